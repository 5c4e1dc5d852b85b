"""Damaged, cut, forged, foreign: each is refused by name, writes nothing, and the next older backup is offered."""

import hashlib
import io
import os
import random
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyrage
import pytest

from shopbot.backup import archive, envelope, names, recovery
from shopbot.backup.manifest import FORMAT, MOST_BYTES
from shopbot.backup.refusals import (
    BackupRefusal,
    DamagedArchive,
    NewerArchive,
    NoArchive,
    NotAnArchive,
    OtherShop,
    WrongArchiveKey,
)  # fmt: skip
from shopbot.db import connection
from shopbot.errors import WrongKey
from tests.backup.backing import RECOVERY, SERVER, Backing, Member, forge, insides, packed
from tests.db.bench import KEYS

SEED = 20261121
BEFORE_ITS_KEY = (NotAnArchive, WrongArchiveKey, DamagedArchive)


def refused(path: Path, within: Path, identity: Any = SERVER, install: str = "") -> BackupRefusal:
    """Return how a backup is refused, by whoever opens it and by whoever reads it; nothing else may appear."""
    within.mkdir(exist_ok=True)
    before = sorted(path.parent.rglob("*"))
    with pytest.raises(BackupRefusal) as opening, archive.opened(path, identity, within, install=install):
        pass
    with pytest.raises(BackupRefusal) as verifying:
        archive.verify(path, identity, install=install)
    assert list(within.iterdir()) == []
    assert sorted(path.parent.rglob("*")) == before
    assert verifying.value.hint
    assert type(opening.value) is type(verifying.value)
    return verifying.value


@pytest.fixture
def made(backing: Backing) -> Path:
    return backing.back_up().path


def test_a_bit_that_flips_anywhere_is_found(made: Path, tmp_path: Path) -> None:
    whole, chance = made.read_bytes(), random.Random(SEED)
    head = whole.index(b"\n--- ") + 60
    places = [*range(0, head, 7), *(chance.randrange(head, len(whole)) for _ in range(60)), len(whole) - 1]
    copy = tmp_path / "flipped.age"
    for place in places:
        flipped = bytearray(whole)
        flipped[place] ^= 1 << chance.randrange(8)
        copy.write_bytes(flipped)
        with pytest.raises(BEFORE_ITS_KEY if place < head else DamagedArchive):
            archive.verify(copy, SERVER)


def test_a_backup_that_is_cut_anywhere_is_found(made: Path, tmp_path: Path) -> None:
    whole, chance = made.read_bytes(), random.Random(SEED)
    head = whole.index(b"\n--- ") + 60
    seals = range(head, len(whole), 65_552)  # where age's own parts begin
    lengths = [
        *range(1, head, 11), *seals, *(at + 1 for at in seals), len(whole) - 1,
        *(chance.randrange(head, len(whole)) for _ in range(40)),
    ]  # fmt: skip
    copy = tmp_path / "cut.age"
    for length in lengths:
        copy.write_bytes(whole[:length])
        with pytest.raises(BEFORE_ITS_KEY if length < head else DamagedArchive):
            archive.verify(copy, SERVER)


@pytest.mark.parametrize("more", [b"\0", b"\0" * 65_536, b"age-encryption.org/v1\n"])
def test_a_backup_with_more_behind_it_is_found(made: Path, tmp_path: Path, more: bytes) -> None:
    longer = tmp_path / "longer.age"
    longer.write_bytes(made.read_bytes() + more)
    with pytest.raises(DamagedArchive):
        archive.verify(longer, SERVER)


def test_a_damaged_one_leaves_nothing_behind(made: Path, tmp_path: Path) -> None:
    whole = bytearray(made.read_bytes())
    whole[len(whole) // 2] ^= 1
    made.write_bytes(whole)
    assert isinstance(refused(made, tmp_path / "look"), DamagedArchive)


@pytest.mark.parametrize(
    ("content", "kind", "says"),
    [
        (b"", NotAnArchive, "is empty"),
        (b"SQLite format 3\0" + bytes(4096), NotAnArchive, "is no backup"),
        (envelope.MAGIC, DamagedArchive, "is damaged"),
        (pyrage.encrypt(b"just words", [SERVER.to_public()]), DamagedArchive, "manifest"),
        (pyrage.encrypt(bytes(4096), [SERVER.to_public()]), DamagedArchive, "no tar"),
        (pyrage.encrypt(b"x" * 4096, [SERVER.to_public()]), DamagedArchive, "no tar"),
    ],
)
def test_what_is_no_backup_is_refused(tmp_path: Path, content: bytes, kind: type[BackupRefusal], says: str) -> None:
    path = tmp_path / "some.age"
    path.write_bytes(content)
    error = refused(path, tmp_path / "look")
    assert type(error) is kind
    assert says in error.message


def test_another_key_is_refused(made: Path, tmp_path: Path) -> None:
    assert isinstance(refused(made, tmp_path / "look", recovery.new().identity), WrongArchiveKey)


def test_another_shops_backup_is_refused(made: Path, tmp_path: Path) -> None:
    error = refused(made, tmp_path / "look", install="0" * 32)
    assert isinstance(error, OtherShop)
    assert "Toko Uji" in error.message


def test_one_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert isinstance(refused(tmp_path / "none.age", tmp_path / "look"), NoArchive)
    assert isinstance(refused(tmp_path / "look", tmp_path / "look"), NoArchive)


def test_a_newer_programs_backup_is_refused_whatever_else_it_says(made: Path, tmp_path: Path) -> None:
    told, file = insides(made)
    newer = forge(tmp_path / "n.age", packed({"format": FORMAT + 1, "program": "9.9", "other": []}, file))
    error = refused(newer, tmp_path / "look")
    assert isinstance(error, NewerArchive)
    assert error.facts == {"program": "9.9"}
    further = forge(tmp_path / "s.age", packed({**told, "steps": [*told["steps"], "999_from_tomorrow"]}, file))
    assert isinstance(refused(further, tmp_path / "look"), NewerArchive)


def entry(name: str, size: int, kind: bytes = tarfile.REGTYPE, link: str = "") -> tarfile.TarInfo:
    made = tarfile.TarInfo(name)
    made.size, made.type, made.linkname = size, kind, link
    return made


Told = dict[str, Any]
EVIL: dict[str, Callable[[Told, bytes], list[Member]]] = {
    "another name": lambda told, file: [packed(told, file)[0], ("other.db", file)],
    "a path upwards": lambda told, file: [packed(told, file)[0], ("../shop.db", file)],
    "an absolute path": lambda told, file: [packed(told, file)[0], ("/etc/shop.db", file)],
    "a symlink": lambda told, file: [packed(told, file)[0], (entry("shop.db", 0, tarfile.SYMTYPE, "/etc/passwd"), b"")],
    "a hard link": lambda told, file: [packed(told, file)[0], (entry("shop.db", 0, tarfile.LNKTYPE, "../x"), b"")],
    "a device": lambda told, file: [packed(told, file)[0], (entry("shop.db", 0, tarfile.BLKTYPE), b"")],
    "a folder": lambda told, file: [packed(told, file)[0], (entry("shop.db", 0, tarfile.DIRTYPE), b"")],
    "a long name": lambda told, file: [packed(told, file)[0], ("x" * 300, file)],
    "the file first": lambda told, file: [*reversed(packed(told, file))],
    "the file alone": lambda told, file: packed(told, file)[1:],
    "no file": lambda told, file: packed(told, file)[:1],
    "a third member": lambda told, file: [*packed(told, file), ("more.sh", b"rm")],
    "the file twice": lambda told, file: [*packed(told, file), ("shop.db", file)],
    "a larger size than there is": lambda told, file: [packed(told, file)[0], (entry("shop.db", 2**40), file)],
    "a smaller size": lambda told, file: [packed(told, file)[0], (entry("shop.db", 512), file)],
    "a size that lies with its manifest": lambda told, file: [
        packed({**told, "size": 2**33 - 1}, file)[0], (entry("shop.db", 2**33 - 1), file)
    ],
    "a manifest without an end": lambda told, file: [(entry("manifest.json", MOST_BYTES + 1), b"{}")],
    "another file": lambda told, file: packed(told, file[:-4096] + os.urandom(4096)),
    "a file that is cut": lambda told, file: packed(told, file[:-4096]),
    "another number of rows": lambda told, file: packed({**told, "tables": {**told["tables"], "audit": 7}}, file),
    "another mark": lambda told, file: packed({**told, "seq": told["seq"] + 1}, file),
    "another key of the file": lambda told, file: packed({**told, "file_key": "0" * 64}, file),
    "a manifest that is a list": lambda _told, file: [("manifest.json", b"[1]"), ("shop.db", file)],
    "a manifest of words": lambda _told, file: [("manifest.json", b"\xff\xfe"), ("shop.db", file)],
    "a deep manifest": lambda _told, file: [("manifest.json", b"[" * 100_000), ("shop.db", file)],
    "a size in words": lambda told, file: packed({**told, "size": "12"}, file),
    "a negative size": lambda told, file: packed({**told, "size": -1}, file),
    "a key in words": lambda told, file: packed({**told, "file_key": "secret"}, file),
    "no master": lambda told, file: packed({k: v for k, v in told.items() if k != "master"}, file),
    "tables in a list": lambda told, file: packed({**told, "tables": ["audit"]}, file),
}  # fmt: skip


@pytest.mark.parametrize("evil", EVIL)
def test_a_forged_backup_is_refused(made: Path, tmp_path: Path, evil: str) -> None:
    forged = forge(tmp_path / "forged.age", EVIL[evil](*insides(made)))
    with pytest.raises(DamagedArchive), archive.opened(forged, SERVER, tmp_path / "look"):
        pass
    assert list((tmp_path / "look").iterdir()) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["forged.age", "look", "shop"]


def test_a_tar_without_its_end_is_refused(made: Path, tmp_path: Path) -> None:
    cut = forge(tmp_path / "cut.age", packed(*insides(made)), tail=b"")
    assert isinstance(refused(cut, tmp_path / "look"), DamagedArchive)


def test_the_forger_can_make_a_good_one_too(made: Path, tmp_path: Path) -> None:
    """The twin of the forged ones: what is refused there is the evil, not the forging; `made_with` tells that."""
    told, file = insides(made)
    forged = forge(tmp_path / "good.age", packed({**told, "master": "0" * 64}, file))
    assert archive.verify(forged, SERVER).size == len(file)
    assert not archive.made_with(archive.verify(forged, SERVER), bytes.fromhex(told["master"]))


def test_a_file_that_is_no_shop_is_refused_though_all_else_fits(backing: Backing, tmp_path: Path) -> None:
    told, _ = insides(backing.back_up().path)
    raw = b"SQLite format 3\0" + bytes(4080)
    forged = forge(tmp_path / "plain.age", packed({**told, "size": len(raw), "sha256": _sha(raw)}, raw))
    with pytest.raises(DamagedArchive, match="no shop's file"), archive.opened(forged, SERVER, tmp_path / "look"):
        pass


def _sha(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def test_the_next_older_good_one_is_offered(backing: Backing, tmp_path: Path) -> None:
    oldest, middle, newest = (backing.back_up(later=1800).path for _ in range(3))
    assert archive.newest_good(backing.folder_of_backups, SERVER).path == newest
    newest.write_bytes(newest.read_bytes()[:-1])
    middle.write_bytes(b"")
    good = archive.newest_good(backing.folder_of_backups, SERVER)
    assert good.path == oldest
    assert [(path, type(refusal)) for path, refusal in good.passed_over] == [
        (newest, DamagedArchive), (middle, NotAnArchive),
    ]  # fmt: skip
    assert archive.newest_good(backing.folder_of_backups, SERVER, before=middle.name).path == oldest
    with pytest.raises(NoArchive) as none:
        archive.newest_good(backing.folder_of_backups, SERVER, before=oldest.name)
    assert none.value.key == "backup_none"
    oldest.write_bytes(b"words")
    with pytest.raises(NoArchive) as bad:
        archive.newest_good(backing.folder_of_backups, SERVER)
    assert bad.value.facts == {"tried": 3}


def test_names_are_in_the_order_of_their_moments(tmp_path: Path) -> None:
    for name in ("shop-20261121T140000Z-9.age", "shop-20261121T140000Z-10.age", "shop-20261120T235959Z-99.age"):
        (tmp_path / name).touch()
    for name in ("shop-20261121T140000Z-9.age.part", "shop-20261199T140000Z-9.age", "other.age", "shop-2026.age"):
        (tmp_path / name).touch()
    (tmp_path / "shop-20261121T150000Z-11.age").mkdir()
    assert [path.name for path in names.stored(tmp_path)] == [
        "shop-20261121T140000Z-10.age", "shop-20261121T140000Z-9.age", "shop-20261120T235959Z-99.age",
    ]  # fmt: skip


def test_the_copy_that_is_looked_at_is_encrypted(made: Path, tmp_path: Path) -> None:
    with archive.opened(made, SERVER, tmp_path / "look") as found:
        assert not found.path.read_bytes().startswith(b"SQLite format 3")
        assert found.path.stat().st_mode & 0o777 == 0o600
        with pytest.raises(WrongKey):
            connection.open_checked(found.path, KEYS)
        with pytest.raises(connection.DatabaseError, match="readonly"):
            found.reader.rows("DELETE FROM audit")


def test_a_tar_reader_finds_what_is_expected(made: Path) -> None:
    with tarfile.open(fileobj=io.BytesIO(pyrage.decrypt(made.read_bytes(), [RECOVERY.identity]))) as tar:
        assert tar.getnames() == ["manifest.json", "shop.db"]
