"""Another master key: what comes out is what a shop with that key would have written, and nothing else has changed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from shopbot.api import stock
from shopbot.backup import rekey
from shopbot.db import connection
from shopbot.db.connection import ReadConnection
from shopbot.db.keys import Keys
from shopbot.errors import DamagedFile
from shopbot.testing import TestShop
from shopbot.trade import audit, checks, digest
from tests.plugins.test_old_shop import LUMINA, OWNER, PLUGINS, put_old_files

NEW = Keys.of(bytes(range(50, 82)))
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
        with pytest.raises(connection.IntegrityError, match="never change|is final"):
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
