"""Counting everything again: run after every step of a test, at start-up, around a backup, and on demand.

Most of what is asked here the database already holds by constraint; this is for the day when one of them was lost, the
file was altered, or the code and the constraints agreed on something wrong.

Each question reads in the order of an index, or groups few rows: one that had SQLite sort all legs took 500 MiB in a
shop of a million orders.
"""

from dataclasses import dataclass

from shopbot.db.keys import Keys
from shopbot.db.tx import Reader
from shopbot.trade import audit, search

LATE_SECONDS = 120  # how long after its end a reservation may last before somebody has to look

QUESTIONS: dict[str, str] = {
    "posting {0} leaves {1} {2}": """
        SELECT leg.posting, sum(leg.amount), account.currency FROM leg JOIN account ON account.id = leg.account
        WHERE leg.posting IN (
            SELECT leg.posting FROM leg CROSS JOIN account ON account.id = leg.account GROUP BY leg.posting
            HAVING sum(leg.amount) <> 0 OR min(account.currency) <> max(account.currency))
        GROUP BY leg.posting, account.currency HAVING sum(leg.amount) <> 0""",
    "posting {0} has no legs": "SELECT id FROM posting WHERE id NOT IN (SELECT posting FROM leg)",
    "leg {0} has no posting": "SELECT id FROM leg WHERE posting NOT IN (SELECT id FROM posting)",
    "account {0} ({1}) says {2}, its legs say {3}": """
        SELECT name, currency, balance, (SELECT coalesce(sum(amount), 0) FROM leg WHERE account = account.id) AS counted
        FROM account WHERE balance <> (SELECT coalesce(sum(amount), 0) FROM leg WHERE account = account.id)""",
    "leg {0} says {1} after it, the legs before say {2}": """
        SELECT id, balance, running FROM (SELECT id, balance,
            sum(amount) OVER (PARTITION BY account ORDER BY id) AS running FROM leg) WHERE balance <> running""",
    "account {0} ({1}) is at {2}, below its floor": """
        SELECT name, currency, balance FROM account WHERE balance < floor OR (person IS NOT NULL AND balance < 0)""",
    "all accounts in {0} together hold {1}": """
        SELECT * FROM (SELECT currency, (SELECT sum(balance) FROM account WHERE currency = every.currency) AS held
        FROM (SELECT DISTINCT currency FROM account) AS every) WHERE held <> 0""",
    "person {0} has no wallet": """
        SELECT id FROM person WHERE NOT EXISTS (SELECT 1 FROM account WHERE account.person = person.id)""",
    "person {0} has {1} wallets in {2}": """
        SELECT person, count(*), currency FROM account WHERE person IN (
            SELECT person FROM account WHERE person IS NOT NULL GROUP BY person
            HAVING count(*) > count(DISTINCT currency))
        GROUP BY person, currency HAVING count(*) > 1""",
    "order {0} owns {1} sold units, its lines say {2}": """
        SELECT * FROM (SELECT orders.code,
            (SELECT count(*) FROM stock_unit WHERE order_id = orders.id AND state = 'sold')
            - (SELECT count(*) FROM replacement WHERE order_id = orders.id) AS units,
            (SELECT coalesce(sum(quantity), 0) FROM order_line WHERE order_id = orders.id AND supply = 'units') AS lines
        FROM orders WHERE delivered_at IS NOT NULL) WHERE units <> lines""",
    "order {0} is delivered and its line {1} was given nothing": """
        SELECT code, n FROM order_line JOIN orders ON orders.id = order_id WHERE delivered_at IS NOT NULL
        AND supply <> 'units' AND NOT EXISTS
            (SELECT 1 FROM handed WHERE handed.order_id = order_line.order_id AND handed.n = order_line.n)""",
    "unit {0} was given in the place of unit {1}, which order {2} did not own": """
        SELECT instead, unit, orders.code FROM replacement JOIN orders ON orders.id = order_id
        WHERE (SELECT count(*) FROM stock_unit WHERE stock_unit.id IN (unit, instead) AND state = 'sold'
               AND stock_unit.order_id = replacement.order_id) <> 2""",
    "unit {0} is sold to order {1}, which is {2}": """
        SELECT stock_unit.id, orders.code, orders.state FROM stock_unit JOIN orders ON orders.id = stock_unit.order_id
        WHERE stock_unit.state = 'sold' AND orders.paid_at IS NULL""",
    "unit {0} is reserved for order {1}, which is {2}": """
        SELECT stock_unit.id, orders.code, orders.state FROM stock_unit JOIN orders ON orders.id = stock_unit.order_id
        WHERE stock_unit.state = 'reserved' AND orders.state <> 'waiting'""",
    "order {0} waits with {1} units reserved, its lines say {2}": """
        SELECT * FROM (SELECT orders.code,
            (SELECT count(*) FROM stock_unit WHERE order_id = orders.id AND state = 'reserved') AS units,
            (SELECT coalesce(sum(quantity), 0) FROM order_line WHERE order_id = orders.id AND supply = 'units') AS lines
        FROM orders WHERE state = 'waiting') WHERE units <> lines""",
    "unit {0} of product {1} belongs to order {2}, which has no such line": """
        SELECT id, product, order_id FROM stock_unit WHERE order_id IS NOT NULL AND NOT EXISTS
        (SELECT 1 FROM order_line WHERE order_line.order_id = stock_unit.order_id
         AND order_line.product = stock_unit.product)""",
    "unit {0} and unit {1} are the same goods and both on stock": """
        SELECT min(id), max(id) FROM stock_unit WHERE state IN ('available', 'reserved', 'quarantined')
        GROUP BY content_hash HAVING count(*) > 1""",
    "unit {0} and unit {1} are the same goods sold twice": """
        SELECT min(id), max(id) FROM stock_unit WHERE state = 'sold'
        GROUP BY content_hash, round HAVING count(*) > 1""",
    "product {0} says {1}, {2}, {3} available, reserved, sold; its units say {4}, {5}, {6}": """
        SELECT * FROM (SELECT product.id, product.available AS a, product.reserved AS r, product.sold AS s,
            coalesce(units.available, 0) + (supply = 'later' OR (supply = 'shared'
                AND EXISTS (SELECT 1 FROM shared_goods WHERE shared_goods.product = product.id))) AS ca,
            coalesce(units.reserved, 0) AS cr,
            coalesce(units.sold, 0) + iif(product.supply = 'units', 0, (SELECT
                coalesce(sum(quantity), 0) FROM order_line INDEXED BY order_line_product CROSS JOIN handed
                ON handed.order_id = order_line.order_id AND handed.n = order_line.n
                WHERE order_line.product = product.id)) AS cs
        FROM product LEFT JOIN (SELECT product, count(*) FILTER (WHERE state = 'available') AS available,
                count(*) FILTER (WHERE state = 'reserved') AS reserved, count(*) FILTER (WHERE state = 'sold') AS sold
            FROM stock_unit GROUP BY product) AS units ON units.product = product.id)
        WHERE a <> ca OR r <> cr OR s <> cs""",
    "category {0} counts {1} products, {2} are shown in it": """
        SELECT category, coalesce(products, 0), coalesce(counted, 0)
        FROM (SELECT coalesce(category, 0) AS category, count(*) AS counted FROM product
            WHERE state = 'active' AND parent IS NULL GROUP BY 1) AS shown
        FULL JOIN product_count USING (category) WHERE coalesce(products, 0) <> coalesce(counted, 0)""",
    "the place of product {0} says {1}, sold {2}; it is {3}, sold {4}": """
        SELECT coalesce(product, id), one.state, one.sold, shown.state, shown.sold FROM product_place one FULL JOIN
            (SELECT id, state, coalesce((SELECT sum(sold + sold_shift) FROM product variant
                WHERE variant.parent = product.id), sold + sold_shift) AS sold, sort, number
            FROM product WHERE parent IS NULL) AS shown ON one.product = shown.id
        WHERE (one.state, one.sold, one.sort, one.number) IS NOT (shown.state, shown.sold, shown.sort, shown.number)""",
    "unit {0} of batch {1} is free although the batch is frozen": """
        SELECT stock_unit.id, batch FROM stock_batch CROSS JOIN stock_unit ON stock_unit.batch = stock_batch.id
        WHERE stock_batch.state = 'frozen' AND stock_unit.state = 'available'""",
    "order {0} is paid and not delivered": """
        SELECT code FROM orders WHERE state = 'paid' AND NOT EXISTS
        (SELECT 1 FROM order_line WHERE order_id = orders.id AND supply = 'later')""",
    "order {0} says {1} went back, its postings say {2}": """
        SELECT * FROM (SELECT orders.code, sum(order_refund.amount) AS said, (SELECT coalesce(sum(leg.amount), 0)
            FROM posting CROSS JOIN leg ON leg.posting = posting.id CROSS JOIN account ON account.id = leg.account
            WHERE posting.order_id = orders.id AND posting.reason = 'order_refund'
              AND account.person = orders.person AND account.currency = orders.currency) AS posted
        FROM order_refund JOIN orders ON orders.id = order_refund.order_id GROUP BY orders.id) WHERE said <> posted""",
    "order {0} is {1}, although {2} of {3} went back": """
        SELECT * FROM (SELECT code, state, (SELECT coalesce(sum(amount), 0) FROM order_refund
            WHERE order_id = orders.id) AS back, total FROM orders INDEXED BY orders_paid WHERE paid_at IS NOT NULL)
        WHERE (state = 'refunded') <> (back = total AND total > 0)""",
    "voucher {0} says {1} uses, its orders and gifts say {2}": """
        SELECT * FROM (SELECT id, uses, (SELECT count(*) FROM voucher_use WHERE voucher = voucher.id
            AND state <> 'released') AS counted FROM voucher) WHERE uses <> counted""",
    "order {0} is {1}, its voucher is {2}": """
        SELECT orders.code, orders.state, voucher_use.state FROM voucher_use JOIN orders ON orders.id = order_id
        WHERE voucher_use.state <> iif(orders.paid_at IS NOT NULL, 'used', iif(orders.state = 'waiting', 'held',
              'released'))""",
    "order {0} took {1} off for a voucher, the voucher's use says {2}": """
        SELECT * FROM (SELECT code, (SELECT -coalesce(sum(amount), 0) FROM order_step WHERE order_id = orders.id
            AND step = 'voucher') AS off, (SELECT coalesce(sum(amount), 0) FROM voucher_use WHERE order_id = orders.id)
            AS used FROM orders) WHERE off <> used""",
    "gift {0} gave {1}, its posting says {2}": """
        SELECT * FROM (SELECT voucher_use.voucher, amount, (SELECT coalesce(sum(leg.amount), 0) FROM posting
            JOIN leg ON leg.posting = posting.id JOIN account ON account.id = leg.account
            WHERE posting.key = 'gift:' || voucher_use.voucher AND account.person = voucher_use.person) AS posted
        FROM voucher_use WHERE order_id IS NULL) WHERE amount <> posted""",
    "order {0} is still a draft": "SELECT code FROM orders WHERE state = 'draft'",
    "order {0} of {1} was charged {2}": """
        SELECT * FROM (SELECT orders.code, orders.total, (SELECT -coalesce(sum(leg.amount), 0) FROM posting
            JOIN leg ON leg.posting = posting.id JOIN account ON account.id = leg.account
            WHERE posting.key = 'order:' || orders.id || ':wallet' AND account.person = orders.person
              AND account.currency = orders.currency) AS charged, paid_at
        FROM orders) WHERE charged <> iif(paid_at IS NULL, 0, total)""",
    "order {0} costs {1}, its steps add up to {2}": """
        SELECT * FROM (SELECT code, total, (SELECT coalesce(sum(amount), 0) FROM order_step WHERE order_id = orders.id)
            AS steps FROM orders) WHERE total <> steps""",
    "order {0} is {1}, its timeline says {2}": """
        SELECT * FROM (SELECT code, state, (SELECT state FROM order_event WHERE order_id = orders.id
            ORDER BY id DESC LIMIT 1) AS last FROM orders) WHERE state IS NOT last""",
    "order {0} was delivered and its buyer is owed no message": """
        SELECT code FROM orders WHERE state = 'delivered'
        AND NOT EXISTS (SELECT 1 FROM outbox WHERE dedupe = 'delivered:' || orders.id)""",
    "receipt {0} of {1} was posted as {2}": """
        SELECT * FROM (SELECT receipt.id, receipt.amount, (SELECT -coalesce(sum(leg.amount), 0) FROM leg
            JOIN account ON account.id = leg.account WHERE leg.posting = receipt.posting
            AND account.name = 'cash:' || receipt.method AND account.currency = receipt.currency) AS posted
        FROM receipt) WHERE amount <> posted""",
    "posting {0} is a payment without a receipt": """
        SELECT id FROM posting WHERE reason = 'payment' AND id NOT IN (SELECT posting FROM receipt)""",
    "payment {0} says {1} received, its receipts say {2}": """
        SELECT * FROM (SELECT id, received,
            (SELECT coalesce(sum(worth - fee), 0) FROM receipt WHERE payment = payment.id)
            + (SELECT coalesce(sum(worth - fee), 0) FROM claim WHERE claim.payment = payment.id) AS counted
        FROM payment) WHERE received <> counted""",
    "receipt {0} of {1} gave its payer {2}, its posting says {3}": """
        SELECT * FROM (SELECT receipt.id, method, worth - fee AS credited, (SELECT coalesce(sum(leg.amount), 0)
            FROM leg JOIN account ON account.id = leg.account WHERE leg.posting = receipt.posting
            AND account.person = (SELECT person FROM payment WHERE id = receipt.payment)) AS posted
        FROM receipt WHERE payment IS NOT NULL) WHERE credited <> posted""",
    "unclaimed holds {0} {1}, the receipts nobody has claimed add up to {2}": """
        SELECT * FROM (SELECT account.balance, account.currency,
            (SELECT coalesce(sum(amount
                - (SELECT coalesce(sum(amount), 0) FROM reversal WHERE receipt = receipt.id)), 0) FROM receipt
             WHERE outcome = 'unknown' AND receipt.currency = account.currency
             AND id NOT IN (SELECT receipt FROM claim)) AS counted
        FROM account WHERE name = 'unclaimed') WHERE balance <> counted""",
    "account {0} has {1} {2}, what came and went back says {3}": """
        SELECT * FROM (SELECT account.name, account.balance, account.currency,
            (SELECT -coalesce(sum(amount), 0) FROM receipt
             WHERE 'cash:' || method = account.name AND receipt.currency = account.currency)
            + (SELECT coalesce(sum(reversal.amount), 0) FROM reversal JOIN receipt ON receipt.id = reversal.receipt
               WHERE 'cash:' || method = account.name AND receipt.currency = account.currency)
            + (SELECT coalesce(sum(refund.amount), 0) FROM refund JOIN receipt ON receipt.id = refund.receipt
               WHERE refund.state = 'sent' AND 'cash:' || method = account.name
               AND receipt.currency = account.currency) AS counted
        FROM account WHERE name GLOB 'cash:*') WHERE balance <> counted""",
    "account {0} has {1} {2}, the fees of its receipts add up to {3}": """
        SELECT * FROM (SELECT account.name, account.balance, account.currency,
            (SELECT coalesce(sum(coalesce(claim.fee, receipt.fee)), 0) FROM receipt
             LEFT JOIN claim ON claim.receipt = receipt.id JOIN payment ON payment.id = coalesce(claim.payment,
             receipt.payment) WHERE 'fees:' || receipt.method = account.name
             AND payment.currency = account.currency) AS counted
        FROM account WHERE name GLOB 'fees:*') WHERE balance <> counted""",
    "refunds hold {0} {1}, those under way add up to {2}": """
        SELECT * FROM (SELECT account.balance, account.currency, (SELECT coalesce(sum(worth), 0) FROM refund
            WHERE state = 'sending' AND coalesce((SELECT currency FROM claim WHERE claim.receipt = refund.receipt),
                (SELECT payment.currency FROM receipt JOIN payment ON payment.id = receipt.payment
                 WHERE receipt.id = refund.receipt)) = account.currency) AS counted
        FROM account WHERE name = 'refunds') WHERE balance <> counted""",
    "restore-held holds {0} {1}, people's parts of it add up to {2}": """
        SELECT * FROM (SELECT balance, currency, (SELECT coalesce(sum(amount), 0) FROM held_wallet
            WHERE released_at IS NULL AND held_wallet.currency = account.currency) AS counted
        FROM account WHERE name = 'restore-held') WHERE balance <> counted""",
    "payments {0} and {1} ask for the same sum in the same place": """
        SELECT min(id), max(id) FROM payment WHERE held = 1 GROUP BY method, scope, asked_currency, asked
        HAVING count(*) > 1""",
    "payment {0} is open, watched, and never looked for": """
        SELECT id FROM payment WHERE state = 'open' AND watched = 1 AND look_at IS NULL""",
    "payment {0} is open for order {1}, which is {2}": """
        SELECT payment.id, orders.code, orders.state FROM payment JOIN orders ON orders.id = payment.order_id
        WHERE payment.state = 'open' AND orders.state <> 'waiting'""",
}


@dataclass(frozen=True)
class Shape:
    """The shop in numbers, cheap enough for a health line."""

    people: int
    products: int
    available: int
    reserved: int
    orders_waiting: int
    orders_paid_undelivered: int
    orders_delivered: int
    inbox_waiting: int
    outbox_due: int


def check_all(db: Reader, keys: Keys, now: int | None = None) -> list[str]:
    """Recount everything; return one sentence for each thing that is wrong, none when all is well.

    With `now` (UTC seconds) also whether goods stay reserved for too long, which only means something while running.
    """
    house = db.house
    problems = [sentence.format(*row) for sentence, question in QUESTIONS.items() for row in house.rows(question)]
    problems += audit.verify(house, keys)
    problems += search.problems(house)
    problems += [
        f"row {row[1]} of {row[0]} points at no row of {row[2]}" for row in house.rows("PRAGMA foreign_key_check")
    ]
    if now is not None:
        sql = "SELECT id FROM stock_unit WHERE state = 'reserved' AND reserved_until < ?"
        problems += [f"unit {row['id']} is reserved for too long" for row in house.rows(sql, now - LATE_SECONDS)]
    return problems


def shape(db: Reader) -> Shape:
    """Return the shop in numbers."""
    row = db.row(
        "SELECT (SELECT count(*) FROM person), count(*) FILTER (WHERE state = 'active'), coalesce(sum(available), 0),"
        " coalesce(sum(reserved), 0), (SELECT count(*) FROM orders WHERE state = 'waiting'),"
        " (SELECT count(*) FROM orders WHERE state = 'paid'),"
        " (SELECT count(*) FROM orders WHERE delivered_at IS NOT NULL),"
        " (SELECT count(*) FROM inbox WHERE state = 'new'), (SELECT count(*) FROM outbox WHERE state = 'due')"
        " FROM product"
    )
    return Shape(*(row or ()))
