"""A secret is seen only where it is asked for by name."""

import copy
import pickle
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

from shopbot.secret import Secret

PROJECT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Holder:
    token: Secret


def test_no_way_of_printing_shows_it() -> None:
    secret = Secret("hunter2")
    for shown in (str(secret), repr(secret), f"{secret}", f"{secret:>20}", f"{Holder(secret)}", "%s" % secret):  # noqa: UP031
        assert "hunter2" not in shown
    assert secret.reveal() == "hunter2"


def test_a_copy_made_by_dataclasses_is_still_a_secret() -> None:
    assert asdict(Holder(Secret("a"))) == {"token": Secret("a")}
    assert copy.copy(Secret("a")) == Secret("a")


def test_pickling_is_refused() -> None:
    with pytest.raises(TypeError, match="not pickled"):
        pickle.dumps(Secret("a"))


def test_equal_secrets_are_equal_and_an_empty_one_is_false() -> None:
    assert {Secret("a"), Secret("a")} == {Secret("a")}
    assert Secret("a") != Secret("b")
    assert Secret("a") != "a"
    assert not Secret("")


_PRIVATE = """
import ctypes, resource
from shopbot.secret import keep_memory_private
{keep}
print(resource.getrlimit(resource.RLIMIT_CORE))
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


def dumpable(keep: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-P", "-c", _PRIVATE.format(keep=keep)], cwd=PROJECT, text=True, capture_output=True,
        env={"PYTHONPATH": str(PROJECT)}, check=True,
    )  # fmt: skip
    return done.stdout.split("\n")


def test_a_process_with_keys_leaves_no_core_and_is_not_read() -> None:
    core, flag, *_ = dumpable("keep_memory_private()")
    assert core.startswith("(0, 0)")
    assert flag == "0"
    assert dumpable("")[1] == "1", "without it the flag is set: this test can fail"
