"""Who is in a chat: asked by the bot, and changed by it where it may."""

from __future__ import annotations

from typing import Any

from shopbot.simulator.methods.registry import Call, method
from shopbot.simulator.refusal import bad_request
from shopbot.simulator.world import Chat, Json, World


@method("getChatMember")
def get_chat_member(call: Call) -> object:
    """What somebody is in a chat."""
    chat = call.world.chat(call.args["chat_id"])
    number = call.args["user_id"]
    if number != call.world.profile.id and number not in call.world.people:
        raise bad_request("invalid user_id specified")
    status = "member" if chat.person is not None else chat.members.get(number, "left")
    return member(_user(call, number), status)


def member(user: dict[str, Any], status: str) -> dict[str, Any]:
    """A Bot API ChatMember."""
    made: dict[str, Any] = {"status": status, "user": user}
    if status == "creator":
        made["is_anonymous"] = False
    if status == "kicked":
        made["until_date"] = 0
    if status == "administrator":
        made |= {"can_be_edited": False, "is_anonymous": False} | dict.fromkeys(_RIGHTS, True)
    return made


_RIGHTS = (
    "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members", "can_promote_members",
    "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories",
    "can_pin_messages", "can_manage_topics", "can_manage_tags", "can_send_welcome_messages",
)  # fmt: skip


@method("getChatMemberCount")
def get_chat_member_count(call: Call) -> object:
    """How many are in a chat."""
    chat = call.world.chat(call.args["chat_id"])
    return 2 if chat.person is not None else len(chat.members)


@method("getChatAdministrators")
def get_chat_administrators(call: Call) -> object:
    """The people who run a group, and the bot itself if it does."""
    chat = call.world.chat(call.args["chat_id"])
    if chat.person is not None:
        raise bad_request("there are no administrators in the private chat")
    ruling = ((n, role) for n, role in chat.members.items() if role in {"creator", "administrator"})
    return [member(_user(call, number), role) for number, role in ruling]


def _user(call: Call, number: int) -> dict[str, Any]:
    return call.world.profile.user() if number == call.world.profile.id else call.world.people[number].user()


def changed(world: World, chat: Chat, by: Json, user: Json, before: str, after: str) -> Json:
    """A Bot API ChatMemberUpdated: user `by` made `user` something else."""
    return {
        "chat": chat.api(),
        "from": by,
        "date": world.clock.now(),
        "old_chat_member": member(user, before),
        "new_chat_member": member(user, after),
    }


@method("leaveChat")
def leave_chat(call: Call) -> object:
    """The bot goes; it is told of that too."""
    world, chat = call.world, call.world.writable(call.args["chat_id"])
    if chat.person is not None:
        raise bad_request("chat member status can't be changed in private chats")
    bot, before = world.profile.user(), chat.members[world.profile.id]
    chat.members[world.profile.id] = "left"
    world.updates.put("my_chat_member", changed(world, chat, bot, bot, before, "left"))
    world.events.add("people", chat=chat.id)
    return True


@method("banChatMember", "unbanChatMember")
def ban_chat_member(call: Call) -> object:
    """Put somebody out of a group, or let them come back (as one who has left)."""
    world, chat, number = call.world, call.world.writable(call.args["chat_id"]), call.args["user_id"]
    need_rights(call, chat, "restrict/unrestrict chat member")
    person, before = world.people.get(number), chat.members.get(number, "left")
    if person is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    if before == "creator":
        raise bad_request("can't remove chat owner")
    after = "kicked" if call.method == "banChatMember" else "left"
    if before == after or (after == "left" and call.args.get("only_if_banned") and before != "kicked"):
        return True
    chat.members[number] = after
    if after == "left":
        del chat.members[number]
    world.updates.put("chat_member", changed(world, chat, world.profile.user(), person.user(), before, after))
    world.events.add("people", chat=chat.id)
    return True


def need_rights(call: Call, chat: Chat, doing: str) -> None:
    """Refuse what a bot that is no administrator of a group may not do there."""
    if chat.person is None and chat.members.get(call.world.profile.id) != "administrator":
        raise bad_request(f"not enough rights to {doing}")
