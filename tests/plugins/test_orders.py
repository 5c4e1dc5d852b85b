"""Checkout, payment and delivery, as a buyer and the shop's staff live through them."""

from shopbot.api import Money, ledger, products, stock
from shopbot.testing import Person, TestShop

PLUGINS = ("home", "orders", "wallet", "pretend")


def idr(amount: int) -> Money:
    return Money(amount, "IDR")


def shop_with(units: int = 5, price: int = 35_000, **more: object) -> tuple[TestShop, products.Product]:
    shop = TestShop(*PLUGINS, **more)  # type: ignore[arg-type]
    lumina = shop.do(lambda tx: products.create(tx, "test", "Lumina 1 month", idr(price)))
    shop.do(lambda tx: stock.add(tx, lumina.id, [f"CODE-{n}" for n in range(1, units + 1)], by="test"))
    return shop, lumina


def rich(shop: TestShop, name: str = "Budi", amount: int = 100_000, language: str = "en") -> Person:
    person = shop.person(name, language=language).says("/start")
    if amount:
        shop.do(lambda tx: ledger.adjust(tx, person.id, idr(amount), "test", "test", f"rich:{person.id}"))
    return person


def buys(person: Person, product: products.Product, quantity: int = 1, version: int | None = None) -> Person:
    """Press the product screen's buy button."""
    return person.presses(1, f"orders.checkout:{product.id}:{quantity}:{version or product.price_version}")


def balance(person: Person) -> int:
    return ledger.balance(person.shop.db, person.id, "IDR").amount


def test_pays_from_the_balance_and_gets_the_code() -> None:
    shop, lumina = shop_with()
    budi = buys(rich(shop), lumina)
    assert "Lumina 1 month × 1" in budi.sees
    assert "Total: Rp\xa035,000" in budi.sees
    budi.taps("Pay")
    assert "Delivered" in budi.sees
    assert "CODE-1" in budi.sees
    assert "CODE-2" not in budi.sees
    assert budi.messages[-1].rings
    assert "delivered" in budi.screen
    assert balance(budi) == 65_000
