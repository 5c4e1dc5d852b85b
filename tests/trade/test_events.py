"""What goes wrong with telling what happened: told twice, told of what was rolled back, unreadable later."""

import json
from dataclasses import fields

import pytest

from shopbot.trade import events, orders
from tests.trade.desk import Desk


@pytest.mark.parametrize("kind", events.KINDS.values())
def test_every_event_is_read_back_as_it_was(desk: Desk, kind: type[events.Event]) -> None:
    event = kind(*range(1, len(fields(kind)) + 1))
    with desk.tx() as tx:
        assert events.emit(tx, event)
        assert not events.emit(tx, event)
        (row,) = tx.rows("SELECT * FROM inbox WHERE source = 'event'")
    assert events.load(json.loads(row["body"])) == event
    assert row["lane"] == 2  # listeners never come before people


def test_a_purchase_tells_each_step_once_in_order(desk: Desk) -> None:
    buyer, product = desk.person(credit=50_000), desk.product()
    order = desk.order(buyer, product)
    for _ in range(2):
        with desk.tx() as tx:
            orders.pay_from_wallet(tx, order.id, buyer)
    with desk.tx() as tx:
        told = [row["key"] for row in tx.rows("SELECT key FROM inbox WHERE id > 3 ORDER BY id")]
    assert told == ["OrderPlaced:1:7", "BalanceChanged:7:2", "OrderPaid:1:7", "OrderDelivered:1:7"]


def test_what_was_rolled_back_is_not_told(desk: Desk) -> None:
    def half_a_turn() -> None:
        with desk.tx() as tx:
            events.emit(tx, events.PersonJoined(7))
            raise KeyError

    with pytest.raises(KeyError):
        half_a_turn()
    with desk.tx() as tx:
        assert tx.scalar("SELECT count(*) FROM inbox") == 0
