"""Every movement of money: append-only double entry, the only thing in the shop that changes a balance.

A posting has legs that add up to zero in each currency. The sign is the shop's obligation: a wallet above zero is money
the shop owes that person, `sales` above zero is money it earned, and `cash:<method>` goes below zero by what came in
there. Wallets have a floor of zero, which the database itself holds.

Accounts: `wallet:<person>` · `sales` · `cash:<method>` (money in and out of the shop) · `adjustments` (staff) · `gifts`
(credits given away) · `unclaimed` (money that is nobody's yet) · `restore-held` (put aside after a restore: `held`).
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from shopbot.db.fence import HOUSE
from shopbot.db.tx import Reader, Row, Tx
from shopbot.errors import ShopError
from shopbot.trade import audit, events, recovering
from shopbot.trade.audit import Actor
from shopbot.trade.money import Money
from shopbot.trade.page import Page

SALES, ADJUSTMENTS, GIFTS, UNCLAIMED = "sales", "adjustments", "gifts", "unclaimed"
_WALLET = "wallet:"
# What may be credited whatever was forgotten in a restore: new money, and what staff or people decide now.
_BEYOND_DOUBT = frozenset({"payment", "claim", "adjustment", "transfer", "restore_held", "restore_released"})
_ENTRY = (
    "leg.id, leg.posting, posting.at, posting.reason, leg.amount, leg.balance, account.currency, posting.order_id,"
    " posting.actor, posting.note"
)
_OF_PERSON = (
    "FROM account JOIN leg ON leg.account = account.id JOIN posting ON posting.id = leg.posting"
    " WHERE account.person = ?1"
)
_OF_SIGN = "(?2 = 0 OR leg.amount * ?2 > 0)"


@dataclass(frozen=True)
class Leg:
    """One side of a posting: `money` is added to `account` (taken from it when below zero)."""

    account: str
    money: Money


@dataclass(frozen=True)
class Entry:
    """One change of a person's wallet, with the balance before and after; `id` is the place to go on from."""

    id: int
    posting: int
    at: int
    reason: str
    money: Money
    before: Money
    after: Money
    order: int | None
    actor: str
    note: str | None


class LedgerError(Exception):
    """A posting that makes no sense: a fault of the program, never of a person."""


def wallet(person: int) -> str:
    """Return the name of a person's account."""
    return f"{_WALLET}{person}"


def cash(method: str) -> str:
    """Return the name of the account that stands for a payment method's side."""
    return f"cash:{method}"


def post(
    tx: Tx,
    key: str,
    reason: str,
    legs: Sequence[Leg],
    *,
    actor: Actor,
    order: int | None = None,
    note: str | None = None,
) -> int:
    """Carry out one posting and return its id; the same `key` again moves nothing and returns the same id.

    `key` names what the posting belongs to (`order:12:wallet`), never a time; `reason` is a text key (`purchase`).
    Raises ShopError `not_enough` (missing, balance) when a wallet would go below zero, LedgerError when the legs do not
    balance or the key was used for other legs.

    After a restore that is missing something, what a wallet gets by itself (a gift, a refund) is put aside at once: it
    may have been given before, and be spent.
    """
    house = tx.house
    moved = _sums(legs)
    digest = _digest(reason, moved)
    known = house.row("SELECT id, digest FROM posting WHERE key = ?", key)
    if known:
        if known["digest"] != digest:
            raise LedgerError(f"the key {key} was used for another posting")
        return int(known["id"])
    return house.attempt(lambda: _post(house, key, reason, moved, digest, str(actor), order, note))


def put_aside(tx: Tx, restored: int, person: int, money: Money, key: str) -> None:
    """Take money out of a wallet until staff have decided whether it was spent in the gap before a restore."""
    post(tx, key, "restore_held", [Leg(wallet(person), -money), Leg(recovering.HELD, money)], actor="shopbot")
    recovering.hold(tx, restored, person, money)


def posted(db: Reader, key: str) -> int | None:
    """Return the id of the posting with this key, or None."""
    found = db.scalar("SELECT id FROM posting WHERE key = ?", key)
    return None if found is None else int(found)


def open_wallet(tx: Tx, person: int, currency: str) -> None:
    """Make sure the person has an account in this currency; a new one is empty."""
    _account(tx.house, wallet(person), currency)


def balance(db: Reader, account: int | str, currency: str) -> Money:
    """Return what a person's wallet (by their id) or a named account holds; an unknown one holds nothing."""
    name = wallet(account) if isinstance(account, int) else account
    found = db.scalar("SELECT balance FROM account WHERE name = ? AND currency = ?", name, currency)
    return Money(int(found or 0), currency)


def balances(db: Reader, person: int) -> list[Money]:
    """Return what a person holds, one for each currency they ever had."""
    rows = db.rows("SELECT balance, currency FROM account WHERE person = ? ORDER BY id", person)
    return [Money(row["balance"], row["currency"]) for row in rows]


def history(db: Reader, person: int, limit: int = 10, before: int | None = None) -> list[Entry]:
    """Return the newest changes of a person's wallets, newest first; `before` is the `Entry.id` to go on from."""
    sql = f"SELECT {_ENTRY} {_OF_PERSON} AND leg.id < coalesce(?2, leg.id + 1) ORDER BY leg.id DESC LIMIT ?3"
    return [_entry(row) for row in db.rows(sql, person, before, limit)]


def entries(db: Reader, person: int, offset: int = 0, limit: int = 10, sign: int = 0) -> Page[Entry]:
    """Return changes of a person's wallets, newest first: all, or only what came in (`sign` 1) or went out (-1)."""
    total = db.scalar(f"SELECT count(*) {_OF_PERSON} AND {_OF_SIGN}", person, sign)
    sql = f"SELECT {_ENTRY} {_OF_PERSON} AND {_OF_SIGN} ORDER BY leg.id DESC LIMIT ?3 OFFSET ?4"
    return Page(tuple(_entry(row) for row in db.rows(sql, person, sign, limit, offset)), int(total))


def adjust(tx: Tx, person: int, money: Money, by: Actor, reason: str, key: str) -> Money:
    """Let staff add `money` to a wallet, or take it when below zero; return the balance after.

    Raises ShopError `reason_missing`, `amount_zero`, or `not_enough` (missing, balance).
    """
    why = _why(reason)
    if money.is_zero:
        raise ShopError("amount_zero")
    was = balance(tx, person, money.currency)
    known = posted(tx, key)
    legs = [Leg(wallet(person), money), Leg(ADJUSTMENTS, -money)]
    post(tx, key, "adjustment", legs, actor=by, note=why)
    now = balance(tx, person, money.currency)
    if known is None:
        audit.write(tx, by, "wallet.adjust", f"person:{person}", _told(was), {**_told(now), "reason": why})
    return now


def set_balance(tx: Tx, person: int, to: Money, by: Actor, reason: str, key: str) -> Money:
    """Let staff make a wallet hold exactly `to`; return the balance after. The same key again changes nothing.

    Raises ShopError `reason_missing` or `amount_negative`.
    """
    why = _why(reason)
    if to.is_negative:
        raise ShopError("amount_negative")
    difference = to - balance(tx, person, to.currency)
    if posted(tx, key) is None and not difference.is_zero:
        return adjust(tx, person, difference, by, why, key)
    return balance(tx, person, to.currency)


def give(tx: Tx, person: int, money: Money, reason: str, key: str, *, actor: Actor = HOUSE) -> int:
    """Credit a gift of the shop (starting credits, a bonus) and return the posting's id."""
    return post(tx, key, reason, [Leg(wallet(person), money), Leg(GIFTS, -money)], actor=actor)


def _post(
    tx: Tx, key: str, reason: str, moved: dict[tuple[str, str], int], digest: bytes, actor: str, order: int | None,
    note: str | None,
) -> int:  # fmt: skip
    number = _carry_out(tx, key, reason, moved, digest, actor, order, note)
    if reason not in _BEYOND_DOUBT:
        _put_doubtful_aside(tx, key, moved, order)
    return number


def _put_doubtful_aside(tx: Tx, key: str, moved: dict[tuple[str, str], int], order: int | None) -> None:
    gains = {place: amount for place, amount in moved.items() if place[0].startswith(_WALLET) and amount > 0}
    doubt = recovering.doubt(tx) if gains else None
    if doubt is None or (order is not None and not doubt.covers_order(tx, order)):
        return
    for (name, currency), amount in gains.items():
        person = int(name.removeprefix(_WALLET))
        if not recovering.is_released(tx, doubt.restored, person):
            put_aside(tx, doubt.restored, person, Money(amount, currency), f"{key}:held:{person}")


def _carry_out(
    tx: Tx, key: str, reason: str, moved: dict[tuple[str, str], int], digest: bytes, actor: str, order: int | None,
    note: str | None,
) -> int:  # fmt: skip
    number = int(tx.scalar("SELECT coalesce(max(id), 0) + 1 FROM posting"))
    for (account, currency), amount in moved.items():
        _move(tx, number, account, Money(amount, currency))
    tx.run(
        "INSERT INTO posting (id, key, digest, reason, actor, order_id, note, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        number, key, digest, reason, actor, order, note, tx.now,
    )  # fmt: skip
    for person in sorted({int(name.removeprefix(_WALLET)) for name, _ in moved if name.startswith(_WALLET)}):
        events.emit(tx, events.BalanceChanged(person, number))
    return number


def _move(tx: Tx, posting: int, name: str, money: Money) -> None:
    account, floor, was = _account(tx, name, money.currency)
    after = was + money.amount
    if floor is not None and after < floor:
        raise ShopError("not_enough", missing=Money(floor - after, money.currency), balance=Money(was, money.currency))
    tx.run(
        "INSERT INTO leg (posting, account, amount, balance) VALUES (?, ?, ?, ?)", posting, account, money.amount, after
    )


def _account(tx: Tx, name: str, currency: str) -> Row:
    person = int(name.removeprefix(_WALLET)) if name.startswith(_WALLET) else None
    tx.run(
        "INSERT INTO account (name, currency, person, floor) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        name, currency, person, None if person is None else 0,
    )  # fmt: skip
    return tx.row("SELECT id, floor, balance FROM account WHERE name = ? AND currency = ?", name, currency)


def _sums(legs: Sequence[Leg]) -> dict[tuple[str, str], int]:
    """Add up the legs by account and currency; refuse what does not balance or moves nothing."""
    moved: dict[tuple[str, str], int] = {}
    totals: dict[str, int] = {}
    for leg in legs:
        place = (leg.account, leg.money.currency)
        moved[place] = moved.get(place, 0) + leg.money.amount
        totals[leg.money.currency] = totals.get(leg.money.currency, 0) + leg.money.amount
    if any(totals.values()):
        raise LedgerError(f"the legs leave {totals}")
    moved = {place: amount for place, amount in moved.items() if amount}
    if not moved:
        raise LedgerError("a posting moves something")
    return moved


def _digest(reason: str, moved: dict[tuple[str, str], int]) -> bytes:
    words = json.dumps([reason, sorted([*place, amount] for place, amount in moved.items())])
    return hashlib.sha256(words.encode()).digest()


def _why(reason: str) -> str:
    if not reason.strip():
        raise ShopError("reason_missing")
    return reason.strip()


def _told(money: Money) -> dict[str, object]:
    return {"balance": money.amount, "currency": money.currency}


def _entry(row: Row) -> Entry:
    money, after = Money(row["amount"], row["currency"]), Money(row["balance"], row["currency"])
    return Entry(
        row["id"], row["posting"], row["at"], row["reason"], money, after - money, after, row["order_id"],
        row["actor"], row["note"],
    )  # fmt: skip
