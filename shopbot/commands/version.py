"""`version`: what this shop is made of: itself, Python, the encrypted database, the Telegram library, the schema.

Paste it into a bug report. Example:

  python3 run.py version
"""

import argparse
import platform
from importlib import metadata

from shopbot import __version__
from shopbot.commands import ROOT
from shopbot.db import connection, migrate
from shopbot.errors import Exit
from shopbot.host import discover


def options(_parser: argparse.ArgumentParser) -> None:
    """Describe the command's words: it has none."""


def run(_args: argparse.Namespace) -> int:
    """Print one line for each part."""
    steps = migrate.core_steps()
    cipher, sqlite = connection.versions()
    facts = {
        "shopbot": __version__,
        "Python": f"{platform.python_version()} on {platform.system()} {platform.machine()}",
        "SQLCipher": f"{cipher} (SQLite {sqlite})",
        "pyTelegramBotAPI": metadata.version("pyTelegramBotAPI"),
        "schema": f"{len(steps)} steps, the last is {steps[-1].name}",
        "plugins": f"{len(discover.find([ROOT / 'plugins']))} in the folder plugins",
    }
    for name, value in facts.items():
        print(f"{name:<18}{value}")
    return Exit.OK
