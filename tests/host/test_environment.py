"""Trying things out never touches the real shop: its file is opened as what it is, and no real money is asked for."""

from dataclasses import replace
from pathlib import Path

import pytest

from plugins.qris.declare import Settings as Qris
from plugins.qris.gateway import Pakasir
from plugins.usdt.declare import Settings as Usdt
from plugins.usdt.method import Usdt as UsdtMethod
from shopbot import config as configuration
from shopbot.api import Money, products, stock
from shopbot.clock import ManualClock
from shopbot.config import Config, Shop
from shopbot.db import store
from shopbot.errors import BadConfig
from shopbot.host import environment
from shopbot.testing import TestShop

MASTER = bytes(range(32))
KINDS = ("live", "staging", "development")


def shop_as(folder: Path, kind: str) -> Config:
    made = configuration.pretend(folder, folder, shop=Shop(environment=kind))
    return replace(made, mode="live" if kind == "live" else "test")


def opened_as(folder: Path, kind: str) -> None:
    """Open the file as a start does."""
    clock = ManualClock()
    shop = store.open_store(folder, MASTER, clock)
    try:
        store.in_transaction(shop.writer, shop.keys, clock, lambda tx: environment.settle(tx, shop_as(folder, kind)))
    finally:
        shop.close()


@pytest.mark.parametrize("first", KINDS)
@pytest.mark.parametrize("then", KINDS)
def test_file_is_opened_as_what_it_was_first(tmp_path: Path, first: str, then: str) -> None:
    store.create(tmp_path / "shop", MASTER, ManualClock()).close()
    opened_as(tmp_path / "shop", first)
    opened_as(tmp_path / "shop", first)
    if then == first:
        return
    with pytest.raises(BadConfig, match=f"that of a {first} shop, but shop.environment is {then}") as refused:
        opened_as(tmp_path / "shop", then)
    assert f'environment = "{first}"' in refused.value.hint
    opened_as(tmp_path / "shop", first)


def test_demos_file_is_no_live_one(tmp_path: Path) -> None:
    store.create(tmp_path / "shop", MASTER, ManualClock()).close()
    clock, demo = ManualClock(), configuration.pretend(tmp_path, tmp_path / "shop", mode="demo")
    shop = store.open_store(tmp_path / "shop", MASTER, clock)
    store.in_transaction(shop.writer, shop.keys, clock, lambda tx: environment.settle(tx, demo))
    shop.close()
    with pytest.raises(BadConfig, match="that of a demo shop"):
        opened_as(tmp_path / "shop", "live")


def test_test_shop_says_so_in_its_first_words_in_every_language() -> None:
    for language in ("id", "en", "ar", "fa", "zh"):
        said = []
        for kind in ("staging", "live"):
            shop = TestShop("home", shop=Shop(environment=kind))
            person = shop.person("Budi", language=language)
            person.says("/start")
            said.append(person.sees)
            shop.close()
        assert said[0].startswith("🧪")
        assert "🧪" not in said[1]


def test_methods_tell_real_money_from_pretended() -> None:
    assert Pakasir().takes_real_money(Qris()) is True
    assert Pakasir().takes_real_money(Qris(pakasir_sandbox=True)) is False
    assert UsdtMethod().takes_real_money(Usdt()) is True
    assert UsdtMethod().takes_real_money(Usdt(trongrid_url="https://nile.trongrid.io")) is None


@pytest.mark.parametrize(("kind", "sandbox", "offered"), [
    ("live", False, True), ("staging", False, False), ("development", False, False), ("staging", True, True),
])  # fmt: skip
def test_real_money_is_asked_for_in_a_live_shop_only(kind: str, sandbox: bool, offered: bool) -> None:
    pakasir = {"mode": "pakasir", "pakasir_slug": "toko", "pakasir_key": "k" * 20, "pakasir_sandbox": sandbox}
    shop = TestShop("home", "orders", "wallet", "qris", settings={"qris": pakasir}, shop=Shop(environment=kind))
    shop.run_jobs()
    made = shop.do(lambda tx: products.create(tx, "test", "Lumina", Money(30_000, "IDR")))
    shop.do(lambda tx: stock.add(tx, made.id, ["CODE-1"], by="test"))
    buyer = shop.person("Budi").says("/start").presses(1, f"orders.checkout:{made.id}:1:30000")
    assert any("QRIS" in label for label in buyer.buttons) == offered
    shop.close()
