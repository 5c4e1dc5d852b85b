"""What all tests share: the trouble switch of `shopbot.testing.trouble`, a list of shops to close, and their order."""

import pytest

pytest_plugins = ["shopbot.testing.trouble"]

_LONGEST = ("tests/service/test_box.py", "tests/commands/test_pack.py", "tests/commands/test_plugin_cli.py")
"""Files that wait for other programs for minutes, whatever the processor."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that of several processes none is left alone with it at the end."""
    items.sort(key=lambda item: not item.nodeid.startswith(_LONGEST))
