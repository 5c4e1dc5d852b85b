"""What each key of the configuration may hold, in the words a problem is reported with."""

import difflib
import ipaddress
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from shopbot import log

LANGUAGES: Final = ("id", "en", "ar", "fa", "zh")
ENVIRONMENTS: Final = ("live", "staging", "development")
TELEGRAM: Final = "https://api.telegram.org"
_PREFIX = "SHOPBOT_"
_SHORT_NAMES = ("TELEGRAM_TOKEN", "SHOPBOT_ENVIRONMENT")
_TOKEN = re.compile(r"\d{6,}:[A-Za-z0-9_-]{30,}")
_PLUGIN = re.compile(r"[a-z][a-z0-9_]*")
_CURRENCY = re.compile(r"[A-Z]{3,5}")
_BEARER = re.compile(r"[A-Za-z0-9._~+/-]{16,}=*|")
# Where Telegram delivers webhooks to: Bot API 10.3, setWebhook, notes.
_WEBHOOK_PORTS = (443, 80, 88, 8443)


@dataclass(frozen=True)
class Rule:
    """One key: its type, the words for it, an example as it would be written, and a finer check.

    `check` returns what is wrong with a value of the right type, or nothing.
    """

    kind: type
    words: str
    example: str
    many: bool = False
    check: Callable[[Any], str] = lambda _: ""

    def problem(self, value: object) -> str:
        """Return what is wrong with the value, or nothing."""
        items = value if self.many and isinstance(value, list) else [value]
        right = isinstance(value, list) == self.many and all(type(item) is self.kind for item in items)
        if not right:
            return f"must be {self.words}"
        return next((wrong for wrong in map(self.check, items) if wrong), "")

    def from_text(self, text: str) -> object:
        """Return the value a name in `.env` or the environment stands for; what cannot be read stays text."""
        if self.many:
            return [self._one(part.strip()) for part in text.split(",") if part.strip()]
        return self._one(text.strip())

    def example_for(self, name: str) -> str:
        """Return the example as it would stand in `.env` under this name."""
        value = self.example.partition("=")[2].strip(" []").replace('"', "")
        return f"{name}={value}"

    def _one(self, text: str) -> object:
        if self.kind is bool:
            return {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}.get(
                text.lower(), text
            )
        return int(text) if self.kind is int and re.fullmatch(r"-?[0-9]+", text) else text


def _unless(good: Callable[[Any], object], words: str) -> Callable[[Any], str]:
    return lambda value: "" if good(value) else words


def _one_of(choices: tuple[str, ...]) -> Callable[[str], str]:
    def check(value: str) -> str:
        if value in choices:
            return ""
        return f"must be one of {', '.join(choices)}{did_you_mean(value, choices)}"

    return check


def _is_web_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        spare = parts.query or parts.fragment or parts.username
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and not spare and parts.port != 0
    except ValueError:
        return False


def is_loopback(host: str) -> bool:
    """Tell whether only this machine reaches `host`: an address such as 127.0.0.1 or ::1, or localhost."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def webhook_port_problem(address: str) -> str:
    """Return what is wrong with the port of a `web.public_url` that Telegram is to deliver to, or nothing."""
    port = urlsplit(address).port
    if port is None or port in _WEBHOOK_PORTS:
        return ""
    return f"web.public_url has port {port}, but Telegram delivers only to {', '.join(map(str, _WEBHOOK_PORTS))}"


def _is_public_address(value: str) -> bool:
    if not value:
        return True
    return _is_web_address(value) and (value.startswith("https://") or is_loopback(urlsplit(value).hostname or ""))


def _is_time_zone(value: str) -> bool:
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError):
        return False
    return True


_plugin_name = _unless(_PLUGIN.fullmatch, "must hold plugin names: small letters, digits and _")
RULES: Final[Mapping[str, Mapping[str, Rule]]] = {
    "shop": {
        "name": Rule(
            str,
            "a text",
            'name = "My shop"',
            check=_unless(lambda v: 0 < len(v.strip()) <= 64, "must have 1 to 64 characters"),
        ),
        "languages": Rule(str, "a list of languages", 'languages = ["id", "en"]', many=True, check=_one_of(LANGUAGES)),
        "language": Rule(str, "a language", 'language = "id"', check=_one_of(LANGUAGES)),
        "currency": Rule(
            str,
            "a currency",
            'currency = "IDR"',
            check=_unless(_CURRENCY.fullmatch, "must be a currency in capital letters"),
        ),
        "time_zone": Rule(
            str,
            "a time zone",
            'time_zone = "Asia/Jakarta"',
            check=_unless(_is_time_zone, "is no time zone of the tz database"),
        ),
        "environment": Rule(str, "a word", 'environment = "live"', check=_one_of(ENVIRONMENTS)),
    },
    "telegram": {
        "token": Rule(
            str,
            "a text",
            'token = "123456789:AAExample"',
            check=_unless(_TOKEN.fullmatch, "is not a token as BotFather gives it: digits, a colon, letters"),
        ),
        "api_url": Rule(
            str,
            "a web address",
            f'api_url = "{TELEGRAM}"',
            check=_unless(_is_web_address, "must be a web address that starts with https:// or http://"),
        ),
        "owners": Rule(
            int,
            "a list of Telegram ids (numbers)",
            "owners = [123456789]",
            many=True,
            check=_unless(lambda v: v > 0, "must hold numbers above 0"),
        ),
        "mode": Rule(str, "a word", 'mode = "polling"', check=_one_of(("polling", "webhook"))),
    },
    "data": {
        "folder": Rule(str, "a folder", 'folder = "data"', check=_unless(bool, "must not be empty")),
        "witness": Rule(str, "a folder", 'witness = "/mnt/second"', check=_unless(bool, "must not be empty")),
    },
    "plugins": {
        "folders": Rule(
            str,
            "a list of folders",
            'folders = ["plugins"]',
            many=True,
            check=_unless(bool, "must not hold an empty name"),
        ),
        "on": Rule(str, "a list of plugin names", 'on = ["hello"]', many=True, check=_plugin_name),
        "off": Rule(str, "a list of plugin names", 'off = ["hello"]', many=True, check=_plugin_name),
    },
    "log": {
        "level": Rule(str, "a level", 'level = "info"', check=_one_of(log.LEVELS)),
        "json": Rule(bool, "true or false", "json = false"),
        "file": Rule(str, "a file name", 'file = "data/shop.log"'),
        "slow_ms": Rule(
            int,
            "a whole number",
            "slow_ms = 200",
            check=_unless(lambda v: 0 < v <= 60_000, "must be between 1 and 60000"),
        ),
    },
    "limits": {
        "updates_per_minute": Rule(
            int,
            "a whole number",
            "updates_per_minute = 20",
            check=_unless(lambda v: 0 < v <= 10_000, "must be between 1 and 10000"),
        ),
    },
    "web": {
        "host": Rule(str, "an address", 'host = "127.0.0.1"', check=_unless(bool, "must not be empty")),
        "port": Rule(
            int, "a port number", "port = 8080", check=_unless(lambda v: 0 <= v <= 65_535, "must be 0 to 65535")
        ),
        "public_url": Rule(
            str,
            "a web address",
            'public_url = "https://shop.example.com"',
            check=_unless(_is_public_address, "must be a web address that starts with https://, without a ? in it"),
        ),
        "plain_http": Rule(bool, "true or false", "plain_http = false"),
        "metrics_token": Rule(
            str,
            "a text",
            'metrics_token = "at-least-16-characters"',
            check=_unless(_BEARER.fullmatch, "must have at least 16 letters, digits or any of . _ ~ + / -"),
        ),
    },
}
NAMES: Final = {
    **{f"{_PREFIX}{section}_{key}".upper(): (section, key) for section, keys in RULES.items() for key in keys},
    "TELEGRAM_TOKEN": ("telegram", "token"),
    "SHOPBOT_ENVIRONMENT": ("shop", "environment"),
}


def did_you_mean(name: str, known: Sequence[str]) -> str:
    """Return the closest known name as the end of a sentence, or nothing."""
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.65)
    return f"; did you mean {close[0]}?" if close else ""


def is_ours(name: str) -> bool:
    """Tell whether a name in `.env` or the environment was meant for the shop, though it is not known."""
    sections = tuple(f"{_PREFIX}{section}_".upper() for section in RULES)
    return name.startswith(sections) or bool(difflib.get_close_matches(name, _SHORT_NAMES, cutoff=0.85))
