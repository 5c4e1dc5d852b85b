"""Staff: what is promised with the goods: the note that comes with them, the warranty, and what goes back when."""

from plugins.catalog import edit, manage, parts
from plugins.catalog.declare import EDIT, Settings, plugin
from shopbot.api import (
    Button,
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
    products,
    t,
    terms,
)

_WARRANTIES = (0, 7, 14, 30, 90, 365)
_EXAMPLE_DAYS = 10
_EXAMPLE_WARRANTY = 30
_SHORT = 300


@plugin.action(allow=EDIT)
def promises(request: Request[Settings], number: int) -> None:
    """Show what is promised with a product (by its id)."""
    found = products.sure(request.db, number)
    note = products.words(found, request.language).note
    request.show(
        Screen.of(
            t("promises-of", title=parts.title(request, found)),
            t("promise-note", note=Name(note[:_SHORT])) if note else t("promise-no-note"),
            _warranty(found),
            *_refund(request, found),
            rows=[
                [note_languages.button("btn-note", number)],
                [*[_days(found, days) for days in _WARRANTIES[:3]]],
                [*[_days(found, days) for days in _WARRANTIES[3:]]],
                [edit.ask_change.button("btn-warranty-own", number, "warranty")],
                [_rule(found, "btn-refund-shop", products.BY_SHOP), _rule(found, "btn-refund-none", products.NEVER)],
                [edit.ask_change.button("btn-refund-own", number, "refund")],
            ],
            trail=(t("admin"), t("products")),
            back=manage.card.button("btn-back", number),
        )
    )


def _warranty(found: products.Product) -> Text:
    return t("promise-warranty", days=Num(found.warranty_days)) if found.warranty_days else t("promise-no-warranty")


def _days(found: products.Product, days: int) -> Button:
    label = t("btn-days", days=Num(days)) if days else t("btn-no-warranty")
    button = set_warranty.button(label, found.id, days)
    return button.success() if found.warranty_days == days else button


def _rule(found: products.Product, label: str, rule: str) -> Button:
    button = set_rule.button(label, found.id, rule)
    return button.success() if found.refund_rule == rule else button


def _refund(request: Request[Settings], found: products.Product) -> list[Text]:
    """Say what goes back, by which formula, with an example in this product's own numbers."""
    if found.refund_rule == products.NEVER:
        return [t("promise-no-refund")]
    by_shop = found.refund_rule == products.BY_SHOP
    formula = terms.refund_formula(request.db) if by_shop else found.refund_rule
    warranty = found.warranty_days or _EXAMPLE_WARRANTY
    values = formulas.refund_values(paid=found.price, quantity=1, days=_EXAMPLE_DAYS, warranty=warranty)
    back: Money = formulas.as_money(formulas.evaluate(formula, values), found.price.currency, found.price)
    rule = Phrase("refund-by-shop") if by_shop else Phrase("refund-by-own")
    example = t(
        "promise-example", paid=found.price, days=Num(_EXAMPLE_DAYS), warranty=Num(warranty), back=back
    )  # fmt: skip
    return [t("promise-refund", rule=rule, formula=Code(formula)), example]


@plugin.action(allow=EDIT)
def set_warranty(request: Request[Settings], number: int, days: int) -> None:
    """Promise so many days."""
    products.edit(request.tx, number, request.user.id, warranty_days=max(0, days))
    request.toast("saved")
    promises(request, number)


@plugin.action(allow=EDIT)
def set_rule(request: Request[Settings], number: int, rule: str) -> None:
    """Go by the shop's own refund rule, or refund nothing."""
    if rule not in (products.BY_SHOP, products.NEVER):
        raise ShopError("gone")
    products.edit(request.tx, number, request.user.id, refund_rule=rule)
    request.toast("saved")
    promises(request, number)


# --- the note, in one language or in each ---


@plugin.action(allow=EDIT)
def note_languages(request: Request[Settings], number: int) -> None:
    """Show which languages the note was written in."""
    found = products.sure(request.db, number)
    said = found.family_translations if found.parent else found.translations
    written = [language for language in edit.LANGUAGES if said.get(language, {}).get("note")]
    buttons = [_note_button(number, language, written) for language in edit.LANGUAGES]
    request.show(
        Screen.of(
            t("note-of", title=parts.title(request, found)),
            t("note-now", note=Name(found.note)) if found.note else t("promise-no-note"),
            "note-hint",
            rows=[
                [edit.ask_change.button("btn-note-all", number, "note").primary()],
                *parts.in_rows(buttons, 2),
            ],
            trail=(t("admin"), t("products")),
            back=promises.button("btn-back", number),
        )
    )


def _note_button(number: int, language: str, written: list[str]) -> Button:
    label = t("btn-note-in" if language in written else "btn-note-to", language=Name(edit.LANGUAGES[language]))
    return edit.ask_change.button(label, number, f"note_{language}")
