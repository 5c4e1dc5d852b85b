"""Every way the file can be the wrong one ends in a refusal of its own; never in a fresh, empty shop."""

import errno
import logging
import os
import random
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from shopbot.clock import ManualClock
from shopbot.db import anchor, connection, migrate, outbox, store, survey
from shopbot.db.inbox import Event
from shopbot.db.keys import Keys
from shopbot.db.migrate import Step
from shopbot.db.store import Files
from shopbot.db.tx import Tx
from shopbot.errors import (
    AlreadyRunning,
    BehindAnchor,
    DamagedFile,
    Exit,
    ForeignFile,
    NoFile,
    OldSqlite,
    Refusal,
    WrongKey,
)
from tests.db.bench import KEYS, MASTER, Bench

CLOCK = ManualClock()
OTHER = b"o" * 32
SALES = 12


def opens(folder: Path, master: bytes = MASTER, *, trust_file: bool = False) -> list[str]:
    """Open the shop as a start does; return what it owes, by key."""
    shop = store.open_store(folder, master, CLOCK, trust_file=trust_file)
    try:
        return [row[0] for row in shop.writer.execute("SELECT dedupe FROM outbox ORDER BY id").fetchall()]
    finally:
        shop.abandon()


@pytest.fixture
def files(tmp_path: Path) -> Files:
    store.create(tmp_path / "shop", MASTER, CLOCK).close()
    return Files(tmp_path / "shop")


@pytest.fixture
def killed(tmp_path: Path) -> Files:
    """A shop whose process died after some sales: all of them are in the WAL, and the anchor knows of them."""
    bench = Bench(tmp_path / "living")
    bench.store.writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    bench.desk.handlers["sell"] = sell
    for number in range(SALES):
        bench.put(f"sale-{number:02}", do="sell")
        bench.run()
    shutil.copytree(bench.folder, tmp_path / "dead", ignore=shutil.ignore_patterns("*-shm"))
    bench.close()
    return Files(tmp_path / "dead")


def sell(tx: Tx, event: Event) -> None:
    outbox.owe(tx, 7, "shopbot", "goods", {}, dedupe=event.key)


ALL_SALES = [f"sale-{number:02}" for number in range(SALES)]


# --- the wrong file ---


def test_missing_file_is_not_made_anew(tmp_path: Path) -> None:
    with pytest.raises(NoFile):
        opens(tmp_path)
    assert not (tmp_path / "shop.db").exists()


def test_empty_file_is_damaged_and_stays_empty(files: Files) -> None:
    files.main.write_bytes(b"")
    with pytest.raises(DamagedFile, match="empty"):
        opens(files.folder)
    assert files.main.stat().st_size == 0


def test_without_its_look_at_the_file_an_empty_one_would_become_a_shop(files: Files) -> None:
    files.main.write_bytes(b"")
    made = dbapi2.connect(f"file:{files.main}?mode=rw", uri=True)
    made.execute("CREATE TABLE fresh (id INTEGER)")
    made.close()
    assert files.main.stat().st_size > 0


def test_wrong_key_is_told_apart_from_a_broken_file(files: Files) -> None:
    with pytest.raises(WrongKey):
        opens(files.folder, OTHER)
    files.anchor.unlink()
    with pytest.raises(WrongKey):
        opens(files.folder, OTHER)


def test_broken_first_page_is_damage_when_the_key_fits_the_anchor(files: Files) -> None:
    raw = bytearray(files.main.read_bytes())
    raw[1000] ^= 1
    files.main.write_bytes(raw)
    with pytest.raises(DamagedFile, match="the key is right"):
        opens(files.folder)


def test_key_of_the_wrong_length_is_refused(files: Files) -> None:
    short = replace(KEYS, file=KEYS.file[:31])
    with pytest.raises(WrongKey):
        connection.open_writer(files.main, short)


def test_plain_sqlite_file_is_foreign(files: Files) -> None:
    files.main.unlink()
    plain = sqlite3.connect(files.main)
    plain.execute("CREATE TABLE shop (install TEXT, epoch INTEGER, seq INTEGER)")
    plain.commit()
    plain.close()
    with pytest.raises(ForeignFile):
        opens(files.folder)


def test_encrypted_file_of_another_program_is_foreign(files: Files) -> None:
    files.main.unlink()
    other = dbapi2.connect(str(files.main))
    other.execute(f"PRAGMA key=\"x'{KEYS.file.hex()}'\"")
    other.execute("CREATE TABLE shop (install TEXT, epoch INTEGER, seq INTEGER)")
    other.commit()
    other.close()
    with pytest.raises(ForeignFile):
        opens(files.folder)


def test_file_that_lost_its_identity_is_damaged(files: Files) -> None:
    shop = store.open_store(files.folder, MASTER, CLOCK)
    shop.writer.execute("DELETE FROM shop")
    shop.abandon()
    with pytest.raises(DamagedFile, match="identity"):
        opens(files.folder)


def test_old_sqlite_is_refused() -> None:
    for old in ((3, 51, 2), (3, 40, 1), (2, 0, 0)):
        with pytest.raises(OldSqlite):
            connection.require_sound_sqlite(old)
    connection.require_sound_sqlite((3, 51, 3))


def test_file_cut_at_any_page_or_odd_place_is_refused(files: Files) -> None:
    whole = files.main.read_bytes()
    pages = range(0, len(whole), connection.PAGE)
    odd = random.Random(3).sample(range(1, len(whole)), 60)
    for size in (*pages, *odd):
        files.main.write_bytes(whole[:size])
        with pytest.raises(Refusal) as refused:
            opens(files.folder)
        assert refused.value.exit_code == Exit.DATA, f"cut at {size}"
        assert files.main.stat().st_size == size
    files.main.write_bytes(whole)
    opens(files.folder)


def test_existing_shop_is_not_made_again(files: Files) -> None:
    before = files.main.read_bytes()
    with pytest.raises(Refusal, match="already"):
        store.create(files.folder, OTHER, CLOCK)
    assert files.main.read_bytes() == before


# --- the anchor ---


def test_missing_anchor_is_refused_until_the_owner_trusts_the_file(files: Files) -> None:
    files.anchor.unlink()
    with pytest.raises(BehindAnchor):
        opens(files.folder)
    assert not files.anchor.exists()
    opens(files.folder, trust_file=True)
    opens(files.folder)


def test_anchor_with_any_byte_changed_is_refused(files: Files) -> None:
    whole = files.anchor.read_bytes()
    for place in range(len(whole)):
        files.anchor.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(Refusal):
            opens(files.folder)
    for size in (0, 1, 64, 95):
        files.anchor.write_bytes(whole[:size])
        with pytest.raises(DamagedFile):
            opens(files.folder)


def test_anchor_of_another_shop_is_refused(files: Files, tmp_path: Path) -> None:
    store.create(tmp_path / "other", MASTER, CLOCK).close()
    shutil.copy(tmp_path / "other" / "shop.anchor", files.anchor)
    with pytest.raises(BehindAnchor, match="another shop"):
        opens(files.folder)


def test_older_copy_of_the_file_is_refused(killed: Files, tmp_path: Path) -> None:
    shutil.copytree(killed.folder, tmp_path / "newest")
    (killed.folder / "shop.db-wal").unlink()
    with pytest.raises(BehindAnchor, match="commits are missing"):
        opens(killed.folder)
    assert opens(tmp_path / "newest") == ALL_SALES


def test_file_of_an_older_epoch_is_refused() -> None:
    found = anchor.Mark("aa" * 16, 1, 50, b"\0" * 32)
    with pytest.raises(BehindAnchor):
        anchor.require_not_behind(anchor.Mark(found.install, 2, 1, found.head), found)


def test_other_history_of_the_same_length_is_refused() -> None:
    found = anchor.Mark("aa" * 16, 1, 50, b"\0" * 32)
    with pytest.raises(BehindAnchor, match="audit chain"):
        anchor.require_not_behind(anchor.Mark(found.install, 1, 50, b"\1" * 32), found)


# --- the WAL after a kill ---


def test_kill_loses_no_sale(killed: Files) -> None:
    assert opens(killed.folder) == ALL_SALES


def damaged(killed: Files, tmp_path: Path, number: int, wal: bytes) -> Path:
    """Copy the dead shop with another WAL."""
    folder = tmp_path / f"copy-{number}"
    shutil.copytree(killed.folder, folder)
    (folder / "shop.db-wal").write_bytes(wal)
    return folder


def refused_or_whole(folder: Path) -> bool:
    """Tell whether the shop is refused; if it opens, nothing that was owed may be missing."""
    try:
        owed = opens(folder)
    except (BehindAnchor, DamagedFile):
        return True
    assert owed == ALL_SALES
    return False


def test_cut_wal_is_refused_or_has_lost_nothing(killed: Files, tmp_path: Path) -> None:
    wal = (killed.folder / "shop.db-wal").read_bytes()
    sizes = random.Random(5).sample(range(len(wal)), 60)
    refused = [refused_or_whole(damaged(killed, tmp_path, n, wal[:size])) for n, size in enumerate(sizes)]
    assert sum(refused) > 50


def torn(killed: Files) -> None:
    """Tear a page of the file that is whole in the log, as a cut does that comes while the log is folded in."""
    log, pages = killed.main.with_name("shop.db-wal").read_bytes(), killed.main.stat().st_size // connection.PAGE
    frames = range(32, len(log), 24 + connection.PAGE)
    page = max(n for n in (int.from_bytes(log[at : at + 4]) for at in frames) if n <= pages)
    with killed.main.open("r+b") as file:
        file.seek((page - 1) * connection.PAGE)
        file.write(b"torn" * 128)


def seen_beside(running: Files) -> list[str]:
    """Start the shop, and read every page beside it."""
    shop = store.open_store(running.folder, MASTER, CLOCK)
    try:
        with survey.beside(running.folder, MASTER) as look:
            return look.page_problems()
    finally:
        shop.abandon()


def test_a_page_torn_while_the_log_was_folded_in_is_no_false_alarm_beside_the_running_shop(killed: Files) -> None:
    torn(killed)
    assert seen_beside(killed) == []


def test_a_last_page_torn_while_the_log_was_folded_in_is_no_damage(killed: Files) -> None:
    """The file had a piece of a page at its end, and the owner was told to restore the newest backup."""
    with killed.main.open("ab") as file:
        file.write(b"torn" * 128)
    assert opens(killed.folder) == ALL_SALES
    assert killed.main.stat().st_size % connection.PAGE == 0


def test_without_folding_the_log_in_at_the_start_the_torn_page_would_be_told_as_damage(
    killed: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    torn(killed)
    monkeypatch.setattr(store, "_fold", lambda writer: None)
    assert seen_beside(killed) != []


def test_flipped_bit_in_the_wal_is_refused_or_has_lost_nothing(killed: Files, tmp_path: Path) -> None:
    wal = (killed.folder / "shop.db-wal").read_bytes()
    rng = random.Random(6)
    refused = []
    for number in range(100):
        flipped = bytearray(wal)
        flipped[rng.randrange(len(wal))] ^= 1 << rng.randrange(8)
        refused.append(refused_or_whole(damaged(killed, tmp_path, number, bytes(flipped))))
    assert sum(refused) > 50


def test_without_the_anchor_a_lost_wal_would_lose_sales_in_silence(killed: Files) -> None:
    (killed.folder / "shop.db-wal").unlink()
    assert opens(killed.folder, trust_file=True) == []


# --- the copy before a migration ---

ADDED = Step("999_added", "CREATE TABLE added (id INTEGER PRIMARY KEY) STRICT;")
COPY = "before-999_added.db"


@pytest.fixture
def updated(killed: Files, monkeypatch: pytest.MonkeyPatch) -> Files:
    """A shop with sales, some only in its WAL, under a program that has one core step more."""
    steps = [*migrate.core_steps(), ADDED]
    monkeypatch.setattr(migrate, "core_steps", lambda: steps)
    return killed


def has_added(path: Path) -> bool:
    opened = connection.open_checked(path, KEYS)
    try:
        return bool(opened.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'added'").fetchone()[0])
    finally:
        opened.close()


def test_file_is_copied_before_it_is_migrated(updated: Files, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "shopbot.db")
    assert opens(updated.folder) == ALL_SALES
    assert [path.name for path in updated.backups.iterdir()] == [COPY]
    copy = updated.backups / COPY
    assert (has_added(updated.main), has_added(copy)) == (True, False)
    assert stat.S_IMODE(updated.backups.stat().st_mode) == 0o700
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with pytest.raises(WrongKey):
        connection.open_checked(copy, Keys.of(OTHER))
    assert caplog.messages.count("copy_before_migration") == 1


def test_copy_in_the_files_place_is_the_shop_again(
    updated: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(updated.anchor, tmp_path / "shop.anchor")
    opens(updated.folder)
    shutil.copy(updated.backups / COPY, tmp_path / "shop.db")
    monkeypatch.undo()
    assert opens(tmp_path) == ALL_SALES


def test_copy_of_an_earlier_try_is_replaced(updated: Files) -> None:
    updated.backups.mkdir(mode=0o755)
    for name in (COPY, f"{COPY}.part"):
        (updated.backups / name).write_bytes(b"left over")
    opens(updated.folder)
    assert [path.name for path in updated.backups.iterdir()] == [COPY]
    assert not has_added(updated.backups / COPY)
    assert stat.S_IMODE(updated.backups.stat().st_mode) == 0o700


def test_without_steps_to_take_nothing_is_copied(updated: Files, tmp_path: Path) -> None:
    opens(updated.folder)
    (updated.backups / COPY).unlink()
    opens(updated.folder)
    assert list(updated.backups.iterdir()) == []
    store.create(tmp_path / "new", MASTER, CLOCK).close()
    opens(tmp_path / "new")
    assert not Files(tmp_path / "new").backups.exists()


def full_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    def fsync(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", fsync)


def full_on_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite itself gives up the copy."""
    opener = connection.open_writer

    def open_writer(path: Path, keys: Keys) -> Any:
        writer = opener(path, keys)
        writer.set_authorizer(lambda action, *_: 1 if action == dbapi2.SQLITE_ATTACH else 0)
        return writer

    monkeypatch.setattr(connection, "open_writer", open_writer)


def unreadable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_copy", lambda _writer, path, keys: connection.open_checked(path, keys))


@pytest.mark.parametrize("trouble", [full_at_the_end, full_on_the_way, unreadable])
def test_when_the_copy_fails_nothing_is_migrated(
    updated: Files, monkeypatch: pytest.MonkeyPatch, trouble: Callable[[pytest.MonkeyPatch], None]
) -> None:
    with monkeypatch.context() as during:
        trouble(during)
        with pytest.raises(Refusal, match="Free disk space") as refused:
            opens(updated.folder)
    assert refused.value.exit_code == Exit.IO
    assert list(updated.backups.iterdir()) == []
    assert not has_added(updated.main)
    assert opens(updated.folder) == ALL_SALES, "the lock is free, and the next start does it all"
    assert has_added(updated.main)


def test_without_the_copy_a_failing_one_would_not_stop_the_migration(
    updated: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "_copy_before_migration", lambda *_: None)
    full_on_the_way(monkeypatch)
    opens(updated.folder)
    assert has_added(updated.main)


# --- one process a shop ---


def test_second_process_is_refused_and_names_the_first(files: Files) -> None:
    shop = store.open_store(files.folder, MASTER, CLOCK)
    script = (
        "import sys; from pathlib import Path; from shopbot.clock import Clock; from shopbot.db import store\n"
        "from shopbot.errors import Refusal\n"
        "try: store.open_store(Path(sys.argv[1]), bytes(range(32)), Clock())\n"
        "except Refusal as refusal: print(refusal.message); sys.exit(int(refusal.exit_code))\n"
    )
    second = subprocess.run([sys.executable, "-c", script, files.folder], capture_output=True, text=True, check=False)
    shop.close()
    assert second.returncode == Exit.ALREADY_RUNNING
    assert str(os.getpid()) in second.stdout
    assert subprocess.run([sys.executable, "-c", script, files.folder], check=False).returncode == Exit.OK


def test_lock_is_free_again_after_a_refused_start(files: Files) -> None:
    with pytest.raises(WrongKey):
        opens(files.folder, OTHER)
    opens(files.folder)


def test_without_the_lock_two_would_run(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    first = store.open_store(files.folder, MASTER, CLOCK)
    with pytest.raises(AlreadyRunning):
        store.open_store(files.folder, MASTER, CLOCK)
    monkeypatch.setattr("fcntl.flock", lambda *_: None)
    second = store.open_store(files.folder, MASTER, CLOCK)
    second.abandon()
    first.abandon()


# --- what is left on the disk ---


def test_all_files_are_private_while_it_runs_and_afterwards(bench: Bench) -> None:
    os.umask(0o022)
    bench.put("tap")
    bench.run()
    for _ in range(2):
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in bench.folder.iterdir()}
        assert {name: mode for name, mode in modes.items() if mode != 0o600} == {}
        assert stat.S_IMODE(bench.folder.stat().st_mode) == 0o700
        bench.reopen()


def test_nothing_on_the_disk_can_be_read(bench: Bench) -> None:
    bench.clerk.write(lambda tx: tx.run("INSERT INTO setting VALUES ('a', 'b', ?)", '"CANARY-7Q2X"'))
    for path in bench.folder.iterdir():
        assert b"CANARY" not in path.read_bytes()


def test_every_connection_has_the_pragmas_that_keep_money_safe(bench: Bench) -> None:
    expected = {
        "synchronous": 2, "foreign_keys": 1, "journal_mode": "wal", "trusted_schema": 0, "recursive_triggers": 1,
        "cell_size_check": 1, "temp_store": 2,
    }  # fmt: skip
    for name, value in expected.items():
        assert bench.store.writer.execute(f"PRAGMA {name}").fetchone()[0] == value
        assert bench.reader.scalar(f"PRAGMA {name}") == value


def test_reader_cannot_write(bench: Bench) -> None:
    with pytest.raises(connection.DatabaseError, match="readonly"):
        bench.reader.rows("DELETE FROM inbox")
