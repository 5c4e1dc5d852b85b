"""Started by the crash tests: imports the shop once, then forks a fresh process of it for each life.

Importing takes half a second and opening a shop a few hundredths, so hundreds of lives fit into a test run. Nothing
but code is shared between lives: each opens the file, the plugins' steps and the network for itself, by
`shopbot.cli run`.

Speaks by lines: `start` answers the new process's id, `kill` and `stop` (SIGTERM) answer its exit code. With
`ack-first` as an argument the shop acknowledges updates before it stores them, with `by-time` receipts are named by the
moment instead of the method's own name, with `answer-first` the web door answers before it stores, with `forget-gifts`
a gift is given as often as it is tapped: the sabotages.
"""

import asyncio
import os
import signal
import sys
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from shopbot import cli
from shopbot.commands import ROOT, run  # noqa: F401 - imported for the children
from shopbot.db import inbox
from shopbot.db.clerk import Clerk
from shopbot.db.tx import Tx
from shopbot.host import admit, discover
from shopbot.telegram.intake import Intake
from shopbot.texts import check as text_check
from shopbot.texts.check import Problem
from shopbot.trade import ledger, payments, vouchers
from shopbot.trade.money import Money
from shopbot.web import door, hooks  # noqa: F401 - the door too
from shopbot.web.taking import Bounds


def import_plugins() -> None:
    discover.make_importable([ROOT / "plugins"])
    for found in discover.find([ROOT / "plugins"]):
        discover.load(found.name)


def check_texts_once() -> None:
    """Keep what the pure functions that check texts return: they are most of a start, and no life changes a text."""
    kept: dict[object, Any] = {}

    def check(sources: Mapping[str, str], where: str) -> list[Problem]:
        key = (where, tuple(sorted(sources.items())))
        if key not in kept:
            kept[key] = text_check.check_languages(sources, where)
        return list(kept[key])

    admit.check_languages = check  # type: ignore[attr-defined]
    for found in discover.find([ROOT / "plugins"]):
        plugin = discover.load(found.name).plugin
        words = admit.sources(plugin) if plugin else {}
        check(words, found.name)


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


def born() -> int:
    """Fork; the child becomes the shop and never comes back."""
    child = os.fork()
    if child:
        return child
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    code = 1
    try:
        code = cli.main(["run"])
    finally:
        os._exit(code)


def main() -> None:
    import_plugins()
    check_texts_once()
    for word in sys.argv[1:]:
        SABOTAGES[word]()
    child = 0
    for line in iter(sys.stdin.readline, ""):
        if line.strip() == "start":
            answer = child = born()
        else:
            os.kill(child, signal.SIGKILL if line.strip() == "kill" else signal.SIGTERM)
            answer = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()


main()
