"""What the fault tests have to find: careless ways to do the same, taken by the process that dies."""

import os
import secrets
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any
from unittest import mock

from shopbot.backup import archive, private, rekey
from shopbot.clock import Clock
from shopbot.db import connection, switch
from shopbot.db.anchor import Anchor, Mark
from shopbot.db.clerk import Clerk
from shopbot.db.store import Files


def plan_goes_first() -> None:
    """Remove the plan of a switch before the files are exchanged, instead of after."""
    settle, published = switch.settle, switch._published

    def careless(files: Files) -> str:
        plan = published(files)
        if plan is None:
            return settle(files)
        (files.incoming / switch._PLAN).unlink()
        aside = files.replaced / plan.stamp
        aside.mkdir(mode=0o700, parents=True, exist_ok=True)
        files.replaced.chmod(0o700)
        for name in (*plan.files, *plan.gone):
            switch._exchange(files, name, aside, comes=name in plan.files)
        shutil.rmtree(files.incoming)
        return plan.stamp

    switch.settle = careless


def restored_in_place() -> None:
    """Write the restored files over those of the shop, instead of beside them."""

    def careless(files: Files, stamp: str, gone: Iterable[str] = ()) -> switch.Plan:
        aside = files.replaced / stamp
        aside.mkdir(mode=0o700, parents=True, exist_ok=True)
        files.replaced.chmod(0o700)
        names = sorted(path.name for path in files.staging.iterdir())
        for name in names:
            shutil.copyfile(files.folder / name, aside / name)
            (aside / name).chmod(0o600)
            shutil.copyfile(files.staging / name, files.folder / name)
        shutil.rmtree(files.staging)
        return switch.Plan(stamp, tuple(names))

    switch.publish = careless


def key_goes_first() -> None:
    """Replace the key's file before the shop's file is made anew for it."""
    rotate = rekey.rotate

    def careless(files: Files, key: Path, new_master: bytes, clock: Clock) -> None:
        old = key.read_bytes()
        private.write(key, new_master.hex().encode())
        with mock.patch.object(Path, "read_text", return_value=old.decode()):
            rotate(files, key, new_master, clock)

    rekey.rotate = careless  # type: ignore[assignment]


def backup_without_a_rename() -> None:
    """Write a backup under its own name from its first byte on."""

    def careless(part: Path, path: Path) -> Path:
        with part.open("rb") as made, path.open("wb", buffering=4096) as out:
            while piece := made.read(4096):
                out.write(piece)
        path.chmod(0o600)
        return path

    archive._settled = careless


def goods_go_first() -> None:
    """Hand effects over before the commit is on the disk, and let messages leave from what is not committed."""

    def careless(clerk: Clerk, jobs: Any, idle: Any, journal: Any, room: Any) -> Any:
        with clerk._transaction() as end:
            tx = clerk._tx(journal, secrets.token_bytes(16), clerk._clock.now())
            taken = [] if room is None else clerk._take(tx, room)
            if not (jobs or idle or taken):
                end("ROLLBACK")
                return None
            with clerk._witnessed():
                finished = [clerk._do(tx, job) for job in jobs]
                for work in idle:
                    work(tx)
                for event in taken:
                    clerk._handle(journal, event)
            clerk._next_seq(tx)
            clerk._carry_out(journal.effects)
            journal.effects.clear()
        if clerk._scribe:
            clerk._scribe.committed()
        return finished

    Clerk._commit = careless  # type: ignore[method-assign,assignment]


def synced_at_times() -> None:
    """Let SQLite sync its log only when it is folded into the file."""
    connection.PRAGMAS = ("synchronous=NORMAL", *connection.PRAGMAS[1:])


def anchor_without_a_sync() -> None:
    """Write the anchor, and leave it to the system when it is on the disk."""
    write = Anchor.write

    def careless(self: Anchor, mark: Mark) -> None:
        with mock.patch.object(os, "fsync"):
            write(self, mark)

    Anchor.write = careless  # type: ignore[method-assign]


def switch_without_a_sync() -> None:
    """Exchange files without having them, or their names, on the disk first."""
    switch.sync = lambda path: None


def witness_goes_last() -> None:
    """Let messages leave before the witness knows of what they tell."""
    settle, write = Clerk._settle_after, Clerk._witness

    def careless(self: Clerk, journal: Any) -> None:
        with mock.patch.object(Clerk, "_witness"):
            settle(self, journal)
        write(self)

    Clerk._settle_after = careless  # type: ignore[method-assign]


SABOTAGES: Mapping[str, Callable[[], None]] = {
    "plan-goes-first": plan_goes_first,
    "restored-in-place": restored_in_place,
    "key-goes-first": key_goes_first,
    "backup-without-a-rename": backup_without_a_rename,
    "goods-go-first": goods_go_first,
    "synced-at-times": synced_at_times,
    "anchor-without-a-sync": anchor_without_a_sync,
    "switch-without-a-sync": switch_without_a_sync,
    "witness-goes-last": witness_goes_last,
}
