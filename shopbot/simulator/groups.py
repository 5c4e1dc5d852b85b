"""What happens in groups: who is in them, what the bot may hear, topics people open, a group become a supergroup."""

from __future__ import annotations

import re

from shopbot.simulator.methods import topics
from shopbot.simulator.methods.members import changed
from shopbot.simulator.world import GENERAL_TOPIC, Chat, Message, Person, Topic, World

ROLES = frozenset({"administrator", "member", "kicked", "left"})
_RULING = frozenset({"creator", "administrator"})


class Impossible(Exception):
    """A person cannot do this: no such button, chat, message or right."""


def create(
    world: World,
    title: str,
    people: list[int],
    *,
    forum: bool = False,
    kind: str = "supergroup",
    role: str = "administrator",
) -> Chat:
    """A group; the first person owns it and takes the bot in as administrator or member."""
    if kind not in {"group", "supergroup"} or (forum and kind == "group"):
        raise ValueError("type must be group or supergroup; only a supergroup can be a forum")
    if not people:
        raise ValueError("a group needs its owner among the members")
    roles = {person: "creator" if i == 0 else "member" for i, person in enumerate(people)}
    chat = world.add_group(title, roles, kind, forum=forum)
    set_role(world, chat, world.people[people[0]], role)
    return chat


def set_role(world: World, chat: Chat, by: Person, role: str) -> None:
    """Take the bot in, put it out, or make it more or less; it gets `my_chat_member`."""
    if role not in ROLES:
        raise ValueError(f"bot must be one of {', '.join(sorted(ROLES))}")
    before = chat.members.get(world.profile.id, "left")
    if role != before:
        chat.members[world.profile.id] = role
        world.updates.put("my_chat_member", changed(world, chat, by.user(), world.profile.user(), before, role))
        world.events.add("people", chat=chat.id)


def join(world: World, chat: Chat, person: Person) -> None:
    """Somebody comes in, unless the bot has banned them."""
    if chat.members.get(person.id) == "kicked":
        raise Impossible(f"{person.first_name} is banned from this group")
    _move(world, chat, person, "member", "new_chat_members", [person.user()])


def leave(world: World, chat: Chat, person: Person) -> None:
    """Somebody goes."""
    _move(world, chat, person, "left", "left_chat_member", person.user())


def _move(world: World, chat: Chat, person: Person, role: str, kind: str, facts: object) -> None:
    before = chat.members.get(person.id, "left")
    if before == role:
        return
    chat.members[person.id] = role
    if role == "left":
        del chat.members[person.id]
    message = world.add_message(chat, person.user(), service=kind, extra={kind: facts})
    if hears(world, chat, message):
        world.updates.put("message", message.api())
    if chat.members.get(world.profile.id) == "administrator":
        world.updates.put("chat_member", changed(world, chat, person.user(), person.user(), before, role))


def migrate(world: World, chat: Chat, by: Person) -> Chat:
    """The group becomes a supergroup: another chat with another number; calls to the old one are told so."""
    if chat.type != "group" or chat.migrated_to is not None:
        raise Impossible("only a group that is not a supergroup yet can become one")
    made = world.add_group(chat.title, dict(chat.members), "supergroup")
    world.add_service(chat, by.user(), "migrate_to_chat_id", made.id)
    world.add_service(made, by.user(), "migrate_from_chat_id", chat.id)
    chat.migrated_to = made.id
    return made


def hears(world: World, chat: Chat, message: Message) -> bool:
    """Whether the bot is told of a message: of all as administrator, as member only of what is meant for it."""
    role = chat.members.get(world.profile.id)
    if chat.person is not None or role == "administrator":
        return True
    if role != "member":
        return False
    answered = chat.messages.get(message.reply_to or 0)
    ours = answered is not None and answered.sender["id"] == world.profile.id
    return bool(message.service) or "via_bot" in message.extra or ours or _is_command(world, message)


def _is_command(world: World, message: Message) -> bool:
    text = message.content.text if message.content is not None else ""
    found = re.match(r"/\w+(?:@(\w+))?", text)
    return found is not None and found[1] in {None, world.profile.username}


def change_topic(world: World, person: Person, chat: Chat, number: int, action: str, name: str) -> int:
    """Somebody opens (any number), renames, closes, reopens or deletes a topic; returns its number."""
    if not chat.forum:
        raise Impossible("the chat is not a forum")
    if action == "create":
        topic = Topic(0, _named(name))
        topics.open_topic(world, chat, person.user(), topic)
        return topic.id
    if chat.members.get(person.id) not in _RULING:
        raise Impossible(f"{person.first_name} may not manage topics")
    topic = topics.topic_of(chat, number)
    if action in {"close", "reopen"}:
        topics.close_topic(world, chat, person.user(), topic, closed=action == "close")
    elif action == "rename":
        topics.rename_topic(world, chat, person.user(), topic, _named(name), None)
    elif action == "delete" and number != GENERAL_TOPIC:
        topics.delete_topic(world, chat, topic)
    else:
        raise ValueError("do must be create, rename, close, reopen or delete (not the general topic)")
    return topic.id


def _named(name: str) -> str:
    if not 1 <= len(name) <= 128:
        raise Impossible("a topic's name has 1 to 128 characters")
    return name


def check_topic(chat: Chat, person: Person, number: int | None) -> int | None:
    """The topic somebody may write into: None is the general one, closed ones are for those who manage them."""
    topic = chat.topics.get(GENERAL_TOPIC if number is None else number)
    if topic is None:
        if number is None:
            return None
        raise Impossible(f"no topic {number} in this chat")
    if topic.closed and chat.members.get(person.id) not in _RULING:
        raise Impossible(f"the topic {topic.name} is closed")
    return None if topic.id == GENERAL_TOPIC else topic.id
