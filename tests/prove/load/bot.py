"""The whole shop with everything on, whose clerk's turns are noted: `turns.json` in its folder, once it has ended.

Arguments: its folder, the Bot API's address, the token.
"""

import json
import sys
from pathlib import Path

from shopbot import config as configuration
from shopbot import log
from shopbot.app import App
from shopbot.clock import Clock
from shopbot.commands import CODE
from tests.prove.serving import serve

TURNS = "turns.json"


def main(folder: Path, url: str, token: str) -> None:
    """Serve until SIGTERM, or until whoever started it is gone."""
    log.setup("error")
    config = configuration.pretend(
        CODE, folder, mode="demo", token=token, api_url=url, shop=configuration.Shop(name="Crowd")
    )
    app, turns = App(config, Clock()), list[float]()
    app._metrics.turned = turns.append  # type: ignore[method-assign,assignment]
    serve(app)
    (folder / TURNS).write_text(json.dumps(sorted(turns)), "ascii")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
