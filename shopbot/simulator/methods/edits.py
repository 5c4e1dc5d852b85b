"""Methods that change or remove a message of the bot, with Telegram's refusals."""

from __future__ import annotations

from typing import Any

from shopbot.simulator.methods.members import need_rights
from shopbot.simulator.methods.registry import Call, method
from shopbot.simulator.methods.sending import file_of
from shopbot.simulator.refusal import Refusal, bad_request
from shopbot.simulator.world import Message

DELETE_WITHIN_S = 48 * 3600
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
_MEDIA = frozenset({"photo", "document", "animation", "video", "audio"})


def _editable(call: Call) -> Message:
    args = call.args
    if "inline_message_id" in args:
        found = call.world.inline_messages.get(args["inline_message_id"])
        if found is None:
            raise bad_request("MESSAGE_ID_INVALID")
        return found
    chat = call.world.writable(args["chat_id"])
    message = chat.messages.get(args["message_id"])
    if message is None:
        raise bad_request("message to edit not found")
    if message.sender["id"] != call.world.profile.id or message.other_markup is not None:
        raise bad_request("message can't be edited")
    return message


def _change(call: Call, message: Message, **new: Any) -> object:
    """Store what differs, else refuse as not modified. A missing reply_markup removes the keyboard."""
    markup = call.args.get("reply_markup")
    new["inline"] = markup if markup and markup.get("inline_keyboard") else None
    if "content" in new and not (new["content"] and new["content"].text):
        new["content"] = None
    if all(getattr(message, name) == value for name, value in new.items()):
        raise bad_request(NOT_MODIFIED)
    only_markup = new.keys() == {"inline"}
    for name, value in new.items():
        setattr(message, name, value)
    message.waiting.clear()
    if not only_markup:
        message.edited = call.world.clock.now()
    call.world.touched(message)
    return True if "inline_message_id" in call.args else message.api()


@method("editMessageText")
def edit_text(call: Call) -> object:
    """New text for a text message."""
    if "text" not in call.args:
        raise Refusal(501, "rich messages are not simulated")
    message = _editable(call)
    if message.has_media or message.content is None:
        raise bad_request("there is no text in the message to edit")
    return _change(call, message, content=call.args["text"])


@method("editMessageCaption")
def edit_caption(call: Call) -> object:
    """New caption for a message with a file."""
    message = _editable(call)
    if not message.has_media:
        raise bad_request("there is no caption in the message to edit")
    return _change(call, message, content=call.args.get("caption"))


@method("editMessageMedia")
def edit_media(call: Call) -> object:
    """Another file, or a file for what was a text message; never back to text."""
    media = call.args["media"]
    kind = media["type"]
    if kind not in _MEDIA:
        raise Refusal(501, f"media of type {kind} is not simulated")
    message = _editable(call)
    if message.extra.get("invoice"):
        raise bad_request("message can't be edited")
    if "media_group_id" in message.extra and kind not in message.files:
        raise bad_request("message can't be edited: album items keep their type")
    return _change(call, message, files={kind: file_of(call, kind, media["media"])}, content=media.get("caption"))


@method("editMessageReplyMarkup")
def edit_markup(call: Call) -> object:
    """Another inline keyboard, or none."""
    return _change(call, _editable(call))


@method("deleteMessage")
def delete_message(call: Call) -> object:
    """Remove one message, of either side in a private chat, within 48 hours."""
    chat = call.world.writable(call.args["chat_id"])
    message = chat.messages.get(call.args["message_id"])
    if message is None:
        raise bad_request("message to delete not found")
    if call.world.clock.now() - message.date > DELETE_WITHIN_S:
        raise bad_request("message can't be deleted for everyone")
    if not _may_delete(call, message):
        raise bad_request("message can't be deleted")
    _remove(call, message)
    return True


def _may_delete(call: Call, message: Message) -> bool:
    """Its own messages and those of a private chat; all of a group it is administrator of."""
    bot, chat = call.world.profile.id, message.chat
    return chat.person is not None or message.sender["id"] == bot or chat.members.get(bot) == "administrator"


@method("deleteMessages")
def delete_messages(call: Call) -> object:
    """Remove several; those not found or too old are skipped."""
    chat = call.world.writable(call.args["chat_id"])
    for number in call.args["message_ids"]:
        message = chat.messages.get(number)
        young = message is not None and call.world.clock.now() - message.date <= DELETE_WITHIN_S
        if message is not None and young and _may_delete(call, message):
            _remove(call, message)
    return True


def _remove(call: Call, message: Message) -> None:
    call.world.forget(message)
    call.world.touched(message, "deleted")


@method("pinChatMessage", "unpinChatMessage", "unpinAllChatMessages")
def pin(call: Call) -> object:
    """Pin or unpin messages."""
    chat = call.world.writable(call.args["chat_id"])
    need_rights(call, chat, "manage pinned messages in the chat")
    number = call.args.get("message_id")
    if number is not None and number not in chat.messages:
        raise bad_request(
            "message to pin not found" if call.method == "pinChatMessage" else "message to unpin not found"
        )
    if call.method == "pinChatMessage":
        chat.pinned = [int(call.args["message_id"]), *(one for one in chat.pinned if one != number)]
    elif call.method == "unpinAllChatMessages":
        chat.pinned = []
    elif chat.pinned:
        chat.pinned = [one for one in chat.pinned if one != (number or chat.pinned[0])]
    call.world.events.add("edited", person=chat.person_id, chat=chat.id)
    return True


@method("setMessageReaction")
def react(call: Call) -> object:
    """The bot's reaction to a message; at most one."""
    chat = call.world.writable(call.args["chat_id"])
    message = chat.messages.get(call.args["message_id"])
    if message is None:
        raise bad_request("message to react not found")
    reactions = call.args.get("reaction") or []
    if len(reactions) > 1 or any(one["type"] != "emoji" for one in reactions):
        raise bad_request("REACTION_INVALID")
    message.reaction = reactions[0]["emoji"] if reactions else ""
    call.world.touched(message)
    return True
