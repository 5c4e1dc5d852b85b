"""Telling the owner about faults: each place once an hour at most, with how often it happened in between."""

from collections.abc import Mapping

from shopbot import program
from shopbot.db import outbox
from shopbot.db.fence import HOUSE
from shopbot.db.tx import Tx
from shopbot.host import troubles
from shopbot.texts.values import Code, Name, Num, dump_values
from shopbot.trade import notices, people
from shopbot.trade.groups import Group
from shopbot.trade.notices import Notice

_HOUR, _DAY = 3600, 86_400


class Alerts:
    """The owner's alarms of one shop."""

    def bug(self, tx: Tx, place: str, code: str) -> None:
        """Tell the staff that something at `place` failed, unless they heard of it within the hour or muted it."""
        times = self._hourly(tx, place)
        if times and not troubles.is_muted(tx, code, tx.now):
            self._tell(tx, "bug-alert", place=Code(place), code=Code(code), times=Num(times))

    def unreachable(self, tx: Tx) -> None:
        """Tell the staff that Telegram cannot reach the web door, unless they heard of it within the hour."""
        if self._hourly(tx, "telegram.webhook"):
            self._tell(tx, "unreachable-alert", command=Code(program.as_typed("python3 run.py check")))

    def unwitnessed(self, tx: Tx) -> None:
        """Tell the staff that the witness failed or was begun anew, unless they heard of it within the hour."""
        if self._hourly(tx, "witness"):
            self._tell(tx, "unwitnessed-alert", command=Code("python3 run.py backup"))

    def door(self, tx: Tx, problem: str) -> None:
        """Tell the staff that the web door could not be opened, unless they heard of it within the hour."""
        if self._hourly(tx, "web.door"):
            self._tell(tx, "door-alert", problem=Name(problem))

    def books(self, tx: Tx, problems: int) -> None:
        """Tell the staff that a recount found so many things that do not add up, once a day."""
        if self.once(tx, f"books:{tx.now // _DAY}"):
            self._tell(tx, "books-wrong", problems=Num(problems))

    @staticmethod
    def _hourly(tx: Tx, place: str) -> int:
        """Count one more at `place`; return how many there were since they were told, 0 within the hour of that."""
        row = tx.house.row("SELECT * FROM alert WHERE place = ?", place)
        if row is not None and tx.now - row["told_at"] < _HOUR:
            tx.house.run("UPDATE alert SET since = since + 1 WHERE place = ?", place)
            return 0
        tx.house.run(
            "INSERT INTO alert VALUES (?, ?, 0) ON CONFLICT DO UPDATE SET told_at = excluded.told_at, since = 0",
            place, tx.now,
        )  # fmt: skip
        return int(row["since"]) + 1 if row is not None else 1

    def plugin(self, tx: Tx, name: str, problem: str) -> None:
        """Tell the staff that a plugin was left out at the start, once for each problem.

        A shop that nobody has claimed yet tells its owner at the first start after that.
        """
        if people.staff(tx) and self.once(tx, f"plugin:{name}:{problem}"):
            self._tell(tx, "plugin-alert", plugin=Code(name), problem=Name(problem))

    def parked(self, tx: Tx, place: str, code: str) -> None:
        """Tell the staff that an event was set aside: it waits for them, not for time."""
        self._tell(tx, "parked-alert", event=Code(place), code=Code(code))

    @staticmethod
    def _tell(tx: Tx, key: str, **values: object) -> None:
        notices.tell_staff(tx, Notice(HOUSE, key, _args(values), "faults", rings=True))

    @staticmethod
    def group_lost(tx: Tx, group: Group) -> None:
        """Tell the owners that a group gets no more notices, as the bot was put out of it or may not write there."""
        for person in people.staff(tx):
            if person.role == "owner":
                outbox.owe(tx, person.id, HOUSE, "group-lost", _args({"group": Name(group.title)}), rings=True)

    def once(self, tx: Tx, what: str) -> bool:
        """Return True the first time `what` is asked about, for things a person is told once."""
        return bool(tx.house.run("INSERT INTO alert VALUES (?, ?, 0) ON CONFLICT DO NOTHING", what, tx.now))


def _args(values: Mapping[str, object]) -> dict[str, object]:
    return {"values": dump_values(values), "rows": []}
