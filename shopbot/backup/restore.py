"""A shop from a backup of any age: no code is sold twice, no payment credited twice, no spent money given back.

A backup shows the shop as it was. What was sold, paid and spent since is brought in from the witness (`db/witness.py`),
row by row, up to the last thing anybody outside was told; then the shop goes on as if nothing had happened. Where that
cannot be done - there is no witness, or it does not reach back to this backup, or it may lack its end, or a table
changed in between - nothing is guessed: the shop opens in recovery mode (`trade/held.py`), and what is in doubt waits
for its owner.

All work is done on a copy in `.restore`; one rename makes it the shop (`db/switch.py`). What was here goes to
`replaced/<stamp>`, and comes back with `undo` as long as neither goods nor money moved since. Each restore has a new
epoch, in the file and its anchor, so that an older file put back beside it is refused.

What this cannot do: stop another machine that still runs the old shop. Only a new token from @BotFather does.
"""

import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from shopbot.backup import archive, chunks, rekey, selective
from shopbot.backup.manifest import Manifest
from shopbot.backup.refusals import BackupFailed, BackupRefusal, UnknownMaker, failed_by
from shopbot.clock import Clock
from shopbot.db import anchor, connection, migrate, store, switch, witness
from shopbot.db.anchor import Anchor, Mark
from shopbot.db.connection import DatabaseError, ReadConnection
from shopbot.db.fence import HOUSE
from shopbot.db.keys import Keys
from shopbot.db.store import WITNESS, Files, Lock
from shopbot.db.tx import Tx
from shopbot.errors import Exit, NoFile, Refusal
from shopbot.secret import Secret
from shopbot.trade import audit, checks, held, recovering
from shopbot.trade.audit import Actor

Progress = Callable[[str, int, int], None]
"""Called with (step, done, total)."""

STEPS = ("read", "catch_up", "check")
# Why a restore is missing something, for `Restored.why` and the texts `restore-why-…`.
NO_WITNESS, TOO_SHORT, OTHER_WITNESS, BROKEN = "no-witness", "too-short", "other-witness", "broken"
OTHER_SHAPE, OPEN_END, SAID_SO, PIECES = "other-shape", "open-end", "said-so", "pieces"
WHY = (NO_WITNESS, TOO_SHORT, OTHER_WITNESS, BROKEN, OTHER_SHAPE, OPEN_END, SAID_SO, PIECES)
_FORGOTTEN = ("nonce", "conversation", "screen", "screen_about", "pace", "notice_pace")


@dataclass(frozen=True)
class Restored:
    """What a restore did. `made_at` is the backup's time, `known_at` until when the past is known (UTC seconds).

    `why` is None when nothing that was promised is missing; else one of `WHY`. `rows` were brought up to date. `held`
    is what recovery mode holds back, in numbers. `stamp` names the folder the old files were put in, empty when there
    were none. `master` is the key of the shop as it is now.
    """

    archive: str
    shop: str
    made_at: int
    known_at: int
    why: str | None
    rows: int
    held: dict[str, int]
    stamp: str
    seconds: float
    master: Secret

    @property
    def complete(self) -> bool:
        """Whether nothing that was promised is missing."""
        return self.why is None


class NotUndone(BackupRefusal):
    """What a restore put aside cannot come back: goods or money moved since, or it is not there."""

    key = "restore_not_undone"
    advice = "The shop goes on as it is. What was put aside stays in data/replaced until you delete it."


def whole(
    files: Files,
    path: Path,
    identity: Any,
    clock: Clock,
    *,
    master: bytes | None = None,
    pieces: Sequence[Path] = (),
    pieces_identity: Any = None,
    witness_file: Path | None = None,
    by: Actor = "terminal",
    open_end: bool = False,
    foreign: bool = False,
    older_key: bool = False,
    as_it_was: bool = False,
    progress: Progress = lambda *_: None,
) -> Restored:
    """Let the backup at `path` be the shop in `files`, and return what came of it.

    `identity` opens the backup; `master` is the key of the shop that is here, if there is one: the restored one follows
    from it, else from the backup's own. The witness is the one beside the shop, or `witness_file`; `pieces` of it that
    were kept elsewhere are used when there is none. `open_end` says that the shop was open after the witness' end;
    `foreign` that this may be another shop's backup, `older_key` that it may be one from before the shop's key was
    changed: else one that was not made under `master` is refused. `as_it_was` says that products and settings shall be
    what the backup says again, where the witness has brought in what became of them. The shop must be stopped
    (`AlreadyRunning`). Raises a `BackupRefusal` for the backup, `BackupFailed` for the disk; then everything is as it
    was. `switch.Unfinished` says that the restored shop is only to be opened.
    """
    began = time.monotonic()
    files.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = Lock(files.lock)
    try:
        _require_settled(files)
        work = _Work(files, path, identity, clock, master, by, open_end, progress, as_it_was=as_it_was)
        work.trusted = foreign or older_key
        done = work.carry_out(_sources(files, witness_file, pieces, pieces_identity), foreign=foreign)
        return replace(done, seconds=time.monotonic() - began)
    except (OSError, DatabaseError) as error:
        raise failed_by(error) from error
    finally:
        shutil.rmtree(files.staging, ignore_errors=True)
        lock.release()


@contextmanager
def _unless_of_the_disk(witness_file: Path) -> Iterator[None]:
    """Go on whatever is wrong with the witness in here, unless it is the disk."""
    try:
        yield
    except (Refusal, DatabaseError) as error:
        _require_disk(error, witness_file)


def _require_disk(error: Exception, witness_file: Path | None) -> None:
    """Raise `BackupFailed` if the disk is full or fails: for that alone nobody is to do without the witness."""
    if connection.is_of_the_disk(error):
        raise BackupFailed(
            f"the witness {witness_file} cannot be used: {error}",
            "Nothing was changed. Free disk space or mend the disk, then type the same again. If it cannot be mended,"
            " move that file away: what came after the backup then waits for you in /backup.",
            key="backup_disk",
            problem=str(error),
        ) from error


def _require_settled(files: Files) -> None:
    """Finish what was interrupted: typed again, it would be restored twice, the second time without its witness."""
    if switch.settle(files):
        raise Refusal(
            "something that was interrupted had still to be finished, and is finished now",
            "Nothing else was done. See what the shop is now (python3 run.py check), then type this again if you still"
            " want it.",
            Exit.PENDING,
        )


def require_own(told: Manifest, master: bytes, name: str) -> None:
    """Require a backup that was made under the shop's key: `UnknownMaker` else.

    age proves that nobody altered a file, not who made it: whoever has seen the public half of the recovery key can
    make a file that opens with it. The shop's master stands in each backup, and nobody else knows that one.
    """
    if not archive.made_with(told, master):
        raise UnknownMaker(f"{name} was not made under the present key of this shop")


# --- where the past is read from ---


@dataclass(frozen=True)
class _Sources:
    """The witness as it can be read: its file, or pieces of it and what opens them."""

    file: Path | None
    pieces: tuple[Path, ...]
    identity: Any


def _sources(files: Files, given: Path | None, pieces: Sequence[Path], identity: Any) -> _Sources:
    file = given or (files.witness if files.witness.exists() else None)
    return _Sources(file, tuple(pieces), identity)


@dataclass(frozen=True)
class _Caught:
    """How far the copy has come: rows put in place, and the mark it is at; `at` when that was (UTC seconds)."""

    rows: int
    seq: int
    head: bytes
    at: int


class _Work:
    """One restore, in the staging folder."""

    def __init__(
        self, files: Files, path: Path, identity: Any, clock: Clock, master: bytes | None, by: Actor, open_end: bool,
        progress: Progress, *, as_it_was: bool,
    ) -> None:  # fmt: skip
        self.files, self.path, self.identity, self.clock = files, path, identity, clock
        self.master, self.by, self.open_end, self.progress = master, by, open_end, progress
        self.as_it_was = as_it_was
        self.trusted = False

    def carry_out(self, sources: _Sources, *, foreign: bool) -> Restored:
        """Do all of it; the shop is the restored one when this returns."""
        end = self._end_of_shop(sources)
        there, staging = self.files.main.exists(), switch.prepare(self.files)
        main = staging / self.files.main.name
        told, keys = self._staged(main, "" if foreign or end is None else end.install)
        stamp = f"{datetime.fromtimestamp(self.clock.now(), UTC):%Y%m%dT%H%M%SZ}-{told.seq}"
        db = connection.open_writer(main, keys)
        try:
            caught, why = self._caught_up(db, told, keys, sources, end)
            keys = self._followed(db, told)
            self._put_back(db, keys)
            epoch = max(told.epoch, end.epoch if end else 0) + 1
            done = self._noted(db, keys, told, caught, why, epoch, stamp if there else "")
            self._require_sound(db, keys)
            mark = _closed(db)
        finally:
            db.close()
        _write_anchor(staging / self.files.anchor.name, keys, mark)
        with switch.publishing(self.files):
            switch.publish(self.files, stamp, [WITNESS])
            switch.settle(self.files)
        return done

    # --- the copy ---

    def _staged(self, main: Path, install: str) -> tuple[Manifest, Keys]:
        """Put the backup's copy at `main`, under the file key of the shop's master; return its keys until then."""

        def read(done: int, total: int) -> None:
            self.progress("read", done, total)

        with archive.opened(self.path, self.identity, self.files.folder, install=install, progress=read) as found:
            if self.master is not None and not self.trusted:
                require_own(found.manifest, self.master, self.path.name)
            keys = replace(found.keys, file=Keys.of(self.master or found.manifest.master_bytes).file)
            source = connection.open_checked(found.path, found.keys)
            try:
                connection.copy(source, main, keys)
            finally:
                source.close()
            return found.manifest, keys

    def _followed(self, db: Any, told: Manifest) -> Keys:
        """Let the copy follow from the shop's master in everything; return its keys."""
        if self.master is None or self.master == told.master_bytes:
            return Keys.of(told.master_bytes)
        now = Keys.of(self.master)
        rekey.rewrite(db, Keys.of(told.master_bytes), now)
        return now

    # --- how far the shop had come ---

    def _end_of_shop(self, sources: _Sources) -> Mark | None:
        """Return how far the shop that is here had come, by its own file or its anchor; None when neither can be read.

        What its file still has to tell is written into its witness first.
        """
        if self.master is None:
            return None
        keys = Keys.of(self.master)
        anchored = _anchored(self.files, keys)
        try:
            db = connection.open_writer(self.files.main, keys)
        except (Refusal, DatabaseError):
            return anchored
        try:
            mark = anchor.mark_of(db)
            if anchored is not None and (anchored.epoch, anchored.seq) > (mark.epoch, mark.seq):
                return anchored  # the file is behind: what it says is not the end
            if sources.file is not None:
                with _unless_of_the_disk(sources.file):
                    witness.finish(db, sources.file, keys, self.clock.now())
            return mark
        except DatabaseError:
            return anchored
        finally:
            db.close()

    # --- the past since the backup ---

    def _caught_up(
        self, db: Any, told: Manifest, keys: Keys, sources: _Sources, end: Mark | None
    ) -> tuple[_Caught, str | None]:
        """Bring the copy as far as the witness knows; return how far that is, and why something is missing if it is."""
        caught = _Caught(0, told.seq, bytes.fromhex(told.head), told.made_at)
        why: str | None = NO_WITNESS
        with ExitStack() as stack:
            reading, why = self._reading(told, sources, stack)
            if reading is not None:
                caught, why = self._replayed(db, told, keys, reading, caught)
        self._migrated(db, keys)
        if why is not None or self.open_end:
            return caught, why or SAID_SO
        return caught, _missing_end(told, caught, end, surely_whole=sources.file is not None)

    def _reading(
        self, told: Manifest, sources: _Sources, stack: ExitStack
    ) -> tuple[witness.Reading | None, str | None]:
        """Return the witness that can be read, or None and why there is none."""
        if sources.file is None and not sources.pieces:
            return None, NO_WITNESS
        for secret in (told.master_bytes, self.master):
            try:
                if secret is not None and sources.file is not None:
                    opened = witness.OpenReading(sources.file, Keys.of(secret))
                    stack.callback(opened.close)
                    return opened, None
            except NoFile:
                return None, NO_WITNESS
            except (Refusal, DatabaseError) as error:
                _require_disk(error, sources.file)
                continue
        if sources.file is None:
            with suppress(Refusal):
                return chunks.read(sources.pieces, sources.identity, told.epoch, told.seq), None
        return None, BROKEN

    def _replayed(
        self, db: Any, told: Manifest, keys: Keys, reading: witness.Reading, start: _Caught
    ) -> tuple[_Caught, str | None]:
        if (reading.about.install, reading.about.epoch) != (told.install, told.epoch):
            return start, OTHER_WITNESS
        if reading.about.since > told.seq:
            return start, TOO_SHORT
        self.progress("catch_up", 0, 1)
        signing = Keys.of(told.master_bytes)
        caught, stopped = _replay(db, signing, reading, start)
        if stopped and migrate.untaken(ReadConnection(db), HOUSE, migrate.core_steps()):
            self._migrated(db, keys)  # the program was updated meanwhile, at this very commit
            caught, stopped = _replay(db, signing, reading, caught)
        self.progress("catch_up", 1, 1)
        if stopped:
            return caught, OTHER_SHAPE
        return caught, BROKEN if reading.broken else None

    def _migrated(self, db: Any, keys: Keys) -> None:
        store.in_transaction(db, keys, self.clock, lambda tx: migrate.migrate(tx, HOUSE, migrate.core_steps()))
        db.set_authorizer(None)

    def _put_back(self, db: Any, keys: Keys) -> None:
        """Let products and settings say again what the backup says of them, if that is wanted."""
        if not self.as_it_was:
            return
        parts = [selective.Wanted(part) for part in (selective.PRODUCTS, selective.SETTINGS)]
        with archive.opened(self.path, self.identity, self.files.folder) as found:
            store.in_transaction(
                db, keys, self.clock, lambda tx: [selective.apply(tx, found.reader, part, self.by) for part in parts]
            )
        db.set_authorizer(None)

    # --- what is written down of it ---

    def _noted(
        self, db: Any, keys: Keys, told: Manifest, caught: _Caught, why: str | None, epoch: int, stamp: str
    ) -> Restored:
        def note(tx: Tx) -> dict[str, int]:
            forget(tx)
            tx.run("UPDATE shop SET epoch = ?, seq = seq + 1, witness = 0", epoch)
            facts = {"archive": self.path.name, "stamp": stamp}
            number = held.note(
                tx, self.by, made_at=told.made_at, known_at=caught.at, why=why, rows=caught.rows, facts=facts
            )
            counts = held.hold_back(tx, number) if why else {}
            tx.run("DELETE FROM witness_due")
            held.set_facts(tx, number, {**counts, "moved": recovering.moved(tx)})
            return counts

        counts = store.in_transaction(db, keys, self.clock, note)
        db.set_authorizer(None)
        master = Secret((self.master or told.master_bytes).hex())
        return Restored(
            self.path.name, told.called, told.made_at, caught.at, why, caught.rows, counts, stamp, 0.0, master
        )

    def _require_sound(self, db: Any, keys: Keys) -> None:
        self.progress("check", 0, 1)
        problems = checks.check_all(ReadConnection(db, recounting=True), keys)
        self.progress("check", 1, 1)
        if problems:
            raise BackupFailed(
                f"what came of the backup does not add up: {problems[0]}",
                "Nothing was changed. Try the next older backup.",
                key="restore_unsound",
                problems=len(problems),
            )


def forget(tx: Tx) -> None:
    """Forget what only meant something while the old shop ran: buttons that count once, forms, screens, taps, offsets.

    A tap that waited was carried out in the gap, or comes again: Telegram keeps what nobody took. The search is folded
    anew, as the witness does not keep it.
    """
    for table in _FORGOTTEN:
        tx.run(f"DELETE FROM {table}")  # noqa: S608 - names of our own
    tx.run("DELETE FROM cursor WHERE substr(name, 1, 9) = 'telegram:'")
    tx.run(
        "UPDATE inbox SET state = 'done' WHERE state = 'new' AND (substr(source, 1, 9) = 'telegram:' OR source = 'job')"
    )
    tx.run("INSERT OR IGNORE INTO search_stale SELECT id FROM product WHERE parent IS NULL")


def _replay(db: Any, keys: Keys, reading: witness.Reading, start: _Caught) -> tuple[_Caught, str]:
    db.execute("PRAGMA foreign_keys=OFF")
    db.execute("BEGIN IMMEDIATE")
    try:
        with _triggers_aside(db):
            done = witness.replay(db, reading, keys, start.seq, start.head, start.at)
        db.execute("UPDATE shop SET seq = ?", (done.seq,))
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    finally:
        db.execute("PRAGMA foreign_keys=ON")
    return _Caught(start.rows + done.rows, done.seq, done.head, done.at), done.stopped


@contextmanager
def _triggers_aside(db: Any) -> Iterator[None]:
    """Take all triggers away, and put the same ones back: rows are put in place, nothing follows from that."""
    found = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in found:
        db.execute('DROP TRIGGER "' + name.replace('"', '""') + '"')  # sql: its name, from the file itself
    yield
    for _, sql in found:
        db.execute(sql)


def _missing_end(told: Manifest, caught: _Caught, end: Mark | None, *, surely_whole: bool) -> str | None:
    """Return why the end of the past may be missing, or None when it is surely there.

    The shop's own file or anchor says how far it had come. Without them the witness' file is taken at its word, as all
    of a batch is on its disk before anything leaves the shop; pieces are not, as the newest may be missing.
    """
    if end is None or end.install != told.install:
        return None if surely_whole else PIECES
    if end.epoch != told.epoch or caught.seq < end.seq:
        return OPEN_END
    return OPEN_END if caught.seq == end.seq and caught.head != end.head else None


def _anchored(files: Files, keys: Keys) -> Mark | None:
    try:
        return anchor.read(files.anchor, keys)
    except Refusal:
        return None


def _closed(db: Any) -> Mark:
    """Have everything in the one file, and return how far it has come."""
    mark = anchor.mark_of(db)
    db.execute("PRAGMA journal_mode=DELETE").fetchall()
    return mark


def _write_anchor(path: Path, keys: Keys, mark: Mark) -> None:
    made = Anchor(path, keys)
    try:
        made.write(mark)
    finally:
        made.close()


# --- and back ---


def undo(files: Files, master: bytes, clock: Clock, by: Actor = "terminal") -> str:
    """Put back what the newest restore put aside, with a new epoch; return the name of the folder it came from.

    What is here goes to `replaced` in its turn. The shop must be stopped. Raises `NotUndone` when goods or money moved
    since, and when nothing is there that this key opens.
    """
    lock = Lock(files.lock)
    try:
        _require_settled(files)
        return _undone(files, Keys.of(master), clock, by)
    except (OSError, DatabaseError) as error:
        raise failed_by(error) from error
    finally:
        shutil.rmtree(files.staging, ignore_errors=True)
        lock.release()


def _undone(files: Files, keys: Keys, clock: Clock, by: Actor) -> str:
    stamp, now = _to_undo(files, keys)
    aside = files.replaced / stamp
    staging = switch.prepare(files)
    for path in aside.glob(f"{files.main.name}*"):
        shutil.copyfile(path, staging / path.name)
        (staging / path.name).chmod(0o600)
    try:
        db = connection.open_writer(staging / files.main.name, keys)
    except Refusal as refusal:
        raise NotUndone(
            f"what was put aside cannot be opened: {refusal.message}", key="restore_nothing_aside"
        ) from None
    try:

        def note(tx: Tx) -> None:
            forget(tx)
            tx.run("UPDATE shop SET epoch = ?, seq = max(seq, ?) + 1, witness = 0", now.epoch + 1, now.seq)
            audit.write(tx, by, "shop.restore_undone", "shop", None, {"from": stamp})
            recovering.raise_floors(tx)
            tx.run("DELETE FROM witness_due")

        store.in_transaction(db, keys, clock, note)
        mark = _closed(db)
    finally:
        db.close()
    for ending in ("-wal", "-shm", "-journal"):
        (staging / f"{files.main.name}{ending}").unlink(missing_ok=True)
    _write_anchor(staging / files.anchor.name, keys, mark)
    with switch.publishing(files):
        switch.publish(files, f"{datetime.fromtimestamp(clock.now(), UTC):%Y%m%dT%H%M%SZ}-undone", [WITNESS])
        switch.settle(files)
    return stamp


def _to_undo(files: Files, keys: Keys) -> tuple[str, Mark]:
    """Return the folder that the newest restore put the old files in, and how far the shop has come since."""
    db = connection.open_writer(files.main, keys)
    try:
        reader = ReadConnection(db)
        found = held.latest(reader)
        stamp = str(found.facts.get("stamp") or "") if found else ""
        if found is None or not (files.replaced / stamp / files.main.name).is_file() or not stamp:
            raise NotUndone("there is nothing that a restore put aside here", key="restore_nothing_aside")
        if recovering.moved(reader) != found.facts["moved"]:
            raise NotUndone("goods or money have moved since the restore")
        return stamp, anchor.mark_of(db)
    finally:
        db.close()
