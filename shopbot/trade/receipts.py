"""What a method reports, and what a sum it saw is worth to its payer: the only place where money changes currency.

What an attempt asks for (`asked`) is worth its amount and fee (`gross`); that pair is the rate. The value of what came
is `gross x came / asked` on the running total, rounded down, so that parts add up to exactly the whole; in the
attempt's own currency it is simply what came. The fee is taken in proportion and never more than once. Any other
currency has no rate here: it is nobody's until staff decide.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from shopbot.db.tx import Reader
from shopbot.trade.attempts import Attempt
from shopbot.trade.ledger import Leg
from shopbot.trade.money import LIMIT, Money, Rounding, share

EXCHANGE = "exchange"


@dataclass(frozen=True)
class Receipt:
    """Money a method saw: `reference` is its own name for it, `seen` when by the method's account (UTC seconds).

    What for: `payment_id` names the attempt; without one, `scope` is where its unique sum was asked for, and the
    attempt that asks exactly this sum there is meant. What fits neither is entered as nobody's. `details` are what the
    provider said, its secrets masked; they are kept for staff.
    """

    reference: str
    amount: Money
    seen: int
    payment_id: int | None = None
    scope: str | None = None
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Progress:
    """News of an attempt that moves no money yet (confirmations): added to its details and shown to its payer."""

    payment_id: int
    details: Mapping[str, Any]


@dataclass(frozen=True)
class Failed:
    """An attempt its method says will never be paid; money that comes all the same still counts."""

    payment_id: int
    reason: str


@dataclass(frozen=True)
class Reversal:
    """Money of the receipt `reference` that was taken back; `own` is the method's name for the taking back."""

    reference: str
    own: str
    amount: Money
    seen: int
    reason: str = ""


Sighting = Receipt | Progress | Failed | Reversal


@dataclass(frozen=True)
class Worth:
    """What a sum counts for, in the attempt's currency: `value` with the `fee` in it; the payer gets the rest."""

    value: Money
    fee: Money

    @property
    def credit(self) -> Money:
        """What the payer gets."""
        return self.value - self.fee


def worth(db: Reader, attempt: Attempt, amount: Money) -> Worth | None:
    """Return what `amount`, coming now, is worth for an attempt; None when nothing says, or it is beyond all sense."""
    if amount.currency not in (attempt.asked.currency, attempt.amount.currency):
        return None
    came, valued = _before(db, attempt)
    value = amount
    if amount.currency != attempt.amount.currency:
        value = _value(attempt, came + amount.amount) - _value(attempt, came)
    after = valued + value
    return None if after.amount > LIMIT else Worth(value, _fee(attempt, after) - _fee(attempt, valued))


def _before(db: Reader, attempt: Attempt) -> tuple[int, Money]:
    """Return what came before in the currency that was asked for, and what all that came was worth."""
    row = db.row(
        "SELECT coalesce(sum(iif(receipt.currency = ?1, receipt.amount, 0)), 0), coalesce(sum(coalesce(claim.worth,"
        " receipt.worth)), 0) FROM receipt LEFT JOIN claim ON claim.receipt = receipt.id WHERE receipt.id IN"
        " (SELECT id FROM receipt WHERE payment = ?2 UNION SELECT receipt FROM claim WHERE payment = ?2)",
        attempt.asked.currency, attempt.id,
    )  # fmt: skip
    came, valued = row or (0, 0)
    return int(came), Money(int(valued), attempt.amount.currency)


def _value(attempt: Attempt, came: int) -> Money:
    return share(attempt.gross, came, attempt.asked.amount, Rounding.DOWN)


def _fee(attempt: Attempt, valued: Money) -> Money:
    part = share(attempt.fee, valued.amount, attempt.gross.amount, Rounding.DOWN)
    return min(part, attempt.fee)


def legs(source: str, amount: Money, method: str, goes_to: str, got: Worth) -> list[Leg]:
    """Return the legs that take `amount` from the account `source` and give its worth away, the fee to its account."""
    moved = [Leg(goes_to, got.credit), Leg(fees(method), got.fee)]
    if amount.currency == got.value.currency:
        return [Leg(source, -amount), *moved]
    return [Leg(source, -amount), Leg(EXCHANGE, amount), Leg(EXCHANGE, -got.value), *moved]


def fees(method: str) -> str:
    """Return the name of the account that holds what payers paid for using a method."""
    return f"fees:{method}"


def dump(sighting: Sighting) -> dict[str, Any]:
    """Return a sighting as JSON data, to be carried from the look to the clerk."""
    words = asdict(sighting) | {"kind": type(sighting).__name__}
    if isinstance(sighting, Receipt | Reversal):
        words["amount"] = [sighting.amount.amount, sighting.amount.currency]
    return words


def load(words: Mapping[str, Any]) -> Sighting:
    """Read back what `dump` wrote."""
    facts = {name: value for name, value in words.items() if name != "kind"}
    if "amount" in facts:
        facts["amount"] = Money(*facts["amount"])
    return _KINDS[words["kind"]](**facts)


_KINDS: dict[str, type[Sighting]] = {kind.__name__: kind for kind in (Receipt, Progress, Failed, Reversal)}
