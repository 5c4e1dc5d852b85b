"""What happens between two copies goes to their places each minute: a lost disk costs what came after the last one."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import urllib3

from shopbot.api import Money, ledger, orders, people, products, stock
from shopbot.backup import archive, chunks, names, restore
from shopbot.backup.refusals import WrongArchiveKey
from shopbot.backup.restore import Restored
from shopbot.clock import ManualClock
from shopbot.db import connection
from shopbot.db.keys import Keys
from shopbot.db.store import Files
from shopbot.errors import DamagedFile
from shopbot.fakes.s3 import S3, Object
from shopbot.testing import TestShop
from tests.plugins.backups_bench import MASTER, PAPER, archives, made_s3, opened, rings, s3_settings

BUYER = 2
Fetch = Callable[[Path], None]


@pytest.fixture
def s3() -> Iterator[S3]:
    made = made_s3()
    with made.edge:
        yield made


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(urllib3.Retry, "sleep", lambda *_: None)


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    made = tmp_path / "disk"
    made.mkdir()
    return made


def pieces(there: Any) -> list[str]:
    """Return the names of the pieces at a place, a folder or a bucket."""
    listed = [path.name for path in there.iterdir()] if isinstance(there, Path) else list(there.objects)
    return sorted(name for name in listed if chunks.parse(name))


def stocked(shop: TestShop) -> int:
    """Let there be a product with codes, and a buyer with money."""

    def make(tx: Any) -> int:
        house = tx.house
        people.meet(house, BUYER, "Sari", None, "en")
        legs = [
            ledger.Leg("adjustments", Money(-90_000, "IDR")),
            ledger.Leg(ledger.wallet(BUYER), Money(90_000, "IDR")),
        ]
        ledger.post(house, "gift", "gift", legs, actor="test")
        made = int(products.create(house, "test", "Lumina", Money(1_000, "IDR")).id)
        stock.add(house, made, [f"CODE-{n}" for n in range(40)], by=1)
        house.owes()
        return made

    return int(shop.do(make))


def sells(shop: TestShop, product: int) -> None:
    def buy(tx: Any) -> None:
        order = orders.checkout(tx.house, BUYER, product, 1, 1_000)
        orders.pay_from_wallet(tx.house, order.id, BUYER)
        tx.house.owes()

    shop.do(buy)


def lived(shop: TestShop, sales: int = 3) -> int:
    """Sell, have it copied, sell on with a minute between two sales, each carried away; return the product."""
    product = stocked(shop)
    sells(shop, product)
    shop.advance(minutes=5)
    for _ in range(sales):
        sells(shop, product)
        shop.advance(minutes=1)
    return product


def back_from(kept: Path, into: Path) -> tuple[Restored, int]:
    """Restore on an empty machine from the newest copy and the pieces; return that, and how many orders are known."""
    copy = names.stored(kept)[0]
    files = Files(into)
    done = restore.whole(
        files, copy, PAPER.identity, ManualClock(1_800_000_000), pieces=chunks.found([kept]),
        pieces_identity=PAPER.identity,
    )  # fmt: skip
    reader = connection.open_reader(files.main, Keys.of(MASTER))
    try:
        return done, int(reader.scalar("SELECT count(*) FROM orders"))
    finally:
        reader.close()


def from_bucket(s3: S3, into: Path) -> Path:
    into.mkdir()
    for name, one in s3.objects.items():
        (into / name).write_bytes(one.content)
    return into


def test_a_lost_disk_costs_nothing_that_was_carried_to_a_folder(disk: Path, tmp_path: Path) -> None:
    shop, _, _ = opened("catalog", "orders", witness=True, folder=str(disk))
    product = lived(shop)
    sells(shop, product)  # nobody carried this one
    shop.close()
    done, known = back_from(disk, tmp_path / "new")
    assert (done.why, known) == (restore.PIECES, 4)
    assert done.held["batches"] > 0


def test_a_lost_disk_costs_nothing_that_was_carried_to_s3(s3: S3, tmp_path: Path) -> None:
    shop, _, _ = opened("catalog", "orders", witness=True, **s3_settings(s3))
    lived(shop)
    shop.close()
    done, known = back_from(from_bucket(s3, tmp_path / "kept"), tmp_path / "new")
    assert (done.why, known) == (restore.PIECES, 4)


def test_a_missing_middle_piece_is_noticed(disk: Path, tmp_path: Path) -> None:
    shop, _, _ = opened("catalog", "orders", witness=True, folder=str(disk))
    lived(shop)
    shop.close()
    whole = shutil.copytree(disk, tmp_path / "whole")
    (disk / pieces(disk)[-2]).unlink()
    done, known = back_from(disk, tmp_path / "new")
    assert (done.why, known) == (restore.BROKEN, 2)
    done, known = back_from(whole, tmp_path / "twin")
    assert (done.why, known) == (restore.PIECES, 4)


def test_pieces_open_with_the_recovery_key_alone(disk: Path) -> None:
    shop, _, _ = opened("catalog", "orders", witness=True, folder=str(disk))
    lived(shop)
    paths = chunks.found([disk])
    assert chunks.read(paths, PAPER.identity, 1, 0).told(Keys.of(MASTER)).batches > 0
    assert shop.host.vault is not None
    with pytest.raises(DamagedFile):
        chunks.read(paths, shop.host.vault.identity, 1, 0)
    with pytest.raises(WrongArchiveKey):
        archive.inspect(names.stored(disk)[0], shop.host.vault.identity)


def test_a_quiet_shop_carries_nothing(disk: Path) -> None:
    shop, _, _ = opened("catalog", "orders", witness=True, folder=str(disk), every=86_400)
    lived(shop)
    shop.advance(minutes=1)
    there = pieces(disk)
    for _ in range(20):
        shop.advance(minutes=1)
    assert pieces(disk) == there


def test_pieces_go_once_no_copy_needs_them_any_more(disk: Path) -> None:
    shop, _, _ = opened(
        "catalog", "orders", witness=True, folder=str(disk), newest=2, days=0, weeks=0, copies=3600, every=3600
    )
    product = lived(shop)
    first = pieces(disk)[0]
    for _ in range(4):
        shop.advance(hours=1)
        sells(shop, product)
        shop.advance(minutes=1)
    shop.close()
    assert first not in pieces(disk)
    copies = [one for one in map(names.parse, (path.name for path in names.stored(disk))) if one]
    oldest = min(one.seq for one in copies)
    reading = chunks.read(chunks.found([disk]), PAPER.identity, 1, oldest)
    assert reading.told(Keys.of(MASTER)).covers(oldest)
    assert not reading.broken


def test_a_place_that_fails_for_a_moment_rings_nobody_and_for_ten_minutes_once(s3: S3) -> None:
    shop, budi, _ = opened("catalog", "orders", witness=True, **s3_settings(s3), every=86_400, copies=7 * 86_400)
    product = lived(shop)
    s3.edge.down = True
    for _ in range(5):
        sells(shop, product)
        shop.advance(minutes=1)
    s3.edge.down = False
    shop.advance(minutes=1)
    assert rings(budi, "No answer came") == 0
    s3.edge.down = True
    for _ in range(12):
        sells(shop, product)
        shop.advance(minutes=1)
    assert rings(budi, "No answer came") == 1


def test_a_piece_that_comes_back_changed_is_carried_again(s3: S3) -> None:
    shop, _, _ = opened("catalog", "orders", witness=True, **s3_settings(s3))
    product = lived(shop, sales=0)
    honest = s3.edge.answer

    def answer(asked: Any) -> Any:
        done = honest(asked)
        for name, one in s3.objects.items():
            s3.objects[name] = Object(one.content[:-1] + b"?", one.etag) if chunks.parse(name) else one
        return done

    s3.edge.answer = answer
    sells(shop, product)
    shop.advance(minutes=1)
    s3.edge.answer = honest
    shop.advance(minutes=1)
    (piece,) = pieces(s3)
    assert s3.objects[piece].content[-1:] != b"?"
    assert archives(shop)
