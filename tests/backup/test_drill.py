"""The practice restore: what it finds, and that nothing of it stays."""

from pathlib import Path

import pytest

from shopbot.backup import archive, drill
from shopbot.backup.refusals import BackupFailed
from shopbot.db import connection, migrate, store
from shopbot.trade import checks
from tests.backup.backing import SERVER, Backing, forge, insides, packed
from tests.backup.test_archive_making import files_up_to
from tests.db.bench import KEYS


def practise(backing: Backing, install: str = "") -> drill.DrillResult:
    """Practise, and see that the shop and the folder are as they were."""
    folder = backing.store.files.folder
    before = sorted(path.name for path in folder.iterdir()), backing.seq, backing.names()
    found = drill.drill(backing.folder_of_backups, SERVER, folder / ".drill", backing.clock, install=install)
    assert list((folder / ".drill").iterdir()) == []
    (folder / ".drill").rmdir()
    assert (sorted(path.name for path in folder.iterdir()), backing.seq, backing.names()) == before
    return found


def test_a_good_backup_restores(backing: Backing) -> None:
    backing.back_up()
    backing.sell()
    newest = backing.back_up()
    found = practise(backing, install=newest.manifest.install)
    assert (found.ok, found.name, found.problems) == (True, newest.path.name, ())


def test_progress_never_falls_and_ends_at_the_end(backing: Backing) -> None:
    backing.back_up()
    seen: list[tuple[int, int]] = []
    within = backing.folder / ".drill"
    drill.drill(backing.folder_of_backups, SERVER, within, backing.clock, progress=lambda *far: seen.append(far))
    assert seen == sorted(seen)
    assert seen[-1][0] == seen[-1][1]
    assert len(seen) > 4


def test_a_damaged_newest_one_is_told_with_the_one_to_take_instead(backing: Backing) -> None:
    older, newest = backing.back_up(), backing.back_up()
    newest.path.write_bytes(newest.path.read_bytes()[:-1])
    found = practise(backing)
    assert (found.ok, found.name, found.key) == (False, newest.path.name, "backup_damaged")
    assert found.instead == older.path.name
    older.path.write_bytes(b"")
    assert practise(backing).instead == ""


def test_a_whole_file_with_wrong_books_is_told(backing: Backing, tmp_path: Path) -> None:
    """A backup that reads well to the last byte, whose shop does not add up: only a drill finds it."""
    made = backing.back_up()
    told, file = insides(made.path)
    copy = tmp_path / "copy.db"
    copy.write_bytes(file)
    writer = connection.open_writer(copy, made.manifest.keys)
    for guard in writer.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'audit'"
    ).fetchall():
        writer.execute(f"DROP TRIGGER {guard[0]}")
    writer.execute("UPDATE audit SET action = 'test.other'")
    writer.close()
    sha = archive._sha256(copy)
    forge(made.path, packed({**told, "sha256": sha, "size": copy.stat().st_size}, copy.read_bytes()))
    assert archive.verify(made.path, SERVER).sha256 == sha
    found = practise(backing)
    assert (found.ok, found.key, dict(found.facts)) == (False, "backup_drill_unsound", {"problems": 1})
    assert "audit" in found.problems[0]


def test_a_disk_that_refuses_is_not_the_backups_fault(backing: Backing) -> None:
    backing.back_up()
    with files_up_to(100_000) as refuse:
        refuse()
        with pytest.raises(BackupFailed) as failed:
            drill.drill(backing.folder_of_backups, SERVER, backing.folder / ".drill", backing.clock)
    assert failed.value.key in {"backup_disk", "backup_disk_full"}
    assert list((backing.folder / ".drill").iterdir()) == []


def test_no_backup_is_a_problem_too(backing: Backing) -> None:
    found = drill.drill(backing.folder_of_backups, SERVER, backing.folder / ".drill", backing.clock)
    assert (found.ok, found.key, found.name) == (False, "backup_none", "")


def test_another_shops_backup_is_told(backing: Backing) -> None:
    backing.back_up()
    assert practise(backing, install="0" * 32).key == "backup_other_shop"


def test_a_backup_from_before_this_program_is_brought_up_to_it(
    backing: Backing, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    steps = migrate.core_steps()
    older = tmp_path / "older"
    with monkeypatch.context() as before:
        before.setattr(migrate, "core_steps", lambda: steps[:10])
        before.setattr(checks, "check_all", lambda *_all: [])  # it asks about what those steps do not know
        store.create(older, bytes(range(32)), backing.clock).close()
        files = store.Files(older)
        archive.make(files, KEYS, bytes(range(32)), str(SERVER.to_public()), backing.folder_of_backups, 1_760_000_000)
    assert practise(backing).ok
    with archive.opened(next(backing.folder_of_backups.glob("*.age")), SERVER, tmp_path / "look") as found:
        assert found.problems() == []
        assert len(found.manifest.steps) == 10
