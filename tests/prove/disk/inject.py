"""Faults of the system at an exact call: power lost before it, a full disk, a disk that fails. Done by strace.

A piece of work is carried out in a fork of this process, so that nothing has to be imported again, with strace beside
it from before its first call. Traced once without faults it shows which calls change something under a folder; each of
them is a place where it can be ended. strace counts calls by their names, so a place is a name and a number.
"""

import ctypes
import mmap
import os
import re
import shutil
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

STRACE = shutil.which("strace")
Fault = Literal["kill", "full", "broken"]
_FILLS = frozenset({"write", "pwrite64", "writev", "pwritev", "sendfile", "copy_file_range", "fallocate"})
_NAMES = frozenset({"rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat", "mkdir", "mkdirat"})
_REST = frozenset({
    "fsync", "fdatasync", "ftruncate", "unlink", "unlinkat", "rmdir", "chmod", "fchmod", "fchmodat",
})  # fmt: skip
_OPENS = "openat"
CHANGES = _FILLS | _NAMES | _REST | {_OPENS}
_FULL_AT_ONCE = _FILLS | _NAMES | {_OPENS, "fsync", "fdatasync", "ftruncate"}
_FULL_FROM_THEN = _FILLS | {"mkdir", "mkdirat"}
_BROKEN_FROM_THEN = CHANGES - {_OPENS}  # what is opened for reading only would fail too
_FILE, _BY_CHANCE = re.compile(r'[^">]*'), re.compile(r"(?<=scratch-)\w+|\d+")
_LINE = re.compile(r"^\d+ +(\w+)\((.*)")
_PATIENCE = 120
_MOST_SAID = 1 << 16
_MOST_ANSWERED = 1 << 22
_ANYBODY_MAY_TRACE = (0x59616D61, ctypes.c_ulong(-1))  # prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY)


class Call(NamedTuple):
    """A call that changes something: its name, which one of that name it is, from 1, and what kind of file it is at."""

    name: str
    number: int
    file: str = ""


class Point(NamedTuple):
    """One fault: what happens, at which call, and (`lasting`) at all that come after it too.

    `calls` are the first one of each name it happens to.
    """

    fault: Fault
    calls: tuple[Call, ...]
    lasting: bool

    def __str__(self) -> str:
        name, number, _ = self.calls[0]
        return f"{self.fault}{' from' if self.lasting else ' at'} {name} {number}"

    def option(self) -> list[str]:
        """Return it as strace takes it."""
        how = {"kill": "signal=KILL", "full": "error=ENOSPC", "broken": "error=EIO"}[self.fault]
        more = "+" if self.lasting else ""
        traced = ",".join(call.name for call in self.calls)
        injected = [f"inject={name}:{how}:when={number}{more}" for name, number, _ in self.calls]
        return ["-e", f"trace={traced}", *(word for one in injected for word in ("-e", one))]


@dataclass(frozen=True)
class Ended:
    """How traced work ended: `killed`, or what it raised (its class and those above, None: nothing) and where."""

    killed: bool
    raised: str | None
    said: str


def forked(work: Callable[[], object], options: Sequence[str] = (), trace: Path | None = None) -> Ended:
    """Do `work` in a process of its own, with strace and these options of it if there are any."""
    said = mmap.mmap(-1, _MOST_SAID)
    gate, opened = os.pipe()
    child = os.fork()
    if not child:
        os.close(opened)
        _be(work, gate, said)
    os.close(gate)
    strace = _attached(child, options, trace) if options else None
    os.close(opened)
    _, status = os.waitpid(child, 0)
    if strace:
        strace.communicate()
    raised, _, told = said.read().rstrip(b"\0").decode(errors="replace").partition("\n")
    code = os.waitstatus_to_exitcode(status)
    if code > 0:
        raised = f"exit {code}"  # it ended itself on the spot
    if code == -signal.SIGALRM:
        raised, told = "Hung", f"it had not ended after {_PATIENCE} seconds"
    return Ended(code == -signal.SIGKILL, raised or None, told)


def answered(work: Callable[[], str]) -> str:
    """Do `work` in a process of its own and return what it answers; raises AssertionError with what it raised."""
    answer = mmap.mmap(-1, _MOST_ANSWERED)
    ended = forked(lambda: answer.write(work().encode()))
    if ended.raised or ended.killed:
        raise AssertionError(ended.said or "it was killed")
    return answer[: answer.find(b"\0")].decode()


def _be(work: Callable[[], object], gate: int, said: mmap.mmap) -> None:
    """Be the child. What it has to say goes through memory: a call that writes would be counted, or fail."""
    try:
        ctypes.CDLL(None).prctl(*_ANYBODY_MAY_TRACE, 0, 0, 0)
        os.read(gate, 1)
        signal.alarm(_PATIENCE)
        try:
            work()
        except BaseException as error:
            kind = ",".join(one.__name__ for one in type(error).__mro__)
            said.write(f"{kind}\n{''.join(traceback.format_exception(error))}".encode()[-_MOST_SAID:])
    finally:
        os._exit(0)


def _attached(child: int, options: Sequence[str], trace: Path | None) -> "subprocess.Popen[str]":
    """Start strace and wait until it has taken hold of the child."""
    assert STRACE, "strace is not installed"
    said = ["-y", "-o", str(trace)] if trace else ["-o", os.devnull]
    words = [STRACE, "-f", "-s", "0", *said, *options, "-p", str(child)]
    strace = subprocess.Popen(words, stderr=subprocess.PIPE, text=True)
    assert strace.stderr
    first = strace.stderr.readline()
    assert "attached" in first, f"strace could not take hold: {first}{strace.stderr.read()}"
    return strace


def changes(work: Callable[[], object], folder: Path, trace: Path) -> list[Call]:
    """Do `work` without faults and return, in their order, its calls that change something in `folder`."""
    wanted = ",".join(f"?{name}" for name in sorted(CHANGES))
    ended = forked(work, ["-e", f"trace={wanted}"], trace)
    assert ended.raised is None, ended.said
    return list(_changing(trace.read_text(errors="replace").splitlines(), str(folder)))


def _changing(lines: Iterable[str], folder: str) -> Iterator[Call]:
    counted: dict[str, int] = {}
    for line in lines:
        found = _LINE.match(line)
        if not found:
            continue
        name, rest = found.groups()
        counted[name] = counted.get(name, 0) + 1
        at = rest.find(folder)
        if at >= 0 and (name != _OPENS or "O_CREAT" in rest):
            file = _FILE.match(rest, at + len(folder))
            yield Call(name, counted[name], _BY_CHANCE.sub("#", file[0]) if file else "")


def points(calls: Sequence[Call]) -> list[Point]:
    """Return every fault there is to try: at each call once, and lasting from each on."""
    found = []
    for place, call in enumerate(calls):
        found.append(Point("kill", (call,), lasting=False))
        found.append(Point("broken", (call,), lasting=False))
        if call.name in _FULL_AT_ONCE:
            found.append(Point("full", (call,), lasting=False))
        if call.name in _FULL_FROM_THEN:
            found.append(Point("full", _first(calls[place:], _FULL_FROM_THEN), lasting=True))
        if call.name in _BROKEN_FROM_THEN:
            found.append(Point("broken", _first(calls[place:], _BROKEN_FROM_THEN), lasting=True))
    return found


def _first(calls: Sequence[Call], names: frozenset[str]) -> tuple[Call, ...]:
    """Return the first call of each of these names."""
    found: dict[str, Call] = {}
    for call in calls:
        if call.name in names:
            found.setdefault(call.name, call)
    return tuple(found.values())


def require_strace() -> None:
    """End with a sentence where there is none."""
    if not STRACE:
        sys.exit("strace is not installed (on Debian: sudo apt install strace)")
