"""Money from friend to friend, once the owner allows it."""

import re

from shopbot.journeys import steps
from shopbot.journeys.guest import Guest, Missed
from shopbot.journeys.stage import Stage
from shopbot.journeys.story import story


def _allows(budi: Guest) -> None:
    budi.presses(1, "admin.of_owner:wallet:0").taps("Between people").offered("✅ Between people")


def _number_of(guest: Guest) -> str:
    guest.says("/profile")
    found = re.search(r"Customer number: (\d+)", guest.screen)
    if found is None:
        raise Missed(f"{guest.name} sees no customer number: {guest.screen!r}")
    return found[1]


@story("money for a friend")
def sends(stage: Stage) -> None:
    """Oliver sends Sari half of what he has: masked names, once however often he taps, told to both."""
    oliver, sari = steps.enters(stage.phone("Oliver")), steps.enters(stage.phone("Sari"))
    budi = steps.owner_enters(stage)
    oliver.says("/balance").not_offered("Send to a friend")
    _allows(budi)
    steps.tops_up(oliver, 100_000)
    number = _number_of(sari)
    oliver.says("/balance").taps("Send to a friend").says(number).sees("S•••i").taps("Rp 50,000")
    oliver.sees("Left in your balance: Rp 50,000", "cannot be called back").taps_twice("✅ Send Rp 50,000")
    sari.finds("O•••r", "sent you Rp 50,000")
    stage.check(steps.balance_of(oliver) == "Rp 50,000", "Oliver should have half left")
    stage.check(steps.balance_of(sari) == "Rp 50,000", "Sari should have the other half")
    oliver.says("/balance").taps("History").sees("to a friend (S•••i)").never_sees("Sari")
    steps.no_faults(oliver, sari, budi)


@story("a tip that is sent away")
def tips(stage: Stage) -> None:
    """The tip under the balance goes away for a week."""
    oliver = steps.enters(stage.phone("Oliver"))
    oliver.says("/balance").sees("💡").taps("✖").sees("Balance")
    oliver.says("/balance")
    stage.check("Products start at" not in oliver.screen, "the tip should be away")
    stage.advance(days=8)
    oliver.says("/balance").sees("Products start at")
