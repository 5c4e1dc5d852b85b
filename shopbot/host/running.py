"""How the shop runs, for staff: checks, measures, errors, jobs, maintenance, the clock.

Reading is for whoever may see the screens; who may change something is asked here, where it is done, and every change
is a row of the audit (`system.…`).
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from shopbot.db import inbox
from shopbot.db.fence import HOUSE
from shopbot.errors import ShopError
from shopbot.host import health, measures, troubles
from shopbot.host.context import Context, Request, TerminalContext
from shopbot.host.guards import FollowClock
from shopbot.host.health import Check, Health, Stored, said
from shopbot.host.measures import Measured
from shopbot.host.plugin import OWNER
from shopbot.host.troubles import FOR_GOOD, Trouble
from shopbot.texts.values import Name
from shopbot.trade import audit, pauses

Staff = Request[Any] | TerminalContext[Any]


@dataclass(frozen=True)
class JobCard:
    """A job: every `seconds`, or daily at `at`; when it ran last (UTC seconds), and its last failure since."""

    place: str
    seconds: int | None
    at: str | None
    last_run: int | None
    last_error: str | None


# --- how it is ---


def checks(ctx: Context[Any]) -> list[tuple[Check, int]]:
    """Examine the shop now; return each check and since when it is at its level (UTC seconds), what is worst first."""
    found = examine(ctx)
    since = {one.name: (one.level, one.since) for one in stored(ctx)}
    known = [
        (one, since[one.name][1] if since.get(one.name, ("",))[0] == one.level else ctx.now) for one in found.checks
    ]
    return sorted(known, key=lambda one: ("bad", "warn", "ok").index(one[0].level))


def examine(ctx: Context[Any]) -> Health:
    """Examine the shop now."""
    return health.examine(ctx.db, ctx.now, ctx.host.signs())


def name(ctx: Context[Any], check: str) -> Name:
    """Return what a check is about, in the words of the house."""
    language = ctx.language if isinstance(ctx, Request) else ctx.host.shop.language
    return Name(ctx.host.texts.plain(HOUSE, language, f"check-{check}", {}))


def stored(ctx: Context[Any]) -> list[Stored]:
    """Return the checks as they were noted last."""
    return health.stored(ctx.db)


def day(ctx: Context[Any]) -> list[Measured]:
    """Return what was measured within the last day, oldest first."""
    return measures.day(ctx.db)


# --- errors ---


def trouble_count(ctx: Context[Any]) -> int:
    """Return how many kinds of errors are kept."""
    return troubles.count(ctx.db)


def newest_troubles(ctx: Context[Any], limit: int, offset: int = 0) -> list[Trouble]:
    """Return some of them, what happened last first."""
    return troubles.newest(ctx.db, limit, offset)


def trouble(ctx: Context[Any], code: str) -> Trouble:
    """Return one of them. Raises ShopError `gone`."""
    return troubles.sure(ctx.db, code)


def mute(request: Staff, code: str, seconds: int | None, allow: str = OWNER) -> None:
    """Tell staff nothing of an error for so long, for good with None, or as always with 0. Raises ShopError `gone`."""
    request.require(allow)
    was = troubles.sure(request.db, code)
    until = FOR_GOOD if seconds is None else request.now + seconds if seconds else 0
    if until != was.muted_until:
        troubles.mute(request.tx, code, until)
        audit.write(request.tx, request.actor, "system.mute", f"error:{code}", was.muted_until, until)


def unmute_to(request: Staff, code: str, was: int, now: int) -> None:
    """Put a mute back as it was, if it is still `now`. Raises ShopError `gone`, `changed_since`."""
    if troubles.sure(request.db, code).muted_until != now:
        raise ShopError("changed_since")
    troubles.mute(request.tx, code, was)
    audit.write(request.tx, request.actor, "system.mute", f"error:{code}", now, was)


def clear(request: Staff, code: str, allow: str = OWNER) -> None:
    """Forget an error; if it comes again it is counted from one. Raises ShopError `gone`."""
    request.require(allow)
    was = troubles.sure(request.db, code)
    troubles.forget(request.tx, code)
    audit.write(request.tx, request.actor, "system.clear", f"error:{code}", asdict(was), None)


def put_back(request: Staff, was: Mapping[str, Any]) -> None:
    """Keep again an error that was cleared. Raises ShopError `changed_since` when it has come again."""
    troubles.put_back(request.tx, Trouble(**{**was, "frames": tuple(was["frames"])}))


# --- jobs ---


def jobs(ctx: Context[Any]) -> list[JobCard]:
    """Return every job there is, what failed first, then by name."""
    known = {(row["owner"], row["name"]): row for row in ctx.db.house.rows("SELECT * FROM job")}
    cards = []
    for place, job in ctx.host.registry.jobs.items():
        row = known.get((job.handler.plugin, job.handler.name))
        ran, failed = (row["last_run"], row["last_error"]) if row else (None, None)
        cards.append(JobCard(place, job.seconds, job.at, ran, failed))
    return sorted(cards, key=lambda card: (card.last_error is None, card.place))


def job(ctx: Context[Any], place: str) -> JobCard:
    """Return one job. Raises ShopError `gone`."""
    found = next((card for card in jobs(ctx) if card.place == place), None)
    if found is None:
        raise ShopError("gone")
    return found


def run_now(request: Staff, place: str, allow: str = OWNER) -> bool:
    """Let a job run once more, as soon as what waits before it is done; False while it waits already.

    Its own times stay as they are. Raises ShopError `gone`.
    """
    request.require(allow)
    job(request, place)
    owner, _, name = place.partition(".")
    house = request.tx.house
    sql = "SELECT 1 FROM inbox WHERE state = 'new' AND source = 'job' AND key GLOB ?"
    if house.scalar(sql, f"{place}:now:*"):
        return False
    inbox.put(
        house, "job", f"{place}:now:{house.token(8).hex()}", {"owner": owner, "name": name}, lane=inbox.BACKGROUND
    )
    audit.write(house, request.actor, "system.run_job", f"job:{place}")
    return True


# --- maintenance, and the clock ---


def maintenance(ctx: Context[Any]) -> pauses.Pause | None:
    """Return the maintenance that is on, or None."""
    return pauses.get(ctx.db, "maintenance")


def set_maintenance(request: Staff, *, on: bool, allow: str = OWNER) -> bool:
    """Begin or end maintenance; False when it was so already. It lasts until it is ended, also over restarts."""
    request.require(allow)
    return pauses.set_maintenance(request.tx, request.actor, on=on)


def trust_clock(request: Staff, allow: str = OWNER) -> None:
    """Say that the machine's clock is right: the shop goes by it from now on, also if it is earlier.

    Raises ShopError `clock_fine` when nobody doubts it.
    """
    request.require(allow)
    doubt = request.host.signs().doubt
    if doubt is None:
        raise ShopError("clock_fine")
    audit.write(request.tx, request.actor, "system.clock", "clock", None, {"moved": doubt.ahead})
    request.tx.after_commit(FollowClock())


def watchdog(ctx: Context[Any]) -> bool:
    """Tell whether systemd watches this process."""
    return ctx.host.watched


__all__ = [
    "Check", "Health", "JobCard", "Measured", "Trouble", "checks", "clear", "day", "examine", "job", "jobs",
    "maintenance", "mute", "name", "newest_troubles", "put_back", "run_now", "said", "set_maintenance", "stored",
    "trouble", "trouble_count", "trust_clock", "unmute_to", "watchdog",
]  # fmt: skip
