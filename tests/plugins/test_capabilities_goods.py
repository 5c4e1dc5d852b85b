"""Many people and few goods: none is promised twice, none stays away, and the shop's counts are its goods."""

from pathlib import Path
from typing import Any

from shopbot.api import Context, orders, people, products, stock
from shopbot.db.inbox import NewEvent
from shopbot.db.tx import Tx
from shopbot.host.recount import Recount, RecountDue
from shopbot.testing import TestShop
from shopbot.trade import checks
from tests.plugins.whole import OWNER, Whole, idr, unlimited

BUYERS, UNITS = 200, 50


def crowd() -> tuple[TestShop, products.Product]:
    """Return a shop with 200 people in it and 50 units of one product."""
    shop = unlimited("home", "catalog", "orders", "wallet", owner=OWNER)
    made: products.Product = shop.do(lambda tx: products.create(tx, "test", "Lumina", idr(0)))
    shop.do(lambda tx: stock.add(tx, made.id, [f"CODE-{n}" for n in range(UNITS)], by="test"))
    together(shop, [said(shop, n, "/start") for n in range(BUYERS)])
    return shop, made


def user(number: int) -> dict[str, Any]:
    return {"id": 2000 + number, "is_bot": False, "first_name": f"P{number}", "language_code": "en"}


def said(shop: TestShop, number: int, text: str) -> dict[str, Any]:
    chat = {"id": 2000 + number, "type": "private", "first_name": "P"}
    message = {"message_id": 1, "date": shop.clock.now(), "from": user(number), "chat": chat, "text": text}
    return {"message": message}


def tapped(number: int, data: str) -> dict[str, Any]:
    chat = {"id": 2000 + number, "type": "private", "first_name": "P"}
    message = {"message_id": 1, "date": 0, "chat": chat}
    query = {"id": f"{number}-{data}", "from": user(number), "message": message, "data": data, "chat_instance": "1"}
    return {"callback_query": query}


def together(shop: TestShop, updates: list[dict[str, Any]]) -> None:
    """Let everybody's update be stored before the first is handled."""
    first = shop.next_update
    shop.next_update += len(updates)
    shop.clerk.put(
        [NewEvent("telegram:1", str(first + n), {"update_id": first + n, **one}) for n, one in enumerate(updates)]
    )
    shop.settle()


def newest(shop: TestShop, number: int) -> str:
    return "\n".join(m.text for m in shop.chats.messages[2000 + number].values() if m.from_bot)


def test_fifty_units_go_to_fifty_of_two_hundred_and_the_others_are_told() -> None:
    shop, made = crowd()
    together(shop, [tapped(n, f"orders.checkout:{made.id}:1:0") for n in range(BUYERS)])
    assert stock.count(shop.db, made.id) == stock.Counts(0, UNITS, 0)
    assert shop.db.scalar("SELECT count(*) FROM orders WHERE state = 'waiting'") == UNITS
    told = [n for n in range(BUYERS) if "sold out" in newest(shop, n)]
    assert len(told) == BUYERS - UNITS
    winners = [shop.person("", id=2000 + n) for n in range(BUYERS) if n not in told]
    together(shop, [tapped(one.id - 2000, one.data("Get it for free")) for one in winners])
    sold = [row[0] for row in shop.db.rows("SELECT content FROM stock_unit WHERE state = 'sold'")]
    assert len(set(sold)) == UNITS
    got = [code for one in winners for code in sold if any(f"{code}\n" in m.text for m in one.messages)]
    assert sorted(got) == sorted(sold)
    assert stock.count(shop.db, made.id) == stock.Counts(0, 0, UNITS)


def test_goods_nobody_paid_for_are_free_within_two_minutes_and_it_is_in_the_audit() -> None:
    shop, made = crowd()
    shop.run_jobs()
    together(shop, [tapped(n, f"orders.checkout:{made.id}:1:0") for n in range(UNITS)])
    together(shop, [tapped(0, "orders.cancel:1")])
    assert stock.count(shop.db, made.id).available == 1
    for _ in range(22):
        shop.advance(seconds=30)
        assert not [p for p in checks.check_all(shop.db, shop._store.keys, shop.clock.now()) if "too long" in p]
    assert stock.count(shop.db, made.id) == stock.Counts(UNITS, 0, 0)
    assert shop.db.scalar("SELECT count(*) FROM audit WHERE action = 'stock.release'") == UNITS
    together(shop, [tapped(n, f"orders.checkout:{made.id}:1:0") for n in range(100, 100 + UNITS)])
    assert stock.count(shop.db, made.id).reserved == UNITS


def test_a_count_that_differs_from_the_goods_is_told_to_staff_by_the_nightly_recount(tmp_path: Path) -> None:
    here = Whole()
    here.shop.advance(days=1)
    assert not any("recount" in m.text for m in here.ani.messages)
    recount, house = here.shop.host.registry.jobs["shopbot.recount"], here.shop.host.plugin("shopbot")
    assert recount.at == "04:00"
    here.shop.do(lambda tx: tx.run("UPDATE product SET available = available + 1"))
    effects: list[object] = []

    def run(tx: Tx) -> None:
        recount.handler.call(Context(here.shop.host, tx, house))
        effects.extend(tx._journal.effects)

    here.shop.do(run)
    assert RecountDue() in effects
    problems: list[str] = []
    counting = Recount(here.shop._store.reader(), here.shop._store.keys, tmp_path / "unsound", lambda _: None)
    counting.again(problems.extend)
    assert counting.wait(60)
    for _ in range(2):
        here.shop.do(lambda tx: here.shop.host.alerts.books(tx, len(problems)))
    assert here.shop.db.scalar("SELECT count(*) FROM outbox WHERE name = 'books-wrong'") == 1
    assert here.shop.db.scalar("SELECT chat FROM outbox WHERE name = 'books-wrong'") == OWNER
    here.shop.do(lambda tx: tx.run("UPDATE product SET available = available - 1"))


def test_an_order_takes_no_more_and_no_less_than_the_product_allows() -> None:
    here = Whole()
    number = here.product.id
    here.shop.do(lambda tx: products.edit(tx, number, OWNER, min_quantity=2, max_quantity=4))
    before = here.shop.db.scalar("SELECT count(*) FROM orders")
    for quantity in (-1, 0, 1, 5, 1000, 10**9):
        here.sari.presses(1, f"orders.checkout:{number}:{quantity}:1")
        assert "order" in here.sari.toast, quantity
    assert here.shop.db.scalar("SELECT count(*) FROM orders") == before
    here.sari.presses(1, f"orders.checkout:{number}:2:2000")
    assert orders.of_person(here.shop.db, here.sari.id).items[0].items[0].quantity == 2


def test_who_stands_first_in_line_is_told_once_that_a_sold_out_product_is_back_and_held() -> None:
    here = Whole()
    here.shop.do(lambda tx: stock.delete_unsold(tx, here.product.id, "test"))
    number = here.product.number
    here.sari.says(str(number)).taps("Notify me")
    assert "as soon as it is back" in here.sari.toast
    here.budi.says(str(number)).taps("Notify me").taps("No message")
    here.shop.advance(minutes=2)
    assert not any("🔔 Lumina is back" in m.text for m in here.sari.messages)
    here.shop.do(lambda tx: stock.add(tx, here.product.id, ["FRESH-1"], by="test"))
    for _ in range(3):
        here.shop.advance(minutes=1)
    told = [m.text for m in here.sari.messages if m.text.startswith("🔔 Lumina is back")]
    assert len(told) == 1
    assert "one is held for you" in told[0]
    assert not any("🔔 Lumina is back" in m.text for m in here.budi.messages)
    assert stock.count(here.shop.db, here.product.id).available == 0
    here.sari.taps("Buy")
    assert "Kept for you" in here.sari.screen


def test_staff_hear_of_each_order_once_and_of_a_rush_in_one_line() -> None:
    shop, made = crowd()
    ani = shop.person("Ani", id=OWNER).says("/start")
    sari = shop.person("Sari", id=901).says("/start")
    shop.do(lambda tx: people.set_role(tx, 901, "admin", OWNER))
    shop.run_jobs()
    together(shop, [tapped(n, f"orders.checkout:{made.id}:1:0") for n in range(23)])
    for n in range(23):
        together(shop, [tapped(n, shop.person("", id=2000 + n).data("Get it for free"))])
    for person in (ani, sari):
        told = [m.text for m in person.messages if "Sold: Lumina" in m.text]
        assert len(told) == len(set(told)) == 10
    for _ in range(3):
        shop.advance(minutes=1)
    for person in (ani, sari):
        more = [m.text for m in person.messages if "more notices between" in m.text]
        assert len(more) == 1
        assert more[0].startswith("🔔 13 more notices between 07:00 and 07:01.")
        assert more[0].endswith("✅ 13 orders sold")
    together(shop, [tapped(30, f"orders.checkout:{made.id}:1:0")])
    together(shop, [tapped(30, shop.person("", id=2030).data("Get it for free"))])
    assert len([m for m in ani.messages if "Sold: Lumina" in m.text]) == 11
