"""What can be wrong with a backup: a `Refusal` for the terminal each, and its words for the chat.

Every one of them is two things. Raised, it is a `Refusal`: `message`, `hint` and an exit code, in English, for whoever
sits at a terminal. For the chat it carries a text key and facts: `error.said` is the `ShopError` with both, which a
handler may raise as it is, and `error.key` with `error.facts` fit an alert. The texts stand in `shopbot/texts`. Facts
are whole numbers and short plain words; nothing secret is ever among them.
"""

import errno

from shopbot.errors import Exit, Refusal, ShopError

MIB = 1 << 20
_LOOK = "The backups made before are untouched. Look at the shop itself: python3 run.py check --deep"


class BackupRefusal(Refusal):
    """Anything that is wrong with making or using a backup. `key` and `facts` are its words for the chat."""

    key = "backup_failed"

    def __init__(self, message: str, hint: str | None = None, *, key: str = "", **facts: int | str) -> None:
        super().__init__(message, hint)
        self.key = key or type(self).key
        self.facts = facts

    @property
    def said(self) -> ShopError:
        """The same for the person in the chat: a ShopError with the key and the facts."""
        return ShopError(self.key, **self.facts)


class BackupFailed(BackupRefusal):
    """No backup was made; those that were there are untouched, and nothing of this one is left.

    `key` says why: `backup_no_room` (needed, free: MiB), `backup_disk_full`, `backup_disk` (problem: the system's
    words), `backup_unsound` (problems: a count), `backup_source` (the shop's own file cannot be read), `backup_no_key`,
    `backup_not_written` (what was read back is not what was written).
    """

    code = Exit.IO
    advice = "The backups made before are untouched. Put right what is named here and type: python3 run.py backup"


class NoArchive(BackupRefusal):
    """There is no file of that name, or (keys `backup_none`, `backup_none_good`) no good backup at all."""

    code = Exit.NO_FILE
    key = "backup_missing"
    advice = "List what there is: python3 run.py backup list"


class NotAnArchive(BackupRefusal):
    """The file is no backup of ours: empty, or another kind of file."""

    code = Exit.FOREIGN_FILE
    key = "backup_foreign"
    advice = "Choose a file whose name looks like shop-20261121T140000Z-17.age."


class WrongArchiveKey(BackupRefusal):
    """The key does not open this backup."""

    code = Exit.WRONG_KEY
    key = "backup_wrong_key"
    advice = (
        "Use the recovery key that was shown for this very shop. If you are sure that you did, the file's first"
        " bytes are damaged: take another copy of it, or the next older backup."
    )


class DamagedArchive(BackupRefusal):
    """The key is right, but the file was cut off or altered."""

    code = Exit.DATA
    key = "backup_damaged"
    advice = "Take another copy of this backup, or the next older one."


class OtherShop(BackupRefusal):
    """A good backup, but of another shop."""

    code = Exit.FOREIGN_FILE
    key = "backup_other_shop"
    advice = "Choose a backup of this shop. To move that other shop here, restore it into an empty data folder."


class UnknownMaker(BackupRefusal):
    """The backup opens, but was not made under the present key of this shop: from before a key change, or forged."""

    code = Exit.FOREIGN_FILE
    key = "backup_not_ours"
    advice = (
        "If the shop's key was changed since and you made this file yourself, type the same again with --older-key."
        " If somebody sent it to you, do not: whoever made it may have put themselves into it as owner."
    )


class NewerArchive(BackupRefusal):
    """Made by a version of the program that is newer than this one."""

    code = Exit.FOREIGN_FILE
    key = "backup_newer"
    advice = "Update this program first (python3 run.py upgrade), then try again."


def failed_by(error: Exception) -> BackupFailed:
    """Return what an error of the system, or of SQLite, means for the backup."""
    words = (error.strerror or type(error).__name__) if isinstance(error, OSError) else str(error)
    if "disk is full" in words or getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT):
        return _full(words)
    if not isinstance(error, OSError) and "disk I/O" not in words:
        return BackupFailed(f"the shop's own file cannot be read: {words}", _LOOK, key="backup_source")
    return BackupFailed(f"the backup could not be written: {words}", key="backup_disk", problem=words)


def _full(words: str) -> BackupFailed:
    hint = "The backups made before are untouched. Free disk space, then type: python3 run.py backup"
    return BackupFailed(f"the backup could not be written: {words}", hint, key="backup_disk_full")


def no_room(needed: int, free: int) -> BackupFailed:
    """Return the refusal to begin on a disk that is too full; both in bytes."""
    facts = {"needed": -(-needed // MIB), "free": free // MIB}
    return BackupFailed(
        f"a backup needs {facts['needed']} MiB of free disk for a moment, and there are {facts['free']} MiB",
        "Free disk space, or let fewer backups be kept ([plugin.backups] or /backup in the chat).",
        key="backup_no_room",
        **facts,
    )
