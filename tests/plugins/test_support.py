"""Letters between staff and people: they reach whom they are meant for, and nobody else."""

from typing import Any

import pytest

from shopbot.api import people
from tests.plugins.groups_bench import ADMIN, BUYER, OWNER, Staffed


@pytest.fixture
def here() -> Staffed:
    return Staffed("support")


def forwarded(**origin: Any) -> dict[str, Any]:
    return {
        "message_id": 1, "date": 0, "chat": {"id": OWNER, "type": "private"}, "text": "hi",
        "from": {"id": OWNER, "is_bot": False, "first_name": "Rina"}, "forward_origin": {"date": 0, **origin},
    }  # fmt: skip


def test_a_letter_rings_and_its_answer_reaches_who_wrote(here: Staffed) -> None:
    here.types(here.rina, "/whitelist")
    here.adi.says(f"/pm {BUYER} Your code was replaced.\nTry it again.")
    assert "on its way to Budi" in here.adi.screen
    letter = here.budi.messages[-1]
    assert letter.text == "📨 Message from the shop:\nYour code was replaced.\nTry it again."
    assert letter.rings
    before = len(here.rina.messages)
    here.budi.taps("Reply").says("It works now, <b>thanks</b>")
    assert "Sent" in here.budi.screen
    assert here.adi.sees.endswith("It works now, <b>thanks</b>")
    assert len(here.rina.messages) == before, "only who wrote is told in private"
    assert "It works now" in here.reads()[-1]
    here.adi.taps("Answer").says("You are welcome.")
    assert here.budi.sees.endswith("You are welcome.")


def test_from_the_card_and_with_a_picture(here: Staffed) -> None:
    here.rina.says(f"/info {BUYER}").taps("Write").sends_photo("Look at this")
    letter = here.budi.messages[-1]
    assert letter.text.endswith("Look at this")
    assert letter.rendered.photo is not None
    here.budi.taps("Reply").sends_photo()
    assert here.rina.messages[-1].rendered.photo is not None
    assert "answers" in here.rina.sees


def test_a_person_who_blocked_the_bot_gets_it_when_they_return(here: Staffed) -> None:
    here.budi.blocks()
    here.adi.says(f"/pm {BUYER} Come back")
    assert "Budi has blocked the bot" in here.adi.screen
    here.budi.unblocks()
    assert here.budi.sees.endswith("Come back")


def test_who_wrote_hears_of_a_block_that_was_not_known(here: Staffed) -> None:
    here.shop.blocked.add(BUYER)
    here.adi.says(f"/pm {BUYER} Hello?")
    here.shop.do(lambda tx: here.shop.host.lost_touch(tx, BUYER))
    here.shop.settle()
    assert here.adi.sees.startswith("🕓 Budi has blocked the bot")


@pytest.mark.parametrize("words", ["/pm", f"/pm {BUYER}", f"/pm {BUYER}   "])
def test_a_wrong_form_answers_with_an_example(here: Staffed, words: str) -> None:
    here.adi.says(words)
    assert "/pm 123456 Your order is on its way" in here.adi.sees


def test_what_is_too_long_or_too_much_is_refused_and_the_question_stays(here: Staffed) -> None:
    here.adi.says(f"/pm {BUYER} " + "x" * 2001)
    assert "At most 2,000 characters" in here.adi.sees
    here.adi.says(f"/pm {BUYER} ok")
    for number in range(20):
        here.budi.taps("Reply").says(f"answer {number}")
        here.shop.advance(seconds=90)
    here.budi.taps("Reply").says("one too many")
    assert "Please wait a little" in here.budi.sees
    assert not any("one too many" in one.text for one in here.adi.messages)
    here.shop.advance(hours=1, seconds=1)
    here.budi.says("later")
    assert here.adi.sees.endswith("later")


def test_nobody_answers_a_letter_of_somebody_else(here: Staffed) -> None:
    here.adi.says(f"/pm {BUYER} secret")
    sari = here.shop.person("Sari", id=7777)
    sari.says("/start").presses(1, "support.answer_shop:1")
    sari.says("I read your letter")
    assert not any("I read your letter" in one.text for one in here.adi.messages)
    assert not any("secret" in one.text for one in sari.messages)


def test_a_reply_to_a_forwarded_message_means_its_author_unless_telegram_hides_them(here: Staffed) -> None:
    user = {"id": BUYER, "is_bot": False, "first_name": "Budi"}
    here.adi._send({"text": "/pm I saw it", "reply_to_message": forwarded(type="user", sender_user=user)})
    assert here.budi.sees.endswith("I saw it")
    hidden = forwarded(type="hidden_user", sender_user_name="Bu. D.")
    here.adi._send({"text": "/pm I saw it", "reply_to_message": hidden})
    assert "Telegram does not say who Bu. D. is" in here.adi.sees
    nobody = forwarded(type="user", sender_user={"id": 424242, "is_bot": False, "first_name": "N"})
    here.adi._send({"text": "/info", "reply_to_message": nobody})
    assert "424242 has never opened the shop" in here.adi.sees


def test_an_answer_to_staff_that_left_reaches_those_who_stayed(here: Staffed) -> None:
    here.adi.says(f"/pm {BUYER} Hello")
    here.shop.do(lambda tx: people.set_role(tx, ADMIN, "customer", OWNER))
    here.budi.taps("Reply").says("Anybody there?")
    assert here.rina.sees.endswith("Anybody there?")
    assert not any("Anybody" in one.text for one in here.adi.messages)
