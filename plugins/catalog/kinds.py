"""What the shop itself can sell, and how staff read the kinds of goods that there are."""

from typing import Any

from plugins.catalog import parts
from plugins.catalog.declare import plugin
from shopbot.api import Code, GoodsKind, Name, Phrase, Request, ShopError, Text, part_name, products

CODE = plugin.goods_kind("code", label="btn-kind-code", describe="kind-code-is", order=10)
ACCOUNT = plugin.goods_kind(
    "account", label="btn-kind-account", describe="kind-account-is", parts=("email", "password"), order=20
)
FILE = plugin.goods_kind("file", label="btn-kind-file", describe="kind-file-is", supply="shared", order=30)
LINK = plugin.goods_kind("link", label="btn-kind-link", describe="kind-link-is", supply="shared", order=40)
ITEM = plugin.goods_kind("item", label="btn-kind-item", describe="kind-item-is", supply="shared", order=50)
SERVICE = plugin.goods_kind("service", label="btn-kind-service", describe="kind-service-is", supply="later", order=60)
OWN = (CODE, ACCOUNT, FILE, LINK, ITEM, SERVICE)


def sure(request: Request[Any], name: str) -> GoodsKind:
    """Return a kind of goods. Raises ShopError `kind_off` while the plugin that brings it is off."""
    found = request.kind(name)
    if found is None:
        raise ShopError("kind_off")
    return found


def label(kind: GoodsKind) -> Text:
    """Return what a kind is called on a button."""
    return Text(kind.label, {}, kind.plugin)


def name(request: Request[Any], kind: str) -> Name:
    """Return what a product's kind is called, also while its plugin is off."""
    found = request.kind(kind)
    return Name(request.words.plain(label(found)) if found else kind)


def parts_line(found: products.Product) -> Name | Phrase | Code:
    """Return the names of an account's cells in a row: E-mail : Password."""
    return parts.joined([part_name(part) for part in found.parts])
