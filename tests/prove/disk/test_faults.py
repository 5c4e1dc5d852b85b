"""Faults of the disk that were found once, and careless ways that have to be found; all others are behind `prove disk`.

They are tried in a process of their own: a process that runs tests should not fork.
"""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from tests.prove.disk import faults
from tests.prove.proof import Outcome


@pytest.fixture(scope="module")
def aside() -> Iterator[ProcessPoolExecutor]:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        yield pool


def tried(aside: ProcessPoolExecutor, *words: object) -> Outcome:
    return aside.submit(faults.sampled, *words).result(120)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("scenario", "call"),
    [("restore-on-empty", "rename"), ("witness-flush", "ftruncate"), ("key-rotate", "rename"), ("flow-buy", "fsync")],
)
def test_whatever_fails_there_the_shop_is_the_old_one_or_the_new(
    aside: ProcessPoolExecutor, scenario: str, call: str
) -> None:
    """The key went away, the witness was begun anew, "nothing was changed" was said of a new shop."""
    outcome = tried(aside, scenario, call, 2)
    assert outcome.bad == []
    assert outcome.counts["points"] + outcome.counts["missed"] == 2


def test_a_careless_way_is_found(aside: ProcessPoolExecutor) -> None:
    """Sabotage twin of the above."""
    assert tried(aside, "restore-over", "rename", 40, "plan-goes-first").bad


def test_a_point_is_tried_again_by_its_seed() -> None:
    plans = {n: faults.Prepared(name, None, {}, {}, (None,) * (n + 5)) for n, name in enumerate(faults.NAMES)}  # type: ignore[arg-type]
    assert all(faults.first(faults.seed_of(place), plans) == place for place in [(0, 4), (3, 7), (11, 2)])
