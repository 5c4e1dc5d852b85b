"""A shop whose buyers pay by real methods at fakes over HTTP, and whose process is killed meanwhile."""

import json
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from plugins.qris import emv
from shopbot.commands.demo_shop import OUTSIDE
from shopbot.db.keys import Keys
from shopbot.db.survey import Survey
from shopbot.fakes.gateway import Gateway
from shopbot.fakes.pakasir import Pakasir, Phone
from shopbot.fakes.serve import Answer, Asked
from shopbot.fakes.tron import Tron
from shopbot.host.addresses import hook_url
from shopbot.journeys import steps
from shopbot.journeys.guest import Guest
from shopbot.simulator.driver import DriverError
from tests.prove.crash.payers import GATEWAYS_OWN, ByPhone, Deed, InStars, Payer, Sum, at_gateway, at_pakasir, on_chain
from tests.prove.crash.shop import PRICE, CrashShop, labels_on

_PAUSES = (4, 4, 4, 20, 61, 700)  # seconds of the clock between two lives; the last is longer than a window
_WINDOW = 2000  # seconds; longer than the longest window, which is that of Stars
_ROUNDS = 4
_PATIENCE_MS = 25
_LOOK_SECONDS = 2.0
_QUIET_SECONDS = 90.0
_DEED_SECONDS = 30.0
_SECRET = "known to the phone"
_LOOKS = 8  # kills between two looks at whether money was on its way
_WAITING = {
    "events": "SELECT count(*) FROM inbox WHERE state = 'new' AND source <> 'job' AND ?1",
    "messages": "SELECT count(*) FROM outbox WHERE state = 'due' AND ?1",
    "errands": "SELECT count(*) FROM errand WHERE state = 'due' AND ?1",
    "payments": "SELECT count(*) FROM payment WHERE state = 'open' OR look_at <= ?1",
    "orders": "SELECT count(*) FROM orders WHERE state = 'waiting' AND ?1",
    "looks": "SELECT count(*) FROM payment_method WHERE looking IS NOT NULL AND ?1",
}


class PayingShop(CrashShop):
    """Buyers without a balance, and a payer for each method. `on_its_way`: kills while money was not in the books."""

    funds = 0
    fakes: ClassVar[tuple[str, ...]] = ("pretend", "pakasir", "usdt")

    def __init__(self, folder: Path, *rest: Any) -> None:
        super().__init__(folder, *rest)
        self.on_its_way = 0
        self._slowness = 0.0
        self._aside: list[threading.Thread] = []
        self.payers: list[Payer] = self._payers()
        self._hinder()

    def _payers(self) -> list[Payer]:
        pretend, pakasir, tron = (self.demo.outside.fakes[name].till for name in self.fakes)
        assert isinstance(pretend, Gateway)
        assert isinstance(pakasir, Pakasir)
        assert isinstance(tron, Tron)
        by_name = [at_gateway(pretend, self._shown), at_pakasir(pakasir, self._shown), on_chain(tron, self._shown)]
        return [*by_name, self._in_stars()]

    def _in_stars(self) -> Payer:
        return InStars(self.driver, self.demo.simulator._gateway.world, self._links)

    def _links(self) -> dict[str, int]:
        sql = "SELECT person, details ->> 'link' AS link FROM payment WHERE method = 'stars' ORDER BY id DESC LIMIT 8"
        with self.look() as shop:
            return {str(row["link"]): row["person"] for row in shop.reader.rows(sql) if row["link"]}

    def _shown(self, method: str) -> set[str]:
        with self.look() as shop:
            rows = shop.reader.rows("SELECT id, reference FROM payment WHERE method = ?", method)
        if method == "usdt":  # nobody makes an invoice: the shop's own number stands for the sum on the screen
            return {str(row["id"]) for row in rows}
        return {str(row["reference"]) for row in rows if row["reference"] is not None}

    def settle_in(self, budi: Guest) -> None:
        """Take Stars and USDT, by rates set by hand."""
        budi.says("/plugins on stars")
        for currency, price in (("XTR", "250"), ("USDT", "16000")):
            budi.says("/rates").taps(currency).taps("by hand").says(price)
            self._rate_is_set(currency)

    def _rate_is_set(self, currency: str) -> None:
        """Wait for the rate in the books: what staff are told may come after the screen that shows it."""
        self.until(f"{currency} has a rate", lambda: currency in self._rates())

    def _rates(self) -> set[str]:
        with self.look() as shop:
            return {str(row["currency"]) for row in shop.reader.rows("SELECT currency FROM rates_rate")}

    # --- people ---

    def somebody_acts(self) -> None:
        """Somebody pays, or a buyer taps what the newest message offers."""
        deed = self.rng.choice(self.payers).chooses(self.rng) if self.rng.random() < 0.45 else None
        if deed is not None:
            self._do_aside(deed)
            return
        buyer = self.rng.choice(self.buyers)
        try:
            self._acts(buyer)
        except (DriverError, LookupError):
            self.driver.say(buyer, str(steps.SUPPERS))

    def _acts(self, buyer: int) -> None:
        labels, chance = labels_on([self.driver.last(buyer) or {}]), self.rng.random()
        if chance < 0.08:
            by = self.rng.choice(self.payers).name
            message = self.driver.last(buyer) or {}
            self.driver.press(buyer, message["message_id"], f"wallet.pay:{PRICE}:{by}:0", force=True)
        elif any("I have paid" in one for one in labels) and chance < 0.5:
            self.driver.press_text(buyer, self.rng.choice(("I have paid", "I have paid", "Other method", "Cancel")))
        else:
            wishes = ["Buy", "💰 Pay", *(payer.label for payer in self.payers)]
            wished = [one for one in labels if any(wish in one for wish in wishes) and "again" not in one]
            for _ in range(self.rng.choice((1, 1, 2)) if wished else 0):
                self.driver.press_text(buyer, self.rng.choice(wished))
            if not wished:
                self.driver.say(buyer, str(steps.SUPPERS))

    def act(self) -> None:
        """Let people act one after the other, many of them when the bot has said something."""
        if self._alive:
            self._tell_untold()
        for _ in range(self.rng.randint(2, 8)):
            calls = self.driver.call_count()
            self.somebody_acts()
            if self._alive and self.rng.random() < 0.5:
                self.driver.wait_calls(calls + 2, _PATIENCE_MS)
        self.chores()

    def _do_aside(self, deed: Deed) -> None:
        thread = threading.Thread(target=deed, daemon=True)
        thread.start()
        self._aside.append(thread)

    def _all_answered(self) -> None:
        """Wait until whoever told the shop something has its answer, or sees that there will be none."""
        for thread in self._aside:
            thread.join(_DEED_SECONDS)
            assert not thread.is_alive(), "somebody still waits for an answer of the shop"
        self._aside.clear()

    # --- trouble ---

    def trouble(self) -> None:
        """Let gateways be down or slow for a life too, or for some."""
        super().trouble()
        for fake in self.demo.outside.fakes.values():
            if self.rng.random() < 0.2:
                fake.edge.down = self.rng.random() < 0.3
        self._slowness = self.rng.choice((0.0, 0.0, 0.0, 0.02, 0.2))

    def all_well(self) -> None:
        super().all_well()
        self._slowness = 0.0
        for fake in self.demo.outside.fakes.values():
            fake.edge.down = False

    def _hinder(self) -> None:
        """Have every gateway be slow at times, and some of them never tell the shop anything by themselves."""
        for fake in self.demo.outside.fakes.values():
            fake.edge.answer = self._slowly(fake.edge.answer)
            if hasattr(fake.till, "notify") and self.rng.random() < 0.3:
                fake.till.notify = ""

    def _slowly(self, answer: Callable[[Asked], Answer]) -> Callable[[Asked], Answer]:
        def slow(asked: Asked) -> Answer:
            threading.Event().wait(self._slowness)
            return answer(asked)

        return slow

    # --- dying ---

    def pause(self) -> int:
        return self.rng.choice(_PAUSES)

    def kill(self) -> None:
        super().kill()
        self._all_answered()
        self.on_its_way += self.kills % _LOOKS == 0 and self.came() != self.entered()

    def stop(self) -> None:
        super().stop()
        self._all_answered()

    def on_its_way_out(self) -> None:
        self._until_asked()

    def _until_asked(self) -> None:
        """Wait until the shop asks some gateway, as it does every few seconds while somebody may have paid."""
        edges = [fake.edge for fake in self.demo.outside.fakes.values()]
        before = sum(edge.requests for edge in edges)
        for _ in range(int(_LOOK_SECONDS / 0.01)):
            if sum(edge.requests for edge in edges) > before:
                return
            threading.Event().wait(0.01)

    def _tell_untold(self) -> None:
        for payer in self.payers:
            deed = payer.untold()
            if deed is not None:
                self._do_aside(deed)

    def finish(self) -> None:
        """Live on until everything is told, every window over, and whatever came late was looked for; then stop."""
        self.start()
        self.until_polling()
        self.all_well()
        for _ in range(_ROUNDS):
            self._tell_untold()
            self._all_answered()
            self.driver.advance(_WINDOW)
            self._until_quiet()
        self.stop()
        assert all(payer.untold() is None for payer in self.payers)

    def _until_quiet(self) -> None:
        ends, waiting = time.monotonic() + _QUIET_SECONDS, {"everything": 1}
        while waiting:
            assert time.monotonic() < ends, f"still waiting: {waiting}"
            self.driver.advance(1)
            threading.Event().wait(0.1)
            waiting = self._waiting()

    def _waiting(self) -> dict[str, int]:
        with self.look() as shop:
            counts = {name: int(shop.reader.scalar(sql, self.driver.now())) for name, sql in _WAITING.items()}
        counts["updates"] = len(self.updates)
        return {name: count for name, count in counts.items() if count}

    # --- the accounts ---

    def came(self) -> Counter[Sum]:
        """Return all money by the accounts of the other sides."""
        return sum((payer.came() for payer in self.payers), Counter())

    def entered(self) -> Counter[Sum]:
        """Return all money by the shop's account."""
        with self.look() as shop:
            return entered(shop)


def entered(shop: Survey) -> Counter[Sum]:
    """Return the receipts of a shop; the owner's own QRIS has no names for money.

    What a button of the pretend method reported is left out: the shop says that itself, and tells the gateway.
    """
    return Counter(
        (row["method"], "" if row["method"] == "qris" else row["reference"], row["amount"], row["currency"])
        for row in shop.reader.rows("SELECT * FROM receipt")
        if row["method"] != "pretend" or GATEWAYS_OWN in row["reference"]
    )


class PrintedQrisShop(PayingShop):
    """The same, and QRIS by the owner's own printed code, told of by the owner's phone."""

    fakes: ClassVar[tuple[str, ...]] = ("pretend",)

    def _payers(self) -> list[Payer]:
        facts = json.loads((self.folder / OUTSIDE).read_text())
        facts["settings"]["qris"] = {"mode": "static", "code": _PRINTED, "notice_secret": _SECRET}
        (self.folder / OUTSIDE).write_text(json.dumps(facts))
        keys = Keys.of(bytes.fromhex((self.folder / "shop.key").read_text()))
        phone = Phone(hook_url(f"http://127.0.0.1:{facts['door']}", keys, "qris", "notice"), _SECRET)
        return [ByPhone(phone, self._asked)]

    def settle_in(self, budi: Guest) -> None:
        """Leave Stars off: here it is the phone that everything hangs on."""

    def _asked(self) -> list[int]:
        with self.look() as shop:
            rows = shop.reader.rows("SELECT asked FROM payment WHERE method = 'qris' ORDER BY id DESC LIMIT 8")
            return [int(row["asked"]) for row in rows]


# What a scanner reads off a printed QRIS; synthetic.
_PRINTED = emv.read(
    "00020101021126680016ID.CO.CONTOH.WWW011893600000000000000102150000000000000010303UMI51440014ID.CO.QRIS.WWW0215"
    "ID10000000000010303UMI5204581253033605802ID5918TOKO CONTOH 5802ID6007JAKARTA61051011062070703A01630449C4"
).text()
