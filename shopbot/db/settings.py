"""Settings that were changed in the shop itself: one JSON value for each (owner, name)."""

import json
from typing import Any

from shopbot.db.tx import Reader, Tx


def read(db: Reader, owner: str) -> dict[str, Any]:
    """Return what was set for `owner`; what is not here has its declared default."""
    return {
        row["name"]: json.loads(row["value"]) for row in db.house.rows("SELECT * FROM setting WHERE owner = ?", owner)
    }


def write(tx: Tx, owner: str, name: str, value: Any) -> None:
    """Set one value (anything JSON can hold)."""
    tx.house.run(
        "INSERT INTO setting VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
        owner, name, json.dumps(value, ensure_ascii=False),
    )  # fmt: skip


def forget(tx: Tx, owner: str, name: str) -> None:
    """Go back to the declared default."""
    tx.house.run("DELETE FROM setting WHERE owner = ? AND name = ?", owner, name)
