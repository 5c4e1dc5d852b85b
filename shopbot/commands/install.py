"""`install`: let systemd keep the shop open: started with the machine, started again when it falls, confined.

Writes the units for this machine, copies the program to /opt/shopbot, moves the shop that is in this folder to
/var/lib/shopbot and its secrets to /etc/shopbot; without a shop it asks for the bot's token and makes one. Each step
says what it does, one that is done already is left alone, and the same line typed again goes on where it broke off.

  sudo python3 run.py install                this folder's shop, or a new one
  sudo python3 run.py install --name shop2   one more shop on this host, with a user, a folder and a service of its own
  python3 run.py install --dry-run           what would be done, and the files that would be written
"""

import argparse
import contextlib
import json
import os
import pwd
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from shopbot import config as configuration
from shopbot import program
from shopbot.commands import CODE, ROOT, SHOP_ROOT
from shopbot.config import Config
from shopbot.db.store import Files, Lock
from shopbot.errors import BadConfig, Exit, NoFile, Refusal
from shopbot.service import adopt, layout, units
from shopbot.service.layout import Layout
from shopbot.service.release import Releases, find_python, name_of, own_plugins, require_program
from shopbot.service.remote import keep_origin
from shopbot.service.system import Failed, System, require_root

_TOKEN_LINE = re.compile(r"^\s*(export\s+)?(SHOPBOT_)?TELEGRAM_TOKEN\s*=")
_SETUP = ".setup"
_EXAMPLE = "config.example.toml"
_ON_THE_WAY = """\
#!/bin/sh
# Written by "run.py install": the shop's command line. "sudo shopbot --help" lists what can be typed.
name=
if [ "$1" = "--shop" ]; then
    name="$2"
    shift 2
fi
current="/opt/shopbot/current${name:+-$name}"
if [ ! -e "$current/shopbot" ]; then
    echo "shopbot: no such shop is installed here. These are: $(ls -d /opt/shopbot/current* 2>/dev/null)" >&2
    exit 66
fi
PYTHONPATH="$(readlink -f "$current")"
export PYTHONPATH
exec "$current/.venv/bin/python" -P -m shopbot.commands.installed "$name" "$@"
"""


def options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("--name", help="a name for one more shop on this host, for example shop2")
    parser.add_argument("--folder", type=Path, help="the folder with the config.toml and the data of the shop to move")
    writes = "a folder outside of /var/lib/shopbot that it may write to, for example for backups"
    parser.add_argument("--writes", type=Path, action="append", default=[], metavar="FOLDER", help=writes)
    parser.add_argument("--dry-run", action="store_true", help="change nothing; show the steps and the files")
    parser.add_argument("--no-start", action="store_true", help="do all but open the shop")
    parser.add_argument("--root", type=Path, help="install into the system below this folder, which does not run")
    parser.add_argument("--only-units", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--json", action="store_true", help="end with one line of JSON")


@dataclass(frozen=True)
class Step:
    """One thing to do. `done`: it was found done already."""

    says: str
    done: bool
    do: Callable[[], object]


def run(args: argparse.Namespace) -> int:
    """Install, or show what that would be."""
    plan = Installation(layout.of(args.name, args.root), _folder(args.folder), writes=args.writes)
    if args.dry_run:
        _show(plan, as_json=args.json)
        return Exit.OK
    require_root(_again(args))
    plan.system.require()
    if args.only_units:
        plan.write_units()
        return Exit.OK
    os.umask(0o022)
    try:
        _carry_out(plan, start=not args.no_start)
    except Failed as failed:
        raise Refusal(str(failed), "Nothing that was done is lost; when it is mended type the same again.") from failed
    if args.json:
        print(json.dumps({"ok": True, "unit": plan.layout.unit, "release": plan.releases.current()}))
    return Exit.OK


def _folder(named: Path | None) -> Path:
    """Return the folder whose shop is to be moved: the named one, or the clone's own."""
    if named is not None and not named.is_dir():
        raise NoFile(f"There is no folder {named}.", "Give the one that holds config.toml and the data folder.")
    return (named or (ROOT if program.one_file() else CODE)).absolute()


def _again(args: argparse.Namespace) -> str:
    given = [f"--name {args.name}"] if args.name else []
    given += [f"--folder {args.folder.absolute()}"] if args.folder else []
    given += [f"--writes {one}" for one in args.writes]
    return " ".join(["sudo python3 run.py install", *given])


def _show(plan: "Installation", *, as_json: bool) -> None:
    steps, files = plan.steps(), plan.files()
    left_open = units.exposure(files, plan.layout)
    if as_json:
        told = [{"what": step.says, "done": step.done} for step in steps]
        shown = {str(path): text for path, text in files.items()}
        print(json.dumps({"steps": told, "files": shown, "exposure": left_open}))
        return
    for step in steps:
        print(f"{'is done ' if step.done else 'to do   '}{step.says}")
    for path, text in files.items():
        print(f"\n--- {path}\n{text.rstrip()}")
    if left_open is not None:
        print(f"\nExposure of {plan.layout.unit}, by systemd-analyze security: {left_open} (0: none, 10: wide open)")


def _carry_out(plan: "Installation", *, start: bool) -> None:
    for step in plan.steps():
        print(f"{'✓ ' if step.done else '· '}{step.says}", flush=True)
        if not step.done:
            step.do()
    if start and plan.system.live:
        _open(plan)
    else:
        print(f"\nInstalled. Open the shop with: sudo systemctl start {plan.layout.unit}")


def _open(plan: "Installation") -> None:
    """Start the shop and wait until it says that it is open."""
    unit, typed = plan.layout.unit, plan.layout.typed
    print(f"· open the shop ({unit})", flush=True)
    verb = "restart" if plan.units_changed else "start"
    done = plan.system.ask("systemctl", verb, unit)
    if done.returncode:
        raise Refusal(
            f"The shop was installed but does not open: {plan.system.show(unit, 'StatusText').get('StatusText', '')}",
            f"Look why: {typed} logs; then: sudo systemctl reset-failed {unit}; sudo systemctl start {unit}",
        )
    print(f"\nThe shop is open, and will be after every start of this machine. From now on:\n\n    {typed} status\n")
    print(f"    {typed} logs --follow\n    {typed} upgrade --check\n    {typed} --help")


class Installation:
    """What it takes to let one shop be a service here. `folder` is where it ran by hand; it may hold no shop."""

    def __init__(
        self, place: Layout, folder: Path, *, source: Path | None = None, writes: list[Path] | None = None,
        system: System | None = None, python: Path | None = None,
    ) -> None:  # fmt: skip
        self.layout = place
        self.system = system or System(place.root)
        self.releases = Releases(place)
        self.units_changed = False
        self._folder = folder
        self._source = source or program.one_file() or CODE
        self._python = python
        self._writes = [self._writable(one) for one in writes or []]

    @staticmethod
    def _writable(path: Path) -> Path:
        if str(path.absolute()).startswith(("/home", "/root", "/boot", "/etc")):
            raise Refusal(f"The service cannot be let into {path}.", "Take a folder below /srv or /mnt.", Exit.USAGE)
        return path.absolute()

    @cached_property
    def python(self) -> Path:
        """The interpreter of the service."""
        return self._python or find_python()

    def files(self) -> dict[Path, str]:
        """Return what is written into the system, by path, without secrets."""
        machine = units.Machine.of(self.python)
        user = f'u {self.layout.user} - "Telegram shop" {self.layout.data} /usr/sbin/nologin\n'
        return {
            self.layout.users: user,
            **units.write(self.layout, machine, list(dict.fromkeys([*self._writes, *self._witness()]))),
            self.layout.command: _ON_THE_WAY,
        }

    def steps(self) -> list[Step]:
        """Return everything that has to be, in order."""
        require_program(self._source)
        there = self._shop_is_there()
        new = not there and not self._old_shop()
        return [
            Step(f"a user of its own, {self.layout.user}", self._has_user(), self._make_user),
            self._program(),
            Step("a new shop: the token, the keys, the file", not new, self._init),
            Step(f"config.toml and plugins/ in {self.layout.etc}", self._has_config(), self._bring_config),
            Step(
                f"the key and the token in {self.layout.etc}, for root alone", self._has_secrets(), self._bring_secrets
            ),
            Step(f"the shop's data in {self.layout.data}", there and not self._old_shop(), self._bring_data),
            Step(f"the service {self.layout.unit}", self._has_units(), self.write_units),
            Step(f"it starts with the machine ({self.layout.unit})", done=False, do=self._enable),
        ]

    def _program(self) -> Step:
        current, name = self.releases.current(), name_of(self._source)
        if current and current != name:
            return Step(f"the program stays {current}; the newer one comes with: upgrade", done=True, do=nothing)
        done = bool(current) and self.releases.has(name)
        return Step(f"the program in {self.layout.opt / name}", done, self._bring_program)

    def _witness(self) -> list[Path]:
        """Return the folder of the witness where config.toml wants it on another disk."""
        etc = self.layout.at(self.layout.etc)
        folder = self._config(etc if (etc / "config.toml").exists() else self._from()).data.witness
        return [self._writable(folder)] if folder else []

    # --- user and program ---

    def owner(self) -> tuple[int, int]:
        """Return the ids of the shop's user and group; root's where the user is not there yet."""
        if self.system.live:
            try:
                found = pwd.getpwnam(self.layout.user)
            except KeyError:
                return 0, 0
            return found.pw_uid, found.pw_gid
        with contextlib.suppress(FileNotFoundError):
            for line in self.layout.at(Path("/etc/passwd")).read_text("utf-8").splitlines():
                name, _, uid, gid, *_ = line.split(":")
                if name == self.layout.user:
                    return int(uid), int(gid)
        return 0, 0

    def _has_user(self) -> bool:
        return self.owner() != (0, 0) and self._is_written(self.layout.users)

    def _make_user(self) -> None:
        self._write(self.layout.users)
        root = [] if self.system.live else [f"--root={self.layout.root}"]
        self.system.do("systemd-sysusers", *root, str(self.layout.users))

    def _bring_program(self) -> None:
        self.releases.use(self.releases.make(self._source, self.python))
        keep_origin(self.layout, self._source)

    # --- the shop itself ---

    def _config(self, folder: Path) -> Config:
        config, problems = configuration.examine(folder, {}, token_required=False)
        if problems:
            raise BadConfig(problems, f"Mend them in {folder}, then type the same again.")
        return config

    def _shop_is_there(self) -> bool:
        return (self.layout.at(self.layout.data) / adopt.MAIN).exists()

    def _old_shop(self) -> Path | None:
        """Return the folder whose shop still has to be moved, if there is one."""
        for folder in (self._setup, self._folder):
            if folder.is_dir() and folder != self.layout.at(self.layout.etc):
                config = self._config(folder)
                if (config.data.folder / adopt.MAIN).exists() and config.data.folder != self.layout.at(
                    self.layout.data
                ):
                    return folder
        return None

    @property
    def _setup(self) -> Path:
        """Where a new shop is made."""
        return self.layout.at(self.layout.etc) / _SETUP

    def _from(self) -> Path:
        """Return the folder that the shop's things come from."""
        return self._old_shop() or (self._setup if self._setup.is_dir() else self._folder)

    def _init(self) -> None:
        """Make a new shop, as `init` does, in a folder from which the next steps take it."""
        self._setup.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name in ("config.toml", ".env"):
            if (self._folder / name).exists() and not (self._setup / name).exists():
                shutil.copy2(self._folder / name, self._setup / name)
        kept = {name: value for name, value in os.environ.items() if not name.startswith("SHOPBOT_DATA_")}
        environ = {**kept, "PYTHONPATH": str(CODE), SHOP_ROOT: str(self._setup), "SHOPBOT_INSTALLING": "1"}
        environ[program.TYPED_NAME] = self.layout.typed
        done = subprocess.call(program.again("init"), env=environ, cwd="/")  # noqa: S603 - ourselves
        if done:
            raise Refusal("No shop was made, so there is nothing to install.", "Type the same again.", Exit(done))

    def _has_config(self) -> bool:
        return self.layout.at(self.layout.etc / "config.toml").exists() and not self._own_plugins()

    def _own_plugins(self) -> list[Path]:
        """Return the owner's plugins that are not in their new place yet."""
        place = self.layout.at(self.layout.etc / "plugins")
        found = own_plugins(self._folder, apart=self._source.is_file()) if (self._folder / "plugins").is_dir() else []
        return [one for one in found if not (place / one.name).exists()]

    def _bring_config(self) -> None:
        etc = self.layout.at(self.layout.etc)
        (etc / "plugins").mkdir(mode=0o755, parents=True, exist_ok=True)
        for path in self._own_plugins():
            _copy_open(path, etc / "plugins" / path.name)
        if not (etc / "config.toml").exists():
            found = self._from() / "config.toml"
            if not found.exists():
                found = self.layout.at(self.layout.current) / _EXAMPLE
            text = found.read_text("utf-8-sig") if found.exists() else ""
            adopt.secret(etc / "config.toml", text, self.owner())

    def _has_secrets(self) -> bool:
        return all(self.layout.at(one).exists() for one in (self.layout.key, self.layout.token))

    def _bring_secrets(self) -> None:
        """Put key and token where only root reads them; they leave the old folder once the shop itself has."""
        folder = self._from()
        config = self._config(folder)
        key = self.layout.at(self.layout.key)
        key.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
        if not key.exists():
            adopt.secret(key, configuration.read_key(config).reveal() + "\n")
        if not self.layout.at(self.layout.token).exists():
            if not config.telegram.token:
                raise BadConfig(
                    [f"{folder}/.env: TELEGRAM_TOKEN is missing"], "Write it there and type the same again."
                )
            adopt.secret(self.layout.at(self.layout.token), config.telegram.token.reveal() + "\n")
        rest = _without_token(folder / ".env")
        if rest and not (key.parent / ".env").exists():
            adopt.secret(key.parent / ".env", rest, self.owner())

    def _bring_data(self) -> None:
        data = self.layout.at(self.layout.data)
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        adopt.give(data, self.owner())
        for other in map(self.layout.at, self._witness()):
            other.mkdir(mode=0o700, parents=True, exist_ok=True)
            for path in (other, *other.glob("witness.db*")):
                adopt.give(path, self.owner())
        folder = self._old_shop()
        if folder is None:
            return
        config = self._config(folder)
        with _closed(config):
            adopt.move(config.data.folder, data, self.owner(), lambda words: print(f"  {words}", flush=True))
        self._forget_secrets(folder, config)

    def _forget_secrets(self, folder: Path, config: Config) -> None:
        """Take key and token away from where the shop ran by hand; both are in their new place, on the disk."""
        shutil.rmtree(self._setup, ignore_errors=True)
        if folder != self._setup:
            for path in (config.data.folder / "shop.key", config.data.folder / "shop.lock"):
                path.unlink(missing_ok=True)
            with contextlib.suppress(OSError):
                config.data.folder.rmdir()
            if (folder / ".env").exists():
                status = (folder / ".env").stat()
                adopt.secret(folder / ".env", _without_token(folder / ".env"), (status.st_uid, status.st_gid))

    # --- units ---

    def _is_written(self, path: Path) -> bool:
        try:
            return self.layout.at(path).read_text("utf-8") == self.files()[path]
        except FileNotFoundError:
            return False

    def _write(self, path: Path) -> None:
        to = self.layout.at(path)
        to.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
        part = to.with_name(f".{to.name}.part")
        part.write_text(self.files()[path], "utf-8")
        part.chmod(0o755 if path == self.layout.command else 0o644)
        part.replace(to)

    def _unit_files(self) -> list[Path]:
        return [path for path in self.files() if path != self.layout.users]

    def _has_units(self) -> bool:
        return all(map(self._is_written, self._unit_files()))

    def write_units(self) -> None:
        """Write the units anew, as this release has them."""
        for path in self._unit_files():
            self._write(path)
        self.units_changed = True
        if self.system.live:
            self.system.do("systemctl", "daemon-reload")

    def _enable(self) -> None:
        root = [] if self.system.live else [f"--root={self.layout.root}"]
        self.system.do("systemctl", *root, "enable", self.layout.unit)


def nothing() -> None:
    """Do nothing."""


@contextlib.contextmanager
def _closed(config: Config) -> Iterator[None]:
    """Hold the lock of the shop that is to be moved: it must not be running, and not be started meanwhile."""
    lock = Lock(Files(config.data.folder).lock)
    try:
        yield
    finally:
        lock.release()


def _without_token(path: Path) -> str:
    if not path.exists():
        return ""
    kept = [line for line in path.read_text("utf-8-sig").splitlines() if not _TOKEN_LINE.match(line)]
    return "\n".join([*kept, ""]) if any(line.strip() for line in kept) else ""


def _copy_open(path: Path, to: Path) -> None:
    """Copy a plugin so that the shop's user can read it."""
    if path.is_dir():
        shutil.copytree(path, to, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(path, to)
    for one in (to, *to.rglob("*")):
        one.chmod(0o755 if one.is_dir() else 0o644)
