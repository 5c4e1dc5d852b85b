"""aiogram 3 as its manual starts it: one handler, `start_polling`."""

import asyncio
import sqlite3
import sys
from pathlib import Path

from aiogram import Bot, Dispatcher, F
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from tests.bench.bots import rows


async def main(folder: Path, url: str, token: str) -> None:
    """Answer /start until the process is ended."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    bot = Bot(token, session=session, default=DefaultBotProperties(parse_mode="HTML"))
    dispatcher = Dispatcher()
    rows.prepare(folder)
    connection = rows.connect(folder)
    words = rows.message(folder)
    markup = InlineKeyboardMarkup.model_validate(words["reply_markup"])

    @dispatcher.message(CommandStart())
    async def start(message: Message) -> None:
        rows.note(connection, message.chat.id, message.chat.first_name or "")
        await message.answer(words["text"], reply_markup=markup)

    _sell(dispatcher, connection)
    await dispatcher.start_polling(bot)


def _sell(dispatcher: Dispatcher, connection: sqlite3.Connection) -> None:
    """Show the product, then the order, then sell it: a message and two taps."""

    @dispatcher.message(F.text.regexp("^[0-9]+$"))
    async def product(message: Message) -> None:
        await message.answer(rows.CARD, reply_markup=_button("🛒 Buy", "buy"))

    @dispatcher.callback_query(F.data == "buy")
    async def order(call: CallbackQuery) -> None:
        if isinstance(call.message, Message):
            await call.message.edit_text(rows.ORDER, reply_markup=_button("💰 Pay", "pay"))
        await call.answer()

    @dispatcher.callback_query(F.data == "pay")
    async def pay(call: CallbackQuery) -> None:
        said = rows.buy(connection, call.from_user.id)
        if isinstance(call.message, Message):
            await call.message.edit_text(said)
        await call.answer()


def _button(words: str, data: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text=words, callback_data=data)]])


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3]))
