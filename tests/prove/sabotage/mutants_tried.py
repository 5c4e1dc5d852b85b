"""Tries mutants of one file on the tests that guard it: a process with everything imported and collected, that forks.

Started with a file of JSON (`Task`), tells a line of JSON for each thing it finds out. Each mutant lives in a child of
its own, where the code of the real module is exchanged for the changed one, and meets the tests that reach its lines,
those first that have found something in the same function, then the quickest. A child that ends by itself, or works or
waits many times longer than the tests do, has been noticed as well.
"""

import contextlib
import ctypes
import importlib
import json
import math
import os
import resource
import select
import shutil
import signal
import sys
import threading
import time
import types
from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from _pytest.runner import runtestprotocol

_LONGEST_TEST = 3.0  # what takes longer is a proof of its own, not a guard of single lines
_CPU_TIMES, _CPU_MORE = 10, 1  # an endless loop
_WAIT_TIMES, _WAIT_MORE = 20, 20.0  # a wait for something that never comes, on a busy machine
_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True)
class Wanted:
    """A mutant to try: the whole changed text, and the lines of the statement it changes (none: made at import)."""

    name: str
    function: str
    first: int
    last: int
    text: str


@dataclass(frozen=True)
class Task:
    """What to try: mutants of `module` (a file of `root`, as a dotted name) on `tests`, for so many seconds."""

    root: str
    module: str
    tests: tuple[str, ...]
    folder: str
    seconds: float
    mutants: tuple[Wanted, ...] = field(repr=False)

    @classmethod
    def read(cls, path: Path) -> "Task":
        """Return the task that was written to a file."""
        found = json.loads(path.read_text("utf-8"))
        wanted = tuple(Wanted(**one) for one in found.pop("mutants"))
        return cls(**{**found, "tests": tuple(found["tests"])}, mutants=wanted)

    def write(self, path: Path) -> None:
        """Write it down for the process that carries it out."""
        path.write_text(json.dumps(asdict(self)), "utf-8")


@dataclass
class _Guard:
    """A test: how long it takes and which lines of the module it reaches."""

    item: pytest.Item
    seconds: float
    lines: frozenset[int]


class Trier:
    """A plugin of pytest that tries mutants instead of running the tests."""

    def __init__(self, task: Task, tell: Callable[[Mapping[str, object]], None]) -> None:
        self._task = task
        self._tell = tell
        self._ends = time.monotonic() + task.seconds
        self._children = 0
        self._found_here: defaultdict[str, list[str]] = defaultdict(list)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Map the tests onto lines, then try one mutant after the other."""
        if session.testsfailed:
            raise session.Failed("the tests cannot be collected")
        items = {item.nodeid: item for item in session.items}
        _warm(Path(self._task.folder, "warm"))
        guards = self._guards(items)
        for wanted in self._task.mutants:
            if time.monotonic() > self._ends:
                break
            ordered = self._ordered(wanted, guards)
            found = self._try(wanted, ordered)
            if found and found in guards:
                known = self._found_here[wanted.function]
                known.insert(0, known.pop(known.index(found)) if found in known else found)
            self._tell({"mutant": wanted.name, "found": found, "tests": len(ordered)})
        return True

    # --- which test reaches what ---

    def _guards(self, items: Mapping[str, pytest.Item]) -> dict[str, _Guard]:
        """Run every test once, and keep those that pass in a reasonable time."""
        guards: dict[str, _Guard] = {}
        failing, slow = [], []
        path = str(Path(self._task.root, *self._task.module.split(".")).with_suffix(".py"))
        for line in self._child(lambda say: _map(items.values(), path, say), float("inf")):
            one = json.loads(line)
            if not one["passed"]:
                failing.append(one["test"])
            elif one["seconds"] > _LONGEST_TEST:
                slow.append(one["test"])
            else:
                guards[one["test"]] = _Guard(items[one["test"]], one["seconds"], frozenset(one["lines"]))
        self._tell({"failing": failing, "slow": slow})
        return guards

    def _ordered(self, wanted: Wanted, guards: Mapping[str, _Guard]) -> list[_Guard]:
        """Return the tests a mutant has to meet; what is made at import meets them all."""
        lines = set(range(wanted.first, wanted.last + 1))
        reaching = [one for one in guards.values() if not lines or one.lines & lines]
        known = self._found_here[wanted.function]
        return sorted(reaching, key=lambda one: (_place(known, one.item.nodeid), one.seconds))

    # --- children ---

    def _try(self, wanted: Wanted, guards: list[_Guard]) -> str | None:
        """Return what has noticed the mutant (a test, or words), or None."""
        last = "its own import"
        patience = max((one.seconds for one in guards), default=0.0) * _WAIT_TIMES + _WAIT_MORE
        child = self._child(lambda say: _meet(self._task.module, wanted, guards, say), patience)
        with contextlib.closing(child) as said:
            for line in said:
                word, _, rest = line.partition(" ")
                if word in {"survived", "found"}:
                    return rest or None
                last = f"the end of its process in {rest}"
        return last

    def _child(self, work: Callable[[Callable[[str], None]], None], patience: float) -> Generator[str, None, None]:
        """Do `work` in a child and yield the lines it says; one that is silent for longer than `patience` is ended."""
        self._children += 1
        folder = Path(self._task.folder, f"child{self._children}")
        reading, writing = os.pipe()
        pid = os.fork()
        if not pid:
            os.close(reading)
            _live(work, writing, folder)
        os.close(writing)
        try:
            yield from _lines(reading, patience)
        finally:
            os.close(reading)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(pid, signal.SIGKILL)
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            shutil.rmtree(folder, ignore_errors=True)


def _warm(folder: Path) -> None:
    """Make what every child would make again for itself: the file that each desk is a copy of."""
    if "tests.trade.desk" in sys.modules:
        sys.modules["tests.trade.desk"].Desk(folder / "shop" / "shop.db").connection.close()


def _lines(reading: int, patience: float) -> Iterator[str]:
    rest = b""
    while select.select([reading], [], [], None if patience == float("inf") else patience)[0]:
        more = os.read(reading, 1 << 16)
        if not more:
            return
        *whole, rest = (rest + more).split(b"\n")
        yield from (line.decode() for line in whole)


def _live(work: Callable[[Callable[[str], None]], None], writing: int, folder: Path) -> None:
    """Be the child: quiet, in a group and a folder of its own, and gone with its parent."""
    os.setpgid(0, 0)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(null, stream)
    folder.mkdir(parents=True)
    _FOLDER[:] = [folder]
    with contextlib.suppress(BaseException):
        work(lambda line: _write(writing, line))
    os._exit(0)


_FOLDER: list[Path] = []


def _write(writing: int, line: str) -> None:
    os.write(writing, line.encode() + b"\n")


def _place(known: list[str], test: str) -> int:
    return known.index(test) if test in known else len(known)


def _passes(item: pytest.Item, following: pytest.Item | None) -> bool:
    factory: Any = item.config._tmp_path_factory  # type: ignore[attr-defined]
    if factory._basetemp is None:
        factory._basetemp = _FOLDER[0]
    return all(not report.failed for report in runtestprotocol(item, log=False, nextitem=following))


def _meet(module: str, wanted: Wanted, guards: list[_Guard], say: Callable[[str], None]) -> None:
    """Be a mutant that meets tests, until one fails."""
    transplant(sys.modules.get(module) or importlib.import_module(module), wanted.text)
    following: list[_Guard | None] = [*guards, None][1:]
    for guard, after in zip(guards, following, strict=True):
        say(f"at {guard.item.nodeid}")
        spent = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
        most = math.ceil(spent + guard.seconds * _CPU_TIMES + _CPU_MORE)
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))
        if not _passes(guard.item, after.item if after else None):
            say(f"found {guard.item.nodeid}")
            return
    say("survived")


def _map(items: Iterable[pytest.Item], path: str, say: Callable[[str], None]) -> None:
    """Run tests one after the other and say what each reaches of a file."""
    ordered = list(items)
    following: list[pytest.Item | None] = [*ordered, None][1:]
    for item, after in zip(ordered, following, strict=True):
        reached: set[int] = set()
        tracer = _tracer(path, reached)
        began = time.monotonic()
        threading.settrace(tracer)
        sys.settrace(tracer)
        passed = _passes(item, after)
        sys.settrace(None)
        seconds = time.monotonic() - began
        say(json.dumps({"test": item.nodeid, "passed": passed, "seconds": seconds, "lines": sorted(reached)}))


def _tracer(path: str, reached: set[int]) -> Callable[[types.FrameType, str, object], Any]:
    def line(frame: types.FrameType, _event: str, _arg: object) -> Any:
        reached.add(frame.f_lineno)
        return line

    def call(frame: types.FrameType, _event: str, _arg: object) -> Any:
        return line(frame, "call", None) if frame.f_code.co_filename == path else None

    return call


# --- a module's code exchanged for other code ---


def transplant(module: types.ModuleType, text: str) -> None:
    """Make a module that is in use be what `text` says: the code and defaults of its functions, and its constants.

    Its classes and functions stay the objects they are, as others hold them; so what was made from them at import (a
    dataclass's own methods, a constant of another module) follows only as far as it is a function or the same object.
    """
    fresh = types.ModuleType(module.__name__)
    fresh.__file__ = module.__file__
    with _in_place_of(module, fresh):
        exec(compile(text, str(module.__file__), "exec"), fresh.__dict__)  # noqa: S102 - that is what a mutant is
    for name, new in vars(fresh).items():
        _exchange(module, name, vars(module).get(name), new)


@contextlib.contextmanager
def _in_place_of(module: types.ModuleType, fresh: types.ModuleType) -> Iterator[None]:
    """Let the changed file find itself in `sys.modules` while it is carried out, as a dataclass does."""
    sys.modules[module.__name__] = fresh
    try:
        yield
    finally:
        sys.modules[module.__name__] = module


def _exchange(module: types.ModuleType, name: str, old: object, new: object) -> None:
    if isinstance(old, type) and isinstance(new, type) and new.__module__ == module.__name__:
        _exchange_class(old, new)
    elif isinstance(old, types.FunctionType) and isinstance(new, types.FunctionType):
        if new.__module__ == module.__name__:
            _exchange_function(old, new)
    elif _is_constant(new) and _differs(old, new):
        _exchange_constant(name, old, new)


def _exchange_class(old: type, new: type) -> None:
    for name, value in vars(new).items():
        was = vars(old).get(name)
        if isinstance(value, types.FunctionType) and isinstance(was, types.FunctionType):
            _exchange_function(was, value)
        elif isinstance(value, property) and isinstance(was, property):
            _exchange_function(was.fget, value.fget)
        elif isinstance(value, classmethod | staticmethod) and isinstance(was, classmethod | staticmethod):
            _exchange_function(was.__func__, value.__func__)
        elif _is_constant(value) and _differs(was, value):
            setattr(old, name, value)


def _exchange_function(old: Any, new: Any) -> None:
    while hasattr(old, "__wrapped__") and hasattr(new, "__wrapped__"):
        old, new = old.__wrapped__, new.__wrapped__
    if old.__code__ != new.__code__ and len(old.__code__.co_freevars) == len(new.__code__.co_freevars):
        old.__code__ = new.__code__
    if old.__defaults__ != new.__defaults__:
        old.__defaults__ = new.__defaults__
    if old.__kwdefaults__ != new.__kwdefaults__:
        old.__kwdefaults__ = new.__kwdefaults__


def _exchange_constant(name: str, old: object, new: object) -> None:
    """Give the new value to every module of the shop that has the old one under this name."""
    for other in list(sys.modules.values()):
        if getattr(other, "__dict__", {}).get(name, _NOTHING) is old:
            setattr(other, name, new)


_NOTHING = object()


def _is_constant(value: object) -> bool:
    return isinstance(value, str | bytes | int | float | tuple | set | frozenset | dict | list) or value is None


def _differs(old: object, new: object) -> bool:
    return type(old) is not type(new) or old != new


def main(path: str) -> int:
    """Carry out the task in a file."""
    task = Task.read(Path(path))
    out = os.fdopen(os.dup(1), "w", buffering=1)
    hypothesis.settings.register_profile(
        "mutants", database=None, derandomize=True, phases=(hypothesis.Phase.explicit, hypothesis.Phase.generate)
    )
    hypothesis.settings.load_profile("mutants")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    plain = ("-p", "no:randomly", "-p", "no:xdist", "-p", "no:cacheprovider")
    options = (f"--rootdir={task.root}", f"--confcutdir={task.root}", *plain)
    return int(pytest.main([*options, *task.tests], plugins=[Trier(task, lambda one: _told(out, one))]))


def _told(out: Any, one: Mapping[str, object]) -> None:
    out.write(json.dumps(one) + "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
