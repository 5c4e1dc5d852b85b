"""What the state of a chat refuses, in Telegram's words, and what sending, editing and deleting leave behind."""

from __future__ import annotations

import json
import urllib.request

import pytest

from shopbot.simulator.driver import Driver, DriverError

from .conftest import PIXEL, Api, keyboard, upload

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)


def photo(api: Api, sari: int, **fields: str) -> int:
    answer = upload(api, "sendPhoto", {"chat_id": str(sari), **fields}, photo=("p.png", PIXEL))
    return int(answer.result["message_id"])


def test_an_edit_that_changes_nothing_is_refused(api: Api, sari: int, sent: int) -> None:
    same = {"chat_id": sari, "message_id": sent, "text": "hello"}
    assert api("editMessageText", **same, reply_markup=keyboard("buy:1")).words == NOT_MODIFIED
    assert "reply_markup" not in api("editMessageText", **same).result
    assert api("editMessageText", **same).words == NOT_MODIFIED
    assert api("editMessageReplyMarkup", chat_id=sari, message_id=sent).words == NOT_MODIFIED


def test_the_same_words_with_other_formatting_are_a_change(api: Api, sari: int, sent: int) -> None:
    edit = api("editMessageText", chat_id=sari, message_id=sent, text="<b>hello</b>", parse_mode="HTML")
    assert edit.result["edit_date"] == edit.result["date"]


def test_only_the_bots_own_messages_can_be_edited(api: Api, driver: Driver, sari: int) -> None:
    theirs = driver.say(sari, "mine")["message_id"]
    with_keyboard = api("sendMessage", chat_id=sari, text="x", reply_markup={"keyboard": [["A"]]}).result["message_id"]
    for number in (theirs, with_keyboard):
        assert api("editMessageText", chat_id=sari, message_id=number, text="y").words == (
            "Bad Request: message can't be edited"
        )
    assert api("editMessageText", chat_id=sari, message_id=999, text="y").words == (
        "Bad Request: message to edit not found"
    )


def test_a_photo_has_no_text_to_edit_and_a_text_no_caption(api: Api, sari: int, sent: int) -> None:
    picture = photo(api, sari, caption="nice")
    assert api("editMessageText", chat_id=sari, message_id=picture, text="x").words == (
        "Bad Request: there is no text in the message to edit"
    )
    assert api("editMessageCaption", chat_id=sari, message_id=sent, caption="x").words == (
        "Bad Request: there is no caption in the message to edit"
    )
    assert api("editMessageCaption", chat_id=sari, message_id=picture, caption="nicer").result["caption"] == "nicer"


def test_a_text_can_become_a_photo_and_a_photo_another(api: Api, driver: Driver, sari: int, sent: int) -> None:
    media = {"type": "photo", "media": "attach://p", "caption": "<i>c</i>", "parse_mode": "HTML"}
    fields = {"chat_id": str(sari), "message_id": str(sent), "media": json.dumps(media)}
    made = upload(api, "editMessageMedia", fields, p=("p.png", PIXEL)).result
    assert (made["caption"], made["photo"][0]["width"]) == ("c", 1)
    media["media"] = made["photo"][0]["file_id"]
    assert upload(api, "editMessageMedia", {**fields, "media": json.dumps(media)}).words == NOT_MODIFIED
    shown = driver.chat(sari)["messages"][-1]
    assert shown["html"] == "<i>c</i>"
    assert driver.download(shown["photo"]["url"]) == PIXEL


def test_a_deleted_message_is_gone_once(api: Api, driver: Driver, sari: int, sent: int) -> None:
    assert api("deleteMessage", chat_id=sari, message_id=sent).result is True
    assert driver.last(sari) is None
    gone = {"chat_id": sari, "message_id": sent}
    assert api("deleteMessage", **gone).words == "Bad Request: message to delete not found"
    assert api("editMessageText", **gone, text="x").words == "Bad Request: message to edit not found"
    assert api("deleteMessages", chat_id=sari, message_ids=[sent, 1]).result is True


def test_after_two_days_a_message_stays(api: Api, driver: Driver, sari: int, sent: int) -> None:
    driver.advance(48 * 3600 + 5)
    assert "can't be deleted" in api("deleteMessage", chat_id=sari, message_id=sent).words


def test_strangers_silent_people_and_blockers_cannot_be_written_to(api: Api, driver: Driver, sari: int) -> None:
    silent = driver.add_person("Reza", "fa")["id"]
    gone = driver.add_person("Li", "zh")["id"]
    driver.say(gone, "/start")
    driver.change_person(gone, deleted=True)
    driver.block(sari)
    answers = [api("sendMessage", chat_id=who, text="x") for who in (42, "@nobody", silent, sari, gone)]
    assert [(answer.status, answer.words) for answer in answers] == [
        (400, "Bad Request: chat not found"),
        (400, "Bad Request: chat not found"),
        (403, "Forbidden: bot can't initiate conversation with a user"),
        (403, "Forbidden: bot was blocked by the user"),
        (403, "Forbidden: user is deactivated"),
    ]
    assert driver.violations() == []


def test_blocking_and_coming_back_send_my_chat_member(api: Api, driver: Driver, sari: int) -> None:
    driver.block(sari)
    with pytest.raises(DriverError, match="has blocked the bot"):
        driver.say(sari, "hello?")
    driver.block(sari, blocked=False)
    members = [update["my_chat_member"] for update in api("getUpdates").result if "my_chat_member" in update]
    assert [one["new_chat_member"]["status"] for one in members] == ["kicked", "member"]
    assert api("sendMessage", chat_id=sari, text="welcome back").status == 200


def test_files_are_found_by_id_and_downloaded_by_path(api: Api, driver: Driver, sari: int) -> None:
    driver.send_file(sari, "stock.txt", b"KEY-1\nKEY-2\n", caption="/stock 5")
    document = api("getUpdates").result[-1]["message"]["document"]
    assert document["file_name"] == "stock.txt"
    path = api("getFile", file_id=document["file_id"]).result["file_path"]
    url = f"http://127.0.0.1:{api.port}/file/bot{api.token}/{path}"
    with urllib.request.urlopen(url, timeout=10) as answer:
        assert answer.read() == b"KEY-1\nKEY-2\n"
    assert api("sendDocument", chat_id=sari, document=document["file_id"]).status == 200
    assert "can't use file of type" in api("sendPhoto", chat_id=sari, photo=document["file_id"]).words
    assert "wrong remote file identifier" in api("getFile", file_id="gone").words
    assert api("sendPhoto", chat_id=sari, photo="https://a.example/p.png").status == 501


def test_a_photo_must_be_an_image(api: Api, driver: Driver, sari: int) -> None:
    answer = upload(api, "sendPhoto", {"chat_id": str(sari)}, photo=("p.png", b"not an image"))
    assert answer.words == "Bad Request: IMAGE_PROCESS_FAILED"
    assert len(driver.violations()) == 1


def test_an_album_is_several_messages_of_one_group(api: Api, driver: Driver, sari: int) -> None:
    media = [{"type": "photo", "media": f"attach://p{n}", "caption": f"c{n}"} for n in range(2)]
    files = {f"p{n}": ("p.png", PIXEL) for n in range(2)}
    sent = upload(api, "sendMediaGroup", {"chat_id": str(sari), "media": json.dumps(media)}, **files).result
    assert len({message["media_group_id"] for message in sent}) == 1
    assert [message["caption"] for message in sent] == ["c0", "c1"]


def test_replies_show_what_they_answer(api: Api, driver: Driver, sari: int, sent: int) -> None:
    made = api("sendMessage", chat_id=sari, text="re", reply_parameters={"message_id": sent}).result
    assert made["reply_to_message"]["message_id"] == sent
    assert driver.chat(sari)["messages"][-1]["reply_to"] == sent
    lost = {"message_id": 999}
    assert api("sendMessage", chat_id=sari, text="re", reply_parameters=lost).words == (
        "Bad Request: message to be replied not found"
    )
    lost["allow_sending_without_reply"] = True
    assert api("sendMessage", chat_id=sari, text="re", reply_parameters=lost).status == 200


def test_the_reply_keyboard_stays_until_removed(api: Api, driver: Driver, sari: int) -> None:
    api("sendMessage", chat_id=sari, text="x", reply_markup={"keyboard": [["Stock"]], "is_persistent": True})
    assert driver.chat(sari)["reply_keyboard"]["keyboard"] == [[{"text": "Stock"}]]
    api("sendMessage", chat_id=sari, text="x", reply_markup={"remove_keyboard": True})
    assert "reply_keyboard" not in driver.chat(sari)


def test_commands_are_seen_by_scope_and_language(api: Api, driver: Driver, sari: int) -> None:
    def listed(name: str) -> list[dict[str, str]]:
        return [{"command": name, "description": name}]

    for scope in ("default", "all_private_chats"):
        api("deleteMyCommands", language_code="id", scope={"type": scope})
    api("setMyCommands", commands=listed("everybody"))
    assert driver.bot(sari)["commands"] == listed("everybody")
    api("setMyCommands", commands=listed("indonesian"), language_code="id")
    assert driver.bot(sari)["commands"] == listed("indonesian")
    api("setMyCommands", commands=listed("owner"), scope={"type": "chat", "chat_id": sari})
    assert driver.bot(sari)["commands"] == listed("owner")
    assert api("getMyCommands").result == listed("everybody")
    api("deleteMyCommands", scope={"type": "chat", "chat_id": sari})
    assert driver.bot(sari)["commands"] == listed("indonesian")


def test_names_and_descriptions_are_kept_by_language(api: Api) -> None:
    api("setMyDescription", description="Toko", language_code="id")
    assert api("getMyDescription", language_code="id").result == {"description": "Toko"}
    assert api("getMyDescription").result == {"description": ""}
    assert api("getMyName").result == {"name": "Demo shop"}


def test_copying_hides_where_a_message_came_from(api: Api, driver: Driver, sari: int) -> None:
    other = driver.add_person("Budi")["id"]
    driver.say(other, "/start")
    said = driver.say(sari, "help me")["message_id"]
    both = {"chat_id": other, "from_chat_id": sari, "message_id": said}
    assert api("forwardMessage", **both).result["forward_origin"]["sender_user"]["id"] == sari
    api("copyMessage", **both)
    assert "forward_origin" not in driver.chat(other)["messages"][-1]
    assert api("copyMessage", **{**both, "message_id": 999}).words == "Bad Request: message to copy not found"


def test_topics_are_needed_before_writing_into_them(api: Api, driver: Driver, sari: int) -> None:
    group = driver.add_group("Staff", [sari], forum=True)["id"]
    assert "thread not found" in api("sendMessage", chat_id=group, text="x", message_thread_id=5).words
    topic = api("createForumTopic", chat_id=group, name="Order 7").result["message_thread_id"]
    assert api("sendMessage", chat_id=group, text="x", message_thread_id=topic).result["is_topic_message"]


def test_typing_dots_pass(api: Api, driver: Driver, sari: int) -> None:
    api("sendChatAction", chat_id=sari, action="typing")
    assert driver.chat(sari)["typing"]
    driver.advance(6)
    assert not driver.chat(sari)["typing"]


def test_protected_content_can_be_copied_but_not_forwarded(api: Api, sari: int) -> None:
    number = api("sendMessage", chat_id=sari, text="K-1", protect_content=True).result["message_id"]
    where = {"chat_id": sari, "from_chat_id": sari, "message_id": number}
    assert api("forwardMessage", **where).words == "Bad Request: message can't be forwarded"
    assert api("copyMessage", **where).status == 200
