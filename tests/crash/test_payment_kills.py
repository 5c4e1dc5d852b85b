"""kill -9 at any moment while buyers pay at gateways, in Stars, and by a printed QRIS: no money is lost or doubled.

The shop, its plugins, its web door and all HTTP are real; the other sides are the strict fakes, whose own accounts are
held against the shop's books. `SHOPBOT_KILLS=500 pytest tests/crash/test_payment_kills.py -s` kills more often, and
`SHOPBOT_SEED=7` draws other chances.
"""

import os
import sys
from collections import Counter

import pytest

from shopbot.db import inbox
from shopbot.db.survey import Survey
from shopbot.trade import checks
from tests.crash.test_kills import sold
from tests.prove.crash.payers import Sum
from tests.prove.crash.paying import PayingShop, PrintedQrisShop, entered
from tests.prove.crash.shop import PRICE, opened

KILLS = int(os.environ.get("SHOPBOT_KILLS", "40"))
SEED = int(os.environ.get("SHOPBOT_SEED", "20261121"))
SABOTAGED_KILLS = 12


def live(shop: PayingShop, kills: int) -> None:
    """Live and die so often, and then until all is quiet."""
    while shop.kills < kills:
        shop.live_and_die()
    shop.finish()


@pytest.mark.parametrize("kind", [PayingShop, PrintedQrisShop])
def test_killed_while_people_pay_every_unit_of_money_is_in_one_place(kind: type[PayingShop]) -> None:
    sys.stdout.write(f"seed {SEED}, {KILLS} kills\n")
    with opened(kind, SEED) as shop:
        live(shop, KILLS)
        came = shop.came()
        with shop.look() as seen:
            assert checks.check_all(seen.reader, seen.keys) == []
            assert seen.page_problems() == []
            assert entered(seen) == came, f"the other sides say something else: {seen_of(seen, came - entered(seen))}"
            assert [row["problem"] for row in inbox.parked(seen.reader)] == []
            assert in_places(seen) == worth(seen)
            assert turned_away(seen) == []
            outcomes = Counter(row["outcome"] for row in seen.reader.rows("SELECT outcome FROM receipt"))
            all_goods_came(shop, seen)
        methods = Counter(method for method, _, _, _ in came.elements())
        sys.stdout.write(
            f"{sum(came.values())} payments {dict(methods)}, {dict(outcomes)}, {shop.on_its_way} on its way\n"
        )
        assert {payer.name for payer in shop.payers} <= set(methods), "a method was never paid by"
        assert {"settled", "extra"} <= set(outcomes), "too little went wrong"
        assert shop.on_its_way >= KILLS // 8, "too few kills met money on its way"


def seen_of(seen: Survey, missing: Counter[Sum]) -> list[dict[str, object]]:
    """Return what the shop knows of payments whose money it has not entered."""
    references = [reference for _, reference, _, _ in missing]
    rows = seen.reader.rows("SELECT * FROM payment ORDER BY id")
    return [dict(row) for row in rows if row["reference"] in references or not row["reference"]]


def worth(seen: Survey) -> int:
    """Return what all money that came in is worth in the shop's currency; what is nobody's has no rate."""
    rows = seen.reader.rows("SELECT currency, amount, worth FROM receipt")
    return sum(int(row["amount"] if row["currency"] == "IDR" else row["worth"] or 0) for row in rows)


def in_places(seen: Survey) -> int:
    """Return what is in the four places money may be in: orders, wallets, fees, unclaimed."""
    ordered = seen.reader.scalar("SELECT coalesce(sum(total), 0) FROM orders WHERE paid_at IS NOT NULL")
    kept = seen.reader.scalar(
        "SELECT coalesce(sum(balance), 0) FROM account WHERE currency = 'IDR'"
        " AND (person IS NOT NULL OR name GLOB 'fees:*' OR name = 'unclaimed')"
    )
    return int(ordered) + int(kept)


def turned_away(seen: Survey) -> list[str]:
    """Return the orders that ended although a gateway had their whole price before the payment's own end."""
    rows = seen.reader.rows(
        "SELECT orders.code FROM receipt JOIN payment ON payment.id = receipt.payment JOIN orders"
        " ON orders.id = payment.order_id WHERE orders.state = 'expired' AND receipt.method IN ('pretend', 'pakasir')"
        " AND receipt.worth - receipt.fee >= orders.total AND receipt.seen_at < payment.expires_at"
    )
    return [row["code"] for row in rows]


def all_goods_came(shop: PayingShop, seen: Survey) -> None:
    """Hold that every order that is paid was delivered, each code to one buyer and to nobody else."""
    units = sold(seen)
    paid = {
        row["code"]: row for row in seen.reader.rows("SELECT code, state, total FROM orders WHERE paid_at IS NOT NULL")
    }
    assert all(row["state"] == "delivered" and row["total"] == PRICE for row in paid.values())
    assert Counter(order for _, order, _ in units) == Counter(paid.keys()), "an order has other goods than one unit"
    assert len({code for _, _, code in units}) == len(units), "a code was sold twice"
    chats = {buyer: shop.chat(buyer) for buyer in shop.buyers}
    for buyer, order, code in units:
        assert code in chats[buyer], f"{order} was paid and {code} never came"
        assert not any(code in chats[other] for other in chats if other != buyer)


def test_receipts_named_by_time_instead_of_reference_count_money_twice() -> None:
    with opened(PayingShop, 3, "by-time") as shop:
        live(shop, SABOTAGED_KILLS)
        assert shop.entered() != shop.came()
        assert sum(shop.entered().values()) > sum(shop.came().values())


def test_a_door_that_answers_before_it_stores_loses_money() -> None:
    with opened(PrintedQrisShop, 4, "answer-first") as shop:
        live(shop, SABOTAGED_KILLS)
        assert shop.came() - shop.entered()
