"""Plugins with one fault each: every fault is named, and none of them costs anything but itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from shopbot.errors import PluginError
from shopbot.host.discover import Marker
from shopbot.testing import ROOT, TestShop

BROKEN = ROOT / "tests" / "broken"
FENCED = "not authorized: a plugin makes and changes only tables called"
FAULTS = {
    "raisesatimport": "import failed: RuntimeError: no licence",
    "endsatimport": "import failed: SystemExit: 3",
    "nodeclaration": "it has no `plugin = Plugin(...)`",
    "wrongname": "it calls itself 'othername', but its file is called 'wrongname'",
    "stock": "the name 'stock' belongs to the shop's own tables; choose another",
    "newerapi": "it was written for version 2 of the contract; this shop has 1",
    "demoonly": "it refuses to run in a test shop (only: demo)",
    "orphan": "it requires nobody, which is off or not sound",
    "badsql": 'migration 002_bad: near "TABEL": syntax error',
    "foreigntable": f"migration 001_theirs: {FENCED} foreigntable_...",
    "dropsledger": f"migration 001_drop: {FENCED} dropsledger_...",
    "twice": "command /double is declared twice",
}


@pytest.fixture(scope="module")
def shop() -> Iterator[TestShop]:
    """One shop with all of them at once."""
    shop = TestShop("home", folder=BROKEN)
    yield shop
    shop.close()


@pytest.mark.parametrize("name", FAULTS)
def test_names_the_fault_and_admits_no_part(shop: TestShop, name: str) -> None:
    assert FAULTS[name] in shop.admission(name).problems
    assert name not in shop.host.registry.plugins


def test_a_circle_is_named_whole(shop: TestShop) -> None:
    assert "circlea -> circleb" in shop.admission("circlea").problems[0]
    assert "circle" in shop.admission("circleb").problems[0]


def test_all_faults_are_told_at_once(shop: TestShop) -> None:
    words, settings = shop.admission("badwords").problems, shop.admission("nohelp").problems
    assert any("btn-nothing" in problem for problem in words)
    assert len(words) >= 2
    assert any("key needs a default" in problem for problem in settings)
    assert "setting size has no help line" in settings


def test_a_failing_migration_leaves_no_half(shop: TestShop) -> None:
    assert shop.db.scalar("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'badsql%'") == 0
    assert shop.db.scalar("SELECT count(*) FROM migration WHERE owner = 'badsql'") == 0


def test_the_sound_ones_work_beside_them(shop: TestShop) -> None:
    assert {"home", "faulty"} <= shop.host.registry.plugins.keys()
    assert shop.person("Ana").says("/fine").sees == "Fine."


def test_a_plugin_that_ends_two_starts_is_left_out_of_the_third(tmp_path: Path) -> None:
    for _ in range(2):
        assert Marker(tmp_path / "starting").left_out() is None
        Marker(tmp_path / "starting").starting("crashes")
    third = Marker(tmp_path / "starting")
    assert third.left_out() == "crashes"
    third.starting("another")
    third.started()
    assert Marker(tmp_path / "starting").left_out() is None


def test_a_plugin_switched_off_keeps_its_table_and_loses_its_command() -> None:
    shop = TestShop("hello", owner=1)
    ana = shop.person("Ana").says("/hello")
    shop.do(lambda tx: shop.host.switch(tx, "hello", on=False))
    assert "Hello" not in ana.says("/hello").sees
    assert shop.db.scalar("SELECT times FROM hello_greetings") == 1
    shop.do(lambda tx: shop.host.switch(tx, "hello", on=True))
    assert "Visit 2" in ana.says("/hello").sees


def test_a_plugin_that_cannot_be_turned_on_says_why_and_changes_nothing(shop: TestShop) -> None:
    with pytest.raises(PluginError, match="import failed: RuntimeError: no licence"):
        shop.do(lambda tx: shop.host.switch(tx, "raisesatimport", on=True))
    assert "raisesatimport" not in shop.host.registry.plugins
