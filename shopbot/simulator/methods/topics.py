"""Topics of a forum: opened, renamed, closed and removed by the bot, with the messages that tell of it."""

from __future__ import annotations

from shopbot.simulator.methods.members import need_rights
from shopbot.simulator.methods.registry import Call, method
from shopbot.simulator.refusal import bad_request, broken_rule
from shopbot.simulator.world import GENERAL_TOPIC, Chat, Json, Message, Topic, World

ICON_COLORS = frozenset({7322096, 16766590, 13338331, 9367192, 16749490, 16478047})


def open_topic(world: World, chat: Chat, sender: Json, topic: Topic) -> Message:
    """A new topic; the message that opens it gives it its number."""
    message = world.add_message(chat, sender, service="forum_topic_created")
    message.extra = {"forum_topic_created": topic.look()}
    message.thread = topic.id = message.id
    chat.topics[topic.id] = topic
    world.updates.put("message", message.api())
    world.events.add("people", chat=chat.id)
    return message


def close_topic(world: World, chat: Chat, sender: Json, topic: Topic, *, closed: bool) -> None:
    """Close or open again."""
    if topic.closed == closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.closed = closed
    tell(world, chat, sender, topic, "forum_topic_closed" if closed else "forum_topic_reopened", {})


def rename_topic(world: World, chat: Chat, sender: Json, topic: Topic, name: str, icon: str | None) -> None:
    """Another name, another icon (None: as it is), or both."""
    icon = topic.icon_custom_emoji_id if icon is None else icon
    if (name or topic.name, icon) == (topic.name, topic.icon_custom_emoji_id):
        raise bad_request("TOPIC_NOT_MODIFIED")
    facts = {"name": name} if name and name != topic.name else {}
    facts |= {"icon_custom_emoji_id": icon} if icon != topic.icon_custom_emoji_id else {}
    topic.name, topic.icon_custom_emoji_id = name or topic.name, icon
    tell(world, chat, sender, topic, "forum_topic_edited", facts)


def delete_topic(world: World, chat: Chat, topic: Topic) -> None:
    """Remove it with all that was said in it; nobody is told."""
    del chat.topics[topic.id]
    for message in [one for one in chat.messages.values() if one.thread == topic.id]:
        world.forget(message)
        world.touched(message, "deleted")
    world.events.add("people", chat=chat.id)


def tell(world: World, chat: Chat, sender: Json, topic: Topic, kind: str, facts: Json) -> None:
    """Say in the topic what happened to it; the bot hears of it too, also of what it did itself."""
    thread = None if topic.id == GENERAL_TOPIC else topic.id
    world.add_service(chat, sender, kind, facts, thread=thread)
    world.events.add("people", chat=chat.id)


def topic_of(chat: Chat, number: int) -> Topic:
    """The topic of this number, else `TOPIC_ID_INVALID`."""
    topic = chat.topics.get(number)
    if topic is None:
        raise bad_request("TOPIC_ID_INVALID")
    return topic


def _forum(call: Call) -> Chat:
    chat = call.world.writable(call.args["chat_id"])
    if not chat.forum:
        raise bad_request("the chat is not a forum")
    need_rights(call, chat, "manage topics")
    return chat


def _general(call: Call) -> tuple[Chat, Topic]:
    chat = _forum(call)
    return chat, chat.topics[GENERAL_TOPIC]


@method("createForumTopic")
def create_forum_topic(call: Call) -> object:
    """A topic in a group that has them."""
    args, chat = call.args, _forum(call)
    color = args.get("icon_color", 7322096)
    if color not in ICON_COLORS:
        raise broken_rule("TOPIC_ICON_COLOR_INVALID: one of six colours is expected")
    topic = Topic(0, args["name"], color, args.get("icon_custom_emoji_id", ""))
    open_topic(call.world, chat, call.world.profile.user(), topic)
    return {"message_thread_id": topic.id, **topic.look()}


@method("closeForumTopic", "reopenForumTopic")
def close_forum_topic(call: Call) -> object:
    """Close a topic, or open it again."""
    chat = _forum(call)
    topic, closed = topic_of(chat, call.args["message_thread_id"]), call.method.startswith("close")
    close_topic(call.world, chat, call.world.profile.user(), topic, closed=closed)
    return True


@method("editForumTopic")
def edit_forum_topic(call: Call) -> object:
    """Rename a topic or change its icon."""
    args, chat = call.args, _forum(call)
    topic, icon = topic_of(chat, args["message_thread_id"]), args.get("icon_custom_emoji_id")
    rename_topic(call.world, chat, call.world.profile.user(), topic, args.get("name", ""), icon)
    return True


@method("deleteForumTopic")
def delete_forum_topic(call: Call) -> object:
    """Remove a topic with its messages."""
    chat = _forum(call)
    delete_topic(call.world, chat, topic_of(chat, call.args["message_thread_id"]))
    return True


@method("editGeneralForumTopic")
def edit_general_topic(call: Call) -> object:
    """Rename the topic every forum has."""
    chat, topic = _general(call)
    rename_topic(call.world, chat, call.world.profile.user(), topic, call.args["name"], None)
    return True


@method("closeGeneralForumTopic", "reopenGeneralForumTopic")
def close_general_topic(call: Call) -> object:
    """Close the topic every forum has, or open it again."""
    chat, topic = _general(call)
    closed = call.method.startswith("close")
    close_topic(call.world, chat, call.world.profile.user(), topic, closed=closed)
    return True


@method("hideGeneralForumTopic", "unhideGeneralForumTopic")
def hide_general_topic(call: Call) -> object:
    """Hide the topic every forum has, or show it again."""
    chat, topic = _general(call)
    hidden = call.method.startswith("hide")
    if topic.hidden == hidden:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.hidden = hidden
    kind = "general_forum_topic_hidden" if hidden else "general_forum_topic_unhidden"
    tell(call.world, chat, call.world.profile.user(), topic, kind, {})
    return True


@method("unpinAllForumTopicMessages", "unpinAllGeneralForumTopicMessages")
def unpin_topic(call: Call) -> object:
    """Unpin every message of one topic."""
    chat = _forum(call)
    number = call.args.get("message_thread_id")
    if number is not None:
        topic_of(chat, number)
    chat.pinned = [one for one in chat.pinned if chat.messages[one].thread != number]
    call.world.events.add("edited", chat=chat.id)
    return True


@method("getForumTopicIconStickers")
def icon_stickers(call: Call) -> object:
    """The stickers any user may give a topic as its icon: none here."""
    return []
