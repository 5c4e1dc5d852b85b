"""The front door: welcome, main menu, language, help and profile."""

from plugins.home import guide, language, profile, start, welcome
from plugins.home.declare import plugin

__all__ = ["guide", "language", "plugin", "profile", "start", "welcome"]
