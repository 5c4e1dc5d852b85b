"""Staff: what the parts of an account are called, chosen by taps or typed."""

from collections.abc import Sequence

from plugins.catalog import kinds, manage, parts, stockroom
from plugins.catalog.declare import EDIT, Settings, plugin
from shopbot.api import Button, Request, Screen, ShopError, part_name, products, t

_PRESETS = ("email", "username", "password", "pin", "phone", "profile", "server", "recovery", "key", "note")
_A_ROW = 3


@plugin.action(allow=EDIT)
def pick_parts(request: Request[Settings], number: int, pending: int = 0) -> None:
    """Show the parts of a product (by its id) in their order; `pending` are lines that wait to be added."""
    found = products.sure(request.db, number)
    back = stockroom.look.button("btn-done", pending) if pending else manage.card.button("btn-done", number)
    request.show(
        Screen.of(
            t("parts-title", title=parts.title(request, found)),
            t("parts-now", parts=kinds.parts_line(found)) if found.parts else t("parts-none"),
            "parts-hint",
            rows=[
                *parts.in_rows([_toggle(found, preset, pending) for preset in _PRESETS], _A_ROW),
                [own_part.button("btn-part-own", number, pending), no_parts.button("btn-parts-none", number, pending)],
                [back.success()],
            ],
            trail=(t("admin"), t("products")),
        )
    )


def _toggle(found: products.Product, preset: str, pending: int) -> Button:
    key = "btn-part-in" if preset in found.parts else "btn-part"
    return turn_part.button(t(key, name=part_name(preset)), found.id, preset, pending)


@plugin.action(allow=EDIT)
def turn_part(request: Request[Settings], number: int, part: str, pending: int = 0) -> None:
    """Put a part at the end, or take it out."""
    found = products.sure(request.db, number)
    without = [one for one in found.parts if one != part]
    _save(request, found, without if part in found.parts else [*found.parts, part])
    pick_parts(request, number, pending)


@plugin.action(allow=EDIT)
def no_parts(request: Request[Settings], number: int, pending: int = 0) -> None:
    """Take all parts out: a line is one thing."""
    _save(request, products.sure(request.db, number), ())
    pick_parts(request, number, pending)


@plugin.action(allow=EDIT)
def own_part(request: Request[Settings], number: int, pending: int = 0) -> None:
    """Ask for the names of parts that are not among the usual ones."""
    request.ask("ask-part", then=part_named, number=number, pending=pending)


@plugin.answer()
def part_named(request: Request[Settings], answer: str, number: int, pending: int = 0) -> None:
    """Put parts at the end, several with a comma between them."""
    request.require(EDIT)
    found = products.sure(request.db, number)
    named = [" ".join(one.split()) for one in answer.replace("،", ",").replace("，", ",").split(",")]
    if not any(named):
        raise ShopError("title_missing")
    _save(request, found, [*found.parts, *(one for one in dict.fromkeys(named) if one and one not in found.parts)])
    pick_parts(request, number, pending)


def _save(request: Request[Settings], found: products.Product, names: Sequence[str]) -> None:
    if found.supply != "units":
        raise ShopError("no_units")
    products.edit(request.tx, found.id, request.user.id, parts=tuple(names))
