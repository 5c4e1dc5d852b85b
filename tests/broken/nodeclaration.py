"""Broken: declares no plugin."""

name = "nodeclaration"
