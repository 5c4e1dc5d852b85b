"""What several fakes have in common for whoever plays the payer: open payments, and how each can be paid.

A fake that takes money is a `Till`. A `Desk` puts the tills of one demo side by side: the inspector's list of pretend
payments, whichever method they belong to.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

Way = Literal["paid", "late", "short", "over", "twice", "forged"]
State = Literal["open", "paid", "ended"]
SHOWN = 20


class NotPossible(Exception):
    """This payment cannot be paid this way; the text says why, to the person who tried."""


@dataclass(frozen=True)
class Payment:
    """One payment somebody is asked for. `amount` in smallest units of `currency`; times are UTC seconds.

    `number` is the till's own. `person` is who is asked (a Telegram id) where the till knows.
    """

    number: str
    person: int | None
    amount: int
    currency: str
    about: str
    state: State
    opened_at: int
    expires_at: int
    ways: Sequence[Way]


class Till(Protocol):
    """A fake that takes money. `name` has no colon; `down` is whether it answers at all."""

    name: str
    down: bool

    def payments(self) -> Sequence[Payment]:
        """Return what it was asked for, newest first; open ones or all it remembers."""

    def pay(self, number: str, how: Way) -> str:
        """Pay (or pretend to) and say in a sentence what was done.

        `paid`: the exact sum now; `short`: half of it; `over`: half more; `twice`: two payments; `late`: nothing now,
        the exact sum once the clock has passed `expires_at` and the shop knows; `forged`: word of money, and no money.
        Raises `NotPossible`, also for an unknown number.
        """


@dataclass
class Desk:
    """The tills of one demo. `money` writes an amount for people; `changed` is called after each change made here."""

    money: Callable[[int, str], str]
    changed: Callable[[], object] = lambda: None
    tills: dict[str, Till] = field(default_factory=dict)

    def add(self, till: Till) -> None:
        """Put one more till beside the others."""
        self.tills[till.name] = till

    def shown(self) -> dict[str, Any]:
        """Return the tills and their newest payments, as `GET /sim/shop/payments` answers them."""
        found = [(till.name, one) for till in self.tills.values() for one in till.payments()]
        found.sort(key=lambda pair: pair[1].opened_at, reverse=True)
        return {
            "gateways": [{"name": till.name, "down": till.down} for till in self.tills.values()],
            "payments": [self._row(name, one) for name, one in found[:SHOWN]],
        }

    def _row(self, till: str, one: Payment) -> dict[str, Any]:
        return {
            "id": f"{till}:{one.number}",
            "gateway": till,
            "person": one.person,
            "amount": self.money(one.amount, one.currency),
            "about": one.about,
            "state": one.state,
            "expires_at": one.expires_at,
            "ways": list(one.ways),
        }

    def pay(self, payment: str, how: str) -> str:
        """Pay a payment by its shown id; return what was done. Raises `NotPossible`."""
        name, _, number = payment.partition(":")
        till = self.tills.get(name)
        known = next((one for one in till.payments() if one.number == number), None) if till else None
        if till is None or known is None:
            raise NotPossible(f"there is no payment {payment}")
        chosen = next((way for way in known.ways if way == how), None)
        if chosen is None:
            raise NotPossible(f"this payment can be: {', '.join(known.ways) or 'nothing any more'}")
        said = till.pay(number, chosen)
        self.changed()
        return said

    def switch(self, name: str, *, down: bool) -> None:
        """Take a till's service down or bring it back. Raises `NotPossible` for an unknown one."""
        if name not in self.tills:
            raise NotPossible(f"there is no gateway {name}")
        self.tills[name].down = down
        self.changed()
