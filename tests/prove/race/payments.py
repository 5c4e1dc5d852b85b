"""Money that is told of by everybody at once: the gateway's call (a hundred times), the shop's own look, the button.

Each buyer has an order, an invoice of their own, and one of these stories:

    together   paid once; told by a hundred calls at once, asked for by the button, looked for by the shop
    twice      two payments for one order
    cancelled  paid in the moment the buyer gives the order up
    down       paid while the gateway answers nobody for ten minutes
    late       paid in the moment the time is over
"""

import contextlib
import json
import random
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable

from shopbot.db.survey import Survey
from shopbot.fakes.gateway import signature
from shopbot.trade import ledger
from tests.prove.proof import Outcome
from tests.prove.race.hall import FAULT, PRICE, Hall, hall, shuffled

STORIES = ("together", "twice", "cancelled", "down", "late")
BUYERS, CALLS = 25, 100
_FEW = 3
_TAKEN = frozenset({200, 429})  # 429: it is called too often and told to come back, as gateways do
_WINDOW, _STEP, _ROUNDS = 600, 25, 8
_DOWN = 600
_SLOW = "payment service is slow"
_OPEN = (
    "SELECT (SELECT count(*) FROM payment WHERE state = 'open') + (SELECT count(*) FROM orders WHERE state = 'waiting')"
    " + (SELECT count(*) FROM inbox WHERE state = 'new' AND source <> 'job')"
    " + (SELECT count(*) FROM outbox WHERE state = 'due')"
)
Deed = Callable[[], object]


class Payers:
    """The buyers of one hall, each with an order, its attempt, the gateway's invoice for it, and a story."""

    def __init__(self, shop: Hall, rng: random.Random, calls: int) -> None:
        self.shop = shop
        self.rng = rng
        self.calls = calls
        self.statuses: Counter[int] = Counter()
        self.of_story = {story: list(shop.people)[n :: len(STORIES)] for n, story in enumerate(STORIES)}
        shop.together([lambda n=n: shop.tap(n, shop.order) for n in shop.people])  # type: ignore[misc]
        shop.settle()
        self.order = self._pairs("SELECT person, id FROM orders")
        shop.together([lambda n=n: shop.tap(n, f"orders.pay_by:{self.order[n]}:pretend") for n in shop.people])  # type: ignore[misc]
        shop.until("every invoice is made", lambda: len(self._invoices()) == len(shop.people))
        self.invoice = self._invoices()
        self.attempt = self._pairs("SELECT person, id FROM payment")

    def _pairs(self, sql: str) -> dict[int, int]:
        with self.shop.look() as look:
            return {row[0]: row[1] for row in look.reader.rows(sql)}

    def _invoices(self) -> dict[int, int]:
        return self._pairs("SELECT person, reference FROM payment WHERE reference IS NOT NULL")

    # --- what people and the gateway do ---

    def pays(self, person: int, how: str = "paid") -> Deed:
        """The buyer pays at the gateway, which calls the shop."""
        return lambda: self.shop.gateway.pay(str(self.invoice[person]), how)  # type: ignore[arg-type]

    def called(self, person: int, times: int) -> list[Deed]:
        """The gateway's call comes again and again, the same words under the same signature."""
        body = json.dumps({"event": "payment", "invoice": str(self.invoice[person])}).encode()
        headers = {"content-type": "application/json", "x-signature": signature(self.shop.gateway.key, body)}
        return [lambda: self._call(body, headers)] * times

    def _call(self, body: bytes, headers: dict[str, str]) -> None:
        request = urllib.request.Request(str(self.shop.gateway.notify), body, headers)  # noqa: S310 - our own door
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310
                self.statuses[answer.status] += 1
        except urllib.error.HTTPError as refused:
            with refused:
                self.statuses[refused.code] += 1

    def taps(self, person: int, data: str, times: int = 1) -> list[Deed]:
        """The buyer taps."""
        return [lambda: self.shop.tap(person, data)] * times

    def time_goes(self, seconds: int) -> Deed:
        """The clock moves on, so that the shop looks by itself and what is over ends."""
        return lambda: self.shop.driver.advance(seconds)

    # --- the stories ---

    def play(self) -> None:
        """Play them: first those that are over in a moment, then the ten minutes, then the end of the time."""
        deeds = [self.time_goes(1), self.time_goes(_STEP)]
        for person in self.of_story["together"]:
            asks = self.taps(person, f"payments.check:{self.attempt[person]}", _FEW)
            deeds += [self.pays(person), *asks, *self.called(person, self.calls)]
        for person in self.of_story["twice"]:
            deeds += [self.pays(person), self.pays(person), *self.called(person, _FEW)]
        for person in self.of_story["cancelled"]:
            given_up = self.taps(person, f"orders.cancel:{self.order[person]}", 2)
            deeds += [*given_up, self.pays(person), *self.called(person, _FEW)]
        self.shop.together(shuffled(self.rng, deeds))
        self.shop.settle()
        self.down()
        self.late()
        self.finish()

    def down(self) -> None:
        """The gateway answers nobody for ten minutes; people pay all the same and ask."""
        people, gateway = self.of_story["down"], self.shop.gateway
        gateway.down, before = True, gateway.edge.requests
        self.shop.together(shuffled(self.rng, [self.time_goes(_DOWN // 4), *(self.pays(person) for person in people)]))
        self.shop.until("the shop has looked in vain", lambda: gateway.edge.requests > before)
        self.shop.driver.advance(_DOWN // 4)
        self.shop.settle()
        deeds = [one for person in people for one in self.taps(person, f"payments.check:{self.attempt[person]}")]
        self.shop.together(shuffled(self.rng, [self.time_goes(_STEP), *deeds]))
        self.shop.settle()
        self.shop.driver.advance(_DOWN // 2 - _STEP)

    def late(self) -> None:
        """It comes back in the moment the time of all that is left is over, and whoever is late pays now."""
        people = self.of_story["late"]
        deeds = [self.time_goes(_STEP), *(self.pays(person) for person in people)]
        deeds += [one for person in people for one in self.called(person, _FEW)]
        deeds += [one for person in people for one in self.taps(person, f"payments.check:{self.attempt[person]}")]
        self.shop.gateway.down = False
        self.shop.together(shuffled(self.rng, deeds))

    def finish(self) -> None:
        """Let time go by until nothing waits."""
        for _ in range(_ROUNDS):
            self.shop.driver.advance(_WINDOW)
            self.shop.settle()
            self.shop.until("nothing waits", self._nothing_waits)
        with contextlib.suppress(TimeoutError):  # told person by person
            self.shop.until("what came late is looked for, with pauses that grow", self._all_entered)

    def _all_entered(self) -> bool:
        self.shop.driver.advance(_WINDOW)
        with self.shop.look() as look:
            return bool(look.reader.scalar("SELECT count(*) FROM receipt") >= sum(map(len, _came(self.shop).values())))

    def _nothing_waits(self) -> bool:
        self.shop.driver.advance(_STEP)
        with self.shop.look() as look:
            return not look.reader.scalar(_OPEN)


def one_round(seed: int, _left: float, buyers: int = BUYERS, calls: int = CALLS, *words: str) -> Outcome:
    """Play every story with a few buyers each, by polling or by webhook as the seed has it."""
    rng = random.Random(seed)
    way = ("webhook",) if rng.random() < 0.5 else ()
    with hall(*way, *words, buyers=buyers, codes=buyers, poor=True) as shop:
        payers = Payers(shop, rng, calls)
        payers.play()
        seen = shop.chats()
        stopped = shop.stop_bot()
        outcome = judged(payers, seen)
        outcome.bad += [f"the shop ended with {stopped}"] if stopped else []
        outcome.bad += [f"{n} calls were answered {code}" for code, n in payers.statuses.items() if code not in _TAKEN]
        outcome.counts.update(calls=sum(payers.statuses.values()), by_webhook=int(bool(way)))
        return outcome


def judged(payers: Payers, seen: dict[int, str]) -> Outcome:
    """Hold the gateway's account, the books and the chats against each other, person by person."""
    shop, outcome = payers.shop, Outcome(Counter(payments=0, credited=0, delivered=0, told_slow=0, doubled=0, lost=0))
    came = _came(shop)
    with shop.look() as look:
        for person in shop.people:
            _judge(payers, look, person, came[person], seen[person], outcome)
    outcome.bad += shop.recount()
    return outcome


def _came(shop: Hall) -> dict[int, list[int]]:
    """Return what came in at the gateway, by payer."""
    return {int(one.customer or 0): [money.amount for money in one.money] for one in shop.gateway._invoices.values()}


def _judge(payers: Payers, look: Survey, person: int, came: list[int], text: str, outcome: Outcome) -> None:
    counts, wrong = outcome.counts, outcome.bad.append
    sql = "SELECT count(*) FROM receipt JOIN payment ON payment.id = receipt.payment WHERE person = ?"
    entered, left = look.reader.scalar(sql, person), ledger.balance(look.reader, person, "IDR").amount
    got, paid = payers.shop.codes_in(text), sum(came)
    counts.update(payments=len(came), credited=entered, delivered=len(got), told_slow=_SLOW in text)
    counts["doubled"] += max(0, entered - len(came)) + max(0, len(got) - 1)
    counts["lost"] += max(0, len(came) - entered)
    story = next(name for name, people in payers.of_story.items() if person in people)
    if entered != len(came) or left + len(got) * PRICE.amount != paid:
        wrong(f"{person} ({story}) paid {came}: {entered} receipts, {len(got)} codes, {left} left")
    if len(got) != 1 and story in {"together", "twice", "down"}:
        wrong(f"{person} ({story}) paid in time and has {len(got)} codes")
    if story == "down" and _SLOW not in text:
        wrong(f"{person} asked while the gateway was down and was not told that it is slow")
    if fault := FAULT.search(text):
        wrong(f"{person} ({story}) met a fault of the shop: {fault[0]}")
