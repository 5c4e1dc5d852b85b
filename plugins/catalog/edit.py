"""Staff: changing one thing about a product, by a question or by a command with the same rules."""

from collections.abc import Callable, Mapping
from typing import Any

from plugins.catalog import manage, parts, shelves
from plugins.catalog.declare import EDIT, Settings, plugin
from shopbot.api import Name, Request, Screen, ShopError, products, read_amount, read_number, t, terms

_NONE = "-"


@plugin.action(allow=EDIT)
def ask_change(request: Request[Settings], number: int, field: str) -> None:
    """Ask for the new value of a field of `CHANGES`."""
    found = products.sure(request.db, number)
    if field not in CHANGES:
        manage.card(request, number)
        return
    request.ask(
        t(f"ask-{field}", title=parts.title(request, found), now=_now(request, found, field)),
        then=changed,
        id=number,
        field=field,
    )


def _now(request: Request[Settings], found: products.Product, field: str) -> Any:
    """Return a field's value as the question shows it; lists and pictures show nothing."""
    words = products.words(found, request.language)
    return {
        "title": Name(words.title),
        "description": Name(words.description),
        "price": found.price,
        "number": parts.number(found),
        "sold": found.sold,
        "range": manage.limits(found),
        "low": found.low_stock,
    }.get(field, "")


@plugin.answer()
def changed(request: Request[Settings], answer: str, id: int, field: str) -> None:  # noqa: A002 - a product's id
    """Change the field to what was typed."""
    request.require(EDIT)
    apply(request, id, field, answer)
    request.reply("saved")
    manage.card(request, id)


def apply(request: Request[Settings], product: int, field: str, words: str) -> products.Product:
    """Change one field of `CHANGES` to what staff typed. Raises `ShopError` for what it cannot be."""
    return CHANGES[field](request, products.sure(request.db, product), words.strip())


def _title(request: Request[Settings], found: products.Product, words: str) -> products.Product:
    return products.edit(
        request.tx, found.id, request.user.id, title=words, translations=_without(found.translations, "title")
    )


def _description(request: Request[Settings], found: products.Product, words: str) -> products.Product:
    text = "" if words == _NONE else words
    kept = _without(found.translations, "description")
    return products.edit(request.tx, found.id, request.user.id, description=text, translations=kept)


def _without(translations: products.Translations, part: str) -> dict[str, dict[str, str]]:
    """Drop a part's translations: they say what was there before, and would hide what was typed now."""
    kept = {language: {k: v for k, v in words.items() if k != part} for language, words in translations.items()}
    return {language: words for language, words in kept.items() if words}


def _price(request: Request[Settings], found: products.Product, words: str) -> products.Product:
    price = read_amount(words, terms.currency(request.db))
    return products.edit(request.tx, found.id, request.user.id, price=price)


def _number(request: Request[Settings], found: products.Product, words: str) -> products.Product:
    return products.edit(request.tx, found.id, request.user.id, number=read_number(words))


def _sold(request: Request[Settings], found: products.Product, words: str) -> products.Product:
    return products.set_sold(request.tx, found.id, read_number(words), request.user.id)


def _range(request: Request[Settings], found: products.Product, words: str) -> products.Product:
    least, _, most = words.replace("–", "-").partition("-")
    limit = read_number(most) if most.strip() else None
    return products.edit(request.tx, found.id, request.user.id, min_quantity=read_number(least, 1), max_quantity=limit)


def _low(request: Request[Settings], found: products.Product, words: str) -> products.Product:
    return products.edit(request.tx, found.id, request.user.id, low_stock=read_number(words))


def _photo(request: Request[Settings], found: products.Product, words: str) -> products.Product:
    if request.incoming.photo is None and words != _NONE:
        raise ShopError("photo_wanted")
    return products.edit(request.tx, found.id, request.user.id, photo=request.incoming.photo)


def _category(request: Request[Settings], found: products.Product, words: str) -> products.Product:
    shelf = shelves.named(request, words)
    return products.edit(request.tx, found.id, request.user.id, category=shelf)


CHANGES: Mapping[str, Callable[[Request[Settings], products.Product, str], products.Product]] = {
    "title": _title,
    "description": _description,
    "price": _price,
    "number": _number,
    "sold": _sold,
    "range": _range,
    "low": _low,
    "photo": _photo,
    "category": _category,
}


@plugin.action(allow=EDIT)
def pick_category(request: Request[Settings], number: int, page: int = 0) -> None:
    """Show the categories a product can be put on."""
    found = products.sure(request.db, number)
    rows = shelves.choice(
        request, page, lambda label, shelf: set_category.button(label, number, shelf),
        lambda label, at: pick_category.button(label, number, at),
    )  # fmt: skip
    request.show(
        Screen.of(
            t("pick-category", title=parts.title(request, found)),
            rows=rows,
            trail=(t("admin"), t("products")),
            back=manage.card.button("btn-back", number),
        )
    )


@plugin.action(allow=EDIT)
def set_category(request: Request[Settings], number: int, shelf: int) -> None:
    """Put a product on a shelf, or on none with 0."""
    products.edit(request.tx, number, request.user.id, category=shelf or None)
    request.toast("saved")
    manage.card(request, number)
