"""What people forward to the bot, and what Telegram says of whom it came from."""

from __future__ import annotations

from typing import Any

import pytest

from shopbot.simulator.driver import Driver, DriverError

from .conftest import Api


def last(api: Api) -> dict[str, Any]:
    """The newest message the bot is told of."""
    message: dict[str, Any] = api("getUpdates").result[-1]["message"]
    return message


def test_what_somebody_wrote_elsewhere_comes_with_its_author(api: Api, driver: Driver, sari: int) -> None:
    tom = int(driver.add_person("Tom")["id"])
    driver.forward_words(sari, tom, "Where is my code?")
    came = last(api)
    assert (came["text"], came["from"]["id"]) == ("Where is my code?", sari)
    assert came["forward_origin"]["type"] == "user"
    assert came["forward_origin"]["sender_user"]["id"] == tom


def test_who_hides_their_account_is_only_a_name(api: Api, driver: Driver, sari: int) -> None:
    tom = int(driver.add_person("Tom")["id"])
    driver.change_person(tom, hidden=True)
    driver.forward_words(sari, tom, "Where is my code?")
    origin = last(api)["forward_origin"]
    assert (origin["type"], origin["sender_user_name"]) == ("hidden_user", "Tom")
    assert "sender_user" not in origin


def test_a_message_of_a_group_is_forwarded_and_keeps_its_origin(api: Api, driver: Driver, sari: int) -> None:
    tom = int(driver.add_person("Tom")["id"])
    group = int(driver.add_group("Staff", [sari, tom])["id"])
    said = driver.say(tom, "It does not work", chat=group)["message_id"]
    forwarded = driver.forward(sari, said, group)["message_id"]
    assert last(api)["forward_origin"]["sender_user"]["id"] == tom
    driver.say(sari, "/info", reply_to=forwarded)
    assert last(api)["reply_to_message"]["forward_origin"]["sender_user"]["id"] == tom
    driver.forward(sari, forwarded, sari)
    assert last(api)["forward_origin"]["sender_user"]["id"] == tom


def test_protected_goods_and_what_is_not_there_are_not_forwarded(api: Api, driver: Driver, sari: int) -> None:
    kept = api("sendMessage", chat_id=sari, text="CODE-1", protect_content=True).result["message_id"]
    for number in (kept, 99_999):
        with pytest.raises(DriverError, match="cannot be forwarded"):
            driver.forward(sari, number, sari)
