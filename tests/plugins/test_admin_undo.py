"""The list of what can be undone: who may, what stands in the way, and that each change goes back once and exactly."""

import re
from dataclasses import dataclass
from typing import Any, Literal

import pytest

from shopbot.api import Context, Money, Plugin, ShopError, audit, ledger, orders, people, products, setting, stock
from shopbot.db import settings as stored
from shopbot.host import undoing
from shopbot.host.admit import Checker
from shopbot.testing import Person, TestShop
from shopbot.texts import wordings

OWNER, ADMIN, BUYER = 1000, 1001, 1002
RP = "IDR"


def opened(*more: Plugin[Any] | str, **options: Any) -> tuple[TestShop, Person, Person, Person]:
    """Return a shop with an owner, an admin and a customer, a second after they said hello."""
    shop = TestShop("home", "admin", "wallet", *more, owner=OWNER, **options)
    rina, adi = shop.person("Rina", id=OWNER), shop.person("Adi", id=ADMIN)
    budi = shop.person("Budi", id=BUYER)
    for person in (rina, adi, budi):
        person.says("/start")
    shop.do(lambda tx: people.set_role(tx, ADMIN, "admin", "test"))
    shop.advance(seconds=1)
    return shop, rina, adi, budi


def words(person: Person) -> str:
    return re.sub(r"[^\S\n]", " ", person.screen)


def banned(shop: TestShop, by: int = ADMIN) -> None:
    shop.do(lambda tx: people.ban(tx, BUYER, by, "spam", None))


def is_banned(shop: TestShop) -> bool:
    return people.sure(shop.db, BUYER).banned_at is not None


def the_list(person: Person) -> Person:
    return person.says("/admin").taps("Undo")


def tapped(person: Person, n: int = 1) -> Person:
    return person.taps(f"↩ {n}")


# --- the list, the question, the deed ---


def test_a_change_is_shown_asked_about_and_put_back() -> None:
    shop, rina, _, _ = opened()
    made = shop.do(lambda tx: products.create(tx, ADMIN, "Lumina", Money(15_000, RP)))
    shop.do(lambda tx: products.edit(tx, made.id, ADMIN, price=Money(20_000, RP)))
    the_list(rina)
    assert "1. Product edited: Lumina · Adi" in words(rina)
    assert "• price: Rp 15,000 → Rp 20,000" in words(rina)
    tapped(rina)
    assert "Shall this be put back?" in rina.screen
    assert "• price: Rp 20,000 → Rp 15,000" in words(rina)
    rina.taps("Put it back")
    assert rina.toast == "Undone."
    assert products.sure(shop.db, made.id).price == Money(15_000, RP)
    assert "2. Product edited: Lumina · Adi" in words(rina)
    assert "🔒 Undone by Rina" in words(rina)


def test_an_undo_can_be_undone() -> None:
    shop, rina, _, _ = opened()
    banned(shop)
    tapped(the_list(rina)).taps("Put it back")
    assert not is_banned(shop)
    tapped(the_list(rina)).taps("Put it back")
    assert is_banned(shop)
    assert people.sure(shop.db, BUYER).ban_reason == "spam"


def test_nothing_changed_is_said_so() -> None:
    _, rina, _, _ = opened()
    assert "Nothing was changed in the last 24 hours." in the_list(rina).screen


def test_only_mine_leaves_the_others_out() -> None:
    shop, rina, _, _ = opened()
    banned(shop)
    shop.do(lambda tx: people.set_role(tx, BUYER, "reseller", OWNER))
    the_list(rina)
    assert "Banned: Budi · Adi" in rina.screen
    rina.taps("Only mine")
    assert "Role: Budi · Rina" in rina.screen
    assert "Banned" not in rina.screen
    assert "Banned" in rina.taps("Everybody").screen


def test_a_long_list_comes_in_pages() -> None:
    shop, rina, _, _ = opened()
    for n in range(8):
        shop.do(lambda tx, n=n: people.set_field(tx, BUYER, "full_name", f"Budi {n}", OWNER))  # type: ignore[misc]
    the_list(rina)
    first = rina.screen
    assert "Budi 7" in first
    assert "5. " in first
    assert "Budi 0" in rina.taps("Older").screen
    assert rina.taps("Newest").screen == first


def test_a_change_of_yesterday_is_gone_from_the_list_and_from_an_old_button() -> None:
    shop, rina, _, _ = opened()
    banned(shop)
    the_list(rina)
    tapped(rina)
    data, message = rina.data("Put it back"), rina.messages[-1].id
    shop.advance(hours=24)
    rina.presses(message, data)
    assert "too late" in rina.toast
    assert is_banned(shop)
    assert "Nothing was changed" in the_list(rina).screen


# --- who may ---


@pytest.mark.parametrize("word", ["undo_list", "undo_one:1", "undo_now:1"])
def test_a_customer_reaches_none_of_it(word: str) -> None:
    shop, _, _, budi = opened()
    banned(shop)
    shop.do(lambda tx: people.unban(tx, BUYER, ADMIN))
    budi.says("/start").presses(budi.messages[-1].id, f"admin.{word}")
    assert budi.toast == "This is not available to you." or "old" in budi.toast


def test_an_admin_sees_an_owners_change_locked_and_cannot_forge_its_button() -> None:
    shop, _, adi, _ = opened()
    shop.do(lambda tx: people.set_role(tx, BUYER, "admin", OWNER))
    number = audit.recent(shop.db, 1)[0].id
    the_list(adi)
    assert "🔒 You may not make this change yourself" in adi.screen
    assert not [label for label in adi.buttons if label.startswith("↩ 1")]
    adi.presses(adi.messages[-1].id, f"admin.undo_one:{number}")
    assert "This cannot be put back." in adi.screen
    assert "Put it back" not in "".join(adi.buttons)
    adi.presses(adi.messages[-1].id, f"admin.undo_now:{number}")
    assert people.sure(shop.db, BUYER).role == "admin"


def test_who_may_grant_reselling_may_take_it_back_and_no_other_role() -> None:
    granting = Plugin("resellers")
    granting.permission("resellers.grant", "Make people resellers")
    shop, _, adi, _ = opened(granting)
    shop.do(lambda tx: people.set_role(tx, BUYER, "reseller", OWNER))
    tapped(the_list(adi)).taps("Put it back")
    assert people.sure(shop.db, BUYER).role == "customer"
    shop.do(lambda tx: people.set_role(tx, BUYER, "admin", OWNER))
    assert "🔒 You may not make this change yourself" in the_list(adi).screen


def test_an_admin_takes_back_what_admins_may_do() -> None:
    shop, _, adi, _ = opened()
    banned(shop, by=OWNER)
    tapped(the_list(adi)).taps("Put it back")
    assert not is_banned(shop)


def test_whoever_lost_the_role_meanwhile_taps_in_vain() -> None:
    shop, _, adi, _ = opened()
    banned(shop)
    tapped(the_list(adi))
    shop.do(lambda tx: people.set_role(tx, ADMIN, "customer", "test"))
    adi.taps("Put it back")
    assert adi.toast == "This is not available to you."
    assert is_banned(shop)


# --- once ---


def test_two_admins_who_both_look_at_it_undo_it_once() -> None:
    shop, rina, adi, _ = opened()
    shop.do(lambda tx: ledger.adjust(tx, BUYER, Money(5_000, RP), OWNER, "gift", "gift"))
    tapped(the_list(rina))
    tapped(the_list(adi))
    rina.taps("Put it back")
    adi.taps("Put it back")
    assert "Undone by Rina" in adi.toast
    assert ledger.balance(shop.db, BUYER, RP).is_zero


def test_a_second_tap_and_a_replay_change_nothing() -> None:
    shop, rina, _, _ = opened()
    shop.do(lambda tx: ledger.adjust(tx, BUYER, Money(5_000, RP), OWNER, "gift", "gift"))
    tapped(the_list(rina))
    data, message = rina.data("Put it back"), rina.messages[-1].id
    rina.presses(message, data).presses(message, data)
    assert rina.toast == "This has already been done."
    assert ledger.balance(shop.db, BUYER, RP).is_zero
    assert shop.db.scalar("SELECT count(*) FROM undone") == 1


# --- what stands in the way ---


def test_a_change_since_is_named_with_who_and_not_overwritten() -> None:
    shop, rina, _, _ = opened()
    made = shop.do(lambda tx: products.create(tx, ADMIN, "Lumina", Money(15_000, RP)))
    shop.do(lambda tx: products.edit(tx, made.id, OWNER, price=Money(20_000, RP)))
    the_list(rina)
    tapped(rina)
    data, message = rina.data("Put it back"), rina.messages[-1].id
    shop.do(lambda tx: products.edit(tx, made.id, ADMIN, price=Money(30_000, RP)))
    rina.presses(message, data)
    assert rina.toast.startswith("Adi has changed this again since")
    assert products.sure(shop.db, made.id).price == Money(30_000, RP)
    tapped(the_list(rina), 2)
    assert "🔒 Adi has changed this again since" in rina.screen
    assert "Put it back" not in "".join(rina.buttons)


def test_a_balance_that_was_spent_says_what_is_missing() -> None:
    shop, rina, _, budi = opened("orders")
    made = shop.do(lambda tx: products.create(tx, "test", "Lumina", Money(4_000, RP)))
    shop.do(lambda tx: stock.add(tx, made.id, ["a"], by="test"))
    shop.do(lambda tx: ledger.adjust(tx, BUYER, Money(5_000, RP), OWNER, "gift", "gift"))
    placed = shop.do(lambda tx: orders.checkout(tx, budi.id, made.id, 1, 4_000))
    shop.do(lambda tx: orders.pay_from_wallet(tx, placed.id, BUYER))
    tapped(the_list(rina))
    assert "🔒 Some of this money has been spent. The balance is Rp 1,000: Rp 4,000 too little." in words(rina)


def test_an_import_says_how_much_was_sold_and_stays() -> None:
    shop, rina, _, budi = opened("orders")
    made = shop.do(lambda tx: products.create(tx, "test", "Lumina", Money(1_000, RP)))
    shop.do(lambda tx: ledger.adjust(tx, BUYER, Money(5_000, RP), "test", "gift", "gift"))
    shop.do(lambda tx: stock.add(tx, made.id, ["a", "b", "c"], by=ADMIN))
    placed = shop.do(lambda tx: orders.checkout(tx, budi.id, made.id, 1, 1_000))
    shop.do(lambda tx: orders.pay_from_wallet(tx, placed.id, BUYER))
    tapped(the_list(rina))
    assert "Pieces that will be deleted: 2. Already sold or reserved, these stay: 1" in rina.screen
    rina.taps("Put it back")
    assert stock.count(shop.db, made.id) == stock.Counts(0, 0, 1)


def test_what_never_goes_back_is_listed_with_its_reason() -> None:
    shop, rina, _, _ = opened()
    made = shop.do(lambda tx: products.create(tx, "test", "Lumina", Money(1_000, RP)))
    shop.do(lambda tx: stock.export(tx, made.id, ADMIN))
    the_list(rina)
    assert "1. Stock exported: Lumina · Adi" in words(rina)
    assert "🔒 Somebody has the copy. It cannot be called back." in rina.screen


def test_looking_at_the_question_changes_nothing() -> None:
    """What is shown was tried, and all of it rolled back: rows, effects, and the undo itself."""
    shop, rina, _, _ = opened()
    banned(shop)
    before = shop.db.scalar("SELECT count(*) FROM audit")
    tapped(the_list(rina))
    assert is_banned(shop)
    assert shop.db.scalar("SELECT count(*) FROM audit") == before
    assert shop.db.scalar("SELECT count(*) FROM undone") == 0


def test_a_row_from_before_undo_was_thought_of_is_locked() -> None:
    shop, rina, _, _ = opened()
    shop.do(lambda tx: audit.write(tx, OWNER, "setting.changed", "shopbot.payment_window", 600, 900))
    tapped(the_list(rina))
    assert "🔒 It was not written down how this was before." in rina.screen


# --- settings, texts and plugins ---


def test_a_setting_goes_back_to_the_default_and_to_a_value_of_its_own() -> None:
    shop, rina, _, _ = opened()
    rina.says("/settings").taps("The shop").taps("Time to pay").says("20")
    rina.taps("Time to pay").says("30")
    tapped(the_list(rina)).taps("Put it back")
    assert stored.read(shop.db, "shopbot")["payment_window"] == 1200
    tapped(the_list(rina), 3).taps("Put it back")
    assert "payment_window" not in stored.read(shop.db, "shopbot")


def knobs() -> Plugin[Any]:
    @dataclass(frozen=True)
    class Settings:
        names: tuple[str, ...] = setting((), "Some names")
        mood: Literal["calm", "merry"] = setting("calm", "How it feels")

    return Plugin("knobs", Settings)


def test_a_list_and_a_choice_come_back_as_they_were() -> None:
    shop, rina, _, _ = opened(knobs())
    rina.says("/settings").taps("Knobs").taps("Names").says("Budi, Ani")
    before = stored.read(shop.db, "knobs")
    rina.taps("Names").says("Sari").taps("Mood").taps("merry")
    tapped(the_list(rina)).taps("Put it back")
    tapped(the_list(rina), 3).taps("Put it back")
    assert stored.read(shop.db, "knobs") == before == {"names": ["Budi", "Ani"]}


def test_right_after_a_setting_was_changed_its_undo_is_on_the_screen() -> None:
    shop, rina, _, _ = opened()
    rina.says("/settings").taps("The shop").taps("Time to pay").says("20")
    rina.taps("↩ Undo").taps("Put it back")
    assert "payment_window" not in stored.read(shop.db, "shopbot")


def test_a_secret_is_not_kept_and_cannot_be_put_back() -> None:
    shop, rina, _, _ = opened()
    shop.do(lambda tx: audit.write(tx, OWNER, "setting.changed", "wallet.key", "***", "***"))
    the_list(rina)
    assert "🔒 Secrets are never written down" in rina.screen
    assert "set, kept hidden" in rina.screen


def test_the_only_way_to_pay_goes_back() -> None:
    shop, rina, _, _ = opened("pretend")
    before = stored.read(shop.db, "shopbot")
    shop.do(lambda tx: stored.write(tx, "shopbot", "only_method", "pretend"))
    shop.do(lambda tx: audit.write(tx, OWNER, "setting.changed", "shopbot.only_method", None, "pretend"))
    tapped(the_list(rina)).taps("Put it back")
    assert stored.read(shop.db, "shopbot") == before


def test_a_wording_goes_back_and_readers_meet_it_at_once() -> None:
    shop, rina, _, _ = opened()
    shop.do(lambda tx: wordings.write(tx, "en", "shopbot/saved", "Kept!"))
    shop.do(lambda tx: audit.write(tx, OWNER, "text.changed", "shopbot/saved (en)", None, "Kept!"))
    shop.restart()
    assert shop.host.texts.plain("shopbot", "en", "saved") == "Kept!"
    tapped(the_list(rina)).taps("Put it back")
    assert wordings.read(shop.db) == {}
    assert shop.host.texts.plain("shopbot", "en", "saved") == "Saved."


def test_a_plugin_is_switched_back_on_and_off_again() -> None:
    shop, rina, _, _ = opened("sample")
    rina.says("/plugins off sample")
    assert "sample" not in shop.host.registry.plugins
    tapped(the_list(rina)).taps("Put it back")
    assert "sample" in shop.host.registry.plugins
    tapped(the_list(rina)).taps("Put it back")
    assert "sample" not in shop.host.registry.plugins


def test_a_plugin_switched_since_stays_as_it_is() -> None:
    shop, rina, _, _ = opened("sample")
    rina.says("/plugins off sample")
    number = audit.recent(shop.db, 1)[0].id
    shop.advance(seconds=5)
    rina.says("/plugins on sample")
    rina.presses(rina.messages[-1].id, f"admin.undo_one:{number}")
    assert "🔒 Rina has changed this again since" in rina.screen


# --- a plugin's own changes ---


def boxes() -> Plugin[Any]:
    """Return a plugin that keeps one number, changes it, and takes that back."""
    plugin = Plugin("boxes")
    plugin.migration("001_box", "CREATE TABLE boxes_box (id INTEGER PRIMARY KEY, size INTEGER NOT NULL) STRICT")
    plugin.texts(
        en="""
        act-boxes-size = Size of the box
        act-boxes-sent = Sent
        too-full = The box is full.
        sent = It is on its way.
        """
    )

    @plugin.undo("boxes.size", allow="people.ban")
    def put_back(ctx: Context[Any], record: audit.Record) -> None:
        """Make the box as big as it was."""
        now = ctx.tx.scalar("SELECT size FROM boxes_box")
        if now == 99:
            raise ShopError("too_full")
        if now != record.after:
            raise ShopError("changed_since")
        ctx.tx.run("UPDATE boxes_box SET size = ?", record.before)
        audit.write(ctx.tx, ctx.actor, "boxes.size", "box:1", record.after, record.before)

    plugin.final("boxes.sent", "sent")
    return plugin


def with_box(size: int) -> tuple[TestShop, Person, Person]:
    shop, rina, adi, _ = opened(boxes())
    shop.do(lambda tx: tx.as_owner("boxes").run("INSERT INTO boxes_box VALUES (1, ?)", size))
    shop.do(lambda tx: audit.write(tx, OWNER, "boxes.size", "box:1", 3, 5))
    return shop, rina, adi


def box(shop: TestShop) -> int:
    return int(shop.db.scalar("SELECT size FROM boxes_box"))


def test_a_plugins_change_is_called_as_the_plugin_calls_it_and_taken_back_by_it() -> None:
    shop, _, adi = with_box(5)
    the_list(adi)
    assert "1. Size of the box: box:1 · Rina" in words(adi)
    tapped(adi).taps("Put it back")
    assert box(shop) == 3
    tapped(the_list(adi)).taps("Put it back")
    assert box(shop) == 5


def test_a_plugins_own_reason_is_told_in_its_own_words() -> None:
    shop, rina, _ = with_box(99)
    tapped(the_list(rina))
    assert "🔒 The box is full." in rina.screen
    assert box(shop) == 99


def test_a_plugins_change_since_is_found_out() -> None:
    _, rina, _ = with_box(7)
    tapped(the_list(rina))
    assert "🔒 This has been changed again since." in rina.screen


def test_what_a_plugin_calls_final_is_locked_with_its_words() -> None:
    shop, rina, _ = with_box(5)
    shop.do(lambda tx: audit.write(tx, OWNER, "boxes.sent", "box:1"))
    the_list(rina)
    assert "1. Sent: box:1 · Rina" in words(rina)
    assert "🔒 It is on its way." in rina.screen


def test_while_its_plugin_is_off_a_change_says_so() -> None:
    shop, rina, _, _ = opened("sample")
    shop.do(lambda tx: audit.write(tx, OWNER, "sample.size", "box:1", 3, 5))
    rina.says("/plugins off sample")
    the_list(rina)
    assert "🔒 sample is off. Turn it on, then this can be undone." in rina.screen


def put_nothing_back(ctx: Context[Any], record: audit.Record) -> None:
    """Stand in for a reverser."""


@pytest.mark.parametrize(
    ("say", "problem"),
    [
        (lambda p: p.undo("orders.cancel")(put_nothing_back), "only changes called odd.… are its own"),
        (lambda p: p.final("person.ban", "why"), "only changes called odd.… are its own"),
        (lambda p: (p.undo("odd.x")(put_nothing_back), p.final("odd.x", "why")), "undo of odd.x is declared twice"),
        (lambda p: p.final("odd.x", "nowhere"), "no text for the reason 'nowhere'"),
    ],
)
def test_a_plugin_takes_back_only_its_own_changes_and_each_in_one_way(say: Any, problem: str) -> None:
    odd = Plugin("odd")
    odd.texts(en="why = Because.")
    say(odd)
    found = Checker("test", [], {}).check(odd, {})
    assert any(problem in line for line in found.problems)


# --- the button right after a change ---


def test_a_screen_after_a_change_offers_to_undo_it_and_nothing_else() -> None:
    offered: list[str] = []
    plugin = Plugin("probe")

    @plugin.command("probe", allow="people.ban")
    def probe(request: Any) -> None:
        """Ban somebody, then ask for the button."""
        offered.append("nothing yet" if undoing.button(request, f"person:{BUYER}") is None else "too early")
        people.ban(request.tx, BUYER, request.user.id, "spam")
        found = undoing.button(request, f"person:{BUYER}")
        offered.append(found.call.action if found and found.call else "none")
        stock_like = undoing.button(request, "product:1")
        offered.append("none" if stock_like is None else "too much")

    _, _, adi, _ = opened(plugin)
    adi.says("/probe")
    assert offered == ["nothing yet", "admin.undo_one", "none"]


def test_after_a_ban_the_card_offers_to_undo_it() -> None:
    shop, rina, _, _ = opened()
    rina.says(f"/ban {BUYER} 7 spam")
    assert "↩ Undo" in rina.buttons
    rina.taps("↩ Undo").taps("Put it back")
    assert not is_banned(shop)
    shop.advance(minutes=1)
    assert "↩ Undo" not in rina.says(f"/info {BUYER}").buttons
