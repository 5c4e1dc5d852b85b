"""Broken: cannot be imported."""

from shopbot.api import Plugin

plugin = Plugin("raisesatimport")
raise RuntimeError("no licence")
