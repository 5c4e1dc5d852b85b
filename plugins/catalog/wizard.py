"""Staff: a new product: what kind it is, then one message, shown as it was understood before it is made."""

from typing import Any

from plugins.catalog import kinds, manage, parts, shared, shelves
from plugins.catalog.declare import EDIT, Settings, plugin
from shopbot.api import (
    Button,
    GoodsKind,
    Lines,
    Money,
    Name,
    Phrase,
    Request,
    Screen,
    ShopError,
    Text,
    products,
    read_amount,
    t,
    terms,
)

_KINDS_A_ROW = 3
_CREATED = {"units": "created", "shared": "created-shared", "later": "created-later"}

plugin.migration("010_kinds", "ALTER TABLE catalog_draft ADD COLUMN kind TEXT NOT NULL DEFAULT 'code';")


@plugin.action(allow=EDIT)
def new_product(request: Request[Settings], kind: str = kinds.CODE) -> None:
    """Ask for name, price, description and picture in one message; a tap changes what kind it is."""
    chosen = kinds.sure(request, kind)
    described_as = Name(request.words.plain(Text(chosen.describe, {}, chosen.plugin)))
    request.ask(
        t("ask-new", kind=kinds.name(request, kind), about=described_as),
        then=described,
        rows=parts.in_rows([_kind_button(one, chosen) for one in request.kinds()], _KINDS_A_ROW),
        kind=kind,
    )


def _kind_button(kind: GoodsKind, chosen: GoodsKind) -> Button:
    button = new_product.button(kinds.label(kind), kind.name)
    return button.primary() if kind == chosen else button


@plugin.answer()
def described(request: Request[Settings], answer: str, kind: str = kinds.CODE) -> None:
    """Keep what was understood, and show it."""
    request.require(EDIT)
    title, price, description = read_form(request, answer)
    draft = request.tx.scalar(
        "INSERT INTO catalog_draft (by, title, price, currency, description, photo, created_at, kind)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        request.user.id, title, price.amount, price.currency, description, request.incoming.photo, request.now, kind,
    )  # fmt: skip
    review(request, draft)


def read_form(request: Request[Settings], words: str) -> tuple[str, Money, str]:
    """Return name, price and description from lines, or from one line with `|` between them.

    Raises ShopError `form_short` when something is missing, or what the price is unclear about.
    """
    lines = words.strip().split("\n")
    if len(lines) == 1:
        lines = words.split("|", 2)
    title, price, *description = [line.strip() for line in lines if line.strip()] + [""] * 2
    if not title or not price:
        raise ShopError("form_short")
    if len(title) > products.TITLE_LIMIT:
        raise ShopError("title_too_long", limit=products.TITLE_LIMIT)
    text = "\n".join(description).strip()
    if len(text) > products.DESCRIPTION_LIMIT:
        raise ShopError("description_too_long", limit=products.DESCRIPTION_LIMIT)
    return title, read_amount(price, terms.currency(request.db)), text


def _draft(request: Request[Settings], draft: int) -> Any:
    row = request.tx.row("SELECT * FROM catalog_draft WHERE id = ? AND by = ?", draft, request.user.id)
    if row is None:
        raise ShopError("gone")
    return row


@plugin.action(allow=EDIT)
def review(request: Request[Settings], draft: int) -> None:
    """Show a draft as it was understood."""
    kept = _draft(request, draft)
    shelf: Name | Phrase = Phrase("btn-no-category")
    if kept["category"]:
        shelf = parts.title(request, products.category(request.db, kept["category"]))
    description = Lines(tuple(Name(line) for line in kept["description"].splitlines()))
    request.show(
        Screen.of(
            "understood",
            t("understood-title", title=Name(kept["title"])),
            t("card-kind", kind=kinds.name(request, kept["kind"])),
            t("understood-price", price=Money(kept["price"], kept["currency"])),
            t("understood-text", words=description) if kept["description"] else t("understood-no-text"),
            t("understood-photo" if kept["photo"] else "understood-no-photo"),
            t("understood-shelf", shelf=shelf),
            rows=[
                [create.button("btn-create", draft).success()],
                [new_product.button("btn-fix", kept["kind"]), pick_shelf.button("btn-edit-category", draft)],
            ],
            trail=(t("admin"), t("products"), t("new")),
            back=manage.manage.button("btn-back"),
            photo=kept["photo"],
        )
    )


@plugin.action(allow=EDIT)
def pick_shelf(request: Request[Settings], draft: int, page: int = 0) -> None:
    """Show the categories for a draft."""
    kept = _draft(request, draft)
    rows = shelves.choice(
        request, page, lambda label, shelf: set_shelf.button(label, draft, shelf),
        lambda label, at: pick_shelf.button(label, draft, at),
    )  # fmt: skip
    request.show(
        Screen.of(
            t("pick-category", title=Name(kept["title"])),
            rows=rows,
            trail=(t("admin"), t("products"), t("new")),
            back=review.button("btn-back", draft),
        )
    )


@plugin.action(allow=EDIT)
def set_shelf(request: Request[Settings], draft: int, shelf: int) -> None:
    """Choose a draft's category, or none with 0."""
    request.tx.run("UPDATE catalog_draft SET category = ? WHERE id = ?", shelf or None, _draft(request, draft)["id"])
    review(request, draft)


@plugin.action(allow=EDIT, once=True)
def create(request: Request[Settings], draft: int) -> None:
    """Make the product; the next thing it needs is what is to be sold."""
    kept = _draft(request, draft)
    kind = kinds.sure(request, kept["kind"])
    request.tx.run("DELETE FROM catalog_draft WHERE id = ?", draft)
    made = products.create(
        request.tx,
        request.user.id,
        kept["title"],
        Money(kept["price"], kept["currency"]),
        description=kept["description"],
        photo=kept["photo"],
        category=kept["category"],
        kind=kind.name,
        supply=kind.supply,
        parts=kind.parts,
    )
    request.toast(t(_CREATED[kind.supply], number=parts.number(made)))
    if kind.supply == "shared":
        shared.ask_goods(request, made.id)
    else:
        manage.card(request, made.id)
