"""The power goes while a shop sells, is paid, refunds, is backed up and restored: everything it ever told is still so.

One life of the real shop is recorded as strace sees it; what leaves for people and how far the shop was then is marked
in between. Then, without running it again, the disk is built as it could be found after a cut at any moment
(`platter.py`), and opened by the real code. There, whatever the cut: the file holds exactly one of the commits there
were, not before the newest that anybody was told of; every code that was ever sent is sold to whoever it was sent to;
money that had come in is there, and nobody has more; everything adds up; the witness goes on; backups are whole.
"""

import functools
import json
import logging
import os
import random
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.util import Finalize
from pathlib import Path
from typing import Any

from shopbot.backup import archive, chunks, names, recovery, restore
from shopbot.clock import ManualClock
from shopbot.db import anchor, store, switch, witness
from shopbot.db.anchor import mark_of
from shopbot.db.clerk import Clerk
from shopbot.db.connection import DatabaseError, ReadConnection
from shopbot.db.keys import Keys
from shopbot.db.store import Files
from shopbot.db.tx import Journal
from shopbot.errors import Refusal, ShopError
from shopbot.trade import checks, orders, refunds, stock
from tests.db.witnessed import MASTER, NOON, _Nobody
from tests.prove.disk import inject
from tests.prove.disk.faults import in_memory
from tests.prove.disk.platter import OPTIONS, Change, Mark, Platter, Write, recorded, wiped
from tests.prove.disk.sabotages import SABOTAGES
from tests.prove.disk.till import BUYER, PRICE, Till, codes_in, holdings
from tests.prove.proof import Outcome, Part, Run, play

BUYERS = (BUYER, BUYER + 1, BUYER + 2)
_STEPS, _IMAGES = 14, 250
_LATER = NOON + 86_400
_KEYS = Keys.of(MASTER)
_ENOUGH = 5
_WHOLE_PAGES, _BACKUPS, _GOES_ON = 8, 8, 4
"""One image in so many is read to its last page, has its backups read, and goes on selling."""


# --- a life ---


class Life:
    """One life of a shop, told of in the file `marks`; `rng` decides what happens."""

    def __init__(self, folder: Path, rng: random.Random, marks: Path) -> None:
        self._folder, self._rng = folder, rng
        self._files, self._marks = Files(folder), os.open(marks, os.O_CREAT | os.O_WRONLY, 0o600)
        self._at, self._update, self._line = NOON + 3_600, 1_000, 0
        self._till = self._opened()

    def _opened(self) -> Till:
        till = self._till = Till(self._folder, self._at, self._told)
        till.next_update = self._update
        settles = till.clerk._settle_after

        def committed(journal: Journal) -> None:
            self._committed(speaks=bool(journal.effects or journal.owes))
            settles(journal)

        till.clerk._settle_after = committed  # type: ignore[method-assign]
        self._committed(speaks=False)
        return till

    def _closed(self) -> None:
        self._at, self._update = self._till.clock.now() + 5, self._till.next_update + 10
        self._till.close()

    # --- what is marked ---

    def _mark(self, **said: Any) -> None:
        os.write(self._marks, json.dumps({**said, "at": self._reached()}).encode())

    def _reached(self) -> list[int]:
        return list(self._till.db.row("SELECT epoch, seq FROM shop") or ())

    def _committed(self, *, speaks: bool) -> None:
        noted = bool(self._till.db.scalar("SELECT EXISTS (SELECT 1 FROM witness_due)"))
        self._mark(holdings=holdings(self._till.db), witnessed=speaks and noted)

    def _told(self, chat: int, words: str) -> None:
        kept = anchor.read(self._files.anchor, _KEYS)
        self._mark(chat=chat, codes=codes_in(words), anchor=[kept.epoch, kept.seq])

    # --- what happens ---

    def goes_by(self, steps: int) -> None:
        """Let so many things happen, and end in order."""
        acts: list[Callable[[], None]] = [
            self._buys, self._buys, self._buys, self._buys, self._deposits, self._refunds, self._imports, self._waits,
            self._is_backed_up, self._is_backed_up, self._forgets, self._starts_anew, self._is_restored,
        ]  # fmt: skip
        for _ in range(steps):
            self._rng.choice(acts)()
        self._closed()

    def _buys(self) -> None:
        buyer = self._till.person("Buyer", id=self._rng.choice(BUYERS))
        quantity = self._rng.choice((1, 1, 2))
        buyer.presses(1, f"orders.checkout:1:{quantity}:{quantity * PRICE}")
        for label in ("Pay Rp", "Pretend", "Pay Rp"):
            if any(label in one for one in buyer.buttons):
                buyer.taps(label)

    def _deposits(self) -> None:
        buyer = self._till.person("Buyer", id=self._rng.choice(BUYERS))
        buyer.says("/balance").taps("Add money").taps("50,000").taps("Pretend").taps("Pay Rp")

    def _refunds(self) -> None:
        with suppress(ShopError):
            self._till.do(self._refund)
        self._till.settle()

    def _refund(self, tx: Any) -> None:
        rows = tx.rows("SELECT id FROM orders WHERE state = 'delivered' ORDER BY id DESC LIMIT 3")
        if rows:
            order = orders.sure(tx, self._rng.choice(rows)["id"])
            refunds.refund(tx, order.id, order.total, "test", "they asked")

    def _imports(self) -> None:
        self._line += 1
        lines = [f"CODE-{9 + self._line}-{n}" for n in range(self._rng.choice((3, 40)))]
        self._till.do(lambda tx: stock.add(tx, 1, lines, by="test"))
        self._till.settle()

    def _waits(self) -> None:
        self._till.advance(minutes=self._rng.choice((1, 20)))

    def _is_backed_up(self) -> None:
        self._till.clock.advance(2)
        made = archive.make(
            self._files, _KEYS, MASTER, recovery.of_bytes(MASTER).public, self._files.backups, self._till.clock.now(),
            shop="Toko Uji",
        )  # fmt: skip
        self._mark(backup=made.path.name)

    def _forgets(self) -> None:
        there = names.stored(self._files.backups)
        if there:
            chunks.prune(self._files, _KEYS, self._till.clock.now() + 8 * 86_400)

    def _starts_anew(self) -> None:
        self._closed()
        self._opened()

    def _is_restored(self) -> None:
        there = names.stored(self._files.backups)
        if there:
            self._closed()
            clock = ManualClock(self._at)  # the newest one: what the witness forgets is what came before that
            restore.whole(self._files, there[0], recovery.server_identity(MASTER), clock, master=MASTER)
            self._opened()
            self._is_backed_up()  # the witness cannot bring one of before up to date any more


@functools.cache
def _beginning() -> Path:
    """Return a shop with goods and buyers, made once a process; what is done here a fork need not import."""
    logging.disable()
    room = Path(tempfile.mkdtemp(prefix="shopbot-power-"))
    Finalize(None, shutil.rmtree, (room,), {"ignore_errors": True}, exitpriority=1)
    shop = room / "shop"
    till = Till(shop, NOON)
    till.run_jobs()
    till.shelf(40)
    for number in BUYERS:
        till.buyer(number)
    till.close()
    with tempfile.TemporaryDirectory() as aside:
        copy = Path(shutil.copytree(shop, Path(aside) / "shop"))
        Life(copy, random.Random(0), Path(aside) / "marks").goes_by(_STEPS // 2)
    return shop


@dataclass
class Recording:
    """The changes of one life; the first `prepared` of them made what was there before it."""

    changes: list[Change]
    prepared: int
    commits: dict[tuple[int, ...], Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for change in self.changes:
            said = json.loads(change.said) if isinstance(change, Mark) else {}
            if "holdings" in said:
                self.commits[tuple(said["at"])] = said["holdings"]


def recording(seed: int, room: Path, sabotage: str = "", steps: int = _STEPS) -> Recording:
    """Let a shop live in `room`, and return what it did to its disk."""
    before, shop, marks, trace = _beginning(), room / "shop", room / "marks", room / "trace"
    shutil.copytree(before, shop)

    def live() -> None:
        if sabotage:
            SABOTAGES[sabotage]()
        shutil._USE_CP_SENDFILE = False  # type: ignore[attr-defined]  # what is copied inside the kernel is not seen
        Life(shop, random.Random(seed), marks).goes_by(steps)

    ended = inject.forked(live, OPTIONS, trace)
    assert ended.raised is None, ended.said
    with trace.open() as lines:
        made = Recording(*recorded(lines, shop, before, marks))
    for path in (trace, marks):
        path.unlink()
    shutil.rmtree(shop)
    return made


# --- an image ---


@dataclass
class Promised:
    """What was told until a moment: codes and whose they are, backups, and how far shop and anchor had come then.

    `witness` is the newest commit until then of which somebody was to hear, and which changed a row that the witness
    keeps: that one has to be in it. A tap that came to nothing is not; that a message was sent may come with the next.
    """

    codes: dict[str, int] = field(default_factory=dict)
    backups: set[str] = field(default_factory=set)
    at: tuple[int, ...] = (0, 0)
    anchor: tuple[int, ...] = (0, 0)
    witness: tuple[int, ...] = (0, 0)
    witnessed: tuple[int, ...] = (0, 0)

    def hear(self, said: Mapping[str, Any]) -> None:
        """Take in a mark."""
        if "chat" in said:
            self.codes |= dict.fromkeys(said["codes"], said["chat"])
            self.at, self.anchor = tuple(said["at"]), tuple(said["anchor"])
            self.witness = self.witnessed
        if said.get("witnessed"):
            self.witnessed = tuple(said["at"])
        if "backup" in said:
            self.backups.add(said["backup"])


def problems(folder: Path, promised: Promised, commits: Mapping[tuple[int, ...], Any], rng: random.Random) -> list[str]:
    """Open an image as the next start does, and return what is wrong with it; empty when all is well."""
    files = Files(folder)
    try:
        return list(_problems(files, promised, commits, rng))
    except (Refusal, DatabaseError, AssertionError, OSError, KeyError) as error:
        return [f"it does not open: {type(error).__name__}: {error}"]


def _problems(
    files: Files, promised: Promised, commits: Mapping[tuple[int, ...], Any], rng: random.Random
) -> Iterator[str]:
    clock = ManualClock(_LATER)
    if not switch.is_published(files):
        kept = anchor.read(files.anchor, _KEYS)
        if (kept.epoch, kept.seq) < promised.anchor:
            yield f"the anchor is at {kept.epoch, kept.seq}, and people were told after it was at {promised.anchor}"
    opened = store.open_store(files.folder, MASTER, clock)
    try:
        recovery.ensure(opened, MASTER, clock)
        reader = ReadConnection(opened.writer)
        at = tuple(reader.row("SELECT epoch, seq FROM shop") or ())
        if at < promised.at:
            yield f"it is at commit {at}, and people were told of {promised.at}"
        yield from _not_promised(holdings(reader), at, promised, commits)
        yield from checks.check_all(reader, opened.keys)
        if rng.randrange(_WHOLE_PAGES) == 0:
            yield from archive.page_problems(opened.writer)
        yield from _of_the_witness(opened, promised)
        if rng.randrange(_GOES_ON) == 0:
            yield from _goes_on(opened, clock)
            yield from _is_lost(opened, clock)
        if len(list(files.replaced.glob("*/shop.db"))) != at[0] - 1:
            yield f"what {at[0] - 1} restores put aside is not there"
    finally:
        opened.abandon()
    gone = promised.backups - {path.name for path in names.stored(files.backups)}
    yield from (f"the backup {name} is gone" for name in gone)
    if rng.randrange(_BACKUPS) == 0:
        for path in names.stored(files.backups):
            archive.verify(path, recovery.server_identity(MASTER))


def _not_promised(
    found: Mapping[str, Any], at: tuple[int, ...], promised: Promised, commits: Mapping[tuple[int, ...], Any]
) -> Iterator[str]:
    for code, person in promised.codes.items():
        now = found["goods"].get(code)
        if now != ["sold", person]:
            yield f"{person} was sent {code}, which is {now}"
    if at in commits:
        known = commits[at]
        for what in (name for name in known if known[name] != found[name]):
            yield f"{what} at commit {at} is {found[what]}, it was {known[what]}"
    elif at != promised.at:
        yield f"there was no commit {at}"


def _of_the_witness(opened: store.Store, promised: Promised) -> Iterator[str]:
    if not _has_witness(opened):
        if mark_of(opened.writer).epoch <= promised.anchor[0]:  # a restored shop has none until it says something
            yield "the witness is gone"
        return
    reading = witness.OpenReading(opened.files.witness, opened.keys)
    try:
        told = reading.told(opened.keys)
    finally:
        reading.close()
    if reading.broken or (told.epoch, told.seq) < promised.witness:
        yield f"the witness knows of {told.epoch, told.seq}, and people were told of {promised.witness}"


def _has_witness(opened: store.Store) -> bool:
    """Tell whether there is one that was finished being made."""
    try:
        witness.reach(opened.files.witness, opened.keys)
    except (Refusal, DatabaseError):
        return False
    return True


def _goes_on(opened: store.Store, clock: ManualClock) -> Iterator[str]:
    """Begin with nothing to do, then commit something that somebody hears of: the witness has to go on with it."""
    lost = list[str]()
    clerk = Clerk(
        opened.writer, opened.keys, clock, _Nobody(), anchor=opened.anchor, witness=opened.files.witness,
        unwitnessed=lost.append,
    )  # fmt: skip
    clerk.turn()
    clerk.write(lambda tx: tx.owes())
    clerk.stop()
    yield from (f"the witness was begun anew: {why}" for why in lost)


def _is_lost(opened: store.Store, clock: ManualClock) -> Iterator[str]:
    """Lose this disk too, but for backups and the witness: what is restored has to be the shop that was here."""
    there, again = names.stored(opened.files.backups), Files(opened.files.folder.with_name("again"))
    if not there:
        return
    wiped(again.folder)
    identity = recovery.server_identity(MASTER)
    done = restore.whole(again, there[0], identity, clock, master=MASTER, witness_file=opened.files.witness)
    if not done.complete:
        if mark_of(opened.writer).epoch == 1:  # one of before a restore cannot catch up
            yield f"what was since the backup would be missing: {done.why}"
        return
    restored = store.open_store(again.folder, MASTER, clock)
    try:
        was, now = holdings(ReadConnection(opened.writer)), holdings(ReadConnection(restored.writer))
    finally:
        restored.abandon()
    for what in (name for name in was if was[name] != now[name]):
        yield f"{what} is {now[what]} after a restore, it was {was[what]}"


def images(seed: int, most: int, seconds: float, sabotage: str = "", steps: int = _STEPS) -> Outcome:
    """Record a life and look at so many of its images, or as many as there is time for."""
    ends, outcome = time.monotonic() + seconds, Outcome(Counter(images=0, lost=0, doubled=0))
    rng = random.Random(seed)
    with in_memory() as room:
        made = recording(seed, room, sabotage, steps)
        outcome.counts["commits"] += len(made.commits)
        for cut, platter, promised in _cuts(made, rng, most):
            platter.image(rng, wiped(room / "image"))
            wrong = problems(room / "image", promised, made.commits, rng)
            outcome.counts["images"] += 1
            outcome.counts["codes_looked_for"] += len(promised.codes)
            outcome.counts["lost"] += any("was sent" in one or "were told" in one for one in wrong)
            if wrong:
                outcome.bad.append(f"cut before change {cut}: {'; '.join(wrong[:3])}")
            if len(outcome.bad) >= _ENOUGH or time.monotonic() > ends:
                break
    return outcome


def _cuts(made: Recording, rng: random.Random, most: int) -> Iterator[tuple[int, Platter, Promised]]:
    """Yield moments in their order: anywhere, beside what is more than a write, and when something was just told."""
    life = range(made.prepared, len(made.changes) + 1)
    turns = [n for n in life[:-1] if not isinstance(made.changes[n], Write)]
    told = [n + 1 for n in turns if isinstance(change := made.changes[n], Mark) and "chat" in json.loads(change.said)]
    kinds = [life, turns, [n + 1 for n in turns], told or life]
    chosen = [rng.choice(rng.choice(kinds)) for _ in range(most)]
    platter, promised, done = Platter(), Promised(), 0
    for cut in sorted(chosen):
        for change in made.changes[done:cut]:
            platter.take(change)
            if isinstance(change, Mark):
                promised.hear(json.loads(change.said))
        done = cut
        yield cut, platter, promised


def one_round(seed: int, left: float) -> Outcome:
    """Look at the images of one life."""
    return images(seed, _IMAGES, left)


def proved(run: Run) -> Outcome:
    """Look at images until there are enough."""
    return play(run, one_round, "images")


PART = Part(
    "disk.power",
    "images of the disk as it could be found after the power went: all that was told is there, all adds up",
    unit="images",
    goal=100_000,
    run=proved,
    share=3,
    needs=("strace",),
)
