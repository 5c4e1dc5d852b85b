"""Invitations: who came by whose link, what it earns, when that is paid, and what goes back."""

from typing import Any

import pytest

from shopbot.api import (
    Money,
    Plugin,
    Receipt,
    Request,
    Reversal,
    Screen,
    ledger,
    orders,
    payments,
    people,
    products,
    refunds,
    reversals,
    stock,
    t,
)
from shopbot.config import Limits
from shopbot.db.connection import IntegrityError
from shopbot.host.inline import shared_link
from shopbot.testing import Person, TestShop
from shopbot.texts.formats import LANGUAGES

_TAKEN = {"en": "was taken back", "id": "ditarik kembali", "ar": "استُرجع", "fa": "پس گرفته شد", "zh": "已收回"}
PLUGINS = ("home", "orders", "wallet", "admin", "referrals")
OWNER = 900
PRICE = 10_000


def idr(amount: int) -> Money:
    return Money(amount, "IDR")


def shop_with(*, plugins: tuple[str | Plugin[Any], ...] = PLUGINS, **settings: object) -> TestShop:
    """Return a shop that sells one thing for Rp 10,000 and gives 10 % of it to whoever invited, after 7 days."""
    shop = TestShop(
        *plugins, settings={"referrals": settings}, owner=OWNER, limits=Limits(updates_per_minute=1_000_000)
    )
    product = shop.do(lambda tx: products.create(tx, "test", "Lumina", idr(PRICE)))
    shop.do(lambda tx: stock.add(tx, product.id, [f"UNIT-{n}" for n in range(40)], by="test"))
    shop.run_jobs()
    return shop


def shown(person: Person) -> str:
    """Return the newest words of the bot with plain spaces."""
    return person.sees.replace("\u00a0", " ")


def heard(person: Person) -> list[str]:
    """Return all the bot has said, with plain spaces."""
    return [message.text.replace("\u00a0", " ") for message in person.messages]


def rewards_of(person: Person) -> str:
    """Return a person's own list of rewards."""
    return shown(person.says("/invite").taps("My rewards"))


def link_of(person: Person) -> str:
    """Return the code of somebody's link, as their page shows it."""
    person.says("/invite")
    assert "https://t.me/test_shop_bot?start=r_" in person.sees
    return person.sees.partition("start=")[2].split()[0]


def invited(shop: TestShop, inviter: Person, name: str = "Sari") -> Person:
    return shop.person(name).says(f"/start {link_of(inviter)}")


def buys(shop: TestShop, person: Person, quantity: int = 1) -> orders.Order:
    """Let a person buy with money they are given for it."""
    price = idr(PRICE * quantity)
    key = f"money:{postings(shop)}"
    shop.do(lambda tx: ledger.adjust(tx, person.id, price, "test", "test", key))
    order = shop.do(lambda tx: orders.checkout(tx, person.id, 1, quantity, price.amount))
    found: orders.Order = shop.do(lambda tx: orders.pay_from_wallet(tx, order.id, person.id))
    shop.settle()
    return found


def postings(shop: TestShop) -> int:
    return int(shop.db.scalar("SELECT count(*) FROM posting"))


def gives_back(shop: TestShop, order: orders.Order, amount: int) -> None:
    shop.do(lambda tx: refunds.refund(tx, order.id, idr(amount), OWNER, "test"))
    shop.settle()


def balance(shop: TestShop, person: Person) -> int:
    return ledger.balance(shop.db, person.id, "IDR").amount


def reward(shop: TestShop, side: str = "inviter") -> Any:
    return shop.db.row("SELECT * FROM referrals_reward WHERE side = ? ORDER BY id DESC", side)


# --- who came by whose link ---


def test_a_newcomer_by_a_link_is_welcomed_as_usual_and_belongs_to_their_inviter() -> None:
    shop = shop_with()
    oliver = shop.person("Oliver").says("/start")
    sari = invited(shop, oliver)
    assert "Hi Sari" in shown(sari)
    oliver.says("/invite")
    assert "Opened: 1" in shown(oliver)
    assert "Joined: 1" in shown(oliver)
    assert "Bought: 0" in shown(oliver)


def test_a_newcomer_still_gets_the_gift_for_new_people_once() -> None:
    shop = TestShop(*PLUGINS, settings={"home": {"starting_credits": 3000}})
    oliver = shop.person("Oliver").says("/start")
    sari = invited(shop, oliver).says("/start")
    assert balance(shop, sari) == 3000


def test_the_inviter_hears_of_a_friend_without_a_sound_and_of_five_a_day_at_most() -> None:
    shop = shop_with()
    oliver = shop.person("Oliver").says("/start")
    code = link_of(oliver)
    for n in range(7):
        shop.person(f"Friend{n}").says(f"/start {code}")
    told = [m for m in oliver.messages if "has joined by your link" in m.text]
    assert len(told) == 5
    assert not any(m.rings for m in told)
    assert "Friend" not in told[0].text
    assert "F•••" in told[0].text
    assert "Joined: 7" in shown(oliver.says("/invite"))


def test_whoever_opens_a_link_again_and_again_counts_once_a_day() -> None:
    shop = shop_with()
    oliver = shop.person("Oliver").says("/start")
    code = link_of(oliver)
    sari = shop.person("Sari").says(f"/start {code}").says(f"/start {code}")
    assert "Opened: 1" in shown(oliver.says("/invite"))
    shop.advance(days=1)
    sari.says(f"/start {code}")
    assert "Opened: 2" in shown(oliver.says("/invite"))
    assert "Joined: 1" in shown(oliver)


def test_whoever_knew_the_shop_is_nobodys_friend_whatever_they_open() -> None:
    shop = shop_with()
    oliver, sari = shop.person("Oliver").says("/start"), shop.person("Sari").says("hello?")
    sari.says(f"/start {link_of(oliver)}")
    assert any("invitations count for new people only" in m for m in heard(sari))
    assert "Joined: 0" in shown(oliver.says("/invite"))
    assert "Opened: 1" in shown(oliver)


def test_the_first_link_holds_for_ever() -> None:
    shop = shop_with()
    oliver, dewi = shop.person("Oliver").says("/start"), shop.person("Dewi").says("/start")
    sari = invited(shop, oliver)
    sari.says(f"/start {link_of(dewi)}")
    assert "Joined: 1" in shown(oliver.says("/invite"))
    assert "Joined: 0" in shown(dewi.says("/invite"))


def test_the_own_link_counts_nothing_and_says_so() -> None:
    shop = shop_with()
    oliver = shop.person("Oliver").says("/start")
    oliver.says(f"/start {link_of(oliver)}")
    assert any("your own link" in m for m in heard(oliver))
    assert "Opened: 0" in shown(oliver.says("/invite"))


def test_circles_of_any_length_are_refused() -> None:
    shop = shop_with()
    one = shop.person("One").says("/start")
    two = invited(shop, one, "Two")
    three = invited(shop, two, "Three")
    for last in (two, three):
        one.says(f"/start {link_of(last)}")
    assert shop.db.scalar("SELECT count(*) FROM referrals_friend WHERE person = ?", one.id) == 0
    with pytest.raises(IntegrityError, match="whoever invited others"):
        shop.do(lambda tx: tx.run("INSERT INTO referrals_friend VALUES (?, ?, 0)", one.id, three.id))
    with pytest.raises(IntegrityError, match="never changes"):
        shop.do(lambda tx: tx.run("UPDATE referrals_friend SET inviter = ?", 1))
    with pytest.raises(IntegrityError):
        shop.do(lambda tx: tx.run("INSERT INTO referrals_friend VALUES (7, 7, 0)"))


def test_a_dead_invitation_opens_the_shop_all_the_same() -> None:
    sari = shop_with().person("Sari").says("/start r_nobody22")
    assert any("does not work any more" in m for m in heard(sari))
    assert "Hi Sari" in shown(sari)


def test_a_link_is_the_same_every_time_and_works_in_capital_letters() -> None:
    shop = shop_with()
    oliver = shop.person("Oliver").says("/start")
    code = link_of(oliver)
    assert link_of(oliver) == code
    shop.person("Sari").says(f"/start r_{code.removeprefix('r_').upper()}")
    assert "Joined: 1" in shown(oliver.says("/invite"))


def test_a_shared_card_brings_a_newcomer_to_what_it_is_about_and_counts_for_whoever_shared_it() -> None:
    cards = Plugin("cards")
    cards.texts(en="card = Card { $number }")

    @cards.start("k_")
    def card(request: Request[Any], rest: str) -> None:
        request.show(Screen.of(t("card", number=rest)))

    shop = shop_with(plugins=(*PLUGINS, cards))
    oliver = shop.person("Oliver").says("/start")
    code = link_of(oliver)
    sari = shop.person("Sari").says(f"/start {code}__k_12")
    assert "Card 12" in shown(sari)
    assert len(sari.messages) == 1
    sari.says(f"/start {code}__k_13")
    assert "Card 13" in shown(sari)
    assert "Joined: 1" in shown(oliver.says("/invite"))
    buys(shop, sari)
    shop.advance(days=8)
    assert balance(shop, oliver) == 1000


def test_what_somebody_shares_carries_their_code_from_their_first_visit_on() -> None:
    shop = shop_with()
    oliver = shop.person("Oliver").says("/start")
    carried = shared_link(shop.host, shop.db, "p_101", oliver.id)
    assert carried == f"https://t.me/test_shop_bot?start={link_of(oliver)}__p_101"
    assert shared_link(shop.host, shop.db, "p_101", 4711) == "https://t.me/test_shop_bot?start=p_101"


def test_the_link_can_be_copied_and_shared() -> None:
    shop = shop_with()
    oliver = shop.person("Oliver").says("/start").says("/invite")
    buttons = [b for row in oliver.messages[-1].rendered.keyboard for b in row]
    copied = next(b["copy_text"]["text"] for b in buttons if "copy_text" in b)
    shared = next(b["url"] for b in buttons if "url" in b)
    assert copied.startswith("https://t.me/test_shop_bot?start=r_")
    assert shared.startswith("https://t.me/share/url?url=https%3A%2F%2Ft.me%2Ftest_shop_bot%3Fstart%3Dr_")


# --- what is promised, and when it is paid ---


def test_a_reward_waits_for_the_refund_window_and_is_paid_once_with_a_sound() -> None:
    shop = shop_with()
    oliver = shop.person("Oliver").says("/start")
    buys(shop, invited(shop, oliver))
    assert balance(shop, oliver) == 0
    assert "Bought: 1" in shown(oliver.says("/invite"))
    assert "Pending: Rp 1,000" in shown(oliver)
    oliver.taps("My rewards")
    assert "⏳ Rp 1,000 · order of S•••" in shown(oliver)
    assert "will be paid" in shown(oliver)
    shop.advance(days=6, hours=23)
    assert balance(shop, oliver) == 0
    shop.advance(hours=2).advance(days=1).advance(days=40)
    assert balance(shop, oliver) == 1000
    told = [m for m in oliver.messages if "Your reward is here" in m.text]
    assert [m.rings for m in told] == [True]
    assert "Earned: Rp 1,000" in shown(oliver.says("/invite"))
    assert "reward for invited friend" in oliver.says("/balance").taps("History").sees


def test_several_rewards_due_together_are_one_message() -> None:
    shop = shop_with()
    oliver = shop.person("Oliver").says("/start")
    for name in ("Sari", "Dewi", "Andi"):
        buys(shop, invited(shop, oliver, name))
    shop.advance(days=8)
    (told,) = [words for words in heard(oliver) if "rewards are here" in words]
    assert "Your 3 rewards are here: Rp 3,000" in told


def test_both_sides_can_earn_a_percentage_a_sum_or_both() -> None:
    shop = shop_with(inviter_percent=0, inviter_amount=700, friend_percent=5, friend_amount=100)
    oliver = shop.person("Oliver").says("/start")
    sari = invited(shop, oliver)
    assert any("Your first order earns you 5% of what it cost and Rp 100 on top" in m for m in heard(sari))
    order = buys(shop, sari)
    assert f"your order {order.code}" in rewards_of(sari)
    shop.advance(days=8)
    assert (balance(shop, oliver), balance(shop, sari)) == (700, 600)


def test_a_fixed_sum_is_never_more_than_the_order_cost() -> None:
    shop = shop_with(inviter_amount=50_000)
    oliver = shop.person("Oliver").says("/start")
    buys(shop, invited(shop, oliver))
    shop.advance(days=8)
    assert balance(shop, oliver) == PRICE


def test_only_the_first_order_counts_unless_the_owner_wants_every_one() -> None:
    shop = shop_with()
    oliver = shop.person("Oliver").says("/start")
    sari = invited(shop, oliver)
    buys(shop, sari)
    buys(shop, sari)
    shop.advance(days=8)
    buys(shop, sari)
    shop.advance(days=8)
    assert balance(shop, oliver) == 1000


def test_every_order_counts_for_so_many_days_after_joining() -> None:
    shop = shop_with(every_order=True, days=30)
    oliver = shop.person("Oliver").says("/start")
    sari = invited(shop, oliver)
    buys(shop, sari)
    shop.advance(days=29)
    buys(shop, sari)
    shop.advance(days=2)
    buys(shop, sari)
    shop.advance(days=8)
    assert balance(shop, oliver) == 2000


def test_a_first_order_given_back_whole_leaves_the_next_one_to_be_the_first() -> None:
    shop = shop_with()
    oliver = shop.person("Oliver").says("/start")
    sari = invited(shop, oliver)
    gives_back(shop, buys(shop, sari), PRICE)
    assert "Bought: 0" in shown(oliver.says("/invite"))
    buys(shop, sari)
    shop.advance(days=8)
    assert balance(shop, oliver) == 1000


def test_an_order_below_the_least_sum_earns_nothing_and_says_why() -> None:
    shop = shop_with(least=PRICE + 1)
    oliver = shop.person("Oliver").says("/start")
    sari = invited(shop, oliver)
    buys(shop, sari)
    assert "below the smallest sum" in rewards_of(oliver)
    buys(shop, sari, 2)
    shop.advance(days=8)
    assert balance(shop, oliver) == 2000


def test_the_limit_for_thirty_days_holds_and_says_so() -> None:
    shop = shop_with(most_a_month=1500, every_order=True)
    oliver = shop.person("Oliver").says("/start")
    sari = invited(shop, oliver)
    for _ in range(3):
        buys(shop, sari)
    listed = rewards_of(oliver)
    assert "the limit was reached" in listed
    assert "the limit of 30 days was reached; it would have been Rp 1,000" in listed
    shop.advance(days=8)
    assert balance(shop, oliver) == 1500
    shop.advance(days=23)
    buys(shop, sari)
    shop.advance(days=8)
    assert balance(shop, oliver) == 2500


def test_the_limit_for_one_friend_holds_for_each_friend_by_itself() -> None:
    shop = shop_with(most_a_friend=1200, every_order=True)
    oliver = shop.person("Oliver").says("/start")
    for name in ("Sari", "Dewi"):
        friend = invited(shop, oliver, name)
        buys(shop, friend)
        buys(shop, friend)
    shop.advance(days=8)
    assert balance(shop, oliver) == 2400


def test_staff_earn_nothing_and_their_orders_earn_nobody_anything() -> None:
    shop = shop_with()
    owner = shop.person("Ani", id=OWNER).says("/start")
    buys(shop, invited(shop, owner))
    oliver = shop.person("Oliver").says("/start")
    dewi = invited(shop, oliver, "Dewi")
    order = buys(shop, dewi)
    shop.do(lambda tx: people.set_role(tx, dewi.id, "admin", OWNER))
    shop.advance(days=8)
    assert (balance(shop, owner), balance(shop, oliver)) == (0, 0)
    assert order.total == idr(PRICE)
    assert "staff do not take part" in rewards_of(oliver)


@pytest.mark.parametrize("who", ["Oliver", "Sari"])
def test_nothing_is_paid_when_either_of_them_was_banned(who: str) -> None:
    shop = shop_with()
    oliver = shop.person("Oliver").says("/start")
    sari = invited(shop, oliver)
    buys(shop, sari)
    shop.do(lambda tx: people.ban(tx, {"Oliver": oliver, "Sari": sari}[who].id, OWNER, "fraud"))
    shop.advance(days=8)
    assert balance(shop, oliver) == 0
    assert reward(shop)["why"] == "banned"


def test_an_order_that_cost_nothing_earns_nothing() -> None:
    shop = shop_with(inviter_amount=500)
    shop.do(lambda tx: products.edit(tx, 1, "test", price=idr(0)))
    oliver = shop.person("Oliver").says("/start")
    sari = invited(shop, oliver)
    order = shop.do(lambda tx: orders.checkout(tx, sari.id, 1, 1, 0))
    shop.do(lambda tx: orders.pay_from_wallet(tx, order.id, sari.id))
    shop.settle()
    shop.advance(days=8)
    assert balance(shop, oliver) == 0


# --- what goes back ---


def test_money_given_back_before_the_payout_makes_the_reward_less_in_proportion() -> None:
    shop = shop_with()
    oliver = shop.person("Oliver").says("/start")
    order = buys(shop, invited(shop, oliver))
    gives_back(shop, order, 2500)
    assert "less, as part of the order’s money was given back; it was Rp 1,000" in (rewards_of(oliver))
    shop.advance(days=8)
    assert balance(shop, oliver) == 750


def test_an_order_given_back_whole_before_the_payout_earns_nothing() -> None:
    shop = shop_with()
    oliver = shop.person("Oliver").says("/start")
    order = buys(shop, invited(shop, oliver))
    gives_back(shop, order, 4000)
    gives_back(shop, order, 6000)
    shop.advance(days=8)
    assert balance(shop, oliver) == 0
    assert "the order’s money was given back" in rewards_of(oliver)


def test_money_given_back_after_the_payout_takes_back_what_the_wallet_holds_and_notes_the_rest_as_lost() -> None:
    shop = shop_with()
    oliver = shop.person("Oliver").says("/start")
    order = buys(shop, invited(shop, oliver))
    shop.advance(days=8)
    gives_back(shop, order, 5000)
    assert balance(shop, oliver) == 500
    assert any("Rp 500 of a reward was taken back" in m for m in heard(oliver))
    shop.do(lambda tx: ledger.adjust(tx, oliver.id, idr(-400), "test", "spent", "spent"))
    gives_back(shop, order, 5000)
    assert balance(shop, oliver) == 0
    kept = reward(shop)
    assert (kept["paid"], kept["taken"], kept["lost"]) == (1000, 600, 400)
    owner = shop.person("Ani", id=OWNER).says("/admin").taps("Invitations")
    assert "Taken back: Rp 600 · ✖ Lost: Rp 400" in shown(owner)


def test_a_payment_that_its_method_takes_back_takes_the_reward_back() -> None:
    shop = shop_with()
    oliver = shop.person("Oliver").says("/start")
    sari = invited(shop, oliver)
    order = shop.do(lambda tx: orders.checkout(tx, sari.id, 1, 1, PRICE))
    until = shop.clock.now() + 600
    attempt = shop.do(lambda tx: payments.open_attempt(tx, "qris", sari.id, idr(PRICE), until, order=order.id))
    shop.do(lambda tx: payments.receive(tx, "qris", Receipt("r1", idr(PRICE), tx.now, attempt.id)))
    shop.settle()
    shop.advance(days=8)
    assert balance(shop, oliver) == 1000
    shop.do(lambda tx: reversals.reverse(tx, "qris", Reversal("r1", "r1:back", idr(PRICE), tx.now, "fraud")))
    shop.settle()
    assert balance(shop, oliver) == 0


def test_money_that_went_back_while_the_plugin_was_off_is_noticed_the_next_day() -> None:
    shop = shop_with()
    oliver = shop.person("Oliver").says("/start")
    order = buys(shop, invited(shop, oliver))
    shop.advance(days=8)
    owner = shop.person("Ani", id=OWNER).says("/plugins off referrals")
    gives_back(shop, order, PRICE)
    assert balance(shop, oliver) == 1000
    owner.says("/plugins on referrals")
    shop.run_jobs()
    shop.advance(days=1)
    assert balance(shop, oliver) == 0


# --- staff ---


def test_staff_see_totals_and_a_tree_that_leads_from_name_to_name() -> None:
    shop = shop_with()
    owner, oliver = shop.person("Ani", id=OWNER).says("/start"), shop.person("Oliver").says("/start")
    sari = invited(shop, oliver)
    invited(shop, sari, "Dewi")
    buys(shop, sari)
    shop.advance(days=8)
    owner.says("/admin").taps("Invitations")
    assert "Joined: 2" in shown(owner)
    assert "Paid: Rp 1,000" in shown(owner)
    owner.taps("Oliver · 1")
    assert "Sari" in shown(owner)
    assert "earned Rp 1,000 · brought 1" in shown(owner)
    owner.taps("Sari ›")
    assert "Brought by Oliver" in shown(owner)
    assert "Dewi" in shown(owner)


def test_a_customer_cannot_open_the_staffs_side() -> None:
    shop = shop_with()
    oliver = shop.person("Oliver").says("/start")
    for data in (f"tree:{OWNER}:0", "overview:0", f"their_rewards:{OWNER}:0", f"cut:{OWNER}", f"restore:{OWNER}"):
        oliver.presses(oliver.messages[-1].id, f"referrals.{data}")
        assert oliver.toast == "This is not available to you."
        shop.chats.toasts.clear()


def test_whoever_is_cut_off_earns_nothing_reads_why_and_the_audit_has_it() -> None:
    shop = shop_with()
    owner, oliver = shop.person("Ani", id=OWNER).says("/start"), shop.person("Oliver").says("/start")
    buys(shop, invited(shop, oliver))
    owner.says(f"/info {oliver.id}").taps("Invitations").taps("End rewards").says("fake accounts")
    assert any("ended your rewards" in m and "fake accounts" in m for m in heard(oliver))
    assert "on hold" in rewards_of(oliver)
    shop.advance(days=8)
    assert balance(shop, oliver) == 0
    assert reward(shop)["why"] == "cut"
    assert shop.db.scalar("SELECT count(*) FROM audit WHERE action = 'referrals.cut'") == 1
    owner.taps("Allow rewards")
    assert shop.db.scalar("SELECT count(*) FROM audit WHERE action = 'referrals.restore'") == 1
    buys(shop, invited(shop, oliver, "Dewi"))
    shop.advance(days=8)
    assert balance(shop, oliver) == 1000


def test_what_falls_due_just_after_the_cut_waits_a_day_for_an_undo() -> None:
    shop = shop_with()
    owner, oliver = shop.person("Ani", id=OWNER).says("/start"), shop.person("Oliver").says("/start")
    buys(shop, invited(shop, oliver))
    shop.advance(days=6, hours=23)
    owner.says(f"/info {oliver.id}").taps("Invitations").taps("End rewards").says("fake accounts")
    shop.advance(hours=2)
    assert reward(shop)["state"] == "pending"
    owner.taps("Allow rewards")
    shop.advance(hours=1)
    assert balance(shop, oliver) == 1000


@pytest.mark.parametrize("changed", [False, True])
def test_ending_rewards_is_undone_exactly_unless_somebody_changed_it_since(changed: bool) -> None:
    shop = shop_with()
    owner, oliver = shop.person("Ani", id=OWNER).says("/start"), shop.person("Oliver").says("/start")
    owner.says(f"/info {oliver.id}").taps("Invitations").taps("End rewards").says("fake accounts")
    was = [tuple(row) for row in shop.db.rows("SELECT * FROM referrals_cut")]
    if changed:
        owner.taps("Allow rewards")
    first = shop.db.scalar("SELECT min(id) FROM audit WHERE action = 'referrals.cut'")
    owner.presses(owner.messages[-1].id, f"admin.undo_one:{first}")
    if changed:
        assert not any("Put it back" in label for label in owner.buttons)
        return
    owner.taps("Put it back")
    assert shop.db.rows("SELECT * FROM referrals_cut") == []
    last = shop.db.scalar("SELECT max(id) FROM audit")
    owner.presses(owner.messages[-1].id, f"admin.undo_one:{last}").taps("Put it back")
    assert [tuple(row) for row in shop.db.rows("SELECT * FROM referrals_cut")] == was


# --- words ---


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_whole_in_every_language(language: str) -> None:
    shop = shop_with(friend_percent=5, friend_amount=200, most_a_month=5000, most_a_friend=3000, least=100)
    oliver = shop.person("Oliver", language=language).says("/start")
    sari = invited(shop, oliver)
    order = buys(shop, sari)
    shop.advance(days=8)
    gives_back(shop, order, 4_000)
    oliver.says("/invite").presses(oliver.messages[-1].id, "referrals.mine:0")
    told = [m.text for m in [*oliver.messages, *sari.messages]]
    assert not [text for text in told if "«" in text or "{" in text]
    assert _TAKEN[language] in shown(oliver)
