"""That strange input is told from handled input: a parser that raises, lies, has no words or is too slow is found."""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from plugins.usdt import address
from shopbot.errors import ShopError
from tests.prove.input import mutate, parts, reading
from tests.prove.input.parser import Parser, Wrong, fault, steep

SAMPLES = ("50.000", "Rp 12", "x3")


def typed(read: Callable[[str], object], **more: Any) -> Parser:
    return Parser("typed", lambda rng: mutate.words(rng, SAMPLES), read, long=lambda long: long, units=("0",), **more)


def refuses(_words: str) -> None:
    raise ShopError("amount_unclear")


def indexes(words: str) -> str:
    return words[len(words) // 2]


def lies(words: str) -> None:
    if words not in SAMPLES:
        raise Wrong("not what it was")


def forgets(words: str) -> int:
    return sum(words.count("00", n) for n in range(0, len(words), 8))


def hoards(words: str) -> int:
    return len([[one] * 60 for one in words])


def test_a_refusal_with_words_and_a_documented_error_are_well() -> None:
    assert parts.fuzzed([typed(refuses), typed(int, allowed=(ValueError,))], 1, 200).bad == []


@pytest.mark.parametrize(
    ("parser", "found"),
    [(typed(indexes), "IndexError"), (typed(lies), "Wrong: not what it was"),
     (typed(refuses, words_for=lambda error: False), "nobody has words for")],
)  # fmt: skip
def test_what_raises_lies_or_has_no_words_is_found_and_found_again_by_its_seed(parser: Parser, found: str) -> None:
    seen = parts.fuzzed([parser], 3, 200)
    assert found in seen.bad[0]
    assert seen.counts["unhandled"] > 0
    assert parts.fuzzed([parser], 3, 200).bad == seen.bad


@pytest.mark.parametrize(("read", "found"), [(forgets, "times as long"), (hoards, "bytes of memory")])
def test_what_costs_more_than_its_length_is_found(read: Callable[[str], object], found: str) -> None:
    assert found in steep(typed(read), "0")
    assert steep(typed(len), "0") == ""


@pytest.mark.parametrize("sign", ["0", "٣", "A-", "abc ", "/bot:"])
def test_a_long_row_of_signs_is_looked_through_for_secrets_once(sign: str) -> None:
    line = next(one for one in reading.parsers() if one.name == "log lines")
    assert steep(line, sign) == ""


def test_an_address_that_is_written_as_another_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    tron = next(one for one in reading.parsers() if one.name == "TRON addresses")
    assert parts.fuzzed([tron], 1, 100).bad == []
    monkeypatch.setattr(address, "written", lambda account: address.USDT_CONTRACT)
    assert "not read back" in parts.fuzzed([tron], 1, 100).bad[0]


def test_every_parser_takes_its_own_samples_and_a_few_strange_ones() -> None:
    dear = {"photos", "backups"}
    chosen = [one for one in reading.parsers() if one.name not in dear]
    made = [(one, one.make(Random(seed))) for one in chosen for seed in range(4)]
    assert [told for told in (fault(*one) for one in made) if told] == []


def test_mutations_are_the_same_for_the_same_seed_and_others_for_another() -> None:
    made = [[mutate.body(Random(seed), ({"a": [1, "b"]},)) for _ in range(50)] for seed in (1, 1, 2)]
    assert made[0] == made[1]
    assert made[0] != made[2]
