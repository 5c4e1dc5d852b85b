"""Many buyers, few codes, all at once over HTTP: whoever is served has a code of their own and has paid once."""

import random
from collections import Counter

from shopbot.trade import ledger
from tests.prove.proof import Outcome
from tests.prove.race.hall import FAULT, FUNDS, PRICE, Hall, hall, shuffled

BUYERS, CODES = 200, 50
_POLITE = "sold out"


def one_round(seed: int, _left: float, buyers: int = BUYERS, codes: int = CODES, *words: str) -> Outcome:
    """Let everybody want one, by polling or by webhook as the seed has it, many of them with two taps."""
    rng = random.Random(seed)
    way = ("webhook",) if rng.random() < 0.5 else ()
    with hall(*way, *words, buyers=buyers, codes=codes) as shop:
        taps = _taps(rng, shop, dict.fromkeys(shop.people, shop.order))
        paying = {n: data for n in shop.people if (data := shop.button(n, "💰 Pay"))}
        rest = {person: shop.order for person in shop.people if person not in paying}
        taps += _taps(rng, shop, paying | rest)
        seen = shop.chats()
        stopped = shop.stop_bot()
        outcome = judged(shop, seen, codes)
    outcome.counts.update({"taps": taps, "by_webhook": int(bool(way))})
    outcome.bad += [f"the shop ended with {stopped}"] if stopped else []
    return outcome


def _taps(rng: random.Random, shop: Hall, wishes: dict[int, str]) -> int:
    """Tap them all, in any order, some twice; return how many taps that were."""
    taps = [one for one in wishes.items() for _ in range(rng.choice((1, 1, 2, 3)))]
    shop.together([lambda one=one: shop.tap(*one) for one in shuffled(rng, taps)])  # type: ignore[misc]
    shop.settle()
    return len(taps)


def judged(shop: Hall, seen: dict[int, str], codes: int) -> Outcome:
    """Hold chats and books against each other."""
    outcome = Outcome(Counter(buyers=len(shop.people), codes=codes, served=0, told_politely=0, doubled=0, lost=0))
    shown: Counter[str] = Counter()
    with shop.look() as look:
        left = {person: ledger.balance(look.reader, person, "IDR").amount for person in shop.people}
    for person, text in seen.items():
        got = shop.codes_in(text)
        shown.update(got)
        outcome.counts["served"] += bool(got)
        outcome.counts["told_politely"] += not got and _POLITE in text
        outcome.bad += _of_one(person, text, len(got), FUNDS.amount - left[person])
    outcome.counts["doubled"] += sum(times > 1 for times in shown.values())
    outcome.counts["lost"] += codes - len(shown)
    outcome.bad += [f"{code} was shown to {times} people" for code, times in shown.items() if times > 1]
    if outcome.counts["served"] != codes:
        outcome.bad.append(f"{outcome.counts['served']} were served with {codes} codes")
    outcome.bad += shop.recount()
    return outcome


def _of_one(person: int, text: str, codes: int, paid: int) -> list[str]:
    wrong = []
    if paid != codes * PRICE.amount or codes > 1:
        wrong.append(f"{person} has {codes} codes and paid {paid}")
    if not codes and _POLITE not in text:
        wrong.append(f"{person} got nothing and was not told that it is sold out")
    if fault := FAULT.search(text):
        wrong.append(f"{person} met a fault of the shop: {fault[0]}")
    return wrong
