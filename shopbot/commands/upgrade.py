"""`upgrade`: bring a newer program in, and go back by itself when the shop does not come up with it.

The new release is made ready beside the old one while the shop stays open. Then: a backup, the shop is closed for some
seconds, a copy of its closed files is kept, one link is switched, and the shop is opened. If it is not open within a
minute, the link, the units and, as the new program has served nobody, the files are put back, and the old one opened.
Broken off in the middle, the same line again goes on from there.

  sudo shopbot upgrade --check            is there a newer version? (asks the git remote of the clone it came from)
  sudo shopbot upgrade                    bring it in
  sudo shopbot upgrade --from FOLDER      bring in the program in this folder, for example a fresh clone
"""

import argparse
import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from shopbot import config as configuration
from shopbot.backup import archive, recovery
from shopbot.clock import Clock
from shopbot.commands import ROOT, installed
from shopbot.config import read_key
from shopbot.db.keys import Keys
from shopbot.db.store import Files
from shopbot.errors import Exit, NoFile, Refusal
from shopbot.service import adopt, layout
from shopbot.service.layout import Layout
from shopbot.service.release import Releases, find_python, name_of, require_program, version_of
from shopbot.service.remote import Remote
from shopbot.service.system import System, require_root

_MINUTE = 60.0
_PAUSE = 0.5
_STEADY_SECONDS = 3.0
_KEPT = ".before-upgrade"
_BACKUP = "--only-backup"
_OPENED = "ActiveEnterTimestampMonotonic"


def options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("--name", help="which shop of this host, where there are several")
    parser.add_argument("--check", action="store_true", help="only tell whether there is a newer version")
    parser.add_argument("--from", dest="source", type=Path, metavar="FOLDER", help="the folder with the new program")
    parser.add_argument("--seconds", type=float, default=_MINUTE, help="how long it may take to open (default: 60)")
    parser.add_argument("--no-backup", action="store_true", help="make none first; for a shop that cannot be opened")
    parser.add_argument("--json", action="store_true", help="end with one line of JSON")
    parser.add_argument(_BACKUP, action="store_true", help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    """Upgrade, or tell whether one could."""
    if args.only_backup:
        return _make_backup()
    place = layout.of(args.name)
    if not place.at(place.current).is_symlink():
        raise NoFile(
            f"{place.unit} is not installed here.", "In a clone without a service: git pull, then start again."
        )
    require_root(f"{place.typed} upgrade")
    os.umask(0o022)
    with _source(place, args.source) as source:
        require_program(source)
        if args.check:
            return _tell(place, source, as_json=args.json)
        return Upgrade(place, source, seconds=args.seconds, backup=not args.no_backup).run(as_json=args.json)


@contextlib.contextmanager
def _source(place: Layout, named: Path | None) -> Iterator[Path]:
    """Yield the folder with the program to bring in: the named one, or the newest of the clone's remote."""
    if named is not None:
        yield named.absolute()
        return
    remote = Remote.of(place)
    with tempfile.TemporaryDirectory(prefix="shopbot-upgrade-") as folder:
        remote.fetch()
        remote.unpack(Path(folder))
        yield Path(folder)


def _tell(place: Layout, source: Path, *, as_json: bool) -> int:
    here, there = Releases(place).current(), name_of(source)
    if as_json:
        print(json.dumps({"installed": here, "available": there, "newer": here != there}))
    elif here == there:
        print(f"{here} is what there is: nothing to do.")
    else:
        print(f"Installed: {here}\nAvailable: {there}\nBring it in with: {place.typed} upgrade")
    return Exit.OK


def _make_backup() -> int:
    """Make a backup of this shop, as its own user."""
    config = configuration.load(ROOT, os.environ)
    master = bytes.fromhex(read_key(config).reveal())
    files = Files(config.data.folder)
    sealed = recovery.sealed(files)
    if sealed is None:
        raise Refusal("This shop has no recovery key yet.", "Open it once with this version, then type the same again.")
    made = archive.make(
        files, Keys.of(master), master, sealed.public, files.backups, Clock().now(), shop=config.shop.name
    )
    print(f"  {made.path.name}, {made.bytes >> 10} KiB, read back and sound")
    return Exit.OK


class Upgrade:
    """One change of the program of an installed shop."""

    def __init__(
        self, place: Layout, source: Path, *, seconds: float = _MINUTE, backup: bool = True,
        system: System | None = None, python: Path | None = None,
    ) -> None:  # fmt: skip
        self._place = place
        self._source = source
        self._seconds = seconds
        self._backup = backup
        self._system = system or System(place.root)
        self._python = python
        self._releases = Releases(place)
        self._files = Files(place.at(place.data))
        self._opened: str | None = None

    def run(self, *, as_json: bool = False) -> int:
        """Do it and return the exit code: 0, or 1 when it went back."""
        old, new = self._releases.current(), name_of(self._source)
        switched = old == new and self._note.exists()
        if switched:
            old, self._opened = json.loads(self._note.read_text("utf-8"))
        if old == new:
            print(f"{old} is installed already: nothing to do.")
            return Exit.OK
        print(f"· make {new} ready ({version_of(self._source)}), while the shop stays open", flush=True)
        self._releases.make(self._source, self._python or find_python())
        if not switched:  # else it has been closed and kept; before the switch the old one may have sold meanwhile
            self._back_up()
            self._close(old)
        came_up = self._change(old, new)
        self._note.unlink()
        if as_json:
            print(json.dumps({"ok": came_up, "from": old, "to": new, "runs": self._releases.current()}))
        return Exit.OK if came_up else Exit.PROBLEM

    def _back_up(self) -> None:
        if not self._backup:
            return
        print("· back up the shop", flush=True)
        command = [*(["--name", self._place.name] if self._place.name else []), _BACKUP]
        if installed.as_the_shop(self._place, ["upgrade", *command]):
            raise Refusal(
                "The backup that comes first could not be made, so nothing was changed.",
                f"What went wrong stands above. Without a backup: {self._place.typed} upgrade --no-backup",
            )

    @property
    def _note(self) -> Path:
        """What to go back to: there from the moment the shop is closed and its files are kept until it is open."""
        return self._releases.folder / f".{self._place.user}.upgrade"

    def _close(self, old: str) -> None:
        print("· close the shop and keep a copy of its files", flush=True)
        self._system.do("systemctl", "stop", self._place.unit)
        self._opened = self._system.show(self._place.unit, _OPENED).get(_OPENED)
        self._keep()
        adopt.secret(self._note, json.dumps([old, self._opened]))

    def _change(self, old: str, new: str) -> bool:
        """Switch, and switch back if the shop does not open; tell whether it runs from the new release."""
        print(f"· open it with {new}", flush=True)
        self._use(new)
        if self._opens():
            self._forget()
            self._releases.tidy({self._releases.current(), old, *(Releases(one).current() for one in self._others())})
            print(f"\nThe shop is open with {new}.")
            return True
        served = self._served()
        print(f"· it did not open: {self._why()}", file=sys.stderr)
        self._system.ask("systemctl", "stop", self._place.unit)
        if not served:
            self._put_back()
        self._use(old)
        print(f"· open it with {old} again", file=sys.stderr, flush=True)
        if not self._opens():
            raise Refusal(
                f"The shop does not open with {old} either: {self._why()}",
                f"Look why: {self._place.typed} logs. A copy of its files is in {self._place.data / _KEPT}.",
            )
        self._forget()
        print(f"\nThe shop is open with {old}, as before. Nothing is lost. What {new} said:", file=sys.stderr)
        print(f"    {self._place.typed} logs", file=sys.stderr)
        return False

    def _others(self) -> list[Layout]:
        return layout.installed(self._place.root)

    def _use(self, release: str) -> None:
        """Let the shop run from a release, with the units that this release writes."""
        self._releases.use(release)
        folder = self._releases.folder / release
        name = ["--name", self._place.name] if self._place.name else []
        environ = {**os.environ, "PYTHONPATH": str(folder)}
        command = [str(folder / ".venv/bin/python"), "-P", "-m", "shopbot.cli", "install", "--only-units", *name]
        done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False, cwd="/")  # noqa: S603
        if done.returncode:
            print(f"  its units stay as they were: {done.stderr.strip()}", file=sys.stderr)
        self._system.do("systemctl", "daemon-reload")
        self._system.ask("systemctl", "reset-failed", self._place.unit)

    # --- is it open? ---

    def _opens(self) -> bool:
        """Start the shop; tell whether it is open within its time, and still is a moment later."""
        self._system.ask("systemctl", "start", "--no-block", self._place.unit)
        ends = time.monotonic() + self._seconds
        while time.monotonic() < ends:
            shown = self._state()
            if shown.get("ActiveState") == "active":
                return self._steady(shown)
            if shown.get("ActiveState") == "failed" or int(shown.get("NRestarts") or 0) > 1:
                return False
            time.sleep(_PAUSE)
        return False

    def _steady(self, before: dict[str, str]) -> bool:
        time.sleep(_STEADY_SECONDS)
        now = self._state()
        return now.get("ActiveState") == "active" and now.get("NRestarts") == before.get("NRestarts")

    def _state(self) -> dict[str, str]:
        return self._system.show(self._place.unit, "ActiveState", "NRestarts", "StatusText", "Result")

    def _served(self) -> bool:
        """Tell whether the new program was ever open: what it took from people must stay."""
        return self._system.show(self._place.unit, _OPENED).get(_OPENED) != self._opened

    def _why(self) -> str:
        shown = self._state()
        return shown.get("StatusText") or shown.get("Result") or "it gave no reason"

    # --- the closed files ---

    def _keep(self) -> None:
        """Keep the closed shop's files as they are. A copy that is there is older than this moment."""
        kept = self._files.folder / _KEPT
        shutil.rmtree(kept, ignore_errors=True)
        kept.mkdir(mode=0o700)
        for path in self._closed_files():
            shutil.copyfile(path, kept / path.name)
            adopt.sync(kept / path.name)
        adopt.sync(kept)

    def _put_back(self) -> None:
        """Put the files back as they were; what they had become is removed with them."""
        kept = self._files.folder / _KEPT
        if not kept.is_dir():
            return
        for path in self._closed_files():
            if not (kept / path.name).exists():
                path.unlink()
        for path in sorted(kept.iterdir(), key=lambda one: one.name == self._files.main.name):
            to = self._files.folder / path.name
            part = to.with_name(f".{to.name}.part")
            shutil.copyfile(path, part)
            part.chmod(0o600)
            owner = self._files.folder.stat()
            adopt.give(part, (owner.st_uid, owner.st_gid))
            adopt.sync(part)
            part.replace(to)
        adopt.sync(self._files.folder)

    def _closed_files(self) -> list[Path]:
        """Return everything that changes when a shop is open."""
        names = ("shop.db*", "shop.anchor*", "witness.db*", "shop.recovery", "starting", "unsound")
        return [path for name in names for path in sorted(self._files.folder.glob(name)) if path.is_file()]

    def _forget(self) -> None:
        shutil.rmtree(self._files.folder / _KEPT, ignore_errors=True)
