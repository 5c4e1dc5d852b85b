"""A small shop as a process of its own, to be killed: it owes every person the echo of what they wrote.

Arguments: folder, address of the pretend Telegram. The token comes in the environment.
"""

import os
import signal
import sys
import threading
from pathlib import Path

from shopbot.clock import Clock
from shopbot.db import inbox, outbox, store
from shopbot.db.clerk import Clerk, Done, Park, Retry
from shopbot.db.outbox import Owed
from shopbot.db.tx import Reader, Tx
from shopbot.host.screen import Rendered
from shopbot.secret import Secret
from shopbot.telegram.api import Api
from shopbot.telegram.intake import Intake, Listeners
from shopbot.telegram.sender import Sender

MASTER = bytes(range(32))


class Echo:
    def handle(self, tx: Tx, event: inbox.Event) -> None:
        message = event.body["message"]
        outbox.owe(tx, message["chat"]["id"], "test", "echo", {"text": message["text"]})

    def failed(self, tx: Tx, event: inbox.Event, error: BaseException) -> Done | Retry | Park:
        return Park(type(error).__name__)


def render(reader: Reader, owed: Owed) -> list[Rendered]:
    return [Rendered(f"echo {owed.args['text']}")]


def main(folder: Path, url: str) -> None:
    clock = Clock()
    kept = store.open_store(folder, MASTER, clock)
    api = Api(Secret(os.environ["BOT_TOKEN"]), url, clock)
    clerk = Clerk(kept.writer, kept.keys, clock, Echo(), anchor=kept.anchor)
    clerk.recover()
    sender = Sender(api, clerk, kept.reader, render, clock, threads=4)
    intake = Intake(api, clerk, Listeners(sender.tapped), poll_seconds=5)
    clerk.start()
    sender.start()
    intake.start()
    ended = threading.Event()
    signal.signal(signal.SIGTERM, lambda number, frame: ended.set())
    ended.wait()
    intake.stop()
    sender.stop()
    clerk.stop()
    kept.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
