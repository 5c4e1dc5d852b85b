"""Lists held to a country and a type: the chips above a list, the grids they open, and the list itself."""

import hashlib
from dataclasses import dataclass, replace
from typing import Literal

from plugins.catalog import parts
from plugins.catalog.declare import Settings, plugin
from shopbot.api import Button, Name, Num, Request, Screen, Text, countries, products, t

EVERYWHERE = -1  # in a button: all categories
_ON_PAGE = 6
_GRID = 16
_LETTERS, _NOWHERE = 2, "??"
_MARK = 6
By = Literal["country", "type"]


@dataclass(frozen=True)
class Filter:
    """What a list is held to: a category (None: all), a country's letters, and the mark of a type; "" is any.

    A type is the owner's own word and may be long; a button holds the first letters of its SHA-256.
    """

    category: int | None
    country: str = ""
    type: str = ""

    @property
    def args(self) -> tuple[int, str, str]:
        """What a button holds of it."""
        return EVERYWHERE if self.category is None else self.category, self.country, self.type

    @property
    def is_open(self) -> bool:
        """True when only the category counts."""
        return not (self.country or self.type)


def of(category: int, country: str = "", mark: str = "") -> Filter:
    """Return the filter that a button holds."""
    return Filter(None if category == EVERYWHERE else category, _held(country, _LETTERS), _held(mark, _MARK))


def _held(word: str, most: int) -> str:
    """Return a word as a button of ours holds it; a forged one could be too long for the next."""
    return word if word.isascii() and len(word) <= most else _NOWHERE


def _mark(word: str) -> str:
    return hashlib.sha256(word.encode()).hexdigest()[:_MARK]


def _type(request: Request[Settings], mark: str) -> str | None:
    """Return the type of this mark, or None when no product has it any more."""
    return next((word for word in products.types(request.db) if _mark(word) == mark), None) if mark else None


def page(request: Request[Settings], held: Filter, at: int, size: int) -> tuple[list[products.Product], int, int]:
    """Return a page of what the filter lets through, its number (the nearest there is), and how many there are."""
    kind = _type(request, held.type)
    if held.type and kind is None:
        return [], 0, 0
    found = products.page(request.db, held.category, at * size, size, country=held.country or None, type=kind)
    if not found.items and found.total:
        at = parts.within(at, found.total, size)
        found = products.page(request.db, held.category, at * size, size, country=held.country or None, type=kind)
    return list(found.items), at if found.total else 0, found.total


# --- the chips ---


def chips(request: Request[Settings], held: Filter) -> list[Button | None]:
    """Return the row of a list that opens its filters: those that its products carry, with what is chosen now."""
    return [
        by.button(_chip(request, held, name), *held.args, name)
        for name in ("country", "type")
        if getattr(held, name) or products.carries(request.db, name, held.category)
    ]


def _chip(request: Request[Settings], held: Filter, name: By) -> Text:
    if name == "country":
        return _country(request, held.country) if held.country else t("btn-by-country")
    word = _type(request, held.type)
    return t("chosen-type", name=parts.label(Name(word))) if word else t("btn-by-type")


def _country(request: Request[Settings], code: str) -> Text:
    return t("chosen-country", flag=countries.flag(code), name=_name(request, code))


def _name(request: Request[Settings], code: str) -> Name:
    return parts.label(Name(countries.name(code, request.language)))


# --- the grids ---


@plugin.action()
def by(request: Request[Settings], category: int, country: str, mark: str, name: str, at: int = 0) -> None:
    """Show the countries or types there are to choose from, with how many products each has."""
    held, name = of(category, country, mark), "country" if name == "country" else "type"
    choices = _countries(request, held) if name == "country" else _types(request, held)
    at = parts.within(at, len(choices), _GRID)
    unheld = replace(held, country="") if name == "country" else replace(held, type="")
    request.show(
        Screen.of(
            "country-hint" if name == "country" else "type-hint",
            rows=[
                *parts.in_rows(parts.cut(choices, at, _GRID), 2),
                parts.page_row(at, len(choices), _GRID, lambda text, to: by.button(text, *held.args, name, to)),
                [filtered.button("btn-unfiltered", *unheld.args)] if held != unheld else [],
            ],
            trail=(t("shop"), t("by-country" if name == "country" else "by-type")),
            back=filtered.button("btn-back", *held.args),
        )
    )


def _countries(request: Request[Settings], held: Filter) -> list[Button]:
    found = products.countries(request.db, held.category, _type(request, held.type))
    named = sorted((countries.name(code, request.language), code) for code in found)
    return [_offer(request, replace(held, country=code), found[code], code) for _, code in named]


def _offer(request: Request[Settings], held: Filter, count: int, code: str) -> Button:
    label = t("btn-country", flag=countries.flag(code), name=_name(request, code), count=Num(count))
    return filtered.button(label, *held.args)


def _types(request: Request[Settings], held: Filter) -> list[Button]:
    found = products.types(request.db, held.category, held.country or None)
    return [
        filtered.button(
            t("btn-type", name=parts.label(Name(word)), count=Num(count)), *replace(held, type=_mark(word)).args
        )
        for word, count in sorted(found.items())
    ]


# --- the list ---


@plugin.action()
def filtered(request: Request[Settings], category: int, country: str = "", mark: str = "", at: int = 0) -> None:
    """Show the products that the filters let through; without any, the plain list."""
    held = of(category, country, mark)
    if held.is_open:
        request.go(*(("catalog.everything",) if held.category is None else ("catalog.shelf", held.category)))
        return
    found, at, total = page(request, held, at, _ON_PAGE)
    origin = f"f{category}.{country}.{mark}.{at}"
    request.show(
        Screen.of(
            *([parts.product_line(request, one) for one in found] or [t("filtered-empty")]),
            rows=[
                *[[parts.product_button(request, one, origin)] for one in found],
                parts.page_row(at, total, _ON_PAGE, lambda text, to: filtered.button(text, *held.args, to)),
                chips(request, held),
                [filtered.button("btn-unfiltered", category)],
            ],
            trail=(t("shop"), *_trail(request, held)),
            back=filtered.button("btn-back", category),
        )
    )


def _trail(request: Request[Settings], held: Filter) -> list[Text]:
    place = [] if held.category is None else [_place(request, held.category)]
    country = [_country(request, held.country)] if held.country else []
    word = _type(request, held.type)
    return [*place, *country, *([t("name", name=Name(word))] if word else [])]


def _place(request: Request[Settings], category: int) -> Text:
    if category == products.NO_CATEGORY:
        return t("no-category")
    return t("name", name=parts.title(request, products.category(request.db, category)))
