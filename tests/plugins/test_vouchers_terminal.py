"""Vouchers made and switched at a terminal are those of the chat; the answers that are kept hold no codes."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from shopbot.db import terminal
from shopbot.db.inbox import FIRST, NewEvent
from shopbot.host.terminal import request_of_plugin
from shopbot.testing import TestShop
from shopbot.trade import terms

BUDI = 7001


@pytest.fixture
def shop() -> Iterator[TestShop]:
    made = TestShop("home", "admin", "vouchers", owner=BUDI)
    made.do(lambda tx: terms.set_currency(tx, "IDR"))
    made.person("Budi", id=BUDI).says("/start")
    yield made
    made.close()


def typed(shop: TestShop, name: str, words: Sequence[str] = ()) -> Any:
    """Type a command of the plugin and return what it answered."""
    key = f"k{shop.next_update}{name}{words}"
    shop.clerk.put([NewEvent(terminal.SOURCE, key, request_of_plugin("vouchers", name, words, None), FIRST)])
    shop.settle()
    answer = terminal.standing(shop.db, key).answer
    assert answer is not None
    return answer.words


def test_voucher_is_made_listed_and_switched(shop: TestShop) -> None:
    assert "is made" in typed(shop, "add", ["WELCOME10|12.5%|min 50k|100|30d"])
    assert "is made" in typed(shop, "add", ["GIFTS|5k"])
    typed(shop, "off", ["welcome10"])
    assert typed(shop, "list", ["10"]) == [
        {"code": "GIFTS", "worth": "5000 IDR off", "state": "on", "used": 0, "held": 0, "most": None},
        {"code": "WELCOME10", "worth": "12.5% off", "state": "off", "used": 0, "held": 0, "most": 100},
    ]


@pytest.mark.parametrize(
    ("name", "words"), [("add", ["WELCOME10"]), ("add", ["WELCOME10|much"]), ("off", ["NOSUCH"]), ("add", [])]
)
def test_what_is_unclear_is_refused(shop: TestShop, name: str, words: list[str]) -> None:
    assert typed(shop, name, words)["problem"]
    assert typed(shop, "list") == []


def test_drawn_code_of_a_gift_is_not_among_the_answers_that_are_kept(shop: TestShop) -> None:
    typed(shop, "add", ["-|gift 50k"])
    code = typed(shop, "list")[0]["code"]
    assert len(code) > 10
    kept = [row["answer"] for row in shop.db.rows("SELECT answer FROM terminal_answer WHERE key LIKE '%add%'")]
    assert not any(code in answer for answer in kept)
