"""Invitations: a link for everybody, and a reward for whoever brings a friend who buys, once the money stays."""

from plugins.referrals import screens, staff, undo, visits, watching
from plugins.referrals.declare import plugin

__all__ = ["plugin", "screens", "staff", "undo", "visits", "watching"]
