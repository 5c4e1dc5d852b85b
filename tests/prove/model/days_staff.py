"""What the shop's owner does on a day: stock, prices, vouchers, refunds, a broadcast, maintenance, a look around."""

from collections.abc import Callable, Sequence

from tests.prove.model.days_town import PRODUCTS, Deed, Town, Visitor

_LOOKS = (
    "/admin", "/users", "/system", "/profit", "/rates", "/stock", "/backup", "/exportstock 11", "/settings", "/version",
    "/plugins", "/info 1001",
)  # fmt: skip
_PEEK = (
    "admin.change", "admin.faults", "catalog.manage", "system.", "payments.", "referrals.overview", "profit.",
    "backups.listed", "aftersales.waiting", "vouchers.vouchers_list", "orders.",
)  # fmt: skip
_NOT_TAPPED = ("system.run_now", "system.maintenance", "system.clock", "system.mute", "system.clear")


def opens(town: Town) -> Deed:
    """Set the shop up: goods, rates, a voucher for everybody."""
    owner = town.owner
    owner.says("/start")
    yield 3.0
    for product in PRODUCTS:
        owner.says(f"/add {product}|Goods {product}||{1000 * (product - 10) + 4000}|Text")
        yield 4.0
        yield from _stocks(owner, product, 6)
    for currency, price in (("XTR", "250"), ("USDT", "16000")):
        yield from _rates(owner, currency, price)
    owner.says("/addvoucher TEN|10%|100000")
    yield 4.0


def _rates(owner: Visitor, currency: str, price: str) -> Deed:
    """Set a rate by hand; screens may be late, so look whether it is there, and try again."""
    while not owner.town.rows("SELECT 1 FROM rates_rate WHERE currency = ?", currency):
        owner.says("/rates")
        yield 7.0
        owner.taps(f"rates.rate:{currency}")
        yield 7.0
        owner.taps(f"rates.ask:{currency}")
        yield 7.0
        owner.says(price)
        yield 7.0


def _stocks(owner: Visitor, product: int, count: int) -> Deed:
    codes = owner.town.codes(count)
    if owner.rng.random() < 0.1 and owner.town.made > count:
        codes[0] = f"DAY-{owner.rng.randrange(owner.town.made - count):06}"  # one that was there before
    owner.says(f"/addstock {product}\n" + "\n".join(codes))
    yield 4.0
    owner.confirms("catalog.drop:", times=2 if owner.rng.random() < 0.2 else 1)
    yield 4.0


def works(town: Town) -> Deed:
    """Do one thing that an owner does."""
    deeds: Sequence[tuple[int, Callable[[Visitor], Deed]]] = (
        (8, _adds_stock), (2, _changes_price), (2, _gives), (3, _refunds), (2, _looks_around), (1, _broadcasts),
        (1, _closes_for_a_while), (1, _backs_up), (2, _decides), (1, _corrects),
    )  # fmt: skip
    yield from town.rng.choices([deed for _, deed in deeds], [weight for weight, _ in deeds])[0](town.owner)


def _adds_stock(owner: Visitor) -> Deed:
    for product in owner.rng.sample(PRODUCTS, 2):
        yield from _stocks(owner, product, owner.rng.randint(1, 8))


def _changes_price(owner: Visitor) -> Deed:
    owner.says(f"/edit {owner.rng.choice(PRODUCTS)}|price|{owner.rng.choice((4000, 5500, 7777, 9000))}")
    yield 4.0


def _gives(owner: Visitor) -> Deed:
    """Make a gift, whose code is drawn: people find it on the owner's screen."""
    owner.says("/addvoucher -|gift 3k")
    yield 4.0
    for row in owner.town.rows("SELECT code, value FROM voucher WHERE kind = 'gift' ORDER BY id DESC LIMIT 3"):
        owner.town.gifts[str(row["code"])] = int(row["value"])


def _refunds(owner: Visitor) -> Deed:
    """Give money back for an order, or a replacement, as the screens offer it."""
    sql = "SELECT code FROM orders WHERE state IN ('paid', 'delivered') ORDER BY id DESC LIMIT 8"
    paid = owner.town.rows(sql)
    if not paid:
        return
    owner.says(f"/order {owner.rng.choice(paid)['code']}")
    for _ in range(4):
        yield 4.0
        if not owner.confirms("aftersales.") and not owner.taps(
            owner.rng.choice(("aftersales.refund", "aftersales.replace", "aftersales.refund")), "aftersales.usual:",
            "aftersales.reason:",
        ):  # fmt: skip
            return
    yield 4.0
    owner.confirms("orders.")
    yield 4.0


def _decides(owner: Visitor) -> Deed:
    """Decide about what buyers ask for."""
    for _ in range(4):
        if not owner.confirms("aftersales.") and not owner.taps(
            "aftersales.case:", "aftersales.refund:", "aftersales.replace:", "aftersales.usual:", "aftersales.decline"
        ):
            return
        yield 4.0


def _looks_around(owner: Visitor) -> Deed:
    owner.says(owner.rng.choice(_LOOKS))
    for _ in range(3):
        yield 4.0
        offers = [one for one in owner.offers(1) if one.data.startswith(_PEEK) and not one.data.startswith(_NOT_TAPPED)]
        if not offers:
            return
        owner.presses(owner.rng.choice(offers))
    yield 4.0


def _broadcasts(owner: Visitor) -> Deed:
    owner.says("/broadcast")
    yield 4.0
    owner.taps("broadcast.write")
    yield 4.0
    owner.says("News: there is something new in the shop.")
    for _ in range(4):
        yield 4.0
        if owner.confirms("broadcast."):
            owner.town.counts["broadcasts"] += 1
            break
        if not owner.taps("broadcast.ready:", "broadcast.choose:", "broadcast.whom:", "broadcast.draft:"):
            break
    yield 4.0


def _closes_for_a_while(owner: Visitor) -> Deed:
    """Serve nobody for some minutes."""
    yield from maintenance(owner, on=True)
    yield owner.rng.choice((60.0, 400.0))
    yield from maintenance(owner, on=False)


def maintenance(owner: Visitor, *, on: bool) -> Deed:
    """Begin or end maintenance, unless it is so already."""
    owner.says("/system")
    yield 4.0
    owner.taps("system.maintenance")
    yield 4.0
    is_on = bool(owner.town.rows("SELECT 1 FROM pause WHERE reason = 'maintenance'"))
    if is_on != on:
        owner.confirms("admin.wording:")
    yield 4.0


def follows_clock(owner: Visitor) -> Deed:
    """Say that the machine's clock is right."""
    owner.says("/system")
    yield 4.0
    owner.taps("system.health")
    yield 4.0
    owner.taps("system.clock_asked")
    yield 4.0
    owner.confirms("system.")
    yield 4.0


def _backs_up(owner: Visitor) -> Deed:
    owner.says("/backup")
    yield 4.0
    owner.taps("backups.make")
    yield 10.0


def _corrects(owner: Visitor) -> Deed:
    """Put somebody's balance right by hand."""
    if owner.town.people:
        owner.says(
            f"/editbalance {owner.rng.choice(list(owner.town.people))} {owner.rng.choice((0, 2500, 50_000))} put right"
        )
        yield 4.0
        owner.confirms("wallet.")
        yield 4.0
