"""`orders`: what was ordered. Changes are made by the shop itself, running or closed, and the buyer is told.

CODE is an order's code (K7Q2-94MX, in any case), WHO a Telegram id, @username or customer number. Examples:

  python3 run.py orders                            the newest
  python3 run.py orders list --state waiting --who @budi --since 2026-11-01
  python3 run.py orders show K7Q2-94MX             everything but the goods
  python3 run.py orders cancel K7Q2-94MX           a waiting one; its goods are free at once
  python3 run.py orders resend K7Q2-94MX           send its goods to its buyer once more
"""

import argparse
from typing import get_args

from shopbot.commands import console, counter, spans
from shopbot.commands.counter import Shop
from shopbot.db.tx import Reader
from shopbot.errors import Exit, Refusal
from shopbot.trade import orders, people, refunds
from shopbot.trade.orders import Order

_OF = ("code", "the order's code")
_STATES = tuple(state for state in get_args(orders.State) if state != "draft")


def options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    counter.json_option(parser)
    parser.set_defaults(do=_list, state=None, who=None, since=None, until=None, limit=20)
    doing = parser.add_subparsers(metavar="DO")
    listed = counter.doing(doing, "list", _list, "list, newest first")
    listed.add_argument("--state", choices=_STATES, help="only these")
    listed.add_argument("--who", metavar="WHO", help="only this person's")
    listed.add_argument("--limit", type=int, default=20, help="at most so many (20)")
    spans.options(listed)
    counter.doing(doing, "show", _show, "show one: lines, timeline, what went back; never the goods", of=_OF)
    for name, do, about in (
        ("cancel", _cancel, "give up a waiting order"), ("resend", _resend, "send a delivered order's goods again"),
    ):  # fmt: skip
        counter.key_option(counter.doing(doing, name, do, about, of=_OF))


def run(args: argparse.Namespace) -> int:
    """Look, or change."""
    args.do(counter.here(), args)
    return Exit.OK


# --- looking ---


def _list(shop: Shop, args: argparse.Namespace) -> None:
    with shop.look() as seen:
        who = None if args.who is None else counter.person(seen.reader, args.who).id
        since, until = spans.of(args, shop.zone)
        wanted = orders.Wanted(args.state, who, since, until)
        found = orders.search(seen.reader, wanted, args.limit)
        names = {one.person: people.sure(seen.reader, one.person).name for one in found}
    if args.json:
        console.show_json([_told(one) for one in found])
        return
    heads = ("code", "ordered", "state", "total", "buyer", "goods")
    rows = [
        (one.code, console.moment(one.created_at, shop.zone), one.state, one.total,
         console.cut(console.clean(names[one.person]), 16), _goods(one))
        for one in found
    ]  # fmt: skip
    print(console.table(heads, rows) if rows else "No order fits.")


def _goods(one: Order) -> str:
    return ", ".join(f"{item.quantity} x {console.clean(item.title)}" for item in one.items)


def _told(one: Order) -> dict[str, object]:
    items = [
        {"product": item.product, "title": item.title, "quantity": item.quantity, "price": item.price}
        for item in one.items
    ]
    return {
        "code": one.code, "person": one.person, "state": one.state, "total": one.total, "items": items,
        "created_at": one.created_at, "expires_at": one.expires_at, "paid_at": one.paid_at,
        "delivered_at": one.delivered_at,
    }  # fmt: skip


def _show(shop: Shop, args: argparse.Namespace) -> None:
    with shop.look() as seen:
        db = seen.reader
        one = _meant(db, args.code)
        buyer, lines, timeline = people.sure(db, one.person), orders.lines(db, one.id), orders.timeline(db, one.id)
        back = refunds.of_order(db, one.id) if one.paid_at is not None else []
    if args.json:
        moments = [{"state": moment.state, "at": moment.at, "by": moment.actor} for moment in timeline]
        steps = [{"step": line.step, "money": line.money} for line in lines]
        went_back = [{"money": each.amount, "at": each.at, "reason": each.reason} for each in back]
        console.show_json({**_told(one), "steps": steps, "timeline": moments, "refunds": went_back})
        return
    told: dict[str, object] = {
        "order": one.code, "state": one.state,
        "buyer": f"{console.clean(buyer.name)} ({buyer.bank_id}, {buyer.id})", "goods": _goods(one),
    }  # fmt: skip
    print(console.facts({**told, **{f"  {line.step}": line.money for line in lines}, "total": one.total}))
    for moment in timeline:
        print(f"{console.moment(moment.at, shop.zone)}  {moment.state}, by {moment.actor}")
    for each in back:
        print(f"{console.moment(each.at, shop.zone)}  {console.money(each.amount)} back: {console.clean(each.reason)}")


def _meant(db: Reader, code: str) -> Order:
    found = orders.get(db, code)
    if found is None:
        raise Refusal(f"There is no order {code!r}.", "python3 run.py orders lists them.", Exit.PROBLEM)
    return found


# --- changing ---


def _cancel(shop: Shop, args: argparse.Namespace) -> None:
    _change(shop, args, "orders.cancel", "is cancelled; its buyer is told")


def _resend(shop: Shop, args: argparse.Namespace) -> None:
    _change(shop, args, "orders.resend", "is sent to its buyer again")


def _change(shop: Shop, args: argparse.Namespace, work: str, what: str) -> None:
    with shop.look() as seen:
        number = _meant(seen.reader, args.code).id
    done = shop.ask(work, {"order": number}, args.key)
    if args.json:
        console.show_json(done)
    else:
        print(f"Order {done['code']} {what}.")
