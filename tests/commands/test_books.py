"""The inspector's list of changes: numbered, short, in time, and no burden for the bot's own connection."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from shopbot.commands.books import Books
from shopbot.db import connection
from tests.trade.desk import Desk

MASTER = b"k" * 32


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "shop" / "shop.db")
    yield made
    made.connection.close()


class Page:
    """Books and what was announced of them."""

    def __init__(self, desk: Desk) -> None:
        self.heard: list[int] = []
        self.new = threading.Event()
        self.books = Books(desk.path.parent, MASTER, lambda: desk.now, self._hear)

    def _hear(self, last: int) -> None:
        self.heard.append(last)
        self.new.set()


@pytest.fixture
def page(desk: Desk) -> Iterator[Page]:
    desk.person(), desk.product(price=35_000, title="Lumina")
    made = Page(desk)
    yield made
    made.books.close()


def test_each_change_has_a_number_and_is_read_once(desk: Desk, page: Page) -> None:
    before = page.books.since(None)["last"]
    code = desk.order(7, 1).code
    found = page.books.since(before)
    assert [one["seq"] for one in found["changes"]] == [*range(before + 1, found["last"] + 1)]
    assert f"{code} → waiting (1 × Lumina)" in [one["what"] for one in found["changes"]]
    assert page.books.since(found["last"]) == {"last": found["last"], "changes": []}


def test_sums_are_written_as_the_shop_writes_them(desk: Desk, page: Page) -> None:
    before = page.books.since(None)["last"]
    desk.person(7, credit=1_250_000)
    desk.product(units=1_300, title="Bulk")
    deltas = {one["what"]: one["delta"] for one in page.books.since(before)["changes"]}
    assert deltas["wallet:7 · adjustment"] == "+Rp\xa01.250.000"
    assert "-Rp\xa01.250.000" in deltas.values()
    assert deltas["Bulk · available"] == "+1.300"


def test_a_page_that_only_waits_is_told(desk: Desk, page: Page) -> None:
    before = page.books.since(None)["last"]
    desk.order(7, 1)
    assert page.new.wait(20)
    assert page.heard[0] > before


def test_a_page_far_behind_gets_the_rest_in_pieces(desk: Desk, page: Page) -> None:
    page.books.since(None)
    desk.careless = True
    for n in range(150):
        desk.person(100 + n, credit=1_000)
    page.books.since(None)
    first = page.books.since(0)
    assert len(first["changes"]) == 200
    assert len(page.books.since(first["last"])["changes"]) >= 100


def test_the_writer_is_not_held_up_and_can_fold_its_log_in(desk: Desk, page: Page) -> None:
    page.books.since(None)
    desk.order(7, 1)
    busy, in_log, folded = desk.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    assert (busy, in_log, folded) == (0, 0, 0)


def test_a_shop_that_stops_and_starts_is_read_on(desk: Desk, page: Page) -> None:
    before = page.books.since(None)["last"]
    with page.books.aside():
        desk.connection.close()
        assert not desk.path.with_name("shop.db-wal").exists()
    desk.connection = connection.open_writer(desk.path, desk.keys)
    code = desk.order(7, 1).code
    assert any(code in one["what"] for one in page.books.since(before)["changes"])


def test_a_file_that_cannot_be_read_is_nothing_new(desk: Desk, page: Page) -> None:
    page.books.since(None)
    with page.books.aside():
        desk.connection.close()
        desk.path.write_bytes(b"\0" * 4096)
        desk.path.with_name("shop.db-wal").unlink(missing_ok=True)
    assert page.books.since(1_000_000)["changes"] == []
