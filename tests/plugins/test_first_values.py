"""Settings as they come: what a plugin begins with is what an owner may also set."""

import pytest

from shopbot.commands import ROOT
from shopbot.host import discover, settings

NAMES = sorted(found.name for found in discover.find([ROOT / "plugins"]))


@pytest.mark.parametrize("name", NAMES)
def test_every_first_value_is_one_that_its_setting_takes(name: str) -> None:
    """Found by `prove model.days`: bounds of the USDT plugin were in millionths, and nothing sensible could be set."""
    discover.make_importable([ROOT / "plugins"])
    plugin = discover.load(name).plugin
    assert plugin is not None
    wrong = [one.name for one in settings.declared(plugin).values() if not one.takes(one.default)]
    assert not wrong
