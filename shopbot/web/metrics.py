"""What the process has counted, and its answer to Prometheus (text exposition format 0.0.4).

Written here instead of taken from a library: it is a handful of counters and one histogram, and the numbers that matter
(orders, receipts, queues) are read from the file, where they survive a restart. This module is light, so that counting
costs nothing worth naming while the door is shut.
"""

import bisect
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from shopbot.db.areader import AsyncReader
from shopbot.host.measures import resident_bytes

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
TURN_BOUNDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_ANSWERED = 200
_UPDATE_KINDS = ("message", "callback_query", "pre_checkout_query", "my_chat_member")

Labels = tuple[tuple[str, str], ...]
Sample = tuple[Labels, float]


class Metrics:
    """The counters of one process; any thread may count."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._updates: Counter[str] = Counter()
        self._calls: Counter[tuple[str, int]] = Counter()
        self._hooks: Counter[tuple[str, int]] = Counter()
        self._guesses: Counter[str] = Counter()
        self._turns = [0] * (len(TURN_BOUNDS) + 1)
        self._turn_seconds = 0.0

    def update(self, update: Mapping[str, object]) -> None:
        """Count an update that was stored, by its kind."""
        kind = next((one for one in _UPDATE_KINDS if one in update), "other")
        with self._lock:
            self._updates[kind] += 1

    def called(self, method: str, code: int, _seconds: float) -> None:
        """Count a call to Telegram; code 0: no answer came."""
        with self._lock:
            self._calls[method, code] += 1

    def hooked(self, plugin: str, status: int) -> None:
        """Count a callback to a plugin's webhook by the answer it got."""
        with self._lock:
            self._hooks[plugin, status] += 1

    def guessed(self, place: str) -> None:
        """Count a call at `place` ("hook", "telegram", "owner") with a secret that is none."""
        with self._lock:
            self._guesses[place] += 1

    def turned(self, seconds: float) -> None:
        """Note how long a turn of the clerk took that did something."""
        with self._lock:
            self._turns[bisect.bisect_left(TURN_BOUNDS, seconds)] += 1
            self._turn_seconds += seconds

    def turns(self) -> list[int]:
        """Return how many turns took how long, by `TURN_BOUNDS`; those that took longer come last."""
        with self._lock:
            return self._turns.copy()

    def lines(self) -> Iterator[str]:
        """Yield what was counted in this process."""
        with self._lock:
            updates, calls, hooks = self._updates.copy(), self._calls.copy(), self._hooks.copy()
            guesses = self._guesses.copy()
            turns, seconds = self._turns.copy(), self._turn_seconds
        yield from family(
            "shopbot_updates_total", "counter", "Updates stored, by kind; a tap is a callback_query",
            (((("kind", kind),), n) for kind, n in sorted(updates.items())),
        )  # fmt: skip
        yield from family(
            "shopbot_telegram_calls_total", "counter", "Calls to Telegram by answer; 0: none came, 429: asked to wait",
            (((("method", method), ("code", str(code))), n) for (method, code), n in sorted(calls.items())),
        )  # fmt: skip
        yield from family(
            "shopbot_telegram_failures_total", "counter", "Calls to Telegram that have to be made again or given up",
            [((), sum(n for (_, code), n in calls.items() if code != _ANSWERED))],
        )  # fmt: skip
        yield from family(
            "shopbot_hooks_total", "counter", "Callbacks to plugins by answer",
            (((("plugin", plugin), ("status", str(status))), n) for (plugin, status), n in sorted(hooks.items())),
        )  # fmt: skip
        yield from family(
            "shopbot_wrong_secrets_total", "counter", "Calls with a secret that is none, by where they knocked",
            (((("place", place),), n) for place, n in sorted(guesses.items())),
        )  # fmt: skip
        yield from _histogram("shopbot_clerk_turn_seconds", "One commit's worth of work", turns, seconds)
        yield from family(
            "process_resident_memory_bytes", "gauge", "Memory in use", [((), resident_bytes())]
        )  # fmt: skip


def _histogram(name: str, help_line: str, counts: list[int], total: float) -> Iterator[str]:
    yield f"# HELP {name} {help_line}"
    yield f"# TYPE {name} histogram"
    below = 0
    for bound, count in zip((*TURN_BOUNDS, float("inf")), counts, strict=True):
        below += count
        shown = "+Inf" if bound == float("inf") else repr(bound)
        yield f'{name}_bucket{{le="{shown}"}} {below}'
    yield f"{name}_sum {total!r}"
    yield f"{name}_count {below}"


def family(name: str, kind: str, help_line: str, samples: Iterable[Sample]) -> Iterator[str]:
    """Yield one metric with all its samples."""
    yield f"# HELP {name} {help_line}"
    yield f"# TYPE {name} {kind}"
    for labels, value in samples:
        shown = ",".join(f'{label}="{_escaped(word)}"' for label, word in labels)
        yield f"{name}{{{shown}}} {value}" if shown else f"{name} {value}"


def _escaped(word: str) -> str:
    return word.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")


# --- what the file knows ---

_GROUPED = (
    (
        "shopbot_orders", "gauge", "Orders by state", ("state",),
        "SELECT state, count(*) FROM orders GROUP BY state",
    ),
    (
        "shopbot_payments_open", "gauge", "Attempts to pay that are open, by method", ("method",),
        "SELECT method, count(*) FROM payment WHERE state = 'open' GROUP BY method",
    ),
    (
        "shopbot_payments_total", "counter", "Attempts to pay that ended, by method and how", ("method", "state"),
        "SELECT method, state, count(*) FROM payment WHERE state <> 'open' GROUP BY method, state",
    ),
    (
        "shopbot_method_failures", "gauge", "Looks for money that failed in a row, by method", ("method",),
        "SELECT name, failures FROM payment_method",
    ),
    (
        "shopbot_receipts_total", "counter", "Money that came in, by method and what it meant", ("method", "outcome"),
        "SELECT method, outcome, count(*) FROM receipt GROUP BY method, outcome",
    ),
)  # fmt: skip


async def of_the_file(db: AsyncReader) -> list[str]:
    """Return what the shop's file counts: orders, payments and receipts."""
    made: list[str] = []
    for name, kind, help_line, labels, sql in _GROUPED:
        rows = await db.rows(sql)
        samples = [(tuple(zip(labels, map(str, row), strict=False)), row[len(labels)]) for row in rows]
        made += family(name, kind, help_line, samples)
    return made


def of_the_queues(numbers: Mapping[str, int | None]) -> Iterator[str]:
    """Yield the numbers `/health` shows, each as a gauge; one that is not known is left out."""
    for name, value in numbers.items():
        if value is not None:
            yield from family(f"shopbot_{name}", "gauge", name.replace("_", " "), [((), value)])
