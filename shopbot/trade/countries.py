"""Countries by their two letters (ISO 3166-1): their names as the five languages write them, and their flags.

The names are CLDR's, a line for each country in `countries.tsv`; a test holds them to Babel's, which would take 8 MiB
of a running shop for them. They are here and not with the texts since a search finds products by them.
"""

from collections.abc import Callable
from functools import cache
from importlib import resources

_LANGUAGES = ("id", "en", "ar", "fa", "zh")
_FIRST_FLAG = 0x1F1E6


@cache
def names() -> dict[str, dict[str, str]]:
    """Return every country's names, by its letters and then by language."""
    table = resources.files("shopbot.trade").joinpath("countries.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines())
    return {code: dict(zip(_LANGUAGES, said, strict=True)) for code, *said in rows}


def name(code: str, language: str) -> str:
    """Return a country's name; of letters no country has, the letters."""
    return names().get(code, {}).get(language, code)


def flag(code: str) -> str:
    """Return a country's flag, 🇮🇩 for "ID": two letters of Unicode's regional indicators."""
    return "".join(chr(_FIRST_FLAG + ord(letter) - ord("A")) for letter in code)


def called(fits: Callable[[str], bool]) -> list[str]:
    """Return the letters of the countries that have a name which `fits`, in any language."""
    return [code for code, said in names().items() if any(fits(one) for one in said.values())]
