"""The declaration: the formulas themselves are settings of the house (`terms`), so this plugin keeps nothing."""

from shopbot.api import Plugin

plugin = Plugin("formulas")
