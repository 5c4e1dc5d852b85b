"""A secret is seen only where it is asked for by name."""

import copy
import pickle
from dataclasses import asdict, dataclass

import pytest

from shopbot.secret import Secret


@dataclass(frozen=True)
class Holder:
    token: Secret


def test_no_way_of_printing_shows_it() -> None:
    secret = Secret("hunter2")
    for shown in (str(secret), repr(secret), f"{secret}", f"{secret:>20}", f"{Holder(secret)}", "%s" % secret):  # noqa: UP031
        assert "hunter2" not in shown
    assert secret.reveal() == "hunter2"


def test_a_copy_made_by_dataclasses_is_still_a_secret() -> None:
    assert asdict(Holder(Secret("a"))) == {"token": Secret("a")}
    assert copy.copy(Secret("a")) == Secret("a")


def test_pickling_is_refused() -> None:
    with pytest.raises(TypeError, match="not pickled"):
        pickle.dumps(Secret("a"))


def test_equal_secrets_are_equal_and_an_empty_one_is_false() -> None:
    assert {Secret("a"), Secret("a")} == {Secret("a")}
    assert Secret("a") != Secret("b")
    assert Secret("a") != "a"
    assert not Secret("")
