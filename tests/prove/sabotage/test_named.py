"""The catalogue of faults stays true to the code, and a fault that nobody finds is told."""

from collections import Counter

import pytest

from tests.prove.sabotage.catalogue import CATALOGUE, Sabotage
from tests.prove.sabotage.named import ROOT, Copy, Verdict

ENOUGH = 40
CLOCK = "tests/test_clock.py"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    return Copy(tmp_path_factory.mktemp("copy"))


def clock(before: str, after: str) -> Sabotage:
    return Sabotage("clock", "time passes", "shopbot/clock.py", before, after, (CLOCK,))


def test_there_are_enough_faults_and_each_has_its_own_name() -> None:
    assert len(CATALOGUE) >= ENOUGH
    assert [name for name, times in Counter(one.name for one in CATALOGUE).items() if times > 1] == []


@pytest.mark.parametrize("fault", CATALOGUE, ids=lambda fault: fault.name)
def test_each_fault_still_has_its_place_in_the_code(fault: Sabotage) -> None:
    assert (ROOT / fault.file).read_text("utf-8").count(fault.before) == 1
    assert fault.before != fault.after


@pytest.mark.parametrize("fault", CATALOGUE, ids=lambda fault: fault.name)
def test_each_fault_has_catchers_that_are_there(fault: Sabotage) -> None:
    assert fault.caught_by
    files = [word.split()[0].split("::")[0] for word in fault.caught_by if not word.startswith("prove ")]
    assert [name for name in files if not (ROOT / name).exists()] == []


def test_a_fault_that_its_test_looks_for_is_caught_and_taken_out_again(copy: Copy) -> None:
    assert copy.judge(clock("int(time.time()) + self._offset()", "int(time.time())")) == Verdict(caught_by=CLOCK)
    assert (copy.root / "shopbot/clock.py").read_text("utf-8") == (ROOT / "shopbot/clock.py").read_text("utf-8")


def test_a_fault_nobody_looks_for_survives(copy: Copy) -> None:
    assert copy.judge(clock("for intervals, never stored", "never stored")) == Verdict()


def test_a_fault_that_keeps_the_tests_from_beginning_proves_nothing(copy: Copy) -> None:
    assert "ends with" in copy.judge(clock("class ManualClock", "class NoClock")).wrong


def test_a_fault_whose_place_is_gone_is_told(copy: Copy) -> None:
    assert copy.judge(clock("no such words", "others")).wrong == "shopbot/clock.py has its words 0 times, not once"
