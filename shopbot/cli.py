"""The terminal: `run.py` hands over to `main` here. Each command is a module of `shopbot.commands`.

Only the module of the command that was typed is imported: `version` answers at once, and the bot's own process never
loads the demo's.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import NoReturn

from shopbot.errors import Exit, Refusal

# What is listed under which heading; a new command is one line in the group an owner would look for it in.
GROUPS: Mapping[str, Mapping[str, str]] = {
    "To begin": {
        "demo": "try the shop in a browser: no token, no account, no real money",
        "init": "set up your own shop with the token from @BotFather",
    },
    "Selling": {},
    "Safety": {
        "check": "look for mistakes in the configuration, the key, the file and the plugins",
    },
    "Running": {
        "run": "open the shop (long polling; stop it with Ctrl-C)",
        "plugins": "list the plugins, or switch one on or off",
        "version": "print the versions of everything",
    },
    "Building": {
        "new-plugin": "start a plugin of your own",
        "test": "run the tests",
        "journeys": "play the stories of pretend buyers",
        "pictures": "photograph its screens in a browser, in every language",
        "bench": "measure speed and memory, each figure beside something else",
    },
}
COMMANDS = {name: about for group in GROUPS.values() for name, about in group.items()}
_ABOUT = "A shop inside a Telegram chat."
ENDING = (
    "Start with: python3 run.py demo\nExit codes: 0 done, 1 problems found, 64 to 80 a refusal that says what to do."
)
_INTERRUPTED = 130


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(Exit.USAGE, f"shopbot: {message}. {self.prog} --help tells more.\n")


def usage() -> str:
    """Return the list of commands."""
    lines = "\n\n".join(_group(title, commands) for title, commands in GROUPS.items() if commands)
    return f"{_ABOUT}\n\npython3 run.py COMMAND [--help]\n\n{lines}\n\n{ENDING}\n"


def _group(title: str, commands: Mapping[str, str]) -> str:
    return "\n".join([f"{title}:", *(f"  {name:<12}{about}" for name, about in commands.items())])


def main(words: Sequence[str]) -> int:
    """Carry out one command and return its exit code."""
    if not words or words[0] in ("-h", "--help", "help"):
        print(usage(), end="")
        return Exit.OK if words else Exit.USAGE
    name, *rest = words
    if name not in COMMANDS:
        print(f"shopbot: there is no command {name!r}. python3 run.py --help lists them.", file=sys.stderr)
        return Exit.USAGE
    try:
        return _carry_out(name, rest)
    except Refusal as refusal:
        print(f"shopbot: {refusal}", file=sys.stderr)
        return int(refusal.exit_code)
    except KeyboardInterrupt:
        return _INTERRUPTED


def _carry_out(name: str, rest: Sequence[str]) -> int:
    """Let the command's module describe its own words (`options`) and do it (`run`)."""
    module = import_module(f"shopbot.commands.{name.replace('-', '_')}")
    parser = _Parser(
        prog=f"python3 run.py {name}",
        description=module.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    module.options(parser)
    if getattr(module, "TAKES_REST", False):
        known, more = parser.parse_known_args(rest)
        known.rest = more
    else:
        known = parser.parse_args(rest)
    return int(module.run(known))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
