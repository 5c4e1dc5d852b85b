"""Staff: what belongs together on a product's card, a screen each: its words, and its details."""

from plugins.catalog import edit, kinds, manage, parts
from plugins.catalog.declare import EDIT, Settings, plugin
from shopbot.api import Button, Lines, Name, Phrase, Request, Screen, products, t

_ISSUES: tuple[products.Issue, ...] = ("oldest", "newest", "random", "chosen")


@plugin.action(allow=EDIT)
def wording(request: Request[Settings], number: int) -> None:
    """Show a product's name, text and picture (by its id)."""
    found = products.sure(request.db, number)
    words = products.words(found, request.language)
    text = Lines(tuple(Name(line) for line in words.description.strip().splitlines()))
    fields = ("title",) if found.parent else ("title", "description", "photo")
    request.show(
        Screen.of(
            t("understood-title", title=Name(words.title)),
            t("understood-text", words=text) if words.description.strip() else t("understood-no-text"),
            t("understood-photo") if found.photo else t("understood-no-photo"),
            rows=[[edit.ask_change.button(f"btn-edit-{one}", number, one) for one in fields]],
            trail=(t("admin"), t("products")),
            back=manage.card.button("btn-back", number),
            photo=parts.picture(found),
        )
    )


@plugin.action(allow=EDIT)
def details(request: Request[Settings], number: int) -> None:
    """Show a product's number, counts, limits and place (by its id)."""
    found = products.sure(request.db, number)
    request.show(
        Screen.of(
            *manage.about(request, found),
            t("details-issue", issue=Phrase(f"issue-{found.issue}")) if found.supply == "units" else None,
            t("looks-like", parts=kinds.parts_line(found)) if found.parts else None,
            rows=_rows(request, found),
            trail=(t("admin"), t("products")),
            back=manage.card.button("btn-back", number),
        )
    )


def _rows(request: Request[Settings], found: products.Product) -> list[list[Button | None]]:
    ask, own = edit.ask_change, not found.is_family
    shelf = parts.action(request, "pick_category").button("btn-edit-category", found.id)
    units = found.supply == "units" and not found.parent
    with_parts = units and (found.kind == kinds.ACCOUNT or found.parts)
    return [
        [
            ask.button("btn-edit-number", found.id, "number"),
            ask.button("btn-edit-sold", found.id, "sold") if own else None,
            ask.button("btn-edit-range", found.id, "range") if own else None,
        ],
        [
            ask.button("btn-edit-low", found.id, "low") if own and found.supply == "units" else None,
            shelf if not found.parent else None,
        ],
        [
            pick_issue.button("btn-issue", found.id) if units else None,
            parts.action(request, "pick_parts").button("btn-parts", found.id) if with_parts else None,
        ],
    ]


@plugin.action(allow=EDIT)
def pick_issue(request: Request[Settings], number: int) -> None:
    """Show in which order units are given."""
    found = products.sure(request.db, number)
    request.show(
        Screen.of(
            t("issue-title", title=parts.title(request, found)),
            *[t(f"issue-about-{one}") for one in _ISSUES],
            rows=parts.in_rows([_issue(found, one) for one in _ISSUES], 2),
            trail=(t("admin"), t("products")),
            back=details.button("btn-back", number),
        )
    )


def _issue(found: products.Product, issue: products.Issue) -> Button:
    button = set_issue.button(f"btn-issue-{issue}", found.id, issue)
    return button.success() if found.issue == issue else button


@plugin.action(allow=EDIT)
def set_issue(request: Request[Settings], number: int, issue: str) -> None:
    """Give units in this order from now on."""
    chosen: products.Issue = next((one for one in _ISSUES if one == issue), "oldest")
    products.edit(request.tx, number, request.user.id, issue=chosen)
    request.toast("saved")
    details(request, number)
