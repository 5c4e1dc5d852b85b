"""The parsers that need no shop: what people type, what codes, files, answers and settings say."""

import hashlib
import io
import json
import re
import tarfile
import tempfile
import zlib
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

import pyrage
from PIL import Image

from plugins.catalog.discounts import read_off
from plugins.pretend import gateway as pretend
from plugins.pretend.declare import Settings as PretendSettings
from plugins.qris import emv, notice, pakasir, photo
from plugins.rates import fetch
from plugins.rates.declare import Settings as RatesSettings
from plugins.stars import method as stars
from plugins.usdt import address, source, transfers, trongrid, tronscan
from plugins.usdt.source import Source
from shopbot import config, http, log, pictures
from shopbot.backup import bech32, chunks, envelope, manifest, names, recovery
from shopbot.backup.refusals import BackupRefusal
from shopbot.db import anchor, keys, migrate, store, tables, witness
from shopbot.db.anchor import Mark
from shopbot.db.keys import Keys
from shopbot.errors import NotReady, Refusal, Refused, ShopError
from shopbot.telegram import html as marked
from shopbot.telegram.api import ApiError, Unreachable, unwrap
from shopbot.texts import check, entities, formats, values
from shopbot.trade import expressions, formulas, imports, search, stock
from shopbot.trade.money import CURRENCIES, LIMIT, Money, read_amount
from shopbot.trade.orders import read_code
from tests.prove.input import mutate
from tests.prove.input.parser import Parser, Wrong

KEYS = Keys.of(bytes(range(32)))
RECOVERY = recovery.of_bytes(bytes(range(1, 33)))
LANGUAGES = ("id", "en", "ar", "fa", "zh")
PRINTED = (
    "00020101021126680016ID.CO.CONTOH.WWW011893600000000000000102150000000000000010303UMI51440014ID.CO.QRIS.WWW0215"
    "ID10000000000010303UMI5204581253033605802ID5918TOKO CONTOH 5802ID6007JAKARTA61051011062070703A01630449C4"
)
WALLET = address.written("00" * 19 + "07")
TXID = "ab" * 32


def text(
    name: str, samples: Sequence[str], read: Callable[[str], object], *allowed: type[BaseException], dear: int = 1
) -> Parser:
    """Return a parser of words."""
    return Parser(
        name, lambda rng: mutate.words(rng, samples), read, allowed, lambda long: long, mutate.units(samples), dear
    )


def hold(good: object, words: str) -> None:
    """Raise `Wrong` with these words unless this is so."""
    if not good:
        raise Wrong(words)


# --- what people type ---

AMOUNTS = (
    "50000", "50.000", "50,000", "Rp 50.000,-", "50k", "50rb", "1.5jt", "$12.50", "12,5", "1.234.567", "٥٠٬٠٠٠", "۵۰۰۰",
    "五万", "1 000 000", "USDT 1.5", "-5", "0", "0.000001", "50 ribu", "2 juta", "100 rial", "5万", "１２３",
    "1e3", "١٫٥",
    "999999999999999", "Rp\xa01.234", "1'000",
)  # fmt: skip
_TYPED = tuple(
    formats.money(Money(units, currency), language)
    for currency in CURRENCIES for language in LANGUAGES for units in (1, 1234, 123_456_789)
)  # fmt: skip


def _amount(words: str) -> None:
    for currency in ("IDR", "USD", "USDT", "XTR", "IRR"):
        try:
            found = read_amount(words, currency, allow_negative=True)
        except ShopError as refusal:
            hold(refusal.key.startswith("amount_"), f"refused with {refusal}")
        else:
            hold(abs(found.amount) <= LIMIT, f"{found} is more than the books hold")
            again = formats.plain_money(found)
            hold(read_amount(again, currency, allow_negative=True, decimal=".") == found, f"{found} is not read back")


def _discount(words: str) -> None:
    percent, off = read_off(words, "IDR")
    hold((percent is None) != (off is None), "neither a part nor a sum")


def _number(words: str) -> None:
    found = formats.read_number(words)
    hold(0 <= found <= 10**9, f"{found} is out of range")
    for language in LANGUAGES:
        hold(formats.read_number(formats.number(found, language)) == found, f"{found} is not read back in {language}")


def _code(words: str) -> None:
    hold(read_code(read_code(words)) == read_code(words), "a code that reads as another")


def _folded(words: str) -> None:
    once = search.fold(words)
    hold(search.fold(once) == once, "folded twice is something else")


# --- formulas ---

FORMULAS = (
    "paid", "paid * 0.7", "paid * 70%", "max(0, paid - 310)", "min(paid, price * quantity)",
    "paid * (1 if days < 7 else 0.7)", "paid * left / warranty if warranty > 0 else 0", "amount * 0.7% + 310",
    "round(paid / 3)", "floor(paid × 0,5)", "not days > 3 and claims == 0",
    "paid if not (days > 3 or claims >= 2) else 0",
    "((((paid))))", "- -paid", "ceil(price ÷ 2) − refunded", "max(1; 2,5; paid)", "٣ * paid", "1.000 + paid",
)  # fmt: skip


def _formula(words: str) -> None:
    tree = expressions.read(words, formulas.REFUND)
    written = expressions.write(tree)
    hold(expressions.read(written, formulas.REFUND) == tree, f"{written!r} is not read back")


def _counted(words: str) -> None:
    tidy = formulas.tidy(words, formulas.REFUND)
    known = formulas.refund_values(paid=Money(34_300, "IDR"), quantity=2, days=3, warranty=30)
    found = formulas.as_money(formulas.evaluate(tidy, known), "IDR", Money(34_300, "IDR"))
    hold(0 <= found.amount <= 34_300, f"{found} goes back of Rp 34,300")
    formulas.steps(tidy, known)


def _fee(words: str) -> None:
    tidy = formulas.tidy(words.replace("paid", "amount"), formulas.FEE)
    hold(formulas.fee(tidy, Money(50_000, "IDR")).amount >= 0, "a fee below nothing")


# --- codes and addresses ---


def _payload(words: str) -> None:
    found = emv.read(words)
    hold(emv.read(found.text()).values == found.values, "a payload that is not read back")
    found.rupiah  # noqa: B018 - it reads


def _static(words: str) -> None:
    dynamic = emv.with_amount(emv.read_static(words), 12_345)
    hold(emv.read(dynamic.text()).rupiah == 12_345, "an amount that is not read back")


def _payloads(rng: Random) -> str:
    """Return a payload with a fault, mostly with its checksum put right, so that what comes after it is met too."""
    found = mutate.words(rng, (PRINTED, PRINTED.replace("5802ID", "540512345" + "5802ID")))
    if rng.random() < 0.8 and found.isascii():
        found = found[:-4] + emv.checksum(found[:-4])
    return found


def _wallet(words: str) -> None:
    found = address.read_wallet(words)
    hold(address.written(address.account(found)) == found, "an address that is not read back")


def _transfer_line(words: str) -> None:
    hold(transfers.whole(words) >= 0, "less than nothing")
    found = transfers.txid_in(words)
    hold(found is None or re.fullmatch("[0-9a-f]{64}", found), f"{found} is no transaction")


NOTICES = (
    "Dana masuk Rp50.123 melalui QRIS. Saldo Anda Rp1.250.000", "QRIS payment of IDR 50,123.00 received from BUDI",
    "Anda menerima Rp 50.123 dari SARI", "Transfer keluar Rp 1.000", "Pembayaran QRIS Rp12.500,00 berhasil",
)  # fmt: skip


def _notice(words: str) -> None:
    found = notice.read_sum(words)
    hold(0 < found < 10**15, f"{found} rupiah")


# --- recovery ---

PHRASES = (" ".join(RECOVERY.words()), "-".join(RECOVERY.groups()), RECOVERY.for_age(), keys.to_recovery(bytes(32)))


def _recovered(words: str) -> None:
    found = recovery.read(words)
    hold(recovery.read(" ".join(found.words())).secret == found.secret, "a key that is not read back")


def _bech(words: str) -> None:
    content = bech32.decode("age-secret-key-", words)
    hold(bech32.decode("age-secret-key-", bech32.encode("age-secret-key-", content)) == content, "not read back")


# --- names and marks ---

NAMES = (
    "Budi", "بودي", "Sari 🌺", "a\u202eb", "\u200b", "<b>x</b>", "e\u0301", "A" * 80,
    "shop-2026-01-01T00-00-00Z-e1-c42.age",
)  # fmt: skip
PIECES = (
    "Budi <b>bold</b> & <i>more</i>\n",
    "<code>AB-12</code>",
    '<a href="https://x.example">link</a> ',
    "&lt;3 😀 ",
)
_HIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def _name(words: str) -> None:
    clean = values.clean_name(words)
    hold(not _HIDDEN.search(clean) and "\n" not in clean, f"{clean!a} would turn a line round")
    hold(values.clean_name(clean) == clean, "cleaned twice is something else")


def _log_line(words: str) -> None:
    line = log.escape(log.redact(words))
    hold(len(line.splitlines()) <= 1 and not _HIDDEN.search(line), f"{line!a} is not one plain line")


def _unspaced(words: str) -> str:
    return "".join(words.split())


def _split(words: str) -> None:
    whole = f"<b>{words.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</b>"
    parts = marked.split(whole, 64, 32)
    # Between two messages a space need not be; all else has to.
    hold(_unspaced("".join(map(marked.plain, parts))) == _unspaced(marked.plain(whole)), "a message loses words")
    hold(all(marked.units(marked.plain(one)) <= 64 for one in parts), "a part is too long")


def _entities(given: Any) -> None:
    words, marks = given
    made = entities.to_html(words, marks)
    hold(marked.plain(made) == words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"), "words lost")


def _some_entities(rng: Random) -> Any:
    words = mutate.words(rng, NAMES)
    kinds = ("bold", "italic", "code", "pre", "text_link", "text_mention", "spoiler", "custom_emoji", "blockquote", "?")
    words = words.encode("utf-16-le", "replace").decode("utf-16-le", "replace")
    return words, [{"type": rng.choice(kinds), **_span(rng, words), **_LINKED} for _ in range(rng.randrange(5))]


_LINKED = {"url": 'https://x.example/?a=1&b="<', "language": 'py"><x', "user": {"id": 5}}


def _span(rng: Random, words: str) -> dict[str, int]:
    """Return some piece of the words, which may end after they do, as the Bot API counts it."""
    begin, length = rng.randrange(len(words) + 2), rng.randrange(len(words) + 5)
    offset = marked.units(words[:begin])
    return {"offset": offset, "length": marked.units(words[begin : begin + length]) + (length > len(words))}


FLUENT = (
    "hi = Hello { $name }!", "n = { $n ->\n    [one] One\n   *[other] { $n } many\n}\n", "a = <b>x</b> { b }\nb = y",
    "t = { -term }\n-term = x", "c = { c }", "x = { NUMBER($n) }", "y = { $a.b }", 'z = { "lit" }',
    "w =\n    .attr = v",
)  # fmt: skip


def _fluent(words: str) -> None:
    for language in ("en", "ar"):
        check.check_source(words, language, "here")


# --- files ---

TABLES = (
    b"hint,extra,content\nA,5000,user|pass\n", b"code\nAB-1\nAB-2\n", b"a;b;c\r\n1;2;3\r\n", b"a\tb\n1\t2\n",
    b'"a ""quoted""","b\nc"\n1,2\n', "\ufeffkode,ket\n١,é\n".encode(), b"user:pass\nuser2:pass2", b"A => user|pass\n",
    "x,y\n".encode("utf-16"), b"\xff\xfe\x00", b"",
)  # fmt: skip
_FILE_NAMES = ("stock.csv", "stock.tsv", "stock.txt", "codes", "../../etc/passwd", "a.CSV", "x.zip", "\u202evsc.exe")


def _a_file(rng: Random) -> tuple[str, bytes]:
    return rng.choice(_FILE_NAMES), mutate.octets(rng, TABLES)


def _stock_file(given: tuple[str, bytes]) -> None:
    name, raw = given
    product: Any = SimpleNamespace(issue="chosen", price=Money(1, "IDR"), parts=("user", "pass"))
    for lines in (stock.read_lines(name, raw), imports.lines_of(name, raw)):
        imports.understand(lines, product)
    for line in stock.read_lines(name, raw):
        cells = imports.cells(line, 2)
        hold(
            cells is None or tuple(imports.JOINED.join(cells).split(imports.JOINED)) == cells,
            "cells that are not read back",
        )


def _table(given: tuple[str, bytes]) -> None:
    tables.rows_of(*given)


@cache
def _pictures() -> tuple[bytes, ...]:
    small = Image.open(io.BytesIO(pictures.qr("hello"))).resize((80, 80))
    found = []
    for kind in ("PNG", "JPEG", "WEBP", "GIF"):
        made = io.BytesIO()
        small.convert("RGB").save(made, kind)
        found.append(made.getvalue())
    return (*found, b"\x89PNG\r\n\x1a\n", b"GIF89a\xff\xff\xff\xff", b"\xff\xd8\xff\xe0", b"RIFF\0\0\0\0WEBPVP8X")


# --- answers of gateways ---


class Wire:
    """What the next request is answered with, in place of the network."""

    def __init__(self) -> None:
        self.status = 200
        self.body = b""

    def __call__(self, *_asked: Any, **_more: Any) -> http.Answer:
        return http.Answer("gateway.example", self.status, {"content-type": "application/json"}, self.body)


_SOURCE = Source("Chain", "https://chain.example", "k")


def answered(name: str, samples: Sequence[Any], ask: Callable[[], object], dear: int = 1) -> Parser:
    """Return a parser of what a provider answers: an http client's own, with the network in front of it played."""
    wire = Wire()

    def read(given: tuple[int, bytes]) -> object:
        wire.status, wire.body = given
        before, http._ask = http._ask, wire
        try:
            return ask()
        finally:
            http._ask = before
            source.MEMORY.clear()

    return Parser(
        name,
        lambda rng: (rng.choice((200, 200, 200, 200, 201, 400, 401, 404, 422)), mutate.body(rng, samples)),
        read,
        (NotReady, Refused, pakasir.Refused),
        lambda long: (200, long.encode("utf-8", "replace")),
        ("[", '{"a":', "9", '"', "\\u0041", '[{"data":['),
        dear,
    )


_PROJECT = pakasir.Project("https://pakasir.example", "toko", "key-of-toko")
_PAKASIR_MADE = {
    "txn_id": "T1", "total_payment": 10_350, "fee": 350, "qr_string": PRINTED, "is_sandbox": False,
    "expired_at": "2026-01-01T00:15:00Z",
}  # fmt: skip
_PAKASIR_STATUS = {
    "txn_id": "T1", "order_id": "shop-1-1", "amount": 10_000, "status": "completed", "is_sandbox": False,
    "completed_at": "2026-01-01T00:05:00+07:00",
}  # fmt: skip
_GRID_ROW = {
    "transaction_id": TXID, "block_timestamp": 1_767_225_600_000, "from": WALLET, "to": WALLET, "type": "Transfer",
    "value": "1500000", "token_info": {"symbol": "USDT", "address": address.USDT_CONTRACT, "decimals": 6},
}  # fmt: skip
_SCAN_ROW = {
    "transaction_id": TXID, "block_ts": 1_767_225_600_000, "from_address": WALLET, "to_address": WALLET,
    "quant": "1500000", "confirmed": True, "event_type": "Transfer", "contractRet": "SUCCESS",
    "finalResult": "SUCCESS", "tokenInfo": {"tokenId": address.USDT_CONTRACT},
}  # fmt: skip
_INFO = {
    "id": TXID, "blockTimeStamp": 1_767_225_600_000, "blockNumber": 7, "receipt": {"result": "SUCCESS"},
    "log": [{
        "address": address.account(address.USDT_CONTRACT), "data": f"{1_500_000:064x}",
        "topics": [
            "ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef", "0" * 64,
            address.account(WALLET).rjust(64, "0"),
        ],
    }],
}  # fmt: skip
_STAR = {
    "id": "charge", "amount": 50, "date": 1_767_225_600,
    "source": {"type": "user", "user": {"id": 5}, "invoice_payload": "attempt-1"},
}  # fmt: skip


def _made_invoice() -> None:
    found = pakasir.create(_PROJECT, "shop-1-1", 10_000)
    hold(found.txn and type(found.total) is int and found.total >= 0, f"an invoice of {found.total!r}")


def _status() -> None:
    found = pakasir.status(_PROJECT, "T1")
    hold(found.amount >= 0 and type(found.amount) is int, f"an amount of {found.amount!r}")


def _settled(read: Any) -> None:
    found = read(_SOURCE, WALLET, 0, lambda _value: True)
    for one in found[0] if isinstance(found, tuple) else found:
        hold(0 < one.value <= transfers.LIMIT and one.address == WALLET, f"{one} is money")
        one.receipt("chain")


def _final() -> None:
    source.MEMORY.clear()
    for one in trongrid.final(_SOURCE, TXID, WALLET) or ():
        hold(0 < one.value <= transfers.LIMIT, f"{one} is money")
    trongrid.confirmations(_SOURCE, TXID, 10)
    trongrid.tip(_SOURCE)


def _rates(base: str) -> None:
    found: Any = fetch.fetch.handler.call(RatesSettings(), base=base)
    for price, _host in found.values():
        hold(re.fullmatch(r"\d{1,12}(\.\d{1,12})?", price), f"a price of {price!r}")


def _pretended() -> None:
    attempts: Any = [SimpleNamespace(id=1, reference="inv-1"), SimpleNamespace(id=2, reference="2")]
    for one in pretend.see(PretendSettings(gateway="https://g.example", gateway_key="k"), attempts):
        hold(one.payment_id in (1, 2), f"money for {one}")


def _stars(given: bytes) -> None:
    said = json.loads(given)
    if not isinstance(said, dict):
        return

    def telegram(_method: str, offset: int = 0, limit: int = 100) -> Any:
        rows = said.get("transactions")
        return {**said, "transactions": rows[offset : offset + limit] if isinstance(rows, list) else rows}

    outside: Any = SimpleNamespace(telegram=telegram, now=1_767_225_600)
    attempts: Any = []
    stars._found(outside, attempts)


def _bot_api(given: bytes) -> None:
    unwrap(200, given)
    unwrap(403, given)


# --- settings ---

TOML = (
    '[shop]\nname = "Toko"\nlanguages = ["id", "en"]\ncurrency = "IDR"\ntime_zone = "Asia/Jakarta"\n',
    '[telegram]\ntoken = "123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"\nowners = [1, 2]\nmode = "polling"\n',
    '[web]\nport = 8080\npublic_url = "https://shop.example"\nhost = "::1"\n[log]\nlevel = "debug"\njson = true\n',
    '[data]\nfolder = "data"\n[plugins]\non = ["a"]\nfolders = ["plugins"]\n[plugin.qris]\nmode = "static"\n',
    "[limits]\nupdates_per_minute = 20\nx = 1979-05-27T07:32:00Z\n[a.b]\nc = [[1, 2], {d = 3}]\n",
)  # fmt: skip
DOTENV = (
    "TELEGRAM_TOKEN=123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n", "SHOPBOT_WEB_PORT=8080\nSHOPBOT_LOG_JSON=yes\n",
    "export A='x y'\nB=\"${A} z\\n\"\n# note\n", "SHOPBOT_TELEGRAM_OWNERS=1, 2\nSHOPBOT_SHOP_LANGUAGES=id,en\n",
)  # fmt: skip


@cache
def _folder() -> "tempfile.TemporaryDirectory[str]":
    return tempfile.TemporaryDirectory(prefix="prove-input-")


def _room() -> Path:
    """Return a folder that is gone with the process."""
    return Path(_folder().name)


def _configured(name: str, content: bytes) -> None:
    path = _room() / name
    path.write_bytes(content)
    path.chmod(0o600)
    try:
        _found, problems = config.examine(_room(), {})
        hold(all(problems), "a mistake without words")
    finally:
        path.unlink()


def _environ(given: dict[str, str]) -> None:
    config.examine(_room(), given)


_NAMED = (
    "TELEGRAM_TOKEN", "SHOPBOT_WEB_PORT", "SHOPBOT_LOG_LEVEL", "SHOPBOT_SHOP_LANGUAGES", "SHOPBOT_TELEGRAM_OWNERS",
    "SHOPBOT_WEB_PUBLIC_URL", "SHOPBOT_SHOP_TIME_ZONE", "SHOPBOT_TELEGRAM_API_URL", "SHOPBOT_KEY",
    "SHOPBOT_DATA_FOLDER",
)  # fmt: skip
_VALUES = ("8080", "-1", "debug", "id,en", "1,2,3", "https://x.example:443/", "Asia/Jakarta", "data", "ab" * 32, "yes")


# --- backups ---


@cache
def _manifest() -> bytes:
    told: Any = {
        "format": manifest.FORMAT, "epoch": 1, "seq": 2, "made_at": 3, "size": 1024, "program": "1.0", "shop": "Toko",
        "steps": [step.name for step in migrate.core_steps()], "tables": {"person": 1}, "schema": {"person": ["id"]},
        "sha256": hashlib.sha256(bytes(1024)).hexdigest(), "install": "ab" * 16, "head": "cd" * 32, "master": "00" * 32,
    }  # fmt: skip
    told |= {name: "0" * letters for name, letters in manifest._HEX.items() if name not in told}
    return json.dumps(told).encode()


def _manifests(rng: Random) -> bytes:
    return mutate.body(rng, (json.loads(_manifest()),))


def _manifest_read(raw: bytes) -> None:
    found = manifest.load(raw)
    hold(manifest.load(found.dump()) == found, "a manifest that is not read back")


@cache
def _tar() -> bytes:
    raw = b""
    told = {**json.loads(_manifest()), "size": 1024, "sha256": hashlib.sha256(bytes(1024)).hexdigest()}
    for name, body in ((envelope.MANIFEST_NAME, json.dumps(told).encode()), (envelope.FILE_NAME, bytes(1024))):
        entry = tarfile.TarInfo(name)
        entry.size = len(body)
        raw += entry.tobuf(tarfile.GNU_FORMAT) + body + bytes(-len(body) % 512)
    return raw + bytes(1024)


def _untarred(raw: bytes) -> None:
    tar = envelope.Tar(len(raw), lambda _piece: None)
    tar.write(raw)
    tar.ended()


def _sealed(raw: bytes) -> None:
    path = _room() / "some.age"
    path.write_bytes(raw)
    envelope.unseal(path, RECOVERY.identity, lambda _piece: None)


@cache
def _archive() -> bytes:
    return bytes(pyrage.encrypt(_tar(), [RECOVERY.identity.to_public()]))


@cache
def _piece() -> bytes:
    about = {"install": "ab", "epoch": 1, "since": 0, "first": 1, "link": {"~": "AA=="}}
    batch = [1, 2, {"~": "AA=="}, 3, 1, {"~": "e30="}, {"~": "AA=="}]
    return json.dumps({"about": about, "shapes": {"1": {"person": ["id"]}}, "batches": [batch]}).encode()


def _pieces(rng: Random) -> bytes:
    raw = mutate.body(rng, (json.loads(_piece()),))
    return mutate.octets(rng, (zlib.compress(raw),)) if rng.random() < 0.3 else zlib.compress(raw)


def _witnessed(raw: bytes) -> None:
    found = witness.joined([raw], 1, 0)
    found.told(KEYS)


def _anchored(raw: bytes) -> None:
    path = _room() / "some.anchor"
    path.write_bytes(raw)
    anchor.read(path, KEYS)


@cache
def _anchor() -> bytes:
    path = _room() / "made.anchor"
    kept = anchor.Anchor(path, KEYS)
    kept.write(Mark("ab" * 16, 1, 2, bytes(32)))
    kept.close()
    return path.read_bytes()


@cache
def _recovery_file() -> tuple[store.Files, bytes]:
    files = store.Files(_room())
    recovery.seal(files, bytes(range(32)), RECOVERY.public, 1)
    return files, files.recovery.read_bytes()


def _recovery_files(raw: bytes) -> None:
    files, _ = _recovery_file()
    files.recovery.write_bytes(raw)
    recovery.unseal(files, RECOVERY)


def _file_name(words: str) -> None:
    for read in (names.parse, chunks.parse):
        found = read(words)
        hold(found is None or "/" not in str(found), "a name that leads elsewhere")


_ARCHIVES = ("shop-20260101T000000Z-e1-c42.age", "witness-1-2-3-20260101T000000Z.age")


def parsers() -> list[Parser]:
    """Return all of them."""
    return [
        text("amounts", (*AMOUNTS, *_TYPED), _amount),
        text("discounts", (*AMOUNTS, "12.5%", "٪١٢", "100%", "50 %"), _discount),
        text("numbers", (*AMOUNTS, "x3", "3 x", "*12", "1.000"), _number),
        text("order codes", ("K7Q2-94MX", "k7q294mx", "K7Q2 94MX", "٣"), _code),
        text("search words", (*NAMES, "netflix 1 bulan", "vpn usa", "ネット", "ﬁ"), _folded),
        text("formulas", FORMULAS, _formula),
        text("refund formulas", FORMULAS, _counted, dear=8),
        text("fee formulas", FORMULAS, _fee, dear=4),
        Parser("QRIS", _payloads, _payload, (emv.NotQris,), lambda long: long, mutate.units((PRINTED, "0002AB"))),
        Parser("printed QRIS", _payloads, _static, (emv.NotQris,), lambda long: long, mutate.units((PRINTED,))),
        text("bank notices", NOTICES, _notice, notice.Unsure, dear=2),
        text("TRON addresses", (WALLET, address.USDT_CONTRACT, "0x" + "ab" * 20), _wallet, address.NotAnAddress),
        text("transactions' ids", (TXID, f"https://tronscan.org/#/transaction/{TXID}", "0x" + TXID, "15"),
        _transfer_line),
        text("recovery words", PHRASES, _recovered, Refusal, dear=20),
        text("age keys", (RECOVERY.for_age(), RECOVERY.for_age().lower()), _bech, ValueError),
        text("names", NAMES, _name),
        text("log lines", (*NAMES, "a=b", "https://api.telegram.org/bot123456:AAE/getMe"), _log_line),
        text("long messages", PIECES, _split, dear=4),
        Parser("formatted messages", _some_entities, _entities, dear=1),
        text("Fluent", FLUENT, _fluent, dear=20),
        Parser("stock files", _a_file, _stock_file, (), lambda long: ("a.csv", long.encode("utf-8", "replace")),
               mutate.units(("a,b\n", '"', "a;b\n", "x => y\n")), dear=4),
        Parser("tables", _a_file, _table, (ValueError,), lambda long: ("a.csv", long.encode("utf-8", "replace")),
               mutate.units(("a,b\n", '"')), dear=2),
        Parser("photos", lambda rng: mutate.octets(rng, _pictures()), photo.codes_in, (photo.NoPicture,), dear=60),
        answered("Pakasir invoices", (_PAKASIR_MADE,), _made_invoice),
        answered("Pakasir statuses", (_PAKASIR_STATUS,), _status),
        answered("TronGrid lists", ({"data": [_GRID_ROW], "meta": {}, "success": True},),
                 lambda: _settled(trongrid.settled), dear=4),
        answered("TronGrid nodes", (_INFO, {"block_header": {"raw_data": {"number": 30}}}), _final, dear=2),
        answered("Tronscan lists", ({"token_transfers": [_SCAN_ROW]},), lambda: _settled(tronscan.settled)),
        answered("rates", ({"rates": {"IDR": 16_350.5}, "tether": {"idr": 16_400}},), lambda: _rates("IDR")),
        answered("rates in Iran", ({"stats": {"usdt-rls": {"latest": "1050000"}}},), lambda: _rates("IRR")),
        answered("pretend gateway", ({"invoices": [{"id": "inv-1", "currency": "IDR", "payments": [
            {"id": "p1", "amount": 5, "at": 1_767_225_600}]}]},), _pretended),
        Parser("Star transactions", lambda rng: mutate.body(rng, ({"transactions": [_STAR]},)), _stars,
               (ValueError, NotReady, RecursionError)),
        Parser("Bot API answers", lambda rng: mutate.body(rng, (
            {"ok": True, "result": {"message_id": 5}}, {"ok": False, "error_code": 429, "description": "Too Many",
                                                       "parameters": {"retry_after": 3}})),
               _bot_api, (ApiError, Unreachable)),
        Parser("config.toml", lambda rng: mutate.words(rng, TOML).encode("utf-8", "replace"),
               partial(_configured, "config.toml"), (), lambda long: long.encode(), ("[", "a=[", "[a]\n", "9", "{"),
               dear=20),
        Parser(".env", lambda rng: mutate.octets(rng, tuple(one.encode() for one in DOTENV)),
               partial(_configured, ".env"), (), lambda long: long.encode(), ("A=b\n", "'", '"', "${A}", "="), dear=20),
        Parser("environment", lambda rng: {rng.choice(_NAMED): mutate.words(rng, _VALUES) for _ in range(3)}, _environ,
               dear=20),
        Parser("manifests", _manifests, _manifest_read, (BackupRefusal,), dear=4),
        Parser("tars of backups", lambda rng: mutate.octets(rng, (_tar(),)), _untarred, (BackupRefusal,), dear=4),
        Parser("backups", lambda rng: mutate.octets(rng, (_archive(),)), _sealed, (BackupRefusal,), dear=40),
        Parser("witness' pieces", _pieces, _witnessed, (Refusal,), dear=2),
        Parser("anchors", lambda rng: mutate.octets(rng, (_anchor(),)), _anchored, (Refusal,)),
        Parser("recovery files", lambda rng: mutate.octets(rng, (_recovery_file()[1],)), _recovery_files, (Refusal,),
               dear=20),
        text("names of backups", (*_ARCHIVES, *NAMES), _file_name),
    ]  # fmt: skip
