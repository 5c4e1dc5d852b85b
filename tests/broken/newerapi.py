"""Broken: written for a later contract."""

from shopbot.api import Plugin

plugin = Plugin("newerapi", api=2)
