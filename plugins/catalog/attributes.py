"""Staff: where a product is from and what type it is, by tap or typed."""

from plugins.catalog import parts
from plugins.catalog.declare import EDIT, Settings, plugin
from shopbot.api import Button, Name, Phrase, Request, Screen, ShopError, countries, products, t

_USUAL = (
    "ID", "MY", "SG", "TH", "VN", "PH", "IN", "CN", "JP", "KR",
    "US", "GB", "DE", "FR", "NL", "TR", "SA", "AE", "EG", "IR",
)  # fmt: skip
_A_ROW = 5
_MOST = 20
_MOST_TYPES = 8
_FIRST_FLAG = 0x1F1E6
_LETTERS = 26


def country(request: Request[Settings], found: products.Product) -> Name | Phrase:
    """Return where a product is from: its flag and the country's name, or that nobody said."""
    if found.country is None:
        return Phrase("no-country")
    return Name(f"{countries.flag(found.country)} {countries.name(found.country, request.language)}")


@plugin.action(allow=EDIT)
def attributes(request: Request[Settings], number: int) -> None:
    """Show a product's country and type (by its id), and the countries to tap."""
    found = products.sure(request.db, number)
    known = [*products.countries(request.db), *_USUAL]
    flags = [_flag(found, code) for code in list(dict.fromkeys(known))[:_MOST]]
    ask = parts.action(request, "ask_change")
    request.show(
        Screen.of(
            t("attributes-of", title=parts.title(request, found)),
            t("attribute-country", country=country(request, found)),
            t("attribute-type", type=Name(found.type) if found.type else Phrase("no-type")),
            "",
            "attributes-hint",
            rows=[
                *parts.in_rows(flags, _A_ROW),
                [ask.button("btn-other-country", number, "country"), set_country.button("btn-no-country", number, "")],
                [pick_type.button("btn-set-type", number)],
            ],
            trail=(t("admin"), t("products")),
            back=parts.action(request, "card").button("btn-back", number),
        )
    )


def _flag(found: products.Product, code: str) -> Button:
    label = t("btn-flag", flag=Name(countries.flag(code)), code=Name(code))
    button = set_country.button(label, found.id, code)
    return button.success() if found.country == code else button


@plugin.action(allow=EDIT)
def set_country(request: Request[Settings], number: int, code: str) -> None:
    """Say where a product is from, or nothing."""
    products.edit(request.tx, number, request.user.id, country=code or None)
    request.toast("saved")
    attributes(request, number)


def read_country(words: str) -> str:
    """Return the letters of the country that was typed: its letters, flag, or name in any of the five languages.

    Raises ShopError `country_unknown` (words).
    """
    typed = "".join(_letter(one) for one in words.strip())
    if typed.upper() in countries.names():
        return typed.upper()
    wanted = typed.casefold()
    for fits in (lambda name: name.casefold() == wanted, lambda name: name.casefold().startswith(wanted)):
        found = countries.called(fits)
        if len(found) == 1:
            return found[0]
    raise ShopError("country_unknown", words=Name(words))


def _letter(one: str) -> str:
    """Return the letter a half of a flag stands for; anything else as it is."""
    place = ord(one) - _FIRST_FLAG
    return chr(ord("A") + place) if 0 <= place < _LETTERS else one


@plugin.action(allow=EDIT)
def pick_type(request: Request[Settings], number: int) -> None:
    """Ask for a product's type, with those that others have to tap."""
    found = products.sure(request.db, number)
    known = sorted(products.types(request.db).items(), key=lambda one: (-one[1], one[0]))[:_MOST_TYPES]
    sample = {name: _of_type(request, name) for name, _count in known}
    buttons = [
        set_type.button(t("btn-product", title=parts.label(Name(name))), number, sample[name]) for name in sample
    ]
    rows = [*parts.in_rows(buttons, 2), [set_type.button("btn-no-type", number, 0)]]
    request.ask(t("ask-type", title=parts.title(request, found)), then=type_typed, rows=rows, number=number)


def _of_type(request: Request[Settings], name: str) -> int:
    """Return a product of this type: a button has no room for every name."""
    return int(request.db.scalar("SELECT min(id) FROM product WHERE type = ?", name))


@plugin.answer()
def type_typed(request: Request[Settings], answer: str, number: int) -> None:
    """Keep what was typed."""
    request.require(EDIT)
    _save_type(request, number, " ".join(answer.split()))


@plugin.action(allow=EDIT)
def set_type(request: Request[Settings], number: int, like: int) -> None:
    """Give a product the type of another, or none with 0."""
    _save_type(request, number, (products.sure(request.db, like).type or "") if like else "")


def _save_type(request: Request[Settings], number: int, words: str) -> None:
    products.edit(request.tx, number, request.user.id, type=None if words in ("", "-") else words)
    request.toast("saved")
    attributes(request, number)
