"""`stock`: what there is to sell. Changes are made by the shop itself, running or closed.

PRODUCT is a product's number. A file has one unit a line; of a table (.csv, .tsv) one a row. Lines that are there
already, were sold before or do not fit are counted and left out, as in the chat. Examples:

  python3 run.py stock                             every product with its counts
  python3 run.py stock import 101 codes.txt        shows what it would do, and asks
  python3 run.py stock import 101 accounts.csv --yes --note "from Budi" --cost 12000
  python3 run.py stock export 101 --to left.txt    a copy of what is not sold; the file is for you alone (0600)
"""

import argparse
import os
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from shopbot.clock import Clock
from shopbot.commands import console, counter, files
from shopbot.commands.counter import Shop
from shopbot.db.tx import Reader
from shopbot.errors import Exit, Refusal
from shopbot.trade import imports, products, stock
from shopbot.trade.money import read_amount
from shopbot.trade.products import Product

_OF = ("product", "the product's number")
_AT_ONCE = 2000  # lines in one event: buyers are served between two of them
_LARGEST = 100 << 20
_COUNTS = ("new", "duplicates", "sold_before", "empty", "odd")


@dataclass(frozen=True)
class Outlook:
    """What an import would do: lines by what becomes of them, and the first new ones."""

    new: int
    duplicates: int
    sold_before: int
    empty: int
    odd: int
    sample: tuple[str, ...]


def options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    counter.json_option(parser)
    parser.set_defaults(do=_list, low=False, all=False)
    doing = parser.add_subparsers(metavar="DO")
    listed = counter.doing(doing, "list", _list, "count what there is")
    listed.add_argument("--low", action="store_true", help="only what is sold out or runs low")
    listed.add_argument("--all", action="store_true", help="hidden products too")
    taken = counter.doing(doing, "import", _import, "put a file's lines on stock", of=_OF)
    taken.add_argument("file", metavar="FILE", type=Path, help="text, .csv or .tsv, in UTF-8")
    taken.add_argument("--yes", action="store_true", help="do not ask")
    taken.add_argument("--again", action="store_true", help="also lines that were sold before")
    taken.add_argument("--note", help="kept with the batch, for staff")
    taken.add_argument("--cost", help="what one unit cost you")
    counter.key_option(taken)
    copied = counter.doing(doing, "export", _export, "write what is not sold into a file", of=_OF)
    copied.add_argument("--to", required=True, metavar="FILE", type=Path, help="must not be there yet")


def run(args: argparse.Namespace) -> int:
    """Look, or change."""
    args.do(counter.here(), args)
    return Exit.OK


# --- looking ---


def _list(shop: Shop, args: argparse.Namespace) -> None:
    with shop.look() as seen:
        found = [one for one in _products(seen.reader, everything=args.all) if not args.low or _is_low(one)]
    if args.json:
        console.show_json([_told(one) for one in found])
        return
    heads = ("number", "free", "held", "sold", "", "price", "product")
    rows = [
        (one.number, _free(one), one.reserved, one.sold - one.sold_shift, _mark(one), one.price,
         console.clean(one.title))
        for one in found
    ]  # fmt: skip
    print(console.table(heads, rows) if rows else "There is no such product.")


def _products(db: Reader, *, everything: bool) -> list[Product]:
    found: list[Product] = []
    for one in [*products.listing(db), *(products.of_state(db, "hidden", limit=-1).items if everything else ())]:
        found += products.variants(db, one.id, everything=everything) if one.is_family else [one]
    return found


def _free(one: Product) -> int | str:
    return one.available if one.supply == "units" else "any"


def _is_low(one: Product) -> bool:
    return one.supply == "units" and one.available + one.reserved <= one.low_stock


def _mark(one: Product) -> str:
    if one.state != "active":
        return one.state
    if one.supply == "units" and not one.available:
        return "sold out"
    return "low" if _is_low(one) else ""


def _told(one: Product) -> dict[str, object]:
    return {
        "number": one.number, "title": one.title, "kind": one.kind, "state": one.state, "price": one.price,
        "supply": one.supply, "available": one.available, "reserved": one.reserved,
        "sold": one.sold - one.sold_shift, "low": _is_low(one),
    }  # fmt: skip


# --- import ---


def _import(shop: Shop, args: argparse.Namespace) -> None:
    raw = _content(args.file)
    with shop.look() as seen:
        product = counter.product(seen.reader, args.product)
        lines = imports.lines_of(args.file.name, raw)
        understood = imports.understand(lines, product)
        found = stock.preview(seen.looking(Clock().now()), product.id, understood.lines, again=args.again)
    cost = None if args.cost is None else read_amount(args.cost, product.price.currency).amount
    odd = sum(understood.odd.values()) + understood.unclear
    outlook = Outlook(found.new, found.duplicates, found.sold_before, found.empty, odd, found.sample)
    if not args.yes:
        _show(product, outlook, args)
        console.confirm(f"{console.count(outlook.new)} units would be added.", "add")
    done = _add(shop, product, lines, {"note": args.note, "cost": cost, "again": args.again}, args.key)
    if args.json:
        console.show_json({"product": product.number, **done})
        return
    print(f"Added {console.count(done['new'])} units to {product.number} {console.clean(product.title)}.")
    print(_left_out(done))


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise Refusal(f"{path} is larger than 100 MB.", "Split it: each part is imported by itself.", Exit.USAGE)
        return path.read_bytes()
    except OSError as problem:
        raise Refusal(f"{path} cannot be read: {problem.strerror}.", "Is it spelled right?", Exit.NO_FILE) from None


def _show(product: Product, outlook: Outlook, args: argparse.Namespace) -> None:
    if args.json:
        return
    print(f"{product.number} {console.clean(product.title)}: {console.count(product.available)} free now.")
    for line in outlook.sample:
        print(f"  {console.cut(console.clean(line), console.WIDTH - 4)}")
    print(_left_out({name: count for name, count in asdict(outlook).items() if name in _COUNTS}))


def _left_out(counts: Any) -> str:
    said = {"duplicates": "there already", "sold_before": "sold before", "empty": "empty", "odd": "do not fit"}
    return "Left out: " + (", ".join(f"{counts[one]} {words}" for one, words in said.items() if counts[one]) or "none.")


def _add(shop: Shop, product: Product, lines: Sequence[str], how: dict[str, object], key: str) -> dict[str, Any]:
    """Add the lines, some at a time; each time is one batch, and once under its key."""
    key = key or secrets.token_hex(12)
    total: dict[str, Any] = {"batches": [], **dict.fromkeys(_COUNTS, 0)}
    with console.progress(f"Adding to {product.number}", len(lines)) as bar:
        for start in range(0, len(lines), _AT_ONCE):
            some = list(lines[start : start + _AT_ONCE])
            done = shop.ask("stock.add", {"product": product.id, "lines": some, **how}, f"{key}:{start}")
            total["batches"] += [done["batch"]] if done["batch"] else []
            total |= {name: total[name] + done[name] for name in _COUNTS}
            bar.update(len(some))
    return total


# --- export ---


def _export(shop: Shop, args: argparse.Namespace) -> None:
    with shop.look() as seen:
        product = counter.product(seen.reader, args.product)
    if not product.available:
        raise Refusal(f"Nothing of {product.number} is free.", "", Exit.PROBLEM)
    with files.private(args.to) as file:
        what = f"{console.count(product.available)} units of {console.clean(product.title)}"
        console.confirm(f"Whoever has a copy of {what} can use them. It is noted in the log.", str(product.number))
        shop.ask("stock.copied", {"product": product.id, "units": product.available})
        with shop.look() as seen:
            units = [content for _, content in stock.unsold(seen.looking(Clock().now()), product.id, limit=-1)]
        file.write("".join(f"{unit}\n" for unit in units))
    if args.json:
        console.show_json({"product": product.number, "units": len(units), "file": os.fspath(args.to)})
    else:
        print(f"{console.count(len(units))} units are in {args.to}, which only you can read.")
