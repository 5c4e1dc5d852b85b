"""How the shop is: one list of checks, for `/health`, the staff's screen, the terminal and the alerts alike.

Each check is well (`ok`), worth knowing (`warn`) or keeps the shop from its work (`bad`), with the facts behind it.
Some read the file, so they can be made by any process; the others need `Signs`, what only the running process knows.
What is not known is not checked.

`note` keeps when each check last changed, and tells staff: once when it goes wrong, once when it is well again. What
only flickers (`_GRACE`) is told to nobody.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from shopbot.clock import Doubt
from shopbot.db.fence import HOUSE
from shopbot.db.tx import Reader, Row, Tx
from shopbot.host import vault
from shopbot.host.disk import Room
from shopbot.texts.values import Calculation, Code, Num, Phrase, Value, dump_values, load_values
from shopbot.trade import notices
from shopbot.trade.looking import BROKEN_AFTER
from shopbot.trade.notices import Notice

Level = Literal["ok", "warn", "bad"]
Facts = Mapping[str, Value]
_OWED_SECONDS, _WAITING_SECONDS, _SILENT_SECONDS, _ERRAND_SECONDS = 600, 60, 180, 900
_MANY_ERRORS = 25  # in five minutes
_MANY_UNWITNESSED = 5000
_LATE_SECONDS = 300
_FULL_MEMORY, _NO_MEMORY = 80, 95  # percent
_GRACE = {"disk": 0, "clock": 5, "books": 0}
_LONGER = 60
_CALM = 60
# What staff are told of here. Of the rest somebody told them already, or nobody can while it lasts.
TOLD = frozenset({"inbox", "disk", "clock", "memory", "jobs", "errands", "witness"})
_COUNTS = {
    "inbox_waiting": "SELECT count(*) FROM inbox WHERE state = 'new'",
    "outbox_due": "SELECT count(*) FROM outbox WHERE state = 'due'",
    "errands_due": "SELECT count(*) FROM errand WHERE state = 'due'",
    "parked": "SELECT count(*) FROM inbox WHERE state = 'parked'",
    "commits": "SELECT seq FROM shop",
    "maintenance": "SELECT count(*) FROM pause WHERE reason = 'maintenance'",
}
_OLDEST = {
    "inbox_age_seconds": "SELECT min(max(received_at, due_at)) FROM inbox WHERE state = 'new' AND due_at <= ?",
    "outbox_age_seconds": "SELECT min(created_at) FROM outbox WHERE state = 'due' AND ? > 0",
    "errand_age_seconds": "SELECT min(max(created_at, due_at)) FROM errand WHERE state = 'due' AND due_at <= ?",
}


@dataclass(frozen=True)
class Signs:
    """What only the running process knows; None or empty is not checked.

    `heard_at`: when Telegram last answered or brought something (UTC seconds). `trouble`: what stands between Telegram
    and the shop, in a few words. `room`: how it is on the disks. `doubt`: what is strange about the machine's clock;
    `clock` tells whether one watches it. `memory`: bytes in use and allowed. `errors`: how many were logged in the last
    five minutes. `jobs`: the seconds between the runs of each job. `books`: how many things the last recount found
    wrong. `left_out`: plugins that could not be loaded.
    """

    heard_at: int | None = None
    trouble: str = ""
    room: Room | None = None
    clock: bool = False
    doubt: Doubt | None = None
    memory: tuple[int, int] | None = None
    errors: int | None = None
    jobs: Mapping[str, int] = field(default_factory=dict)
    books: int | None = None
    left_out: Sequence[str] | None = None


@dataclass(frozen=True)
class Check:
    """One check: its level, the values of its sentence (`check-<name>-<level>`), and the reasons in English."""

    name: str
    level: Level
    facts: Facts = field(default_factory=dict)
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Health:
    """What was found; `numbers` as counted."""

    checks: tuple[Check, ...]
    numbers: Mapping[str, int | None]

    @property
    def reasons(self) -> list[str]:
        """Why the shop is not well, in English; empty when it is."""
        return [reason for check in self.checks if check.level == "bad" for reason in check.reasons]

    @property
    def warnings(self) -> list[str]:
        """What is worth knowing, in English."""
        return [reason for check in self.checks if check.level == "warn" for reason in check.reasons]

    @property
    def level(self) -> Level:
        """The worst there is."""
        levels = {check.level for check in self.checks}
        return "bad" if "bad" in levels else "warn" if "warn" in levels else "ok"

    def as_json(self) -> dict[str, Any]:
        """Return it as `/health` says it to its owner."""
        return {
            "ok": not self.reasons,
            "reasons": self.reasons,
            "warnings": self.warnings,
            "checks": {check.name: check.level for check in self.checks},
            **self.numbers,
        }


@dataclass(frozen=True)
class Stored:
    """A check as it was noted last, and since when it is so (UTC seconds)."""

    name: str
    level: Level
    facts: Facts
    since: int


# --- looking ---


def examine(db: Reader, now: int, signs: Signs) -> Health:
    """Return how the shop is at `now` (UTC seconds)."""
    house = db.house
    numbers = {name: _number(house.scalar(sql)) for name, sql in _COUNTS.items()}
    for name, sql in _OLDEST.items():
        numbers[name] = _age(house.scalar(sql, now), now)
    numbers["telegram_silent_seconds"] = _age(signs.heard_at, now)
    look = _Look(house, now, signs, numbers)
    checks = tuple(check for one in _CHECKS if (check := one(look)) is not None)
    return Health(checks, numbers)


@dataclass(frozen=True)
class _Look:
    db: Reader
    now: int
    signs: Signs
    numbers: dict[str, int | None]

    def over(self, name: str, limit: int) -> bool:
        found = self.numbers[name]
        return found is not None and found > limit


def _number(found: Any) -> int | None:
    return None if found is None else int(found)


def _age(since: Any, now: int) -> int | None:
    return None if since is None else max(0, now - since)


def _telegram(look: _Look) -> Check | None:
    reasons = []
    if look.over("telegram_silent_seconds", _SILENT_SECONDS):
        reasons.append("nothing was heard from Telegram for more than three minutes")
    if look.signs.trouble:
        reasons.append(f"updates do not come in: {look.signs.trouble}")
    if look.signs.heard_at is None and not reasons:
        return None
    facts = {"command": Code("python3 run.py check")}
    return Check("telegram", "bad" if reasons else "ok", facts, tuple(reasons))


def _inbox(look: _Look) -> Check:
    facts = {"count": Num(look.numbers["inbox_waiting"] or 0)}
    if look.over("inbox_age_seconds", _WAITING_SECONDS):
        return Check("inbox", "bad", facts, ("people have waited more than a minute for an answer",))
    return Check("inbox", "ok", facts)


def _outbox(look: _Look) -> Check:
    facts = {"count": Num(look.numbers["outbox_due"] or 0)}
    if look.over("outbox_age_seconds", _OWED_SECONDS):
        reason = "messages are owed for more than ten minutes; is Telegram reachable?"
        return Check("outbox", "bad", facts, (reason,))
    return Check("outbox", "ok", facts)


def _methods(look: _Look) -> Check:
    rows = look.db.rows("SELECT name FROM payment_method WHERE failures >= ? ORDER BY name", BROKEN_AFTER)
    frozen = [str(row["name"]) for row in rows]
    look.numbers["methods_frozen"] = len(frozen)
    words = "the payment method {} does not answer: it is not offered, and its open payments wait"
    level: Level = "bad" if frozen else "ok"
    return Check("methods", level, {"names": _named(frozen)}, tuple(words.format(name) for name in frozen))


def _errands(look: _Look) -> Check:
    count = look.numbers["errands_due"] or 0
    if look.over("errand_age_seconds", _ERRAND_SECONDS):
        reason = f"errands have waited for more than {_ERRAND_SECONDS // 60} minutes ({count} are due)"
        return Check("errands", "warn", {"count": Num(count)}, (reason,))
    return Check("errands", "ok", {"count": Num(count)})


def _jobs(look: _Look) -> Check | None:
    if not look.signs.jobs:
        return None
    late, failed = [], []
    for row in look.db.rows("SELECT owner, name, last_run, last_error FROM job ORDER BY owner, name"):
        place = f"{row['owner']}.{row['name']}"
        if place in look.signs.jobs:
            allowed = 2 * look.signs.jobs[place] + _LATE_SECONDS
            late += [place] if row["last_run"] is not None and look.now - row["last_run"] > allowed else []
            failed += [place] if row["last_error"] else []
    wrong = sorted({*late, *failed})
    reason = f"jobs are late or fail: {', '.join(wrong)}"
    return Check("jobs", "warn" if wrong else "ok", {"names": _named(wrong)}, (reason,) if wrong else ())


def _parked(look: _Look) -> Check:
    count = look.numbers["parked"] or 0
    reasons = (f"{count} events were set aside and wait for somebody",) if count else ()
    return Check("parked", "warn" if count else "ok", {"count": Num(count)}, reasons)


def _errors(look: _Look) -> Check | None:
    if look.signs.errors is None:
        return None
    many = look.signs.errors >= _MANY_ERRORS
    reasons = (f"{look.signs.errors} errors within five minutes",) if many else ()
    return Check("errors", "warn" if many else "ok", {"count": Num(look.signs.errors)}, reasons)


def _disk(look: _Look) -> Check | None:
    room = look.signs.room
    if room is None:
        return None
    look.numbers["disk_free_bytes"] = room.free
    words = {"bad": "nothing new is sold: only {} MB are free at {}", "warn": "only {} MB are free at {}"}
    reasons = (words[room.level].format(room.free >> 20, room.where),) if room.level in words else ()
    return Check("disk", room.level, {"megabytes": Num(room.free >> 20), "folder": Code(room.where.name)}, reasons)


def _memory(look: _Look) -> Check | None:
    if look.signs.memory is None:
        return None
    used, limit = look.signs.memory
    share = 100 * used // max(limit, 1)
    level: Level = "bad" if share >= _NO_MEMORY else "warn" if share >= _FULL_MEMORY else "ok"
    reasons = (f"{share} % of the memory is in use",) if level != "ok" else ()
    return Check("memory", level, {"megabytes": Num(used >> 20), "share": Calculation.percent(100 * share)}, reasons)


def _clock(look: _Look) -> Check | None:
    if not look.signs.clock:
        return None
    doubt = look.signs.doubt
    if doubt is None:
        return Check("clock", "ok")
    way = "ahead" if doubt.ahead > 0 else "behind"
    minutes = max(1, abs(doubt.ahead) // 60)
    reason = f"the machine's clock is {minutes} minutes {way} of the shop's own counting; timedatectl tells more"
    facts: Facts = {
        "minutes": Num(minutes), "way": Phrase(f"clock-{way}"), "command": Code("timedatectl set-ntp true"),
    }  # fmt: skip
    return Check("clock", "bad", facts, (reason,))


def _books(look: _Look) -> Check | None:
    if look.signs.books is None:
        return None
    count = look.signs.books
    reasons = (f"the last recount found {count} things that do not add up",) if count else ()
    facts: Facts = {"count": Num(count), "command": Code("python3 run.py check --deep")}
    return Check("books", "bad" if count else "ok", facts, reasons)


def _plugins(look: _Look) -> Check | None:
    if look.signs.left_out is None:
        return None
    left = list(look.signs.left_out)
    reasons = (f"plugins were left out: {', '.join(left)}",) if left else ()
    return Check("plugins", "warn" if left else "ok", {"names": _named(left)}, reasons)


def _witness(look: _Look) -> Check:
    due = int(look.db.scalar("SELECT count(*) FROM (SELECT 1 FROM witness_due LIMIT ?)", 2 * _MANY_UNWITNESSED))
    reasons = (f"the witness lags behind by {due} rows or more",) if due > _MANY_UNWITNESSED else ()
    return Check("witness", "warn" if reasons else "ok", {"count": Num(due)}, reasons)


def _backup(look: _Look) -> Check | None:
    late = vault.overdue(look.db, look.now)
    reasons = (f"no backup was proved in time; it is {late // 60} minutes late",) if late else ()
    return Check("backup", "bad" if late else "ok", {}, reasons)


def _named(names: Sequence[str]) -> Code:
    more = len(names) - 3
    return Code(", ".join(names[:3]) + (f" +{more}" if more > 0 else "") or "—")


_CHECKS: tuple[Callable[[_Look], Check | None], ...] = (
    _telegram, _inbox, _outbox, _methods, _books, _disk, _clock, _witness, _backup, _memory, _errors, _jobs, _errands,
    _parked, _plugins,
)  # fmt: skip


# --- keeping, and telling ---


def stored(db: Reader) -> list[Stored]:
    """Return the checks as they were noted last, what is worst first."""
    rows = db.house.rows("SELECT name, level, facts, since FROM health ORDER BY level = 'ok', level, since DESC, name")
    return [Stored(row["name"], row["level"], load_values(json.loads(row["facts"])), row["since"]) for row in rows]


def is_news(db: Reader, found: Health, now: int) -> bool:
    """Tell whether `note` would have anything to do: most looks find nothing new, and cost no commit."""
    known = {row["name"]: row for row in db.house.rows("SELECT * FROM health")}
    return known.keys() != {check.name for check in found.checks} or any(
        check.level != known[check.name]["level"] or _to_tell(check, known[check.name], now) for check in found.checks
    )


def note(tx: Tx, found: Health) -> None:
    """Keep what changed and tell staff what they have to know, in this transaction."""
    house = tx.house
    known = {row["name"]: row for row in house.rows("SELECT * FROM health")}
    for check in found.checks:
        if check.name not in known or check.level != known[check.name]["level"]:
            house.run(
                "INSERT INTO health (name, level, facts, since) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                " level = excluded.level, facts = excluded.facts, since = excluded.since",
                check.name, check.level, json.dumps(dump_values(check.facts), ensure_ascii=False), tx.now,
            )  # fmt: skip
        _tell(tx, check)
    for gone in known.keys() - {check.name for check in found.checks}:
        house.run("DELETE FROM health WHERE name = ?", gone)


def _tell(tx: Tx, check: Check) -> None:
    row = tx.house.row("SELECT * FROM health WHERE name = ?", check.name)
    if row is None or not _to_tell(check, row, tx.now):
        return
    told = None if check.level == "ok" else check.level
    tx.house.run("UPDATE health SET told = ? WHERE name = ?", told, check.name)
    key, what = f"health-{check.level}", said(check.name, check.level, check.facts)
    args = {"values": dump_values({"what": what}), "rows": []}
    notices.tell_staff(tx, Notice(HOUSE, key, args, "faults", rings=check.level == "bad"))


def said(name: str, level: Level, facts: Facts) -> Phrase:
    """Return a check in words of the house: what it is about while it is well, else what is wrong."""
    return Phrase(f"check-{name}") if level == "ok" else Phrase(f"check-{name}-{level}", facts)


def _to_tell(check: Check, row: Row, now: int) -> bool:
    """Tell whether staff are to hear of a check that is noted as `row`: each once, and not of what flickers."""
    if check.name not in TOLD or row["level"] != check.level:
        return False
    if check.level == "ok":
        return row["told"] is not None and now - row["since"] >= _CALM
    worse = row["told"] is None or (row["told"], check.level) == ("warn", "bad")
    return worse and now - row["since"] >= _GRACE.get(check.name, _LONGER)
