"""`check`: every mistake in the configuration, the key, the file and the plugins, each with what to do about it.

Nothing is changed, and the shop may run meanwhile. Exit code: 0 all is well, 1 something is wrong, or the code of the
refusal that a start would end in. Examples:

  python3 run.py check                 what would a start say?
  python3 run.py check --deep          also recount goods and money, and read every page of the file
  python3 run.py check --trust-file    this file is the newest there is, although the anchor says otherwise
"""

import argparse
import json
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field

from shopbot import config as configuration
from shopbot import http
from shopbot.clock import Clock
from shopbot.commands import ROOT
from shopbot.commands.looking import Seen, look_at_plugins
from shopbot.config import Config, read_key
from shopbot.db import store
from shopbot.db.connection import DatabaseError
from shopbot.db.survey import Survey, survey
from shopbot.errors import BadConfig, DamagedFile, Exit, NotReady, Refusal
from shopbot.host import environment
from shopbot.host.addresses import hook_url
from shopbot.host.host import other_currency
from shopbot.trade import checks, terms

_WORD = "newest"
_DOOR_SECONDS = 10.0


def options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument(
        "--deep", action="store_true", help="recount the whole shop, read every page, list missing texts"
    )
    parser.add_argument("--trust-file", action="store_true", help="make the anchor agree with the file, after asking")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


@dataclass
class Report:
    """What was found. `exit_code` is that of the first refusal, else 1 when there is any problem."""

    problems: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    tables: dict[str, int] = field(default_factory=dict)
    exit_code: int = Exit.OK

    def add(self, where: str, problems: Iterable[str], code: Exit = Exit.PROBLEM) -> None:
        """Take in problems found at `where`."""
        for problem in problems:
            self.problems.append(f"{where}: {problem}")
            if self.exit_code in (Exit.OK, Exit.PROBLEM):
                self.exit_code = code

    def refused(self, where: str, refusal: Refusal) -> None:
        """Take in a refusal, with what to do."""
        found = refusal.problems if isinstance(refusal, BadConfig) else (refusal.message,)
        self.add(where, (f"{one.rstrip('.')}. {refusal.hint}".strip() for one in found), refusal.exit_code)


def run(args: argparse.Namespace) -> int:
    """Look at everything and tell."""
    if args.trust_file:
        return _trust_file()
    report = Report()
    config, problems = configuration.examine(ROOT, os.environ)
    report.add("config", problems, Exit.CONFIG)
    report.warnings += [f"config: {warning}" for warning in config.warnings]
    with ExitStack() as stack:
        shop = _open(stack, config, report)
        if shop and shop.running:
            report.notes.append(f"{shop.running}; the file was only read, beside it")
        if shop:
            _currency(config, shop, report)
            _environment(config, shop, report)
        if shop and args.deep:
            _deep(shop, report)
        _plugins(config, shop, report, deep=args.deep)
    _print(report, as_json=args.json)
    return report.exit_code


def _open(stack: ExitStack, config: Config, report: Report) -> Survey | None:
    """Open the shop for a look, or note why that cannot be."""
    where = "key"
    try:
        master = bytes.fromhex(read_key(config).reveal())
        where = "file"
        return stack.enter_context(survey(config.data.folder, master))
    except Refusal as refusal:
        report.refused(where, refusal)
        return None


def _currency(config: Config, shop: Survey, report: Report) -> None:
    """Hold the configured currency to the shop's, as a start does."""
    found = terms.currency_for(shop.reader, config.shop.currency)
    if found != config.shop.currency:
        report.refused("config", other_currency(config.shop.currency, found))


def _environment(config: Config, shop: Survey, report: Report) -> None:
    """Hold the configured environment to the file's, as a start does."""
    try:
        environment.require(shop.reader, config)
    except BadConfig as refusal:
        report.refused("config", refusal)


def _deep(shop: Survey, report: Report) -> None:
    """Read every page and recount everything."""
    try:
        report.add("file", (f"{p}; restore the newest backup" for p in shop.page_problems()), Exit.DATA)
        report.add("books", checks.check_all(shop.reader, shop.keys), Exit.DATA)
        report.tables |= shop.table_sizes()
    except DatabaseError as error:
        report.refused("file", DamagedFile(f"it cannot be read to the end ({error})"))


def _plugins(config: Config, shop: Survey | None, report: Report, *, deep: bool) -> None:
    plugins = look_at_plugins(config, shop)
    if shop and config.web.public_url:
        _door(config.web.public_url, shop, plugins, report)
    for one in plugins:
        report.add(f"plugin {one.name}", one.problems)
        if deep or len(one.warnings) == 1:
            report.warnings += [f"plugin {one.name}: {warning}" for warning in one.warnings]
        elif one.warnings:
            more = f"{one.warnings[0]} ({len(one.warnings)} of this kind; --deep lists them)"
            report.warnings.append(f"plugin {one.name}: {more}")


def _door(public_url: str, shop: Survey, plugins: Sequence[Seen], report: Report) -> None:
    """Tell where the plugins are called, and whether the way there leads to this shop."""
    for plugin in plugins:
        for name in plugin.webhooks:
            url = hook_url(public_url, shop.keys, plugin.name, name)
            report.notes.append(f"plugin {plugin.name}: whoever is to tell it something ({name}) calls {url}")
    if not shop.running:
        report.notes.append(f"web: the shop is closed, so nobody answers at {public_url}")
        return
    trouble = trouble_at(public_url)
    if trouble:
        report.add("web", [f"{trouble}; does the proxy lead to the shop's door? See README, The web door"])


def trouble_at(public_url: str) -> str:
    """Ask the door from outside how the shop is; return what is wrong with the way there, or nothing."""
    try:
        answer = http.get(f"{public_url}/health", seconds=_DOOR_SECONDS)
        said = answer.json() if answer.ok else None
    except NotReady as problem:
        return problem.reason
    is_shop = isinstance(said, dict) and "ok" in said
    return "" if is_shop else f"{public_url}/health answered {answer.status}, not as a shop does"


def _print(report: Report, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"ok": not report.problems, **asdict(report)}, ensure_ascii=False))
        return
    for title, lines in (("", report.notes), ("wrong    ", report.problems), ("consider ", report.warnings)):
        for line in lines:
            print(title + line)
    for name, rows in report.tables.items():
        print(f"{rows:>10} rows  {name}")
    count = len(report.problems)
    print("All is well." if not count else f"{count} {'thing is' if count == 1 else 'things are'} wrong.")


def _trust_file() -> int:
    """Write a new anchor from the file, once the owner has typed the word."""
    config = configuration.load(ROOT, os.environ, token_required=False)
    print("The anchor remembers how far the shop had come. If this file is older, codes in it may be sold already,")
    print(
        f"and would be sold again. If you know that it is the newest file there is, type {_WORD}: ", end="", flush=True
    )
    if sys.stdin.readline().strip() != _WORD:
        print("Nothing was changed.")
        return Exit.PROBLEM
    master = bytes.fromhex(read_key(config).reveal())
    store.open_store(config.data.folder, master, Clock(), trust_file=True).close()
    print("The anchor now agrees with the file.")
    return Exit.OK
