"""`test`: the project's tests, by pytest, in the environment that run.py has made.

What stands behind `test` goes to pytest as it is; paths are those of the project. Tests in a browser run where a
Chromium is found; SHOPBOT_BROWSER=/path/to/it names another one. Example:

  python3 run.py test tests/trade -k ledger
"""

import argparse
import importlib.util
import os
import shutil
import subprocess
import sys

from shopbot import program
from shopbot.commands import CODE
from shopbot.errors import Exit, Refusal

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_NAMED = "SHOPBOT_BROWSER"
_MOST_WORKERS = 8

TAKES_REST = True


def options(_parser: argparse.ArgumentParser) -> None:
    """Describe the command's words: all of them are pytest's."""


def find_browser() -> str | None:
    """Return the path of the browser that tests drive: the one named in SHOPBOT_BROWSER, else the first one found."""
    named = os.environ.get(_NAMED)
    return named or next((path for path in map(shutil.which, _BROWSERS) if path), None)


def run(args: argparse.Namespace) -> int:
    """Run pytest and return its exit code."""
    if importlib.util.find_spec("pytest") is None:
        raise Refusal("pytest is not installed here", "Start it as: python3 run.py test", Exit.USAGE)
    browser = find_browser()
    if browser:
        print(f"Tests in a browser run, with {browser}.", flush=True)
    else:
        print(
            "Tests in a browser do not run: no Chromium was found (on Debian: sudo apt install chromium).", flush=True
        )
    words = [*spread(args.rest), *args.rest]
    return subprocess.call([sys.executable, "-P", "-m", "pytest", *words], cwd=CODE, env=program.plain_environ())  # noqa: S603 - our own pytest


def spread(rest: list[str]) -> list[str]:
    """Return what spreads a whole run over several processes; nothing when tests were chosen, or the spread itself.

    One more than there are processors, as tests often wait for a process; a file stays together, as its tests share
    what is slow to make.
    """
    if any(not word.startswith("--") for word in rest):
        return []
    return ["-n", str(min(os.cpu_count() or 1, _MOST_WORKERS - 1) + 1), "--dist=loadfile", "--no-loadscope-reorder"]
