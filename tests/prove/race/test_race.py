"""The races can be lost: each proof sees what happens once the protection is gone, and the same seed sees it again."""

import pytest

from tests.prove.race import codes, last, payments, starts

SEED = 7


def test_buyers_who_are_given_what_others_hold_are_seen() -> None:
    seen = codes.one_round(SEED, 60, 6, 2, "any-unit")
    assert seen.counts["served"] != 2
    assert seen.bad


def test_money_that_counts_each_time_it_is_seen_is_seen() -> None:
    seen = payments.one_round(SEED, 60, 5, 4, "by-sight")
    assert seen.counts["doubled"] > 0
    assert seen.bad


def test_two_copies_that_both_believe_the_shop_is_theirs_are_seen() -> None:
    seen = starts.one_round(SEED, 60, 2, "no-lock")
    assert seen.bad


@pytest.mark.parametrize("story", last.SABOTAGES)
def test_the_last_one_is_given_twice_without_its_protection_and_by_the_same_seed_again(story: str) -> None:
    first, again = (last.one_round(SEED, 60, story) for _ in range(2))
    assert first.counts["broken"] == again.counts["broken"] > 0
