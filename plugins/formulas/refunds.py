"""The shop's refund formula: what it gives for orders like the shop's own, ready-made ones, and a typed one."""

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
    Num,
    Phrase,
    Request,
    ShopError,
    formulas,
    t,
    terms,
    undoing,
)

PRESETS = {
    "days": terms.REFUND_FORMULA,
    "full": "paid if days < warranty else 0",
    "none": "0",
}
_PAID, _WARRANTY, _USED = 34_300, 30, (2, 12, 31)


@plugin.action(allow=OWNER)
def refund(request: Request[Any]) -> None:
    """Show the formula with what it gives, and ask for another."""
    text = terms.refund_formula(request.db)
    request.ask(
        t(
            "refund-card",
            formula=Code(text),
            paid=example_sum(request.db, _PAID),
            warranty=Num(_WARRANTY),
            examples=Lines(tuple(_example(request, text, days) for days in _USED)),
            names=legend(formulas.REFUND),
        ),
        then=got_refund,
        rows=_rows(request, text),
    )


def _example(request: Request[Any], text: str, days: int) -> Phrase:
    paid = example_sum(request.db, _PAID)
    values = formulas.refund_values(paid=paid, quantity=1, days=days, warranty=_WARRANTY)
    try:
        back, steps = formulas.evaluate(text, values), formulas.steps(text, values)
    except ShopError:
        return Phrase("refund-fails", {"days": Num(days)})
    facts: dict[str, Num | Money | Calculation] = {
        "days": Num(days),
        "back": formulas.as_money(back, paid.currency, paid),
        "steps": Calculation(("= ", *steps)),
    }
    return Phrase("refund-example" if len(steps) > 1 else "refund-plain", facts)


def _rows(request: Request[Any], text: str) -> list[list[Button | None]]:
    offered = {name: f"btn-refund-{name}" for name, formula in PRESETS.items() if formula != text}
    presets: list[Button | None] = [choose_refund.button(label, name) for name, label in offered.items()]
    return [presets[:2], presets[2:], [undoing.button(request, "formula:refund"), back(request)]]


@plugin.answer()
def got_refund(request: Request[Any], words: str) -> None:
    """Take a typed formula, if it can never go wrong."""
    request.require(OWNER)
    keep_refund(request, words)


@plugin.action(allow=OWNER)
def choose_refund(request: Request[Any], preset: str) -> None:
    """Take a ready-made formula; the first is the shop's default."""
    if preset in PRESETS:
        keep_refund(request, None if preset == "days" else PRESETS[preset])


def keep_refund(request: Request[Any], text: str | None) -> None:
    """Keep a refund formula, or go back to the default, and show what it gives."""
    with explained():
        terms.set_refund_formula(request.tx, text, request.actor)
    request.toast("saved")
    refund(request)
