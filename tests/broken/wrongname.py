"""Broken: calls itself something else than its file."""

from shopbot.api import Plugin

plugin = Plugin("othername")
