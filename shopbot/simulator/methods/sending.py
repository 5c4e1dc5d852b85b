"""Methods that put a new message into a chat."""

from __future__ import annotations

from typing import Any

from shopbot.simulator.entities import Rich
from shopbot.simulator.files import StoredFile
from shopbot.simulator.methods.registry import Call, method
from shopbot.simulator.params import Upload
from shopbot.simulator.refusal import Refusal, bad_request, broken_rule
from shopbot.simulator.world import GENERAL_TOPIC, TYPING_S, Chat, Message

_FILE_METHODS = {
    "sendPhoto": "photo",
    "sendDocument": "document",
    "sendSticker": "sticker",
    "sendAnimation": "animation",
    "sendVideo": "video",
    "sendAudio": "audio",
    "sendVoice": "voice",
    "sendVideoNote": "video_note",
}
_ALONE = {"document", "audio"}
_VISUAL = {"photo", "video"}


def post(call: Call, chat: Chat, **parts: Any) -> Message:
    """Add a message of the bot with the options every sending method shares."""
    args = call.args
    effect = args.get("message_effect_id", "")
    if effect and chat.type != "private":
        raise bad_request("EFFECT_ID_INVALID: message effects are for private chats only")
    chat.typing_until = 0.0
    message = call.world.add_message(
        chat,
        call.world.profile.user(),
        inline=_inline(args),
        other_markup=_other(args),
        reply_to=_reply_to(args, chat),
        thread=_thread(call, chat),
        silent=bool(args.get("disable_notification")),
        protected=bool(args.get("protect_content")),
        effect=effect,
        **parts,
    )
    _keyboard(chat, message.other_markup)
    return message


def _inline(args: dict[str, Any]) -> dict[str, Any] | None:
    markup: dict[str, Any] | None = args.get("reply_markup")
    return markup if markup and markup.get("inline_keyboard") else None


def _other(args: dict[str, Any]) -> dict[str, Any] | None:
    markup: dict[str, Any] | None = args.get("reply_markup")
    return markup if markup and "inline_keyboard" not in markup else None


def _keyboard(chat: Chat, markup: dict[str, Any] | None) -> None:
    if markup is None:
        return
    if "keyboard" in markup:
        chat.keyboard = markup
    elif markup.get("remove_keyboard"):
        chat.keyboard = None


def _reply_to(args: dict[str, Any], chat: Chat) -> int | None:
    wanted = args.get("reply_parameters")
    if wanted is None:
        return None
    number = wanted.get("message_id")
    if number in chat.messages:
        return int(number)
    if wanted.get("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def _thread(call: Call, chat: Chat) -> int | None:
    thread = call.args.get("message_thread_id")
    if thread is None:
        return None
    if thread not in chat.topics or thread == GENERAL_TOPIC:
        raise bad_request("message thread not found")
    if chat.topics[thread].closed and chat.members.get(call.world.profile.id) != "administrator":
        raise bad_request("TOPIC_CLOSED")
    return int(thread)


def file_of(call: Call, kind: str, value: object) -> StoredFile:
    """The file a parameter means: an upload, `attach://name` or a file_id. Web addresses are not fetched here."""
    if isinstance(value, Upload):
        return call.world.files.add(kind, value)
    text = str(value)
    if text.startswith("attach://"):
        upload = call.files.get(text.removeprefix("attach://"))
        if upload is None:
            raise broken_rule("wrong file identifier/HTTP URL specified: no such attachment")
        return call.world.files.add(kind, upload)
    if text.startswith(("http://", "https://")):
        raise Refusal(501, "sending a file by URL is not simulated: upload it")
    return call.world.files.known(text, kind)


@method("sendMessage")
def send_message(call: Call) -> object:
    """Text."""
    chat = call.world.writable(call.args["chat_id"])
    return post(call, chat, content=call.args["text"]).api()


@method(*_FILE_METHODS)
def send_file(call: Call) -> object:
    """A file of one of the kinds above, with a caption if it can have one."""
    kind = _FILE_METHODS[call.method]
    chat = call.world.writable(call.args["chat_id"])
    stored = file_of(call, kind, call.args[kind])
    return post(call, chat, files={kind: stored}, content=call.args.get("caption"), extra=_look(call.args)).api()


def _look(args: dict[str, Any]) -> dict[str, Any]:
    marks = {"has_spoiler": "has_media_spoiler", "show_caption_above_media": "show_caption_above_media"}
    return {shown: True for asked, shown in marks.items() if args.get(asked)}


@method("sendMediaGroup")
def send_media_group(call: Call) -> object:
    """An album: photos and videos together, documents and audio each among themselves."""
    chat = call.world.writable(call.args["chat_id"])
    media = call.args["media"]
    kinds = {one["type"] for one in media}
    if not kinds <= _ALONE | _VISUAL:
        raise Refusal(501, f"albums of {', '.join(sorted(kinds - _ALONE - _VISUAL))} are not simulated")
    if len(kinds) > 1 and not kinds <= _VISUAL:
        raise broken_rule(f"{min(kinds & _ALONE)} can't be mixed with other media types")
    stored = [file_of(call, one["type"], one["media"]) for one in media]
    group = call.world.new_id()
    sent = []
    for one, kept in zip(media, stored, strict=True):
        extra = {"media_group_id": group, **_look(one)}
        sent.append(post(call, chat, files={one["type"]: kept}, content=_rich(one.get("caption")), extra=extra))
    return [message.api() for message in sent]


def _rich(caption: object) -> Rich | None:
    return caption if isinstance(caption, Rich) else None


@method("sendChatAction")
def send_chat_action(call: Call) -> object:
    """Typing dots, for five seconds or until the next message."""
    chat = call.world.writable(call.args["chat_id"])
    chat.typing_until = call.world.clock.now_exact() + TYPING_S
    call.world.events.add("typing", person=chat.person_id, chat=chat.id, action=call.args["action"])
    return True


@method("copyMessage", "forwardMessage")
def copy_or_forward(call: Call) -> object:
    """Another chat's message again; a copy has no trace of where it came from."""
    word = call.method.removesuffix("Message")
    chat = call.world.writable(call.args["chat_id"])
    original = call.world.chat(call.args["from_chat_id"]).messages.get(call.args["message_id"])
    if original is None:
        raise bad_request(f"message to {word} not found")
    if not _movable(call, original):
        raise bad_request(f"message can't be {'copied' if word == 'copy' else 'forwarded'}")
    content = call.args.get("caption", original.content) if word == "copy" else original.content
    message = _again(call, chat, original, content)
    return {"message_id": message.id} if word == "copy" else message.api()


@method("copyMessages", "forwardMessages")
def copy_or_forward_all(call: Call) -> object:
    """Several at once; those not found or not movable are skipped."""
    chat = call.world.writable(call.args["chat_id"])
    source = call.world.chat(call.args["from_chat_id"])
    found = [source.messages[one] for one in call.args["message_ids"] if one in source.messages]
    movable = [one for one in found if _movable(call, one)]
    bare = call.args.get("remove_caption")
    sent = [_again(call, chat, one, None if bare and one.has_media else one.content) for one in movable]
    if not sent:
        raise bad_request("there are no messages to forward")
    return [{"message_id": message.id} for message in sent]


def _movable(call: Call, original: Message) -> bool:
    kept = original.protected and call.method.startswith("forward")
    return not (original.service or original.payload or kept)


def _again(call: Call, chat: Chat, original: Message, content: Rich | None) -> Message:
    extra = {} if call.method.startswith("copy") else {"forward_origin": _origin(call, original)}
    return post(call, chat, content=content, files=dict(original.files), extra=extra)


def _origin(call: Call, original: Message) -> object:
    return original.extra.get("forward_origin") or call.world.origin(original.sender, original.date)
