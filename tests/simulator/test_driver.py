"""The driver and the phone, with pyTelegramBotAPI as the bot: nothing it sends may be refused."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import telebot

from shopbot.simulator.driver import Driver, DriverError
from shopbot.simulator.server import Simulator

from .conftest import PIXEL, TOKEN, Api

# Its annotations say "maybe None" of nearly everything; what is tested here is the protocol.
types: Any = telebot.types
Bot: Any = telebot.TeleBot


class Shop:
    """A tiny bot of pyTelegramBotAPI's making."""

    def __init__(self, bot: Any) -> None:
        self.bot = bot
        self.bot.message_handler(commands=["start"])(self.start)
        self.bot.message_handler(content_types=["document"])(self.document)
        self.bot.callback_query_handler(func=lambda _: True)(self.tap)
        self.bot.pre_checkout_query_handler(func=lambda _: True)(self.checkout)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._poll, daemon=True)
        self._thread.start()

    def _poll(self) -> None:
        offset = 0
        while not self._stop.is_set():
            updates = self.bot.get_updates(offset=offset, timeout=1, long_polling_timeout=1)
            self.bot.process_new_updates(updates)
            offset = updates[-1].update_id + 1 if updates else offset

    def stop(self) -> None:
        self._stop.set()
        self._thread.join(20)

    def start(self, message: Any) -> None:
        keys = types.InlineKeyboardMarkup()
        keys.row(types.InlineKeyboardButton("Buy <1>", callback_data="buy:1", style="success"))
        keys.row(types.InlineKeyboardButton("Copy", copy_text=types.CopyTextButton("K-1")))
        keys.row(types.InlineKeyboardButton("Buy", callback_data="buy:2"))
        self.bot.send_message(message.chat.id, f"<b>Hello</b> {message.from_user.first_name}", reply_markup=keys)

    def tap(self, query: Any) -> None:
        self.bot.answer_callback_query(query.id, f"took {query.data}")
        self.bot.edit_message_text(f"done {query.data}", query.message.chat.id, query.message.message_id)

    def document(self, message: Any) -> None:
        path = self.bot.get_file(message.document.file_id).file_path
        self.bot.reply_to(message, f"{len(self.bot.download_file(path))} bytes")

    def checkout(self, query: Any) -> None:
        self.bot.answer_pre_checkout_query(query.id, ok=True)


@pytest.fixture
def bot(server: Simulator, monkeypatch: pytest.MonkeyPatch) -> Any:
    # The shop's own telegram room, if another test has loaded it, sends for every telebot of this process.
    monkeypatch.setattr("telebot.apihelper.CUSTOM_REQUEST_SENDER", None)
    monkeypatch.setattr("telebot.apihelper.API_URL", server.api_url + "/bot{0}/{1}")
    monkeypatch.setattr("telebot.apihelper.FILE_URL", server.api_url + "/file/bot{0}/{1}")
    return Bot(TOKEN, threaded=False, parse_mode="HTML")


@pytest.fixture
def shop(bot: Any, driver: Driver) -> Iterator[Shop]:
    made = Shop(bot)
    yield made
    made.stop()


def test_a_phone_reads_and_taps_through_a_real_bot(shop: Shop, driver: Driver) -> None:
    sari = driver.phone("Sari", "id")
    sari.says("/start")
    assert (sari.sees, sari.buttons) == ("Hello Sari", ["Buy <1>", "Copy", "Buy"])
    assert sari.message["html"] == "<b>Hello</b> Sari"
    sari.taps("Buy")
    assert (sari.sees, sari.toast, sari.buttons) == ("done buy:2", "took buy:2", [])
    sari.sends("stock.txt", b"A\nB\n")
    assert sari.sees == "4 bytes"
    assert len(sari.texts) == 2
    with pytest.raises(AssertionError, match="'5 bytes' was expected, the bot says '4 bytes'"):
        sari.expect("4 bytes").expect("5 bytes", timeout_ms=20)
    sari.forges("buy:999")
    assert sari.toast == "took buy:999"
    assert driver.violations() == []


def test_a_button_that_is_not_there_is_named_with_those_that_are(shop: Shop, driver: Driver) -> None:
    sari = driver.phone("Sari").says("/start")
    with pytest.raises(LookupError, match=r"no button 'Sell'.*Copy"):
        sari.taps("Sell")
    with pytest.raises(DriverError, match="has no such button"):
        driver.press(sari.person, sari.message["message_id"], "sell:1")
    assert driver.press_text(sari.person, "Copy") == {"copied": "K-1"}


def test_paying_from_the_phone_reaches_the_bot_and_back(shop: Shop, driver: Driver) -> None:
    sari = driver.phone("Sari").says("/start")
    price = [types.LabeledPrice("Total", 5)]
    shop.bot.send_invoice(sari.person, "Key", "A key", "order:1", None, "XTR", price)
    assert "successful_payment" in sari.pays().screen["messages"][-1]


def test_waiting_for_quiet_ends_without_a_bot(driver: Driver, api: Api, sari: int) -> None:
    assert not driver.wait_quiet(timeout_ms=50)
    api("getUpdates", offset=-1)
    after = api("getUpdates").result[-1]["update_id"] + 1
    api("getUpdates", offset=after)
    assert driver.wait_quiet(quiet_ms=1)
    assert driver.wait_calls(driver.call_count())
    assert not driver.wait_calls(driver.call_count() + 1, timeout_ms=20)


CALLS: list[tuple[str, Callable[[Any, int], Any]]] = [
    ("get_me", lambda bot, _: bot.get_me()),
    ("send_photo", lambda bot, chat: bot.send_photo(chat, PIXEL, "c", has_spoiler=True, reply_markup=_keys())),
    ("send_document", lambda bot, chat: bot.send_document(chat, ("a.csv", b"1;2"), caption="c", protect_content=True)),
    ("send_sticker", lambda bot, chat: bot.send_sticker(chat, PIXEL)),
    ("send_animation", lambda bot, chat: bot.send_animation(chat, PIXEL, caption="c")),
    ("send_media_group", lambda bot, chat: bot.send_media_group(chat, [types.InputMediaPhoto(PIXEL, "c")] * 2)),
    ("send_chat_action", lambda bot, chat: bot.send_chat_action(chat, "typing")),
    (
        "reply",
        lambda bot, chat: bot.send_message(
            chat, "x", reply_parameters=types.ReplyParameters(999, allow_sending_without_reply=True)
        ),
    ),
    ("reply_keyboard", lambda bot, chat: bot.send_message(chat, "x", reply_markup=_rows())),
    ("remove", lambda bot, chat: bot.send_message(chat, "x", reply_markup=types.ReplyKeyboardRemove())),
    ("force_reply", lambda bot, chat: bot.send_message(chat, "x", reply_markup=types.ForceReply(selective=False))),
    ("web_app", lambda bot, chat: bot.send_message(chat, "x", reply_markup=_web_app())),
    (
        "preview",
        lambda bot, chat: bot.send_message(chat, "x", link_preview_options=types.LinkPreviewOptions(is_disabled=True)),
    ),
    ("timeout", lambda bot, chat: bot.send_message(chat, "x", timeout=5)),
    ("commands", lambda bot, _: bot.set_my_commands([types.BotCommand("start", "s")], language_code="id")),
    (
        "chat_scope",
        lambda bot, chat: bot.set_my_commands([types.BotCommand("a", "s")], types.BotCommandScopeChat(chat)),
    ),
    ("get_commands", lambda bot, _: bot.get_my_commands(types.BotCommandScopeAllPrivateChats(), "id")),
    ("delete_commands", lambda bot, _: bot.delete_my_commands(language_code="id")),
    ("description", lambda bot, _: bot.set_my_description("d", "id")),
    ("short", lambda bot, _: bot.set_my_short_description("d")),
    ("menu_button", lambda bot, chat: bot.set_chat_menu_button(chat, types.MenuButtonCommands())),
    ("get_chat", lambda bot, chat: bot.get_chat(chat)),
    ("get_chat_member", lambda bot, chat: bot.get_chat_member(chat, chat)),
    ("webhook_info", lambda bot, _: bot.get_webhook_info()),
    ("delete_webhook", lambda bot, _: bot.delete_webhook()),
    ("star_transactions", lambda bot, _: bot.get_star_transactions(0, 10)),
    ("star_balance", lambda bot, _: bot.get_my_star_balance()),
]


def _keys() -> Any:
    return types.InlineKeyboardMarkup([[types.InlineKeyboardButton("a", url="https://a.example")]])


def _rows() -> Any:
    return types.ReplyKeyboardMarkup(resize_keyboard=True, is_persistent=True).row("A", types.KeyboardButton("B"))


def _web_app() -> Any:
    app = types.WebAppInfo("https://a.example/app")
    return types.InlineKeyboardMarkup([[types.InlineKeyboardButton("a", web_app=app)]])


@pytest.mark.parametrize(("name", "call"), CALLS, ids=[name for name, _ in CALLS])
def test_telebot_is_not_refused(
    bot: Any, driver: Driver, sari: int, name: str, call: Callable[[Any, int], Any]
) -> None:
    assert call(bot, sari) is not None
    assert driver.violations() == []


def test_telebot_edits_deletes_and_pins(bot: Any, driver: Driver, sari: int) -> None:
    picture = bot.send_photo(sari, PIXEL, "c")
    bot.edit_message_caption("d", sari, picture.message_id)
    bot.edit_message_media(types.InputMediaPhoto(PIXEL, "<b>e</b>", parse_mode="HTML"), sari, picture.message_id)
    bot.edit_message_reply_markup(sari, picture.message_id, reply_markup=_keys())
    bot.set_message_reaction(sari, picture.message_id, [types.ReactionTypeEmoji("👍")])
    bot.pin_chat_message(sari, picture.message_id, disable_notification=True)
    assert bot.get_chat(sari).pinned_message.caption == "e"
    bot.unpin_chat_message(sari, picture.message_id)
    bot.copy_message(sari, sari, picture.message_id)
    bot.forward_message(sari, sari, picture.message_id)
    bot.delete_messages(sari, [picture.message_id])
    assert driver.violations() == []
