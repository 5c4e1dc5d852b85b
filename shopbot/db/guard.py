"""What a handler may not do, and what happens when it does not come back.

Inside a handler: no network, no other process, no writing of files, no new thread. Python's audit events tell us
(sys.addaudithook); the hook raises in the handler itself, so the traceback names the line. `time.sleep` and thread
starts raise audit events only in newer Pythons; in older ones the deadline below is what finds them.
The log may turn its page and an import may keep its bytecode: those are the interpreter's own files.

The deadline: after `seconds` the guard's own thread puts `TooSlow` into the clerk's thread (which ends any loop in
Python) and SQLite's progress handler stops any loop in SQL. What ignores both (a call into C that never returns) ends
the process after three times as long, and the event is counted as one that crashed.
"""

import contextlib
import ctypes
import faulthandler
import logging
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from shopbot import log
from shopbot.db.inbox import Event
from shopbot.errors import Exit

_log = logging.getLogger("shopbot.db")
_FORBIDDEN = {
    "socket.connect": "the network",
    "socket.getaddrinfo": "the network",
    "socket.bind": "the network",
    "subprocess.Popen": "another program",
    "os.system": "another program",
    "os.fork": "another process",
    "_thread.start_new_thread": "a thread",
    "time.sleep": "a pause",
}
_WRITING = set("wax+")
_inside = threading.local()
_hooked = threading.Lock()
_installed = False


class Forbidden(Exception):
    """A handler tried something that only an errand may do."""


class Hurried(BaseException):
    """A handler was given up because the shop closes; it has done nothing wrong."""


class TooSlow(BaseException):
    """A handler ran past its deadline. Not an `Exception`, so that a handler's own `except` does not keep it."""


class _Nothing(BaseException):
    """Struck where another exception was taken back."""


def _hook(event: str, args: tuple[Any, ...]) -> None:
    if not getattr(_inside, "handler", False):
        return
    if event in _FORBIDDEN:
        raise Forbidden(f"a handler asked for {_FORBIDDEN[event]} ({event}); that belongs in an errand")
    if event == "open" and _writes(args[1], args[2]) and not _is_the_interpreters_own():
        raise Forbidden(f"a handler opened {args[0]!r} for writing; that belongs in an errand")


def _writes(mode: Any, flags: Any) -> bool:
    """Tell whether `open(…, mode)` or, without a mode, `os.open(…, flags)` can change a file."""
    if isinstance(mode, str):
        return bool(_WRITING & set(mode))
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def _is_the_interpreters_own() -> bool:
    """Tell whether it is the log turning its page, or an import keeping its bytecode."""
    frame: FrameType | None = sys._getframe(1)  # noqa: SLF001 - who asks is all there is to go by
    while frame is not None:
        if frame.f_globals.get("__name__", "").startswith(("logging", "importlib", "_frozen_importlib")):
            return True
        frame = frame.f_back
    return False


def _install() -> None:
    global _installed
    with _hooked:
        if not _installed:
            sys.addaudithook(_hook)
            _installed = True


def _put(thread: int, error: type[BaseException]) -> bool:
    """Let an exception strike in a thread, in place of one that is on its way; False if there is no such thread."""
    return bool(ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(error)))


def _take_back(me: int) -> None:
    """Let what is on its way to this thread, `me`, not strike: an exception that says nothing strikes here instead.

    To put NULL there, as the C API has it, is not enough: CPython 3.11 (Python/pystate.c, PyThreadState_SetAsyncExc)
    tells the interpreter of an exception even then, which looks for it at every check for ever; a tracer hangs at the
    next function.
    """
    with contextlib.suppress(_Nothing):
        while _put(me, _Nothing):
            pass


class Guard:
    """Watches one clerk. `seconds` is how long a handler may take."""

    def __init__(self, seconds: float) -> None:
        _install()
        self._seconds = seconds
        self._lock = threading.Lock()
        self._since: float | None = None
        self._thread_id = 0
        self._struck = False
        self._hurried = False
        self._place = ""

    @contextmanager
    def handling(self, event: Event) -> Iterator[None]:
        """Hold the handler of `event` to the rules while it runs. Raises `Hurried` when there is a hurry."""
        with self._lock:
            if self._hurried:
                raise Hurried
            self._since = time.monotonic()
            self._thread_id = threading.get_ident()
            self._struck = False
            self._place = f"{event.source}:{event.id}"
        _inside.handler = True
        try:
            yield
        finally:
            _inside.handler = False
            self._finish()

    def _finish(self) -> None:
        """End the watch; an exception that was set but has not struck yet is taken back."""
        with self._lock:
            self._since = None
            if self._struck:
                _take_back(self._thread_id)

    def rest(self) -> None:
        """Be sure that no watch is left on, wherever the exception struck."""
        _inside.handler = False
        with self._lock:
            self._since = None

    def sql_overdue(self) -> int:
        """Answer SQLite's progress handler: non-zero stops the statement."""
        since = self._since
        return int(since is not None and (self._hurried or time.monotonic() - since > self._seconds))

    def hurry(self) -> None:
        """Give up the handler that runs, and let no other begin: from any thread, when the shop closes."""
        with self._lock:
            self._hurried = True
            if self._since is not None and not self._struck:
                self._strike(Hurried)

    def _strike(self, error: type[BaseException]) -> None:
        self._struck = True
        _put(self._thread_id, error)

    def watch(self, stop: threading.Event) -> None:
        """Run in a thread of its own until `stop`: strike what is overdue."""
        while not stop.wait(min(0.25, self._seconds / 4)):
            self.look()

    def look(self) -> None:
        """Strike the handler if it is overdue; end the process if even that did not help."""
        with self._lock:
            if self._since is None:
                return
            taken = time.monotonic() - self._since
            if taken > 3 * self._seconds:
                log.event(_log, "handler_stuck", level=logging.CRITICAL, place=self._place)
                faulthandler.dump_traceback()
                os._exit(Exit.BUG)
            if taken > self._seconds and not self._struck:
                self._strike(TooSlow)
