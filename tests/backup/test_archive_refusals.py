"""Each thing that can be wrong has words for the terminal and for the chat."""

import errno
from pathlib import Path

import pytest

from shopbot.backup import refusals
from shopbot.backup.refusals import BackupFailed, BackupRefusal
from shopbot.db.connection import OperationalError
from shopbot.texts.check import all_entries, variables
from shopbot.texts.texts import HOUSE_FOLDER

WORDS = {
    entry.key: variables(entry.pattern) for entry in all_entries((Path(HOUSE_FOLDER) / "en.ftl").read_text("utf-8"))
}
EACH = [
    refusals.no_room(5_000_000, 1),
    refusals.failed_by(OSError(errno.ENOSPC, "No space left on device")),
    refusals.failed_by(OSError(errno.EIO, "Input/output error")),
    refusals.failed_by(OperationalError("database or disk is full")),
    refusals.failed_by(OperationalError("database disk image is malformed")),
    BackupFailed("x"),
    BackupFailed("x", key="backup_unsound", problems=2),
    BackupFailed("x", key="backup_source"),
    BackupFailed("x", key="backup_not_written"),
    BackupFailed("x", key="backup_no_key"),
    refusals.NoArchive("x"),
    refusals.NoArchive("x", key="backup_none"),
    refusals.NoArchive("x", key="backup_none_good", tried=2),
    refusals.NotAnArchive("x"),
    refusals.WrongArchiveKey("x"),
    refusals.DamagedArchive("x"),
    refusals.OtherShop("x", shop="Toko"),
    refusals.NewerArchive("x", program="9.0"),
]


@pytest.mark.parametrize("refusal", EACH, ids=lambda refusal: refusal.key)
def test_what_is_wrong_is_said_to_both_readers(refusal: BackupRefusal) -> None:
    said = refusal.said
    assert variables_of(said.key) == said.facts.keys()
    assert refusal.message
    assert refusal.hint
    assert refusal.exit_code != 0


def test_a_sentence_with_a_hole_is_found() -> None:
    assert variables_of(BackupFailed("x", key="backup_unsound").key) == {"problems"}


def variables_of(key: str) -> frozenset[str]:
    return WORDS[key.replace("_", "-")]


def test_a_full_disk_is_told_from_a_broken_one() -> None:
    keys = ["backup_disk_full", "backup_disk", "backup_disk_full", "backup_source"]
    assert [refusal.key for refusal in EACH[1:5]] == keys
    assert EACH[0].facts == {"needed": 5, "free": 0}
