"""Updates that are not as the Bot API describes them: known for what they are before anything is done by them."""

from typing import Any

import pytest

from shopbot.host import incoming
from shopbot.host.webhooks import WebhookCall

BUDI = {"id": 5, "is_bot": False, "first_name": "Budi"}
CHAT = {"id": 5, "type": "private"}
MESSAGE = {"message_id": 1, "date": 2, "from": BUDI, "chat": CHAT, "text": "x"}
STRANGE = (float("inf"), float("nan"), 2**63, -(2**63), True, "5", None, [5], {"id": 5})


@pytest.mark.parametrize("strange", STRANGE)
def test_a_number_no_row_could_hold_makes_an_update_unreadable(strange: object) -> None:
    for message in (
        {**MESSAGE, "message_id": strange},
        {**MESSAGE, "from": {**BUDI, "id": strange}},
        {**MESSAGE, "chat": {**CHAT, "id": strange}},
        {**MESSAGE, "document": {"file_id": "f", "file_size": strange}},
        {**MESSAGE, "forward_origin": {"type": "user", "sender_user": {"id": strange}}},
        {**MESSAGE, "migrate_to_chat_id": strange},
    ):
        with pytest.raises((TypeError, ValueError)):
            incoming.read({"message": message})


@pytest.mark.parametrize("name", ["username", "language_code", "last_name"])
def test_a_word_that_is_none_makes_an_update_unreadable(name: str) -> None:
    with pytest.raises(TypeError):
        incoming.read({"message": {**MESSAGE, "from": {**BUDI, name: {"a": 1}}}})


def test_as_the_bot_api_describes_it_it_is_read() -> None:
    read = incoming.read({"message": MESSAGE})
    assert isinstance(read, incoming.Incoming)
    assert (read.sender.id, read.chat, read.text) == (5, 5, "x")


@pytest.mark.parametrize(
    ("body", "said"),
    [(b"[" * 90_000, None), (b"9" * 5_000, None), (b"\xff", None), (b"", None), (b'{"a": "\\ud800"}', {"a": "?"}),
     (b'{"a": [1]}', {"a": [1]})],
)  # fmt: skip
def test_what_a_call_says_can_be_kept_or_is_nothing(body: bytes, said: Any) -> None:
    assert WebhookCall("bank", "told", {}, body, {}).json() == said
