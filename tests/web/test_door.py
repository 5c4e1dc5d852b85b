"""The HTTP door over a real file: it tells how the shop is, and never more."""

import http.client
import json
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from shopbot.clock import ManualClock
from shopbot.config import Web
from shopbot.db import inbox, outbox, store
from shopbot.errors import Exit, Refusal
from shopbot.web.door import Door

MASTER = bytes(32)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def shop(tmp_path: Path, clock: ManualClock) -> Iterator[store.Store]:
    opened = store.create(tmp_path / "data", MASTER, clock)
    yield opened
    opened.close()


@pytest.fixture
def port(shop: store.Store, clock: ManualClock) -> Iterator[int]:
    web = Web(port=free_port())
    door = Door(web, shop.files.main, shop.keys, clock)
    door.start()
    yield web.port
    door.stop()


def asks(port: int, path: str, method: str = "GET") -> tuple[int, Any]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, json.loads(body) if body.startswith(b"{") else body


def test_a_quiet_shop_is_well(port: int) -> None:
    status, said = asks(port, "/health")
    assert (status, said["ok"], said["reasons"]) == (200, True, [])


def test_a_shop_that_answers_nobody_says_so(port: int, shop: store.Store, clock: ManualClock) -> None:
    store.in_transaction(shop.writer, shop.keys, clock, lambda tx: inbox.put(tx, "telegram:1", "1", {}))
    assert asks(port, "/health")[0] == 200
    clock.advance(90)
    status, said = asks(port, "/health")
    assert status == 503
    assert said["inbox_waiting"] == 1
    assert "waited more than a minute" in said["reasons"][0]


def test_a_shop_that_owes_for_long_says_so(port: int, shop: store.Store, clock: ManualClock) -> None:
    store.in_transaction(shop.writer, shop.keys, clock, lambda tx: outbox.owe(tx, 5, "x", "y", {}))
    clock.advance(700)
    assert "owed for more than ten minutes" in asks(port, "/health")[1]["reasons"][0]


@pytest.mark.parametrize("path", ["/", "/hook/x/y", "/../shop.db", "/health/"])
def test_nothing_else_is_behind_the_door(port: int, path: str) -> None:
    assert asks(port, path)[0] in (404, 307)
    assert asks(port, "/health", "POST")[0] == 405


def test_a_taken_port_is_refused_by_name(shop: store.Store, clock: ManualClock, port: int) -> None:
    with pytest.raises(Refusal) as refused:
        Door(Web(port=port), shop.files.main, shop.keys, clock).start()
    assert refused.value.exit_code is Exit.NO_PORT
