#!/usr/bin/env python3
"""The one command: makes .venv on first use, installs what is pinned, and hands over to shopbot.cli.

Only the standard library is used, and only syntax that Python 3.6 can read: an old Python must get as far as the
sentence that says so. The first start makes `.venv` and installs `requirements.txt`; a stamp in `.venv` holds its
hash, so that the next start installs nothing. A start that was killed half-way leaves a marker, and the next one
begins again. Every way of failing is one sentence and its own exit code (the codes of `shopbot.errors.Exit`).
"""

import hashlib
import os
import sys

USAGE, DATA, NO_NETWORK, IO, ALREADY_RUNNING, OLD_PYTHON, NO_VENV, PROBLEM = 64, 65, 68, 74, 75, 79, 80, 1
OLDEST = (3, 11)
WAIT_SECONDS = 600


def old_python(version: "tuple[int, ...]") -> str:
    """Return the sentence for a Python that is too old, or nothing."""
    if version >= OLDEST:
        return ""
    found, needed = (".".join(map(str, part)) for part in (version, OLDEST))
    return (
        f"This is Python {found}, and the shop needs {needed} or newer:"
        f" install one (Debian 12, Ubuntu 24.04 and newer have it) and type python{needed} run.py"
    )


if old_python(sys.version_info[:2]):
    print(old_python(sys.version_info[:2]), file=sys.stderr)
    sys.exit(OLD_PYTHON)

import contextlib  # noqa: E402 - what follows needs a Python that is new enough
import importlib.util  # noqa: E402
import re  # noqa: E402
import shutil  # noqa: E402
import subprocess  # noqa: E402 - starts only this Python and its pip
import time  # noqa: E402
from collections.abc import Callable, Iterator  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import NoReturn  # noqa: E402

ROOT = Path(__file__).resolve().parent
HELP = """\
A shop inside a Telegram chat.

python3 run.py COMMAND [--help]

To begin:
  demo        try the shop in a browser: no token, no account, no real money
  init        set up your own shop with the token from @BotFather

Selling:
  people      who buys here: search, show, ban, give a role
  orders      what was ordered: list, show, cancel, send the goods again
  stock       what there is to sell: count, import a file, take a copy
  wallet      what somebody holds: show, add, take, set
  sales       orders or postings between two days, as a table for a spreadsheet
  dashboard   the shop in numbers: today, a week, what waits, what is low

Safety:
  doctor      what is wrong, why it matters, and what to type
  backup      make one now, list them, read one through, restore one for practice, get a copy
  restore     the shop from a backup: on a new machine or here, whole or in part
  check       look for mistakes in the configuration, the key, the file and the plugins
  keys        is the recovery key safe; new keys for the shop and for its backups

Running:
  run         open the shop (long polling; stop it with Ctrl-C)
  maintenance let buyers wait while you work on the shop
  plugins     list the plugins, or switch one on or off
  status      is the shop open, is it well, what to look at
  logs        what it has logged; --code E-7KQ2 shows what happened under a code
  install     let systemd keep the shop open: started with the machine, confined
  upgrade     bring a newer program in; it goes back by itself if the shop does not open
  uninstall   take the service away; the shop's data stays
  version     print the versions of everything

Building:
  new-plugin  start a plugin of your own
  test        run the tests
  journeys    play the stories of pretend buyers
  pictures    photograph its screens in a browser, in every language
  bench       measure speed and memory, each figure beside something else
  prove       try to break it: kills, full disks, races, forgeries, a crowd
  pack        make one file that holds the whole program: dist/shopbot.pyz

The first of them installs what the shop needs into the folder .venv, once.
"""


class Stop(Exception):
    """The start cannot go on: one sentence for the person at the terminal, and the exit code."""

    def __init__(self, sentence: str, code: int) -> None:
        super().__init__(sentence)
        self.code = code


class Venv:
    """The folder `.venv` beside run.py, and what is known about its state."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.python = self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        self.log = self.folder / "install.log"
        self.lock: tuple[int, ...] = ()
        self._unfinished = self.folder / "unfinished"

    def has(self, requirements: str) -> bool:
        """Tell whether exactly these requirements were installed by a start that finished."""
        try:
            stamped = self._stamp(requirements).read_text("ascii")
        except OSError:
            return False
        return stamped == stamp_of(self.root / requirements) and not self._unfinished.exists() and self.python.exists()

    def install(self, requirements: str) -> None:
        """Make the environment if needed, and install into it; raises Stop."""
        if self._unfinished.exists() or not self._works():
            self._make()
        self._unfinished.touch()
        if not self._pip(requirements):
            # Nothing was replaced yet: what worked before still does.
            self._unfinished.unlink()
            raise why_pip_failed(self.log.read_text("utf-8", "replace"), self.log)
        if hasattr(os, "sync"):
            os.sync()
        self._stamp(requirements).write_text(stamp_of(self.root / requirements), "ascii")
        self._unfinished.unlink()

    def _stamp(self, requirements: str) -> Path:
        return self.folder / (requirements.replace("/", "-") + ".stamp")

    def _works(self) -> bool:
        try:
            told = subprocess.run(
                [self.python, "-c", "import pip, sys; print(*sys.version_info[:2])"],
                capture_output=True,
                text=True,
                check=False,
                env=plain_environ(),
            )
        except OSError:
            return False
        return told.stdout.split() == [str(part) for part in sys.version_info[:2]]

    def _make(self) -> None:
        """Make the environment anew; the marker is there from the first moment to the last."""
        if not importlib.util.find_spec("ensurepip") or not importlib.util.find_spec("venv"):
            raise missing_venv()
        self.folder.mkdir(exist_ok=True)
        self._unfinished.touch()
        for child in self.folder.iterdir():
            if child != self._unfinished:
                shutil.rmtree(child) if child.is_dir() and not child.is_symlink() else child.unlink()
        base = getattr(sys, "_base_executable", sys.executable)
        made = subprocess.run(
            [base, "-m", "venv", self.folder],
            capture_output=True,
            text=True,
            check=False,
            pass_fds=self.lock,
            env=plain_environ(),
        )
        if made.returncode:
            if "ensurepip" in made.stdout + made.stderr:
                raise missing_venv()
            last = (made.stderr or made.stdout).strip().splitlines()[-1:] or ["no reason given"]
            raise Stop(f"Python could not make the folder .venv ({last[0]}); see that the disk has room.", NO_VENV)

    def _pip(self, requirements: str) -> bool:
        """Run pip under a progress line. Returns False if it gave up before it replaced anything."""
        command = [str(self.python), "-m", "pip", "install", "--require-hashes", "--no-deps"]
        command += ["--only-binary", ":all:", "--no-input", "--progress-bar", "off", "--retries", "2"]
        command += ["--disable-pip-version-check", "-r", str(self.root / requirements)]
        progress = Progress(count_requirements((self.root / requirements).read_text("utf-8")))
        # pip holds the lock too: when this process is killed, the next start waits until pip has ended.
        pip = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, pass_fds=self.lock, env=plain_environ()
        )
        with self.log.open("w", encoding="utf-8") as log, pip:
            for raw in pip.stdout or ():
                line = raw.decode("utf-8", "replace")
                log.write(line)
                progress.take(line)
        progress.end()
        if pip.returncode and progress.installing:
            raise Stop(f"The installation broke off (see {self.log}); type the same again.", PROBLEM)
        return not pip.returncode


class Progress:
    """Turns pip's lines into one line that counts: `Installing 12 of 37: aiohttp`."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = 0
        self.installing = False
        self._alive = sys.stderr.isatty()
        if not self._alive:
            print(f"Installing {total} packages into .venv, once; this takes a minute.", file=sys.stderr)

    def take(self, line: str) -> None:
        """Take one line of pip's output."""
        found = re.match(
            r"(?:Collecting|Processing|Ignoring|Requirement already satisfied:) (?:\S*/)?([\w.-]+?)(?:==|-\d|:|\s)",
            line,
        )
        if found:
            self.done = min(self.done + 1, self.total)
            self._show(f"Installing {self.done} of {self.total}: {found[1]}")
        elif line.startswith("Installing collected packages"):
            self.installing = True
            self._show(f"Installing {self.total} of {self.total}: unpacking")

    def end(self) -> None:
        """Wipe the line."""
        self._show("")

    def _show(self, text: str) -> None:
        if self._alive:
            print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)


def plain_environ() -> "dict[str, str]":
    """Return the environment for pip and venv: they need nothing that opens the shop or speaks as its bot."""
    ours = ("SHOPBOT_", "TELEGRAM_", "CREDENTIALS_")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def stamp_of(requirements: Path) -> str:
    """Return what an installation depends on: the requirements' hash and the Python version."""
    digest = hashlib.sha256(requirements.read_bytes()).hexdigest()
    return "{} {}.{}".format(digest, *sys.version_info[:2])


def count_requirements(text: str) -> int:
    """Return how many packages a requirements file pins."""
    return len(re.findall(r"^[A-Za-z0-9][^\s=]*==", text, re.MULTILINE))


def missing_venv() -> Stop:
    """Return the refusal for a Python whose venv was packaged apart, as Debian does."""
    version = "{}.{}".format(*sys.version_info[:2])
    return Stop(
        f"This Python cannot make virtual environments; type: sudo apt install python{version}-venv"
        " (on other systems: your Python's venv package), then the same again.",
        NO_VENV,
    )


def why_pip_failed(output: str, log: Path) -> Stop:
    """Return the refusal that fits pip's output."""
    if "DO NOT MATCH THE HASHES" in output:
        return Stop(
            "A downloaded package is not the one that was pinned, so nothing was installed:"
            " try another network, and if it happens again do not go on but report it.",
            DATA,
        )
    if "No space left on device" in output:
        return Stop("The disk is full; make room for about 300 MB and type the same again.", IO)
    unreachable = (
        r"NewConnectionError|NameResolutionError|Temporary failure in name resolution|ProxyError|ConnectTimeout"
        r"|ReadTimeout|Connection refused|ConnectionReset|Network is unreachable|CERTIFICATE_VERIFY_FAILED|SSLError"
        r"|Failed to establish a new connection|Connection to \S+ timed out"
    )
    if re.search(unreachable, output):
        return Stop(
            "The package index cannot be reached; check this machine's network, proxy and date,"
            " and type the same again.",
            NO_NETWORK,
        )
    if "No matching distribution" in output:
        return Stop(
            "A needed package is not built for this machine; use 64-bit Linux, macOS or Windows"
            f" with Python 3.11 to 3.14 (details: {log}).",
            PROBLEM,
        )
    return Stop(f"pip could not install what the shop needs (see {log}); type the same again.", PROBLEM)


@contextlib.contextmanager
def alone(folder: Path, seconds: float = WAIT_SECONDS) -> Iterator["tuple[int, ...]"]:
    """Let one start at a time install; another one waits for it, then finds its work done.

    The lock is on the folder itself, so no file is left behind; it lasts until every process that was handed
    the descriptor has ended. Windows knows no such lock and goes without.
    """
    try:
        import fcntl
    except ImportError:
        yield ()
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        wait_for_lock(lambda: fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB), seconds)
        yield (descriptor,)
    finally:
        os.close(descriptor)


def wait_for_lock(lock: Callable[[], None], seconds: float) -> None:
    """Call `lock` until it succeeds; raises Stop when it has not within so many seconds."""
    ends = time.monotonic() + seconds
    told = False
    while True:
        try:
            return lock()
        except BlockingIOError:
            if time.monotonic() >= ends:
                raise Stop(
                    "Another start has been installing for a long time; stop it and type the same again.",
                    ALREADY_RUNNING,
                ) from None
        if not told:
            print("Another start is installing; waiting for it.", file=sys.stderr)
            told = True
        time.sleep(0.2)


def prepare(venv: Venv, wanted: "list[str]") -> None:
    """Install what is wanted and not there yet; raises Stop."""
    if all(venv.has(one) for one in wanted):
        return
    try:
        with alone(venv.root) as venv.lock:
            for one in wanted:
                if not venv.has(one):
                    venv.install(one)
    except OSError as problem:
        raise Stop(
            f"The folder {venv.root} cannot be written to ({problem.strerror});"
            " copy it into your home folder and start it there, as yourself.",
            IO,
        ) from None


def hand_over(venv: Venv, arguments: "list[str]") -> NoReturn:
    """Become shopbot.cli. The caller's folder stays the current one, but nothing is imported from it."""
    # Somebody's PYTHONPATH would put modules in front of the pinned ones, so it is replaced.
    environ = {**os.environ, "PYTHONPATH": str(venv.root)}
    command = [str(venv.python), "-P", "-m", "shopbot.cli", *arguments]
    if os.name == "nt":
        sys.exit(subprocess.call(command, env=environ))
    os.execve(command[0], command, environ)  # noqa: S606 - a shell is what this avoids


def main(arguments: "list[str]") -> int:
    """Start; returns an exit code only when the start ends here."""
    venv = Venv(ROOT)
    asks_help = not arguments or arguments[0] in {"-h", "--help", "help"}
    wanted = ["requirements.txt"]
    if arguments[:1] in (["test"], ["bench"], ["prove"], ["pictures"]):
        wanted.append("tests/requirements.txt")
    if arguments[:1] in (["test"], ["pack"]):
        wanted.append("pack/requirements.txt")
    if asks_help and not venv.has("requirements.txt"):
        print(HELP, end="")
        return 0 if arguments else USAGE
    try:
        prepare(venv, wanted)
    except Stop as stop:
        print(stop, file=sys.stderr)
        return stop.code
    except KeyboardInterrupt:
        print("\nStopped; the next start goes on from here.", file=sys.stderr)
        return 130
    hand_over(venv, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
