"""What people do: they write, tap, send files, pay, block. Each becomes the update Telegram would send."""

from __future__ import annotations

from typing import Any

from shopbot.simulator import entities
from shopbot.simulator.methods.payments import pay
from shopbot.simulator.methods.reading import member
from shopbot.simulator.params import Upload
from shopbot.simulator.world import Chat, Json, Message, Person, Query, World


class Impossible(Exception):
    """A person cannot do this: no such button, chat or message."""


def person_of(world: World, number: object) -> Person:
    """The person of this id, else `Impossible`."""
    found = world.people.get(number) if isinstance(number, int) else None
    if found is None:
        raise Impossible(f"no person {number}")
    return found


def chat_of(world: World, person: Person, number: object) -> Chat:
    """The chat a person is in: their private one unless a number is given."""
    found = world.chats.get(number) if isinstance(number, int) else world.chats[person.id]
    if found is None or (found.person is not person and person.id not in found.members):
        raise Impossible(f"{person.first_name} is not in chat {number}")
    return found


def say(
    world: World, person: Person, chat: Chat, text: str, reply_to: int | None = None, thread: int | None = None
) -> Json:
    """Somebody sends a text; Telegram itself marks commands and addresses in it."""
    rich = entities.parse(text, None)
    if not 1 <= entities.units(rich.text) <= 4096:
        raise Impossible("a message has 1 to 4096 characters")
    return _deliver(world, person, chat, content=rich, reply_to=reply_to, thread=thread)


def send_file(world: World, person: Person, chat: Chat, kind: str, upload: Upload, caption: str) -> Json:
    """Somebody sends a document or a photo."""
    stored = world.files.add(kind, upload)
    content = entities.parse(caption, None) if caption else None
    return _deliver(world, person, chat, files={kind: stored}, content=content)


def _deliver(world: World, person: Person, chat: Chat, **parts: Any) -> Json:
    if person.deleted:
        raise Impossible(f"{person.first_name}'s account is deleted")
    if person.blocked:
        raise Impossible(f"{person.first_name} has blocked the bot")
    if chat.person is person:
        person.started = True
    message = world.add_message(chat, person.user(), **parts)
    return {"message_id": message.id, "update_id": world.updates.put("message", message.api())}


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
    if "copy_text" in button:
        return {"copied": button["copy_text"]["text"]}
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
    tap = Query(world.new_id(), person, world.clock.now_exact(), chat, message_id)
    world.taps[tap.id] = tap
    message = chat.messages.get(message_id)
    if message is not None and spot:
        message.waiting[tap.id] = spot
    shown = message.api() if message is not None else {"chat": chat.api(), "message_id": message_id, "date": 0}
    body = {
        "id": tap.id,
        "from": person.user(),
        "message": shown,
        "chat_instance": str(chat.id * 7919),
        "data": data,
    }
    world.events.add(
        "callback", state="waiting", person=person.id, chat=chat.id, message_id=message_id, callback_query_id=tap.id
    )
    return {"update_id": world.updates.put("callback_query", body), "callback_query_id": tap.id}


def start_payment(world: World, person: Person, chat: Chat, message_id: int) -> int:
    """Somebody presses pay under an invoice; returns the number of the pre_checkout_query update."""
    message = chat.messages.get(message_id)
    if message is None or "invoice" not in message.extra:
        raise Impossible(f"message {message_id} is no invoice")
    return pay(world, person, chat, message)


def set_blocked(world: World, person: Person, *, blocked: bool) -> None:
    """Somebody blocks the bot or lets it back in."""
    if person.blocked == blocked:
        return
    person.blocked = blocked
    words = {True: "kicked", False: "member"}
    bot = world.profile.user()
    body = {
        "chat": world.chats[person.id].api(),
        "from": person.user(),
        "date": world.clock.now(),
        "old_chat_member": member(bot, words[not blocked]),
        "new_chat_member": member(bot, words[blocked]),
    }
    world.updates.put("my_chat_member", body)


def ask_inline(world: World, person: Person, query: str) -> Json:
    """Somebody types the bot's name and a few letters in another chat."""
    asked = Query(world.new_id(), person, world.clock.now_exact())
    world.inline_queries[asked.id] = asked
    body = {"id": asked.id, "from": person.user(), "query": query, "offset": "", "chat_type": "private"}
    return {"update_id": world.updates.put("inline_query", body), "inline_query_id": asked.id}
