"""What came in for one order, for programs of the owner's: `GET /payments/K7Q2-94MX`.

Sums are whole smallest units with their currency, times UTC seconds. Nothing of what was bought is in it, and nothing a
provider said beyond its own name for the money.
"""

from typing import Any

from shopbot.db.areader import AsyncReader
from shopbot.db.tx import Row
from shopbot.trade.orders import read_code


async def of_order(db: AsyncReader, code: str) -> dict[str, Any] | None:
    """Return an order, every try to pay it, and every receipt; None for a code that is no order's."""
    found = await db.rows("SELECT * FROM orders WHERE code = ?", read_code(code))
    if not found:
        return None
    order = found[0]
    tries = await db.rows("SELECT * FROM payment WHERE order_id = ? ORDER BY id", order["id"])
    return {
        "order": order["code"],
        "state": order["state"],
        "total": _sum(order["total"], order["currency"]),
        "expires_at": order["expires_at"],
        "paid_at": order["paid_at"],
        "delivered_at": order["delivered_at"],
        "payments": [await _try(db, row) for row in tries],
    }


async def _try(db: AsyncReader, row: Row) -> dict[str, Any]:
    came = await db.rows(
        "SELECT receipt.* FROM receipt LEFT JOIN claim ON claim.receipt = receipt.id"
        " WHERE receipt.payment = ?1 OR claim.payment = ?1 ORDER BY receipt.id",
        row["id"],
    )
    asked = row["amount"] + row["fee"] if row["asked"] is None else row["asked"]
    return {
        "id": row["id"],
        "method": row["method"],
        "state": row["state"],
        "amount": _sum(row["amount"], row["currency"]),
        "fee": _sum(row["fee"], row["currency"]),
        "asked": _sum(asked, row["asked_currency"] or row["currency"]),
        "received": _sum(row["received"], row["currency"]),
        "reference": row["reference"],
        "opened_at": row["opened_at"],
        "expires_at": row["expires_at"],
        "receipts": [
            {
                "reference": one["reference"],
                "sum": _sum(one["amount"], one["currency"]),
                "outcome": one["outcome"],
                "seen_at": one["seen_at"],
            }
            for one in came
        ],
    }


def _sum(amount: int, currency: str) -> dict[str, Any]:
    return {"amount": amount, "currency": currency}
