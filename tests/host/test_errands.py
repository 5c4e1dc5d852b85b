"""Errands: ordered once, run outside, repeated until they work, and answered inside, once."""

import pytest

from shopbot.api import Context, NotReady, Plugin, Request
from shopbot.db import errands
from shopbot.host.plugin import NoSettings
from shopbot.testing import TestShop

plugin = Plugin("carrier")
plugin.texts(en="sent = On its way.\narrived = { $what } arrived.\nlost = { $what } is lost.")
world: dict[str, list[str]] = {}


@plugin.errand()
def fetch(settings: NoSettings, what: str) -> dict[str, str]:
    """Ask the world; the world answers as the test says."""
    answer = world["answers"].pop(0)
    world["asked"].append(what)
    if answer == "later":
        raise NotReady("the road is closed")
    return {"found": answer}


@fetch.result
def fetched(ctx: Context[NoSettings], result: dict[str, str], what: str) -> None:
    """Tell whoever waits."""
    ctx.tell(1000, "lost" if "failed" in result else "arrived", what=result.get("found", what))


@plugin.command("fetch")
def order(request: Request[NoSettings], what: str) -> None:
    """Order it once for each thing."""
    fetch.send(request, what, what)
    request.reply("sent")


@pytest.fixture
def shop() -> TestShop:
    world.update(answers=["a parcel"], asked=[])
    return TestShop(plugin)


def test_a_result_comes_back_inside(shop: TestShop) -> None:
    assert shop.person("Ana").says("/fetch tea").sees == "a parcel arrived."


def test_the_same_order_twice_is_run_once(shop: TestShop) -> None:
    shop.person("Ana").says("/fetch tea").says("/fetch tea")
    assert world["asked"] == ["tea"]


def test_what_is_not_ready_is_asked_again_later(shop: TestShop) -> None:
    world["answers"] = ["later", "later", "a parcel"]
    ana = shop.person("Ana").says("/fetch tea")
    assert ana.sees == "On its way."
    for _ in range(4):
        shop.advance(minutes=10)
    assert ana.sees == "a parcel arrived."
    assert world["asked"] == ["tea"] * 3


def test_an_order_survives_a_restart(shop: TestShop) -> None:
    world["answers"] = ["later", "a parcel"]
    ana = shop.person("Ana").says("/fetch tea")
    shop.restart()
    shop.advance(minutes=10)
    assert ana.sees == "a parcel arrived."


def test_a_result_delivered_twice_is_told_once(shop: TestShop) -> None:
    ana = shop.person("Ana").says("/fetch tea")
    done = shop.db.row("SELECT * FROM errand")
    assert done is not None
    again = errands.Errand(done["id"], "carrier", "fetch", {"what": "tea"}, done["key"], 0)
    shop.do(lambda tx: errands.answered(tx, again, {"found": "another"}))
    shop.settle()
    assert [m.text for m in ana.messages].count("a parcel arrived.") == 1
    assert "another" not in ana.sees


def test_what_will_never_work_is_given_up_in_words(shop: TestShop) -> None:
    world["answers"] = ["later"]
    ana = shop.person("Ana").says("/fetch tea")
    due = shop.db.row("SELECT * FROM errand")
    assert due is not None
    lost = errands.Errand(due["id"], "carrier", "fetch", {"what": "tea"}, due["key"], 12)
    shop.do(lambda tx: errands.give_up(tx, lost, "gone"))
    shop.settle()
    assert ana.sees == "tea is lost."
