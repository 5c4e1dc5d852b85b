"""The twelve screens a stranger is shown first, each brought about by the steps of people, in any language.

Nothing here reads a label: buttons are found by what they do, so that one scene serves all languages.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from shopbot.journeys.guest import Guest
from shopbot.journeys.stage import Stage
from shopbot.journeys.walk import Walk

_NAMES = {"id": "Sari", "en": "Oliver", "ar": "Layla", "fa": "Reza", "zh": "Li Na"}
_BOUGHT, _LOOKED_AT = 401, 201


@dataclass(frozen=True)
class Scene:
    """A screen to be pictured: a short name for its file, and whose chat it is in."""

    name: str
    guest: Guest


def scenes(stage: Stage, language: str) -> Iterator[Scene]:
    """Bring one screen after another about; each stays until the next is asked for."""
    buyer = stage.phone(_NAMES[language], language)
    walk = Walk(stage, buyer, lambda _sight: None)
    yield from _shopping(walk)
    yield from _own(walk)
    owner = stage.owner_speaking(language)
    owner.says("/start").sees(owner.name)
    yield from _staff(Walk(stage, owner, lambda _sight: None))


def _shopping(walk: Walk) -> Iterator[Scene]:
    walk.guest.says("/start").sees(walk.guest.name)
    yield Scene("home", walk.guest)
    walk.presses("catalog.shop:0")
    yield Scene("shop", walk.guest)
    walk.presses(f"catalog.product:{_LOOKED_AT}:2:b")
    yield Scene("product", walk.guest)
    walk.says(str(_BOUGHT))
    walk.follows("orders.checkout")
    yield Scene("checkout", walk.guest)
    walk.follows("orders.pay_by:*:pretend")
    yield Scene("paying", walk.guest)
    walk.follows("pretend.report")
    walk.guest.finds("DEMO-")
    yield Scene("delivered", walk.guest)


def _own(walk: Walk) -> Iterator[Scene]:
    walk.presses("wallet.amount:100000")
    walk.follows("wallet.pay:*:pretend", "pretend.report")
    walk.says("/balance")
    yield Scene("wallet", walk.guest)
    walk.says(str(_LOOKED_AT))
    walk.follows("orders.checkout")
    walk.says("/orders")
    yield Scene("orders", walk.guest)
    walk.says("/profile")
    yield Scene("profile", walk.guest)


def _staff(walk: Walk) -> Iterator[Scene]:
    walk.says("/admin")
    yield Scene("desk", walk.guest)
    walk.presses("catalog.add_stock:1")
    walk.stage.driver.say(walk.guest.id, "SUPPER-2026-AB12\nSUPPER-2026-CD34\n\nSUPPER-2026-AB12")
    walk.stage.driver.wait_quiet()
    yield Scene("stock", walk.guest)
    walk.presses("admin.of_owner:orders:0")
    yield Scene("settings", walk.guest)
