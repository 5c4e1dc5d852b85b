"""One Telegram update, read from its raw JSON into the few things the shop cares about.

Read inside the handler, not before: an update this page cannot read is set aside alone and stops nobody else.
Field names are those of the Bot API 10.3 objects Update, Message, CallbackQuery, ChatMemberUpdated, PreCheckoutQuery,
SuccessfulPayment and RefundedPayment.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_AWAY = ("kicked", "left")
_MOST = 1 << 62  # more than any number of the Bot API has; the file holds twice as much
_OTHER_KINDS = ("video", "video_note", "voice", "audio", "poll", "location", "contact", "dice", "story")


@dataclass(frozen=True)
class Sender:
    """Who did it, as Telegram knows them."""

    id: int
    name: str
    username: str | None
    language: str | None


@dataclass(frozen=True)
class FileRef:
    """A file in a message: where Telegram keeps it, its name and its size in bytes (0: unknown)."""

    file_id: str
    name: str
    size: int


@dataclass(frozen=True)
class Incoming:
    """A message or a tap. `text` is the message's text or caption; `tap` is a button's data.

    `entities` is the formatting of the text, as the Bot API has it; `other` names what else the message is, if that is
    nothing the shop reads ("video"); `via` is the username of the bot whose inline mode made it. `thread` is a forum's
    topic, `title` the group's. `reply_sender` and `forwarded_from` are who wrote what was replied to or forwarded; if
    Telegram keeps that back, `reply_hidden` and `forwarded_hidden` are the name it gives instead.
    """

    sender: Sender
    chat: int
    private: bool
    message_id: int
    text: str = ""
    tap: str | None = None
    callback_id: str | None = None
    document: FileRef | None = None
    photo: str | None = None
    sticker: str | None = None
    animation: str | None = None
    reply_document: FileRef | None = None
    reply_message_id: int | None = None
    reply_sender: int | None = None
    forwarded_from: int | None = None
    has_picture: bool = False
    entities: tuple[Mapping[str, Any], ...] = ()
    other: str = ""
    via: str = ""
    thread: int | None = None
    title: str = ""
    reply_hidden: str = ""
    forwarded_hidden: str = ""


@dataclass(frozen=True)
class Membership:
    """Somebody blocked the bot or let it in again; or took it into a group (`entered`) or out of it."""

    sender: Sender
    chat: int
    private: bool
    reachable: bool
    entered: bool = False
    title: str = ""


@dataclass(frozen=True)
class Migrated:
    """A group became a supergroup: another chat, with another number."""

    old: int
    new: int


@dataclass(frozen=True)
class PreCheckout:
    """Telegram asks whether somebody may pay an invoice; it waits ten seconds. `total` is in smallest units."""

    id: str
    sender: Sender
    currency: str
    total: int
    payload: str


@dataclass(frozen=True)
class Paid:
    """Money moved by Telegram itself: came for an invoice, or (`back`) went back. `at` is the message's UTC seconds.

    `charge` is Telegram's name for the payment, the same when it comes and when it goes back.
    """

    sender: Sender
    chat: int
    at: int
    currency: str
    total: int
    payload: str
    charge: str
    back: bool


def read(update: Mapping[str, Any]) -> Incoming | Membership | Migrated | PreCheckout | Paid | None:
    """Return what an update says, or None for one the shop has no use for.

    Raises KeyError, TypeError, ValueError or AttributeError for one that is not as the Bot API describes it.
    """
    if query := update.get("pre_checkout_query"):
        return _pre_checkout(query)
    if message := update.get("message"):
        if payment := message.get("successful_payment"):
            return _paid(message, payment, back=False)
        if payment := message.get("refunded_payment"):
            return _paid(message, payment, back=True)
        if "migrate_to_chat_id" in message:
            return Migrated(_number(message["chat"]["id"]), _number(message["migrate_to_chat_id"]))
        if "migrate_from_chat_id" in message:
            return Migrated(_number(message["migrate_from_chat_id"]), _number(message["chat"]["id"]))
        return _message(message) if "from" in message and not message["from"].get("is_bot") else None
    if query := update.get("callback_query"):
        return _tap(query)
    if member := update.get("my_chat_member"):
        return _membership(member)
    return None


def _membership(member: Mapping[str, Any]) -> Membership:
    reachable = member["new_chat_member"]["status"] not in _AWAY
    was_away = (member.get("old_chat_member") or {}).get("status", "left") in _AWAY
    chat = member["chat"]
    return Membership(
        sender_of(member["from"]), _number(chat["id"]), _private(chat), reachable, reachable and was_away, _title(chat)
    )


def _title(chat: Mapping[str, Any]) -> str:
    return str(chat.get("title") or "")


def _number(value: object) -> int:
    """Return a number of the Bot API's. Raises TypeError or ValueError for anything else: no row could hold it."""
    if type(value) is not int:
        raise TypeError("no whole number where the Bot API has one")
    if abs(value) >= _MOST:
        raise ValueError("a larger number than the Bot API has")
    return value


def _word(value: object) -> str | None:
    """Return a text that may be missing. Raises TypeError for anything else."""
    if value is not None and not isinstance(value, str):
        raise TypeError("no text where the Bot API has one")
    return value


def sender_of(user: Mapping[str, Any]) -> Sender:
    """Return who a Bot API User is. Raises as `read` does."""
    name = " ".join(filter(None, [str(user["first_name"]), _word(user.get("last_name"))]))
    return Sender(_number(user["id"]), name, _word(user.get("username")), _word(user.get("language_code")))


def _pre_checkout(query: Mapping[str, Any]) -> PreCheckout:
    return PreCheckout(
        str(query["id"]),
        sender_of(query["from"]),
        str(query["currency"]),
        _number(query["total_amount"]),
        str(query["invoice_payload"]),
    )


def _paid(message: Mapping[str, Any], payment: Mapping[str, Any], *, back: bool) -> Paid:
    return Paid(
        sender_of(message["from"]),
        _number(message["chat"]["id"]),
        _number(message["date"]),
        str(payment["currency"]),
        _number(payment["total_amount"]),
        str(payment["invoice_payload"]),
        str(payment["telegram_payment_charge_id"]),
        back,
    )


def _private(chat: Mapping[str, Any]) -> bool:
    return bool(chat["type"] == "private")


def _message(message: Mapping[str, Any]) -> Incoming:
    reply = message.get("reply_to_message") or {}
    author, hidden = _origin(message)
    replied_to, reply_hidden = _author(reply)
    return Incoming(
        sender=sender_of(message["from"]),
        chat=_number(message["chat"]["id"]),
        private=_private(message["chat"]),
        message_id=_number(message["message_id"]),
        text=str(message.get("text") or message.get("caption") or ""),
        document=_document(message.get("document")),
        photo=_largest(message.get("photo")),
        sticker=_word((message.get("sticker") or {}).get("file_id")),
        animation=_word((message.get("animation") or {}).get("file_id")),
        reply_document=_document(reply.get("document")),
        reply_message_id=_number(reply["message_id"]) if reply else None,
        reply_sender=replied_to,
        forwarded_from=author,
        entities=tuple(message.get("entities") or message.get("caption_entities") or ()),
        other=next((kind for kind in _OTHER_KINDS if kind in message), ""),
        via=str((message.get("via_bot") or {}).get("username") or ""),
        thread=_number(message["message_thread_id"]) if message.get("is_topic_message") else None,
        title=_title(message["chat"]),
        reply_hidden=reply_hidden,
        forwarded_hidden=hidden,
    )


def _author(message: Mapping[str, Any]) -> tuple[int | None, str]:
    """Return who wrote a message: of a forwarded one its author (see `_origin`), else its sender; never a bot."""
    if message.get("forward_origin"):
        return _origin(message)
    sender = message.get("from") or {}
    return None if sender.get("is_bot") or "id" not in sender else _number(sender["id"]), ""


def _origin(message: Mapping[str, Any]) -> tuple[int | None, str]:
    """Return whom a message was forwarded from, or the name Telegram gives when it keeps that back.

    A MessageOrigin of the Bot API: `sender_user`; `sender_user_name` of people who allow no link to their account;
    `sender_chat` or `chat` for what was written in the name of a group or channel.
    """
    origin = message.get("forward_origin") or {}
    author = origin.get("sender_user") or {}
    if author:
        return None if author.get("is_bot") else _number(author["id"]), ""
    chat = origin.get("sender_chat") or origin.get("chat") or {}
    return None, str(origin.get("sender_user_name") or _title(chat))


def _document(document: Mapping[str, Any] | None) -> FileRef | None:
    if not document:
        return None
    return FileRef(
        str(document["file_id"]), str(document.get("file_name") or "file"), _number(document.get("file_size", 0))
    )


def _largest(sizes: list[Mapping[str, Any]] | None) -> str | None:
    return str(sizes[-1]["file_id"]) if sizes else None


def _tap(query: Mapping[str, Any]) -> Incoming | None:
    message = query.get("message")
    if message is None:
        return None
    return Incoming(
        sender=sender_of(query["from"]),
        chat=_number(message["chat"]["id"]),
        private=_private(message["chat"]),
        message_id=_number(message["message_id"]),
        tap=str(query.get("data", "")),
        callback_id=str(query["id"]),
        has_picture=bool(message.get("photo")),
    )
