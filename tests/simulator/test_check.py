"""Calls that break the Bot API's rules: each is refused, counted as a violation, and changes nothing."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shopbot.simulator.check import Checker
from shopbot.simulator.driver import Driver
from shopbot.simulator.methods import HANDLERS
from shopbot.simulator.refusal import Refusal
from shopbot.simulator.table import Field, Kind, Shape, load

from .conftest import Api, keyboard

Params = dict[str, Any]


def button(**parts: object) -> Params:
    return {"reply_markup": {"inline_keyboard": [[{"text": "x", **parts}]]}}


def text(**parts: object) -> Params:
    return {"chat_id": "SARI", "text": "hello", **parts}


def html(source: str) -> Params:
    return text(text=source, parse_mode="HTML")


def invoice(**parts: object) -> Params:
    price = [{"label": "Total", "amount": 5}]
    basics = {"title": "Key", "description": "A key", "payload": "order:1", "currency": "XTR", "prices": price}
    return {"chat_id": "SARI", **basics, **parts}


def commands(*names: str) -> Params:
    return {"commands": [{"command": name, "description": "does it"} for name in names]}


PLANTED: list[tuple[str, str, Params, str]] = [
    ("5000 characters", "sendMessage", text(text="x" * 5000), "message is too long"),
    ("4097 after emoji count twice", "sendMessage", text(text="😀" * 2049), "message is too long"),
    ("65 bytes of data", "sendMessage", text(**button(callback_data="x" * 65)), "BUTTON_DATA_INVALID"),
    ("33 Cyrillic letters", "sendMessage", text(**button(callback_data="ж" * 33)), "BUTTON_DATA_INVALID"),
    ("button without action", "sendMessage", text(**button()), "Text buttons are unallowed in the inline keyboard"),
    ("button with two", "sendMessage", text(**button(callback_data="a", url="https://a.example")), "more than one"),
    ("caption of 1025", "sendPhoto", {"chat_id": "SARI", "photo": "id", "caption": "x" * 1025}, "caption is too long"),
    ("unclosed tag", "sendMessage", html("<b>x"), 'Can\'t find end tag corresponding to start tag "b"'),
    ("unknown tag", "sendMessage", html("é <p>x</p>"), 'Unsupported start tag "p" at byte offset 3'),
    ("crossed tags", "sendMessage", html("<b><i>x</b></i>"), 'expected "</i>", found "</b>"'),
    ("201 characters of toast", "answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}, "TOO_LONG"),
    ("invoice title of 33", "sendInvoice", invoice(title="x" * 33), "title must be 1-32"),
    ("invoice payload of 129 bytes", "sendInvoice", invoice(payload="x" * 129), "payload must be 1-128 bytes"),
    ("two prices in stars", "sendInvoice", invoice(prices=[{"label": "a", "amount": 1}] * 2), "exactly one price"),
    ("style purple", "sendMessage", text(**button(callback_data="a", style="purple")), "style"),
    ("copy_text of 257", "sendMessage", text(**button(copy_text={"text": "x" * 257})), "BUTTON_COPY_TEXT_INVALID"),
    ("unknown chat action", "sendChatAction", {"chat_id": "SARI", "action": "dance"}, "wrong parameter action"),
    ("no text", "sendMessage", text(text=""), "message text is empty"),
    ("text of spaces and tags", "sendMessage", html("<b> \n </b>"), "message text is empty"),
    ("upper-case command", "setMyCommands", commands("Start"), "BOT_COMMAND_INVALID"),
    ("101 commands", "setMyCommands", commands(*(f"c{n}" for n in range(101))), "commands must be 0-100 items"),
    ("three-letter language", "setMyCommands", {**commands("a"), "language_code": "eng"}, "language_code"),
    ("unknown parameter", "sendMessage", text(colour="red"), 'no parameter "colour"'),
    ("missing chat", "sendMessage", {"text": "x"}, "chat_id is empty"),
    ("missing query id", "answerCallbackQuery", {}, 'parameter "callback_query_id" is required'),
    ("unknown field", "sendMessage", text(reply_markup={**keyboard("a"), "colour": 1}), 'unknown field "colour"'),
    ("broken JSON", "sendMessage", text(reply_markup="{"), "can't parse reply keyboard markup JSON object"),
    ("number as button text", "sendMessage", text(**button(text=5, callback_data="a")), "must be of type String"),
    ("button without text", "sendMessage", text(reply_markup={"inline_keyboard": [[{"url": "a.b"}]]}), '"text"'),
    ("row is no array", "sendMessage", text(reply_markup={"inline_keyboard": [{"text": "a"}]}), "type Array"),
    ("word as boolean", "sendMessage", text(disable_notification="perhaps"), "must be of type Boolean"),
    ("word as message id", "editMessageText", text(message_id="last"), "must be of type Number"),
    ("101 buttons", "sendMessage", text(reply_markup=keyboard(*map(str, range(101)))), "too long"),
    (
        "nine in a row",
        "sendMessage",
        text(reply_markup={"inline_keyboard": [[{"text": "a", "callback_data": "a"}] * 9]}),
        "more than 8",
    ),
    ("301 keys", "sendMessage", text(reply_markup={"keyboard": [["a"]] * 301}), "too long"),
    ("13 keys in a row", "sendMessage", text(reply_markup={"keyboard": [["a"] * 13]}), "more than 12"),
    (
        "key with two actions",
        "sendMessage",
        text(reply_markup={"keyboard": [[{"text": "a", "request_contact": True, "request_location": True}]]}),
        "more than one action",
    ),
    ("key without a word", "sendMessage", text(reply_markup={"keyboard": [[" "]]}), "button text is empty"),
    ("address without a host", "sendMessage", text(**button(url="https://nowhere")), "Wrong HTTP URL"),
    ("half an IPv6 address", "sendMessage", text(**button(url="http://[")), "Wrong HTTP URL"),
    (
        "time entity without a time",
        "sendMessage",
        text(entities=[{"type": "date_time", "offset": 0, "length": 1}]),
        'Can\'t find field "unix_time"',
    ),
    ("javascript address", "sendMessage", text(**button(url="javascript://a.b/")), "Unsupported URL protocol"),
    ("web app over http", "sendMessage", text(**button(web_app={"url": "http://a.example"})), "Only HTTPS"),
    ("unknown parse mode", "sendMessage", text(parse_mode="BBCode"), "unsupported parse_mode"),
    ("limit of 101 updates", "getUpdates", {"limit": 101}, "limit must be 1-100"),
    ("refusal without a reason", "answerPreCheckoutQuery", {"pre_checkout_query_id": "1", "ok": False}, "error_mess"),
    ("album of one", "sendMediaGroup", {"chat_id": "SARI", "media": [{"type": "photo", "media": "a"}]}, "2-10 items"),
    ("time without a date", "sendMessage", html('<tg-time format="t">x</tg-time>'), "Invalid date"),
    ("span of another class", "sendMessage", html('<span class="big">x</span>'), 'must have class "tg-spoiler"'),
]


@pytest.mark.parametrize(("method", "params", "words"), [row[1:] for row in PLANTED], ids=[row[0] for row in PLANTED])
def test_a_broken_rule_is_refused_in_words_and_counted(
    api: Api, driver: Driver, sari: int, method: str, params: Params, words: str
) -> None:
    before = driver.chat(sari)
    given = {name: str(sari) if value == "SARI" else value for name, value in params.items()}
    answer = api(method, **given)
    assert answer.status == 400
    assert answer.words.startswith("Bad Request: ")
    assert words in answer.words
    assert [one["method"] for one in driver.violations()] == [method]
    assert driver.chat(sari) == before


FINE: list[tuple[str, Params]] = [
    ("sendMessage", text(text="x" * 4096)),
    ("sendMessage", html("<b>" + "x" * 4096 + "</b>")),
    ("sendMessage", text(**button(callback_data="ж" * 32))),
    ("sendMessage", text(**button(copy_text={"text": "k" * 256}))),
    ("sendMessage", text(**button(disabled={}, style="danger"))),
    ("sendMessage", text(**button(url="tg://user?id=5"))),
    ("sendMessage", text(**button(url="t.me/somebody"))),
    ("sendMessage", text(**button(switch_inline_query=""))),
    ("sendMessage", text(reply_markup={"keyboard": [["Stock", {"text": "Help"}]], "resize_keyboard": True})),
    ("sendMessage", text(reply_markup={"keyboard": [["a"] * 12] * 25})),
    ("sendMessage", text(reply_markup={"keyboard": [[{"text": "a", "request_contact": True}]]})),
    ("sendMessage", text(reply_markup=keyboard(*map(str, range(100))))),
    ("sendMessage", text(reply_markup={"remove_keyboard": True})),
    ("sendMessage", text(reply_markup={"force_reply": True, "input_field_placeholder": "Amount"})),
    ("sendMessage", text(disable_notification="True", protect_content=True)),
    ("sendMessage", text(entities=[{"type": "bold", "offset": 0, "length": 2}])),
    ("sendMessage", text(link_preview_options={"is_disabled": True})),
    ("sendMessage", text(text="<b>x</b>", parse_mode="html")),
    ("sendMessage", html("a & b &amp; &lt; &#128512; <a href='https://a.example'>x</a>")),
    ("sendMessage", html('<blockquote expandable>q</blockquote><pre><code class="language-py">1</code></pre>')),
    ("sendMessage", html('<tg-spoiler>s</tg-spoiler><tg-time unix="1700000000" format="r">t</tg-time>')),
    ("sendChatAction", {"chat_id": "SARI", "action": "typing"}),
    ("setMyCommands", {**commands("start"), "scope": {"type": "all_private_chats"}, "language_code": "id"}),
    ("sendInvoice", invoice()),
]


@pytest.mark.parametrize(("method", "params"), FINE, ids=range(len(FINE)))
def test_what_telegram_takes_is_not_refused(api: Api, driver: Driver, sari: int, method: str, params: Params) -> None:
    given = {name: str(sari) if value == "SARI" else value for name, value in params.items()}
    assert api(method, **given).status == 200
    assert driver.violations() == []


def test_the_same_call_passes_as_query_form_and_json(api: Api, sari: int) -> None:
    path = f"/bot{api.token}/sendMessage"
    body = {"chat_id": sari, "text": "as JSON", "reply_markup": keyboard("a"), "disable_notification": True}
    as_json = {"content-type": "application/json"}
    assert api.send("POST", path, json.dumps(body).encode(), as_json).result["text"] == "as JSON"
    assert api.send("GET", f"{path}?chat_id={sari}&text=in+the+query").result["text"] == "in the query"
    assert (
        api.send("POST", path.replace("sendMessage", "SENDmessage"), json.dumps(body).encode(), as_json).status == 200
    )


def test_a_lone_surrogate_is_refused_as_telegram_refuses_it(api: Api, sari: int) -> None:
    body = b'{"chat_id": %d, "text": "\\ud83d"}' % sari
    answer = api.send("POST", f"/bot{api.token}/sendMessage", body, {"content-type": "application/json"})
    assert answer.words == "Bad Request: strings must be encoded in UTF-8"


def test_markdown_and_unsimulated_methods_are_refused_loudly(api: Api, driver: Driver, sari: int) -> None:
    assert api("sendMessage", chat_id=sari, text="*x*", parse_mode="MarkdownV2").status == 501
    assert "not simulated" in api("sendDice", chat_id=sari).words
    assert api("sendDice", chat_id=sari).status == 501
    assert api("sendDice", chat_id=sari, emoji="🐙").status == 400
    assert "sendDice" in driver.get("unsupported")["methods"]


def test_an_unknown_method_and_a_wrong_token_are_refused(api: Api, server: Any) -> None:
    assert api("sendMesage").body == {"ok": False, "error_code": 404, "description": "Not Found: method not found"}
    stranger = Api(server.port, "987654321:another-token")
    assert stranger("getMe").body == {"ok": False, "error_code": 401, "description": "Unauthorized"}


_NONSENSE: st.SearchStrategy[Any] = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just([]) | st.just({})
)
_SCALARS: dict[str, st.SearchStrategy[Any]] = {
    "S": st.text(max_size=8) | st.sampled_from(["HTML", "http://[", "attach://a", "<b>x</b>", "@a", "\ud800"]),
    "I": st.integers(-(2**40), 2**40),
    "F": st.floats(),
    "B": st.booleans(),
    "InputFile": st.just("attach://a"),
}


def _any(field: Field, depth: int) -> st.SearchStrategy[Any]:
    listed = st.sampled_from(sorted(field.enum)) if field.enum else st.nothing()
    return listed | _of_kind(field.kind, depth) | _NONSENSE


def _of_kind(kind: Kind, depth: int) -> st.SearchStrategy[Any]:
    if kind.item is not None:
        return st.lists(_of_kind(kind.item, depth), max_size=3)
    return st.sampled_from(kind.options).flatmap(
        lambda option: _SCALARS[option] if option in _SCALARS else _object(option, depth)
    )


def _object(name: str, depth: int) -> st.SearchStrategy[Any]:
    return st.just({}) if depth > 3 else _fields(load().types[name], depth + 1)


def _later(field: Field, depth: int) -> st.SearchStrategy[Any]:
    return st.deferred(lambda: _any(field, depth))


def _fields(shape: Shape, depth: int) -> st.SearchStrategy[dict[str, Any]]:
    required = {name: _later(field, depth) for name, field in shape.fields.items()}
    optional = {name: required.pop(name) for name in shape.fields.keys() - shape.required}
    return st.fixed_dictionaries(required, optional=optional)


def _call(name: str) -> st.SearchStrategy[tuple[str, dict[str, Any]]]:
    return st.tuples(st.just(name), _fields(load().methods[name], 0))


@given(st.sampled_from(sorted(HANDLERS)).flatmap(_call))
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
def test_nonsense_is_refused_and_never_breaks_the_checker(call: tuple[str, dict[str, Any]]) -> None:
    with contextlib.suppress(Refusal):
        Checker(load()).method(load().methods[call[0]], call[1], {})


def test_what_earlier_versions_called_otherwise_is_still_read(api: Api, driver: Driver, sari: int, sent: int) -> None:
    former = {"reply_to_message_id": sent, "disable_web_page_preview": True}
    message = api("sendMessage", chat_id=sari, text="x", **former).result
    assert message["reply_to_message"]["message_id"] == sent
    gone = {"reply_to_message_id": 999, "allow_sending_without_reply": True}
    assert "reply_to_message" not in api("sendMessage", chat_id=sari, text="x", **gone).result
    assert "has no parameter" in api("sendPhoto", chat_id=sari, photo="x", disable_web_page_preview=True).words
