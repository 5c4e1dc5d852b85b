"""Resellers: granted once, congratulated once, withdrawn, and never confused with staff."""

import pytest

from shopbot.api import audit, people
from tests.plugins.groups_bench import ADMIN, BUYER, Staffed


@pytest.fixture
def here() -> Staffed:
    return Staffed("resellers")


def role(here: Staffed, person: int) -> str:
    return people.sure(here.shop.db, person).role


def congratulations(here: Staffed) -> int:
    return sum("Congratulations" in one.text for one in here.budi.messages)


def test_a_reseller_is_made_by_command_and_congratulated_once(here: Staffed) -> None:
    here.adi.says(f"/addreseller {BUYER}").says(f"/addreseller {BUYER}")
    assert role(here, BUYER) == "reseller"
    assert congratulations(here) == 1
    assert next(one for one in here.budi.messages if "Congratulations" in one.text).rings
    assert "Reseller: sees and pays" in here.adi.screen
    here.adi.says(f"/rmress {BUYER}").says(f"/rmress {BUYER}")
    assert role(here, BUYER) == "customer"
    assert sum("no longer a reseller" in one.text for one in here.budi.messages) == 1
    assert [one.action for one in audit.of(here.shop.db, f"person:{BUYER}")][:2] == ["person.role", "person.role"]


def test_by_buttons_from_the_card_and_the_list(here: Staffed) -> None:
    here.rina.says(f"/info {BUYER}").taps("Reseller").taps("Grant")
    assert role(here, BUYER) == "reseller"
    here.rina.says("/admin").taps("Resellers")
    assert "One reseller." in here.rina.screen
    here.rina.taps("Budi").taps("Withdraw")
    assert role(here, BUYER) == "customer"


@pytest.mark.parametrize("command", ["addreseller", "rmress"])
def test_staff_keep_their_role_and_a_wrong_form_shows_an_example(here: Staffed, command: str) -> None:
    here.rina.says(f"/{command} {ADMIN}")
    assert "Take that role away first" in here.rina.sees
    assert role(here, ADMIN) == "admin"
    here.rina.says(f"/{command}")
    assert f"/{command} 123456" in here.rina.sees
    here.rina.says(f"/{command} 999999")
    assert "do not know this person" in here.rina.sees


def test_a_customer_who_types_the_commands_hears_nothing(here: Staffed) -> None:
    before = len(here.budi.messages)
    here.budi.says(f"/addreseller {BUYER}").says(f"/rmress {BUYER}")
    assert len(here.budi.messages) == before
    assert role(here, BUYER) == "customer"
