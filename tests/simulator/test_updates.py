"""getUpdates with the real server's habits: an update is the bot's until it asks for the next one."""

from __future__ import annotations

import socket
from concurrent.futures import ThreadPoolExecutor, as_completed

from shopbot.commands.demo import demo
from shopbot.simulator.driver import Driver, Phone
from shopbot.simulator.updates import FIRST_ID

from .conftest import TOKEN, Api, keyboard

DAY = 24 * 3600


def numbers(api: Api, **params: object) -> list[int]:
    return [update["update_id"] for update in api("getUpdates", **params).result]


def test_updates_come_again_until_an_offset_acknowledges_them(api: Api, driver: Driver, sari: int) -> None:
    driver.say(sari, "two")
    first, second = numbers(api)
    assert numbers(api) == [first, second]
    assert numbers(api, offset=second) == [second]
    assert numbers(api, offset=first) == [second]
    assert numbers(api, offset=second + 1) == []


def test_a_negative_offset_keeps_the_last_ones_and_limit_cuts(api: Api, driver: Driver, sari: int) -> None:
    for word in ("a", "b", "c"):
        driver.say(sari, word)
    assert len(numbers(api, limit=2)) == 2
    last = numbers(api)[-2:]
    assert numbers(api, offset=-2) == last
    assert numbers(api) == last


def test_a_long_poll_ends_with_the_first_update(api: Api, driver: Driver, sari: int) -> None:
    after = numbers(api)[-1] + 1
    with ThreadPoolExecutor(1) as pool:
        poll = pool.submit(numbers, api, offset=after, timeout=20)
        driver.say(sari, "hello")
        assert poll.result(15) == [after]


def test_a_second_poller_ends_the_first_with_409(api: Api, driver: Driver, sari: int) -> None:
    after = numbers(api)[-1] + 1
    with ThreadPoolExecutor(2) as pool:
        polls = [pool.submit(api, "getUpdates", offset=after, timeout=20) for _ in range(2)]
        ended = next(as_completed(polls, timeout=15)).result()
        assert ended.status == 409
        assert ended.words == (
            "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
        )
        driver.say(sari, "hello")
        assert sorted(poll.result(15).status for poll in polls) == [200, 409]


def test_polling_is_refused_while_a_webhook_is_set(api: Api) -> None:
    api("setWebhook", url="https://shop.example/hook")
    assert api("getWebhookInfo").result["url"] == "https://shop.example/hook"
    refused = api("getUpdates")
    assert (refused.status, refused.words[:44]) == (409, "Conflict: can't use getUpdates method while ")
    api("deleteWebhook")
    assert api("getUpdates").status == 200


def test_half_a_surrogate_pair_reaches_the_bot_as_it_is(api: Api, driver: Driver) -> None:
    after = driver.update({"message": {"text": "\ud800"}})
    assert api("getUpdates", offset=after).result[-1]["message"]["text"] == "\ud800"


def test_setting_a_webhook_ends_a_waiting_poll(api: Api, driver: Driver, sari: int) -> None:
    after = numbers(api)[-1] + 1
    with ThreadPoolExecutor(1) as pool:
        poll = pool.submit(api, "getUpdates", offset=after, timeout=20)
        while not driver.bot()["polling"]:
            assert not poll.done()
        api("setWebhook", url="https://shop.example/hook")
        api("deleteWebhook")
        assert poll.result(15).words == "Conflict: terminated by setWebhook request"


def test_allowed_updates_are_remembered(api: Api, driver: Driver, sent: int, sari: int) -> None:
    api("getUpdates", offset=-1, allowed_updates=["callback_query"])
    driver.say(sari, "not wanted")
    driver.press(sari, sent, "buy:1")
    kinds = [next(iter(update.keys() - {"update_id"})) for update in api("getUpdates").result]
    assert kinds[-1] == "callback_query"
    assert "not wanted" not in str(api("getUpdates").body)
    api("getUpdates", allowed_updates=[])


def test_a_raw_update_arrives_exactly_as_it_was_given(api: Api, driver: Driver) -> None:
    number = driver.update({"message": {"no": "date"}})
    assert api("getUpdates").result[-1] == {"update_id": number, "message": {"no": "date"}}
    assert driver.update({"update_id": number + 500, "poll": {}}) == number + 500


def test_an_update_nobody_fetched_is_gone_after_a_day(api: Api, driver: Driver, sari: int) -> None:
    driver.advance(DAY - 60)
    driver.say(sari, "younger")
    assert len(numbers(api)) == 2
    driver.advance(120)
    assert [update["message"]["text"] for update in api("getUpdates").result] == ["younger"]


def test_after_a_quiet_week_numbers_start_again_lower(api: Api, driver: Driver, sari: int) -> None:
    before = numbers(api)[-1]
    driver.advance(6 * DAY)
    after_six = driver.say(sari, "not quite a week")["update_id"]
    driver.advance(7 * DAY)
    lower = driver.say(sari, "a week later")["update_id"]
    assert (after_six, lower < FIRST_ID) == (before + 1, True)
    assert driver.say(sari, "and on")["update_id"] == lower + 1


def test_an_offset_kept_from_before_the_week_hides_nothing(api: Api, driver: Driver, sari: int) -> None:
    maximum = numbers(api)[-1] + 1
    driver.advance(7 * DAY)
    lower = driver.say(sari, "a week later")["update_id"]
    for _ in range(2):
        assert numbers(api, offset=maximum) == [lower]
    assert numbers(api, offset=lower + 1) == []


def test_the_real_shop_goes_on_after_a_quiet_week() -> None:
    with demo(0) as running:
        driver = Driver(running.simulator.url)
        oliver = Phone(driver, next(one["id"] for one in driver.people() if one["first_name"] == "Oliver"))
        shown = [oliver.says("/start").message["message_id"]]
        before = driver.update({"poll": {}})
        driver.advance(8 * DAY)
        shown += [oliver.says("/start").message["message_id"] for _ in range(2)]
        assert driver.update({"poll": {}}) < before
        assert shown == sorted(set(shown))
        assert driver.violations() == []


def test_a_poller_that_hangs_up_leaves_the_place_and_loses_nothing(api: Api, driver: Driver, sari: int) -> None:
    after = numbers(api)[-1] + 1
    with socket.create_connection(("127.0.0.1", api.port)) as line:
        line.sendall(f"GET /bot{TOKEN}/getUpdates?offset={after}&timeout=50 HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    driver.say(sari, "after the crash")
    assert api("getUpdates", timeout=20).result[0]["message"]["text"] == "after the crash"


def test_a_tap_shows_a_spinner_until_answered_once(api: Api, driver: Driver, sari: int, sent: int) -> None:
    query = driver.press(sari, sent, "buy:1")["callback_query_id"]
    assert driver.chat(sari)["messages"][-1]["reply_markup"]["inline_keyboard"][0][0]["waiting"]
    assert api("answerCallbackQuery", callback_query_id=query, text="Added", show_alert=True).result is True
    shown = driver.chat(sari)
    assert not shown["messages"][-1]["reply_markup"]["inline_keyboard"][0][0]["waiting"]
    assert [(toast["text"], toast["alert"]) for toast in shown["toasts"]] == [("Added", True)]
    again = api("answerCallbackQuery", callback_query_id=query)
    assert again.words == ("Bad Request: query is too old and response timeout expired or query ID is invalid")


def test_a_tap_answered_too_late_is_refused(api: Api, driver: Driver, sari: int, sent: int) -> None:
    query = driver.press(sari, sent, "buy:1")["callback_query_id"]
    driver.advance(3600)
    assert "query is too old" in api("answerCallbackQuery", callback_query_id=query).words


def test_inline_results_reach_the_one_who_asked(api: Api, driver: Driver, sari: int) -> None:
    asked = driver.post("inline", person=sari, query="key")
    found = {"type": "article", "id": "1", "title": "Key", "input_message_content": {"message_text": "A key"}}
    assert api("answerInlineQuery", inline_query_id=asked["inline_query_id"], results=[found]).result is True
    shown = driver.get(f"inline/{asked['inline_query_id']}")["results"]
    assert shown == [{"type": "article", "id": "1", "title": "Key"}]
    assert (
        "RESULT_ID_DUPLICATE"
        in api("answerInlineQuery", inline_query_id=asked["inline_query_id"], results=[found, found]).words
    )


def test_a_group_message_carries_its_chat_and_sender(api: Api, driver: Driver, sari: int) -> None:
    group = driver.add_group("Staff", [sari])["id"]
    driver.say(sari, "/orders", chat=group)
    message = api("getUpdates").result[-1]["message"]
    assert (message["chat"]["id"], message["from"]["id"]) == (group, sari)
    assert api("sendMessage", chat_id=group, text="seen", reply_markup=keyboard("ok")).status == 200
    assert api("getChatMember", chat_id=group, user_id=sari).result["status"] == "creator"
