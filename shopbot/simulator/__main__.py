"""`python -m shopbot.simulator [PORT]`: the pretend Telegram alone, for a bot of any make, until Ctrl-C."""

from __future__ import annotations

import sys
import threading

from shopbot.simulator.driver import Driver
from shopbot.simulator.server import Simulator


def main(arguments: list[str]) -> int:
    """Serve with two people in it; returns the exit code."""
    with Simulator(port=int(arguments[0]) if arguments else 0) as telegram:
        driver = Driver(telegram.url)
        driver.add_person("Sari", "id")
        driver.add_person("Tom", "en")
        sys.stdout.write(f"page {telegram.url}\nBot API {telegram.api_url}\ntoken {telegram.token}\n")
        sys.stdout.flush()
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            return 0
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
