"""How a Bot API call is refused."""

from __future__ import annotations


class Refusal(Exception):
    """An answer `{"ok": false}` with Telegram's error code and words.

    `violation` is true when the call itself breaks the Bot API's rules, false when only the state of the chats (or a
    planted fault) refuses it. `retry_after` is in whole seconds; `migrate_to` is the supergroup a group has become.
    """

    def __init__(
        self,
        code: int,
        description: str,
        *,
        retry_after: int | None = None,
        migrate_to: int | None = None,
        violation: bool = False,
    ) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after
        self.migrate_to = migrate_to
        self.violation = violation

    def body(self) -> dict[str, object]:
        """The JSON object Telegram would send."""
        answer: dict[str, object] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.retry_after is not None:
            answer["parameters"] = {"retry_after": self.retry_after}
        if self.migrate_to is not None:
            answer["parameters"] = {"migrate_to_chat_id": self.migrate_to}
        return answer


def bad_request(words: str) -> Refusal:
    """A 400 that the present state of chats and messages causes."""
    return Refusal(400, f"Bad Request: {words}")


def broken_rule(words: str) -> Refusal:
    """A 400 that this call would get from Telegram whatever the state: the sender's own mistake."""
    return Refusal(400, f"Bad Request: {words}", violation=True)
