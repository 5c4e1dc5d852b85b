"""What both kinds of formula share: a mistake in words that can be copied, sums for examples, what names mean."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from shopbot.api import CURRENCIES, Button, Code, Lines, Money, Phrase, Reader, Request, ShopError, terms


@contextmanager
def explained() -> Iterator[None]:
    """Show the parts of a formula that a mistake is about as what can be copied."""
    try:
        yield
    except ShopError as error:
        if not error.key.startswith("formula_"):
            raise
        facts = {name: Code(fact) if isinstance(fact, str) else fact for name, fact in error.facts.items()}
        raise ShopError(error.key, **facts) from error


def example_sum(db: Reader, thousands: int) -> Money:
    """Return a sum for an example in the shop's currency: of 34300 it is Rp 34.300, or $34.30."""
    currency = CURRENCIES[terms.currency(db)]
    has_cents = currency.scale >= 100
    return Money(thousands * currency.scale // (1000 if has_cents else 1), currency.code)


def legend(names: Sequence[str]) -> Lines:
    """Return a line for each name a formula may use, and what it means."""
    return Lines(tuple(Phrase("legend", {"name": Code(name), "about": Phrase(f"name-{name}")}) for name in names))


def back(request: Request[Any]) -> Button | None:
    """Return the way back to both kinds."""
    both = request.action("formulas.formulas")
    return both.button("btn-back") if both else None
