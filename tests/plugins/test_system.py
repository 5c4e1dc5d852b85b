"""How the shop runs, as its staff see it and steer it."""

from typing import Any

import pytest

from shopbot.api import Context, Plugin, Request
from shopbot.clock import Doubt
from shopbot.db.tx import Tx
from shopbot.host import health, measures, troubles
from shopbot.host.disk import MIB, Room
from shopbot.host.guards import FollowClock
from shopbot.host.health import Signs
from shopbot.host.measures import Measured
from shopbot.host.troubles import Troubles
from shopbot.testing import Person, TestShop
from shopbot.trade import pauses, products, stock
from tests.plugins.whole import idr

OWNER = 1000


def whole(*plugins: Any, language: str = "en") -> tuple[TestShop, Person]:
    """Return a shop with its owner in front of the system's first screen."""
    shop = TestShop("home", "admin", "catalog", "orders", "wallet", "pretend", "system", *plugins, owner=OWNER)
    owner = shop.person("Ani", id=OWNER, language=language)
    return shop, owner.says("/start")


def clumsy() -> Plugin[Any]:
    plugin = Plugin("clumsy")
    plugin.texts(en="fine = Fine.\ncmd-clumsy = Fail")

    @plugin.every(hours=1)
    def tidy(ctx: Context[Any]) -> None:
        """Fail as long as there is no mood."""
        if not ctx.db.scalar("SELECT count(*) FROM pause"):
            raise KeyError("a buyer's words")

    @plugin.command("clumsy")
    def clumsy(request: Request[Any]) -> None:
        """Fail."""
        raise KeyError(request.user.name)

    return plugin


def hearing(shop: TestShop, monkeypatch: pytest.MonkeyPatch) -> Troubles:
    """Let what is logged be noted, as the running shop does."""
    found = Troubles(shop.clock)
    monkeypatch.setattr("shopbot.log._hearers", [found.hear])
    return found


# --- health ---


def test_the_first_screen_says_that_all_is_well_and_leads_to_the_rest() -> None:
    _, owner = whole()
    owner.says("/system")
    assert "Everything is well." in owner.screen
    assert {"🩺 Health", "📈 Performance", "🐞 Errors", "⏰ Jobs", "🛠 Maintenance", "🏷 Version"} <= set(owner.buttons)


def test_what_is_wrong_comes_first_and_with_its_reason() -> None:
    shop, owner = whole()
    shop.host.signs = lambda: Signs(heard_at=shop.clock.now(), room=Room("bad", 50 * MIB, shop.config.data.folder))
    owner.says("/system")
    assert "Needs you now: 1" in owner.screen
    assert "The disk is nearly full: 50 MB free at data" in owner.screen
    owner.taps("Health")
    assert owner.screen.index("The disk is nearly full") < owner.screen.index("Telegram")


def test_a_check_says_since_when_it_is_so() -> None:
    shop, owner = whole()
    shop.do(lambda tx: health.note(tx, health.examine(tx, tx.now, Signs())))
    begun = shop.clock.now()
    shop.clock.advance(7200)
    shop.do(lambda tx: health.note(tx, health.examine(tx, tx.now, Signs())))
    assert {one.since for one in health.stored(shop.db)} == {begun}
    owner.says("/system").taps("Health")
    assert "✅ Answers to people · 1 Jan 2026 07:00" in owner.screen


def test_only_staff_see_how_the_shop_runs() -> None:
    shop, _ = whole()
    budi = shop.person("Budi").says("/start").says("/system")
    assert "Everything is well" not in budi.sees


# --- the clock ---


def test_an_owner_says_that_the_clock_is_right() -> None:
    shop, owner = whole()
    followed: list[object] = []
    shop.chats.carry_out = followed.append  # type: ignore[assignment, method-assign]
    shop.do(lambda tx: tx.after_commit(FollowClock()))
    assert followed == [FollowClock()]
    del shop.chats.carry_out
    shop.host.signs = lambda: Signs(clock=True, doubt=Doubt(7200, shop.clock.now()))
    owner.says("/system").taps("Health")
    assert "120 min ahead of the shop’s own count" in owner.screen
    owner.taps("Clock is right")
    assert "Sure?" in owner.screen
    owner.taps("Yes, it is right")
    (row,) = shop.db.rows("SELECT action, actor FROM audit ORDER BY id DESC LIMIT 1")
    assert (row["action"], row["actor"]) == ("system.clock", str(OWNER))


# --- performance ---


def keep(shop: TestShop, one: Measured) -> None:
    shop.do(lambda tx: measures.keep(tx, one))


def test_figures_of_a_day_are_a_bar_an_hour() -> None:
    shop, owner = whole()
    assert "Nothing has been measured yet" in owner.says("/system").taps("Performance").screen
    for hour in range(24):
        at = shop.clock.now() - 3600 * (23 - hour)
        one = Measured(at, cpu=hour, memory=hour * MIB, disk=MIB, file=0, inbox=0, outbox=0, errands=0, answer=5)
        keep(shop, one)
    owner.says("/system").taps("Performance")
    assert "Memory: 23 MB · 24 h: 0 – 23" in owner.screen
    assert "▁▁▁▁▂▂▂▃▃▃▄▄▄▄▅▅▅▆▆▆▇▇▇█" in owner.screen
    assert "████████████████████████" in owner.screen


def test_a_day_is_kept_and_no_more() -> None:
    shop, _ = whole()
    for minute in range(0, 3 * 1440, 5):
        one = Measured(minute * 60, 0, 0, 0, 0, 0, 0, 0, 0)
        keep(shop, one)
    assert shop.db.scalar("SELECT count(*) FROM measured") == 24 * 12 + 1


# --- errors ---


def test_an_error_is_counted_once_for_each_time_and_shows_nobodys_words(monkeypatch: pytest.MonkeyPatch) -> None:
    shop, owner = whole(clumsy())
    found = hearing(shop, monkeypatch)
    shop.person("Secretive Budi").says("/clumsy").says("/clumsy").says("/clumsy")
    shop.do(found.write)
    (one,) = troubles.newest(shop.db, 10)
    assert (one.kind, one.times, one.place) == ("KeyError", 3, "clumsy.clumsy")
    owner.says("/system").taps("Errors")
    assert f"{one.code} · clumsy.clumsy · ×3" in owner.screen
    owner.taps(one.code)
    assert "KeyError" in owner.screen
    owner.taps("Report")
    (name, content) = owner.messages[-1].rendered.document or ("", b"")
    assert name == f"{one.code}.txt"
    assert b"clumsy.clumsy" in content
    assert b"Secretive" not in content


def test_a_muted_error_is_counted_and_told_to_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    shop, owner = whole(clumsy())
    found = hearing(shop, monkeypatch)
    budi = shop.person("Budi").says("/clumsy")
    shop.do(found.write)
    told = [m for m in owner.messages if "clumsy.clumsy" in m.text]
    code = troubles.newest(shop.db, 1)[0].code
    owner.says("/system").taps("Errors").taps(code).taps("For a day")
    shop.clock.advance(7200)
    budi.says("/clumsy")
    shop.do(found.write)
    assert [m for m in owner.messages if "An error" in m.text and "clumsy.clumsy" in m.text] == [
        m for m in told if "An error" in m.text
    ]
    assert troubles.sure(shop.db, code).times == 2
    assert "🔕" in owner.says("/system").taps("Errors").screen


def test_what_was_cleared_can_be_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    shop, owner = whole(clumsy())
    found = hearing(shop, monkeypatch)
    shop.person("Budi").says("/clumsy")
    shop.do(found.write)
    before = troubles.newest(shop.db, 1)
    owner.says("/system").taps("Errors").taps(before[0].code).taps("Clear")
    assert troubles.newest(shop.db, 1) == []
    owner.says("/admin").taps("Undo").taps("1").taps("Put it back")
    assert troubles.newest(shop.db, 1) == before


def test_no_more_kinds_of_errors_are_kept_than_fit() -> None:
    shop, _ = whole()
    found = Troubles(shop.clock)
    for n in range(troubles.MOST_KEPT + 50):
        found.hear(f"E-{n:04}", ValueError(), {"place": "x"})
        shop.clock.advance(1)
    shop.do(found.write)
    assert troubles.count(shop.db) == troubles.MOST_KEPT
    assert troubles.newest(shop.db, 1)[0].code == f"E-{troubles.MOST_KEPT + 49:04}"


# --- jobs ---


def test_a_job_that_fails_stands_first_and_can_be_run_now() -> None:
    shop, owner = whole(clumsy())
    shop.run_jobs()
    shop.advance(hours=1)
    owner.says("/system").taps("Jobs")
    assert "⛔ clumsy.tidy · failed: E-" in owner.screen
    shop.do(lambda tx: pauses.begin(tx, "maintenance", "x"))
    owner.says("/system").taps("Jobs").taps("⏰ 1")
    owner.taps("Run now")
    owner.says("/system").taps("Jobs")
    assert "⛔" not in owner.screen


# --- maintenance ---


def selling(shop: TestShop) -> products.Product:
    made: products.Product = shop.do(lambda tx: products.create(tx, "test", "Lumina", idr(5000)))
    shop.do(lambda tx: stock.add(tx, made.id, ["A", "B"], by="test"))
    return made


def test_buyers_read_one_sentence_and_staff_go_on() -> None:
    shop, owner = whole()
    selling(shop)
    budi = shop.person("Budi").says("/start")
    owner.says("/system").taps("Maintenance").taps("Begin")
    budi.says("/start")
    assert "is being worked on" in budi.sees
    assert "Maintenance is on" in owner.says("/admin").screen
    shop.restart()
    budi.says("/help")
    assert "is being worked on" in budi.sees
    owner.says("/system").taps("Maintenance").taps("Open again")
    budi.says("/start")
    assert "is being worked on" not in budi.sees
    assert "Maintenance is on" not in owner.says("/admin").screen


def test_a_payment_that_comes_during_maintenance_is_entered_and_delivered() -> None:
    shop, owner = whole()
    made = selling(shop)
    budi = shop.person("Budi").says("/start")
    budi.presses(1, f"orders.checkout:{made.id}:1:{made.price.amount}").taps("Pretend").taps("✅ Pay")
    owner.says("/system").taps("Maintenance").taps("Begin")
    shop.advance(minutes=5)
    assert any("Delivered" in m.text for m in budi.messages)


def test_maintenance_begun_by_mistake_is_taken_back() -> None:
    shop, owner = whole()
    owner.says("/system").taps("Maintenance").taps("Begin")
    owner.says("/admin").taps("Undo").taps("1").taps("Put it back")
    assert pauses.get(shop.db, "maintenance") is None


def test_who_first_comes_during_maintenance_is_new_when_it_is_over() -> None:
    shop, _ = whole()
    shop.do(lambda tx: pauses.set_maintenance(tx, OWNER, on=True))
    shop.person("Budi", id=77).says("/start")
    assert shop.db.scalar("SELECT count(*) FROM person WHERE id = 77") == 0


# --- a full disk ---


def test_nothing_new_is_sold_on_a_full_disk_and_what_is_paid_is_delivered() -> None:
    shop, owner = whole()
    made = selling(shop)
    budi = shop.person("Budi").says("/start")
    budi.presses(1, f"orders.checkout:{made.id}:1:{made.price.amount}").taps("Pretend")
    shop.do(lambda tx: pauses.begin(tx, "disk", "test"))
    siti = shop.person("Siti").says("/start")
    siti.presses(1, f"orders.checkout:{made.id}:1:{made.price.amount}")
    assert "cannot take new orders" in siti.toast
    assert "nothing new is sold" in owner.says("/admin").screen
    budi.taps("✅ Pay")
    shop.advance(minutes=5)
    assert any("Delivered" in m.text for m in budi.messages)
    shop.do(lambda tx: pauses.end(tx, "disk"))
    siti.presses(1, f"orders.checkout:{made.id}:1:{made.price.amount}")
    assert shop.db.scalar("SELECT count(*) FROM orders WHERE person = ?", siti.id) == 1


def test_a_shop_that_does_not_ask_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin of the test above: an order would be there."""
    shop, _ = whole()
    made = selling(shop)
    shop.do(lambda tx: pauses.begin(tx, "disk", "test"))

    def careless(_db: Tx) -> None:
        """Ask nobody."""

    monkeypatch.setattr("shopbot.trade.pauses.require_selling", careless)
    siti = shop.person("Siti").says("/start")
    siti.presses(1, f"orders.checkout:{made.id}:1:{made.price.amount}")
    assert shop.db.scalar("SELECT count(*) FROM orders") == 1


# --- in every language ---


@pytest.mark.parametrize("language", ["id", "en", "ar", "fa", "zh"])
def test_every_screen_has_its_words(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shop, owner = whole(clumsy(), language=language)
    found = hearing(shop, monkeypatch)
    shop.person("Budi").says("/clumsy")
    shop.do(found.write)
    code = troubles.newest(shop.db, 1)[0].code
    room = Room("warn", 500 * MIB, shop.config.data.folder)
    shop.host.signs = lambda: Signs(0, "x", room, True, Doubt(-99, 0), (95, 100), 99, {}, 1, ["x"])  # noqa: FBT003
    shop.run_jobs()
    for press in (
        "system.system", "system.health", "system.performance", "system.errors:0", f"system.error:{code}",
        "system.jobs:0", "system.job:clumsy.tidy", "system.maintenance", "system.version", "system.clock_asked",
    ):  # fmt: skip
        owner.presses(1, press)
        assert "«" not in owner.screen, press
