"""Tables for owners and their bookkeeping, read row by row: one statement each, from (?) and before (?) in UTC seconds.

Amounts are in smallest units, `currency` beside them.
"""

_ORDERS = """
    SELECT orders.code, orders.created_at AS ordered, orders.paid_at AS paid, orders.delivered_at AS delivered,
        orders.state, person.bank_id AS customer, person.id AS telegram_id, person.name, product.number AS product,
        order_line.title, order_line.quantity, orders.total, coalesce((SELECT sum(amount) FROM order_refund
            WHERE order_refund.order_id = orders.id), 0) AS refunded, orders.currency,
        coalesce((SELECT group_concat(DISTINCT method) FROM payment WHERE payment.order_id = orders.id
            AND payment.state = 'paid'), 'wallet') AS paid_by
    FROM orders INDEXED BY orders_paid
    CROSS JOIN order_line ON order_line.order_id = orders.id
    CROSS JOIN person ON person.id = orders.person
    LEFT JOIN product ON product.id = order_line.product
    WHERE orders.paid_at >= ? AND orders.paid_at < ? ORDER BY orders.paid_at, orders.id, order_line.n"""
_POSTINGS = """
    SELECT posting.id AS posting, posting.at, posting.reason, account.name AS account, leg.amount, leg.balance AS after,
        account.currency, orders.code AS "order", posting.actor, posting.note
    FROM posting CROSS JOIN leg ON leg.posting = posting.id CROSS JOIN account ON account.id = leg.account
    LEFT JOIN orders ON orders.id = posting.order_id
    WHERE posting.at >= ? AND posting.at < ? ORDER BY posting.id, leg.id"""
REPORTS = {"orders": _ORDERS, "postings": _POSTINGS}
MOMENTS = frozenset({"ordered", "paid", "delivered", "at"})
AMOUNTS = frozenset({"total", "refunded", "amount", "after"})
