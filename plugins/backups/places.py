"""Where copies go: the owner's chat, a folder, an S3 bucket."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from plugins.backups.declare import Settings, plugin
from shopbot.api import Away, BackupPlace, Bucket, Folder, Kept, Misplaced, backups


@plugin.backup_place
class Chat(BackupPlace):
    """The owner's chat with the bot: silent documents, of which the newest few stay. One a minute would be too many."""

    name, label, most, pieces = "chat", "place-chat", 5, False

    def ready(self, settings: Settings) -> bool:
        """Tell whether the owner wants it."""
        return settings.chat

    def put(self, away: Away[Settings], name: str, file: Path) -> str:
        """Send it in parts of at most 19 MB, which a bot can fetch again."""
        if not away.owner:
            raise Misplaced("place_missing", self.name)
        words = lambda part, parts: away.wording.html(backups.caption(name, part, parts))  # noqa: E731 - said once
        sent = backups.send_parts(away.telegram, away.owner, name, file, words)
        return json.dumps({"chat": away.owner, "parts": [[one.message, one.file_id, one.size] for one in sent]})

    def names(self, away: Away[Settings]) -> Sequence[Kept]:
        """Return what was sent: a chat cannot be searched by a bot."""
        return [Kept(name, sum(part[2] for part in json.loads(note)["parts"])) for name, note in away.known.items()]

    def get(self, away: Away[Settings], name: str, into: Path) -> None:
        """Fetch the documents, one after the other."""
        if name not in away.known:
            raise Misplaced("place_no_copy", self.name)
        with into.open("wb") as out:
            for _, file_id, size in json.loads(away.known[name])["parts"]:
                out.write(away.download(file_id, size))

    def remove(self, away: Away[Settings], name: str) -> None:
        """Delete the documents from the chat; Telegram lets bots do that for two days, after which they stay."""
        sent = json.loads(away.known[name])
        numbers = [part[0] for part in sent["parts"]]
        backups.delete_messages(away.telegram, sent["chat"], numbers)


@plugin.backup_place
class OtherFolder(BackupPlace):
    """A folder: another disk, or a share that is mounted."""

    name, label = "folder", "place-folder"

    def ready(self, settings: Settings) -> bool:
        """Tell whether it is named."""
        return bool(settings.folder)

    def put(self, away: Away[Settings], name: str, file: Path) -> str:
        """Copy it."""
        self._folder(away).put(name, file)
        return ""

    def names(self, away: Away[Settings]) -> Sequence[Kept]:
        """List it."""
        return self._folder(away).names()

    def get(self, away: Away[Settings], name: str, into: Path) -> None:
        """Copy it back."""
        self._folder(away).get(name, into)

    def remove(self, away: Away[Settings], name: str) -> None:
        """Delete it."""
        self._folder(away).remove(name)

    @staticmethod
    def _folder(away: Away[Settings]) -> Folder:
        return Folder(Path(away.settings.folder))


@plugin.backup_place
class S3(BackupPlace):
    """A bucket of an S3-compatible service."""

    name, label = "s3", "place-s3"

    def ready(self, settings: Settings) -> bool:
        """Tell whether everything it cannot do without is there."""
        return all((settings.s3_endpoint, settings.s3_bucket, settings.s3_key, settings.s3_secret))

    def put(self, away: Away[Settings], name: str, file: Path) -> str:
        """Upload it."""
        self._bucket(away).put(name, file)
        return ""

    def names(self, away: Away[Settings]) -> Sequence[Kept]:
        """List it."""
        return self._bucket(away).names()

    def get(self, away: Away[Settings], name: str, into: Path) -> None:
        """Download it."""
        self._bucket(away).get(name, into)

    def remove(self, away: Away[Settings], name: str) -> None:
        """Delete it."""
        self._bucket(away).remove(name)

    @staticmethod
    def _bucket(away: Away[Settings]) -> Bucket:
        own: Any = away.settings
        return Bucket(own.s3_endpoint, own.s3_bucket, own.s3_region, own.s3_key, own.s3_secret, own.s3_folder)
