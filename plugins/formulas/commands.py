"""`/setformula`: both kinds of formula by one command; without words it opens the screen."""

from typing import Any

from plugins.formulas import fees, refunds, screens
from plugins.formulas.declare import plugin
from shopbot.api import OWNER, Code, Request, ShopError

EXAMPLE = "/setformula refund|paid * left / warranty * 0.7"
EXAMPLE_FEE = "/setformula fee {method}|amount * 0.7% + 310"


@plugin.command("setformula", allow=OWNER, example=EXAMPLE)
def setformula(request: Request[Any], words: str = "") -> None:
    """Set a formula: `refund|FORMULA`, or `fee METHOD|FORMULA`."""
    which, mark, text = words.partition("|")
    kind, _, method = " ".join(which.split()).partition(" ")
    if not words.strip():
        screens.formulas(request)
    elif mark and text.strip() and (kind.casefold(), method) == ("refund", ""):
        refunds.keep_refund(request, text)
    elif mark and text.strip() and kind.casefold() == "fee" and method:
        fees.keep_fee(request, method.casefold(), text)
    else:
        raise ShopError("wrong_form", example=Code(_example(request, kind)))


def _example(request: Request[Any], kind: str) -> str:
    """Return an example of what was begun, with a method of this shop in it."""
    method = next(iter(fees.ways(request)), "")
    return EXAMPLE_FEE.format(method=method) if kind.casefold() == "fee" and method else EXAMPLE
