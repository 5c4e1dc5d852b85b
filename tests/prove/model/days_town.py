"""The town around the shop: its people, how each of them pays, and what the town itself knows of goods and money.

A person reads their own chat and taps what is there, whatever language it is in: buttons are known by what they send.
What somebody does at one go is a generator that yields how many seconds they think before the next step.
"""

import contextlib
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from shopbot.fakes import pakasir as pakasir_module
from shopbot.fakes.desk import NotPossible, Way
from shopbot.fakes.gateway import Gateway, signature
from shopbot.fakes.pakasir import Pakasir
from shopbot.fakes.tron import SHOP, USDT, Tron, Wanted
from shopbot.simulator import actions
from shopbot.simulator.actions import Impossible
from shopbot.simulator.world import Chat, Message, Person
from tests.prove.model.days_edge import BOT, Telegram, Web

OWNER = 900
KEY, SECRET = "key of the pretended gateways", "secret of the pretended gateways"
LANGUAGES = ("id", "en", "ar", "fa", "zh")
CODE = re.compile(r"DAY-\d{6}")
PRODUCTS = (11, 12, 13, 14, 15)
Deed = Iterator[float]
_SEEN = 6
_RUBBISH = (
    "halo", "?", "apa ini", "<b>tag</b> & more", "x" * 600, "/unknown", "/order ????", "\u202eabc", "/voucher NOPE",
    "0", "-5", "/start zzz", "🙂" * 40, "DROP TABLE person;", "/buy 999", "سلام", "你好", "９９９", "1.000.000.000.000",
)  # fmt: skip


class Told(Gateway):
    """The pretend gateway, whose notifications go to `tell(plugin, name, headers, body)` instead of over HTTP."""

    tell: Callable[[str, str, Mapping[str, str], bytes], str]

    def _tell(self, invoice: Any, what: dict[str, Any], key: str) -> str:
        body = json.dumps({**what, "invoice": str(invoice.number)}).encode()
        return self.tell("pretend", "notify", {"x-signature": signature(key, body) if key else "0" * 64}, body)


@dataclass
class Town:
    """Everybody and everything outside the shop. `rows` reads the shop's books: what payers see on their screens."""

    telegram: Telegram
    web: Web
    rng: random.Random
    rows: Callable[..., Sequence[Any]]
    notify: Callable[[str, str, Mapping[str, str], bytes], str]
    people: dict[int, "Visitor"] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    made: int = 0
    holders: dict[str, set[int]] = field(default_factory=dict)
    gifts: dict[str, int] = field(default_factory=dict)
    invited: list[str] = field(default_factory=list)
    acted: set[int] = field(default_factory=set)
    unstored: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        now = self.telegram.clock.now
        self.gateway = Told("pretend", KEY, now)
        self.gateway.tell = self.notify
        self.gateway.notify = "told"
        self.pakasir = Pakasir("toko", KEY, SECRET, now)
        self.pakasir.notify = "told"
        self.tron = Tron(now)
        self.web.edges = {"pretend": self.gateway.edge, "pakasir": self.pakasir.edge, "tron": self.tron.edge}
        self.telegram.world.add_person("Budi", "en", number=OWNER)
        self.owner = Visitor(self, OWNER)

    def close(self) -> None:
        """Give the fakes' ports back; nobody was served there."""
        for edge in self.web.edges.values():
            edge.stop()

    def newcomer(self) -> "Visitor":
        """Return somebody new in town."""
        number = 1001 + len(self.people)
        self.telegram.world.add_person(f"P{number}", self.rng.choice(LANGUAGES), number=number)
        return self.people.setdefault(number, Visitor(self, number))

    def codes(self, count: int) -> list[str]:
        """Return codes that were never there before."""
        self.made += count
        return [f"DAY-{n:06}" for n in range(self.made - count, self.made)]

    # --- what the town knows of money ---

    def money(self) -> Counter[tuple[str, str, int, str]]:
        """Return all money that came for the shop: method, the payer's side's name for it, smallest units, currency."""
        found: Counter[tuple[str, str, int, str]] = Counter()
        for invoice in self.gateway._invoices.values():
            found.update(("pretend", one.id, one.amount, invoice.currency) for one in invoice.money)
        paid = [one for one in self.pakasir.transactions.values() if one.status == "completed"]
        found.update(("pakasir", one.txn, one.total, "IDR") for one in paid)
        found.update(
            ("usdt", f"{one.txid}:{log.to}:{log.value}:0", log.value, "USDT")
            for one in self.tron.transactions.values()
            for log in one.logs
            if not one.failed and (log.contract, log.kind, log.to) == (USDT, "Transfer", SHOP)
        )
        taken = [one for one in self.telegram.world.star_transactions if "source" in one]
        found.update(("stars", str(one["id"]), int(one["amount"]), "XTR") for one in taken)
        return found

    def payers(self) -> dict[tuple[str, str], int]:
        """Return who paid what the other side itself knows the payer of."""
        known = {
            ("pretend", one.id): invoice.customer
            for invoice in self.gateway._invoices.values()
            for one in invoice.money
            if invoice.customer is not None
        }
        taken = [one for one in self.telegram.world.star_transactions if "source" in one]
        return known | {("stars", str(one["id"])): int(one["source"]["user"]["id"]) for one in taken}

    @property
    def late_to_come(self) -> int:
        """How many payments people have promised that come by themselves later."""
        invoices = sum(one.late for one in self.gateway._invoices.values())
        return invoices + sum(one.late and one.status != "completed" for one in self.pakasir.transactions.values())

    # --- what people are shown ---

    def read_chats(self) -> Iterator[str]:
        """Note which codes stood in whose chat, of all that was sent since the last look; yield it as one line each."""
        heard = self.telegram.heard
        while heard:
            method, args, files, _ = heard.popleft()
            chat = args.get("chat_id")
            if not isinstance(chat, int) or not method.startswith(("send", "edit", "copy")):
                continue
            words = [str(getattr(args.get(name), "text", args.get(name) or "")) for name in ("text", "caption")]
            words += [one.content.decode(errors="ignore") for one in files.values()]
            yield f"{method} {chat} {words[:2]}"
            for code in CODE.findall("\n".join(words)):
                self.holders.setdefault(code, set()).add(chat)


@dataclass(frozen=True)
class Offer:
    """A button on somebody's screen."""

    message: int
    data: str
    url: str
    style: str


class Visitor:
    """One person and their chat. Every step returns whether it could be done."""

    def __init__(self, town: Town, number: int) -> None:
        self.town, self.number, self.rng = town, number, town.rng

    @property
    def person(self) -> Person:
        """Who they are at Telegram."""
        return self.town.telegram.world.people[self.number]

    @property
    def chat(self) -> Chat:
        """Their chat with the bot."""
        return self.town.telegram.world.chats[self.number]

    # --- eyes and thumbs ---

    def messages(self) -> list[Message]:
        """Return the bot's messages, newest first."""
        return [one for one in reversed(self.chat.messages.values()) if one.sender["id"] == BOT]

    def offers(self, most: int = _SEEN) -> list[Offer]:
        """Return the buttons of the newest messages, newest message first."""
        found = []
        for one in self.messages()[:most]:
            for row in (one.inline or {}).get("inline_keyboard", ()):
                for button in row:
                    data, url = str(button.get("callback_data") or ""), str(button.get("url") or "")
                    found.append(Offer(one.id, data, url, str(button.get("style") or "")))
        return found

    def says(self, text: str) -> bool:
        """Write something."""
        with contextlib.suppress(Impossible):
            actions.say(self.town.telegram.world, self.person, self.chat, text)
            self.town.acted.add(self.number)
            return True
        return False

    def taps(self, *beginnings: str, times: int = 1) -> bool:
        """Tap the newest button that sends something that begins so; the first beginning that is there counts."""
        for beginning in beginnings:
            for offer in self.offers():
                if offer.data.startswith(beginning):
                    return self.presses(offer, times)
        return False

    def confirms(self, beside: str, times: int = 1) -> bool:
        """Tap the first single-use button of the newest screen that has one and a button beginning with `beside`."""
        for one in self.messages()[:3]:
            here = [offer for offer in self.offers() if offer.message == one.id]
            once = [offer for offer in here if offer.data.startswith("!")]
            if once and any(offer.data.startswith(beside) for offer in here):
                return self.presses(once[0], times)
        return False

    def presses(self, offer: Offer, times: int = 1) -> bool:
        """Tap this very button, also one that is gone by now."""
        world = self.town.telegram.world
        with contextlib.suppress(Impossible):
            for _ in range(times):
                actions.press(world, self.person, self.chat, offer.message, offer.data, None, force=True)
                self.town.acted.add(self.number)
            return True
        return False

    # --- what somebody does at one go ---

    def lives(self) -> Deed:
        """Come to the shop and do something there."""
        if not self.person.started or self.rng.random() < 0.3:
            code = self.rng.choice(self.town.invited) if self.town.invited and not self.person.started else ""
            self.says(f"/start r_{code}" if code else "/start")
            yield self.thinks()
        deeds: Sequence[tuple[int, Callable[[], Deed]]] = (
            (16, self.buys), (3, self.tops_up), (3, self.wanders), (2, self.redeems), (1, self.invites),
            (2, self.asks_back), (1, self.mistypes), (1, self.taps_old), (1, self.leaves_and_returns), (1, self.sends),
            (1, self.asks_inline),
        )  # fmt: skip
        weights = [weight for weight, _ in deeds]
        yield from self.rng.choices([deed for _, deed in deeds], weights)[0]()

    def thinks(self) -> float:
        """Return how long they think."""
        return self.rng.choice((1.5, 2.0, 3.0, 3.0, 8.0, 20.0))

    def _twice(self) -> int:
        return 2 if self.rng.random() < 0.15 else 1

    def buys(self) -> Deed:
        """Order something and pay for it, in one of the many ways there are."""
        self.says(str(self.rng.choice(PRODUCTS)))
        yield self.thinks()
        if self.rng.random() < 0.3 and self.taps("catalog.product:"):
            yield self.thinks()
        if not self.taps("orders.checkout:", times=self._twice()):
            return
        self.town.counts["checkouts"] += 1
        yield self.thinks()
        if self.rng.random() < 0.15 and self.taps("vouchers.best:", "vouchers.pick:"):
            yield self.thinks()
            self.taps("vouchers.apply:", "orders.order:")
            yield self.thinks()
        if self.rng.random() < 0.7 and self.confirms("orders.cancel:", times=self._twice()):
            yield self.thinks()
            return
        if self.rng.random() < 0.3 and self.taps("wallet.topup:"):
            yield self.thinks()
        if self.rng.random() < 0.08:
            self.taps("orders.cancel:")
            return
        yield from self._pays("orders.pay_by:", "wallet.pay:")

    def tops_up(self) -> Deed:
        """Add money to the balance."""
        self.says("/balance")
        yield self.thinks()
        self.taps("wallet.topup")
        yield self.thinks()
        if self.rng.random() < 0.3:
            self.taps("wallet.other")
            yield self.thinks()
            self.says(self.rng.choice(("15k", "12345", "20.000", "۵۰۰۰۰", "abc", "0")))
        else:
            offers = [one for one in self.offers(1) if one.data.startswith("wallet.amount:")]
            if offers:
                self.presses(self.rng.choice(offers))
        yield self.thinks()
        yield from self._pays("wallet.pay:")

    def _pays(self, *beginnings: str) -> Deed:
        """Choose a method that is offered, and pay at its other side."""
        offers = [one for one in self.offers(2) if one.data.startswith(beginnings)]
        if not offers:
            return
        chosen = self.rng.choice(offers)
        for _ in range(self._twice()):
            self.presses(chosen)
        yield self.thinks() + 2
        method = next((name for name in _METHODS if f":{name}" in chosen.data), "")
        if method:
            yield from _METHODS[method](self)
        if self.rng.random() < 0.4:
            self.taps("payments.check:", times=self._twice())
            yield self.thinks()
        if self.rng.random() < 0.1:
            self.taps("payments.cancel:", "payments.other_way:")
            yield self.thinks()

    def _open(self, method: str) -> list[Any]:
        """Return their newest payments by a method, as their own screens show them."""
        sql = "SELECT * FROM payment WHERE person = ? AND method = ? ORDER BY id DESC LIMIT 3"
        return list(self.town.rows(sql, self.number, method))

    def _at_gateway(self) -> Deed:
        if self.rng.random() < 0.25:
            self.taps(*(self.rng.choice([f"pretend.report:{p['id']}" for p in self._open("pretend")] or ["pretend."]),))
            yield 2.0
            return
        for _ in range(4):
            mine = [one for one in self.town.gateway.payments() if one.person == self.number and one.ways]
            if mine:
                self._settles(self.town.gateway, mine[0].number, mine[0].ways)
                break
            yield 5.0

    def _at_pakasir(self) -> Deed:
        for _ in range(4):
            known = {one.number: one for one in self.town.pakasir.payments()}
            mine = [known[p["reference"]] for p in self._open("pakasir") if p["reference"] in known]
            if mine and mine[0].ways:
                self._settles(self.town.pakasir, mine[0].number, mine[0].ways)
                break
            yield 5.0

    def _on_chain(self) -> Deed:
        mine = [p for p in self._open("usdt") if p["asked"] is not None]
        if mine:
            one = mine[0]
            wanted = Wanted(
                str(one["id"]), self.number, SHOP, one["asked"], "", "open", one["opened_at"], one["expires_at"]
            )
            self.town.tron._asked = lambda: [wanted]
            self._settles(self.town.tron, wanted.number, ("paid", "short", "over", "twice", "forged", "paid"))
        yield 1.0

    def _settles(self, till: Any, number: str, ways: Sequence[Way]) -> None:
        how = self.rng.choice([*ways, *(["paid"] * 4 if "paid" in ways else []), "never"])
        if how == "never":
            return
        with contextlib.suppress(NotPossible):
            till.pay(number, how)
            self.town.counts["payments"] += 1

    def _in_stars(self) -> Deed:
        for _ in range(3):
            links = [one.url for one in self.offers(3) if one.url.startswith("https://t.me/$")]
            if links:
                for _ in range(self._twice()):
                    with contextlib.suppress(Impossible):
                        actions.pay_by_link(self.town.telegram.world, self.person, links[0])
                        self.town.counts["payments"] += 1
                return
            yield 4.0

    def wanders(self) -> Deed:
        """Tap whatever is there."""
        self.says("/menu")
        for _ in range(self.rng.randint(2, 6)):
            yield self.thinks()
            offers = [one for one in self.offers(2) if one.data and not one.data.startswith("!")]
            if not offers:
                return
            self.presses(self.rng.choice(offers))

    def redeems(self) -> Deed:
        """Type a code that somebody gave them."""
        code = self.rng.choice([*list(self.town.gifts)[-8:], "TEN", "NOPE-NOPE"])
        self.says(f"/voucher {code}")
        yield self.thinks()
        self.confirms("vouchers.", times=self._twice())
        yield self.thinks()

    def invites(self) -> Deed:
        """Ask for a link of their own, to give to friends."""
        self.says("/invite")
        yield self.thinks()
        for one in self.messages()[:2]:
            found = re.search(r"start=r_(\w+)", one.content.text if one.content else "")
            if found and found[1] not in self.town.invited:
                self.town.invited.append(found[1])

    def asks_back(self) -> Deed:
        """Complain about what they got, or want the money back."""
        self.says("/orders")
        yield self.thinks()
        if not self.taps("orders.order:"):
            return
        yield self.thinks()
        for _ in range(3):
            if not self.confirms("orders.") and not self.taps(self.rng.choice(("aftersales.trouble", "aftersales."))):
                return
            yield self.thinks()

    def mistypes(self) -> Deed:
        """Write what makes no sense."""
        for _ in range(self.rng.randint(1, 3)):
            self.says(self.rng.choice(_RUBBISH))
            yield self.thinks()

    def taps_old(self) -> Deed:
        """Tap buttons of long ago, or of screens that are gone."""
        old = self.offers(40)
        for offer in self.rng.sample(old, min(3, len(old))):
            if offer.data:
                self.presses(offer)
                yield self.thinks()

    def leaves_and_returns(self) -> Deed:
        """Block the bot, and come back after a while."""
        actions.set_blocked(self.town.telegram.world, self.person, blocked=True)
        yield self.rng.choice((60.0, 900.0, 3000.0))
        actions.set_blocked(self.town.telegram.world, self.person, blocked=False)
        yield 2.0
        self.says("/start")
        yield self.thinks()

    def sends(self) -> Deed:
        """Give some of the balance to a friend."""
        self.says("/balance")
        yield self.thinks()
        if not self.taps("wallet.friend"):
            return
        yield self.thinks()
        self.taps("wallet.how_much:", "wallet.ask_other")
        yield self.thinks()
        self.says(self.rng.choice(("1000", "5k", "99999999")))
        yield self.thinks()
        self.confirms("wallet.", times=self._twice())
        yield self.thinks()

    def asks_inline(self) -> Deed:
        """Type the bot's name and a word in some chat."""
        words = self.rng.choice(("", "alpha", "1", "ال"))
        asked = actions.ask_inline(self.town.telegram.world, self.person, self.chat, words)
        self.town.unstored.add(asked["update_id"])
        yield self.thinks()


_METHODS: dict[str, Callable[[Visitor], Deed]] = {
    "pretend": Visitor._at_gateway,
    "pakasir": Visitor._at_pakasir,
    "usdt": Visitor._on_chain,
    "stars": Visitor._in_stars,
}


@contextlib.contextmanager
def told_in_memory(notify: Callable[[str, str, Mapping[str, str], bytes], str]) -> Iterator[None]:
    """Have Pakasir's notifications handed to `notify` instead of sent."""
    was = pakasir_module.post

    def post(url: str, body: Mapping[str, Any], headers: Mapping[str, str]) -> str:
        lowered = {name.lower(): value for name, value in headers.items()}
        return notify("qris", "pakasir", lowered, json.dumps(body).encode())

    pakasir_module.post = post
    try:
        yield
    finally:
        pakasir_module.post = was
