"""The few programs of the system that an installation needs, called by name and with plain arguments."""

import os
import shutil
import subprocess
from pathlib import Path

from shopbot.errors import Exit, Refusal

_BOOTED = Path("/run/systemd/system")


class Failed(Exception):
    """A program of the system did not do what it was asked to; `words` are its own."""

    def __init__(self, command: str, words: str) -> None:
        super().__init__(command, words)
        self.command = command
        self.words = words

    def __str__(self) -> str:
        """Return both in one sentence."""
        return f"`{self.command}` failed: {self.words or 'it gave no reason'}"


class System:
    """Programs of this machine, or of the one whose `/` is at `root`, which does not run."""

    def __init__(self, root: Path = Path("/")) -> None:
        self.root = root
        self.live = root == Path("/")

    def ask(self, *command: str) -> "subprocess.CompletedProcess[str]":
        """Run a program and return what came of it. A program that is not there ends with 127."""
        try:
            return subprocess.run(command, capture_output=True, text=True, check=False, env=_plain())  # noqa: S603
        except FileNotFoundError:
            return subprocess.CompletedProcess(command, 127, "", f"{command[0]} is not installed")

    def do(self, *command: str) -> str:
        """Run a program that has to succeed and return what it printed. Raises `Failed`."""
        done = self.ask(*command)
        if done.returncode:
            raise Failed(" ".join(command), (done.stderr or done.stdout).strip())
        return done.stdout

    def show(self, unit: str, *names: str) -> dict[str, str]:
        """Return these properties of a unit; empty where there is no systemd to ask."""
        done = self.ask("systemctl", "show", unit, *(f"--property={name}" for name in names))
        return dict(line.split("=", 1) for line in done.stdout.splitlines() if "=" in line)

    def require(self) -> None:
        """Refuse where there is no systemd, or not the rights to use it."""
        if shutil.which("systemctl") is None or (self.live and not _BOOTED.is_dir()):
            raise Refusal(
                "This machine is not run by systemd, which is to keep the shop open.",
                "Open it by hand: python3 run.py run; or let your own service manager do that.",
            )


def require_root(typed: str) -> None:
    """Refuse anybody but root, with the line to type instead."""
    if os.geteuid() != 0:
        raise Refusal("This changes the system, so root has to do it.", f"Type: {typed}", Exit.CONFIG)


def _plain() -> dict[str, str]:
    """The environment with words in English and without pagers, and nothing of the shop in it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SHOPBOT_", "TELEGRAM_"))}
    return {**kept, "LC_ALL": "C.UTF-8", "SYSTEMD_PAGER": "", "SYSTEMD_COLORS": "0"}
