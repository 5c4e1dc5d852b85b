"""Which program this is: where its code is, for which folder it was started, and what it is called at the terminal.

It is started as `python3 run.py` in a checkout, or as one file, `python3 shopbot.pyz`, which `run.py pack` makes: that
one unpacks itself into a cache (`shopbot.onefile`), and from there on both run alike. Words for the terminal are
written as in a checkout (`python3 run.py check`); `say_as_typed` lets them come out as they have to be typed here, and
so do the texts of the chat.
"""

import io
import json
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from shlex import quote
from typing import Final

ROOT_NAME: Final = "SHOPBOT_ROOT"
"""In the environment: the shop's own folder, as `--root` names it."""
FILE_NAME: Final = "SHOPBOT_ONE_FILE"
"""In the environment: the one file this was started from; not set in a checkout."""
TYPED_NAME: Final = "SHOPBOT_TYPED"
"""In the environment of an installed shop: how its command line begins."""
CODE: Final = Path(__file__).resolve().parent.parent
"""The folder with `shopbot` and `plugins`: the checkout, or where the one file lies unpacked."""
_BUILD = CODE / "shopbot" / "build.json"
_TYPED = "python3 run.py"
_SECRET = frozenset(
    {"CREDENTIALS_DIRECTORY", "SHOPBOT_KEY", "SHOPBOT_TELEGRAM_TOKEN", "SHOPBOT_WEB_METRICS_TOKEN", "TELEGRAM_TOKEN"}
)


def one_file() -> Path | None:
    """Return the one file this was started from, or nothing in a checkout."""
    named = os.environ.get(FILE_NAME)
    return Path(named) if named and _BUILD.exists() else None


def root() -> Path:
    """Return the absolute folder where config.toml, .env, data and the owner's own plugins are looked for.

    That is what `--root` (or SHOPBOT_ROOT) names; else the checkout, or, started from one file, the current folder.
    """
    named = os.environ.get(ROOT_NAME)
    return (Path(named) if named else Path.cwd() if one_file() else CODE).absolute()


def name() -> str:
    """Return what is typed before a command, for example `python3 shopbot.pyz --root /srv/shop` or `sudo shopbot`."""
    if os.environ.get(TYPED_NAME):
        return os.environ[TYPED_NAME]
    file = one_file()
    typed = f"python3 {quote(_shown(file))}" if file else _TYPED
    named = os.environ.get(ROOT_NAME)
    return f"{typed} --root {quote(named)}" if named else typed


def _shown(file: Path) -> str:
    return file.name if file.parent == Path.cwd() else str(file)


def as_typed(words: str, written: Callable[[str], str] = str) -> str:
    """Return words that speak of `python3 run.py` with the name this program has here, put as `written` puts it."""
    return words.replace(_TYPED, written(name())) if _TYPED in words else words


def say_as_typed() -> None:
    """Let all that is printed from now on call this program by the name it has here."""
    if isinstance(sys.stdout, io.TextIOWrapper) and isinstance(sys.stderr, io.TextIOWrapper):
        sys.stdout, sys.stderr = _Saying(sys.stdout), _Saying(sys.stderr)


class _Saying(io.TextIOWrapper):
    def __init__(self, plain: io.TextIOWrapper) -> None:
        super().__init__(
            plain.buffer,
            encoding=plain.encoding,
            errors=plain.errors,
            line_buffering=plain.line_buffering,
            write_through=plain.write_through,
        )

    def write(self, words: str) -> int:
        return super().write(as_typed(words))


def build() -> Mapping[str, str]:
    """Return what is known of the one file this is: version, commit, python, machine. Empty in a checkout."""
    try:
        return dict(json.loads(_BUILD.read_text("utf-8")))
    except FileNotFoundError:
        return {}


def again(*words: str) -> list[str]:
    """Return the command that starts this program anew, beside this one and with the same code.

    For a child process; give it `environ()`. A service manager, which may start it long after this one is gone, is
    told `python3`, the path of run.py or of `one_file()`, and the words.
    """
    return [sys.executable, *(["-S", "-s"] if one_file() else []), "-P", "-m", "shopbot.cli", *words]


def environ() -> dict[str, str]:
    """Return the environment for a child that `again` starts: this process's, without the shop's secrets."""
    return plain_environ() | {"PYTHONPATH": str(CODE)}


def plain_environ() -> dict[str, str]:
    """Return this process's environment for another program: nothing in it opens the shop or speaks as its bot."""
    return {name: value for name, value in os.environ.items() if name not in _SECRET}
