"""A shop of before today opens with today's program: nothing is lost, and what was begun there is finished here.

`old_shop.sql` is what commit af34d00 itself wrote (its own schema, plugins and rows; goods and people are invented).
Ani owns it. Budi has a delivered order, a cancelled one, one that waits for two of Lumina, and an open deposit. Sari's
order for one has an open payment, and she waits for Orbit, which is sold out.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from shopbot.api import Money, ledger, orders, payments, products, refunds, stock
from shopbot.config import Limits
from shopbot.db import anchor, connection, migrate
from shopbot.db.keys import Keys
from shopbot.db.store import Files
from shopbot.testing import Person, TestShop
from shopbot.trade import attempts

OLD = Path(__file__).with_name("old_shop.sql")
PLUGINS = (
    "home", "catalog", "orders", "wallet", "payments", "pretend", "admin", "rates", "stars", "qris", "usdt", "notices",
    "support", "resellers", "formulas", "vouchers", "referrals", "broadcast", "aftersales", "profit",
)  # fmt: skip
OWNER, BUDI, SARI = 900, 901, 902
LUMINA, ORBIT = 1, 2
OLD_BUTTON = "orders.checkout:1:1:2"  # product, quantity, price_version: as the old shop wrote it under its product
DELIVERED, CANCELLED, WAITING, BEGUN = 1, 2, 3, 4


def idr(amount: int) -> Money:
    return Money(amount, "IDR")


def put_old_files(folder: Path, keys: Keys) -> None:
    """Write the old shop's file and its anchor in the place of those that are there."""
    files = Files(folder)
    for one in folder.glob("shop.db*"):
        one.unlink()
    connection.create(files.main, keys)
    writer = connection.open_writer(files.main, keys)
    writer.execute("PRAGMA foreign_keys=OFF")
    writer.executescript("DROP TABLE shop;\n" + OLD.read_text(encoding="utf-8"))
    writer.execute("PRAGMA foreign_keys=ON")
    mark = anchor.Anchor(files.anchor, keys)
    mark.write(anchor.mark_of(writer))
    mark.close()
    writer.close()


@pytest.fixture
def shop() -> Iterator[TestShop]:
    made = TestShop(*PLUGINS, owner=OWNER, limits=Limits(updates_per_minute=1_000_000))
    made._store.close()
    put_old_files(made.config.data.folder, made._store.keys)
    made._open()
    made.next_update = 1_000  # Telegram goes on counting
    made.settle()
    yield made
    made.close()


def buyer(shop: TestShop, number: int = BUDI, name: str = "Budi") -> Person:
    return shop.person(name, id=number)


def test_the_old_file_is_really_old() -> None:
    text = OLD.read_text(encoding="utf-8")
    assert "'shopbot', '005_longer_bank_ids'" in text
    assert not [step.name for step in migrate.core_steps() if step.name > "006" and f"'{step.name}'" in text]
    assert "reseller_price" not in text


def test_every_step_is_taken_and_the_recount_finds_nothing(shop: TestShop) -> None:
    taken = {row[0] for row in shop.db.rows("SELECT name FROM migration WHERE owner = 'shopbot'")}
    assert taken == {step.name for step in migrate.core_steps()}
    assert shop.check() == []
    assert [orders.sure(shop.db, one).state for one in (DELIVERED, CANCELLED, WAITING, BEGUN)] == [
        "delivered", "cancelled", "waiting", "waiting",
    ]  # fmt: skip
    assert stock.count(shop.db, LUMINA) == stock.Counts(2, 3, 1)


def test_what_waited_is_paid_and_delivered(shop: TestShop) -> None:
    found = shop.do(lambda tx: orders.pay_from_wallet(tx, WAITING, BUDI))
    shop.settle()
    assert (found.state, len(shop.do(lambda tx: orders.units(tx, WAITING, BUDI)))) == ("delivered", 2)
    assert ledger.balance(shop.db, BUDI, "IDR") == idr(5_000 - 3 * 1_100)
    assert shop.check() == []


def test_money_for_a_payment_that_was_open_settles_its_order(shop: TestShop) -> None:
    (attempt,) = attempts.of_order(shop.db, BEGUN)
    receipt = payments.Receipt("old-1", idr(1_100), shop.clock.now(), attempt.id)
    assert shop.do(lambda tx: payments.receive(tx, "pretend", receipt)).kind == "settled"
    shop.settle()
    assert orders.sure(shop.db, BEGUN).state == "delivered"


def test_what_nobody_pays_ends_by_itself(shop: TestShop) -> None:
    shop.advance(hours=48)
    assert {orders.sure(shop.db, one).state for one in (WAITING, BEGUN)} == {"expired"}
    assert stock.count(shop.db, LUMINA) == stock.Counts(5, 0, 1)


def test_an_old_button_is_told_the_price_and_never_fails(shop: TestShop) -> None:
    budi = buyer(shop).presses(12, OLD_BUTTON)
    assert not shop.parked
    assert "1,100" in repr(shop.chats.toasts[BUDI]), "the price that holds is said"
    assert len(orders.of_person(shop.db, BUDI).items) == 3, "nothing was placed at a price nobody saw"
    budi.taps("Buy")
    assert orders.of_person(shop.db, BUDI).items[0].total == idr(1_100)


def test_what_was_delivered_can_be_replaced_and_refunded(shop: TestShop) -> None:
    unit = shop.do(lambda tx: stock.units_of(tx, DELIVERED)[0].id)
    shop.do(lambda tx: stock.replace(tx, DELIVERED, unit, OWNER, "does not work"))
    shop.do(lambda tx: refunds.refund(tx, DELIVERED, idr(1_100), OWNER, "they asked"))
    shop.settle()
    assert orders.sure(shop.db, DELIVERED).state == "refunded"
    assert ledger.balance(shop.db, BUDI, "IDR") == idr(5_000)


def test_who_waited_for_a_product_is_told_when_it_is_back(shop: TestShop) -> None:
    shop.do(lambda tx: stock.add(tx, ORBIT, ["ORBIT-1"], by=OWNER))
    shop.settle()
    said = [one.rendered.html for one in shop.chats.messages.get(SARI, {}).values()]
    assert any("Orbit" in words for words in said)


def test_an_old_product_becomes_a_family_with_its_stock(shop: TestShop) -> None:
    family = shop.do(lambda tx: products.make_family(tx, LUMINA, "1 month", OWNER))
    shop.do(lambda tx: products.add_variant(tx, family.id, OWNER, "1 year", idr(9_000)))
    found = products.sure(shop.db, family.id)
    assert (found.number, found.available, found.price) == (1, 2, idr(1_100))
    assert shop.check() == []
