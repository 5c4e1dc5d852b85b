"""`dashboard`: the shop in numbers: today and the last seven days, what waits, what runs low, whose money is held.

It is read beside the shop, which may run or be closed. Examples:

  python3 run.py dashboard
  python3 run.py dashboard --watch        drawn anew every two seconds, until Ctrl-C
  python3 run.py dashboard --json
"""

import argparse
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass

from shopbot.backup import names
from shopbot.clock import Clock
from shopbot.commands import console, counter, spans
from shopbot.commands.counter import Shop
from shopbot.db.store import Files
from shopbot.db.survey import running
from shopbot.errors import Exit
from shopbot.trade import figures
from shopbot.trade.figures import Figures, Span
from shopbot.trade.money import Money

_SECONDS = 2.0
_CLEAR = "\033[H\033[2J"
_LABELS = {
    "orders_waiting": "orders wait for payment", "orders_to_hand_over": "orders wait for your hand",
    "payments_open": "payments are open", "payments_unclaimed": "payments are nobody's",
    "events_waiting": "events wait", "events_set_aside": "events were set aside",
    "messages_owed": "messages are owed", "messages_for_who_blocked_us": "messages for who blocked the bot",
    "errands_due": "errands are due",
}  # fmt: skip


@dataclass(frozen=True)
class Backup:
    """The newest backup in the shop's folder: made when (UTC seconds), of how many bytes."""

    name: str
    made_at: int
    bytes: int


@dataclass(frozen=True)
class Board:
    """What is shown: the figures, whether the shop runs, and its newest backup."""

    at: int
    runs: bool
    figures: Figures
    backup: Backup | None


def options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--watch", action="store_true", help="draw it anew every two seconds")
    one.add_argument("--json", action="store_true", help="print one JSON document")


def run(args: argparse.Namespace) -> int:
    """Show it, once or until Ctrl-C."""
    shop = counter.here()
    if args.json:
        console.show_json(told(look(shop)))
        return Exit.OK
    while True:
        lines = "\n".join(drawn(look(shop), shop.config.shop.name, shop.zone))
        print((_CLEAR if args.watch and sys.stdout.isatty() else "") + lines, flush=True)
        if not args.watch:
            return Exit.OK
        time.sleep(_SECONDS)


def look(shop: Shop) -> Board:
    """Read everything that is shown."""
    now = Clock().now()
    begins = spans.beginning(spans.today(now, shop.zone), shop.zone)
    with shop.look() as seen:
        found = figures.of(seen.reader, now, begins)
    return Board(now, bool(running(shop.files)), found, last_backup(shop.files))


def last_backup(files: Files) -> Backup | None:
    """Return the newest backup by its name, without opening it."""
    for path in names.stored(files.backups):
        known = names.parse(path.name)
        if known is not None:
            return Backup(path.name, known.at, path.stat().st_size)
    return None


def told(board: Board) -> Mapping[str, object]:
    """Return it as JSON has it."""
    found = board.figures
    low = [{"number": one.number, "title": one.title, "available": one.available} for one in found.low]
    return {
        "at": board.at, "runs": board.runs, "people": found.people, "today": _told_span(found.today),
        "week": _told_span(found.week), **found.counts, "low": low, "held": list(found.held),
        "unclaimed": list(found.unclaimed), "backup": None if board.backup is None else asdict(board.backup),
    }  # fmt: skip


def _told_span(span: Span) -> Mapping[str, object]:
    return {
        "joined": span.joined, "orders": span.orders, "revenue": span.revenue, "refunds": span.refunds,
        "profit": span.profit,
    }  # fmt: skip


def drawn(board: Board, name: str, zone: str) -> Iterator[str]:
    """Yield its lines, none wider than a terminal."""
    found = board.figures
    state = "open" if board.runs else "CLOSED"
    yield f"{console.clean(name)}: {state}, {console.moment(board.at, zone)}, {console.count(found.people)} people"
    yield ""
    spans_shown = (("today", found.today), ("7 days", found.week))
    heads = ("", "new people", "orders", "revenue", "refunds", "profit")
    yield console.table(
        heads, [(label, one.joined, one.orders, one.revenue, one.refunds, one.profit) for label, one in spans_shown]
    )
    yield ""
    shown = [(found.counts[name], label) for name, label in _LABELS.items() if found.counts[name]]
    yield from (f"{count:>6} {label}" for count, label in shown)
    if not shown:
        yield "Nothing waits."
    yield ""
    yield f"Wallets hold {_sums(found.held)}." + (f" {_sums(found.unclaimed)} is nobody's." if found.unclaimed else "")
    yield from _backup(board, zone)
    if found.low:
        yield "\nRuns low:"
        yield from (f"{one.available:>6} {one.number} {console.cut(console.clean(one.title), 60)}" for one in found.low)


def _sums(held: tuple[Money, ...]) -> str:
    return ", ".join(map(console.money, held)) or "nothing"


def _backup(board: Board, zone: str) -> Iterator[str]:
    if board.backup is None:
        yield "No backup yet: python3 run.py backup"
    else:
        made, size = console.moment(board.backup.made_at, zone), console.size(board.backup.bytes)
        yield f"Newest backup: {made}, {size}, {board.backup.name}"
