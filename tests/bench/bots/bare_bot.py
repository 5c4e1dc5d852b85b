"""pyTelegramBotAPI as its manual starts it: default threads, one handler, `infinity_polling`."""

import sys
import threading
from pathlib import Path

import telebot
from telebot import apihelper
from telebot.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from tests.bench.bots import rows


def main(folder: Path, url: str, token: str) -> None:
    """Answer /start until the process is ended."""
    apihelper.API_URL = url + "/bot{0}/{1}"  # type: ignore[assignment]
    bot = telebot.TeleBot(token, parse_mode="HTML")
    rows.prepare(folder)
    known = threading.local()
    words = rows.message(folder)
    markup = InlineKeyboardMarkup.de_json(words["reply_markup"])  # type: ignore[no-untyped-call]

    @bot.message_handler(commands=["start"])  # type: ignore[untyped-decorator]
    def start(message: Message) -> None:
        if not hasattr(known, "connection"):
            known.connection = rows.connect(folder)
        rows.note(known.connection, message.chat.id, message.chat.first_name or "")
        bot.send_message(message.chat.id, words["text"], reply_markup=markup)

    _sell(bot, folder, known)
    bot.infinity_polling()


def _sell(bot: telebot.TeleBot, folder: Path, known: threading.local) -> None:
    """Show the product, then the order, then sell it: a message and two taps."""

    @bot.message_handler(regexp="^[0-9]+$")  # type: ignore[untyped-decorator]
    def product(message: Message) -> None:
        bot.send_message(message.chat.id, rows.CARD, reply_markup=_button("🛒 Buy", "buy"))

    @bot.callback_query_handler(func=lambda call: call.data == "buy")  # type: ignore[untyped-decorator, no-untyped-call]
    def order(call: CallbackQuery) -> None:
        assert call.message
        where = call.message.chat.id, call.message.message_id
        bot.edit_message_text(rows.ORDER, *where, reply_markup=_button("💰 Pay", "pay"))
        bot.answer_callback_query(call.id)

    @bot.callback_query_handler(func=lambda call: call.data == "pay")  # type: ignore[untyped-decorator, no-untyped-call]
    def pay(call: CallbackQuery) -> None:
        if not hasattr(known, "connection"):
            known.connection = rows.connect(folder)
        said = rows.buy(known.connection, call.from_user.id)
        assert call.message
        bot.edit_message_text(said, call.message.chat.id, call.message.message_id)
        bot.answer_callback_query(call.id)


def _button(words: str, data: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(words, callback_data=data)]])


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
