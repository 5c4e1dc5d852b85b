"""The declaration of a plugin: an object that only records. Importing a plugin changes nothing.

Every verb of the contract is a method of `Plugin`. What it records is checked whole at admission (`admit.py`) and then
published, all parts or none (`registry.py`). The shape is that of a Flask Blueprint.
"""

import inspect
import sys
import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, Generic, Literal, ParamSpec, TypeVar, overload

from shopbot.db.migrate import Step
from shopbot.errors import PluginError
from shopbot.host.kinds import GoodsKind
from shopbot.host.screen import Button, Call, Text, as_text
from shopbot.trade.products import Supply

if TYPE_CHECKING:
    from shopbot.db.tx import Reader
    from shopbot.host.backup_place import BackupPlace
    from shopbot.host.context import Context, Request, View
    from shopbot.host.inline import InlineCard, InlineRequest
    from shopbot.host.screen import Screen
    from shopbot.host.webhooks import WebhookCall

P = ParamSpec("P")
S = TypeVar("S")
A = TypeVar("A")
E = TypeVar("E")
F = TypeVar("F", bound=Callable[..., Any])
B = TypeVar("B", bound="BackupPlace")

EVERYONE = "everyone"
STAFF = "staff"
OWNER = "owner"
API = 1


def setting(
    default: Any,
    help: str,  # noqa: A002 - it is the help of the setting
    *,
    secret: bool = False,
    low: int | None = None,
    high: int | None = None,
    unit: int = 1,
    address: bool = False,
) -> Any:
    """Declare one setting of a frozen dataclass: its default, one line of help, and whether it is a secret.

    A number lies between `low` and `high`; it is kept in smallest units and shown and typed in `unit` of these
    (60: kept in seconds, shown in minutes). A choice is a `Literal["a", "b"]`. An `address` is one that `shopbot.http`
    talks to, and may be empty only if its default is. The text keys `setting-<name>` and
    `btn-setting-<name>` (with - for _), if the plugin has them, are shown instead of the help line and the name.
    """
    facts = {"help": help, "secret": secret, "low": low, "high": high, "unit": unit, "address": address}
    return field(default=default, metadata=facts)


@dataclass(frozen=True)
class NoSettings:
    """A plugin without settings."""


@dataclass(frozen=True)
class Upload:
    """A file a person sent: its name and content. As an annotation: "fetch the file before calling me"."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Handler:
    """A function of a plugin and who may reach it."""

    plugin: str
    name: str
    call: Callable[..., Any]
    allow: str = EVERYONE
    paying: bool = False

    @property
    def place(self) -> str:
        """`plugin.name`: what alerts and logs call it."""
        return f"{self.plugin}.{self.name}"


@dataclass(frozen=True)
class Command(Handler):
    """A chat command; `example` is shown when its words are wrong; `listed` puts it into Telegram's command menu.

    `in_groups`: it is also heard in groups, from those who may; all others are met with silence there.
    """

    words: tuple[str, ...] = ()
    example: str = ""
    listed: bool = True
    in_groups: bool = False


@dataclass(frozen=True)
class Message(Handler):
    """An owed message; a `patient` one leaves when nothing else has to."""

    patient: bool = False


@dataclass(frozen=True)
class TerminalCommand(Handler):
    """`run.py <plugin> <name> …`; one that only reads (`reads`) runs beside a shop that serves, and cannot write."""

    reads: bool = False

    @property
    def about(self) -> str:
        """The first line of its docstring."""
        return (inspect.getdoc(self.call) or "").partition("\n")[0].rstrip(".")


class Action(Generic[P]):
    """What a button does. Its `button` takes the action's own arguments, so a wrong one is a type error."""

    def __init__(self, handler: Handler, once: bool) -> None:
        self.handler = handler
        self.once = once

    def button(self, label: str | Text, /, *args: P.args, **kwargs: P.kwargs) -> Button:
        """Return a button that calls this action with these arguments."""
        bound = self._signature.bind(None, *args, **kwargs)
        bound.apply_defaults()
        return Button(as_text(label), Call(self.handler.place, _written(bound.args[1:]), self.once))

    @cached_property
    def _signature(self) -> inspect.Signature:
        return inspect.signature(self.handler.call)

    def __call__(self, request: "Request[Any]", /, *args: P.args, **kwargs: P.kwargs) -> None:
        """Do it now, as part of the request at hand."""
        self.handler.call(request, *args, **kwargs)


def _written(args: Sequence[Any]) -> tuple[str, ...]:
    """Write arguments for a button: numbers, words without a colon, and nothing for None."""
    return tuple("" if a is None else str(int(a)) if isinstance(a, bool) else str(a) for a in args)


class Answer:
    """The next message of a conversation; handed to `request.ask(..., then=...)`."""

    def __init__(self, handler: Handler) -> None:
        self.handler = handler


class Errand(Generic[P]):
    """Something that needs the world. `send` orders it inside a transaction; its result comes to `@errand.result`."""

    def __init__(self, handler: Handler) -> None:
        self.handler = handler
        self.on_result: Handler | None = None

    def send(self, ctx: "Context[Any]", key: str, /, *args: P.args, **kwargs: P.kwargs) -> bool:
        """Order it once: a second order with the same `key` is none. True when it was new."""
        bound = inspect.signature(self.handler.call).bind(None, *args, **kwargs)
        return bool(ctx.send_errand(self.handler, key, dict(list(bound.arguments.items())[1:])))

    def result(self, call: F) -> F:
        """Handle what the errand returned: `call(ctx, result, **the errand's arguments)`, inside a transaction."""
        self.on_result = Handler(self.handler.plugin, call.__name__, call)
        return call


Label = Callable[..., "Text | None"]


@dataclass(frozen=True)
class MenuEntry:
    """A button in a named place. A place may pass arguments: those of "product" get the product's number.

    `label` is a text key, or a function that is asked each time and returns None where there is nothing to press.
    """

    place: str
    label: "str | Label"
    order: int
    allow: str
    target: Handler
    style: Literal["primary", "success", "danger"] | None = None


@dataclass(frozen=True)
class Job:
    """A job: every `seconds`, or daily at `at` ("03:00" in the shop's time zone)."""

    handler: Handler
    seconds: int | None = None
    at: str | None = None


@dataclass(frozen=True)
class Listener:
    """Who wants to hear of an event."""

    handler: Handler
    event: type


@dataclass(frozen=True)
class Documents:
    """What is done with a file whose name fits `pattern` (whole, small and large letters alike) when it is sent."""

    handler: Handler
    pattern: str


@dataclass(frozen=True)
class Webhook:
    """A place for callbacks: `POST /hook/<plugin>/<secret>/<name>`, served by the web door.

    `verify(settings, call)` says whether a call is genuine, before anything of it is stored.
    """

    handler: Handler
    name: str
    verify: "Callable[[Any, WebhookCall], bool] | None" = None


@dataclass(frozen=True)
class Page:
    """A page or API route below `/<plugin>`, served by the web door."""

    handler: Handler
    path: str


@dataclass(frozen=True)
class TypedWords:
    """What a person may simply type: `pattern` (a regular expression) must fit the whole message."""

    handler: Handler
    pattern: str
    order: int


@dataclass(frozen=True)
class Undo(Handler):
    """How a plugin takes one of its own changes back: `action` is what its audit row is called."""

    action: str = ""


@dataclass(frozen=True)
class Permission:
    """Something a role can be allowed: `stock.add`, with one line for the owner's tick list."""

    name: str
    help: str
    owner_only: bool = False


class Plugin(Generic[S]):
    """One plugin: `plugin = Plugin("hello", Settings)`.

    `requires` are plugins whose `api` module it imports; `after` only orders. `on=False` ships it switched off.
    `modes` are the ways of running it agrees to ("live", "demo", "test").
    """

    @overload
    def __init__(
        self: "Plugin[NoSettings]",
        name: str,
        *,
        requires: Sequence[str] = (),
        after: Sequence[str] = (),
        api: int = API,
        on: bool = True,
        modes: Sequence[str] = ("live", "demo", "test"),
    ) -> None: ...

    @overload
    def __init__(
        self,
        name: str,
        settings: type[S],
        *,
        requires: Sequence[str] = (),
        after: Sequence[str] = (),
        api: int = API,
        on: bool = True,
        modes: Sequence[str] = ("live", "demo", "test"),
    ) -> None: ...

    def __init__(
        self,
        name: str,
        settings: type[Any] = NoSettings,
        *,
        requires: Sequence[str] = (),
        after: Sequence[str] = (),
        api: int = API,
        on: bool = True,
        modes: Sequence[str] = ("live", "demo", "test"),
    ) -> None:
        self.name = name
        self.settings = settings
        self.requires = tuple(requires)
        self.after = tuple(after)
        self.api = api
        self.on_by_default = on
        self.modes = tuple(modes)
        declared = sys._getframe(1)  # noqa: SLF001 - inspect.stack() reads every source file on the way
        self.folder = Path(declared.f_code.co_filename).parent
        own = sys.modules.get(f"plugins.{name}") or inspect.getmodule(declared)
        self.doc = inspect.getdoc(own) or ""
        self.commands: list[Command] = []
        self.actions: list[Action[Any]] = []
        self.answers: list[Answer] = []
        self.entries: list[MenuEntry] = []
        self.jobs: list[Job] = []
        self.errands: list[Errand[Any]] = []
        self.listeners: list[Listener] = []
        self.messages: dict[str, Message] = {}
        self.inlines: list[Handler] = []
        self.link_parts: list[Handler] = []
        self.starts: dict[str, Handler] = {}
        self.typed_words: list[TypedWords] = []
        self.webhooks: list[Webhook] = []
        self.pages: list[Page] = []
        self.command_lines: list[TerminalCommand] = []
        self.permissions: list[Permission] = []
        self.undos: list[Undo] = []
        self.finals: dict[str, str] = {}
        self.payment_methods: list[type] = []
        self.documents: list[Documents] = []
        self.backup_places: list[type[BackupPlace]] = []
        self.kinds: list[GoodsKind] = []
        self.steps: list[Step] = []
        self.words: dict[str, str] = {}

    # --- what people reach ---

    def command(
        self, *words: str, allow: str = EVERYONE, example: str = "", listed: bool = True, in_groups: bool = False
    ) -> Callable[[F], F]:
        """Add a chat command (without the slash); the words after it arrive as the function's typed parameters.

        `in_groups=True`: staff may also type it in a group; it can `reply` there, not `show` or `ask`.
        """

        def record(call: F) -> F:
            shown = example or f"/{words[0]}"
            command = Command(
                self.name, words[0], call, allow, words=words, example=shown, listed=listed, in_groups=in_groups
            )
            self.commands.append(command)
            return call

        return record

    def action(
        self, *, allow: str = EVERYONE, once: bool = False, paying: bool = False
    ) -> "Callable[[Callable[Concatenate[Request[S], P], None]], Action[P]]":
        """Add something a button does. `once=True` makes each of its buttons single-use: for money and deletion.

        `paying=True` is for steps of a payment: somebody who taps fast is never held back from paying.
        """

        def record(call: "Callable[Concatenate[Request[S], P], None]") -> Action[P]:
            action: Action[P] = Action(Handler(self.name, _name(call), call, allow, paying), once)
            self.actions.append(action)
            return action

        return record

    def answer(self) -> Callable[[Callable[..., None]], Answer]:
        """Add the handler of a question's answer: `got(request, answer: int, **what was passed to ask)`."""

        def record(call: Callable[..., None]) -> Answer:
            answer = Answer(Handler(self.name, _name(call), call))
            self.answers.append(answer)
            return answer

        return record

    def menu(
        self,
        place: str,
        *,
        label: "str | Label",
        order: int = 50,
        allow: str | None = None,
        style: Literal["primary", "success", "danger"] | None = None,
    ) -> Callable[[A], A]:
        """Put a button into a named place: "main", "admin", "product", "order", "profile", "settings", "help".

        `label` is a text key, or a function `(request, *the place's arguments) -> Text | None` that words the button
        for whoever looks; None leaves it out. It only reads.
        """

        def record(target: A) -> A:
            handler = self._reachable(target)
            self.entries.append(MenuEntry(place, label, order, allow or handler.allow, handler, style))
            return target

        return record

    def _reachable(self, target: Any) -> Handler:
        """Return the action behind `target`; a plain function (a command, say) becomes one."""
        if isinstance(target, Action):
            return target.handler
        known = next((action.handler for action in self.actions if action.handler.call is target), None)
        if known is not None:
            return known
        allow = next((c.allow for c in self.commands if c.call is target), EVERYONE)
        action: Action[Any] = Action(Handler(self.name, _name(target), target, allow), once=False)
        self.actions.append(action)
        return action.handler

    def start(self, prefix: str) -> Callable[[F], F]:
        """Add a deep link: `t.me/bot?start=<prefix><rest>` calls `call(request, rest)`."""

        def record(call: F) -> F:
            self.starts[prefix] = Handler(self.name, _name(call), call)
            return call

        return record

    def typed(self, pattern: str, *, order: int = 50) -> Callable[[F], F]:
        """Add what a person may simply type: called with the pattern's groups when it fits the whole message."""

        def record(call: F) -> F:
            self.typed_words.append(TypedWords(Handler(self.name, _name(call), call), pattern, order))
            return call

        return record

    def document(self, pattern: str, *, allow: str = OWNER) -> Callable[[F], F]:
        """Add what happens to a file that somebody sends, by its name: `call(request)`.

        What it is stands in `request.incoming.document`; it is not fetched. It comes before an open question.
        """

        def record(call: F) -> F:
            self.documents.append(Documents(Handler(self.name, _name(call), call, allow), pattern))
            return call

        return record

    def inline(self) -> "Callable[[Callable[[InlineRequest[Any], str], Sequence[InlineCard]]], Any]":
        """Add to what is offered where somebody types the bot's name in any chat: `call(request, query) -> cards`.

        It runs beside the clerk, for each key that is pressed: it may read (`request.db`), and nothing else.
        """

        def record(call: "Callable[[InlineRequest[Any], str], Sequence[InlineCard]]") -> Any:
            self.inlines.append(Handler(self.name, _name(call), call))
            return call

        return record

    def link_part(self) -> "Callable[[Callable[[Reader, int], str | None]], Callable[[Reader, int], str | None]]":
        """Add a payload to every link that a person shares (`request.link`): `call(db, person) -> "r_8f2k" or None`.

        It reads only. When somebody opens the link, `@plugin.start("r_")` gets the rest of it, before the part that
        shows the screen.
        """

        def record(call: "Callable[[Reader, int], str | None]") -> "Callable[[Reader, int], str | None]":
            self.link_parts.append(Handler(self.name, _name(call), call))
            return call

        return record

    def message(
        self, name: str, *, of_house: bool = False, patient: bool = False
    ) -> "Callable[[Callable[..., Screen | None]], Any]":
        """Add an owed message: `call(view, **args) -> Screen`, rendered when sent, from rows that no longer change.

        None instead of a screen takes it back: it is not sent, now or ever. `of_house=True` words a message the core
        itself owes ("delivered"). A `patient` one nobody waits for: it leaves when nothing else has to.
        """

        def record(
            call: "Callable[Concatenate[View[Any], ...], Screen | None]",
        ) -> "Callable[Concatenate[View[Any], ...], Screen | None]":
            known = f"shopbot.{name}" if of_house else f"{self.name}.{name}"
            self.messages[known] = Message(self.name, name, call, patient=patient)
            return call

        return record

    # --- what happens by itself ---

    def every(self, *, minutes: float = 0, hours: float = 0) -> Callable[[F], F]:
        """Add a job that runs once in each span of this length; it never overlaps itself."""
        return self._job(seconds=round(minutes * 60 + hours * 3600))

    def daily(self, at: str) -> Callable[[F], F]:
        """Add a job that runs once a day, at `at` ("03:00") in the shop's time zone."""
        return self._job(at=at)

    def _job(self, *, seconds: int | None = None, at: str | None = None) -> Callable[[F], F]:
        def record(call: F) -> F:
            self.jobs.append(Job(Handler(self.name, _name(call), call), seconds, at))
            return call

        return record

    def errand(self) -> Callable[[Callable[Concatenate[Any, P], Mapping[str, Any]]], Errand[P]]:
        """Add something that needs the network: `call(settings, **args) -> JSON-able mapping`, run outside.

        It may raise `NotReady` to be tried again later.
        """

        def record(call: Callable[Concatenate[Any, P], Mapping[str, Any]]) -> Errand[P]:
            errand: Errand[P] = Errand(Handler(self.name, _name(call), call))
            self.errands.append(errand)
            return errand

        return record

    def on(self, event: type[E]) -> "Callable[[Callable[[Context[S], E], None]], Callable[[Context[S], E], None]]":
        """Add a listener: it hears of every such event once, in a transaction of its own."""

        def record(call: "Callable[[Context[S], E], None]") -> "Callable[[Context[S], E], None]":
            self.listeners.append(Listener(Handler(self.name, _name(call), call), event))
            return call

        return record

    # --- doors to elsewhere ---

    def webhook(self, name: str, *, verify: "Callable[[S, WebhookCall], bool] | None" = None) -> Callable[[F], F]:
        """Add a place for callbacks: `POST /hook/<plugin>/<secret>/<name>` calls `call(ctx, webhook_call)`, inside.

        `verify(settings, call)` is asked first, outside and before anything is stored: True when the call is genuine,
        by its signature or a shared secret, compared with `hmac.compare_digest`. It may neither write nor wait.
        """

        def record(call: F) -> F:
            self.webhooks.append(Webhook(Handler(self.name, _name(call), call), name, verify))
            return call

        return record

    def page(self, path: str) -> Callable[[F], F]:
        """Add a page or API route below `/<plugin>`."""

        def record(call: F) -> F:
            self.pages.append(Page(Handler(self.name, _name(call), call), path))
            return call

        return record

    def cli(self, name: str, *, reads: bool = False) -> Callable[[F], F]:
        """Add a terminal command: `run.py <plugin> <name> …` calls `call(ctx, *the words as typed parameters)`.

        It runs in the clerk, once, whether the shop runs or is closed; an `Upload` is the file given as `--file`. What
        it returns is printed: words, or anything JSON can hold. `reads=True` is for one that changes nothing.
        """

        def record(call: F) -> F:
            self.command_lines.append(TerminalCommand(self.name, name, call, reads=reads))
            return call

        return record

    def payment_method(self, method: type[E]) -> type[E]:
        """Add a way to be paid (a `PaymentMethod`)."""
        self.payment_methods.append(method)
        return method

    def backup_place(self, place: "type[B]") -> "type[B]":
        """Add a place where copies of backups are kept (a `BackupPlace`); it is made without arguments."""
        self.backup_places.append(place)
        return place

    def goods_kind(
        self,
        name: str,
        *,
        label: str,
        describe: str,
        supply: Supply = "units",
        parts: Sequence[str] = (),
        order: int = 50,
    ) -> str:
        """Add a kind of goods and return its name; `label` and `describe` (one sentence) are texts of the plugin.

        `supply`: "units" exist once each, "shared" ones are the same for every buyer, "later" ones are handed over
        after the payment (`orders.hand_over`). `parts` are what the cells of an account are called when nobody says
        otherwise. A product of it has this name as its `kind`; what is sold stays sold while the plugin is off.
        """
        self.kinds.append(GoodsKind(self.name, name, label, supply, tuple(parts), describe, order))
        return name

    # --- what staff can take back ---

    def undo(self, action: str, *, allow: str = OWNER) -> Callable[[F], F]:
        """Add how a change that this plugin writes into the audit is taken back: `call(request, record)`.

        `action` starts with the plugin's name ("vouchers.edit"). Put back what `record.before` says, by functions that
        audit it again, if things are still as `record.after` says; else raise `ShopError("changed_since")`, or a reason
        of your own. It is asked for at most once, within 24 hours, by somebody who belongs to `allow`: the permission
        that the change itself needs.
        """

        def record(call: F) -> F:
            self.undos.append(Undo(self.name, _name(call), call, allow, action=action))
            return call

        return record

    def final(self, action: str, why: str) -> None:
        """Say that a change can never be taken back: `why` is the text of the reason ("the message was sent")."""
        self.finals[action] = why

    # --- what it brings ---

    def permission(self, name: str, help: str, *, owner_only: bool = False) -> str:  # noqa: A002 - its help line
        """Declare something a role can be allowed, and return its name for `allow=`."""
        self.permissions.append(Permission(name, help, owner_only))
        return name

    def migration(self, name: str, sql: str) -> None:
        """Add a step of schema; its tables must be called `<plugin>_…`. Never edit a step: add one."""
        self.steps.append(Step(name, textwrap.dedent(sql)))

    def texts(self, **languages: str) -> None:
        """Add words (Fluent): `texts(en="…", id="…")`. Files `texts/<language>.ftl` beside the code work too."""
        for language, source in languages.items():
            self.words[language] = self.words.get(language, "") + textwrap.dedent(source)

    def defaults(self) -> Any:
        """Return the settings with every default. Raises `PluginError` if one has none."""
        for one in fields(self.settings):
            if one.default is MISSING and one.default_factory is MISSING:
                raise PluginError(self.name, f"setting {one.name} needs a default: use setting(default, help)")
        return self.settings()


def _name(call: Any) -> str:
    return str(call.handler.name if isinstance(call, Action) else call.__name__)
