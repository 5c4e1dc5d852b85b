"""Open questions and single-use buttons: rows with an age, so a restart in mid-form loses nothing.

A question belongs to a (chat, person) and is forgotten after a day, or as soon as that person does something else.
"""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from shopbot.db.tx import Tx
from shopbot.host.plugin import Handler
from shopbot.host.screen import Call

_DAY = 86_400
_WEEK = 7 * _DAY
NONCE_MARK = "!"


@dataclass(frozen=True)
class Question:
    """Who waits for the answer, and what was kept for them."""

    place: str
    kept: Mapping[str, Any]


class Conversations:
    """The open questions of all chats."""

    def open(self, tx: Tx, chat: int, person: int, handler: Handler, kept: Mapping[str, Any]) -> None:
        """Ask one question; an older one of the same chat and person is dropped."""
        tx.house.run(
            "INSERT INTO conversation VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (chat, person) DO UPDATE SET"
            " owner = excluded.owner, answer = excluded.answer, args = excluded.args, asked_at = excluded.asked_at",
            chat, person, handler.plugin, handler.place, json.dumps(kept, ensure_ascii=False), tx.now,
        )  # fmt: skip

    def take(self, tx: Tx, chat: int, person: int) -> Question | None:
        """Close the open question and return it; None without one, or when it is older than a day."""
        row = tx.house.row("DELETE FROM conversation WHERE chat = ? AND person = ? RETURNING *", chat, person)
        if row is None or row["asked_at"] < tx.now - _DAY:
            return None
        return Question(row["answer"], json.loads(row["args"]))

    def drop(self, tx: Tx, chat: int, person: int) -> None:
        """Forget the open question: the person did something else."""
        tx.house.run("DELETE FROM conversation WHERE chat = ? AND person = ?", chat, person)


class Nonces:
    """Single-use buttons: what they do is stored here, their data is only a random name for it."""

    def issue(self, tx: Tx, person: int, call: Call) -> str:
        """Return the data of a button only `person` can press, once, within a week."""
        nonce = base64.urlsafe_b64encode(tx.token(16)).decode().rstrip("=")
        owner = call.action.partition(".")[0]
        tx.house.run(
            "INSERT INTO nonce (nonce, person, owner, action, args, expires) VALUES (?, ?, ?, ?, ?, ?)",
            nonce, person, owner, call.action, json.dumps(call.args), tx.now + _WEEK,
        )  # fmt: skip
        return NONCE_MARK + nonce

    def use(self, tx: Tx, person: int, data: str) -> Call | None:
        """Return what the button does and use it up; None when it is used, expired or somebody else's."""
        row = tx.house.row(
            "UPDATE nonce SET used_at = ? WHERE nonce = ? AND person = ? AND used_at IS NULL AND expires > ?"
            " RETURNING action, args",
            tx.now, data.removeprefix(NONCE_MARK), person, tx.now,
        )  # fmt: skip
        return Call(row["action"], tuple(json.loads(row["args"])), once=True) if row else None

    def live(self, tx: Tx, person: int, data: str) -> bool:
        """Tell whether the button would still do something for this person."""
        sql = "SELECT 1 FROM nonce WHERE nonce = ? AND person = ? AND used_at IS NULL AND expires > ?"
        return tx.house.scalar(sql, data.removeprefix(NONCE_MARK), person, tx.now) is not None

    def used(self, tx: Tx, person: int, data: str) -> bool:
        """Tell whether this person has pressed the button before."""
        sql = "SELECT 1 FROM nonce WHERE nonce = ? AND person = ? AND used_at IS NOT NULL"
        return tx.house.scalar(sql, data.removeprefix(NONCE_MARK), person) is not None

    def forget_old(self, tx: Tx) -> int:
        """Delete nonces that expired; return how many."""
        return tx.house.run("DELETE FROM nonce WHERE expires < ?", tx.now)
