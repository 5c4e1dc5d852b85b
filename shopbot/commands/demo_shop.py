"""The shop of a demo as its bot finds it: one folder with everything in it, and nothing of the real shop's.

Apart from `demo` so that the bot's process need not know how the pretend world is made.
"""

import json
from pathlib import Path

from shopbot import config as configuration
from shopbot.commands import CODE, ROOT

OWNER = 700_001
PLUGINS = "plugins"
OUTSIDE = "outside.json"
"""Written by whoever makes the world: `{"door": port, "settings": {plugin: {name: value}}}`."""


def demo_config(folder: Path) -> configuration.Config:
    """Return the configuration of the demo shop in `folder`.

    The sample catalogue is on. Plugins in the folder's own `plugins`, and in that where the owner stands, come beside
    those of the program.
    """
    outside = json.loads((folder / OUTSIDE).read_text())
    return configuration.pretend(
        CODE,
        folder,
        mode="demo",
        token=(folder / "token").read_text(),
        api_url=(folder / "api_url").read_text(),
        owners=(OWNER,),
        shop=configuration.Shop(name="Toko Budi"),
        log=configuration.Log("warning"),  # the terminal is for the page's address
        web=configuration.Web(port=outside["door"]),
        plugin=outside["settings"],
        plugins=configuration.Plugins(folders=_folders(folder), on=("sample", "stars", "referrals")),
    )


def _folders(folder: Path) -> tuple[Path, ...]:
    return tuple(dict.fromkeys(one / PLUGINS for one in (CODE, ROOT, folder)))
