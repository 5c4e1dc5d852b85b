"""A restore that is ordered in the chat, and what staff, payers and owners of balances hear of any restore."""

from dataclasses import dataclass
from typing import Any

from shopbot.db.fence import HOUSE
from shopbot.db.tx import Tx
from shopbot.errors import Refusal
from shopbot.host.plugin import Plugin
from shopbot.host.screen import Screen, Text, t
from shopbot.texts.values import Name, Num, Phrase, When, dump_values
from shopbot.trade import held, notices, payments
from shopbot.trade.held import Restored
from shopbot.trade.money import Money
from shopbot.trade.notices import Notice


@dataclass(frozen=True)
class RestoreDue:
    """The effect that has the shop stop, restore the backup `name` of its own folder, and start again.

    Without a name what the newest restore put aside comes back.
    """

    name: str
    by: int


def declare(house: Plugin[Any]) -> None:
    """Say the messages of the trade room that are about a restore."""

    @house.message("restored")
    def restored(view: Any, restored: int) -> Screen | None:
        """Tell staff what came of a restore."""
        found = held.get(view.db, restored)
        return None if found is None else Screen.of(*_said(found), home=False)

    @house.message("payment-held")
    def payment_held(view: Any, receipt: int) -> Screen | None:
        """Tell a payer that their money came and waits for the owner."""
        outcome = payments.entered(view.db, receipt)
        return None if outcome is None else Screen.of(t("payment-held", money=outcome.amount), home=False)

    @house.message("money-held")
    def money_held(view: Any, amount: int, currency: str) -> Screen:
        """Tell somebody that their balance is put aside."""
        return Screen.of(t("money-held", money=Money(amount, currency)), home=False)

    @house.message("money-released")
    def money_released(view: Any, given: list[Any]) -> Screen:
        """Tell somebody that their balance is back."""
        return Screen.of(*(t("money-released", money=Money(*one)) for one in given), home=False)


def _said(found: Restored) -> list[Text]:
    made, known = When(found.made_at), When(found.known_at)
    if found.complete:
        return [t("restored-whole", made=made, known=known, entries=Num(found.rows))]
    counts = {name: Num(int(found.facts.get(name, 0))) for name in ("orders", "batches", "people")}
    return [
        t("restored-short", made=made, why=Phrase(f"restore-why-{found.why}")),
        t("restored-unknown", known=known),
        t("restored-held", **counts),
    ]


def tell(tx: Tx) -> None:
    """Tell staff of a restore that they have not heard of yet: what came of it, and where to decide."""
    found = held.to_tell(tx)
    if found is not None:
        notices.tell_staff(tx, Notice(HOUSE, "restored", {"restored": found.id}, "faults", rings=True))
        held.told(tx, found.id)


def tell_undone(tx: Tx) -> None:
    """Tell staff that a restore was taken back."""
    _ring(tx, "restore-undone-alert", {})


def tell_failed(tx: Tx, refusal: Refusal) -> None:
    """Tell staff that a restore came to nothing, and why."""
    _ring(tx, "restore-failed-alert", {"problem": Name(refusal.message)})


def _ring(tx: Tx, key: str, values: dict[str, object]) -> None:
    args = {"values": dump_values(values), "rows": []}
    notices.tell_staff(tx, Notice(HOUSE, key, args, "faults", rings=True))
