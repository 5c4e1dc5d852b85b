"""What is done to a shop's files while the system fails, by name; and how the shop is looked at afterwards.

Each scenario prepares a folder, does one thing in it (as the program does it), and looks at what is there as the next
start finds it: the state it returns has to be the one from before or the one from after, whatever happened in between.
"""

import hashlib
import json
import shutil
from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from shopbot import config as configuration
from shopbot.backup import archive, names, private, recovery, rekey, restore, scratch, shelf
from shopbot.clock import Clock, ManualClock
from shopbot.commands import keys as keys_command
from shopbot.commands import restore as restore_command
from shopbot.db import connection, migrate, store, switch, witness
from shopbot.db.clerk import Clerk
from shopbot.db.connection import ReadConnection
from shopbot.db.fence import HOUSE
from shopbot.db.keys import Keys
from shopbot.db.store import Files
from shopbot.errors import WrongKey
from shopbot.trade import audit, checks, digest, orders, products
from tests.backup.lives import PRICE, RECOVERY, Life
from tests.db.witnessed import MASTER, NOON, _Nobody
from tests.plugins.test_old_shop import put_old_files

State = Mapping[str, Any]
Act = Callable[[Path, Clock], object]
NEW_MASTER = bytes(range(60, 92))
NEW_RECOVERY = recovery.of_bytes(bytes(range(70, 102)))
_PAPERS = (RECOVERY, NEW_RECOVERY, recovery.of_bytes(MASTER))
_KEEP = shelf.Keep(newest=1, days=0, weeks=0)
_LATER = NOON + 86_400


@dataclass(frozen=True)
class Scenario:
    """`act` is given the folder and a clock; `look` opens what is there and returns its state, or raises.

    `repeats`: done once more after it was done, it ends in the same state; else only what was not done is repeated.
    """

    prepare: Callable[[Path], None]
    act: Act
    look: Callable[[Path], State]
    repeats: bool = False


def shop_of(folder: Path) -> Path:
    return folder / "shop"


def _config(shop: Path) -> configuration.Config:
    return configuration.pretend(shop, shop)


# --- how a shop is looked at ---


def start(shop: Path) -> State:
    """Start as the program does, recount everything, and return what the shop is now."""
    clock, files = ManualClock(_LATER), Files(shop)
    master = rekey.master_of(_config(shop))
    opened = store.open_store(shop, master, clock)
    try:
        recovery.ensure(opened, master, clock)
        reader = opened.reader()
        problems = archive.page_problems(opened.writer) + checks.check_all(reader, opened.keys)
        assert not problems, problems
        paper = _require_one_paper(files, master, reader)
        epoch = reader.scalar("SELECT epoch FROM shop")
        books = {name: found for name, found in digest.books(reader).items() if name != "settings"}
        restored = reader.scalar("SELECT count(*) FROM audit WHERE action LIKE 'shop.restore%'")
    finally:
        opened.close()
    assert not files.incoming.exists(), "a switch is not finished"
    assert not files.rekeyed.exists(), "a change of the key is not finished"
    _require_private(shop)
    return {"master": master.hex(), "paper": paper, "epoch": epoch, "books": books, "restored": restored}


def _require_one_paper(files: Files, master: bytes, reader: ReadConnection) -> int:
    """Require that the recovery key which the shop knows brings its master back, and no other one does."""
    known = recovery.state(reader)
    assert known is not None
    fits = [paper.public == known.public for paper in _PAPERS]
    assert sum(fits) == 1, "the shop knows another recovery key"
    for paper, fit in zip(_PAPERS, fits, strict=True):
        if fit:
            assert recovery.unseal(files, paper) == master
        else:
            with suppress(WrongKey):
                raise AssertionError(f"another paper opens it: {recovery.unseal(files, paper)!r}")
    return fits.index(True)


def _require_private(folder: Path) -> None:
    staged = Files(folder).staging  # nobody else may look into that folder
    found = [path for path in folder.rglob("*") if not path.is_symlink() and staged not in path.parents]
    opened = [path.name for path in found if path.stat().st_mode & 0o077]
    assert not opened, f"others may read {opened}"


def _sums(folder: Path, pattern: str) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob(pattern))}


# --- shops ---


def _lived(folder: Path) -> None:
    """A shop that sold, was backed up twice and sold on; it died as it was, with its log beside it."""
    shop = shop_of(folder)
    life = Life(shop)
    private.write(shop / "shop.key", MASTER.hex().encode())
    life.clerk.write(lambda tx: recovery.begin(tx, RECOVERY))
    recovery.seal(Files(shop), MASTER, RECOVERY.public, life.clock.now())
    buyer, product = life.joins(9 * PRICE), life.stocks(9)
    life.buys_one(buyer, product)
    for _ in range(2):
        life.back_up()
        life.buys_one(buyer, product)
    life.pays(buyer, life.begins(buyer))
    life.looks()
    life.die()
    _remember(folder)


def _remember(folder: Path) -> None:
    """Note what the backups that are there look like: they must never change."""
    (folder / "earlier.json").write_text(json.dumps(_sums(Files(shop_of(folder)).backups, "*.age")))


def _lost(folder: Path) -> None:
    """Nothing is left of a shop but a backup on another machine."""
    _lived(folder)
    _move_backups(folder)
    shutil.rmtree(shop_of(folder))


def _move_backups(folder: Path) -> None:
    shutil.copytree(Files(shop_of(folder)).backups, folder / "kept")


def _newest(backups: Path) -> Path:
    return names.stored(backups)[0]


# --- backups ---


def _back_up(folder: Path, clock: Clock) -> None:
    files = Files(shop_of(folder))
    archive.make(files, Keys.of(MASTER), MASTER, RECOVERY.public, files.backups, clock.now(), shop="Toko Uji")


def _look_at_backups(folder: Path) -> State:
    """Require the earlier backups as they were, and every one that has a name to be whole."""
    files = Files(shop_of(folder))
    _require_earlier(folder)
    scratch.sweep(files.backups)
    there = names.stored(files.backups)
    for path in there:
        archive.verify(path, RECOVERY.identity)
    with archive.opened(there[0], RECOVERY.identity, folder / "drill") as found:
        assert found.problems() == []
    beside = {path.name for path in files.backups.iterdir()} - {path.name for path in there}
    assert not beside, f"left over: {beside}"
    return {**start(shop_of(folder)), "backups": len(there)}


def _require_earlier(folder: Path) -> None:
    earlier, now = json.loads((folder / "earlier.json").read_text()), _sums(Files(shop_of(folder)).backups, "*.age")
    assert {name: now.get(name) for name in earlier} == earlier, "an earlier backup is another one"


def _shelf(folder: Path) -> None:
    """Five backups, of which the newest was damaged later, and copies from before steps."""
    _lived(folder)
    files = Files(shop_of(folder))
    for later in (60, 120, 180):
        _back_up(folder, ManualClock(NOON + 7200 + later))
    newest = _newest(files.backups)
    newest.write_bytes(newest.read_bytes()[:-100])
    for step in range(5):
        private.write(files.backups / f"before-00{step}_x.db", b"copy")


def _tidy(folder: Path, clock: Clock) -> None:
    shelf.tidy(
        Files(shop_of(folder)).backups, _KEEP, clock.now(), identity=recovery.server_identity(MASTER)
    )  # fmt: skip


def _look_at_shelf(folder: Path) -> State:
    """Require the good one, however many of the others went; once more, then only what stays is there."""
    backups = Files(shop_of(folder)).backups
    good = archive.newest_good(backups, RECOVERY.identity)
    assert len(list(backups.glob("before-*.db"))) >= shelf.BEFORE_STEPS_KEPT
    _tidy(folder, ManualClock(_LATER))
    assert archive.newest_good(backups, RECOVERY.identity).path == good.path
    return {"good": good.path.name, "there": sorted(path.name for path in backups.iterdir())}


def _export(folder: Path, clock: Clock) -> None:
    path = _newest(Files(shop_of(folder)).backups)
    archive.export(path, folder / "out" / "shop.age", recovery.server_identity(MASTER), RECOVERY.public)


def _look_at_export(folder: Path) -> State:
    out = folder / "out"
    if out.is_dir():
        scratch.sweep(out)
    there = sorted(path.name for path in out.iterdir()) if out.is_dir() else []
    for name in there:
        archive.verify(out / name, RECOVERY.identity)
    return {"there": there, "backups": len(names.stored(Files(shop_of(folder)).backups))}


# --- restores ---


def _restore(folder: Path, clock: Clock) -> None:
    """Restore the older backup: with the witness everything since is brought in."""
    files = Files(shop_of(folder))
    path = names.stored(files.backups)[-1]
    restore.whole(files, path, recovery.server_identity(MASTER), clock, master=MASTER)


def _restore_without_witness(folder: Path, clock: Clock) -> None:
    files = Files(shop_of(folder))
    with suppress(FileNotFoundError):
        files.witness.unlink()
    _restore(folder, clock)


def _restore_on_empty(folder: Path, clock: Clock) -> None:
    """As `run.py restore` does on a new machine: the backup's key is put there first, unless that was done before."""
    shop = shop_of(folder)
    given = not (shop / "shop.key").exists()
    opened = restore_command._Opened(_newest(folder / "kept"), RECOVERY.identity, MASTER, given=given)
    parser = ArgumentParser()
    restore_command.options(parser)
    with mock.patch.object(restore_command, "Clock", return_value=clock):
        restore_command._whole(_config(shop), opened, parser.parse_args(["newest"]))


def _look_where_nothing_was(folder: Path) -> State:
    files = Files(shop_of(folder))
    if not files.main.exists() and not switch.is_published(files):
        return {"shop": None}
    return start(files.folder)


def _look_at_restored(folder: Path) -> State:
    _require_earlier(folder)
    return start(shop_of(folder))


def _was_restored(folder: Path) -> None:
    _lived(folder)
    _restore(folder, ManualClock(NOON + 7200))


def _undo(folder: Path, clock: Clock) -> None:
    restore.undo(Files(shop_of(folder)), MASTER, clock)


class _Cut(Exception):
    """Ends a preparation on purpose."""


def _was_cut(prepare: Callable[[Path], None], act: Act) -> Callable[[Path], None]:
    """Prepare a shop whose change was published and then cut: what is traced is the start that finishes it."""

    def prepared(folder: Path) -> None:
        prepare(folder)
        with mock.patch.object(switch, "settle", side_effect=["", _Cut()]), suppress(_Cut):
            act(folder, ManualClock(NOON + 7200))
        assert switch.is_published(Files(shop_of(folder)))

    return prepared


def _open(folder: Path, clock: Clock) -> None:
    """Open the shop and close it."""
    shop = shop_of(folder)
    master = rekey.master_of(_config(shop))
    opened = store.open_store(shop, master, clock)
    try:
        recovery.ensure(opened, master, clock)
    finally:
        opened.close()


# --- keys ---


def _rotate(folder: Path, clock: Clock) -> None:
    shop = shop_of(folder)
    rekey.master_of(_config(shop))
    rekey.rotate(Files(shop), shop / "shop.key", NEW_MASTER, clock)


def _new_recovery(folder: Path, clock: Clock) -> None:
    shop = shop_of(folder)
    master = rekey.master_of(_config(shop))
    opened = store.open_store(shop, master, clock)
    try:
        store.commit(opened, clock, lambda tx: keys_command._replace(tx, NEW_RECOVERY))
        recovery.ensure(opened, master, clock)
    finally:
        opened.close()


# --- migration ---


def _old(folder: Path) -> None:
    """A shop that an earlier version of the program wrote."""
    shop = shop_of(folder)
    shop.mkdir(mode=0o700)
    private.write(shop / "shop.key", MASTER.hex().encode())
    put_old_files(shop, Keys.of(MASTER))


def _steps(path: Path) -> set[str]:
    raw = connection.open_checked(path, Keys.of(MASTER))
    try:
        return {row[0] for row in raw.execute("SELECT name FROM migration WHERE owner = ?", (HOUSE,))}
    finally:
        raw.close()


def _look_at_migrated(folder: Path) -> State:
    """Require all steps or none of today's; with all of them, the copy from before them."""
    files = Files(shop_of(folder))
    every = {step.name for step in migrate.core_steps()}
    taken = _steps(files.main)
    copies = sorted(files.backups.glob("before-*.db")) if files.backups.is_dir() else []
    old = {step for step in every if step < "006"}
    assert taken in (old, every), f"between the steps: {sorted(taken)}"
    if taken == every:
        assert copies, "there is no copy from before the steps"
    for copy in copies:
        assert _steps(copy) == old
        raw = connection.open_checked(copy, Keys.of(MASTER))
        try:
            assert archive.page_problems(raw) == []
        finally:
            raw.close()
    found = start(files.folder)
    assert _steps(files.main) == every
    left = [path.name for path in files.backups.iterdir() if path.suffix != ".db"]
    assert not left, f"left over: {left}"
    return {**found, "migrated": taken == every}


# --- the witness ---


def _clerk(shop: Path, clock: Clock) -> tuple[Clerk, store.Store, list[str]]:
    opened, lost = store.open_store(shop, MASTER, clock), list[str]()
    clerk = Clerk(
        opened.writer, opened.keys, clock, _Nobody(), anchor=opened.anchor, witness=opened.files.witness,
        unwitnessed=lost.append,
    )  # fmt: skip
    return clerk, opened, lost


def _sell(folder: Path, clock: Clock) -> None:
    """Sell one in one commit that somebody hears of."""
    clerk, opened, _ = _clerk(shop_of(folder), clock)

    def buy(tx: Any) -> None:
        product = products.sure(tx, tx.scalar("SELECT min(id) FROM product"))
        buyer = tx.scalar("SELECT max(person) FROM account WHERE person IS NOT NULL")
        orders.pay_from_wallet(tx, orders.checkout(tx, buyer, product.id, 1, product.price.amount).id, buyer)
        audit.write(tx, "shopbot", "test.sold", "sale:1")
        tx.owes()

    try:
        clerk.write(buy)
    finally:
        clerk.stop()
        opened.close()


def _look_at_witness(folder: Path) -> State:
    """Start, and require a restore from the older backup to bring everything in, or to say that it cannot."""
    shop, clock = shop_of(folder), ManualClock(_LATER)
    clerk, opened, lost = _clerk(shop, clock)
    try:
        clerk.write(lambda tx: tx.owes())
    finally:
        clerk.stop()
        opened.close()
    found = start(shop)
    files, again = Files(shop), Files(folder / "again")
    reach = witness.reach(files.witness, Keys.of(MASTER))
    done = restore.whole(
        again, names.stored(files.backups)[-1], RECOVERY.identity, clock, master=MASTER, witness_file=files.witness
    )
    if done.complete:
        (again.folder / "shop.key").touch(0o600)
        (again.folder / "shop.key").write_text(MASTER.hex())
        assert start(again.folder)["books"] == found["books"], "the witness tells something else than the shop"
    else:
        assert lost or reach[0], f"it says that something is missing ({done.why}), and nobody was told"
    shutil.rmtree(again.folder)
    books = {name: value for name, value in found["books"].items() if name != "paid orders"}  # a code drawn by lot
    return {**found, "books": books, "since": reach[0]}


def _prune(folder: Path, clock: Clock) -> None:
    files = Files(shop_of(folder))
    oldest = names.parse(names.stored(files.backups)[-1].name)
    assert oldest
    assert witness.prune(files.witness, Keys.of(MASTER), oldest.seq) > 0


SCENARIOS: Mapping[str, Scenario] = {
    "backup": Scenario(_lived, _back_up, _look_at_backups),
    "backup-export": Scenario(_lived, _export, _look_at_export, repeats=True),
    "backup-tidy": Scenario(_shelf, _tidy, _look_at_shelf, repeats=True),
    "restore-over": Scenario(_lived, _restore, _look_at_restored),
    "restore-without-witness": Scenario(_lived, _restore_without_witness, _look_at_restored),
    "restore-on-empty": Scenario(_lost, _restore_on_empty, _look_where_nothing_was, repeats=True),
    "restore-undo": Scenario(_was_restored, _undo, _look_at_restored),
    "restore-finish": Scenario(_was_cut(_lived, _restore), _open, _look_at_restored, repeats=True),
    "key-rotate": Scenario(_lived, _rotate, _look_at_restored, repeats=True),
    "key-finish": Scenario(_was_cut(_lived, _rotate), _open, _look_at_restored, repeats=True),
    "key-new-recovery": Scenario(_lived, _new_recovery, _look_at_restored, repeats=True),
    "migration": Scenario(_old, _open, _look_at_migrated, repeats=True),
    "witness-flush": Scenario(_lived, _sell, _look_at_witness),
    "witness-prune": Scenario(_lived, _prune, _look_at_witness),
}
