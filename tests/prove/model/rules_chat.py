"""The way from an update to a message: events as the poller stores them, the clerk, the real plugins, the outbox.

People press whatever buttons they see, money comes to a gateway of this module's own (exact, late, twice, too little,
too much, for nobody), which tells the shop once, again, or never. What is held against the shop is what people saw: a
code is shown to one person, everybody is shown what they own, and what they paid in is what they have left and what
their codes cost.
"""

import random
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from shopbot.api import (
    Attempt,
    Context,
    Money,
    Outside,
    PaymentMethod,
    Plugin,
    Receipt,
    Request,
    Screen,
    WebhookCall,
    t,
)
from shopbot.config import Limits
from shopbot.db import inbox
from shopbot.db.inbox import NewEvent
from shopbot.testing import Person, TestShop
from shopbot.testing.trouble import shuffler
from shopbot.trade import ledger, orders, products, refunds, stock
from tests.prove.model.rules_desk import TALLY, Machine

OWNER = 1
BUYERS = (11, 12, 13)
PRICES = {"A": 1_000, "B": 2_500}
PEOPLE = st.sampled_from(BUYERS)
PRODUCT = st.sampled_from((1, 2))
_CODE = re.compile(r"\b([AB])-\d{5}\b")
_SEEN = 6  # messages up the chat somebody still scrolls to
_WORDS = ("/start", "/orders", "/wallet", "/help", "5", "1000", "hello", "/nothing", "A-00000")

plugin = Plugin("gate")
plugin.texts(en="btn-gate = Gate\npay = Please pay { $money }.")


@plugin.payment_method
class Gate(PaymentMethod):
    """A gateway that remembers everything that ever came, and says all of it each time."""

    name, label, every, idle_every = "gate", "btn-gate", 15, 60
    came: ClassVar[list[Receipt]] = []

    def open(self, request: Request[Any], attempt: Attempt) -> Screen:
        """Ask for the sum."""
        return Screen.of(t("pay", money=attempt.asked))

    def look(self, outside: Outside[Any], attempts: Sequence[Attempt]) -> Sequence[Receipt]:
        """Return everything, newest first."""
        return self.came[::-1]


def _genuine(_settings: object, call: WebhookCall) -> bool:
    return call.body == b"paid"


@plugin.webhook("notify", verify=_genuine)
def notified(ctx: Context[Any], _call: WebhookCall) -> None:
    """Look, as somebody says that money came."""
    ctx.look_now("gate")


class Chats(Machine):
    """A shop with its plugins, three buyers, and what they saw."""

    plugins: ClassVar[tuple[Plugin[Any] | str, ...]] = ("home", "catalog", "orders", "wallet", "payments", plugin)

    @initialize()
    def open(self) -> None:
        """Start with two products and three people, one of whom has money."""
        self.shop = TestShop(*self.plugins, owner=OWNER, limits=Limits(updates_per_minute=1_000_000))
        Gate.came.clear()
        self.codes, self.serial = 0, 0
        self.shown: dict[str, int] = {}
        self.due: dict[int, int] = {}  # receipts by their place -> whose they are
        self.given: Counter[int] = Counter()
        self.last: list[tuple[str, Mapping[str, Any]]] = []
        for title, price in PRICES.items():
            money = Money(price, "IDR")
            self.shop.do(lambda tx, title=title, money=money: products.create(tx, OWNER, title, money))  # type: ignore[misc]
        for product in (1, 2):
            self.stock_comes(product, 3)
        self.people = {number: self.shop.person(f"Person {number}", id=number).says("/start") for number in BUYERS}
        self.gift(BUYERS[0], 4_000)
        self._looks()

    def teardown(self) -> None:
        """Close the file."""
        if hasattr(self, "shop"):
            self.shop.close()

    def recount(self) -> list[str]:
        """Count everything in the shop again; no event may have been set aside."""
        return [*self.shop.check(), *self.shop.parked]

    # --- what people do ---

    @rule(who=PEOPLE, n=st.integers(0, 60), times=st.sampled_from((1, 1, 1, 2)))
    def presses_something(self, who: int, n: int, times: int) -> None:
        """Press any button that stands in the chat, an old one too, once or twice."""
        seen = [
            (message.id, button["callback_data"])
            for message in self.people[who].messages[-_SEEN:]
            for row in message.rendered.keyboard
            for button in row
            if "callback_data" in button
        ]
        if seen:
            message, data = seen[-1 - n % len(seen)]
            for _ in range(times):
                self._press(who, data, message)

    @rule(who=PEOPLE, other=PEOPLE, n=st.integers(0, 60))
    def presses_a_strangers_button(self, who: int, other: int, n: int) -> None:
        """Press what stands in somebody else's chat, as a forged update would."""
        seen = [
            button["callback_data"]
            for message in self.people[other].messages[-_SEEN:]
            for row in message.rendered.keyboard
            for button in row
            if "callback_data" in button
        ]
        if seen and who != other:
            self._press(who, seen[-1 - n % len(seen)])

    @rule(who=PEOPLE, words=st.sampled_from(_WORDS))
    def says(self, who: int, words: str) -> None:
        """Write something."""
        self.people[who].says(words)

    @rule(who=PEOPLE, product=PRODUCT, quantity=st.integers(1, 2), old=st.sampled_from((0, 0, 0, 100)))
    def places_an_order(self, who: int, product: int, quantity: int, old: int) -> None:
        """Press buy, at today's price or at an older one."""
        self._press(who, f"orders.checkout:{product}:{quantity}:{PRICES['AB'[product - 1]] * quantity - old}")

    @rule(who=PEOPLE, product=PRODUCT)
    def buys(self, who: int, product: int) -> None:
        """Order and press the newest button for paying from the balance, if it can be paid."""
        self.places_an_order(who, product, 1, 0)
        self._press_newest(who, "!")

    @rule(who=PEOPLE)
    def chooses_the_gate(self, who: int) -> None:
        """Begin to pay the newest order that waits."""
        for one in orders.of_person(self.shop.db, who, limit=3).items:
            if one.state == "waiting":
                self._press(who, f"orders.pay_by:{one.id}:gate")
                return

    @rule(who=PEOPLE, amount=st.sampled_from((700, 1_000, 2_500)))
    def deposits(self, who: int, amount: int) -> None:
        """Begin to add money."""
        self._press(who, f"wallet.pay:{amount}:gate:0")

    @rule(who=PEOPLE, away=st.booleans())
    def blocks_or_comes_back(self, who: int, away: bool) -> None:
        """Block the bot, or let it in again."""
        _ = self.people[who].blocks() if away else self.people[who].unblocks()

    # --- what the gateway does ---

    @rule(
        who=PEOPLE, product=PRODUCT, part=st.sampled_from((1.0, 1.0, 0.5, 1.5)), times=st.integers(0, 2),
        waits=st.sampled_from((0, 0, 20, 4_000)),
    )  # fmt: skip
    def buys_at_the_gate(self, who: int, product: int, part: float, waits: int, times: int) -> None:
        """Order, choose the gate, and pay what it asks, or not quite, or too late; it tells the shop or not."""
        self.places_an_order(who, product, 1, 0)
        self.chooses_the_gate(who)
        if waits:
            self.time_goes_by(waits)
        rows = self.shop.db.rows("SELECT id, asked FROM payment WHERE person = ? ORDER BY id DESC LIMIT 1", who)
        for one in rows:
            self._comes(one["id"], who, max(1, int(one["asked"] * part)))
            self.the_gate_calls(times, same=False)

    @rule(n=st.integers(0, 20), part=st.sampled_from((1.0, 1.0, 1.0, 0.5, 1.5)), told=st.booleans())
    def money_comes(self, n: int, part: float, told: bool) -> None:
        """Somebody pays what an attempt asks, or not quite; in time, too late, or once more."""
        rows = self.shop.db.rows("SELECT id, person, asked FROM payment WHERE method = 'gate' ORDER BY id DESC LIMIT 8")
        if rows:
            one = rows[n % len(rows)]
            self._comes(one["id"], one["person"], max(1, int(one["asked"] * part)))
            if told:
                self.the_gate_calls(1, same=False)

    @rule(amount=st.sampled_from((1, 1_000)))
    def money_comes_for_nobody(self, amount: int) -> None:
        """Money that nobody asked for."""
        self._comes(None, None, amount)

    @rule(times=st.integers(1, 3), same=st.booleans())
    def the_gate_calls(self, times: int, same: bool) -> None:
        """It tells the shop, perhaps several times, perhaps the very same."""
        self.shop.clerk.put([self._call(n if not same else 0) for n in range(times)])
        self.shop.settle()

    @rule()
    def a_forged_call_is_not_taken(self) -> None:
        """Nobody but the gateway says that money came."""
        assert not self.shop.host.verify_webhook(WebhookCall("gate", "notify", {}, b"paid!", {}))

    @rule()
    def everything_is_looked_for(self) -> None:
        """After two minutes all that ever came is in the books, once."""
        for _ in range(4):
            self.shop.advance(seconds=30)
        known = self.shop.db.rows("SELECT reference FROM receipt ORDER BY id")
        assert sorted(row["reference"] for row in known) == sorted(one.reference for one in Gate.came)

    # --- what staff do ---

    @rule(product=PRODUCT, lines=st.integers(1, 2))
    def stock_comes(self, product: int, lines: int) -> None:
        """Put goods on stock."""
        new = [f"{'AB'[product - 1]}-{self.codes + n:05}" for n in range(lines)]
        self.codes += lines
        self.shop.do(lambda tx: stock.add(tx, product, new, by=OWNER))
        self.shop.settle()

    @rule(who=PEOPLE, amount=st.sampled_from((100, 1_000, 5_000)))
    def gift(self, who: int, amount: int) -> None:
        """Give somebody money."""
        self.serial += 1
        key = f"gift:{self.serial}"
        self.shop.do(lambda tx: ledger.adjust(tx, who, Money(amount, "IDR"), OWNER, "because", key))
        self.given[who] += amount
        self.shop.settle()

    @rule(who=PEOPLE)
    def money_goes_back(self, who: int) -> None:
        """Give somebody's newest order back in money; they keep the goods."""
        for one in orders.of_person(self.shop.db, who, limit=1).items:
            left = refunds.left(self.shop.db, one.id)
            if one.paid_at is not None and left.is_positive:
                self.shop.do(lambda tx, one=one, left=left: refunds.refund(tx, one.id, left, OWNER, "they asked"))  # type: ignore[misc]
                self.given[who] += left.amount
                self.shop.settle()

    # --- what time and trouble do ---

    @rule(seconds=st.sampled_from((1, 20, 300, 700, 4_000)))
    def time_goes_by(self, seconds: int) -> None:
        """Jobs run, orders and deposits end."""
        self.shop.advance(seconds=seconds)

    @rule()
    def the_last_updates_come_again(self) -> None:
        """Telegram delivers once more what it was not told had arrived; nothing comes of it."""
        before = self._books()
        self.shop.clerk.put([NewEvent("telegram:1", key, body) for key, body in self.last])
        self.shop.settle()
        assert self._books() == before

    @rule(draw=st.randoms(use_true_random=False), killed=st.booleans())
    def several_things_at_once(self, draw: random.Random, killed: bool) -> None:
        """Taps, calls and jobs that came together are taken in another order; perhaps the process dies in between."""
        events = [self._tap(who, f"orders.checkout:1:1:{PRICES['A']}") for who in draw.sample(BUYERS, 2)]
        events += [self._call(n) for n in range(draw.randint(0, 2))]
        draw.shuffle(events)
        self.shop.clerk.order = shuffler(draw)
        self.shop.clerk.put(events)
        self.shop.clerk.turn()
        if killed:
            self.shop._die()
            TALLY["restarts"] += 1
        self.shop.settle()

    @rule()
    def the_process_ends_and_starts_again(self) -> None:
        """On the same file."""
        self.shop.restart()
        TALLY["restarts"] += 1

    # --- what always holds ---

    @invariant()
    def a_code_is_shown_to_one_person_and_everybody_sees_their_own(self) -> None:
        """What somebody saw is theirs; who has not blocked the bot has seen all that is theirs."""
        self._looks()
        for who in BUYERS:
            own = {code for code, person in self.shown.items() if person == who}
            bought = {code for code, person in self._owned() if person == who}
            assert own <= bought, f"{who} saw {own - bought}"
            assert who in self.shop.blocked or own == bought, f"{who} never saw {bought - own}"

    @invariant()
    def everybody_has_what_they_paid_in_less_what_their_codes_cost(self) -> None:
        """By the gateway's account and the prices of what they own."""
        entered = {row["reference"] for row in self.shop.db.rows("SELECT reference FROM receipt")}
        held = {who: ledger.balance(self.shop.db, who, "IDR").amount for who in BUYERS}
        for who in BUYERS:
            paid = sum(
                one.amount.amount
                for n, one in enumerate(Gate.came)
                if self.due.get(n) == who and one.reference in entered
            )
            cost = sum(PRICES[code[0]] for code, person in self._owned() if person == who)
            assert held[who] == paid + self.given[who] - cost, f"{who} has {held[who]}: {paid} paid, codes for {cost}"

    # --- how it is done ---

    def _owned(self) -> list[tuple[str, int]]:
        sql = (
            "SELECT content, person FROM stock_unit JOIN orders ON orders.id = order_id WHERE stock_unit.state = 'sold'"
            " ORDER BY stock_unit.id"
        )
        return [(row["content"], row["person"]) for row in self.shop.db.house.rows(sql)]

    def _looks(self) -> None:
        for who, person in self.people.items():
            for message in person.messages[-_SEEN:]:
                for found in _CODE.finditer(message.text):
                    assert self.shown.setdefault(found.group(), who) == who, f"{found.group()} was shown twice"

    def _books(self) -> list[Any]:
        db = self.shop.db
        tables = ("posting", "orders", "payment", "receipt", "stock_unit", "order_event")
        return [db.scalar(f"SELECT count(*) FROM {name}") for name in tables] + [  # noqa: S608 - our own names
            tuple(row) for row in db.rows("SELECT id, balance FROM account ORDER BY id")
        ]

    def _comes(self, attempt: int | None, person: int | None, amount: int) -> None:
        reference = f"G{len(Gate.came)}"
        if person is not None:
            self.due[len(Gate.came)] = person
        Gate.came.append(Receipt(reference, Money(amount, "IDR"), self.shop.clock.now(), attempt))

    def _call(self, n: int) -> NewEvent:
        self.serial += n
        call = WebhookCall("gate", "notify", {}, b"paid", {})
        assert self.shop.host.verify_webhook(call)
        return NewEvent(call.source, f"call-{self.serial}", call.pack(), inbox.FIRST)

    def _tap(self, who: int, data: str, message: int = 1) -> NewEvent:
        """Return a tap as the poller stores it."""
        number = self.shop.next_update
        self.shop.next_update += 1
        person: Person = self.people[who]
        shown = {"message_id": message, "chat": person._chat(), "date": self.shop.clock.now()}
        query = {"id": f"cb-{number}", "from": person._user(), "message": shown, "data": data, "chat_instance": "1"}
        body = {"update_id": number, "callback_query": query}
        self.shop.chats.taps[f"cb-{number}"] = who
        self.last = [*self.last[-3:], (f"{number}", body)]
        return NewEvent("telegram:1", f"{number}", body)

    def _press(self, who: int, data: str, message: int = 1) -> None:
        self.shop.clerk.put([self._tap(who, data, message)])
        self.shop.settle()

    def _press_newest(self, who: int, beginning: str) -> None:
        for message in reversed(self.people[who].messages[-_SEEN:]):
            for row in message.rendered.keyboard:
                for button in row:
                    if button.get("callback_data", "").startswith(beginning):
                        self._press(who, button["callback_data"], message.id)
                        return
