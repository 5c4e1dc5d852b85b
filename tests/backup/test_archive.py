"""Making a backup, and what opens it."""

from pathlib import Path

import pytest

from shopbot.backup import archive, names, recovery
from shopbot.backup.refusals import NoArchive, WrongArchiveKey
from shopbot.db import anchor
from tests.backup.backing import RECOVERY, SERVER, Backing, insides
from tests.db.bench import MASTER


def test_a_backup_holds_the_shop_as_it_was(backing: Backing, tmp_path: Path) -> None:
    made = backing.back_up()
    there = anchor.mark_of(backing.store.writer)
    backing.sell()
    with archive.opened(made.path, RECOVERY.identity, tmp_path / "look", install=there.install) as found:
        assert found.problems() == []
        assert found.manifest.mark == there
        assert found.reader.scalar("SELECT count(*) FROM audit") == found.manifest.tables["audit"] == 1
        assert found.manifest.schema["shop"][:3] == ["install", "epoch", "seq"]
        assert found.manifest.shop == "Toko Uji"
        copy = found.path
    assert not copy.exists()
    assert list((tmp_path / "look").iterdir()) == []


def test_a_backup_stays_private_and_is_named_by_its_moment(backing: Backing) -> None:
    made = backing.back_up()
    assert backing.names() == [made.path.name]
    assert names.parse(made.path.name) == names.ArchiveName(backing.clock.now(), backing.seq)
    assert made.path.stat().st_mode & 0o777 == 0o600
    assert backing.folder_of_backups.stat().st_mode & 0o777 == 0o700
    assert made.bytes == made.path.stat().st_size


def test_two_backups_of_one_second_both_stay(backing: Backing) -> None:
    made = [backing.back_up(later=0).path for _ in range(3)]
    assert backing.names() == sorted(path.name for path in made)
    assert len(set(made)) == 3


def test_the_servers_key_and_the_recovery_key_open_it_and_no_other(backing: Backing) -> None:
    made = backing.back_up()
    assert archive.verify(made.path, SERVER) == archive.verify(made.path, RECOVERY.identity) == made.manifest
    with pytest.raises(WrongArchiveKey):
        archive.verify(made.path, recovery.new().identity)


def test_an_exported_backup_opens_with_the_recovery_key_alone(backing: Backing, tmp_path: Path) -> None:
    made = backing.back_up()
    away = archive.export(made.path, tmp_path / "away.age", SERVER, RECOVERY.public)
    assert archive.verify(away.path, RECOVERY.identity) == made.manifest == away.manifest
    with pytest.raises(WrongArchiveKey):
        archive.verify(away.path, SERVER)
    assert away.path.read_bytes().count(b"\n-> X25519 ") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["away.age", "shop"]


def test_the_manifest_is_read_without_the_rest(backing: Backing, tmp_path: Path) -> None:
    for number in range(200):
        backing.put(f"more-{number}", "x" * 500)
    made = backing.back_up()
    begun = tmp_path / "begun.age"
    begun.write_bytes(made.path.read_bytes()[:70_000])
    assert archive.inspect(begun, SERVER) == made.manifest
    with pytest.raises(NoArchive):
        archive.inspect(tmp_path / "none.age", SERVER)


def test_no_secret_shows(backing: Backing) -> None:
    made = backing.back_up()
    told, _ = insides(made.path)
    shown = f"{made!r} {made.manifest} {made.manifest.keys!r}"
    assert told["file_key"] not in shown
    assert MASTER.hex() not in shown
    assert told["master"] == MASTER.hex()
    assert archive.made_with(made.manifest, MASTER)
    assert not archive.made_with(made.manifest, bytes(32))


def test_progress_never_falls_and_ends_at_the_end(backing: Backing, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    made = backing.back_up(progress=lambda done, total: seen.append((done, total)))
    assert seen == sorted(seen)
    assert seen[-1][0] == seen[-1][1]
    assert len(seen) > 4
    for work in (
        lambda note: archive.verify(made.path, SERVER, progress=note),
        lambda note: archive.export(made.path, tmp_path / "x.age", SERVER, RECOVERY.public, progress=note),
    ):
        seen.clear()
        work(lambda done, total: seen.append((done, total)))
        assert seen == sorted(seen)
        assert seen[-1][0] == seen[-1][1]
