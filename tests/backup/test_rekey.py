"""Another master key: what comes out is what a shop with that key would have written, and nothing else has changed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from shopbot import config as configuration
from shopbot.api import Money, products, stock
from shopbot.backup import private, recovery, rekey
from shopbot.clock import ManualClock
from shopbot.db import connection, store
from shopbot.db.connection import ReadConnection
from shopbot.db.keys import Keys
from shopbot.db.store import Files
from shopbot.errors import AlreadyRunning, DamagedFile, Refusal, WrongKey
from shopbot.testing import TestShop
from shopbot.trade import audit, checks, digest
from tests.plugins.test_old_shop import LUMINA, OWNER, PLUGINS, put_old_files

ROOT = Path(__file__).parents[2]
MASTER, NEW_MASTER = bytes(range(40, 72)), bytes(range(50, 82))
NEW = Keys.of(NEW_MASTER)
KEY = recovery.of_bytes(bytes(range(9, 41)))
CLOCK = ManualClock()
MORE = 12_000
"""More units than are changed at once."""


@pytest.fixture
def shop() -> Iterator[TestShop]:
    """A shop of some age, with sold, free and deleted goods and a log."""
    made = TestShop(*PLUGINS, owner=OWNER)
    made._store.close()
    put_old_files(made.config.data.folder, made._store.keys)
    made._open()
    made.do(lambda tx: stock.add(tx, LUMINA, [f"CODE {number}" for number in range(MORE)], by=OWNER))
    made.settle()
    yield made
    made.close()


@pytest.fixture
def copy(shop: TestShop, tmp_path: Path) -> Iterator[Any]:
    connection.copy(shop._store.writer, tmp_path / "copy.db", NEW)
    made = connection.open_writer(tmp_path / "copy.db", NEW)
    yield made
    made.close()


def schema(raw: Any) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in raw.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name")]


def test_nothing_changes_but_what_follows_from_the_key(shop: TestShop, copy: Any) -> None:
    before, shape = digest.books(shop.db), schema(copy)
    told: list[tuple[str, int, int]] = []
    rekey.rewrite(copy, shop._store.keys, NEW, lambda *step: told.append(step))
    after = digest.books(ReadConnection(copy))
    assert {name for name in before if after[name] != before[name]} == {"goods"}, "their fingerprints"
    assert schema(copy) == shape, "every trigger is back"
    assert checks.check_all(ReadConnection(copy), NEW) == []
    assert told[-1][0] == "goods"
    assert told[-1][1] == told[-1][2] > MORE


def test_the_old_key_no_longer_fits_the_log(shop: TestShop, copy: Any) -> None:
    rekey.rewrite(copy, shop._store.keys, NEW)
    assert audit.verify(ReadConnection(copy), shop._store.keys)
    assert audit.verify(ReadConnection(copy), NEW) == []


def test_goods_that_were_sold_before_are_still_known(shop: TestShop, copy: Any) -> None:
    sold, free = (
        shop.db.scalar("SELECT content FROM stock_unit WHERE state = ? ORDER BY id DESC", state)
        for state in ("sold", "available")
    )
    rekey.rewrite(copy, shop._store.keys, NEW)
    for line in (sold, free):
        found = copy.execute(
            "SELECT content FROM stock_unit WHERE content_hash = ?", (stock.fingerprint(NEW, line.upper() + " "),)
        ).fetchall()
        assert [row[0] for row in found] == [line]


def test_the_past_cannot_be_changed_afterwards(shop: TestShop, copy: Any) -> None:
    rekey.rewrite(copy, shop._store.keys, NEW)
    for sql in ("UPDATE audit SET actor = 'x'", "UPDATE stock_unit SET content_hash = zeroblob(32)"):
        with pytest.raises(connection.IntegrityError, match=r"never change|is final"):
            copy.execute(sql)


FORGED = {
    "audit": "UPDATE audit SET actor = 'x' WHERE id = (SELECT max(id) FROM audit)",
    "stock_unit": "UPDATE stock_unit SET content = 'x' WHERE id = (SELECT max(id) FROM stock_unit)",
}


@pytest.mark.parametrize("table", FORGED)
def test_a_row_that_was_forged_is_not_made_good(shop: TestShop, copy: Any, table: str) -> None:
    """Sabotage twin: with another old key, or a changed row, everything stays as it was."""
    copy.executescript("DROP TRIGGER audit_unchanged; DROP TRIGGER stock_unit_content")
    copy.execute(FORGED[table])
    before = digest.books(ReadConnection(copy)), schema(copy)
    with pytest.raises(DamagedFile):
        rekey.rewrite(copy, shop._store.keys, NEW)
    assert (digest.books(ReadConnection(copy)), schema(copy)) == before
    with pytest.raises(DamagedFile):
        rekey.rewrite(copy, NEW, shop._store.keys)


# --- the change as a whole ---


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed shop with a key file, whose recovery key is KEY."""
    made, clock = store.create(tmp_path / "shop", MASTER, CLOCK), CLOCK
    store.commit(made, clock, lambda tx: recovery.begin(tx, KEY))
    recovery.ensure(made, MASTER, clock)
    product = store.commit(made, clock, lambda tx: products.create(tx, "test", "Lumina", Money(1, "IDR")).id)
    store.commit(made, clock, lambda tx: stock.add(tx, product, [f"CODE {n}" for n in range(50)], by="test"))
    made.close()
    private.write(tmp_path / "shop" / "shop.key", MASTER.hex().encode())
    return tmp_path / "shop"


def rotated(folder: Path) -> None:
    rekey.rotate(Files(folder), folder / "shop.key", NEW_MASTER, CLOCK)


def test_shop_opens_with_the_new_key_alone_and_keeps_its_recovery_key(folder: Path) -> None:
    rotated(folder)
    assert (folder / "shop.key").read_text().strip() == NEW_MASTER.hex()
    assert recovery.unseal(Files(folder), KEY) == NEW_MASTER
    with pytest.raises(WrongKey):
        store.open_store(folder, MASTER, CLOCK)
    opened = store.open_store(folder, NEW_MASTER, CLOCK)
    try:
        noted = audit.recent(opened.reader(), 1)[0]
        assert (noted.action, noted.actor) == ("keys.rotate", "terminal")
        assert checks.check_all(opened.reader(), opened.keys) == []
    finally:
        opened.close()
    assert {path.stat().st_mode & 0o077 for path in folder.rglob("*")} == {0}
    assert {path.name for path in folder.iterdir()} == {
        "shop.db", "shop.anchor", "shop.key", "shop.lock", "shop.recovery", "replaced",
    }  # fmt: skip


def test_old_files_open_with_the_old_key_until_the_shop_has_opened(folder: Path) -> None:
    before = {name: (folder / name).read_bytes() for name in ("shop.db", "shop.anchor", "shop.key", "shop.recovery")}
    rotated(folder)
    (aside,) = (folder / "replaced").iterdir()
    assert {name: (aside / name).read_bytes() for name in before} == before
    store.open_store(aside, MASTER, CLOCK).close()
    rekey.forget_old(Files(folder))
    assert list((folder / "replaced").iterdir()) == []


def test_the_old_file_cannot_come_back_in_its_place(folder: Path, tmp_path: Path) -> None:
    old = (folder / "shop.db").read_bytes()
    rotated(folder)
    (folder / "shop.db").write_bytes(old)
    for master in (MASTER, NEW_MASTER):
        with pytest.raises((WrongKey, DamagedFile)):
            store.open_store(folder, master, CLOCK)


def test_open_shop_is_not_touched(folder: Path) -> None:
    opened = store.open_store(folder, MASTER, CLOCK)
    try:
        with pytest.raises(AlreadyRunning):
            rotated(folder)
    finally:
        opened.close()
    assert not (folder / "replaced").exists()


def test_forged_log_or_file_behind_its_anchor_is_not_given_a_new_key(folder: Path) -> None:
    raw = connection.open_writer(folder / "shop.db", Keys.of(MASTER))
    raw.executescript("DROP TRIGGER audit_unchanged; UPDATE audit SET actor = 'x' WHERE id = 1")
    raw.close()
    with pytest.raises(DamagedFile):
        rotated(folder)
    assert sorted(path.name for path in folder.iterdir()) == [
        "shop.anchor", "shop.db", "shop.key", "shop.lock", "shop.recovery",
    ]  # fmt: skip
    store.open_store(folder, MASTER, CLOCK).close()


def test_full_disk_is_told_before_anything_is_done(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: type("Usage", (), {"free": 1 << 20}))
    with pytest.raises(Refusal, match="MiB of free disk"):
        rotated(folder)
    store.open_store(folder, MASTER, CLOCK).close()


def test_key_in_a_folder_of_somebody_else_is_told_before_anything_is_done(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tests may run as root, who may write everywhere: so the system's answer is played."""
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(Refusal, match="cannot be written to"):
        rotated(folder)
    store.open_store(folder, MASTER, CLOCK).close()


def test_while_a_change_is_unfinished_nothing_else_opens_the_shop(folder: Path) -> None:
    """Sabotage twin of the kills below: what is written in between would be lost."""
    private.write(Files(folder).rekeyed, MASTER.hex().encode())
    with pytest.raises(Refusal, match="a change of this shop's key was interrupted"):
        store.open_store(folder, MASTER, CLOCK)
    config = configuration.pretend(folder, folder)
    assert rekey.master_of(config) == MASTER
    store.open_store(folder, MASTER, CLOCK).close()


def test_killed_at_any_moment_the_shop_opens_with_the_old_key_or_the_new(folder: Path, tmp_path: Path) -> None:
    script = Path(__file__).parent / "kill_rekey.py"
    done = subprocess.run(
        [sys.executable, "-P", script, folder, tmp_path / "scratch"], cwd=ROOT, text=True, capture_output=True,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    old, new = map(int, done.stdout.split())
    assert old > 10
    assert new > 10
