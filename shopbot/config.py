"""From config.toml, .env and the environment to one frozen `Config`, with every mistake reported at once.

A later source wins: defaults, then `config.toml`, then `.env`, then the environment, then systemd's credentials. In
`.env` and the environment a key is called `SHOPBOT_<SECTION>_<KEY>` (lists are split at commas); the token also
`TELEGRAM_TOKEN`, `shop.environment` also `SHOPBOT_ENVIRONMENT`. Of a service's credentials (systemd.exec(5),
`$CREDENTIALS_DIRECTORY`) `bot.token` is the token. Only `telegram.token` is required.

The shop's master key is no setting. It is the first of: the credential `db.key`; the file that `SHOPBOT_KEY_FILE` names
(a Docker secret, a file that a Vault agent writes); `shop.key` in the data folder. In `SHOPBOT_KEY`, where other
programs of this user can read it, it is allowed in development only.

The demo and the tests use `pretend`, which reads no source at all, so a real shop's token, key and data cannot reach
them.
"""

import os
import re
import stat
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from io import StringIO
from pathlib import Path
from typing import Any, Final, Literal

from dotenv.parser import parse_stream

from shopbot import log, program
from shopbot.config_rules import (
    LANGUAGES,
    NAMES,
    RULES,
    TELEGRAM,
    did_you_mean,
    is_loopback,
    is_ours,
    webhook_port_problem,
)
from shopbot.errors import BadConfig, NoFile, WrongKey
from shopbot.secret import Secret

Mode = Literal["live", "demo", "test"]
KeyFrom = Literal["credential", "named file", "file"]
DOOR_PORT: Final = 8080
LIVE: Final = "live"
DEVELOPMENT: Final = "development"
_KEY_FILE, _KEY = "SHOPBOT_KEY_FILE", "SHOPBOT_KEY"
_CREDENTIALS, _KEY_CREDENTIAL, _TOKEN_CREDENTIAL = "CREDENTIALS_DIRECTORY", "db.key", "bot.token"
_HEX_KEY = re.compile(r"[0-9a-fA-F]{64}")


@dataclass(frozen=True)
class Shop:
    """`[shop]`: what buyers see before the owner changes anything in the chat."""

    name: str = "My shop"
    languages: tuple[str, ...] = LANGUAGES
    language: str = "id"
    currency: str = "IDR"
    time_zone: str = "Asia/Jakarta"
    environment: str = LIVE


@dataclass(frozen=True)
class Telegram:
    """`[telegram]`: the bot, the server it talks to, the Telegram ids of its owners, and who asks whom for updates."""

    token: Secret = field(default_factory=lambda: Secret(""))
    api_url: str = TELEGRAM
    owners: tuple[int, ...] = ()
    mode: str = "polling"


@dataclass(frozen=True)
class Data:
    """`[data]`: the folder of the one encrypted file; and that of its witness, where it is to be on another disk."""

    folder: Path = Path("data")
    witness: Path | None = None


@dataclass(frozen=True)
class Plugins:
    """`[plugins]`: where they are; which to switch on or off against their own default.

    Those that came with the program are always looked for first, wherever the program is.
    """

    folders: tuple[Path, ...] = (Path("plugins"),)
    on: tuple[str, ...] = ()
    off: tuple[str, ...] = ()


@dataclass(frozen=True)
class Log:
    """`[log]`: how much, in which form, and where to (no file: standard error).

    A statement of SQL that takes `slow_ms` milliseconds or more is logged, once an hour.
    """

    level: str = "info"
    json: bool = False
    file: Path | None = None
    slow_ms: int = 200


@dataclass(frozen=True)
class Limits:
    """`[limits]`: what one person may ask of the shop."""

    updates_per_minute: int = 20


@dataclass(frozen=True)
class Web:
    """`[web]`: the HTTP door. With port 0 it opens only when something needs it, at `DOOR_PORT`.

    `public_url` is how the world reaches it, without a slash at its end; empty: it does not.
    """

    host: str = "127.0.0.1"
    port: int = 0
    public_url: str = ""
    plain_http: bool = False
    metrics_token: Secret = field(default_factory=lambda: Secret(""))

    @property
    def listens_at(self) -> int:
        """The port it opens, if it opens."""
        return self.port or DOOR_PORT


@dataclass(frozen=True)
class Paths:
    """Where one shop's files are. `key` is where the key is expected (`key_from`: why there), be it there or not."""

    file: Path
    key: Path
    lock: Path
    anchor: Path
    backups: Path
    key_from: KeyFrom = "file"


@dataclass(frozen=True)
class Config:
    """Everything the owner decided before the start. All paths are absolute.

    `mode` is what plugins agree to be run as; a real bot whose `shop.environment` is not live runs as "test".

    `plugin` holds the free tables `[plugin.<name>]`: first values of plugins' settings, checked at admission.
    `warnings` are sentences for the owner that stop nothing. A missing token is an empty `Secret`. `given_key` is the
    master key where the environment holds it, as it may in development.
    """

    root: Path
    paths: Paths
    mode: Mode = "live"
    shop: Shop = field(default_factory=Shop)
    telegram: Telegram = field(default_factory=Telegram)
    data: Data = field(default_factory=Data)
    plugins: Plugins = field(default_factory=Plugins)
    log: Log = field(default_factory=Log)
    limits: Limits = field(default_factory=Limits)
    web: Web = field(default_factory=Web)
    plugin: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    given_key: Secret = field(default_factory=lambda: Secret(""))


def load(root: Path, environ: Mapping[str, str], *, token_required: bool = True) -> Config:
    """Read the shop's configuration from `root` (absolute or not) and `environ`.

    Raises `BadConfig` with every mistake found. The token is kept out of the logs from here on.
    `token_required=False` is for commands that run before there is a bot, such as init.
    """
    config, problems = examine(root, environ, token_required=token_required)
    if problems:
        raise BadConfig(problems)
    return config


def examine(root: Path, environ: Mapping[str, str], *, token_required: bool = True) -> tuple[Config, tuple[str, ...]]:
    """Read like `load`, but return every mistake beside a configuration in which each has its default."""
    root = root.absolute()
    reading = _Reading()
    tables = _read_toml(root / "config.toml", reading)
    reading.take_tables(tables)
    reading.take_names(".env", _read_dotenv(root / ".env", reading))
    reading.take_names("environment", environ)
    reading.take_credential(environ)
    reading.check_together()
    reading.check_given_key(environ)
    if token_required and ("telegram", "token") not in reading.seen.keys() | reading.wrong:
        reading.problems.append(
            ".env: TELEGRAM_TOKEN is missing; get a token from @BotFather and write TELEGRAM_TOKEN=<token>,"
            " or let python3 run.py init do it"
        )
    return _build(root, reading, environ), tuple(reading.problems)


def pretend(
    root: Path,
    folder: Path,
    *,
    mode: Literal["demo", "test"] = "test",
    token: str = "1:pretend",  # noqa: S107 - opens nothing: the pretend Telegram accepts any
    api_url: str = "http://127.0.0.1",
    owners: tuple[int, ...] = (),
    **sections: Any,
) -> Config:
    """Return the configuration of a shop that is not real, with all its files in `folder`.

    `sections` are whole sections, for example `shop=Shop(language="ar")`, or `plugin={...}`.
    """
    root, folder = root.absolute(), folder.absolute()
    plugins = sections.pop("plugins", Plugins())
    return Config(
        root=root,
        paths=_paths(folder, folder / "shop.key"),
        mode=mode,
        telegram=Telegram(Secret(token), api_url, owners),
        data=Data(folder),
        plugins=Plugins(tuple(root / one for one in plugins.folders), plugins.on, plugins.off),
        **sections,
    )


def _no_key(config: Config) -> NoFile:
    """Return the refusal for a missing key; where the shop's file is, a new shop is not what to advise."""
    message = f"There is no key at {config.paths.key}."
    if config.paths.file.exists():
        return NoFile(message, "Put the key back, or write it anew from paper: python3 run.py init --recover")
    return NoFile(message)


def read_key(config: Config) -> Secret:
    """Return the shop's master key: 32 bytes as 64 hex digits.

    Raises `NoFile` when there is none, `WrongKey` when the file holds something else, `BadConfig` when others
    could read it. What systemd or Docker hand over lies in memory under /run, with a mode of their choice.
    """
    if config.given_key:
        return _as_key(config.given_key.reveal(), f"What {_KEY} holds")
    path = config.paths.key
    try:
        text = path.read_text("ascii").strip()
        status = path.stat()
    except FileNotFoundError:
        raise _no_key(config) from None
    except PermissionError:
        raise BadConfig([f"The key {path} cannot be read by this user."], f"Type: sudo chown $USER {path}") from None
    except UnicodeDecodeError:
        text = ""
    key = _as_key(text, f"What the file {path} holds")
    if Path("/run") not in path.parents:
        _check_owner(path, status)
    return key


def _as_key(text: str, what: str) -> Secret:
    if not _HEX_KEY.fullmatch(text):
        raise WrongKey(f"{what} is no key (64 hex digits).")
    log.hide(text)
    log.hide(text.lower())
    return Secret(text.lower())


def _check_owner(path: Path, status: os.stat_result) -> None:
    if os.name != "posix":
        return
    if status.st_uid != os.getuid():
        raise BadConfig([f"The key {path} belongs to another user."], f"Type: sudo chown $USER {path}")
    if stat.S_IMODE(status.st_mode) & 0o077:
        raise BadConfig([f"The key {path} can be read by other users."], f"Type: chmod 600 {path}")


# --- reading ------------------------------------------------------------------------------------------------


class _Reading:
    """Collects values and problems from one source after the other."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self.warnings: list[str] = []
        self.seen: dict[tuple[str, str], Any] = {}
        self.wrong: set[tuple[str, str]] = set()
        self.plugin: dict[str, dict[str, object]] = {}

    def take_tables(self, tables: Mapping[str, Any]) -> None:
        """Take what config.toml holds."""
        for section, table in tables.items():
            if section == "plugin":
                self._take_plugin_tables(table)
            elif section not in RULES:
                hint = did_you_mean(section, [*RULES, "plugin"]) or f"; known are {', '.join(RULES)}"
                self.problems.append(f"config.toml: [{section}] is not known{hint}")
            elif not isinstance(table, dict):
                self.problems.append(f"config.toml: {section} must be a table; write [{section}] on its own line")
            else:
                for key, value in table.items():
                    self._take("config.toml", f"{section}.{key}", section, key, value)

    def take_names(self, where: str, names: Mapping[str, str]) -> None:
        """Take what `.env` or the environment holds; other programs' names are passed over."""
        for name, text in names.items():
            if name in NAMES:
                section, key = NAMES[name]
                self._take(where, name, section, key, RULES[section][key].from_text(text))
            elif name == _KEY and where == ".env":
                self.problems.append(f"{where}: {name} does not belong here; write the key into the file data/shop.key")
            elif name != _KEY_FILE and is_ours(name):
                self.problems.append(f"{where}: {name} is not known{did_you_mean(name, list(NAMES))}")

    def take_credential(self, environ: Mapping[str, str]) -> None:
        """Take the token that systemd hands over."""
        path = _credential(environ, _TOKEN_CREDENTIAL)
        if path:
            self._take("credential", path.name, "telegram", "token", _read_text(path, self).strip())

    def check_given_key(self, environ: Mapping[str, str]) -> None:
        """Refuse a key in the environment outside development."""
        environment = self.seen.get(("shop", "environment"), LIVE)
        if environ.get(_KEY) and environment != DEVELOPMENT:
            self.problems.append(
                f"environment: {_KEY} is read in development only, since it shows in /proc; write the key into a file"
                f" of its own (mode 600) and name that: {_KEY_FILE}=/path/to/file"
            )

    def check_together(self) -> None:
        """Check what only shows when all values are known."""
        languages = self.seen.get(("shop", "languages"), list(LANGUAGES))
        if not languages:
            self.problems.append('config.toml: shop.languages is empty; for example: languages = ["id"]')
        elif ("shop", "language") not in self.seen:
            if Shop.language not in languages:
                self.seen["shop", "language"] = languages[0]
        elif self.seen["shop", "language"] not in languages and ("shop", "languages") not in self.wrong:
            language = self.seen["shop", "language"]
            self.problems.append(
                f"config.toml: shop.language is {language}, which is not among shop.languages; add it there"
            )
        both = set(self.seen.get(("plugins", "on"), ())) & set(self.seen.get(("plugins", "off"), ()))
        self.problems += [
            f"config.toml: plugins.on and plugins.off both name {name}; keep one" for name in sorted(both)
        ]
        self.problems += [f"config.toml: {problem}" for problem in self._door_problems()]

    def _door_problems(self) -> Iterator[str]:
        host = self.seen.get(("web", "host"), Web.host)
        if not is_loopback(host) and not self.seen.get(("web", "plain_http")):
            yield (
                f"web.host {host} would show plain HTTP to other machines, where anybody on the way can read and change"
                ' it; keep host = "127.0.0.1" and put Caddy or nginx before it (README, "The web door"), or, if a proxy'
                " with TLS reaches this machine over a network of its own, write plain_http = true"
            )
        if self.seen.get(("telegram", "mode")) == "webhook" and ("web", "public_url") not in self.wrong:
            yield from self._webhook_problems(self.seen.get(("web", "public_url"), ""))

    def _webhook_problems(self, address: str) -> Iterator[str]:
        if not address:
            yield (
                "telegram.mode is webhook, so Telegram must know where the shop is; write"
                ' public_url = "https://shop.example.com" under [web], or mode = "polling"'
            )
        elif self.seen.get(("telegram", "api_url"), TELEGRAM) == TELEGRAM:
            wrong = webhook_port_problem(address)
            if wrong:
                yield wrong

    def _take(self, where: str, shown: str, section: str, key: str, value: object) -> None:
        rule = RULES[section].get(key)
        if rule is None:
            self.problems.append(f"{where}: {shown} is not known{_other_place(section, key)}")
            return
        problem = rule.problem(value)
        if problem:
            example = rule.example if where == "config.toml" else rule.example_for(shown)
            self.problems.append(f"{where}: {shown} {problem}; for example: {example}")
            self.wrong.add((section, key))
        else:
            self.seen[section, key] = value

    def _take_plugin_tables(self, tables: object) -> None:
        if not isinstance(tables, dict) or not all(isinstance(table, dict) for table in tables.values()):
            self.problems.append("config.toml: plugin settings go into a table each; write [plugin.<name>]")
            return
        self.plugin = tables


def _other_place(section: str, key: str) -> str:
    for other, keys in RULES.items():
        if key in keys:
            return f"; it belongs in [{other}]"
    known = list(RULES[section])
    return did_you_mean(key, known) or f"; [{section}] has {', '.join(known)}"


def _default_of(section: str, key: str) -> Any:
    default = getattr(_SECTIONS[section](), key)
    return list(default) if isinstance(default, tuple) else default


def _read_toml(path: Path, reading: _Reading) -> Mapping[str, Any]:
    text = _read_text(path, reading)
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        reading.problems.append(f"config.toml: cannot be understood: {problem}; texts stand in double quotes")
        return {}
    if any(_secret_in(tables.get(section)) for section in ("telegram", "web")):
        _warn_if_open(path, reading)
    return tables


def _secret_in(table: object) -> bool:
    return isinstance(table, dict) and any(table.get(name) for name in _SECRETS)


def _read_dotenv(path: Path, reading: _Reading) -> Mapping[str, str]:
    names: dict[str, str] = {}
    for binding in parse_stream(StringIO(_read_text(path, reading))):
        if binding.error or (binding.key is not None and binding.value is None):
            reading.problems.append(f".env: line {binding.original.line} is not of the form NAME=value")
        elif binding.key is not None:
            names[binding.key] = binding.value or ""
    if names:
        _warn_if_open(path, reading)
    return names


def _read_text(path: Path, reading: _Reading) -> str:
    try:
        return path.read_text("utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError:
        reading.problems.append(f"{path.name}: is not UTF-8 text; save it again as UTF-8")
    except OSError as problem:
        reading.problems.append(f"{path.name}: cannot be read ({problem.strerror}); check its owner and mode")
    return ""


def _warn_if_open(path: Path, reading: _Reading) -> None:
    if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
        reading.warnings.append(f"{path.name} can be read by other users of this machine; type: chmod 600 {path}")


# --- building -----------------------------------------------------------------------------------------------

_SECTIONS: Final[Mapping[str, Any]] = {
    "shop": Shop,
    "telegram": Telegram,
    "data": Data,
    "plugins": Plugins,
    "log": Log,
    "limits": Limits,
    "web": Web,
}


def _build(root: Path, reading: _Reading, environ: Mapping[str, str]) -> Config:
    sections = {name: kind(**dict(_values(name, kind, root, reading))) for name, kind in _SECTIONS.items()}
    folder = sections["data"].folder
    return Config(
        root=root,
        paths=_paths(folder, *_key_path(folder, root, environ)),
        mode="live" if sections["shop"].environment == LIVE else "test",
        plugin=reading.plugin,
        given_key=Secret(environ.get(_KEY, "") if sections["shop"].environment == DEVELOPMENT else ""),
        warnings=tuple(reading.warnings),
        **sections,
    )


def _values(section: str, kind: Any, root: Path, reading: _Reading) -> Iterator[tuple[str, object]]:
    """Yield the section's values in the types of its dataclass; paths are taken from `root`."""
    for one in fields(kind):
        value = reading.seen.get((section, one.name), _default_of(section, one.name))
        if one.name == "folders":
            yield one.name, tuple(dict.fromkeys((program.CODE / "plugins", *_from_root(root, value))))
        elif (section, one.name) in _PATHS:
            yield one.name, _from_root(root, value)
        elif one.name in _SECRETS:
            yield one.name, _hidden(value)
        elif one.name == "public_url":
            yield one.name, str(value).rstrip("/")
        else:
            yield one.name, tuple(value) if isinstance(value, list) else value


_PATHS: Final = {("data", "folder"), ("data", "witness"), ("plugins", "folders"), ("log", "file")}
_SECRETS: Final = {"token", "metrics_token"}


def _from_root(root: Path, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_from_root(root, one) for one in value)
    return root / Path(value).expanduser() if value else None


def _hidden(value: str | Secret) -> Secret:
    if isinstance(value, Secret):
        return value
    if value:
        log.hide(value)
    return Secret(value)


def _key_path(folder: Path, root: Path, environ: Mapping[str, str]) -> tuple[Path, KeyFrom]:
    credential = _credential(environ, _KEY_CREDENTIAL)
    if credential:
        return credential, "credential"
    named = environ.get(_KEY_FILE)
    return (root / Path(named).expanduser(), "named file") if named else (folder / "shop.key", "file")


def _credential(environ: Mapping[str, str], name: str) -> Path | None:
    """Return the file of a credential that systemd handed over, if it did."""
    folder = environ.get(_CREDENTIALS)
    path = Path(folder) / name if folder else None
    return path if path and path.exists() else None


def _paths(folder: Path, key: Path, key_from: KeyFrom = "file") -> Paths:
    return Paths(
        file=folder / "shop.db",
        key=key,
        lock=folder / "shop.lock",
        anchor=folder / "shop.anchor",
        backups=folder / "backups",
        key_from=key_from,
    )
