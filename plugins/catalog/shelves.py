"""Staff: categories in two levels; added, renamed, moved by taps, hidden, deleted and brought back."""

from collections.abc import Callable

from plugins.catalog import manage, parts
from plugins.catalog.declare import EDIT, Settings, plugin
from shopbot.api import Button, Name, Num, Phrase, Request, Screen, ShopError, Text, products, t

_SIZE = 8


def ordered(request: Request[Settings]) -> list[products.Category]:
    """Return all categories, each followed by those inside it."""
    found: list[products.Category] = []
    for outer in products.categories(request.db, everything=True):
        found += [outer, *products.categories(request.db, outer.id, everything=True)]
    return found


def _label(request: Request[Settings], shelf: products.Category) -> Text:
    key = "btn-shelf-inner" if shelf.parent else "btn-shelf-outer"
    return t(key, icon=Name(shelf.icon or "📁"), title=parts.label(parts.title(request, shelf)))


def choice(
    request: Request[Settings],
    page: int,
    pick: Callable[[Text, int], Button],
    turn: Callable[[Text, int], Button],
) -> list[list[Button | None]]:
    """Return rows to pick a category by its id, 0 for none, and to turn the page."""
    shelves = ordered(request)
    page = parts.within(page, len(shelves), _SIZE)
    buttons = [pick(_label(request, shelf), shelf.id) for shelf in parts.cut(shelves, page, _SIZE)]
    rows: list[list[Button | None]] = [list(row) for row in parts.in_rows(buttons, 2)]
    return [*rows, parts.page_row(page, len(shelves), _SIZE, turn), [pick(t("btn-no-category"), 0)]]


def named(request: Request[Settings], words: str) -> int | None:
    """Return the id of the category of this name in any language, made now if there is none; None for `-`."""
    wanted = " ".join(words.split())
    if wanted in ("", "-"):
        return None
    found = known(request, wanted)
    return found.id if found else _make(request, wanted, None).id


def known(request: Request[Settings], words: str) -> products.Category | None:
    """Return the category of this name in any language, or None."""
    wanted = " ".join(words.split()).casefold()
    for shelf in ordered(request):
        names = [shelf.title, *(said.get("title", "") for said in shelf.translations.values())]
        if wanted in (name.casefold() for name in names):
            return shelf
    return None


def _make(request: Request[Settings], words: str, parent: int | None) -> products.Category:
    """Add a category; a leading sign that is no letter or digit is its icon."""
    head, _, rest = words.strip().partition(" ")
    icon, title = (head, rest) if rest and not any(c.isalnum() for c in head) else ("", words)
    last = request.db.scalar("SELECT coalesce(max(sort), 0) + 1 FROM category WHERE parent IS ?", parent)
    return products.create_category(request.tx, request.user.id, title, icon=icon, parent=parent, sort=last)


@plugin.action(allow=EDIT)
def shelves(request: Request[Settings], page: int = 0, gone: int = 0) -> None:
    """Show all categories; `gone` is one that has just been deleted and can come back."""
    found = ordered(request)
    page = parts.within(page, len(found), _SIZE)
    buttons = [edit_shelf.button(_label(request, one), one.id) for one in parts.cut(found, page, _SIZE)]
    request.show(
        Screen.of(
            t("shelf-count", count=Num(len(found))),
            rows=[
                [add_shelf.button("btn-new-shelf", 0).primary()],
                *parts.in_rows(buttons, 2),
                parts.page_row(page, len(found), _SIZE, shelves.button),
                [bring_back.button("btn-undo", gone) if gone else None],
            ],
            trail=(t("admin"), t("products"), t("shelves")),
            back=manage.manage.button("btn-back"),
        )
    )


@plugin.action(allow=EDIT)
def add_shelf(request: Request[Settings], parent: int) -> None:
    """Ask for the name of a new category, inside `parent` if that is not 0."""
    request.ask("ask-new-shelf", then=shelf_named, parent=parent)


@plugin.answer()
def shelf_named(request: Request[Settings], answer: str, parent: int) -> None:
    """Add the category."""
    request.require(EDIT)
    made = _make(request, answer, parent or None)
    edit_shelf(request, made.id)


@plugin.action(allow=EDIT)
def edit_shelf(request: Request[Settings], number: int) -> None:
    """Show one category and what can be done with it."""
    found = products.category(request.db, number)
    shown = found.state == "active"
    inside: Name | Phrase = Phrase("top-level")
    if found.parent:
        inside = parts.title(request, products.category(request.db, found.parent))
    request.show(
        Screen.of(
            t(
                "shelf-title",
                icon=Name(found.icon or "📁"),
                title=parts.title(request, found),
                state=Phrase(f"is-{found.state}"),
            ),
            t("shelf-facts", count=Num(found.products), inside=inside),
            rows=[
                [move_shelf.button("btn-up", number, -1), move_shelf.button("btn-down", number, 1)],
                [rename_shelf.button("btn-edit-title", number), icon_shelf.button("btn-edit-icon", number)],
                [
                    pick_parent.button("btn-inside", number),
                    add_shelf.button("btn-add-inside", number) if not found.parent else None,
                ],
                [parts.action(request, "sale").button("btn-sale", "c", number)],
                [
                    shelf_state.button("btn-hide" if shown else "btn-show", number, "hidden" if shown else "active"),
                    shelf_state.button("btn-delete", number, "deleted").danger(),
                ],
            ],
            trail=(t("admin"), t("products"), t("shelves")),
            back=shelves.button("btn-back"),
        )
    )


@plugin.action(allow=EDIT)
def move_shelf(request: Request[Settings], number: int, steps: int) -> None:
    """Move a category up (-1) or down (1) among its neighbours."""
    parent = products.category(request.db, number).parent
    order = [one.id for one in products.categories(request.db, parent, everything=True)]
    at = order.index(number)
    order.insert(max(0, min(at + steps, len(order) - 1)), order.pop(at))
    for place, one in enumerate(order):
        if products.category(request.db, one).sort != place:
            products.edit_category(request.tx, one, request.user.id, sort=place)
    request.toast(t("moved", place=Num(order.index(number) + 1), count=Num(len(order))))
    edit_shelf(request, number)


@plugin.action(allow=EDIT)
def rename_shelf(request: Request[Settings], number: int) -> None:
    """Ask for a new name."""
    found = products.category(request.db, number)
    request.ask(t("ask-shelf-title", title=parts.title(request, found)), then=shelf_renamed, number=number)


@plugin.answer()
def shelf_renamed(request: Request[Settings], answer: str, number: int) -> None:
    """Rename the category; translations of the old name would hide the new one, so they go."""
    request.require(EDIT)
    products.edit_category(request.tx, number, request.user.id, title=answer, translations={})
    edit_shelf(request, number)


@plugin.action(allow=EDIT)
def icon_shelf(request: Request[Settings], number: int) -> None:
    """Ask for an emoji."""
    request.ask("ask-icon", then=icon_typed, number=number)


@plugin.answer()
def icon_typed(request: Request[Settings], answer: str, number: int) -> None:
    """Keep the emoji; `-` takes it away."""
    request.require(EDIT)
    icon = "" if answer.strip() == "-" else answer.strip()
    if len(icon) > 8 or any(c.isalnum() and c.isascii() for c in icon):
        raise ShopError("icon_wanted")
    products.edit_category(request.tx, number, request.user.id, icon=icon)
    edit_shelf(request, number)


@plugin.action(allow=EDIT)
def pick_parent(request: Request[Settings], number: int) -> None:
    """Show where a category can be put."""
    outer = [one for one in products.categories(request.db, everything=True) if one.id != number]
    buttons = [set_parent.button(_label(request, one), number, one.id) for one in outer[: 2 * _SIZE]]
    request.show(
        Screen.of(
            "ask-inside",
            rows=[[set_parent.button("btn-top-level", number, 0)], *parts.in_rows(buttons, 3)],
            trail=(t("admin"), t("products"), t("shelves")),
            back=edit_shelf.button("btn-back", number),
        )
    )


@plugin.action(allow=EDIT)
def set_parent(request: Request[Settings], number: int, parent: int) -> None:
    """Put a category inside another, or at the top with 0."""
    products.move_category(request.tx, number, parent or None, request.user.id)
    request.toast("saved")
    edit_shelf(request, number)


@plugin.action(allow=EDIT)
def shelf_state(request: Request[Settings], number: int, state: str) -> None:
    """Show, hide or delete a category; its products stay."""
    if state == "deleted":
        products.set_category_state(request.tx, number, "deleted", request.user.id)
        request.toast("shelf-gone")
        shelves(request, 0, number)
    else:
        products.set_category_state(request.tx, number, "active" if state == "active" else "hidden", request.user.id)
        edit_shelf(request, number)


@plugin.action(allow=EDIT)
def bring_back(request: Request[Settings], number: int) -> None:
    """Undo a deletion."""
    products.set_category_state(request.tx, number, "active", request.user.id)
    request.toast("undone")
    edit_shelf(request, number)
