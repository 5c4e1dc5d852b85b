"""A part of a backup: the catalogue, the settings, or what is known of one person. Never money, stock, orders or roles.

`preview` says what would change, field by field; `apply` does exactly that in one transaction, with a row in the log
for each thing that changed (what it was stands there too). What is in the shop and not in the backup stays as it is.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from shopbot.db import settings
from shopbot.db.fence import HOUSE
from shopbot.db.tx import Reader, Row, Tx
from shopbot.errors import Exit, Refusal
from shopbot.trade import audit
from shopbot.trade.audit import Actor

PRODUCTS, SETTINGS, PERSON = "products", "settings", "person"
_PRODUCT = (
    "title", "description", "translations", "price", "currency", "photo", "min_quantity", "max_quantity", "state",
    "sort", "low_stock", "issue", "cost", "reseller_price", "country", "type", "warranty_days", "refund_rule", "note",
)  # fmt: skip
_CATEGORY = ("title", "translations", "icon", "sort", "state")
_PERSON = ("name", "language", "full_name", "email", "whatsapp")
_NEVER_SET = frozenset({"recovery", "environment", "claim"})  # of the house: what this server says, not a backup


@dataclass(frozen=True)
class Wanted:
    """Which part: products, settings, or the person of that id."""

    part: str
    person: int = 0


@dataclass(frozen=True)
class Difference:
    """One thing that would change: what it is, which of its fields, and what they say now and in the backup."""

    subject: str
    now: dict[str, Any]
    then: dict[str, Any]

    def __str__(self) -> str:
        """Return one line a field; of a setting only that it changes, as it may be a secret."""
        if self.subject.startswith("setting:"):
            return f"{self.subject}: changes"
        return "\n".join(f"{self.subject}: {name}: {self.now.get(name)} -> {self.then[name]}" for name in self.then)

    def as_json(self) -> dict[str, Any]:
        """Return it for scripts; of a setting without its values."""
        hidden = self.subject.startswith("setting:")
        return {"subject": self.subject} | ({} if hidden else {"now": self.now, "then": self.then})


def wanted(words: Sequence[str]) -> Wanted:
    """Read what somebody typed. Raises `Refusal`."""
    if list(words) in ([PRODUCTS], [SETTINGS]):
        return Wanted(words[0])
    if len(words) == 2 and words[0] == PERSON and words[1].isdecimal():
        return Wanted(PERSON, int(words[1]))
    raise Refusal("That is no part of a backup.", "Say one of: products, settings, person ID", Exit.USAGE)


def preview(db: Reader, backup: Reader, what: Wanted) -> list[Difference]:
    """Return what `apply` would change; `backup` reads the backup's copy."""
    if what.part == SETTINGS:
        return list(_settings(db.house, backup.house))
    if what.part == PERSON:
        return list(_rows(db, backup, "person", _PERSON, what.person))
    return [*_rows(db, backup, "category", _CATEGORY), *_rows(db, backup, "product", _PRODUCT)]


def apply(tx: Tx, backup: Reader, what: Wanted, by: Actor) -> list[Difference]:
    """Make the shop say what the backup says of that part; return what changed."""
    return put(tx, preview(tx.house, backup, what), by)


def put(tx: Tx, changes: Sequence[Difference], by: Actor) -> list[Difference]:
    """Carry out what a preview found; return it. For a caller that cannot keep the backup open meanwhile."""
    house = tx.house
    for one in changes:
        kind, _, number = one.subject.partition(":")
        if kind == "setting":
            owner, _, name = number.partition(".")
            settings.write(house, owner, name, one.then["value"])
        else:
            _write(house, kind, int(number), one.then)
        shown = (None, None) if kind == "setting" else (one.now, one.then)
        audit.write(house, by, "restore.part", one.subject, *shown)
    return list(changes)


def _rows(db: Reader, backup: Reader, table: str, columns: Sequence[str], only: int = 0) -> Iterator[Difference]:
    there = {row["id"]: row for row in backup.rows(f"SELECT * FROM {table} WHERE ?1 = 0 OR id = ?1", only)}  # noqa: S608 - our own names
    for row in db.rows(f"SELECT * FROM {table} WHERE ?1 = 0 OR id = ?1 ORDER BY id", only):  # noqa: S608 - the same
        old = there.get(row["id"])
        if old is not None and not _is_another(table, row, old):
            changed = [name for name in columns if name in old.keys() and old[name] != row[name]]  # noqa: SIM118 - of a row
            if changed:
                yield Difference(
                    f"{table}:{row['id']}", {name: row[name] for name in changed}, {name: old[name] for name in changed}
                )


def _is_another(table: str, row: Row, old: Row) -> bool:
    """Tell whether the same number is another thing now: after a restore numbers may have been given anew."""
    return table == "product" and (row["created_at"], row["supply"]) != (old["created_at"], old["supply"])


def _write(tx: Tx, table: str, number: int, values: dict[str, Any]) -> None:
    named = ", ".join(f"{name} = ?" for name in values)
    tx.run(f"UPDATE {table} SET {named} WHERE id = ?", *values.values(), number)  # noqa: S608 - our own names


def _settings(db: Reader, backup: Reader) -> Iterator[Difference]:
    for row in backup.rows("SELECT owner, name, value FROM setting ORDER BY owner, name"):
        if row["owner"] == HOUSE and row["name"] in _NEVER_SET:
            continue
        now = db.scalar("SELECT value FROM setting WHERE owner = ? AND name = ?", row["owner"], row["name"])
        if now != row["value"]:
            told = {} if now is None else {"value": json.loads(now)}
            yield Difference(f"setting:{row['owner']}.{row['name']}", told, {"value": json.loads(row["value"])})
