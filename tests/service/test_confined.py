"""The unit's system call rules, put on a process by this machine's kernel; stories played by bots under them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from shopbot.service import confine

PROJECT = Path(__file__).parent.parent.parent
REFUSED = {
    "be nicer than others": "os.nice(-1)",
    "give a file away": "os.chown('/', 0, 0)",
    "become somebody else": "os.setuid(0)",
    "talk to the kernel's own sockets": "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
    "run what it has just written": "mmap.mmap(-1, 4096, prot=mmap.PROT_WRITE | mmap.PROT_EXEC)",
    "keep a processor for itself": "os.sched_setaffinity(0, {0})",
}
NEEDED = "ssl, sqlcipher3.dbapi2, ctypes, threading, telebot, PIL.Image, zxingcpp, qrcode, pyrage, minio, uvicorn"


def python(code: str, *, confined: bool) -> "subprocess.CompletedProcess[str]":
    before = confine.command() if confined else []
    command = [*before, sys.executable, "-c", f"import ctypes, mmap, os, socket\n{code}"]
    environ = {**os.environ, "PYTHONPATH": str(PROJECT)}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environ)


@pytest.mark.parametrize("code", REFUSED.values(), ids=REFUSED.keys())
def test_the_confined_cannot(code: str) -> None:
    done = python(code, confined=True)
    assert done.stderr.splitlines()[-1].startswith("PermissionError")
    assert done.returncode == 1


def test_unconfined_the_same_can_be_done_so_it_is_the_rules_that_refuse() -> None:
    code = REFUSED["run what it has just written"]
    assert python(code, confined=False).returncode == 0


def test_everything_the_shop_is_made_of_loads_under_the_rules() -> None:
    done = python(f"import {NEEDED}\nprint('loaded')", confined=True)
    assert done.stdout == "loaded\n", done.stderr
