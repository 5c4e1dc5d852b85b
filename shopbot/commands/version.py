"""`version`: what this shop is made of: itself, Python, the encrypted database, the Telegram library, the schema.

Paste it into a bug report. Example:

  python3 run.py version
"""

import argparse
import platform
import shutil
import subprocess
from importlib import metadata

from shopbot import __version__, program
from shopbot.commands import CODE
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
        "shopbot": f"{__version__}, {_commit()}",
        "Python": f"{platform.python_version()} on {platform.system()} {platform.machine()}",
        "SQLCipher": f"{cipher} (SQLite {sqlite})",
        "pyTelegramBotAPI": metadata.version("pyTelegramBotAPI"),
        "schema": f"{len(steps)} steps, the last is {steps[-1].name}",
        "plugins": f"{len(discover.find([CODE / 'plugins']))} came with it",
    }
    for name, value in facts.items():
        print(f"{name:<18}{value}")
    return Exit.OK


def _commit() -> str:
    """Return which commit this is, and where it runs from."""
    file = program.one_file()
    if file:
        return f"{program.build()['commit']}, one file: {file}"
    git = shutil.which("git") if (CODE / ".git").exists() else None
    command = [git or "", "-C", str(CODE), "describe", "--always", "--dirty", "--exclude=*", "--abbrev=12"]
    if not git:
        return "no commit known"
    told = subprocess.run(  # noqa: S603 - git
        command, capture_output=True, text=True, check=False, env=program.plain_environ()
    )
    return f"commit {told.stdout.strip()}" if told.returncode == 0 else "no commit known"
