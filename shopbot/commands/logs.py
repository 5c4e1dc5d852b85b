"""`logs`: what the shop has logged: from systemd's journal where it is installed, else from `[log] file`.

python3 run.py logs                   the last 100 lines
python3 run.py logs --follow          and every new one, until Ctrl-C
python3 run.py logs --since "1 hour ago"
python3 run.py logs --code E-7KQ2     what happened under the code that somebody was shown, with its whole trace
"""

import argparse
import json
import os
import re
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from shopbot import config as configuration
from shopbot import program
from shopbot.commands import ROOT
from shopbot.errors import Exit, NoFile, Refusal
from shopbot.service import layout
from shopbot.service.layout import Layout

_CODE = re.compile(r"E-[0-9A-Z]{4}")
_TRACE = re.compile(r'\btrace=("(?:[^"\\]|\\.)*")')
_LINES = 100
_PAUSE = 0.5


def options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("--follow", "-f", action="store_true", help="go on showing new lines until Ctrl-C")
    parser.add_argument("--since", metavar="WHEN", help='from when on, for example "2026-11-21 14:00" or "1 hour ago"')
    parser.add_argument("--lines", "-n", type=int, default=_LINES, help=f"how many lines back (default: {_LINES})")
    parser.add_argument("--code", metavar="E-7KQ2", help="only what was logged under this code, traces written out")
    parser.add_argument("--name", help="which shop of this host, where there are several")


def run(args: argparse.Namespace) -> int:
    """Show the log."""
    code = _code(args.code)
    found = False
    for line in _lines(args):
        if code is None or code in line:
            found = True
            print(line if code is None else written_out(line), flush=True)
    if code and not found:
        print(f"Nothing was logged under {code}. Codes are kept as long as the log is.", file=sys.stderr)
        return Exit.PROBLEM
    return Exit.OK


def _code(typed: str | None) -> str | None:
    """Return the code as the log has it, also from one typed small or without its E."""
    if typed is None:
        return None
    code = "E-" + typed.strip().upper().removeprefix("E-")
    if not _CODE.fullmatch(code):
        raise Refusal(f"{typed!r} is no code.", "A code looks like this: E-7KQ2", Exit.USAGE)
    return code


def written_out(line: str) -> str:
    """Return a line with its trace over several lines, as Python prints it."""
    found = _TRACE.search(line)
    if not found:
        return line
    trace = str(json.loads(found[1])).replace("\\n", "\n").rstrip()
    return f"{line[: found.start()]}{line[found.end() :].strip()}\n    " + trace.replace("\n", "\n    ")


def _lines(args: argparse.Namespace) -> Iterator[str]:
    place = layout.of(args.name)
    if place.current.is_symlink():
        return _journal(place, args)
    config, _ = configuration.examine(ROOT, os.environ, token_required=False)
    if config.log.file is None:
        raise NoFile(
            "This shop logs to the terminal it was started in.",
            'Let it keep a file: write file = "data/shop.log" under [log] in config.toml.',
        )
    if args.since:
        raise Refusal("A log file is not searched by time.", "Take --lines, or search it: grep", Exit.USAGE)
    return _file(config.log.file, None if args.code else args.lines, follow=args.follow)


def _journal(place: Layout, args: argparse.Namespace) -> Iterator[str]:
    """Yield the journal's lines; our own bring their time, systemd's do not need one here."""
    command = ["journalctl", "--unit", place.unit, "--output", "cat", "--no-pager", "--quiet"]
    command += ["--since", args.since] if args.since else []
    command += [] if args.code or args.since else ["--lines", str(args.lines)]
    command += ["--follow"] if args.follow else []
    environ = program.plain_environ()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, errors="replace", env=environ) as reading:  # noqa: S603
        for line in reading.stdout or ():
            yield line.rstrip("\n")
    if reading.returncode:
        raise Refusal("The journal could not be read.", f"Type: {place.typed} logs", Exit.CONFIG)


def _file(path: Path, most: int | None, *, follow: bool) -> Iterator[str]:
    """Yield the last lines of a log file, those of the pages before it first, then what is added."""
    pages = [one for one in (path.with_name(f"{path.name}.{number}") for number in (3, 2, 1)) if one.exists()]
    kept: deque[str] = deque(maxlen=most)
    for page in pages:
        kept.extend(page.read_text("utf-8", "replace").splitlines())
    if not path.exists():
        raise NoFile(f"There is no log at {path} yet.", "It begins when the shop is opened: python3 run.py run")
    with path.open(encoding="utf-8", errors="replace") as file:
        kept.extend(line.rstrip("\n") for line in file)
        yield from kept
        while follow:
            line = file.readline()
            if line:
                yield line.rstrip("\n")
            elif _turned(path, file.fileno()):
                yield from _file(path, None, follow=True)
                return
            else:
                time.sleep(_PAUSE)


def _turned(path: Path, descriptor: int) -> bool:
    """Tell whether the log has turned its page: the name is another file's now."""
    try:
        return path.stat().st_ino != os.fstat(descriptor).st_ino
    except FileNotFoundError:
        return False
