"""Links that open the bot, and who is seen for the first time."""

from typing import Any

from shopbot.api import Plugin, Request
from shopbot.testing import TestShop

seen: list[tuple[str, bool]] = []


def shop() -> TestShop:
    seen.clear()
    guest = Plugin("guest")

    @guest.start("g_")
    def link(request: Request[Any], rest: str) -> None:
        seen.append((rest, request.first))

    @guest.command("hello")
    def hello(request: Request[Any]) -> None:
        seen.append((request.bot_link("g_1") or "", request.first))

    return TestShop(guest)


def test_a_newcomer_is_new_once_and_not_when_they_open_a_second_link_in_the_same_second() -> None:
    budi = shop().person("Budi").says("/start g_a")
    budi.says("/start g_b").says("/start g_a")
    assert seen == [("a", True), ("b", False), ("a", False)]


def test_whoever_wrote_anything_before_is_known_when_they_open_a_link() -> None:
    shop().person("Budi").says("hm").says("/start g_a")
    assert seen == [("a", False)]


def test_the_bots_name_is_kept_for_starts_at_which_telegram_does_not_answer() -> None:
    one = shop()
    one.do(lambda tx: one.host.know_bot(tx, "toko_bot"))
    one.host.bot = ""
    one.do(lambda tx: one.host.know_bot(tx, ""))
    one.person("Budi").says("/hello")
    assert seen == [("https://t.me/toko_bot?start=g_1", True)]


def test_there_is_no_link_before_telegram_has_said_the_name() -> None:
    one = shop()
    one.host.bot = ""
    one.person("Budi").says("/hello")
    assert seen == [("", True)]
