"""What the shop sells: browsing and searching for buyers; products, categories and stock for staff."""

from plugins.catalog import browse, product, search
from plugins.catalog.declare import plugin

__all__ = ["browse", "plugin", "product", "search"]
