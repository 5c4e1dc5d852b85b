"""A street full of people in front of one bot: each starts it, looks at a product, orders it and pays, all at once.

The Bot API is the bench's cheap one, so that the pretend Telegram's own checks are not what is measured.
"""

import json
import time
from collections import Counter, deque
from dataclasses import dataclass, field
from typing import Any

from tests.bench.api import Api, Crowd, _Connection

Json = dict[str, Any]
FIRST = 10_000_000
_SENDS = frozenset({"sendMessage", "editMessageText", "sendPhoto", "editMessageMedia", "editMessageCaption"})
_PER_SECOND = 30
_CHECKOUT = "checkout-1"


@dataclass
class Walker:
    """One person: how far they are, what they have asked for and when, and how long answers took (seconds)."""

    number: int
    stage: int = 0
    asked: float = 0.0
    messages: int = 1
    taps: int = 0
    took: list[float] = field(default_factory=list)


class Street(Crowd):
    """`total` people who all come at once; `product` is bought at `price`. `wrong` says what must not have happened."""

    def __init__(self, total: int, product: int, price: int, number: int) -> None:
        super().__init__(0, 0, 0.0)
        self.total = total
        self.walkers = {FIRST + n: Walker(FIRST + n) for n in range(total)}
        self.waiting: deque[tuple[int, bytes]] = deque()
        self.wrong: list[str] = []
        self.counts: Counter[str] = Counter(answers=0, refused=0)
        self.open_taps: dict[str, float] = {}
        self.checkout_at = self.checkout_took = 0.0
        self.waiting_then = 0
        self.done = 0
        self._order = f"orders.checkout:{product}:1:{price}"
        self._number = number
        self._updates = 0
        self.began = time.monotonic()
        for walker in self.walkers.values():
            self._says(walker, "/start")
            self._says(walker, str(number))
        self._asks_to_pay()

    # --- what people do ---

    def _update(self, **content: Json) -> None:
        self._updates += 1
        self.waiting.append((self._updates, json.dumps({"update_id": self._updates, **content}).encode()))

    def _says(self, walker: Walker, text: str) -> None:
        walker.messages += 1
        walker.asked = time.monotonic()
        entities = [{"offset": 0, "length": len(text), "type": "bot_command"}] if text.startswith("/") else []
        self._update(message={
            "message_id": walker.messages, "from": _user(walker), "chat": _chat(walker), "date": int(time.time()),
            "text": text, "entities": entities,
        })  # fmt: skip

    def _taps(self, walker: Walker, data: str, message: int) -> None:
        walker.taps += 1
        walker.asked = time.monotonic()
        tap = f"{walker.number}-{walker.taps}"
        self.open_taps[tap] = walker.asked
        self._update(callback_query={
            "id": tap, "from": _user(walker), "chat_instance": "1", "data": data,
            "message": {"message_id": message, "chat": _chat(walker), "date": int(time.time()), "text": "x"},
        })  # fmt: skip

    def _asks_to_pay(self) -> None:
        """Somebody's telephone waits for the answer whether they may pay: Telegram gives the bot ten seconds."""
        someone = next(iter(self.walkers.values()))
        self.checkout_at = time.monotonic()
        self._update(pre_checkout_query={
            "id": _CHECKOUT, "from": _user(someone), "currency": "XTR", "total_amount": 1, "invoice_payload": "none",
        })  # fmt: skip

    # --- what they see ---

    def saw(self, person: int, text: str, markup: Json, message: int) -> None:
        """Take in what a person's chat shows now, and let them go on."""
        walker, now = self.walkers[person], time.monotonic()
        self.counts["answers"] += 1
        labels = {b["text"]: b.get("callback_data", "") for row in markup.get("inline_keyboard", ()) for b in row}
        wishes = (("Welcome", ""), ("", "Buy"), ("", "Pay"), ("Delivered", ""))
        words, label = wishes[min(walker.stage, 3)]
        data = next((value for name, value in labels.items() if label and label in name), "")
        if walker.stage > 3 or not (data or (words and words in text)):
            if walker.stage == 0 and "Buy" in " ".join(labels):
                self.wrong.append(f"{person} saw the product before the welcome")
            return
        walker.took.append(now - walker.asked)
        walker.stage += 1
        if walker.stage == 2:
            self._taps(walker, self._order, message)
        elif walker.stage == 3:
            self._taps(walker, data, message)
        elif walker.stage == 4:
            self.done += 1
        with self._changed:
            self._changed.notify_all()

    def answered_tap(self, tap: str) -> None:
        """Note that a tap has its answer; a second one is wrong."""
        if self.open_taps.pop(tap, None) is None:
            self.wrong.append(f"the tap {tap} was answered twice")

    def answered_checkout(self) -> None:
        """Note when the payment was decided, and how many people still waited for a menu then."""
        if not self.checkout_took:
            self.checkout_took = time.monotonic() - self.checkout_at
            self.waiting_then = sum(walker.stage < 2 for walker in self.walkers.values())

    def through(self, seconds: float) -> bool:
        """Wait until everybody has bought; False when that took too long."""
        with self._changed:
            return self._changed.wait_for(lambda: self.done >= self.total, seconds)


class StreetApi(Api):
    """The cheap Bot API for a street; `paced` refuses what is more than 30 messages a second, as Telegram does."""

    def __init__(self, *, paced: bool) -> None:
        super().__init__()
        self._paced = paced
        self._lately: deque[float] = deque(maxlen=_PER_SECOND)
        self._messages = 1000

    def call(self, connection: _Connection, method: str, asked: Json) -> None:
        """Carry out any call but a poll."""
        street = self.crowd
        self._last_call = time.monotonic()
        if not isinstance(street, Street) or method not in _SENDS | {"answerCallbackQuery", "answerPreCheckoutQuery"}:
            super().call(connection, method, asked)
        elif method in _SENDS:
            self._show(connection, street, asked)
        else:
            connection.answer(b"true")
            if method == "answerCallbackQuery":
                street.answered_tap(str(asked["callback_query_id"]))
            else:
                street.answered_checkout()

    def _show(self, connection: _Connection, street: Street, asked: Json) -> None:
        if self._paced and self._too_fast():
            street.counts["refused"] += 1
            _refuse(connection)
            return
        self._messages += 1
        message, person = int(asked.get("message_id") or self._messages), int(asked["chat_id"])
        connection.answer(
            b'{"message_id":%d,"date":1,"chat":{"id":%d,"type":"private"},"text":"x"}' % (message, person)
        )
        text, markup = str(asked.get("text") or asked.get("caption") or ""), asked.get("reply_markup") or "{}"
        street.saw(person, text, json.loads(markup) if isinstance(markup, str) else markup, message)
        self.wake()

    def _too_fast(self) -> bool:
        now = time.monotonic()
        if len(self._lately) == _PER_SECOND and now - self._lately[0] < 1:
            return True
        self._lately.append(now)
        return False


def _refuse(connection: _Connection) -> None:
    body = (
        b'{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 1","parameters":{"retry_after":1}}'
    )
    head = b"HTTP/1.1 429 Too Many Requests\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body)
    if connection._transport is not None:
        connection._transport.write(head + body)


def _user(walker: Walker) -> Json:
    return {"id": walker.number, "is_bot": False, "first_name": f"Guest {walker.number}", "language_code": "en"}


def _chat(walker: Walker) -> Json:
    return {"id": walker.number, "type": "private", "first_name": f"Guest {walker.number}"}
