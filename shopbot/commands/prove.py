"""`prove`: try to break the shop's promises, for as long as you like, and count what came of it.

Seven kinds of trouble: crash (killed at any moment, at every line), disk (errors and lost power at every write), model
(anything in any order, whole days with faults), race (all at once), input (whatever can be sent), sabotage (faults put
into the code that the other proofs have to find), load (crowds, a million messages, days on end). PROOFS.md has the
last figures. Without --seconds they share ten minutes; a seed is printed, and the same seed tries the same. Ctrl-C ends
with what was seen so far. Examples:

  python3 run.py prove                              a little of everything
  python3 run.py prove crash --seconds 3600         kills for an hour
  python3 run.py prove model.days --seed 7 --json   one part of one; the last line is one JSON object
  python3 run.py prove --short                      what continuous integration plays
  python3 run.py prove --list                       all parts and their goals
"""

import argparse
import importlib.util
import os
import signal
import subprocess
import sys

from shopbot import program
from shopbot.commands import CODE
from shopbot.errors import Exit, Refusal


def options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("names", nargs="*", metavar="NAME", help="what to prove (default: all), for example crash")
    parser.add_argument("--seconds", type=float, metavar="N", help="how long, all parts together (default: 600)")
    parser.add_argument("--seed", type=int, metavar="N", help="try what this number stands for (default: a new one)")
    parser.add_argument("--rounds", type=int, metavar="N", help="end after so many rounds of each part")
    parser.add_argument("--jobs", type=int, metavar="N", help="work in so many processes (default: one per processor)")
    parser.add_argument("--short", action="store_true", help="the short form, of some minutes")
    parser.add_argument("--record", action="store_true", help="put the figures into PROOFS.md")
    parser.add_argument("--list", action="store_true", help="list the parts and end")
    parser.add_argument("--json", action="store_true", help="end with one line of JSON")


def run(args: argparse.Namespace) -> int:
    """Prove in a process of its own and return its exit code; Ctrl-C ends it with what was seen, twice at once."""
    if importlib.util.find_spec("hypothesis") is None:
        raise Refusal("what the proofs need is not installed", "Start it as: python3 run.py prove", Exit.USAGE)
    words = list(args.names)
    for name in ("seconds", "seed", "rounds", "jobs"):
        if getattr(args, name) is not None:
            words += [f"--{name}", f"{getattr(args, name):.15g}"]
    words += [f"--{name}" for name in ("short", "record", "list", "json") if getattr(args, name)]
    # In a group of its own, so that Ctrl-C reaches it alone, and none of the shops that it is killing just then.
    command = [sys.executable, "-m", "tests.prove", *words]
    proof = subprocess.Popen(command, cwd=CODE, env=program.plain_environ(), process_group=0)  # noqa: S603 - our own
    asked = False
    while True:
        try:
            return proof.wait()
        except KeyboardInterrupt:
            if asked:
                os.killpg(proof.pid, signal.SIGKILL)
            else:
                proof.send_signal(signal.SIGINT)
            asked = True
