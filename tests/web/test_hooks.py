"""Callbacks to plugins: from strangers, too often, too big, too slow, and at the worst moment."""

import base64
import json
import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Thread
from typing import Any

import pytest

from shopbot.api import Plugin, WebhookCall
from shopbot.config import Web
from shopbot.db import inbox, settings
from shopbot.db.clerk import Clerk
from shopbot.db.keys import Keys
from shopbot.host.addresses import hook_secret
from shopbot.host.admit import Checker
from shopbot.host.context import Context
from shopbot.testing import TestShop
from shopbot.web import hooks
from shopbot.web.hooks import MOST_BODY
from shopbot.web.taking import Bounds
from tests.web.conftest import Answer, Doorway, bank, signature

BODY = b'{"status": "completed", "amount": 50000}'


def kept_body(row: Any) -> bytes:
    return base64.b64decode(json.loads(row["body"])["body"])


# --- arriving ---


def test_what_was_told_is_stored_as_it_came(doorway: Doorway) -> None:
    odd = b"\x00\xff no text at all \xf0\x9f"
    assert doorway.tells(odd, Content_Type="image/x-unheard-of").status == 200
    (row,) = doorway.stored()
    assert kept_body(row) == odd
    assert (row["source"], row["lane"]) == ("webhook:bank:told", inbox.FIRST)


def test_a_body_in_pieces_is_put_together(doorway: Doorway) -> None:
    pieces = [BODY[:7], BODY[7:]]
    assert doorway.asks("POST", doorway.path(), iter(pieces), X_Signature=signature(BODY)).status == 200
    assert kept_body(doorway.stored()[0]) == BODY


def test_secrets_in_headers_are_not_kept(doorway: Doorway) -> None:
    doorway.tells(BODY, Authorization="Bearer abcdefgh", X_Api_Key="ijklmnop", User_Agent="bank/1")
    kept = json.loads(doorway.stored()[0]["body"])["headers"]
    assert (kept["authorization"], kept["x-api-key"], kept["x-signature"]) == ("***", "***", "***")
    assert kept["user-agent"] == "bank/1"


def test_comes_twice_and_is_one(doorway: Doorway) -> None:
    assert [doorway.tells(BODY).status for _ in range(2)] == [200, 200]
    assert len(doorway.stored()) == 1


def test_comes_a_hundred_times_at_once_and_is_one(doorway: Doorway) -> None:
    with ThreadPoolExecutor(100) as crowd:
        answers = list(crowd.map(lambda _: doorway.tells(BODY).status, range(100)))
    assert answers == [200] * 100
    assert len(doorway.stored()) == 1


def test_the_same_words_a_minute_later_are_new(doorway: Doorway) -> None:
    """A bank says "you got 50,000" in the same words for each of two payments."""
    doorway.tells(BODY)
    doorway.shop.clock.advance(60)
    doorway.tells(BODY)
    assert len(doorway.stored()) == 2


def test_the_same_words_under_two_ids_are_two(doorway: Doorway) -> None:
    for number in ("1", "2", "2"):
        doorway.tells(BODY, Webhook_Id=number)
    assert len(doorway.stored()) == 2


# --- strangers ---


def looks(answer: Answer) -> tuple[int, list[tuple[str, str]], bytes]:
    return answer.status, sorted((k, v) for k, v in answer.headers.items() if k != "date"), answer.body


def test_secret_guessed_plugin_guessed_name_guessed_and_plugin_off_look_alike(doorway: Doorway) -> None:
    right = doorway.path()
    secret = right.split("/")[3]
    off = doorway.path(plugin="switchedoff")
    wrong = [right.replace(secret, "A" * 32), f"/hook/bank/{secret}/other", f"/hook/nobody/{secret}/told", off]
    wrong += [
        right.replace(secret, secret[:-1]),
        right.replace(secret, secret.upper()),
        "/hook/bank",
        "/nothing/at/all",
    ]
    seen = [looks(doorway.asks("POST", path, BODY, X_Signature=signature(BODY))) for path in wrong]
    assert seen == [seen[0]] * len(wrong)
    assert seen[0][0] == 404
    assert doorway.stored() == []


def test_each_guess_is_counted_and_the_log_hears_of_them_once_a_minute(
    doorway: Doorway, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            doorway.asks("POST", "/hook/bank/guessed/told", BODY)
    assert 'shopbot_wrong_secrets_total{place="hook"} 3' in list(doorway.metrics.lines())
    assert [one.getMessage() for one in caplog.records].count("secret_guessed") == 1
    assert "guessed/told" not in caplog.text
    doorway.shop.clock.advance(61)
    with caplog.at_level(logging.WARNING):
        doorway.asks("POST", "/hook/bank/guessed/told", BODY)
    assert [one.getMessage() for one in caplog.records].count("secret_guessed") == 2


def test_an_address_that_leaked_opens_no_other(doorway: Doorway) -> None:
    secrets = {doorway.path(name, plugin).split("/")[3] for name in ("told", "open") for plugin in ("bank", "other")}
    assert len(secrets) == 4
    leaked = doorway.path("open").split("/")[3]
    assert doorway.asks("POST", f"/hook/bank/{leaked}/told", BODY).status == 404


def test_two_shops_have_different_addresses(doorway: Doorway) -> None:
    assert hook_secret(Keys.of(bytes(32)), "bank", "told") != hook_secret(doorway.keys, "bank", "told")


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "HEAD"])
def test_only_post_brings_anything(doorway: Doorway, method: str) -> None:
    assert doorway.asks(method, doorway.path(), BODY).status == 405
    assert doorway.stored() == []


def test_forged_is_refused_and_leaves_nothing(doorway: Doorway) -> None:
    for forged in ("", "0" * 64, signature(BODY + b" ")):
        assert doorway.asks("POST", doorway.path(), BODY, X_Signature=forged).status == 401
    assert doorway.stored() == []


def test_a_check_that_crashes_refuses_and_leaves_its_trace(doorway: Doorway, caplog: pytest.LogCaptureFixture) -> None:
    assert doorway.tells(b"crash").status == 401
    assert doorway.stored() == []
    assert any(record.exc_info for record in caplog.records)


def test_every_bit_that_is_changed_on_the_way_is_noticed(doorway: Doorway) -> None:
    right = signature(BODY)
    for place in range(len(BODY) * 8):
        altered = bytearray(BODY)
        altered[place // 8] ^= 1 << place % 8
        assert doorway.asks("POST", doorway.path(), bytes(altered), X_Signature=right).status == 401
        doorway.shop.clock.advance(1)
    assert doorway.stored() == []


def test_a_check_that_never_comes_back_holds_up_no_stop(shop: TestShop) -> None:
    stuck = Event()
    shop.host.verify_webhook = lambda call: stuck.wait()  # type: ignore[method-assign]
    made = Doorway(shop, bounds=Bounds(check_seconds=0.05)).open()
    assert [made.tells(BODY).status for _ in range(2)] == [503, 503]
    assert made.stored() == []
    made.close()
    stuck.set()


def test_a_check_whose_settings_cannot_be_read_asks_to_come_again(shop: TestShop) -> None:
    def fails(call: WebhookCall) -> bool:
        raise OSError("no settings")

    shop.host.verify_webhook = fails  # type: ignore[method-assign]
    made = Doorway(shop).open()
    assert made.tells(BODY).status == 503
    made.close()


def test_a_settings_change_is_what_the_next_check_goes_by(doorway: Doorway) -> None:
    doorway.shop.clerk.write(lambda tx: settings.write(tx, "bank", "shared", "another-secret"))
    assert doorway.tells(BODY).status == 401


def test_the_log_holds_neither_secret_nor_body(doorway: Doorway, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    canary = b"canary-in-the-body"
    doorway.tells(canary)
    doorway.asks("POST", doorway.path(), canary, X_Signature="forged-signature")
    doorway.asks("POST", doorway.path() + "x", canary)
    told = "\n".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records)
    assert "hook" in told
    for secret in (doorway.path().split("/")[3], canary.decode(), signature(canary), "forged-signature"):
        assert secret not in told


# --- too much ---


def test_body_too_big_is_refused_by_what_it_declares(doorway: Doorway) -> None:
    assert doorway.tells(b"x" * (MOST_BODY + 1)).status == 413
    assert doorway.tells(b"x" * MOST_BODY).status == 200
    assert len(doorway.stored()) == 1


def test_body_too_big_is_refused_when_nothing_was_declared(doorway: Doorway) -> None:
    with doorway.dials() as caller:
        caller.sendall(f"POST {doorway.path()} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n".encode())
        piece = b"10000\r\n" + b"x" * 65_536 + b"\r\n"
        caller.sendall(piece * 4 + b"1\r\nx\r\n")
        assert caller.recv(65_536).startswith(b"HTTP/1.1 413")
    assert doorway.stored() == []


@pytest.fixture
def hasty(shop: TestShop) -> Iterator[Doorway]:
    """A door that has no patience at all."""
    made = Doorway(shop, bounds=Bounds(head_seconds=0.05, body_seconds=0.05, commit_seconds=0.05))
    yield made
    made.close()


def test_a_body_that_does_not_come_is_not_waited_for(hasty: Doorway) -> None:
    hasty.open()
    with hasty.dials() as caller:
        caller.sendall(f"POST {hasty.path()} HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf".encode())
        assert caller.recv(65_536).startswith(b"HTTP/1.1 408")
    assert hasty.stored() == []


@pytest.mark.parametrize("first", [b"", b"POST /hook", b"GET /health HTTP/1.1\r\nHost: x\r\nX-Slow: "])
def test_a_head_that_does_not_come_is_hung_up_on(hasty: Doorway, first: bytes) -> None:
    hasty.open()
    with hasty.dials() as caller:
        caller.sendall(first)
        assert caller.recv(65_536) == b""


def test_a_second_head_that_does_not_come_is_hung_up_on(hasty: Doorway) -> None:
    hasty.open()
    with hasty.dials() as caller:
        caller.sendall(b"GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n")
        answer = b""
        while not answer.endswith(b"Not Found"):
            answer += caller.recv(65_536)
        caller.sendall(b"GET /nothing HTTP/1.1\r\n")
        assert caller.recv(65_536) == b""


def test_a_flood_is_held_back_and_others_are_not(doorway: Doorway) -> None:
    answers = [doorway.asks("POST", doorway.path("open"), str(n).encode()) for n in range(300)]
    refused = [answer for answer in answers if answer.status != 200]
    assert {answer.status for answer in refused} == {429}
    assert all(int(answer.headers["retry-after"]) > 0 for answer in refused)
    assert len(doorway.stored()) == 300 - len(refused) < 300
    assert doorway.asks("POST", doorway.path("open", "other"), BODY).status == 200
    doorway.shop.clock.advance(60)
    assert doorway.tells(BODY).status == 200


def test_a_flood_of_big_bodies_cannot_fill_the_file(doorway: Doorway) -> None:
    answers = [doorway.asks("POST", doorway.path("open"), bytes([n]) * MOST_BODY).status for n in range(20)]
    assert answers == [200] * 16 + [429] * 4


# --- the worst moments ---


@pytest.fixture
def held(shop: TestShop) -> Iterator[Doorway]:
    """A door whose clerk is not at work yet, and that does not wait long for a commit."""
    made = Doorway(shop, bounds=Bounds(commit_seconds=0.2)).open(work=False)
    yield made
    made.close()


def acknowledged_before_it_is_stored(held: Doorway) -> bool:
    return held.tells(BODY).status == 200 and not held.stored()


def test_nothing_is_acknowledged_before_it_is_stored(held: Doorway) -> None:
    assert not acknowledged_before_it_is_stored(held)


def test_a_door_that_answers_first_would_be_caught(held: Doorway, monkeypatch: pytest.MonkeyPatch) -> None:
    async def hands_in_and_answers(clerk: Clerk, event: inbox.NewEvent, bounds: Bounds) -> bool:
        clerk.submit(lambda tx: inbox.put(tx, event.source, event.key, event.body))
        return True

    monkeypatch.setattr(hooks, "keep", hands_in_and_answers)
    assert acknowledged_before_it_is_stored(held)


def test_a_commit_that_takes_too_long_is_asked_for_again_and_is_one(held: Doorway) -> None:
    answer = held.tells(BODY)
    assert (answer.status, answer.headers["retry-after"]) == (503, "15")
    held.work()
    held.until(held.stored)
    assert held.tells(BODY).status == 200
    assert len(held.stored()) == 1


def test_a_clerk_that_is_stopping_takes_nothing_more(doorway: Doorway) -> None:
    doorway.shop.clerk.stop()
    answer = doorway.tells(BODY)
    assert answer.status == 503
    assert "retry-after" in answer.headers
    assert doorway.stored() == []


def test_an_overfull_inbox_takes_nothing_more(shop: TestShop) -> None:
    made = Doorway(shop, bounds=Bounds(most_waiting=1)).open()
    made.shop.clerk.write(lambda tx: inbox.put(tx, "job", "later", {}, due_at=tx.now + 10**6))
    assert made.tells(BODY).status == 503
    assert made.stored() == []
    made.close()


def test_a_full_disk_takes_nothing_and_works_again_after(doorway: Doorway, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> bool:
        raise OSError("disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(inbox, "put", full)
        assert doorway.tells(BODY).status == 503
    assert doorway.tells(BODY).status == 200


def test_closing_lets_who_is_inside_finish(doorway: Doorway) -> None:
    with doorway.dials() as caller:
        head = f"POST {doorway.path()} HTTP/1.1\r\nHost: x\r\nX-Signature: {signature(BODY)}\r\n"
        caller.sendall(f"{head}Content-Length: {len(BODY)}\r\n\r\n".encode() + BODY[:5])
        doorway.until(lambda: doorway.door._server.server_state.tasks)
        closing = Thread(target=doorway.door.stop)
        closing.start()
        doorway.until(lambda: doorway.door._gate.closing)
        caller.sendall(BODY[5:])
        assert caller.recv(65_536).startswith(b"HTTP/1.1 200")
    closing.join(20)
    assert not closing.is_alive()
    assert len(doorway.stored()) == 1


def test_closing_turns_who_comes_later_away_with_a_time(doorway: Doorway) -> None:
    doorway.door._gate.closing = True
    answer = doorway.tells(BODY)
    assert (answer.status, answer.headers["retry-after"]) == (503, "15")


def test_a_plugin_turned_off_is_gone_and_back_at_the_same_address(doorway: Doorway) -> None:
    host = doorway.shop.host
    admitted = host.admissions
    host.publish([one for one in admitted if one.name != "bank"])
    assert doorway.tells(BODY).status == 404
    host.publish(admitted)
    assert doorway.tells(BODY).status == 200


def test_an_owner_is_shown_the_address_only_where_there_is_one() -> None:
    def url(shop: TestShop) -> str | None:
        found: str | None = shop.do(lambda tx: Context(shop.host, tx, shop.host.plugin("bank")).webhook_url("told"))
        return found

    assert url(TestShop(bank())) is None
    public = TestShop(bank(), web=Web(public_url="https://shop.example.com"))
    assert url(public) == f"https://shop.example.com{Doorway(public).path()}"


@pytest.mark.parametrize("name", ["", "a/b", "Told", "told?x=1", "../told", "é"])
def test_a_webhook_whose_name_would_be_no_address_is_refused_at_admission(name: str) -> None:
    plugin = Plugin("odd")
    plugin.webhook(name)(lambda ctx, call: None)
    assert any("must have a name of small letters" in one for one in problems_of(plugin))


def test_two_webhooks_of_one_name_are_refused_at_admission() -> None:
    plugin = Plugin("odd")
    for _ in range(2):
        plugin.webhook("told")(lambda ctx, call: None)
    assert problems_of(plugin) == ["webhook told of odd is declared twice"]


def problems_of(plugin: Plugin[Any]) -> list[str]:
    return Checker("test", frozenset(), {}).check(plugin, {}).problems
