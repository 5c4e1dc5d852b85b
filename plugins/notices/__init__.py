"""Notices for staff: which groups get them too, and those of a busy time, one after the other."""

from plugins.notices import busy, choose, enter
from plugins.notices.declare import plugin

__all__ = ["busy", "choose", "enter", "plugin"]
