"""The Bot API over one shared connection pool: the one place for errors, redaction, size limits and counting.

Two ways lead through the same sender. `call` takes a method's name and its parameters and returns the plain answer:
the busy path (send, edit, answer, delete) uses it, because telebot's methods build an object from each answer, and an
answer they cannot parse would look like the failure of a message that was in fact sent. Everything else goes through
`bot`, a `telebot.TeleBot(threaded=False)` with all its methods and types. telebot's polling, pools, retries, states
and `download_file` stay unused.

telebot never learns the token. Its module-wide hooks (`API_URL`, `CUSTOM_REQUEST_SENDER`) are set once; a bot is given
a handle in the token's place, and the hook finds the `Api` by it. So several bots in one process do not disturb each
other. It is imported when `bot` is first used: with the HTTP library it brings it takes 11 MiB, and a shop where all
goes well has no need of it.
"""

import itertools
import json
import logging
import re
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from http.client import HTTPException
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import urlsplit

import urllib3
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError, SSLError
from urllib3.filepost import encode_multipart_formdata

from shopbot import log
from shopbot.clock import Clock
from shopbot.secret import Secret

if TYPE_CHECKING:
    import telebot

TELEGRAM = "https://api.telegram.org"
CONNECT_SECONDS = 5.0
READ_SECONDS = 30.0
MOST_ANSWER_BYTES = 16 << 20
_OK = 200
_QUOTED = re.compile('"[^"]*"')
_NEVER_LEFT = (NewConnectionError, ConnectTimeoutError, ConnectionRefusedError, SSLError, ssl.SSLCertVerificationError)
_REDIRECT, _CLIENT_ERROR = 300, 400

Files = Mapping[str, tuple[str, bytes]]
Watch = Callable[[str, int, float], None]


class ApiError(Exception):
    """Telegram said no. `code` and `description` are its own; `retry_after` is in seconds, for 429.

    `moved_to` is the supergroup that the chat has become.
    """

    def __init__(
        self, code: int, description: str, retry_after: float | None = None, moved_to: int | None = None
    ) -> None:
        super().__init__(code, description)
        self.code = code
        self.description = description
        self.retry_after = retry_after
        self.moved_to = moved_to

    def __str__(self) -> str:
        return f"{self.code} {self.description}"


class Unreachable(Exception):
    """No answer came. `may_have_acted`: the call had left, so nobody knows whether Telegram carried it out."""

    def __init__(self, problem: str, *, may_have_acted: bool) -> None:
        super().__init__(problem)
        self.problem = problem
        self.may_have_acted = may_have_acted


class TooLarge(Exception):
    """A file is larger than the caller wants it."""


@dataclass(frozen=True)
class Address:
    """Where a Bot API server is, taken apart once; `context` is None for plain HTTP."""

    scheme: str
    host: str
    port: int | None
    prefix: str
    context: ssl.SSLContext | None

    @classmethod
    def of(cls, url: str) -> "Address":
        """Take apart an address such as `https://api.telegram.org`. Raises ValueError if it is none."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"not the address of a Bot API server: {url}")
        context = ssl.create_default_context() if parts.scheme == "https" else None
        return cls(parts.scheme, parts.hostname, parts.port, parts.path.rstrip("/"), context)

    def pool(self, connections: int) -> urllib3.HTTPConnectionPool:
        """Return a pool that keeps up to `connections` open and makes callers wait beyond that."""
        if self.context:
            return urllib3.HTTPSConnectionPool(
                self.host, self.port, maxsize=connections, block=True, ssl_context=self.context
            )
        return urllib3.HTTPConnectionPool(self.host, self.port, maxsize=connections, block=True)


class Api:
    """One bot's access to the Bot API at `api_url`.

    `connections` bounds how many calls are under way at once. `watch(method, code, seconds)` hears of every call; its
    code is 0 when no answer came. Calls raise `ApiError` or `Unreachable`, neither of which holds the token, the
    address or anything that was sent. No proxy settings are read from the environment.
    """

    def __init__(
        self,
        token: Secret,
        api_url: str = TELEGRAM,
        clock: Clock | None = None,
        *,
        connections: int = 40,
        read_seconds: float = READ_SECONDS,
        watch: Watch | None = None,
    ) -> None:
        log.hide(token)
        self.address = Address.of(api_url)
        self.bot_id = int(token.reveal().partition(":")[0])
        self._token = token
        self._clock = clock or Clock()
        self._pool = self.address.pool(connections)
        self._timeout = urllib3.Timeout(connect=CONNECT_SECONDS, read=read_seconds)
        self._watch = watch
        self._handle = f"{self.bot_id}:shopbot{next(_numbers)}"
        _apis[self._handle] = self

    @cached_property
    def bot(self) -> "telebot.TeleBot":
        """All the methods and types of telebot, over this sender."""
        return _bot_for(self._handle)

    def path(self, method: str) -> str:
        """Return the path of a method. It holds the token: for a request line only, never for a log."""
        return f"{self.address.prefix}/bot{self._token.reveal()}/{method}"

    def call(self, method: str, params: Mapping[str, Any] | None = None, files: Files | None = None) -> Any:
        """Call a method with parameters as JSON-able values and return its `result`.

        With `files` (field name -> file name and content) it goes as a form, otherwise as one JSON body.
        """
        body, kind = encode(params or {}, files)
        started = self._clock.monotonic()
        code = 0
        try:
            status, answer = self._exchange("POST", self.path(method), body, kind, MOST_ANSWER_BYTES)
            code = status
            return unwrap(status, answer)
        finally:
            if self._watch:
                self._watch(method, code, self._clock.monotonic() - started)

    def download(self, file_id: str, limit: int) -> bytes:
        """Return a file's content. Raises `TooLarge` when it has more than `limit` bytes.

        Telegram itself hands out at most 20 MB this way.
        """
        about = self.call("getFile", {"file_id": file_id})
        if about.get("file_size", 0) > limit:
            raise TooLarge(f"{about['file_size']} bytes, at most {limit} are wanted")
        path = f"{self.address.prefix}/file/bot{self._token.reveal()}/{about['file_path']}"
        status, content = self._exchange("GET", path, None, None, limit)
        if status != _OK:
            raise ApiError(status, "the file could not be fetched")
        return content

    def close(self) -> None:
        """Close the connections; `bot` is of no more use."""
        _apis.pop(self._handle, None)
        self._pool.close()

    def _exchange(self, verb: str, path: str, body: bytes | None, kind: str | None, limit: int) -> tuple[int, bytes]:
        # The problem is raised outside `except`, so that the new error does not drag the old one, whose text shows the
        # address with the token in it, along as its context.
        try:
            response = self._pool.urlopen(
                verb,
                path,
                body=body,
                headers={"Content-Type": kind} if kind else None,
                timeout=self._timeout,
                retries=False,
                redirect=False,
                preload_content=False,
                assert_same_host=False,
            )
            try:
                content = response.read(limit + 1)
                if len(content) <= limit:
                    return response.status, content
                response.close()
            finally:
                response.release_conn()
            problem: Exception = TooLarge(f"more than {limit} bytes")
        except (HTTPError, HTTPException, OSError) as error:
            problem = unreachable(error)
        raise problem


def encode(params: Mapping[str, Any], files: Files | None) -> tuple[bytes, str]:
    """Return a request body and its content type."""
    if not files:
        return json.dumps(params).encode(), "application/json"
    form: dict[str, Any] = {
        name: value if isinstance(value, str) else json.dumps(value) for name, value in params.items()
    }
    return encode_multipart_formdata({**form, **files})


def unwrap(status: int, answer: bytes) -> Any:
    """Return `result` from an answer, or raise what it says.

    An answer that is no Bot API answer although the call succeeded leaves open what was done.
    """
    try:
        said = json.loads(answer)
        if said["ok"]:
            return said["result"]
        extra = said.get("parameters", {})
        code, description = int(said["error_code"]), str(said["description"])
        pause, moved = extra.get("retry_after"), extra.get("migrate_to_chat_id")
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError):
        _not_an_answer(status)
    # Telegram quotes the tag it cannot read, which may be a piece of what was sent.
    description = _QUOTED.sub('"..."', description)
    raise ApiError(code, description, pause, moved)


def _not_an_answer(status: int) -> NoReturn:
    if status < _REDIRECT:
        raise Unreachable("an answer that cannot be read", may_have_acted=True) from None
    code = status if status >= _CLIENT_ERROR else 502
    raise ApiError(code, "not an answer of the Bot API") from None


def unreachable(error: Exception) -> Unreachable:
    """Say what went wrong on the way, without the address."""
    reason: BaseException | None = error
    while reason is not None and not isinstance(reason, _NEVER_LEFT):
        reason = reason.__cause__ or reason.__context__
    return Unreachable(type(reason or error).__name__, may_have_acted=reason is None)


# --- the same way out for telebot's methods ---

_apis: "dict[str, Api]" = {}
_numbers = itertools.count(1)


def _bot_for(handle: str) -> "telebot.TeleBot":
    import telebot
    from telebot import apihelper

    apihelper.API_URL = "{0}/{1}"  # type: ignore[assignment]
    apihelper.CUSTOM_REQUEST_SENDER = _send_for_telebot  # type: ignore[assignment]
    logging.getLogger("TeleBot").setLevel(logging.ERROR)
    log.adopt("TeleBot")
    return telebot.TeleBot(handle, parse_mode="HTML", threaded=False)


class _Answer:
    """What telebot wants to see of a response; errors never get this far."""

    status_code = _OK
    text = ""

    def __init__(self, result: Any) -> None:
        self._result = result

    def json(self) -> dict[str, Any]:
        return {"ok": True, "result": self._result}


def _send_for_telebot(
    _verb: str, url: str, params: Mapping[str, Any] | None = None, files: Any = None, **_: object
) -> _Answer:
    handle, _slash, method = url.partition("/")
    api = _apis.get(handle)
    if api is None:  # closed while another thread was about to call
        raise Unreachable("closed", may_have_acted=False)
    return _Answer(api.call(method, params, _contents(files)))


def _contents(files: Any) -> dict[str, tuple[str, bytes]] | None:
    """Read what telebot passes as files: name -> bytes, open file, or (file name, either)."""
    if not files:
        return None
    made = {}
    for name, value in dict(files).items():
        file_name, content = value if isinstance(value, tuple) else (name, value)
        made[name] = (file_name or name, content if isinstance(content, bytes) else content.read())
    return made
