"""python-telegram-bot is refused nothing either; it sends urlencoded forms, and lists as JSON inside them."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
import telegram as tg
from telegram import ext
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter
from telegram.ext import filters

from shopbot.simulator.driver import Driver, Phone
from shopbot.simulator.server import Simulator

from .conftest import PIXEL, TOKEN

Context = ext.ContextTypes.DEFAULT_TYPE


def keys(*buttons: tuple[str, str]) -> tg.InlineKeyboardMarkup:
    return tg.InlineKeyboardMarkup([[tg.InlineKeyboardButton(text, callback_data=data) for text, data in buttons]])


async def start(update: tg.Update, context: Context) -> None:
    assert update.message
    assert update.effective_user
    words = f"<b>Hello</b> {update.effective_user.first_name} {' '.join(context.args or [])}"
    await update.message.reply_html(words, reply_markup=keys(("Buy", "buy:1")))


async def tapped(update: tg.Update, context: Context) -> None:
    query = update.callback_query
    assert query
    if query.inline_message_id:
        await query.edit_message_text("taken")
        await query.answer()
        return
    await query.edit_message_text("<i>Invoice</i> below", parse_mode="HTML")
    await query.answer("coming", show_alert=True)
    assert update.effective_chat
    await update.effective_chat.send_invoice("Key", "A key", "order:1", "XTR", [tg.LabeledPrice("Total", 5)])


async def checkout(update: tg.Update, context: Context) -> None:
    assert update.pre_checkout_query
    await update.pre_checkout_query.answer(ok=True)


async def paid(update: tg.Update, context: Context) -> None:
    assert update.message
    assert update.message.successful_payment
    assert update.effective_user
    await context.bot.refund_star_payment(
        update.effective_user.id, update.message.successful_payment.telegram_payment_charge_id
    )
    moves = await context.bot.get_star_transactions(0, 10)
    await update.message.reply_text(f"given back, {len(moves.transactions)} moves", do_quote=True)


async def file(update: tg.Update, context: Context) -> None:
    assert update.message
    found = update.message.document or update.message.photo[-1]
    content = await (await found.get_file()).download_as_bytearray()
    await update.message.reply_text(f"{len(content)} bytes", reply_to_message_id=update.message.message_id)


async def offer(update: tg.Update, context: Context) -> None:
    assert update.inline_query
    content = tg.InputTextMessageContent(
        "<b>A key</b>", "HTML", link_preview_options=tg.LinkPreviewOptions(is_disabled=True)
    )
    found = tg.InlineQueryResultArticle("1", "Key", content, reply_markup=keys(("Take", "take")))
    await update.inline_query.answer([found], cache_time=0, is_personal=True, auto_pagination=False)


async def echo(update: tg.Update, context: Context) -> None:
    message = update.effective_message
    assert message
    assert update.effective_chat
    await update.effective_chat.send_message(f"heard {message.text}", message_thread_id=message.message_thread_id)


def made(server: Simulator) -> Any:
    builder = ext.ApplicationBuilder().token(TOKEN).base_url(f"{server.api_url}/bot")
    application = builder.base_file_url(f"{server.api_url}/file/bot").build()
    application.add_handler(ext.CommandHandler("start", start))
    application.add_handler(ext.CallbackQueryHandler(tapped))
    application.add_handler(ext.PreCheckoutQueryHandler(checkout))
    application.add_handler(ext.InlineQueryHandler(offer))
    application.add_handler(ext.MessageHandler(filters.SUCCESSFUL_PAYMENT, paid))
    application.add_handler(ext.MessageHandler(filters.Document.ALL | filters.PHOTO, file))
    application.add_handler(ext.MessageHandler(filters.TEXT, echo))
    return application


@asynccontextmanager
async def polling(server: Simulator) -> AsyncIterator[None]:
    async with made(server) as application:
        await application.start()
        await application.updater.start_polling(timeout=5, bootstrap_retries=0)
        try:
            yield
        finally:
            await application.updater.stop()
            await application.stop()


@pytest.fixture
def play(server: Simulator, driver: Driver) -> Callable[[Callable[[Phone], None]], None]:
    async def run(story: Callable[[Phone], None]) -> None:
        async with polling(server):
            await asyncio.to_thread(story, await asyncio.to_thread(driver.phone, "Sari", "id"))

    def played(story: Callable[[Phone], None]) -> None:
        asyncio.run(run(story))
        assert [call for call in driver.calls() if not call["ok"]] == []

    return played


def test_a_shop_sells_and_gives_back(play: Callable[[Callable[[Phone], None]], None]) -> None:
    def story(sari: Phone) -> None:
        sari.starts("ref_7").expect("Hello Sari ref_7").taps("Buy")
        assert sari.toast == "coming"
        sari.pays().expect("given back, 2 moves")

    play(story)


def test_files_topics_and_inline_results_arrive(play: Callable[[Callable[[Phone], None]], None]) -> None:
    def story(sari: Phone) -> None:
        sari.says("/start").sends("stock.txt", b"A\nB\n").expect("4 bytes")
        sari.sends_album([("a.png", PIXEL), ("b.png", PIXEL)]).expect(f"{len(PIXEL)} bytes")
        group = sari.driver.add_group("Staff", [sari.person], forum=True)["id"]
        thread = sari.driver.open_topic(sari.person, group, "Orders")
        assert sari.at(group, thread).says("anything new?").sees == "heard anything new?"
        sari.chooses_inline("k", "Key")
        sari.taps("Take")
        assert [one["text"] for one in sari.messages if one.get("via_bot")] == ["taken"]

    play(story)


@pytest.fixture
def call(server: Simulator, driver: Driver, sari: int) -> Callable[[Callable[[tg.Bot], Any]], Any]:
    """Runs something with a bot that does not listen."""

    async def run(action: Callable[[tg.Bot], Any]) -> Any:
        async with tg.Bot(TOKEN, f"{server.api_url}/bot", f"{server.api_url}/file/bot") as bot:
            return await action(bot)

    return lambda action: asyncio.run(run(action))


def test_every_way_of_sending_passes(call: Callable[..., Any], driver: Driver, sari: int) -> None:
    async def scenario(bot: tg.Bot) -> None:
        photo = await bot.send_photo(sari, PIXEL, "<b>c</b>", parse_mode="HTML", reply_markup=keys(("a", "b")))
        await bot.send_photo(sari, photo.photo[-1].file_id, has_spoiler=True, protect_content=True)
        await bot.send_document(sari, io.BytesIO(b"1;2"), filename="a.csv", disable_content_type_detection=True)
        for send in (
            bot.send_video,
            bot.send_animation,
            bot.send_audio,
            bot.send_voice,
            bot.send_sticker,
            bot.send_video_note,
        ):
            await send(sari, PIXEL)
        album = [tg.InputMediaPhoto(PIXEL), tg.InputMediaPhoto(PIXEL)]
        sent = await bot.send_media_group(sari, album, caption="<i>both</i>", parse_mode="HTML")
        assert len({one.media_group_id for one in sent}) == 1
        await bot.send_chat_action(sari, "typing")
        bold = [tg.MessageEntity("bold", 0, 3)]
        text = await bot.send_message(sari, "all of it", entities=bold, disable_web_page_preview=True)
        assert text.entities == tuple(bold)
        quote = tg.ReplyParameters(text.message_id, allow_sending_without_reply=True)
        await bot.send_message(sari, "answer", reply_parameters=quote, disable_notification=True)
        rows = tg.ReplyKeyboardMarkup(
            [["Catalogue", tg.KeyboardButton("Me", request_contact=True)]], is_persistent=True
        )
        await bot.send_message(sari, "choose", reply_markup=rows)
        await bot.send_message(sari, "gone", reply_markup=tg.ReplyKeyboardRemove())
        await bot.send_message(sari, "how many?", reply_markup=tg.ForceReply(input_field_placeholder="a number"))
        await bot.copy_messages(sari, sari, [one.message_id for one in sent], remove_caption=True)
        await bot.forward_message(sari, sari, photo.message_id)

    call(scenario)
    assert driver.violations() == []


def test_every_way_of_changing_passes(call: Callable[..., Any], driver: Driver, sari: int) -> None:
    async def scenario(bot: tg.Bot) -> None:
        text = await bot.send_message(sari, "x", reply_markup=keys(("a", "b")))
        await bot.edit_message_text("y", sari, text.message_id)
        await bot.edit_message_reply_markup(sari, text.message_id, reply_markup=keys(("a", "c")))
        await bot.edit_message_media(tg.InputMediaPhoto(PIXEL, "e"), sari, text.message_id)
        await bot.edit_message_caption(sari, text.message_id, caption="<u>f</u>", parse_mode="HTML")
        await bot.set_message_reaction(sari, text.message_id, "👍", is_big=True)
        await bot.pin_chat_message(sari, text.message_id)
        await bot.unpin_chat_message(sari, text.message_id)
        await bot.delete_message(sari, text.message_id)
        await bot.set_my_commands([("start", "s")], tg.BotCommandScopeChat(sari), "id")
        assert (await bot.get_my_commands(tg.BotCommandScopeChat(sari), "id"))[0].command == "start"
        await bot.set_my_description("d", "id")
        await bot.set_chat_menu_button(sari, tg.MenuButtonCommands())
        assert (await bot.get_chat_member(sari, sari)).status == "member"
        link = await bot.create_invoice_link(
            "Key", "A key", "order:2", "XTR", [tg.LabeledPrice("T", 5)], provider_token=""
        )
        assert str(link).startswith("https://t.me/$")
        assert (await bot.get_my_star_balance()).amount == 0

    call(scenario)
    assert driver.violations() == []


def test_every_way_of_keeping_topics_passes(call: Callable[..., Any], driver: Driver, sari: int) -> None:
    group = driver.add_group("Staff", [sari], forum=True)["id"]

    async def scenario(bot: tg.Bot) -> None:
        number = (await bot.create_forum_topic(group, "Orders", 16766590)).message_thread_id
        await bot.send_message(group, "in it", message_thread_id=number)
        await bot.edit_forum_topic(group, number, "Sales")
        await bot.close_forum_topic(group, number)
        await bot.reopen_forum_topic(group, number)
        await bot.close_general_forum_topic(group)
        await bot.delete_forum_topic(group, number)
        assert (await bot.get_chat(group)).is_forum
        assert [one.status for one in await bot.get_chat_administrators(group)] == ["creator", "administrator"]

    call(scenario)
    assert driver.violations() == []


def test_its_errors_are_those_the_library_knows(
    call: Callable[..., Any], driver: Driver, sari: int, sent: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    group = driver.add_group("Staff", [sari], kind="group")["id"]
    moved = driver.migrate(group)

    async def scenario(bot: tg.Bot) -> None:
        with pytest.raises(ChatMigrated) as told:
            await bot.send_message(group, "hello")
        assert told.value.new_chat_id == moved
        with pytest.raises(BadRequest, match="Message is not modified"):
            await bot.edit_message_text("hello", sari, sent, reply_markup=keys(("Button buy:1", "buy:1")))
        await asyncio.to_thread(driver.plant, "429", retry_after=7)
        with pytest.raises(RetryAfter):
            await bot.send_message(sari, "hello")
        await asyncio.to_thread(driver.delete_account, sari)
        with pytest.raises(Forbidden, match="user is deactivated"):
            await bot.send_message(sari, "hello")

    call(scenario)
