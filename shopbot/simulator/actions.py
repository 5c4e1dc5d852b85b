"""What people do: they write, tap, send files, pay, block. Each becomes the update Telegram would send."""

from __future__ import annotations

from typing import Any

from shopbot.simulator import entities
from shopbot.simulator.groups import Impossible, check_topic, hears
from shopbot.simulator.methods.members import changed
from shopbot.simulator.methods.payments import pay, pay_link, refund
from shopbot.simulator.params import Upload
from shopbot.simulator.world import INLINE_KEPT, Chat, Json, Message, Person, Query, World

__all__ = ["Impossible"]
FILE_KINDS = ("document", "photo", "video", "audio", "voice", "animation", "sticker")


def person_of(world: World, number: object) -> Person:
    """The person of this id, else `Impossible`."""
    found = world.people.get(number) if isinstance(number, int) else None
    if found is None:
        raise Impossible(f"no person {number}")
    return found


def chat_of(world: World, person: Person, number: object) -> Chat:
    """The chat a person is in: their private one unless a number is given."""
    found = world.chats.get(number) if isinstance(number, int) else world.chats[person.id]
    if found is None or (found.person is not person and found.members.get(person.id, "kicked") == "kicked"):
        raise Impossible(f"{person.first_name} is not in chat {number}")
    return found


def group_of(world: World, number: int) -> Chat:
    """The group of this id, else `Impossible`."""
    found = world.chats.get(number)
    if found is None or found.person is not None:
        raise Impossible(f"no group {number}")
    return found


def say(
    world: World, person: Person, chat: Chat, text: str, reply_to: int | None = None, thread: int | None = None
) -> Json:
    """Somebody sends a text; Telegram itself marks commands and addresses in it."""
    rich = entities.parse(text, None)
    if not 1 <= entities.units(rich.text) <= 4096:
        raise Impossible("a message has 1 to 4096 characters")
    return deliver(world, person, chat, content=rich, reply_to=reply_to, thread=thread)


def send_file(
    world: World, person: Person, chat: Chat, kind: str, upload: Upload, caption: str, thread: int | None = None
) -> Json:
    """Somebody sends one file."""
    return deliver(world, person, chat, thread=thread, **_file(world, kind, upload, caption))


def send_album(
    world: World, person: Person, chat: Chat, kind: str, uploads: list[Upload], caption: str, thread: int | None = None
) -> Json:
    """Somebody sends 2 to 10 files as one album: the bot gets as many messages, the first one with the words."""
    if kind not in {"photo", "video", "document", "audio"} or not 2 <= len(uploads) <= 10:
        raise Impossible("an album is 2 to 10 photos, videos, documents or audio files")
    group = {"media_group_id": world.new_id()}
    words = [caption] + [""] * (len(uploads) - 1)
    sent = [
        deliver(world, person, chat, thread=thread, extra=dict(group), **_file(world, kind, upload, text))
        for upload, text in zip(uploads, words, strict=True)
    ]
    return {"messages": sent, **group}


def forward(world: World, person: Person, chat: Chat, source: Chat, message_id: int, thread: int | None = None) -> Json:
    """Somebody forwards a message of a chat they are in."""
    original = source.messages.get(message_id)
    if original is None or original.service or original.protected:
        raise Impossible(f"message {message_id} cannot be forwarded")
    origin = original.extra.get("forward_origin") or world.origin(original.sender, original.date)
    parts: Json = {"content": original.content, "files": dict(original.files), "extra": {"forward_origin": origin}}
    return deliver(world, person, chat, thread=thread, **parts)


def forward_words(world: World, person: Person, chat: Chat, author: Person, text: str) -> Json:
    """Somebody forwards what another person wrote to them elsewhere."""
    origin = world.origin(author.user(), world.clock.now())
    return deliver(world, person, chat, content=entities.parse(text, None), extra={"forward_origin": origin})


def _file(world: World, kind: str, upload: Upload, caption: str) -> Json:
    if kind not in FILE_KINDS:
        raise ValueError(f"kind must be one of {', '.join(FILE_KINDS)}")
    content = entities.parse(caption, None) if caption else None
    return {"files": {kind: world.files.add(kind, upload)}, "content": content}


def deliver(world: World, person: Person, chat: Chat, **parts: Any) -> Json:
    """Put somebody's message into a chat and tell the bot if it may hear it; `parts` are a `Message`'s."""
    if person.deleted:
        raise Impossible(f"{person.first_name}'s account is deleted")
    if person.blocked and chat.person is person:
        raise Impossible(f"{person.first_name} has blocked the bot")
    if chat.migrated_to is not None:
        raise Impossible(f"the group has become the supergroup {chat.migrated_to}")
    if chat.person is person:
        person.started = True
    parts["thread"] = check_topic(chat, person, parts.get("thread"))
    message = world.add_message(chat, person.user(), **parts)
    return {"message_id": message.id, "update_id": _tell(world, "message", message)}


def _tell(world: World, kind: str, message: Message) -> int | None:
    return world.updates.put(kind, message.api()) if hears(world, message.chat, message) else None


def edit(world: World, person: Person, chat: Chat, message_id: int, text: str) -> Json:
    """Somebody changes what they wrote; the bot gets `edited_message`."""
    message = _own(chat, person, message_id)
    message.content, message.edited = entities.parse(text, None), world.clock.now()
    world.touched(message)
    return {"update_id": _tell(world, "edited_message", message)}


def delete(world: World, person: Person, chat: Chat, message_id: int) -> Json:
    """Somebody deletes a message, in a private chat also the bot's; nobody tells the bot."""
    message = chat.messages.get(message_id) if chat.person is person else _own(chat, person, message_id)
    if message is None:
        raise Impossible(f"there is no message {message_id}")
    world.forget(message)
    world.touched(message, "deleted")
    return {}


def _own(chat: Chat, person: Person, message_id: int) -> Message:
    message = chat.messages.get(message_id)
    if message is None or message.sender["id"] != person.id:
        raise Impossible(f"message {message_id} is not {person.first_name}'s")
    return message


def press(
    world: World,
    person: Person,
    chat: Chat,
    message_id: int,
    data: str | None,
    place: tuple[int, int] | None,
    *,
    force: bool,
) -> Json:
    """Somebody taps a button, found by its data or its place. `force` sends data no button has, as a forger would."""
    message = chat.messages.get(message_id)
    spot = _find(message, data, place)
    if spot is None:
        if not force or data is None:
            raise Impossible(f"message {message_id} has no such button")
        return _tap(world, person, chat, message_id, data, "")
    assert message is not None  # noqa: S101 - a button was found in it
    assert message.inline is not None  # noqa: S101 - same
    button = message.inline["inline_keyboard"][spot[0]][spot[1]]
    if "disabled" in button and not force:
        raise Impossible(f"button {button['text']!r} is disabled")
    if button.get("pay"):
        return {"update_id": start_payment(world, person, chat, message_id)}
    if "callback_data" in button:
        return _tap(world, person, chat, message_id, button["callback_data"], f"{spot[0]},{spot[1]}")
    return _without_bot(button)


def _without_bot(button: Json) -> Json:
    """What happens on the phone alone."""
    if "copy_text" in button:
        return {"copied": button["copy_text"]["text"]}
    for name in ("switch_inline_query_current_chat", "switch_inline_query"):
        if name in button:
            return {"inline_query": button[name]}
    if "switch_inline_query_chosen_chat" in button:
        return {"inline_query": button["switch_inline_query_chosen_chat"].get("query", "")}
    return {"url": button.get("url") or button.get("web_app", {}).get("url") or button.get("login_url", {}).get("url")}


def _find(message: Message | None, data: str | None, place: tuple[int, int] | None) -> tuple[int, int] | None:
    if message is None or message.inline is None:
        return None
    for r, row in enumerate(message.inline["inline_keyboard"]):
        for c, button in enumerate(row):
            if (r, c) == place or (place is None and data is not None and button.get("callback_data") == data):
                return r, c
    return None


def _tap(world: World, person: Person, chat: Chat, message_id: int, data: str, spot: str) -> Json:
    world.open_taps()
    tap = world.taps.add(Query(world.new_id(), person, world.clock.now_exact(), chat, message_id))
    message = chat.messages.get(message_id)
    if message is not None and spot:
        message.waiting[tap.id] = spot
    body = {"id": tap.id, "from": person.user(), "chat_instance": str(chat.id * 7919), "data": data}
    if message is not None and message.inline_id:
        body["inline_message_id"] = message.inline_id
    else:
        body["message"] = message.api() if message is not None else _gone(chat, message_id)
    facts = {"person": person.id, "chat": chat.id, "message_id": message_id, "callback_query_id": tap.id}
    world.events.add("callback", state="waiting", **facts)
    return {"update_id": world.updates.put("callback_query", body), "callback_query_id": tap.id}


def _gone(chat: Chat, message_id: int) -> Json:
    """A Bot API InaccessibleMessage."""
    return {"chat": chat.api(), "message_id": message_id, "date": 0}


def start_payment(world: World, person: Person, chat: Chat, message_id: int, *, force: bool = False) -> int:
    """Somebody presses pay under an invoice; returns the number of the pre_checkout_query update.

    A paid invoice shows a receipt instead; `force` pays all the same, as a second phone that had it open could.
    """
    message = chat.messages.get(message_id)
    if message is None or "invoice" not in message.extra:
        raise Impossible(f"message {message_id} is no invoice")
    if message.paid and not force:
        raise Impossible(f"invoice {message_id} is paid: it shows a receipt now")
    return pay(world, person, chat, message)


def pay_by_link(world: World, person: Person, link: str) -> int:
    """Somebody pays an invoice they opened by its address."""
    if link not in world.invoice_links:
        raise Impossible(f"no invoice {link}")
    person.started = True
    return pay_link(world, person, link)


def take_back(world: World, person: Person, charge: str) -> None:
    """Telegram gives somebody the stars of a payment back without asking the bot."""
    refund(world, person.id, charge)


def set_blocked(world: World, person: Person, *, blocked: bool) -> None:
    """Somebody blocks the bot or lets it back in."""
    if person.blocked == blocked:
        return
    person.blocked = blocked
    words = {True: "kicked", False: "member"}
    chat, bot = world.chats[person.id], world.profile.user()
    world.updates.put("my_chat_member", changed(world, chat, person.user(), bot, words[not blocked], words[blocked]))


def ask_inline(world: World, person: Person, chat: Chat, query: str, offset: str = "") -> Json:
    """Somebody types the bot's name and a few letters in a chat; `offset` asks for the results after those."""
    if len(query) > 256:
        raise Impossible("an inline query has at most 256 characters")
    asked = Query(world.new_id(), person, world.clock.now_exact(), chat, data={"query": query})
    world.inline_queries[asked.id] = asked
    while len(world.inline_queries) > INLINE_KEPT:
        del world.inline_queries[next(iter(world.inline_queries))]
    place = "sender" if chat.person is person else chat.type
    body = {"id": asked.id, "from": person.user(), "query": query, "offset": offset, "chat_type": place}
    return {"update_id": world.updates.put("inline_query", body), "inline_query_id": asked.id}


def choose_inline(world: World, query_id: str, result_id: str) -> Json:
    """Somebody sends one of the results into the chat they asked in; the bot gets `chosen_inline_result`."""
    query = world.inline_queries.get(query_id)
    result = query.data.get("results", {}).get(result_id) if query is not None else None
    if query is None or result is None or query.chat is None:
        raise Impossible(f"no inline result {result_id}")
    inline = result.get("reply_markup")
    parts: Json = {"inline": inline, "inline_id": f"sim-inline-{world.new_id()}" if inline else ""}
    parts |= {"extra": {"via_bot": world.profile.user()}, **_chosen(world, result)}
    sent = deliver(world, query.person, query.chat, **parts)
    body = {"result_id": result_id, "from": query.person.user(), "query": query.data["query"]}
    if inline:
        world.inline_messages[parts["inline_id"]] = query.chat.messages[sent["message_id"]]
        body["inline_message_id"] = parts["inline_id"]
    return {**sent, "chosen_update_id": world.updates.put("chosen_inline_result", body)}


def _chosen(world: World, result: Json) -> Json:
    """What a result puts into the chat: words, or a file the bot has sent before."""
    content = result.get("input_message_content") or {}
    if "message_text" in content:
        return {"content": content["message_text"]}
    file_id = next((value for name, value in result.items() if name.endswith("_file_id")), None)
    if file_id is None:
        raise Impossible("such a result is not simulated: only texts and files known by their file_id")
    stored = world.files.known(file_id)
    return {"content": result.get("caption"), "files": {stored.kind: stored}}
