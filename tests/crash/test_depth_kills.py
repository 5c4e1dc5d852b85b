"""kill -9 while people use vouchers and gifts, and staff replace, refund and hand over: each thing happens once."""

from collections import Counter

from shopbot.db.survey import Survey
from shopbot.trade import checks
from tests.crash.test_kills import sold
from tests.prove.crash.depth import GIFT, DepthShop
from tests.prove.crash.shop import FUNDS, opened

KILLS, MOST_KILLS = 30, 200
ENOUGH = 2
_DEEDS = {
    "vouchers": "SELECT count(*) FROM voucher_use WHERE order_id IS NOT NULL AND state = 'used'",
    "gifts": "SELECT count(*) FROM voucher_use WHERE order_id IS NULL",
    "refunds": "SELECT count(*) FROM order_refund",
    "replacements": "SELECT count(*) FROM replacement",
    "services": "SELECT count(*) FROM handed WHERE content IS NOT NULL",
}


def held_to_their_limits(seen: Survey) -> None:
    """Hold each voucher and gift to its one use."""
    used = seen.reader.rows("SELECT voucher, count(*) AS times FROM voucher_use WHERE state <> 'released' GROUP BY 1")
    assert [tuple(row) for row in used if row["times"] > 1] == []


def deeds(shop: DepthShop) -> dict[str, int]:
    """Return how often each thing happened that must not happen twice."""
    with shop.look() as seen:
        return {what: int(seen.reader.scalar(sql)) for what, sql in _DEEDS.items()}


def enough(shop: DepthShop) -> bool:
    return min(deeds(shop).values()) >= ENOUGH


def owned(seen: Survey) -> dict[int, int]:
    """Return what each wallet must hold: what it began with, gifts and refunds, less what was bought."""
    return {
        row["id"]: FUNDS + row["gifts"] + row["back"] - row["spent"]
        for row in seen.reader.rows(
            "SELECT id, (SELECT coalesce(sum(total), 0) FROM orders WHERE person = person.id AND paid_at IS NOT NULL)"
            " AS spent, (SELECT coalesce(sum(order_refund.amount), 0) FROM order_refund JOIN orders"
            " ON orders.id = order_id WHERE orders.person = person.id) AS back,"
            " (SELECT ? * count(*) FROM voucher_use WHERE person = person.id AND order_id IS NULL) AS gifts"
            " FROM person",
            GIFT,
        )
    }


def held(seen: Survey) -> dict[int, int]:
    """Return what each wallet holds."""
    rows = seen.reader.rows("SELECT person, balance FROM account WHERE person IS NOT NULL")
    return {row["person"]: row["balance"] for row in rows}


def test_killed_among_vouchers_gifts_refunds_and_replacements_nothing_happens_twice() -> None:
    with opened(DepthShop, 20261122) as shop:
        while shop.kills < KILLS or (shop.kills < MOST_KILLS and not enough(shop)):
            shop.live_and_die()
        shop.finish()
        chats = {buyer: shop.chat(buyer) for buyer in shop.buyers}
        with shop.look() as seen:
            assert checks.check_all(seen.reader, seen.keys) == []
            assert seen.page_problems() == []
            held_to_their_limits(seen)
            units, wallets = sold(seen), owned(seen)
            balances = held(seen)
            handed = seen.reader.rows(
                "SELECT person, content FROM handed JOIN orders ON orders.id = order_id WHERE content IS NOT NULL"
            )
        assert {buyer: balances[buyer] for buyer in chats} == {buyer: wallets[buyer] for buyer in chats}
        assert max(Counter(code for _, _, code in units).values()) == 1, "a code was given twice"
        assert max(Counter(row["content"] for row in handed).values()) == 1, "what was made was handed over twice"
        for buyer, code in [*((one[0], one[2]) for one in units), *((row[0], row[1]) for row in handed)]:
            assert not any(code in chats[other] for other in chats if other != buyer)
        assert all(row["content"] in chats[row["person"]] for row in handed), "it was handed over and never came"
        assert enough(shop), f"too little was done to mean anything: {deeds(shop)}"
        assert shop.under_way > KILLS // 5, "too few kills met anything under way"


def test_sabotage_a_gift_that_is_given_at_each_tap_shows_in_the_wallets() -> None:
    with opened(DepthShop, 1, "forget-gifts") as shop:
        given, gifts = 0, "SELECT count(*) FROM posting WHERE reason = 'gift'"
        while shop.kills < MOST_KILLS and not given:
            shop.live_and_die()
            with shop.look() as seen:
                given = int(seen.reader.scalar(gifts))
        shop.finish()
        with shop.look() as seen:
            wallets, balances = owned(seen), held(seen)
        assert any(balances[buyer] > wallets[buyer] for buyer in shop.buyers)
