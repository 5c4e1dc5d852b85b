"""`uninstall`: take the service away again; the shop's data, keys and configuration stay unless you say otherwise.

sudo shopbot uninstall                  stop and remove the service; install finds everything again
sudo shopbot uninstall --delete-data    also the shop itself, after its name was typed twice: nothing brings it back
"""

import argparse
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from shopbot.errors import Exit, NoFile, Refusal
from shopbot.service import layout
from shopbot.service.layout import Layout
from shopbot.service.release import Releases
from shopbot.service.system import System, require_root


def options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("--name", help="which shop of this host, where there are several")
    parser.add_argument("--delete-data", action="store_true", help="delete the shop, its backups and its keys too")
    parser.add_argument("--root", type=Path, help="work on the system below this folder, which does not run")


def run(args: argparse.Namespace) -> int:
    """Remove the service."""
    place = layout.of(args.name, args.root)
    require_root(f"{place.typed} uninstall")
    if not place.at(place.current).is_symlink() and not _units(place):
        raise NoFile(f"{place.unit} is not installed here.", "Shops that are: ls -d /opt/shopbot/current*")
    if args.delete_data:
        _ask_twice(place)
    remove(place, System(place.root), delete_data=args.delete_data)
    return Exit.OK


def _ask_twice(place: Layout) -> None:
    word = place.user
    print(f"This deletes the shop in {place.data}, its backups there, and its keys in {place.etc}.")
    print("Balances, orders and unsold codes in it are gone for good, unless a backup is elsewhere.")
    for again in ("", " once more"):
        print(f"Type {word}{again}: ", end="", flush=True)
        if sys.stdin.readline().strip() != word:
            raise Refusal("Nothing was changed.", f"To keep the data: {place.typed} uninstall")


def remove(place: Layout, system: System, *, delete_data: bool, say: Callable[[str], object] = print) -> None:
    """Remove what an installation wrote. Each part that is gone already is passed over."""
    if system.live:
        system.ask("systemctl", "disable", "--now", place.unit)
        system.ask("systemctl", "reset-failed", place.unit)
    else:
        system.ask("systemctl", f"--root={place.root}", "disable", place.unit)
    say(f"· stopped and disabled {place.unit}")
    place.at(place.current).unlink(missing_ok=True)
    left = layout.installed(place.root)
    for path in _units(place) if not _shared(place, left) else _drop_ins(place):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    if system.live:
        system.ask("systemctl", "daemon-reload")
    say("· removed its unit")
    releases = Releases(place)
    if left:
        releases.tidy({Releases(one).current() for one in left})
    else:
        releases.remove_all()
        place.at(place.command).unlink(missing_ok=True)
        say(f"· removed the program in {place.opt} and {place.command}")
    if delete_data:
        for folder in (place.data, place.etc):
            shutil.rmtree(place.at(folder), ignore_errors=True)
        place.at(place.users).unlink(missing_ok=True)
        say(f"· deleted {place.data} and {place.etc}")
    else:
        say(
            f"\nThe shop is still in {place.data}, its keys and configuration in {place.etc}: install finds them again."
        )


def _shared(place: Layout, left: list[Layout]) -> bool:
    """Tell whether another named shop lives by the same template."""
    return bool(place.name) and any(one.name for one in left)


def _drop_ins(place: Layout) -> list[Path]:
    folder = place.at(place.units) / f"{place.unit}.d"
    return [folder] if folder.is_dir() else []


def _units(place: Layout) -> list[Path]:
    at = "@" if place.name else ""
    files = [place.at(place.units) / f"{stem}{at}.service" for stem in ("shopbot", "shopbot-alert")]
    return [*(one for one in files if one.exists()), *_drop_ins(place)]
