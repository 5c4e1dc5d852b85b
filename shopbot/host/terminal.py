"""What is typed in a terminal, carried out by the clerk: the same functions as in the chat, with typed arguments.

A stored event names a work of `WORKS`, or a plugin's command, and brings its arguments as JSON. What came of it is
left in a row (`db/terminal.py`), in the transaction that carried it out, in plain English: a terminal's is the only
language of which nobody knows whose it is. The audit's actor is `terminal`: who is at it is the machine's business.
"""

import base64
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

from shopbot.db import terminal as kept
from shopbot.db.fence import HOUSE
from shopbot.db.inbox import Event
from shopbot.db.tx import Tx
from shopbot.errors import NotReady, PluginError, Refused, ShopError
from shopbot.host import arguments
from shopbot.host.arguments import WrongForm
from shopbot.host.context import TerminalContext
from shopbot.host.plugin import TerminalCommand, Upload
from shopbot.host.screen import Text
from shopbot.host.terminal_works import WORKS
from shopbot.texts.texts import Texts, house_texts
from shopbot.texts.values import BIDI_CONTROLS

if TYPE_CHECKING:
    from shopbot.host.host import Host

SOURCE = kept.SOURCE
NBSP = "\u00a0"


def request_of_work(name: str, args: Mapping[str, Any]) -> dict[str, Any]:
    """Return the body of an event that asks for one of the house's works."""
    return {"work": name, "args": dict(args)}


def request_of_plugin(plugin: str, name: str, words: Sequence[str], upload: Upload | None) -> dict[str, Any]:
    """Return the body of an event that asks for a plugin's command with these words, and perhaps a file."""
    file = None if upload is None else [upload.name, base64.b64encode(upload.content).decode()]
    return {"plugin": plugin, "name": name, "words": list(words), "file": file}


def carry_out(host: "Host", tx: Tx, event: Event) -> None:
    """Carry out an event and leave its answer, also when the shop's rules refuse it; a bug is raised."""
    if kept.is_answered(tx.house, event.key):
        return
    try:
        words = tx.house.attempt(lambda: _answer(host, tx.house, event))
    except ShopError as error:
        problem = in_words(host, event.body.get("plugin", HOUSE), error)
        kept.answer(tx, event, "refused", {"problem": problem, "key": error.key})
    except (NotReady, PluginError, Refused) as error:
        kept.answer(tx, event, "refused", {"problem": str(error)})
    else:
        kept.answer(tx, event, "done", words)


def failed(tx: Tx, event: Event, code: str) -> None:
    """Leave word that a bug was met: it is in the log under its code, and nothing was changed."""
    kept.answer(tx, event, "failed", {"problem": code})


def place(body: Mapping[str, Any]) -> str:
    """Return what an event asks for, for logs and alerts; never what was typed."""
    return str(body["work"]) if "work" in body else f"{body['plugin']}.{body['name']}"


def _answer(host: "Host", tx: Tx, event: Event) -> Any:
    body = event.body
    if "work" not in body:
        return _of_plugin(host, tx, body)
    call = WORKS.get(body["work"])
    if call is None:
        raise NotReady(f"the shop that runs does not know {body['work']!r} yet: start it again after the update")
    check_types(call, body["args"])
    return call(TerminalContext(host, tx, host.plugin(HOUSE)), **body["args"])


def _of_plugin(host: "Host", tx: Tx, body: Mapping[str, Any]) -> Any:
    command = find(host, body["plugin"], body["name"])
    if command is None:
        raise NotReady(f"the plugin {body['plugin']} is off, or has no command {body['name']!r}")
    return run_command(host, tx, command, body["words"], _upload(body["file"]))


def _upload(file: Sequence[str] | None) -> Upload | None:
    return None if file is None else Upload(file[0], base64.b64decode(file[1]))


# --- plugins' commands ---


def find(host: "Host", plugin: str, name: str) -> TerminalCommand | None:
    """Return a command of a plugin that is on, or None."""
    declared = host.registry.plugins.get(plugin)
    return next((one for one in declared.command_lines if one.name == name), None) if declared else None


def run_command(host: "Host", tx: Tx, command: TerminalCommand, words: Sequence[str], upload: Upload | None) -> Any:
    """Call a plugin's command with what was typed behind it and return what it returned.

    Raises ShopError `wrong_form` with an example when the words do not fit, and whatever the plugin raises.
    """
    try:
        values = values_of(command, words, upload)
    except WrongForm:
        raise PluginError(command.plugin, f"these words do not fit; for example: {example(command)}") from None
    return command.call(TerminalContext(host, tx, host.plugin(command.plugin)), *values)


def values_of(command: TerminalCommand, words: Sequence[str], upload: Upload | None) -> list[Any]:
    """Return the typed arguments: a word each, the last text takes all the rest; raises `WrongForm`."""
    return arguments.from_list(command.call, words, upload)


def example(command: TerminalCommand) -> str:
    """Return how a command is typed, from its function's parameters: `run.py hello import NUMBER [FILE]`."""
    shown = [_shown(one) for one in arguments.parameters(command.call)]
    return " ".join(["python3 run.py", command.plugin, command.name, *shown])


def _shown(parameter: arguments.Parameter) -> str:
    name = "--file FILE" if is_upload(parameter) else parameter.name.upper()
    return f"[{name}]" if parameter.optional else name


def is_upload(parameter: arguments.Parameter) -> bool:
    """Tell whether a parameter takes a file."""
    return parameter.kind is Upload or Upload in get_args(parameter.kind)


# --- arguments and answers ---


def check_types(call: Callable[..., Any], args: Mapping[str, Any]) -> None:
    """Raise `NotReady` unless these arguments have the names and types that a work declares.

    They come from a program of perhaps another version than the shop that runs.
    """
    kinds = get_type_hints(call)
    wanted = arguments.parameters(call)
    known = {one.name for one in wanted}
    missing = {one.name for one in wanted if not one.optional} - args.keys()
    wrong = [name for name, value in args.items() if name in known and not _fits(value, kinds[name])]
    if missing or wrong or args.keys() - known:
        raise NotReady("the shop that runs is of another version than this program: start it again")


def _fits(value: Any, kind: Any) -> bool:
    if get_origin(kind) is list:
        return isinstance(value, list) and all(_fits(one, get_args(kind)[0]) for one in value)
    if get_args(kind):
        return any(_fits(value, one) for one in get_args(kind))
    return value is None if kind is type(None) else type(value) is kind


def refusal(error: ShopError) -> str:
    """Return a refusal of the trade room in English, where there is no shop that runs."""
    return plain(house_texts(), Text(_key(error.key), dict(error.facts), HOUSE))


def in_words(host: "Host", owner: str, error: ShopError) -> str:
    """Return a refusal in English, as one plain line, in the words of its plugin or of the house."""
    owner = owner if owner in host.registry.plugins else HOUSE
    return plain(host.texts, Text(_key(error.key), dict(error.facts), owner))


def _key(key: str) -> str:
    return key.replace("_", "-").replace(".", "-")


def plain(texts: Texts, text: Text) -> str:
    """Return a text in English as a terminal shows it: no markup, and no marks for the direction of reading."""
    words = texts.plain(text.owner or HOUSE, "en", text.key, text.values)
    return " ".join(BIDI_CONTROLS.sub("", words).replace(NBSP, " ").split())
