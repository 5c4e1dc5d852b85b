"""Inline mode: somebody types the bot's name and a few words in any chat, and is offered cards to send there.

A question comes with each key that is pressed, and its answer is worth something for seconds. So it is not an event:
nothing is stored, the clerk does not hear of it, and it is answered beside the clerk from a reading connection, which
cannot write. What it finds is what a buyer sees in the shop; what it posts holds nothing but a link to the bot.
Facts: Bot API 10.3, InlineQuery, answerInlineQuery (at most 50 results), InlineQueryResultArticle.
"""

import logging
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from shopbot import log
from shopbot.db.fence import HOUSE
from shopbot.db.tx import Reader
from shopbot.host import incoming
from shopbot.host.plugin import Handler
from shopbot.host.screen import Button, Keyboard, Text, as_text
from shopbot.host.wording import Wording
from shopbot.texts.texts import pick_language
from shopbot.texts.values import Name
from shopbot.trade import people
from shopbot.trade.people import Person

if TYPE_CHECKING:
    from shopbot.host.host import Host

S_co = TypeVar("S_co", covariant=True)
MOST_RESULTS = 50
JOINED = "__"
OPENS_SHOP = "shop"  # what the button below the results starts the bot with
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
_log = logging.getLogger("shopbot.host")


@dataclass(frozen=True)
class InlineCard:
    """One result: what the list shows of it, and the message that is posted when it is picked.

    `id` (at most 64 bytes) is the card's own within an answer. The message goes to strangers: its buttons are links
    (`url_button`), and it says only what anybody may read.
    """

    id: str
    title: Text
    about: Text
    lines: Sequence[Text]
    rows: Sequence[Sequence[Button]] = ()


@dataclass(frozen=True)
class Asked:
    """A question: its id for the answer, who asks, and the words after the bot's name."""

    id: str
    sender: incoming.Sender
    words: str


@dataclass(frozen=True)
class Result:
    """A card in words: `title` and `about` plain, the message as Telegram HTML with its keyboard."""

    id: str
    title: str
    about: str
    html: str
    keyboard: Keyboard


@dataclass(frozen=True)
class Answer:
    """What somebody is offered, and the label of the button below it, which opens the shop."""

    results: tuple[Result, ...]
    open_shop: str


class InlineRequest(Generic[S_co]):
    """A question as one plugin sees it: reading only, in the language of whoever asks.

    `person` is None for somebody the shop has never met. `now` is the time (UTC seconds).
    """

    def __init__(self, host: "Host", db: Reader, plugin: str, asked: Asked, person: Person | None) -> None:
        self.host = host
        self.db = db
        self.now = host.clock.now()
        self.asker = asked.sender.id
        self.person = person
        self.language = _language(host, asked, person)
        self.settings: S_co = host.settings_of(db, plugin)

    def link(self, start: str) -> str | None:
        """Return a link that opens the bot with `start` ("p_12"), and what plugins add for whoever shares it."""
        return shared_link(self.host, self.db, start, self.asker)


def read(update: Mapping[str, Any]) -> Asked | None:
    """Return the question in an update, or None for one that cannot be read."""
    try:
        query = update["inline_query"]
        return Asked(str(query["id"]), incoming.sender_of(query["from"]), str(query["query"]))
    except (KeyError, TypeError, ValueError):
        return None


def answer(host: "Host", db: Reader, asked: Asked) -> Answer:
    """Return what the plugins offer. A plugin that fails offers nothing; the log has its trace."""
    person = people.get(db, asked.sender.id)
    words = Wording(host.texts, _language(host, asked, person), HOUSE)
    opened = words.plain(Text("inline-open", {"shop": Name(host.shop.name)}))
    if person is not None and person.is_banned(host.clock.now()) and not person.is_staff:
        return Answer((), opened)
    results = [one for handler in host.registry.inlines for one in _offered(host, db, handler, asked, person)]
    return Answer(tuple(results[:MOST_RESULTS]), opened)


def _offered(host: "Host", db: Reader, handler: Handler, asked: Asked, person: Person | None) -> list[Result]:
    try:
        request: InlineRequest[Any] = InlineRequest(host, db, handler.plugin, asked, person)
        words = Wording(host.texts, request.language, handler.plugin)
        return [_result(words, handler.plugin, card) for card in handler.call(request, asked.words.strip())]
    except Exception as error:
        log.trace(log.error_code(error), error, place=handler.place)
        return []


def _result(words: Wording, plugin: str, card: InlineCard) -> Result:
    html = "\n".join(words.html(as_text(line)) for line in card.lines)
    title, about = words.plain(card.title), words.plain(card.about)
    return Result(f"{plugin}:{card.id}", title, about, html, words.keyboard(card.rows))


def _language(host: "Host", asked: Asked, person: Person | None) -> str:
    said = person.language if person else pick_language(asked.sender.language, host.shop.language)
    return host.shop_language(said)


# --- links that people share ---


def shared_link(host: "Host", db: Reader, start: str, person: int) -> str | None:
    """Return a link to the bot that carries `start` and whatever plugins add for the person who shares it.

    The parts are joined by `__`, `start` as the last; parts that would make it longer than Telegram's 64 characters are
    left out. None until Telegram said the bot's name.
    """
    if not host.bot:
        return None
    payload = start
    for part in _parts(host, db, person):
        longer = f"{part}{JOINED}{payload}"
        payload = longer if _PAYLOAD.fullmatch(longer) else payload
    return f"https://t.me/{host.bot}?start={payload}"


def _parts(host: "Host", db: Reader, person: int) -> Iterable[str]:
    for handler in host.registry.link_parts:
        try:
            part = handler.call(db, person)
        except Exception as error:
            log.trace(log.error_code(error), error, place=handler.place)
        else:
            yield from [part] if part else []


def payloads(starts: Iterable[str], payload: str) -> list[str]:
    """Return the parts of a deep link's payload, if it is one that was joined and each has a plugin; else the whole."""
    known = tuple(starts)
    parts = payload.split(JOINED)
    return parts if all(part.startswith(known) for part in parts) else [payload]
