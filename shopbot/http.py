"""HTTP to the outside: the one client of everything that asks a gateway, a chain or a list of rates.

It follows no redirect, reads no proxy settings, keeps no cookies, checks certificates, bounds time and size, and writes
neither path, query, headers nor body to the log: those hold keys and addresses. Base URLs come from settings, so that a
local fake can play every provider. It belongs into an errand or a method's `look`; in a handler the clerk refuses it.
"""

import functools
import json as encoder
import logging
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

import urllib3
from urllib3.exceptions import HTTPError

from shopbot import log
from shopbot.errors import NotReady

SECONDS = 15.0
MOST_BYTES = 4_000_000
_CONNECT_SECONDS = 5.0
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_LONGEST_PAUSE = 3600
_LONGEST_WISH = 20  # digits; Python itself reads no number of thousands of them
_log = logging.getLogger("shopbot.http")


@dataclass(frozen=True)
class Answer:
    """What came back: never a 429 or a 5xx, those raise. `headers` have lower-case names."""

    host: str
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def ok(self) -> bool:
        """True for 2xx."""
        return 200 <= self.status < 300

    def json(self) -> Any:
        """Return the body as JSON. Raises NotReady for anything else: a provider that answers so is not itself."""
        try:
            return encoder.loads(self.body)
        except (ValueError, RecursionError) as error:
            raise NotReady(f"{self.host} answered {self.status} with something that is no JSON") from error


def get(
    url: str,
    *,
    query: Mapping[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
    seconds: float = SECONDS,
) -> Answer:
    """Ask; `query` is added to the address. Raises NotReady, and ValueError for an address this client won't use."""
    full = f"{url}{'&' if '?' in url else '?'}{urlencode(query)}" if query else url
    return _ask("GET", full, None, headers or {}, seconds)


def post(url: str, json: Any, *, headers: Mapping[str, str] | None = None, seconds: float = SECONDS) -> Answer:
    """Send JSON. Raises as `get` does; the other side may have acted on it although no answer came."""
    body = encoder.dumps(json, ensure_ascii=False).encode()
    return _ask("POST", url, body, {"Content-Type": "application/json", **(headers or {})}, seconds)


def is_address(words: str) -> bool:
    """Tell whether this client could talk to what somebody typed as an address."""
    try:
        return urlsplit(check_address(words)).port != 0 and words.isascii() and words.isprintable() and " " not in words
    except ValueError:
        return False


def check_address(url: str) -> str:
    """Return `url` if this client may talk to it, else raise ValueError: plain HTTP is for this machine only."""
    parts = urlsplit(url)
    if parts.scheme == "https" and parts.hostname:
        return url
    if parts.scheme == "http" and parts.hostname in _LOOPBACK:
        return url
    raise ValueError(f"not an https:// address: {parts.scheme}://{parts.hostname}")


def _ask(method: str, url: str, body: bytes | None, headers: Mapping[str, str], seconds: float) -> Answer:
    host = urlsplit(check_address(url)).hostname or ""
    began = time.monotonic()
    try:
        answer = _pools().request(
            method, url, body=body, headers={"Accept": "application/json", **headers}, redirect=False, retries=False,
            preload_content=False, timeout=urllib3.Timeout(connect=_CONNECT_SECONDS, read=seconds),
        )  # fmt: skip
        with answer:  # what is left unread is not read for the next one: the connection is closed
            read = answer.read(MOST_BYTES + 1, decode_content=True)
    except HTTPError as error:
        log.event(_log, "http_failed", level=logging.DEBUG, host=host, error=type(error).__name__)
        raise NotReady(f"{host} did not answer ({type(error).__name__})") from None  # its words hold the address
    log.event(_log, "http", level=logging.DEBUG, host=host, status=answer.status, ms=_since(began))
    lowered = {name.lower(): value for name, value in answer.headers.items()}
    _check_usable(host, answer.status, lowered, len(read))
    return Answer(host, answer.status, lowered, read)


def _check_usable(host: str, status: int, headers: Mapping[str, str], length: int) -> None:
    if status == 429 or status >= 500:
        raise NotReady(f"{host} answered {status}", _pause(headers.get("retry-after", "")))
    if length > MOST_BYTES:
        raise NotReady(f"{host} answered with more than {MOST_BYTES} bytes")


def _pause(seconds: str) -> int | None:
    """Read Retry-After in seconds (RFC 9110 10.2.3); the form with a date is taken as no wish."""
    if not (seconds.isascii() and seconds.isdigit()):
        return None
    return min(int(seconds[:_LONGEST_WISH]), _LONGEST_PAUSE)


def _since(began: float) -> int:
    return round((time.monotonic() - began) * 1000)


@functools.cache
def _pools() -> urllib3.PoolManager:
    return urllib3.PoolManager(num_pools=16, maxsize=4, ssl_context=ssl.create_default_context())
