"""The commands that plugins add to the terminal (`@plugin.cli`): `python3 run.py PLUGIN COMMAND …`.

Which there are is read off the plugins that are on and whose source speaks of such commands; no other is imported. What
changes the shop is done by its clerk (see `counter`), what only reads is done here, beside it.
"""

import argparse
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from shopbot import config as configuration
from shopbot import log
from shopbot.clock import Clock
from shopbot.commands import ROOT, console, counter
from shopbot.commands.counter import Shop
from shopbot.config import Config, read_key
from shopbot.db import settings
from shopbot.db.fence import HOUSE
from shopbot.db.survey import beside
from shopbot.errors import Exit, PluginError, Refusal, ShopError
from shopbot.host import arguments, discover, terminal
from shopbot.host.admit import Admission
from shopbot.host.files import LARGEST
from shopbot.host.host import Host
from shopbot.host.plugin import Plugin, TerminalCommand, Upload
from shopbot.texts.texts import house_texts

_MARK = ".cli("


def offered() -> list[TerminalCommand]:
    """Return the commands of all plugins that are on, in order; none where the configuration cannot be read."""
    config, problems = configuration.examine(ROOT, os.environ, token_required=False)
    if problems:
        return []
    found = [_plugin(config, one, _switches(config)) for one in discover.find(config.plugins.folders) if _speaks(one)]
    return [command for plugin in found if plugin is not None for command in plugin.command_lines]


def _speaks(found: discover.Found) -> bool:
    """Tell whether a plugin's source has such a command, without importing it."""
    paths = sorted(found.path.rglob("*.py")) if found.path.is_dir() else [found.path]
    return any(_MARK in path.read_text("utf-8", "replace") for path in paths)


def _switches(config: Config) -> Mapping[str, bool]:
    """Return what was switched in the chat; nothing where there is no shop to ask."""
    try:
        with beside(config.data.folder, bytes.fromhex(read_key(config).reveal())) as seen:
            return dict(settings.read(seen.reader, HOUSE).get("plugins", {}))
    except Refusal:
        return {}


def _plugin(config: Config, found: discover.Found, switches: Mapping[str, bool]) -> Plugin[Any] | None:
    """Return a plugin's declaration if it is on and can be imported."""
    discover.make_importable(config.plugins.folders)
    on = switches.get(found.name, found.name in config.plugins.on or None)
    if on is False or (on is None and found.name in config.plugins.off):
        return None
    plugin = discover.load(found.name).plugin
    wanted = plugin is not None and (on or (plugin.on_by_default and config.mode in plugin.modes))
    return plugin if wanted else None


def known(name: str) -> list[TerminalCommand]:
    """Return the commands of one plugin, if it is on."""
    return [one for one in offered() if one.plugin == name]


def describe(parser: argparse.ArgumentParser, commands: Sequence[TerminalCommand]) -> None:
    """Describe what can be typed behind a plugin's name."""
    lines = [f"  {terminal.example(one)}\n      {one.about}" for one in commands]
    parser.description = "\n".join([f"What the plugin {commands[0].plugin} adds:", "", *lines])
    parser.add_argument("command", choices=sorted(one.name for one in commands))
    parser.add_argument("words", nargs="*", metavar="WORD", help="as shown above")
    parser.add_argument("--file", type=Path, metavar="FILE", help="the file, for a command that takes one")
    counter.json_option(parser)
    counter.key_option(parser)


def run(commands: Sequence[TerminalCommand], args: argparse.Namespace) -> int:
    """Carry out a plugin's command and print what it returned."""
    command = next(one for one in commands if one.name == args.command)
    upload = _upload(command, args.file)
    _require_form(command, args.words, upload)
    shop = counter.here()
    if command.reads:
        answer = _read(shop, command, args.words, upload)
    else:
        body = terminal.request_of_plugin(command.plugin, command.name, args.words, upload)
        answer = counter.ask(shop, body, args.key, plugins=True)
    console.show_json(answer) if args.json else console.show(answer)
    return Exit.OK


def _require_form(command: TerminalCommand, words: Sequence[str], upload: Upload | None) -> None:
    try:
        terminal.values_of(command, words, upload)
    except arguments.WrongForm:
        raise Refusal("These words do not fit.", f"For example: {terminal.example(command)}", Exit.USAGE) from None


def _upload(command: TerminalCommand, path: Path | None) -> Upload | None:
    takes = any(terminal.is_upload(one) for one in arguments.parameters(command.call))
    if path is None or not takes:
        return None
    try:
        content = path.read_bytes()
    except OSError as problem:
        raise Refusal(f"{path} cannot be read: {problem.strerror}.", "Is it spelled right?", Exit.NO_FILE) from None
    if len(content) > LARGEST:
        raise Refusal(f"{path} is larger than {LARGEST >> 20} MB.", "Split it.", Exit.USAGE)
    return Upload(path.name, content)


def _read(shop: Shop, command: TerminalCommand, words: Sequence[str], upload: Upload | None) -> Any:
    """Let a command that only reads look at the shop from beside, fenced as it is in the clerk's transaction."""
    clock = Clock()
    host = Host(shop.config, clock, house_texts())
    host.publish([Admission(command.plugin, discover.load(command.plugin).plugin)])
    try:
        with shop.look() as seen:
            return terminal.run_command(host, seen.fenced(clock.now()), command, words, upload)
    except ShopError as error:
        raise Refusal(terminal.in_words(host, command.plugin, error), "", Exit.PROBLEM) from None
    except PluginError as error:
        raise Refusal(str(error), "", Exit.PROBLEM) from None
    except Exception as error:
        code = log.error_code(error)
        log.trace(code, error, place=command.place)
        raise Refusal(f"The plugin {command.plugin} met an error, {code}.", "The log says more.", Exit.BUG) from error
