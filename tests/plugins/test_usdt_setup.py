"""The owner's address: checked to the last letter, shown in full, never changed without all owners hearing of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.usdt import address
from plugins.usdt.address import NotAnAddress, account, read_wallet, written
from shopbot.api import people
from shopbot.testing import Person, TestShop
from tests.plugins.usdt_bench import ADDRESS, NO_RATES, OTHER, OWNER

KNOWN = {
    "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t": "a614f803b6fd780986a42c78ec9c7f77e6ded13c",
    ADDRESS: "704833c02883b3261f7baf62f8cb19b4b0c2e64e",
    OTHER: "608f8da72479edc7dd921e4c30bb7e7cddbe722e",
    "TEkxiTehnzSmSe2XqrBj4w32RUN966rdz8": "3487b63d30b5b2c87fb7ffa8bcfade38eaac1abe",
    "T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb": "0" * 40,
    "TMVQGm1qAQYVdetCeGRRkTWYYrLXuHK2HC": "7e5f4552091a69125d5dfcb7b8c2659029395bdf",
}
WRONG = {
    "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6T": ("checksum", "One letter"),
    "TLCuBEirVzB6V4menLZKw1jfBTFMZbuKq": ("length", "exactly 34"),
    "TLCuBEirVzB6V4menLZKw1jfBTFMZbuK0l": ("letters", "0, O, I and l"),
    "0xdAC17F958D2ee523a2206206994597C13D831ec7": ("network", "another network"),
    "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t": ("contract", "not a wallet"),
    "T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb": ("contract", "not a wallet"),
}


@pytest.mark.parametrize(("shown", "bytes_of_it"), KNOWN.items())
def test_known_addresses_are_read_and_written(shown: str, bytes_of_it: str) -> None:
    assert (account(shown), written(bytes_of_it)) == (bytes_of_it, shown)


@given(st.binary(min_size=20, max_size=20))
def test_every_account_has_an_address_and_comes_back(raw: bytes) -> None:
    shown = written(raw.hex())
    assert (len(shown), shown[0], account(shown)) == (34, "T", raw.hex())


@given(st.binary(min_size=20, max_size=20), st.integers(0, 33), st.sampled_from(address._LETTERS))
def test_one_wrong_letter_is_found(raw: bytes, place: int, letter: str) -> None:
    shown = written(raw.hex())
    typed = shown[:place] + letter + shown[place + 1 :]
    if typed != shown:
        with pytest.raises(NotAnAddress):
            account(typed)


@given(st.text(max_size=60))
def test_any_other_text_is_refused_and_breaks_nothing(text: str) -> None:
    with pytest.raises(NotAnAddress):
        read_wallet(text)


def owner_of(**settings: object) -> Person:
    """Return the owner of a new shop, in front of the set-up screen."""
    shop = TestShop(
        "home", "orders", "wallet", "admin", "payments", "rates", "usdt", owner=OWNER,
        settings={"usdt": settings, "rates": dict(NO_RATES)},
    )  # fmt: skip
    shop.run_jobs()
    return shop.person("Rina", id=OWNER).says("/start").presses(1, "usdt.setup")


def kept(owner: Person) -> str:
    """Return the address in the settings, as the shop keeps it."""
    row = owner.shop.db.row("SELECT value FROM setting WHERE owner = 'usdt' AND name = 'address'")
    return "" if row is None else str(row["value"])


@pytest.mark.parametrize(("typed", "why"), WRONG.items())
def test_wrong_address_is_refused_with_its_reason_and_another_may_follow(typed: str, why: tuple[str, str]) -> None:
    with pytest.raises(NotAnAddress) as refused:
        read_wallet(typed)
    owner = owner_of().taps("My address").says(typed)
    assert (refused.value.reason, why[1] in owner.sees, kept(owner)) == (why[0], True, "")
    assert ADDRESS in owner.says(f" {ADDRESS}\n").screen


def test_address_is_shown_in_full_before_it_is_used() -> None:
    owner = owner_of().taps("My address").says(ADDRESS)
    assert (ADDRESS in owner.screen, kept(owner)) == (True, "")
    owner.taps("Yes, use it")
    assert (ADDRESS in owner.screen, ADDRESS in kept(owner)) == (True, True)


def test_every_owner_hears_of_a_change_once_however_it_was_made() -> None:
    owner = owner_of(address=ADDRESS)
    second = owner.shop.person("Ani").says("/start")
    clerk = owner.shop.person("Dewi").says("/start")
    owner.shop.do(lambda tx: people.set_role(tx, second.id, "owner", "test"))
    owner.shop.do(lambda tx: people.set_role(tx, clerk.id, "admin", "test"))
    owner.shop.advance(minutes=2)
    owner.presses(1, f"usdt.use:{OTHER}")
    owner.shop.advance(minutes=5)
    for one in (owner, second):
        heard = [message.text for message in one.messages if "was changed" in message.text]
        assert [(ADDRESS in text, OTHER in text) for text in heard] == [(True, False), (True, True)]
    assert not any("was changed" in message.text for message in clerk.messages)
    owner.presses(1, "usdt.turn_off")
    assert any("turned off" in message.text for message in second.messages)


def test_nobody_else_can_change_the_address() -> None:
    owner = owner_of(address=ADDRESS)
    owner.shop.person("Tom").says("/start").presses(1, f"usdt.use:{OTHER}").presses(1, "usdt.turn_off")
    assert kept(owner) == ""


def test_forged_button_with_a_damaged_address_is_refused() -> None:
    owner = owner_of(address=ADDRESS).presses(1, f"usdt.use:{OTHER[:-1]}x")
    assert kept(owner) == ""


def test_key_pasted_in_the_chat_is_deleted_from_it() -> None:
    owner = owner_of().taps("TronGrid key").says("two words").says("a-key-for-tests")
    assert not any("a-key-for-tests" in message.text for message in owner.messages)
    assert "✅ TronGrid key" in owner.buttons
