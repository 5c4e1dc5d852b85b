"""Texts that an earlier start found sound are not read again; nothing broken gets in that way."""

from collections.abc import Mapping
from typing import Any

import pytest

from shopbot.api import Plugin
from shopbot.host import admit
from shopbot.host.admit import Checker
from shopbot.testing import TestShop
from shopbot.texts.check import Problem


def worded(words: str) -> Plugin[Any]:
    plugin: Plugin[Any] = Plugin("shelf")
    plugin.texts(en=words)
    return plugin


def checker(*sound: str) -> Checker:
    return Checker("test", [], {}, sound)


def test_texts_that_broke_since_the_last_start_are_found() -> None:
    first = checker()
    assert first.check(worded("hi = <b>Hello</b>"), {}).problems == []
    then = checker(*first.sound)
    assert "not closed" in then.check(worded("hi = <b>Hello"), {}).problems[0]
    assert then.sound == set()


def test_broken_texts_are_found_at_every_start() -> None:
    first = checker()
    assert first.check(worded("hi = <b>Hello"), {}).problems
    assert checker(*first.sound).check(worded("hi = <b>Hello"), {}).problems


def test_a_shop_knows_after_a_restart_what_it_has_read(monkeypatch: pytest.MonkeyPatch) -> None:
    shop = TestShop(worded("hi = Hello"))
    read: list[str] = []

    def check(_words: Mapping[str, str], name: str) -> list[Problem]:
        read.append(name)
        return []

    monkeypatch.setattr(admit, "check_languages", check)
    shop.restart()
    assert read == []
