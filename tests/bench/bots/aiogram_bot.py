"""aiogram 3 as its manual starts it: one handler, `start_polling`."""

import asyncio
import sys
from pathlib import Path

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.types import InlineKeyboardMarkup, Message

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

    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3]))
