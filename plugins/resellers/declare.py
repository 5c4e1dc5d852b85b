"""Who may make somebody a reseller."""

from shopbot.api import Plugin

plugin = Plugin("resellers")
GRANT = plugin.permission("resellers.grant", "Make people resellers, and withdraw it")
