"""The message itself: kept as it was written, and said to each person exactly as staff saw it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from plugins.broadcast import people
from plugins.broadcast.declare import Settings, plugin
from shopbot.api import Action, Button, Name, Reader, Screen, ShopError, Text, View, products, t, url_button, written

SHOP, PRODUCT, LINK = "shop", "product:", "link:"
BUSY = ("sending", "stopping", "erasing")


@dataclass(frozen=True)
class Post:
    """One broadcast. `target` is where its button leads: nowhere (""), the shop, a product's id, or a link."""

    id: int
    state: str
    words: str
    entities: tuple[Mapping[str, Any], ...]
    photo: str | None
    audience: str
    target: str
    label: str
    made_by: int
    made_at: int
    started_at: int | None
    ended_at: int | None
    aimed: int
    cursor: int | None
    sent: int
    blocked: int
    failed: int
    withdrawn: int
    erased: int

    @property
    def settled(self) -> int:
        """How many people it is decided for."""
        return self.sent + self.blocked + self.failed + self.withdrawn

    @property
    def busy(self) -> bool:
        """True while something of it is still to be done."""
        return self.state in BUSY


def post_of(db: Reader, number: int) -> Post:
    """Return a broadcast. Raises ShopError `gone` when there is none."""
    row = db.row("SELECT * FROM broadcast_post WHERE id = ?", number)
    if row is None:
        raise ShopError("gone")
    return Post(**{**dict(row), "entities": tuple(json.loads(row["entities"]))})


class Finds(Protocol):
    """Who can look up another plugin's action: a request, or what an owed message is rendered from."""

    def action(self, name: str) -> Action[Any] | None:
        """Return the action, or None while its plugin is off."""


def line(post: Post) -> Text:
    """Return the words as they were written."""
    return written(post.words, post.entities)


def rows(finds: Finds, db: Reader, post: Post) -> list[list[Button | None]]:
    """Return the buttons under it: where it leads, and the way to fewer of these."""
    fewer = finds.action("broadcast.fewer")
    return [[_lead(finds, db, post)], [fewer.button("btn-fewer") if fewer else None]]


def _lead(finds: Finds, db: Reader, post: Post) -> Button | None:
    if post.target.startswith(LINK):
        return url_button(t("own-label", words=Name(post.label)), post.target.removeprefix(LINK))
    if post.target == SHOP:
        shop = finds.action("catalog.shop")
        return shop.button("btn-shop") if shop else None
    if post.target.startswith(PRODUCT):
        product = finds.action("catalog.product")
        number = products.sure(db, int(post.target.removeprefix(PRODUCT))).number
        return product.button("btn-product", number) if product else None
    return None


@plugin.message("post", patient=True)
def copy(view: View[Settings], post: int) -> Screen | None:
    """Say it to one person, unless it was stopped, or they have had enough meanwhile."""
    found = post_of(view.db, post)
    waits = view.db.scalar(
        "SELECT 1 FROM broadcast_copy WHERE post = ? AND person = ? AND state = 'out'", post, view.person
    )
    return _screen(view, found) if waits and found.state == "sending" and people.wants(view) else None


@plugin.message("trial")
def trial(view: View[Settings], post: int) -> Screen:
    """Say it to the one who wrote it."""
    return _screen(view, post_of(view.db, post))


def _screen(view: View[Settings], post: Post) -> Screen:
    return Screen.of(line(post), rows=rows(view, view.db, post), photo=post.photo, home=False)
