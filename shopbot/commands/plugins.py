"""`plugins`: what is in the plugin folders, whether it is on, and why one was left out.

A switch is kept in the shop and counts from the next start; while the shop runs, the owner types /plugins in the chat
instead. Examples:

  python3 run.py plugins
  python3 run.py plugins on hello
"""

import argparse
import json
import os
import sys
from contextlib import ExitStack
from dataclasses import asdict

from shopbot import config as configuration
from shopbot.clock import Clock
from shopbot.commands import ROOT
from shopbot.commands.looking import MARKER, look_at_plugins
from shopbot.config import Config, read_key
from shopbot.db import store
from shopbot.db.survey import survey
from shopbot.errors import AlreadyRunning, Exit, PluginError, Refusal
from shopbot.host import discover
from shopbot.host.host import Host
from shopbot.texts.texts import house_texts


def options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("switch", nargs="?", choices=("on", "off"), help="switch one on or off")
    parser.add_argument("name", nargs="?", metavar="NAME", help="which one")
    parser.add_argument("--json", action="store_true", help="print one JSON array")


def run(args: argparse.Namespace) -> int:
    """List, or switch one."""
    config = configuration.load(ROOT, os.environ, token_required=False)
    if args.switch and not args.name:
        raise Refusal(
            f"{args.switch} needs a name", f"For example: python3 run.py plugins {args.switch} hello", Exit.USAGE
        )
    if args.switch:
        return _switch(config, args.name, on=args.switch == "on")
    return _list(config, as_json=args.json)


def _list(config: Config, *, as_json: bool) -> int:
    with ExitStack() as stack:
        try:
            master = bytes.fromhex(read_key(config).reveal())
            shop = stack.enter_context(survey(config.data.folder, master))
        except Refusal as refusal:
            shop = None
            print(f"Without the shop's own switches: {refusal.message}", file=sys.stderr)
        seen = look_at_plugins(config, shop)
    if as_json:
        print(json.dumps([asdict(one) for one in seen], ensure_ascii=False))
    else:
        for one in seen:
            print(f"{one.name:<14}{one.state:<10}{one.about}")
            for problem in one.problems:
                print(f"{'':<14}  {problem}")
    return Exit.PROBLEM if any(one.problems for one in seen) else Exit.OK


def _switch(config: Config, name: str, *, on: bool) -> int:
    """Check and migrate as a start would, then keep the switch."""
    if name not in {found.name for found in discover.find(config.plugins.folders)}:
        raise Refusal(f"There is no plugin {name!r}.", "python3 run.py plugins lists them.", Exit.USAGE)
    clock = Clock()
    host = Host(config, clock, house_texts())
    marker = discover.Marker(config.data.folder / MARKER)
    shop = _open(config, clock)
    try:
        store.in_transaction(shop.writer, shop.keys, clock, lambda tx: host.load(tx, config.plugins.folders, marker))
        store.in_transaction(shop.writer, shop.keys, clock, lambda tx: host.switch(tx, name, on=on))
    except PluginError as error:
        raise Refusal(f"{name} stays as it was: {error.problem}.", "Mend that and type the same again.") from error
    finally:
        shop.close()
    print(f"{name} is {'on' if on else 'off; its tables stay'} from the next start.")
    return Exit.OK


def _open(config: Config, clock: Clock) -> store.Store:
    try:
        return store.open_store(config.data.folder, bytes.fromhex(read_key(config).reveal()), clock)
    except AlreadyRunning as running:
        raise AlreadyRunning(
            running.message, "Type /plugins in the chat with your bot, or stop the shop first."
        ) from None
