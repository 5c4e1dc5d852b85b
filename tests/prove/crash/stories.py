"""What happens in the shop while it dies: each story prepares a shop, and then lets people go through one flow.

People insist, as people do: whoever loses a screen asks for it again until what they wanted has come about. A story is
over when nothing is left to do, and it ends the same however often the shop has died.
"""

import itertools
from collections.abc import Callable, Mapping
from typing import Any

from plugins.usdt import source
from shopbot.api import checkouts
from shopbot.db import inbox
from shopbot.db.inbox import NewEvent
from shopbot.fakes.gateway import Gateway
from shopbot.fakes.pakasir import Pakasir
from shopbot.fakes.serve import Edge as Served
from shopbot.fakes.tron import Tron
from shopbot.testing import Person
from shopbot.testing.methods import Edge, Scene
from shopbot.trade import ledger, orders, products, stock, vouchers
from shopbot.trade.money import Money
from shopbot.trade.vouchers import VoucherTerms
from tests.plugins.backups_bench import Documents
from tests.plugins.qris_bench import KEY, SECRET, SLUG
from tests.plugins.stars_bench import moves, star_is_worth
from tests.plugins.test_pretend_conforms import KEY as PRETEND_KEY
from tests.plugins.test_pretend_conforms import START, PretendEdge
from tests.plugins.test_qris_conforms import PakasirEdge, PhoneEdge
from tests.plugins.test_stars_conforms import StarsEdge
from tests.plugins.test_usdt_conforms import ChainEdge
from tests.plugins.usdt_bench import give_rate
from tests.prove.crash.mortal import Mortal

Act = Callable[[], object]
Story = Callable[[], tuple[Mortal, Act]]
OWNER, PRICE = 1, 40_000
_BASIC = ("home", "catalog", "orders", "wallet", "payments")
_OFTEN = 12


def insist(done: Callable[[], bool], *tries: Act) -> None:
    """Try these one after the other, again and again, until it is done; what is not on the screen is not tapped."""
    for _ in range(_OFTEN):
        for one in tries:
            if done():
                return
            try:
                one()
            except AssertionError:
                break
    assert done(), "it never came about"


# --- goods and balances ---


def stocked(*more: str, **about: Any) -> tuple[Mortal, int, Person]:
    """Return a shop with nine codes of one product (`about` says more of it), its number, and a buyer with money."""
    shop = Mortal(*_BASIC, *more, owner=OWNER)
    shop.run_jobs()
    shop.person("Rina", id=OWNER).says("/start")
    made = shop.do(lambda tx: products.create(tx, "test", "Lumina", Money(PRICE, "IDR"), number=101, **about))
    shop.do(lambda tx: stock.add(tx, made.id, [f"CODE-{n}" for n in range(9)], by="test"))
    budi = shop.person("Budi", id=500).says("/start")
    shop.do(lambda tx: ledger.give(tx, budi.id, Money(500_000, "IDR"), "test", "test:budi"))
    return shop, int(made.id), budi


def delivered(person: Person, times: int = 1) -> bool:
    """Tell whether somebody has so many orders that were delivered."""
    sql = "SELECT count(*) FROM orders WHERE person = ? AND state = 'delivered'"
    return int(person.shop.db.scalar(sql, person.id)) >= times


def buy() -> tuple[Mortal, Act]:
    """Two people buy from their balance, one of them tapping twice."""
    shop, product, budi = stocked()
    ani = shop.person("Ani", id=501).says("/start")
    shop.do(lambda tx: ledger.give(tx, ani.id, Money(PRICE, "IDR"), "test", "test:ani"))

    def act() -> None:
        for person in (budi, ani):
            buys(person, product)

    return shop, act


def buys(who: Person, product: int) -> None:
    """Let somebody buy one, tapping twice."""
    insist(lambda: delivered(who), lambda: _orders(who, product), lambda: _pays_twice(who))


def _orders(who: Person, product: int) -> None:
    who.presses(1, f"orders.checkout:{product}:1:{PRICE}")


def _pays_twice(who: Person) -> None:
    pay = who.data("💰 Pay")
    who.taps("💰 Pay")
    who.presses(1, pay)


def bought(shop: Mortal, product: int, person: Person) -> int:
    """Have somebody buy one, as a preparation; return the order."""

    def work(tx: Any) -> int:
        return orders.pay_from_wallet(tx, orders.checkout(tx, person.id, product, 1, PRICE).id, person.id).id

    number = int(shop.do(work))
    shop.settle()
    return number


def start() -> tuple[Mortal, Act]:
    """The shop is opened with all its plugins, and somebody comes in."""
    shop = Mortal(*_BASIC, "admin", "vouchers", "aftersales", "backups", owner=OWNER)
    shop.from_the_start = True

    def act() -> None:
        insist(lambda: bool(shop.db.scalar("SELECT count(*) FROM person WHERE id = 500")), lambda: _comes_in(shop))

    return shop, act


def _comes_in(shop: Mortal) -> None:
    shop.person("Budi", id=500).says("/start")


def voucher() -> tuple[Mortal, Act]:
    """Somebody takes a gift and pays with ten percent off."""
    shop, product, budi = stocked("vouchers", "admin")
    off, given = VoucherTerms("percent", 1000, limit_all=1), VoucherTerms("gift", 7_000, "IDR", limit_all=1)
    shop.do(lambda tx: vouchers.create(tx, OWNER, off, "TENOFF"))
    code = shop.do(lambda tx: vouchers.create(tx, OWNER, given)).code

    def used(times: int) -> bool:
        return int(shop.db.scalar("SELECT count(*) FROM voucher_use WHERE state = 'used'")) >= times

    def act() -> None:
        insist(lambda: used(1), lambda: budi.says(f"/voucher {code}"), lambda: budi.taps("Add to my balance"))
        insist(
            lambda: delivered(budi),
            lambda: budi.presses(1, f"orders.checkout:{product}:1:{PRICE}"),
            lambda: budi.taps("Voucher").taps("Type a code").says("TENOFF"),
            lambda: budi.taps("Pay Rp"),
        )

    return shop, act


def refund() -> tuple[Mortal, Act]:
    """The owner refunds an order to the wallet, tapping twice."""
    shop, product, budi = stocked("admin", "aftersales", warranty_days=30)
    number, rina = bought(shop, product, budi), shop.person("Rina", id=OWNER)

    def asks() -> None:
        rina.presses(1, f"aftersales.refund:{number}").taps("To wallet").taps("Goodwill")

    def taps() -> None:
        last = rina.data("Refund Rp")
        rina.presses(1, last).presses(1, last)

    def act() -> None:
        insist(lambda: int(shop.db.scalar("SELECT count(*) FROM order_refund")) == 1, asks, taps)

    return shop, act


def replacement() -> tuple[Mortal, Act]:
    """A buyer's code does not work, and they get another one."""
    shop, product, budi = stocked("admin", "aftersales", warranty_days=30)
    number = bought(shop, product, budi)

    def act() -> None:
        insist(
            lambda: int(shop.db.scalar("SELECT count(*) FROM replacement")) == 1,
            lambda: budi.presses(1, f"aftersales.trouble:{number}"),
            lambda: budi.taps("does not work"),
        )

    return shop, act


def stock_import() -> tuple[Mortal, Act]:
    """The owner brings in a file of codes."""
    shop, product, _ = stocked("admin")
    rina, lines = shop.person("Rina", id=OWNER), "\n".join(f"CODE-{n}" for n in range(100, 130))

    def act() -> None:
        insist(
            lambda: int(shop.db.scalar("SELECT count(*) FROM stock_unit WHERE product = ?", product)) == 39,
            lambda: rina.sends_file("codes.txt", lines, caption="/addstock 101"),
            lambda: rina.taps("Add 30"),
        )

    return shop, act


def backup() -> tuple[Mortal, Act]:
    """The owner has a backup made in the chat; a copy of it goes into the chat too."""
    shop, product, budi = stocked("admin", "backups")
    shop.reach_telegram(Documents(shop))
    bought(shop, product, budi)
    rina = shop.person("Rina", id=OWNER)

    def act() -> None:
        insist(
            lambda: len(list((shop.data / "backups").glob("*.age"))) >= 1,
            lambda: rina.says("/backup"),
            lambda: rina.taps("Back up now"),
            lambda: shop.advance(minutes=2),
        )

    return shop, act


# --- payments ---


def paid(method: str, plugins: tuple[str, ...], edge: Edge, served: Served | None) -> Scene:
    """Return a scene of somebody who can pay by this method, in a shop that dies."""
    more = tuple(name for name in plugins if name not in _BASIC)
    settings: dict[str, Mapping[str, object]] = dict(edge.settings)
    shop = Mortal(*_BASIC, *more, owner=OWNER, settings=settings, edges=(served,) if served else ())
    return Scene(shop, edge, method)


def pays(scene: Scene, *, times: int = 1, late: bool = False, deposit: bool = False) -> tuple[Mortal, Act]:
    """Let somebody order or add money and pay, well or late; the gateway tells of it, and the shop looks."""
    shop = scene.shop
    assert isinstance(shop, Mortal)
    budi = scene.person("Budi")

    def begin() -> None:
        if deposit:
            budi.presses(1, f"wallet.pay:{PRICE}:{scene._name}:0")
            return
        budi.presses(1, f"orders.checkout:{scene._product}:1:{PRICE}")
        found = orders.of_person(shop.db, budi.id, limit=1).items
        if found:
            budi.presses(budi.messages[-1].id, f"orders.pay_by:{found[0].id}:{scene._name}")

    def attempt() -> int:
        return int(shop.db.scalar("SELECT coalesce(max(id), 0) FROM payment") or 0)

    def ready() -> bool:
        return bool(shop.db.scalar("SELECT count(*) FROM payment WHERE asked IS NOT NULL AND opened_at > 0"))

    def act() -> None:
        insist(lambda: attempt() > 0, begin)
        insist(ready, lambda: shop.advance(minutes=1))
        if late:
            scene.time_runs_out()
        scene.pays(attempt())
        _is_called(scene, attempt(), times)
        scene.time_for_looks()
        scene.time_for_looks(minutes=90)

    return shop, act


def _is_called(scene: Scene, number: int, times: int) -> None:
    shop, call = scene.shop, scene.edge.call(scene.attempt(number), genuine=True)
    assert isinstance(shop, Mortal)
    for n in range(times if call else 0):
        assert call
        shop.put(NewEvent(call.source, f"call-{n}", call.pack(), inbox.FIRST))


def _pretend(**how: Any) -> tuple[Mortal, Act]:
    gateway = Gateway("pretend", PRETEND_KEY, lambda: START)
    return pays(paid("pretend", ("pretend",), PretendEdge(gateway), gateway.edge), **how)


def pay_pretend() -> tuple[Mortal, Act]:
    """Paid at the pretend gateway, which tells of it twice."""
    return _pretend(times=2)


def deposit() -> tuple[Mortal, Act]:
    """Money added to a balance."""
    return _pretend(times=2, deposit=True)


def expiry() -> tuple[Mortal, Act]:
    """An order whose time runs out, and is paid afterwards."""
    return _pretend(times=1, late=True)


def pay_pakasir() -> tuple[Mortal, Act]:
    """Paid by a QRIS code of Pakasir's."""
    ticks = itertools.count(0, 10)
    gateway = Pakasir(SLUG, KEY, SECRET, lambda: START + next(ticks), window=10**6)
    return pays(paid("pakasir", ("qris",), PakasirEdge(gateway), gateway.edge), times=2)


class _Phone(PhoneEdge):
    """The owner's phone, which goes on until the shop has the news."""

    def _tell(self, shop: Any, amount: Money, name: str) -> None:
        call = self._call(f"Dana masuk Rp{amount.amount}", name, SECRET)
        shop.put(NewEvent(call.source, f"told-{name}", call.pack()))


def pay_qris() -> tuple[Mortal, Act]:
    """Paid by the owner's own printed QRIS, of which the phone tells."""
    return pays(paid("qris", ("qris",), _Phone(), None))


def pay_usdt() -> tuple[Mortal, Act]:
    """Paid in USDT on the chain."""
    source.MEMORY.clear()
    tron = Tron(lambda: START)
    scene = paid("usdt", ("rates", "usdt"), ChainEdge(tron), tron.edge)
    tron._now = scene.shop.clock.now
    scene.shop.do(give_rate)
    return pays(scene)


def pay_stars() -> tuple[Mortal, Act]:
    """Paid in Stars: Telegram tells of it, and has it on its list."""
    edge = StarsEdge()
    scene = paid("stars", ("catalog", "admin", "rates", "stars"), edge, None)
    scene.shop.reach_telegram(edge.telegram)
    scene.shop.person("Rina", id=OWNER).says("/start")
    star_is_worth(scene.shop, 200)
    shop, act = pays(scene)

    def told() -> None:
        act()
        number = int(shop.db.scalar("SELECT max(id) FROM payment"))
        one = scene.attempt(number)
        moves(shop, scene.person("Budi"), checkouts.payload(one), one.asked.amount, f"{number}-one")

    return shop, told


STORIES: Mapping[str, Story] = {
    "start": start,
    "buy": buy,
    "voucher": voucher,
    "refund": refund,
    "replacement": replacement,
    "import": stock_import,
    "backup": backup,
    "deposit": deposit,
    "expiry": expiry,
    "pay-pretend": pay_pretend,
    "pay-pakasir": pay_pakasir,
    "pay-qris": pay_qris,
    "pay-usdt": pay_usdt,
    "pay-stars": pay_stars,
}
