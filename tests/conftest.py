"""What all tests share: the trouble switch of `shopbot.testing.trouble`, a list of shops to close, and their order."""

import pytest

pytest_plugins = ["shopbot.testing.trouble"]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that of several processes none is left alone with it at the end."""
    items.sort(key=lambda item: "tests/crash/" not in item.nodeid)
