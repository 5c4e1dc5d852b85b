"""`sales`: what was sold, or how money moved, between two days, as a table for a spreadsheet or a script.

Days are the shop's own; orders count on the day they were paid. Cells never begin as a formula does. Examples:

  python3 run.py sales orders --since 2026-11-01 --until 2026-11-30 --to november.csv
  python3 run.py sales postings --since 2026-11-01 --to ledger.csv
  python3 run.py sales orders --json               today's, as JSON
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, TextIO

from shopbot import sheets
from shopbot.clock import Clock
from shopbot.commands import console, counter, files, spans
from shopbot.commands.counter import Shop
from shopbot.errors import Exit
from shopbot.texts.formats import plain_money
from shopbot.trade import reports
from shopbot.trade.money import Money

_MOST = 2**62


def options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("what", choices=sorted(reports.REPORTS), help="paid orders, or every leg of the ledger")
    spans.options(parser)
    parser.add_argument("--to", metavar="FILE", type=Path, help="a .csv that is not there yet; else it is printed")
    counter.json_option(parser)


def run(args: argparse.Namespace) -> int:
    """Write the table."""
    shop = counter.here()
    since, until = spans.of(args, shop.zone)
    if since is None and until is None:
        since = spans.beginning(spans.today(Clock().now(), shop.zone), shop.zone)
    with shop.look() as seen:
        rows = seen.table(reports.REPORTS[args.what], since or 0, until or _MOST)
        _write(shop, args, (_row(one, shop.zone) for one in rows))
    return Exit.OK


def _write(shop: Shop, args: argparse.Namespace, rows: Iterator[dict[str, Any]]) -> None:
    if args.json:
        console.show_json(list(rows))
    elif args.to is None:
        _table(sys.stdout, rows)
    else:
        with files.private(args.to) as file:
            written = _table(file, rows)
        print(f"{console.count(written)} rows are in {args.to}, which only you can read; times are {shop.zone}'s.")


def _row(one: Mapping[str, Any], zone: str) -> dict[str, Any]:
    """Return a row as people read it: moments in the shop's zone, amounts in the unit people say."""
    told: dict[str, Any] = {}
    for name, value in one.items():
        if name in reports.MOMENTS:
            told[name] = None if value is None else console.moment(value, zone)
        elif name in reports.AMOUNTS:
            told[name] = plain_money(Money(value, one["currency"]))
        else:
            told[name] = value
    return told


def _table(file: TextIO, rows: Iterable[Mapping[str, Any]]) -> int:
    """Write rows as CSV, with their names first, and return how many; nothing for none."""
    rest = iter(rows)
    first = next(rest, None)
    if first is None:
        return 0
    return sheets.write(file, list(first), (row.values() for row in chain([first], rest)))
