"""Finding a product by any word, in any spelling, from any chat; and telling others of it."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

from shopbot.journeys import steps
from shopbot.journeys.guest import Guest, Missed
from shopbot.journeys.stage import Stage
from shopbot.journeys.story import story

Card = dict[str, Any]

_TIMER = "Tickwise Timer"
# Language: (a first name, words somebody might type for the book of suppers, a part of its title there).
_WORDS = {
    "id": ("Sari", "MASAKAN kil", "30 Masakan Kilat"),
    "en": ("Oliver", "súppers qui", "Thirty Quick Suppers"),
    "ar": ("Layla", "ثلاثــون عشاء", "ثلاثون عشاءً"),
    "fa": ("Reza", "سي شام فوري", "سی شام فوری"),
    "zh": ("Li Na", "快手晚餐", "三十道快手晚餐"),
}


def _asks(stage: Stage, guest: Guest, words: str) -> tuple[str, list[Card]]:
    """Let a guest type the bot's name and some words in another chat; return the question's id and the cards."""
    stage.note(f"{guest.name} types @shop {words} in another chat")
    query = stage.driver.ask_inline(guest.id, words)
    stage.driver.wait_quiet()
    found = stage.driver.inline_results(query)
    if found is None:
        raise Missed(f"nobody answered {words!r}")
    return query, found


def _link(card: Card) -> str:
    return str(card["reply_markup"]["inline_keyboard"][0][0]["url"])


def _start_of(link: str) -> str:
    return parse_qs(urlsplit(link).query)["start"][0]


@story("found by any word in any language")
def any_words(stage: Stage) -> None:
    """Five people type a part of a title as their keyboard has it: other case, accents, other Arabic letters."""
    for language, (name, words, title) in _WORDS.items():
        guest = stage.phone(name, language).says("/start")
        guest.says(words).sees(title)


@story("signs nobody looks for")
def odd_signs(stage: Stage) -> None:
    """What is a command to a database is only a word that is not there; and the shop goes on."""
    oliver = steps.enters(stage.phone("Oliver"))
    for words in ('suppers" OR title:*', "quick AND (NOT", "%%% ___ ***abc", "NEAR(suppers quick)", "a^b suppers-"):
        oliver.says(words)
        steps.no_faults(oliver)
    oliver.says("quick suppers").sees(steps.SUPPERS_TITLE)


@story("a card posted in another chat")
def posted(stage: Stage) -> None:
    """Oliver posts a product to a friend; the friend opens it by the button and buys it."""
    oliver, friend = steps.enters(stage.phone("Oliver")), stage.phone("Emma")
    query, cards = _asks(stage, oliver, "quick supp")
    stage.check(len(cards) == 1 and "Rp" in cards[0]["description"], f"one card with its price, not {cards}")
    stage.driver.choose_inline(query, cards[0]["id"])
    oliver.never_sees("I did not understand")
    card = stage.driver.chat(oliver.id)["messages"][-1]
    stage.check(steps.SUPPERS_TITLE in card["text"], "the card should stand in the chat")
    friend.says(f"/start {_start_of(_link(card))}").sees(steps.SUPPERS_TITLE).offered("Buy")


@story("asked from another chat by a stranger")
def strangers_question(stage: Stage) -> None:
    """Somebody the shop has never met is answered in their language, and is not known to it for that."""
    steps.owner_enters(stage)
    reza = stage.phone("Reza", "fa")
    _, cards = _asks(stage, reza, "")
    stage.check(len(cards) > 5, f"the shelves should be offered, not {len(cards)} cards")
    _, cards = _asks(stage, reza, "شام")
    stage.check(len(cards) == 1 and "شام" in cards[0]["title"], f"one card in Persian, not {cards}")
    _, cards = _asks(stage, reza, "zzzz")
    stage.check(cards == [], "nothing should be found")
    stage.owner.says("/users Reza").sees("do not know this person")


@story("every key is a question, and the shop sells on")
def keys_pressed(stage: Stage) -> None:
    """While somebody types and types in another chat, Oliver buys as ever, and the last question is answered."""
    oliver, emma = steps.enters(stage.phone("Oliver")), stage.phone("Emma")
    steps.tops_up(oliver, 50_000)
    for words in ("q", "qu", "qui", "quic", "quick", "quick ", "quick s") * 5:
        stage.driver.ask_inline(emma.id, words)
    steps.buys(oliver)
    _, cards = _asks(stage, emma, "quick suppers")
    stage.check(len(cards) == 1, "the last question should be answered")


@story("a product shared by its link")
def shared(stage: Stage) -> None:
    """Oliver copies a product's link for a friend, and shares it into a chat."""
    oliver, friend = steps.enters(stage.phone("Oliver")), stage.phone("Emma")
    steps.opens_product(oliver).taps("Share").sees(steps.SUPPERS_TITLE).offered("Choose a chat")
    link = oliver.copyable[-1]
    oliver.taps("Back").sees(steps.SUPPERS_TITLE).offered("Buy")
    friend.says(f"/start {_start_of(link)}").sees(steps.SUPPERS_TITLE)


@story("a list held to a country")
def by_country(stage: Stage) -> None:
    """The owner says where two products are from; Oliver picks the flag and sees these alone."""
    budi, oliver = steps.owner_enters(stage), steps.enters(stage.phone("Oliver"))
    budi.says(f"/edit {steps.SUPPERS}|country|TR").finds("Saved")
    budi.says(f"/edit {steps.LAST_ONE}|country|ID").finds("Saved")
    oliver.taps("Open the shop").taps("All products").taps("Country").offered("Indonesia", "Türkiye")
    oliver.taps("Türkiye").sees(steps.SUPPERS_TITLE).not_offered(_TIMER)
    oliver.taps("Quick Suppers").taps("Back").sees("Türkiye")
    oliver.taps("Show all").offered("Next")
    oliver.says("indonesia").sees(_TIMER)
