"""`input.injection`: what people wrote stays what they wrote, wherever it is shown, exported, logged or looked up.

Messages hold no tag and no placeable of theirs, a cell of a table is no formula, an event is one line of the log, a
word is no SQL, a name is no path. Each check is handed what it looks at, so that a twin can hand it what is wrong.
"""

import csv
import io
import logging
import re
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from shopbot import log
from shopbot.backup import chunks, names
from shopbot.backup.places import Folder
from shopbot.errors import Refusal, ShopError
from shopbot.host.screen import Rendered
from shopbot.simulator import entities
from shopbot.simulator.refusal import Refusal as NotHtml
from shopbot.telegram.html import plain
from shopbot.texts.check import selectors, variables
from shopbot.texts.values import Code, Name, clean_name
from shopbot.trade import orders
from shopbot.web.metrics import family
from tests.prove.input import mutate, reading, rights
from tests.prove.input import shop as shops
from tests.prove.input.shop import BUYER, OTHER, OWNER, whole

EVIL = "=1+1<evil a='1'>&amp;{0}%s%n{ $name }\u202e\u200b"
EVILS = (
    EVIL, "<b>", "</b>", "<a href=\"javascript:1\">x</a>", "&lt;b&gt;", "{ $name }", "{0}", "{name.__class__}",
    "%s%n%x", "${7*7}",
    "{{7*7}}", "\u202eevil", "\u2067x", "a\u200b\u200db", "\x00\x1b[31m", "line\nbreak", "=HYPERLINK(1)",
    "'; DROP TABLE person;--",
    "\x02name\x02", "«key»",
)  # fmt: skip
_TAGS = {"b", "i", "u", "s", "code", "pre", "a", "blockquote", "tg-spoiler", "tg-time", "tg-emoji"}
_FORMULA = re.compile(r"[=+\-@\t\r]")
_TAME = "Zzyzx"  # what stands where the evil name would, to see how the text looks otherwise
_SUM = re.compile(r"[+-]?[\d.,]+")
_SQL = (
    "' OR 1=1 --", "'; DROP TABLE person; --", '" OR ""="', "%", "_", "x' UNION SELECT content FROM stock_unit --",
    "\\'", "*",
    "NEAR(a b)", 'a" OR "b', "content:*", "1); DELETE FROM orders", "-1 OR 1=1", "^a", "a AND", "(", "{a b}: c",
)  # fmt: skip
LANGUAGES = ("id", "en", "ar", "fa", "zh")


# --- messages ---


def bad_message(shown: str, where: str) -> str:
    """Return what is wrong with a message in Telegram's HTML that holds something evil, or ""."""
    try:
        entities.parse(shown, "HTML")
    except NotHtml as refused:
        return f"{where}: Telegram would refuse it: {refused}"
    tags = set(re.findall(r"</?([a-zA-Z][\w-]*)", shown)) - _TAGS
    return f"{where}: holds the tags {sorted(tags)}" if tags else ""


def texts(evil: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield (where, what is wrong or "") for every text there is, all its values evil."""
    here = whole().host
    for owner in ("core", *here.registry.plugins):
        for key, entry in here.texts.originals(owner, language).items():
            chosen = selectors(entry.pattern)
            named = variables(entry.pattern) - set(chosen)
            if named:
                picked = {name: 1 if word.isdecimal() else word for name, word in chosen.items()}
                yield f"{owner}/{key} {language}", _rendered(owner, language, key, named, picked, evil)


def _rendered(owner: str, language: str, key: str, named: Any, picked: Any, evil: str) -> str:
    texts_of = whole().host.texts
    where = f"{owner}/{key} {language} with {evil!a}"
    for kind in (Name, Code, str):
        shown = texts_of.render(owner, language, key, {**picked, **{name: kind(evil) for name in named}})
        plain_one = texts_of.render(owner, language, key, {**picked, **{name: kind(_TAME) for name in named}})
        bad = bad_message(shown, where)
        if bad:
            return bad
        if _tags(shown) != _tags(plain_one):
            return f"{where}: its tags changed"
        if kind is Name and _TAME in plain_one and not _holds(shown, evil):
            return f"{where}: it is not shown as it was written"
    return ""


def _tags(shown: str) -> list[str]:
    return re.findall(r"</?[a-z][^>]*>", shown)


_MARKS = re.compile("[\u200e\u200f\u061c\u2066-\u2069]")


def _holds(shown: str, evil: str) -> bool:
    """Tell whether a name is there as it was written, but for marks of direction."""
    seen = _MARKS.sub("", plain(shown))
    return _MARKS.sub("", clean_name(evil)) in seen


# --- screens and files ---


def screens(rng: Random, most: int) -> Iterator[tuple[str, str]]:
    """Press buttons in a shop in which everything is called something evil; yield (where, what is wrong or "")."""
    here = whole()
    presses = [(who, data) for who in (OWNER, BUYER) for name in sorted(here.host.registry.actions)
               for data in rights.pressed_with(name)]  # fmt: skip
    with here.trying() as trial:
        spoil(trial.tx)
        for who, data in rng.sample(presses, min(most, len(presses))):
            update = shops.pressed(who, data)
            update["callback_query"]["from"]["first_name"] = EVIL
            for effect in trial.did(update).effects:
                yield f"{data} as {who}", bad_effect(effect, data)


def spoil(tx: Any) -> None:
    """Give everything that people name an evil name."""
    for sql in (
        "UPDATE product SET title = ?, description = ?1", "UPDATE category SET title = ?", "UPDATE person SET name = ?",
    ):  # fmt: skip
        tx.house.run(sql, EVIL)
    orders.checkout(tx, BUYER, whole().product.id, 1, 1000)


def bad_effect(effect: object, where: str) -> str:
    """Return what is wrong with one thing that was shown, said or sent, or ""."""
    shown = getattr(effect, "screen", None) or getattr(effect, "message", None)
    if not isinstance(shown, Rendered):
        return ""
    if shown.document and shown.document[0].endswith(".csv"):
        found = bad_table(shown.document[1])
        if found:
            return f"{where}: {shown.document[0]} holds {found!r}"
    return bad_message(shown.html, where)


def bad_table(content: bytes) -> str:
    """Return the first cell of a CSV file that a spreadsheet would work out, or ""."""
    for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))):
        for cell in row:
            if _FORMULA.match(cell) and not _SUM.fullmatch(cell):
                return cell
    return ""


# --- logs and metrics ---


def bad_line(line: str) -> str:
    """Return what is wrong with a line of the log, or ""."""
    if len(line.splitlines()) != 1:
        return "more than one line"
    found = re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", line)
    return f"holds {found[0]!a}" if found else ""


def lines(evil: str, formatter: logging.Formatter) -> Iterator[tuple[str, str]]:
    """Log something evil in every way there is; yield (where, what is wrong or "")."""
    for made in _records(evil):
        yield f"the log, with {evil!a}", bad_line(formatter.format(made))


def _records(evil: str) -> Iterator[logging.LogRecord]:
    heard: list[logging.LogRecord] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(record)

    logger = logging.getLogger("prove.injection")
    logger.propagate, logger.handlers = False, [Ear()]
    log.event(logger, evil, level=logging.ERROR, what=evil, k=[evil])
    logger.error("%s and %s", evil, {"x": evil})
    try:
        raise ValueError(evil) from ShopError(evil, fact=evil)
    except ValueError:
        logger.exception(evil.replace("%", "%%"))
    yield from heard


def metrics(evil: str) -> Iterator[tuple[str, str]]:
    """Count something evil; yield (where, what is wrong or "")."""
    for line in family("shopbot_x_total", "counter", "x", [((("plugin", evil),), 1)]):
        yield f"metrics, with {evil!a}", "more than one line" if "\n" in line else ""


# --- words that are looked up ---


def sql(evil: str) -> Iterator[tuple[str, str]]:
    """Say something evil wherever words are looked up; yield (where, what is wrong or "")."""
    here = whole()
    links = [f"/start {prefix}{evil}" for prefix in here.host.registry.starts]
    said = [evil, f"/order {evil}", f"/voucher {evil}", f"/redeem {evil}", f"/stock {evil}", f"/buy {evil} 1", *links]
    with here.trying() as trial:
        before = rights.state(trial.tx)
        for words in said:
            came = trial.did(shops.said(OTHER, words), then=rights.state)
            told = came.words()
            leaked = next((one for one in rights.secrets_of_buyer() if one in told), "")
            problem = f"told {leaked!r}" if leaked else f"raised {came.error!r}" if came.error else ""
            if not problem and (came.state.staffs, came.state.buyers) != (before.staffs, before.buyers):
                problem = "changed something"
            yield f"{words!r} said by somebody", problem


# --- names of files ---

_PATHS = (
    "../evil",
    "/etc/evil",
    "a/../../evil",
    "..\\evil",
    "evil\0.age",
    "~/evil",
    ".",
    "..",
    "con.age",
    "\u202eega.evil",
    "-rf",
)


def paths(given: str) -> Iterator[tuple[str, str]]:
    """Hand a name to all that make a path of one; yield (where, what is wrong or "")."""
    room = reading._room() / "place"
    room.mkdir(exist_ok=True)
    outside = sorted(one.name for one in reading._room().iterdir() if one.name != "source.age")
    for read in (names.parse, chunks.parse):
        found = read(given)
        yield f"{read.__module__}.parse of {given!r}", "takes it for a name" if found else ""
    source = room.parent / "source.age"
    source.write_bytes(b"x")
    place = Folder(room)
    for ask in (lambda: place.put(given, source), lambda: place.get(given, room / "got"), lambda: place.remove(given)):
        _asked(ask)
    left = sorted(one.name for one in reading._room().iterdir() if one.name != "source.age")
    yield f"a folder of backups asked for {given!r}", "" if left == outside else f"it left {left}"


def _asked(ask: Callable[[], object]) -> None:
    try:
        ask()
    except (OSError, ValueError, Refusal):
        return


def everything(rng: Random, short: bool) -> Iterator[tuple[str, str]]:
    """Yield (where, what is wrong or "") of every check, with a sample of what is evil drawn by `rng`."""
    languages = rng.sample(LANGUAGES, 1 if short else 2)
    for evil in rng.sample(EVILS, 3 if short else 5):
        for language in languages:
            yield from texts(evil, language)
    yield from screens(rng, 400 if short else 1_000)
    for _ in range(20 if short else 200):
        evil = mutate.words(rng, EVILS)
        for as_json in (False, True):
            yield from lines(evil, log.OneLine(as_json=as_json))
        yield from metrics(evil)
    for evil in _SQL:
        yield from sql(evil)
    for given in _PATHS:
        yield from paths(given)
