"""Kinds of goods: what can be sold, as plugins declare it.

A kind says how its goods are supplied: `units` exist once each and are put on stock, `shared` ones are the same for
every buyer, `later` ones are handed over after the payment, by staff or by the plugin. A product keeps the name of its
kind for good: while the plugin of a kind is off, its products are sold and delivered as before, and no new ones are
made.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from shopbot.texts.check import defines
from shopbot.texts.values import Name, Phrase
from shopbot.trade.products import PARTS_LIMIT, Supply

if TYPE_CHECKING:
    from shopbot.host.plugin import Plugin

PARTS = ("email", "username", "password", "pin", "phone", "profile", "server", "recovery", "key", "note")
"""Names of parts that the shop itself has words for, in every language; owners may write others."""
_NAME = re.compile(r"[a-z][a-z0-9_]{0,19}")


@dataclass(frozen=True)
class GoodsKind:
    """One kind of goods; `label` and `describe` are text keys of its plugin, `parts` what an account's cells are."""

    plugin: str
    name: str
    label: str
    supply: Supply
    parts: tuple[str, ...]
    describe: str
    order: int


def part_name(part: str) -> Phrase | Name:
    """Return what a part of an account is called: in the reader's language where the shop has a word for it."""
    return Phrase(f"part-{part}") if part in PARTS else Name(part)


def problems(plugin: "Plugin[Any]", words: Mapping[str, str]) -> Iterable[str]:
    """Yield what is wrong with a plugin's kinds of goods; `words` are its texts by language."""
    for kind in plugin.kinds:
        if not _NAME.fullmatch(kind.name):
            yield f"the kind {kind.name!r} must have a name of at most 20 small letters, digits and _, a letter first"
        if kind.supply not in get_args(Supply):
            yield f"the kind {kind.name!r} is supplied as {kind.supply!r}: use one of {', '.join(get_args(Supply))}"
        if len(kind.parts) > PARTS_LIMIT or (kind.parts and kind.supply != "units"):
            yield f"the kind {kind.name!r} has parts: only units do, at most {PARTS_LIMIT}"
        for key in (kind.label, kind.describe):
            if not any(defines(source, key) for source in words.values()):
                yield f"no text for the kind of goods {key!r}"


def in_order(kinds: Sequence[GoodsKind]) -> dict[str, GoodsKind]:
    """Return kinds by name, as they are offered."""
    return {kind.name: kind for kind in sorted(kinds, key=lambda kind: (kind.order, kind.name))}
