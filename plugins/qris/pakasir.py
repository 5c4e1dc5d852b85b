"""Pakasir's API v2, as a client: what is asked, what is believed of the answers. It runs outside, in errands and looks.

Source: the integrations of others, as the official pages were out of reach; never tried against the real service. The
same order with the same amount is the same transaction, so a creation may be repeated.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from urllib.parse import quote

from shopbot.api import NotReady, http

LEAST, DEAREST = 500, 10_000_000  # rupiah of a QRIS transaction, before the fee
SECONDS_BETWEEN_LOOKS = 4  # at one transaction
Why = Literal["key", "unknown", "said"]
_LONGEST_SAID = 200


class Refused(Exception):
    """Asking again would not help. `why`: key (401, 403), unknown (404: project or transaction), said (else)."""

    def __init__(self, why: Why, said: str = "") -> None:
        super().__init__(why, said)
        self.why = why
        self.said = said


@dataclass(frozen=True)
class Project:
    """Where and as whom to ask."""

    url: str
    slug: str
    key: str

    def look_up(self, *path: str) -> http.Answer:
        """Look something up. Raises NotReady, Refused."""
        return self._usable(http.get(self._address(path), headers=self._headers()))

    def order(self, body: Mapping[str, Any], *path: str) -> http.Answer:
        """Have something done. Raises NotReady, Refused."""
        return self._usable(http.post(self._address(path), body, headers=self._headers()))

    def _address(self, path: tuple[str, ...]) -> str:
        return "/".join([self.url.rstrip("/"), *(quote(part, safe="") for part in path)])

    def _headers(self) -> dict[str, str]:
        return {"X-Api-Key": self.key}

    def _usable(self, answer: http.Answer) -> http.Answer:
        if answer.ok:
            return answer
        if answer.status in (401, 403):
            raise Refused("key")
        if answer.status == 404:
            raise Refused("unknown")
        raise Refused("said", f"{answer.status} {self._said(answer)}".strip())

    def _said(self, answer: http.Answer) -> str:
        try:
            words = answer.json()["message"]
        except (NotReady, KeyError, TypeError):
            words = answer.body.decode("utf-8", "replace")
        return " ".join(str(words).replace(self.key or "\0", "***").split())[:_LONGEST_SAID]


@dataclass(frozen=True)
class Invoice:
    """A transaction that was made: `total` is what the payer pays, the fee included; `expires_at` UTC seconds."""

    txn: str
    total: int
    qr: str
    sandbox: bool
    expires_at: int | None


@dataclass(frozen=True)
class Status:
    """How a transaction stands; `amount` without the fee, as it was ordered."""

    txn: str
    order: str
    amount: int
    state: str
    sandbox: bool
    completed_at: int | None


def create(project: Project, order: str, amount: int) -> Invoice:
    """Make the transaction of an order, or find it. Raises NotReady, Refused."""
    answer = project.order({"method": "qris", "amount": amount}, "create-transaction", project.slug, order)
    found = _object(answer)
    total = _whole(found, "total_payment") or amount + (_whole(found, "fee") or 0)
    return Invoice(
        _text(found, "txn_id"), total, str(found.get("qr_string") or ""), found.get("is_sandbox") is True,
        moment(found.get("expired_at")),
    )  # fmt: skip


def status(project: Project, txn: str) -> Status:
    """Look at a transaction. Raises NotReady, Refused."""
    found = _object(project.look_up("transaction-status", project.slug, txn))
    amount = _whole(found, "amount")
    if amount is None:
        raise NotReady("Pakasir answered without an amount")
    return Status(
        _text(found, "txn_id"), _text(found, "order_id"), amount, _text(found, "status"),
        found.get("is_sandbox") is not False, moment(found.get("completed_at")),
    )  # fmt: skip


def cancel(project: Project, txn: str) -> None:
    """End a transaction; one that is unknown or over already is as good as ended. Raises NotReady."""
    try:
        project.order({}, "cancel-transaction", project.slug, txn)
    except Refused as refused:
        if refused.why == "key":
            raise NotReady("Pakasir does not know the key") from None


def moment(written: object) -> int | None:
    """Return a moment of RFC 3339 as UTC seconds; None for none, or for one without its offset."""
    try:
        read = datetime.fromisoformat(str(written))
    except ValueError:
        return None
    return int(read.timestamp()) if read.tzinfo else None


def _object(answer: http.Answer) -> Mapping[str, Any]:
    found = answer.json()
    if not isinstance(found, dict):
        raise NotReady("Pakasir answered with something that is no object")
    return found


def _text(found: Mapping[str, Any], name: str) -> str:
    value = found.get(name)
    if not isinstance(value, str) or not value:
        raise NotReady(f"Pakasir answered without {name}")
    return value


def _whole(found: Mapping[str, Any], name: str) -> int | None:
    value = found.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
