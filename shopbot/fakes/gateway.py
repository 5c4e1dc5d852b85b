"""A payment gateway that moves no money: invoices, what came in for each, and notifications to the seller.

    POST /invoices               {"reference", "amount", "currency", "expires_at", "about"?, "customer"?}
    GET  /invoices?ids=a,b       {"invoices": [...]}; an unknown id is left out
    POST /invoices/ID/cancel     {}: it will not be paid any more (money that comes all the same is kept and shown)
    POST /invoices/ID/payments   {"id", "amount"}: money that came another way, entered under the payer's own id

Each POST answers with the invoice: {"id", "reference", "amount", "currency", "state": open | paid | ended,
"expires_at", "payments": [{"id", "amount", "at"}]}. Amounts are whole smallest units, times UTC seconds.
`authorization: Bearer KEY` stands before everything (401). The same reference twice is the same invoice, with another
amount it is refused (409). A notification is a POST of {"event", "invoice"} to the seller's address; `x-signature` is
the HMAC-SHA256 of the body with the key, in hex. It is a hint: what came in is only said by `GET`.
"""

import hmac
import json
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from shopbot.fakes.desk import NotPossible, Payment, State, Way
from shopbot.fakes.serve import Answer, Asked, Edge

_NOTIFY_SECONDS = 5
_KEPT = 1000
_ASKED_AT_ONCE = 100
_WAYS: dict[State, tuple[Way, ...]] = {
    "open": ("paid", "late", "short", "over", "twice", "forged"),
    "paid": ("twice", "forged"),
    "ended": ("paid", "short", "over", "twice", "forged"),
}


def signature(key: str, body: bytes) -> str:
    """Return what a true notification has as `x-signature`."""
    return hmac.new(key.encode(), body, "sha256").hexdigest()


@dataclass
class _Money:
    id: str
    amount: int
    at: int


@dataclass
class _Invoice:
    number: int
    reference: str
    amount: int
    currency: str
    opened_at: int
    expires_at: int
    about: str
    customer: int | None
    cancelled: bool = False
    late: bool = False
    told_ended: bool = False
    money: list[_Money] = field(default_factory=list)

    @property
    def received(self) -> int:
        return sum(one.amount for one in self.money)

    def state(self, now: int) -> State:
        if self.received >= self.amount:
            return "paid"
        return "ended" if self.cancelled or now >= self.expires_at else "open"

    def shown(self, now: int) -> dict[str, Any]:
        return {
            "id": str(self.number),
            "reference": self.reference,
            "amount": self.amount,
            "currency": self.currency,
            "state": self.state(now),
            "expires_at": self.expires_at,
            "payments": [{"id": one.id, "amount": one.amount, "at": one.at} for one in self.money],
        }


class Gateway:
    """One gateway with one seller, whose key is `key`; a `desk.Till`. `now` is the clock, in UTC seconds.

    `notify` is the address the seller has given for notifications. `changed` is called whenever a request changed
    something.
    """

    def __init__(
        self, name: str, key: str, now: Callable[[], int], changed: Callable[[], object] = lambda: None
    ) -> None:
        self.name = name
        self.key = key
        self.notify: str | None = None
        self.edge = Edge(self._answer)
        self._now = now
        self._changed = changed
        self._invoices: dict[int, _Invoice] = {}
        self._made = 0
        self._money = 0
        self._lock = threading.RLock()

    @property
    def down(self) -> bool:
        """Whether every request is refused with 503, and no notification is sent."""
        return self.edge.down

    @down.setter
    def down(self, down: bool) -> None:
        """Take it down or bring it back."""
        self.edge.down = down

    # --- what the seller asks ---

    def _answer(self, asked: Asked) -> Answer:
        if not hmac.compare_digest(asked.headers.get("authorization", ""), f"Bearer {self.key}"):
            return Answer(401, {"error": "unknown key"})
        with self._lock:
            answer = self._routed(asked)
        if asked.method == "POST" and answer.status < 300:
            self._changed()
        return answer

    def _routed(self, asked: Asked) -> Answer:
        self._let_late_money_in()
        match asked.method, asked.path.strip("/").split("/"):
            case "POST", ["invoices"]:
                return self._make(asked.json())
            case "GET", ["invoices"]:
                return self._look(asked.query.get("ids", ""))
            case "POST", ["invoices", number, "cancel"] if self._has(number):
                self._invoices[int(number)].cancelled = True
                return self._one(number)
            case "POST", ["invoices", number, "payments"] if self._has(number):
                return self._enter(number, asked.json())
        return Answer(404, {"error": "there is nothing here"})

    def _has(self, number: str) -> bool:
        return number.isascii() and number.isdigit() and int(number) in self._invoices

    def _one(self, number: str, status: int = 200) -> Answer:
        return Answer(status, self._invoices[int(number)].shown(self._now()))

    def _make(self, wanted: dict[str, Any]) -> Answer:
        amount, reference, currency = _whole(wanted, "amount"), str(wanted["reference"]), str(wanted["currency"])
        expires_at = _whole(wanted, "expires_at")
        known = next((one for one in self._invoices.values() if one.reference == reference), None)
        if known is not None:
            same = (known.amount, known.currency) == (amount, currency)
            return self._one(str(known.number)) if same else Answer(409, {"error": "the reference is taken"})
        if expires_at <= self._now():
            return Answer(422, {"error": "expires_at is over"})
        self._made += 1
        self._invoices[self._made] = _Invoice(
            self._made, reference, amount, currency, self._now(), expires_at, str(wanted.get("about", "")),
            None if wanted.get("customer") is None else _whole(wanted, "customer"),
        )  # fmt: skip
        self._invoices.pop(self._made - _KEPT, None)
        return self._one(str(self._made), 201)

    def _look(self, ids: str) -> Answer:
        asked = [one for one in ids.split(",") if one]
        if len(asked) > _ASKED_AT_ONCE:
            return Answer(422, {"error": f"at most {_ASKED_AT_ONCE} ids"})
        invoices = [self._invoices[int(one)] for one in asked if self._has(one)]
        answer = Answer(200, {"invoices": [one.shown(self._now()) for one in invoices]})
        for one in invoices:
            one.told_ended = one.state(self._now()) == "ended"
        return answer

    def _enter(self, number: str, wanted: dict[str, Any]) -> Answer:
        invoice, name, amount = self._invoices[int(number)], str(wanted["id"]), _whole(wanted, "amount")
        known = next((one for one in invoice.money if one.id == name), None)
        if known is not None and known.amount != amount:
            return Answer(409, {"error": "this payment was of another amount"})
        if known is None:
            invoice.money.append(_Money(name, amount, self._now()))
        return self._one(number)

    # --- what the payer does ---

    def payments(self) -> Sequence[Payment]:
        """Return the invoices it keeps, newest first."""
        with self._lock:
            self._let_late_money_in()
            return [self._payment(one) for one in reversed(self._invoices.values())]

    def _payment(self, one: _Invoice) -> Payment:
        state = one.state(self._now())
        ways = tuple(way for way in _WAYS[state] if way != "forged" or self.notify)
        number, owed = str(one.number), (one.amount, one.currency)
        return Payment(number, one.customer, *owed, one.about, state, one.opened_at, one.expires_at, ways)

    def pay(self, number: str, how: Way) -> str:
        """Pay an invoice; see `desk.Till.pay`."""
        if not self._has(number):
            raise NotPossible(f"there is no invoice {number}")
        invoice = self._invoices[int(number)]
        if how == "forged":
            return self._forge(invoice)
        if how == "late":
            invoice.late = True
            return "The money comes once the time to pay is over and the shop has been told so."
        half = max(1, invoice.amount // 2)
        sums, said = {
            "short": ([half], "Half of it was paid."),
            "over": ([invoice.amount + half], "Half more than was asked for was paid."),
            "twice": ([invoice.amount, invoice.amount], "The exact sum was paid twice."),
        }.get(how, ([invoice.amount], "The exact sum was paid."))
        for amount in sums:
            self._take(invoice, amount)
        return f"{said} {self._notify(invoice)}"

    def _take(self, invoice: _Invoice, amount: int) -> None:
        with self._lock:
            self._money += 1
            invoice.money.append(_Money(f"{self.name}-money-{self._money}", amount, self._now()))

    def _let_late_money_in(self) -> None:
        """Let the money come that was promised for after the end.

        Not before the seller was told of the end: a clock may jump far, and money that is there by the time somebody
        looks is not late for them.
        """
        for one in self._invoices.values():
            if one.late and one.told_ended and self._now() > one.expires_at:
                one.late = False
                self._take(one, one.amount)

    def _notify(self, invoice: _Invoice) -> str:
        if not self.notify:
            return "The shop sees it when it looks."
        if self.down:
            return "The gateway is down: the shop is not told."
        return f"The shop was told, and answered {self._tell(invoice, {'event': 'payment'}, self.key)}."

    def _forge(self, invoice: _Invoice) -> str:
        """Say twice that it was paid, once unsigned and once as somebody who has stolen the key; no money comes."""
        claim = {"event": "payment", "state": "paid", "received": invoice.amount}
        unsigned, signed = self._tell(invoice, claim, ""), self._tell(invoice, claim, self.key)
        return f"Two lies were told: the unsigned one was answered {unsigned}, the signed one {signed}. No money came."

    def _tell(self, invoice: _Invoice, what: dict[str, Any], key: str) -> str:
        body = json.dumps({**what, "invoice": str(invoice.number)}).encode()
        headers = {"content-type": "application/json", "x-signature": signature(key, body) if key else "0" * 64}
        request = urllib.request.Request(str(self.notify), body, headers)  # noqa: S310 - the seller's own address
        try:
            with urllib.request.urlopen(request, timeout=_NOTIFY_SECONDS) as answer:  # noqa: S310
                return str(answer.status)
        except urllib.error.HTTPError as refused:
            with refused:
                return str(refused.code)
        except OSError:
            return "nothing"


def _whole(wanted: dict[str, Any], name: str) -> int:
    value = wanted[name]
    if not isinstance(value, int) or isinstance(value, bool) or value <= 0:
        raise ValueError(f"{name} must be a whole number above zero")
    return value
