"""`wallet`: what somebody holds. Changes are made by the shop itself, running or closed, with a reason in the log.

WHO is a Telegram id, an @username or a customer number; AMOUNT as in the chat (50000, 50k, 12.50). Examples:

  python3 run.py wallet show @budi
  python3 run.py wallet add @budi 50000 --reason "paid in cash" --key invoice-77
  python3 run.py wallet take @budi 12000 --reason "paid out"
  python3 run.py wallet set @budi 0 --reason "closed"
"""

import argparse
import secrets

from shopbot.commands import console, counter
from shopbot.commands.counter import Shop
from shopbot.errors import Exit
from shopbot.trade import ledger, terms
from shopbot.trade.ledger import Entry
from shopbot.trade.money import CURRENCIES, Money, read_amount

_OF = ("who", "a Telegram id, @username or customer number")


def options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    doing = parser.add_subparsers(metavar="DO", required=True)
    show = counter.doing(doing, "show", _show, "show what somebody holds, and how it came about", of=_OF)
    show.add_argument("--limit", type=int, default=20, help="at most so many entries (20)")
    for name, about in (("add", "add to it"), ("take", "take from it"), ("set", "make it hold exactly this")):
        change = counter.doing(doing, name, _change, about, of=_OF)
        change.add_argument("amount", metavar="AMOUNT")
        change.add_argument("--reason", required=True, help="it stands in the log")
        change.add_argument("--currency", choices=sorted(CURRENCIES), help="else the shop's own")
        counter.key_option(change)
        change.set_defaults(how=name)


def run(args: argparse.Namespace) -> int:
    """Look, or change."""
    args.do(counter.here(), args)
    return Exit.OK


def _show(shop: Shop, args: argparse.Namespace) -> None:
    with shop.look() as seen:
        one = counter.person(seen.reader, args.who)
        held, entries = ledger.balances(seen.reader, one.id), ledger.history(seen.reader, one.id, args.limit)
    if args.json:
        told = {"id": one.id, "number": one.bank_id, "name": one.name, "balances": held}
        console.show_json({**told, "entries": [_told(entry) for entry in entries]})
        return
    print(f"{console.clean(one.name)} ({one.bank_id}) holds {', '.join(map(console.money, held))}.")
    rows = [
        (console.moment(entry.at, shop.zone), entry.money, entry.after, entry.reason, console.clean(entry.note or ""))
        for entry in entries
    ]
    if rows:
        print(console.table(("when", "amount", "after", "what", "note"), rows))


def _told(one: Entry) -> dict[str, object]:
    return {
        "at": one.at, "reason": one.reason, "money": one.money, "before": one.before, "after": one.after,
        "order": one.order, "actor": one.actor, "note": one.note,
    }  # fmt: skip


def _change(shop: Shop, args: argparse.Namespace) -> None:
    with shop.look() as seen:
        one = counter.person(seen.reader, args.who)
        currency = args.currency or terms.currency(seen.reader)
    amount = read_amount(args.amount, currency).amount
    key = args.key or secrets.token_hex(12)
    told = {
        "person": one.id, "amount": -amount if args.how == "take" else amount, "currency": currency,
        "reason": args.reason, "key": f"terminal:{key}",
    }  # fmt: skip
    done = shop.ask("wallet.set" if args.how == "set" else "wallet.change", told, key)
    if args.json:
        console.show_json(done)
    else:
        now = console.money(Money(done["balance"], done["currency"]))
        print(f"{console.clean(one.name)} ({one.bank_id}) now holds {now}.")
