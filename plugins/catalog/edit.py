"""Staff: changing one thing about a product, by a question or by a command with the same rules."""

from collections.abc import Callable, Mapping
from typing import Any

from plugins.catalog import attributes, manage, parts, shelves
from plugins.catalog.declare import EDIT, Settings, plugin
from shopbot.api import (
    Code,
    Money,
    Name,
    Num,
    Phrase,
    Request,
    Screen,
    ShopError,
    Text,
    formulas,
    plain_digits,
    products,
    read_amount,
    read_number,
    t,
    terms,
)

_NONE = "-"


@plugin.action(allow=EDIT)
def ask_change(request: Request[Settings], number: int, field: str) -> None:
    """Ask for the new value of a field of `CHANGES`."""
    found = products.sure(request.db, number)
    if field not in CHANGES:
        manage.card(request, number)
        return
    request.ask(_question(request, found, field), then=changed, id=number, field=field)


def _question(request: Request[Settings], found: products.Product, field: str) -> Text:
    name, _, language = field.partition("_")
    if language:
        return t("ask-note-in", title=parts.title(request, found), language=Name(LANGUAGES[language]))
    more = (
        {"example": Code("paid * left / warranty"), "names": Code(", ".join(formulas.REFUND))}
        if name == "refund"
        else {}
    )
    return t(f"ask-{name}", title=parts.title(request, found), now=_now(request, found, field), **more)


def _now(request: Request[Settings], found: products.Product, field: str) -> Any:
    """Return a field's value as the question shows it; lists and pictures show nothing."""
    words = products.words(found, request.language)
    nothing = Phrase("nothing-set")
    return {
        "cost": found.cost or nothing,
        "reseller": found.reseller_price or nothing,
        "note": Name(found.note) if found.note else nothing,
        "type": Name(found.type) if found.type else nothing,
        "country": Name(found.country) if found.country else nothing,
        "warranty": Num(found.warranty_days),
        "refund": Code(_formula(request, found)),
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
    parts.action(request, _GROUPS.get(field.partition("_")[0], "card"))(request, id)


def _formula(request: Request[Settings], found: products.Product) -> str:
    if found.refund_rule in (products.BY_SHOP, products.NEVER):
        return terms.refund_formula(request.db)
    return found.refund_rule


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


def _sum(request: Request[Settings], words: str) -> Money | None:
    """Return a sum, or None for `-`, nothing and 0: as if it was not said."""
    found = None if words in ("", _NONE) else read_amount(words, terms.currency(request.db))
    return None if found is None or found.is_zero else found


def _cost(request: Request[Settings], found: products.Product, words: str) -> products.Product:
    return products.edit(request.tx, found.id, request.user.id, cost=_sum(request, words))


def _reseller(request: Request[Settings], found: products.Product, words: str) -> products.Product:
    price = _sum(request, words)
    if price is not None and price > found.price:
        raise ShopError("reseller_above", price=found.price)
    return products.edit(request.tx, found.id, request.user.id, reseller_price=price)


def _country(request: Request[Settings], found: products.Product, words: str) -> products.Product:
    code = None if words in ("", _NONE) else attributes.read_country(words)
    return products.edit(request.tx, found.id, request.user.id, country=code)


def _type(request: Request[Settings], found: products.Product, words: str) -> products.Product:
    said = None if words in ("", _NONE) else " ".join(words.split())
    return products.edit(request.tx, found.id, request.user.id, type=said)


def _warranty(request: Request[Settings], found: products.Product, words: str) -> products.Product:
    days = 0 if words == _NONE else read_number(words, 0, _MOST_DAYS)
    return products.edit(request.tx, found.id, request.user.id, warranty_days=days)


def _refund(request: Request[Settings], found: products.Product, words: str) -> products.Product:
    """Keep a formula of the product's own, tried before; `-` goes by the shop's, 0 refunds nothing."""
    rules = {_NONE: products.BY_SHOP, "": products.BY_SHOP, "0": products.NEVER}
    rule = rules.get(plain_digits(words)) or formulas.tidy(words, formulas.REFUND)
    return products.edit(request.tx, found.id, request.user.id, refund_rule=rule)


def _note(language: str) -> "Callable[[Request[Settings], products.Product, str], products.Product]":
    """Return what changes the delivery note in a language, or with "" in all: what was translated before goes."""

    def change(request: Request[Settings], found: products.Product, words: str) -> products.Product:
        family = products.sure(request.db, found.family)
        text = "" if words == _NONE else words
        if len(text) > products.NOTE_LIMIT:
            raise ShopError("note_too_long", limit=products.NOTE_LIMIT)
        if language:
            said = {one: dict(words_of) for one, words_of in family.translations.items()}
            said.setdefault(language, {})["note"] = text
            kept = {one: {k: v for k, v in words_of.items() if v} for one, words_of in said.items()}
            more = products.Changes(translations={one: words_of for one, words_of in kept.items() if words_of})
        else:
            more = products.Changes(note=text, translations=_without(family.translations, "note"))
        products.edit(request.tx, family.id, request.user.id, **more)
        return products.sure(request.db, found.id)

    return change


LANGUAGES = {"id": "Bahasa Indonesia", "en": "English", "ar": "العربية", "fa": "فارسی", "zh": "中文"}
OF_ONE = {"price", "cost", "reseller", "range", "low", "sold"}  # what a family has only in its variants
_MOST_DAYS = 3650
_GROUPS = {
    "title": "wording", "description": "wording", "photo": "wording", "price": "prices", "cost": "prices",
    "reseller": "prices", "number": "details", "sold": "details", "range": "details", "low": "details",
    "country": "attributes", "type": "attributes", "note": "promises", "warranty": "promises", "refund": "promises",
}  # fmt: skip


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
    "cost": _cost,
    "reseller": _reseller,
    "country": _country,
    "type": _type,
    "warranty": _warranty,
    "refund": _refund,
    "note": _note(""),
    **{f"note_{language}": _note(language) for language in LANGUAGES},
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
