"""`backup`: what the shop has been kept in, and one more now. The shop may run or be closed; it goes on selling.

NAME is a backup's file name, or `newest`. To get a shop back from one: python3 run.py restore --help. Examples:

  python3 run.py backup                            make one, prove it, let old ones go; also: backup now
  python3 run.py backup list                       which there are
  python3 run.py backup verify newest              read one to its last byte
  python3 run.py backup drill                      restore the newest for practice, and throw that away
  python3 run.py backup get newest --to shop.age   a copy that may leave the server: your recovery key alone opens it
  python3 run.py backup tidy                       remove what is too old to be kept
"""

import argparse
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from shopbot.backup import archive, drill, names, recovery, shelf
from shopbot.backup.refusals import BackupRefusal
from shopbot.clock import Clock
from shopbot.commands import console, counter
from shopbot.commands.counter import Shop
from shopbot.db import settings
from shopbot.db.keys import Keys
from shopbot.errors import Exit, Refusal

_NEWEST = "newest"
_MB = 1 << 20


@dataclass(frozen=True)
class Seen:
    """One backup in the folder; `problem` is why it cannot be opened, empty when its beginning could be read."""

    name: str
    made_at: int
    bytes: int
    program: str
    rows: int
    problem: str


def options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    counter.json_option(parser)
    parser.set_defaults(do=_now)
    doing = parser.add_subparsers(metavar="DO")
    counter.doing(doing, "list", _list, "which there are, newest first")
    counter.doing(doing, "now", _now, "make one, prove it, and let old ones go")
    counter.doing(doing, "verify", _verify, "read one to its last byte").add_argument("name", metavar="NAME")
    counter.doing(doing, "drill", _drill, "restore the newest for practice")
    get = counter.doing(doing, "get", _get, "make a copy for the recovery key alone")
    get.add_argument("name", metavar="NAME")
    get.add_argument("--to", required=True, metavar="FILE", type=Path, help="must not be there yet")
    counter.doing(doing, "tidy", _tidy, "remove what is too old to be kept")


def run(args: argparse.Namespace) -> int:
    """Look, or do it."""
    return int(args.do(counter.here(), args))


def _identity(shop: Shop) -> Any:
    return recovery.server_identity(shop.master)


def _path(shop: Shop, name: str) -> Path:
    """Return the backup of this name in the shop's folder. Raises `Refusal` when there is none."""
    there = names.stored(shop.files.backups)
    found = there[:1] if name == _NEWEST else [path for path in there if path.name == name]
    if not found:
        raise Refusal(
            f"There is no backup {name} in {shop.files.backups}." if there else "There is no backup yet.",
            "python3 run.py backup list tells them." if there else "Make one: python3 run.py backup",
            Exit.NO_FILE,
        )
    return found[0]


# --- looking ---


def _list(shop: Shop, args: argparse.Namespace) -> int:
    found = [look(path, _identity(shop)) for path in names.stored(shop.files.backups)]
    if args.json:
        console.show_json([asdict(one) for one in found])
        return Exit.OK
    rows = [(console.moment(one.made_at, shop.zone), console.size(one.bytes), _holds(one), one.name) for one in found]
    print(console.table(("made", "size", "holds", "name"), rows, give=2) if rows else "There is no backup yet.")
    return Exit.OK


def _holds(one: Seen) -> str:
    return one.problem or f"{console.count(one.rows)} rows"


def look(path: Path, identity: Any) -> Seen:
    """Return what a backup says of itself; only its beginning is read."""
    called = names.parse(path.name)
    at, size = called.at if called else 0, path.stat().st_size
    try:
        told = archive.inspect(path, identity)
    except BackupRefusal as refusal:
        return Seen(path.name, at, size, "", 0, refusal.message)
    return Seen(path.name, at, size, told.program, sum(told.tables.values()), "")


# --- doing ---


def _now(shop: Shop, args: argparse.Namespace) -> int:
    keys, now = Keys.of(shop.master), Clock().now()
    with shop.look() as seen:
        state = recovery.state(seen.reader)
        keep = _keep(shop, settings.read(seen.reader, "backups"))
    public = _public(state)
    with console.far("Backup") as tell:
        made = archive.make(
            shop.files, keys, shop.master, public, shop.files.backups, now, shop=shop.config.shop.name,
            progress=tell,
        )  # fmt: skip
    size, millis = made.bytes, round(made.seconds * 1000)
    shop.ask("backup.made", {"name": made.path.name, "at": now, "size": size, "millis": millis})
    gone = shelf.tidy(shop.files.backups, keep, now)
    if args.json:
        console.show_json({"name": made.path.name, "bytes": size, "seconds": round(made.seconds, 2), "removed": gone})
    else:
        print(f"{made.path.name}: {console.size(size)}, made and proved in {made.seconds:.1f} s. It is in")
        print(f"{shop.files.backups}" + (f"; {len(gone)} older ones were removed." if gone else "."))
    return Exit.OK


def _public(state: recovery.State | None) -> str:
    """Return the public half of the recovery key. Raises `Refusal` for a shop that has none yet."""
    if state is None:
        raise Refusal(
            "The shop has no recovery key yet.", "Its first start makes one: python3 run.py run", Exit.NO_FILE
        )
    return state.public


def _keep(shop: Shop, chosen: Mapping[str, Any]) -> shelf.Keep:
    """Return how many are kept: as the plugin backups was told, in the chat or in config.toml."""
    said = {**shop.config.plugin.get("backups", {}), **chosen}
    usual = shelf.Keep(most_bytes=4096 * _MB)
    numbers = {"newest": usual.newest, "days": usual.days, "weeks": usual.weeks, "disk": usual.most_bytes}
    told = {name: int(said.get(name, first)) for name, first in numbers.items()}
    return shelf.Keep(told["newest"], told["days"], told["weeks"], told["disk"])


def _verify(shop: Shop, args: argparse.Namespace) -> int:
    path = _path(shop, args.name)
    with console.far("Reading") as tell:
        told = archive.verify(path, _identity(shop), progress=tell)
    if args.json:
        console.show_json({"name": path.name, "ok": True, "rows": dict(told.tables), "program": told.program})
    else:
        rows = console.count(sum(told.tables.values()))
        print(f"{path.name} is whole: {rows} rows of {console.clean(told.shop or 'this shop')}.")
    return Exit.OK


def _drill(shop: Shop, args: argparse.Namespace) -> int:
    with shop.look() as seen:
        install = str(seen.reader.scalar("SELECT install FROM shop"))
    with console.far("Restoring for practice") as tell:
        found = drill.drill(
            shop.files.backups, _identity(shop), shop.files.staging, Clock(), install=install, progress=tell
        )  # fmt: skip
    facts = json.dumps({name: one if isinstance(one, int) else str(one) for name, one in found.facts.items()})
    told = {"name": found.name, "millis": round(found.seconds * 1000), "reason": found.key, "facts": facts}
    shop.ask("backup.tried", {**told, "instead": found.instead})
    if args.json:
        console.show_json({"ok": found.ok, **asdict(found)})
    elif found.ok:
        print(f"{found.name} was restored for practice in {found.seconds:.1f} s, and all of it adds up.")
    else:
        print("\n".join(["The practice failed:", *(f"  {problem}" for problem in found.problems)]))
        print(f"The next older good one is {found.instead}." if found.instead else "No older one is good either.")
    return Exit.OK if found.ok else Exit.PROBLEM


def _get(shop: Shop, args: argparse.Namespace) -> int:
    path, out = _path(shop, args.name), args.to
    if out.exists():
        raise Refusal(f"There is a file {out} already.", "Choose another name, or move it away.", Exit.USAGE)
    with shop.look() as seen:
        state = recovery.state(seen.reader)
    public = _public(state)
    with console.far("Sealing") as tell:
        made = archive.export(path, out, _identity(shop), public, progress=tell)
    if args.json:
        console.show_json({"file": os.fspath(out), "bytes": made.bytes, "sha256": made.sha256})
    else:
        print(f"{out}: {console.size(made.bytes)}. The recovery key alone opens it; keep the two apart.")
    return Exit.OK


def _tidy(shop: Shop, args: argparse.Namespace) -> int:
    with shop.look() as seen:
        keep = _keep(shop, settings.read(seen.reader, "backups"))
    gone = shelf.tidy(shop.files.backups, keep, Clock().now(), identity=_identity(shop))
    if args.json:
        console.show_json({"removed": gone})
    else:
        print(f"{len(gone)} backups were removed." if gone else "There was nothing to remove.")
    return Exit.OK
