"""`doctor`: what is wrong with the shop or its machine, why it matters, and the very command to type.

It looks at the configuration, key and file, permissions, disk, clock, port, Telegram, plugins, ways to pay, what waits,
backups and the keys to them, the service and its libraries. Nothing is changed; the shop may run meanwhile. Exit code:
0 when nothing is wrong (there may be something to consider), 1 otherwise. Examples:

  python3 run.py doctor
  python3 run.py doctor --deep           also recount goods and money, and read every page of the file
  python3 run.py doctor --offline        ask nothing of Telegram and the proxy
"""

import argparse
import os
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict, replace

from shopbot import config as configuration
from shopbot.clock import Clock
from shopbot.commands import CODE, ROOT, console, counter, diagnosis
from shopbot.commands.diagnosis import Finding, Patient
from shopbot.commands.looking import look_at_plugins
from shopbot.config import Config, Web, read_key
from shopbot.db import survey
from shopbot.db.store import Files
from shopbot.errors import Exit, Refusal
from shopbot.secret import Secret
from shopbot.service import layout

_TITLES = {"wrong": "WRONG", "consider": "CONSIDER"}


def options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("--deep", action="store_true", help="recount the whole shop and read every page")
    parser.add_argument("--offline", action="store_true", help="ask nothing of Telegram and the proxy")
    counter.json_option(parser)


def run(args: argparse.Namespace) -> int:
    """Look at everything and tell."""
    config, problems = configuration.examine(ROOT, os.environ)
    with ExitStack() as stack:
        patient = admit(stack, config, problems, offline=args.offline, alone=args.deep)
        found = diagnosis.examine(patient, deep=args.deep)
    wrong = [one for one in found if one.level == "wrong"]
    if args.json:
        console.show_json({"ok": not wrong, "findings": [asdict(one) for one in found]})
    else:
        print("\n".join([*map(told, found), summary(found)]))
    return Exit.PROBLEM if wrong else Exit.OK


def admit(
    stack: ExitStack, config: Config, problems: Sequence[str], *, offline: bool = False, alone: bool = False
) -> Patient:
    """Return what is to be looked at; what is opened for it is closed with `stack`.

    `alone` keeps a closed shop from being started meanwhile, as a reader of every page needs.
    """
    if offline:
        without = replace(config.telegram, token=Secret(""))
        config = replace(config, telegram=without, web=replace(config.web, public_url=Web.public_url))
    folder = config.data.folder
    patient = Patient(config, Clock().now(), CODE, tuple(problems))
    patient.runs = folder.is_dir() and bool(survey.running(Files(folder)))
    patient.place = layout.of(None)
    where = "key"
    try:
        patient.master = bytes.fromhex(read_key(config).reveal())
        where = "file"
        with survey.survey(folder, patient.master):
            pass  # what a start would refuse is refused here
        look = survey.survey if alone else survey.beside
        patient.shop = stack.enter_context(look(folder, patient.master))
    except Refusal as refusal:
        patient.refusals = {where: refusal}
    patient.plugins = tuple(look_at_plugins(config, patient.shop))
    return patient


def told(one: Finding) -> str:
    """Return a finding as it is read."""
    lines = [f"{_TITLES[one.level]}  {console.clean(one.what)}"]
    lines += [f"  why   {console.clean(one.why)}"] if one.why else []
    lines += [f"  type  {one.type}"] if one.type else []
    return "\n".join([*lines, ""])


def summary(found: Sequence[Finding]) -> str:
    """Return how many there are."""
    wrong = sum(one.level == "wrong" for one in found)
    if not found:
        return "All is well."
    words = f"{wrong} {'thing is' if wrong == 1 else 'things are'} wrong, {len(found) - wrong} to consider."
    return words if wrong else f"Nothing is wrong; {len(found)} to consider."
