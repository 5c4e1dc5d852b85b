"""Started by the crash proofs: imports the shop once, then forks a fresh process of it for each life.

Importing takes half a second and opening a shop a few hundredths, so that most of a run is spent on dying. Nothing but
code, and what pure functions have returned before, is shared between lives: each opens the file, the plugins' steps and
the network for itself, by `shopbot.cli run`.

Speaks by lines: `start FOLDER` and `restore FOLDER` answer the new process's id; `kill` and `stop` (SIGTERM) its exit
code. With `ack-first` as an argument the shop acknowledges updates before it stores them, with `by-time` receipts are
named by the moment instead of the method's own name, with `answer-first` the web door answers before it stores, with
`forget-gifts` a gift is given as often as it is tapped: the sabotages.
"""

import asyncio
import gc
import os
import signal
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from shopbot import cli
from shopbot import config as configuration
from shopbot.backup import names, recovery, rekey, restore
from shopbot.clock import Clock, FollowingClock
from shopbot.commands import CODE, DEMO_FOLDER, ROOT, run  # noqa: F401 - imported for the children
from shopbot.commands.demo_shop import demo_config
from shopbot.db import inbox, store
from shopbot.db.clerk import Clerk
from shopbot.db.store import Files
from shopbot.db.tx import Tx
from shopbot.host import discover
from shopbot.host.discover import Marker
from shopbot.host.host import Host
from shopbot.telegram.intake import Intake
from shopbot.texts.texts import house_texts
from shopbot.trade import checks, ledger, payments, vouchers
from shopbot.trade.money import Money
from shopbot.web import door, hooks  # noqa: F401 - the door too
from shopbot.web.taking import Bounds
from tests.prove.crash.quick import remember_texts


def import_plugins() -> None:
    discover.make_importable([ROOT / "plugins"])
    for found in discover.find([ROOT / "plugins"]):
        discover.load(found.name)


def open_one() -> None:
    """Make a shop, open it with every plugin and throw it away, so that whatever is kept for a process is there."""
    with tempfile.TemporaryDirectory() as folder:
        clock = Clock()
        opened = store.create(Path(folder) / "shop", bytes(32), clock)
        config = configuration.pretend(CODE, opened.files.folder, mode="demo")
        host = Host(config, clock, house_texts(ZoneInfo(config.shop.time_zone)))
        marker = Marker(Path(folder) / "starting")
        store.in_transaction(
            opened.writer, opened.keys, clock, lambda tx: host.load(tx, config.plugins.folders, marker)
        )
        checks.check_all(opened.reader(), opened.keys)
        opened.close()


def acknowledge_first() -> None:
    """Tell Telegram that a batch has arrived before it is in the file."""
    stored = Intake._store

    def store(self: Intake, batch: list[Any], offset: int | None) -> int | None:
        self._api.call("getUpdates", {"offset": batch[-1]["update_id"] + 1, "timeout": 0})
        return stored(self, batch, offset)

    Intake._store = store  # type: ignore[method-assign]


def name_receipts_by_time() -> None:
    """Enter money under the moment it was entered at."""
    receive = payments.receive

    def by_time(tx: Tx, method: str, receipt: payments.Receipt) -> payments.Outcome:
        return receive(tx, method, replace(receipt, reference=f"{receipt.payment_id}-{tx.now}"))

    payments.receive = by_time


def answer_first() -> None:
    """Tell callers that their news is kept, and keep it a moment later."""

    async def keep(clerk: Clerk, event: inbox.NewEvent, bounds: Bounds) -> bool:
        asyncio.get_running_loop().call_later(_A_MOMENT, lambda: clerk.submit(lambda tx: _store(tx, event)))
        return True

    hooks.keep = keep  # type: ignore[attr-defined]


def _store(tx: Tx, event: inbox.NewEvent) -> bool:
    return inbox.put(tx, event.source, event.key, event.body, lane=event.lane)


def forget_gifts() -> None:
    """Give a gift's money whenever somebody taps, and note nowhere that it was given."""

    def redeem(tx: Tx, person: int, voucher: int) -> Money:
        money = vouchers.sure(tx, voucher).money
        assert money is not None
        ledger.give(tx.house, person, money, "gift", f"gift:{voucher}:{tx.now}", actor=person)
        return money

    vouchers.redeem = redeem


SABOTAGES = {
    "ack-first": acknowledge_first,
    "by-time": name_receipts_by_time,
    "answer-first": answer_first,
    "forget-gifts": forget_gifts,
}
_A_MOMENT = 0.05


def restored(folder: Path) -> int:
    """Restore the newest backup, as a command in a terminal does while the shop is closed; return the exit code."""
    files, clock = Files(folder), FollowingClock(folder / "clock")
    master = rekey.master_of(demo_config(folder))
    restore.whole(files, names.stored(files.backups)[0], recovery.server_identity(master), clock, master=master)
    return 0


def born(word: str, folder: str) -> int:
    """Fork; the child becomes the shop in this folder, or what restores it, and never comes back."""
    child = os.fork()
    if child:
        return child
    os.environ[DEMO_FOLDER] = folder
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(os.open(f"{folder}/log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), 2)
    os.dup2(2, 1)
    code = 1
    try:
        code = restored(Path(folder)) if word == "restore" else cli.main(["run"])
    finally:
        os._exit(code)


def ended(child: int, word: str) -> int:
    """Send the signal that is meant, and return how the process ended: before it came, perhaps."""
    os.kill(child, signal.SIGKILL if word == "kill" else signal.SIGTERM)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main() -> None:
    remember_texts()
    import_plugins()
    open_one()
    for name in sys.argv[1:]:
        SABOTAGES[name]()
    gc.collect()
    gc.freeze()
    child = 0
    for line in iter(sys.stdin.readline, ""):
        word, _, folder = line.strip().partition(" ")
        answer = child = born(word, folder) if folder else ended(child, word)
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
