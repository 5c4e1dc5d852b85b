"""The mutation score can tell: a mistake that a test notices from one that nothing notices, and SQL from words."""

import textwrap

import pytest

from tests.prove.sabotage import mutants_sql
from tests.prove.sabotage.equivalent import EQUIVALENT
from tests.prove.sabotage.mutants import GUARDED, Guarded, Result, stale, tried
from tests.prove.sabotage.mutants_made import Mutant, mutants

TILL = """
from dataclasses import dataclass

LIMIT = 5
SQL = (
    "UPDATE unit SET state = 'sold' WHERE id = ? AND state = 'free'"
    " AND until < 9 ORDER BY id"
)


@dataclass(frozen=True)
class Slip:
    paid: int = 0

    @property
    def is_paid(self) -> bool:
        return self.paid > 0


def allows(count):
    return count < LIMIT


def forgotten(count):
    return count < LIMIT


def countdown(count):
    while count > 0:
        count -= 1
    return count
"""
TESTS = """
import till

def test_allows_up_to_the_limit():
    assert till.allows(4) and not till.allows(5)

def test_a_slip_is_not_paid_by_itself():
    assert not till.Slip().is_paid and till.Slip(1).is_paid

def test_a_statement_says_what_it_says():
    assert till.SQL.count("=") == 3 and "AND state" in till.SQL

def test_counts_down():
    assert till.countdown(3) == 0
"""

MEANT = frozenset(
    {
        "till.LIMIT: 5 -> 6",
        "till.Slip: 0 -> 1",
        "till.Slip.is_paid: self.paid > 0 -> >=",
        "till.SQL: ? AND state -> OR",
        "till.SQL: ORDER BY id -> DESC",
        "till.allows: count < LIMIT -> <=",
        "till.forgotten: count < LIMIT -> <=",
        "till.countdown: count -= 1 left out",
    }
)


@pytest.fixture(scope="module")
def till(tmp_path_factory: pytest.TempPathFactory) -> Guarded:
    root = tmp_path_factory.mktemp("till")
    (root / "till.py").write_text(TILL)
    (root / "test_till.py").write_text(textwrap.dedent(TESTS))
    return Guarded("till.py", ("test_till.py",), root)


@pytest.fixture(scope="module")
def result(till: Guarded, tmp_path_factory: pytest.TempPathFactory) -> Result:
    wanted = [one for one in mutants(till.root, till.path) if one.name in MEANT]
    assert len(wanted) == len(MEANT)
    return tried(till, wanted, float("inf"), tmp_path_factory.mktemp("children"))


def test_what_no_test_reaches_survives_and_what_one_does_is_found(result: Result) -> None:
    survived = {one.name for one in result.survived}
    assert survived == {"till.forgotten: count < LIMIT -> <=", "till.SQL: ORDER BY id -> DESC"}
    assert "till.allows: count < LIMIT -> <=" in result.found
    assert (result.score, result.failing, result.slow) == (75, set(), set())


def test_a_changed_constant_a_default_a_property_and_a_statement_are_met_by_the_tests(result: Result) -> None:
    for name in (
        "till.LIMIT: 5 -> 6",
        "till.Slip: 0 -> 1",
        "till.Slip.is_paid: self.paid > 0 -> >=",
        "till.SQL: ? AND state -> OR",
    ):
        assert "test_till.py" in result.found[name]


def test_a_loop_that_never_ends_is_found(result: Result) -> None:
    assert "the end of its process" in result.found["till.countdown: count -= 1 left out"]


def test_a_survivor_is_told_with_its_place_and_is_bad(result: Result, till: Guarded) -> None:
    outcome = result.outcome()
    line = TILL[: TILL.index("return count < LIMIT", TILL.index("forgotten"))].count("\n") + 1
    assert f"till.py:{line}: nothing notices till.forgotten: count < LIMIT -> <=" in outcome.bad
    assert (outcome.counts["killed"], outcome.counts["survived"]) == (6, 2)


@pytest.mark.parametrize(
    ("sql", "wanted"),
    [
        ("SELECT * FROM t WHERE a = ? AND b > 1", "SELECT * FROM t WHERE (a = ? OR 1) AND b > 1"),
        ("SELECT * FROM t WHERE a = ? OR b > 1", "SELECT * FROM t WHERE a = ? OR (b > 1 AND 0)"),
        ("SELECT * FROM t WHERE a BETWEEN 1 AND 2 AND b", "SELECT * FROM t WHERE (a BETWEEN 1 AND 2 OR 1) AND b"),
        ("SELECT id FROM t ORDER BY a DESC, id", "SELECT id FROM t ORDER BY a DESC, id DESC"),
        ("SELECT id FROM t WHERE a IS NOT NULL", "SELECT id FROM t WHERE a IS NULL"),
        ("UPDATE t SET a = ?, b = 2 WHERE id = ?", "UPDATE t SET a = iif(1, a, ?), b = 2 WHERE id = ?"),
        ("UPDATE t SET a = b + 1", "UPDATE t SET a = b - 1"),
        ("INSERT INTO t VALUES (?) ON CONFLICT DO NOTHING", "INSERT INTO t VALUES (?)"),
        ("SELECT 1 FROM t WHERE state IN ('a', 'b')", "SELECT 1 FROM t WHERE state IN ('b')"),
        ("SELECT 1 FROM t WHERE EXISTS (SELECT 1 FROM u)", "SELECT 1 FROM t WHERE NOT EXISTS (SELECT 1 FROM u)"),
        ("SELECT id FROM t LIMIT ?", "SELECT id FROM t LIMIT (? + 1)"),
    ],
)
def test_each_mistake_in_a_statement_is_made(sql: str, wanted: str) -> None:
    made = [sql[: edit.start] + edit.new + sql[edit.end :] for edit in mutants_sql.edits(sql)]
    assert wanted in [" ".join(one.replace("( ", "(").split()) for one in made]


def test_each_mutant_has_a_name_of_its_own_and_each_equivalent_one_is_still_there() -> None:
    for guarded in GUARDED:
        names = [one.name for one in mutants(guarded.root, guarded.path)]
        assert len(set(names)) == len(names) > 50
    assert stale(EQUIVALENT, GUARDED) == []
    assert stale({"ledger.gone: a -> b": "why"}, GUARDED) == ["ledger.gone: a -> b"]


def test_every_guard_is_there() -> None:
    missing = [test for one in GUARDED for test in one.tests if not (one.root / test).exists()]
    assert missing == []


def test_a_mutant_is_one_change_of_the_file(till: Guarded) -> None:
    (mutant,) = (one for one in mutants(till.root, till.path) if one.name == "till.allows: count < LIMIT -> <=")
    assert mutant.applied(TILL) == TILL.replace("return count < LIMIT", "return count <= LIMIT", 1)
    assert isinstance(mutant, Mutant)
