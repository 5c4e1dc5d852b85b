"""Broken: its texts do not parse, and a menu label has no words."""

from shopbot.api import Plugin, Request

plugin = Plugin("badwords")
plugin.texts(en="hello = { $name")


@plugin.menu("main", label="btn-nothing")
@plugin.action()
def nothing(request: Request[object]) -> None:
    """Do nothing."""
