"""`input.forged`: forged signatures, secrets, buttons, codes and files. None may be taken for genuine.

A `Forger` makes one forgery and says whether it was accepted; its `genuine` is tried first each round, as a check that
refuses everything would prove nothing.
"""

import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from random import Random
from types import SimpleNamespace
from typing import Any

from starlette.requests import Request

from plugins.pretend import gateway as pretend
from plugins.qris import gateway, notices, pakasir
from plugins.usdt import address, trongrid, tronscan
from shopbot.backup import archive, manifest
from shopbot.backup.refusals import BackupRefusal
from shopbot.config import Web
from shopbot.db import anchor, witness
from shopbot.db.keys import Keys
from shopbot.db.witness import About, Batch, Reading
from shopbot.errors import Refusal
from shopbot.host import claim
from shopbot.host.addresses import hook_secret
from shopbot.host.checkouts import payload
from shopbot.host.conversations import Nonces
from shopbot.host.screen import AnswerCheckout, Call
from shopbot.host.webhooks import WebhookCall
from shopbot.secret import Secret
from shopbot.trade import people, vouchers
from shopbot.web.door import Owner
from shopbot.web.hooks import Hooks
from shopbot.web.metrics import Metrics
from shopbot.web.taking import Bounds
from tests.prove.input import door, reading
from tests.prove.input import shop as shops
from tests.prove.input.shop import BUYER, GATEWAY_KEY, SECRETS, STRANGER, whole

_OTHER = Keys.of(bytes(range(1, 33)))
_BODY = b'{"invoice": "inv-1", "amount": 7000, "currency": "IDR", "receiver": "toko"}'
_BODIES = (_BODY, _BODY.replace(b"7000", b"70000"), _BODY.replace(b"IDR", b"USD"), _BODY.replace(b"toko", b"lain"))
_BITS = 8


@dataclass(frozen=True)
class Forger:
    """One kind of forgery: `accepted` makes one and tells whether it was believed; `genuine` tells the same of a real.

    `dear` is how many times as much one costs as a comparison of two secrets.
    """

    name: str
    accepted: Callable[[Random], bool]
    genuine: Callable[[], bool]
    dear: int = 1


def bent(rng: Random, secret: str) -> str:
    """Return something that is nearly this secret, and never it."""
    kind = rng.randrange(9)
    at = rng.randrange(len(secret))
    if kind == 0:
        made = secret[:at] + chr(ord(secret[at]) ^ (1 << rng.randrange(7))) + secret[at + 1 :]
    elif kind == 1:
        made = secret[:at]
    elif kind == 2:
        made = secret + rng.choice((" ", "\0", "=", "a", secret))
    elif kind == 3:
        made = secret.swapcase()
    elif kind == 4:
        made = ""
    elif kind == 5:
        made = secret[1:] + secret[:1]
    elif kind == 6:
        made = rng.choice((" ", "\ufeff", "Bearer ", "sha256=")) + secret
    elif kind == 7:
        made = "".join(rng.choice("0123456789abcdef") for _ in secret)
    else:
        made = secret[:at] + rng.choice("éÿ\x7fA0-_") + secret[at + 1 :]
    return made if made != secret else secret + "x"


def bent_bytes(rng: Random, raw: bytes) -> bytes:
    """Return these bytes with a bit turned, cut off, or something added; never the same."""
    kind, at = rng.randrange(4), rng.randrange(len(raw))
    if kind == 0:
        return raw[:at]
    if kind == 1:
        return raw + rng.randbytes(1 + rng.randrange(40))
    made = bytearray(raw)
    made[at] ^= 1 << rng.randrange(_BITS)
    return bytes(made)


# --- webhooks ---


def signed(key: str, body: bytes) -> str:
    """Return the signature the pretend gateway sends."""
    return hmac.new(key.encode(), body, "sha256").hexdigest()


def call(place: str, headers: dict[str, str], body: bytes = _BODY) -> WebhookCall:
    """Return a call to `plugin.name` as the door hands it to the check."""
    plugin, _, name = place.partition(".")
    return WebhookCall(plugin, name, headers, body, {})


_PRETEND: Any = SimpleNamespace(gateway_key=GATEWAY_KEY)
_QRIS: Any = SimpleNamespace(**SECRETS)
_RIGHT = signed(GATEWAY_KEY, _BODY)


def _signature(rng: Random) -> bool:
    kind = rng.randrange(4)
    if kind == 0:  # the body of one call with the signature of another: replayed with another sum, coin or receiver
        return pretend.is_genuine(_PRETEND, call("pretend.notify", {"x-signature": _RIGHT}, rng.choice(_BODIES[1:])))
    if kind == 1:
        return pretend.is_genuine(_PRETEND, call("pretend.notify", {"x-signature": _RIGHT}, bent_bytes(rng, _BODY)))
    if kind == 2:
        other = signed(bent(rng, GATEWAY_KEY).rstrip("\0") + "!", _BODY)  # HMAC fills a short key up with zeros
        return pretend.is_genuine(_PRETEND, call("pretend.notify", {"x-signature": other}))
    return pretend.is_genuine(_PRETEND, call("pretend.notify", {"x-signature": bent(rng, _RIGHT)}))


def _shared(name: str, knows: Callable[[Any, WebhookCall], bool]) -> Forger:
    secret = SECRETS[name]
    nothing: Any = SimpleNamespace(**dict.fromkeys(SECRETS, ""))

    def accepted(rng: Random) -> bool:
        if rng.random() < 0.1:  # nothing is agreed on: then nobody knows it, not even who says nothing
            return knows(nothing, call("qris.x", {"x-secret": rng.choice(("", secret))}))
        return knows(_QRIS, call("qris.x", {"x-secret": bent(rng, secret)}))

    return Forger(name.replace("_", " "), accepted, lambda: knows(_QRIS, call("qris.x", {"x-secret": secret})))


@cache
def _hooks() -> Hooks:
    here = whole()
    keys: Any = here.shop._store.keys
    return Hooks(here.host, here.shop.clerk, keys, here.shop.clock, Metrics(), Bounds())


def _address(rng: Random) -> bool:
    hooks = _hooks()
    places = sorted(hooks._host.registry.webhooks)
    plugin, _, name = rng.choice(places).partition(".")
    kind = rng.randrange(4)
    if kind == 0:
        secret = hook_secret(_OTHER, plugin, name)
    elif kind == 1:
        other = rng.choice([one for one in places if one != f"{plugin}.{name}"])
        secret = hook_secret(hooks._keys, *other.partition(".")[::2])
    elif kind == 2:
        name, secret = f"{name}x", hook_secret(hooks._keys, plugin, f"{name}x")
    else:
        secret = bent(rng, hook_secret(hooks._keys, plugin, name))
    return hooks._is_ours(plugin, secret, name)


def _right_address() -> bool:
    hooks = _hooks()
    return hooks._is_ours("qris", hook_secret(hooks._keys, "qris", "notice"), "notice")


@cache
def _owner() -> Owner:
    here = whole()
    behind: Any = SimpleNamespace(metrics=Metrics(), clock=here.shop.clock)
    return Owner(Web(metrics_token=Secret(door.METRICS)), behind)


def _bearer(words: str) -> bool:
    scope = {"type": "http", "headers": [(b"authorization", words.encode("latin-1", "replace"))]}
    return _owner()._may(Request(scope))


# --- what gateways and chains are made to say ---

_ASKED: Any = SimpleNamespace(
    reference="T1", details={"order": "shop-1-1", "ordered": 10_000}, amount=SimpleNamespace(amount=10_000)
)
_LIVE: Any = SimpleNamespace(pakasir_sandbox=False)
_PAID = pakasir.Status("T1", "shop-1-1", 10_000, "completed", sandbox=False, completed_at=1)


def _other_payment(rng: Random) -> bool:
    wrong: dict[str, Any] = rng.choice(
        (
            {"txn": bent(rng, "T1")}, {"order": bent(rng, "shop-1-1")}, {"sandbox": True},
            {"amount": rng.choice((0, 1, 9_999, 10_001, 10**12, rng.randrange(10_000)))},
        )
    )  # fmt: skip
    return not gateway._mismatch(_LIVE, _ASKED, replace(_PAID, **wrong))


_STRANGERS_WALLET = address.written("00" * 19 + "09")


def _other_transfer(rng: Random) -> bool:
    if rng.random() < 0.5:
        row: Any = dict(reading._GRID_ROW)
        row |= rng.choice(
            ({"to": _STRANGERS_WALLET}, {"type": "Approval"}, {"token_info": {"symbol": "USDT",
            "address": reading.WALLET}},
             {"to": bent(rng, reading.WALLET)}, {"value": "-5"}, {"value": 5}, {"token_info": None})
        )  # fmt: skip
        return trongrid._row(row, reading.WALLET) is not None
    row = dict(reading._SCAN_ROW)
    row |= rng.choice(
        ({"to_address": _STRANGERS_WALLET}, {"confirmed": False}, {"contractRet": "REVERT"}, {"finalResult": "REVERT"},
         {"event_type": "Approval"}, {"tokenInfo": {"tokenId": bent(rng, address.USDT_CONTRACT)}},
         {"confirmed": "true"})
    )  # fmt: skip
    return tronscan._row(row, reading.WALLET) is not None


def _other_log(rng: Random) -> bool:
    info: Any = json.loads(json.dumps(reading._INFO))
    log = info["log"][0]
    kind = rng.randrange(5)
    if kind == 0:
        log["address"] = bent(rng, log["address"])
    elif kind == 1:
        log["topics"][2] = bent(rng, log["topics"][2])
    elif kind == 2:
        info["receipt"] = {"result": rng.choice(("FAILED", "REVERT", "OUT_OF_ENERGY", None))}
    elif kind == 3:
        log["topics"][0] = bent(rng, log["topics"][0])
    else:
        log["data"] = rng.choice(("-" + log["data"][1:], "f" * 64, "0" * 64, log["data"] + "0", "x" * 64))
    return any(value > 0 for value in trongrid._values(info, address.account(reading.WALLET)))


# --- buttons, links and codes ---


def _nonce(rng: Random) -> bool:
    """Use a single-use button that was made up, or was handed out to somebody else."""
    nonces = Nonces()
    with whole().trying() as trial:
        data = nonces.issue(trial.tx, BUYER, Call("orders.order", ("1",)))
        accepted = nonces.use(trial.tx, STRANGER, data) is not None
        for _ in range(_AT_ONCE - 1):
            accepted |= nonces.use(trial.tx, BUYER, bent(rng, data)) is not None
        used = nonces.use(trial.tx, BUYER, data) is not None
        return accepted or not used or nonces.use(trial.tx, BUYER, data) is not None


_AT_ONCE = 20
"""Forgeries against one and the same thing, as opening a transaction for each would be most of the work."""


def _right_nonce() -> bool:
    with whole().trying() as trial:
        data = Nonces().issue(trial.tx, BUYER, Call("orders.order", ("1",)))
        return Nonces().use(trial.tx, BUYER, data) is not None


def _voucher(rng: Random) -> bool:
    """Guess codes of vouchers, each as somebody who has not guessed before; somebody else's own is none for them."""
    here = whole()
    with here.trying() as trial:
        people.meet(trial.tx, STRANGER, "Sari", None, "en")
        found = [vouchers.by_code(trial.tx, STRANGER, here.voucher.code)]
        for n in range(_AT_ONCE - 1):
            people.meet(trial.tx, 10_000 + n, "Sari", None, "en")
            guess = "".join(rng.choice("ABCDEFGHJKMNPQRSTVWXYZ23456789") for _ in range(len(here.voucher.code)))
            words = guess if rng.random() < 0.5 else here.voucher.code[: rng.randrange(len(here.voucher.code))]
            found.append(vouchers.by_code(trial.tx, 10_000 + n, words))
        return any(isinstance(one, vouchers.Voucher) for one in found)


def _right_voucher() -> bool:
    here = whole()
    with here.trying() as trial:
        return isinstance(vouchers.by_code(trial.tx, BUYER, here.voucher.code), vouchers.Voucher)


def _claimed(rng: Random) -> bool:
    with whole().trying() as trial:
        token = claim.offer_claim(trial.tx)
        return any(claim.claim_shop(trial.tx, BUYER, bent(rng, token)) for _ in range(_AT_ONCE))


def _right_claim() -> bool:
    with whole().trying() as trial:
        return claim.claim_shop(trial.tx, BUYER, claim.offer_claim(trial.tx))


def _checkout(rng: Random) -> bool:
    """Ask to pay an invoice of somebody else's, of another sum or coin, or of none."""
    here = whole()
    right, asked = payload(here.deposit), here.deposit.asked
    person, total, coin, words = BUYER, asked.amount, asked.currency, right
    kind = rng.randrange(4)
    if kind == 0:
        person = STRANGER
    elif kind == 1:
        total = rng.choice((0, 1, -total, total - 1, total + 1, total * 100))
    elif kind == 2:
        coin = rng.choice(("XTR", "USD", "idr", "", "IRR"))
    else:
        words = bent(rng, right)
    return _may_pay(person, total, coin, words)


def _may_pay(person: int, total: int, coin: str, words: str) -> bool:
    query = {
        "id": "q", "from": shops.user(person), "currency": coin, "total_amount": total, "invoice_payload": words,
    }  # fmt: skip
    with whole().trying() as trial:
        came = trial.did({"update_id": 5, "pre_checkout_query": query})
    answers = [one for one in came.effects if isinstance(one, AnswerCheckout)]
    return any(not one.words for one in answers)


def _right_checkout() -> bool:
    here = whole()
    return _may_pay(BUYER, here.deposit.asked.amount, here.deposit.asked.currency, payload(here.deposit))


# --- files ---


def _archived(rng: Random) -> bool:
    try:
        reading._sealed(bent_bytes(rng, reading._archive()))
    except BackupRefusal:
        return False
    return True


def _right_archive() -> bool:
    reading._sealed(reading._archive())
    return True


@cache
def _told() -> manifest.Manifest:
    return manifest.load(reading._manifest())


def _other_maker(rng: Random) -> bool:
    return archive.made_with(_told(), rng.choice((_OTHER.web, bytes(32)[:31], b"", rng.randbytes(32))))


@cache
def _chain() -> tuple[About, tuple[Batch, ...]]:
    about = About("ab", 1, 0, 1, bytes(32))
    link, batches = about.link, []
    for n in range(1, 5):
        batch = Batch(n, n, bytes(32), 100 + n, 1, b'{"person": [[], [[1]]]}', b"")
        link = witness._linked(reading.KEYS, link, batch)
        batches.append(batch._replace(link=link))
    return about, tuple(batches)


def _whole_chain(batches: list[Batch]) -> int:
    about, _ = _chain()
    return sum(1 for _ in Reading(about, {}, lambda: batches).sound(reading.KEYS))


def _other_chain(rng: Random) -> bool:
    """Bend, leave out, double or move one batch of a witness: it ends before that."""
    batches = list(_chain()[1])
    at = rng.randrange(4)
    kind = rng.randrange(5)
    one = batches[at]
    if kind == 0:
        batches[at] = one._replace(body=bent_bytes(rng, one.body))
    elif kind == 1:
        batches[at] = one._replace(seq=one.seq + 1 + rng.randrange(9))
    elif kind == 2:
        del batches[at]
    elif kind == 3:
        batches.insert(at, batches[rng.randrange(4)])
        at += batches[at] == one
    else:
        batches[at] = one._replace(link=bent_bytes(rng, one.link))
    return _whole_chain(batches) > at


def _other_anchor(rng: Random) -> bool:
    path = reading._room() / "forged.anchor"
    path.write_bytes(bent_bytes(rng, reading._anchor()))
    try:
        anchor.read(path, reading.KEYS)
    except Refusal:
        return False
    return True


def _right_anchor() -> bool:
    path = reading._room() / "right.anchor"
    path.write_bytes(reading._anchor())
    return anchor.read(path, reading.KEYS).seq == 2


# --- over the door ---


def _at_door(rng: Random) -> bool:
    """Knock with something forged: refused, counted, and nothing stored."""
    way = door.doorway()
    way.here.shop.clock.advance(1)  # else the allowance of those who come too often answers all of them
    kind = rng.randrange(5)
    before = _refusals(way)
    if kind == 0:
        answered = way.calls("pretend.notify", {"x-signature": bent(rng, _RIGHT)}, _BODY)
    elif kind == 1:
        answered = way.calls("pretend.notify", {"x-signature": _RIGHT}, bent_bytes(rng, _BODY))
    elif kind == 2:
        answered = way.calls("qris.notice", {}, _BODY, secret=hook_secret(_OTHER, "qris", "notice"))
    elif kind == 3:
        headers = [(b"x-telegram-bot-api-secret-token", bent(rng, door.TOKEN).encode("latin-1", "replace"))]
        answered = way.asked("POST", door.MAILBOX, headers, json.dumps(shops.said(5, "x")).encode(), b"")
    else:
        headers = [(b"authorization", bent(rng, f"Bearer {door.METRICS}").encode("latin-1", "replace"))]
        answered = way.asked("GET", "/metrics", headers, b"", b"")
    counted = kind == 4 or _refusals(way) == before + 1
    return answered.status not in (401, 404) or not counted


def _refusals(way: door.Doorway) -> int:
    return sum(way.metrics._guesses.values()) + sum(way.metrics._hooks.values())


def _right_at_door() -> bool:
    way = door.doorway()
    headers = [(b"x-telegram-bot-api-secret-token", door.TOKEN.encode())]
    update = way.asked("POST", door.MAILBOX, headers, json.dumps(shops.said(5, "x")).encode(), b"")
    told = way.calls("pretend.notify", {"x-signature": _RIGHT}, _BODY)
    seen = way.asked("GET", "/metrics", [(b"authorization", f"Bearer {door.METRICS}".encode())], b"", b"")
    return (update.status, told.status, seen.status) == (200, 200, 200)


def forgers() -> list[Forger]:
    """Return every kind of forgery."""
    return [
        Forger("signatures", _signature, lambda: pretend.is_genuine(
            _PRETEND, call("pretend.notify", {"x-signature": _RIGHT}))),
        _shared("pakasir_secret", gateway.knows_secret),
        _shared("notice_secret", notices.has_secret),
        Forger("webhooks' addresses", _address, _right_address),
        Forger("the owner's token", lambda rng: _bearer(bent(rng, f"Bearer {door.METRICS}")),
               lambda: _bearer(f"Bearer {door.METRICS}")),
        Forger("gateway's payments", _other_payment, lambda: not gateway._mismatch(_LIVE, _ASKED, _PAID)),
        Forger("transfers", _other_transfer, lambda: trongrid._row(reading._GRID_ROW, reading.WALLET) is not None),
        Forger("logs of the chain", _other_log,
               lambda: trongrid._values(reading._INFO, address.account(reading.WALLET)) == [1_500_000]),
        Forger("links of a witness", _other_chain, lambda: _whole_chain(list(_chain()[1])) == 4, 2),
        Forger("backups of other makers", _other_maker, lambda: archive.made_with(_told(), _told().master_bytes)),
        Forger("anchors", _other_anchor, _right_anchor, 60),
        Forger("single-use buttons", _nonce, _right_nonce, 40),
        Forger("vouchers' codes", _voucher, _right_voucher, 80),
        Forger("owners' links", _claimed, _right_claim, 80),
        Forger("invoices", _checkout, _right_checkout, 80),
        Forger("altered backups", _archived, _right_archive, 200),
        Forger("calls at the door", _at_door, _right_at_door, 400),
    ]  # fmt: skip
