"""A reader stumbles over what is wrong in a language and over nothing else: each promise and what breaks it."""

import pytest

from shopbot.journeys.reading import faults, names
from shopbot.journeys.walk import Sight, Step

KNOWN = names(["Notelo Pro", "EPUB"])
RLM, LRI, PDI = "\u200f", "\u2066", "\u2069"


def told(text: str, language: str, *, html: str | None = None, label: str = "", toast: str = "") -> list[str]:
    rows = [[{"text": label, "callback_data": "x"}]] if label else []
    message = {"text": text, "html": html or text, "reply_markup": {"inline_keyboard": rows}}
    return list(faults(Sight("somewhere", message, toast), language, KNOWN))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Your balance: Rp 1,200"),
        ("id", "Saldo: Rp 1.200, Notelo Pro"),
        ("zh", "余额：88，/start，Notelo Pro"),
        ("ar", f"{RLM}تطبيق وEPUB\n{RLM}السعر 1,200"),
        ("fa", f"{RLM}قیمت ۱٬۲۰۰"),
    ],
)
def test_what_is_right_is_no_fault(language: str, text: str) -> None:
    assert told(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "fault"),
    [
        ("en", "Pay «btn-pay»", "is no word"),
        ("en", "Hello { $name }", "is no word"),
        ("en", "Total: None", "is no word"),
        ("id", "Kirim your order", "English"),
        ("zh", "付款 Payment", "a Latin word"),
        ("fa", "قیمت", "does not begin from the right"),
        ("fa", f"{RLM}قیمت 35", "a digit of another language"),
        ("en", "قیمت ۳", "a digit of another language"),
        ("id", "Rp 1,200", "thousands"),
        ("en", "Rp 1.200", "thousands"),
        ("en", f"{RLM}Hello", "no use for it"),
        ("ar", f"{RLM}{LRI}مرحبا", "isolation"),
    ],
)
def test_what_is_wrong_is_told(language: str, text: str, fault: str) -> None:
    assert any(fault in one for one in told(text, language))


def test_labels_and_toasts_are_read_too() -> None:
    assert "button 0" in told("好的", "zh", label="Pay")[0]
    assert "toast" in told("好的", "zh", toast="Saved")[0]


def test_what_is_there_to_be_copied_may_be_in_any_language() -> None:
    assert told("付款 DEMO-abc", "zh", html="付款 <code>demo abc</code>") == []
    assert PDI not in KNOWN.pattern


def test_buttons_for_different_things_are_alike_and_single_use_ones_are_known_by_their_place() -> None:
    assert Step("catalog.product:101:1:b", "A", "", "x").kind == Step("catalog.product:7:22:b", "B", "", "y").kind
    once = Step("!abc", "Pay 5", "", "orders.order:1")
    assert once.kind == Step("!def", "Pay 9", "", "orders.order:2").kind
    assert (once.turn, Step("catalog.shop:0", "Shop", "", "x").turn) == (1, 0)
