"""Telling the owner about faults: each place once an hour at most, with how often it happened in between."""

from shopbot.db import outbox
from shopbot.db.tx import Tx
from shopbot.host.values import Code, Num, dump_values
from shopbot.trade import people

_HOUR = 3600


class Alerts:
    """The owner's alarms of one shop."""

    def bug(self, tx: Tx, place: str, code: str) -> None:
        """Tell the staff that something at `place` failed, unless they heard of it within the hour."""
        row = tx.house.row("SELECT * FROM alert WHERE place = ?", place)
        if row is not None and tx.now - row["told_at"] < _HOUR:
            tx.house.run("UPDATE alert SET since = since + 1 WHERE place = ?", place)
            return
        times = row["since"] + 1 if row is not None else 1
        tx.house.run(
            "INSERT INTO alert VALUES (?, ?, 0) ON CONFLICT DO UPDATE SET told_at = excluded.told_at, since = 0",
            place, tx.now,
        )  # fmt: skip
        values = dump_values({"place": Code(place), "code": Code(code), "times": Num(times)})
        for person in people.staff(tx):
            outbox.owe(tx, person.id, "shopbot", "bug-alert", {"values": values, "rows": []}, rings=True)

    def once(self, tx: Tx, what: str) -> bool:
        """Return True the first time `what` is asked about, for things a person is told once."""
        return bool(tx.house.run("INSERT INTO alert VALUES (?, ?, 0) ON CONFLICT DO NOTHING", what, tx.now))
