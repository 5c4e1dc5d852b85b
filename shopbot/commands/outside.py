"""The world outside a demo's shop: which stand-ins there are, what the bot is told of them, and the desk they share.

A new stand-in is one function in `MAKERS`: it makes the fake, says which settings of which plugin lead the shop to it,
and gives it the address of that plugin's webhook. It then stands in the inspector's list of payments by itself.
"""

import contextlib
import json
import random
import secrets
import socket
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shopbot.commands.demo_shop import OUTSIDE
from shopbot.db import connection, store
from shopbot.db.keys import Keys
from shopbot.errors import Exit, Refusal
from shopbot.fakes.desk import Desk, State, Till
from shopbot.fakes.gateway import Gateway
from shopbot.fakes.serve import HOST, Edge
from shopbot.host.addresses import hook_url
from shopbot.texts.formats import money
from shopbot.trade.money import Money

_DOORS = range(20_000, 30_000)  # below the ports that systems give to outgoing connections
_LANGUAGE = "id"


@dataclass(frozen=True)
class Place:
    """What a stand-in is given: the clock (UTC seconds), whom to tell of changes, and the address of a webhook.

    `rows` reads the shop's own books, for payers of whose payments nobody outside knows.
    """

    now: Callable[[], int]
    changed: Callable[[], object]
    hook: Callable[[str, str], str]
    rows: Callable[[str], Sequence[Mapping[str, Any]]]


@dataclass(frozen=True)
class Fake:
    """One stand-in: where it is paid, its server, and the settings by plugin that lead the shop to it."""

    till: Till
    edge: Edge
    settings: Mapping[str, Mapping[str, object]]


def _pretend(place: Place) -> Fake:
    made = Gateway("pretend", secrets.token_urlsafe(24), place.now, place.changed)
    made.notify = place.hook("pretend", "notify")
    return Fake(made, made.edge, {"pretend": {"gateway": made.edge.url, "gateway_key": made.key}})


def _pakasir(place: Place) -> Fake:
    from shopbot.fakes.pakasir import Pakasir

    made = Pakasir("toko-budi", secrets.token_urlsafe(24), secrets.token_urlsafe(24), place.now, place.changed)
    made.notify = place.hook("qris", "pakasir")
    settings = {
        "mode": "pakasir", "pakasir_url": made.url, "pakasir_slug": made.slug, "pakasir_key": made.key,
        "pakasir_secret": made.secret,
    }  # fmt: skip
    return Fake(made, made.edge, {"qris": settings})


def _usdt(place: Place) -> Fake:
    from shopbot.fakes.tron import SHOP, Tron, Wanted

    def asked() -> Sequence[Wanted]:
        rows = place.rows("SELECT * FROM payment WHERE method = 'usdt' AND asked IS NOT NULL ORDER BY id DESC LIMIT 20")
        return [
            Wanted(
                str(row["id"]), row["person"], json.loads(row["details"])["address"], row["asked"], f"#{row['id']}",
                _STATES.get(row["state"], "ended"), row["opened_at"], row["expires_at"],
            )
            for row in rows
        ]  # fmt: skip

    made = Tron(place.now, asked, place.changed)
    settings = {"address": SHOP, "trongrid_url": made.grid_url, "tronscan_url": made.scan_url}
    return Fake(made, made.edge, {"usdt": settings})


_STATES: Mapping[str, State] = {"open": "open", "paid": "paid"}
MAKERS: Mapping[str, Callable[[Place], Fake]] = {"pretend": _pretend, "pakasir": _pakasir, "usdt": _usdt}


class Outside:
    """The stand-ins of one demo, by name, served until `close`; what the bot has to know of them is left in its folder.

    Raises KeyError for a name that is not in `MAKERS`.
    """

    def __init__(
        self, folder: Path, master: bytes, names: Sequence[str], now: Callable[[], int], changed: Callable[[], object]
    ) -> None:
        self.door, keys = _free_door(), Keys.of(master)
        place = Place(
            now, changed, lambda plugin, name: hook_url(f"http://{HOST}:{self.door}", keys, plugin, name),
            lambda sql: _rows(folder, keys, sql),
        )  # fmt: skip
        self.fakes = {name: MAKERS[name](place) for name in names}
        self.desk = Desk(lambda amount, currency: money(Money(amount, currency), _LANGUAGE), changed)
        for one in self.fakes.values():
            self.desk.add(one.till)
            one.edge.start()
        settings = {plugin: values for one in self.fakes.values() for plugin, values in one.settings.items()}
        (folder / OUTSIDE).touch(mode=0o600)
        (folder / OUTSIDE).write_text(json.dumps({"door": self.door, "settings": settings}))

    def close(self) -> None:
        """Stop serving; harmless twice."""
        for one in self.fakes.values():
            one.edge.stop()


def _rows(folder: Path, keys: Keys, sql: str) -> Sequence[Mapping[str, Any]]:
    """Return rows of the shop's file; none while it cannot be read."""
    try:
        reader = connection.open_reader(store.Files(folder).main, keys)
    except (connection.DatabaseError, Refusal):
        return []
    with contextlib.closing(reader), contextlib.suppress(connection.DatabaseError):
        return [dict(row) for row in reader.rows(sql)]
    return []


def _free_door() -> int:
    """Return a port that nobody uses now, for the shop's own HTTP door."""
    for port in random.sample(_DOORS, 50):
        with socket.socket() as trying, contextlib.suppress(OSError):
            trying.bind((HOST, port))
            return port
    raise Refusal("no free port was found for the shop's own door", "Start the demo once more.", Exit.NO_PORT)
