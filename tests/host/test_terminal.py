"""What is typed in a terminal reaches the clerk as an event: typed, once, in English, taken back in the chat."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from shopbot.db import terminal
from shopbot.db.inbox import FIRST, NewEvent
from shopbot.errors import Refusal, ShopError
from shopbot.host.plugin import Plugin, Upload
from shopbot.host.terminal import example, request_of_plugin, request_of_work
from shopbot.host.terminal_works import WORKS
from shopbot.testing import TestShop
from shopbot.trade import audit, ledger, orders, people, products, stock
from shopbot.trade.money import Money

BUDI, PUTRI = 7001, 7002
PRICE = Money(20_000, "IDR")


def till() -> "Plugin[Any]":
    """A plugin with commands for the terminal."""
    plugin = Plugin("till")
    plugin.migration("001_notes", "CREATE TABLE till_notes (words TEXT NOT NULL) STRICT;")
    plugin.texts(en="till-full = The till is full, { $name }.")

    @plugin.cli("note")
    def note(ctx: Any, times: int, words: str) -> dict[str, object]:
        """Keep a note."""
        for _ in range(times):
            ctx.tx.run("INSERT INTO till_notes VALUES (?)", words)
        return {"kept": times, "by": ctx.actor}

    @plugin.cli("read")
    def read(ctx: Any, file: Upload) -> str:
        """Read a file."""
        return f"{file.name}: {len(file.content)} bytes"

    @plugin.cli("fill")
    def fill(_ctx: Any) -> None:
        """Refuse."""
        raise ShopError("till_full", name="Budi")

    @plugin.cli("break")
    def fails(ctx: Any) -> None:
        """Fail after a change."""
        ctx.tx.run("INSERT INTO till_notes VALUES ('half')")
        raise ZeroDivisionError

    @plugin.cli("list", reads=True)
    def listed(ctx: Any) -> list[str]:
        """List the notes."""
        return [row["words"] for row in ctx.db.rows("SELECT words FROM till_notes")]

    return plugin


@pytest.fixture
def shop() -> Iterator[TestShop]:
    made = TestShop("home", "admin", "orders", till(), owner=BUDI)
    made.person("Budi", id=BUDI).says("/start")
    made.person("Putri", id=PUTRI).says("/start")
    yield made
    made.close()


def typed(shop: TestShop, body: dict[str, Any], key: str = "k") -> terminal.Answer:
    """Store what was typed as the terminal does, and return what came of it."""
    shop.clerk.put([NewEvent(terminal.SOURCE, key, body, FIRST)])
    shop.settle()
    answer = terminal.standing(shop.db, key).answer
    assert answer is not None
    return answer


def work(shop: TestShop, name: str, key: str = "k", /, **args: Any) -> terminal.Answer:
    return typed(shop, request_of_work(name, args), key)


def balance(shop: TestShop) -> int:
    return ledger.balance(shop.db, PUTRI, "IDR").amount


def add(shop: TestShop, key: str = "k", amount: int = 50_000) -> terminal.Answer:
    told = {"person": PUTRI, "amount": amount, "currency": "IDR", "reason": "cash", "key": f"terminal:{key}"}
    return work(shop, "wallet.change", key, **told)


def sold(shop: TestShop) -> orders.Order:
    """An order of Putri's that was paid and delivered."""

    def sell(tx: Any) -> orders.Order:
        product = products.create(tx, BUDI, "Lumina", PRICE)
        stock.add(tx, product.id, ["LUMINA-1", "LUMINA-2"], by=BUDI)
        ledger.give(tx, PUTRI, PRICE, "gift", "gift:test")
        order = orders.checkout(tx, PUTRI, product.id, 1, PRICE.amount)
        return orders.pay_from_wallet(tx, order.id, PUTRI)

    order: orders.Order = shop.do(sell)
    shop.settle()
    return order


def test_change_is_made_once_and_audited_as_the_terminals(shop: TestShop) -> None:
    assert add(shop).words == {"id": PUTRI, "balance": 50_000, "currency": "IDR"}
    assert add(shop).state == "done"
    assert balance(shop) == 50_000
    rows = [one for one in audit.recent(shop.db) if one.action == "wallet.adjust"]
    assert [one.actor for one in rows] == ["terminal"]


def test_event_that_comes_again_after_it_was_forgotten_is_not_carried_out_again(shop: TestShop) -> None:
    add(shop)
    shop.do(lambda tx: tx.house.run("DELETE FROM inbox WHERE source = 'terminal'"))
    add(shop)
    assert balance(shop) == 50_000


def test_refusal_is_an_answer_in_plain_english_and_changes_nothing(shop: TestShop) -> None:
    answer = work(shop, "people.ban", person=BUDI, reason="x", seconds=None)
    assert (answer.state, answer.words["problem"]) == ("refused", "An owner cannot be banned.")
    assert people.sure(shop.db, BUDI).banned_at is None


def test_taking_more_than_there_is_speaks_of_the_wallet_not_of_its_reader(shop: TestShop) -> None:
    add(shop)
    answer = add(shop, "second", -60_000)
    assert answer.words["problem"] == "The wallet holds no more than Rp 50,000.".replace(" 50", "\u00a050")
    assert balance(shop) == 50_000


def test_bug_is_answered_with_its_code_and_undone_and_not_tried_again(shop: TestShop) -> None:
    answer = typed(shop, request_of_plugin("till", "break", [], None))
    assert answer.state == "failed"
    assert answer.words["problem"].startswith("E-")
    assert shop.db.scalar("SELECT count(*) FROM till_notes") == 0
    assert shop.parked == []
    assert any(answer.words["problem"] in message.text for message in shop.chats.messages[BUDI].values())


@pytest.mark.parametrize(
    "body",
    [
        request_of_work("people.vanish", {}),
        request_of_work("people.ban", {"person": "7002", "reason": "x", "seconds": None}),
        request_of_work("people.ban", {"person": PUTRI, "seconds": None}),
        request_of_work("people.ban", {"person": PUTRI, "reason": "x", "seconds": None, "loudly": True}),
        request_of_work("stock.add", {"product": 1, "lines": ["a", 2], "note": None, "cost": None, "again": False}),
    ],
)
def test_what_another_version_sends_is_refused_not_guessed_at(shop: TestShop, body: dict[str, Any]) -> None:
    answer = typed(shop, body)
    assert answer.state == "refused"
    assert "start it again" in answer.words["problem"]


def test_key_that_was_used_for_something_else_is_refused(shop: TestShop) -> None:
    add(shop)
    with pytest.raises(Refusal, match="used for something else"):
        shop.do(lambda tx: terminal.stored(tx, "k", request_of_work("people.unban", {"person": PUTRI})))


def test_banned_from_the_terminal_is_unbanned_from_the_chat(shop: TestShop) -> None:
    work(shop, "people.ban", person=PUTRI, reason="x", seconds=None)
    budi = shop.person("Budi", id=BUDI)
    budi.says("/admin").taps("Undo").taps("↩ 1")
    budi.taps("Put it back")
    assert people.sure(shop.db, PUTRI).banned_at is None


def test_role_that_does_not_exist_is_refused(shop: TestShop) -> None:
    assert work(shop, "people.role", person=PUTRI, role="emperor").state == "refused"
    assert work(shop, "people.role", "second", person=PUTRI, role="admin").words["role"] == "admin"


def test_cancelled_order_frees_its_goods_and_tells_its_buyer_once(shop: TestShop) -> None:
    product = shop.do(lambda tx: products.create(tx, BUDI, "Lumina", PRICE))
    work(shop, "stock.add", "s", product=product.id, lines=["A", "B", "A", ""], note="n", cost=100, again=False)
    order = shop.do(lambda tx: orders.checkout(tx, PUTRI, product.id, 1, PRICE.amount))
    for key in ("one", "two"):
        assert work(shop, "orders.cancel", key, order=order.id).words["state"] == "cancelled"
    assert stock.count(shop.db, product.id).available == 2
    told = [message for message in shop.chats.messages[PUTRI].values() if order.code in message.text]
    assert len([message for message in told if "was cancelled by the shop" in message.text]) == 1


def test_goods_are_sent_again_to_their_buyer_and_to_nobody_else(shop: TestShop) -> None:
    order = sold(shop)
    before = sum("LUMINA-1" in message.text for message in shop.chats.messages[PUTRI].values())
    assert work(shop, "orders.resend", order=order.id).words == {"code": order.code, "state": "delivered"}
    after = sum("LUMINA-1" in message.text for message in shop.chats.messages[PUTRI].values())
    assert (before, after) == (1, 2)
    assert not any("LUMINA-1" in message.text for message in shop.chats.messages[BUDI].values())


def test_goods_of_an_order_that_waits_are_not_sent(shop: TestShop) -> None:
    product = shop.do(lambda tx: products.create(tx, BUDI, "Lumina", PRICE))
    work(shop, "stock.add", "s", product=product.id, lines=["LUMINA-9"], note=None, cost=None, again=False)
    order = shop.do(lambda tx: orders.checkout(tx, PUTRI, product.id, 1, PRICE.amount))
    assert work(shop, "orders.resend", order=order.id).state == "refused"


def test_plugins_command_gets_typed_words_and_its_answer_is_kept(shop: TestShop) -> None:
    answer = typed(shop, request_of_plugin("till", "note", ["2", "two", "words"], None))
    assert answer.words == {"kept": 2, "by": "terminal"}
    assert shop.db.scalar("SELECT count(*) FROM till_notes WHERE words = 'two words'") == 2


def test_plugins_command_gets_the_file(shop: TestShop) -> None:
    answer = typed(shop, request_of_plugin("till", "read", [], Upload("a.txt", b"\x00\xff")))
    assert answer.words == "a.txt: 2 bytes"


@pytest.mark.parametrize("words", [[], ["many", "words"], ["3"]])
def test_wrong_words_of_a_plugins_command_are_answered_with_an_example(shop: TestShop, words: list[str]) -> None:
    answer = typed(shop, request_of_plugin("till", "note", words, None))
    assert answer.state == "refused"
    assert "python3 run.py till note TIMES WORDS" in answer.words["problem"]


def test_plugins_refusal_is_worded_by_the_plugin(shop: TestShop) -> None:
    assert typed(shop, request_of_plugin("till", "fill", [], None)).words["problem"] == "The till is full, Budi."


def test_command_of_a_plugin_that_is_off_says_so(shop: TestShop) -> None:
    answer = typed(shop, request_of_plugin("tills", "note", [], None))
    assert "is off, or has no command" in answer.words["problem"]


def test_command_is_shown_as_it_is_typed(shop: TestShop) -> None:
    shown = [example(one) for one in shop.host.registry.plugins["till"].command_lines]
    assert shown[:2] == ["python3 run.py till note TIMES WORDS", "python3 run.py till read --file FILE"]


def test_answers_hold_no_goods(shop: TestShop) -> None:
    order = sold(shop)
    work(shop, "orders.resend", order=order.id)
    work(shop, "stock.copied", "c", product=order.items[0].product, units=1)
    kept = json.dumps([row["answer"] for row in shop.db.rows("SELECT answer FROM terminal_answer")])
    assert "LUMINA" not in kept


def test_old_answers_are_forgotten_and_younger_ones_are_not(shop: TestShop) -> None:
    add(shop, "old")
    shop.clock.advance(terminal.KEPT_SECONDS - 3600)
    add(shop, "young")
    shop.advance(minutes=30).advance(hours=2)  # a job's first slot is only noted
    assert [row["key"] for row in shop.db.rows("SELECT key FROM terminal_answer")] == ["young"]


def test_every_work_says_what_it_takes() -> None:
    for name, call in WORKS.items():
        assert call.__doc__, name
        assert "return" in call.__annotations__, name
