"""The errors that rooms hand to each other, each for one reader.

* `ShopError`: for the person in the chat; a text key and facts, rendered in their language.
* `PluginError`: for a plugin's author; names the plugin and what is wrong with it.
* `NotReady`: for the caller; nothing is wrong, try again later.
* `Refusal`: for the owner at the terminal; the shop does not start, why, and what to do about it.

Every way of not starting has its own exit code, so that a service manager or a script can tell them apart.
The codes follow BSD's sysexits where one fits.
"""

from collections.abc import Iterable
from enum import IntEnum


class Exit(IntEnum):
    """What the process returns to the shell."""

    OK = 0
    PROBLEM = 1
    USAGE = 64
    DATA = 65
    NO_FILE = 66
    FOREIGN_FILE = 67
    NO_NETWORK = 68
    OLD_SQLITE = 69
    BUG = 70
    BEHIND_ANCHOR = 71
    NO_PORT = 73
    IO = 74
    ALREADY_RUNNING = 75
    PENDING = 76
    WRONG_KEY = 77
    CONFIG = 78
    OLD_PYTHON = 79
    NO_VENV = 80


# The codes after which starting again may help. All others end in the same refusal until somebody has done something,
# so a service manager must not loop on them; a new code is one of those until it is named here.
RESTART_HELPS = frozenset({Exit.OK, Exit.PROBLEM, Exit.NO_NETWORK, Exit.BUG, Exit.NO_PORT, Exit.IO})


class ShopError(Exception):
    """A person asked for something the shop's rules do not allow; the change is rolled back.

    `key` is a text key (`"stock.gone"`), `facts` its typed arguments. The host renders both in the asker's
    language, so nothing here is ever shown as it is.
    """

    def __init__(self, key: str, /, **facts: object) -> None:
        super().__init__(key, facts)
        self.key = key
        self.facts = facts

    def __str__(self) -> str:
        """Return the key and facts as a log line shows them."""
        return " ".join([self.key, *(f"{name}={fact!r}" for name, fact in self.facts.items())])


class PluginError(Exception):
    """A plugin broke its contract; `problem` is one sentence its author can act on."""

    def __init__(self, plugin: str, problem: str) -> None:
        super().__init__(plugin, problem)
        self.plugin = plugin
        self.problem = problem

    def __str__(self) -> str:
        """Return both parts in one sentence."""
        return f"plugin {self.plugin}: {self.problem}"


class NotReady(Exception):
    """The answer is not there yet; the same call may be made again later, `after` seconds or more if that is known."""

    def __init__(self, reason: str, after: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.after = after


class Refused(Exception):
    """The other side understood and said no; asking again would not help. `words` are its own, for logs and staff."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


class Refusal(Exception):
    """The shop declines to start. Printed as two lines, without a trace, and the process ends.

    `message` says in one sentence what is wrong, `hint` what to do. Subclasses fix the exit code and bring a
    hint of their own.
    """

    code: Exit = Exit.PROBLEM
    advice: str = ""

    def __init__(self, message: str, hint: str | None = None, exit_code: Exit | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = self.advice if hint is None else hint
        self.exit_code = self.code if exit_code is None else exit_code

    def __str__(self) -> str:
        """Return what the owner reads."""
        return f"{self.message}\n{self.hint}" if self.hint else self.message


class WrongKey(Refusal):
    """The key is not the one the file was encrypted with, or is no key at all."""

    code = Exit.WRONG_KEY
    advice = "Put back the key that belongs to this file; without it nobody can read the file, not even us."


class NoFile(Refusal):
    """A shop should be there and is not. Never answered with a fresh, empty one."""

    code = Exit.NO_FILE
    advice = "For a new shop type: python3 run.py init. If there was a shop here: python3 run.py restore FILE"


class DamagedFile(Refusal):
    """The right key opens the file, but pages are missing or altered."""

    code = Exit.DATA
    advice = "Bring the shop back from its newest backup: python3 run.py restore newest. What is here is kept."


class ForeignFile(Refusal):
    """The file at the shop's place is not a shop of ours, for example a plain SQLite file."""

    code = Exit.FOREIGN_FILE
    advice = "Move that file away, or set data.folder in config.toml to the folder your shop lives in."


class OldSqlite(Refusal):
    """The SQLite library that is linked in has a fault that can damage the file."""

    code = Exit.OLD_SQLITE
    advice = "Delete the .venv folder and start again: run.py installs the right one."


class BehindAnchor(Refusal):
    """The file is older than what this shop has already acknowledged: selling from it would sell twice."""

    code = Exit.BEHIND_ANCHOR
    advice = (
        "Put the newest data folder back, or type: python3 run.py restore newest. If this is the newest file"
        " there is, type: python3 run.py check --trust-file"
    )


class AlreadyRunning(Refusal):
    """Another process holds this shop's lock."""

    code = Exit.ALREADY_RUNNING
    advice = "Stop the other one first (systemctl stop shopbot, or Ctrl-C in its window)."


class BadConfig(Refusal):
    """The configuration has mistakes; `problems` holds all of them, one sentence each."""

    code = Exit.CONFIG
    advice = "Every line of config.toml is explained in config.example.toml."

    def __init__(self, problems: Iterable[str], hint: str | None = None) -> None:
        self.problems = tuple(problems)
        count = len(self.problems)
        title = "One thing in the configuration is wrong:" if count == 1 else f"{count} things are wrong:"
        super().__init__("\n".join([title, *(f"  - {problem}" for problem in self.problems)]), hint)
