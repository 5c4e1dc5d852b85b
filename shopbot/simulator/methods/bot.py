"""What the bot says about itself: commands by scope and language, names, descriptions, the menu button."""

from __future__ import annotations

import json
from typing import Any

from shopbot.simulator.methods.registry import Call, method
from shopbot.simulator.refusal import bad_request
from shopbot.simulator.world import Chat, Profile

_TEXTS = {"Name": "name", "Description": "description", "ShortDescription": "short_description"}


def _scope(args: dict[str, Any]) -> str:
    return json.dumps(args.get("scope") or {"type": "default"}, sort_keys=True)


def _key(call: Call) -> tuple[str, str]:
    scope = call.args.get("scope") or {}
    if "chat_id" in scope:
        call.world.chat(scope["chat_id"])
    return _scope(call.args), call.args.get("language_code", "")


@method("setMyCommands")
def set_my_commands(call: Call) -> object:
    """Keep a list of commands for one scope and language; an empty list removes it."""
    key = _key(call)
    call.world.profile.commands[key] = call.args["commands"]
    if not call.args["commands"]:
        del call.world.profile.commands[key]
    call.world.events.add("commands")
    return True


@method("getMyCommands")
def get_my_commands(call: Call) -> object:
    """The list of exactly this scope and language."""
    return call.world.profile.commands.get(_key(call), [])


@method("deleteMyCommands")
def delete_my_commands(call: Call) -> object:
    """Remove the list of this scope and language."""
    call.world.profile.commands.pop(_key(call), None)
    call.world.events.add("commands")
    return True


def commands_for(profile: Profile, chat: Chat, person: int | None, language: str) -> list[dict[str, Any]]:
    """What somebody sees behind `/` in a chat: the narrowest scope first, in each their language before the default."""
    member: list[dict[str, Any]] = [{"type": "chat_member", "chat_id": chat.id, "user_id": person}] if person else []
    admin = chat.members.get(person or 0) in {"creator", "administrator"}
    scopes: list[dict[str, Any]]
    if chat.type == "private":
        scopes = [{"type": "chat", "chat_id": chat.id}, {"type": "all_private_chats"}]
    else:
        ruling = [{"type": "chat_administrators", "chat_id": chat.id}] if admin else []
        ruling_all = [{"type": "all_chat_administrators"}] if admin else []
        scopes = [*member, *ruling, {"type": "chat", "chat_id": chat.id}, *ruling_all, {"type": "all_group_chats"}]
    for scope in [*scopes, {"type": "default"}]:
        key = json.dumps(scope, sort_keys=True)
        for code in (language, ""):
            if found := profile.commands.get((key, code)):
                return found
    return []


@method(*(f"{verb}My{name}" for verb in ("set", "get") for name in _TEXTS))
def my_text(call: Call) -> object:
    """Name, description and short description by language; an empty text removes one."""
    word = _TEXTS[call.method.removeprefix("setMy").removeprefix("getMy")]
    kept = call.world.profile.texts.setdefault(word, {})
    code = call.args.get("language_code", "")
    if call.method.startswith("get"):
        default = call.world.profile.name if word == "name" else ""
        return {word: kept.get(code) or kept.get("") or default}
    kept[code] = call.args.get(word, "")
    if not kept[code]:
        del kept[code]
    call.world.events.add("commands")
    return True


@method("setChatMenuButton")
def set_menu_button(call: Call) -> object:
    """The button beside the text field, for one chat or (0) all."""
    chat = call.args.get("chat_id", 0)
    if chat and chat not in call.world.chats:
        raise bad_request("chat not found")
    call.world.profile.menu_buttons[chat] = call.args.get("menu_button") or {"type": "default"}
    call.world.events.add("commands")
    return True


@method("getChatMenuButton")
def get_menu_button(call: Call) -> object:
    """The button of a chat, else the one of all."""
    buttons = call.world.profile.menu_buttons
    return buttons.get(call.args.get("chat_id", 0)) or buttons.get(0) or {"type": "commands"}
