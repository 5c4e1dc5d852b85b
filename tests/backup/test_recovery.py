"""The recovery key: both ways of writing it are read back, a slip is named, and it alone brings the master back."""

import json
import random
import stat
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pyrage
import pytest

from shopbot.backup import bech32, recovery
from shopbot.clock import ManualClock
from shopbot.db import keys, store
from shopbot.db.store import Files
from shopbot.db.tx import Tx
from shopbot.errors import DamagedFile, NoFile, ShopError, WrongKey

KEY = recovery.of_bytes(bytes(range(100, 132)))
OTHER = recovery.of_bytes(bytes(range(200, 232)))
MASTER = bytes(range(32))
NEWER_MASTER = bytes(range(32, 64))
NOON = 1_700_000_000

# BIP-173, "Test vectors": strings with a valid checksum, some in capitals there, here in small letters throughout.
BIP_173 = (
    "a12uel5l",
    "an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1tt5tgs",
    "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw",
    "11qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqc8247j",
    "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w",
    "?1ezyfcl",
)
# BIP-39, the reference implementation's vectors (github.com/trezor/python-mnemonic, vectors.json): 256 bits.
BIP_39 = {
    "00" * 32: "abandon " * 23 + "art",
    "7f" * 32: "legal winner thank year wave sausage worth useful " * 2
    + "legal winner thank year wave sausage worth title",
    "80" * 32: "letter advice cage absurd amount doctor acoustic avoid " * 2
    + "letter advice cage absurd amount doctor acoustic bless",
    "ff" * 32: "zoo " * 23 + "vote",
}


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(NOON)


@pytest.fixture
def opened(tmp_path: Path, clock: ManualClock) -> Iterator[store.Store]:
    made = store.create(tmp_path / "shop", MASTER, clock)
    yield made
    made.close()


def do(opened: store.Store, clock: ManualClock, work: Callable[[Tx], Any]) -> Any:
    return store.in_transaction(opened.writer, opened.keys, clock, work)


# --- writing and reading ---


@pytest.mark.parametrize("published", BIP_173)
def test_bech32_is_the_published_one(published: str) -> None:
    prefix, _, letters = published.rpartition("1")
    values = ["qpzry9x8gf2tvdw0s3jn54khce6mua7l".index(letter) for letter in letters[:-6]]
    assert bech32.write(prefix, values) == published
    assert bech32.read(prefix, published) == values


# BIP-173, "invalid Bech32 strings", those whose letters could have been typed; and one prefix for another.
@pytest.mark.parametrize(
    "wrong", ["pzry9x0s0muk", "1pzry9x0s0muk", "x1b4n0q5v", "li1dgmt3", "A1G7SGD8", "10a06t8", "1qzzfhee"]
)
def test_bech32_that_was_mistyped_is_refused(wrong: str) -> None:
    for prefix in (wrong.rpartition("1")[0], "a"):
        with pytest.raises(ValueError, match=r".+"):
            bech32.read(prefix, wrong)


def test_another_prefix_has_another_checksum() -> None:
    assert bech32.encode("a", b"x")[-6:] != bech32.encode("b", b"x")[-6:]


@pytest.mark.parametrize(("hexed", "published"), BIP_39.items())
def test_words_are_the_published_ones(hexed: str, published: str) -> None:
    assert " ".join(recovery.of_bytes(bytes.fromhex(hexed)).words()) == published


def test_age_reads_the_identity_and_knows_the_same_public_half() -> None:
    text = KEY.for_age()
    assert str(pyrage.x25519.Identity.from_str(text).to_public()) == KEY.public
    assert KEY.public.startswith("age1")
    assert pyrage.decrypt(pyrage.encrypt(b"x", [KEY.identity.to_public()]), [KEY.identity]) == b"x"


def test_both_forms_are_read_back_however_they_are_typed() -> None:
    words, groups = KEY.words(), KEY.groups()
    numbered = "\n".join(f"{place:2}. {word}" for place, word in enumerate(words, 1))
    forms = [
        " ".join(words), "  ".join(words).upper(), ",\n".join(words), numbered, " ".join(word[:4] for word in words),
        "-".join(groups), " ".join(groups).lower(), "".join(groups), "-".join(groups[:7]) + "\n" + "-".join(groups[7:]),
        "".join(groups)[:20] + " " + "".join(groups)[20:], KEY.for_age(), f" {KEY.for_age().lower()}\n",
    ]  # fmt: skip
    for form in forms:
        assert recovery.read(form).secret == KEY.secret, form


def test_groups_without_any_digit_are_not_taken_for_words() -> None:
    many = (recovery.of_bytes(number.to_bytes(2) + bytes(30)) for number in range(0x10000))
    found = next(key for key in many if "".join(key.groups()).isalpha())
    assert recovery.read("-".join(found.groups())).secret == found.secret


def test_mistyped_word_is_named_with_the_likely_one() -> None:
    words = [*KEY.words()]
    words[6] = words[6][:-1] + "qq"
    with pytest.raises(WrongKey, match=f"Word 7, '{words[6]}'") as caught:
        recovery.read(" ".join(words))
    assert KEY.words()[6] in caught.value.hint


def test_a_missing_word_is_counted() -> None:
    with pytest.raises(WrongKey, match="These are 23 words; a recovery key has 24"):
        recovery.read(" ".join(KEY.words()[1:]))


def test_two_words_in_each_others_place_are_noticed() -> None:
    """The checksum has 8 bits: of many swaps all but one in 256 show, whichever key it is."""
    chance = random.Random(6)
    problems = [problem_of(swapped(recovery.of_bytes(chance.randbytes(32)).words())) for _ in range(400)]
    assert set(problems) <= {"", "All these words exist, but together they are no recovery key."}
    assert problems.count("") < 12


def swapped(words: tuple[str, ...]) -> str:
    return " ".join([*words[:3], words[17], *words[4:17], words[3], *words[18:]])


def problem_of(typed: str) -> str:
    try:
        recovery.read(typed)
    except WrongKey as error:
        return error.message
    return ""


@pytest.mark.parametrize("typed", ["", "hello", "ABCD-EFGH", "AAAA-" * 13 + "AAAA", "12345678", "AGE-SECRET-KEY-1QQQQ"])
def test_what_is_no_key_says_what_to_type(typed: str) -> None:
    with pytest.raises(WrongKey) as caught:
        recovery.read(typed)
    assert "type all" in caught.value.hint.lower()


def test_key_shows_itself_nowhere() -> None:
    shown = f"{KEY} {KEY!r} {[KEY]}"
    assert shown == "RecoveryKey(***) RecoveryKey(***) [RecoveryKey(***)]"


def test_new_keys_differ() -> None:
    assert len({recovery.new().secret for _ in range(50)}) == 50


def test_servers_identity_is_not_the_recovery_keys() -> None:
    own = recovery.server_identity(MASTER)
    assert str(own.to_public()) != recovery.of_bytes(MASTER).public
    assert str(own.to_public()) == str(recovery.server_identity(MASTER).to_public())


# --- the sealed master ---


def test_whoever_has_the_key_gets_the_master_back(tmp_path: Path) -> None:
    files = Files(tmp_path)
    recovery.seal(files, MASTER, KEY.public, NOON)
    assert recovery.unseal(files, KEY) == MASTER
    assert stat.S_IMODE(files.recovery.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["shop.recovery"]
    raw = files.recovery.read_bytes()
    for secret in (MASTER, KEY.secret):
        assert secret not in raw
        assert secret.hex().encode() not in raw
    with pytest.raises(WrongKey, match="another one's"):
        recovery.unseal(files, OTHER)


def test_missing_or_damaged_file_says_so(tmp_path: Path) -> None:
    files = Files(tmp_path)
    with pytest.raises(NoFile):
        recovery.unseal(files, KEY)
    recovery.seal(files, MASTER, KEY.public, NOON)
    whole = json.loads(files.recovery.read_text())
    for damaged in (
        "",
        "{}",
        "[1]",
        json.dumps({**whole, "sealed": whole["sealed"][:40]}),
        json.dumps({**whole, "public": "age1x"}),
        json.dumps({**whole, "check": "00" * 8}),
        json.dumps({**whole, "check": "é" * 16}),
        json.dumps({**whole, "check": 7}),
        json.dumps({**whole, "made": float("inf")}),
        "[" * 90_000,
    ):
        files.recovery.write_text(damaged)
        with pytest.raises(DamagedFile):
            recovery.unseal(files, KEY)


# --- the shop's knowledge of it ---


def test_old_shops_paper_is_its_recovery_key(opened: store.Store, clock: ManualClock) -> None:
    recovery.ensure(opened, MASTER, clock)
    paper = keys.to_recovery(MASTER)
    assert recovery.unseal(opened.files, recovery.read(paper)) == MASTER
    asked = recovery.due(opened.reader(), NOON)
    assert asked is not None
    assert asked.kind == "groups", "that paper shows no words"
    groups = paper.split("-")
    assert do(opened, clock, lambda tx: recovery.confirm(tx, [groups[place - 1].lower() for place in asked.places]))


def test_second_start_changes_nothing(opened: store.Store, clock: ManualClock) -> None:
    recovery.ensure(opened, MASTER, clock)
    before = opened.files.recovery.read_bytes(), recovery.state(opened.reader())
    clock.advance(1000)
    recovery.ensure(opened, MASTER, clock)
    assert (opened.files.recovery.read_bytes(), recovery.state(opened.reader())) == before


def test_lost_or_damaged_file_is_written_again_for_the_same_key(opened: store.Store, clock: ManualClock) -> None:
    do(opened, clock, lambda tx: recovery.begin(tx, KEY))
    for damage in (None, b"", b"{}"):
        opened.files.recovery.unlink(missing_ok=True)
        if damage is not None:
            opened.files.recovery.write_bytes(damage)
        recovery.ensure(opened, MASTER, clock)
        assert recovery.unseal(opened.files, KEY) == MASTER


def test_killed_between_setting_and_file_the_new_key_counts(opened: store.Store, clock: ManualClock) -> None:
    recovery.ensure(opened, MASTER, clock)
    do(opened, clock, lambda tx: recovery.begin(tx, KEY))  # the clock has not moved since
    recovery.ensure(opened, MASTER, clock)
    assert recovery.unseal(opened.files, KEY) == MASTER


def test_file_of_another_master_is_sealed_anew(opened: store.Store, clock: ManualClock) -> None:
    do(opened, clock, lambda tx: recovery.begin(tx, KEY))
    recovery.seal(opened.files, NEWER_MASTER, KEY.public, NOON)
    recovery.ensure(opened, MASTER, clock)
    assert recovery.unseal(opened.files, KEY) == MASTER


def test_restored_older_shop_keeps_the_newer_recovery_key(opened: store.Store, clock: ManualClock) -> None:
    """The owner threw the old paper away: what comes back with an old file must not bring it back."""
    do(opened, clock, lambda tx: recovery.begin(tx, OTHER))
    recovery.seal(opened.files, MASTER, KEY.public, NOON + 5)
    recovery.ensure(opened, MASTER, clock)
    known = recovery.state(opened.reader())
    assert known is not None
    assert (known.public, known.asked) == (KEY.public, None)
    assert recovery.due(opened.reader(), NOON) is None, "its words were never seen here"
    assert recovery.unseal(opened.files, KEY) == MASTER
    assert do(opened, clock, lambda tx: recovery.confirm_whole(tx, KEY))
    assert recovery.state(opened.reader()) != known, "typed whole at the terminal, its words are known again"


# --- does the owner still have it? ---


@pytest.fixture
def asked(opened: store.Store, clock: ManualClock) -> recovery.Asked:
    do(opened, clock, lambda tx: recovery.begin(tx, KEY))
    found = recovery.due(opened.reader(), clock.now())
    assert found is not None
    return found


def right(asked: recovery.Asked) -> list[str]:
    return [KEY.words()[place - 1] for place in asked.places]


def test_asked_at_once_after_a_week_and_then_every_year(
    opened: store.Store, clock: ManualClock, asked: recovery.Asked
) -> None:
    db = opened.reader()
    for wait in (0, recovery.WEEK, recovery.YEAR, recovery.YEAR):
        if wait:
            clock.advance(wait - 1)
            assert recovery.due(db, clock.now()) is None
            clock.advance(1)
        assert recovery.due(db, clock.now()) == asked
        assert do(opened, clock, lambda tx: recovery.confirm(tx, right(asked)))
        assert recovery.due(db, clock.now()) is None


def test_words_may_be_shortened_but_not_swapped_or_left_out(
    opened: store.Store, clock: ManualClock, asked: recovery.Asked
) -> None:
    words = right(asked)
    for wrong in (words[::-1], words[:2], [*words, words[0]], ["", "", ""], []):
        assert not do(opened, clock, partial(recovery.confirm, words=wrong))
        clock.advance(recovery.TRIES_SECONDS)
    assert do(opened, clock, lambda tx: recovery.confirm(tx, [f" {word[:4].upper()} " for word in words]))


def test_guessing_is_stopped_for_an_hour_also_with_the_right_words(
    opened: store.Store, clock: ManualClock, asked: recovery.Asked
) -> None:
    for _ in range(recovery.TRIES):
        assert not do(opened, clock, lambda tx: recovery.confirm(tx, ["zoo"] * 3))
    with pytest.raises(ShopError, match="recovery_tries"):
        do(opened, clock, lambda tx: recovery.confirm(tx, right(asked)))
    clock.advance(recovery.TRIES_SECONDS)
    assert do(opened, clock, lambda tx: recovery.confirm(tx, right(asked)))


def test_the_file_holds_no_word_of_it(opened: store.Store, asked: recovery.Asked) -> None:
    kept = str(opened.reader().scalar("SELECT value FROM setting WHERE name = 'recovery'"))
    assert KEY.public in kept
    assert not [word for word in right(asked) if f'"{word}"' in kept]
    assert KEY.secret.hex() not in kept


def test_whole_key_typed_at_the_terminal_is_a_proof(
    opened: store.Store, clock: ManualClock, asked: recovery.Asked
) -> None:
    assert not do(opened, clock, lambda tx: recovery.confirm_whole(tx, OTHER))
    assert recovery.due(opened.reader(), clock.now()) == asked
    assert do(opened, clock, lambda tx: recovery.confirm_whole(tx, KEY))
    assert recovery.due(opened.reader(), clock.now()) is None
