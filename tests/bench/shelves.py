"""Finding one's way in a shop of ten thousand products and a million codes, beside one of ten: what each tap costs.

A screen is measured from the stored tap to its words, in a transaction that is rolled back: the disk, which costs the
same in both shops, would hide what grows. A purchase is measured with its two durable commits, as elsewhere. The goods
are laid in by SQL in bulk (`shelves.sql`), which the triggers would not allow; the books of such a shop add up, which a
test holds at a small size.
"""

import itertools
import json
import re
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from shopbot import config as configuration
from shopbot.clock import Clock
from shopbot.commands import ROOT
from shopbot.db import inbox, store
from shopbot.db.tx import Tx
from shopbot.host.discover import Marker
from shopbot.host.dispatch import Dispatch
from shopbot.host.host import Host
from shopbot.host.incoming import Sender
from shopbot.host.inline import Asked, answer
from shopbot.texts.texts import house_texts
from tests.bench.big import bare
from tests.bench.figure import Figure
from tests.bench.till import KEYS, MASTER, Till

FEW, CODES_EACH = 10, 100
_BUYER = 7
_SHELVES = 40
_NAMES = ("Lumina", "Nova", "Aster", "Brisa", "Calyx", "Dorado", "Ember", "Fjord")
_PLUGINS = {"home", "catalog", "orders"}
_STEPS = (Path(__file__).parent / "shelves.sql").read_text("utf-8").split(";\n")
# What is measured, and how it is said: a tap's data, or words. The two shops have the same product 1003.
TAPS = {
    "the front of the shop": "catalog.shop:0",
    "a category": "catalog.shelf:1:0",
    "all products": "catalog.everything:0",
    "products from one country": "catalog.filtered:-1:ID::0",
    "best sellers": "catalog.best",
    "the stock list": "/stock",
    "a product": "1003",
    "a search that finds one": "aster x00002",
}


def fill(writer: Any, count: int, each: int) -> None:
    """Lay in `count` products with so many codes each, beside what is there."""
    facts = {
        "size": count, "each": each, "shelves": min(_SHELVES, count // FEW), "names": json.dumps(_NAMES),
        "now": int(time.time()), "before": writer.execute("SELECT coalesce(max(id), 0) FROM product").fetchone()[0],
    }  # fmt: skip
    writer.execute("CREATE TEMP TABLE IF NOT EXISTS number (n INTEGER PRIMARY KEY)")
    writer.executemany("INSERT OR IGNORE INTO number VALUES (?)", ((n,) for n in range(count * each)))
    with bare(writer):
        for step in _STEPS:
            wanted = set(re.findall(r":(\w+)", re.sub("--.*", "", step)))
            writer.execute(step, {name: value for name, value in facts.items() if name in wanted})
    writer.execute("DROP TABLE temp.number")
    writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")


class Shop:
    """A shop with its plugins, `count` products, and one buyer whose taps are measured."""

    def __init__(self, folder: Path, count: int) -> None:
        self._store = store.create(folder, MASTER, Clock())
        self._store.writer.set_authorizer(None)
        fill(self._store.writer, count, CODES_EACH)
        self.host = self._open(folder)
        self._desk = Dispatch(self.host)
        self._updates = itertools.count(1)
        self.till = Till(self._store.writer, folder).open(_BUYER, CODES_EACH)
        self.reader = self._store.reader()

    def _open(self, folder: Path) -> Host:
        config = configuration.pretend(ROOT, folder / "data")
        host = Host(config, Clock(), house_texts(ZoneInfo(config.shop.time_zone)))
        host.bot = "bench_bot"
        marker, folders = Marker(folder / "starting"), config.plugins.folders
        host.errand_reader = self._store.reader
        store.in_transaction(self._store.writer, KEYS, Clock(), lambda tx: host.load(tx, folders, marker))
        if missing := _PLUGINS - host.registry.plugins.keys():
            raise RuntimeError(f"not sound: {missing}")
        return host

    def does(self, said: str) -> float:
        """Let the buyer type or tap something; return the seconds until its screen is in words."""
        event = inbox.Event(1, "telegram:1", "k", {"update_id": next(self._updates), **_typed(said)}, 0, 1, bytes(16))
        spent: list[float] = []

        def work(tx: Tx) -> None:
            began = time.perf_counter()
            self._desk.handle(tx, event)
            spent.append(time.perf_counter() - began)
            raise _Enough

        try:
            self.till.clerk.write(work)
        except _Enough:
            return spent[0]
        raise AssertionError(said)

    def asks_inline(self, words: str) -> float:
        """Let the buyer type the bot's name and some words in another chat; return the seconds until the answer."""
        began = time.perf_counter()
        answer(self.host, self.reader, Asked("q", Sender(_BUYER, "Buyer", None, "en"), words))
        return time.perf_counter() - began

    def close(self) -> None:
        """Close the file."""
        self.till.anchor.close()
        self._store.close()


class _Enough(Exception):
    """What was measured is rolled back."""


def _typed(said: str) -> dict[str, Any]:
    person = {"id": _BUYER, "is_bot": False, "first_name": "Buyer", "language_code": "en"}
    message = {"message_id": 5, "date": 1, "chat": {"id": _BUYER, "type": "private"}, "from": person}
    if not said.startswith("catalog."):
        return {"message": {**message, "text": said}}
    return {"callback_query": {"id": "1", "from": person, "message": message, "data": said, "chat_instance": "1"}}


def shelves(count: int, times: int) -> Iterator[Figure]:
    """Yield what each way to a product costs among `count` products, beside the same among ten."""
    with tempfile.TemporaryDirectory(prefix="shopbot-bench-") as name:
        few, many = Shop(Path(name) / "few", FEW), Shop(Path(name) / "many", count)
        told = f"among {count:,} products and {count * CODES_EACH:,} codes, beside {FEW} products"
        for what, said in TAPS.items():
            yield _figure(f"{what} {told}", [(many.does(said), few.does(said)) for _ in range(times)])
        deep = f"catalog.everything:{count // 20}"
        spent = [(many.does(deep), few.does("catalog.everything:0")) for _ in range(times)]
        yield _figure(f"the page in the middle of all products {told}", spent)
        spent = [(many.does("lumina"), few.does("lumina")) for _ in range(times)]
        yield _figure(f"a search that finds a fifth of them {told}", spent)
        spent = [(many.asks_inline("lumina x00008"), few.asks_inline("lumina x00008")) for _ in range(times)]
        yield _figure(f"an answer in another chat {told}", spent)
        yield _figure(f"a purchase {told}", [(many.till.sell(), few.till.sell()) for _ in range(times)])
        few.close()
        many.close()


def _figure(name: str, spent: list[tuple[float, float]]) -> Figure:
    ours, theirs = (statistics.median(side) * 1000 for side in zip(*spent, strict=True))
    return Figure(name, ours, "ms", theirs)
