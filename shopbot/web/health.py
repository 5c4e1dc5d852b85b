"""How the shop is, in one answer: `ok` or the reasons why not, with the numbers behind them."""

from dataclasses import dataclass, field
from typing import Any

from shopbot.db.areader import AsyncReader

_OWED_SECONDS = 600
_WAITING_SECONDS = 60
_QUESTIONS = {
    "inbox_waiting": "SELECT count(*) FROM inbox WHERE state = 'new'",
    "inbox_oldest": "SELECT min(received_at) FROM inbox WHERE state = 'new' AND due_at <= ?",
    "outbox_due": "SELECT count(*) FROM outbox WHERE state = 'due'",
    "outbox_oldest": "SELECT min(created_at) FROM outbox WHERE state = 'due'",
    "parked": "SELECT count(*) FROM inbox WHERE state = 'parked'",
    "commits": "SELECT seq FROM shop",
}


@dataclass
class Health:
    """`numbers` as counted; `reasons` empty when all is well."""

    numbers: dict[str, int | None]
    reasons: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Return it as `/health` says it."""
        return {"ok": not self.reasons, "reasons": self.reasons, **self.numbers}


async def examine(db: AsyncReader, now: int) -> Health:
    """Return how the shop is at `now` (UTC seconds)."""
    numbers = {name: await db.scalar(sql, *([now] if "?" in sql else [])) for name, sql in _QUESTIONS.items()}
    health = Health(numbers)
    if _older(numbers["inbox_oldest"], now - _WAITING_SECONDS):
        health.reasons.append("people have waited more than a minute for an answer")
    if _older(numbers["outbox_oldest"], now - _OWED_SECONDS):
        health.reasons.append("messages are owed for more than ten minutes; is Telegram reachable?")
    return health


def _older(moment: int | None, limit: int) -> bool:
    return moment is not None and moment < limit
