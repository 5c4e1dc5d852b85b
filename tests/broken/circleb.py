"""Broken: needs circlea, which needs it."""

from shopbot.api import Plugin

plugin = Plugin("circleb", requires=("circlea",))
