"""A way to be paid, as a plugin declares it. Two duties: draw an attempt, and look whether money came.

A method only reports what it saw (`Receipt`); what the money means (paid, too little, late, twice, nobody's) is
decided in one place, `shopbot.trade.payments`, and when it is asked to look in another, `shopbot.host.looks`.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar, runtime_checkable

from shopbot.db.fence import HOUSE
from shopbot.errors import ShopError
from shopbot.host.screen import Button, Screen, Text
from shopbot.texts.values import Name, When
from shopbot.trade import attempts, formulas, looking, orders, payments, terms
from shopbot.trade.attempts import Quote
from shopbot.trade.money import CURRENCIES, LIMIT, Money
from shopbot.trade.payments import Attempt, Receipt, Sighting

if TYPE_CHECKING:
    from shopbot.host.context import Context, Request
    from shopbot.host.registry import Registry

S_co = TypeVar("S_co", covariant=True)


@dataclass(frozen=True)
class Outside(Generic[S_co]):
    """What a method has outside the transaction: its settings, the time, the network; not the database.

    `now` is UTC seconds; `since` is when the last look that succeeded began (0: never). `telegram(method, **params)`
    calls the Bot API and returns its result. Raises `NotReady` when it cannot be reached.
    """

    settings: S_co
    now: int
    since: int
    telegram: Callable[..., Any]


class PaymentMethod(ABC):
    """One method. `label` is the text key of its button, `name` what attempts and receipts are filed under for ever.

    The label's text may use `$asked` (what the payer would send, the fee in it) and `$fee`.
    """

    name: ClassVar[str]
    label: ClassVar[str]
    every: ClassVar[int] = 15
    """Seconds between two looks at an open attempt."""
    at_once: ClassVar[int] = 1000
    """How many attempts one look is given; few, if each costs a call of its own."""
    late_for: ClassVar[int] = 86_400
    """Seconds after its end for which an attempt is looked for, and for which its unique sum stays taken."""
    idle_every: ClassVar[int | None] = None
    """Seconds after which to look although no attempt is due, to see money that is nobody's; None: never."""

    def takes(self, settings: Any, amount: Money) -> bool:
        """Tell whether this sum, in this currency, can be paid this way; every sum can unless a method says no."""
        return 0 < amount.amount <= LIMIT

    def takes_real_money(self, settings: Any) -> bool | None:
        """Tell whether what is paid with these settings is real money; None where they do not say.

        A method that is sure of it is not offered in a shop that is not live (`shop.environment`).
        """
        return None

    def window(self, settings: Any) -> int | None:
        """Return for how many seconds an attempt stays open; None: as long as its order, or the shop's window."""
        return None

    def quote(self, ctx: "Context[Any]", amount: Money, order: int | None = None) -> Quote:
        """Return what the payer is asked for, for an `order` or a deposit; inside. Raising `ShopError`: not offered.

        `amount` has the owner's own fee for this method in it (`terms.fee_formula`); the house adds it to the quote's.
        """
        return Quote(amount)

    @abstractmethod
    def open(self, request: "Request[Any]", attempt: Attempt) -> Screen:
        """Return what the payer is shown to pay `attempt`, as it is now; inside.

        Called when it begins, whenever they come back to it, and when there is news of it: drawing it twice must do no
        harm. A method whose invoice is made elsewhere sends its errand here, with a key made of `attempt.id`, and
        shows that it is being prepared while `attempt.reference` is None. The house adds "I have paid" and the rest.
        """

    def closed(self, request: "Request[Any]", attempt: Attempt) -> Screen | None:
        """Return what takes the place of that screen once the attempt has ended; None: the order's, or the wallet."""
        return None

    @abstractmethod
    def look(self, outside: Outside[Any], attempts: Sequence[Attempt]) -> Sequence[Sighting]:
        """Return what is seen for these attempts, open ones and ones that ended lately; outside, network allowed.

        May raise `NotReady`: then nothing of this look counts. What was reported before may be reported again.
        """


@runtime_checkable
class HearsPayers(Protocol):
    """A method whose money is seen by people, who have to be asked."""

    def said_paid(self, request: "Request[Any]", attempt: Attempt) -> None:
        """Hear that the payer pressed "I have paid", once in a few seconds at most; inside, may answer the tap."""


@runtime_checkable
class CanCancel(Protocol):
    """A method that wants to know when an attempt with a reference has ended unpaid."""

    def cancel(self, outside: Outside[Any], attempt: Attempt) -> None:
        """Tell the other side; outside. May raise `NotReady` to be tried again; a repeat must do no harm."""


@runtime_checkable
class CanRefund(Protocol):
    """A method that can send money back."""

    def refund(self, outside: Outside[Any], receipt: Receipt, amount: Money) -> str:
        """Send `amount` (in the receipt's currency) back and return the method's name for it; outside.

        May raise `NotReady` to be tried again, so a repeat must do no harm; `ShopError` when it can never be done.
        """


@dataclass(frozen=True)
class Way:
    """A method that is on, whose plugin it is, the words of its button, and what it would ask for."""

    plugin: str
    method: PaymentMethod
    label: Text
    amount: Money
    quote: Quote

    @property
    def differs(self) -> bool:
        """Tell whether the payer is asked for something else than the plain sum."""
        return self.quote.asked != self.amount


def costs(request: "Request[Any]", ways: Sequence[Way]) -> list[Text]:
    """Return a line for each way that asks for something else than the plain sum: what is sent, and the fee in it."""
    return [_cost(request, way) for way in ways if way.differs]


def _cost(request: "Request[Any]", way: Way) -> Text:
    label = request.as_plugin(way.plugin).words.plain(way.label)
    sign = CURRENCIES[way.quote.asked.currency].symbol  # the sum brings it along
    facts = {"way": Name(label.removeprefix(sign)), "asked": way.quote.asked, "fee": way.quote.fee, "net": way.amount}
    return Text("way-costs-fee" if way.quote.fee and way.quote.fee.is_positive else "way-costs", facts, HOUSE)


def method_of(registry: "Registry", name: str) -> tuple[str, PaymentMethod] | None:
    """Return the method of this name and its plugin's name, or None while it is off."""
    return next(((owner, method) for owner, method in methods(registry) if method.name == name), None)


def methods(registry: "Registry") -> list[tuple[str, PaymentMethod]]:
    """Return all methods that are on, each with its plugin's name."""
    return [(place.partition(".")[0], kind()) for place, kind in registry.methods.items()]


def ways_to_pay(request: "Request[Any]", amount: Money, order: int | None = None) -> list[Way]:
    """Return the ways to pay `amount`, for an `order` or into the wallet, that work now; the one used last first.

    The owner's fee for a method comes on top; what is credited stays `amount`.
    """
    offered = [_way(request, owner, method, amount, order) for owner, method in methods(request.host.registry)]
    last = attempts.last_method(request.tx.house, request.user.id)
    usable = [way for way in offered if way is not None]
    return sorted(usable, key=lambda way: (way.method.name != last, way.method.name))


def _way(request: "Request[Any]", owner: str, method: PaymentMethod, amount: Money, order: int | None) -> Way | None:
    if _only(request) not in (None, method.name) or looking.health(request.tx.house, method.name).broken:
        return None
    try:
        quote = _quoted(request.as_plugin(owner), method, amount, order)
    except ShopError:
        return None
    fee = quote.fee or Money.zero(amount.currency)
    return Way(owner, method, Text(method.label, {"asked": quote.asked, "fee": fee}, owner), amount, quote)


def _quoted(theirs: "Request[Any]", method: PaymentMethod, amount: Money, order: int | None) -> Quote:
    """Return what the payer is asked for: the sum with the owner's fee for this method, which `amount` leaves out.

    Raises ShopError: the method does not take it, has no quote for it, or its fee formula fails at this very sum.
    """
    own = formulas.fee(terms.fee_formula(theirs.tx.house, method.name), amount)
    if not method.takes(theirs.settings, amount + own) or _is_out_of_place(theirs, method):
        raise ShopError("gone")
    quote = method.quote(theirs, amount + own, order)
    return quote if own.is_zero else replace(quote, fee=(quote.fee or Money.zero(amount.currency)) + own)


def _is_out_of_place(theirs: "Request[Any]", method: PaymentMethod) -> bool:
    """Tell whether this is real money in a shop that is only for trying things out."""
    return theirs.host.is_test_shop and method.takes_real_money(theirs.settings) is True


def _only(request: "Request[Any]") -> str | None:
    """Return the one method that the owner wants to be paid by; None also while that one is switched off."""
    name = terms.only_method(request.tx.house)
    return name if name is not None and method_of(request.host.registry, name) else None


def begin_payment(request: "Request[Any]", name: str, amount: Money, order: int | None = None) -> Attempt:
    """Open an attempt to pay `amount` by the method `name` and show its screen.

    For an order it ends with the order, which is kept as long as the method needs; a deposit ends after the method's or
    the shop's payment window. Raises ShopError `gone` when the method is off, broken or does not take the sum,
    `order_closed`, and what `payments.open_attempt` raises.
    """
    found = method_of(request.host.registry, name)
    way = _way(request, *found, amount, order) if found else None
    if way is None:
        raise ShopError("gone")
    until = _until(request, way, order)
    if until <= request.now:
        raise ShopError("order_closed", state="expired")
    attempt = payments.open_attempt(
        request.tx, name, request.user.id, amount, until,
        order=order, quote=way.quote, keep=way.method.late_for, watched=True,
    )  # fmt: skip
    show_attempt(request, attempt)
    return attempt


def _until(request: "Request[Any]", way: Way, order: int | None) -> int:
    window = way.method.window(request.as_plugin(way.plugin).settings)
    if order is None:
        return request.now + (window or terms.payment_window(request.tx))
    kept = orders.sure(request.tx.house, order, request.user.id)
    if window is None or kept.state != "waiting" or kept.expires_at <= request.now:
        return kept.expires_at
    orders.keep_until(request.tx, order, request.now + window)
    return min(request.now + window, orders.sure(request.tx.house, order).expires_at)


def show_attempt(request: "Request[Any]", attempt: Attempt) -> None:
    """Show an attempt as it is now: its method's screen while it is open and unpaid, else what became of it."""
    found = method_of(request.host.registry, attempt.method)
    screen = _drawn(request, found, attempt) if found else None
    if screen is None:
        _show_result(request, attempt)
    elif found is not None:
        dressed = _dressed(request, attempt, screen, looked=not isinstance(found[1], HearsPayers))
        request.as_plugin(found[0]).show(dressed, about=f"payment:{attempt.id}")


def said_paid(request: "Request[Any]", attempt: Attempt) -> None:
    """Let an attempt's method know that its payer says so."""
    found = method_of(request.host.registry, attempt.method)
    if found is not None and isinstance(found[1], HearsPayers):
        found[1].said_paid(request.as_plugin(found[0]), attempt)


def _drawn(request: "Request[Any]", found: tuple[str, PaymentMethod], attempt: Attempt) -> Screen | None:
    owner, method = found
    if attempt.state == "open":
        return None if attempt.received.is_positive else method.open(request.as_plugin(owner), attempt)
    return method.closed(request.as_plugin(owner), attempt)


def _dressed(request: "Request[Any]", attempt: Attempt, screen: Screen, *, looked: bool) -> Screen:
    """Add what every payment's screen has: the fee in words, the common buttons, the way back.

    `looked`: it is the shop itself that looks, so that it may say when it last did.
    """
    lines, rows = list(screen.lines), list(screen.rows)
    if attempt.state == "open":
        if attempt.fee.is_positive:
            lines.append(Text("fee-included", {"amount": attempt.amount, "fee": attempt.fee}, HOUSE))
        if looked and attempt.nudged_at is not None and (attempt.looked_at or 0) >= attempt.nudged_at:
            lines.append(Text("looked-at", {"at": When(attempt.looked_at or 0, "relative")}, HOUSE))
        rows += request.menu("payment", attempt.id)
    return replace(screen, lines=lines, rows=rows, back=screen.back or _back(request, attempt))


def _back(request: "Request[Any]", attempt: Attempt) -> Button | None:
    order, wallet = request.action("orders.order"), request.action("wallet.topup")
    label = Text("btn-back", {}, HOUSE)
    if attempt.order is not None:
        return order.button(label, attempt.order) if order else None
    return wallet.button(label) if wallet else None


def _show_result(request: "Request[Any]", attempt: Attempt) -> None:
    if attempt.order is not None and request.action("orders.order"):
        request.go("orders.order", attempt.order)
    elif request.action("wallet.wallet"):
        request.go("wallet.wallet")


def redraw(ctx: "Context[Any]", attempt: int) -> bool:
    """Draw an attempt anew if it is what its payer's living screen shows; tell whether it was."""
    found = attempts.sure(ctx.tx.house, attempt)
    news = ctx.news_for(found.person, f"payment:{attempt}")
    if news is not None:
        show_attempt(news, found)
    return news is not None


def redraw_order(ctx: "Context[Any]", order: int, person: int) -> bool:
    """Draw an order anew if it is what its buyer's living screen shows; tell whether it was."""
    news = ctx.news_for(person, f"order:{order}")
    if news is not None and news.action("orders.order"):
        news.go("orders.order", order)
    return news is not None
