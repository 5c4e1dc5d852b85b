"""Backups: made and proved by themselves, copied elsewhere, practised each week, and restored from the chat."""

from plugins.backups import holding, jobs, key, news, places, received, restoring, screens
from plugins.backups.declare import plugin

__all__ = ["holding", "jobs", "key", "news", "places", "plugin", "received", "restoring", "screens"]
