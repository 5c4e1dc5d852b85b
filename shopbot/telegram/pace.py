"""How fast Telegram wants to be spoken to, as a pure function of time: no threads, no clock of its own.

From the Bot API's FAQ: about one message a second in a chat with short bursts allowed, 20 a minute in a group, and
about 30 a second in all when many are written to at once. Telegram's own `retry_after` overrules all of it.

All times are monotonic seconds as the caller counts them.
"""

from collections import deque
from dataclasses import dataclass, field

_CHAT_PER_SECOND = 1.0
_CHAT_BURST = 5
_GROUP_PER_MINUTE = 20
_MINUTE = 60.0
_BULK_PER_SECOND = 30.0
_CHATS_FOR_ALL = 3
_REFUSAL_MEMORY = 5.0
_CHATS_KEPT = 500


class Bucket:
    """Tokens that grow back at `rate` a second, up to `most`."""

    __slots__ = ("_at", "_left", "_most", "_rate")

    def __init__(self, rate: float, most: float) -> None:
        self._rate, self._most = rate, most
        self._left, self._at = most, float("-inf")

    def free_at(self, now: float) -> float:
        """Return when the next token is there: `now` or later."""
        left = self._now_left(now)
        return now if left >= 1 else now + (1 - left) / self._rate

    def take(self, now: float) -> None:
        """Take one token, also one that is not there yet."""
        self._left, self._at = self._now_left(now) - 1, now

    def full(self, now: float) -> bool:
        """Tell whether nothing is missing."""
        return self._now_left(now) >= self._most

    def _now_left(self, now: float) -> float:
        if self._at == float("-inf"):
            return self._most
        return min(self._most, self._left + max(0.0, now - self._at) * self._rate)


@dataclass(slots=True)
class _Chat:
    """One chat; `sent` is when a group's last messages left."""

    sent: deque[float] | None = None
    bucket: Bucket = field(default_factory=lambda: Bucket(_CHAT_PER_SECOND, _CHAT_BURST))
    held_until: float = float("-inf")

    @classmethod
    def of(cls, number: int) -> "_Chat":
        return cls(deque(maxlen=_GROUP_PER_MINUTE) if number < 0 else None)

    def rested(self, now: float) -> bool:
        """Tell whether it may get its next messages as if it had never had one."""
        group_waits = self.sent and self.sent[-1] > now - _MINUTE
        return self.bucket.full(now) and self.held_until <= now and not group_waits


class Pace:
    """When the next message may leave. Not safe for several threads: its owner holds a lock."""

    def __init__(self) -> None:
        self._chats: dict[int, _Chat] = {}
        self._kept = _CHATS_KEPT
        self._bulk = Bucket(_BULK_PER_SECOND, _BULK_PER_SECOND)
        self._refused: dict[int, tuple[float, float]] = {}
        self._all_held_until = float("-inf")

    def chat_at(self, chat: int | None, now: float) -> float:
        """Return when `chat` may get its next message; None: something that belongs to no chat, as an answered tap."""
        known = None if chat is None else self._chats.get(chat)
        if known is None or chat is None:
            return max(now, self._all_held_until)
        at = max(known.bucket.free_at(now), known.held_until, self._all_held_until)
        if known.sent and len(known.sent) == _GROUP_PER_MINUTE:
            at = max(at, known.sent[0] + _MINUTE)
        return at

    def bulk_at(self, now: float) -> float:
        """Return when the next message to someone who is not waiting for an answer may leave."""
        return max(self._bulk.free_at(now), self._all_held_until)

    def sent(self, chat: int, now: float, *, bulk: bool) -> None:
        """Count a message that leaves now."""
        known = self._chat(chat, now)
        known.bucket.take(now)
        if known.sent is not None:
            known.sent.append(now)
        if bulk:
            self._bulk.take(now)

    def shared(self, now: float) -> None:
        """Count something that is no message (a deletion) as one of the 30 a second."""
        self._bulk.take(now)

    def refused(self, chat: int | None, retry_after: float, now: float) -> None:
        """Obey a 429: hold the chat, and everyone when several chats are told so at about the same time."""
        until = now + retry_after
        if chat is None:
            self._all_held_until = max(self._all_held_until, until)
            return
        known = self._chat(chat, now)
        known.held_until = max(known.held_until, until)
        self._refused = {c: seen for c, seen in self._refused.items() if seen[0] > now - _REFUSAL_MEMORY}
        self._refused[chat] = (now, until)
        if len(self._refused) >= _CHATS_FOR_ALL:
            self._all_held_until = max(end for _, end in self._refused.values())

    def _chat(self, chat: int, now: float) -> _Chat:
        if chat not in self._chats:
            if len(self._chats) >= self._kept:
                self._forget_rested(now)
            self._chats[chat] = _Chat.of(chat)
        return self._chats[chat]

    def _forget_rested(self, now: float) -> None:
        """Keep those that may still have to wait, and room for as many: so that a crowd is not looked through often."""
        self._chats = {number: chat for number, chat in self._chats.items() if not chat.rested(now)}
        self._kept = max(_CHATS_KEPT, 2 * len(self._chats))
