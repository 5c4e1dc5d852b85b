"""What the house promises about its own source, read from that source.

Each promise is a checker: it takes one source file and returns what is wrong with it. Beside the test that runs it
over the project stand its sabotage twins: small sources that break the promise, each of which it has to find.
"""

import ast
import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent

BASE = frozenset(
    {"errors", "log", "clock", "config", "config_rules", "http", "pictures", "program", "secret", "sheets"}
)
CORE = BASE | {"db", "trade", "texts", "backup", "host"}
SHOP = CORE | {"telegram", "web", "app", "api"}
ALL = SHOP | {"testing", "simulator", "fakes", "journeys", "demo", "service", "commands", "cli", "onefile", "__init__"}
# Who may import whom: a room and the rooms it may know besides itself.
ROOMS = {
    "__init__": frozenset[str](),
    **dict.fromkeys(BASE, BASE),
    "db": BASE,
    "trade": BASE | {"db"},
    "texts": BASE | {"db", "trade"},
    "backup": BASE | {"db", "trade"},
    "host": BASE | {"db", "trade", "texts", "backup"},
    "telegram": CORE,
    "web": CORE,
    "api": CORE,
    "app": SHOP,
    "service": BASE,
    "testing": SHOP,
    "simulator": frozenset({"errors", "log"}),
    "fakes": frozenset(),
    "journeys": BASE | {"simulator"},
    "demo": ALL,
    "commands": ALL,
    "cli": ALL,
    "onefile": frozenset(),
}
# A library that is known to one room only, so that replacing it touches one room only.
LIBRARIES = {
    "telebot": "telegram",
    "sqlcipher3": "db",
    "sqlite_utils": "db",
    "aiosqlite": "db",
    "sqlite3": "db",
    "fluent": "texts",
    "starlette": "web",
    "uvicorn": "web",
    "dotenv": "config",
    "qrcode": "pictures",
    "pyrage": "backup",
    "mnemonic": "backup",
    "minio": "backup",
    "shiv": "commands",
}
CLOCK_READERS = {"time.time", "time.time_ns", "datetime.now", "datetime.utcnow", "datetime.today", "date.today"}
_STARTERS = {f"subprocess.{name}" for name in ("run", "call", "check_call", "check_output", "Popen")}
SQL = re.compile(
    r"\s*(SELECT\s|INSERT\s+(OR\s+\w+\s+)?INTO\s|UPDATE\s+\S+\s+SET|DELETE\s+FROM\s|CREATE\s+(TABLE|INDEX|UNIQUE)|DROP\s"
    r"|ALTER\s+TABLE|PRAGMA\s|ATTACH\s|WITH\s+\w+\s+AS)"
)
SQL_ALLOWED = re.compile(r"# (noqa: S608 -|sql:) \w+")


@dataclass(frozen=True)
class Source:
    """One Python file; `path` is relative to the project."""

    path: str
    text: str

    @property
    def tree(self) -> ast.Module:
        return parsed(self.text)

    @property
    def room(self) -> str:
        """Return the part of shopbot it belongs to, or nothing outside shopbot."""
        parts = self.path.removesuffix(".py").split("/")
        return parts[1] if parts[0] == "shopbot" else ""

    def at(self, node: ast.AST, problem: str) -> str:
        return f"{self.path}:{getattr(node, 'lineno', 1)}: {problem}"


Checker = Callable[[Source], Iterator[str]]


@cache
def parsed(text: str) -> ast.Module:
    return ast.parse(text)


def imports(source: Source) -> Iterator[tuple[ast.AST, str]]:
    """Yield every imported module by its full dotted name; `from a import b` as `a.b`."""
    package = source.path.removesuffix(".py").split("/")
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: -node.level] if node.level else []
            start = ".".join([*above, *([node.module] if node.module else [])])
            yield from ((node, f"{start}.{alias.name}") for alias in node.names)


def rooms_know_only_those_below(source: Source) -> Iterator[str]:
    if not source.room:
        return
    if source.room not in ROOMS:
        yield source.at(source.tree, f"the room {source.room} has no place in ROOMS: who may it import?")
        return
    allowed = ROOMS[source.room] | {source.room}
    for node, name in imports(source):
        parts = name.split(".")
        if parts[0] == "shopbot" and parts[1] not in allowed and not parts[1].startswith("__"):
            yield source.at(node, f"{source.room} may not import {name}")
        if parts[0] in {"tests", "plugins", "run"}:
            yield source.at(node, f"shopbot may not import {name}")


def libraries_stay_in_their_room(source: Source) -> Iterator[str]:
    for node, name in imports(source):
        home = LIBRARIES.get(name.split(".")[0])
        # The pretend Telegram is a server of its own and may not share anything with the shop's HTTP door.
        serving = home == "web" and source.room == "simulator"
        if home and source.room != home and not serving and not source.path.startswith("tests/"):
            yield source.at(node, f"only shopbot/{home} imports {name}")


def plugins_know_only_the_api(source: Source) -> Iterator[str]:
    if not source.path.startswith("plugins/"):
        return
    own = source.path.removesuffix(".py").split("/")[1]
    for node, name in imports(source):
        parts = name.split(".")
        if parts[0] == "shopbot" and parts[1:2] != ["api"]:
            yield source.at(node, f"a plugin imports only shopbot.api, not {name}")
        if parts[0] == "plugins" and parts[1] != own and parts[2:3] != ["api"]:
            yield source.at(node, f"a plugin imports another one only by its api, not {name}")


def time_comes_from_a_clock(source: Source) -> Iterator[str]:
    free = {"clock", "simulator"}
    if source.room in free or source.path.startswith("tests/") or source.path == "run.py":
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute):
            called = ".".join(ast.unparse(node).split(".")[-2:])
            if called in CLOCK_READERS:
                yield source.at(node, f"{called} reads the machine's time; ask a Clock")
    for node, name in imports(source):
        if name in {"time.time", "time.time_ns"}:
            yield source.at(node, f"{name} reads the machine's time; ask a Clock")


def money_is_never_a_float(source: Source) -> Iterator[str]:
    if source.room != "trade":
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Name) and node.id == "float":
            yield source.at(node, "float in the trade room")
        elif isinstance(node, ast.Constant) and isinstance(node.value, float):
            yield source.at(node, f"the float {node.value} in the trade room")
        elif isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div):
            yield source.at(node, "/ makes a float; use // or a function that rounds")


def built(node: ast.AST) -> tuple[str, list[ast.expr]]:
    """Return the fixed beginning of a text that is put together, and what is put into it."""
    if isinstance(node, ast.JoinedStr):
        fixed = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
        return fixed, [part.value for part in node.values if isinstance(part, ast.FormattedValue)]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mod):
        return str(getattr(node.left, "value", "")), [node.right]
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
        return str(getattr(node.func.value, "value", "")), [*node.args]
    return "", []


def sql_is_never_put_together(source: Source) -> Iterator[str]:
    """Find SQL made with anything but a constant's name.

    A line may allow itself with `noqa: S608 - why`, or `sql: why` where ruff sees nothing. Pragmas take no
    parameters, and only the db room says any.
    """
    if source.path.startswith("tests/"):
        return
    lines = source.text.splitlines()
    for node in ast.walk(source.tree):
        fixed, put_in = built(node)
        pragma = source.room == "db" and fixed.startswith("PRAGMA ")
        if pragma or not SQL.match(fixed) or all(is_constant(part) for part in put_in):
            continue
        first, last = getattr(node, "lineno", 1), getattr(node, "end_lineno", 1)
        if not any(SQL_ALLOWED.search(line) for line in lines[first - 1 : last + 1]):
            yield source.at(node, "SQL put together from parts; use parameters")


def is_constant(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) or (
        isinstance(node, ast.Name | ast.Attribute) and ast.unparse(node).split(".")[-1].isupper()
    )


def children_get_an_environment_of_their_own(source: Source) -> Iterator[str]:
    """Find programs that are started with all of this one's environment, the bot's token in it."""
    if source.path.startswith("tests/"):
        return
    for node in ast.walk(source.tree):
        starts = isinstance(node, ast.Call) and ast.unparse(node.func) in _STARTERS
        if starts and not any(keyword.arg == "env" for keyword in node.keywords):  # type: ignore[attr-defined]
            yield source.at(node, "a program is started without an env of its own; see program.plain_environ")


def what_others_call_is_described(source: Source) -> Iterator[str]:
    if not source.room:
        return
    yield from undescribed(source, source.tree.body)


def undescribed(source: Source, body: list[ast.stmt]) -> Iterator[str]:
    for node in body:
        if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if node.name.startswith("_") or any("overload" in ast.unparse(mark) for mark in node.decorator_list):
            continue
        if not ast.get_docstring(node):
            yield source.at(node, f"{node.name} has no docstring")
        if isinstance(node, ast.ClassDef):
            yield from undescribed(source, node.body)


def every_test_tests_something(source: Source) -> Iterator[str]:
    if not Path(source.path).name.startswith("test_"):
        return
    tests = [
        node
        for node in ast.walk(source.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_")
    ]
    inherited = [
        node
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ClassDef) and node.name[:4] == "Test" and node.bases
    ]
    if not tests and not inherited:
        yield source.at(source.tree, "a test file without a test")
    for test in tests:
        doing = [node for node in test.body if not (isinstance(node, ast.Expr) and is_constant(node.value))]
        if all(isinstance(node, ast.Pass) for node in doing):
            yield source.at(test, f"{test.name} is empty")
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Assert) and isinstance(node.test, ast.Constant):
            yield source.at(node, "an assertion that cannot fail")
        if isinstance(node, ast.Attribute) and node.attr in {"skip", "skipif", "xfail", "importorskip"}:
            yield source.at(node, f"a test that steps aside: {node.attr}")


CHECKERS: list[Checker] = [
    rooms_know_only_those_below,
    libraries_stay_in_their_room,
    plugins_know_only_the_api,
    time_comes_from_a_clock,
    money_is_never_a_float,
    sql_is_never_put_together,
    children_get_an_environment_of_their_own,
    what_others_call_is_described,
    every_test_tests_something,
]
TWINS: list[tuple[Checker, str, str]] = [
    (rooms_know_only_those_below, "shopbot/db/x.py", "from shopbot.trade import money"),
    (rooms_know_only_those_below, "shopbot/trade/x.py", "import shopbot.host.plugin"),
    (rooms_know_only_those_below, "shopbot/host/x.py", "from shopbot import app"),
    (rooms_know_only_those_below, "shopbot/host/x.py", "from ..telegram import sender"),
    (rooms_know_only_those_below, "shopbot/errors.py", "from shopbot.db import tx"),
    (rooms_know_only_those_below, "shopbot/simulator/x.py", "from shopbot.clock import Clock"),
    (rooms_know_only_those_below, "shopbot/fakes/x.py", "from shopbot.trade.money import Money"),
    (rooms_know_only_those_below, "shopbot/journeys/x.py", "def f():\n    from shopbot.trade import stock"),
    (rooms_know_only_those_below, "shopbot/trade/x.py", "import plugins.wallet"),
    (rooms_know_only_those_below, "shopbot/attic/x.py", ""),
    (libraries_stay_in_their_room, "shopbot/host/x.py", "from telebot import types"),
    (libraries_stay_in_their_room, "plugins/wallet/x.py", "import telebot"),
    (libraries_stay_in_their_room, "shopbot/trade/x.py", "import sqlcipher3.dbapi2"),
    (libraries_stay_in_their_room, "shopbot/web/x.py", "import aiosqlite"),
    (children_get_an_environment_of_their_own, "shopbot/commands/x.py", "import subprocess\nsubprocess.run(['git'])"),
    (children_get_an_environment_of_their_own, "run.py", "import subprocess\nsubprocess.Popen(['pip'], text=True)"),
    (plugins_know_only_the_api, "plugins/hello.py", "from shopbot.trade import ledger"),
    (plugins_know_only_the_api, "plugins/wallet/x.py", "from plugins.catalog import products"),
    (plugins_know_only_the_api, "plugins/wallet/x.py", "from ..catalog.products import find"),
    (time_comes_from_a_clock, "shopbot/host/x.py", "import time\ntime.time()"),
    (time_comes_from_a_clock, "shopbot/host/x.py", "from time import time"),
    (time_comes_from_a_clock, "shopbot/trade/x.py", "import datetime\ndatetime.datetime.now(datetime.UTC)"),
    (time_comes_from_a_clock, "plugins/hello.py", "from datetime import date\ndate.today()"),
    (money_is_never_a_float, "shopbot/trade/x.py", "def f(x: float) -> None: ..."),
    (money_is_never_a_float, "shopbot/trade/x.py", "fee = 0.5"),
    (money_is_never_a_float, "shopbot/trade/x.py", "def f(a, b):\n    return a / b"),
    (sql_is_never_put_together, "shopbot/db/x.py", "run(f'SELECT * FROM {name}')"),
    (sql_is_never_put_together, "shopbot/web/x.py", "run(f'PRAGMA {name}')"),
    (sql_is_never_put_together, "shopbot/db/x.py", "sql = 'DELETE FROM ' + name"),
    (sql_is_never_put_together, "plugins/hello.py", "run('UPDATE x SET y = %s' % y)"),
    (sql_is_never_put_together, "shopbot/db/x.py", "run('INSERT INTO x VALUES ({})'.format(y))"),
    (sql_is_never_put_together, "shopbot/db/x.py", "run(f'SELECT {a}')  # noqa: S608"),
    (what_others_call_is_described, "shopbot/db/x.py", "def f() -> None:\n    return"),
    (what_others_call_is_described, "shopbot/db/x.py", "class A:\n    'A.'\n    def b(self): ..."),
    (every_test_tests_something, "tests/test_x.py", "x = 1"),
    (every_test_tests_something, "tests/test_x.py", "class TestNothing:\n    x = 1"),
    (every_test_tests_something, "tests/test_x.py", "def test_x():\n    pass"),
    (every_test_tests_something, "tests/test_x.py", "def test_x():\n    'Says a lot.'\n    ..."),
    (every_test_tests_something, "tests/test_x.py", "def test_x():\n    assert True"),
    (every_test_tests_something, "tests/test_x.py", "@pytest.mark.skip\ndef test_x():\n    assert f()"),
    (every_test_tests_something, "tests/test_x.py", "def test_x():\n    pytest.skip('later')"),
]
HARMLESS: list[tuple[Checker, str, str]] = [
    (rooms_know_only_those_below, "shopbot/host/x.py", "from shopbot.trade import money\nfrom . import words"),
    (rooms_know_only_those_below, "shopbot/simulator/x.py", "from shopbot import log\nimport json"),
    (libraries_stay_in_their_room, "shopbot/telegram/x.py", "from telebot import types"),
    (plugins_know_only_the_api, "plugins/wallet/x.py", "from shopbot.api import Plugin\nfrom . import screens"),
    (plugins_know_only_the_api, "plugins/wallet/x.py", "from plugins.catalog.api import find"),
    (time_comes_from_a_clock, "shopbot/clock.py", "import time\ntime.time()"),
    (time_comes_from_a_clock, "shopbot/host/x.py", "import time\ntime.monotonic()\nself.clock.now()"),
    (money_is_never_a_float, "shopbot/trade/x.py", "half = amount // 2"),
    (sql_is_never_put_together, "shopbot/db/x.py", "run(f'SELECT {_COLUMNS} FROM a WHERE b = ?', b)"),
    (sql_is_never_put_together, "shopbot/db/x.py", "run(f'SELECT {a}')  # noqa: S608 - a is one of two words"),
    (what_others_call_is_described, "shopbot/db/x.py", "def _f() -> None:\n    return"),
    (every_test_tests_something, "tests/test_x.py", "def test_x():\n    assert f()"),
    (every_test_tests_something, "tests/test_x.py", "class TestQris(MethodConformance):\n    edge = Edge()"),
]


@cache
def committed() -> tuple[Path, ...]:
    """Return every file that git knows or would take, without the ignored ones."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=PROJECT,
        capture_output=True,
        check=True,
    )
    paths = [PROJECT / name for name in listed.stdout.decode().split("\0") if name]
    return tuple(path for path in paths if path.is_file())


@cache
def sources() -> tuple[Source, ...]:
    python = [path for path in committed() if path.suffix == ".py"]
    return tuple(Source(path.relative_to(PROJECT).as_posix(), path.read_text("utf-8")) for path in python)


@pytest.mark.parametrize("checker", CHECKERS, ids=lambda checker: checker.__name__)
def test_the_house_keeps_its_promise(checker: Checker) -> None:
    assert len(sources()) > 20
    assert [problem for source in sources() for problem in checker(source)] == []


@pytest.mark.parametrize(("checker", "path", "text"), TWINS)
def test_a_broken_promise_is_found(checker: Checker, path: str, text: str) -> None:
    assert list(checker(Source(path, text)))


@pytest.mark.parametrize(("checker", "path", "text"), HARMLESS)
def test_what_keeps_the_promise_is_left_alone(checker: Checker, path: str, text: str) -> None:
    assert list(checker(Source(path, text))) == []


def test_every_promise_has_a_twin() -> None:
    assert {checker for checker, _, _ in TWINS} == set(CHECKERS)


# Put together here, as this file is searched too.
ELSEWHERE = re.compile("|".join(["/" + "work/", r"\.\./" + "shared"]).encode())
SECRETS = re.compile(rb"(?<!\d)\d{8,10}:AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_-])|-----BEGIN [A-Z ]*PRIVATE " + b"KEY-----")


@pytest.mark.parametrize("pattern", [ELSEWHERE, SECRETS], ids=["other folders", "secrets"])
def test_nothing_committed_holds(pattern: re.Pattern[bytes]) -> None:
    assert [str(path) for path in committed() if pattern.search(path.read_bytes())] == []


def test_a_planted_path_or_token_is_found() -> None:
    assert ELSEWHERE.search(b"see /" + b"work/shared")
    assert ELSEWHERE.search(b"read ../" + b"shared/design.md")
    assert SECRETS.search(b"TOKEN=123456789:" + b"AAF" + b"x" * 32)
    assert not SECRETS.search(b"123456789:AAExample")
