"""When something goes wrong: bugs, files that take their time, people who tap too fast."""

from typing import Any

from shopbot.api import Money, Plugin, Request, Screen, products, stock
from shopbot.testing import Person, TestShop
from tests.plugins.whole import Whole, idr


def broken() -> Plugin[Any]:
    plugin = Plugin("clumsy")
    plugin.texts(
        en="""
    label = Go
    fine = Fine.
    """
    )
    plugin.migration("001_mood", "CREATE TABLE clumsy_mood (well INTEGER) STRICT;")

    @plugin.action(once=True)
    def go(request: Request[Any]) -> None:
        """Fail while the mood is bad."""
        if not request.tx.scalar("SELECT well FROM clumsy_mood"):
            raise KeyError("secret internals")
        request.show(Screen.of("fine"))

    @plugin.command("clumsy")
    def clumsy(request: Request[Any]) -> None:
        """Show the button."""
        request.show(Screen.of("label", rows=[[go.button("label")]]))

    return plugin


def test_a_bug_leaves_a_code_to_copy_and_a_way_to_try_again_or_ask() -> None:
    shop = TestShop("home", broken())
    budi = shop.person("Budi").says("/start").says("/clumsy").taps("Go")
    assert "E-" in budi.sees
    assert "secret" not in budi.sees
    assert budi.messages[-1].buttons == ["🔄 Try again", "💬 Help"]
    budi.taps("Try again")
    assert "E-" in budi.sees
    shop.do(lambda tx: tx.run("INSERT INTO clumsy_mood VALUES (1)"))
    budi.taps("Try again")
    assert budi.screen == "Fine.\n" or budi.screen.startswith("Fine.")
    budi.taps("Help")
    assert "/help" in budi.screen


def test_what_nobody_understands_leads_to_help() -> None:
    budi = TestShop("home").person("Budi").says("/start").says("/nonsense")
    assert "did not understand" in budi.sees
    budi.taps("Help")
    assert "/help" in budi.sees


def selling(price: int) -> tuple[TestShop, Person, products.Product]:
    here = TestShop("home", "catalog", "orders", "wallet", "pretend")
    made: products.Product = here.do(lambda tx: products.create(tx, "test", "Lumina", idr(price)))
    here.do(lambda tx: stock.add(tx, made.id, ["A", "B"], by="test"))
    return here, here.person("Budi").says("/start"), made


def test_who_taps_too_fast_is_told_once_and_can_still_pay() -> None:
    shop, budi, made = selling(0)
    budi.presses(1, f"orders.checkout:{made.id}:1:{made.price.amount}")
    pay = budi.data("Get it for free")
    for _ in range(40):
        budi.says("/help")
    told = [m for m in budi.messages if "That was quick" in m.text]
    assert len(told) == 1
    budi.presses(1, pay)
    assert shop.db.scalar("SELECT state FROM orders") == "delivered"
    assert any("Delivered" in m.text for m in budi.messages)


def test_money_that_comes_while_its_payer_is_held_back_is_entered() -> None:
    shop, budi, made = selling(5000)
    budi.presses(1, f"orders.checkout:{made.id}:1:{made.price.amount}").taps("Pretend").taps("late")
    for _ in range(40):
        budi.says("/help")
    shop.advance(minutes=11)
    shop.advance(minutes=1)
    shop.advance(minutes=1)
    assert shop.db.scalar("SELECT balance FROM account WHERE person = ?", budi.id) == Money(5000, "IDR").amount


def test_reading_the_file_gives_way_to_what_the_file_says() -> None:
    here = Whole()
    for caption in ("/addstock 1", ""):
        if not caption:
            here.ani.presses(1, "catalog.add_stock:1")
        here.ani.sends_file("more.txt", "NEW-1\nNEW-2\n", caption)
        assert "2 new" in here.ani.screen
        assert not any("Reading" in m.text for m in here.ani.messages)
