"""The terminal: `run.py` hands over to `main` here. Each command is a module of `shopbot.commands`.

Only the module of the command that was typed is imported: `version` answers at once, and the bot's own process never
loads the demo's.
"""

import argparse
import errno
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from shopbot import program
from shopbot.errors import Exit, Refusal, ShopError

# What is listed under which heading; a new command is one line in the group an owner would look for it in.
GROUPS: Mapping[str, Mapping[str, str]] = {
    "To begin": {
        "demo": "try the shop in a browser: no token, no account, no real money",
        "init": "set up your own shop with the token from @BotFather",
    },
    "Selling": {
        "people": "who buys here: search, show, ban, give a role",
        "orders": "what was ordered: list, show, cancel, send the goods again",
        "stock": "what there is to sell: count, import a file, take a copy",
        "wallet": "what somebody holds: show, add, take, set",
        "sales": "orders or postings between two days, as a table for a spreadsheet",
        "dashboard": "the shop in numbers: today, a week, what waits, what is low",
    },
    "Safety": {
        "doctor": "what is wrong, why it matters, and what to type",
        "backup": "make one now, list them, read one through, restore one for practice, get a copy",
        "restore": "the shop from a backup: on a new machine or here, whole or in part",
        "check": "look for mistakes in the configuration, the key, the file and the plugins",
        "keys": "is the recovery key safe; new keys for the shop and for its backups",
    },
    "Running": {
        "run": "open the shop (long polling; stop it with Ctrl-C)",
        "maintenance": "let buyers wait while you work on the shop",
        "plugins": "list the plugins, or switch one on or off",
        "status": "is the shop open, is it well, what to look at",
        "logs": "what it has logged; --code E-7KQ2 shows what happened under a code",
        "install": "let systemd keep the shop open: started with the machine, confined",
        "upgrade": "bring a newer program in; it goes back by itself if the shop does not open",
        "uninstall": "take the service away; the shop's data stays",
        "version": "print the versions of everything",
    },
    "Building": {
        "new-plugin": "start a plugin of your own",
        "test": "run the tests",
        "journeys": "play the stories of pretend buyers",
        "pictures": "photograph its screens in a browser, in every language",
        "bench": "measure speed and memory, each figure beside something else",
        "prove": "try to break it: kills, full disks, races, forgeries, a crowd",
        "pack": "make one file that holds the whole program: dist/shopbot.pyz",
    },
}
COMMANDS = {name: about for group in GROUPS.values() for name, about in group.items()}
_ABOUT = "A shop inside a Telegram chat."
ENDING = (
    "Start with: python3 run.py demo\nExit codes: 0 done, 1 not allowed or something is wrong, 64 to 80 a refusal that"
    " says what to do\n(README, On the command line)."
)
# What works on the files of the project: its tests and pictures, and whatever copies it or makes something of it.
_OF_THE_SOURCES = frozenset({"test", "pictures", "bench", "prove", "pack"})
_ROOT = "--root"
_INTERRUPTED = 130
_DISK_ERRORS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS})
_DISK_WORDS = frozenset({"disk I/O error", "database or disk is full", "unable to open database file"})


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(Exit.USAGE, f"shopbot: {message}. {self.prog} --help tells more.\n")


def usage(more: Mapping[str, str] | None = None) -> str:
    """Return the list of commands; `more` are those of plugins."""
    groups = {title: _possible(commands) for title, commands in GROUPS.items()} | {"From plugins": more or {}}
    lines = "\n\n".join(_group(title, commands) for title, commands in groups.items() if commands)
    return f"{_ABOUT}\n\npython3 run.py COMMAND [--help]\n\n{lines}\n\n{ENDING}\n"


def _possible(commands: Mapping[str, str]) -> Mapping[str, str]:
    """Leave out what cannot be done without the sources."""
    return {name: about for name, about in commands.items() if not (program.one_file() and name in _OF_THE_SOURCES)}


def _group(title: str, commands: Mapping[str, str]) -> str:
    wide = max(12, 1 + max(map(len, commands)))
    return "\n".join([f"{title}:", *(f"  {name:<{wide}}{about}" for name, about in commands.items())])


def main(words: Sequence[str]) -> int:
    """Carry out one command and return its exit code.

    `--root FOLDER` before it names the shop's own folder.
    """
    try:
        words = _take_root(words)
    except Refusal as refusal:
        return _refuse(refusal)
    if not words or words[0] in ("-h", "--help", "help"):
        print(usage(_of_plugins()), end="")
        return Exit.OK if words else Exit.USAGE
    name, *rest = words
    try:
        return _carry_out(name, rest) if name in COMMANDS else _carry_out_plugins(name, rest)
    except Refusal as refusal:
        return _refuse(refusal)
    except ShopError as error:
        return _refuse(_in_words(error))
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception as error:
        told = of_the_disk(error)
        if told is None:
            raise
        return _refuse(told)


def _of_plugins() -> Mapping[str, str]:
    """Return the commands of plugins that are on, as the list of commands shows them."""
    from shopbot.commands import plugin_cli

    return {f"{one.plugin} {one.name}": one.about for one in plugin_cli.offered()}


def _carry_out_plugins(name: str, rest: Sequence[str]) -> int:
    """Carry out a command that a plugin of this name adds."""
    from shopbot.commands import plugin_cli

    commands = plugin_cli.known(name)
    if not commands:
        raise Refusal(f"there is no command {name!r}.", "python3 run.py --help lists them.", Exit.USAGE)
    parser = _parser(name)
    plugin_cli.describe(parser, commands)
    return plugin_cli.run(commands, parser.parse_intermixed_args(rest))


def _parser(name: str, about: str | None = None) -> _Parser:
    return _Parser(
        prog=f"python3 run.py {name}",
        description=about,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def _in_words(error: ShopError) -> Refusal:
    """Return what the shop's rules do not allow as it is said at a terminal."""
    from shopbot.host.terminal import refusal

    return Refusal(refusal(error), "", Exit.PROBLEM)


def of_the_disk(error: Exception) -> Refusal | None:
    """Return what a disk that is full or fails is said as; None for all else, which is a bug and shows its trace."""
    words, number = str(getattr(error, "strerror", None) or error), getattr(error, "errno", None)
    if number not in _DISK_ERRORS and not (type(error).__module__.startswith("sqlcipher3") and words in _DISK_WORDS):
        return None
    where = getattr(error, "filename", None)
    return Refusal(
        f"the disk refuses: {words}" + (f" ({where})" if where else ""),
        "Free disk space, or look at the disk (dmesg tells more), then type the same again: whatever was under way is"
        " done as a whole or not at all.",
        Exit.IO,
    )


def _refuse(refusal: Refusal) -> int:
    print(f"shopbot: {refusal}", file=sys.stderr)
    return int(refusal.exit_code)


def _take_root(words: Sequence[str]) -> Sequence[str]:
    """Take `--root FOLDER` off the words; must come before `shopbot.commands` is imported, which looks there."""
    first, equals, folder = words[0].partition("=") if words else ("", "", "")
    if first != _ROOT:
        return words
    named, rest = (folder, words[1:]) if equals else ("".join(words[1:2]), words[2:])
    if not named or not Path(named).is_dir():
        raise Refusal(
            f"{_ROOT} needs the folder of a shop, and {named!r} is none.",
            f"For example: python3 run.py {_ROOT} /srv/shop run",
            Exit.USAGE,
        )
    os.environ[program.ROOT_NAME] = str(Path(named).absolute())
    return rest


def _carry_out(name: str, rest: Sequence[str]) -> int:
    """Let the command's module describe its own words (`options`) and do it (`run`)."""
    if program.one_file() and name in _OF_THE_SOURCES:
        raise Refusal(
            f"{name} works on the project's sources, which are not in this one file.",
            f"Get the project and type in its folder: python3 ./run.py {name}",
            Exit.USAGE,
        )
    module = import_module(f"shopbot.commands.{name.replace('-', '_')}")
    parser = _parser(name, module.__doc__)
    module.options(parser)
    if getattr(module, "TAKES_REST", False):
        known, more = parser.parse_known_args(rest)
        known.rest = more
    else:
        known = parser.parse_args(rest)
    return int(module.run(known))


if __name__ == "__main__":
    program.say_as_typed()
    sys.exit(main(sys.argv[1:]))
