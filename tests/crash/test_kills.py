"""kill -9 at any moment while buyers buy: nothing is lost or doubled. The shop, its plugins and the HTTP are real."""

from collections import Counter

import pytest

from shopbot.db.survey import Survey
from shopbot.trade import checks
from tests.prove.crash.shop import FUNDS, CrashShop, crash_shop

KILLS = 200
SABOTAGED_KILLS = 40


def taken(shop: CrashShop) -> int:
    """How many updates the shop has ever stored."""
    with shop.look() as seen:
        return int(seen.reader.scalar("SELECT count(*) FROM inbox WHERE source LIKE 'telegram:%'"))


def lost(shop: CrashShop, stored_before: int, sent_before: int) -> int:
    """How many of the updates since then Telegram has handed over and the shop does not know."""
    return shop.updates.next_id - sent_before - (taken(shop) - stored_before)


def sold(seen: Survey) -> list[tuple[int, str, str]]:
    """Buyer, order and code of every unit that is sold."""
    return [
        (row["person"], row["code"], row["content"])
        for row in seen.reader.rows(
            "SELECT orders.person, orders.code, stock_unit.content FROM stock_unit JOIN orders"
            " ON orders.id = stock_unit.order_id WHERE stock_unit.state = 'sold'"
        )
    ]


@pytest.mark.parametrize("seed", [20260927])
def test_two_hundred_kills_lose_nothing_and_double_nothing(seed: int) -> None:
    with crash_shop(seed) as shop:
        stored, sent = taken(shop), shop.updates.next_id
        while shop.kills < KILLS:
            shop.live_and_die()
        shop.finish()

        assert lost(shop, stored, sent) == 0, "an update was acknowledged and never stored"
        with shop.look() as seen:
            assert checks.check_all(seen.reader, seen.keys) == []
            assert seen.page_problems() == []
            units = sold(seen)
            paid = seen.reader.rows("SELECT id, person, code, total FROM orders WHERE paid_at IS NOT NULL")
            balances = seen.reader.rows("SELECT person, balance FROM account WHERE person IS NOT NULL")
        assert max(Counter(code for _, _, code in units).values()) == 1, "a code was sold twice"
        assert {code for _, code, _ in units} == {row["code"] for row in paid}
        chats = {buyer: shop.chat(buyer) for buyer in shop.buyers}
        for buyer, order, code in units:
            assert code in chats[buyer], f"{order} was paid and {code} never came"
            assert not any(code in chats[other] for other in chats if other != buyer)
        shown = sum(chat.count("CRASH-") > 0 for chat in chats.values())
        assert shown > 1
        spent: Counter[int] = Counter()
        for row in paid:
            spent[row["person"]] += row["total"]
        assert {row["person"]: row["balance"] for row in balances if row["person"] in chats} == {
            buyer: FUNDS - spent[buyer] for buyer in chats
        }
        assert len(paid) > KILLS // 8, "too few purchases to mean anything"
        assert shop.under_way > KILLS // 4, "too few kills met anything under way"


def test_acknowledging_before_storing_loses_what_people_did() -> None:
    with crash_shop(1, "ack-first") as shop:
        stored, sent = taken(shop), shop.updates.next_id
        while shop.kills < SABOTAGED_KILLS:
            shop.live_and_die()
        shop.finish()
        assert lost(shop, stored, sent) > 0
