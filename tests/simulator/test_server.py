"""HTTP as bots really speak it, and the doors that stay shut."""

from __future__ import annotations

import http.client
import json
import socket
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shopbot.simulator import derive
from shopbot.simulator.driver import Driver, DriverError
from shopbot.simulator.server import PortBusy, Simulator
from shopbot.simulator.table import load

from .conftest import PIXEL, TOKEN, Api, keyboard, multipart


def test_a_request_line_of_32_kb_is_read(api: Api, sari: int) -> None:
    markup = json.dumps(keyboard(*(f"product:{n}" for n in range(90))))
    path = f"/bot{TOKEN}/sendMessage?chat_id={sari}&text={quote('ж' * 4096)}&reply_markup={quote(markup)}"
    assert len(path) > 32_000
    assert len(api.send("POST", path).result["text"]) == 4096


def test_a_multipart_body_in_chunks_is_read(api: Api, sari: int) -> None:
    body, headers = multipart({"chat_id": str(sari), "caption": "ж"}, {"photo": ('a "b".png', PIXEL)})
    pieces = (body[at : at + 7] for at in range(0, len(body), 7))
    answer = api.send("POST", f"/bot{TOKEN}/sendPhoto", pieces, headers, encode_chunked=True)
    assert answer.result["photo"][0]["file_size"] == len(PIXEL)


def test_a_cut_multipart_body_is_refused(api: Api, sari: int) -> None:
    body, headers = multipart({"chat_id": str(sari)}, {"photo": ("a.png", PIXEL)})
    answer = api.send("POST", f"/bot{TOKEN}/sendPhoto", body[:-8], headers)
    assert answer.words == "Bad Request: multipart body is cut off"


def test_an_answer_arrives_in_one_piece(server: Simulator, api: Api) -> None:
    with socket.create_connection(("127.0.0.1", server.port)) as line:
        line.sendall(f"GET /bot{TOKEN}/getMe HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        assert line.recv(65536).endswith(b"}}")


def test_many_calls_go_through_one_connection(server: Simulator, api: Api) -> None:
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    for _ in range(50):
        line.request("GET", f"/bot{TOKEN}/getMe")
        assert json.loads(line.getresponse().read())["ok"]
    line.close()


def test_a_taken_port_is_said_plainly(server: Simulator) -> None:
    with pytest.raises(PortBusy, match=f"port {server.port} is already in use"):
        Simulator(port=server.port, token=TOKEN).start()


def test_stopping_ends_a_waiting_poll_and_may_happen_twice() -> None:
    server = Simulator(token=TOKEN).start()
    with socket.create_connection(("127.0.0.1", server.port)) as line:
        line.sendall(f"GET /bot{TOKEN}/getUpdates?timeout=50 HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        driver = Driver(server.url)
        driver.get("clock")
        server.stop()
        server.stop()
        line.settimeout(10)
        assert _ended(line)


def _ended(line: socket.socket) -> bool:
    try:
        return line.recv(1) == b""
    except ConnectionError:
        return True


@pytest.mark.parametrize(
    "headers", [{"Host": "evil.example"}, {"Origin": "http://evil.example"}, {"Origin": "null"}], ids=str
)
def test_another_site_cannot_drive_the_simulator(server: Simulator, driver: Driver, headers: dict[str, str]) -> None:
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    line.request("POST", "/sim/reset", b"{}", {"content-type": "application/json", **headers})
    assert line.getresponse().status == 403
    line.close()


def test_the_token_is_in_no_answer_of_the_driver(api: Api, driver: Driver, sari: int) -> None:
    api("sendMessage", chat_id=sari, text="x" * 9000)
    shown = [driver.get(path) for path in ("calls", "violations", "people", "bot", "unsupported")]
    assert TOKEN not in json.dumps([*shown, driver.events()])
    assert len(driver.calls()[-1]["params"]["text"]) < 500


def test_events_stream_what_happens(server: Simulator, driver: Driver) -> None:
    seq = driver.get("events", once=1)["seq"]
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    line.request("GET", f"/sim/events?since={seq}")
    answer = line.getresponse()
    assert answer.headers["content-type"].startswith("text/event-stream")
    person = driver.add_person("Sari")["id"]
    while not (text := answer.readline().decode()).startswith("data:"):
        pass
    assert json.loads(text[5:]) == {"seq": seq + 1, "kind": "people", "person": person}
    line.close()


def test_the_page_may_load_only_what_is_served_here(server: Simulator) -> None:
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    line.request("GET", "/", headers={"Host": f"localhost:{server.port}"})
    answer = line.getresponse()
    assert answer.status == 200
    assert "default-src 'none'; script-src 'self'" in answer.headers["content-security-policy"]
    assert b"<script" in answer.read()
    line.close()


def test_controls_exist_only_if_given(driver: Driver) -> None:
    assert driver.bot()["controls"] == []
    with Simulator(token=TOKEN, controls={"restart": lambda: "restarted", "status": lambda: {"up": True}}) as server:
        controlled = Driver(server.url)
        assert controlled.post("bot/restart") == {"result": "restarted"}
        assert controlled.get("bot/status") == {"result": {"up": True}}


def test_the_table_is_small_and_derived_as_documented(tmp_path: Path) -> None:
    full = {
        "version": "Bot API 10.3",
        "methods": {
            "sendText": {
                "fields": [
                    _field("text", ["String"], "Text, 1-4096 characters after entities parsing", required=True),
                    _field("buttons", ["Array of Button"], "A list; at most 8 buttons"),
                ]
            }
        },
        "types": {
            "Button": {"fields": [_field("data", ["String"], "Data, 1-64 bytes")]},
            "Seen": {"fields": []},
            "Update": {"fields": [_field("update_id", ["Integer"], ""), _field("message", ["Seen"], "")]},
        },
    }
    source, out = tmp_path / "full.json", tmp_path / "table.json"
    source.write_text(json.dumps(full))
    assert derive.main([str(source), str(out)]) == 0
    assert json.loads(out.read_text()) == {
        "version": "10.3",
        "methods": {
            "sendText": [["text", "S", 1, {"l": ["p", 1, 4096]}], ["buttons", "[Button]", 0, {"l": ["i", 0, 8]}]]
        },
        "types": {"Button": [["data", "S", 0, {"l": ["b", 1, 64]}]]},
        "updates": ["message"],
    }
    assert derive.main([]) == 2


def _field(name: str, types: list[str], description: str, *, required: bool = False) -> dict[str, object]:
    return {"name": name, "types": types, "required": required, "description": description}


def test_the_projects_table_is_bot_api_10_3() -> None:
    table = load()
    assert (table.version, len(table.methods)) == ("10.3", 185)
    assert Path(derive.__file__).with_name("botapi.json").stat().st_size < 250_000


def test_the_page_is_asked_for_again_each_time_but_sent_only_when_it_changed(server: Simulator) -> None:
    def get(path: str, headers: dict[str, str]) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer

    for path in ("/page/app.js", "/page/style.css"):
        first = get(path, {})
        assert (first.status, first.headers["cache-control"]) == (200, "no-cache")
        again = get(path, {"if-none-match": first.headers["etag"]})
        assert again.status == 304
        assert get(path, {"if-none-match": '"another"'}).status == 200


PATHS = [
    "people", "people/5000000001", "groups", "groups/-1002000000001", "topics", "say", "edit", "delete", "open",
    "contact", "key", "press", "send_file", "send_album", "pay", "refund", "inline", "inline/1", "update", "clock",
    "faults", "limits",
]  # fmt: skip
NUMBERS = st.sampled_from([0, 1, -1, 2, 5_000_000_001, -1_002_000_000_001, 10**30])
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.text(max_size=8) | st.sampled_from(["create", "close", "kicked", "photo"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "message"]), inner, max_size=2)
    ),
    max_leaves=4,
)
FIELDS = st.sampled_from([
    "person", "chat", "text", "message_id", "thread", "do", "name", "members", "title", "forum", "type", "bot", "join",
    "migrate", "url", "data", "row", "column", "files", "kind", "share", "query", "result", "update", "advance",
    "charge", "first_name", "id", "blocked", "times", "on",
])  # fmt: skip


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.sampled_from(PATHS), body=st.dictionaries(FIELDS, VALUES, max_size=6), known=st.booleans())
def test_nonsense_from_a_driver_is_answered_and_breaks_nothing(
    driver: Driver, sari: int, path: str, body: dict[str, object], known: bool
) -> None:
    if known:
        body |= {"person": sari}
    status = 200
    try:
        driver.post(path, **body)
    except DriverError as refused:
        status = refused.status
    assert status in {200, 400, 409}
    for person in driver.people():
        assert driver.chat(person["id"])["chat"]["type"] == "private"
