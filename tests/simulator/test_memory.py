"""A demo left open for weeks: what is kept has an end, and what is dropped does no harm."""

from __future__ import annotations

import pytest

from shopbot.simulator import calls, events, files, world
from shopbot.simulator.driver import Driver
from shopbot.simulator.server import Simulator

from .conftest import TOKEN, Api, keyboard, upload


def test_a_chat_keeps_its_newest_messages(api: Api, driver: Driver, sari: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(world, "MESSAGES_KEPT", 5)
    first = api("sendMessage", chat_id=sari, text="0", reply_markup=keyboard("old")).result["message_id"]
    api("pinChatMessage", chat_id=sari, message_id=first)
    for number in range(1, 20):
        api("sendMessage", chat_id=sari, text=str(number))
    assert [one["text"] for one in driver.chat(sari)["messages"]] == ["15", "16", "17", "18", "19"]
    assert driver.chat(sari)["pinned"] == []
    assert api("editMessageText", chat_id=sari, message_id=first, text="x").words == (
        "Bad Request: message to edit not found"
    )
    driver.press(sari, first, "old", force=True)
    assert api("getUpdates").result[-1]["callback_query"]["message"]["date"] == 0


def test_the_oldest_files_go_first(api: Api, driver: Driver, sari: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_KEPT", 100)
    sent = [
        upload(api, "sendDocument", {"chat_id": str(sari)}, document=("a.bin", bytes([number]) * 40)).result["document"]
        for number in range(4)
    ]
    found = [api("getFile", file_id=one["file_id"]).status for one in sent]
    assert found == [400, 400, 200, 200]


def test_taps_nobody_answered_are_let_go(api: Api, driver: Driver, sari: int, sent: int) -> None:
    for _ in range(3):
        driver.press(sari, sent, "buy:1")
    assert not driver.wait_quiet(timeout_ms=20)
    driver.advance(3600)
    api("getUpdates", offset=-1)
    api("getUpdates", offset=api("getUpdates").result[-1]["update_id"] + 1)
    assert driver.wait_quiet(quiet_ms=1)
    buttons = driver.chat(sari)["messages"][-1]["reply_markup"]["inline_keyboard"]
    assert not buttons[0][0]["waiting"]


def test_calls_and_events_are_numbered_on_when_the_old_are_gone() -> None:
    """With a server of its own: both logs take their size when they are made."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(calls, "KEPT", 10)
        patch.setattr(events, "KEPT", 10)
        with Simulator(token=TOKEN) as server:
            api, driver = Api(server.port), Driver(server.url)
            for _ in range(30):
                api("getMe")
            assert [one["n"] for one in driver.calls()] == list(range(21, 31))
            assert [one["seq"] for one in driver.events()] == list(range(21, 31))


def test_of_a_long_parameter_only_the_beginning_is_kept(api: Api, driver: Driver, sari: int) -> None:
    api("sendMessage", chat_id=sari, text="x" * 4000)
    assert len(driver.calls()[-1]["params"]["text"]) < 500


def test_inline_queries_and_toasts_have_an_end(
    api: Api, driver: Driver, sari: int, sent: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(world, "TOASTS_KEPT", 3)
    for number in range(5):
        query = driver.press(sari, sent, "buy:1")["callback_query_id"]
        api("answerCallbackQuery", callback_query_id=query, text=str(number))
    assert [toast["text"] for toast in driver.chat(sari)["toasts"]] == ["2", "3", "4"]
    first = driver.ask_inline(sari, "first")
    for _ in range(200):
        driver.ask_inline(sari, "more")
    assert "query is too old" in api("answerInlineQuery", inline_query_id=first, results=[]).words
