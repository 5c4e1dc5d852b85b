"""What people hand over with a key of the reply keyboard: their telephone number, other people, a group."""

from __future__ import annotations

from shopbot.simulator import actions, groups
from shopbot.simulator.actions import Impossible
from shopbot.simulator.world import Chat, Json, Person, World

NUMBER = "+62 811 0000 0000"


def press_key(world: World, person: Person, chat: Chat, text: str, share: list[int]) -> Json:
    """Somebody taps a key: it says its text, or shares what it asks for. `share` are the people or the group chosen."""
    rows = (chat.keyboard or {}).get("keyboard", [])
    key: Json | None = next((one for row in rows for one in row if one["text"] == text), None)
    if key is None:
        raise Impossible(f"there is no key {text!r}")
    if key.get("request_contact"):
        return share_contact(world, person, chat, NUMBER)
    if "request_users" in key:
        return _share_users(world, person, chat, key["request_users"], share)
    if "request_chat" in key:
        return _share_chat(world, person, chat, key["request_chat"], share)
    return actions.say(world, person, chat, text)


def share_contact(world: World, person: Person, chat: Chat, phone_number: str, other: Person | None = None) -> Json:
    """Somebody shares a telephone number: their own, or another's."""
    whose = other or person
    contact = {"phone_number": phone_number, "first_name": whose.first_name, "user_id": whose.id}
    return actions.deliver(world, person, chat, extra={"contact": contact})


def _share_users(world: World, person: Person, chat: Chat, wish: Json, share: list[int]) -> Json:
    if not 1 <= len(share) <= wish.get("max_quantity", 1):
        raise Impossible(f"1 to {wish.get('max_quantity', 1)} people can be chosen")
    chosen = [actions.person_of(world, number).user() for number in share]
    wanted = {"user_id"} | {name for name in ("first_name", "last_name") if wish.get("request_name")}
    wanted |= {"username"} if wish.get("request_username") else set()
    users = [{name: value for name, value in {**one, "user_id": one["id"]}.items() if name in wanted} for one in chosen]
    return _tell(world, person, chat, "users_shared", {"request_id": wish["request_id"], "users": users})


def _share_chat(world: World, person: Person, chat: Chat, wish: Json, share: list[int]) -> Json:
    if len(share) != 1:
        raise Impossible("one group can be chosen")
    group = actions.chat_of(world, person, share[0])
    if wish["chat_is_channel"] or bool(wish.get("chat_is_forum", group.forum)) != group.forum:
        raise Impossible(f"{group.title} is not of the kind the key asks for")
    if wish.get("bot_is_member") or "bot_administrator_rights" in wish:
        role = "administrator" if "bot_administrator_rights" in wish else "member"
        groups.set_role(world, group, person, role)
    title = {"title": group.title} if wish.get("request_title") else {}
    return _tell(world, person, chat, "chat_shared", {"request_id": wish["request_id"], "chat_id": group.id, **title})


def _tell(world: World, person: Person, chat: Chat, kind: str, facts: Json) -> Json:
    return actions.deliver(world, person, chat, service=kind, extra={kind: facts})
