"""Where a reader of something outside has got to: Telegram's next offset, a chain's last block."""

from shopbot.db.tx import Reader, Tx


def read(db: Reader, name: str) -> int | None:
    """Return the stored place, or None when there is none yet."""
    found = db.scalar("SELECT value FROM cursor WHERE name = ?", name)
    return None if found is None else int(found)


def move(tx: Tx, name: str, value: int) -> None:
    """Store the place. It may go down: Telegram's update ids do after a quiet week."""
    tx.house.run("INSERT INTO cursor VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value", name, value)


def forget(tx: Tx, name: str) -> None:
    """Forget the place: the next reader starts where the other side thinks is right."""
    tx.house.run("DELETE FROM cursor WHERE name = ?", name)
