"""`input.rights`: everything anybody can do, tried by everybody; and everybody's things, tried by everybody else.

What there is to do comes from the registry of a shop with all plugins of the house on, so what is new is tried by
itself. Who may comes from the declaration (`allow=`). That alone would believe a wrong declaration; so, apart from it,
what may come of a step is said here by what it changes: no customer, whatever the button, changes goods, prices, stock,
settings, roles, bans, vouchers, or money that is not theirs; and of what staff may do, this page names what only an
owner does.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from shopbot.host.arguments import parameters
from shopbot.trade import people
from tests.prove.input import door
from tests.prove.input.shop import BUYER, GOODS, OTHER, WHO, Tried, asked, handed_out, pressed, said, whole

CUSTOMERS = ("stranger", "buyer", "other", "banned", "reseller")
OWNERS_ONLY = frozenset({
    "admin.change_role", "admin.toggle", "admin.choose", "admin.clear", "admin.reset", "admin.switch",
    "admin.save_wording", "backups.send", "backups.begin", "backups.put_back", "backups.undo", "backups.let_go",
    "backups.let_all", "backups.set_chat", "backups.set_every", "qris.use", "qris.key", "qris.secret",
    "qris.new_secret",
    "qris.slug", "qris.by_gateway", "usdt.use", "usdt.ask_address", "usdt.ask_key", "usdt.turn_off",
    "formulas.choose_fee", "formulas.choose_refund", "rates.accept", "rates.ask", "stars.switch", "system.switch",
    "system.clock", "addadmin", "rmadmin", "settings", "setformula", "setwelcome",
})  # fmt: skip
"""What decides where money goes, who is staff, what the shop runs and what becomes of its copies."""
# The rows of these belong to staff: nobody else's step changes one of them.
_STAFFS = (
    "setting", "category", "product_price", "stock_batch", "stock_removal", "sale", "voucher_series", "undone",
    "notice_group", "pause", "held_batch", "held_wallet", "held_receipt", "refund", "reversal", "replacement",
    "order_refund", "shared_goods", "broadcast_post", "rates_rate", "rates_own_price", "profit_keeps", "usdt_address",
    "qris_code", "referrals_cut", "backups_copy", "admin_chain", "catalog_draft", "catalog_pending", "vouchers_draft",
)  # fmt: skip
_KNOWN = tuple(number for role, number in WHO.items() if role != "stranger")
_NOT_STAFFS = {
    "product": "SELECT id, title, price, state, category, issue, description, refund_rule, warranty_days FROM product",
    "voucher": "SELECT id, code, kind, value, person, state, limit_all FROM voucher",
    "stock_unit": "SELECT id, product, content FROM stock_unit",
    "person": f"SELECT id, role, banned_at FROM person WHERE id IN {_KNOWN}",  # noqa: S608 - numbers of this page
}
_LINES = (
    "",
    "101",
    "101 5",
    "101|x",
    "903 50k because",
    "903 7 because",
    "off wallet",
    "1 p 10% 7d",
    "900",
    "x\n1000\nB",
)
_ANSWERS = ("903", "Lumina\n1000", "because", "5", "10%", "7d")


@dataclass(frozen=True)
class Step:
    """One thing one person tries. `allow` is what it declares; `place` what it is called."""

    role: str
    place: str
    allow: str
    what: str
    number: int
    update: Any
    first: Any = None


def steps() -> Iterator[Step]:
    """Yield every step of the matrix: each role at each command, button, single-use button and answer."""
    for role, number in WHO.items():
        yield from _commands(role, number)
        yield from _buttons(role, number)
        yield from _answers(role, number)


def _commands(role: str, number: int) -> Iterator[Step]:
    for word, command in sorted(whole().host.registry.commands.items()):
        for line in _LINES:
            text = f"/{word} {line}".strip()
            yield Step(role, word, command.allow, text, number, said(number, text))


def _buttons(role: str, number: int) -> Iterator[Step]:
    for name, action in sorted(whole().host.registry.actions.items()):
        for data in pressed_with(name):
            update, first = pressed(number, data), None
            if action.once:
                update, first = pressed(number, "!n"), _issue(number, data)
            yield Step(role, name, action.handler.allow, data, number, update, first)


def _issue(number: int, data: str) -> Any:
    return lambda tx: handed_out(tx, number, data)


@cache
def pressed_with(name: str) -> tuple[str, ...]:
    """Return the data of buttons somebody could make up for an action: the number of each thing of the buyer's."""
    here = whole()
    wanted = parameters(here.host.registry.actions[name].handler.call)
    numbers = sorted({1, 2, *here.numbers}) if any(one.kind is int for one in wanted) else [1]
    found = {":".join([name, *(_argument(one, number, nth) for one in wanted)]) for number in numbers for nth in (0, 1)}
    return tuple(sorted(found))


_OF_A_NAME = {
    "owner": ("qris", "wallet"), "name": ("tail", "notice_secret"), "field": ("title", "price"), "currency": ("USD",),
    "of": ("p", "c"), "kind": ("give", "product"), "language": ("en",), "off": ("10%",), "role": ("admin", "owner"),
}  # fmt: skip


def _argument(wanted: Any, number: int, nth: int) -> str:
    if wanted.kind is int:
        return str(number)
    if wanted.kind is bool:
        return str(nth)
    choices = get_args(wanted.kind) or _OF_A_NAME.get(wanted.name, ("add", "1"))
    return str(choices[nth % len(choices)])


def _answers(role: str, number: int) -> Iterator[Step]:
    """An answer declares nothing: what it may do is only judged by what it changes."""
    for place, answer in sorted(whole().host.registry.answers.items()):
        kept = {
            one.name: 1 if one.kind is int else _argument(one, 1, 0) for one in parameters(answer.handler.call)[1:]
        }  # fmt: skip
        for words in _ANSWERS:
            yield Step(role, place, "", words, number, said(number, words), _opened(number, place, kept))


def _opened(number: int, place: str, kept: Mapping[str, object]) -> Any:
    return lambda tx: asked(tx, number, place, kept)


# --- what came of it ---


@dataclass(frozen=True)
class State:
    """What the shop's rows come to: those of staff, who is what, and how much is in whose wallet."""

    staffs: str
    staff: tuple[int, ...]
    wallets: dict[int, int]
    buyers: str


def state(tx: Any) -> State:
    """Return it as it stands inside a transaction."""
    house = tx.house
    tables = [*_present(tx), *_NOT_STAFFS.values()]
    rows = house.rows(
        "SELECT person, sum(balance) FROM account WHERE person IS NOT NULL GROUP BY person"
    )  # fmt: skip
    return State(
        _digest(house, tables), _staff(house), {row[0]: row[1] for row in rows if row[1]},
        _digest(house, _BUYERS),
    )  # fmt: skip


def _staff(house: Any) -> tuple[int, ...]:
    return tuple(row[0] for row in house.rows("SELECT id FROM person WHERE role IN ('admin', 'owner') ORDER BY id"))


_BUYERS = tuple(
    sql.format(BUYER)
    for sql in (
        "SELECT id, state, total FROM orders WHERE person = {}",
        "SELECT id, state, amount FROM payment WHERE person = {}",
        "SELECT id, order_id FROM stock_unit WHERE order_id IN (SELECT id FROM orders WHERE person = {})",
        "SELECT voucher, person FROM voucher_kept WHERE person = {}", "SELECT * FROM voucher_chosen WHERE person = {}",
        "SELECT id, name, language, banned_at FROM person WHERE id = {}",
    )
)  # fmt: skip


@cache
def _table_names() -> frozenset[str]:
    return frozenset(row[0] for row in whole().shop.db.rows("SELECT name FROM sqlite_schema WHERE type = 'table'"))


def _present(_tx: Any) -> list[str]:
    missing = set(_STAFFS) - _table_names()
    if missing:
        raise LookupError(f"no such tables any more: {sorted(missing)}")
    return [f"SELECT * FROM {name}" for name in _STAFFS]  # noqa: S608 - names from this page


def _digest(house: Any, statements: Any) -> str:
    rows = [[tuple(row) for row in house.rows(sql)] for sql in statements]
    return hashlib.sha256(repr(rows).encode("utf-8", "replace")).hexdigest()


def secrets_of_buyer() -> tuple[str, ...]:
    """Return what nobody but the buyer and staff is told."""
    here = whole()
    return (
        GOODS,
        here.delivered.code,
        here.waiting.code,
        here.voucher.code,
        here.voucher.shown,
        "Rp\xa04,000",
        "Rp 4,000",
    )


def wrong(step: Step, before: State, came: Tried) -> str:
    """Return what is wrong with what came of a step, in words, or ""."""
    told = f"{step.role} {step.what!r} ({step.place})"
    after: State = came.state
    if came.error is not None:
        return f"{told}: {type(came.error).__name__}: {came.error}"
    may = step.allow == "" or whole().host.may(_person(step.number), step.allow)
    if step.role == "banned":
        may = False
    if not may and (after.staffs, after.buyers, after.wallets) != (before.staffs, before.buyers, before.wallets):
        return f"{told}: may not, and changed something"
    if step.role in CUSTOMERS:
        return _as_customer(step, told, before, after, came)
    if step.role == "admin" and step.place in OWNERS_ONLY and (may or after.staffs != before.staffs):
        return f"{told}: only an owner may"
    if step.role == "admin" and after.staff != before.staff:
        return f"{told}: an admin changed who is staff"
    return ""


def _as_customer(step: Step, told: str, before: State, after: State, came: Tried) -> str:
    if after.staffs != before.staffs:
        return f"{told}: a customer changed what is staff's"
    rich = [one for one, units in after.wallets.items() if units > before.wallets.get(one, 0)]
    if rich and not (step.place.startswith("wallet.") and step.role == "buyer"):
        return f"{told}: a customer made {rich} richer"
    if step.role == "buyer":
        return ""
    if after.buyers != before.buyers or after.wallets.get(BUYER) != before.wallets.get(BUYER):
        return f"{told}: somebody else's things changed"
    words = came.words()
    heard = [secret for secret in secrets_of_buyer() if secret in words]
    return f"{told}: was told {heard[0]!r} of somebody else" if heard else ""


@cache
def _person(number: int) -> Any:
    found = people.get(whole().shop.db, number)
    return found if found is not None else people.get(whole().shop.db, OTHER)


def tried(chosen: list[Step]) -> Iterator[str]:
    """Try these steps, each against the same shop; yield what is wrong."""
    here = whole()
    with here.trying() as trial:
        before = state(trial.tx)
        for step in chosen:
            told = wrong(step, before, trial.did(step.update, first=step.first, then=state))
            if told:
                yield told


# --- pages and routes ---

_ROUTES = (
    # method, path, who: (nobody, wrong token, right token)
    ("GET", "/health", (200, 200, 200)), ("GET", "/health/live", (200, 200, 200)),
    ("GET", "/metrics", (404, 404, 200)), ("GET", "/payments/{code}", (404, 404, 200)),
    ("POST", "/metrics", (405, 405, 405)), ("POST", "/health", (405, 405, 405)), ("DELETE", "/metrics", (405, 405,
    405)),
    ("GET", "/hook/qris/x/notice", (405, 405, 405)), ("POST", "/hook/qris/x/notice", (404, 404, 404)),
    ("GET", door.MAILBOX, (405, 405, 405)), ("POST", door.MAILBOX, (401, 401, 401)), ("GET", "/", (404, 404, 404)),
)  # fmt: skip
ROUTES_TRIED = 3 * len(_ROUTES)
_TOKENS = (b"", b"Bearer guessed", f"Bearer {door.METRICS}".encode())


def routes() -> Iterator[str]:
    """Ask every route of the door as nobody, with a wrong token and with the right one; yield what is wrong."""
    way = door.doorway()
    for method, path, expected in _ROUTES:
        for token, status in zip(_TOKENS, expected, strict=True):
            at = path.format(code=way.here.delivered.code)
            answered = way.asked(method, at, [(b"authorization", token)] if token else [], b"{}", b"")
            if answered.status != status:
                yield f"{method} {path} with {token!r}: answered {answered.status}, not {status}"
            if answered.status != _OK and way.here.delivered.code.encode() in answered.body:
                yield f"{method} {path} with {token!r}: told of an order"


_OK = 200
