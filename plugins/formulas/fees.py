"""What payers pay on top, for each way to pay: ready-made formulas, a typed one, and what it asks of whom."""

from typing import Any

from plugins.formulas.declare import plugin
from plugins.formulas.parts import back, example_sum, explained, legend
from shopbot.api import (
    OWNER,
    Button,
    Calculation,
    Code,
    Lines,
    Money,
    Name,
    Phrase,
    Request,
    ShopError,
    Text,
    formulas,
    payment_methods,
    t,
    terms,
    undoing,
)

PRESETS = {"qris": "amount * 0.7% + 310", "one": "amount * 1%", "three": "amount * 3%"}
_ONLY_IN = {"qris": "IDR"}
_SUMS = (10_000, 34_300, 500_000)


def ways(request: Request[Any]) -> dict[str, Name]:
    """Return every way to pay that is on, by its method's name, as its button calls it; alike ones say their name."""
    nothing = Money.zero(terms.currency(request.db))
    labels = {
        method.name: request.as_plugin(owner).words.plain(Text(method.label, {"asked": nothing, "fee": nothing}, owner))
        for owner, method in payment_methods(request.host.registry)
    }
    alike = {label for label in labels.values() if list(labels.values()).count(label) > 1}
    return {name: Name(f"{label} · {name}" if label in alike else label) for name, label in labels.items()}


def _way(request: Request[Any], method: str) -> Name:
    known = ways(request)
    if method not in known:
        raise ShopError("no_such_way", name=Code(method), known=Code(", ".join(known)))
    return known[method]


@plugin.action(allow=OWNER)
def fee(request: Request[Any], method: str) -> None:
    """Show what payers by a method pay on top, and ask for another formula."""
    text = terms.fee_formula(request.db, method)
    shown = {"way": _way(request, method), "names": legend(formulas.FEE)}
    if text is None:
        card = t("fee-card-none", **shown)
    else:
        sums = (example_sum(request.db, one) for one in _SUMS)
        examples = Lines(tuple(_example(text, one) for one in sums))
        card = t("fee-card", formula=Code(text), examples=examples, **shown)
    request.ask(card, then=got_fee, rows=_rows(request, method, text), method=method)


def _example(text: str, amount: Money) -> Phrase:
    try:
        extra, steps = formulas.fee(text, amount), formulas.steps(text, {"amount": amount})
    except ShopError:
        return Phrase("fee-fails", {"amount": amount})
    facts: dict[str, Money | Calculation] = {"amount": amount, "fee": extra, "steps": Calculation(("= ", *steps))}
    return Phrase("fee-example" if len(steps) > 1 else "fee-plain", facts)


def _rows(request: Request[Any], method: str, text: str | None) -> list[list[Button | None]]:
    here = terms.currency(request.db)
    offered = [name for name, formula in PRESETS.items() if _ONLY_IN.get(name, here) == here and formula != text]
    presets: list[Button | None] = [choose_fee.button(f"btn-fee-{name}", method, name) for name in offered]
    none = choose_fee.button("btn-fee-none", method, "none") if text is not None else None
    return [presets, [none, undoing.button(request, f"formula:fee:{method}")], [back(request)]]


@plugin.answer()
def got_fee(request: Request[Any], words: str, method: str) -> None:
    """Take a typed formula, if it can never go wrong."""
    request.require(OWNER)
    keep_fee(request, method, words)


@plugin.action(allow=OWNER)
def choose_fee(request: Request[Any], method: str, preset: str) -> None:
    """Take a ready-made formula, or none."""
    if preset == "none" or preset in PRESETS:
        keep_fee(request, method, PRESETS.get(preset))


def keep_fee(request: Request[Any], method: str, text: str | None) -> None:
    """Keep a method's fee formula, or none, and show what it asks. Raises ShopError `no_such_way` (name, known)."""
    _way(request, method)
    with explained():
        terms.set_fee_formula(request.tx, method, text, request.actor)
    request.toast("saved")
    fee(request, method)
