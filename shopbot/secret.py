"""A string that does not show itself, and a process that keeps what it knows to itself."""

import hmac
import os
import sys
from typing import NoReturn

_PR_SET_DUMPABLE = 4  # linux/prctl.h


class Secret:
    """Holds a token or key; `repr`, `str` and formatting give `***`, so a stray print shows nothing.

    `reveal()` is the only way to the value: searching for it finds every place that uses a secret.
    Comparison takes the same time whatever differs. Pickling is refused, since a pickle is plain text.
    """

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """Return the value itself."""
        return self._value

    def __repr__(self) -> str:
        return "***"

    def __format__(self, spec: str) -> str:
        return "***"

    def __bool__(self) -> bool:
        return bool(self._value)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        return hmac.compare_digest(self._value.encode(), other._value.encode())

    def __hash__(self) -> int:
        return hash(self._value)

    def __copy__(self) -> "Secret":
        return self

    def __deepcopy__(self, memo: object) -> "Secret":
        # dataclasses.asdict copies deeply; a secret never changes, so the same object will do.
        return self

    def __reduce__(self) -> NoReturn:
        raise TypeError("a Secret is not pickled")


def keep_memory_private() -> None:
    """Leave no core file of this process, and let nobody but root read its memory and environment (/proc, ptrace).

    For a process that holds the shop's keys, at its start. The second part is Linux's (prctl(2), PR_SET_DUMPABLE); a
    program that this one starts is not bound by it.
    """
    if os.name == "posix":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        libc = ctypes.CDLL(None, use_errno=True)
        if libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0):
            raise OSError(ctypes.get_errno(), "prctl(PR_SET_DUMPABLE) failed")
