"""Spans of days as they are typed: `--since 2026-11-01 --until 2026-11-30`, whole days in the shop's time zone."""

import argparse
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

_HELP = "a day as 2026-11-21, in the shop's time zone"


def options(parser: argparse.ArgumentParser) -> None:
    """Add the two options."""
    parser.add_argument("--since", type=_day, metavar="DAY", help=f"from the beginning of {_HELP}")
    parser.add_argument("--until", type=_day, metavar="DAY", help=f"to the end of {_HELP}")


def of(args: argparse.Namespace, zone: str) -> tuple[int | None, int | None]:
    """Return the span that was typed as UTC seconds: from, and before which; None where nothing was said."""
    since = None if args.since is None else beginning(args.since, zone)
    until = None if args.until is None else beginning(args.until + timedelta(days=1), zone)
    return since, until


def beginning(day: date, zone: str) -> int:
    """Return when a day begins in a time zone, as UTC seconds."""
    return int(datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)).timestamp())


def today(now: int, zone: str) -> date:
    """Return which day it is in a time zone at `now` (UTC seconds)."""
    return datetime.fromtimestamp(now, ZoneInfo(zone)).date()


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{words!r} is no day; write it as 2026-11-21") from None
