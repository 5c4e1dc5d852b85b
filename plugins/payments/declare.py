"""Who may see everybody's payments, and who may decide about money that is nobody's or send some back."""

from shopbot.api import Plugin

plugin = Plugin("payments")
SEE = plugin.permission("payments.see", "See everybody's payments")
DECIDE = plugin.permission("payments.decide", "Give money that is nobody's to somebody, or send money back")
A_PAGE = 8
