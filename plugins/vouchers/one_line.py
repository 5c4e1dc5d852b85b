"""Staff: a voucher from one line, `/addvoucher WELCOME10|10%|min 50k|100|30d`."""

from dataclasses import replace
from typing import Any

from plugins.vouchers import drafts, staff
from plugins.vouchers.declare import DAY, MANAGE, plugin
from shopbot.api import Code, Context, Request, ShopError, plain_digits, read_amount, read_number, terms, vouchers

_EXAMPLE = "/addvoucher WELCOME10|10%|min 50k|100|30d"
_DRAWN = "-"
_LISTED = "listed"


@plugin.command("addvoucher", allow=MANAGE, example=_EXAMPLE)
def add_voucher(request: Request[Any], words: str = "") -> None:
    """Make a voucher: code (- draws one) | 10%, 5k or gift 50k | then, as wanted: min, how often in all, each, days."""
    voucher = create(request, words)
    request.toast("created")
    staff.card(request, voucher.id)


def create(ctx: Context[Any], words: str) -> vouchers.Voucher:
    """Make the voucher that a line describes. Raises a ShopError that says what is unclear, or cannot be."""
    parts = [part.strip() for part in words.split("|")]
    if len(parts) < 2 or not all(parts):
        raise ShopError("wrong_form", example=Code(_EXAMPLE))
    made = _worth(ctx, parts[1])
    for part in parts[2:]:
        made = _condition(ctx, made, part)
    return vouchers.create(ctx.tx, ctx.actor, made, None if parts[0] == _DRAWN else parts[0])


def _worth(ctx: Context[Any], words: str) -> vouchers.VoucherTerms:
    if "%" in words or "٪" in words:
        return vouchers.VoucherTerms("percent", drafts.read_value(ctx, "percent", words))
    gift = words.casefold().startswith("gift ")
    value = drafts.read_value(ctx, "amount", words[len("gift ") :] if gift else words)
    return vouchers.VoucherTerms("gift" if gift else "amount", value, terms.currency(ctx.db))


def _condition(ctx: Context[Any], made: vouchers.VoucherTerms, words: str) -> vouchers.VoucherTerms:
    """Read one condition: `min 50k`, `max 20k`, `each 2`, `product 101`, `listed`, `100`, `30d`, `2026-12-31`."""
    word, _, rest = words.casefold().partition(" ")
    if word in ("min", "max") and rest:
        units = read_amount(rest, terms.currency(ctx.db)).amount
        return replace(made, least=units) if word == "min" else replace(made, most=units)
    if word == "each" and rest:
        return replace(made, limit_each=read_number(rest, 1))
    if word == "product" and rest:
        return replace(made, product=drafts.product_meant(ctx, rest))
    return replace(made, listed=True) if word == _LISTED else _number(ctx, made, plain_digits(words).casefold())


def _number(ctx: Context[Any], made: vouchers.VoucherTerms, words: str) -> vouchers.VoucherTerms:
    if words.removesuffix("d").isdigit():
        number = read_number(words.removesuffix("d"), 1)
        if words.endswith("d"):
            return replace(made, ends_at=ctx.now + min(number, 3650) * DAY)
        return replace(made, limit_all=number)
    try:
        starts, ends = drafts.read_span(ctx, words)
    except ShopError:
        raise ShopError("wrong_form", example=Code(_EXAMPLE)) from None
    return replace(made, starts_at=starts, ends_at=ends)
