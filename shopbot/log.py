"""One line an event, and no secret in any of them.

`event(logger, "paid", order=7)` writes `… INFO shopbot.trade paid order=7`, or the same as one JSON object.
Secrets are taken out by the handlers' formatter, after message, arguments, fields and traces have become
text: whatever library logs, its lines leave through here. Known secrets are named with `hide`; Telegram
tokens, keys of 64 hex digits, recovery keys in words or dashed groups (most licence codes too) are known by their
shape.
A chain's transaction id has the shape of a key too: log a shortened one.

Line breaks and other control characters are escaped, so no text of a buyer can start a line of its own, and
`grep E-7KQ2` finds the whole trace of that code. What is logged while an event is carried out bears the event's
number (`about`), so that `grep event=4711` finds all of it.
"""

import hashlib
import json
import logging
import os
import re
import secrets as entropy
import sys
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from urllib.parse import quote

from shopbot.secret import Secret

LEVELS = ("debug", "info", "warning", "error")
SHORTEST_SECRET = 6
_HIDDEN = "***"
_FIELDS = "shopbot_fields"
_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_FILE_BYTES, _FILES_KEPT = 5_000_000, 3
_about: ContextVar[Mapping[str, object]] = ContextVar("about", default={})  # noqa: B039 - never changed, only replaced
Hear = Callable[[str, BaseException, Mapping[str, object]], None]
_hearers: list[Hear] = []

_SHAPES = re.compile(
    r"(?<![0-9])[0-9]{6,}:[A-Za-z0-9_-]{30,}"  # a bot token; looked for once in a row of digits, however long it is
    r"|(?<=/bot)[^/\s'\"]*(?::|%3[Aa])[^/\s'\"]+"  # a token in a URL, whatever its shape
    r"|(?<![0-9A-Fa-f])[0-9A-Fa-f]{64}(?![0-9A-Fa-f])"  # a key
    r"|(?<![A-Z0-9-])(?:[A-Z0-9]{4,8}-){3,}[A-Z0-9]{4,8}(?![A-Z0-9-])"  # a recovery key, a licence code
    r"|(?i:AGE-SECRET-KEY-[A-Z0-9]+)"  # a key of age
    r"|(?:[a-z]{3,8}[\s,]+){23,}[a-z]{3,8}\b"  # a recovery key in words (BIP-39)
)
# Controls, line and paragraph separators, and the marks that turn a line's reading direction round.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_NEEDS_QUOTES = re.compile(r'[\s"=\\]|^$')


class _Known:
    """The secrets that were named, and one expression that finds any of them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._values: set[str] = set()
        self._expression: re.Pattern[str] | None = None

    def add(self, value: str) -> None:
        if value in self._values:
            return
        forms = {value, quote(value, safe=""), repr(value)[1:-1], json.dumps(value)[1:-1]}
        with self._lock:
            self._values |= forms
            longest_first = sorted(self._values, key=len, reverse=True)
            self._expression = re.compile("|".join(map(re.escape, longest_first)))

    def remove_from(self, text: str) -> str:
        return self._expression.sub(_HIDDEN, text) if self._expression else text


_known = _Known()


def hide(value: str | Secret) -> None:
    """Keep this value out of every later log line, also where it is URL-encoded or quoted.

    A value under 6 characters is refused with ValueError: hiding it would garble ordinary words.
    """
    text = value.reveal() if isinstance(value, Secret) else value
    if len(text) < SHORTEST_SECRET:
        raise ValueError(f"a secret under {SHORTEST_SECRET} characters cannot be hidden")
    _known.add(text)


def redact(text: str) -> str:
    """Return the text with every known or recognisable secret replaced by `***`."""
    return _SHAPES.sub(_HIDDEN, _known.remove_from(text))


def escape(text: str) -> str:
    """Return the text as one line: a line break becomes a backslash and an n, other controls likewise."""
    return _UNSAFE.sub(lambda found: json.dumps(found[0])[1:-1] if found[0] != "\x7f" else "\\u007f", text)


def event(logger: logging.Logger, name: str, /, *, level: int = logging.INFO, **fields: object) -> None:
    """Write one event: a short lower-case name and facts (identifiers and counts, never goods or texts)."""
    logger.log(level, "%s", name, extra={_FIELDS: fields}, stacklevel=2)


@contextmanager
def about(**facts: object) -> Iterator[None]:
    """Add these facts to every line that this thread logs meanwhile, whoever logs it."""
    before = _about.set({**_about.get(), **facts})
    try:
        yield
    finally:
        _about.reset(before)


def error_code(exc: BaseException | None = None) -> str:
    """Return a short code such as `E-7KQ2`, free of letters that look alike.

    With an exception the code follows from its type and place, so the same bug has the same code every time,
    in a replay too. Without one it is random.
    """
    number = entropy.randbits(64) if exc is None else _fingerprint(exc)
    letters = []
    for _ in range(4):
        number, index = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[index])
    return "E-" + "".join(letters)


def trace(code: str, exc: BaseException, /, **where: object) -> None:
    """Write an exception with its whole trace as one line under the code that the person was shown."""
    logging.getLogger("shopbot.trace").error(
        "%s", type(exc).__name__, exc_info=exc, extra={_FIELDS: {"code": code, **where}}, stacklevel=2
    )
    for hear in tuple(_hearers):
        hear(code, exc, where)


def hear_traces(hear: Hear) -> Callable[[], None]:
    """Let `hear(code, exception, where)` know of every trace from now on; what is returned ends that.

    It is called in the thread that failed, and must return at once.
    """
    _hearers.append(hear)
    return lambda: _hearers.remove(hear)


def setup(
    level: str = "info", *, json: bool = False, file: Path | None = None, secrets: Iterable[str | Secret] = ()
) -> None:
    """Send the whole process's log lines to standard error, or to a file that rotates at 5 MB (3 kept).

    May be called again; the earlier handlers are closed. Uncaught exceptions, in threads too, are logged
    instead of printed, since a printed trace would pass no redaction.
    """
    for secret in secrets:
        hide(secret)
    handler = _PrivateFile(file) if file else logging.StreamHandler()
    handler.setFormatter(OneLine(as_json=json))
    root = logging.getLogger()
    for old in list(root.handlers):
        root.removeHandler(old)
        old.close()
    root.addHandler(handler)
    root.setLevel(level.upper())
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread


def adopt(name: str) -> None:
    """Take away the handlers a library gave its logger, so that its lines too leave through ours."""
    logger = logging.getLogger(name)
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
    logger.propagate = True


class OneLine(logging.Formatter):
    """Turns a record into one line of text or JSON without secrets."""

    def __init__(self, *, as_json: bool = False) -> None:
        super().__init__()
        self._as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        """Return the finished line, without its line break."""
        when = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        head = {
            "time": when.replace("+00:00", "Z"),
            "level": record.levelname,
            "room": redact(record.name),
            "event": redact(record.getMessage()),
        }
        body = {redact(name): _plain(value) for name, value in _fields(record).items()}
        if self._as_json:
            facts = {f"{name}_" if name in head else name: value for name, value in body.items()}
            return escape(json.dumps({**head, **facts}, ensure_ascii=False))
        return escape(" ".join([*head.values(), *(f"{name}={_quoted(value)}" for name, value in body.items())]))


def _fields(record: logging.LogRecord) -> Mapping[str, object]:
    fields: dict[str, object] = {**_about.get(), **getattr(record, _FIELDS, {})}
    if record.exc_info and record.exc_info[1]:
        fields["trace"] = "".join(traceback.format_exception(record.exc_info[1]))
    elif record.exc_text:
        fields["trace"] = record.exc_text
    if record.stack_info:
        fields["stack"] = record.stack_info
    return fields


def _plain(value: object) -> bool | int | str | None:
    return value if value is None or isinstance(value, bool | int) else redact(str(value))


def _quoted(value: bool | int | str | None) -> str:
    text = str(value)
    return json.dumps(text, ensure_ascii=False) if _NEEDS_QUOTES.search(text) else text


def _fingerprint(exc: BaseException) -> int:
    frames = traceback.extract_tb(exc.__traceback__)[-3:]
    places = [f"{Path(frame.filename).name}:{frame.name}:{frame.lineno}" for frame in frames]
    digest = hashlib.sha256("\n".join([type(exc).__name__, *places]).encode()).digest()
    return int.from_bytes(digest[:8], "big")


class _PrivateFile(RotatingFileHandler):
    """A rotating log file that only its owner can read."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        super().__init__(path, maxBytes=_FILE_BYTES, backupCount=_FILES_KEPT, encoding="utf-8")

    def _open(self) -> TextIOWrapper:
        descriptor = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return TextIOWrapper(os.fdopen(descriptor, "ab"), encoding="utf-8", write_through=True)


def _uncaught(kind: type[BaseException], exc: BaseException, tb: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    trace(error_code(exc), exc, thread="main")


def _uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
        trace(error_code(args.exc_value), args.exc_value, thread=args.thread.name if args.thread else "?")
