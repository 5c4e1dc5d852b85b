"""How the shop runs: health, performance, errors, jobs, maintenance, version; backups bring their own entry."""

from plugins.system import errors, health, jobs, maintenance, performance, undo, version
from plugins.system.declare import plugin

__all__ = ["errors", "health", "jobs", "maintenance", "performance", "plugin", "undo", "version"]
