"""What people do in many stories, each step in the words of somebody who watches."""

import re
from collections.abc import Mapping

from shopbot.journeys.guest import Guest, Missed
from shopbot.journeys.stage import Stage

_LOOKS, _LOOK_AGAIN_MS = 20, 500
_FAULT = re.compile(r"\bE-[2-9A-Z]{4}\b")
# The sample catalogue: what the stories buy.
SUPPERS = 101
SUPPERS_TITLE = "Thirty Quick Suppers"
LAST_ONE = 203
LAST_ONE_TITLE = "Focus Timer"


def no_faults(*guests: Guest) -> None:
    """Hold everybody's chat to be without the code that stands for a fault of the shop."""
    for guest in guests:
        found = [text for text in guest.texts if _FAULT.search(text)]
        if found:
            raise Missed(f"{guest.name} met a fault of the shop: {found[-1]!r}")


def unchanged(stage: Stage, before: Mapping[str, str]) -> None:
    """Hold the shop's books to what they were; orders that nobody paid may still be about to end."""
    changed: list[str] = []
    for _ in range(_LOOKS):
        changed = [name for name, digest in stage.means.books().items() if before[name] != digest]
        if not changed:
            return
        stage.driver.wait_calls(stage.driver.call_count() + 1, _LOOK_AGAIN_MS)
    raise Missed(f"these books have changed: {', '.join(changed)}")


def enters(guest: Guest) -> Guest:
    """Open the bot for the first time."""
    return guest.says("/start").sees("Welcome")


def tops_up(guest: Guest, amount: int) -> Guest:
    """Add money to the balance with a pretend payment that goes well."""
    guest.says("/balance").taps("Add money").taps("Other amount").says(str(amount))
    guest.taps("Pretend payment").taps("✅ Pay")
    return guest.finds("was added to your balance")


def opens_product(guest: Guest, number: int = SUPPERS) -> Guest:
    """Open a product by typing its number."""
    return guest.says(str(number)).offered("Buy")


def buys(guest: Guest, number: int = SUPPERS) -> str:
    """Buy one of a product from the balance; return the code that was delivered."""
    before = len(guest.copyable)
    opens_product(guest, number).taps("Buy").sees("Total").taps("💰 Pay").sees("Delivered")
    codes = guest.copyable[before:]
    if len(codes) != 1:
        raise Missed(f"{guest.name} bought one code and can copy {codes}")
    return codes[0]


def stock_of(guest: Guest, number: int = SUPPERS) -> int:
    """Return how many of a product are for sale, as its page says."""
    guest.says(str(number))
    found = re.search(r"([\d,]+) in stock", guest.screen)
    return int(found[1].replace(",", "")) if found else 0


def balance_of(guest: Guest) -> str:
    """Return the balance as the wallet's screen says it."""
    guest.says("/balance").sees("Balance")
    found = re.search(r"Balance: (.+)", guest.screen)
    return found[1].strip() if found else ""


def orders_of(guest: Guest) -> int:
    """Return how many orders a person has."""
    guest.says("/orders")
    found = re.match(r".*\n?(\d+) order", guest.screen)
    return int(found[1]) if found else 0


def hears_nothing(stage: Stage, guest: Guest, *texts: str) -> None:
    """Write what the bot must not answer, all at once."""
    before, calls = guest.texts, stage.driver.call_count()
    for text in texts:
        stage.driver.say(guest.id, text)
    stage.driver.wait_quiet(after=calls)
    stage.check(guest.texts == before, f"{guest.name} should hear nothing, but reads {guest.screen!r}")


def owner_enters(stage: Stage) -> Guest:
    """Let the owner open the shop."""
    return enters(stage.owner)


def opens_wizard(owner: Guest) -> Guest:
    """Begin a new product."""
    return owner.says("/start").taps("Staff").taps("Products").taps("New product").sees("What do you sell?")


def number_of(owner: Guest, title: str) -> int:
    """Return the number of a product by a part of its name."""
    owner.says("/stock")
    found = re.search(rf"(\d+) {title}", owner.screen)
    return int(found[1]) if found else 0


def codes_delivered(guest: Guest) -> set[str]:
    """Return every code a person can copy in their chat; a repeated message counts once."""
    return set(guest.copyable)
