"""The first screen: both kinds of formula as they are now."""

from typing import Any

from plugins.formulas import fees, refunds
from plugins.formulas.declare import plugin
from shopbot.api import OWNER, Button, Code, Lines, Name, Phrase, Request, Screen, t, terms


@plugin.menu("settings", label="btn-formulas", order=30)
@plugin.action(allow=OWNER)
def formulas(request: Request[Any]) -> None:
    """Show what goes back for an order, and what each way to pay costs on top."""
    ways = fees.ways(request)
    settings = request.action("admin.settings")
    request.show(
        Screen.of(
            t("refund-now", formula=Code(terms.refund_formula(request.db))),
            "",
            t("fees-now", lines=Lines(tuple(_line(request, method, name) for method, name in ways.items())))
            if ways
            else None,
            rows=[[refunds.refund.button("btn-refund")], *_in_rows(request, ways)],
            trail=(t("staff"), t("settings"), t("formulas")),
            back=settings.button("btn-back") if settings else None,
        )
    )


def _line(request: Request[Any], method: str, name: Name) -> Phrase:
    formula = terms.fee_formula(request.db, method)
    return Phrase("fee-line", {"way": name, "fee": Phrase("no-fee") if formula is None else Code(formula)})


def _in_rows(request: Request[Any], ways: dict[str, Name]) -> list[list[Button]]:
    buttons = [fees.fee.button(t("btn-way", way=name), method) for method, name in ways.items()]
    return [buttons[i : i + 2] for i in range(0, len(buttons), 2)]
