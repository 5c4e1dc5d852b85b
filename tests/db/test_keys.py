"""Keys: one purpose, one key; and a recovery key that no slip of the pen turns into another."""

import base64
import hmac
import random

import pytest

from shopbot.db import keys
from shopbot.errors import WrongKey

MASTER = bytes(range(32))
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


def mistyped(words: str) -> list[str]:
    """Every recovery key that differs in one letter."""
    return [
        words[:place] + letter + words[place + 1 :]
        for place, right in enumerate(words)
        if right != "-"
        for letter in LETTERS
        if letter != right
    ]


def test_recovery_key_gives_the_master_back() -> None:
    rng = random.Random(7)
    for master in (MASTER, bytes(32), b"\xff" * 32, *(rng.randbytes(32) for _ in range(50))):
        words = keys.to_recovery(master)
        assert len(words.split("-")) == 14
        assert keys.from_recovery(words) == master
        assert keys.from_recovery(f"  {words.lower().replace('-', ' ')}\n") == master


def test_digits_that_look_like_letters_are_read_as_them() -> None:
    words = next(
        found for n in range(10_000) if set("OIB") <= set(found := keys.to_recovery(n.to_bytes(32)).replace("-", ""))
    )
    slips = words.replace("O", "0").replace("I", "1").replace("B", "8")
    assert keys.to_recovery(keys.from_recovery(slips)).replace("-", "") == words


def test_every_single_mistyped_letter_is_refused() -> None:
    slips = mistyped(keys.to_recovery(MASTER))
    assert len(slips) == 56 * 31
    for slip in slips:
        with pytest.raises(WrongKey):
            keys.from_recovery(slip)


def test_swapped_neighbours_are_refused() -> None:
    words = keys.to_recovery(MASTER).replace("-", "")
    for place in range(len(words) - 1):
        if words[place] != words[place + 1]:
            swapped = words[:place] + words[place + 1] + words[place] + words[place + 2 :]
            with pytest.raises(WrongKey):
                keys.from_recovery(swapped)


@pytest.mark.parametrize("words", ["", "ABCD", "hello", "A" * 55, "A" * 57, "9" * 56, "é" * 56])
def test_what_is_no_recovery_key_is_refused(words: str) -> None:
    with pytest.raises(WrongKey):
        keys.from_recovery(words)


def test_without_the_checksum_a_slip_would_give_another_key() -> None:
    slip = mistyped(keys.to_recovery(MASTER))[0].replace("-", "")
    assert base64.b32decode(slip)[:32] != MASTER


def test_each_purpose_has_its_own_key_and_none_shows_itself() -> None:
    made = keys.Keys.of(MASTER)
    assert len({made.file, made.anchor, made.audit, made.goods, MASTER}) == 5
    assert repr(made) == "Keys(***)"
    other = keys.Keys.of(bytes(32))
    assert not {made.file, made.anchor, made.audit, made.goods} & {other.file, other.anchor, other.audit, other.goods}


def test_derivation_is_hkdf_as_rfc_5869_has_it() -> None:
    """Test case 3 of the RFC's appendix has an empty salt and info; ours is one block of the same steps."""
    extracted = hmac.digest(bytes(32), bytes([0x0B] * 22), "sha256")
    assert extracted.hex() == "19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04"
    expected = hmac.digest(hmac.digest(bytes(32), MASTER, "sha256"), b"shopbot/file\x01", "sha256")
    assert keys.derive(MASTER, "file") == expected
