"""Methods that only look."""

from __future__ import annotations

from typing import Any

from shopbot.simulator.files import MAX_DOWNLOAD
from shopbot.simulator.methods.registry import Call, method
from shopbot.simulator.refusal import bad_request


@method("getMe")
def get_me(call: Call) -> object:
    """The bot itself."""
    return call.world.profile.user() | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_guest_queries": False,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
        "supports_join_request_queries": False,
    }


@method("getFile")
def get_file(call: Call) -> object:
    """Where to download a file, up to 20 MB."""
    stored = call.world.files.known(call.args["file_id"])
    size = len(stored.upload.content)
    if size > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    return {
        "file_id": stored.file_id,
        "file_unique_id": stored.unique_id,
        "file_size": size,
        "file_path": stored.path,
    }


@method("getChat")
def get_chat(call: Call) -> object:
    """A chat in full."""
    chat = call.world.chat(call.args["chat_id"])
    gifts = dict.fromkeys(
        ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), True
    )
    made: dict[str, Any] = chat.api() | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": gifts,
    }
    if chat.pinned:
        made["pinned_message"] = chat.messages[chat.pinned[0]].api()
    return made


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
