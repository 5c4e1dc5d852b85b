"""What the shop sells: browsing and searching for buyers; products, categories and stock for staff."""

from plugins.catalog import (
    browse,
    commands,
    contents,
    edit,
    filters,
    inline,
    keys,
    manage,
    notices,
    product,
    search,
    share,
    shelves,
    stockroom,
    waiting,
    wizard,
)
from plugins.catalog.declare import plugin

__all__ = [
    "browse", "commands", "contents", "edit", "filters", "inline", "keys", "manage", "notices", "plugin", "product",
    "search", "share", "shelves", "stockroom", "waiting", "wizard",
]  # fmt: skip
