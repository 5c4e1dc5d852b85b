"""`people`: who buys here, what they have, and who may do what. Changes are made by the shop itself, running or closed.

WHO is a Telegram id, an @username or a customer number, as in their profile. Examples:

  python3 run.py people                            who was here last
  python3 run.py people find budi                  by name, username, id or customer number
  python3 run.py people show @budi
  python3 run.py people ban @budi --reason "charged back" --days 7
  python3 run.py people unban @budi
  python3 run.py people role @budi admin           customer, reseller, admin or owner
"""

import argparse
from typing import Any

from shopbot.clock import Clock
from shopbot.commands import console, counter
from shopbot.commands.counter import Shop
from shopbot.db.tx import Reader
from shopbot.errors import Exit
from shopbot.trade import ledger, orders, people
from shopbot.trade.people import ROLES, Person

_OF = ("who", "a Telegram id, @username or customer number")
_DAY = 86_400


def options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    counter.json_option(parser)
    parser.set_defaults(words="", limit=20, role=None, banned=False, do=_list)
    doing = parser.add_subparsers(metavar="DO")
    find = counter.doing(doing, "find", _list, "search")
    find.add_argument("words", metavar="WORDS", help="a part of a name, username, id or customer number")
    listed = counter.doing(doing, "list", _list, "list, the last seen first")
    listed.add_argument("--role", choices=ROLES, help="only these")
    listed.add_argument("--banned", action="store_true", help="only those who are banned now")
    for one in (find, listed):
        one.add_argument("--limit", type=int, default=20, help="at most so many (20)")
    counter.doing(doing, "show", _show, "everything about one person", of=_OF)
    ban = _changing(doing, "ban", _ban, "keep somebody from buying")
    ban.add_argument("--reason", required=True, help="they are told")
    ban.add_argument("--days", type=int, help="for so long; without it for good")
    _changing(doing, "unban", _unban, "let somebody buy again")
    role = _changing(doing, "role", _role, "say what somebody is here")
    role.add_argument("to", choices=ROLES)


def _changing(doing: Any, name: str, do: Any, about: str) -> argparse.ArgumentParser:
    one = counter.doing(doing, name, do, about, of=_OF)
    counter.key_option(one)
    return one


def run(args: argparse.Namespace) -> int:
    """Look, or change."""
    args.do(counter.here(), args)
    return Exit.OK


# --- looking ---


def _list(shop: Shop, args: argparse.Namespace) -> None:
    now = Clock().now()
    with shop.look() as seen:
        most = -1 if args.role or args.banned else args.limit
        found = [one for one in people.search(seen.reader, args.words, most) if _wanted(one, args, now)][: args.limit]
        balances = {one.id: ledger.balances(seen.reader, one.id) for one in found}
    if args.json:
        console.show_json([{**_told(one, now), "balances": balances[one.id]} for one in found])
        return
    heads = ("customer", "telegram id", "role", "seen", "balance", "name")
    rows = [
        (one.bank_id, one.id, _role_of(one, now), console.moment(one.seen_at, shop.zone),
         ", ".join(map(console.money, balances[one.id])), _name(one))
        for one in found
    ]  # fmt: skip
    print(console.table(heads, rows) if rows else "Nobody fits.")


def _wanted(one: Person, args: argparse.Namespace, now: int) -> bool:
    return (args.role in (None, one.role)) and (not args.banned or one.is_banned(now))


def _name(one: Person) -> str:
    return console.clean(one.name) + (f" @{one.username}" if one.username else "")


def _role_of(one: Person, now: int) -> str:
    return "banned" if one.is_banned(now) else one.role


def _told(one: Person, now: int) -> dict[str, object]:
    return {
        "id": one.id, "number": one.bank_id, "name": one.name, "username": one.username, "role": one.role,
        "language": one.language, "joined_at": one.joined_at, "seen_at": one.seen_at, "banned": one.is_banned(now),
        "banned_until": one.banned_until, "ban_reason": one.ban_reason, "blocked_the_bot": one.blocked,
    }  # fmt: skip


def _show(shop: Shop, args: argparse.Namespace) -> None:
    now = Clock().now()
    with shop.look() as seen:
        one = counter.person(seen.reader, args.who)
        more = _more(seen.reader, one)
    if args.json:
        console.show_json({**_told(one, now), **more})
        return
    banned = one.is_banned(now)
    until = console.moment(one.banned_until, shop.zone) if one.banned_until else "for good"
    told = {
        "name": _name(one), "customer number": one.bank_id, "Telegram id": one.id, "role": one.role,
        "language": one.language, "joined": console.moment(one.joined_at, shop.zone),
        "last seen": console.moment(one.seen_at, shop.zone),
        "banned": f"{until}: {console.clean(one.ban_reason or '')}" if banned else "no",
        "reached": "no, they blocked the bot" if one.blocked else "yes",
        "balance": ", ".join(map(console.money, more["balances"])), "orders": more["orders"],
        "profile": ", ".join(console.clean(field) for field in (one.full_name, one.email, one.whatsapp) if field),
    }  # fmt: skip
    print(console.facts(told))


def _more(db: Reader, one: Person) -> dict[str, Any]:
    return {
        "balances": ledger.balances(db, one.id), "orders": orders.of_person(db, one.id, limit=0).total,
        "full_name": one.full_name, "email": one.email, "whatsapp": one.whatsapp,
    }  # fmt: skip


# --- changing ---


def _meant(shop: Shop, args: argparse.Namespace) -> int:
    with shop.look() as seen:
        return counter.person(seen.reader, args.who).id


def _ban(shop: Shop, args: argparse.Namespace) -> None:
    seconds = None if args.days is None else args.days * _DAY
    _tell(args, shop.ask("people.ban", _about(shop, args, reason=args.reason, seconds=seconds), args.key), "is banned")


def _unban(shop: Shop, args: argparse.Namespace) -> None:
    _tell(args, shop.ask("people.unban", _about(shop, args), args.key), "may buy")


def _role(shop: Shop, args: argparse.Namespace) -> None:
    _tell(args, shop.ask("people.role", _about(shop, args, role=args.to), args.key), f"is {args.to} now")


def _about(shop: Shop, args: argparse.Namespace, **more: object) -> dict[str, object]:
    return {"person": _meant(shop, args), **more}


def _tell(args: argparse.Namespace, done: Any, what: str) -> None:
    if args.json:
        console.show_json(done)
    else:
        print(f"{console.clean(done['name'])} ({done['number']}) {what}.")
