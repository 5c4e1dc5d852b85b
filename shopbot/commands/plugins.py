"""`plugins`: what is in the plugin folders, whether it is on, and why one was left out.

A switch is made by the shop itself. While it runs, the plugin's parts appear or go at once; of a closed shop they do
with its next start. Examples:

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
from shopbot.commands import ROOT, console, counter
from shopbot.commands.looking import look_at_plugins
from shopbot.config import Config, read_key
from shopbot.db.survey import running, survey
from shopbot.errors import Exit, Refusal
from shopbot.host import discover


def options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("switch", nargs="?", choices=("on", "off"), help="switch one on or off")
    parser.add_argument("name", nargs="?", metavar="NAME", help="which one")
    counter.json_option(parser)
    counter.key_option(parser)


def run(args: argparse.Namespace) -> int:
    """List, or switch one."""
    config = configuration.load(ROOT, os.environ, token_required=False)
    if args.switch and not args.name:
        raise Refusal(
            f"{args.switch} needs a name", f"For example: python3 run.py plugins {args.switch} hello", Exit.USAGE
        )
    if args.switch:
        return _switch(config, args)
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


def _switch(config: Config, args: argparse.Namespace) -> int:
    """Have the shop check and migrate as a start would, and keep the switch."""
    name, on = args.name, args.switch == "on"
    if name not in {found.name for found in discover.find(config.plugins.folders)}:
        raise Refusal(f"There is no plugin {name!r}.", "python3 run.py plugins lists them.", Exit.USAGE)
    shop = counter.here()
    runs = running(shop.files)
    done = shop.ask("plugins.switch", {"name": name, "on": on}, args.key, plugins=True)
    if args.json:
        console.show_json(done)
    else:
        print(f"{name} is {'on' if on else 'off; its tables stay'}{'' if runs else ' from the next start'}.")
    return Exit.OK
