"""The demo's shop as a process of its own, by polling or by webhook, whole or with one protection taken away.

Arguments: its folder, and words: `webhook` (updates are brought to its door), or a sabotage: `any-unit` (a claim takes
a unit whoever holds it), `by-sight` (money is entered once for each time it is seen, not once for each payment).
"""

import sys
from dataclasses import replace
from itertools import count
from pathlib import Path

from shopbot import config as configuration
from shopbot import log
from shopbot.app import App
from shopbot.clock import FollowingClock
from shopbot.commands.demo_shop import demo_config
from shopbot.config import Config, Web
from shopbot.db.tx import Tx
from shopbot.trade import payments, stock
from tests.prove.serving import serve


def by_webhook(config: Config) -> Config:
    """Return the configuration with Telegram bringing updates to the door."""
    port = config.web.port
    configuration.DOOR_PORT = port  # type: ignore[misc]
    web = Web(port=port, public_url=f"http://127.0.0.1:{port}")
    return replace(config, telegram=replace(config.telegram, mode="webhook"), web=web)


def claim_any_unit() -> None:
    """Hand out units that others hold, as two buyers would who both saw the same one free."""
    free = " INDEXED BY stock_unit_next WHERE product = ? AND state = 'available'"
    held = " WHERE product = ? AND state IN ('available', 'reserved')"
    for name, sql in stock._CLAIMS.items():
        stock._CLAIMS[name] = sql.replace(free, held)


def enter_each_sighting() -> None:
    """Enter money again whenever it is reported again."""
    receive, sightings = payments.receive, count()

    def each(tx: Tx, method: str, receipt: payments.Receipt) -> payments.Outcome:
        return receive(tx, method, replace(receipt, reference=f"{receipt.reference}/{next(sightings)}"))

    payments.receive = each


SABOTAGES = {"any-unit": claim_any_unit, "by-sight": enter_each_sighting}


def main(folder: Path, *words: str) -> None:
    """Serve until SIGTERM, or until whoever started it is gone."""
    for word in words:
        SABOTAGES.get(word, lambda: None)()
    log.setup("warning")
    config = demo_config(folder)
    serve(App(by_webhook(config) if "webhook" in words else config, FollowingClock(folder / "clock")))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
