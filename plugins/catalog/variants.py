"""Staff: the variants of a product: added, put in order, and how a plain product becomes one that has them."""

from plugins.catalog import manage, parts
from plugins.catalog.declare import EDIT, Settings, plugin
from plugins.catalog.wizard import read_form
from shopbot.api import Name, Num, Request, Screen, ShopError, Text, products, t

_A_PAGE = 8


@plugin.action(allow=EDIT)
def variants(request: Request[Settings], number: int, page: int = 0) -> None:
    """Show the variants of a family (by its id), or how a plain product gets them."""
    found = products.sure(request.db, number)
    every = products.variants(request.db, found.family, everything=True) if found.is_family or found.parent else []
    page = parts.within(page, len(every), _A_PAGE)
    here = parts.cut(every, page, _A_PAGE)
    buttons = [manage.card.button(t("btn-product", title=parts.label(_name(request, one))), one.id) for one in here]
    request.show(
        Screen.of(
            t(
                "variants-of",
                title=parts.title(request, products.sure(request.db, found.family)),
                count=Num(len(every)),
            ),
            *[_line(request, one) for one in here],
            t("variants-none") if not every else None,
            rows=[
                *parts.in_rows(buttons, 2),
                parts.page_row(page, len(every), _A_PAGE, lambda text, at: variants.button(text, found.family, at)),
                [add_variant.button("btn-add-variant", found.family).primary()],
            ],
            trail=(t("admin"), t("products")),
            back=manage.card.button("btn-back", found.family),
        )
    )


def _name(request: Request[Settings], one: products.Product) -> Name:
    return Name(products.variant_name(one, request.language))


def _line(request: Request[Settings], one: products.Product) -> Text:
    key = "variant-line" if one.state == "active" else "variant-line-hidden"
    return t(key, number=parts.number(one), name=_name(request, one), price=one.price, left=one.available)


@plugin.action(allow=EDIT)
def add_variant(request: Request[Settings], number: int) -> None:
    """Ask for a variant's name and price; of a plain product first what it is called itself."""
    found = products.sure(request.db, number)
    if found.is_family:
        request.ask(t("ask-variant", title=parts.title(request, found)), then=variant_described, number=number)
    else:
        request.ask(t("ask-first-variant", title=parts.title(request, found)), then=first_named, number=number)


@plugin.answer()
def first_named(request: Request[Settings], answer: str, number: int) -> None:
    """Make a product the first variant of a family of its own name."""
    request.require(EDIT)
    family = products.make_family(request.tx, number, answer, request.user.id)
    request.toast("family-made")
    add_variant(request, family.id)


@plugin.answer()
def variant_described(request: Request[Settings], answer: str, number: int) -> None:
    """Add a variant from its name and price."""
    request.require(EDIT)
    name, price, _more = read_form(request, answer)
    last = request.db.scalar("SELECT coalesce(max(sort), 0) + 1 FROM product WHERE parent = ?", number)
    made = products.add_variant(request.tx, number, request.user.id, name, price, sort=last)
    request.toast(t("created", number=parts.number(made)))
    variants(request, number)


@plugin.action(allow=EDIT)
def move_variant(request: Request[Settings], number: int, steps: int) -> None:
    """Move a variant up (-1) or down (1) among the others."""
    found = products.sure(request.db, number)
    if found.parent is None:
        raise ShopError("family_first")
    order = [one.id for one in products.variants(request.db, found.parent, everything=True)]
    at = order.index(number) if number in order else 0
    order.insert(max(0, min(at + steps, len(order) - 1)), order.pop(at))
    for place, one in enumerate(order):
        if products.sure(request.db, one).sort != place:
            products.edit(request.tx, one, request.user.id, sort=place)
    request.toast(t("moved", place=Num(order.index(number) + 1), count=Num(len(order))))
    manage.card(request, number)
