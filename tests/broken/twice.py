"""Broken: claims a command twice."""

from shopbot.api import Plugin, Request

plugin = Plugin("twice")


@plugin.command("double")
def one(request: Request[object]) -> None:
    """Answer."""


@plugin.command("double")
def two(request: Request[object]) -> None:
    """Answer too."""
