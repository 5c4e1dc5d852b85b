"""What systemd hears from the running shop: that it is open, what it does, that it lives, that it closes.

One datagram of `NAME=value` lines to the socket that systemd names (sd_notify(3)); without one, as in a terminal,
nothing is sent. Written here: the packages that do this are as short and have no releases any more.
"""

import contextlib
import os
import socket
import threading
from collections.abc import Callable, MutableMapping

_SOCKET, _SPAN, _WHOSE = "NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"
_MICRO = 1_000_000


class Manager:
    """The service manager above this process, if any. Takes its names out of `environ`: no child needs them."""

    def __init__(self, environ: MutableMapping[str, str]) -> None:
        self._address = environ.pop(_SOCKET, "")
        span = environ.pop(_SPAN, "")
        mine = environ.pop(_WHOSE, "") in ("", str(os.getpid()))
        self.watchdog_seconds = int(span) / _MICRO if span.isdigit() and mine else 0.0

    def tell(self, *lines: str) -> None:
        """Send these lines, such as `READY=1`. A manager that does not listen is no reason to close the shop."""
        if not self._address:
            return
        address = "\0" + self._address[1:] if self._address.startswith("@") else self._address
        with (
            contextlib.suppress(OSError),
            socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as line,
        ):
            line.connect(address)
            line.sendall("\n".join(lines).encode())

    def ready(self, status: str) -> None:
        """Say that the shop is open."""
        self.tell("READY=1", f"STATUS={status}")

    def status(self, words: str) -> None:
        """Say what the shop does now, for `systemctl status`."""
        self.tell(f"STATUS={words}")

    def stopping(self) -> None:
        """Say that it closes in order."""
        self.tell("STOPPING=1", "STATUS=Closing")


class Heart:
    """Beats from `start` to `stop`, a third of the watchdog's span apart, while `stuck` has nothing to say.

    What it says instead goes to systemd, which then ends the process and starts a new one. `stuck` is called from the
    heart's own thread and must not wait for anything.
    """

    def __init__(self, manager: Manager, stuck: Callable[[], str]) -> None:
        self._manager = manager
        self._stuck = stuck
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._run, name="heart", daemon=True)

    def start(self) -> None:
        """Begin, if anybody listens for it."""
        if self._manager.watchdog_seconds:
            self._thread.start()

    def beat(self) -> None:
        """Beat once, or say why not."""
        problem = self._stuck()
        self._manager.tell(*([f"STATUS=Stuck: {problem}", "WATCHDOG=trigger"] if problem else ["WATCHDOG=1"]))

    def stop(self) -> None:
        """End it."""
        self._end.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        self.beat()
        while not self._end.wait(self._manager.watchdog_seconds / 3):
            self.beat()
