"""One living screen a chat: edited in place where Telegram allows it, sent anew and the old one deleted where not.

Text can become a picture by an edit, but a picture never becomes text again (Bot API, editMessageMedia).
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass

from shopbot.db.clerk import Clerk
from shopbot.db.tx import Tx
from shopbot.host.screen import Rendered, Show
from shopbot.telegram.messenger import Delivery, Messenger
from shopbot.telegram.render import How, Part, mark, parts

_CHATS_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class _Living:
    message_id: int
    photo: str | None


class Living:
    """Which message is each chat's screen, and which took the place of which; safe for many threads.

    A tap may have been handled before the answer to the one before it had left: its effect then names a message that
    is gone, and what took its place is meant.
    """

    def __init__(self) -> None:
        self._screens: OrderedDict[int, _Living] = OrderedDict()
        self._successors: OrderedDict[tuple[int, int], int] = OrderedDict()
        self._lock = threading.Lock()

    def now(self, chat: int, message_id: int | None) -> int | None:
        """Return what took the place of `message_id`, or itself."""
        with self._lock:
            while message_id is not None and (chat, message_id) in self._successors:
                message_id = self._successors[chat, message_id]
            return message_id

    def message_id(self, chat: int) -> int | None:
        """Return the screen of `chat`, if it was shown by this process."""
        with self._lock:
            living = self._screens.get(chat)
            return living.message_id if living else None

    def photo(self, chat: int, message_id: int) -> tuple[bool, str | None]:
        """Return whether that message is known to be the screen, and its picture."""
        with self._lock:
            living = self._screens.get(chat)
            return (True, living.photo) if living and living.message_id == message_id else (False, None)

    def placed(self, chat: int, message_id: int, photo: str | None, replaced: set[int]) -> bool:
        """Note the screen; False when that is what was known, so far as the file is concerned."""
        with self._lock:
            before = self._screens.pop(chat, None)
            self._screens[chat] = _Living(message_id, photo)
            for old in replaced - {message_id}:
                self._successors[chat, old] = message_id
            while len(self._screens) > _CHATS_KEPT:
                self._screens.popitem(last=False)
            while len(self._successors) > _CHATS_KEPT:
                self._successors.popitem(last=False)
        return before is None or (before.message_id, bool(before.photo)) != (message_id, bool(photo))


class Showing:
    """One screen on its way, over as many tries as it takes."""

    def __init__(self, show: Show, messenger: Messenger, living: Living, clerk: Clerk) -> None:
        self._show = show
        self._messenger = messenger
        self._living = living
        self._clerk = clerk
        self._parts = parts(show.screen)
        how = How(silent=True)
        self._delivery = Delivery(messenger, show.chat, self._parts, how)
        self._try_edit = show.edit is not None

    @property
    def repeatable(self) -> bool:
        """Tell whether a try nobody knows the outcome of may simply be repeated: an edit may."""
        return self._try_edit

    def go(self) -> None:
        """Show it. Raises like the messenger; may then be called again."""
        chat = self._show.chat
        edit = self._living.now(chat, self._show.edit)
        if self._try_edit and edit is not None and self._edit(edit):
            return
        self._try_edit = False
        message_id = self._delivery.go()
        # The screen known here may be newer than any the shop had heard of when it made this one.
        stale = {self._living.now(chat, old) for old in (self._show.edit, self._show.stale)}
        stale.add(self._living.message_id(chat))
        replaced = {old for old in stale if old is not None} - set(self._delivery.ids)
        self._placed(message_id, mark(self._parts[-1].photo), replaced)
        for old in sorted(replaced):
            self._messenger.try_delete(chat, old)

    def _edit(self, message_id: int) -> bool:
        chat, part = self._show.chat, self._parts[0]
        known, photo = self._living.photo(chat, message_id)
        is_photo = bool(photo) if known else self._show.edit_photo
        if not _can_become(is_photo, self._parts, self._show.screen):
            return False
        same_photo = bool(photo) and photo == mark(part.photo)
        if not self._messenger.edit(chat, message_id, part, same_photo=same_photo):
            return False
        self._placed(message_id, mark(part.photo), set())
        stale = self._living.now(chat, self._show.stale)
        if stale is not None and stale != message_id:
            self._messenger.try_delete(chat, stale)
        return True

    def _placed(self, message_id: int, photo: str | None, replaced: set[int]) -> None:
        chat = self._show.chat
        if self._living.placed(chat, message_id, photo, replaced):
            self._clerk.later(lambda tx: _remember(tx, chat, message_id, photo=bool(photo)))


def _can_become(is_photo: bool, wanted: list[Part], screen: Rendered) -> bool:
    if len(wanted) != 1 or screen.document or (screen.keys and not screen.keyboard):
        return False
    return bool(wanted[0].photo) or not is_photo


def _remember(tx: Tx, chat: int, message_id: int, *, photo: bool) -> None:
    tx.run(
        "INSERT INTO screen (chat, message_id, photo) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET"
        " below = CASE WHEN message_id = excluded.message_id THEN below ELSE 0 END,"
        " message_id = excluded.message_id, photo = excluded.photo",
        chat, message_id, int(photo),
    )  # fmt: skip


def pushed_up(tx: Tx, chat: int, count: int) -> None:
    """Note that `count` messages came below the chat's screen."""
    tx.run("UPDATE screen SET below = below + ? WHERE chat = ?", count, chat)
