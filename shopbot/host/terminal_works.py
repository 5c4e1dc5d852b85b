"""What the house's own terminal commands change, by name: each does what the chat's buttons do, by the same functions.

A work gets a context and typed arguments, and returns what anything that reads JSON can use: numbers in smallest units,
moments in UTC seconds. It refuses as the chat does, with a `ShopError`.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, cast, get_args

from shopbot.db import outbox
from shopbot.db.fence import HOUSE
from shopbot.errors import Refused, ShopError
from shopbot.host import backup_work, backups, control
from shopbot.host.context import TerminalContext
from shopbot.texts.formats import money as in_words
from shopbot.texts.values import Code, dump_values
from shopbot.trade import audit, imports, ledger, orders, pauses, people, products, stock
from shopbot.trade.audit import TERMINAL
from shopbot.trade.money import CURRENCIES, Money
from shopbot.trade.people import Person, Role

Told = Mapping[str, object]
Here = TerminalContext[Any]


def _person(one: Person) -> Told:
    return {"id": one.id, "number": one.bank_id, "name": one.name, "role": one.role, "banned_until": one.banned_until}


def ban(ctx: Here, person: int, reason: str, seconds: int | None) -> Told:
    """Keep somebody from buying, for so many seconds or for good."""
    until = None if seconds is None else ctx.now + seconds
    return _person(people.ban(ctx.tx, person, TERMINAL, reason, until))


def unban(ctx: Here, person: int) -> Told:
    """Let somebody buy again."""
    return _person(people.unban(ctx.tx, person, TERMINAL))


def set_role(ctx: Here, person: int, role: str) -> Told:
    """Give somebody a role. Raises ShopError `gone` for one that there is not."""
    if role not in get_args(Role):
        raise ShopError("gone")
    return _person(people.set_role(ctx.tx, person, cast("Role", role), TERMINAL))


def cancel_order(ctx: Here, order: int) -> Told:
    """Give up a waiting order and tell its buyer."""
    was = orders.sure(ctx.tx, order)
    done = orders.cancel(ctx.tx, order, None, TERMINAL)
    if was.state != done.state:
        args = {"values": dump_values({"code": Code(done.code)}), "rows": []}
        outbox.owe(ctx.tx, done.person, HOUSE, "order-cancelled", args, dedupe=f"orders:cancelled:{order}")
    return {"code": done.code, "state": done.state}


def resend_order(ctx: Here, order: int) -> Told:
    """Owe a buyer once more the message with the goods of a delivered order. Raises ShopError `order_closed`."""
    found = orders.sure(ctx.tx, order)
    if found.delivered_at is None or found.state == "refunded":
        raise ShopError("order_closed", state=found.state)
    args, dedupe = {"order": order}, f"delivered:{order}:again:{ctx.tx.token(8).hex()}"
    outbox.owe(ctx.tx, found.person, HOUSE, "delivered", args, dedupe=dedupe, rings=True)
    audit.write(ctx.tx, TERMINAL, "order.resend", f"order:{order}")
    return {"code": found.code, "state": found.state}


def add_stock(ctx: Here, product: int, lines: list[str], note: str | None, cost: int | None, again: bool) -> Told:
    """Put lines on stock as a batch; what is there already, sold before or odd is left out and counted."""
    found = products.sure(ctx.tx, product)
    read = imports.understand(lines, found)
    each = None if cost is None else Money(cost, found.price.currency)
    done = stock.add(
        ctx.tx, product, read.lines, by=TERMINAL, note=note, cost=each, again=again, hints=read.hints
    )  # fmt: skip
    odd = sum(read.odd.values()) + read.unclear
    return {
        "batch": done.batch, "new": done.new, "duplicates": done.duplicates, "sold_before": done.sold_before,
        "empty": done.empty, "odd": odd,
    }  # fmt: skip


def copied_stock(ctx: Here, product: int, units: int) -> Told:
    """Note in the log that somebody takes a copy of a product's free units, before they do."""
    products.sure(ctx.tx, product)
    audit.write(ctx.tx, TERMINAL, "stock.export", f"product:{product}", None, {"units": units})
    return {"units": units}


def change_wallet(ctx: Here, person: int, amount: int, currency: str, reason: str, key: str) -> Told:
    """Add to a wallet, or take from it when the amount (smallest units) is below zero."""
    money = _money(amount, currency)
    try:
        return _balance(person, ledger.adjust(ctx.tx, _sure(ctx, person), money, TERMINAL, reason, key))
    except ShopError as error:
        if error.key != "not_enough":
            raise
        # What the chat says of this is said to whoever holds the wallet.
        held = in_words(ledger.balance(ctx.tx, person, currency), "en")
        raise Refused(f"The wallet holds no more than {held}.") from error


def set_wallet(ctx: Here, person: int, amount: int, currency: str, reason: str, key: str) -> Told:
    """Make a wallet hold exactly this (smallest units)."""
    money = _money(amount, currency)
    return _balance(person, ledger.set_balance(ctx.tx, _sure(ctx, person), money, TERMINAL, reason, key))


def _sure(ctx: Here, person: int) -> int:
    return people.sure(ctx.tx, person).id


def _money(amount: int, currency: str) -> Money:
    if currency not in CURRENCIES:
        raise ShopError("gone")
    return Money(amount, currency)


def _balance(person: int, money: Money) -> Told:
    return {"id": person, "balance": money.amount, "currency": money.currency}


def switch_plugin(ctx: Here, name: str, on: bool) -> Told:
    """Turn a plugin on or off; of a shop that runs its parts appear or go at once."""
    card = control.switch(ctx, name, on=on)
    return {"name": card.name, "state": card.state}


def backup_made(ctx: Here, name: str, at: int, size: int, millis: int) -> Told:
    """Note a backup that the terminal has made and proved, as if the shop had: it is copied where copies are kept."""
    came = {"name": name, "bytes": size, "seconds": round(millis / 1000, 2)}
    backups.result(ctx, {"name": backup_work.MAKE, "args": {"slot": "", "by": 0, "at": at}, "result": came})
    return came


def backup_tried(ctx: Here, name: str, millis: int, reason: str, facts: str, instead: str) -> Told:
    """Note what a restore for practice showed; `reason` is empty when all was well, `facts` are its values as JSON."""
    why = {"reason": reason, "facts": json.loads(facts)} if reason else {}
    came = {"name": name, "seconds": round(millis / 1000, 2), "instead": instead, **why}
    backups.result(ctx, {"name": backup_work.DRILL, "args": {"by": 0}, "result": came})
    return came


def set_maintenance(ctx: Here, on: bool) -> Told:
    """Begin or end maintenance."""
    changed = pauses.set_maintenance(ctx.tx, TERMINAL, on=on)
    return {"maintenance": on, "changed": changed}


WORKS: Mapping[str, Callable[..., Told]] = {
    "people.ban": ban,
    "people.unban": unban,
    "people.role": set_role,
    "orders.cancel": cancel_order,
    "orders.resend": resend_order,
    "stock.add": add_stock,
    "stock.copied": copied_stock,
    "wallet.change": change_wallet,
    "wallet.set": set_wallet,
    "plugins.switch": switch_plugin,
    "backup.made": backup_made,
    "backup.tried": backup_tried,
    "shop.maintenance": set_maintenance,
}
