"""The parts of `prove input`: strange input, forged input, whose right it is, what is in it, and what leaks."""

import logging
from collections.abc import Iterable, Iterator
from random import Random

from tests.prove.input import canary, chatting, forged, injection, reading, rights
from tests.prove.input import door as doors
from tests.prove.input.forged import Forger
from tests.prove.input.parser import Parser, fed, steep
from tests.prove.proof import Outcome, Part, Run, play

A_MILLION = 1_000_000
_EACH = 200
"""Inputs of each parser in one round. In the short form dear ones get fewer, so that all have a turn."""


def parsers() -> list[Parser]:
    """Return every parser there is; each reads what somebody outside wrote."""
    return [*reading.parsers(), *chatting.parsers(), *doors.parsers()]


def fuzzed(chosen: list[Parser], seed: int, count: int, *, even: bool = False) -> Outcome:
    """Feed each of these parsers `count` inputs (dear ones fewer, unless `even`), and one in three lengths."""
    seen = Outcome()
    seen.counts.update({"inputs": 0, "unhandled": 0, "steep": 0})
    for number, parser in enumerate(chosen):
        rng = Random(f"{seed}:{number}")
        _feed(parser, rng, count if even else max(4, count // parser.dear), seen)
    return seen


def _feed(parser: Parser, rng: Random, count: int, seen: Outcome) -> None:
    bad = list(fed(parser, rng, count))
    long = list(_long_ones(parser, rng, count))
    seen.counts["inputs"] += count
    seen.counts[f"of {parser.name}"] += count
    seen.counts["unhandled"] += len(bad)
    seen.counts["steep"] += len(long)
    seen.bad += [*bad[:2], *long[:1]]


def _long_ones(parser: Parser, rng: Random, count: int) -> Iterator[str]:
    told = steep(parser, rng.choice(parser.units)) if parser.long is not None and count > 1 else ""
    if told:
        yield told


_NOWHERE = logging.NullHandler()


def _quiet() -> None:
    """Let the shop's log go nowhere: what is refused a million times need not be read."""
    logging.getLogger("shopbot").addHandler(_NOWHERE)


def strange(seed: int, _seconds: float) -> Outcome:
    """Play one round of strange input."""
    _quiet()
    return fuzzed(parsers(), seed, _EACH, even=True)


def strange_in_short(seed: int, _seconds: float) -> Outcome:
    """Play one round of strange input, a smaller one."""
    _quiet()
    return fuzzed(parsers(), seed, _EACH)


def _parsers(run: Run) -> Outcome:
    say = run.say
    # Not how many of each of sixty, every few seconds.
    run.say = lambda line: say(line.partition(" of amounts")[0].rpartition(",")[0])
    seen = play(run, strange_in_short if run.short else strange, "inputs")
    each = {name: seen.counts.pop(name) for name in list(seen.counts) if name.startswith("of ")}
    seen.counts["parsers"] = len(each)
    seen.counts["parsers_at_a_million"] = sum(count >= A_MILLION for count in each.values())
    if each:
        seen.counts["fewest_of_one_parser"] = min(each.values())
    places = chatting.unopened_places()
    if places:
        seen.untried.append(f"{len(places)} questions no button of this shop opens were opened by hand")
    return seen


# --- forged ---

_FORGERIES = 20_000
"""Of each kind in one round; of dear ones fewer."""


def counterfeit(chosen: Iterable[Forger], seed: int, count: int) -> Outcome:
    """Make `count` forgeries of each of these kinds (dear ones fewer); a genuine one of each has to pass first."""
    seen = Outcome()
    seen.counts.update({"forgeries": 0, "accepted": 0, "genuine": 0})
    for number, forger in enumerate(chosen):
        if not forger.genuine():
            seen.bad.append(f"{forger.name}: what is genuine was refused, so refusing proves nothing")
        seen.counts["genuine"] += 1
        rng, tries = Random(f"{seed}:{number}"), max(3, count // forger.dear)
        accepted = sum(forger.accepted(rng) for _ in range(tries))
        seen.counts["forgeries"] += tries
        seen.counts["accepted"] += accepted
        seen.bad += [f"{forger.name}: {accepted} of {tries} were believed"] if accepted else []
    return seen


def forgeries(seed: int, _seconds: float) -> Outcome:
    """Play one round of forgeries."""
    _quiet()
    return counterfeit(forged.forgers(), seed, _FORGERIES)


def forgeries_in_short(seed: int, _seconds: float) -> Outcome:
    """Play one round of forgeries, a smaller one."""
    _quiet()
    return counterfeit(forged.forgers(), seed, _FORGERIES // 10)


def _forged(run: Run) -> Outcome:
    return play(run, forgeries_in_short if run.short else forgeries, "forgeries")


# --- whose right it is ---

_SHORT_STEPS = 2_500


def matrix(seed: int, most: int) -> Outcome:
    """Try every step of the matrix, or as many as `most` of them, drawn by the seed."""
    _quiet()
    steps = list(rights.steps())
    chosen = Random(seed).sample(steps, most) if 0 < most < len(steps) else steps
    return judged(chosen, len(steps), rights.tried(chosen))


def judged(chosen: list[rights.Step], of: int, told: Iterable[str]) -> Outcome:
    """Count steps that were tried, and what was wrong with them."""
    seen = Outcome(bad=[*told, *rights.routes()])
    seen.counts.update({
        "points": len(chosen), "of_points": of, "trespasses": len(seen.bad), "roles": len({one.role for one in chosen}),
        "places": len({one.place for one in chosen}), "routes": rights.ROUTES_TRIED,
    })  # fmt: skip
    return seen


def _rights(run: Run) -> Outcome:
    seen = matrix(run.seed, _SHORT_STEPS if run.short else 0)
    seen.bad = [f"{one} [--seed {run.seed}]" for one in seen.bad]
    return seen


# --- what is in it ---


def injected(seed: int, *, short: bool) -> Outcome:
    """Look at everything that shows what people wrote."""
    seen = Outcome()
    seen.counts.update({"checks": 0, "taken_for_more": 0})
    for where, problem in injection.everything(Random(seed), short):
        seen.counts["checks"] += 1
        if problem:
            seen.counts["taken_for_more"] += 1
            seen.bad.append(f"{where}: {problem}")
    return seen


def injections(seed: int, _seconds: float) -> Outcome:
    """Play one round of injections."""
    _quiet()
    return injected(seed, short=False)


def injections_in_short(seed: int, _seconds: float) -> Outcome:
    """Play one round of injections, a smaller one."""
    _quiet()
    return injected(seed, short=True)


def _injection(run: Run) -> Outcome:
    if not run.short:
        return play(run, injections, "checks")
    run.rounds = run.rounds or 1
    return play(run, injections_in_short, "checks")


PARTS: tuple[Part, ...] = (
    Part(
        "input.parsers", "strange input for every parser: a value or a refusal, never more", "inputs",
        A_MILLION * len(parsers()), _parsers,
    ),
    Part(
        "input.forged", "forged signatures, secrets, buttons, codes and files: none is believed", "forgeries",
        10_000_000,
        _forged,
    ),
    Part(
        "input.rights", "everything anybody can do, by everybody, and with everybody else's things", "points", 15_000,
        _rights,
    ),
    Part(
        "input.injection", "what people wrote is shown, exported, logged and looked up as what they wrote", "checks",
        1_000_000, _injection,
    ),
    Part(
        "input.canary", "marked secrets through a day of the shop, then all it left is searched", "searches", 100_000,
        canary.run,
    ),
)  # fmt: skip
