"""Groups as they are: the bot taken in and put out, what it may hear, topics, and the move to a supergroup."""

from __future__ import annotations

from typing import Any

import pytest

from shopbot.simulator.driver import Driver, DriverError

from .conftest import Api


def heard(api: Api) -> list[dict[str, Any]]:
    """What waits for the bot, without the numbers, then acknowledged."""
    updates = api("getUpdates").result
    if updates:
        api("getUpdates", offset=updates[-1]["update_id"] + 1)
    return [{name: body for name, body in update.items() if name != "update_id"} for update in updates]


@pytest.fixture
def forum(api: Api, driver: Driver, sari: int) -> int:
    group = int(driver.add_group("Staff", [sari], forum=True)["id"])
    heard(api)
    return group


def test_a_bot_put_out_of_a_group_is_told_and_refused(api: Api, driver: Driver, sari: int) -> None:
    group = driver.add_group("Staff", [sari])["id"]
    driver.set_bot_role(group, "kicked")
    told = [update["my_chat_member"] for update in heard(api) if "my_chat_member" in update]
    assert [(one["old_chat_member"]["status"], one["new_chat_member"]["status"]) for one in told] == [
        ("left", "administrator"),
        ("administrator", "kicked"),
    ]
    refused = api("sendMessage", chat_id=group, text="hello")
    assert (refused.status, refused.words) == (403, "Forbidden: bot was kicked from the supergroup chat")
    driver.say(sari, "are you there?", chat=group)
    assert heard(api) == []
    driver.set_bot_role(group, "left")
    assert api("sendMessage", chat_id=group, text="hello").words == (
        "Forbidden: bot is not a member of the supergroup chat"
    )


def test_a_mere_member_hears_only_what_is_meant_for_it(api: Api, driver: Driver, sari: int) -> None:
    group = driver.add_group("Friends", [sari], bot="member")["id"]
    mine = api("sendMessage", chat_id=group, text="hello").result["message_id"]
    heard(api)
    driver.say(sari, "just talking", chat=group)
    driver.say(sari, "/orders@another_bot", chat=group)
    driver.say(sari, "/orders@demo_shop_bot", chat=group)
    driver.say(sari, "thanks", chat=group, reply_to=mine)
    assert [update["message"]["text"] for update in heard(api)] == ["/orders@demo_shop_bot", "thanks"]


def test_who_comes_and_goes_is_told_to_an_administrator_who_asked(api: Api, driver: Driver, sari: int) -> None:
    group = driver.add_group("Staff", [sari])["id"]
    tom = int(driver.add_person("Tom")["id"])
    api("getUpdates", offset=-1, allowed_updates=["message", "chat_member"])
    heard(api)
    driver.join(group, tom)
    driver.leave(group, tom)
    kinds = [next(iter(update)) for update in heard(api)]
    assert kinds == ["message", "chat_member"] * 2
    with pytest.raises(DriverError, match="is not in chat"):
        driver.say(tom, "hello", chat=group)


def test_a_group_that_became_a_supergroup_says_where_it_is_now(api: Api, driver: Driver, sari: int) -> None:
    group = driver.add_group("Staff", [sari], kind="group")["id"]
    heard(api)
    moved = driver.migrate(group)
    told = [update["message"] for update in heard(api)]
    assert [(one["chat"]["id"], one.get("migrate_to_chat_id"), one.get("migrate_from_chat_id")) for one in told] == [
        (group, moved, None),
        (moved, None, group),
    ]
    refused = api("sendMessage", chat_id=group, text="hello")
    assert refused.words == "Bad Request: group chat was upgraded to a supergroup chat"
    assert refused.body["parameters"] == {"migrate_to_chat_id": moved}
    assert api("sendMessage", chat_id=moved, text="hello").status == 200
    with pytest.raises(DriverError, match="has become the supergroup"):
        driver.say(sari, "hello", chat=group)
    assert driver.chat(sari, group)["migrated_to"] == moved


def test_a_topic_somebody_opens_carries_all_that_is_said_in_it(api: Api, driver: Driver, sari: int, forum: int) -> None:
    thread = driver.open_topic(sari, forum, "Orders")
    driver.say(sari, "first", chat=forum, thread=thread)
    driver.say(sari, "lobby", chat=forum)
    opened, first, lobby = [update["message"] for update in heard(api)]
    assert opened["forum_topic_created"] == {"name": "Orders", "icon_color": 7322096}
    assert (first["message_thread_id"], first["is_topic_message"]) == (thread, True)
    assert first["reply_to_message"]["forum_topic_created"]["name"] == "Orders"
    assert "message_thread_id" not in lobby


def test_changing_a_topic_is_told_and_twice_is_refused(api: Api, driver: Driver, sari: int, forum: int) -> None:
    thread = driver.open_topic(sari, forum, "Orders")
    heard(api)
    for do in ("close", "reopen"):
        driver.change_topic(sari, forum, thread, do)
    driver.change_topic(sari, forum, thread, "rename", "Sales")
    kinds = [sorted(update["message"].keys() & {"forum_topic_closed", "forum_topic_reopened", "forum_topic_edited"})
             for update in heard(api)]  # fmt: skip
    assert kinds == [["forum_topic_closed"], ["forum_topic_reopened"], ["forum_topic_edited"]]
    with pytest.raises(DriverError, match="TOPIC_NOT_MODIFIED"):
        driver.change_topic(sari, forum, thread, "rename", "Sales")
    assert "TOPIC_NOT_MODIFIED" in api("reopenForumTopic", chat_id=forum, message_thread_id=thread).words


def test_a_deleted_topic_takes_its_messages_along(api: Api, driver: Driver, sari: int, forum: int) -> None:
    thread = api("createForumTopic", chat_id=forum, name="Orders").result["message_thread_id"]
    api("sendMessage", chat_id=forum, message_thread_id=thread, text="in it")
    assert api("deleteForumTopic", chat_id=forum, message_thread_id=thread).result is True
    assert "message thread not found" in api("sendMessage", chat_id=forum, message_thread_id=thread, text="x").words
    shown = driver.chat(sari, forum)
    assert ([topic["id"] for topic in shown["topics"]], shown["messages"]) == ([1], [])


def test_a_closed_topic_is_for_those_who_manage_it(api: Api, driver: Driver, sari: int) -> None:
    tom = int(driver.add_person("Tom")["id"])
    forum = driver.add_group("Staff", [sari, tom], forum=True)["id"]
    thread = driver.open_topic(tom, forum, "Orders")
    driver.change_topic(sari, forum, thread, "close")
    with pytest.raises(DriverError, match="is closed"):
        driver.say(tom, "too late", chat=forum, thread=thread)
    with pytest.raises(DriverError, match="may not manage topics"):
        driver.change_topic(tom, forum, thread, "reopen")
    assert api("sendMessage", chat_id=forum, message_thread_id=thread, text="the bot may").status == 200
    driver.set_bot_role(forum, "member")
    assert "TOPIC_CLOSED" in api("sendMessage", chat_id=forum, message_thread_id=thread, text="x").words
    assert "not enough rights" in api("createForumTopic", chat_id=forum, name="x").words


def test_the_general_topic_has_no_number_to_write_into(api: Api, driver: Driver, sari: int, forum: int) -> None:
    assert "message thread not found" in api("sendMessage", chat_id=forum, message_thread_id=1, text="x").words
    assert api("editGeneralForumTopic", chat_id=forum, name="Lobby").result is True
    assert api("hideGeneralForumTopic", chat_id=forum).result is True
    general = driver.chat(sari, forum)["topics"][0]
    assert (general["name"], general["hidden"]) == ("Lobby", True)
    told = driver.chat(sari, forum)["messages"][-1]
    assert told["service"] == {"kind": "general_forum_topic_hidden", "facts": {}}


def test_without_rights_a_bot_can_neither_pin_nor_delete_nor_ban(api: Api, driver: Driver, sari: int) -> None:
    tom = int(driver.add_person("Tom")["id"])
    group = driver.add_group("Friends", [sari, tom], bot="member")["id"]
    theirs = driver.say(tom, "hello", chat=group)["message_id"]
    mine = api("sendMessage", chat_id=group, text="hello").result["message_id"]
    assert "not enough rights" in api("pinChatMessage", chat_id=group, message_id=mine).words
    assert "not enough rights" in api("banChatMember", chat_id=group, user_id=tom).words
    assert api("deleteMessage", chat_id=group, message_id=theirs).words == "Bad Request: message can't be deleted"
    assert api("deleteMessages", chat_id=group, message_ids=[theirs, mine]).result is True
    assert [one["message_id"] for one in driver.chat(sari, group)["messages"]] == [theirs]


def test_who_is_banned_is_out_until_let_back(api: Api, driver: Driver, sari: int) -> None:
    tom = int(driver.add_person("Tom")["id"])
    group = driver.add_group("Staff", [sari, tom])["id"]
    assert api("banChatMember", chat_id=group, user_id=tom).result is True
    assert api("getChatMember", chat_id=group, user_id=tom).result["status"] == "kicked"
    with pytest.raises(DriverError, match="is not in chat"):
        driver.say(tom, "hello", chat=group)
    with pytest.raises(DriverError, match="is banned"):
        driver.join(group, tom)
    assert api("unbanChatMember", chat_id=group, user_id=tom).result is True
    driver.join(group, tom)
    assert driver.say(tom, "back", chat=group)["update_id"]
    assert "can't remove chat owner" in api("banChatMember", chat_id=group, user_id=sari).words


def test_a_bot_that_leaves_is_told_and_refused_afterwards(api: Api, driver: Driver, sari: int) -> None:
    group = driver.add_group("Staff", [sari])["id"]
    assert api("leaveChat", chat_id=group).result is True
    assert heard(api)[-1]["my_chat_member"]["new_chat_member"]["status"] == "left"
    assert api("sendMessage", chat_id=group, text="x").status == 403
    assert "private chats" in api("leaveChat", chat_id=sari).words
