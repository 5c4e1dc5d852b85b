"""The staff's own screens: the shop at a glance, people, plugins, settings, the log of changes, and faults."""

from shopbot.api import Plugin

plugin = Plugin("admin")
SEE_PEOPLE = plugin.permission("people.see", "Find people and see their cards")
BAN = plugin.permission("people.ban", "Ban people and let them in again")
SEE_LOG = plugin.permission("log.see", "Read the log of changes")
FAULTS = plugin.permission("faults.handle", "Try failed events again, or dismiss them")
