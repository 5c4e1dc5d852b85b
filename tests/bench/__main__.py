"""Started by `run.py bench`: measures and prints one figure a line, and with --json all of them in the last."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator

from shopbot.errors import Exit
from tests.bench.answers import Load, answers, killed, start_up
from tests.bench.api import Api
from tests.bench.backups import backups
from tests.bench.buying import buying
from tests.bench.figure import Figure
from tests.bench.money_in import hooked, looked
from tests.bench.purchases import codes, encryption, witness, years
from tests.bench.restoring import restores
from tests.bench.shelves import shelves
from tests.bench.taps import parts
from tests.bench.ways import ways

SIZE, QUICK_SIZE = 1_000_000, 2_000
BACKED_UP, LARGE, QUICK_BACKED_UP = 60_000, 600_000, 200  # orders: 100 MiB, 1 GiB, and next to nothing
PRODUCTS = 10_000
_FULL = {"shop": 3000, "bare": 3000, "aiogram": 3000}
_FULL_SLOW = {"shop": 1500, "bare": 200, "aiogram": 1500}
_QUICK = {"shop": 60, "bare": 60, "aiogram": 60}
_QUICK_SLOW = {"shop": 60, "bare": 20, "aiogram": 60}
Group = Callable[[], Iterable[Figure]]


def groups(api: Api, *, quick: bool, size: int, large: bool = False) -> dict[str, Group]:
    """Return what can be measured, by name."""
    rounds, times = (1, 20) if quick else (3, 400)
    backed_up = QUICK_BACKED_UP if quick else LARGE if large else BACKED_UP
    return {
        "start-0ms": lambda: answers(api, Load(_QUICK if quick else _FULL, 0.0, rounds)),
        "start-50ms": lambda: answers(api, Load(_QUICK_SLOW if quick else _FULL_SLOW, 0.05, rounds)),
        "buying": lambda: buying(api, 40 if quick else 600, rounds, 20),
        "killed": lambda: killed(api, 30 if quick else 300, 1.0 if quick else 3.0),
        "start-up": lambda: start_up(api, rounds),
        "codes": lambda: codes(500 if quick else 50_000, times),
        "years": lambda: years(size, times),
        "encryption": lambda: encryption(times),
        "witness": lambda: witness(times),
        "shelves": lambda: shelves(200 if quick else PRODUCTS, 5 if quick else 50),
        "ways": lambda: ways(50 if quick else 2000, 1 if quick else 15),
        "profile": lambda: parts(1 if quick else 15),
        "looks": lambda: looked(300 if quick else 10_000, 3 if quick else 20),
        "webhook": lambda: hooked(api, rounds, 30 if quick else 100),
        "backups": lambda: backups(backed_up, rounds, times),
        "restore": lambda: restores(2 if quick else 1024 if large else 100, 20 if quick else 1000),
    }


def measured(chosen: Iterable[Group]) -> Iterator[Figure]:
    """Yield the figures of these groups, each as soon as it is known."""
    for group in chosen:
        for figure in group():
            _say(str(figure))
            yield figure


def main() -> int:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(prog="run.py bench")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--size", type=int)
    parser.add_argument("--large", action="store_true")
    args = parser.parse_args()
    api = Api().start()
    size = args.size or (QUICK_SIZE if args.quick else SIZE)
    known = groups(api, quick=args.quick, size=size, large=args.large)
    unknown = [name for name in args.names if name not in known]
    if unknown:
        sys.stderr.write(f"shopbot: there is no figure {unknown[0]!r}; there are {', '.join(known)}.\n")
        return Exit.USAGE
    results = [figure.as_json() for figure in measured(known[name] for name in args.names or known)]
    api.stop()
    if args.json:
        _say(json.dumps({"results": results}, ensure_ascii=False))
    return Exit.OK


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
