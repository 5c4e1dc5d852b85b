"""What happens when somebody follows a link: to the bot, to an invoice, or to anywhere else."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

from shopbot.simulator import actions, groups
from shopbot.simulator.actions import Impossible
from shopbot.simulator.world import Chat, Json, Person, World

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}\Z")


def follow(world: World, person: Person, url: str, group: Chat | None = None) -> Json:
    """Open a link. One to the bot starts it with its payload, a `startgroup` one in the `group` the person chooses.

    An invoice's link gives what the invoice says; any other is only handed back.
    """
    if url in world.invoice_links:
        shown = {name: value for name, value in world.invoice_links[url].items() if name != "payload"}
        return {"invoice": {**shown, "link": url}}
    given = _parameters(world, url)
    if given is None:
        return {"url": url}
    if "startgroup" in given:
        return _start_group(world, person, group, _checked(given["startgroup"]))
    payload = _checked(given.get("start", ""))
    return actions.say(world, person, world.chats[person.id], f"/start {payload}".strip())


def _parameters(world: World, url: str) -> dict[str, str] | None:
    """The parameters of a link to the bot, None for any other link."""
    parts = urlsplit(url)
    given = dict(parse_qsl(parts.query, keep_blank_values=True))
    named = given.get("domain", "") if parts.scheme == "tg" else parts.path.strip("/")
    ours = parts.scheme == "tg" or parts.hostname in {"t.me", "telegram.me"}
    return given if ours and named.lower() == world.profile.username.lower() else None


def _checked(payload: str) -> str:
    if not _PAYLOAD.match(payload):
        raise Impossible("a start payload is up to 64 letters, digits, _ or -")
    return payload


def _start_group(world: World, person: Person, group: Chat | None, payload: str) -> Json:
    if group is None or group.person is not None:
        raise Impossible("choose the group the bot is to come into")
    if group.members.get(world.profile.id) not in {"administrator", "member"}:
        groups.set_role(world, group, person, "member")
    return actions.say(world, person, group, f"/start@{world.profile.username} {payload}".strip()) if payload else {}
