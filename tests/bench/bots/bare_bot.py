"""pyTelegramBotAPI as its manual starts it: default threads, one handler, `infinity_polling`."""

import sys
import threading
from pathlib import Path

import telebot
from telebot import apihelper
from telebot.types import InlineKeyboardMarkup, Message

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

    bot.infinity_polling()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
