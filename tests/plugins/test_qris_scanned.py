"""The whole way: the picture in the chat is scanned and paid, and the owner's phone tells the shop over HTTP."""

import json
from collections.abc import Iterator

import pytest

from plugins.qris.photo import codes_in
from shopbot.commands.demo import demo
from shopbot.commands.demo_shop import OUTSIDE
from shopbot.commands.journeys import Hands
from shopbot.db.keys import Keys
from shopbot.fakes.desk import NotPossible
from shopbot.fakes.pakasir import Phone
from shopbot.host.addresses import hook_url
from shopbot.journeys import steps
from shopbot.journeys.guest import Guest
from shopbot.journeys.stage import Stage
from tests.plugins.test_qris_payload import STATIC

SECRET = "known to the phone and the shop"


@pytest.fixture(scope="module")
def scene() -> Iterator[tuple[Stage, Phone]]:
    with demo(0, start=False) as running:
        facts = json.loads((running.folder / OUTSIDE).read_text())
        facts["settings"]["qris"] = {"mode": "static", "code": STATIC, "notice_secret": SECRET}
        (running.folder / OUTSIDE).write_text(json.dumps(facts))
        running.output = running.folder / "bot.log"
        running.start_bot()
        keys = Keys.of(bytes.fromhex((running.folder / "shop.key").read_text()))
        address = hook_url(f"http://127.0.0.1:{facts['door']}", keys, "qris", "notice")
        hands = Hands(running)
        yield Stage(hands.means()), Phone(address, SECRET)
        assert hands.recount() == []


def about_to_pay(stage: Stage, name: str) -> Guest:
    guest = steps.enters(stage.phone(name))
    return steps.opens_product(guest).taps("Buy").taps("QRIS").sees("with QRIS")


def scanned(guest: Guest) -> str:
    newest = next(one for one in reversed(guest.messages) if "photo" in one)
    (code,) = codes_in(guest.driver.download(newest["photo"]["url"]))
    return code


def test_scanned_and_paid_is_delivered_once_though_the_phone_repeats_itself(scene: tuple[Stage, Phone]) -> None:
    stage, phone = scene
    oliver, sari = about_to_pay(stage, "Oliver"), about_to_pay(stage, "Sari")
    code = scanned(oliver)
    assert [phone.pay(code) for _ in range(3)] == ["200"] * 3
    oliver.finds_times("Delivered", 1).finds("Paid: Rp")
    sari.never_sees("Delivered")


def test_lie_without_the_secret_is_refused_at_the_door(scene: tuple[Stage, Phone]) -> None:
    stage, phone = scene
    reza = about_to_pay(stage, "Reza")
    rupiah = reza.screen.splitlines()[1].split("Rp ")[1].split(" ")[0]
    assert phone.forward(f"Dana masuk Rp{rupiah}", "guessed") == "401"
    reza.never_sees("Delivered")
    assert phone.forward(f"Dana masuk Rp{rupiah}") == "200"
    reza.finds("Delivered")


def test_payers_app_takes_no_printed_code_without_its_amount_and_no_damaged_one(scene: tuple[Stage, Phone]) -> None:
    _, phone = scene
    for code in (STATIC, "rubbish", STATIC.replace("010211", "010212")):
        with pytest.raises(NotPossible):
            phone.pay(code)
