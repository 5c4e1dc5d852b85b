"""The parsers behind the shop's own doors: updates, buttons, commands, answers, links, webhooks, HTTP, the terminal.

Each input meets the real desk with every plugin of the house on, in a transaction that is taken back (`shop.Whole`).
"""

import argparse
import contextlib
import hmac
import io
import json
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from random import Random
from typing import Any, get_args

from shopbot import cli
from shopbot.errors import ShopError
from shopbot.host import arguments, incoming, inline, settings
from shopbot.host.arguments import WrongForm, parameters
from shopbot.host.webhooks import WebhookCall
from shopbot.telegram import intake
from shopbot.testing.chats import BOT
from shopbot.texts.wordings import Passage, passages, preview, refusal
from tests.prove.input import mutate, reading
from tests.prove.input import shop as shops
from tests.prove.input.parser import Parser
from tests.prove.input.reading import hold
from tests.prove.input.shop import ADMIN, BUYER, OWNER, STRANGER, Tried, Whole, asked, pressed, said, whole

PEOPLE = (OWNER, OWNER, ADMIN, BUYER, BUYER, STRANGER)
_WORDS = (
    *reading.AMOUNTS, *reading.NAMES, *reading.FORMULAS[:6], "Lumina\n1000", "Lumina | 1000 | Streaming", "901", "-",
    "7d",
    "2026-12-31", "2026-01-01 - 2026-02-01", "12.5%", "because", "1 2 3", "@budi", "ok", "تم", "是", "https://x.example",
    "AB-1\nAB-2\nAB-3", "user|pass\nuser2|pass2", "hint +5000 => content", "01:30", "25:61", "+62 812", "a@b.example",
    "🌺", "Bot { $name }", "<b>bold</b>", "500 orders", reading.PRINTED, reading.WALLET, reading.TXID,
)  # fmt: skip


def _settle(came: Tried, here: Whole) -> None:
    """Raise what a bug would be: any error but a refusal, and a refusal nobody has words for."""
    if came.error is not None:
        raise came.error
    if came.refused is not None:
        hold(here.has_words(came.refused), f"nobody has words for {came.refused}")


class Desk:
    """Feeds one kind of update to the desk and judges what came of it."""

    def __init__(self) -> None:
        self.here = whole()

    def did(self, update: Any, **more: Any) -> Tried:
        """Let an update be handled, and hold what came of it."""
        missing = sum(self.here.host.texts.missing.values())
        body = intake.event_of(f"telegram:{BOT}", update).body
        with self.here.trying() as trial:
            came = trial.did(body, **more)
        _settle(came, self.here)
        hold(sum(self.here.host.texts.missing.values()) == missing, "a text is missing")
        return came


@cache
def desk() -> Desk:
    """Return the desk of this process's shop."""
    return Desk()


# --- updates ---


def _updates() -> tuple[Any, ...]:
    group = {"id": -100, "type": "supergroup", "title": "Toko"}
    message = said(BUYER, "x")["message"]
    file = {"file_id": "f", "file_name": "stock.csv", "file_size": 10}
    member = {"user": {"id": BOT, "is_bot": True, "first_name": "Shop"}, "status": "kicked"}
    return (
        said(BUYER, "/start"), said(OWNER, "/stock 1"), said(BUYER, "Lumina"), said(STRANGER, "/start p_1"),
        said(OWNER, "hi", entities=[{"type": "bold", "offset": 0, "length": 2}]),
        pressed(BUYER, "home.home"), pressed(OWNER, "catalog.manage:active:0"), pressed(BUYER,
        "!AAAAAAAAAAAAAAAAAAAAAA"),
        {"update_id": 3, "message": {**message, "document": file, "caption": "1"}},
        {"update_id": 4, "message": {**message, "photo": [{"file_id": "p", "width": 9, "height": 9}]}},
        {"update_id": 5, "message": {**message, "sticker": {"file_id": "s"}}},
        {"update_id": 6, "message": {**message, "reply_to_message": {**message, "document": file}}},
        {"update_id": 7, "message": {**message, "forward_origin": {"type": "user", "sender_user": {"id": 5,
        "is_bot": False,
                                                                                                  "first_name": "A"}}}},
        {"update_id": 8, "message": {**message, "chat": group, "message_thread_id": 5, "is_topic_message": True}},
        {"update_id": 9, "message": {**message, "migrate_to_chat_id": -1001}},
        {"update_id": 10, "message": {**message, "via_bot": {"id": 1, "is_bot": True, "username": "test_shop_bot"}}},
        {"update_id": 11, "my_chat_member": {"from": message["from"], "chat": message["chat"], "date": 0,
                                             "old_chat_member": member, "new_chat_member": member}},
        {"update_id": 12, "pre_checkout_query": {"id": "q", "from": message["from"], "currency": "XTR",
                                                 "total_amount": 50, "invoice_payload": "1"}},
        {"update_id": 13, "message": {**message, "successful_payment": {
            "currency": "XTR", "total_amount": 50, "invoice_payload": "1", "telegram_payment_charge_id": "c"}}},
        {"update_id": 14, "message": {**message, "refunded_payment": {
            "currency": "XTR", "total_amount": 50, "invoice_payload": "1", "telegram_payment_charge_id": "c"}}},
        {"update_id": 15, "inline_query": {"id": "q", "from": message["from"], "query": "Lum", "offset": ""}},
    )  # fmt: skip


def _stored(raw: bytes) -> None:
    """Read a body as the door does, store what is an update as the inbox does, and read it as the desk does."""
    update = json.loads(raw)
    if not intake.is_update(update):
        return
    event = intake.event_of(f"telegram:{BOT}", update)
    json.dumps(event.body, ensure_ascii=False).encode()
    incoming.read(event.body)


_NO_UPDATE = (*shops.UNREADABLE, RecursionError)


def _carried_out(raw: bytes) -> None:
    """Let the desk have an update as it came; one that cannot be read is set aside, any other is carried out."""
    try:
        update = json.loads(raw)
    except (ValueError, RecursionError):
        return
    if not intake.is_update(update):
        return
    body = intake.event_of(f"telegram:{BOT}", update).body
    if not shops.is_readable(body):
        return
    try:
        desk().did(body)
    except ValueError as error:
        if "cannot count" not in str(error):  # money of a kind the shop knows nothing of is put before its owner
            raise


def _asked_inline(raw: bytes) -> None:
    update = json.loads(raw)
    found = inline.read(update) if isinstance(update, dict) else None
    if found is not None:
        here = desk().here
        inline.answer(here.host, here.shop.db, found)


# --- what people do ---


def _who(rng: Random) -> int:
    return rng.choice(PEOPLE)


def _message(rng: Random) -> Any:
    return said(_who(rng), mutate.words(rng, _WORDS))


def _command(rng: Random) -> Any:
    names = _commands()
    line = f"/{rng.choice(names)} {mutate.words(rng, _WORDS)}"
    return said(_who(rng), mutate.words(rng, (line,)) if rng.random() < 0.2 else line)


@cache
def _commands() -> tuple[str, ...]:
    return tuple(sorted(desk().here.host.registry.commands))


def _tap(rng: Random) -> Any:
    return pressed(_who(rng), _data(rng)[:64])


def _data(rng: Random) -> str:
    """Return the data of a button: mostly of an action there is, with numbers and words of its kinds, some wrong."""
    handler = rng.choice(_actions())
    wanted = [_argument(rng, one) for one in parameters(handler.call)]
    data = ":".join([handler.place, *wanted])
    return mutate.words(rng, (data,)) if rng.random() < 0.3 else data


@cache
def _actions() -> tuple[Any, ...]:
    found = desk().here.host.registry.actions
    return tuple(found[name].handler for name in sorted(found))


def _argument(rng: Random, wanted: arguments.Parameter) -> str:
    numbers = ("0", "1", "2", "3", "-1", str(BUYER), str(OWNER), "999999", str(10**18), "٣")
    if wanted.kind is int:
        return rng.choice(numbers)
    if wanted.kind is bool:
        return rng.choice(("0", "1"))
    choices = get_args(wanted.kind)
    if choices and rng.random() < 0.8:
        return str(rng.choice(choices))
    return mutate.words(rng, ("add", "price", "title", "p", "c", "active", "IDR", "", "USD", "1", "qris", "id"))[:30]


def _once(rng: Random) -> Any:
    return _who(rng), _data(rng).encode("utf-8", "replace").decode()


def _handed_out(given: Any) -> None:
    """Press a button whose single use was handed out to this person: what it does is not guarded by that then."""
    person, data = given
    desk().did(pressed(person, "!n"), first=lambda tx: shops.handed_out(tx, person, data))


@cache
def openers() -> dict[str, tuple[tuple[int, str], ...]]:
    """Return which buttons, pressed by whom, open which question: found by pressing all of them."""
    here, found = desk().here, dict[str, dict[tuple[int, str], None]]()
    rng = Random(7)
    with here.trying() as trial:
        for handler in _actions():
            for person, data in _likely(rng, handler):
                came = trial.did(pressed(person, data), then=_question)
                if came.state is not None:
                    found.setdefault(str(came.state), {})[person, data] = None
    return {place: tuple(ways) for place, ways in sorted(found.items())}


_LIKELY = ("p", "c", "title", "price", "IDR", "USD", "10%", "1", "add", "", "qris", "name", "code", "en", "1000", "s")


def _likely(rng: Random, handler: Any) -> list[tuple[int, str]]:
    """Return presses of one action with arguments that could be meant."""
    wanted = parameters(handler.call)
    tries = 1 if not wanted else 24
    return [
        (person, ":".join([handler.place, *(_meant(rng, one) for one in wanted)]))
        for person in (OWNER, BUYER) for _ in range(tries)
    ]  # fmt: skip


def _meant(rng: Random, wanted: arguments.Parameter) -> str:
    if wanted.kind is int:
        return rng.choice(("1", "1", "2", "3", "0", str(BUYER)))
    if wanted.kind is bool:
        return rng.choice(("0", "1"))
    return str(rng.choice(get_args(wanted.kind) or _LIKELY))


def _question(tx: Any) -> Any:
    return tx.house.scalar("SELECT answer FROM conversation")


_KEPT: dict[str, tuple[str, ...]] = {
    "owner": ("qris", "wallet"), "name": ("tail", "notice_secret", "code", "most"), "language": ("en", "ar"),
    "mark": ("00000000",), "goes_on": ("profile", "next"), "kind": ("give", "take", "add", "subtract"),
    "field": ("email", "whatsapp", "note", "cost"),
}  # fmt: skip


@cache
def _unopened() -> tuple[Any, ...]:
    return tuple(one for one in _answers() if one.place not in openers())


@cache
def _answers() -> tuple[Any, ...]:
    found = desk().here.host.registry.answers
    return tuple(found[name].handler for name in sorted(found))


def _directly(rng: Random) -> Any:
    """Return an answer to a question that no button opens in this shop as it stands: it is opened by hand."""
    handler = rng.choice(_unopened())
    kept = {one.name: _any_kept(rng, one) for one in parameters(handler.call)[1:]}
    return handler.place, kept, rng.choice(PEOPLE), mutate.words(rng, _WORDS)


def _any_kept(rng: Random, wanted: arguments.Parameter) -> Any:
    if wanted.kind is int:
        return rng.choice((0, 1, 2, 3, BUYER))
    return rng.choice(_KEPT.get(wanted.name, ("1",)))


def _answered_directly(given: Any) -> None:
    place, kept, person, words = given
    desk().did(said(person, words), first=lambda tx: asked(tx, person, place, kept))


def _answer(rng: Random) -> Any:
    places = openers()
    person, data = rng.choice(places[rng.choice(tuple(places))])
    file = mutate.octets(rng, reading.TABLES) if rng.random() < 0.1 else None
    return person, data, mutate.words(rng, _WORDS), file


def _answered(given: Any) -> None:
    """Press a button that asks something, and answer."""
    person, data, words, file = given
    here = desk().here
    with here.trying() as trial:
        trial.kept(pressed(person, data))
        if file is None:
            body = intake.event_of(f"telegram:{BOT}", said(person, words)).body
            came = trial.did(body)
        else:
            came = trial.handled(trial.event("file", shops.uploaded(said(person, ""), "stock.csv", file)))
    _settle(came, here)


def _start(rng: Random) -> Any:
    links = (*(f"{prefix}1" for prefix in desk().here.host.registry.starts), "p_1-r_903", "own_x", "o_K7Q294MX", "c_1")
    return said(_who(rng), f"/start {mutate.words(rng, links)}")


def _search(rng: Random) -> Any:
    return said(
        BUYER, mutate.words(rng, ("lumina", "Streaming 1 bulan", "#1", "1", "netflix", "سينما", "电影", "VPN US"))
    )


def _document(rng: Random) -> Any:
    names = (
        "stock.csv",
        "shop-20260101T000000Z-e1-c42.age",
        "witness-1-2-3-20260101T000000Z.age",
        "../x",
        "\u202egpj.exe",
    )
    document = {"file_id": "f", "file_name": mutate.words(rng, names), "file_size": rng.choice((0, 1, 10**12, -1))}
    found = said(_who(rng), "", document=document, caption=mutate.words(rng, ("/stock 1", "1", "", "/import")))
    found["message"].pop("text")
    return found


# --- what is called ---

_BODIES: tuple[Any, ...] = (
    {"invoice": "inv-1"}, {"txn_id": "T1", "order_id": "shop-1-1", "status": "completed", "amount": 5},
    {"order": "K7Q2-94MX"}, {"title": "Bank", "text": reading.NOTICES[0], "id": "n1"}, "Dana masuk Rp50.123",
)  # fmt: skip


@cache
def _hooks() -> tuple[Any, ...]:
    found = desk().here.host.registry.webhooks
    return tuple(found[name] for name in sorted(found))


def _call(rng: Random) -> Any:
    hook = rng.choice(_hooks())
    headers = {"x-secret": mutate.words(rng, ("a", "é")), "x-signature": mutate.words(rng, ("00" * 32,)), "x": "y"}
    return WebhookCall(hook.handler.plugin, hook.name, headers, mutate.body(rng, _BODIES), {"a": "b"})


def _called(call: WebhookCall) -> None:
    """Check a call as the door does; then hand it to its plugin as if it had been genuine."""
    here = desk().here
    declared = here.host.registry.webhooks[f"{call.plugin}.{call.name}"]
    if declared.verify is not None:
        now = here.host.settings_of(here.shop.db, call.plugin)
        hold(not declared.verify(now, call), "a forged call was believed")
    packed = json.loads(json.dumps(call.pack()))
    with here.trying() as trial:
        came = trial.handled(trial.event(call.source, packed))
    _settle(came, here)


def _a_long_call(long: str) -> WebhookCall:
    return WebhookCall("qris", "notice", {}, long.encode("utf-8", "replace"), {})


# --- settings and wordings, as staff type them ---


@cache
def _settings() -> tuple[Any, ...]:
    here = desk().here
    return tuple(
        one for plugin in here.host.registry.plugins.values() for one in settings.declared(plugin).values()
    )  # fmt: skip


def _set(given: tuple[int, str]) -> None:
    number, words = given
    one = _settings()[number % len(_settings())]
    value = one.read(words)
    hold(one.takes(value), f"{value!r} was read and is not taken")


@cache
def _passages() -> tuple[Passage, ...]:
    here = desk().here
    return tuple(one for owner in ("home", "wallet") for one in passages(here.host.texts, {}, owner, "en"))


def _wording(given: tuple[int, str]) -> None:
    number, words = given
    passage = _passages()[number % len(_passages())]
    texts = desk().here.host.texts
    refused = refusal(texts, passage, words)
    if refused is not None:
        raise refused
    preview(texts, passage, words, {})


# --- the terminal ---

COMMANDS = tuple(sorted(cli.COMMANDS))
_SHELL = (
    "--help", "--json", "--seconds", "-1", "1e9", "--", "-", "--root", "newest", "all", "--seed", "٣", "../..", "a b",
    "",
    "--yes", "--plugins", "=", "--x=y", "100", "-h", "products", "settings",
)  # fmt: skip


def _line(rng: Random) -> Any:
    return rng.choice(COMMANDS), [mutate.words(rng, _SHELL) for _ in range(rng.randrange(5))]


def _typed(given: tuple[str, list[str]]) -> None:
    """Read a command's words as `cli` does, without doing what they ask for."""
    name, line = given
    parser = _shell(name)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        parser.parse_known_args(line)


@cache
def _shell(name: str) -> argparse.ArgumentParser:
    module = import_module(f"shopbot.commands.{name.replace('-', '_')}")
    parser = cli._parser(name, module.__doc__)
    module.options(parser)
    return parser


def _typed_arguments(given: tuple[int, str]) -> None:
    """Read the words of a command of the chat, and of a button, as handlers get them."""
    number, words = given
    commands = desk().here.host.registry.commands
    call = commands[_commands()[number % len(_commands())]].call
    for read in (
        lambda: arguments.from_words(call, words, None),
        lambda: arguments.from_button(call, words.split(":")),
    ):
        with contextlib.suppress(WrongForm):
            read()  # type: ignore[no-untyped-call]


def of_words(
    name: str,
    read: Callable[[tuple[int, str]], object],
    samples: Sequence[str],
    *allowed: type[BaseException],
    dear: int,
) -> Parser:
    """Return a parser of words for one of several places, chosen by number."""
    return Parser(
        name, lambda rng: (rng.randrange(10_000), mutate.words(rng, samples)), read, allowed, lambda long: (7, long),
        mutate.units(samples), dear,
    )  # fmt: skip


def at_desk(name: str, make: Callable[[Random], Any], update: Callable[[str], Any]) -> Parser:
    """Return a parser of updates of one kind; `update` makes one of long words."""
    return Parser(name, make, lambda given: desk().did(given), (), update, mutate.units(()), 20, _has_words)


def _has_words(error: ShopError) -> bool:
    return desk().here.has_words(error)


def _signed(key: str, body: bytes) -> str:
    return hmac.new(key.encode(), body, "sha256").hexdigest()


def parsers() -> list[Parser]:
    """Return all of them."""
    updates = _updates()
    return [
        Parser("updates as stored", lambda rng: mutate.body(rng, updates), _stored, _NO_UPDATE,
               lambda long: json.dumps(said(BUYER, long)).encode(), mutate.units(())),
        Parser("updates", lambda rng: mutate.body(rng, updates), _carried_out, (),
               lambda long: json.dumps(said(BUYER, long)).encode(), mutate.units(()), 20, _has_words),
        Parser("inline questions", lambda rng: mutate.body(rng, updates[-1:]), _asked_inline, (ValueError,
        RecursionError),
               None, (), 8),
        at_desk("messages", _message, lambda long: said(BUYER, long)),
        at_desk("searches", _search, lambda long: said(BUYER, long)),
        at_desk("commands", _command, lambda long: said(OWNER, f"/find {long}")),
        at_desk("start links", _start, lambda long: said(BUYER, f"/start {long}")),
        at_desk("files sent", _document, lambda long: said(OWNER, long)),
        at_desk("buttons", _tap, lambda long: pressed(BUYER, long)),
        Parser("single-use buttons", _once, _handed_out, (), None, (), 20, _has_words),
        Parser("answers", _answer, _answered, (), lambda long: (OWNER, "catalog.new_product:code", long, None),
               mutate.units(()), 20, _has_words),
        Parser("answers out of turn", _directly, _answered_directly, (), None, (), 20, _has_words),
        Parser("webhooks", _call, _called, (), _a_long_call, ("[", '{"a":', "9", "a=b&", "Rp1 "), 10, _has_words),
        of_words("settings typed", _set, (*reading.AMOUNTS, "on", "off", "a, b", "https://x.example/api", "static"),
        dear=1),
        of_words("own wordings", _wording, ("Hello { $name }!", "<b>x</b>", *reading.FLUENT), dear=20),
        of_words("arguments", _typed_arguments, ("1", "1 2 because", "p:1:10%:7d", "1:2:3", "@budi 50k"), dear=1),
        Parser("terminal", _line, _typed, (SystemExit,), None, (), 10),
    ]  # fmt: skip


def unopened_places() -> tuple[str, ...]:
    """Return the questions that are opened by hand, as no button opens them in this shop."""
    return tuple(handler.place for handler in _unopened())
