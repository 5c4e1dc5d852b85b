"""Rules of the Bot API that no list of names and types can say, each under the type or method it belongs to."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from shopbot.simulator.entities import Rich, units
from shopbot.simulator.refusal import broken_rule

Checked = dict[str, Any]

# The Bot API names no numbers; these are what bots have met (tginfo/Telegram-Limits, issue 228).
INLINE_MOST, INLINE_ROW = 100, 8
REPLY_MOST, REPLY_ROW = 300, 12
SUBSCRIPTION_S = 30 * 24 * 3600
MAX_SUBSCRIPTION = 10_000  # Stars
_ACTIONS = (
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay", "disabled",
)  # fmt: skip
_COMMAND = re.compile(r"[a-z0-9_]{1,32}\Z")
_HOST = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}\Z|(?:\d{1,3}\.){3}\d{1,3}\Z|\[[0-9a-fA-F:]+\]\Z", re.UNICODE)
_ENTITY_NEEDS = {
    "text_link": "url",
    "text_mention": "user",
    "custom_emoji": "custom_emoji_id",
    "date_time": "unix_time",
}
_START_PARAMETER = re.compile(r"[A-Za-z0-9_-]*\Z")


def apply(name: str, value: Checked) -> None:
    """Raise a refusal if a checked object or call of this type breaks its own rule."""
    rule = _RULES.get(name)
    if rule is not None:
        rule(value)


def enum_words(owner: str, field: str, value: str) -> str:
    """How an unknown word of a closed list is refused."""
    if field == "parse_mode":
        return "unsupported parse_mode"
    if owner == "sendChatAction":
        return "wrong parameter action in request"
    return f'{owner}.{field} has no value "{value}"'


def _inline_keyboard(value: Checked) -> None:
    _count(value["inline_keyboard"], INLINE_MOST, INLINE_ROW)


def _reply_keyboard(value: Checked) -> None:
    _count(value["keyboard"], REPLY_MOST, REPLY_ROW)
    if not value["keyboard"]:
        raise broken_rule("reply markup must have at least one row of buttons")


def _count(rows: list[list[object]], most: int, row: int) -> None:
    buttons = sum(len(one) for one in rows)
    if buttons > most:
        raise broken_rule(f"reply markup is too long ({buttons} buttons, at most {most})")
    if any(len(one) > row for one in rows):
        raise broken_rule(f"a keyboard row has more than {row} buttons")


_KEY_ACTIONS = (
    "request_users", "request_chat", "request_managed_bot", "request_contact", "request_location", "request_poll",
    "web_app",
)  # fmt: skip


def _key(value: Checked) -> None:
    if not value["text"].strip():
        raise broken_rule("can't parse keyboard button: button text is empty")
    if len([name for name in _KEY_ACTIONS if value.get(name)]) > 1:
        raise broken_rule("can't parse keyboard button: more than one action")


def _inline_button(value: Checked) -> None:
    if not value["text"].strip():
        raise broken_rule("can't parse inline keyboard button: button text is empty")
    actions = [name for name in _ACTIONS if name in value]
    if not actions:
        raise broken_rule("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise broken_rule(f"can't parse inline keyboard button: more than one action ({', '.join(actions)})")
    if "url" in value:
        _url("inline keyboard button", value["url"])


def _url(what: str, url: str) -> None:
    try:
        parts = urlsplit(url if "://" in url else f"http://{url}")
    except ValueError:
        raise broken_rule(f"{what} URL '{url}' is invalid: Wrong HTTP URL") from None
    if parts.scheme in {"tg", "ton", "tonsite"} and parts.netloc:
        return
    if parts.scheme not in {"http", "https"}:
        raise broken_rule(f"{what} URL '{url}' is invalid: Unsupported URL protocol")
    if not _HOST.match(parts.hostname or "") or re.search(r"\s", url):
        raise broken_rule(f"{what} URL '{url}' is invalid: Wrong HTTP URL")


def _web_app(value: Checked) -> None:
    if not value["url"].startswith("https://"):
        raise broken_rule(
            f"inline keyboard button Web App URL '{value['url']}' is invalid: Only HTTPS links are allowed"
        )


def _command(value: Checked) -> None:
    if not _COMMAND.match(value["command"]):
        raise broken_rule("BOT_COMMAND_INVALID")


def _entity(value: Checked) -> None:
    if value["offset"] < 0 or value["length"] <= 0:
        raise broken_rule("can't parse message entity: wrong offset or length")
    needed = _ENTITY_NEEDS.get(value["type"])
    if needed is not None and needed not in value:
        raise broken_rule(f"can't parse message entity: Can't find field \"{needed}\"")


def _send_message(value: Checked) -> None:
    if not value["text"].text:
        raise broken_rule("message text is empty")


def _edit_text(value: Checked) -> None:
    _edited(value)
    if "text" not in value and "rich_message" not in value:
        raise broken_rule("message text is empty")


def _edited(value: Checked) -> None:
    if "inline_message_id" not in value and not {"chat_id", "message_id"} <= value.keys():
        missing = "chat_id is empty" if "chat_id" not in value else "message identifier is not specified"
        raise broken_rule(missing)


def _invoice(value: Checked) -> None:
    if value["currency"] == "XTR":
        if len(value["prices"]) != 1:
            raise broken_rule("payments in Telegram Stars must have exactly one price")
        if value.get("provider_token"):
            raise broken_rule("PAYMENT_PROVIDER_INVALID")
    elif not value.get("provider_token"):
        raise broken_rule("PAYMENT_PROVIDER_INVALID")
    if sum(price["amount"] for price in value["prices"]) <= 0 or not value["prices"]:
        raise broken_rule("CURRENCY_TOTAL_AMOUNT_INVALID")
    _first_pays(value.get("reply_markup"))


def _invoice_link(value: Checked) -> None:
    _invoice(value)
    if "subscription_period" not in value:
        return
    if value["currency"] != "XTR" or value["subscription_period"] != SUBSCRIPTION_S:
        raise broken_rule("SUBSCRIPTION_PERIOD_INVALID")
    if value["prices"][0]["amount"] > MAX_SUBSCRIPTION:
        raise broken_rule("STARS_AMOUNT_INVALID")


def _first_pays(markup: Checked | None) -> None:
    rows = (markup or {}).get("inline_keyboard") or []
    if rows and not (rows[0] and rows[0][0].get("pay")):
        raise broken_rule("BUTTON_TYPE_INVALID: the first button of an invoice must be the pay button")


def _pre_checkout(value: Checked) -> None:
    if not value["ok"] and not value.get("error_message"):
        raise broken_rule('parameter "error_message" is required if ok is False')


def _commands(value: Checked) -> None:
    names = [one["command"] for one in value["commands"]]
    if len(set(names)) != len(names):
        raise broken_rule("BOT_COMMAND_DUPLICATE: a command is listed twice")
    _language(value)


def _language(value: Checked) -> None:
    code = value.get("language_code")
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise broken_rule("LANGUAGE_CODE_INVALID")


def _results_button(value: Checked) -> None:
    if ("web_app" in value) == ("start_parameter" in value):
        raise broken_rule(
            "can't parse inline query results button: exactly one of web_app and start_parameter is needed"
        )
    if not _START_PARAMETER.match(value.get("start_parameter", "")):
        raise broken_rule("START_PARAM_INVALID")


def _webhook(value: Checked) -> None:
    if value["url"] and not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", value.get("secret_token", "")):
        raise broken_rule("secret token contains unallowed characters")


def _callback_answer(value: Checked) -> None:
    if "url" in value:
        _url("callback query answer", value["url"])


def _media(value: Checked) -> None:
    caption = value.get("caption")
    if isinstance(caption, Rich) and units(caption.text) > 1024:
        raise broken_rule("message caption is too long")


def _price(value: Checked) -> None:
    if not value["label"]:
        raise broken_rule("LABELED_PRICE_INVALID: label is empty")


def _chat_scope(value: Checked) -> None:
    if isinstance(value["chat_id"], str) and not value["chat_id"].startswith("@"):
        raise broken_rule("chat not found")


_RULES: dict[str, Callable[[Checked], None]] = {
    "InlineKeyboardMarkup": _inline_keyboard,
    "ReplyKeyboardMarkup": _reply_keyboard,
    "InlineKeyboardButton": _inline_button,
    "KeyboardButton": _key,
    "WebAppInfo": _web_app,
    "BotCommand": _command,
    "BotCommandScopeChat": _chat_scope,
    "MessageEntity": _entity,
    "LabeledPrice": _price,
    "InputMediaPhoto": _media,
    "InputMediaDocument": _media,
    "sendMessage": _send_message,
    "editMessageText": _edit_text,
    "editMessageCaption": _edited,
    "editMessageMedia": _edited,
    "editMessageReplyMarkup": _edited,
    "sendInvoice": _invoice,
    "createInvoiceLink": _invoice_link,
    "answerPreCheckoutQuery": _pre_checkout,
    "answerCallbackQuery": _callback_answer,
    "setMyCommands": _commands,
    "getMyCommands": _language,
    "deleteMyCommands": _language,
    "setMyName": _language,
    "setMyDescription": _language,
    "setMyShortDescription": _language,
    "InlineQueryResultsButton": _results_button,
    "setWebhook": _webhook,
}
