"""`restore`: the shop from a backup, on a new machine or in the place of what is here; the shop must be closed.

FILE is a backup, or the name of one of this shop's, or `newest`. The recovery key is asked for where the server's own
does not open it. What was sold and paid since the backup is brought in from the witness, so that nothing is sold or
credited twice; without it, what is in doubt waits for you in /backup. It brings in what staff changed as well: with
--as-it-was products and settings are what the backup says. What was here is kept in data/replaced. Examples:

  python3 run.py restore newest
  python3 run.py restore shop-20261121T140000Z-17.age --witness /mnt/second/witness.db
  python3 run.py restore shop-20261121T140000Z-17.age --witness /mnt/share    with the pieces from where copies go
  python3 run.py restore newest --only products         the catalogue alone; also: settings, or: person 123456789
  python3 run.py restore --undo                         as it was before, if nothing was sold or paid since
"""

import argparse
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shopbot import config as configuration
from shopbot.backup import archive, chunks, names, private, recovery, restore, selective
from shopbot.backup.refusals import WrongArchiveKey
from shopbot.backup.restore import Restored
from shopbot.clock import Clock
from shopbot.commands import ROOT, console, paper
from shopbot.config import Config, read_key
from shopbot.db import store, switch
from shopbot.db.connection import ReadConnection
from shopbot.db.store import Files
from shopbot.errors import Exit, NoFile, Refusal
from shopbot.trade.audit import TERMINAL

_NEWEST = "newest"
_WHY = {
    restore.NO_WITNESS: "there was no witness, the record of what came after the backup.",
    restore.TOO_SHORT: "the witness begins later than this backup.",
    restore.OTHER_WITNESS: "the witness belongs to another time of this shop, or to another shop.",
    restore.BROKEN: "the witness is damaged.",
    restore.OTHER_SHAPE: "the program or a plugin was updated in between.",
    restore.OPEN_END: "the witness ends before the shop did.",
    restore.SAID_SO: "you said that the shop was open after the witness' end.",
    restore.PIECES: "the newest pieces of the witness may be missing.",
}


@dataclass(frozen=True)
class _Opened:
    """A backup that can be opened: where it is, what opens it, and the shop's master key (`given`: it is new here).

    `by_paper` says that the recovery key was typed.
    """

    path: Path
    identity: Any
    master: bytes
    given: bool
    by_paper: bool = True


def options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("file", nargs="?", metavar="FILE", help="a backup, its name, or newest")
    parser.add_argument(
        "--witness", type=Path, nargs="+", default=[], metavar="PATH",
        help="the witness, if it is not in the data folder; or its pieces from another place, or a folder of them",
    )  # fmt: skip
    parser.add_argument("--open-after", action="store_true", help="the shop was open after the witness ends")
    parser.add_argument("--as-it-was", action="store_true", help="products and settings, too, as they were then")
    parser.add_argument("--other-shop", action="store_true", help="take the backup of another shop for this one")
    parser.add_argument(
        "--older-key", action="store_true", help="take a backup that was not made under this shop's present key"
    )
    parser.add_argument("--only", nargs="+", metavar="WHAT", help="products, settings, or: person ID")
    parser.add_argument("--undo", action="store_true", help="put back what the last restore put aside")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(args: argparse.Namespace) -> int:
    """Restore, or undo it."""
    config, _ = configuration.examine(ROOT, os.environ, token_required=False)
    if args.undo:
        return _undo(config)
    if not args.file:
        raise Refusal("Which backup?", "Name one: python3 run.py restore newest", Exit.USAGE)
    opened = _open(config, _path(config, args.file))
    if args.only:
        return _only(config, opened, args)
    done = _whole(config, opened, args)
    if args.json:
        console.show_json(_told(done))
    else:
        _print(config, done, opened)
    return Exit.OK


def _path(config: Config, name: str) -> Path:
    folder = config.data.folder / "backups"
    there = names.stored(folder)
    if name == _NEWEST and there:
        return there[0]
    return next((one for one in (Path(name), folder / name) if one.is_file()), Path(name))


def _open(config: Config, path: Path) -> _Opened:
    """Open the backup with the server's own key, or with the recovery key that somebody types."""
    try:
        master = bytes.fromhex(read_key(config).reveal())
    except NoFile:
        master = None
    if master is not None:
        identity = recovery.server_identity(master)
        try:
            archive.inspect(path, identity)
        except WrongArchiveKey:
            pass
        else:
            return _Opened(path, identity, master, given=False, by_paper=False)
    elif not path.is_file():
        archive.inspect(path, recovery.new().identity)  # says that it is not there before anybody types
    identity = paper.ask().identity
    told = archive.inspect(path, identity)
    return _Opened(path, identity, master or told.master_bytes, given=master is None, by_paper=True)


def _whole(config: Config, opened: _Opened, args: argparse.Namespace) -> Restored:
    witness, pieces, opens_pieces = _past(opened, args.witness or ())
    files = Files(config.data.folder)
    if opened.given:
        files.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        private.write(config.paths.key, opened.master.hex().encode() + b"\n")
    bars: dict[str, Any] = {}
    with console.far("Restore") as tell:
        bars["read"] = tell
        try:
            return restore.whole(
                files, opened.path, opened.identity, Clock(), master=opened.master, witness_file=witness,
                pieces=pieces, pieces_identity=opens_pieces, by=TERMINAL, open_end=args.open_after,
                foreign=args.other_shop, older_key=args.older_key, as_it_was=args.as_it_was,
                progress=lambda step, done, total: bars[step](done, total) if step in bars else None,
            )  # fmt: skip
        except BaseException:
            # A shop that is published waits for its key, whatever the disk refused after that.
            if opened.given and not files.main.exists() and not switch.is_published(files):
                config.paths.key.unlink(missing_ok=True)
            raise


def _past(opened: _Opened, paths: Sequence[Path]) -> tuple[Path | None, Sequence[Path], Any]:
    """Return the witness' own file, or its pieces and what opens those: the recovery key alone does."""
    missing = next((path for path in paths if not path.exists()), None)
    if missing is not None:
        raise NoFile(f"there is no {missing}", "Name the witness, or the folder its pieces are in.")
    pieces = [path for path in chunks.found(paths) if chunks.parse(path.name)]
    if not pieces and any(path.is_dir() for path in paths):
        raise NoFile(f"there is no piece of a witness in {paths[0]}", "They are called witness-….age.")
    if not pieces:
        return next(iter(paths), None), (), None
    return None, pieces, opened.identity if opened.by_paper else paper.ask().identity


def _told(done: Restored) -> dict[str, object]:
    return {
        "archive": done.archive, "shop": done.shop, "made_at": done.made_at, "known_at": done.known_at,
        "complete": done.complete, "why": done.why, "rows": done.rows, "held": done.held, "replaced": done.stamp,
        "seconds": round(done.seconds, 2),
    }  # fmt: skip


def _print(config: Config, done: Restored, opened: _Opened) -> None:
    zone = config.shop.time_zone
    print(f"{done.shop} is restored from the backup of {console.moment(done.made_at, zone)}, in {done.seconds:.1f} s.")
    print(f"{console.count(done.rows)} rows that changed since were brought up to date from the witness,")
    print(f"up to {console.moment(done.known_at, zone)}.")
    if done.why is None:
        print("Nothing that was promised is missing: the shop goes on where it was.")
    else:
        print(f"Something is missing: {_WHY[done.why]}")
        print("So nothing of that time goes on by itself: unpaid orders ended, stock frozen, balances put aside, and")
        print("payments from before now wait. Decide in the chat what goes on: /backup")
    if done.stamp:
        print(
            f"What was here is in {config.data.folder / 'replaced' / done.stamp}. To go back to it, as long as nothing"
        )
        print("is sold or paid: python3 run.py restore --undo")
    print("\nIf the old server may come back, cut it off first: get a new token from @BotFather (/revoke) and write it")
    print("into .env as TELEGRAM_TOKEN=<token>. Two shops must never sell at the same time.")
    print("Then open the shop: python3 run.py run")


def _undo(config: Config) -> int:
    stamp = restore.undo(Files(config.data.folder), bytes.fromhex(read_key(config).reveal()), Clock())
    print(f"The shop is what it was before the restore ({stamp}). What the restore made is in data/replaced now.")
    return Exit.OK


# --- a part of it ---


def _only(config: Config, opened: _Opened, args: argparse.Namespace) -> int:
    """Show what would change, and do it once somebody says so."""
    what = selective.wanted(args.only)
    shop = store.open_store(config.data.folder, opened.master, Clock())
    try:
        with archive.opened(opened.path, opened.identity, config.data.folder) as found:
            if not (args.older_key or args.other_shop):
                restore.require_own(found.manifest, opened.master, opened.path.name)
            differences = selective.preview(ReadConnection(shop.writer), found.reader, what)
            if args.json:
                console.show_json([one.as_json() for one in differences])
                return Exit.OK
            for one in differences:
                print(one)
            if not differences:
                print("Nothing differs.")
                return Exit.OK
            console.confirm(f"{len(differences)} things change as shown.", "restore")
            store.in_transaction(
                shop.writer, shop.keys, Clock(), lambda tx: selective.apply(tx, found.reader, what, TERMINAL)
            )
    finally:
        shop.close()
    print("Done. It is in the log of changes.")
    return Exit.OK
