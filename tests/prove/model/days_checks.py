"""What has to be true after a day: the shop's books held against what the town knows, and nothing left undone."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from shopbot.db.tx import Reader
from shopbot.trade import checks, figures
from tests.prove.model.days_edge import BOT
from tests.prove.model.days_town import OWNER, Town

WAITING = {
    "events wait": "SELECT count(*) FROM inbox WHERE state = 'new'",
    "messages are owed": "SELECT count(*) FROM outbox WHERE state = 'due'",
    "errands are under way": "SELECT count(*) FROM errand WHERE state = 'due'",
    "payments are open": "SELECT count(*) FROM payment WHERE state = 'open'",
    "orders wait for money": "SELECT count(*) FROM orders WHERE state = 'waiting'",
}
_DELIVERED = (
    "SELECT orders.id, orders.person, stock_unit.content FROM orders JOIN stock_unit ON stock_unit.order_id = orders.id"
    " WHERE orders.state = 'delivered' AND stock_unit.state = 'sold' AND orders.delivered_at >= ?"
)
_OTHER_LEGS = (
    "SELECT account.person, leg.amount FROM leg JOIN posting ON posting.id = leg.posting"
    " JOIN account ON account.id = leg.account WHERE account.person IS NOT NULL"
    " AND posting.reason NOT IN ('payment', 'claim', 'purchase', 'order_refund', 'gift')"
)


def waiting(db: Reader) -> list[str]:
    """Return what is still under way, in words; none once the shop has come to rest."""
    counts = {words: int(db.scalar(sql)) for words, sql in WAITING.items()}
    return [f"{count} {words}" for words, count in counts.items() if count]


def money(db: Reader, town: Town) -> list[str]:
    """Hold the shop's receipts against all money that came: each is entered once, and for whoever paid it."""
    came = town.money()
    entered = Counter(
        (row["method"], row["reference"], row["amount"], row["currency"]) for row in db.rows("SELECT * FROM receipt")
    )
    problems = [f"lost: {one} came and is not entered" for one in sorted((came - entered).elements())]
    problems += [f"doubled: {one} is entered and never came" for one in sorted((entered - came).elements())]
    owners = {
        (row["method"], row["reference"]): row["person"]
        for row in db.rows("SELECT receipt.*, payment.person FROM receipt JOIN payment ON payment.id = receipt.payment")
    }
    problems += [
        f"{one} was paid by {payer} and credited to {owners[one]}"
        for one, payer in town.payers().items()
        if owners.get(one, payer) != payer
    ]
    return problems


def wallets(db: Reader, town: Town) -> list[str]:
    """Hold each balance against the sum of what its person paid in, got back, was given, and spent."""
    expected: Counter[int] = Counter()
    gateway = {one.id: one.amount for invoice in town.gateway._invoices.values() for one in invoice.money}
    for row in db.rows(
        "SELECT receipt.*, payment.person FROM receipt JOIN payment ON payment.id = receipt.payment"
        " WHERE receipt.worth IS NOT NULL"
    ):
        paid = gateway[row["reference"]] if row["method"] == "pretend" else row["worth"] - row["fee"]
        if row["method"] == "pakasir":
            paid = town.pakasir.transactions[row["reference"]].amount
        expected[row["person"]] += paid
    for person, amount in _documents(db, town):
        expected[person] += amount
    held = {row["person"]: row["balance"] for row in db.rows("SELECT * FROM account WHERE person IS NOT NULL")}
    return [
        f"{person} has {held.get(person, 0)} in their wallet, by what happened it is {expected[person]}"
        for person in sorted({*held, *expected})
        if held.get(person, 0) != expected[person]
    ]


def _documents(db: Reader, town: Town) -> Iterator[tuple[int, int]]:
    for row in db.rows("SELECT person, total FROM orders WHERE paid_at IS NOT NULL"):
        yield row["person"], -row["total"]
    for row in db.rows("SELECT person, amount FROM order_refund JOIN orders ON orders.id = order_refund.order_id"):
        yield row["person"], row["amount"]
    gifts = (
        "SELECT voucher_use.person, code FROM voucher_use JOIN voucher ON voucher.id = voucher_use.voucher"
        " WHERE order_id IS NULL"
    )
    for row in db.rows(gifts):
        yield row["person"], town.gifts.get(row["code"], 0)
    for row in db.rows(_OTHER_LEGS):
        yield row["person"], row["amount"]


def goods(db: Reader, town: Town, since: int) -> list[str]:
    """Hold what people were shown against what was sold: each code in one chat, and in its buyer's."""
    problems = []
    sold = {row["content"]: row for row in db.rows(_DELIVERED, since)}
    handed = {row["content"]: row["person"] for row in db.rows(
        "SELECT orders.person, handed.content FROM handed JOIN orders ON orders.id = handed.order_id"
    )}  # fmt: skip
    blocked = {row["chat"] for row in db.rows("SELECT DISTINCT chat FROM outbox WHERE state = 'parked'")}
    for code, chats in town.holders.items():
        buyers = chats - {OWNER}
        if len(buyers) > 1:
            problems.append(f"doubled: {code} was shown to {sorted(buyers)}")
        if code in sold and buyers and buyers != {sold[code]["person"]}:
            problems.append(f"doubled: {code} was sold to {sold[code]['person']} and shown to {sorted(buyers)}")
    for code, row in sold.items():
        seen = row["person"] in town.holders.get(code, set())
        if not seen and row["person"] not in blocked and row["person"] != OWNER and code not in handed:
            problems.append(f"lost: {code} of order {row['id']} was never shown to {row['person']}")
    return problems


def not_stored(db: Reader, queued: list[int]) -> list[int]:
    """Return which of the updates that Telegram had for the bot are not in the inbox."""
    rows = db.rows("SELECT key FROM inbox WHERE source = ?", f"telegram:{BOT}")
    known = {int(row["key"].partition(":")[0]) for row in rows}
    return [number for number in queued if number not in known]


def set_aside(db: Reader, forgiven: Callable[[str], bool]) -> list[str]:
    """Tell which events were given up, and which messages Telegram would never take."""
    problems = [
        f"event {row['id']} of {row['source']} was set aside: {row['problem']}"
        for row in db.rows("SELECT * FROM inbox WHERE state = 'parked'")
        if not forgiven(row["problem"])
    ]
    return problems + [
        f"message {row['id']} ({row['owner']}.{row['name']}) to {row['chat']} was given up: {row['problem']}"
        for row in db.rows("SELECT * FROM outbox WHERE state = 'dead'")
        if row["problem"] not in ("withdrawn", "unknown") and "blocked" not in row["problem"]
    ]


def day_figures(db: Reader, now: int, day_start: int) -> list[str]:
    """Hold the owner's figures of the day against the orders themselves."""
    told = figures.of(db.house, now, day_start).today
    row = db.row(
        "SELECT count(*) AS orders, coalesce(sum(total), 0) AS revenue FROM orders WHERE paid_at >= ? AND paid_at <= ?",
        day_start, now,
    )  # fmt: skip
    assert row is not None
    found = (row["orders"], row["revenue"])
    if (told.orders, told.revenue.amount) == found:
        return []
    return [f"the owner reads {told.orders} orders and {told.revenue.amount}, there are {found[0]} and {found[1]}"]


def books(db: Reader, keys: Any) -> list[str]:
    """Recount the shop."""
    return checks.check_all(db, keys)
