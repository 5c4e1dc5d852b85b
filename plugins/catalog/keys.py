"""The reply keyboard of shops that want one: the lists, help, and the numbers of what is in stock."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from plugins.catalog.declare import Settings, plugin
from shopbot.api import Request, products, t

_LABELS = ("key-products", "key-stock", "key-account", "key-help")
_MOST_NUMBERS = 24
_A_ROW = 6


def _said(key: str) -> str:
    """Return a pattern that fits a label in all five languages: the keyboard may be from before a switch."""
    files = sorted((Path(__file__).parent / "texts").glob("*.ftl"))
    found = [re.search(rf"^{key} = (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE) for file in files]
    return "|".join(sorted({re.escape(label[1].strip()) for label in found if label}))


def refresh(request: Request[Settings]) -> None:
    """Send the keyboard if it is on and shows something else than what this person has."""
    if not request.settings.reply_keyboard:
        return
    labels = [request.words.plain(t(key)) for key in _LABELS]
    numbers = [str(one.number) for one in products.in_stock(request.db, _MOST_NUMBERS)]
    rows = [labels[:2], labels[2:], *(numbers[i : i + _A_ROW] for i in range(0, len(numbers), _A_ROW))]
    changed = request.tx.run(
        "INSERT INTO catalog_keys VALUES (?1, ?2) ON CONFLICT DO UPDATE SET shown = ?2 WHERE shown <> ?2",
        request.user.id, repr(rows),
    )  # fmt: skip
    if changed:
        request.reply("keyboard", keys=rows)


def _typed(key: str, action: str, *args: int) -> Callable[..., Any]:
    def pressed(request: Request[Settings]) -> None:
        if request.action(action):
            request.go(action, *args)

    pressed.__name__ = key.replace("-", "_")
    return plugin.typed(_said(key), order=10)(pressed)


_typed("key-products", "catalog.everything", 0)
_typed("key-stock", "catalog.stock_page", 0)
_typed("key-account", "home.profile")
_typed("key-help", "home.guide")
