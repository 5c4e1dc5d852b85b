"""A way to be paid, as a plugin declares it. Two duties: open an attempt, and look whether money came.

A method only reports what it saw (`Receipt`); what the money means (paid, too little, late, twice, nobody's) is
decided in one place, `shopbot.trade.payments`.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from shopbot.errors import ShopError
from shopbot.host.screen import Screen, Text
from shopbot.trade import attempts, orders, payments, terms
from shopbot.trade.money import LIMIT, Money
from shopbot.trade.payments import Attempt, Receipt

if TYPE_CHECKING:
    from shopbot.host.context import Request


class PaymentMethod(ABC):
    """One method. `label` is the text key of its button, `name` what attempts and receipts are filed under."""

    name: ClassVar[str]
    label: ClassVar[str]

    def takes(self, settings: Any, amount: Money) -> bool:
        """Tell whether this sum, in this currency, can be paid this way; every sum can unless a method says no."""
        return 0 < amount.amount <= LIMIT

    @abstractmethod
    def open(self, request: "Request[Any]", attempt: Attempt) -> Screen:
        """Return what the buyer is shown to pay `attempt`; inside the transaction that opened it."""

    @abstractmethod
    def look(self, settings: Any, attempts: Sequence[Attempt]) -> Sequence[Receipt]:
        """Return the money seen for these open attempts; runs outside, may use the network, may raise NotReady."""


@dataclass(frozen=True)
class Way:
    """A method that is on, whose plugin it is, and the words of its button."""

    plugin: str
    method: PaymentMethod
    label: Text


def ways_to_pay(request: "Request[Any]", amount: Money) -> list[Way]:
    """Return the ways to pay `amount`, the one this person used last first."""
    found = [_way(place, kind) for place, kind in request.host.registry.methods.items()]
    usable = [way for way in found if way.method.takes(request.as_plugin(way.plugin).settings, amount)]
    last = attempts.last_method(request.tx.house, request.user.id)
    return sorted(usable, key=lambda way: (way.method.name != last, way.method.name))


def begin_payment(request: "Request[Any]", name: str, amount: Money, order: int | None = None) -> Attempt:
    """Open an attempt to pay `amount` by the method `name` and show its screen.

    For an order it ends with the order; a deposit ends after the shop's payment window. Raises ShopError `gone` when
    the method is off or does not take the sum, `order_closed`, and what `payments.open_attempt` raises.
    """
    way = next((way for way in ways_to_pay(request, amount) if way.method.name == name), None)
    if way is None:
        raise ShopError("gone")
    person, until = request.user.id, request.now + terms.payment_window(request.tx)
    if order is not None:
        until = orders.sure(request.tx.house, order, person).expires_at
    if until <= request.now:
        raise ShopError("order_closed", state="expired")
    attempt = payments.open_attempt(request.tx, name, person, amount, until, order=order)
    theirs = request.as_plugin(way.plugin)
    theirs.show(way.method.open(theirs, attempt))
    return attempt


def _way(place: str, kind: type[PaymentMethod]) -> Way:
    owner = place.partition(".")[0]
    method = kind()
    return Way(owner, method, Text(method.label, {}, owner))
