"""`maintenance`: let buyers wait while you work on the shop.

They are told so whatever they do; what they have paid still comes. Examples:

  python3 run.py maintenance             is it on?
  python3 run.py maintenance on
  python3 run.py maintenance off --json
"""

import argparse

from shopbot.commands import console, counter
from shopbot.errors import Exit
from shopbot.trade import pauses


def options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("switch", nargs="?", choices=("on", "off"), help="begin or end it")
    counter.json_option(parser)
    counter.key_option(parser)


def run(args: argparse.Namespace) -> int:
    """Say how it is, or change it."""
    shop = counter.here()
    if args.switch:
        shop.ask("shop.maintenance", {"on": args.switch == "on"}, args.key)
    with shop.look() as seen:
        found = pauses.get(seen.reader, "maintenance")
    if args.json:
        console.show_json({"maintenance": found is not None, "since": found.since if found else None})
    elif found is None:
        print("There is no maintenance: buyers are served.")
    else:
        print(f"Maintenance since {console.moment(found.since, shop.zone)}: buyers are asked to wait.")
    return Exit.OK
