"""The whole shop with everything on, as `run` opens it, but for the configuration: every plugin, and the HTTP door."""

import signal
import sys
import threading
from pathlib import Path

from shopbot import config as configuration
from shopbot import log
from shopbot.app import App
from shopbot.clock import Clock

ROOT = Path(__file__).resolve().parents[3]


def main(folder: Path, url: str, token: str, door: int, hook_key: str) -> None:
    """Serve until SIGTERM."""
    log.setup("error")
    config = configuration.pretend(
        ROOT, folder, mode="demo", token=token, api_url=url,
        shop=configuration.Shop(name="Bench"), plugins=configuration.Plugins(on=("sample",)),
        web=configuration.Web(port=door), plugin={"pretend": {"gateway_key": hook_key}},
    )  # fmt: skip
    app = App(config, Clock())
    asked = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: asked.set())
    app.start()
    asked.wait()
    app.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]), sys.argv[5])
