"""Chats and messages as the chat page and drivers see them."""

from __future__ import annotations

from typing import Any

from shopbot.simulator.entities import render
from shopbot.simulator.world import Chat, Json, Message, Person, Query, Topic, World

_SERVICE = ("successful_payment", "refunded_payment")
_PICTURES = frozenset({"photo", "sticker", "animation"})
_SHOWN = ("invoice", *_SERVICE, "media_group_id", "forward_origin", "contact")


def person(one: Person) -> Json:
    """Somebody, with `blocked`."""
    made = one.user()
    del made["is_bot"]
    return made | {
        "language_code": one.language_code,
        "blocked": one.blocked,
        "deleted": one.deleted,
        "started": one.started,
        "hidden": one.hidden,
    }


def chat(world: World, one: Chat, who: int, limit: int | None = None) -> Json:
    """A chat as this person sees it, with its newest `limit` messages (all by default)."""
    shown = [*one.messages.values()][-limit:] if limit else one.messages.values()
    made: Json = {
        "chat": one.api(),
        "messages": [message(each) for each in shown],
        "typing": one.typing_until > world.clock.now_exact(),
        "toasts": [toast for toast in one.toasts if toast["person"] == who],
        "pinned": one.pinned,
    }
    if one.keyboard is not None:
        made["reply_keyboard"] = one.keyboard
    if one.forum:
        made["topics"] = [topic(each) for each in one.topics.values()]
    if one.migrated_to is not None:
        made["migrated_to"] = one.migrated_to
    return made


def topic(one: Topic) -> Json:
    """A topic; messages of the general one, number 1, have no `thread`."""
    return {"id": one.id, **one.look(), "closed": one.closed, "hidden": one.hidden}


def group(one: Chat) -> Json:
    """A group with everybody in it by number, and what each is there."""
    return one.api() | {"members": [*one.members], "roles": {str(who): role for who, role in one.members.items()}}


def inline(query: Query) -> Json:
    """What the bot offers for an inline query: `results` is null until it answered."""
    results = query.data.get("results")
    made: Json = {"results": None if results is None else [_result(one) for one in results.values()]}
    return made | {name: query.data[name] for name in ("next_offset", "button") if name in query.data}


def _result(one: Json) -> Json:
    return {name: one[name] for name in ("type", "id", "title", "description", "url") if name in one}


def message(one: Message) -> Json:
    """One message with safe HTML and the state of its buttons."""
    made: Json = {
        "message_id": one.id,
        "from": {name: one.sender[name] for name in ("id", "first_name", "is_bot")},
        "date": one.date,
        "edited": one.edited,
        "silent": one.silent,
        "protected": one.protected,
    }
    if one.content is not None:
        made["caption" if one.has_media else "text"] = one.content.text
        made["html"] = render(one.content)
    made |= _files(one)
    made |= {name: one.extra[name] for name in _SHOWN if name in one.extra}
    if one.service and one.service not in _SERVICE:
        made["service"] = {"kind": one.service, "facts": one.extra[one.service]}
    if one.paid:
        made["paid"] = True
    if "via_bot" in one.extra:
        made["via_bot"] = one.extra["via_bot"]["username"]
    optional = {"reply_to": one.reply_to, "effect": one.effect, "reaction": one.reaction, "thread": one.thread}
    made |= {name: value for name, value in optional.items() if value}
    if one.inline is not None:
        made["reply_markup"] = {"inline_keyboard": _buttons(one)}
    return made


def _files(one: Message) -> Json:
    made: Json = {}
    for kind, stored in one.files.items():
        url = f"/sim/file/{stored.path}"
        made[kind] = {"url": url, "file_name": stored.upload.file_name, "size": len(stored.upload.content)}
        if kind in _PICTURES:
            made[kind] |= {"width": stored.width, "height": stored.height}
    return made


def _buttons(one: Message) -> list[list[Json]]:
    assert one.inline is not None  # noqa: S101 - the caller looked
    waiting = set(one.waiting.values())
    return [
        [_button(button, waiting=f"{r},{c}" in waiting) for c, button in enumerate(row)]
        for r, row in enumerate(one.inline["inline_keyboard"])
    ]


def _button(button: dict[str, Any], *, waiting: bool) -> Json:
    made = {**button, "waiting": waiting}
    if "copy_text" in made:
        made["copy_text"] = made["copy_text"]["text"]
    if "disabled" in made:
        made["disabled"] = True
    return made
