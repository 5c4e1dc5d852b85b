"""Whether the log was tampered with: the whole chain counted again on demand, a slice at a time.

A shop of a million rows must not wait for it: each slice is an event of its own, behind what people do, and orders the
next one.
"""

import json
from dataclasses import dataclass
from typing import Any

from plugins.admin.changes import changes
from plugins.admin.declare import SEE_LOG, plugin
from shopbot.api import Bar, Context, Num, Request, Screen, Text, Tx, When, audit, t

_SLICE = 2000
_MOST_TOLD = 20
_ABOUT = "admin:chain"
_STALLED = 600

plugin.migration(
    "001_chain",
    """
    CREATE TABLE admin_chain (
        one        INTEGER PRIMARY KEY CHECK (one = 1),
        run        TEXT    NOT NULL,          -- which count this is: a newer one ends it
        row        INTEGER NOT NULL,          -- how far it has come, and the hash there
        hash       BLOB    NOT NULL,
        broken     TEXT    NOT NULL,          -- JSON: rows that do not follow from the one before
        person     INTEGER NOT NULL,          -- who asked
        started_at INTEGER NOT NULL,
        moved_at   INTEGER NOT NULL,
        ended_at   INTEGER
    ) STRICT
    """,
)


@dataclass(frozen=True)
class Count:
    """The newest count: how far it came (`row`), which rows were broken, when it began and ended (UTC seconds)."""

    run: str
    row: int
    hash: bytes
    broken: list[int]
    person: int
    started_at: int
    moved_at: int
    ended_at: int | None


@plugin.action(allow=SEE_LOG)
def chain(request: Request[Any]) -> None:
    """Show how the newest count went, or how far it is."""
    found, rows = _newest(request.tx), _rows(request.tx)
    running = found is not None and found.ended_at is None and request.now < found.moved_at + _STALLED
    button = chain.button(Text("btn-refresh", {}, "shopbot")) if running else verify.button("btn-verify").primary()
    trail = (t("staff"), t("log"), t("chain"))
    back = changes.button("btn-back")
    request.show(
        Screen.of("chain-what", "", *_lines(found, rows), rows=[[button]], trail=trail, back=back), about=_ABOUT
    )


def _lines(found: Count | None, rows: int) -> list[Text]:
    if found is None:
        return [t("chain-never", count=Num(rows))]
    broken = [t("chain-broken", row=Num(row)) for row in found.broken[:_MOST_TOLD]]
    if found.ended_at is None:
        return [t("chain-running", bar=Bar(found.row, max(rows, 1)), row=Num(found.row)), *broken]
    if broken:
        return [t("chain-bad", row=Num(found.row), at=When(found.ended_at)), *broken]
    return [t("chain-good", row=Num(found.row), at=When(found.ended_at))]


@plugin.action(allow=SEE_LOG)
def verify(request: Request[Any]) -> None:
    """Count from the first row on."""
    run = request.tx.token(8).hex()
    request.tx.run("DELETE FROM admin_chain")
    request.tx.run(
        "INSERT INTO admin_chain VALUES (1, ?, ?, ?, '[]', ?, ?, ?, NULL)",
        run, audit.START_LINK.id, audit.START_LINK.hash, request.user.id, request.now, request.now,
    )  # fmt: skip
    _slice(request, run)
    chain(request)


@plugin.errand()
def next_slice(_settings: Any, run: str, row: int) -> dict[str, str]:
    """Do nothing: that it comes back, behind all that people do, is the point."""
    return {}


@next_slice.result
def counted(ctx: Context[Any], _result: dict[str, str], run: str, row: int) -> None:
    """Count the next slice; after the last one show whoever asked."""
    if not _slice(ctx, run):
        return
    found = _newest(ctx.tx)
    news = ctx.news_for(found.person, _ABOUT) if found else None
    if news is not None and news.may(SEE_LOG):
        chain(news)


def _slice(ctx: Context[Any], run: str) -> bool:
    """Count at most one slice and order the next; return whether the end was reached. Of an older count do nothing."""
    found = _newest(ctx.tx)
    if found is None or found.run != run or found.ended_at is not None:
        return False
    link = audit.Link(found.row, found.hash)
    end, broken = audit.verify_from(ctx.tx.house, ctx.tx.keys, link, _SLICE)
    over = end.id < link.id + _SLICE
    ctx.tx.run(
        "UPDATE admin_chain SET row = ?, hash = ?, broken = ?, moved_at = ?, ended_at = ?",
        end.id, end.hash, json.dumps([*found.broken, *broken]), ctx.now, ctx.now if over else None,
    )  # fmt: skip
    if not over:
        next_slice.send(ctx, f"{run}:{end.id}", run, end.id)
    return over


def _newest(tx: Tx) -> Count | None:
    row = tx.row("SELECT run, row, hash, broken, person, started_at, moved_at, ended_at FROM admin_chain")
    return None if row is None else Count(**{**dict(row), "broken": json.loads(row["broken"])})


def _rows(tx: Tx) -> int:
    return int(tx.scalar("SELECT coalesce(max(id), 0) FROM audit"))
