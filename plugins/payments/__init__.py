"""Paying, whichever the method: "I have paid" and its like for the payer, the payment centre for staff."""

from plugins.payments import centre, claims, hints, payer, refunds
from plugins.payments.declare import plugin

__all__ = ["centre", "claims", "hints", "payer", "plugin", "refunds"]
