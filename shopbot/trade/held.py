"""What a restore holds back when something is missing, and how staff let it go: per product, per person, per payment.

Of the gap between a backup and its restore nobody knows what was sold, spent or paid. So nothing of it goes on by
itself: stock that was free is frozen batch by batch, orders that waited are ended, the money in wallets is put aside,
and payments from before the restore are nobody's (`payments`). What staff know - from chats, from a gateway's list -
they decide here, one by one or all at once; each decision is in the audit, and none is taken twice.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from shopbot.db import outbox
from shopbot.db.fence import HOUSE
from shopbot.db.tx import Reader, Row, Tx
from shopbot.errors import ShopError
from shopbot.trade import attempts, audit, ledger, orders, payments, products, recovering, stock, unclaimed
from shopbot.trade.audit import Actor
from shopbot.trade.ledger import Leg
from shopbot.trade.money import Money
from shopbot.trade.page import Page

REASON = "restore"
_CURRENT = 300  # a message that is owed longer than this before the end of what is known was surely sent


@dataclass(frozen=True)
class Restored:
    """One restore. Times are UTC seconds: `made_at` the backup's, `known_at` until when the past is known.

    `complete`: nothing that was promised is missing; else `why` names what is. `rows` were brought up to date by the
    witness. `facts` are what was done in numbers. `ended_at`: when nothing was held back any more.
    """

    id: int
    at: int
    by: str
    made_at: int
    known_at: int
    complete: bool
    why: str | None
    rows: int
    facts: Mapping[str, Any]
    told_at: int | None
    ended_at: int | None


@dataclass(frozen=True)
class HeldProduct:
    """A product with frozen batches: how many, with how many units."""

    product: int
    title: str
    batches: int
    units: int


@dataclass(frozen=True)
class HeldMoney:
    """What was put aside for a person in one currency."""

    person: int
    name: str
    money: Money


@dataclass(frozen=True)
class HeldPayment:
    """Money that came for an attempt, and may have been credited before: `receipt` is its number."""

    receipt: int
    payment: int
    person: int
    amount: Money
    seen: int


@dataclass(frozen=True)
class Summary:
    """What is still held back: how many products, units, people and payments, and the money by currency."""

    restored: Restored
    products: int
    units: int
    people: int
    money: tuple[Money, ...]
    payments: int

    @property
    def nothing(self) -> bool:
        """True once everything is decided."""
        return not (self.products or self.people or self.payments)


# --- holding back ---


def note(
    tx: Tx, by: Actor, *, made_at: int, known_at: int, why: str | None, rows: int, facts: Mapping[str, Any]
) -> int:
    """Write down that the shop was restored, and return the restore's number; `why` None: nothing is missing.

    One that is missing something takes over what an earlier one still held back.
    """
    house = tx.house
    house.run("UPDATE restored SET ended_at = ? WHERE ended_at IS NULL", tx.now)
    number = int(
        house.scalar(
            "INSERT INTO restored (at, by, made_at, known_at, complete, why, rows, facts, ended_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            tx.now, str(by), made_at, max(known_at, made_at), int(why is None), why, rows, json.dumps(dict(facts)),
            None if why else tx.now,
        )
    )  # fmt: skip
    after = {"made_at": made_at, "known_at": known_at, "complete": why is None, "why": why, "rows": rows}
    audit.write(house, by, "shop.restored", "shop", None, after)
    return number


def hold_back(tx: Tx, restored: int) -> dict[str, int]:
    """Hold everything back that is in doubt; return how much, for the restore's facts."""
    house = tx.house
    found = _sure(house, restored)
    counts = {
        "orders": _end_waiting(house),
        "batches": _freeze(house, restored),
        "messages": _count_as_sent(house, found.known_at - _CURRENT),
        "people": _put_aside(house, restored),
    }
    recovering.raise_floors(house)
    return counts


def _end_waiting(tx: Tx) -> int:
    rows = tx.rows("SELECT id FROM orders WHERE state = 'waiting' ORDER BY id")
    for row in rows:
        orders.cancel(tx, row["id"], None, by=HOUSE)
    return len(rows)


def _freeze(tx: Tx, restored: int) -> int:
    tx.run("UPDATE held_batch SET restored = ? WHERE released_at IS NULL", restored)
    rows = tx.rows(
        "SELECT id FROM stock_batch WHERE state = 'open' AND EXISTS"
        " (SELECT 1 FROM stock_unit WHERE batch = stock_batch.id AND state = 'available') ORDER BY id"
    )
    for row in rows:
        stock.freeze(tx, row["id"], HOUSE, REASON)
        tx.run(
            "INSERT INTO held_batch (batch, restored) VALUES (?, ?) ON CONFLICT DO UPDATE SET"
            " restored = excluded.restored, released_at = NULL, released_by = NULL",
            row["id"], restored,
        )  # fmt: skip
    return len(rows)


def _put_aside(tx: Tx, restored: int) -> int:
    """Put aside what is in wallets, and what an earlier restore still holds: that is in doubt anew."""
    rows = tx.rows("SELECT person, currency, balance FROM account WHERE person IS NOT NULL AND balance > 0 ORDER BY id")
    earlier = tx.rows("SELECT * FROM held_wallet WHERE released_at IS NULL AND restored <> ?", restored)
    for row in rows:
        money = Money(row["balance"], row["currency"])
        ledger.put_aside(tx, restored, row["person"], money, f"restore:{restored}:{row['person']}:{row['currency']}")
        args, once = {"amount": money.amount, "currency": money.currency}, f"aside:{restored}:{row['person']}"
        outbox.owe(tx, row["person"], HOUSE, "money-held", args, dedupe=f"{once}:{money.currency}")
    for row in earlier:
        tx.run(
            "UPDATE held_wallet SET spent = 0, released_at = ?, released_by = ? WHERE (restored, person, currency)"
            " = (?, ?, ?)",
            tx.now, HOUSE, row["restored"], row["person"], row["currency"],
        )  # fmt: skip
        recovering.hold(tx, restored, row["person"], Money(row["amount"], row["currency"]))
    return len({row["person"] for row in (*rows, *earlier)})


def _count_as_sent(tx: Tx, before: int) -> int:
    """Owe nothing again that was due long before the end of what is known: its person has had it since."""
    sql = "UPDATE outbox SET state = 'sent', sent_at = created_at WHERE state = 'due' AND created_at < ?"
    return tx.run(sql, before)


# --- what is held ---


def latest(db: Reader) -> Restored | None:
    """Return the newest restore of this shop, or None."""
    row = db.row("SELECT * FROM restored ORDER BY id DESC LIMIT 1")
    return None if row is None else _restored(row)


def get(db: Reader, restored: int) -> Restored | None:
    """Return one restore, or None."""
    row = db.row("SELECT * FROM restored WHERE id = ?", restored)
    return None if row is None else _restored(row)


def summary(db: Reader) -> Summary | None:
    """Return what is held back since the newest restore; None for a shop that was never restored, or lost nothing."""
    found = latest(db)
    if found is None or found.complete:
        return None
    stopped = db.row(
        "SELECT count(DISTINCT stock_batch.product), coalesce(sum((SELECT count(*) FROM stock_unit WHERE batch ="
        " stock_batch.id AND state = 'quarantined')), 0) FROM held_batch JOIN stock_batch ON stock_batch.id = batch"
        " WHERE released_at IS NULL"
    )
    money = db.rows(
        "SELECT currency, sum(amount) AS amount FROM held_wallet WHERE released_at IS NULL GROUP BY currency"
    )
    held = db.scalar("SELECT count(DISTINCT person) FROM held_wallet WHERE released_at IS NULL")
    sums = tuple(Money(row["amount"], row["currency"]) for row in money)
    kinds, units = stopped or (0, 0)
    return Summary(found, int(kinds), int(units), int(held), sums, held_payments(db, limit=0).total)


def held_products(db: Reader, offset: int = 0, limit: int = 10) -> Page[HeldProduct]:
    """Return the products with frozen batches, by id."""
    total = db.scalar(
        "SELECT count(DISTINCT product) FROM held_batch JOIN stock_batch ON id = batch WHERE released_at IS NULL"
    )
    rows = db.rows(
        "SELECT product.id, title, count(*) AS batches, sum((SELECT count(*) FROM stock_unit WHERE stock_unit.batch ="
        " held_batch.batch AND stock_unit.state = 'quarantined')) AS units FROM held_batch"
        " JOIN stock_batch ON stock_batch.id = held_batch.batch JOIN product ON product.id = stock_batch.product"
        " WHERE released_at IS NULL GROUP BY product.id ORDER BY product.id LIMIT ? OFFSET ?",
        limit, offset,
    )  # fmt: skip
    return Page(tuple(HeldProduct(*row) for row in rows), int(total))


def held_money(db: Reader, offset: int = 0, limit: int = 10) -> Page[HeldMoney]:
    """Return what was put aside, the largest sums first."""
    total = db.scalar("SELECT count(*) FROM held_wallet WHERE released_at IS NULL")
    rows = db.rows(
        "SELECT person, name, amount, currency FROM held_wallet JOIN person ON person.id = person"
        " WHERE released_at IS NULL ORDER BY amount DESC, person LIMIT ? OFFSET ?",
        limit, offset,
    )  # fmt: skip
    held = (HeldMoney(row["person"], row["name"], Money(row["amount"], row["currency"])) for row in rows)
    return Page(tuple(held), int(total))


def held_payments(db: Reader, offset: int = 0, limit: int = 10) -> Page[HeldPayment]:
    """Return the payments that wait for a decision, newest first."""
    waits = (
        "FROM held_receipt JOIN receipt ON receipt.id = held_receipt.receipt JOIN payment"
        " ON payment.id = held_receipt.payment WHERE receipt.id NOT IN (SELECT receipt FROM claim)"
        " AND receipt.id NOT IN (SELECT receipt FROM reversal)"
    )
    total = db.scalar(f"SELECT count(*) {waits}")  # sql: fixed words
    rows = db.rows(
        f"SELECT receipt.*, payment.id AS attempt, payment.person AS payer {waits}"  # sql: fixed words
        " ORDER BY receipt.id DESC LIMIT ? OFFSET ?",
        limit, offset,
    )  # fmt: skip
    return Page(tuple(_payment(row) for row in rows), int(total))


# --- letting go ---


def release_product(tx: Tx, product: int, by: Actor) -> int:
    """Sell a product's frozen batches again, and return how many units that is.

    The caller has made sure that none of them was sold in the gap. Raises ShopError `no_such_product`, and
    `nothing_held` when it has no frozen batch.
    """
    house = tx.house
    products.sure(house, product)
    return house.attempt(lambda: _release_product(house, product, by))


def _release_product(tx: Tx, product: int, by: Actor) -> int:
    rows = tx.rows(
        "UPDATE held_batch SET released_at = ?, released_by = ? WHERE released_at IS NULL AND batch IN"
        " (SELECT id FROM stock_batch WHERE product = ?) RETURNING batch",
        tx.now, str(by), product,
    )  # fmt: skip
    if not rows:
        raise ShopError("nothing_held")
    was = stock.count(tx, product).available
    for row in rows:
        stock.thaw(tx, row["batch"], by)
    freed = stock.count(tx, product).available - was
    audit.write(tx, by, "restore.release_product", f"product:{product}", None, {"units": freed})
    _end_if_decided(tx)
    return freed


def release_person(tx: Tx, person: int, by: Actor, spent: Money | None = None) -> list[Money]:
    """Give a person's money back into their wallet, and return what they got.

    `spent` is what they had spent in the gap: that goes to the shop's earnings. Raises ShopError `nothing_held`,
    `spent_too_much` (money: what is held).
    """
    house = tx.house
    return house.attempt(lambda: _release_person(house, person, by, spent))


def _release_person(tx: Tx, person: int, by: Actor, spent: Money | None) -> list[Money]:
    rows = tx.rows("SELECT * FROM held_wallet WHERE person = ? AND released_at IS NULL ORDER BY currency", person)
    if not rows:
        raise ShopError("nothing_held")
    given = [_release_money(tx, row, by, spent) for row in rows]
    after = {"given": [[one.amount, one.currency] for one in given]}
    audit.write(tx, by, "restore.release_person", f"person:{person}", None, after)
    outbox.owe(tx, person, HOUSE, "money-released", after, dedupe=f"released:{rows[0]['restored']}:{person}")
    _end_if_decided(tx)
    return given


def _release_money(tx: Tx, row: Row, by: Actor, spent: Money | None) -> Money:
    held = Money(row["amount"], row["currency"])
    gone = spent if spent is not None and spent.currency == held.currency else Money.zero(held.currency)
    if gone.is_negative or gone > held:
        raise ShopError("spent_too_much", money=held)
    legs = [Leg(recovering.HELD, -held), Leg(ledger.wallet(row["person"]), held - gone), Leg(ledger.SALES, gone)]
    key = f"restore:{row['restored']}:{row['person']}:{row['currency']}:released"
    ledger.post(tx, key, "restore_released", legs, actor=by)
    tx.run(
        "UPDATE held_wallet SET spent = ?, released_at = ?, released_by = ? WHERE (restored, person, currency)"
        " = (?, ?, ?)",
        gone.amount, tx.now, str(by), row["restored"], row["person"], row["currency"],
    )  # fmt: skip
    return held - gone


def release_payment(tx: Tx, receipt: int, by: Actor) -> payments.Outcome:
    """Credit a held payment to whom it was for. Raises ShopError `nothing_held`, `claimed_already`.

    One that turns out to have been credited already is settled like any money of nobody's (`unclaimed`).
    """
    house = tx.house
    meant = house.scalar("SELECT payment FROM held_receipt WHERE receipt = ?", receipt)
    if meant is None:
        raise ShopError("nothing_held")
    outcome = unclaimed.give_to_attempt(house, receipt, attempts.sure(house, int(meant)).id, by, REASON)
    _end_if_decided(house)
    return outcome


def release_all(tx: Tx, by: Actor) -> Summary:
    """Let everything go that is held back, payments too; return what that was.

    For an owner who knows that nothing happened in the gap. Raises ShopError `nothing_held`.
    """
    house = tx.house
    was = summary(house)
    if was is None or was.nothing:
        raise ShopError("nothing_held")
    house.attempt(lambda: _release_all(house, by))
    return was


def _release_all(tx: Tx, by: Actor) -> None:
    for product in held_products(tx, limit=-1).items:
        _release_product(tx, product.product, by)
    for person in sorted({one.person for one in held_money(tx, limit=-1).items}):
        _release_person(tx, person, by, None)
    for payment in held_payments(tx, limit=-1).items:
        release_payment(tx, payment.receipt, by)


def settle(tx: Tx, by: Actor) -> None:
    """Say that all is decided that has to be: gifts and refunds are credited by themselves again.

    Raises ShopError `still_held` while something is held back.
    """
    house = tx.house
    found = summary(house)
    if found is not None and not found.nothing:
        raise ShopError("still_held")
    if house.run("UPDATE restored SET ended_at = ? WHERE ended_at IS NULL", tx.now):
        audit.write(house, by, "restore.settled", "shop")


def _end_if_decided(tx: Tx) -> None:
    found = summary(tx)
    if found is not None and found.nothing and found.restored.ended_at is None:
        tx.run("UPDATE restored SET ended_at = ? WHERE ended_at IS NULL", tx.now)


# --- staff are told ---


def to_tell(db: Reader) -> Restored | None:
    """Return the restore that staff have not heard of yet, or None."""
    found = latest(db)
    return found if found is not None and found.told_at is None else None


def told(tx: Tx, restored: int) -> None:
    """Note that staff were told of a restore."""
    tx.house.run("UPDATE restored SET told_at = ? WHERE id = ?", tx.now, restored)


def set_facts(tx: Tx, restored: int, facts: Mapping[str, Any]) -> None:
    """Keep more of what was done with a restore's facts."""
    known = dict(_sure(tx, restored).facts)
    tx.house.run("UPDATE restored SET facts = ? WHERE id = ?", json.dumps({**known, **facts}), restored)


def _sure(db: Reader, restored: int) -> Restored:
    return _restored(db.row("SELECT * FROM restored WHERE id = ?", restored))


def _restored(row: Row) -> Restored:
    return Restored(
        row["id"], row["at"], row["by"], row["made_at"], row["known_at"], bool(row["complete"]), row["why"],
        row["rows"], json.loads(row["facts"]), row["told_at"], row["ended_at"],
    )  # fmt: skip


def _payment(row: Row) -> HeldPayment:
    money = Money(row["amount"], row["currency"])
    return HeldPayment(row["id"], row["attempt"], row["payer"], money, row["seen_at"])
