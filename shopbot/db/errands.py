"""What needs the world: a row with an idempotency key, run outside by an errand thread, answered by a new event."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from shopbot.db import inbox
from shopbot.db.tx import Reader, Tx

SOURCE = "errand"


@dataclass(frozen=True)
class Errand:
    """One errand to run: whose, which, with what; `key` is what the other side may use to recognise a repeat."""

    id: int
    owner: str
    name: str
    args: Mapping[str, Any]
    key: str
    tries: int


def send(tx: Tx, owner: str, name: str, args: Mapping[str, Any], key: str) -> bool:
    """Order an errand once; False when `key` was ordered before."""
    ordered = tx.house.run(
        "INSERT INTO errand (owner, name, args, key, created_at, due_at) VALUES (?, ?, ?, ?, ?, 0)"
        " ON CONFLICT DO NOTHING",
        owner, name, json.dumps(args, ensure_ascii=False), key, tx.now,
    )  # fmt: skip
    if ordered:
        tx.after_commit(ErrandDue())
    return bool(ordered)


@dataclass(frozen=True)
class ErrandDue:
    """The effect that wakes the errand threads."""


def due(db: Reader, now: int, limit: int) -> list[Errand]:
    """Return the errands that are due, oldest first; those of the shop's whole life are not read for it."""
    sql = "SELECT * FROM errand INDEXED BY errand_due WHERE state = 'due' AND due_at <= ? ORDER BY id LIMIT ?"
    found = db.rows(sql, now, limit)
    return [Errand(r["id"], r["owner"], r["name"], json.loads(r["args"]), r["key"], r["tries"]) for r in found]


def answered(tx: Tx, errand: Errand, result: Mapping[str, Any]) -> None:
    """Close the errand and put its result into the inbox, in one commit, once."""
    if tx.run("UPDATE errand SET state = 'done' WHERE id = ? AND state = 'due'", errand.id):
        body = {"owner": errand.owner, "name": errand.name, "args": errand.args, "result": result}
        inbox.put(tx, SOURCE, str(errand.id), body)


def again(tx: Tx, errand: Errand, at: int, problem: str) -> None:
    """Note a try that failed; the next one is at `at` (UTC seconds)."""
    tx.run("UPDATE errand SET tries = tries + 1, due_at = ?, problem = ? WHERE id = ?", at, problem, errand.id)


def prune(tx: Tx, owner: str, name: str, limit: int = 5000) -> int:
    """Forget errands of this name that were done more than a day ago and whose key never comes again."""
    return tx.house.run(
        "DELETE FROM errand WHERE id IN (SELECT id FROM errand WHERE state <> 'due' AND owner = ? AND name = ?"
        " AND created_at < ? LIMIT ?)",
        owner, name, tx.now - 86_400, limit,
    )  # fmt: skip


def wait(tx: Tx, errand: Errand, at: int, problem: str) -> None:
    """Leave an errand until `at` (UTC seconds) without counting a try."""
    tx.run("UPDATE errand SET due_at = ?, problem = ? WHERE id = ?", at, problem, errand.id)


def give_up(tx: Tx, errand: Errand, problem: str) -> None:
    """Close an errand that will not succeed; its owner's result handler gets `{"failed": problem}`."""
    if tx.run("UPDATE errand SET state = 'dead', problem = ? WHERE id = ? AND state = 'due'", problem, errand.id):
        body = {
            "owner": errand.owner,
            "name": errand.name,
            "args": errand.args,
            "result": {"failed": problem},
        }
        inbox.put(tx, SOURCE, str(errand.id), body)
