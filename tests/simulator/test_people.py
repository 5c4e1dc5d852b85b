"""What people do beside writing and tapping: links, albums, contacts, second thoughts, inline mode."""

from __future__ import annotations

from typing import Any

import pytest

from shopbot.simulator import params
from shopbot.simulator.driver import Driver, DriverError, Phone

from .conftest import PIXEL, Api, keyboard, upload

BOT = "https://t.me/demo_shop_bot"


def last(api: Api) -> dict[str, Any]:
    """The newest update."""
    found: dict[str, Any] = api("getUpdates").result[-1]
    return found


def test_a_link_to_the_bot_starts_it_with_its_payload(api: Api, driver: Driver) -> None:
    tom = int(driver.add_person("Tom")["id"])
    driver.start(tom, "ref_7")
    assert last(api)["message"]["text"] == "/start ref_7"
    driver.open(tom, "tg://resolve?domain=demo_shop_bot&start=again")
    assert last(api)["message"]["text"] == "/start again"
    driver.start(tom)
    assert last(api)["message"]["text"] == "/start"
    for elsewhere in ("https://a.example/demo_shop_bot?start=x", "https://t.me/another_bot?start=x"):
        assert driver.open(tom, elsewhere) == {"url": elsewhere}
    with pytest.raises(DriverError, match="start payload"):
        driver.open(tom, BOT + "?start=" + "x" * 65)


def test_an_album_arrives_as_messages_of_one_group_the_first_with_words(api: Api, driver: Driver, sari: int) -> None:
    sent = driver.send_album(sari, [("a.png", PIXEL), ("b.png", PIXEL)], "two receipts")
    got = [update["message"] for update in api("getUpdates").result[-2:]]
    assert [one["media_group_id"] for one in got] == [sent["media_group_id"]] * 2
    assert [one.get("caption") for one in got] == ["two receipts", None]
    with pytest.raises(DriverError, match="2 to 10"):
        driver.send_album(sari, [("a.png", PIXEL)])


def test_documents_and_photos_do_not_mix_in_an_album(api: Api, sari: int) -> None:
    mixed = '[{"type":"photo","media":"attach://a"},{"type":"document","media":"attach://a"}]'
    fields = {"chat_id": str(sari), "media": mixed}
    assert "document can't be mixed" in upload(api, "sendMediaGroup", fields, a=("a.png", PIXEL)).words


def test_a_shared_contact_says_whose_it_is(api: Api, driver: Driver, sari: int) -> None:
    tom = int(driver.add_person("Tom")["id"])
    driver.share_contact(sari, "+62 811")
    assert last(api)["message"]["contact"] == {"phone_number": "+62 811", "first_name": "Sari", "user_id": sari}
    driver.share_contact(sari, "+62 812", of=tom)
    assert last(api)["message"]["contact"]["user_id"] == tom


def test_a_message_changed_by_its_writer_comes_as_an_edit(api: Api, driver: Driver, sari: int, sent: int) -> None:
    mine = driver.say(sari, "two")["message_id"]
    driver.edit(sari, mine, "three")
    edited = last(api)["edited_message"]
    assert (edited["message_id"], edited["text"]) == (mine, "three")
    assert "edit_date" in edited
    with pytest.raises(DriverError, match="is not Sari's"):
        driver.edit(sari, sent, "not mine")


def test_a_message_its_reader_deleted_cannot_be_edited(api: Api, driver: Driver, sari: int, sent: int) -> None:
    driver.erase(sari, sent)
    assert api("editMessageText", chat_id=sari, message_id=sent, text="x").words == (
        "Bad Request: message to edit not found"
    )


def test_a_deleted_account_can_neither_be_written_to_nor_write(api: Api, driver: Driver, sari: int) -> None:
    driver.delete_account(sari)
    assert api("sendMessage", chat_id=sari, text="x").words == "Forbidden: user is deactivated"
    with pytest.raises(DriverError, match="account is deleted"):
        driver.say(sari, "hello")


def article(number: str, **more: object) -> dict[str, object]:
    content = {"message_text": "<b>A key</b>", "parse_mode": "HTML"}
    return {"type": "article", "id": number, "title": f"Key {number}", "input_message_content": content, **more}


def test_a_chosen_result_is_sent_told_and_edited_by_its_inline_id(api: Api, driver: Driver, sari: int) -> None:
    query = driver.ask_inline(sari, "key")
    assert last(api)["inline_query"]["chat_type"] == "sender"
    api("answerInlineQuery", inline_query_id=query, results=[article("1", reply_markup=keyboard("take"))])
    message = driver.choose_inline(query, "1")["message_id"]
    update = last(api)["chosen_inline_result"]
    inline_id = update["inline_message_id"]
    assert (update["result_id"], update["query"]) == ("1", "key")
    driver.press(sari, message, "take")
    tap = last(api)["callback_query"]
    assert (tap["inline_message_id"], "message" in tap) == (inline_id, False)
    assert api("editMessageText", inline_message_id=inline_id, text="taken").result is True
    assert api("editMessageText", inline_message_id="gone", text="x").words == "Bad Request: MESSAGE_ID_INVALID"
    shown = driver.chat(sari)["messages"][-1]
    assert (shown["text"], shown["via_bot"]) == ("taken", "demo_shop_bot")


def test_a_file_known_by_its_id_can_be_an_inline_result(api: Api, driver: Driver, sari: int) -> None:
    photo = upload(api, "sendPhoto", {"chat_id": str(sari)}, photo=("a.png", PIXEL)).result["photo"][-1]["file_id"]
    query = driver.ask_inline(sari, "")
    cached = {"type": "photo", "id": "p", "photo_file_id": photo, "caption": "look"}
    elsewhere = {
        "type": "photo",
        "id": "u",
        "photo_url": "https://a.example/p.jpg",
        "thumbnail_url": "https://a.example/t",
    }
    assert api("answerInlineQuery", inline_query_id=query, results=[cached, elsewhere]).result is True
    driver.choose_inline(query, "p")
    assert driver.chat(sari)["messages"][-1]["caption"] == "look"
    with pytest.raises(DriverError, match="not simulated"):
        driver.choose_inline(query, "u")
    with pytest.raises(DriverError, match="no inline result"):
        driver.choose_inline(query, "other")


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"results": [article(str(n)) for n in range(51)]}, "RESULTS_TOO_MUCH"),
        ({"results": [article("1"), article("1")]}, "RESULT_ID_DUPLICATE"),
        ({"results": [article("x" * 65)]}, "1-64 bytes"),
        ({"results": [{"type": "article", "id": "1", "title": "t"}]}, 'Can\'t find field "input_message_content"'),
        ({"results": [], "next_offset": "x" * 65}, "NEXT_OFFSET_INVALID"),
        ({"results": [], "button": {"text": "Shop"}}, "exactly one"),
        ({"results": [], "button": {"text": "Shop", "start_parameter": "not so"}}, "START_PARAM_INVALID"),
    ],
)
def test_a_wrong_inline_answer_is_refused(
    api: Api, driver: Driver, sari: int, more: dict[str, object], words: str
) -> None:
    query = driver.ask_inline(sari, "key")
    assert words in api("answerInlineQuery", inline_query_id=query, **more).words
    assert len(driver.violations()) == 1


def test_an_inline_answer_that_comes_too_late_is_refused(api: Api, driver: Driver, sari: int) -> None:
    query = driver.ask_inline(sari, "key")
    driver.advance(3600)
    assert "query is too old" in api("answerInlineQuery", inline_query_id=query, results=[]).words


def test_more_results_are_asked_for_from_where_the_last_ended(api: Api, driver: Driver, sari: int) -> None:
    query = driver.ask_inline(sari, "key")
    more = {"text": "Shop", "start_parameter": "inline"}
    api("answerInlineQuery", inline_query_id=query, results=[article("1")], next_offset="1", button=more)
    shown = driver.get(f"inline/{query}")
    assert (shown["next_offset"], shown["button"]) == ("1", more)
    driver.ask_inline(sari, "key", offset="1")
    assert last(api)["inline_query"]["offset"] == "1"


def test_a_file_of_50_mb_passes_and_one_byte_more_does_not(
    api: Api, sari: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert params.MAX_UPLOAD == 50 << 20
    monkeypatch.setattr(params, "MAX_UPLOAD", 1000)
    fields = {"chat_id": str(sari)}
    assert upload(api, "sendDocument", fields, document=("a.bin", b"x" * 1000)).status == 200
    assert upload(api, "sendDocument", fields, document=("a.bin", b"x" * 1001)).status == 413


def test_a_file_of_more_than_20_mb_cannot_be_fetched(api: Api, driver: Driver, sari: int) -> None:
    driver.send_file(sari, "big.bin", bytes((20 << 20) + 1))
    file_id = last(api)["message"]["document"]["file_id"]
    assert api("getFile", file_id=file_id).words == "Bad Request: file is too big"


def test_a_phone_in_a_topic_sees_only_that_topic(api: Api, driver: Driver, sari: int) -> None:
    group = driver.add_group("Staff", [sari], forum=True)["id"]
    orders, other = (driver.open_topic(sari, group, name) for name in ("Orders", "Other"))
    api("sendMessage", chat_id=group, message_thread_id=orders, text="one order")
    api("sendMessage", chat_id=group, message_thread_id=other, text="something else")
    assert Phone(driver, sari, wait=False).at(group, orders).sees == "one order"


def test_buttons_that_start_an_inline_query_say_so(api: Api, driver: Driver, sari: int) -> None:
    rows = {"inline_keyboard": [[{"text": "Share", "switch_inline_query": "key"}]]}
    message = api("sendMessage", chat_id=sari, text="x", reply_markup=rows).result["message_id"]
    assert driver.press_at(sari, message, 0, 0) == {"inline_query": "key"}


def test_a_key_of_the_reply_keyboard_is_said_or_shares_the_number(api: Api, driver: Driver, sari: int) -> None:
    keys = [["Catalogue", {"text": "My number", "request_contact": True}]]
    api("sendMessage", chat_id=sari, text="choose", reply_markup={"keyboard": keys})
    phone = Phone(driver, sari, wait=False)
    phone.types_key("Cata")
    assert last(api)["message"]["text"] == "Catalogue"
    phone.types_key("number")
    assert last(api)["message"]["contact"]["user_id"] == sari
    with pytest.raises(LookupError, match=r"no key 'Help'.*Catalogue"):
        phone.types_key("Help")


def test_a_key_can_ask_for_people_and_gets_only_what_it_asks_for(api: Api, driver: Driver, sari: int) -> None:
    tom = int(driver.add_person("Tom", username="tom_the_one")["id"])
    wish = {"request_id": 7, "max_quantity": 1, "request_name": True}
    keys = [[{"text": "Who?", "request_users": wish}]]
    api("sendMessage", chat_id=sari, text="choose", reply_markup={"keyboard": keys})
    driver.press_key(sari, "Who?", share=[tom])
    shared = last(api)["message"]["users_shared"]
    assert shared == {"request_id": 7, "users": [{"first_name": "Tom", "user_id": tom}]}
    for wrong in ([], [tom, sari]):
        with pytest.raises(DriverError, match="1 to 1 people"):
            driver.press_key(sari, "Who?", share=wrong)


def test_a_key_can_ask_for_a_group_and_bring_the_bot_into_it(api: Api, driver: Driver, sari: int) -> None:
    group = driver.add_group("Staff", [sari], forum=True)["id"]
    driver.set_bot_role(group, "left")
    wish = {"request_id": 8, "chat_is_channel": False, "chat_is_forum": True, "bot_is_member": True}
    keys = [[{"text": "Which?", "request_chat": wish}]]
    api("sendMessage", chat_id=sari, text="choose", reply_markup={"keyboard": keys})
    driver.press_key(sari, "Which?", share=[group])
    assert last(api)["message"]["chat_shared"] == {"request_id": 8, "chat_id": group}
    assert api("sendMessage", chat_id=group, text="here I am").status == 200
    plain = driver.add_group("Plain", [sari])["id"]
    with pytest.raises(DriverError, match="not of the kind"):
        driver.press_key(sari, "Which?", share=[plain])


def test_a_group_link_brings_the_bot_in_with_its_payload(api: Api, driver: Driver, sari: int) -> None:
    group = driver.add_group("Staff", [sari])["id"]
    driver.set_bot_role(group, "left")
    with pytest.raises(DriverError, match="choose the group"):
        driver.open(sari, BOT + "?startgroup=desk")
    driver.open(sari, BOT + "?startgroup=desk", group)
    role, said = api("getUpdates").result[-2:]
    assert role["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert said["message"]["text"] == "/start@demo_shop_bot desk"
