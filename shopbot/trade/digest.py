"""A digest of each book: two are equal when nothing in the book has changed, whatever was tried in between."""

import hashlib
from collections.abc import Mapping

from shopbot.db.tx import Reader

# What would have to change for anybody to gain or lose. Unpaid orders are left out: they come and go.
_BOOKS = {
    "money": "SELECT id, posting, account, amount, balance FROM leg ORDER BY id",
    "paid orders": "SELECT id, person, code, total, state FROM orders WHERE paid_at IS NOT NULL ORDER BY id",
    "goods": "SELECT id, product, content_hash, state, sold_at FROM stock_unit ORDER BY id",
    "goods given": "SELECT 'handed' AS what, id, order_id, n, goods, content FROM handed"
    " UNION ALL SELECT 'replaced', id, order_id, unit, instead, reason FROM replacement"
    " UNION ALL SELECT 'shared', id, product, size, NULL, content FROM shared_goods ORDER BY 1, 2",
    "refunds": "SELECT id, order_id, amount, reason, posting FROM order_refund ORDER BY id",
    "sales": "SELECT id, product, category, percent, amount, currency, starts_at, ends_at, state FROM sale ORDER BY id",
    "vouchers": "SELECT 'voucher' AS what, id, code, kind, value, currency, state, limit_all, limit_each FROM voucher"
    " UNION ALL SELECT 'use', id, voucher, person, order_id, amount, NULL, NULL, NULL FROM voucher_use"
    " WHERE state = 'used' ORDER BY 1, 2",
    "products": "SELECT id, parent, number, title, price, reseller_price, state, available, reserved, sold FROM product"
    " ORDER BY id",
    "people": "SELECT id, role, banned_at, banned_until FROM person WHERE role <> 'customer' OR banned_at IS NOT NULL"
    " ORDER BY id",
    "settings": "SELECT owner, name, value FROM setting ORDER BY owner, name",
}


def books(db: Reader) -> Mapping[str, str]:
    """Return the digest of each book, by its name."""
    return {name: _digest(db, sql) for name, sql in _BOOKS.items()}


def _digest(db: Reader, sql: str) -> str:
    found = hashlib.sha256()
    for row in db.rows(sql):
        found.update(repr(tuple(row)).encode())
    return found.hexdigest()
