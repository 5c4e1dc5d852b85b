"""A recount that finds nothing proves nothing: here every question it asks is shown something wrong."""

import pytest

from shopbot.trade import checks, goods, orders, payments, products, refunds, reversals, stock, vouchers
from shopbot.trade.checks import Shape
from shopbot.trade.vouchers import VoucherTerms
from tests.trade.desk import OWNER, Desk, rp

LEG = "INSERT INTO leg (posting, account, amount, balance) VALUES"

WRONG = {
    "posting {0} leaves {1} {2}": f"{LEG} (1, 1, 5, 5)",
    "posting {0} has no legs": "INSERT INTO posting VALUES (99, 'k', zeroblob(32), 'r', 'a', NULL, NULL, 1)",
    "leg {0} has no posting": f"{LEG} (99, 1, 5, 5)",
    "account {0} ({1}) says {2}, its legs say {3}": "UPDATE account SET balance = balance + 1 WHERE name = 'sales'",
    "leg {0} says {1} after it, the legs before say {2}": "UPDATE leg SET balance = balance + 1 WHERE id = 1",
    "account {0} ({1}) is at {2}, below its floor": "UPDATE account SET balance = -1 WHERE person = 7",
    "all accounts in {0} together hold {1}": "UPDATE account SET balance = balance + 1 WHERE name = 'sales'",
    "person {0} has no wallet": "DELETE FROM account WHERE person = 8",
    "person {0} has {1} wallets in {2}": "INSERT INTO account (name, currency, person) VALUES ('w', 'IDR', 8)",
    "order {0} owns {1} sold units, its lines say {2}": "UPDATE stock_unit SET order_id = 3 WHERE state = 'sold'",
    "order {0} is delivered and its line {1} was given nothing": "DELETE FROM handed",
    "unit {0} was given in the place of unit {1}, which order {2} did not own": (
        "UPDATE stock_unit SET order_id = 3 WHERE state = 'sold'"
    ),
    "unit {0} is sold to order {1}, which is {2}": "UPDATE stock_unit SET state = 'sold' WHERE state = 'reserved'",
    "unit {0} is reserved for order {1}, which is {2}": "UPDATE stock_unit SET state = 'reserved' WHERE state = 'sold'",
    "order {0} waits with {1} units reserved, its lines say {2}": "UPDATE order_line SET quantity = 9",
    "unit {0} of product {1} belongs to order {2}, which has no such line": "DELETE FROM order_line",
    "unit {0} and unit {1} are the same goods and both on stock": "UPDATE stock_unit SET content_hash = zeroblob(32)",
    "unit {0} and unit {1} are the same goods sold twice": "UPDATE stock_unit SET content_hash = x'00', state = 'sold'",
    "product {0} says {1}, {2}, {3} available, reserved, sold; its units say {4}, {5}, {6}": (
        "UPDATE product SET sold = sold + 1"
    ),
    "category {0} counts {1} products, {2} are shown in it": "DELETE FROM product_count",
    "the place of product {0} says {1}, sold {2}; it is {3}, sold {4}": "UPDATE product_place SET sold = 9",
    "unit {0} of batch {1} is free although the batch is frozen": "UPDATE stock_batch SET state = 'frozen'",
    "order {0} is paid and not delivered": "UPDATE orders SET state = 'paid' WHERE state = 'delivered'",
    "order {0} says {1} went back, its postings say {2}": "UPDATE order_refund SET amount = amount + 1",
    "order {0} is {1}, although {2} of {3} went back": "UPDATE order_refund SET amount = 1",
    "voucher {0} says {1} uses, its orders and gifts say {2}": "UPDATE voucher SET uses = uses + 1",
    "order {0} is {1}, its voucher is {2}": "UPDATE voucher_use SET state = 'held'",
    "order {0} took {1} off for a voucher, the voucher's use says {2}": "UPDATE voucher_use SET amount = amount + 1",
    "gift {0} gave {1}, its posting says {2}": "UPDATE voucher_use SET amount = amount + 1",
    "order {0} is still a draft": "UPDATE orders SET state = 'draft' WHERE state = 'waiting'",
    "order {0} of {1} was charged {2}": "UPDATE orders SET total = total + 1",
    "order {0} costs {1}, its steps add up to {2}": "UPDATE order_step SET amount = amount + 1",
    "order {0} is {1}, its timeline says {2}": "DELETE FROM order_event",
    "order {0} was delivered and its buyer is owed no message": "DELETE FROM outbox",
    "receipt {0} of {1} was posted as {2}": "UPDATE receipt SET amount = amount + 1",
    "posting {0} is a payment without a receipt": "DELETE FROM receipt",
    "payment {0} says {1} received, its receipts say {2}": "UPDATE payment SET received = received + 1",
    "receipt {0} of {1} gave its payer {2}, its posting says {3}": "UPDATE receipt SET fee = fee + 1 WHERE fee > 0",
    "unclaimed holds {0} {1}, the receipts nobody has claimed add up to {2}": (
        "UPDATE receipt SET outcome = 'late' WHERE outcome = 'unknown'"
    ),
    "account {0} has {1} {2}, what came and went back says {3}": "UPDATE receipt SET method = 'coin'",
    "account {0} has {1} {2}, the fees of its receipts add up to {3}": "UPDATE receipt SET fee = 0",
    "refunds hold {0} {1}, those under way add up to {2}": "UPDATE refund SET state = 'sent'",
    "restore-held holds {0} {1}, people's parts of it add up to {2}": (
        "UPDATE account SET name = 'restore-held' WHERE name = 'sales'"
    ),
    "payments {0} and {1} ask for the same sum in the same place": (
        "UPDATE payment SET scope = 'x', asked = 9, held = 1"
    ),
    "payment {0} is open, watched, and never looked for": "UPDATE payment SET watched = 1, look_at = NULL",
    "payment {0} is open for order {1}, which is {2}": "UPDATE payment SET order_id = 1",
}


def lived_in(desk: Desk) -> None:
    """One delivered order, one paid for from outside, one that waits with an open attempt; two people."""
    buyer, product = desk.person(credit=50_000), desk.product(units=6)
    desk.person(8)
    first, second = desk.order(buyer, product), desk.order(8, product)
    with desk.tx() as tx:
        orders.pay_from_wallet(tx, first.id, buyer)
        attempt = payments.open_attempt(tx, "qr", 8, second.total, second.expires_at, order=second.id)
        payments.receive(tx, "qr", payments.Receipt("r1", second.total, desk.now, attempt.id))
    third = desk.order(buyer, product)
    with desk.tx() as tx:
        payments.open_attempt(tx, "qr", buyer, third.total, third.expires_at, order=third.id)
        stock.delete_unit(tx, 6, OWNER)
    with desk.tx() as tx:
        quote = payments.Quote(rp(5_500), fee=rp(500))
        deposit = payments.open_attempt(tx, "qr", 8, rp(5_000), desk.now + 600, quote=quote)
        came = payments.receive(tx, "qr", payments.Receipt("r2", rp(5_500), desk.now, deposit.id))
        reversals.start_refund(tx, came.id, rp(1_000), OWNER, "they asked")
        payments.receive(tx, "qr", payments.Receipt("r3", rp(7), desk.now))
    in_depth(desk, buyer, first.id)


def in_depth(desk: Desk, buyer: int, delivered: int) -> None:
    """A voucher used and a gift redeemed, a unit replaced, an e-book given, an order refunded whole."""
    with desk.tx() as tx:
        stock.replace(tx, delivered, stock.units_of(tx, delivered)[0].id, OWNER, "does not work")
        book = products.create(tx, OWNER, "Book", rp(1_000), kind="file", supply="shared").id
        goods.put(tx, book, "book.epub", OWNER, b"words")
        off = vouchers.create(tx, OWNER, VoucherTerms("amount", 400, "IDR"), "FOUR").id
        vouchers.redeem(tx, buyer, vouchers.create(tx, OWNER, VoucherTerms("gift", 5_000, "IDR")).id)
        vouchers.choose(tx, buyer, off)
    with desk.tx() as tx:
        placed = orders.checkout(tx, buyer, book, 1, 600)
        orders.pay_from_wallet(tx, placed.id, buyer)
    with desk.tx() as tx:
        refunds.refund(tx, placed.id, rp(600), OWNER, "they asked")


def without_safeties(desk: Desk) -> None:
    connection = desk.connection
    for kind, name in connection.execute("SELECT type, name FROM sqlite_schema WHERE sql LIKE 'CREATE%' ORDER BY 1"):
        if kind == "trigger":
            desk.sabotage(f"DROP TRIGGER {name}")
    desk.sabotage("DROP INDEX stock_unit_once", "DROP INDEX stock_unit_live_once", "DROP INDEX payment_asked_once")
    desk.sabotage("PRAGMA foreign_keys=OFF", "PRAGMA ignore_check_constraints=ON")


def test_a_shop_that_was_lived_in_is_in_order(desk: Desk) -> None:
    lived_in(desk)
    assert desk.problems() == []
    reader = desk.reader()
    assert checks.check_all(reader, desk.keys) == []
    assert checks.shape(reader) == Shape(
        people=2, products=2, available=2, reserved=1, orders_waiting=1, orders_paid_undelivered=0,
        orders_delivered=3, inbox_waiting=30, outbox_due=4,
    )  # fmt: skip
    reader.close()


def test_every_question_has_its_wrong_answer_here() -> None:
    assert list(WRONG) == list(checks.QUESTIONS)


@pytest.mark.parametrize("sentence", WRONG)
def test_sabotage_each_question_finds_what_it_asks_for(desk: Desk, sentence: str) -> None:
    lived_in(desk)
    without_safeties(desk)
    with desk.tx() as tx:
        assert tx.rows(checks.QUESTIONS[sentence]) == []
    desk.sabotage(WRONG[sentence])
    with desk.tx() as tx:
        assert tx.rows(checks.QUESTIONS[sentence]) != []
    start = sentence.split(" ", 1)[0]
    assert any(problem.startswith(start) for problem in desk.problems())


def test_sabotage_a_row_that_points_nowhere_is_found(desk: Desk) -> None:
    lived_in(desk)
    desk.sabotage("PRAGMA foreign_keys=OFF", "UPDATE product SET category = 99 WHERE id = 1")
    assert desk.problems() == ["row 1 of product points at no row of category"]


def test_the_wrong_key_shows_in_the_audit(desk: Desk, tmp_path: object) -> None:
    lived_in(desk)
    other = type(desk.keys).of(b"o" * 32)
    with desk.tx() as tx:
        assert checks.check_all(tx, other)[0] == "audit: row 1 does not follow from the one before"
