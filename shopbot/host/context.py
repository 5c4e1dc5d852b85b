"""What a plugin's function is given: `Context` for what happens by itself, `Request` for what a person does.

Everything here works on the transaction at hand. What it shows or says is carried out after the commit; what it owes
is a row of it.
"""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from shopbot import log
from shopbot.db import errands, outbox
from shopbot.db.fence import HOUSE
from shopbot.db.tx import Reader, Tx
from shopbot.errors import PluginError, ShopError
from shopbot.host import addresses, inline, looks, payment_method, settings
from shopbot.host.incoming import Incoming, Sender
from shopbot.host.kinds import GoodsKind
from shopbot.host.plugin import EVERYONE, OWNER, STAFF, Action, Answer, Handler, MenuEntry, Plugin, Upload
from shopbot.host.screen import (
    AnswerTap,
    Button,
    Call,
    Erase,
    Rendered,
    Row,
    Say,
    Screen,
    Show,
    Text,
    as_text,
)
from shopbot.host.wording import Wording
from shopbot.texts.values import Code, Name, When, dump_values
from shopbot.trade import groups, notices, pauses, people
from shopbot.trade.audit import TERMINAL, Actor
from shopbot.trade.events import Event, emit
from shopbot.trade.groups import Kind
from shopbot.trade.notices import Notice
from shopbot.trade.people import Person

if TYPE_CHECKING:
    from shopbot.host.host import Host

S_co = TypeVar("S_co", covariant=True)
_SCROLLED = 6


class Context(Generic[S_co]):
    """A transaction, as one plugin sees it. `now` is the event's time (UTC seconds)."""

    def __init__(self, host: "Host", tx: Tx, plugin: Plugin[Any]) -> None:
        self.host = host
        self.plugin = plugin.name
        self.tx = tx.as_owner(plugin.name)
        self.now = tx.now
        self._plugin = plugin
        self._settings: Any = None

    @property
    def db(self) -> Reader:
        """The same transaction, for reading."""
        return self.tx

    @property
    def actor(self) -> Actor:
        """Who the audit names: the plugin, when it acts by itself."""
        return self.plugin

    @property
    def settings(self) -> S_co:
        """The plugin's settings as they are in this transaction."""
        if self._settings is None:
            self._settings = settings.of(self.tx, self._plugin, self.host.first_values(self.plugin))
        return self._settings  # type: ignore[no-any-return]

    def set_setting(self, name: str, value: Any) -> None:
        """Change one of the plugin's own settings. Raises `ShopError` for a value it cannot have."""
        first = self.host.first_values(self.plugin)
        settings.change(self.tx, self._plugin, name, value, first=first, by=self.actor)
        self._settings = None

    def wording(self, language: str) -> Wording:
        """Return what puts this plugin's texts into words for a reader of `language`."""
        return Wording(self.host.texts, language, self.plugin)

    def log(self, name: str, /, **fields: str | int) -> None:
        """Write one line to the log."""
        log.event(logging.getLogger(f"plugins.{self.plugin}"), name, level=logging.INFO, **fields)

    def webhook_url(self, name: str) -> str | None:
        """Return the address of one of the plugin's webhooks, for the owner to hand to whoever calls.

        None while the shop is not told how the world reaches it (`public_url` of [web] in config.toml). The address
        holds a secret: show it, never log it.
        """
        public_url = self.host.config.web.public_url
        return addresses.hook_url(public_url, self.tx.keys, self.plugin, name) if public_url else None

    def bot_link(self, start: str) -> str | None:
        """Return the link that opens the bot and starts it with `start` ("p_12"); None until Telegram said its name."""
        return f"https://t.me/{self.host.bot}?start={start}" if self.host.bot else None

    def kinds(self) -> list[GoodsKind]:
        """Return every kind of goods that can be made now, as they are offered."""
        return list(self.host.registry.kinds.values())

    def kind(self, name: str) -> GoodsKind | None:
        """Return a kind of goods, or None while the plugin that brings it is off."""
        return self.host.registry.kinds.get(name)

    def emit(self, event: Event) -> bool:
        """Tell the shop's listeners something, with this transaction."""
        return emit(self.tx, event)

    def tell(  # the row of an owed message
        self,
        person: int,
        key: str,
        /,
        *,
        rings: bool = False,
        dedupe: str | None = None,
        rows: Iterable[Row] = (),
        **values: Any,
    ) -> None:
        """Owe a person, or a group that gets notices, a message: one of the plugin's texts with values, and buttons."""
        args = {"values": dump_values(values), "rows": [_stored(row) for row in rows]}
        marked = f"{self.plugin}:{dedupe}" if dedupe else None
        group = groups.get(self.tx, person) if person < 0 else None
        thread = group.thread if group else None
        outbox.owe(self.tx, person, self.plugin, key, args, dedupe=marked, rings=rings, thread=thread)

    def owe(
        self, person: int, message: str, /, *, rings: bool = False, dedupe: str | None = None, **args: str | int
    ) -> int:
        """Owe a person one of the plugin's own messages (`@plugin.message`), rendered when it is sent.

        Return the debt's number, or 0 when `dedupe` was owed before.
        """
        marked = f"{self.plugin}:{dedupe}" if dedupe else None
        return outbox.owe(self.tx, person, self.plugin, message, args, dedupe=marked, rings=rings)

    def unsay(self, debt: int) -> int:
        """Owe the deletion of a message of this plugin that was sent, by the number `owe` gave; return that debt's.

        0 when there is nothing to delete. Telegram deletes a bot's messages for 48 hours; later ones stay.
        """
        return outbox.unsay(self.tx, debt, self.plugin)

    def tell_admins(
        self,
        key: str,
        /,
        *,
        kind: Kind = "other",
        dedupe: str | None = None,
        rows: Iterable[Row] = (),
        rings: bool = False,
        **values: Any,
    ) -> None:
        """Owe every member of staff, and every group that gets notices of this kind, a message in their language.

        While it is busy they are gathered into one message; what rings about payments or faults never is.
        """
        notices.tell_staff(self.tx, self._notice(key, kind, dedupe, rows, rings, values))

    def tell_groups(
        self,
        key: str,
        /,
        *,
        kind: Kind = "other",
        dedupe: str | None = None,
        rows: Iterable[Row] = (),
        rings: bool = False,
        **values: Any,
    ) -> None:
        """Owe it to the groups alone: whom it concerns among staff is told otherwise."""
        notices.tell_groups(self.tx, self._notice(key, kind, dedupe, rows, rings, values))

    def _notice(
        self, key: str, kind: Kind, dedupe: str | None, rows: Iterable[Row], rings: bool, values: Mapping[str, Any]
    ) -> Notice:
        args = {"values": dump_values(values), "rows": [_stored(row) for row in rows]}
        return Notice(self.plugin, key, args, kind, rings, f"{self.plugin}:{dedupe}" if dedupe else None)

    def take_back(self, dedupe: str) -> bool:
        """Owe no more what was owed under this `dedupe`; False when it was sent already, or never owed."""
        return outbox.withdraw(self.tx, f"{self.plugin}:{dedupe}")

    # --- payments ---

    def redraw(self, attempt: int) -> bool:
        """Draw an attempt's screen anew in place, if it is what its payer's living screen shows."""
        return payment_method.redraw(self, attempt)

    def look_now(self, method: str, attempt: int | None = None) -> bool:
        """Let a payment method look for money as soon as it can; False while it is off."""
        return looks.look_now(self, method, attempt)

    def news_for(self, person: int, about: str) -> "News | None":
        """Return a request that draws anew what a person looks at, or None if that is not `about` ("payment:12")."""
        shown = self.tx.house.scalar("SELECT about FROM screen_about WHERE chat = ?", person)
        found = people.get(self.tx.house, person)
        if shown != about or found is None:
            return None
        sender = Sender(found.id, found.name, found.username, found.language)
        return News(self.host, self.tx, self._plugin, Incoming(sender, person, private=True, message_id=0), found)

    def send_errand(self, handler: Handler, key: str, args: Mapping[str, Any]) -> bool:
        """Order an errand (use `errand.send`)."""
        return errands.send(self.tx, handler.plugin, handler.name, args, f"{handler.place}:{key}")


def _said(words: str | Text, values: Mapping[str, Any]) -> Text:
    """Return a text by its key and values; one that is a text already has its own."""
    return replace(as_text(words), values=dict(values)) if isinstance(words, str) else words


def _stored(row: Row) -> list[dict[str, Any]]:
    """Write buttons for a row of the outbox; single-use buttons are for screens, not for messages that stay."""
    return [
        {
            "label": [b.label.owner, b.label.key, dump_values(b.label.values)],
            "call": [b.call.action, list(b.call.args)] if b.call else None,
            "url": b.url,
            "copy": b.copy,
            "style": b.style,
        }
        for b in row
        if b is not None
    ]


class TerminalContext(Context[S_co]):
    """Something typed in a terminal of the machine. Whoever can read the shop's key may do what its owner may."""

    @property
    def actor(self) -> Actor:
        """Who the audit names: the terminal, as nobody knows who sits there."""
        return TERMINAL

    def may(self, _allow: str) -> bool:
        """Tell that it may."""
        return True

    def require(self, _allow: str) -> None:
        """Let it be done."""


class View(Generic[S_co]):
    """What an owed message is rendered from: reading only, in the language of whoever gets it."""

    def __init__(
        self,
        db: Reader,
        language: str,
        person: int,
        settings_now: S_co,
        actions: Mapping[str, Action[Any]] | None = None,
        has_words: Callable[[str, str], bool] = lambda owner, key: False,
    ) -> None:
        self._actions = actions or {}
        self.has_words = has_words
        self.db = db
        self.language = language
        self.person = person
        self.settings = settings_now

    def action(self, name: str) -> Action[Any] | None:
        """Return another plugin's action for a button, or None while that plugin is off."""
        return self._actions.get(name)


class Request(Context[S_co]):
    """Something a person did: a command, a tap, an answer, a typed word."""

    def __init__(self, host: "Host", tx: Tx, plugin: Plugin[Any], incoming: Incoming, user: Person) -> None:
        super().__init__(host, tx, plugin)
        self.incoming = incoming
        self.user = user
        self.upload: Upload | None = None
        self._shared: dict[str, bool] = {"answered": False, "first": False}

    @property
    def actor(self) -> Actor:
        """Who the audit names: the person."""
        return self.user.id

    @property
    def language(self) -> str:
        """The person's language, one of the five."""
        return self.user.language

    @property
    def first(self) -> bool:
        """True while the very first thing the shop has ever heard of this person is handled."""
        return self._shared["first"]

    def note_first(self) -> None:
        """Note that the person was not known before (for the dispatcher)."""
        self._shared["first"] = True

    @property
    def chat(self) -> int:
        """Where it happened."""
        return self.incoming.chat

    @property
    def words(self) -> Wording:
        """What puts this plugin's texts into words for this person."""
        return Wording(self.host.texts, self.language, self.plugin, self._nonce)

    def as_plugin(self, name: str) -> "Request[Any]":
        """Return the same request as another plugin sees it."""
        plugin = self.host.plugin(name)
        other: Request[Any] = type(self)(self.host, self.tx, plugin, self.incoming, self.user)
        other.upload = self.upload
        other._shared = self._shared
        return other

    # --- what the person may do ---

    def may(self, allow: str) -> bool:
        """Tell whether the person belongs to an audience, or has a permission."""
        return self.host.may(self.user, allow)

    def require(self, allow: str) -> None:
        """Raise `ShopError` unless the person may; for the place where the thing is done."""
        if not self.may(allow):
            raise ShopError("not_allowed")

    def person_meant(self, words: str, example: str) -> tuple[Person, str]:
        """Return whom a command is about, and the words after that.

        A reply to a forwarded message means its author; else the first word is an id, @username or bank id. Raises
        ShopError `wrong_form` with the example, `no_such_person`, `author_unknown`, `author_hidden`.
        """
        here = self.incoming
        if here.reply_sender is not None and here.reply_sender != self.user.id:
            return self._author(here.reply_sender), words.strip()
        who, _, rest = words.strip().partition(" ")
        found = people.find(self.db, who) if who else None
        if found is not None:
            return found, rest.strip()
        if here.reply_hidden:
            raise ShopError("author_hidden", name=Name(here.reply_hidden))
        raise ShopError("no_such_person") if who else ShopError("wrong_form", example=Code(example))

    def author_meant(self) -> Person | None:
        """Return who wrote the message that was forwarded here, or None for one that was not.

        Raises ShopError `author_unknown`, `author_hidden`.
        """
        if self.incoming.forwarded_hidden:
            raise ShopError("author_hidden", name=Name(self.incoming.forwarded_hidden))
        author = self.incoming.forwarded_from
        return None if author is None else self._author(author)

    def _author(self, number: int) -> Person:
        found = people.get(self.db, number)
        if found is None:
            raise ShopError("author_unknown", id=Code(str(number)))
        return found

    # --- what the person sees ---

    def show(self, screen: Screen, *, about: str = "", below: bool = False) -> None:
        """Make `screen` the chat's living screen: edited in place, or sent anew when it has scrolled away.

        `about` ("order:7") names what it shows, so that news of that is drawn in its place. `below`: it is to stand
        under what was said just now, and is sent anew for that.
        """
        rendered = self.words.screen(self._marked(screen))
        self._note_about(about)
        known = self.tx.house.row("SELECT * FROM screen WHERE chat = ?", self.chat)
        tapped = self.incoming.message_id if self.incoming.tap is not None else None
        near = known is not None and known["below"] <= _SCROLLED and not below
        here = known is not None and known["message_id"] == tapped and near
        stale = known["message_id"] if known is not None and not here else None
        picture = known is not None and bool(known["photo"])
        self.tx.after_commit(Show(self.chat, rendered, tapped if here else None, here and picture, stale))

    def _marked(self, screen: Screen) -> Screen:
        """Say on every screen of the staff what buyers have to wait for, so that nobody forgets it."""
        found = pauses.every(self.db) if self.user.is_staff else []
        marks = [Text(f"staff-{one.reason}", {"since": When(one.since)}, HOUSE) for one in found]
        return replace(screen, lines=(*marks, *screen.lines)) if marks else screen

    def _note_about(self, about: str) -> None:
        house = self.tx.house
        if about:
            sql = "INSERT INTO screen_about VALUES (?, ?) ON CONFLICT DO UPDATE SET about = excluded.about"
            house.run(sql, self.chat, about)
        else:
            house.run("DELETE FROM screen_about WHERE chat = ?", self.chat)

    def reply(
        self,
        words: str | Text,
        /,
        *,
        rows: Iterable[Row] = (),
        photo: str | bytes | None = None,
        keys: Sequence[Sequence[str]] = (),
        **values: Any,
    ) -> None:
        """Send a message that stays: `request.reply("hi", name=request.user.name)`. `keys` is a reply keyboard."""
        text = _said(words, values)
        message = Rendered(
            self.words.html(text), self.words.keyboard(rows), photo, keys=tuple(tuple(row) for row in keys)
        )
        self.tx.after_commit(Say(self.chat, message))

    def send_file(
        self, name: str, content: bytes, caption: str | Text, /, *, erase_after: int | None = None, **values: Any
    ) -> None:
        """Send a file; with `erase_after` (seconds) it deletes itself from the chat."""
        text = _said(caption, values)
        message = Rendered(self.words.html(text), document=(name, content), protected=False)
        self.tx.after_commit(Say(self.chat, message, erase_after=erase_after))

    def send_sticker(self, file_id: str) -> None:
        """Send a sticker, picture or GIF the owner chose by its Telegram file id; a dead id harms nothing."""
        self.tx.after_commit(Say(self.chat, Rendered("", photo=file_id)))

    def toast(self, words: str | Text, /, **values: Any) -> None:
        """Answer the tap with a short line that fades."""
        self._answer(words, values, alert=False)

    def alert(self, words: str | Text, /, **values: Any) -> None:
        """Answer the tap with a dialog: for money and refusals. Without a tap it is a message."""
        self._answer(words, values, alert=True)

    def _answer(self, words: str | Text, values: Mapping[str, Any], *, alert: bool) -> None:
        text = _said(words, values)
        if self.incoming.callback_id is None:
            self.reply(text)
        elif not self._shared["answered"]:
            self._shared["answered"] = True
            said = self.words.plain(text)[:200]
            self.tx.after_commit(AnswerTap(self.incoming.callback_id, said, alert))

    @property
    def answered(self) -> bool:
        """Tell whether the tap has its answer."""
        return self._shared["answered"]

    def erase_message(self) -> None:
        """Delete the person's message from the chat, and the file it answered: they held a secret or goods."""
        self.tx.after_commit(Erase(self.chat, self.incoming.message_id))
        if self.incoming.reply_document is not None and self.incoming.reply_message_id is not None:
            self.tx.after_commit(Erase(self.chat, self.incoming.reply_message_id))

    # --- what comes next ---

    def ask(self, words: str | Text, /, *, then: Answer, rows: Iterable[Row] = (), **kept: str | int | None) -> None:
        """Ask for a typed answer: `then` gets the next message and what is kept here. Any button ends the question."""
        cancel = Button(Text("btn-cancel", {}, HOUSE), Call("home.cancel"))
        self.show(Screen((as_text(words),), [*rows, [cancel.danger()]], home=False))
        self.host.conversations.open(self.tx, self.chat, self.user.id, then.handler, kept)

    def menu(self, place: str, *args: str | int, columns: int = 2) -> list[list[Button]]:
        """Return the buttons that plugins put into a named place, as far as this person may press them."""
        entries = (entry for entry in self.host.registry.menus.get(place, ()) if self.may(entry.allow))
        buttons = [button for entry in entries if (button := self._entry(entry, args)) is not None]
        return [buttons[i : i + columns] for i in range(0, len(buttons), columns)]

    def _entry(self, entry: MenuEntry, args: tuple[str | int, ...]) -> Button | None:
        owner, label = entry.target.plugin, entry.label
        said = Text(label) if isinstance(label, str) else label(self.as_plugin(owner), *args)
        if said is None:
            return None
        return Button(said.of(owner), Call(entry.target.place, tuple(map(str, args))), style=entry.style)

    def link(self, start: str) -> str | None:
        """Return a link for the person to share: it opens the bot with `start` ("p_12"), and what plugins add for them.

        None until Telegram said the bot's name.
        """
        return inline.shared_link(self.host, self.db, start, self.user.id)

    def go(self, action: str, *args: str | int) -> None:
        """Carry on with another plugin's action, by its name: `request.go("catalog.product", 12)`."""
        handler = self.host.registry.actions[action].handler
        if not self.may(handler.allow):
            raise ShopError("not_allowed")
        handler.call(self.as_plugin(handler.plugin), *args)

    def action(self, name: str) -> Action[Any] | None:
        """Return another plugin's action for a button, or None while that plugin is off."""
        return self.host.registry.actions.get(name)

    def _nonce(self, call: Call) -> str:
        return self.host.nonces.issue(self.tx, self.user.id, call)


class GroupRequest(Request[S_co]):
    """A command that a member of staff typed in a group: everybody there reads the answer, so no screen is shown."""

    @property
    def language(self) -> str:
        """The group's language."""
        return self.host.language_of(self.tx, self.chat)

    def show(self, screen: Screen, *, about: str = "", below: bool = False) -> None:
        """Refuse: what staff see is for their private chat."""
        raise PluginError(self.plugin, f"a command in a group may reply, not show a screen ({about or screen.lines})")

    def reply(
        self,
        words: str | Text,
        /,
        *,
        rows: Iterable[Row] = (),
        photo: str | bytes | None = None,
        keys: Sequence[Sequence[str]] = (),
        **values: Any,
    ) -> None:
        """Answer in the topic it was typed in, in words alone: buttons would be everybody's."""
        text = _said(words, values)
        self.tx.after_commit(Say(self.chat, Rendered(self.words.html(text)), thread=self.incoming.thread))


class News(Request[Any]):
    """What a person looks at, drawn anew because something happened to it: it only ever edits what is there."""

    def show(self, screen: Screen, *, about: str = "", below: bool = False) -> None:
        """Edit the living screen in place; without one, do nothing."""
        known = self.tx.house.row("SELECT * FROM screen WHERE chat = ?", self.chat)
        if known is None:
            return
        self._note_about(about)
        rendered = self.words.screen(screen)
        self.tx.after_commit(Show(self.chat, rendered, known["message_id"], bool(known["photo"])))

    def _answer(self, words: str | Text, values: Mapping[str, Any], *, alert: bool) -> None:
        """Say nothing: there was no tap to be answered."""


__all__ = ["EVERYONE", "OWNER", "STAFF", "Context", "Request", "View"]
