"""`bench`: how fast the shop is and how much memory it takes, each figure beside something else in the same run.

A figure by itself says more about the machine than about the shop, so each is a ratio: the same work by a bare bot of
pyTelegramBotAPI or aiogram 3, or by the shop with more or less in it. Both sides are measured in turn, and what is
printed are the medians. All of it takes about fifteen minutes and 4 GB of disk; --quick takes about one, and its
figures only show that the bench works. Examples:

  python3 run.py bench                       all of it
  python3 run.py bench start-up codes        two parts of it; an unknown name lists them
  python3 run.py bench profile               what a tap is made of, and which share is the shop's own
  python3 run.py bench ways                  each way through a shop, in one ten times as full
  python3 run.py bench buying                purchases over HTTP, beside bare bots of two libraries
  python3 run.py bench years --size 100000   the big shop in small
  python3 run.py bench backups --large       backups of a shop of 1 GB; without --large, of 100 MB
  python3 run.py bench restore --large       a restore of one
  python3 run.py bench --json                the last line is one JSON object
"""

import argparse
import importlib.util
import subprocess
import sys

from shopbot import program
from shopbot.commands import CODE
from shopbot.errors import Exit, Refusal


def options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("names", nargs="*", metavar="NAME", help="parts to measure (default: all)")
    parser.add_argument("--json", action="store_true", help="end with one line of JSON")
    parser.add_argument("--quick", action="store_true", help="a few of everything, to see that it works")
    parser.add_argument("--size", type=int, metavar="ORDERS", help="orders in the big shop (default: 1,000,000)")
    parser.add_argument("--large", action="store_true", help="back up a shop of 1 GB instead of 100 MB")


def run(args: argparse.Namespace) -> int:
    """Measure in a process of its own and return its exit code."""
    if importlib.util.find_spec("aiogram") is None:
        raise Refusal(
            "what the bench measures beside is not installed", "Start it as: python3 run.py bench", Exit.USAGE
        )
    words = [*args.names, *["--json"] * args.json, *["--quick"] * args.quick, *["--large"] * args.large]
    words += ["--size", str(args.size)] if args.size else []
    return subprocess.call([sys.executable, "-m", "tests.bench", *words], cwd=CODE, env=program.plain_environ())  # noqa: S603 - our own bench
