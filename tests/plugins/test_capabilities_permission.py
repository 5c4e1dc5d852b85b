"""Who may not: every staff command, button and answer tried by a customer, every object tried by a stranger."""

import json
from collections.abc import Mapping

from shopbot.api import EVERYONE, people
from shopbot.host.arguments import parameters
from tests.plugins.whole import (
    BUYER,
    GOODS,
    OWNER,
    STRANGER,
    Whole,
    all_words,
    everybodys_actions,
    forged,
    staff_actions,
)

OWN_ANSWERS = {"home.got_field", "wallet.got_amount", "catalog.quantity_typed"}
OWN_TABLES = {
    "orders", "order_line", "order_step", "order_event", "stock_unit", "product", "audit", "payment", "catalog_line"
}  # fmt: skip
LINES = ("", " 101", " 101|x", " 901 50k because", " 901 7 because", " off wallet", "\n1\n2")


def test_every_staff_command_is_met_with_silence() -> None:
    here = Whole()
    commands = {w: c for w, c in here.shop.host.registry.commands.items() if c.allow != EVERYONE}
    assert len(commands) > 15
    before, seen, told = here.state(), [m.text for m in here.sari.messages], len(here.ani.messages)
    for word in commands:
        for line in LINES:
            here.sari.says(f"/{word}{line}")
            assert [m.text for m in here.sari.messages] == seen, word
    assert here.state() == before
    assert len(here.ani.messages) == told
    assert here.sari.toast == ""


def test_every_staff_button_is_refused_when_a_customer_forges_it() -> None:
    here = Whole()
    actions = staff_actions(here.shop)
    assert len(actions) > 40
    before = here.state()
    for handler in actions:
        for data in forged(handler, (1, 2, BUYER, OWNER)):
            here.shop.chats.toasts.pop(STRANGER, None)
            here.sari.presses(1, data)
            assert here.sari.toast.startswith(("This is not available", "That button was old")), data
    assert here.state() == before
    assert GOODS not in all_words(here.sari)
    assert "UNIT-" not in all_words(here.sari)


def test_staff_answers_typed_after_the_role_was_taken_away_change_nothing() -> None:
    here = Whole()
    answers = {p: a for p, a in here.shop.host.registry.answers.items() if p not in OWN_ANSWERS}
    assert len(answers) > 10
    before = here.state()
    for place, answer in answers.items():
        wanted = parameters(answer.handler.call)[1:]
        kept = {p.name: 1 if p.kind is int else "add" for p in wanted}
        for words in ("901", "Lumina\n1000", "because", "5"):
            open_question(here, place, kept)
            here.sari.says(words)
        assert here.state() == before, place
    assert GOODS not in all_words(here.sari)
    assert "Budi" not in all_words(here.sari)


def open_question(here: Whole, place: str, kept: Mapping[str, object]) -> None:
    owner = place.partition(".")[0]
    here.shop.do(
        lambda tx: tx.run(
            "INSERT OR REPLACE INTO conversation VALUES (?, ?, ?, ?, ?, ?)",
            STRANGER, STRANGER, owner, place, json.dumps(kept), tx.now,
        )
    )  # fmt: skip


def test_nobody_reaches_what_belongs_to_somebody_else() -> None:
    here = Whole()
    secrets = (GOODS, here.delivered.code, here.waiting.code, "Budi", "5,000", "7,000")
    numbers = sorted({here.delivered.id, here.waiting.id, here.deposit.id, 1, 2, 3, BUYER})
    actions = [h for h in everybodys_actions(here.shop) if h.place != "home.use_language"]
    before = here.state(*OWN_TABLES)
    budis = budis_rows(here)
    for handler in actions:
        for data in forged(handler, numbers):
            here.sari.presses(1, data)
            assert not any(secret in all_words(here.sari) for secret in secrets), data
            assert budis_rows(here) == budis, data
    assert here.state(*OWN_TABLES) == before
    for code in (here.delivered.code, here.waiting.code):
        here.sari.says(f"/order {code}").says(code).says(f"/start o_{code}")
    assert not any(m.text.count(GOODS) for m in here.sari.messages)
    assert "does not exist" in here.sari.sees


def budis_rows(here: Whole) -> list[tuple[object, ...]]:
    db = here.shop.db
    return [
        tuple(row)
        for sql in (
            "SELECT * FROM orders WHERE person = ?",
            "SELECT * FROM payment WHERE person = ?",
            "SELECT * FROM account WHERE person = ?",
            "SELECT * FROM stock_unit WHERE order_id IN (SELECT id FROM orders WHERE person = ?)",
        )
        for row in db.rows(sql, BUYER)
    ]


def test_a_single_use_button_copied_by_a_stranger_does_nothing_and_stays_good() -> None:
    here = Whole()
    here.budi.presses(1, f"orders.order:{here.waiting.id}")
    pay = here.budi.data("Pay")
    here.sari.presses(1, pay)
    assert here.shop.db.scalar("SELECT state FROM orders WHERE id = ?", here.waiting.id) == "waiting"
    here.budi.presses(1, pay)
    assert here.shop.db.scalar("SELECT state FROM orders WHERE id = ?", here.waiting.id) == "delivered"


def test_goods_never_reach_an_admins_screens_of_somebodys_order() -> None:
    here = Whole()
    here.shop.do(lambda tx: people.set_role(tx, STRANGER, "admin", OWNER))
    for number in (here.delivered.id, here.waiting.id):
        here.sari.presses(1, f"orders.seen:{number}").presses(1, f"orders.order:{number}").presses(
            1, f"orders.goods:{number}:0"
        )
        here.sari.presses(1, f"orders.as_file:{number}")
    assert GOODS not in all_words(here.sari)
