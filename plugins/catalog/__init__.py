"""What the shop sells: browsing and searching for buyers; products, categories and stock for staff."""

from plugins.catalog import (
    attributes,
    batches,
    browse,
    cells,
    commands,
    contents,
    discounts,
    edit,
    filters,
    groups,
    inline,
    keys,
    kinds,
    manage,
    notices,
    prices,
    product,
    promises,
    search,
    share,
    shared,
    shelves,
    stockroom,
    variants,
    waiting,
    wizard,
)
from plugins.catalog.declare import plugin

__all__ = [
    "attributes", "batches", "browse", "cells", "commands", "contents", "discounts", "edit", "filters", "groups",
    "inline", "keys", "kinds", "manage", "notices", "plugin", "prices", "product", "promises", "search", "share",
    "shared", "shelves", "stockroom", "variants", "waiting", "wizard",
]  # fmt: skip
