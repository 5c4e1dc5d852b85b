"""Every screen of buyer and staff, visited in every language, and read as somebody who speaks it reads."""

from collections.abc import Callable

from shopbot.journeys import reading, steps
from shopbot.journeys.guest import Guest, Missed
from shopbot.journeys.stage import Stage
from shopbot.journeys.story import story
from shopbot.journeys.walk import ANSWERS, Sight, Walk

# Names of the sample shop and of its people that are written in Latin letters everywhere; what the walkers type.
_NAMES = (  # noqa: SIM905 - a list of words is read more easily as words
    "Toko Budi Oliver Notelo Pro Pixelade Studio Tickwise Timer Havenlock Vault Python Py Pytho PDF EPUB A4 Letter"
    " A1 A2 B1 B2 C1 C2 WELCOME10"
    " Telegram WhatsApp Rp IDR txt csv Lumina xyzzy 9999 Indo Eng shopbot"
    " admin aftersales backups broadcast catalog formulas hello home notices orders payments pretend profit qris rates"
    " referrals resellers sample stars support usdt vouchers wallet system"
    " systemd timedatectl MB ms grep"
    " QRIS Pakasir USDT Stars pakasir com slug API webhook Webhook secret live static Slug web url config toml"
    " GoPay OVO DANA Fragment TronGrid Tronscan trongrid io about title link sim"
).split()
Look = Callable[[Guest, Sight], None]
_LANGUAGES = ("English", "Bahasa Indonesia")
_TYPED = sorted({line for words in ANSWERS.values() for one in words for line in one.split("\n") if line})
_KNOWN = reading.names([*_NAMES, *_LANGUAGES, *_TYPED])
# What stands there is in other languages by right: texts found in them, what staff wrote in the shop's own.
_IN_ANOTHER = {"Rp"}
_MOST_TOLD = 8
_LEAST_BUYER, _LEAST_STAFF = 60, 200


def visits(stage: Stage, language: str, look: Look) -> None:
    """Let a buyer and the owner walk through the whole shop in a language; `look` sees all they see.

    The buyer has orders of every kind before the walk begins.
    """
    buyer = stage.phone("Oliver", language)
    buying = Walk(stage, buyer, lambda sight: look(buyer, sight))
    _buys_all_sorts(stage, buying)
    buying.says("/orders", "/balance", "/stock", "/language", "/profile", "/help", "/menu")
    buying.says("/nonsense", "xyzzy", "Python", "9999", "/order 123", "/buy x", "/skip", "/start p_101", "/start x_1")
    buying.goes()
    owner = stage.owner_speaking(language)
    owner.says("/start").sees(owner.name)
    staff = Walk(stage, owner, lambda sight: look(owner, sight))
    staff.says("/start", "/admin", "/version", "/help", "/plugins", "/users Oliver", "/settings", "/exportstock 101")
    staff.says("/add", "/add 1|2", "/addstock", "/edit 101|price|many", "/ban", "/transfer x", "/del", "/delstock")
    staff.goes()
    steps.no_faults(buyer, owner)
    stage.check(len(buying.pressed) >= _LEAST_BUYER, f"the buyer pressed only {len(buying.pressed)} buttons")
    stage.check(len(staff.pressed) >= _LEAST_STAFF, f"the owner pressed only {len(staff.pressed)} buttons")


def _buys_all_sorts(stage: Stage, walk: Walk) -> None:
    """Leave behind orders that are delivered, delivered as a file, cancelled, expired, part-paid and waiting."""
    walk.guest.says("/start").sees(walk.guest.name)
    walk.presses("wallet.amount:900000")
    walk.follows("wallet.pay:*:pretend", "pretend.report")
    walk.says("101")
    walk.follows("orders.checkout", "!")
    walk.says("401")
    walk.presses("catalog.product:401:12:")
    walk.follows("orders.checkout", "!")
    walk.says("203")
    walk.follows("orders.checkout", "orders.cancel")
    walk.says("402")
    walk.follows("orders.checkout")
    stage.advance(minutes=11)
    walk.says("102")
    walk.follows("orders.checkout")


def _of_another(sight: Sight, language: str) -> bool:
    """Tell whether a screen shows texts in another language by right: the shop's in that language, a docstring.

    Of a plugin that is off nothing is loaded, and what it says of itself is the first line of its code.
    """
    after = sight.after
    if after.startswith("admin.one:") and "⚪" in sight.text:
        return True
    return after.startswith("admin.wording") and f":{language}" not in after and after.count(":") > 1


def _visited(stage: Stage, language: str) -> None:
    """Let everything be read, and tell of the first few faults."""
    found: dict[str, None] = {}

    def read(_: Guest, sight: Sight) -> None:
        if sight.after not in _IN_ANOTHER and not _of_another(sight, language):
            found.update(dict.fromkeys(reading.faults(sight, language, _KNOWN)))

    visits(stage, language, read)
    if found:
        told = "\n".join(list(found)[:_MOST_TOLD])
        raise Missed(f"{len(found)} texts are not as a reader expects them in {language}:\n{told}")


@story("every screen in Indonesian")
def indonesian(stage: Stage) -> None:
    """All of it in Indonesian."""
    _visited(stage, "id")


@story("every screen in English")
def english(stage: Stage) -> None:
    """All of it in English."""
    _visited(stage, "en")


@story("every screen in Arabic")
def arabic(stage: Stage) -> None:
    """All of it in Arabic, every line from the right."""
    _visited(stage, "ar")


@story("every screen in Persian")
def persian(stage: Stage) -> None:
    """All of it in Persian, with its digits and its calendar."""
    _visited(stage, "fa")


@story("every screen in Chinese")
def chinese(stage: Stage) -> None:
    """All of it in Chinese."""
    _visited(stage, "zh")
