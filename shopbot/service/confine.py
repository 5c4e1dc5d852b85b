"""The unit's system call rules without systemd: puts them on this process, then becomes the command that follows.

    python -m shopbot.service.confine python -P -m shopbot.cli run

The very list of the unit is used, resolved by this machine's systemd (`systemd-analyze syscall-filter`), and put into
the kernel by libseccomp, as systemd does. With it come: no new privileges, no memory that is writable and executable
(PR_SET_MDWE), only the unit's address families, its limits of files and core dumps. What needs another view of the file
system or a cgroup (ProtectSystem=, NoExecPaths=, MemoryMax= …) is not among it.
"""

import ctypes
import ctypes.util
import errno
import os
import resource
import socket
import subprocess
import sys
from collections.abc import Sequence
from typing import NoReturn

from shopbot import program
from shopbot.errors import Refusal
from shopbot.service import units

_PR_SET_NO_NEW_PRIVS = 38  # linux/prctl.h
_PR_SET_MDWE = 65  # since Linux 6.3
_MDWE_REFUSE_EXEC_GAIN = 1
_ALLOW = 0x7FFF0000  # SCMP_ACT_ALLOW, seccomp.h
_REFUSE = 0x00050000 | errno.EPERM  # SCMP_ACT_ERRNO(EPERM)
_EQUAL = 4  # SCMP_CMP_EQ
_SETS = ("systemd-analyze", "syscall-filter")
_FAMILIES = (socket.AF_UNIX, socket.AF_INET, socket.AF_INET6)


class _Compared(ctypes.Structure):
    """`struct scmp_arg_cmp` of seccomp.h."""

    _fields_ = (
        ("arg", ctypes.c_uint),
        ("op", ctypes.c_int),
        ("datum_a", ctypes.c_uint64),
        ("datum_b", ctypes.c_uint64),
    )


def command() -> list[str]:
    """Return what is put before a command that is to be confined."""
    return [sys.executable, "-P", "-m", "shopbot.service.confine"]


def allowed() -> set[str]:
    """Return the system calls the unit allows, by this machine's systemd."""
    listed = _sets()
    refused: set[str] = set()
    for name in units.REFUSED.split():
        refused |= _members(listed, name)
    return _members(listed, units.FILTER) - refused


def _sets() -> dict[str, list[str]]:
    """Return every set of system calls that systemd knows; a set may hold others."""
    try:
        done = subprocess.run(_SETS, capture_output=True, text=True, check=True, env=program.plain_environ())  # noqa: S603 - two fixed words
    except (OSError, subprocess.CalledProcessError) as error:
        raise Refusal("systemd-analyze, which knows the sets of calls, is not here.", "Install systemd.") from error
    found: dict[str, list[str]] = {}
    name = ""
    for line in done.stdout.splitlines():
        if line.startswith("@"):
            name = line.strip()
            found[name] = []
        elif name and line.startswith(" ") and not line.strip().startswith("#"):
            found[name].append(line.strip())
    return found


def _members(listed: dict[str, list[str]], name: str) -> set[str]:
    members: set[str] = set()
    for one in listed[name]:
        members |= _members(listed, one) if one.startswith("@") else {one}
    return members


def confine() -> None:
    """Put the rules on this process and all it will start; there is no way back. Raises `OSError`."""
    names = allowed()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    most = min(units.FILES_MAX, resource.getrlimit(resource.RLIMIT_NOFILE)[1])
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    libc = ctypes.CDLL(None, use_errno=True)
    _must(libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
    _must(libc.prctl(_PR_SET_MDWE, _MDWE_REFUSE_EXEC_GAIN, 0, 0, 0))
    _load(names)


def _load(names: set[str]) -> None:
    """Give the kernel the list, as libseccomp compiles it."""
    lib = ctypes.CDLL(ctypes.util.find_library("seccomp") or "libseccomp.so.2", use_errno=True)
    lib.seccomp_init.restype = ctypes.c_void_p
    context = ctypes.c_void_p(lib.seccomp_init(ctypes.c_uint32(_REFUSE)))
    for name in sorted(names - {"socket"}):
        number = lib.seccomp_syscall_resolve_name(name.encode())
        if number >= 0:  # a name of another architecture has none here
            _done(lib.seccomp_rule_add_array(context, ctypes.c_uint32(_ALLOW), number, 0, None))
    number = lib.seccomp_syscall_resolve_name(b"socket")
    for family in _FAMILIES:
        compared = _Compared(0, _EQUAL, family, 0)
        _done(lib.seccomp_rule_add_array(context, ctypes.c_uint32(_ALLOW), number, 1, ctypes.byref(compared)))
    _done(lib.seccomp_load(context))
    lib.seccomp_release(context)


def _must(result: int) -> None:
    if result:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def _done(result: int) -> None:
    """Hold it to success; libseccomp returns the error itself, negative."""
    if result:
        raise OSError(-result, os.strerror(-result))


def main(words: Sequence[str]) -> NoReturn:
    """Confine this process and become the command `words`."""
    confine()
    os.execvp(words[0], list(words))  # noqa: S606 - a shell is what this avoids


if __name__ == "__main__":
    main(sys.argv[1:])
