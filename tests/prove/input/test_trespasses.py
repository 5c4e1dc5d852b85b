"""That a step beyond somebody's rights, a forgery that is believed and a leak are found."""

from dataclasses import replace
from random import Random

import pytest

from shopbot import sheets
from shopbot.db.tx import Reader
from shopbot.host.host import Host
from shopbot.host.screen import Rendered, Say
from shopbot.texts import render
from shopbot.trade import orders
from tests.prove.input import forged, injection, parts, rights
from tests.prove.input.forged import Forger
from tests.prove.input.shop import BUYER, WHO, pressed, whole

OF_SOMEBODY_ELSE = "orders.order"


def steps(role: str, place: str) -> list[rights.Step]:
    return [one for one in rights._buttons(role, WHO[role]) if one.place == place]


def test_somebody_elses_order_is_not_told() -> None:
    assert list(rights.tried(steps("other", OF_SOMEBODY_ELSE))) == []


def test_without_the_owner_check_somebody_elses_order_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def anybodys(db: Reader, order: int | str, person: int | None = None) -> orders.Order:
        return known(db, order)

    known = orders.sure
    monkeypatch.setattr(orders, "sure", anybodys)
    assert any("was told" in told for told in rights.tried(steps("other", OF_SOMEBODY_ELSE)))


def test_without_the_check_of_rights_a_customer_changes_the_shop(monkeypatch: pytest.MonkeyPatch) -> None:
    tries = steps("buyer", "catalog.set_warranty")
    assert list(rights.tried(tries)) == []
    monkeypatch.setattr(Host, "may", lambda *_: True)
    assert any("a customer changed what is staff's" in told for told in rights.tried(tries))


def test_an_action_declared_for_too_many_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tries = steps("admin", "admin.toggle")
    assert list(rights.tried(tries)) == []
    action = whole().host.registry.actions["admin.toggle"]
    monkeypatch.setattr(action, "handler", replace(action.handler, allow="staff"))
    assert any("only an owner may" in told for told in rights.tried(steps("admin", "admin.toggle")))


def test_every_dangerous_place_is_still_called_so() -> None:
    registry = whole().host.registry
    assert not rights.OWNERS_ONLY - registry.actions.keys() - registry.commands.keys()


def test_a_verifier_that_believes_what_ends_alike_is_found() -> None:
    def believes(rng: Random) -> bool:
        return forged.bent(rng, "secret")[:3] == "sec"

    found = parts.counterfeit([Forger("a careless one", believes, lambda: True)], 1, 200)
    assert found.counts["accepted"] > 0
    assert found.bad
    assert parts.counterfeit([Forger("a careless one", believes, lambda: True)], 1, 200).counts == found.counts


def test_a_verifier_that_refuses_everything_proves_nothing() -> None:
    found = parts.counterfeit([Forger("deaf", lambda rng: False, lambda: False)], 1, 5)
    assert "refusing proves nothing" in found.bad[0]


def test_a_handful_of_each_forgery_is_refused() -> None:
    seen = parts.counterfeit([one for one in forged.forgers() if one.dear < 400], 1, 60)
    assert (seen.bad, seen.counts["accepted"]) == ([], 0)


@pytest.mark.parametrize(
    ("bad", "found"),
    [(injection.bad_message("Hello <evil>", "x"), "refuse"), (injection.bad_message("<b>x", "x"), "refuse"),
     (injection.bad_table(b"a,b\r\n1,=1+1\r\n"), "=1+1"), (injection.bad_line("a\nb"), "more than one line"),
     (injection.bad_line("a\u202eb"), "u202e"),
     (injection.bad_effect(Say(1, Rendered("<script>x</script>")), "x"), "refuse")],
)  # fmt: skip
def test_what_was_taken_for_more_than_words_is_found(bad: str, found: str) -> None:
    assert found in bad


def test_names_that_are_not_escaped_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not any(bad for _, bad in injection.texts(injection.EVIL, "en"))
    monkeypatch.setattr(render, "escape", lambda words, quote=True: words)
    assert any(bad for _, bad in injection.texts(injection.EVIL, "en"))


def test_a_cell_that_is_worked_out_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def exported() -> list[str]:
        with whole().trying() as trial:
            injection.spoil(trial.tx)
            came = trial.did(pressed(BUYER, "orders.export"))
        return [bad for bad in (injection.bad_effect(one, "x") for one in came.effects) if bad]

    assert exported() == []
    monkeypatch.setattr(sheets, "cell", str)
    assert "=1+1" in exported()[0]
