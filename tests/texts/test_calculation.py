"""A sum written out for readers of each language: their digits and marks, and always from the left."""

import pytest

from shopbot.texts.formats import LRI, PDI, calculation
from shopbot.texts.texts import house_texts
from shopbot.texts.values import Calculation, dump_values, load_values

PARTS = ("34300", " × ", "(", "30", " − ", "12", ")", " ÷ ", "30", " × ", "0.70", " + ", "2.5%")


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("id", "34.300 × (30 − 12) ÷ 30 × 0,70 + 2,5%"),
        ("en", "34,300 × (30 − 12) ÷ 30 × 0.70 + 2.5%"),
        ("zh", "34,300 × (30 − 12) ÷ 30 × 0.70 + 2.5%"),
        ("ar", f"{LRI}34,300 × (30 − 12) ÷ 30 × 0.70 + 2.5%{PDI}"),
        ("fa", f"{LRI}۳۴٬۳۰۰ × (۳۰ − ۱۲) ÷ ۳۰ × ۰٫۷۰ + ۲٫۵٪{PDI}"),
    ],
)
def test_a_sum_is_written_in_the_readers_numbers(language: str, shown: str) -> None:
    assert calculation(PARTS, language) == shown
    words = house_texts().plain("shopbot", language, "just", {"words": Calculation(PARTS)})
    assert words.lstrip("\u200f") == shown


def test_a_stored_sum_comes_back_the_same() -> None:
    assert load_values(dump_values({"sum": Calculation(PARTS)})) == {"sum": Calculation(PARTS)}
