"""`keys`: what opens the shop. Where its key comes from, whether you still hold the recovery key, and new ones of both.

  python3 run.py keys                   where the key comes from; is the recovery key in force, and proved? (--json)
  python3 run.py keys confirm           type your recovery key unseen: is it the right one?
  python3 run.py keys new-recovery      another recovery key, shown once (your paper was seen, or is lost)
  python3 run.py keys rotate            another master key (the old one was seen); the shop is closed meanwhile

Nothing secret is ever printed, but a new recovery key once. Exit codes: 0 done, 1 something is to be done (it says
what), 66 no key or no shop, 75 the shop is open, 77 another key, 78 configuration; the others are in the README.
"""

import argparse
import os
import stat
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from shopbot import config as configuration
from shopbot.backup import archive, recovery, rekey
from shopbot.backup.recovery import RecoveryKey
from shopbot.backup.refusals import BackupFailed
from shopbot.backup.rekey import master_of
from shopbot.clock import Clock
from shopbot.commands import ROOT, console, paper
from shopbot.config import Config
from shopbot.db import keys, store
from shopbot.db.keys import Keys
from shopbot.db.store import Files
from shopbot.db.survey import survey
from shopbot.db.tx import Tx
from shopbot.errors import AlreadyRunning, DamagedFile, Exit, Refusal
from shopbot.trade import audit

_FROM = {
    "credential": "a credential of systemd",
    "named file": "the file that SHOPBOT_KEY_FILE names",
    "file": "the data folder",
}


def options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument(
        "what", nargs="?", choices=("status", "confirm", "new-recovery", "rotate"), default="status",
        help="what to do; status if nothing is said",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="print the status as one JSON object")


def run(args: argparse.Namespace) -> int:
    """Do what was asked for."""
    config = configuration.load(ROOT, os.environ, token_required=False)
    if args.what == "confirm":
        return _confirm(config)
    if args.what == "new-recovery":
        return _new_recovery(config)
    if args.what == "rotate":
        return _rotate(config)
    return _status(config, as_json=args.json)


# --- status ---


@dataclass(frozen=True)
class _Status:
    """What there is to tell; times are UTC seconds."""

    key_from: str
    key_path: str | None
    key_made: int | None
    environment: str
    recovery_public: str | None
    recovery_made: int | None
    recovery_sealed: bool
    confirmed: tuple[int, ...]
    todo: tuple[str, ...]


def _status(config: Config, *, as_json: bool) -> int:
    found = _look(config, Clock().now())
    if as_json:
        console.show_json({**vars(found), "ok": not found.todo})
    else:
        _print(found, config.shop.time_zone)
    return Exit.PROBLEM if found.todo else Exit.OK


def _look(config: Config, now: int) -> _Status:
    master = master_of(config)
    with survey(config.data.folder, master) as shop:
        known, due = recovery.state(shop.reader), recovery.due(shop.reader, now)
    path = None if config.given_key else config.paths.key
    sealed = known is not None and _is_sealed(Files(config.data.folder), known.public, master)
    return _Status(
        key_from=_key_from(config),
        key_path=str(path) if path else None,
        key_made=_made(path),
        environment=config.shop.environment,
        recovery_public=known.public if known else None,
        recovery_made=known.made if known else None,
        recovery_sealed=sealed,
        confirmed=known.confirmed if known else (),
        todo=tuple(_todo(known, sealed=sealed, due=due is not None)),
    )


def _key_from(config: Config) -> str:
    return "the environment (SHOPBOT_KEY)" if config.given_key else _FROM[config.paths.key_from]


def _is_sealed(files: Files, public: str, master: bytes) -> bool:
    try:
        found = recovery.sealed(files)
    except DamagedFile:
        return False
    return found is not None and found.public == public and found.is_of(master)


def _made(path: Path | None) -> int | None:
    """Return when a key file was written; what lies in memory under /run was only put there."""
    return None if path is None or Path("/run") in path.parents else int(path.stat()[stat.ST_MTIME])


def _todo(known: recovery.State | None, *, sealed: bool, due: bool) -> list[str]:
    if known is None or not sealed:
        return ["Start the shop once: it seals its key for your recovery key then. python3 run.py run"]
    if due or not known.confirmed:
        return ["Show that you still hold the recovery key: python3 run.py keys confirm"]
    return []


def _print(found: _Status, zone: str) -> None:
    last = found.confirmed[-1] if found.confirmed else None
    pairs = {
        "Key": found.key_from + (f", {found.key_path}" if found.key_path else ""),
        "  written": console.moment(found.key_made, zone),
        "Environment": found.environment,
        "Recovery key": found.recovery_public,
        "  made": console.moment(found.recovery_made, zone),
        "  master sealed for it": found.recovery_sealed,
        "  last proved": console.moment(last, zone),
    }
    print(console.facts(pairs))
    for one in found.todo:
        print(one)


# --- the recovery key ---


def _confirm(config: Config) -> int:
    """Tell whether what is typed is this shop's recovery key, and note it where nobody holds the file."""
    master, files = master_of(config), Files(config.data.folder)
    with survey(files.folder, master):
        pass  # a shop that cannot be opened has nothing to compare with
    key = paper.ask()
    if recovery.unseal(files, key) != master:
        raise DamagedFile(f"{files.recovery} is of another key.", "Start the shop once, then type the same again.")
    print("This is the recovery key of this shop: it brings the shop's key back, and opens its backups.")
    _note(config, master, key)
    return Exit.OK


def _note(config: Config, master: bytes, key: RecoveryKey) -> None:
    clock = Clock()
    try:
        opened = store.open_store(config.data.folder, master, clock)
    except AlreadyRunning:
        print("The shop is open, so this is not noted: the bot may still ask for three of its words.")
        return
    try:
        noted = store.in_transaction(opened.writer, opened.keys, clock, lambda tx: recovery.confirm_whole(tx, key))
    finally:
        opened.close()
    print("Noted." if noted else "It is noted with the next start.")


def _new_recovery(config: Config) -> int:
    """Let another key be the recovery key, once it is on paper."""
    master, key, clock = master_of(config), recovery.new(), Clock()
    opened = store.open_store(config.data.folder, master, clock)
    try:
        paper.show(key)
        paper.prove(key)
        store.commit(opened, clock, lambda tx: _replace(tx, key))
        recovery.ensure(opened, master, clock)
    finally:
        opened.close()
    print(
        "This is the shop's recovery key from now on. Backups that were made before still open with the old one only:"
    )
    print("keep that paper until they are gone. Make one for the new key now: python3 run.py backup")
    return Exit.OK


def _replace(tx: Tx, key: RecoveryKey) -> None:
    known = recovery.state(tx)
    recovery.begin(tx, key)
    before = known.public if known else None
    audit.write(tx, audit.TERMINAL, "keys.recovery", "shop", before, key.public)


# --- the master key ---


def _rotate(config: Config) -> int:
    """Change the master key, then make a backup that what is on the server opens."""
    if _is_handed_over(config):
        raise Refusal(
            f"The key comes from {_key_from(config)}, which would bring the old one back with the next start.",
            "Put it into a file of your own (mode 600, not under /run), name that with SHOPBOT_KEY_FILE, type the same"
            " again, and let the new one be handed over from then on.",
        )
    master_of(config)
    master, clock = keys.new_master(), Clock()
    with _Steps() as steps:
        rekey.rotate(Files(config.data.folder), config.paths.key, master, clock, steps.tell)
    print(f"The shop has another key, in {config.paths.key}. Your recovery key is the same as before.")
    print("Whoever calls you about payments has to be given new addresses: python3 run.py check lists them.")
    _back_up(config, master, clock)
    print("Now open the shop: python3 run.py run. The old key and file are removed once it has opened.")
    return Exit.OK


def _is_handed_over(config: Config) -> bool:
    """Tell whether somebody else puts the key where it is found at each start: systemd, Docker, a Vault agent."""
    in_memory = Path("/run") in config.paths.key.parents
    return bool(config.given_key) or config.paths.key_from == "credential" or in_memory


class _Steps:
    """Shows how far a change has come, one bar a step."""

    def __init__(self) -> None:
        self._stack, self._label, self._done = ExitStack(), "", 0

    def __enter__(self) -> "_Steps":
        return self

    def tell(self, label: str, done: int, total: int) -> None:
        """Show so much of a step."""
        if label != self._label:
            self._stack.close()
            self._label, self._done = label, 0
            self._bar = self._stack.enter_context(console.progress(f"{label:<6}", max(total, 1)))
        self._bar.update(done - self._done)
        self._done = done

    def __exit__(self, *_: object) -> None:
        self._stack.close()


def _back_up(config: Config, master: bytes, clock: Clock) -> None:
    """Make the first backup under the new key; those of before open with the recovery key alone."""
    files, keys_ = Files(config.data.folder), Keys.of(master)
    with survey(files.folder, master) as shop:
        known = recovery.state(shop.reader)
    try:
        if known:
            archive.make(files, keys_, master, known.public, files.backups, clock.now(), shop=config.shop.name)
    except BackupFailed as failed:
        print(f"No backup could be made: {failed.message}. Make one soon: python3 run.py backup")
