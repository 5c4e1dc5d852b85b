"""The few terms of the shop itself that the trade room goes by, with their defaults; set as settings of the house."""

from shopbot.db import settings
from shopbot.db.fence import HOUSE
from shopbot.db.tx import Reader, Tx
from shopbot.trade import audit, formulas
from shopbot.trade.audit import Actor

CURRENCY = "IDR"
PAYMENT_WINDOW = 600
MOST_WAITING = 5
NOTICES_A_MINUTE = 10
REFUND_FORMULA = "paid * max(0, warranty - days) / max(warranty, 1) * 0.7"


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


def notices_a_minute(db: Reader) -> int:
    """Return how many notices a minute staff are told one by one."""
    return int(settings.read(db, HOUSE).get("notices_a_minute", NOTICES_A_MINUTE))


def refund_formula(db: Reader) -> str:
    """Return the shop's own rule of what goes back for an order, as `formulas` reads it."""
    return str(settings.read(db, HOUSE).get("refund_formula", REFUND_FORMULA))


def set_refund_formula(tx: Tx, text: str | None, by: Actor) -> None:
    """Go by another refund formula from now on, or by the default again; what was sold before keeps its own.

    Raises what `formulas.check` raises; then nothing is kept.
    """
    _set_formula(tx, "refund_formula", text, formulas.REFUND, by, ("formulas.refund", "formula:refund"))


def fee_formula(db: Reader, method: str) -> str | None:
    """Return what a payer pays on top by this method, as `formulas` reads it; None: nothing."""
    found = settings.read(db, HOUSE).get(f"fee_formula:{method}")
    return None if found is None else str(found)


def set_fee_formula(tx: Tx, method: str, text: str | None, by: Actor) -> None:
    """Let payers by this method pay something on top from now on, or nothing; open payments keep what they asked.

    Raises what `formulas.check` raises; then nothing is kept.
    """
    _set_formula(tx, f"fee_formula:{method}", text, formulas.FEE, by, ("formulas.fee", f"formula:fee:{method}"))


def _set_formula(tx: Tx, name: str, text: str | None, names: tuple[str, ...], by: Actor, told: tuple[str, str]) -> None:
    was = settings.read(tx, HOUSE).get(name)
    new = None if text is None else formulas.tidy(text, names)
    if new == was:
        return
    if new is None:
        settings.forget(tx, HOUSE, name)
    else:
        settings.write(tx, HOUSE, name, new)
    audit.write(tx, by, *told, {"formula": was}, {"formula": new})


def only_method(db: Reader) -> str | None:
    """Return the one payment method the owner wants to be paid by, or None for all that are on."""
    found = settings.read(db, HOUSE).get("only_method")
    return None if found is None else str(found)


def set_only_method(tx: Tx, name: str | None) -> None:
    """Offer one payment method from now on, or all that are on."""
    if name is None:
        settings.forget(tx, HOUSE, "only_method")
    else:
        settings.write(tx, HOUSE, "only_method", name)
