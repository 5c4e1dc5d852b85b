"""How the shop is, in one answer: `ok` or the reasons why not, with the numbers behind them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from shopbot.db.areader import AsyncReader
from shopbot.trade.looking import BROKEN_AFTER

_OWED_SECONDS = 600
_WAITING_SECONDS = 60
_SILENT_SECONDS = 180
_COUNTS = {
    "inbox_waiting": "SELECT count(*) FROM inbox WHERE state = 'new'",
    "outbox_due": "SELECT count(*) FROM outbox WHERE state = 'due'",
    "parked": "SELECT count(*) FROM inbox WHERE state = 'parked'",
    "commits": "SELECT seq FROM shop",
}
_OLDEST = {
    "inbox_age_seconds": "SELECT min(max(received_at, due_at)) FROM inbox WHERE state = 'new' AND due_at <= ?",
    "outbox_age_seconds": "SELECT min(created_at) FROM outbox WHERE state = 'due'",
}


@dataclass(frozen=True)
class Signs:
    """What only the running process knows. `heard_at`: when Telegram last answered or brought something (UTC seconds).

    `trouble` is what stands between Telegram and the shop, in a few words.
    """

    heard_at: int | None = None
    trouble: str = ""


@dataclass
class Health:
    """`numbers` as counted; `reasons` empty when all is well."""

    numbers: dict[str, int | None]
    reasons: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Return it as `/health` says it to its owner."""
        return {"ok": not self.reasons, "reasons": self.reasons, **self.numbers}


async def examine(db: AsyncReader, now: int, signs: Signs) -> Health:
    """Return how the shop is at `now` (UTC seconds)."""
    numbers: dict[str, int | None] = {name: await db.scalar(sql) for name, sql in _COUNTS.items()}
    for name, sql in _OLDEST.items():
        oldest = await db.scalar(sql, *([now] if "?" in sql else []))
        numbers[name] = None if oldest is None else max(0, now - oldest)
    numbers["telegram_silent_seconds"] = None if signs.heard_at is None else max(0, now - signs.heard_at)
    broken = await db.rows("SELECT name FROM payment_method WHERE failures >= ? ORDER BY name", BROKEN_AFTER)
    numbers["methods_frozen"] = len(broken)
    return Health(numbers, list(_reasons(numbers, signs, [row["name"] for row in broken])))


def _reasons(numbers: dict[str, int | None], signs: Signs, frozen: Sequence[str]) -> Iterator[str]:
    if _over(numbers["inbox_age_seconds"], _WAITING_SECONDS):
        yield "people have waited more than a minute for an answer"
    if _over(numbers["outbox_age_seconds"], _OWED_SECONDS):
        yield "messages are owed for more than ten minutes; is Telegram reachable?"
    if _over(numbers["telegram_silent_seconds"], _SILENT_SECONDS):
        yield "nothing was heard from Telegram for more than three minutes"
    if signs.trouble:
        yield f"updates do not come in: {signs.trouble}"
    for name in frozen:
        yield f"the payment method {name} does not answer: it is not offered, and its open payments wait"


def _over(age: int | None, limit: int) -> bool:
    return age is not None and age > limit
