"""What goes wrong after the sale: asked twice, decided by two, paid back too much, replaced by a dud, recalled half."""

from typing import Any

import pytest

from plugins.aftersales import buyer as buyers_side
from plugins.aftersales import cases
from shopbot.errors import ShopError
from shopbot.host.wording import callback_data
from shopbot.testing import Person, TestShop
from shopbot.trade import audit, ledger, orders, people, products, refunds, sales, stock, vouchers
from shopbot.trade.products import Product
from tests.plugins.stars_bench import Telegram, at_telegram, begins, newest, pays
from tests.plugins.test_offer import OWNER, balance, buyer, idr, made

DAY = 86_400
PLUGINS = ("catalog", "orders", "wallet", "home", "admin", "aftersales")
AGE: dict[str, Any] = {"warranty_days": 30}


def opened(**settings: object) -> TestShop:
    shop = TestShop(*PLUGINS, owner=OWNER, settings={"aftersales": settings})
    shop.person("Rina", id=OWNER).says("/start")
    return shop


@pytest.fixture(name="shop")
def _shop() -> TestShop:
    return opened()


def staff(shop: TestShop, name: str = "Sari") -> Person:
    """Return a second member of staff, who may do everything here."""
    found = shop.person(name).says("/start")
    shop.do(lambda tx: people.set_role(tx, found.id, "owner", OWNER))
    return found


def rina(shop: TestShop) -> Person:
    return shop.person("Rina", id=OWNER)


def bought(shop: TestShop, who: Person, found: Product, quantity: int = 1) -> int:
    """Let somebody buy and pay; return the order."""

    def work(tx: Any) -> int:
        total = products.sure(tx, found.id).price.amount * quantity
        order = orders.checkout(tx, who.id, found.id, quantity, total)
        return orders.pay_from_wallet(tx, order.id, who.id).id

    number = int(shop.do(work))
    shop.settle()
    return number


def people_who(shop: TestShop, count: int, found: Product) -> list[tuple[Person, int]]:
    """Let several new people buy one each."""
    out = []
    for n in range(count):
        who = shop.person(f"Buyer {n}", id=5_000 + n).says("/start")
        _gives_money(shop, who.id)
        out.append((who, bought(shop, who, found)))
    return out


def _gives_money(shop: TestShop, person: int) -> None:
    shop.do(lambda tx: ledger.adjust(tx, person, idr(500_000), "test", "test", f"rich:{person}"))


def complains(who: Person, number: int, why: str = "does not work") -> Person:
    return who.presses(1, f"aftersales.trouble:{number}").taps(why)


def gives(by: Person, number: int, what: str = "To wallet", why: str = "Goodwill") -> Person:
    """Open the refund of an order and go to the last question, three taps away from the order."""
    return by.presses(1, f"aftersales.refund:{number}").taps(what).taps(why)


def state(shop: TestShop, number: int) -> str:
    return orders.sure(shop.db, number).state


def left(shop: TestShop, number: int) -> int:
    return refunds.left(shop.db, number).amount


def replaced(shop: TestShop) -> int:
    return int(shop.db.scalar("SELECT count(*) FROM replacement"))


def open_cases(shop: TestShop) -> int:
    return cases.count(shop.db)


# --- not working ---


def test_the_message_with_the_goods_leads_to_a_fresh_one_in_two_taps(shop: TestShop) -> None:
    found, budi = made(shop, kind="account", parts=("email", "password", "pin"), **AGE), buyer(shop)
    bought(shop, budi, found)
    budi.taps("Not working?")
    assert "What is wrong" in budi.screen
    budi.taps("does not work")
    assert "Lumina-2" in budi.sees
    assert "pass-2" in budi.sees
    assert "Replaced" in budi.toast
    assert (replaced(shop), open_cases(shop), shop.parked) == (1, 0, [])
    assert "Lumina-1" not in budi.says("/orders").taps("Lumina").taps("Show the goods").screen


def test_a_second_tap_on_the_same_complaint_gives_no_second_one(shop: TestShop) -> None:
    found, budi = made(shop, **AGE), buyer(shop)
    number = bought(shop, budi, found)
    budi.presses(1, f"aftersales.trouble:{number}")
    old = budi.data("does not work")
    budi.presses(1, old).presses(1, old)
    assert replaced(shop) == 1
    assert "already" in budi.toast.lower()


def test_a_complaint_about_what_was_replaced_meanwhile_is_refused(shop: TestShop) -> None:
    found, budi = made(shop, **AGE), buyer(shop)
    number = bought(shop, budi, found)
    budi.presses(1, f"aftersales.trouble:{number}")
    old = budi.data("used before")
    complains(budi, number)
    budi.presses(1, old)
    assert (replaced(shop), open_cases(shop)) == (1, 0)


def test_a_stranger_can_open_nothing_of_somebody_elses_order(shop: TestShop) -> None:
    found, budi = made(shop, **AGE), buyer(shop)
    number = bought(shop, budi, found)
    ani = shop.person("Ani").says("/start")
    for action in ("trouble", "money_back", "which", "ask_anyway"):
        more = ":1" if action == "which" else ""
        ani.presses(1, f"aftersales.{action}:{number}{more}")
        assert "does not exist" in ani.toast
    for action in ("refund", "replace", "case", "waiting", "decline", "recall"):
        ani.presses(1, f"aftersales.{action}:1")
        assert "not available to you" in ani.toast
    assert "does not exist" in ani.says(f"/refund {orders.sure(shop.db, number).code}").sees
    assert open_cases(shop) == 0


def test_a_unit_of_somebody_elses_order_cannot_be_smuggled_in(shop: TestShop) -> None:
    found, budi = made(shop, **AGE), buyer(shop)
    (_, hers), mine = people_who(shop, 1, found)[0], bought(shop, budi, found)
    stolen = stock.units_of(shop.db, hers)[0].id
    budi.presses(1, f"aftersales.which:{mine}:{stolen}").taps("does not work")
    assert (replaced(shop), open_cases(shop)) == (0, 0)


def test_a_warranty_that_is_over_by_a_second_is_laid_before_staff(shop: TestShop) -> None:
    found, budi = made(shop, **AGE), buyer(shop)
    number = bought(shop, budi, found)
    until = orders.sure(shop.db, number).warranty_until(orders.sure(shop.db, number).items[0])
    assert until is not None
    shop.clock.advance(until - shop.clock.now())
    complains(budi, number)
    assert "warranty" not in budi.screen
    assert (replaced(shop), open_cases(shop)) == (0, 1)
    assert "does not work" in rina(shop).sees
    assert "The warranty was over" in rina(shop).taps("Look").screen


def test_the_last_second_of_the_warranty_counts(shop: TestShop) -> None:
    found, budi = made(shop, **AGE), buyer(shop)
    number = bought(shop, budi, found)
    shop.clock.advance(30 * DAY - 1)
    complains(budi, number)
    assert replaced(shop) == 1


def test_a_buyer_who_was_given_enough_waits_for_staff_and_has_a_new_month_later() -> None:
    shop = opened(most_replaced=1)
    found, budi = made(shop, units=9, warranty_days=300), buyer(shop)
    first, second, third = (bought(shop, budi, found) for _ in range(3))
    complains(budi, first)
    complains(budi, second)
    assert (replaced(shop), open_cases(shop)) == (1, 1)
    shop.advance(days=31)
    complains(budi, third)
    assert (replaced(shop), open_cases(shop)) == (2, 1)


def test_what_staff_replaced_does_not_count_against_the_buyer() -> None:
    shop = opened(most_replaced=1)
    found, budi = made(shop, units=9, **AGE), buyer(shop)
    first, second = bought(shop, budi, found), bought(shop, budi, found)
    rina(shop).presses(1, f"aftersales.replace:{first}:0").taps("Replace it")
    complains(budi, second)
    assert (replaced(shop), open_cases(shop)) == (2, 0)


def test_with_nothing_in_stock_staff_are_asked_and_the_buyer_is_told_so(shop: TestShop) -> None:
    found, budi = made(shop, units=1, **AGE), buyer(shop)
    number = bought(shop, budi, found)
    complains(budi, number)
    assert "Somebody will look" in budi.screen
    assert (replaced(shop), open_cases(shop)) == (0, 1)
    complains(budi, number)
    assert "told us already" in budi.screen
    assert open_cases(shop) == 1
    look = rina(shop).taps("Look")
    assert "In stock for it: 0" in look.screen
    assert "♻ Replace it" not in look.buttons


def test_of_several_the_one_that_does_not_work_is_replaced(shop: TestShop) -> None:
    found, budi = made(shop, units=4, **AGE), buyer(shop)
    number = bought(shop, budi, found, 3)
    budi.presses(1, f"aftersales.trouble:{number}").taps("No. 2").taps("does not work")
    kept = [one.content.split(" | ")[0] for one in stock.units_of(shop.db, number) if not one.replaced]
    assert kept == ["Lumina-1", "Lumina-3", "Lumina-4"]


def test_what_a_buyer_picked_by_its_hint_is_not_swapped_for_any_other(shop: TestShop) -> None:
    found, budi = made(shop, units=0, issue="chosen", **AGE), buyer(shop)
    hints = {"A": ("Jakarta", 0), "B": ("Bali", 0)}
    shop.do(lambda tx: stock.add(tx, found.id, ["A", "B"], by=OWNER, hints=hints))
    complains(budi, bought(shop, budi, found))
    assert (replaced(shop), open_cases(shop)) == (0, 1)


def test_an_order_that_went_back_whole_has_no_claims_left(shop: TestShop) -> None:
    found, budi = made(shop, **AGE), buyer(shop)
    number = bought(shop, budi, found)
    budi.presses(1, f"aftersales.trouble:{number}")
    old = budi.data("does not work")
    shop.do(lambda tx: refunds.refund(tx, number, idr(40_000), OWNER, "gone"))
    shop.settle()
    budi.presses(1, old)
    assert (replaced(shop), open_cases(shop)) == (0, 0)
    budi.says("/orders").taps("Lumina")
    assert not {"🛠 Not working?", "↩ Money back"} & set(budi.buttons)
    assert "nothing here" in budi.presses(1, f"aftersales.trouble:{number}").screen


def test_unpaid_orders_offer_nothing_after_the_sale(shop: TestShop) -> None:
    found, budi = made(shop), buyer(shop, amount=1)
    number = shop.do(lambda tx: orders.checkout(tx, budi.id, found.id, 1, 40_000)).id
    shop.advance(minutes=11)
    budi.presses(1, f"orders.order:{number}")
    assert not {"🛠 Not working?", "↩ Money back"} & set(budi.buttons)
    assert "↩ Refund" not in rina(shop).presses(1, f"orders.seen:{number}").buttons


def test_a_fresh_one_is_kept_for_a_buyer_who_blocked_the_bot(shop: TestShop) -> None:
    found, budi = made(shop, **AGE), buyer(shop)
    number = bought(shop, budi, found)
    budi.blocks()
    rina(shop).presses(1, f"aftersales.replace:{number}:0").taps("Replace it")
    assert shop.check() == []
    budi.unblocks()
    assert "Lumina-2" in budi.says("/orders").taps("Lumina").taps("Show the goods").screen


def test_without_one_case_for_each_thing_staff_would_be_asked_twice(shop: TestShop) -> None:
    """The twin: what the test of the second complaint sees when the database lets it in."""
    shop.do(lambda tx: tx.run("DROP INDEX aftersales_case_open"))
    found, budi = made(shop, units=1, **AGE), buyer(shop)
    number = bought(shop, budi, found)
    complains(budi, number)
    complains(budi, number)
    assert open_cases(shop) == 2


# --- batches with many complaints ---


def test_staff_are_warned_once_of_a_batch_that_different_buyers_complain_of(shop: TestShop) -> None:
    found = made(shop, units=20, **AGE)
    buyers = people_who(shop, 5, found)
    complains(*buyers[0])
    again = bought(shop, buyers[0][0], found)
    complains(buyers[0][0], again)
    complains(*buyers[1])
    assert not _warnings(shop)
    complains(*buyers[2])
    assert _warnings(shop) == 1
    complains(*buyers[3])
    assert _warnings(shop) == 1
    assert rina(shop).taps("Look at the batch").screen.count("Batch 1")


def test_a_suspected_batch_replaces_no_dud_by_a_dud_until_it_is_held_back(shop: TestShop) -> None:
    found = made(shop, units=20, **AGE)
    buyers = people_who(shop, 5, found)
    for one in buyers[:3]:
        complains(*one)
    assert replaced(shop) == 2
    complains(*buyers[3])
    assert (replaced(shop), open_cases(shop)) == (2, 2)
    shop.do(lambda tx: stock.freeze(tx, 1, OWNER, "duds"))
    shop.do(lambda tx: stock.add(tx, found.id, ["GOOD-1", "GOOD-2"], by=OWNER))
    complains(*buyers[4])
    assert "GOOD-1" in buyers[4][0].sees


def _warnings(shop: TestShop) -> int:
    return sum("Until you hold it back" in one.text for one in rina(shop).messages)


# --- money back, asked by the buyer ---


def test_the_buyer_sees_every_step_of_the_sum_before_asking(shop: TestShop) -> None:
    found, budi = made(shop, **AGE), buyer(shop)
    number = bought(shop, budi, found)
    shop.advance(days=12)
    budi.says(f"/refund {orders.sure(shop.db, number).code.lower()}")
    assert "40,000 × (30 − 12) ÷ 30 × 0.7 = Rp\xa016,800" in budi.screen
    budi.taps("Ask for Rp\xa016,800")
    assert (balance(budi), open_cases(shop)) == (460_000, 1)
    budi.presses(1, f"aftersales.money_back:{number}").taps("Ask for")
    assert "told us already" in budi.screen


def test_a_command_without_or_with_a_wrong_code_says_how_it_goes(shop: TestShop) -> None:
    budi = buyer(shop)
    assert "/refund K7Q2-94MX" in budi.says("/refund").sees
    for words in ("/refund nonsense", "/refund 2222-2222", "/refund ' OR 1=1"):
        assert "does not exist" in budi.says(words).sees
    assert "does not exist" in rina(shop).says("/refund 2222-2222").sees


def test_a_sum_that_changed_between_look_and_tap_is_shown_anew() -> None:
    shop = opened(auto_refund=100_000)
    found, budi = made(shop, **AGE), buyer(shop)
    number = bought(shop, budi, found)
    budi.presses(1, f"aftersales.money_back:{number}")
    shop.advance(days=3)
    budi.taps("Ask for Rp\xa028,000")
    assert "changed" in budi.toast
    assert "Rp\xa025,200" in budi.screen
    assert balance(budi) == 460_000
    budi.taps("Ask for Rp\xa025,200")
    assert balance(budi) == 485_200
    assert state(shop, number) == "delivered"


def test_up_to_the_owners_limit_the_rule_pays_by_itself_and_once() -> None:
    shop = opened(auto_refund=28_000)
    found, budi = made(shop, **AGE), buyer(shop)
    number = bought(shop, budi, found)
    budi.presses(1, f"aftersales.money_back:{number}")
    old = budi.data("Ask for")
    budi.presses(1, old).presses(1, old)
    assert balance(budi) == 488_000
    assert "is in your balance" in budi.sees
    budi.presses(1, f"aftersales.money_back:{number}")
    assert "Still to go back: Rp\xa00" in budi.screen
    assert [one.actor for one in audit.recent(shop.db, 50) if one.action == "order.refund"] == ["aftersales"]


def test_one_rupiah_above_the_limit_is_for_staff() -> None:
    shop = opened(auto_refund=27_999)
    found, budi = made(shop, **AGE), buyer(shop)
    number = bought(shop, budi, found)
    budi.presses(1, f"aftersales.money_back:{number}").taps("Ask for")
    assert (balance(budi), open_cases(shop)) == (460_000, 1)


def test_a_rule_that_gives_ever_more_does_not_get_around_the_limit() -> None:
    """A rule that counts what went back by itself could be asked again and again."""
    shop = opened(auto_refund=20_000)
    found, budi = made(shop, refund_rule="(paid - refunded) * 0.5"), buyer(shop)
    number = bought(shop, budi, found)
    for _ in range(2):
        budi.presses(1, f"aftersales.money_back:{number}").taps("Ask for")
    assert (balance(budi), open_cases(shop)) == (480_000, 1)


def test_where_the_rule_gives_nothing_the_buyer_can_write_why(shop: TestShop) -> None:
    found, budi = made(shop, refund_rule="none"), buyer(shop)
    number = bought(shop, budi, found)
    budi.presses(1, f"aftersales.money_back:{number}")
    assert "no money goes back" in budi.screen
    budi.taps("Write to the shop").says("   ")
    assert open_cases(shop) == 0
    budi.presses(1, f"aftersales.money_back:{number}").taps("Write to the shop").says("<b>It</b> was for my mother")
    assert "<b>It</b> was for my mother" in rina(shop).sees
    assert "mother" in rina(shop).taps("Look").screen


def test_what_is_not_delivered_yet_goes_back_whole_and_ends_the_order(shop: TestShop) -> None:
    found, budi = made(shop, kind="service", supply="later", warranty_days=0), buyer(shop)
    number = bought(shop, budi, found)
    budi.presses(1, f"aftersales.money_back:{number}")
    assert "everything goes back" in budi.screen
    gives(rina(shop), number).taps("Refund Rp")
    assert (state(shop, number), balance(budi)) == ("refunded", 500_000)
    rina(shop).presses(1, f"orders.hand_over:{number}")
    assert not shop.db.scalar("SELECT count(*) FROM handed")


# --- money back, decided by staff ---


def test_staff_give_back_by_the_rule_in_three_taps_and_the_buyer_reads_why(shop: TestShop) -> None:
    found, budi = made(shop, **AGE), buyer(shop, language="id")
    number = bought(shop, budi, found)
    shop.advance(days=12)
    rina(shop).presses(1, f"orders.seen:{number}").taps("↩ Refund").taps("To wallet").taps("By the rule")
    rina(shop).taps("Refund Rp\xa016,800")
    assert (balance(budi), left(shop, number), state(shop, number)) == (476_800, 23_200, "delivered")
    assert "aturan" in budi.sees.lower()
    assert shop.check() == []


def test_parts_make_an_order_refunded_exactly_at_the_whole(shop: TestShop) -> None:
    found, budi = made(shop, **AGE), buyer(shop)
    number = bought(shop, budi, found)
    for typed, now in (("1", "delivered"), ("39,998", "delivered"), ("1", "refunded")):
        by = rina(shop).presses(1, f"aftersales.refund:{number}").taps("Another sum").says(typed)
        by.taps("Goodwill").taps("Refund Rp")
        assert state(shop, number) == now
    assert balance(budi) == 500_000


@pytest.mark.parametrize("typed", ["0", "-5", "40,001", "all", "", "1e9", "٤٠٠٠١"])
def test_a_typed_sum_that_cannot_go_back_moves_nothing(shop: TestShop, typed: str) -> None:
    found, budi = made(shop, **AGE), buyer(shop)
    number = bought(shop, budi, found)
    rina(shop).presses(1, f"aftersales.refund:{number}").taps("Another sum").says(typed or " ")
    assert not any("Goodwill" in one for one in rina(shop).messages[-1].buttons)
    assert (balance(budi), shop.parked) == (460_000, [])


def test_a_sum_in_arabic_digits_and_a_reason_of_ones_own(shop: TestShop) -> None:
    found, budi = made(shop, **AGE), buyer(shop)
    number = bought(shop, budi, found)
    by = rina(shop).presses(1, f"aftersales.refund:{number}").taps("Another sum").says("٥٠٠٠").says("for the wait")
    by.taps("Refund Rp\xa05,000")
    assert balance(budi) == 465_000
    assert "for the wait" in budi.sees


def test_two_of_the_staff_refund_at_once_and_it_goes_back_once(shop: TestShop) -> None:
    found, budi = made(shop, **AGE), buyer(shop)
    number, sari = bought(shop, budi, found), staff(shop)
    gives(rina(shop), number)
    gives(sari, number)
    rina(shop).taps("Refund Rp")
    sari.taps("Refund Rp")
    assert "changed" in sari.toast
    assert balance(budi) == 488_000


def test_without_the_look_at_what_was_left_two_of_the_staff_would_pay_twice(
    shop: TestShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The twin: two smaller sums fit into what was paid, so only the look keeps the second one back."""
    found, budi = made(shop, **AGE), buyer(shop)
    number, sari = bought(shop, budi, found), staff(shop)
    for by in (rina(shop), sari):
        by.presses(1, f"aftersales.refund:{number}").taps("Another sum").says("15000").taps("Goodwill")
    rina(shop).taps("Refund Rp")
    with monkeypatch.context() as careless:
        careless.setattr("plugins.aftersales.staff.refunds.left", lambda *_: idr(40_000))
        sari.taps("Refund Rp")
    assert balance(budi) == 490_000


def test_one_replaces_while_the_other_gives_everything_back(shop: TestShop) -> None:
    found, budi = made(shop, **AGE), buyer(shop)
    number, sari = bought(shop, budi, found), staff(shop)
    complains(budi, number, "Something else")
    gives(rina(shop), number, "All of it")
    sari.presses(1, f"aftersales.replace:{number}:0")
    rina(shop).taps("Refund Rp")
    sari.taps("Replace it")
    assert (state(shop, number), replaced(shop), balance(budi)) == ("refunded", 0, 500_000)
    assert shop.check() == []


def test_old_buttons_pressed_again_move_nothing(shop: TestShop) -> None:
    found, budi = made(shop, **AGE), buyer(shop)
    number = bought(shop, budi, found)
    by = gives(rina(shop), number)
    old = by.data("Refund Rp")
    for _ in range(3):
        by.presses(1, old)
    shop.advance(days=8)
    by.presses(1, old)
    assert balance(budi) == 488_000


def test_of_several_one_share_goes_back(shop: TestShop) -> None:
    found, budi = made(shop, **AGE), buyer(shop)
    number = bought(shop, budi, found, 3)
    for expected in (28_000, 56_000, 84_000):
        gives(rina(shop), number, "For one").taps("Refund Rp")
        assert balance(budi) == 380_000 + expected
    assert "1️⃣" not in "".join(rina(shop).presses(1, f"aftersales.refund:{number}").buttons)


def test_a_banned_buyer_gets_their_money_all_the_same(shop: TestShop) -> None:
    found, budi = made(shop, **AGE), buyer(shop)
    number = bought(shop, budi, found)
    shop.do(lambda tx: people.ban(tx, budi.id, OWNER, "spam", None))
    complaint = open_cases(shop)
    budi.presses(1, f"aftersales.money_back:{number}")
    gives(rina(shop), number).taps("Refund Rp")
    assert (balance(budi), open_cases(shop)) == (488_000, complaint)


def test_declining_takes_one_tap_tells_the_buyer_in_their_language_and_happens_once(shop: TestShop) -> None:
    found, budi = made(shop, refund_rule="none"), buyer(shop, language="fa")
    number, sari = bought(shop, budi, found), staff(shop)
    complains(budi, number, "مشکل دیگر")
    sari.presses(1, f"aftersales.decline:{number}")
    rina(shop).presses(1, f"aftersales.decline:{number}").taps("The warranty is over")
    assert "ضمانت آن تمام شده است" in budi.sees
    sari.says("no")
    assert "no longer available" in sari.sees
    assert (open_cases(shop), sum("ضمانت آن" in one.text for one in budi.messages)) == (0, 1)
    assert "aftersales.decline" in {one.action for one in audit.recent(shop.db, 20)}


# --- a second pair of eyes ---


def large(shop: TestShop, price: int = 2_000_000) -> tuple[Person, int]:
    found, budi = made(shop, price=price, **AGE), buyer(shop, amount=price)
    return budi, bought(shop, budi, found)


def test_a_large_sum_waits_for_somebody_else_and_the_first_cannot_agree_alone(shop: TestShop) -> None:
    sari = staff(shop)
    budi, number = large(shop)
    by = gives(rina(shop), number, "All of it")
    assert "second member" in by.screen
    by.taps("Refund Rp")
    assert balance(budi) == 0
    second = int(shop.db.scalar("SELECT id FROM aftersales_second"))
    by.presses(1, f"aftersales.look:{second}")
    assert "somebody else has to agree" in by.screen
    assert "↩ Agree and refund" not in by.buttons
    sari.taps("Look")
    old = sari.data("Agree")
    sari.presses(1, old).presses(1, old)
    assert (balance(budi), state(shop, number)) == (2_000_000, "refunded")
    refund = next(one for one in audit.recent(shop.db, 20) if one.action == "order.refund")
    assert refund.actor == str(sari.id)


def test_the_only_member_of_staff_decides_alone(shop: TestShop) -> None:
    budi, number = large(shop)
    gives(rina(shop), number, "All of it").taps("Refund Rp")
    assert balance(budi) == 2_000_000


def test_a_large_sum_in_small_pieces_needs_the_second_one_too(shop: TestShop) -> None:
    staff(shop)
    budi, number = large(shop)
    for _ in range(3):
        by = rina(shop).presses(1, f"aftersales.refund:{number}").taps("Another sum").says("600000")
        by.taps("Goodwill").taps("Refund Rp")
    assert balance(budi) == 600_000
    assert shop.db.scalar("SELECT count(*) FROM aftersales_second WHERE state = 'open'") == 1


def test_an_agreement_after_something_else_went_back_pays_nothing(shop: TestShop) -> None:
    sari = staff(shop)
    budi, number = large(shop)
    by = rina(shop).presses(1, f"aftersales.refund:{number}").taps("Another sum").says("1200000")
    by.taps("Goodwill").taps("Refund Rp")
    sari.taps("Look")
    shop.do(lambda tx: refunds.refund(tx, number, idr(500_000), OWNER, "meanwhile"))
    shop.settle()
    sari.taps("Agree")
    assert "changed" in sari.toast
    assert balance(budi) == 500_000
    assert not shop.db.scalar("SELECT count(*) FROM aftersales_second WHERE state = 'open'")


def test_a_question_to_a_second_one_is_taken_back_from_the_list_and_put_again(shop: TestShop) -> None:
    staff(shop)
    _, number = large(shop)
    by = gives(rina(shop), number, "All of it").taps("Refund Rp")
    for expected in (0, 1):
        by.says("/admin").taps("↩ Undo").taps("↩ 1").taps("Put it back")
        assert shop.db.scalar("SELECT count(*) FROM aftersales_second WHERE state = 'open'") == expected


@pytest.mark.parametrize("what", ["refund", "replace", "decline"])
def test_what_a_buyer_has_been_given_or_told_says_why_it_cannot_be_undone(shop: TestShop, what: str) -> None:
    found, budi = made(shop, **AGE), buyer(shop)
    number = bought(shop, budi, found)
    if what == "refund":
        gives(rina(shop), number).taps("Refund Rp")
    elif what == "replace":
        rina(shop).presses(1, f"aftersales.replace:{number}:0").taps("Replace it")
    else:
        budi.presses(1, f"aftersales.money_back:{number}").taps("Ask for")
        rina(shop).presses(1, f"aftersales.decline:{number}").taps("It works")
    before = balance(budi)
    by = rina(shop).says("/admin").taps("↩ Undo")
    assert "🔒" in by.screen
    assert "↩ 1" not in by.buttons
    assert (balance(budi), replaced(shop)) == (before, int(what == "replace"))


# --- sold again ---


def test_goods_of_an_order_that_went_back_whole_can_be_sold_again(shop: TestShop) -> None:
    found, budi = made(shop, units=1, **AGE), buyer(shop)
    number = bought(shop, budi, found)
    gives(rina(shop), number, "All of it").taps("Sell it again")
    assert "sold again" in rina(shop).screen
    rina(shop).taps("Refund Rp")
    assert (state(shop, number), stock.count(shop.db, found.id).available) == ("refunded", 1)
    newest_batch = stock.batches(shop.db, found.id).items[0]
    assert newest_batch.cost == idr(0)
    assert orders.sure(shop.db, number).code in (newest_batch.note or "")
    (ani, hers) = people_who(shop, 1, found)[0]
    assert orders.units(shop.db, hers, ani.id) == ["Lumina-1 | pass-1 | 1"]
    assert shop.check() == []


def test_goods_stay_used_unless_somebody_says_so_and_for_a_part_there_is_no_choice(shop: TestShop) -> None:
    found, budi = made(shop, units=1, **AGE), buyer(shop)
    number = bought(shop, budi, found)
    assert "📦 Sell it again" not in gives(rina(shop), number).buttons
    gives(rina(shop), number, "All of it").taps("Sell it again").taps("Leave it used").taps("Refund Rp")
    assert stock.count(shop.db, found.id).available == 0


def test_goods_of_a_frozen_batch_are_never_offered_for_sale_again(shop: TestShop) -> None:
    found, budi = made(shop, units=1, **AGE), buyer(shop)
    number = bought(shop, budi, found)
    gives(rina(shop), number, "All of it").taps("Sell it again")
    shop.do(lambda tx: stock.freeze(tx, 1, OWNER, "bad"))
    rina(shop).taps("Refund Rp")
    assert (balance(budi), stock.count(shop.db, found.id).available) == (500_000, 0)
    other = bought(shop, budi, made(shop, title="Other"))
    shop.do(lambda tx: stock.freeze(tx, 2, OWNER, "bad"))
    assert "📦 Sell it again" not in gives(rina(shop), other, "All of it").buttons


# --- back the way it came ---


def by_stars(telegram: Telegram) -> tuple[TestShop, Person, int]:
    """Return a shop where somebody has paid an order of 100,000 with 500 Stars."""
    shop = at_telegram(telegram)
    budi, one = begins(shop, "Budi")
    pays(shop, telegram, budi, one)
    assert one.order is not None
    return shop, budi, one.order


def refunds_in_list(telegram: Telegram) -> int:
    return sum("receiver" in one for one in telegram.rows)


def with_aftersales(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.plugins.stars_bench.PLUGINS", ("home", "catalog", "orders", "wallet", "payments",
                        "admin", "rates", "stars", "qris", "aftersales"))  # fmt: skip


def test_stars_go_back_whole_the_way_they_came_and_the_balance_stays_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    with_aftersales(monkeypatch)
    telegram = Telegram()
    shop, budi, number = by_stars(telegram)
    by = rina(shop).presses(1, f"aftersales.refund:{number}")
    assert any("Back by Telegram Stars" in one for one in by.buttons)
    by.taps("Back by").taps("Goodwill").taps("Refund Rp")
    assert (state(shop, number), balance(budi), refunds_in_list(telegram)) == ("refunded", 0, 1)
    assert "the way you paid" in budi.sees
    assert shop.check() == []


def test_stars_that_telegram_refuses_to_take_back_are_in_the_balance_and_staff_know(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with_aftersales(monkeypatch)
    telegram = Telegram()
    shop, budi, number = by_stars(telegram)
    telegram.says = "Bad Request: CHARGE_NOT_FOUND"
    rina(shop).presses(1, f"aftersales.refund:{number}").taps("Back by").taps("Goodwill").taps("Refund Rp")
    assert (state(shop, number), balance(budi)) == ("refunded", 100_000)
    assert any("CHARGE_NOT_FOUND" in one.text for one in rina(shop).messages)


def test_after_a_part_went_to_the_balance_the_stars_can_no_longer_go_back(monkeypatch: pytest.MonkeyPatch) -> None:
    with_aftersales(monkeypatch)
    shop, budi, number = by_stars(Telegram())
    by = rina(shop).presses(1, f"aftersales.refund:{number}").taps("Back by").taps("Goodwill")
    shop.do(lambda tx: refunds.refund(tx, number, idr(1), OWNER, "meanwhile"))
    by.taps("Refund Rp")
    assert "changed" in by.toast
    assert not any("Back by" in one for one in by.presses(1, f"aftersales.refund:{number}").buttons)
    assert balance(budi) == 1


def test_a_receipt_of_another_order_is_never_sent_back_for_this_one(monkeypatch: pytest.MonkeyPatch) -> None:
    with_aftersales(monkeypatch)
    telegram = Telegram()
    shop, budi, number = by_stars(telegram)
    ani, other = begins(shop, "Ani")
    pays(shop, telegram, ani, other, "c2")
    receipt = int(shop.db.scalar("SELECT max(id) FROM receipt"))
    rina(shop).presses(1, f"aftersales.reason:{number}:100000:{receipt}").taps("Goodwill").taps("Refund Rp")
    assert "cannot send money back" in rina(shop).toast
    assert (state(shop, number), balance(budi), balance(ani), refunds_in_list(telegram)) == ("delivered", 0, 0, 0)


def test_the_payment_centre_leads_to_the_order_that_the_money_paid(monkeypatch: pytest.MonkeyPatch) -> None:
    with_aftersales(monkeypatch)
    telegram = Telegram()
    shop, _, number = by_stars(telegram)
    by = rina(shop).presses(1, f"payments.attempt:{newest(shop).id}").taps("Send ⭐")
    assert orders.sure(shop.db, number).code in by.screen
    assert any("To wallet" in one for one in by.buttons) or any("All of it" in one for one in by.buttons)
    assert refunds_in_list(telegram) == 0


# --- recall ---


def recalled(shop: TestShop, number: int = 1, what: str = "Replace for all") -> Person:
    return rina(shop).presses(1, f"aftersales.recall:{number}").taps(what)


def test_a_recall_of_many_goes_on_after_a_restart_and_gives_nobody_two(shop: TestShop) -> None:
    found = made(shop, units=120, **AGE)
    _sold(shop, found, 120)
    shop.do(lambda tx: stock.add(tx, found.id, [f"GOOD-{n}" for n in range(130)], by=OWNER))
    recalled(shop)
    assert replaced(shop) == 50
    assert "50 done" in rina(shop).screen
    shop.restart()
    shop.advance(minutes=1)
    shop.restart()
    shop.advance(minutes=1).advance(minutes=1)
    assert replaced(shop) == 120
    given = shop.db.scalar("SELECT count(DISTINCT order_id) FROM replacement")
    assert (given, stock.count(shop.db, found.id).available) == (120, 10)
    assert "replaced 120, refunded 0, left for you 0" in rina(shop).sees
    assert sum("is done" in one.text for one in rina(shop).messages) == 1


def _sold(shop: TestShop, found: Product, count: int) -> None:
    """Sell many without a chat for each."""

    def work(tx: Any) -> None:
        for n in range(count):
            people.meet(tx, 9_000 + n, f"P{n}", None, "en")
            ledger.adjust(tx, 9_000 + n, found.price, "test", "test", f"rich:{9_000 + n}")
            order = orders.checkout(tx, 9_000 + n, found.id, 1, found.price.amount)
            orders.pay_from_wallet(tx, order.id, 9_000 + n)

    shop.do(work)
    shop.settle()


def test_where_stock_ends_a_recall_gives_the_rules_money(shop: TestShop) -> None:
    found = made(shop, units=4, **AGE)
    buyers = people_who(shop, 4, found)
    shop.do(lambda tx: stock.add(tx, found.id, ["GOOD-1", "GOOD-2"], by=OWNER))
    recalled(shop, what="Replace or refund")
    shop.settle()
    assert (replaced(shop), [balance(who) for who, _ in buyers]) == (2, [488_000, 488_000, 460_000, 460_000])
    assert "Recalled by the shop" in buyers[0][0].sees
    assert any("replaced 2, refunded 2, left for you 0" in one.text for one in rina(shop).messages)


def test_a_second_recall_gives_no_goods_to_whom_the_first_gave_money(shop: TestShop) -> None:
    found = made(shop, units=2, **AGE)
    people_who(shop, 2, found)
    shop.do(lambda tx: stock.add(tx, found.id, ["GOOD-1"], by=OWNER))
    recalled(shop, what="Replace or refund")
    shop.do(lambda tx: stock.add(tx, found.id, ["GOOD-2", "GOOD-3"], by=OWNER))
    by = rina(shop).presses(1, "aftersales.recall:1")
    assert "♻ Replace for all" not in by.buttons
    assert (replaced(shop), stock.count(shop.db, found.id).available) == (1, 2)


def test_what_was_left_over_is_seen_to_by_a_second_recall(shop: TestShop) -> None:
    found = made(shop, units=2, **AGE)
    people_who(shop, 2, found)
    recalled(shop)
    assert "left for you 2" in rina(shop).sees
    shop.do(lambda tx: stock.add(tx, found.id, ["GOOD-1", "GOOD-2"], by=OWNER))
    shop.advance(minutes=1)
    recalled(shop)
    told = sum("replaced 2, refunded 0, left for you 0" in one.text for one in rina(shop).messages)
    assert (replaced(shop), told) == (2, 1)


def test_several_of_one_order_get_equal_shares_and_no_more_than_the_rule(shop: TestShop) -> None:
    found, budi = made(shop, units=3, **AGE), buyer(shop)
    bought(shop, budi, found, 3)
    recalled(shop, what="Replace or refund")
    amounts = [row["amount"] for row in shop.db.rows("SELECT amount FROM order_refund ORDER BY id")]
    assert amounts == [28_000, 28_000, 28_000]


def test_a_recall_closes_what_its_buyers_had_asked_for(shop: TestShop) -> None:
    found, budi = made(shop, units=1, **AGE), buyer(shop)
    complains(budi, bought(shop, budi, found))
    assert open_cases(shop) == 1
    shop.do(lambda tx: stock.add(tx, found.id, ["GOOD-1"], by=OWNER))
    recalled(shop)
    assert (open_cases(shop), replaced(shop)) == (0, 1)


def test_two_of_the_staff_start_the_same_recall_and_it_runs_once(shop: TestShop) -> None:
    found, sari = made(shop, units=4, **AGE), staff(shop)
    people_who(shop, 2, found)
    shop.do(lambda tx: stock.add(tx, found.id, [f"GOOD-{n}" for n in range(9)], by=OWNER))
    for by in (rina(shop), sari):
        by.presses(1, "aftersales.recall:1")
    rina(shop).taps("Replace for all")
    sari.taps("Replace for all")
    assert replaced(shop) == 2


# --- what else hangs on an order ---


def test_rewards_for_an_order_shrink_with_its_money_and_its_voucher_stays_used() -> None:
    shop = TestShop(*PLUGINS, "vouchers", "referrals", owner=OWNER, settings={"referrals": {"inviter_percent": 10}})
    rina(shop).says("/start")
    found, ani = made(shop, **AGE), shop.person("Ani").says("/start").says("/invite")
    budi = shop.person("Budi").says("/start " + ani.sees.partition("start=")[2].split()[0])
    shop.do(lambda tx: ledger.adjust(tx, budi.id, idr(500_000), "test", "test", "rich"))
    voucher = shop.do(lambda tx: vouchers.create(tx, OWNER, vouchers.VoucherTerms("amount", 10_000, "IDR")))
    shop.do(lambda tx: vouchers.choose(tx, budi.id, voucher.id))
    order = shop.do(lambda tx: orders.checkout(tx, budi.id, found.id, 1, 30_000))
    shop.do(lambda tx: orders.pay_from_wallet(tx, order.id, budi.id))
    shop.settle()
    assert shop.db.scalar("SELECT amount FROM referrals_reward WHERE person = ?", ani.id) == 3_000
    by = rina(shop).presses(1, f"aftersales.refund:{order.id}").taps("Another sum").says("15000").taps("Goodwill")
    by.taps("Refund Rp")
    assert shop.db.scalar("SELECT refunded FROM referrals_reward WHERE person = ?", ani.id) == 15_000
    gives(rina(shop), order.id, "All of it").taps("Refund Rp")
    assert (balance(budi), state(shop, order.id)) == (500_000, "refunded")
    assert shop.db.scalar("SELECT state FROM voucher_use") == "used"
    shop.advance(days=60)
    assert balance(ani) == 0


def test_a_sale_is_what_goes_back_not_the_usual_price(shop: TestShop) -> None:
    found, budi = made(shop, **AGE), buyer(shop)
    shop.do(lambda tx: sales.start(tx, OWNER, product=found.id, percent=5_000, ends_at=tx.now + DAY))
    order = shop.do(lambda tx: orders.checkout(tx, budi.id, found.id, 1, 20_000))
    shop.do(lambda tx: orders.pay_from_wallet(tx, order.id, budi.id))
    assert "Rp\xa014,000" in rina(shop).presses(1, f"aftersales.refund:{order.id}").screen


# --- staff move an order only where it may go ---


@pytest.mark.parametrize("now", ["waiting", "delivered", "refunded", "cancelled", "expired"])
def test_staff_can_make_only_the_moves_an_order_allows_and_the_log_names_them(shop: TestShop, now: str) -> None:
    found, budi = made(shop, **AGE), buyer(shop)
    number = _in_state(shop, found, budi, now)
    by, before = rina(shop), balance(budi)
    for action in ("orders.cancel_for", "orders.hand_over", "aftersales.refund", "aftersales.decline_for"):
        by.presses(1, f"{action}:{number}" + (":over" if "decline" in action else ""))
    assert (state(shop, number), balance(budi), shop.parked) == (now, before, [])
    labels = {one for one in by.presses(1, f"orders.seen:{number}").buttons if one in ("✖ Cancel order", "↩ Refund")}
    assert ("↩ Refund" in labels) == (now in ("delivered", "refunded"))
    if now == "waiting":
        by.taps("Cancel")
        assert state(shop, number) == "cancelled"
    moves = [one.actor for one in orders.timeline(shop.db, number)]
    assert moves[-1] == (str(OWNER) if now in ("waiting", "refunded") else moves[-1])


def _in_state(shop: TestShop, found: Product, budi: Person, now: str) -> int:
    if now in ("delivered", "refunded"):
        number = bought(shop, budi, found)
        if now == "refunded":
            gives(rina(shop), number, "All of it").taps("Refund Rp")
        return number
    number = int(shop.do(lambda tx: orders.checkout(tx, budi.id, found.id, 1, 40_000)).id)
    if now == "cancelled":
        shop.do(lambda tx: orders.cancel(tx, number, budi.id))
    elif now == "expired":
        shop.advance(minutes=11)
        shop.do(orders.expire_due)
    return number


# --- small things ---


def test_every_button_fits_telegram_with_the_longest_numbers(shop: TestShop) -> None:
    actions = shop.host.registry.actions
    longest = actions["aftersales.usual"].button("btn-reason-goodwill", 9_999_999, 10**14, 9_999_999, "goodwill").call
    assert longest is not None
    assert callback_data(longest).endswith(":goodwill")


def test_an_unknown_reason_from_an_old_button_is_something_else(shop: TestShop) -> None:
    assert "other" in buyers_side._REASONS
    found, budi = made(shop, **AGE), buyer(shop)
    number = bought(shop, budi, found)
    rina(shop).presses(1, f"aftersales.usual:{number}:100:0:nonsense")
    assert "courtesy" in rina(shop).screen
    with pytest.raises(ShopError):
        shop.do(lambda tx: cases.sure(tx, 99))
