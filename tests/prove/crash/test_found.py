"""The proofs of crashes find what is planted, and a bad point is found again by its number."""

from collections.abc import Iterator
from unittest import mock

import pytest

from shopbot.commands import CODE
from shopbot.db import outbox
from shopbot.db.clerk import Clerk
from shopbot.db.tx import Tx
from tests.prove.crash import lines
from tests.prove.crash.lines import StoryFlow
from tests.prove.crash.mortal import Mortal
from tests.prove.crash.shop import CrashShop, crash_shop
from tests.prove.crash.trace import Point
from tests.prove.crash.verdict import Verdict, taken
from tests.prove.proof import Outcome

SEED = 7
MOST_KILLS, MOST_POINTS = 40, 25


@pytest.fixture(scope="module")
def phone() -> Iterator[StoryFlow]:
    """The flow of a payment that somebody's phone tells of once."""
    flow = StoryFlow("pay-qris", SEED)
    yield flow
    flow.close()


def test_a_plain_point_is_well_and_dies_where_it_says(phone: StoryFlow) -> None:
    outcome = Outcome()
    lines._one(phone, "pay-qris", SEED, 100, outcome)
    assert (outcome.bad, outcome.counts["points"], outcome.counts["missed"]) == ([], 1, 0)


def test_news_that_is_acknowledged_before_it_is_stored_is_found_lost_and_found_again(phone: StoryFlow) -> None:
    with mock.patch.object(Mortal, "acknowledges_first", new=True):
        number = next(n for n in _stores(phone) if phone.tried(phone.points[n]).wrong)
        outcome = Outcome()
        lines._one(phone, "pay-qris", SEED, number, outcome)
    assert f"lines pay-qris {number} --seed {SEED}" in outcome.bad[0]


def _stores(flow: StoryFlow) -> list[int]:
    """Return the numbers of points right before what was handed in is committed."""
    return [n for n, point in enumerate(flow.points) if _is_at(point, "UPDATE shop SET seq")]


def _is_at(point: Point, words: str) -> bool:
    source = (CODE / point.file).read_text("utf-8").splitlines()
    return words in source[point.line - 1]


def test_goods_that_are_sent_before_the_commit_are_seen_unsold() -> None:
    """What a kill leaves then is a code in a chat and on the shelf."""
    counted = Clerk._next_seq

    def sends_first(self: Clerk, tx: Tx) -> None:
        shop = _living[-1]
        for owed in outbox.due(tx.house, tx.now, 0, 100):
            for rendered in shop.host.render_owed(tx.house, owed) or ():
                shop.chats.bring(owed, rendered)
        counted(self, tx)

    _living: list[Mortal] = []
    opens = Mortal._open

    def noted(self: Mortal) -> None:
        _living.append(self)
        opens(self)

    with mock.patch.object(Clerk, "_next_seq", sends_first), mock.patch.object(Mortal, "_open", noted):
        flow = StoryFlow("buy", SEED)
        try:
            points = [Point("shopbot/db/clerk.py", _commit_line(), turn) for turn in range(1, MOST_POINTS)]
            assert any("is not theirs" in flow.tried(point).wrong for point in points)
        finally:
            flow.close()


def _commit_line() -> int:
    source = (CODE / "shopbot" / "db" / "clerk.py").read_text("utf-8").splitlines()
    return 1 + next(n for n, line in enumerate(source) if 'end("COMMIT")' in line)


def test_updates_that_are_acknowledged_before_they_are_stored_are_found_lost() -> None:
    with crash_shop(SEED, "ack-first") as shop:
        with shop.look() as seen:
            stored, sent = taken(seen), shop.updates.next_id
        while shop.kills < MOST_KILLS and not lost(shop, stored, sent):
            shop.live_and_die()
        shop.finish()
        assert Verdict(shop, stored, sent).given().counts["lost"] > 0


def lost(shop: CrashShop, stored: int, sent: int) -> bool:
    """Tell whether an update is neither in the file nor with Telegram."""
    with shop.look() as seen:
        return shop.updates.next_id - sent > taken(seen) - stored + len(shop.updates)
