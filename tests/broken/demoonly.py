"""Broken here: refuses to run outside the demo."""

from shopbot.api import Plugin

plugin = Plugin("demoonly", modes=("demo",))
