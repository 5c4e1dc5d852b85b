"""The driver's JSON under `/sim/` and the chat page. README.md in this folder documents each path."""

from __future__ import annotations

import asyncio
import base64
import json
import time
from collections.abc import AsyncIterator, Callable, Mapping
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from shopbot.simulator import actions, groups, links, params, sharing, shop, view
from shopbot.simulator.actions import Impossible
from shopbot.simulator.gateway import Gateway
from shopbot.simulator.methods import HANDLERS
from shopbot.simulator.methods.bot import commands_for
from shopbot.simulator.methods.payments import end_late
from shopbot.simulator.params import Upload
from shopbot.simulator.wire import Json, json_body, json_route
from shopbot.simulator.world import Chat, Person

Controls = Mapping[str, Callable[[], object]]

PAGE = Path(__file__).with_name("page")
HEARTBEAT_S = 10
IDLE_MS = 1500
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "font-src 'self'; base-uri 'none'; form-action 'none'; "
    # A replayed story stands in a frame: it has a pretend Telegram, and so a port, of its own.
    "frame-src http://127.0.0.1:* http://localhost:*; frame-ancestors http://127.0.0.1:* http://localhost:*"
)
_NOT_SIMULATED = (
    "webhooks elsewhere: only addresses of this machine are delivered to, one update at a time",
    "parse_mode Markdown and MarkdownV2 (refused with 501)",
    "files by URL: nothing is fetched from the network (501)",
    "what is in a file: videos and audio are kept and sent, their size and length are made up",
    "live photos, paid media, polls, locations, rich messages and drafts (501)",
    "inline results other than texts and files known by their file_id can be shown, but not chosen",
    "payments through providers: any provider token is taken, no shipping step, no tips",
    "renewals of a Stars subscription, and single rights of administrators: a bot has all or none",
    "how many bytes a keyboard may have in all, which keyboards of fewer than 100 buttons have been seen to meet",
    "reply keyboards for some people of a group only (selective)",
    "the 3 seconds the real server delays a 409, and the shortened answers to a repeated offset",
    "exact words of some refusals: where Telegram's own are not known, plain ones stand",
)


class Routes:
    """Every driver route over one gateway."""

    def __init__(self, gateway: Gateway, controls: Controls, hands: shop.Hands) -> None:
        self.gateway = gateway
        self.world = gateway.world
        self.controls = controls
        self.hands = hands

    def app(self) -> Starlette:
        """The Starlette application."""
        route = json_route
        routes = [
            route("/sim/people", self._people, "GET"),
            route("/sim/people", self._add_person, "POST"),
            route("/sim/people/{id:int}", self._change_person, "POST"),
            route("/sim/groups", self._add_group, "POST"),
            route("/sim/groups/{id}", self._change_group, "POST"),
            route("/sim/topics", self._topic, "POST"),
            route("/sim/bot", self._bot, "GET"),
            route("/sim/say", self._say, "POST"),
            route("/sim/press", self._press, "POST"),
            route("/sim/edit", self._edit, "POST"),
            route("/sim/delete", self._delete, "POST"),
            route("/sim/forward", self._forward, "POST"),
            route("/sim/open", self._open, "POST"),
            route("/sim/contact", self._contact, "POST"),
            route("/sim/key", self._key, "POST"),
            route("/sim/send_file", self._send_file, "POST"),
            route("/sim/send_album", self._send_album, "POST"),
            route("/sim/update", self._update, "POST"),
            route("/sim/pay", self._pay, "POST"),
            route("/sim/refund", self._refund, "POST"),
            route("/sim/inline", self._inline, "POST"),
            route("/sim/inline/{id}", self._choose_inline, "POST"),
            route("/sim/inline/{id}", self._inline_results, "GET"),
            route("/sim/chat", self._chat, "GET"),
            route("/sim/calls", self._calls, "GET"),
            route("/sim/violations", self._violations, "GET"),
            route("/sim/wait", self._wait, "GET"),
            route("/sim/clock", self._clock, "GET"),
            route("/sim/clock", self._move_clock, "POST"),
            route("/sim/faults", self._faults, "GET"),
            route("/sim/faults", self._add_fault, "POST"),
            route("/sim/faults", self._remove_faults, "DELETE"),
            route("/sim/faults/{id:int}", self._remove_faults, "DELETE"),
            route("/sim/limits", self._limits, "GET"),
            route("/sim/limits", self._set_limits, "POST"),
            route("/sim/reset", self._reset, "POST"),
            route("/sim/unsupported", self._unsupported, "GET"),
            Route("/sim/events", self._events, methods=["GET"]),
            Route("/sim/file/{path:path}", self._file, methods=["GET"]),
            Route("/", self._page, methods=["GET"]),
        ]
        routes += [self._control(name) for name in self.controls]
        routes += shop.routes(self.hands)
        mounts = [Mount("/page", _PageFiles(directory=PAGE, check_dir=False))]
        return Starlette(routes=[*routes, *mounts])

    def _control(self, name: str) -> Route:
        async def act(_: Request) -> Json:
            return {"result": await asyncio.to_thread(self.controls[name])}

        return json_route(f"/sim/bot/{name}", act, "GET" if name == "status" else "POST")

    async def _people(self, _: Request) -> Json:
        groups = [view.group(chat) for chat in self.world.chats.values() if chat.person is None]
        return {"people": [view.person(one) for one in self.world.people.values()], "groups": groups}

    async def _add_person(self, request: Request) -> Json:
        body = await json_body(request)
        username, last_name = (str(body.get(name, "")) for name in ("username", "last_name"))
        language, number = str(body.get("language_code", "en")), body.get("id")
        made = self.world.add_person(str(body["first_name"]), language, username, last_name, number)
        return view.person(made)

    async def _change_person(self, request: Request) -> Json:
        person = actions.person_of(self.world, request.path_params["id"])
        body = await json_body(request)
        for name in ("first_name", "last_name", "username", "language_code"):
            if name in body:
                setattr(person, name, str(body[name]))
        person.deleted = bool(body.get("deleted", person.deleted))
        person.hidden = bool(body.get("hidden", person.hidden))
        if "blocked" in body:
            actions.set_blocked(self.world, person, blocked=bool(body["blocked"]))
        self.world.events.add("people", person=person.id)
        return view.person(person)

    async def _add_group(self, request: Request) -> Json:
        body = await json_body(request)
        members = [actions.person_of(self.world, number).id for number in body["members"]]
        options: Json = {"kind": body.get("type", "supergroup"), "role": body.get("bot", "administrator")}
        forum = bool(body.get("forum"))
        return view.group(groups.create(self.world, str(body["title"]), members, forum=forum, **options))

    async def _change_group(self, request: Request) -> Json:
        world, body = self.world, await json_body(request)
        chat = actions.group_of(world, int(request.path_params["id"]))
        owner = next(world.people[number] for number, role in chat.members.items() if role == "creator")
        for number in body.get("join", []):
            groups.join(world, chat, actions.person_of(world, number))
        for number in body.get("leave", []):
            groups.leave(world, chat, actions.person_of(world, number))
        if "bot" in body:
            groups.set_role(world, chat, owner, body["bot"])
        return view.group(groups.migrate(world, chat, owner) if body.get("migrate") else chat)

    async def _topic(self, request: Request) -> Json:
        body = await json_body(request)
        person, chat = self._where(body)
        number, name = int(body.get("thread", 0)), str(body.get("name", ""))
        return {"thread": groups.change_topic(self.world, person, chat, number, str(body["do"]), name)}

    async def _bot(self, request: Request) -> Json:
        profile = self.world.profile
        made: Json = {"id": profile.id, "first_name": profile.name, "username": profile.username}
        made |= {"texts": profile.texts, "polling": bool(self.world.updates.polling)}
        made["webhook"] = self.world.updates.webhook_url
        if "person" in request.query_params:
            person, chat = self._where(request.query_params)
            made["commands"] = commands_for(profile, chat, person.id, person.language_code)
            made["menu_button"] = profile.menu_buttons.get(chat.id) or profile.menu_buttons.get(0)
        made["controls"] = sorted([*self.controls, *self.hands.names()])
        return made

    def _where(self, body: Mapping[str, Any]) -> tuple[Person, Chat]:
        person = actions.person_of(self.world, int(body["person"]))
        number = body.get("chat")
        return person, actions.chat_of(self.world, person, None if number is None else int(number))

    async def _say(self, request: Request) -> Json:
        body = await json_body(request)
        person, chat = self._where(body)
        return actions.say(self.world, person, chat, str(body["text"]), body.get("reply_to"), body.get("thread"))

    async def _press(self, request: Request) -> Json:
        body = await json_body(request)
        person, chat = self._where(body)
        place = (int(body["row"]), int(body["column"])) if "row" in body else None
        force = bool(body.get("force"))
        return actions.press(self.world, person, chat, int(body["message_id"]), body.get("data"), place, force=force)

    async def _edit(self, request: Request) -> Json:
        body = await json_body(request)
        person, chat = self._where(body)
        return actions.edit(self.world, person, chat, int(body["message_id"]), str(body["text"]))

    async def _delete(self, request: Request) -> Json:
        body = await json_body(request)
        person, chat = self._where(body)
        return actions.delete(self.world, person, chat, int(body["message_id"]))

    async def _forward(self, request: Request) -> Json:
        body = await json_body(request)
        person, chat = self._where(body)
        if "of" in body:
            author = actions.person_of(self.world, body["of"])
            return actions.forward_words(self.world, person, chat, author, str(body["text"]))
        source = actions.chat_of(self.world, person, body["from_chat"])
        return actions.forward(self.world, person, chat, source, int(body["message_id"]), body.get("thread"))

    async def _open(self, request: Request) -> Json:
        body = await json_body(request)
        person, chat = self._where(body)
        return links.follow(self.world, person, str(body["url"]), chat if "chat" in body else None)

    async def _contact(self, request: Request) -> Json:
        body = await json_body(request)
        person, chat = self._where(body)
        other = actions.person_of(self.world, body["of"]) if "of" in body else None
        return sharing.share_contact(self.world, person, chat, str(body["phone_number"]), other)

    async def _key(self, request: Request) -> Json:
        body = await json_body(request)
        person, chat = self._where(body)
        return sharing.press_key(self.world, person, chat, str(body["text"]), [*body.get("share", [])])

    async def _send_file(self, request: Request) -> Json:
        content = await request.body()
        given, files = params.read(b"", request.headers.get("content-type", ""), content)
        person, chat = self._where(given)
        upload = next(iter(files.values()), None) or _upload(given)
        caption, thread = str(given.get("caption", "")), _number(given.get("thread"))
        return actions.send_file(self.world, person, chat, str(given.get("kind", "document")), upload, caption, thread)

    async def _send_album(self, request: Request) -> Json:
        body = await json_body(request)
        person, chat = self._where(body)
        uploads, caption = [_upload(one) for one in body["files"]], str(body.get("caption", ""))
        return actions.send_album(self.world, person, chat, str(body["kind"]), uploads, caption, body.get("thread"))

    async def _update(self, request: Request) -> Json:
        update = (await json_body(request))["update"]
        if not isinstance(update, dict):
            raise TypeError("update must be an object")
        return {"update_id": self.world.updates.put_raw(update)}

    async def _pay(self, request: Request) -> Json:
        body = await json_body(request)
        person, chat = self._where(body)
        if "link" in body:
            return {"update_id": actions.pay_by_link(self.world, person, str(body["link"]))}
        number, force = int(body["message_id"]), bool(body.get("force"))
        return {"update_id": actions.start_payment(self.world, person, chat, number, force=force)}

    async def _refund(self, request: Request) -> Json:
        body = await json_body(request)
        actions.take_back(self.world, actions.person_of(self.world, body["person"]), str(body["charge"]))
        return {}

    async def _inline(self, request: Request) -> Json:
        body = await json_body(request)
        person, chat = self._where(body)
        return actions.ask_inline(self.world, person, chat, str(body.get("query", "")), str(body.get("offset", "")))

    async def _inline_results(self, request: Request) -> Json:
        query = self.world.inline_queries.get(request.path_params["id"])
        if query is None:
            raise Impossible("no such inline query")
        return view.inline(query)

    async def _choose_inline(self, request: Request) -> Json:
        return actions.choose_inline(self.world, request.path_params["id"], str((await json_body(request))["result"]))

    async def _chat(self, request: Request) -> Json:
        end_late(self.world)
        person, chat = self._where(request.query_params)
        return view.chat(self.world, chat, person.id, int(request.query_params.get("limit", 0)))

    async def _calls(self, request: Request) -> Json:
        query = request.query_params
        since, limit = int(query.get("since", 0)), int(query.get("limit", 1000))
        return {"calls": self.gateway.calls.since(since, limit), "count": self.gateway.calls.count}

    async def _violations(self, _: Request) -> Json:
        return {"violations": self.gateway.calls.violations()}

    async def _wait(self, request: Request) -> Json:
        query = request.query_params
        until = time.monotonic() + int(query.get("timeout_ms", 10_000)) / 1000
        quiet_ms, after = int(query.get("quiet_ms", 100)), int(query.get("after", -1))
        done = self._counted(int(query["calls"])) if "calls" in query else self._quiet(quiet_ms, after)
        while True:
            left = done()
            if left <= 0 or time.monotonic() >= until:
                return {"quiet": left <= 0, "calls": self.gateway.calls.count}
            await self.world.events.wait(min(left, max(0.001, until - time.monotonic())))

    def _counted(self, calls: int) -> Callable[[], float]:
        return lambda: 0.0 if self.gateway.calls.count >= calls else 1.0

    def _quiet(self, quiet_ms: int, after: int) -> Callable[[], float]:
        """How long, in seconds, at least until the bot has been quiet for so many milliseconds.

        A bot that has made no call since call number `after` may just be slow: it gets `IDLE_MS` instead.
        """
        calls, world = self.gateway.calls, self.world

        def left() -> float:
            end_late(world)
            if len(world.updates) or world.open_taps() or calls.running > world.updates.polling:
                return 0.02
            wanted = quiet_ms if calls.count > after else max(quiet_ms, IDLE_MS)
            return wanted / 1000 - (time.monotonic() - calls.last_activity)

        return left

    async def _clock(self, _: Request) -> Json:
        return {"now": self.world.clock.now(), "offset": self.world.clock.offset}

    async def _move_clock(self, request: Request) -> Json:
        body = await json_body(request)
        if "now" in body:
            self.world.clock.set(int(body["now"]))
        else:
            self.world.clock.advance(int(body["advance"]))
        end_late(self.world)
        self.world.events.add("clock", now=self.world.clock.now(), offset=self.world.clock.offset)
        return await self._clock(request)

    async def _faults(self, _: Request) -> Json:
        return {"faults": self.gateway.faults.shown()}

    async def _add_fault(self, request: Request) -> Json:
        body = await json_body(request)
        number = self.gateway.faults.add(str(body.pop("kind")), **body)
        self.world.events.add("fault", id=number, state="planted")
        return {"id": number}

    async def _remove_faults(self, request: Request) -> Json:
        self.gateway.faults.remove(request.path_params.get("id"))
        self.world.events.add("fault", state="removed")
        return await self._faults(request)

    async def _limits(self, _: Request) -> Json:
        return {"on": self.gateway.limits.on}

    async def _set_limits(self, request: Request) -> Json:
        self.gateway.limits.on = bool((await json_body(request))["on"])
        self.gateway.limits.clear()
        return await self._limits(request)

    async def _reset(self, _: Request) -> Json:
        self.world.empty()
        self.gateway.courier.follow()
        self.gateway.faults.remove()
        self.gateway.limits.clear()
        self.gateway.calls.clear()
        self.world.events.add("people", state="reset")
        return {}

    async def _unsupported(self, _: Request) -> Json:
        served = HANDLERS.keys() | {"getUpdates"}
        return {"notes": list(_NOT_SIMULATED), "methods": sorted(self.world.table.methods.keys() - served)}

    async def _events(self, request: Request) -> Response:
        since = int(request.headers.get("last-event-id") or request.query_params.get("since") or 0)
        if "once" in request.query_params:
            return JSONResponse({"events": self.world.events.since(since), "seq": self.world.events.seq})
        headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
        return StreamingResponse(self._stream(since), media_type="text/event-stream", headers=headers)

    async def _stream(self, since: int) -> AsyncIterator[str]:
        log = self.world.events
        since = since if since <= log.seq else 0  # what a page knew of an earlier run means nothing here
        yield ": hello\n\n"
        while True:
            if new := log.since(since):
                since = new[-1]["seq"]
                yield "".join(f"id: {one['seq']}\ndata: {json.dumps(one, ensure_ascii=False)}\n\n" for one in new)
            if since >= log.seq and not await log.wait(HEARTBEAT_S):
                yield ": still here\n\n"

    async def _file(self, request: Request) -> Response:
        stored = self.world.files.at(request.path_params["path"])
        if stored is None:
            return Response(status_code=404)
        headers = {"x-content-type-options": "nosniff", "content-security-policy": "sandbox; default-src 'none'"}
        media_type = _image_type(stored.upload.content) if stored.kind != "document" else "application/octet-stream"
        if not media_type.startswith("image/"):
            headers["content-disposition"] = "attachment"
        return Response(stored.upload.content, media_type=media_type, headers=headers)

    async def _page(self, _: Request) -> Response:
        index = PAGE / "index.html"
        if not index.exists():
            return Response("The chat page is not installed; the driver is at /sim/.", 404)
        headers = {"content-security-policy": _POLICY, "referrer-policy": "no-referrer", "cache-control": "no-cache"}
        return FileResponse(index, headers=headers)


class _PageFiles(StaticFiles):
    """The page's files: kept by the browser, but asked for with their ETag each time, so that none is ever stale."""

    def file_response(self, *given: Any, **named: Any) -> Response:
        response = super().file_response(*given, **named)
        response.headers["cache-control"] = "no-cache"
        response.headers["x-content-type-options"] = "nosniff"
        return response


def _number(value: object) -> int | None:
    return None if value is None else int(str(value))


def _upload(given: Mapping[str, Any]) -> Upload:
    """A file that came as JSON: `name` and `content_base64`."""
    name = str(given["name"])
    return Upload(name, base64.b64decode(str(given["content_base64"]), validate=True), _mime(name))


def _image_type(content: bytes) -> str:
    marks = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif", b"RIFF": "image/webp"}
    return next((kind for mark, kind in marks.items() if content.startswith(mark)), "application/octet-stream")


def _mime(name: str) -> str:
    types = {"txt": "text/plain", "csv": "text/csv", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}
    return types.get(name.rpartition(".")[2].lower(), "application/octet-stream")
