"""Pakasir, a payment gateway for QRIS, as its API v2 is described by those who use it; and a phone that forwards.

    POST /create-transaction/SLUG/ORDER     {"method": "qris", "amount": 50000}     x-api-key
    GET  /transaction-status/SLUG/TXN                                               x-api-key
    POST /cancel-transaction/SLUG/TXN                                               x-api-key
    GET  /payment-fee/AMOUNT                                                        for everybody

The same order with the same parameters is the same transaction. The payer pays `total_payment`, the fee included; a QR
code has its amount in it, so too little or too much cannot be paid. Refused are: a wrong key (401), what is unknown
(404), a sum outside the limits (400), more than two creations a second and more than one look in four seconds at one
transaction (429). A notification is a POST of the status with `x-secret`, its content type not JSON. It was never tried
against the real service.
"""

import binascii
import contextlib
import datetime as dt
import hmac
import json
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from shopbot.fakes.desk import NotPossible, Payment, State, Way
from shopbot.fakes.serve import Answer, Asked, Edge

LEAST, MOST = 500, 10_000_000
Step = Literal["create", "status", "cancel", "fee"]

_MAX_ORDER = 64
_CREATIONS_A_SECOND = 2
_SECONDS_BETWEEN_LOOKS = 4
_GIVEN_UP_AFTER = 86_400
_TELL_SECONDS = 5
_UNKNOWN_KEY = Answer(401, {"message": "Invalid API key"})
_UNKNOWN = Answer(404, {"message": "Transaction not found"})
_TOO_FAST = Answer(429, {"message": "Too many requests"})
_WAYS: dict[State, tuple[Way, ...]] = {"open": ("paid", "late", "forged"), "paid": (), "ended": ("paid", "forged")}


def fee_of(amount: int) -> int:
    """Return what the gateway adds to a QRIS payment: 0.7 % and Rp 310, above Rp 105,000 1 %."""
    return -(-amount * 7 // 1000) + 310 if amount <= 105_000 else -(-amount // 100)


@dataclass
class Transaction:
    """One transaction. `said_amount` is what its status says of the amount, should somebody have tampered with it."""

    txn: str
    order: str
    amount: int
    opened_at: int
    expires_at: int
    sandbox: bool
    status: Literal["pending", "completed", "canceled"] = "pending"
    completed_at: int | None = None
    late: bool = False
    looked_at: int | None = None
    said_amount: int | None = None

    @property
    def total(self) -> int:
        """What the payer pays."""
        return self.amount + fee_of(self.amount)


@dataclass(frozen=True)
class Trouble:
    """What happens to the next request of a step; `done`: it was carried out all the same, only its answer is lost."""

    answer: Answer
    done: bool = False


class Pakasir:
    """One project of one seller; a `desk.Till`. `now` is the clock in UTC seconds, `notify` where the seller is told.

    `trouble[step]` is a queue of what goes wrong with the next requests of that step.
    """

    name = "pakasir"

    def __init__(
        self,
        slug: str,
        key: str,
        secret: str,
        now: Callable[[], int],
        changed: Callable[[], object] = lambda: None,
        *,
        sandbox: bool = False,
        window: int = 900,
    ) -> None:
        self.slug = slug
        self.key = key
        self.secret = secret
        self.notify = ""
        self.sandbox = sandbox
        self.window = window
        self.edge = Edge(self._answer)
        self.transactions: dict[str, Transaction] = {}
        self.trouble: dict[Step, deque[Trouble]] = {
            "create": deque(),
            "status": deque(),
            "cancel": deque(),
            "fee": deque(),
        }
        self._now = now
        self._changed = changed
        self._created: deque[int] = deque(maxlen=_CREATIONS_A_SECOND)
        self._made = 0
        self._lock = threading.RLock()

    @property
    def url(self) -> str:
        """Where its API is."""
        return f"{self.edge.url}/api/v2"

    @property
    def down(self) -> bool:
        """Whether every request is refused with 503, and no notification is sent."""
        return self.edge.down

    @down.setter
    def down(self, down: bool) -> None:
        """Take it down, or bring it back."""
        self.edge.down = down

    # --- what the seller asks ---

    def _answer(self, asked: Asked) -> Answer:
        step, _, rest = asked.path.removeprefix("/api/v2/").partition("/")
        steps: dict[str, tuple[Step, str]] = {
            "create-transaction": ("create", "POST"), "transaction-status": ("status", "GET"),
            "cancel-transaction": ("cancel", "POST"), "payment-fee": ("fee", "GET"),
        }  # fmt: skip
        if not asked.path.startswith("/api/v2/") or step not in steps or asked.method != steps[step][1]:
            return Answer(404, b"<html>404 page not found</html>", {"content-type": "text/html"})
        planted = self.trouble[steps[step][0]]
        trouble = planted.popleft() if planted else None
        if trouble and not trouble.done:
            return trouble.answer
        with self._lock:
            answer = self._carried_out(steps[step][0], rest, asked)
        if asked.method == "POST" and answer.status < 300:
            self._changed()
        return trouble.answer if trouble else answer

    def _carried_out(self, step: Step, rest: str, asked: Asked) -> Answer:
        self._let_time_pass()
        if step == "fee":
            return Answer(200, {"qris": fee_of(_whole(rest)), "bri_va": 3500})
        if not hmac.compare_digest(asked.headers.get("x-api-key", ""), self.key):
            return _UNKNOWN_KEY
        slug, _, name = (urllib.parse.unquote(part) for part in rest.partition("/"))
        if slug != self.slug:
            return Answer(404, {"message": "Project not found"})
        if step == "create":
            return self._create(name, asked.json())
        found = self.transactions.get(name)
        if found is None:
            return _UNKNOWN
        return self._status(found) if step == "status" else self._cancel(found)

    def _create(self, order: str, wanted: Mapping[str, Any]) -> Answer:
        if set(wanted) != {"method", "amount"} or wanted["method"] != "qris" or type(wanted["amount"]) is not int:
            return Answer(400, {"message": "Invalid request"})
        if not LEAST <= wanted["amount"] <= MOST or not 5 <= len(order) <= _MAX_ORDER or not _is_plain(order):
            return Answer(400, {"message": "Amount or order id out of range"})
        known = next((one for one in self.transactions.values() if one.order == order), None)
        if known is not None:
            same = known.amount == wanted["amount"]
            return Answer(200, self._created_body(known)) if same else Answer(400, {"message": "Order id already used"})
        if len(self._created) == _CREATIONS_A_SECOND and self._created[0] == self._now():
            return _TOO_FAST
        self._created.append(self._now())
        self._made += 1
        made = Transaction(
            f"TX{self._made:08}", order, wanted["amount"], self._now(), self._now() + self.window, self.sandbox
        )
        self.transactions[made.txn] = made
        return Answer(200, self._created_body(made))

    def _created_body(self, one: Transaction) -> dict[str, Any]:
        return {
            "txn_id": one.txn, "project": self.slug, "order_id": one.order, "amount": one.amount,
            "fee": fee_of(one.amount), "total_payment": one.total, "payment_method": "qris",
            "qr_string": qris(one.total, one.txn), "va_number": "", "expired_at": _rfc3339(one.expires_at),
            "is_sandbox": one.sandbox, "status": one.status, "completed_at": None,
        }  # fmt: skip

    def _status(self, one: Transaction) -> Answer:
        if one.looked_at is not None and self._now() - one.looked_at < _SECONDS_BETWEEN_LOOKS:
            return _TOO_FAST
        one.looked_at = self._now()
        return Answer(200, self.status_body(one))

    def status_body(self, one: Transaction) -> dict[str, Any]:
        """Return what a look at a transaction is answered with, and what a notification says."""
        return {
            "txn_id": one.txn, "order_id": one.order, "amount": one.said_amount or one.amount,
            "is_sandbox": one.sandbox, "status": one.status,
            "completed_at": None if one.completed_at is None else _rfc3339(one.completed_at),
        }  # fmt: skip

    def _cancel(self, one: Transaction) -> Answer:
        if one.status == "completed":
            return Answer(400, {"message": "Transaction already completed"})
        one.status = "canceled"
        return Answer(200, {"message": "Transaction canceled"})

    def _let_time_pass(self) -> None:
        for one in self.transactions.values():
            if one.late and self._now() > one.expires_at and one.status != "completed":
                self._complete(one)
            if one.status == "pending" and self._now() > one.opened_at + _GIVEN_UP_AFTER:
                one.status = "canceled"

    # --- what the payer does ---

    def payments(self) -> Sequence[Payment]:
        """Return the transactions, newest first."""
        with self._lock:
            self._let_time_pass()
            return [self._payment(one) for one in reversed(self.transactions.values())]

    def _payment(self, one: Transaction) -> Payment:
        over = one.status == "canceled" or self._now() >= one.expires_at
        state: State = "paid" if one.status == "completed" else "ended" if over else "open"
        ways = tuple(way for way in _WAYS[state] if way != "forged" or self.notify)
        return Payment(one.txn, None, one.total, "IDR", one.order, state, one.opened_at, one.expires_at, ways)

    def pay(self, number: str, how: Way) -> str:
        """Pay a transaction by its id; see `desk.Till.pay`."""
        one = self.transactions.get(number)
        if one is None:
            raise NotPossible(f"there is no transaction {number}")
        if how == "forged":
            return self._forge(one)
        if how == "late":
            one.late = True
            return "The money comes once the time to pay is over."
        if how != "paid" or one.status == "completed":
            raise NotPossible("its QR code takes the exact sum, and once")
        with self._lock:
            self._complete(one)
        return f"Paid: Rp {one.total:,}. ".replace(",", ".") + self.tell(one)

    def _complete(self, one: Transaction) -> None:
        one.status, one.completed_at = "completed", self._now()

    def tell(self, one: Transaction) -> str:
        """Notify the seller of a transaction as it is; return in a sentence how that went."""
        if not self.notify:
            return "The shop sees it when it looks."
        if self.down:
            return "The gateway is down: the shop is not told."
        return f"The shop was told, and answered {post(self.notify, self.status_body(one), {'X-Secret': self.secret})}."

    def _forge(self, one: Transaction) -> str:
        """Say twice that it was paid, once without the secret and once with it; no money comes."""
        lie = {**self.status_body(one), "status": "completed", "completed_at": _rfc3339(self._now())}
        without = post(self.notify, lie, {"X-Secret": "guessed"})
        stolen = post(self.notify, lie, {"X-Secret": self.secret})
        return (
            f"Two lies were told: without the secret (answered {without}), with it (answered {stolen}). No money came."
        )


@dataclass
class Phone:
    """The seller's phone: an app on it forwards each notification of the seller's bank to `notify`, with `secret`.

    `words` is how this bank says it; `{dots}` is 50.123 and `{commas}` 50,123.
    """

    notify: str
    secret: str
    words: str = "Dana masuk Rp{dots} melalui QRIS. Saldo Anda Rp1.250.000"
    told: list[str] = field(default_factory=list)

    def pay(self, scanned: str) -> str:
        """Pay what a scanned QRIS asks for, as a payer's app would; return the answer to the notification.

        Raises `NotPossible` for a code no app would take: damaged, not for rupiah, or without its amount.
        """
        return self.rings(amount_in(scanned))

    def rings(self, amount: int) -> str:
        """Forward the news that this sum came in."""
        dots, commas = f"{amount:,}".replace(",", "."), f"{amount:,}"
        return self.forward(self.words.format(dots=dots, commas=commas))

    def forward(self, words: str, secret: str | None = None) -> str:
        """Forward a notification in these words."""
        self.told.append(words)
        body = {"title": "Bank Contoh", "text": words}
        return post(self.notify, body, {"X-Secret": self.secret if secret is None else secret})


def post(url: str, body: Mapping[str, Any], headers: Mapping[str, str]) -> str:
    """Send a notification; return the status of the answer, or "nothing"."""
    kind = {"Content-Type": "application/x-www-form-urlencoded"}  # what curl -d sends without being told otherwise
    request = urllib.request.Request(url, json.dumps(body).encode(), {**kind, **headers})  # noqa: S310 - the seller's
    try:
        with urllib.request.urlopen(request, timeout=_TELL_SECONDS) as answer:  # noqa: S310
            return str(answer.status)
    except urllib.error.HTTPError as refused:
        with refused:
            return str(refused.code)
    except OSError:
        return "nothing"


# --- QRIS as a payer's app and a gateway know it ---


def qris(amount: int, reference: str) -> str:
    """Return a QRIS for one payment of `amount` rupiah."""
    account = _row(("00", "ID.CO.CONTOH.WWW"), ("01", "936000000000000000"), ("02", "000000000000001"), ("03", "UMI"))
    body = _row(
        ("00", "01"), ("01", "12"), ("26", account), ("52", "5812"), ("53", "360"), ("54", str(amount)), ("58", "ID"),
        ("59", "GERBANG CONTOH"), ("60", "JAKARTA"), ("61", "10110"), ("62", _row(("05", reference))),
    ) + "6304"  # fmt: skip
    return body + f"{binascii.crc_hqx(body.encode(), 0xFFFF):04X}"


def amount_in(scanned: str) -> int:
    """Return the rupiah a QRIS asks for. Raises `NotPossible` as a payer's app would refuse it."""
    objects: dict[str, str] = {}
    at = 0
    with contextlib.suppress(ValueError):
        while at < len(scanned):
            length = int(scanned[at + 2 : at + 4])
            objects[scanned[at : at + 2]] = scanned[at + 4 : at + 4 + length]
            at += 4 + length
    right = f"{binascii.crc_hqx(scanned[:-4].encode(), 0xFFFF):04X}"
    if objects.get("63") != right or objects.get("53") != "360" or objects.get("01") != "12":
        raise NotPossible("no app takes this QR code")
    return int(objects["54"].partition(".")[0])


def _row(*objects: tuple[str, str]) -> str:
    return "".join(f"{tag}{len(value):02}{value}" for tag, value in objects)


def _is_plain(order: str) -> bool:
    return order.isascii() and order.replace("-", "").replace("_", "").isalnum()


def _whole(digits: str) -> int:
    if not (digits.isascii() and digits.isdigit()):
        raise ValueError("a whole number is expected")
    return int(digits)


def _rfc3339(unix: int) -> str:
    """Write a moment as the gateway does: UTC, with nanoseconds."""
    return dt.datetime.fromtimestamp(unix, dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.123456789Z")
