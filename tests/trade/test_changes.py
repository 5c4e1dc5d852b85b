"""What is told of the books is what happened, each thing once, and never what is sold."""

import pytest

from shopbot.trade import audit, orders, payments
from shopbot.trade.changes import Change, Watcher
from shopbot.trade.money import Money
from shopbot.trade.payments import Receipt
from tests.trade.desk import OWNER, Desk, rp


def look(desk: Desk, watcher: Watcher) -> list[Change]:
    reader = desk.reader()
    try:
        return watcher.look(reader, desk.now)
    finally:
        reader.close()


def lines(found: list[Change], book: str) -> list[str]:
    return [f"{one.what} {_bare(one.delta)}" for one in found if one.book == book]


def _bare(delta: Money | int | None) -> int | None:
    return delta.amount if isinstance(delta, Money) else delta


@pytest.fixture
def watcher(desk: Desk) -> Watcher:
    """Somebody who has looked before anything happened; the shop has a buyer and five codes."""
    desk.person(), desk.product(price=35_000)
    made = Watcher()
    look(desk, made)
    return made


def buy(desk: Desk) -> orders.Order:
    """Order one code and pay for it by a receipt of the method qr."""
    order = desk.order(7, 1)
    with desk.tx() as tx:
        attempt = payments.open_attempt(tx, "qr", 7, order.total, order.expires_at, order=order.id)
        payments.receive(tx, "qr", Receipt("tx-1", order.total, desk.now, attempt.id))
    return order


def test_a_purchase_shows_in_every_book(desk: Desk, watcher: Watcher) -> None:
    code = buy(desk).code
    found = look(desk, watcher)
    assert lines(found, "ledger") == [
        f"cash:qr · payment · {code} -35000",
        f"wallet:7 · payment · {code} 35000",
        f"wallet:7 · purchase · {code} -35000",
        f"sales · purchase · {code} 35000",
    ]
    assert lines(found, "stock") == ["Lumina 1 month · available -1", "Lumina 1 month · sold 1"]
    assert lines(found, "orders") == [
        f"{code} → draft None",
        f"{code} → waiting (1 × Lumina 1 month) None",
        f"{code} → paid None",
        f"{code} → delivered None",
    ]
    assert lines(found, "payments") == [f"qr attempt 1 · {code} → paid None", "qr receipt tx-1 → settled 35000"]


def test_nothing_is_told_twice(desk: Desk, watcher: Watcher) -> None:
    buy(desk)
    assert look(desk, watcher)
    assert look(desk, watcher) == []


def test_goods_and_contents_are_never_told(desk: Desk, watcher: Watcher) -> None:
    buy(desk)
    with desk.tx() as tx:
        audit.write(tx, OWNER, "stock.add", "product:1", before=None, after={"secret": "CODE-1-00000"})
    found = look(desk, watcher)
    assert lines(found, "audit") == ["1 · stock.add · product:1 None"]
    assert "CODE-1-" not in str(found)


def test_an_attempt_is_told_when_it_opens_and_when_it_ends(desk: Desk, watcher: Watcher) -> None:
    with desk.tx() as tx:
        attempt = payments.open_attempt(tx, "qr", 7, rp(10_000), desk.now + 600)
    assert lines(look(desk, watcher), "payments") == ["qr attempt 1 · deposit → open 10000"]
    assert look(desk, watcher) == []
    desk.now += 601
    with desk.tx() as tx:
        tx.run("UPDATE payment SET state = 'expired', closed_at = ? WHERE id = ?", desk.now, attempt.id)
    assert lines(look(desk, watcher), "payments") == ["qr attempt 1 · deposit → expired None"]
    with desk.tx() as tx:
        payments.receive(tx, "qr", Receipt("late-1", rp(10_000), desk.now, attempt.id))
    assert lines(look(desk, watcher), "payments") == ["qr receipt late-1 → deposit 10000"]


def test_a_late_watcher_reads_back_and_takes_stock_as_it_is(desk: Desk) -> None:
    desk.person(), desk.product(price=35_000)
    code = buy(desk).code
    found = look(desk, Watcher())
    assert lines(found, "orders")[-1] == f"{code} → delivered None"
    assert lines(found, "stock") == []


def test_a_first_look_at_a_long_history_is_short(desk: Desk) -> None:
    desk.careless = True
    for n in range(60):
        desk.person(100 + n, credit=1_000)
    assert len(lines(look(desk, Watcher()), "ledger")) == 50


def test_new_stock_is_one_line_however_much_it_is(desk: Desk, watcher: Watcher) -> None:
    desk.product(units=300, title="Bulk")
    assert lines(look(desk, watcher), "stock") == ["Bulk · available 300"]


def test_a_shop_that_is_filled_at_once_is_told_in_two_lines(desk: Desk, watcher: Watcher) -> None:
    for n in range(6):
        desk.product(title=f"Item {n}", units=5)
    found = look(desk, watcher)
    assert lines(found, "stock") == ["6 new products · available 30"]
    assert lines(found, "audit") == [f"{OWNER} · 6 × product.create, 6 × stock.add None"]
    assert look(desk, watcher) == []
