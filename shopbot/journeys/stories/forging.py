"""Everything forged that can be forged: none of it moves money, goods, roles or settings, and none of it is a fault."""

from collections.abc import Iterator
from typing import Any

from shopbot.journeys import steps
from shopbot.journeys.guest import Guest
from shopbot.journeys.stage import Stage
from shopbot.journeys.story import story

_CREW = 30
_EACH = 10  # taps of one person in two minutes: below what the shop's patience ends at
_NUMBERS = ("1", "0", "-1", "-50000", "9" * 25, "2147483648", "١٢", "۷", "1.5", "NaN", "")
_WORDS = ("owner", "", "deleted", "../../secret", "' OR 1=1 --", "%s{}", "🎭", "pay", "٣", "true", "x" * 40)
_GROUP = {"id": -1009990001, "type": "supergroup", "title": "Elsewhere"}
_ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}


@story("everything forged that can be forged")
def forges_everything(stage: Stage) -> None:
    """Thirty people send every button, command and link there is, with what is not theirs and with nonsense."""
    oliver, budi = steps.enters(stage.phone("Oliver")), steps.owner_enters(stage)
    steps.tops_up(oliver, 100_000)
    steps.buys(oliver)
    code = oliver.texts[-1].split(" · ")[1].split(" ")[0]
    crew = [stage.phone(f"Mallory {n}") for n in range(_CREW)]
    stage.note(f"{_CREW} people come in")
    for guest in crew:
        stage.driver.say(guest.id, "/start")
    stage.driver.wait_quiet()
    before = stage.means.books()
    doors = stage.means.doors()
    foreign = (str(oliver.id), str(budi.id))
    taps = [data for name, kinds in doors.actions.items() for data in _forged(name, kinds, foreign)]
    _throw(stage, crew, [*taps, *_forged_once(budi)], _taps)
    _throw(stage, crew, list(_typed(doors.commands, doors.links, code, foreign)), _says)
    steps.no_faults(*crew, budi)
    stage.note("updates nobody should send")
    for update in _odd(crew[0].id, budi.id):
        stage.driver.update(update)
    stage.advance(minutes=15)
    steps.unchanged(stage, before)
    for guest in crew:
        guest.never_sees("DEMO-", code)
    _pays_unasked(stage, crew[0])
    stage.check(steps.balance_of(oliver) == "Rp 55,000", "Oliver's money should be where it was")


def _pays_unasked(stage: Stage, guest: Guest) -> None:
    """Let Telegram report Stars nobody asked for: nobody's wallet has them, and the books still add up."""
    paid = {"currency": "XTR", "total_amount": 1, "invoice_payload": "1", "telegram_payment_charge_id": "f1"}
    body = {"message_id": 78, "date": 1, "chat": {"id": guest.id, "type": "private"}}
    body |= {"from": {"id": guest.id, "is_bot": False, "first_name": guest.name}}
    paying = paid | {"provider_payment_charge_id": "f2"}
    stage.driver.update({"message": {**body, "successful_payment": paying}})
    stage.driver.update({"message": {**body, "refunded_payment": paid}})
    stage.advance(minutes=2)
    stage.check(steps.balance_of(guest) == "Rp 0", f"{guest.name} should have no money")
    stage.recount()


def _forged(name: str, kinds: tuple[str, ...], foreign: tuple[str, ...]) -> Iterator[str]:
    """Yield an action's data with each wrong number and word, with foreign ids, with too few and too many arguments."""
    yield name
    if kinds:
        yield from (_data(name, [_wrong(kind, n) for kind in kinds]) for n in range(len(_NUMBERS)))
        yield from (_data(name, [one if kind == "int" else "add" for kind in kinds]) for one in foreign)
    yield _data(name, ["1"] * (len(kinds) + 3))


def _wrong(kind: str, n: int) -> str:
    return _WORDS[n] if kind == "str" else _NUMBERS[n]


def _data(name: str, args: list[str]) -> str:
    return ":".join([name, *args]).encode()[:64].decode(errors="ignore")


def _forged_once(owner: Guest) -> Iterator[str]:
    """Yield buttons that work once and are somebody else's, and what looks like them."""
    owner.says("/plugins").taps("hello")
    data = owner.button_data("Turn on")
    yield from (data, data[:-1], data[:-1] + "A", data.swapcase(), "!", "!!", "!" + "A" * 22, "!" + "é" * 20)


def _typed(commands: tuple[str, ...], links: tuple[str, ...], code: str, foreign: tuple[str, ...]) -> Iterator[str]:
    for command in commands:
        yield from (
            f"/{command}",
            f"/{command} {foreign[0]} 1000000 gift",
            f"/{command} 101|price|1",
            f"/{command} {code}",
        )
    for link in (*links, "v_", "g_", "w_", "r_", "s"):
        yield from (f"/start {link}{rest}" for rest in ("", code, "1", "-1", "9" * 30, "٣", "..", "A" * 60))


def _throw(stage: Stage, crew: list[Guest], what: list[str], how: Any) -> None:
    """Let the crew send all of it, each of them a few and then a pause of two minutes."""
    for first in range(0, len(what), _CREW * _EACH):
        part = what[first : first + _CREW * _EACH]
        stage.note(f"the crew sends {len(part)} things, from {part[0]!r}")
        for n, one in enumerate(part):
            how(stage, crew[n % _CREW], one)
        stage.advance(minutes=2)


def _taps(stage: Stage, guest: Guest, data: str) -> None:
    stage.driver.press(guest.id, 1, data, force=True)


def _says(stage: Stage, guest: Guest, words: str) -> None:
    stage.driver.say(guest.id, words)


def _odd(mallory: int, owner: int) -> Iterator[dict[str, Any]]:
    """Yield updates from channels, anonymous admins, bots and nobody; payments nobody asked for; fields left out."""
    person = {"id": mallory, "is_bot": False, "first_name": "Mallory"}
    chat = {"id": mallory, "type": "private", "first_name": "Mallory"}
    message = {"message_id": 77, "date": 1, "chat": chat, "from": person, "text": "/admin"}
    owners = {"id": owner, "is_bot": False, "first_name": "Budi"}
    yield {"message": {**message, "chat": _GROUP, "from": _ANONYMOUS, "sender_chat": _GROUP}}
    yield {"message": {**message, "chat": _GROUP, "from": owners}}
    yield {"message": {**message, "forward_origin": {"type": "user", "date": 1, "sender_user": owners}}}
    yield {"message": {**message, "forward_origin": {"type": "channel", "date": 1, "chat": _GROUP, "message_id": 1}}}
    yield {"message": {**message, "sender_chat": {"id": -100, "type": "channel", "title": "Fake"}}}
    yield {"message": {**message, "from": _ANONYMOUS}}
    yield {"channel_post": {**message, "chat": {**_GROUP, "type": "channel"}}}
    yield {"edited_message": {**message, "edit_date": 2, "text": "/ban 1 0 x"}}
    for payload in ("", "1", "x" * 128):
        yield {"pre_checkout_query": {"id": f"9{len(payload)}", "from": person, "currency": "XTR", "total_amount": 1,
                                      "invoice_payload": payload}}  # fmt: skip
    yield {"shipping_query": {"id": "1", "from": person, "invoice_payload": "1", "shipping_address": {}}}
    yield {"purchased_paid_media": {"from": person, "paid_media_payload": "1"}}
    yield {"my_chat_member": {"chat": chat, "from": owners, "date": 1}}
    yield {"inline_query": {"id": "1", "from": person, "query": "", "offset": ""}}
    for left_out in ("message_id", "chat", "from", "date"):
        yield {"message": {name: value for name, value in message.items() if name != left_out}}
    yield {"callback_query": {"id": "1", "from": person, "data": "orders.pay:1", "chat_instance": "1"}}
    yield {"callback_query": {"id": "2", "from": person, "inline_message_id": "x", "chat_instance": "1", "data": "a"}}
