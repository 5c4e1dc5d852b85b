"""Making a backup while the shop sells, and everything that goes wrong on the way; beside each promise a saboteur."""

import resource
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from shopbot.backup import archive, envelope, private, scratch
from shopbot.backup.refusals import BackupFailed, DamagedArchive
from shopbot.db import anchor, connection, cursors, store
from shopbot.host.vault import Vault
from shopbot.trade import audit
from tests.backup.backing import RECOVERY, SERVER, Backing
from tests.db.bench import KEYS, MASTER

COPIED, READ, COUNTED, SEALED, DONE = EVERY_STEP = (15, 40, 75, 90, 100)
ROOT = Path(__file__).parent.parent.parent


def at_percent(number: int, do: Callable[[], object]) -> Callable[[int, int], None]:
    """Return a progress that does something once, when so much of the work is done."""
    pending = [do]

    def progress(done: int, total: int) -> None:
        if pending and 100 * done >= number * total:
            pending.pop()()

    return progress


def failure(backing: Backing, progress: Callable[[int, int], None] | None = None) -> BackupFailed:
    """Return how the next backup fails, and see that the ones before it are all there is."""
    before = {path.name: path.read_bytes() for path in backing.folder_of_backups.iterdir()}
    with pytest.raises(BackupFailed) as failed:
        backing.back_up(progress=progress)
    assert {path.name: path.read_bytes() for path in backing.folder_of_backups.iterdir()} == before
    assert held_open() == []
    return failed.value


def held_open() -> list[str]:
    """Return the removed scratch files that this process has still open, which would keep a full disk full."""
    open_files = [str(one.readlink()) for one in Path("/proc/self/fd").iterdir() if one.is_symlink()]
    return [name for name in open_files if ".scratch-" in name]


def sell_in_pairs(backing: Backing, number: int) -> None:
    """Write two things in one transaction that belong together: a row of the log, and how many there are."""

    def pair(tx: Any) -> None:
        cursors.move(tx, "pairs", number)
        audit.write(tx, "shopbot", "test.pair", f"pair:{number}")

    done = backing.clerk.submit(pair)
    backing.clerk.turn(events=False)
    done.result()


class Pairs(NamedTuple):
    """What a backup says of the pairs in it."""

    cursor: int
    rows: int


def pairs_in(path: Path, within: Path) -> Pairs:
    with archive.opened(path, SERVER, within) as found:
        assert found.problems() == []
        rows = found.reader.scalar("SELECT count(*) FROM audit WHERE action = 'test.pair'")
        return Pairs(cursors.read(found.reader, "pairs") or 0, rows)


def test_every_backup_is_one_moment_of_a_shop_that_goes_on_selling(backing: Backing, tmp_path: Path) -> None:
    sell_in_pairs(backing, 1)
    ended, sold = threading.Event(), [1]

    def sell() -> None:
        while not ended.is_set():
            sell_in_pairs(backing, sold[0] + 1)
            sold[0] += 1

    seller = threading.Thread(target=sell)
    seller.start()
    try:
        made = [archive.make(
            backing.store.files, KEYS, MASTER, RECOVERY.public, tmp_path / "out", 1_760_000_000 + number
        ) for number in range(5)]  # fmt: skip
    finally:
        ended.set()
        seller.join()
    seen = [pairs_in(one.path, tmp_path / "look") for one in made]
    assert all(pairs.cursor == pairs.rows for pairs in seen)
    assert seen == sorted(seen)
    assert seen[0].rows < seen[-1].rows <= sold[0]


def test_the_buyer_is_served_while_a_backup_is_made(backing: Backing) -> None:
    sold = backing.sold
    made = backing.back_up(progress=lambda _done, _total: backing.sell())
    assert backing.sold > sold
    assert made.manifest.tables["audit"] == sold
    assert archive.verify(made.path, SERVER).seq == made.manifest.seq < backing.seq


def test_a_copy_of_another_moment_is_caught(backing: Backing, monkeypatch: pytest.MonkeyPatch) -> None:
    """The saboteur copies through a connection of its own, after a sale that its count has not seen."""
    honest = connection.copy

    def careless(_source: Any, path: Path, keys: Any, *, durable: bool) -> None:
        backing.sell()
        fresh = connection.open_checked(backing.store.files.main, KEYS)
        honest(fresh, path, keys, durable=durable)
        fresh.close()

    backing.back_up()
    monkeypatch.setattr(connection, "copy", careless)
    failed = failure(backing)
    assert failed.key == "backup_unsound"
    assert "audit has another number of rows" in failed.message
    assert failed.facts == {"problems": 4}


def flip(path: Path) -> None:
    """Change one bit in the middle of a file."""
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw)


def flip_part(backing: Backing) -> None:
    """Be the disk that loses a bit of what was just written."""
    (part,) = backing.folder_of_backups.glob(".scratch-*/archive.part")
    flip(part)


def test_what_the_disk_loses_between_writing_and_reading_is_caught(backing: Backing) -> None:
    backing.back_up()
    assert failure(backing, at_percent(SEALED, lambda: flip_part(backing))).key == "backup_not_written"


def test_without_reading_back_it_would_not_be(backing: Backing, monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin: a maker that trusts its disk names a damaged file a backup."""
    with monkeypatch.context() as careless:
        careless.setattr(envelope, "unseal", lambda path, identity, *_rest: envelope.head(path, identity))
        made = backing.back_up(progress=at_percent(SEALED, lambda: flip_part(backing)))
    with pytest.raises(DamagedArchive):
        archive.verify(made.path, SERVER)


def test_an_export_that_the_disk_loses_is_caught(backing: Backing, tmp_path: Path) -> None:
    made = backing.back_up()

    def lose() -> None:
        (part,) = tmp_path.glob(".scratch-*/export.part")
        flip(part)

    with pytest.raises(BackupFailed) as failed:
        archive.export(made.path, tmp_path / "away.age", SERVER, RECOVERY.public, progress=at_percent(60, lose))
    assert failed.value.key == "backup_not_written"
    assert [path.name for path in tmp_path.iterdir()] == ["shop"]


def test_a_damaged_backup_is_not_exported(backing: Backing, tmp_path: Path) -> None:
    made = backing.back_up()
    flip(made.path)
    with pytest.raises(DamagedArchive):
        archive.export(made.path, tmp_path / "away.age", SERVER, RECOVERY.public)
    assert [path.name for path in tmp_path.iterdir()] == ["shop"]


def test_a_shop_that_does_not_add_up_is_not_backed_up_as_good(backing: Backing) -> None:
    backing.back_up()
    writer = backing.store.writer
    guards = writer.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'audit'").fetchall()
    for guard in guards:
        writer.execute(f"DROP TRIGGER {guard[0]}")
    writer.execute("UPDATE audit SET action = 'test.other'")
    failed = failure(backing)
    assert failed.key == "backup_unsound"
    assert "audit" in failed.message


def test_a_shop_with_a_damaged_page_is_not_backed_up_as_good(backing: Backing) -> None:
    backing.back_up()
    backing.store.writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    main = backing.store.files.main
    raw = bytearray(main.read_bytes())
    raw[5 * connection.PAGE + 100] ^= 1
    main.write_bytes(raw)
    assert failure(backing).key == "backup_source"


def test_a_file_that_is_behind_its_anchor_is_not_backed_up(backing: Backing) -> None:
    backing.back_up()
    mark = anchor.mark_of(backing.store.writer)
    backing.store.anchor.write(anchor.Mark(mark.install, mark.epoch, mark.seq + 1, mark.head))
    failed = failure(backing)
    assert failed.key == "backup_source"
    assert "older" in failed.message


def test_a_shop_that_is_not_there_is_not_backed_up(backing: Backing) -> None:
    backing.back_up()
    empty = store.Files(backing.folder / "nowhere")
    with pytest.raises(BackupFailed) as failed:
        archive.make(empty, KEYS, MASTER, RECOVERY.public, backing.folder_of_backups, 1)
    assert failed.value.key == "backup_source"
    assert len(backing.names()) == 1


def test_a_recovery_key_that_is_none_is_refused(backing: Backing) -> None:
    with pytest.raises(BackupFailed) as failed:
        archive.make(backing.store.files, KEYS, MASTER, "age1nonsense", backing.folder_of_backups, 1)
    assert failed.value.key == "backup_no_key"
    assert backing.names() == []


def test_a_disk_with_too_little_room_is_not_filled(backing: Backing, monkeypatch: pytest.MonkeyPatch) -> None:
    backing.back_up()
    usage = shutil.disk_usage(backing.folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=1 << 20))
    failed = failure(backing)
    assert failed.key == "backup_no_room"
    assert failed.facts["free"] == 1


@contextmanager
def files_up_to(most: int) -> Iterator[Callable[[], None]]:
    """Let the system refuse every larger file from the moment the given function is called."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        yield lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_scratch_file_that_is_held_open_is_seen(tmp_path: Path) -> None:
    with scratch.folder(tmp_path) as room, (room / "file").open("w"):
        assert len(held_open()) == 2  # the file, and the lock on its folder


@pytest.mark.parametrize("percent", [0, COUNTED, COUNTED + 5])
def test_a_write_that_the_system_refuses_leaves_nothing(backing: Backing, percent: int) -> None:
    backing.back_up()
    with files_up_to(100_000) as refuse:
        if percent == 0:
            refuse()
        failed = failure(backing, at_percent(percent, refuse))
    assert failed.key in {"backup_disk", "backup_disk_full", "backup_source"}


def test_whoever_gives_up_in_the_middle_leaves_nothing(backing: Backing, tmp_path: Path) -> None:
    made = backing.back_up()
    for number in EVERY_STEP:
        with pytest.raises(KeyboardInterrupt):
            backing.back_up(progress=at_percent(number, give_up))
        assert backing.names() == [made.path.name]
    with pytest.raises(KeyboardInterrupt):
        archive.export(made.path, tmp_path / "x.age", SERVER, RECOVERY.public, progress=at_percent(50, give_up))
    assert [path.name for path in tmp_path.iterdir()] == ["shop"]


def give_up() -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("percent", EVERY_STEP)
def test_a_kill_leaves_the_old_ones_and_what_the_next_one_sweeps(backing: Backing, percent: int) -> None:
    made = backing.back_up()
    before = made.path.read_bytes()
    words = [sys.executable, "-m", "tests.backup.dying", str(backing.folder), str(percent)]
    assert subprocess.run(words, cwd=ROOT, check=False).returncode == -signal.SIGKILL
    left = set(backing.names()) - {made.path.name}
    assert len(left) == 1
    assert left.pop().startswith(".scratch-")
    assert archive.newest_good(backing.folder_of_backups, SERVER).path.read_bytes() == before
    again = backing.back_up()
    assert backing.names() == sorted([made.path.name, again.path.name])


def test_the_next_start_sweeps_what_a_kill_left(backing: Backing) -> None:
    files = backing.store.files
    for place in (files.folder, files.backups, files.staging):
        (place / ".scratch-left").mkdir(parents=True)
    Vault(files, KEYS, MASTER, backing.clock.now())
    assert list(files.folder.rglob(".scratch-*")) == []


def test_a_sweep_leaves_what_is_in_use(tmp_path: Path) -> None:
    with scratch.folder(tmp_path) as room:
        assert scratch.sweep(tmp_path) == []
        with scratch.folder(tmp_path) as other:
            assert room.is_dir()
            assert other != room
        left = tmp_path / ".scratch-old"
        left.mkdir()
        (left / "shop.db").touch()
        assert scratch.sweep(tmp_path) == [".scratch-old"]
    assert list(tmp_path.iterdir()) == []


def test_a_link_that_looks_like_a_scratch_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "file").touch()
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / ".scratch-link").symlink_to(tmp_path / "precious")
    assert scratch.sweep(tmp_path / "in") == []
    assert (tmp_path / "precious" / "file").exists()


def test_the_first_backup_is_in_a_folder_whose_name_is_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The power went: the backup was synced, the folder that was made for it was not."""
    synced = list[Path]()
    monkeypatch.setattr(private, "sync", synced.append)
    for _ in range(2):
        with scratch.folder(tmp_path / "backups"):
            pass
    assert synced == [tmp_path]
