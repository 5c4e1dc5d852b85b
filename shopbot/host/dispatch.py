"""From a stored event to the function it is meant for, and from whatever that raises to what its person is told.

This is the clerk's desk. The order for a person's update: meet them, hold them to bans and pace, then the one of
command, deep link, tap, open question, typed words that fits; else a friendly "I did not understand".
"""

import logging
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from shopbot import log
from shopbot.db import errands, inbox, outbox
from shopbot.db.clerk import CrashedTooOften, Done, Park, Retry
from shopbot.db.fence import HOUSE
from shopbot.db.inbox import Event
from shopbot.db.tx import Tx
from shopbot.errors import NotReady, ShopError
from shopbot.host import arguments, backups, checkouts, files, incoming, inline, looks, terminal, webhooks
from shopbot.host.arguments import WrongForm
from shopbot.host.context import Context, GroupRequest, Request
from shopbot.host.conversations import NONCE_MARK
from shopbot.host.incoming import Incoming, Membership, Migrated, Paid, PreCheckout
from shopbot.host.plugin import EVERYONE, Command, Handler, Upload
from shopbot.host.screen import CALLBACK_BYTES, AnswerTap, Button, Call, Rendered, Say, Text
from shopbot.host.webhooks import WebhookCall
from shopbot.host.wording import Wording
from shopbot.texts.texts import pick_language
from shopbot.texts.values import Code, Name, When
from shopbot.trade import events, groups, pauses, people
from shopbot.trade.people import Person

if TYPE_CHECKING:
    from shopbot.host.host import Host

_log = logging.getLogger("shopbot.host")
_WHO_WROTE = "admin.who_wrote"
_BACK_OFF = (10, 60, 300)


class Dispatch:
    """The desk of one shop."""

    def __init__(self, host: "Host") -> None:
        self._host = host
        self._sources: dict[str, Callable[[Tx, Event], None]] = {
            "job": self._job,
            errands.SOURCE: self._errand,
            events.SOURCE: self._event,
            "listener": self._listener,
            files.SOURCE: self._with_file,
            looks.SOURCE: self._sighting,
            terminal.SOURCE: lambda tx, event: terminal.carry_out(host, tx, event),
        }

    # --- the clerk's two questions ---

    def handle(self, tx: Tx, event: Event) -> None:
        """Carry out a stored event."""
        if event.source.startswith("telegram:"):
            self._telegram(tx, event.body)
        elif event.source.startswith(webhooks.SOURCE):
            self._webhook(tx, event)
        else:
            self._sources[event.source](tx, event)

    def failed(self, tx: Tx, event: Event, error: BaseException) -> Done | Retry | Park:
        """Tell the person what went wrong, the owner if it is a bug, and say what becomes of the event.

        A refusal that no person caused is a bug: nobody would read it, and what it held up would be gone.
        """
        request = self._asker(tx, event)
        if isinstance(error, ShopError) and request:
            self._refuse(request, error)
            return Done()
        if isinstance(error, NotReady):
            return self._later(tx, event, "not ready")
        code = log.error_code(error)
        place = self._place(event)
        log.trace(code, error, place=place, event=event.id)
        self._host.alerts.bug(tx, place, code)
        if event.source == "job":
            owner, name = event.body["owner"], event.body["name"]
            tx.house.run("UPDATE job SET last_error = ? WHERE owner = ? AND name = ?", code, owner, name)
        if event.source == terminal.SOURCE:
            terminal.failed(tx, event, code)
            return Done(code)
        if request:
            self._apologise(request, code)
            return Park(code) if isinstance(error, CrashedTooOften) else Done(code)
        return self._later(tx, event, code)

    def _later(self, tx: Tx, event: Event, code: str) -> Retry | Park:
        if event.tries >= inbox.MOST_TRIES:
            self._host.alerts.parked(tx, self._place(event), code)
            return Park(code)
        return Retry(self._host.clock.now() + _BACK_OFF[event.tries - 1], code)

    def _place(self, event: Event) -> str:
        """Return where an event goes, for logs and alerts: never what a person wrote."""
        body = event.body
        if event.source == "listener":
            return str(body["listener"])
        if event.source in ("job", errands.SOURCE):
            return f"{body['owner']}.{body['name']}"
        if event.source == terminal.SOURCE:
            return terminal.place(body)
        if event.source == looks.SOURCE:
            return f"{body['method']}.{looks.LOOK}"
        return self._host.place or event.source

    # --- what people do ---

    def _telegram(self, tx: Tx, update: Mapping[str, Any]) -> None:
        self._host.place = ""
        read = incoming.read(update)
        if isinstance(read, Membership):
            self._membership(tx, read)
        elif isinstance(read, PreCheckout):
            checkouts.asked(self._context(tx, HOUSE), self._meet(tx, read.sender), read)
        elif isinstance(read, Paid):
            self._meet(tx, read.sender)
            tx.house.run("UPDATE screen SET below = below + 1 WHERE chat = ?", read.chat)
            checkouts.moved(self._context(tx, HOUSE), read)
        elif isinstance(read, Migrated):
            groups.move(tx, read.old, read.new)
        elif read is not None and read.private:
            self._person_did(tx, read, update, upload=None)
        elif read is not None:
            self._in_group(tx, read, update)

    def _membership(self, tx: Tx, membership: Membership) -> None:
        if membership.private:
            person = self._meet(tx, membership.sender)
            if not membership.reachable:
                self._host.lost_touch(tx, membership.chat)
            else:
                people.mark_blocked(tx, person.id, blocked=False)
                outbox.wake_chat(tx, membership.chat)
        elif not membership.reachable:
            self._host.lost_touch(tx, membership.chat)
        elif membership.entered and self._staff(tx, membership.sender) is not None:
            events.emit(tx, events.BotAdded(membership.chat, membership.title, membership.sender.id, tx.now))

    # --- groups: staff are heard, all others are met with silence ---

    def _in_group(self, tx: Tx, read: Incoming, update: Mapping[str, Any]) -> None:
        name, words = self._command_words(read.text)
        command = self._host.registry.commands.get(name) if name else None
        request = self._group_request(tx, read) if command is not None and command.in_groups else None
        if command is not None and request is not None and request.may(command.allow):
            self._run_command(request, command, words, update)

    def _group_request(self, tx: Tx, read: Incoming) -> Request[Any] | None:
        person = self._staff(tx, read.sender)
        return None if person is None else GroupRequest(self._host, tx, self._host.plugin(HOUSE), read, person)

    def _staff(self, tx: Tx, sender: incoming.Sender) -> Person | None:
        """Return the member of staff this is, or None: nobody becomes known to the shop by what they do in a group."""
        known = people.get(tx.house, sender.id)
        if sender.id in self._host.config.telegram.owners or (known is not None and known.is_staff):
            return self._meet(tx, sender)
        return None

    # --- private chats ---

    def _meet(self, tx: Tx, sender: incoming.Sender) -> Person:
        language = self._host.shop_language(pick_language(sender.language, self._host.shop.language))
        person, _ = people.meet(tx, sender.id, sender.name, sender.username, language)
        if sender.id in self._host.config.telegram.owners and person.role != "owner":
            people.unban(tx, sender.id, HOUSE)  # no owner is banned, nor was: config.toml has the last word
            person = people.set_role(tx, sender.id, "owner", HOUSE)
        return person

    def _person_did(self, tx: Tx, read: Incoming, update: Mapping[str, Any], upload: Upload | None) -> None:
        known = people.get(tx.house, read.sender.id)
        if pauses.get(tx, "maintenance") is not None and not self._is_staff(known, read):
            self._turn_away(tx, read, known)
            return
        person = self._meet(tx, read.sender)
        request = self._request(tx, HOUSE, read, person)
        request.upload = upload
        if known is None:
            request.note_first()
        if not self._welcome(request):
            return
        if person.blocked:
            people.mark_blocked(tx, person.id, blocked=False)
            outbox.wake_chat(tx, read.chat)
        if read.tap is not None:
            self._tap(request, read.tap)
        else:
            tx.house.run("UPDATE screen SET below = below + 1 WHERE chat = ?", read.chat)
            self._message(request, update)
        if read.callback_id and not request.answered:
            request.toast(Text(""))

    def _is_staff(self, known: Person | None, read: Incoming) -> bool:
        return read.sender.id in self._host.config.telegram.owners or (known is not None and known.is_staff)

    def _turn_away(self, tx: Tx, read: Incoming, known: Person | None) -> None:
        """Say that the shop is being worked on, at a person's pace. Who is new stays so: they come by the same link."""
        if known is not None and (known.is_banned(tx.now) or not self._at_their_pace(tx, known)):
            return
        spoken = known.language if known else pick_language(read.sender.language, self._host.shop.language)
        words = Wording(self._host.texts, self._host.shop_language(spoken), HOUSE)
        text = Text("maintenance", {"shop": Name(self._host.shop.name)}, HOUSE)
        if read.callback_id:
            tx.after_commit(AnswerTap(read.callback_id, words.plain(text)[:200], alert=True))
        else:
            tx.after_commit(Say(read.chat, Rendered(words.html(text))))

    def _at_their_pace(self, tx: Tx, person: Person) -> bool:
        return people.allow(tx, person.id, self._host.config.limits.updates_per_minute) == "ok"

    def _request(self, tx: Tx, plugin: str, read: Incoming, person: Person) -> Request[Any]:
        return Request(self._host, tx, self._host.plugin(plugin), read, person)

    def _welcome(self, request: Request[Any]) -> bool:
        """Hold the person to a ban and to the pace; tell them once, then be silent."""
        person, now = request.user, request.now
        if person.is_banned(now) and not person.is_staff:
            if self._host.alerts.once(request.tx, f"ban:{person.id}:{person.banned_at}"):
                self._banned(request)
            return False
        if person.is_staff or self._pays(request):
            return True
        pace = people.allow(request.tx, person.id, self._host.config.limits.updates_per_minute)
        if pace == "warn":
            request.alert(Text("too-fast", {}, HOUSE))
        return pace == "ok"

    def _pays(self, request: Request[Any]) -> bool:
        """Tell whether this is a step of a payment, or a single-use button that still works: neither waits."""
        data = request.incoming.tap or ""
        action = self._host.registry.actions.get(data.partition(":")[0])
        if action is not None and action.handler.paying:
            return True
        return data.startswith(NONCE_MARK) and self._host.nonces.live(request.tx, request.user.id, data)

    @staticmethod
    def _banned(request: Request[Any]) -> None:
        person = request.user
        values: dict[str, Any] = {"reason": person.ban_reason or "—"}
        if person.banned_until is None:
            request.alert(Text("banned", values, HOUSE))
        else:
            request.alert(Text("banned-until", {**values, "until": When(person.banned_until)}, HOUSE))

    def _message(self, request: Request[Any], update: Mapping[str, Any]) -> None:
        if request.incoming.via and request.incoming.via == self._host.bot:
            return  # a card of our own that somebody posted here: nobody asked for anything
        text = request.incoming.text
        if text.startswith("/") and len(text) > 1:
            self._host.conversations.drop(request.tx, request.chat, request.user.id)
            self._command(request, text, update)
        elif self._document(request):
            return
        elif not self._answered(request, update) and not self._forwarded(request) and not self._typed(request, text):
            self._not_understood(request)

    def _command_words(self, text: str) -> tuple[str, str]:
        """Return a command's name, and the words after it; "" for no command, or one that is for another bot."""
        if not text.startswith("/"):
            return "", ""
        head, _, words = text[1:].partition("\n") if "\n" in text.split(" ", 1)[0] else text[1:].partition(" ")
        name, _, bot = head.strip().lower().partition("@")
        ours = not bot or not self._host.bot or bot == self._host.bot.lower()
        return (name if ours else ""), words

    def _command(self, request: Request[Any], text: str, update: Mapping[str, Any]) -> None:
        name, words = self._command_words(text)
        if name == "start" and words.strip() and self._deep_link(request, words.strip()):
            return
        command = self._host.registry.commands.get(name)
        if command is None:
            self._not_understood(request)
        elif request.may(command.allow):
            self._run_command(request, command, words, update)
        elif command.allow == EVERYONE:
            raise ShopError("not_allowed")

    def _run_command(self, request: Request[Any], command: Command, words: str, update: Mapping[str, Any]) -> None:
        self._host.place = command.place
        if arguments.wants_upload(command.call) and files.fetch(request, update):
            return
        try:
            values = arguments.from_words(command.call, words, request.upload)
        except WrongForm:
            request.reply(Text("wrong-form", {"example": Code(command.example)}, HOUSE))
        else:
            self._run(request, command, values)

    def _deep_link(self, request: Request[Any], payload: str) -> bool:
        """Let the plugins it is for handle a link's payload, part by part; False when nobody knows it."""
        starts = self._host.registry.starts
        for part in inline.payloads(starts, payload):
            fitting = [prefix for prefix in starts if part.startswith(prefix)]
            if not fitting:
                return False
            prefix = max(fitting, key=len)
            self._run(request, starts[prefix], [part.removeprefix(prefix)])
        return True

    def _answered(self, request: Request[Any], update: Mapping[str, Any]) -> bool:
        question = self._host.conversations.take(request.tx, request.chat, request.user.id)
        answer = self._host.registry.answers.get(question.place) if question else None
        if question is None or answer is None:
            return False
        call = answer.handler.call
        self._host.place = answer.handler.place
        if arguments.wants_upload(call) and files.fetch(request, update, photos=True):
            self._host.conversations.open(request.tx, request.chat, request.user.id, answer.handler, question.kept)
            return True
        value = arguments.answer_value(call, request.incoming.text, request.upload)
        self._run(request, answer.handler, [value], question.kept)
        return True

    def _document(self, request: Request[Any]) -> bool:
        """Hand a file to whoever knows what to do with one of that name."""
        sent = request.incoming.document
        for pattern, handler in self._host.registry.documents if sent is not None else ():
            if sent is not None and pattern.fullmatch(sent.name) and request.may(handler.allow):
                self._run(request, handler, [])
                return True
        return False

    def _forwarded(self, request: Request[Any]) -> bool:
        """Show staff who wrote what they forward; it is nobody's wish to find a product of that name."""
        here, action = request.incoming, self._host.registry.actions.get(_WHO_WROTE)
        is_forward = bool(here.forwarded_from or here.forwarded_hidden)
        if not is_forward or action is None or not request.may(action.handler.allow):
            return False
        self._run(request, action.handler, [])
        return True

    def _typed(self, request: Request[Any], text: str) -> bool:
        for pattern, handler in self._host.registry.typed_words:
            found = pattern.fullmatch(text.strip())
            if found and request.may(handler.allow):
                self._run(request, handler, list(found.groups()))
                return True
        return False

    def _tap(self, request: Request[Any], data: str) -> None:
        self._host.conversations.drop(request.tx, request.chat, request.user.id)
        if data.startswith(NONCE_MARK):
            call = self._host.nonces.use(request.tx, request.user.id, data)
            if call is None:
                self._used_or_old(request, data)
                return
        else:
            name, *args = data.split(":")
            call = Call(name, tuple(args))
        self._carry_out(request, call)

    def _carry_out(self, request: Request[Any], call: Call) -> None:
        action = self._host.registry.actions.get(call.action)
        if action is None or (action.once and not call.once):
            self._old_button(request)
            return
        if not request.may(action.handler.allow):
            raise ShopError("not_allowed")
        try:
            values = arguments.from_button(action.handler.call, call.args)
        except WrongForm:
            self._old_button(request)
        else:
            self._run(request, action.handler, values)

    def _used_or_old(self, request: Request[Any], data: str) -> None:
        if self._host.nonces.used(request.tx, request.user.id, data):
            request.alert(Text("already-done", {}, HOUSE))
        else:
            self._old_button(request)

    def _old_button(self, request: Request[Any]) -> None:
        request.toast(Text("old-button", {}, HOUSE))
        if "home.home" in self._host.registry.actions:
            request.go("home.home")

    def _not_understood(self, request: Request[Any]) -> None:
        rows = request.menu("lost")
        request.reply(Text("not-understood", {}, HOUSE), rows=rows)

    def _run(
        self, request: Request[Any], handler: Handler, values: list[Any], kept: Mapping[str, Any] | None = None
    ) -> None:
        """Call a plugin's function as that plugin. Whether the person may was asked before."""
        self._host.place = handler.place
        handler.call(request.as_plugin(handler.plugin), *values, **(kept or {}))

    # --- what happens by itself ---

    def _context(self, tx: Tx, plugin: str) -> Context[Any]:
        return Context(self._host, tx, self._host.plugin(plugin))

    def _job(self, tx: Tx, event: Event) -> None:
        owner, name = event.body["owner"], event.body["name"]
        job = self._host.registry.jobs.get(f"{owner}.{name}")
        if job is not None:
            job.handler.call(self._context(tx, owner))
        tx.house.run("UPDATE job SET last_run = ?, last_error = NULL WHERE owner = ? AND name = ?", tx.now, owner, name)

    def _errand(self, tx: Tx, event: Event) -> None:
        body = event.body
        if body["owner"] == HOUSE and body["name"] == files.DOWNLOAD:
            files.arrived(tx, body)
            return
        if body["owner"] == HOUSE and backups.is_ours(body["name"]):
            backups.result(self._context(tx, HOUSE), body)
            return
        if body["owner"] == HOUSE:
            looks.result(self._context(tx, HOUSE), body)
            return
        errand = self._host.registry.errands.get(f"{body['owner']}.{body['name']}")
        if errand is not None and errand.on_result is not None:
            errand.on_result.call(self._context(tx, body["owner"]), body["result"], **body["args"])

    def _event(self, tx: Tx, event: Event) -> None:
        for place in self._host.registry.listening(event.body["name"]):
            body = {"listener": place, "event": event.body}
            inbox.put(tx, "listener", f"{event.id}:{place}", body, lane=inbox.BACKGROUND)

    def _listener(self, tx: Tx, event: Event) -> None:
        listener = self._host.registry.listeners.get(event.body["listener"])
        if listener is not None:
            happened = events.load(event.body["event"])
            listener.handler.call(self._context(tx, listener.handler.plugin), happened)

    def _sighting(self, tx: Tx, event: Event) -> None:
        """Enter once more what a payment method saw and could not be entered with the rest."""
        looks.enter(self._context(tx, HOUSE), event.body["method"], event.body["sighting"])

    def _webhook(self, tx: Tx, event: Event) -> None:
        """Hand a verified call to its plugin; while that is off, it waits like anything that is not ready."""
        call = WebhookCall.unpack(event.body)
        declared = self._host.registry.webhooks.get(f"{call.plugin}.{call.name}")
        if declared is None:
            raise NotReady(f"the plugin {call.plugin} is off")
        declared.handler.call(self._context(tx, call.plugin), call)

    def _with_file(self, tx: Tx, event: Event) -> None:
        """Take a message up again, now that its file has been fetched."""
        update = event.body["update"]
        read = incoming.read(update)
        if isinstance(read, Incoming):
            self._person_did(tx, read, update, files.upload_of(event.body))

    # --- what people are told when it goes wrong ---

    def _asker(self, tx: Tx, event: Event) -> Request[Any] | None:
        """Return a request to answer whoever caused the event, or None when nobody did or it cannot be read."""
        update = event.body.get("update") if event.source == files.SOURCE else event.body
        if not (event.source.startswith("telegram:") or event.source == files.SOURCE):
            return None
        try:
            read = incoming.read(update or {})
        except (KeyError, TypeError, ValueError, AttributeError):
            return None
        if not isinstance(read, Incoming):
            return None
        if not read.private:
            return self._group_request(tx, read)
        return self._request(tx, HOUSE, read, self._meet(tx, read.sender))

    def _refuse(self, request: Request[Any], error: ShopError) -> None:
        owner = self._host.place.partition(".")[0] or HOUSE
        owner = owner if owner in self._host.registry.plugins else HOUSE
        request.alert(Text(_key(error.key), error.facts, owner))
        self._reopen(request, error)

    def _reopen(self, request: Request[Any], error: ShopError) -> None:
        """Keep an open question open: the savepoint brought it back, nothing was lost; log the refusal."""
        log.event(_log, "refused", level=logging.DEBUG, place=self._host.place, key=error.key)

    @staticmethod
    def _apologise(request: Request[Any], code: str) -> None:
        """Say sorry in a message, not in a dialog: the code can be copied, and the way on is a button below it."""
        data = request.incoming.tap or ""
        fits = 0 < len(data.encode()) <= CALLBACK_BYTES
        again = [Button(Text("btn-retry", {}, HOUSE), Call(data))] if fits else []
        request.reply(Text("error-apology", {"code": Code(code)}, HOUSE), rows=[again, *request.menu("lost")])
        if request.incoming.callback_id and not request.answered:
            request.toast(Text(""))


def _key(key: str) -> str:
    """Return a `ShopError`'s key as the text files write it: Fluent has no underscores by our custom."""
    return key.replace("_", "-").replace(".", "-")
