"""Buttons of a month ago, on every screen there was."""

from collections import Counter

from shopbot.journeys import steps
from shopbot.journeys.guest import Guest, Missed
from shopbot.journeys.stage import Stage
from shopbot.journeys.story import story
from shopbot.journeys.walk import Sight, Walk, numberless

_MONTH = 30
# What people may still do a month later and would change something on purpose; the pretend gateway's own buttons.
_MEANT = (
    "home.use_language",
    "pretend.",
    "catalog.set_",
    "catalog.move_",
    "catalog.shelf_state",
    "admin.toggle",
    "admin.choose",
    "admin.clear",
    "resellers.grant",
    "resellers.withdraw",
    "vouchers.switch",
    "vouchers.give_to",
    "vouchers.next_order",
    "vouchers.drop",
)
_ALIKE = 2
_LEAST = 90


@story("every button of a month ago")
def month_old(stage: Stage) -> None:
    """Each opens today's state of the same thing, or says kindly that it is gone; no money and no goods move."""
    oliver, budi = steps.enters(stage.phone("Oliver")), steps.owner_enters(stage)
    collected = {guest.id: _walked(stage, guest) for guest in (oliver, budi)}
    stage.advance(days=_MONTH)
    budi.says(f"/edit {steps.SUPPERS}|price|51000").finds("Saved")
    budi.says("/del 102").says("/editid 103|903").says("/delallstock 201").taps("Delete")
    stage.advance(minutes=15)
    before = stage.means.books()
    for guest in (oliver, budi):
        _presses_all(stage, guest, collected[guest.id])
    stage.advance(minutes=15)
    steps.unchanged(stage, before)
    steps.no_faults(oliver, budi)


def _walked(stage: Stage, guest: Guest) -> list[str]:
    """Visit every screen without doing what cannot be undone; return the data of all buttons that were seen."""
    seen: dict[str, None] = {}

    def collect(sight: Sight) -> None:
        seen.update(dict.fromkeys(str(one["callback_data"]) for one in sight.buttons if "callback_data" in one))

    walk = Walk(stage, guest, collect, types=False)
    walk.says("/start", "/orders", "/stock", "/profile", "/language", "/balance")
    if guest.id != stage.means.owner:
        walk.presses("wallet.amount:500000")
        walk.follows("wallet.pay:*:pretend", "pretend.report")
        walk.says(str(steps.SUPPERS))
        walk.follows("orders.checkout", "!")
        walk.says("401")
        walk.follows("orders.checkout")
    walk.goes(until=1)
    return list(seen)


def _presses_all(stage: Stage, guest: Guest, data: list[str]) -> None:
    alike: Counter[str] = Counter()
    old = []
    for one in data:
        alike[numberless(one)] += 1
        if alike[numberless(one)] <= _ALIKE and not one.startswith(_MEANT):
            old.append(one)
    if len(old) < _LEAST // (1 if guest.id == stage.means.owner else 3):
        raise Missed(f"{guest.name} saw only {len(old)} buttons")
    walk = Walk(stage, guest, lambda _sight: None)
    for one in old:
        walk.presses(one)
