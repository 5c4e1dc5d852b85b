"""The staff's own screens: the shop at a glance, people, plugins, settings, texts, the log of changes, and faults."""

from plugins.admin import (
    chain,
    changes,
    desk,
    faults,
    people_search,
    person,
    settings,
    switches,
    undo,
    version,
    wordings,
)
from plugins.admin.declare import plugin

__all__ = [
    "chain",
    "changes",
    "desk",
    "faults",
    "people_search",
    "person",
    "plugin",
    "settings",
    "switches",
    "undo",
    "version",
    "wordings",
]
