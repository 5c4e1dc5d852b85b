"""What the tests of backups share: a shop with an owner, a pretend S3, and a Telegram that takes documents."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from shopbot.backup import names, recovery
from shopbot.errors import NotReady, Refused
from shopbot.fakes.s3 import S3
from shopbot.testing import Person, TestShop

MASTER = bytes(range(32))  # what every TestShop has; being an old shop's, its recovery key is the same
PAPER = recovery.of_bytes(MASTER)


def made_s3() -> S3:
    return S3("toko-budi", "AKTOKO", "not-a-real-secret", lambda: int(time.time()))


def s3_settings(s3: S3) -> dict[str, Any]:
    return {f"s3_{name}": value for name, value in s3.settings.items()}


@dataclass
class Documents:
    """The Bot API as far as copies need it. `down` and `refuses` are its troubles."""

    shop: TestShop
    sent: dict[int, tuple[str, bytes]] = field(default_factory=dict)
    rang: int = 0
    down: bool = False
    refuses: bool = False

    def __call__(self, method: str, files: Mapping[str, tuple[str, bytes]] | None = None, **params: Any) -> Any:
        if self.down:
            raise NotReady("nobody answers")
        if self.refuses:
            raise Refused("Bad Request")
        if method == "deleteMessage":
            return self.sent.pop(params["message_id"], None)
        assert method == "sendDocument"
        assert files is not None
        self.rang += not params["disable_notification"]
        number = 1000 + len(self.shop.chats.files)
        self.sent[number] = files["document"]
        self.shop.chats.files[f"doc-{number}"] = files["document"][1]
        return {"message_id": number, "document": {"file_id": f"doc-{number}"}}


def opened(*more: str, witness: bool = False, **settings: object) -> tuple[TestShop, Person, Documents]:
    """Return a shop of Budi's with backups, after every job has had its first look."""
    own: dict[str, dict[str, object]] = {"backups": {"chat": False, **settings}}
    shop = TestShop("home", "admin", "backups", *more, settings=own, owner=1, witness=witness)
    telegram = Documents(shop)
    shop.reach_telegram(telegram)
    budi = shop.person("Budi", id=1).says("/start")
    shop.run_jobs()
    return shop, budi, telegram


def folder(shop: TestShop) -> Path:
    assert shop.host.vault is not None
    return shop.host.vault.folder


def archives(shop: TestShop) -> list[str]:
    """Return the names of the backups on the disk, newest first."""
    return [path.name for path in names.stored(folder(shop))]


def rings(person: Person, words: str) -> int:
    """Return how many ringing messages hold these words."""
    return sum(words in message.text and message.rings for message in person.messages)


def proves_key(person: Person) -> Person:
    """Answer what is asked about the recovery key, from the paper."""
    person.says("/backup").taps("Recovery key")
    places = [int(line.split()[1]) for line in person.sees.splitlines() if line.startswith(("group ", "word "))]
    return person.says(" ".join(PAPER.groups()[place - 1] for place in places))
