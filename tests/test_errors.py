"""Errors carry what their reader needs, and every way of not starting can be told apart."""

import inspect

from shopbot import errors
from shopbot.errors import BadConfig, Exit, PluginError, Refusal, ShopError


def refusals() -> list[type[Refusal]]:
    kinds = [kind for _, kind in inspect.getmembers(errors, inspect.isclass)]
    return [kind for kind in kinds if issubclass(kind, Refusal) and kind is not Refusal]


def test_two_refusals_never_share_an_exit_code() -> None:
    codes = [kind.code for kind in refusals()]
    assert len(codes) == 8
    assert len(set(codes)) == len(codes)
    assert not set(codes) & {Exit.OK, Exit.PROBLEM}


def test_a_refusal_without_a_hint_leaves_nobody_alone() -> None:
    for kind in refusals():
        assert len(kind.advice) > 20, kind


def test_a_hint_given_by_hand_replaces_the_general_one() -> None:
    refusal = errors.NoFile("There is no shop in /srv.", "Type: ls /srv")
    assert str(refusal) == "There is no shop in /srv.\nType: ls /srv"
    assert refusal.exit_code == Exit.NO_FILE


def test_the_exit_code_of_one_refusal_can_be_narrowed() -> None:
    assert Refusal("no", exit_code=Exit.NO_PORT).exit_code == Exit.NO_PORT


def test_bad_config_names_every_problem_and_counts_them() -> None:
    assert str(BadConfig(["a", "b"], "")) == "2 things are wrong:\n  - a\n  - b"
    assert str(BadConfig(["a"], "")).startswith("One thing in the configuration is wrong:")


def test_a_shop_error_keeps_its_facts_typed() -> None:
    error = ShopError("stock.gone", n=3, product="A b")
    assert error.facts == {"n": 3, "product": "A b"}
    assert str(error) == "stock.gone n=3 product='A b'"


def test_a_fact_may_be_called_key() -> None:
    assert ShopError("x", key=1).facts == {"key": 1}


def test_a_plugin_error_names_the_plugin() -> None:
    assert str(PluginError("hello", "has no texts")) == "plugin hello: has no texts"
