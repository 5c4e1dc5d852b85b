"""What systemd hears: in the right words, at the right moment, and nothing when the shop no longer moves."""

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from shopbot.app import App
from shopbot.service.notify import Heart, Manager
from shopbot.simulator.server import Simulator
from tests.commands.clone import TOKEN, Clone

PATIENCE = 60.0


class Listener:
    """A systemd that only listens."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(str(path))
        self._socket.settimeout(PATIENCE)

    def hears(self) -> list[str]:
        return self._socket.recv(4096).decode().splitlines()

    def until(self, line: str) -> list[list[str]]:
        heard = [self.hears()]
        while line not in heard[-1]:
            heard.append(self.hears())
        return heard

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def systemd(tmp_path: Path) -> Iterator[Listener]:
    listener = Listener(tmp_path / "notify")
    yield listener
    listener.close()


def manager(systemd: Listener, **more: str) -> Manager:
    return Manager({"NOTIFY_SOCKET": str(systemd.path), **more})


def test_one_message_holds_one_line_for_each_fact(systemd: Listener) -> None:
    manager(systemd).ready("Open as @toko")
    assert systemd.hears() == ["READY=1", "STATUS=Open as @toko"]


def test_an_abstract_socket_is_found_too() -> None:
    name = f"shopbot-test-{os.getpid()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(f"\0{name}")
        listening.settimeout(PATIENCE)
        Manager({"NOTIFY_SOCKET": f"@{name}"}).stopping()
        assert listening.recv(4096) == b"STOPPING=1\nSTATUS=Closing"


def test_its_names_are_taken_out_of_the_environment() -> None:
    environ = {"NOTIFY_SOCKET": "/nowhere", "WATCHDOG_USEC": "6000000", "WATCHDOG_PID": str(os.getpid()), "A": "b"}
    made = Manager(environ)
    assert environ == {"A": "b"}
    assert made.watchdog_seconds == 6.0
    made.ready("a manager that is gone is no reason to fall")


def test_a_watchdog_meant_for_another_process_is_not_ours() -> None:
    assert Manager({"WATCHDOG_USEC": "6000000", "WATCHDOG_PID": "1"}).watchdog_seconds == 0


def test_a_heart_beats_while_nothing_is_stuck_and_asks_for_a_restart_otherwise(systemd: Listener) -> None:
    problems = iter(["", "the clerk has not moved for 60 seconds"])
    heart = Heart(manager(systemd, WATCHDOG_USEC="1000000"), lambda: next(problems))
    heart.beat()
    heart.beat()
    assert systemd.hears() == ["WATCHDOG=1"]
    assert systemd.hears() == ["STATUS=Stuck: the clerk has not moved for 60 seconds", "WATCHDOG=trigger"]


def test_a_heart_beats_by_itself_several_times_a_span_and_ends_when_told(systemd: Listener) -> None:
    asked: list[threading.Thread] = []

    def stuck() -> str:
        asked.append(threading.current_thread())
        return ""

    heart = Heart(manager(systemd, WATCHDOG_USEC="60000"), stuck)
    heart.start()
    assert [systemd.hears() for _ in range(3)] == [["WATCHDOG=1"]] * 3
    heart.stop()
    assert not asked[0].is_alive()


@pytest.mark.parametrize(
    ("still", "alive", "says"),
    [(0.5, True, ""), (61.0, True, "the clerk"), (0.5, False, "from Telegram")],
    ids=["well", "the clerk stands still", "intake has ended"],
)
def test_an_open_shop_says_whether_a_restart_would_help(still: float, alive: bool, says: str) -> None:
    parts = SimpleNamespace(_clerk=SimpleNamespace(still_seconds=still), _intake=SimpleNamespace(alive=alive))
    said = App.stuck(cast(Any, parts))
    assert says in said
    assert bool(said) == bool(says)


def test_the_real_shop_says_ready_beats_and_says_that_it_closes(
    clone: Clone, telegram: Simulator, systemd: Listener
) -> None:
    clone.set_up()
    environ = {**clone.env(), "NOTIFY_SOCKET": str(systemd.path), "WATCHDOG_USEC": "300000"}
    command = [sys.executable, "-P", "-m", "shopbot.cli", "run"]
    with subprocess.Popen(command, cwd=clone.root, env=environ, stderr=subprocess.PIPE, text=True) as bot:
        opened = systemd.until("READY=1")
        assert "STATUS=Open as @toko_budi_bot" in opened[-1]
        systemd.until("WATCHDOG=1")
        bot.send_signal(signal.SIGTERM)
        systemd.until("STOPPING=1")
        assert bot.wait(PATIENCE) == 0
    assert (clone.data / "owners.json").read_text() == "[]"


def test_a_refused_start_is_told_and_noted_without_a_secret(clone: Clone, systemd: Listener) -> None:
    clone.set_up()
    (clone.data / "shop.key").write_text("ab" * 32)
    clone.environ["NOTIFY_SOCKET"] = str(systemd.path)
    done = clone.types("run")
    assert done.returncode == 77
    assert systemd.hears()[0].startswith("STATUS=")
    noted = (clone.data / "stopped.json").read_text()
    assert '"code": 77' in noted
    assert TOKEN not in noted
    assert "ab" * 32 not in noted


def test_a_mistake_in_the_configuration_is_noted_with_what_is_wrong(clone: Clone, systemd: Listener) -> None:
    clone.set_up()
    (clone.root / "config.toml").write_text('[shop]\ncolour = "red"\n')
    clone.environ["NOTIFY_SOCKET"] = str(systemd.path)
    assert clone.types("run").returncode == 78
    assert systemd.hears() == ["STATUS=One thing in the configuration is wrong:"]
    assert "shop.colour is not known" in (clone.data / "stopped.json").read_text()
