"""Driving the pretend Telegram from tests, journeys and benchmarks; standard library only.

`Driver` is `/sim/` call by call. `Phone` is one person's eyes and thumbs:

    sari = Phone(Driver(url), driver.add_person("Sari", "id")["id"])
    sari.says("/start").taps("Katalog")
    assert "Total" in sari.sees
"""

from __future__ import annotations

import base64
import http.client
import json
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlencode, urlsplit

Json = dict[str, Any]

QUIET_MS = 120
TIMEOUT_MS = 20_000
_FEW = 20


class DriverError(Exception):
    """The simulator said no; `status` is the HTTP status, the text says why."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status = status


class Driver:
    """One client of one simulator; may be shared by threads, each gets a connection of its own."""

    def __init__(self, url: str) -> None:
        self._host = urlsplit(url).netloc
        self._local = threading.local()

    def get(self, path: str, **query: object) -> Json:
        """GET /sim/PATH; parameters that are None are left out."""
        given = {name: value for name, value in query.items() if value is not None}
        return self._send("GET", f"/sim/{path}" + (f"?{urlencode(given)}" if given else ""), None)

    def post(self, path: str, **body: object) -> Json:
        """POST /sim/PATH with a JSON object; fields that are None are left out."""
        return self._send("POST", f"/sim/{path}", {name: value for name, value in body.items() if value is not None})

    def delete(self, path: str) -> Json:
        """DELETE /sim/PATH."""
        return self._send("DELETE", f"/sim/{path}", None)

    def download(self, url: str) -> bytes:
        """The bytes of a file at an address a message gave (`/sim/file/...`)."""
        return self._exchange("GET", url, None)

    def _send(self, verb: str, path: str, body: Json | None) -> Json:
        content = None if body is None else json.dumps(body).encode()
        made: Json = json.loads(self._exchange(verb, path, content))
        return made

    def _exchange(self, verb: str, path: str, content: bytes | None) -> bytes:
        connection: http.client.HTTPConnection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = http.client.HTTPConnection(self._host, timeout=120)
        headers = {"content-type": "application/json"} if content is not None else {}
        try:
            connection.request(verb, path, content, headers)
            answer = connection.getresponse()
            data = answer.read()
        except (OSError, http.client.HTTPException):
            connection.close()
            self._local.connection = None
            raise
        if answer.status != 200:
            raise DriverError(answer.status, _reason(data))
        return data

    def people(self) -> list[Json]:
        """Everybody."""
        return list(self.get("people")["people"])

    def add_person(
        self, first_name: str, language_code: str = "en", username: str | None = None, number: int | None = None
    ) -> Json:
        """A new person; `number` fixes the user id. The answer has `id`."""
        return self.post("people", first_name=first_name, language_code=language_code, username=username, id=number)

    def change_person(self, person: int, **changes: object) -> Json:
        """Change `language_code`, `first_name`, `username`, `blocked`, `deleted` or `hidden`."""
        return self.post(f"people/{person}", **changes)

    def block(self, person: int, *, blocked: bool = True) -> Json:
        """This person blocks the bot (or lets it back in)."""
        return self.change_person(person, blocked=blocked)

    def delete_account(self, person: int) -> Json:
        """This person deletes their Telegram account."""
        return self.change_person(person, deleted=True)

    def add_group(
        self,
        title: str,
        members: list[int],
        *,
        forum: bool = False,
        kind: str = "supergroup",
        bot: str = "administrator",
    ) -> Json:
        """A group (`kind` supergroup or group) the first member owns and takes the bot into. The answer has `id`."""
        return self.post("groups", title=title, members=members, forum=forum, type=kind, bot=bot)

    def join(self, group: int, person: int) -> Json:
        """Somebody comes into a group."""
        return self.post(f"groups/{group}", join=[person])

    def leave(self, group: int, person: int) -> Json:
        """Somebody leaves a group."""
        return self.post(f"groups/{group}", leave=[person])

    def set_bot_role(self, group: int, role: str) -> Json:
        """The owner makes the bot administrator or member of a group, or puts it out (kicked, left)."""
        return self.post(f"groups/{group}", bot=role)

    def migrate(self, group: int) -> int:
        """A group becomes a supergroup; returns the new chat's number."""
        return int(self.post(f"groups/{group}", migrate=True)["id"])

    def open_topic(self, person: int, chat: int, name: str) -> int:
        """Somebody opens a topic in a forum; returns its number."""
        return int(self.post("topics", person=person, chat=chat, do="create", name=name)["thread"])

    def change_topic(self, person: int, chat: int, thread: int, do: str, name: str | None = None) -> Json:
        """An administrator changes a topic (1: the general one): `do` is rename (to `name`), close, reopen, delete."""
        return self.post("topics", person=person, chat=chat, thread=thread, do=do, name=name)

    def bot(self, person: int | None = None) -> Json:
        """The bot's profile; with a person, also the `commands` they see."""
        return self.get("bot", person=person)

    def say(
        self,
        person: int,
        text: str,
        chat: int | None = None,
        reply_to: int | None = None,
        thread: int | None = None,
    ) -> Json:
        """Somebody writes; `thread` is a topic of a forum."""
        return self.post("say", person=person, text=text, chat=chat, reply_to=reply_to, thread=thread)

    def forward(self, person: int, message_id: int, from_chat: int, chat: int | None = None) -> Json:
        """Somebody forwards a message of a chat they are in."""
        return self.post("forward", person=person, message_id=message_id, from_chat=from_chat, chat=chat)

    def forward_words(self, person: int, of: int, text: str, chat: int | None = None) -> Json:
        """Somebody forwards what the person `of` wrote to them elsewhere."""
        return self.post("forward", person=person, of=of, text=text, chat=chat)

    def edit(self, person: int, message_id: int, text: str, chat: int | None = None) -> Json:
        """Somebody changes a message of theirs."""
        return self.post("edit", person=person, message_id=message_id, text=text, chat=chat)

    def erase(self, person: int, message_id: int, chat: int | None = None) -> Json:
        """Somebody deletes a message: their own, in their private chat also the bot's."""
        return self.post("delete", person=person, message_id=message_id, chat=chat)

    def start(self, person: int, payload: str = "") -> Json:
        """Somebody opens the bot by a link with this payload and presses Start."""
        name = self.bot()["username"]
        return self.open(person, f"https://t.me/{name}" + (f"?start={payload}" if payload else ""))

    def open(self, person: int, url: str, group: int | None = None) -> Json:
        """Somebody follows a link: to the bot, to an invoice (the answer has `invoice`), or elsewhere (`url`).

        A `startgroup` link brings the bot into the `group` they choose.
        """
        return self.post("open", person=person, url=url, chat=group)

    def press_key(self, person: int, text: str, chat: int | None = None, share: list[int] | None = None) -> Json:
        """Tap a key of the reply keyboard: it says its text, or shares their number, `share`d people or a group."""
        return self.post("key", person=person, text=text, chat=chat, share=share)

    def share_contact(self, person: int, phone_number: str, chat: int | None = None, of: int | None = None) -> Json:
        """Somebody shares their telephone number, or that of another person (`of`)."""
        return self.post("contact", person=person, phone_number=phone_number, chat=chat, of=of)

    def press(self, person: int, message_id: int, data: str, chat: int | None = None, *, force: bool = False) -> Json:
        """Tap the button with this callback data; `force` sends it even if no button has it (forged or stale)."""
        return self.post("press", person=person, message_id=message_id, data=data, chat=chat, force=force)

    def press_at(self, person: int, message_id: int, row: int, column: int, chat: int | None = None) -> Json:
        """Tap the button at a place."""
        return self.post("press", person=person, message_id=message_id, row=row, column=column, chat=chat)

    def press_text(self, person: int, label: str, chat: int | None = None) -> Json:
        """Tap the button whose label contains `label` on the newest message that has one (equal is preferred)."""
        message_id, row, column = self.find_button(person, label, chat)
        return self.press_at(person, message_id, row, column, chat)

    def find_button(self, person: int, label: str, chat: int | None = None) -> tuple[int, int, int]:
        """(message_id, row, column) of that button; raises LookupError naming the buttons there are."""
        messages: list[Json] = []
        for limit in (_FEW, None):
            messages = self.chat(person, chat, limit)["messages"]
            for message in reversed(messages):
                if fitting := _labelled(message, label):
                    return min(fitting)[1:]
        there = [button["text"] for message in messages[-3:] for row in _rows(message) for button in row]
        raise LookupError(f"no button {label!r}; the newest are {there}")

    def send_file(
        self,
        person: int,
        name: str,
        content: bytes,
        caption: str | None = None,
        kind: str = "document",
        chat: int | None = None,
        thread: int | None = None,
    ) -> Json:
        """Somebody sends a file; `kind` is document, photo, video, audio, voice, animation or sticker."""
        where = {"person": person, "chat": chat, "thread": thread}
        return self.post("send_file", kind=kind, caption=caption, **where, **_packed(name, content))

    def send_album(
        self,
        person: int,
        files: list[tuple[str, bytes]],
        caption: str | None = None,
        kind: str = "photo",
        chat: int | None = None,
        thread: int | None = None,
    ) -> Json:
        """Somebody sends 2 to 10 files (name, content) of one kind at once; the first carries the caption."""
        packed = [_packed(name, content) for name, content in files]
        where = {"person": person, "chat": chat, "thread": thread}
        return self.post("send_album", files=packed, kind=kind, caption=caption, **where)

    def send_path(self, person: int, path: Path, caption: str | None = None) -> Json:
        """Somebody sends a file of this machine as a document."""
        return self.send_file(person, path.name, path.read_bytes(), caption)

    def update(self, update: Json) -> int:
        """Give the bot an update exactly as it is; returns its number."""
        return int(self.post("update", update=update)["update_id"])

    def pay(self, person: int, message_id: int, chat: int | None = None, *, force: bool = False) -> Json:
        """Press the pay button of an invoice; `force` pays a paid one again, as a second phone could."""
        return self.post("pay", person=person, message_id=message_id, chat=chat, force=force)

    def pay_link(self, person: int, link: str) -> Json:
        """Pay an invoice under its address (`createInvoiceLink`)."""
        return self.post("pay", person=person, link=link)

    def refund(self, person: int, charge: str) -> None:
        """Telegram gives somebody the stars of a payment back, unasked by the bot."""
        self.post("refund", person=person, charge=charge)

    def ask_inline(self, person: int, query: str, chat: int | None = None, offset: str | None = None) -> str:
        """Somebody types the bot's name and a few letters in a chat; returns the query's id."""
        return str(self.post("inline", person=person, query=query, chat=chat, offset=offset)["inline_query_id"])

    def inline_results(self, query: str) -> list[Json] | None:
        """What the bot offers for an inline query, None until it has answered."""
        results: list[Json] | None = self.get(f"inline/{query}")["results"]
        return results

    def choose_inline(self, query: str, result: str) -> Json:
        """Send one of the results into the chat the query was asked in."""
        return self.post(f"inline/{query}", result=result)

    def chat(self, person: int, chat: int | None = None, limit: int | None = None) -> Json:
        """The chat as this person sees it, with the newest `limit` messages (all by default)."""
        return self.get("chat", person=person, chat=chat, limit=limit)

    def last(self, person: int, chat: int | None = None, thread: int | None = None) -> Json | None:
        """The newest message of the bot (in a topic), None if there is none."""
        for limit in (_FEW, None):
            for message in reversed(self.chat(person, chat, limit)["messages"]):
                if message["from"]["is_bot"] and thread in {None, message.get("thread")}:
                    found: Json = message
                    return found
        return None

    def wait_quiet(self, quiet_ms: int = QUIET_MS, timeout_ms: int = TIMEOUT_MS, after: int | None = None) -> bool:
        """Wait until the bot took every update, answered every tap and made no call for `quiet_ms`; False if not.

        With `after`, a call count from before, silence only counts that soon once the bot has called again; a bot that
        has nothing to say is believed after a second and a half.
        """
        return bool(self.get("wait", quiet_ms=quiet_ms, timeout_ms=timeout_ms, after=after)["quiet"])

    def wait_calls(self, count: int, timeout_ms: int = TIMEOUT_MS) -> bool:
        """Wait until the bot has made `count` calls in all; False if it did not."""
        return bool(self.get("wait", calls=count, timeout_ms=timeout_ms)["quiet"])

    def calls(self, since: int = 0, limit: int = 1000) -> list[Json]:
        """The bot's calls after number `since`."""
        return list(self.get("calls", since=since, limit=limit)["calls"])

    def call_count(self) -> int:
        """How many calls the bot has made."""
        return int(self.get("calls", limit=0)["count"])

    def violations(self) -> list[Json]:
        """Calls that broke the Bot API's rules."""
        return list(self.get("violations")["violations"])

    def events(self, since: int = 0) -> list[Json]:
        """Events after number `since`."""
        return list(self.get("events", since=since, once=1)["events"])

    def now(self) -> int:
        """The simulator's clock, UTC seconds."""
        return int(self.get("clock")["now"])

    def advance(self, seconds: int) -> int:
        """Move the clock on; returns the new time."""
        return int(self.post("clock", advance=seconds)["now"])

    def plant(
        self, kind: str, method: str = "*", times: int | None = 1, chat: int | None = None, **options: object
    ) -> int:
        """Plant a fault (429, 500, slow, drop_after, drop_before, 403, 400), `times` None for good; returns its id.

        Options: `retry_after` seconds, `ms` milliseconds, `description`.
        """
        body = {"kind": kind, "method": method, "times": times, "chat": chat, **options}
        return int(self._send("POST", "/sim/faults", body)["id"])

    def faults(self) -> list[Json]:
        """The planted faults."""
        return list(self.get("faults")["faults"])

    def heal(self, fault: int | None = None) -> None:
        """Remove one fault, or all."""
        self.delete("faults" if fault is None else f"faults/{fault}")

    def limits(self, *, on: bool) -> None:
        """Turn Telegram's sending limits on (with nothing counted yet) or off."""
        self.post("limits", on=on)

    def reset(self) -> None:
        """Forget people, chats, faults and calls."""
        self.post("reset")

    def phone(self, first_name: str, language_code: str = "en", number: int | None = None) -> Phone:
        """A new person's phone."""
        return Phone(self, int(self.add_person(first_name, language_code, number=number)["id"]))


class Phone:
    """One person's eyes and thumbs in one chat, their private one by default, or in one topic (`thread`) of a forum.

    What they do waits until the bot is quiet again; `wait` False turns that off.
    """

    def __init__(
        self, driver: Driver, person: int, chat: int | None = None, *, thread: int | None = None, wait: bool = True
    ) -> None:
        self.driver = driver
        self.person = person
        self.chat_id = chat
        self.thread = thread
        self.wait = wait

    def at(self, chat: int, thread: int | None = None) -> Phone:
        """The same phone with another chat open, or a topic of a forum."""
        return Phone(self.driver, self.person, chat, thread=thread, wait=self.wait)

    def expect(self, text: str, timeout_ms: int = TIMEOUT_MS) -> Self:
        """Wait until the newest text of the bot contains this; raises AssertionError with what it was instead."""
        until = time.monotonic() + timeout_ms / 1000
        while True:
            count, seen = self.driver.call_count(), self.sees
            if text in seen:
                return self
            left = int((until - time.monotonic()) * 1000)
            if left <= 0:
                raise AssertionError(f"{text!r} was expected, the bot says {seen!r}")
            self.driver.wait_calls(count + 1, min(left, 1000))

    def says(self, text: str, reply_to: int | None = None) -> Self:
        """Write."""
        return self._does(lambda: self.driver.say(self.person, text, self.chat_id, reply_to, self.thread))

    def forwards(self, of: int, text: str) -> Self:
        """Forward what the person `of` wrote to them elsewhere."""
        return self._does(lambda: self.driver.forward_words(self.person, of, text, self.chat_id))

    def starts(self, payload: str = "") -> Self:
        """Open the bot by a link with this payload."""
        return self._does(lambda: self.driver.start(self.person, payload))

    def edits(self, text: str) -> Self:
        """Change the newest message of their own."""
        mine = next(one for one in reversed(self.messages) if one["from"]["id"] == self.person)
        return self._does(lambda: self.driver.edit(self.person, mine["message_id"], text, self.chat_id))

    def taps(self, label: str) -> Self:
        """Tap the button whose label contains this, on the newest message that has one."""
        return self._does(lambda: self.driver.press_text(self.person, label, self.chat_id))

    def types_key(self, label: str, share: list[int] | None = None) -> Self:
        """Tap the key of the reply keyboard whose label contains this; `share` are the people or group it asks for."""
        key = next((one for one in self.keyboard if label in one), None)
        if key is None:
            raise LookupError(f"no key {label!r}; there are {self.keyboard}")
        return self._does(lambda: self.driver.press_key(self.person, key, self.chat_id, share))

    def forges(self, data: str, message_id: int | None = None) -> Self:
        """Send callback data no button has, as if tapped on a message (the newest of the bot by default)."""
        number = self.message["message_id"] if message_id is None else message_id
        return self._does(lambda: self.driver.press(self.person, number, data, self.chat_id, force=True))

    def sends(self, name: str, content: bytes, caption: str | None = None, kind: str = "document") -> Self:
        """Send a file."""
        where = self.chat_id, self.thread
        return self._does(lambda: self.driver.send_file(self.person, name, content, caption, kind, *where))

    def sends_album(self, files: list[tuple[str, bytes]], caption: str | None = None, kind: str = "photo") -> Self:
        """Send several files (name, content) at once."""
        where = self.chat_id, self.thread
        return self._does(lambda: self.driver.send_album(self.person, files, caption, kind, *where))

    def shares_contact(self, phone_number: str) -> Self:
        """Share their telephone number."""
        return self._does(lambda: self.driver.share_contact(self.person, phone_number, self.chat_id))

    def asks_inline(self, query: str) -> list[Json]:
        """Type the bot's name and these letters; returns what it offers."""
        return self._asked(query)[1]

    def chooses_inline(self, query: str, title: str) -> Self:
        """The same, and send the result whose title contains this."""
        number, results = self._asked(query)
        found = next(one["id"] for one in results if title in one.get("title", ""))
        return self._does(lambda: self.driver.choose_inline(number, found))

    def _asked(self, query: str) -> tuple[str, list[Json]]:
        number = self.driver.ask_inline(self.person, query, self.chat_id)
        self._settled(self.driver.call_count() if self.wait else None)
        return number, self.driver.inline_results(number) or []

    def pays(self) -> Self:
        """Press the pay button of the newest invoice."""
        invoice = next(message for message in reversed(self.messages) if "invoice" in message)
        return self._does(lambda: self.driver.pay(self.person, invoice["message_id"], self.chat_id))

    def blocks(self, *, blocked: bool = True) -> Self:
        """Block the bot or let it back in; a bot need not answer that."""
        self.driver.block(self.person, blocked=blocked)
        return self._settled(None)

    def _does(self, action: Callable[[], Json]) -> Self:
        before = self.driver.call_count() if self.wait else None
        action()
        return self._settled(before)

    def _settled(self, before: int | None) -> Self:
        if self.wait and not self.driver.wait_quiet(after=before):
            raise TimeoutError(f"the bot was not quiet after {TIMEOUT_MS} ms; it last said: {self.sees!r}")
        return self

    @property
    def screen(self) -> Json:
        """The whole chat."""
        return self.driver.chat(self.person, self.chat_id)

    @property
    def messages(self) -> list[Json]:
        """Every message of the chat or topic, oldest first."""
        return [one for one in self.screen["messages"] if self.thread in {None, one.get("thread")}]

    @property
    def message(self) -> Json:
        """The newest message of the bot; raises LookupError if there is none."""
        found = self._last()
        if found is None:
            raise LookupError("the bot has said nothing")
        return found

    @property
    def sees(self) -> str:
        """The newest text or caption of the bot, without markup; empty if there is none."""
        found = self._last()
        return str((found or {}).get("text") or (found or {}).get("caption") or "")

    @property
    def texts(self) -> list[str]:
        """Every text of the bot, oldest first."""
        messages = [one for one in self.messages if one["from"]["is_bot"]]
        return [str(one.get("text") or one.get("caption") or "") for one in messages]

    @property
    def buttons(self) -> list[str]:
        """Labels of the newest message of the bot, row by row."""
        found = self._last()
        return [button["text"] for row in _rows(found or {}) for button in row]

    @property
    def keyboard(self) -> list[str]:
        """Labels of the reply keyboard."""
        rows = self.screen.get("reply_keyboard", {}).get("keyboard", [])
        return [button["text"] for row in rows for button in row]

    def _last(self) -> Json | None:
        return self.driver.last(self.person, self.chat_id, self.thread)

    @property
    def toast(self) -> str:
        """The newest toast or alert, empty if there was none."""
        toasts = self.screen["toasts"]
        return str(toasts[-1]["text"]) if toasts else ""


def _packed(name: str, content: bytes) -> Json:
    return {"name": name, "content_base64": base64.b64encode(content).decode()}


def _rows(message: Json) -> list[list[Json]]:
    rows: list[list[Json]] = message.get("reply_markup", {}).get("inline_keyboard", [])
    return rows


def _labelled(message: Json, label: str) -> list[tuple[bool, int, int, int]]:
    return [
        (button["text"] != label, message["message_id"], row, column)
        for row, buttons in enumerate(_rows(message))
        for column, button in enumerate(buttons)
        if label in button["text"]
    ]


def _reason(data: bytes) -> str:
    try:
        return str(json.loads(data)["error"])
    except (ValueError, KeyError, TypeError):
        return data.decode("utf-8", "replace")
