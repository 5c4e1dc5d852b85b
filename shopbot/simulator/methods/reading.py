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


@method("getUserProfilePhotos")
def get_user_profile_photos(call: Call) -> object:
    """Nobody here has a picture."""
    if call.args["user_id"] not in call.world.people:
        raise bad_request("user not found")
    return {"total_count": 0, "photos": []}
