"""What all tests share: the trouble switch of `shopbot.testing.trouble`, the log's return, and their order."""

import logging
import sys
import threading
from collections.abc import Iterator

import pytest

pytest_plugins = ["shopbot.testing.trouble"]

_LONGEST = ("tests/service/test_box.py", "tests/commands/test_pack.py", "tests/commands/test_plugin_cli.py")
"""Files that wait for other programs for minutes, whatever the processor."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that of several processes none is left alone with it at the end."""
    items.sort(key=lambda item: not item.nodeid.startswith(_LONGEST))


@pytest.fixture
def own_log() -> Iterator[None]:
    """The process's log for one test to set up: what was there before is put back, and what was set up is closed."""
    root = logging.getLogger()
    handlers, level, hooks = root.handlers[:], root.level, (sys.excepthook, threading.excepthook)
    root.handlers = []
    yield
    for handler in root.handlers:
        handler.close()
    root.handlers = handlers
    root.setLevel(level)
    sys.excepthook, threading.excepthook = hooks
