"""The state of the pretend Telegram: people, chats, messages, what waits for an answer, and the bot's own profile.

One instance lives on the server's event loop; nothing here waits or locks. What could grow without end in a demo left
open for weeks is bounded: messages of a chat, toasts, files, questions of the bot's people.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import Any

from shopbot.simulator.clock import SimClock
from shopbot.simulator.entities import Rich
from shopbot.simulator.events import EventLog
from shopbot.simulator.files import FileStore, StoredFile
from shopbot.simulator.refusal import Refusal, bad_request
from shopbot.simulator.table import Table
from shopbot.simulator.updates import UpdateQueue

FIRST_PERSON = 5_000_000_001
FIRST_GROUP = -4_000_001
FIRST_SUPERGROUP = -1_002_000_000_001
GENERAL_TOPIC = 1
MESSAGES_KEPT = 2000
TOASTS_KEPT = 50
INLINE_KEPT = 200
TYPING_S = 5
QUERY_LIFE_S = 60
PRE_CHECKOUT_S = 10
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"

Json = dict[str, Any]


@dataclass(slots=True)
class Person:
    """Somebody with a phone. `blocked`: has blocked the bot. `deleted`: the account is gone. `started`: has written.

    `hidden`: forwarded messages of theirs do not link to their account.
    """

    id: int
    first_name: str
    language_code: str
    last_name: str = ""
    username: str = ""
    blocked: bool = False
    deleted: bool = False
    started: bool = False
    hidden: bool = False

    def user(self) -> Json:
        """The Bot API User."""
        made: Json = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        for name in ("last_name", "username", "language_code"):
            if getattr(self, name):
                made[name] = getattr(self, name)
        return made


@dataclass(slots=True)
class Message:
    """One message, of the bot or a person. Dates are UTC seconds of the simulator's clock.

    `service` is what the message tells instead of a text ("forum_topic_created", say); its facts are in `extra`.
    `payload` is an invoice's, `paid` whether that was paid. `inline_id` names one the bot may only edit by that.
    """

    id: int
    chat: Chat
    sender: Json
    date: int
    content: Rich | None = None
    files: dict[str, StoredFile] = field(default_factory=dict)
    inline: Json | None = None
    other_markup: Json | None = None
    edited: int | None = None
    reply_to: int | None = None
    thread: int | None = None
    silent: bool = False
    protected: bool = False
    effect: str = ""
    reaction: str = ""
    service: str = ""
    payload: str = ""
    paid: bool = False
    inline_id: str = ""
    extra: Json = field(default_factory=dict)
    waiting: dict[str, str] = field(default_factory=dict)

    @property
    def has_media(self) -> bool:
        """Whether the content is a caption rather than a text."""
        return bool(self.files)

    def api(self, *, with_reply: bool = True) -> Json:
        """The Bot API Message; a message replied to is shown without the one it replied to itself."""
        made: Json = {"message_id": self.id, "from": self.sender, "chat": self.chat.api(), "date": self.date}
        if self.edited:
            made["edit_date"] = self.edited
        if self.thread is not None:
            made |= {"message_thread_id": self.thread, "is_topic_message": True}
        # In a topic what answers no message answers the one that opened it.
        answered = self.chat.messages.get(self.reply_to or self.thread or 0)
        if with_reply and answered is not None and answered is not self:
            made["reply_to_message"] = answered.api(with_reply=False)
        for kind, stored in self.files.items():
            made[kind] = [stored.api()] if kind == "photo" else stored.api()
        if self.content is not None:
            made |= self._content()
        if self.inline is not None:
            made["reply_markup"] = self.inline
        if self.protected:
            made["has_protected_content"] = True
        return made | self.extra

    def _content(self) -> Json:
        assert self.content is not None  # noqa: S101 - the caller looked
        word = "caption" if self.has_media else "text"
        made: Json = {word: self.content.text}
        if self.content.entities:
            made["caption_entities" if self.has_media else "entities"] = self.content.entities
        return made


@dataclass(slots=True)
class Topic:
    """A topic of a forum; its number is that of the message that opened it, 1 for the general one."""

    id: int
    name: str
    icon_color: int = 7322096
    icon_custom_emoji_id: str = ""
    closed: bool = False
    hidden: bool = False

    def look(self) -> Json:
        """Name and icon, as the Bot API has them in ForumTopic and ForumTopicCreated."""
        made: Json = {"name": self.name, "icon_color": self.icon_color}
        return made | ({"icon_custom_emoji_id": self.icon_custom_emoji_id} if self.icon_custom_emoji_id else {})


@dataclass(slots=True)
class Chat:
    """A private chat (its id is the person's) or a group; `migrated_to` is the supergroup a group has become."""

    id: int
    type: str
    title: str = ""
    person: Person | None = None
    members: dict[int, str] = field(default_factory=dict)
    forum: bool = False
    topics: dict[int, Topic] = field(default_factory=dict)
    migrated_to: int | None = None
    messages: dict[int, Message] = field(default_factory=dict)
    keyboard: Json | None = None
    typing_until: float = 0.0
    toasts: list[Json] = field(default_factory=list)
    pinned: list[int] = field(default_factory=list)

    @property
    def person_id(self) -> int | None:
        """Whose private chat this is, None for a group."""
        return self.person.id if self.person else None

    def api(self) -> Json:
        """The Bot API Chat."""
        if self.person is None:
            made: Json = {"id": self.id, "type": self.type, "title": self.title}
            return made | ({"is_forum": True} if self.forum else {})
        user = self.person.user()
        names: Json = {name: user[name] for name in ("first_name", "last_name", "username") if name in user}
        return {"id": self.id, "type": "private", **names}


@dataclass(slots=True)
class Query:
    """Something the bot must answer: a tap, a pre-checkout, an inline query."""

    id: str
    person: Person
    at: float
    chat: Chat | None = None
    message_id: int = 0
    data: Json = field(default_factory=dict)


class Queries:
    """Questions of one kind, oldest first, each open for `life_s` seconds of the simulator's clock."""

    def __init__(self, clock: SimClock, life_s: float) -> None:
        self._clock, self._life_s = clock, life_s
        self._open: dict[str, Query] = {}

    def __len__(self) -> int:
        return len(self._open)

    def add(self, query: Query) -> Query:
        """Ask."""
        self._open[query.id] = query
        return query

    def get(self, number: str) -> Query | None:
        """The question of this id, if it is open."""
        return self._open.get(number)

    def take(self, number: str) -> Query | None:
        """The same, answered with this: open no more."""
        return self._open.pop(number, None)

    def drop_late(self) -> list[Query]:
        """Close what can no longer be answered, and return it."""
        now = self._clock.now_exact()
        late = [query for query in self._open.values() if now - query.at > self._life_s]
        for query in late:
            del self._open[query.id]
        return late


@dataclass(slots=True)
class Profile:
    """What the bot set about itself; texts are kept by language code ("" is the default)."""

    id: int
    name: str
    username: str
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    menu_buttons: dict[int, Json] = field(default_factory=dict)

    def user(self) -> Json:
        """The bot as a Bot API User."""
        return {"id": self.id, "is_bot": True, "first_name": self.name, "username": self.username}


class World:
    """All of it."""

    def __init__(self, table: Table, profile: Profile, clock: SimClock) -> None:
        self.table = table
        self.profile = profile
        self.clock = clock
        self.events = EventLog()
        self.updates = UpdateQueue(table.updates, clock)
        self.empty()

    def origin(self, sender: Json, date: int) -> Json:
        """The Bot API MessageOrigin of what is forwarded: a user, or one who hides their account."""
        author = self.people.get(sender["id"])
        if author is not None and author.hidden:
            name = " ".join(filter(None, [author.first_name, author.last_name]))
            return {"type": "hidden_user", "date": date, "sender_user_name": name}
        return {"type": "user", "date": date, "sender_user": sender}

    def empty(self) -> None:
        """Forget people, chats, files, money and the webhook; the clock, update numbers and the bot's profile stay."""
        profile = self.profile
        profile.commands = {key: kept for key, kept in profile.commands.items() if "chat_id" not in key[0]}
        profile.menu_buttons = {chat: button for chat, button in profile.menu_buttons.items() if chat == 0}
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.files = FileStore()
        self.taps = Queries(self.clock, QUERY_LIFE_S)
        self.checkouts = Queries(self.clock, PRE_CHECKOUT_S)
        self.inline_queries: dict[str, Query] = {}
        self.inline_messages: dict[str, Message] = {}
        self.invoice_links: dict[str, Json] = {}
        self.star_transactions: list[Json] = []
        self.message_ids = itertools.count(GENERAL_TOPIC + 1)  # a topic has its first message's number
        self.numbers = itertools.count(1)
        self.webhook: Json = {}
        self.webhook_secret = ""
        self.webhook_certificate = False
        self.updates.set_webhook("")
        self.updates.forget_all()

    def new_id(self) -> str:
        """A fresh identifier for a query or charge."""
        return str(self.profile.id * 1000 + next(self.numbers))

    def add_person(
        self,
        first_name: str,
        language_code: str = "en",
        username: str = "",
        last_name: str = "",
        number: int | None = None,
    ) -> Person:
        """A new person with an empty private chat; `number` fixes the user id."""
        number = number or max([*self.people, FIRST_PERSON - 1]) + 1
        if number in self.people:
            raise bad_request(f"person {number} exists")
        person = Person(number, first_name, language_code, last_name, username)
        self.people[number] = person
        self.chats[number] = Chat(number, "private", person=person)
        self.events.add("people", person=number)
        return person

    def add_group(self, title: str, members: dict[int, str], kind: str = "supergroup", *, forum: bool = False) -> Chat:
        """A group (`kind` group or supergroup) with these people and what each is in it."""
        first = FIRST_GROUP if kind == "group" else FIRST_SUPERGROUP
        number = min([first + 1, *(one for one, chat in self.chats.items() if chat.type == kind)]) - 1
        chat = Chat(number, kind, title=title, members=members, forum=forum)
        if forum:
            chat.topics[GENERAL_TOPIC] = Topic(GENERAL_TOPIC, "General")
        self.chats[number] = chat
        self.events.add("people", chat=number)
        return chat

    def chat(self, number: int | str) -> Chat:
        """The chat a bot names, else `chat not found`."""
        found = self.chats.get(number) if isinstance(number, int) else None
        if found is None:
            raise bad_request("chat not found")
        return found

    def writable(self, number: int | str) -> Chat:
        """The chat, if the bot may write there."""
        chat = self.chat(number)
        if chat.person is not None:
            if chat.person.deleted:
                raise Refusal(403, "Forbidden: user is deactivated")
            if chat.person.blocked:
                raise Refusal(403, "Forbidden: bot was blocked by the user")
            if not chat.person.started:
                raise Refusal(403, "Forbidden: bot can't initiate conversation with a user")
        else:
            self._in_group(chat)
        return chat

    def _in_group(self, chat: Chat) -> None:
        """Refuse what the bot wants in a group it is not, or no longer, in."""
        role = chat.members.get(self.profile.id)
        if chat.migrated_to is not None:
            words = "Bad Request: group chat was upgraded to a supergroup chat"
            raise Refusal(400, words, migrate_to=chat.migrated_to)
        if role == "kicked":
            raise Refusal(403, f"Forbidden: bot was kicked from the {chat.type} chat")
        if role not in {"administrator", "member"}:
            raise Refusal(403, f"Forbidden: bot is not a member of the {chat.type} chat")

    def add_message(self, chat: Chat, sender: Json, content: Rich | None = None, **parts: Any) -> Message:
        """Put a new message into a chat and tell the watchers; an empty caption is none."""
        shown = content if content is not None and content.text else None
        message = Message(next(self.message_ids), chat, sender, self.clock.now(), content=shown, **parts)
        chat.messages[message.id] = message
        if len(chat.messages) > MESSAGES_KEPT:
            self.forget(next(iter(chat.messages.values())))
        self.events.add("message", person=chat.person_id, chat=chat.id, message_id=message.id)
        return message

    def add_service(self, chat: Chat, sender: Json, kind: str, facts: object, **parts: Any) -> Message:
        """Put a message into a chat that tells what happened (`kind` is its Bot API field), and queue it."""
        message = self.add_message(chat, sender, service=kind, extra={kind: facts}, **parts)
        self.updates.put("message", message.api())
        return message

    def forget(self, message: Message) -> None:
        """Remove a message from its chat and from all that points to it."""
        chat = message.chat
        del chat.messages[message.id]
        self.inline_messages.pop(message.inline_id, None)
        if message.id in chat.pinned:
            chat.pinned.remove(message.id)

    def touched(self, message: Message, kind: str = "edited") -> None:
        """Tell the watchers that a message changed."""
        chat = message.chat
        self.events.add(kind, person=chat.person_id, chat=chat.id, message_id=message.id)

    def toast(self, query: Query, text: str, *, alert: bool, url: str = "") -> None:
        """Show somebody a line at the edge of the screen, or a box to close."""
        assert query.chat is not None  # noqa: S101 - what is answered with a toast was asked in a chat
        toast: Json = {"id": next(self.numbers), "text": text, "alert": alert, "at": self.clock.now()}
        toast |= {"callback_query_id": query.id} | ({"url": url} if url else {})
        query.chat.toasts.append({**toast, "person": query.person.id})
        del query.chat.toasts[:-TOASTS_KEPT]
        self.events.add("toast", person=query.person.id, chat=query.chat.id, **toast)

    def open_taps(self) -> int:
        """How many taps wait for an answer that could still come; the others' spinners stop."""
        for tap in self.taps.drop_late():
            self.stop_spinner(tap)
        return len(self.taps)

    def stop_spinner(self, tap: Query) -> None:
        """Let a tapped button look as before."""
        message = tap.chat.messages.get(tap.message_id) if tap.chat is not None else None
        if message is not None:
            message.waiting.pop(tap.id, None)
