"""A restore that is ordered in the chat, and what staff, payers and owners of balances hear of any restore."""

from dataclasses import dataclass
from typing import Any

from shopbot.db.fence import HOUSE
from shopbot.db.tx import Tx
from shopbot.errors import Refusal
from shopbot.host.plugin import Plugin
from shopbot.host.screen import Screen, t
from shopbot.texts.values import Name, Num, Phrase, When, dump_values
from shopbot.trade import held, notices, payments
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


def tell(tx: Tx) -> None:
    """Tell staff of a restore that they have not heard of yet: what came of it, and where to decide."""
    found = held.to_tell(tx)
    if found is None:
        return
    values: dict[str, object] = {"made": When(found.made_at), "known": When(found.known_at), "rows": Num(found.rows)}
    if not found.complete:
        values |= {name: Num(int(found.facts.get(name, 0))) for name in ("orders", "batches", "people")}
        values["why"] = Phrase(f"restore-why-{found.why}")
    _ring(tx, "restored-whole" if found.complete else "restored-short", values)
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
