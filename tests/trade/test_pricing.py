"""The whole price: any base, reseller's price, sale, voucher, quantity and surcharge, line by line."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shopbot.trade import orders, people, pricing, products, sales, stock, vouchers
from shopbot.trade.money import Money
from tests.trade.desk import OWNER, Desk, rp

PRICES = st.integers(0, 10**12)
SALES = st.one_of(
    st.none(),
    st.fixed_dictionaries({"percent": st.integers(1, 9_999)}),
    st.fixed_dictionaries({"amount": st.integers(1, 10**12).map(rp)}),
)
KINDS = st.one_of(
    st.tuples(st.just("percent"), st.integers(1, 10_000), st.one_of(st.none(), st.integers(1, 10**12))),
    st.tuples(st.just("amount"), st.integers(1, 10**12), st.none()),
)


def dear(desk: Desk, price: int, reseller: int | None, extra: int, choose: bool) -> int:
    """Make a product with all its prices, and twenty units; each can be picked for `extra` where buyers choose."""
    with desk.tx() as tx:
        issue: products.Issue = "chosen" if choose else "oldest"
        one = products.create(
            tx, OWNER, "Lumina", rp(price), reseller_price=None if reseller is None else rp(reseller), issue=issue
        )
        lines = [f"{one.id}-{n}" for n in range(20)]
        stock.add(tx, one.id, lines, by=OWNER, hints=dict.fromkeys(lines, ("hint", extra)) if choose else None)
    return one.id


def quoted(desk: Desk, person: int, product: int, quantity: int, choose: bool) -> tuple[pricing.Quote, int | None]:
    with desk.tx() as tx:
        unit = stock.choices(tx, product).items[0].unit if choose else None
        return pricing.quote(tx, product, 1 if choose else quantity, person, tx.now, unit), unit


def check_lines(quote: pricing.Quote) -> None:
    """Hold a quote to the published order of steps, to the smallest unit."""
    by_step = {line.step: line.money for line in quote.lines}
    assert len(by_step) == len(quote.lines)
    assert [*by_step] == [step for step in ("base", "choice", "tier", "sale", "voucher") if step in by_step]
    assert sum(by_step.values(), rp(0)) == quote.total
    assert not quote.total.is_negative
    assert all(by_step[step].is_negative for step in ("tier", "sale", "voucher") if step in by_step)
    assert quote.total <= quote.subtotal <= quote.usual


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    price=PRICES,
    reseller=st.one_of(st.none(), PRICES),
    is_reseller=st.booleans(),
    extra=st.integers(0, 10**9),
    choose=st.booleans(),
    quantity=st.integers(1, 9),
    sale=SALES,
    shelf_sale=SALES,
    kind=KINDS,
    least=st.integers(0, 10**12),
)
def test_the_lines_of_any_price_add_up_and_never_rise_above_the_base(
    tmp_path_factory: Any, price: int, reseller: int | None, is_reseller: bool, extra: int, choose: bool, quantity: int,
    sale: Any, shelf_sale: Any, kind: Any, least: int,
) -> None:  # fmt: skip
    desk = shared(tmp_path_factory.getbasetemp())
    person = desk.person(desk.turns + 1000)
    product = dear(desk, price, reseller, extra, choose)
    name, value, most = kind
    terms = vouchers.VoucherTerms(name, value, None if name == "percent" else "IDR", most, least)
    with desk.tx() as tx:
        shelf = products.create_category(tx, OWNER, f"Shelf {product}").id
        products.edit(tx, product, OWNER, category=shelf)
        people.set_role(tx, person, "reseller" if is_reseller else "customer", OWNER)
        for place, told in (({"product": product}, sale), ({"category": shelf}, shelf_sale)):
            if told is not None:
                sales.start(
                    tx, OWNER, starts_at=tx.now, ends_at=None, **{"percent": None, "amount": None, **told, **place}
                )
        vouchers.choose(tx, person, vouchers.create(tx, OWNER, terms).id)
    quote, unit = quoted(desk, person, product, quantity, choose)
    check_lines(quote)
    with desk.tx() as tx:
        placed = orders.checkout(tx, person, product, quote.quantity, quote.total.amount, unit)
        assert orders.lines(tx, placed.id) == [*quote.lines]
        assert placed.total == quote.total
        orders.cancel(tx, placed.id, person)


_desks: dict[Path, Desk] = {}


def shared(folder: Path) -> Desk:
    """Return one shop for all examples: making a file for each would be most of the time."""
    if folder not in _desks:
        _desks[folder] = Desk(folder / "prices" / "shop.db")
    return _desks[folder]


def test_the_lower_of_resellers_price_and_sale_holds_and_then_the_voucher(desk: Desk) -> None:
    person, product = desk.person(), dear(desk, 40_000, 36_000, 0, choose=False)
    with desk.tx() as tx:
        people.set_role(tx, person, "reseller", OWNER)
        sales.start(
            tx, OWNER, product=product, category=None, percent=2500, amount=None, starts_at=tx.now, ends_at=None
        )
        vouchers.choose(tx, person, vouchers.create(tx, OWNER, vouchers.VoucherTerms("percent", 1000), "TEN").id)
        quote = pricing.quote(tx, product, 2, person, tx.now)
    assert [(line.step, line.money) for line in quote.lines] == [
        ("base", rp(80_000)), ("tier", rp(-8_000)), ("sale", rp(-12_000)), ("voucher", rp(-6_000)),
    ]  # fmt: skip
    assert quote.total == rp(54_000)


def test_a_unit_that_was_picked_stays_picked_when_the_voucher_changes(desk: Desk) -> None:
    person, product = desk.person(), dear(desk, 40_000, None, 5_000, choose=True)
    quote, unit = quoted(desk, person, product, 1, choose=True)
    with desk.tx() as tx:
        first = orders.checkout(tx, person, product, 1, quote.total.amount, unit)
        again = orders.checkout(tx, person, product, 1, quote.total.amount, unit)
        assert again.id == first.id
        vouchers.choose(tx, person, vouchers.create(tx, OWNER, vouchers.VoucherTerms("percent", 1000), "TEN").id)
        second = orders.checkout_anew(tx, first.id, person, 40_500)
        kept = tx.scalar("SELECT id FROM stock_unit WHERE order_id = ? AND state = 'reserved'", second.id)
    assert kept == unit
    assert second.total == Money(40_500, "IDR")


def test_sabotage_a_step_that_takes_too_much_is_caught(desk: Desk) -> None:
    person, product = desk.person(), dear(desk, 1_000, None, 0, choose=False)
    quote, _ = quoted(desk, person, product, 1, choose=False)
    greedy = pricing.Line("voucher", "price_voucher", rp(-1_001))
    with pytest.raises(ValueError, match="voucher"):
        pricing.add_up((*quote.lines, greedy), "IDR")
