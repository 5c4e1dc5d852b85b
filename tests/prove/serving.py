"""A shop of a proof that serves as a process of its own."""

import os
import signal
import threading

from shopbot.app import App

_LOOK_SECONDS = 1.0


def serve(app: App) -> None:
    """Serve until SIGTERM, or until whoever started this process is gone; then close in order."""
    asked, parent = threading.Event(), os.getppid()
    signal.signal(signal.SIGTERM, lambda *_: asked.set())
    app.start()
    while not asked.wait(_LOOK_SECONDS) and os.getppid() == parent:
        pass
    app.stop()
