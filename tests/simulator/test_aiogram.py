"""aiogram 3, a bot library of quite another make, is refused nothing, polling or answering a webhook with calls.

It sends every call as multipart in chunks, uploads too, and answers what it gets concurrently.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, cast

import pytest
from aiogram import Bot, Dispatcher, F, types
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramMigrateToChat, TelegramRetryAfter
from aiogram.filters import CommandObject, CommandStart
from aiogram.utils.deep_linking import create_start_link
from aiogram.utils.media_group import MediaGroupBuilder
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web

from shopbot.simulator.driver import Driver, Phone
from shopbot.simulator.server import Simulator

from .conftest import PIXEL, TOKEN

Story = Callable[[Phone], None]


def made(server: Simulator) -> Bot:
    session = AiohttpSession(api=TelegramAPIServer.from_base(server.api_url))
    return Bot(TOKEN, session, DefaultBotProperties(parse_mode="HTML", link_preview_is_disabled=True))


def shop() -> Dispatcher:
    """A bot that greets, sells for Stars, reads files, keeps topics and answers inline."""
    dispatcher = Dispatcher()
    say = dispatcher.message

    @say(CommandStart())
    async def start(message: types.Message, command: CommandObject) -> None:
        assert message.from_user is not None
        greeting = f"<b>Hello</b> {message.from_user.first_name} {command.args or ''}"
        await message.answer(greeting, reply_markup=keys(("Buy", "buy:1"), ("Menu", "menu")))

    @dispatcher.callback_query(F.data == "menu")
    async def menu(query: types.CallbackQuery) -> None:
        message = cast(types.Message, query.message)
        rows = [[types.KeyboardButton(text="Catalogue"), types.KeyboardButton(text="Me", request_contact=True)]]
        await message.answer("Choose", reply_markup=types.ReplyKeyboardMarkup(keyboard=rows, resize_keyboard=True))
        await query.answer("here it is", show_alert=True)

    @dispatcher.callback_query(F.data == "buy:1")
    async def buy(query: types.CallbackQuery) -> None:
        message = cast(types.Message, query.message)
        await message.edit_text("<i>Invoice</i> below", reply_markup=None)
        price = [types.LabeledPrice(label="Total", amount=5)]
        await message.answer_invoice("Key", "A key", "order:1", "XTR", price, provider_token="")
        await query.answer()

    @dispatcher.pre_checkout_query()
    async def checkout(query: types.PreCheckoutQuery) -> None:
        await query.answer(ok=True)

    @say(F.successful_payment)
    async def paid(message: types.Message, bot: Bot) -> None:
        assert message.successful_payment is not None
        assert message.from_user is not None
        charge = message.successful_payment.telegram_payment_charge_id
        await bot.refund_star_payment(message.from_user.id, charge)
        moves = await bot.get_star_transactions(limit=10)
        await message.answer(f"given back, {len(moves.transactions)} moves")

    @say(F.document | F.photo)
    async def file(message: types.Message, bot: Bot) -> None:
        found = message.document or (message.photo or [])[-1]
        content = await bot.download(found)
        assert content is not None
        await message.reply(f"{len(content.read())} bytes, album {bool(message.media_group_id)}")

    @say(F.contact)
    async def contact(message: types.Message) -> None:
        assert message.contact is not None
        await message.answer(f"noted {message.contact.phone_number}", reply_markup=types.ReplyKeyboardRemove())

    @say(F.text)
    async def echo(message: types.Message) -> None:
        await message.answer(f"{message.message_thread_id or 'private'}: {message.text}")

    @dispatcher.inline_query()
    async def offer(query: types.InlineQuery) -> None:
        content = types.InputTextMessageContent(message_text="<b>A key</b>")
        found = types.InlineQueryResultArticle(
            id="1", title=f"Key {query.query}", input_message_content=content, reply_markup=keys(("Take", "take"))
        )
        more = types.InlineQueryResultsButton(text="Open the shop", start_parameter="inline")
        await query.answer([found], cache_time=0, is_personal=True, button=more)

    @dispatcher.chosen_inline_result()
    async def chosen(result: types.ChosenInlineResult, bot: Bot) -> None:
        await bot.edit_message_text("<b>A key</b>, reserved", inline_message_id=result.inline_message_id)

    return dispatcher


def keys(*buttons: tuple[str, str]) -> types.InlineKeyboardMarkup:
    row = [types.InlineKeyboardButton(text=text, callback_data=data) for text, data in buttons]
    return types.InlineKeyboardMarkup(inline_keyboard=[row])


@asynccontextmanager
async def polling(bot: Bot) -> AsyncIterator[None]:
    dispatcher = shop()
    polls = asyncio.create_task(dispatcher.start_polling(bot, polling_timeout=5, handle_signals=False))
    try:
        yield
    finally:
        await dispatcher.stop_polling()
        await polls


@asynccontextmanager
async def hooked(bot: Bot) -> AsyncIterator[None]:
    """The same bot behind a webhook that answers updates with calls."""
    app = web.Application()
    SimpleRequestHandler(shop(), bot, handle_in_background=False, secret_token="s3cret").register(app, "/hook")
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    try:
        await bot.set_webhook(f"http://127.0.0.1:{port}/hook", secret_token="s3cret", drop_pending_updates=True)
        yield
    finally:
        await bot.delete_webhook()
        await runner.cleanup()


@pytest.fixture(params=[polling, hooked], ids=["polling", "webhook"])
def play(request: pytest.FixtureRequest, server: Simulator, driver: Driver) -> Callable[[Story], None]:
    """Plays a story with a person's phone against the running bot, then looks for refusals."""

    async def run(story: Story) -> None:
        async with made(server) as bot, request.param(bot):
            await asyncio.to_thread(story, await asyncio.to_thread(driver.phone, "Sari", "id"))

    def played(story: Story) -> None:
        asyncio.run(run(story))
        assert [call for call in driver.calls() if not call["ok"]] == []

    return played


def test_a_shop_sells_and_gives_back(play: Callable[[Story], None]) -> None:
    def story(sari: Phone) -> None:
        sari.starts("ref_7").expect("Hello Sari ref_7").taps("Buy")
        assert [message.get("text") for message in sari.screen["messages"][1:2]] == ["Invoice below"]
        sari.pays().expect("given back, 2 moves")

    play(story)


def test_files_keyboards_and_contacts_arrive(play: Callable[[Story], None]) -> None:
    def story(sari: Phone) -> None:
        sari.says("/start").taps("Menu")
        assert (sari.toast, sari.keyboard) == ("here it is", ["Catalogue", "Me"])
        sari.shares_contact("+62 811").expect("noted +62 811")
        assert sari.keyboard == []
        sari.sends("stock.txt", b"A\nB\n", "mine").expect("4 bytes, album False")
        sari.sends_album([("a.png", PIXEL), ("b.png", PIXEL)], "two")
        assert sari.texts[-2:] == [f"{len(PIXEL)} bytes, album True"] * 2

    play(story)


def test_topics_keep_apart_what_is_said(play: Callable[[Story], None]) -> None:
    def story(sari: Phone) -> None:
        group = sari.driver.add_group("Staff", [sari.person], forum=True)["id"]
        thread = sari.driver.open_topic(sari.person, group, "Orders")
        staff = sari.at(group, thread).says("anything new?")
        assert staff.sees == f"{thread}: anything new?"
        assert sari.at(group).says("hello").sees == "private: hello"

    play(story)


def test_an_inline_result_is_chosen_and_edited(play: Callable[[Story], None]) -> None:
    def story(sari: Phone) -> None:
        sari.says("/start")
        assert [one["title"] for one in sari.asks_inline("1 month")] == ["Key 1 month"]
        sari.chooses_inline("1 month", "Key")
        mine = [one for one in sari.messages if one.get("via_bot")]
        assert [one["text"] for one in mine] == ["A key, reserved"]

    play(story)


@pytest.fixture
def call(server: Simulator, driver: Driver, sari: int) -> Callable[[Callable[[Bot], Any]], Any]:
    """Runs something with a bot that does not listen."""

    async def run(action: Callable[[Bot], Any]) -> Any:
        async with made(server) as bot:
            return await action(bot)

    return lambda action: asyncio.run(run(action))


def picture() -> types.BufferedInputFile:
    return types.BufferedInputFile(PIXEL, "pixel.png")


def test_every_way_of_sending_passes(call: Callable[..., Any], driver: Driver, sari: int) -> None:
    async def scenario(bot: Bot) -> None:
        photo = await bot.send_photo(
            sari, picture(), caption="<b>c</b>", has_spoiler=True, reply_markup=keys(("a", "b"))
        )
        assert photo.photo is not None
        await bot.send_photo(sari, photo.photo[-1].file_id, protect_content=True, disable_notification=True)
        await bot.send_document(sari, types.BufferedInputFile(b"1;2", "a.csv"), caption="c")
        for send in (
            bot.send_video,
            bot.send_animation,
            bot.send_audio,
            bot.send_voice,
            bot.send_sticker,
            bot.send_video_note,
        ):
            await cast(Any, send)(sari, picture())
        album = MediaGroupBuilder(caption="both")
        album.add_photo(picture())
        album.add_video(media=picture())
        sent = await bot.send_media_group(sari, [*album.build()])
        assert len({one.media_group_id for one in sent}) == 1
        await bot.send_chat_action(sari, "upload_document")
        options = types.LinkPreviewOptions(url="https://a.example", prefer_large_media=True)
        text = await bot.send_message(
            sari, "https://a.example &lt;3 <tg-spoiler>x</tg-spoiler>", link_preview_options=options
        )
        assert [one.type for one in text.entities or ()] == ["url", "spoiler"]
        reply = types.ReplyParameters(message_id=text.message_id, quote="x")
        await bot.send_message(sari, "answer", reply_parameters=reply, message_effect_id="5104841245755180586")
        await bot.copy_message(sari, sari, photo.message_id, caption="again")
        await bot.forward_messages(sari, sari, [one.message_id for one in sent])

    call(scenario)
    assert driver.violations() == []


def test_every_way_of_changing_passes(call: Callable[..., Any], driver: Driver, sari: int) -> None:
    async def scenario(bot: Bot) -> None:
        photo = await bot.send_photo(sari, picture(), caption="c")
        where: Any = {"chat_id": sari, "message_id": photo.message_id}
        await bot.edit_message_caption(**where, caption="<u>d</u>", reply_markup=keys(("a", "b")))
        await bot.edit_message_media(types.InputMediaDocument(media=picture(), caption="e"), **where)
        await bot.edit_message_reply_markup(**where, reply_markup=keys(("a", "c")))
        await bot.set_message_reaction(**where, reaction=[types.ReactionTypeEmoji(emoji="👍")])
        await bot.pin_chat_message(**where, disable_notification=True)
        assert (await bot.get_chat(sari)).pinned_message is not None
        await bot.unpin_all_chat_messages(sari)
        await bot.delete_messages(sari, [photo.message_id])
        await bot.set_my_commands(
            [types.BotCommand(command="start", description="s")], types.BotCommandScopeChat(chat_id=sari), "id"
        )
        await bot.set_chat_menu_button(sari, types.MenuButtonCommands())
        assert (await create_start_link(bot, "ref_7")).endswith("?start=ref_7")
        assert (await bot.get_my_star_balance()).amount == 0
        link = await bot.create_invoice_link(
            "Key", "A key", "order:2", "XTR", [types.LabeledPrice(label="T", amount=5)]
        )
        assert link.startswith("https://t.me/$")

    call(scenario)
    assert driver.violations() == []


def test_every_way_of_keeping_topics_passes(call: Callable[..., Any], driver: Driver, sari: int) -> None:
    group = driver.add_group("Staff", [sari], forum=True)["id"]

    async def scenario(bot: Bot) -> None:
        topic = await bot.create_forum_topic(group, "Orders", icon_color=7322096)
        number = topic.message_thread_id
        await bot.send_message(group, "in it", message_thread_id=number)
        await bot.edit_forum_topic(group, number, name="Sales")
        await bot.close_forum_topic(group, number)
        await bot.reopen_forum_topic(group, number)
        await bot.unpin_all_forum_topic_messages(group, number)
        await bot.edit_general_forum_topic(group, "Lobby")
        await bot.close_general_forum_topic(group)
        await bot.hide_general_forum_topic(group)
        await bot.delete_forum_topic(group, number)
        assert (await bot.get_chat_administrators(group))[0].status == "creator"
        assert (await bot.get_chat(group)).is_forum

    call(scenario)
    assert [(one["name"], one["closed"]) for one in driver.chat(sari, group)["topics"]] == [("Lobby", True)]
    assert driver.violations() == []


def test_its_errors_are_those_the_library_knows(call: Callable[..., Any], driver: Driver, sari: int, sent: int) -> None:
    group = driver.add_group("Staff", [sari], kind="group")["id"]
    moved = driver.migrate(group)

    async def scenario(bot: Bot) -> None:
        with pytest.raises(TelegramMigrateToChat) as told:
            await bot.send_message(group, "hello")
        assert told.value.migrate_to_chat_id == moved
        with pytest.raises(TelegramBadRequest, match="message is not modified"):
            await bot.edit_message_text(
                "hello", chat_id=sari, message_id=sent, reply_markup=keys(("Button buy:1", "buy:1"))
            )
        await asyncio.to_thread(driver.plant, "429", retry_after=7)
        with pytest.raises(TelegramRetryAfter) as held:
            await bot.send_message(sari, "hello")
        assert held.value.retry_after == 7
        await asyncio.to_thread(driver.block, sari)
        with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
            await bot.send_message(sari, "hello")

    call(scenario)
