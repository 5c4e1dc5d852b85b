"""A purchase over HTTP, from the product's number to its code: the whole shop beside bare bots that sell the same way.

A message and two taps: the product, the order, the goods. A bare bot takes the code, the money and notes the purchase
in one commit of a plain SQLite file, with an fsync; the shop does what it does. Everybody has money and buys once.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from shopbot.clock import Clock
from shopbot.db import store
from shopbot.db.tx import Tx
from shopbot.trade import ledger, people, products, stock
from shopbot.trade.money import Money
from tests.bench.answers import OTHERS, SECONDS, Seen
from tests.bench.api import FIRST_PERSON, Api, Crowd, Json
from tests.bench.bots import rows
from tests.bench.figure import Figure, paired
from tests.bench.process import KEY_FILE, KINDS, Bot, folder_for

_OWNER = 1
_MESSAGE = {"text": "hello", "reply_markup": {"inline_keyboard": []}}
_BUTTONS = ("Buy", "💰 Pay")
_FIRST_UPDATE = 2 * FIRST_PERSON  # beyond those of a crowd that was there before
_SCREEN = 2  # the number of every message the server sends


class Buyers(Crowd):
    """People who write a product's number, tap what is offered, and have bought when they see a code."""

    def __init__(self, total: int, at_once: int, number: int, warm: int = 0) -> None:
        self._number = number
        self._update = _FIRST_UPDATE
        self._tapped = dict.fromkeys(range(FIRST_PERSON, FIRST_PERSON + total), 0)
        super().__init__(total, at_once, 0.0, warm=warm)

    def update_of(self, person: int) -> tuple[int, bytes]:
        """Return what somebody does first: they write the product's number."""
        message = {"message_id": 1, "from": _user(person), "chat": _chat(person), "date": 1, "text": str(self._number)}
        return self._next({"message": message})

    def _next(self, update: Json) -> tuple[int, bytes]:
        self._update += 1
        return self._update, json.dumps({"update_id": self._update, **update}).encode()

    def heard(self, person: int, asked: Json, *, sent: bool) -> None:
        """Tap the button that leads on, if it is there; a code is the end."""
        done = self._tapped[person]
        if rows.CODE in asked["text"]:
            if person not in self.answers:
                self.answered(person)
        elif done < len(_BUTTONS) and (data := _data(asked, _BUTTONS[done])):
            self._tapped[person] += 1
            message = {"message_id": _SCREEN, "chat": _chat(person), "date": 1, "text": "x"}
            tap = {"id": f"{person}-{done}", "from": _user(person), "message": message, "chat_instance": "1"}
            self.waiting.append(self._next({"callback_query": {**tap, "data": data}}))


def _user(person: int) -> Json:
    return {"id": person, "is_bot": False, "first_name": f"Guest {person}", "language_code": "en"}


def _chat(person: int) -> Json:
    return {"id": person, "type": "private", "first_name": f"Guest {person}"}


def _data(asked: Mapping[str, Any], label: str) -> str:
    """Return what the first button with this label sends; empty without one."""
    markup = asked.get("reply_markup") or {}
    shown = json.loads(markup) if isinstance(markup, str) else markup
    buttons = [button for row in shown.get("inline_keyboard", ()) for button in row]
    return next((str(b["callback_data"]) for b in buttons if label in b["text"] and "callback_data" in b), "")


def stocked(kind: str, folder: Path, total: int) -> int:
    """Give everybody money and lay in a code for each; return the product's number."""
    if kind != "shop":
        (folder / rows.BUYING).write_text(json.dumps({"first": FIRST_PERSON, "people": total}), "utf-8")
        return 1
    opened = store.open_store(folder, bytes.fromhex((folder / KEY_FILE).read_text("ascii")), Clock())
    number: int = store.in_transaction(opened.writer, opened.keys, Clock(), lambda tx: _fill(tx, total))
    opened.close()
    return number


def _fill(tx: Tx, total: int) -> int:
    made = products.create(tx, _OWNER, "Measured", Money(rows.PRICE, "IDR"))
    stock.add(tx, made.id, [f"{rows.CODE}{n:06}" for n in range(total)], by=_OWNER)
    for person in range(FIRST_PERSON, FIRST_PERSON + total):
        people.meet(tx, person, f"Guest {person}", None, "en")
        ledger.adjust(tx, person, Money(10 * rows.PRICE, "IDR"), _OWNER, "for the bench", f"bench:{person}")
    return made.number


def _measure(api: Api, kind: str, total: int, at_once: int, seen: Seen) -> None:
    with folder_for(kind, _MESSAGE, opened_by=api) as folder:
        number = stocked(kind, folder, total)
        with Bot(kind, api, folder) as bot:
            api.quiet(0.5)
            before = bot.busy()
            crowd = api.meet(Buyers(total, at_once, number, warm=total // 10))
            if not crowd.wait(total, SECONDS):
                raise RuntimeError(f"{kind} sold {len(crowd.answers)} of {total}: {bot.said()}")
            api.quiet(0.3)
            seen.note(crowd, bot, before)


def buying(api: Api, total: int, rounds: int, at_once: int) -> Iterator[Figure]:
    """Yield purchases a second, what each cost the processor, and the peak of memory, beside both libraries."""
    seen = {kind: Seen() for kind in KINDS}
    for _ in range(rounds):
        for kind in KINDS:
            _measure(api, kind, total, at_once, seen[kind])
    ours = seen["shop"]
    for kind, name in OTHERS.items():
        theirs = seen[kind]
        yield paired(f"a purchase, {at_once} at once, beside {name}", "purchases/s", ours.rate, theirs.rate)
        yield paired(f"processor time of a purchase, beside {name}", "ms", ours.busy, theirs.busy)
        yield paired(f"peak of memory while they buy, beside {name}", "MiB", ours.memory, theirs.memory)
