"""A place for copies of backups, as a plugin declares it. Four duties: put a file, name the files, get one, remove one.

Everything here runs outside the transaction, in an errand thread, one copy at a time. A place never sees anything that
it could read: the house seals each file for the owner's recovery key alone before it hands it over, gets it back from
the place and compares every byte before it counts, and decides which old ones are removed (`shopbot.host.backups`).
"""

import contextlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from shopbot.backup.places import Kept
from shopbot.errors import Refused

if TYPE_CHECKING:
    from shopbot.host.wording import Wording

S_co = TypeVar("S_co", covariant=True)
PART_BYTES = 19 << 20
"""How much of a backup goes into one document of a chat: a bot can fetch 20 MB back, though it may send 50."""


@dataclass(frozen=True)
class Away(Generic[S_co]):
    """What a place has outside the transaction: its plugin's settings, the time, the network; not the database.

    `now` is UTC seconds. `known` holds what `put` returned, by the file's name, for the copies that are kept.
    `telegram(method, files=…, **params)` calls the Bot API, `download(file_id, most_bytes)` fetches a file from it;
    both raise `NotReady` when it cannot be reached. `owner` is the chat of the shop's owner, `wording` writes the
    plugin's texts in their language.
    """

    settings: S_co
    now: int
    known: Mapping[str, str]
    telegram: Callable[..., Any]
    download: Callable[[str, int], bytes]
    owner: int
    wording: "Wording"


class BackupPlace(ABC):
    """One place. `label` is the text key of what it is called, `name` what copies are filed under for ever.

    Methods raise `Misplaced` or `ShopError` for what the owner can put right, `NotReady` for what passes by itself;
    anything else is a bug, which costs this copy only.
    """

    name: ClassVar[str]
    label: ClassVar[str]
    pieces: ClassVar[bool] = True
    """Whether what happens between two copies goes there too, as small files, about once a minute.

    What `put` returns of those is not remembered: a place that has to be told it again says False.
    """
    most: ClassVar[int | None] = None
    """How many copies are kept there, the newest; None: as many, and of the same ages, as on the server."""

    @abstractmethod
    def ready(self, settings: Any) -> bool:
        """Tell whether it is switched on and knows all it needs."""

    @abstractmethod
    def put(self, away: Away[Any], name: str, file: Path) -> str:
        """Keep `file` as `name`, in the place of one that is called so; whole, or not at all.

        Return what it wants to be told of this copy later (`away.known`), "" for nothing.
        """

    @abstractmethod
    def names(self, away: Away[Any]) -> Sequence[Kept]:
        """Return the copies that are there, whole."""

    @abstractmethod
    def get(self, away: Away[Any], name: str, into: Path) -> None:
        """Write the copy called `name` to `into`."""

    @abstractmethod
    def remove(self, away: Away[Any], name: str) -> None:
        """Let go of a copy; harmless when it is gone already."""


# --- a chat as a place, and a file that somebody asked for ---


@dataclass(frozen=True)
class Parcel:
    """One document of a chat that is a part of a file: its message, Telegram's name for it, its size in bytes."""

    message: int
    file_id: str
    size: int


def part_names(name: str, size: int) -> list[str]:
    """Return what the documents of a file are called: its own name, or with "part 2 of 3" at the end."""
    parts = max(1, -(-size // PART_BYTES))
    return [name] if parts == 1 else [f"{name}.part{n:03}of{parts:03}" for n in range(1, parts + 1)]


def send_parts(
    telegram: Callable[..., Any], chat: int, name: str, file: Path, caption: Callable[[int, int], str]
) -> list[Parcel]:
    """Send a file into a chat, without a ring, as one document or several; `caption(part, parts)` is HTML.

    Raises what `telegram` does; parts that were sent by then stay in the chat.
    """
    sent = []
    called = part_names(name, file.stat().st_size)
    with file.open("rb") as source:
        for number, title in enumerate(called, 1):
            content = source.read(PART_BYTES)
            message = telegram(
                "sendDocument", files={"document": (title, content)}, chat_id=chat, disable_notification=True,
                caption=caption(number, len(called)), parse_mode="HTML",
            )  # fmt: skip
            sent.append(Parcel(message["message_id"], message["document"]["file_id"], len(content)))
    return sent


def delete_messages(telegram: Callable[..., Any], chat: int, messages: Sequence[int]) -> None:
    """Delete messages of the bot; what Telegram does not let it delete any more stays."""
    for message in messages:
        with contextlib.suppress(Refused):
            telegram("deleteMessage", chat_id=chat, message_id=message)
