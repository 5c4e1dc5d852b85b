"""Broken: needs a plugin that is not there."""

from shopbot.api import Plugin

plugin = Plugin("orphan", requires=("nobody",))
