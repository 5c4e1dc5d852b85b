"""The plugin to copy, and so the test to copy."""

from plugins import hello
from shopbot.testing import TestShop


def test_counts_in_their_language() -> None:
    shop = TestShop(hello.plugin, settings={"hello": {"emoji": "🌺"}})
    budi = shop.person("Budi", language="en")
    budi.says("/hello").says("/hello")
    assert budi.sees == "🌺 Hello Budi! Visit 2."
    assert shop.do(lambda tx: tx.scalar("SELECT times FROM hello_greetings")) == 2


def test_tells_the_owner_once_a_day() -> None:
    shop = TestShop(hello.plugin, owner=1000)
    owner = shop.person("Rina", id=1000)
    owner.says("/hello")
    shop.run_jobs()
    shop.advance(days=1)
    assert owner.sees == "One greeting so far."
    shop.advance(minutes=5)
    assert [m.text for m in owner.messages].count("One greeting so far.") == 1
