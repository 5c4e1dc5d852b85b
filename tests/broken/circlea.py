"""Broken: needs circleb, which needs it."""

from shopbot.api import Plugin

plugin = Plugin("circlea", requires=("circleb",))
