"""The proofs of load can fail: each sees what was planted."""

import pytest

from shopbot.db import inbox
from tests.prove.load import broadcast, indexes, soak
from tests.prove.load.street import FIRST, Street

SEED = 7
SIX_HOURS = 6 * 3600
BUY = {"inline_keyboard": [[{"text": "Buy", "callback_data": "x"}]]}


def test_no_hot_statement_reads_through_a_table_that_grows_and_one_that_does_is_seen() -> None:
    made = indexes.traced()
    assert made.scans() == {}
    with made.listening():
        made.town.db.rows("SELECT id FROM orders WHERE total = 5")
        made.town.db.rows("SELECT id FROM outbox WHERE id > 0 AND owner = 'orders'")
    assert len(made.scans()) == 2
    made.town.close()


def test_a_shop_that_forgets_nothing_is_seen_after_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "prune", lambda _tx: 0)
    seen = soak.one_round(SEED, 60, 600, SIX_HOURS)
    assert any("jobs are kept for too long" in one for one in seen.bad)


def test_a_message_that_is_sent_again_after_a_kill_is_seen() -> None:
    seen = broadcast.one_round(SEED, 60, 800, careless=True)
    assert seen.counts["doubled"] > 0
    assert any("twice" in one for one in seen.bad)


def test_an_answer_out_of_order_and_a_tap_answered_twice_are_seen() -> None:
    street = Street(1, 1, 1, 900)
    street.saw(FIRST, "Lumina", BUY, 5)
    street.answered_tap("none")
    assert len(street.wrong) == 2
