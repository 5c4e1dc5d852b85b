"""The few terms of the shop itself that the trade room goes by, with their defaults; set as settings of the house."""

from shopbot.db import settings
from shopbot.db.fence import HOUSE
from shopbot.db.tx import Reader, Tx

CURRENCY = "IDR"
PAYMENT_WINDOW = 600
MOST_WAITING = 5


def currency(db: Reader) -> str:
    """Return the code of the currency the shop sells in."""
    return str(settings.read(db, HOUSE).get("currency", CURRENCY))


def currency_for(db: Reader, wanted: str) -> str:
    """Return the currency the shop would sell in if asked for `wanted`: its own, once it has prices or orders."""
    settled = any(db.scalar(f"SELECT 1 FROM {table} LIMIT 1") is not None for table in ("orders", "product"))  # noqa: S608 - both names stand here
    return currency(db) if settled else wanted


def set_currency(tx: Tx, code: str) -> str:
    """Sell in `code` from now on, if nothing was sold yet; return the currency the shop really sells in."""
    found = currency_for(tx.house, code)
    if found != currency(tx):
        settings.write(tx, HOUSE, "currency", found)
    return found


def payment_window(db: Reader) -> int:
    """Return for how many seconds goods are kept for an order that is not paid."""
    return int(settings.read(db, HOUSE).get("payment_window", PAYMENT_WINDOW))


def most_waiting(db: Reader) -> int:
    """Return how many unpaid orders one person may have at a time."""
    return int(settings.read(db, HOUSE).get("most_waiting", MOST_WAITING))


def only_method(db: Reader) -> str | None:
    """Return the one payment method the owner wants to be paid by, or None for all that are on."""
    found = settings.read(db, HOUSE).get("only_method")
    return None if found is None else str(found)


def set_only_method(tx: Tx, name: str | None) -> None:
    """Offer one payment method from now on, or all that are on."""
    settings.write(tx, HOUSE, "only_method", name)
