"""Vouchers at a terminal: `run.py vouchers list`, `add`, `on` and `off`."""

from typing import Any

from plugins.vouchers import one_line
from plugins.vouchers.declare import plugin
from shopbot.api import Context, ShopError, plain_money, vouchers

_MOST = 500


@plugin.cli("list", reads=True)
def listed(ctx: Context[Any], limit: int = 50) -> list[dict[str, object]]:
    """List the vouchers that were made one by one, newest first."""
    return [_row(ctx, one) for one in vouchers.listing(ctx.db, limit=max(1, min(limit, _MOST))).items]


@plugin.cli("add")
def add(ctx: Context[Any], line: str) -> str:
    """Make one from a line as in the chat: 'WELCOME10|10%|min 50k|100|30d'."""
    made = one_line.create(ctx, line)
    return f"Voucher {made.id} is made; `vouchers list` shows its code."


@plugin.cli("off")
def turn_off(ctx: Context[Any], code: str) -> str:
    """Let a voucher hold no more."""
    return _switched(ctx, code, on=False)


@plugin.cli("on")
def turn_on(ctx: Context[Any], code: str) -> str:
    """Let a voucher hold again."""
    return _switched(ctx, code, on=True)


def _switched(ctx: Context[Any], code: str, *, on: bool) -> str:
    found = vouchers.find(ctx.db, code)
    if found is None:
        raise ShopError("gone")
    vouchers.switch(ctx.tx, found.id, ctx.actor, on=on)
    return f"Voucher {found.id} is {'on' if on else 'off'}."


def _row(ctx: Context[Any], one: vouchers.Voucher) -> dict[str, object]:
    counts = vouchers.counts(ctx.db, voucher=one.id)
    worth = f"{one.terms.value / 100:g}%" if one.money is None else f"{plain_money(one.money)} {one.money.currency}"
    kind = "gift" if one.terms.kind == "gift" else "off"
    return {
        "code": one.shown, "worth": f"{worth} {kind}", "state": "on" if one.on else "off", "used": counts.used,
        "held": counts.held, "most": one.terms.limit_all,
    }  # fmt: skip
