"""Telegram Stars: asked, paid, lost and found again, given back; never a Star counted twice, none to a stranger."""

import pytest

from plugins.stars.transactions import since
from shopbot.api import Context, Money, Reversal, checkouts, ledger, looking, payments, send_refund, terms
from shopbot.host import checkouts as house
from shopbot.testing import Person, TestShop
from shopbot.trade import reversals
from tests.plugins.stars_bench import (
    Telegram,
    asks,
    asks_for,
    at_telegram,
    attempt,
    balance,
    begins,
    moves,
    newest,
    order_state,
    pays,
    row,
    star_is_worth,
    star_state,
)
from tests.plugins.test_qris_payload import STATIC

# --- the invoice ---


def test_an_order_is_asked_for_in_whole_stars_rounded_up_and_both_sums_are_seen() -> None:
    telegram = Telegram()
    shop = at_telegram(telegram)
    star_is_worth(shop, 300)
    budi, one = begins(shop, "Budi")
    assert one.asked == Money(334, "XTR")  # 100000 / 300 = 333.3…
    assert "334" in budi.sees
    assert "Rp 100,000" in budi.sees.replace("\u00a0", " ")
    assert any("334" in label for label in budi.buttons)
    sent = telegram.links[0]
    assert sent["prices"] == [{"label": sent["title"], "amount": 334}]
    assert sent["payload"] == checkouts.payload(one)
    assert "Lumina" in sent["description"]


def test_the_button_comes_by_itself_when_telegram_answers_again() -> None:
    telegram = Telegram(down=True)
    shop = at_telegram(telegram)
    budi, one = begins(shop, "Budi")
    assert "being made" in budi.sees
    telegram.down = False
    shop.advance(minutes=3).advance(minutes=3)
    assert attempt(shop, one.id).details["link"] == "https://t.me/$invoice1"
    assert any("Pay" in label for label in budi.buttons)
    assert len(telegram.links) == 1


def test_an_invoice_that_telegram_refuses_ends_and_the_order_can_be_paid_otherwise() -> None:
    telegram = Telegram(says="Bad Request: INVOICE_PAYLOAD_INVALID")
    shop = at_telegram(telegram)
    _, one = begins(shop, "Budi")
    telegram.says = "CURRENCY_TOTAL_AMOUNT_INVALID"
    shop.advance(minutes=2)
    assert star_state(shop) == (0, 0)
    assert order_state(shop, one) == "waiting"


def test_stars_are_not_offered_without_a_rate_and_come_back_with_one() -> None:
    shop = at_telegram(Telegram())
    shop.do(lambda tx: tx.run("DELETE FROM rates_rate"))
    budi = shop.person("Budi").says("/start")
    budi.presses(1, "orders.checkout:1:1:100000")
    assert not any("Stars" in label for label in budi.buttons)
    star_is_worth(shop, 200)
    budi.says("/orders").taps("Lumina")
    assert any("Stars" in label for label in budi.buttons)


# --- asked before the money moves ---


def test_a_payment_that_is_right_may_go_ahead() -> None:
    shop = at_telegram(Telegram())
    budi, one = begins(shop, "Budi")
    assert asks_for(shop, budi, one) == ""


def test_each_refusal_has_its_own_sentence_and_nothing_is_charged() -> None:
    shop = at_telegram(Telegram())
    budi, one = begins(shop, "Budi")
    ani = shop.person("Ani").says("/start")
    payload, total = checkouts.payload(one), one.asked.amount
    said = {
        "stranger": asks_for(shop, ani, one),
        "price": asks(shop, budi, payload, total - 1),
        "forged": asks(shop, budi, "stars:999:1", total),
    }
    assert "belongs to somebody else" in said["stranger"]
    assert "amount has changed" in said["price"]
    assert "is over" in said["forged"]
    assert all("Nothing was charged" in words for words in said.values())
    assert star_state(shop) == (0, 0)


def test_a_refusal_is_in_the_payers_language() -> None:
    shop = at_telegram(Telegram())
    _, one = begins(shop, "Budi")
    said = set()
    for language in ("en", "id", "ar", "fa", "zh"):
        said.add(asks_for(shop, shop.person(language, language=language).says("/start"), one))
    assert len(said) == 5
    assert all(len(words) > 10 for words in said)


@pytest.mark.parametrize(
    "payload",
    ["", "stars", "stars:", "stars:1", "stars:x:1", "stars:-1:1", "stars:1:1:1", "stars:²:1", "a" * 128, "qris:1:1"],
)
def test_a_forged_payload_is_refused(payload: str) -> None:
    shop = at_telegram(Telegram())
    budi, one = begins(shop, "Budi")
    assert "is over" in asks(shop, budi, payload, one.asked.amount)
    assert shop.parked == []


def test_an_invoice_of_an_older_shop_does_not_pay_the_new_ones_with_the_same_number() -> None:
    shop = at_telegram(Telegram())
    budi, one = begins(shop, "Budi")
    older = f"stars:{one.id}:{one.opened_at - 86_400}"
    assert "is over" in asks(shop, budi, older, one.asked.amount)
    moves(shop, budi, older, one.asked.amount)
    assert order_state(shop, one) == "waiting"
    assert star_state(shop) == (1, 1)


def test_an_expired_or_cancelled_invoice_is_refused() -> None:
    shop = at_telegram(Telegram())
    budi, one = begins(shop, "Budi")
    shop.clock.advance(one.expires_at - shop.clock.now())
    assert "is over" in asks_for(shop, budi, one)
    ani, hers = begins(shop, "Ani")
    ani.presses(1, f"orders.cancel:{hers.order}")
    shop.do(lambda tx: payments.give_up(tx, hers.id, ani.id))
    assert "is over" in asks_for(shop, ani, hers)


def test_a_paid_invoice_is_refused_to_a_second_phone() -> None:
    telegram = Telegram()
    shop = at_telegram(telegram)
    budi, one = begins(shop, "Budi")
    pays(shop, telegram, budi, one)
    assert "is over" in asks_for(shop, budi, one)


def test_a_banned_payer_is_refused() -> None:
    shop = at_telegram(Telegram())
    budi, one = begins(shop, "Budi")
    shop.do(lambda tx: tx.house.run("UPDATE person SET banned_at = ?, ban_reason = 'x' WHERE id = ?", 1, budi.id))
    assert "cannot be accepted" in asks_for(shop, budi, one)


def test_a_plugin_that_is_off_takes_nothing() -> None:
    shop = at_telegram(Telegram())
    budi, one = begins(shop, "Budi")
    shop.person("Rina", id=1).says("/plugins off stars")
    assert "is over" in asks_for(shop, budi, one)


def test_without_the_payers_check_a_stranger_could_pay(monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin: what the test of the stranger would see if nobody looked at who pays."""
    shop = at_telegram(Telegram())
    _, one = begins(shop, "Budi")
    ani = shop.person("Ani").says("/start")
    real = house.attempt_of

    def careless(db: object, words: str) -> object:
        found = real(db, words)  # type: ignore[arg-type]
        return None if found is None else type(found)(**{**vars(found), "person": ani.id})

    monkeypatch.setattr(house, "attempt_of", careless)
    assert asks_for(shop, ani, one) == ""


# --- paid ---


def test_a_payment_delivers_once_however_often_it_is_told() -> None:
    telegram = Telegram()
    shop = at_telegram(telegram)
    budi, one = begins(shop, "Budi")
    pays(shop, telegram, budi, one)
    assert "AAA" in "".join(message.text for message in budi.messages)
    for _ in range(3):
        moves(shop, budi, checkouts.payload(one), one.asked.amount)
    shop.advance(minutes=5)
    assert order_state(shop, one) == "delivered"
    assert (star_state(shop), balance(shop, budi)) == ((1, 0), 0)


def test_two_payments_of_one_invoice_are_two_and_the_second_is_in_the_wallet() -> None:
    telegram = Telegram()
    shop = at_telegram(telegram)
    budi, one = begins(shop, "Budi")
    pays(shop, telegram, budi, one, "c1")
    pays(shop, telegram, budi, one, "c2")
    assert (star_state(shop), balance(shop, budi)) == ((2, 0), 100_000)


def test_a_receipt_named_by_its_update_would_count_one_payment_twice() -> None:
    """The twin: what goes wrong when the charge is not what names the payment."""
    shop = at_telegram(Telegram())
    budi, one = begins(shop, "Budi")
    moves(shop, budi, checkouts.payload(one), one.asked.amount, "update-7")
    moves(shop, budi, checkouts.payload(one), one.asked.amount, "update-8")
    assert (star_state(shop)[0], balance(shop, budi)) == (2, 100_000)


def test_a_payment_by_a_stranger_is_nobodys_until_staff_say_whose() -> None:
    telegram = Telegram()
    shop = at_telegram(telegram)
    budi, one = begins(shop, "Budi")
    ani = shop.person("Ani").says("/start")
    telegram.rows.append(row("c1", one.asked.amount, ani.id, checkouts.payload(one), shop.clock.now()))
    moves(shop, ani, checkouts.payload(one), one.asked.amount)
    shop.advance(minutes=2)
    assert order_state(shop, one) == "waiting"
    assert (balance(shop, budi), balance(shop, ani), star_state(shop)) == (0, 0, (1, 1))


def test_a_payment_after_the_end_is_in_the_wallet() -> None:
    telegram = Telegram()
    shop = at_telegram(telegram)
    budi, one = begins(shop, "Budi")
    shop.advance(minutes=31)
    assert order_state(shop, one) == "expired"
    pays(shop, telegram, budi, one)
    assert (order_state(shop, one), balance(shop, budi)) == ("expired", 100_000)


def test_a_payment_whose_update_was_lost_is_found_in_the_list_once() -> None:
    telegram = Telegram()
    shop = at_telegram(telegram)
    budi, one = begins(shop, "Budi")
    pays(shop, telegram, budi, one, told=False)
    assert order_state(shop, one) == "waiting"
    shop.advance(minutes=2)
    assert order_state(shop, one) == "delivered"
    moves(shop, budi, checkouts.payload(one), one.asked.amount)
    shop.advance(minutes=5)
    assert (star_state(shop), balance(shop, budi)) == ((1, 0), 0)


def test_money_in_a_currency_the_shop_cannot_count_is_set_aside_and_kept() -> None:
    shop = at_telegram(Telegram())
    budi, one = begins(shop, "Budi")
    facts = {
        "currency": "ZZZ", "total_amount": 5, "invoice_payload": checkouts.payload(one),
        "telegram_payment_charge_id": "c9", "provider_payment_charge_id": "p",
    }  # fmt: skip
    sender = {"id": budi.id, "is_bot": False, "first_name": "Budi"}
    chat = {"id": budi.id, "type": "private"}
    message = {"message_id": 5, "from": sender, "chat": chat, "date": 1, "successful_payment": facts}
    shop.deliver({"message": message})
    assert star_state(shop) == (0, 0)
    assert order_state(shop, one) == "waiting"


# --- given back ---


def paid_late(telegram: Telegram) -> tuple[TestShop, Person, int]:
    """Return a shop where somebody has 100,000 from a payment in Stars that came late, and its receipt."""
    shop = at_telegram(telegram)
    budi, one = begins(shop, "Budi")
    shop.advance(minutes=31)
    pays(shop, telegram, budi, one)
    return shop, budi, int(shop.db.scalar("SELECT id FROM receipt"))


def send_back(shop: TestShop, receipt: int, stars: int = 500) -> str:
    """Let staff send Stars back; return what became of it."""
    money = Money(stars, "XTR")
    shop.do(lambda tx: send_refund(Context(shop.host, tx, shop.host.plugin("stars")), receipt, money, 1, "asked for"))
    shop.settle()
    return str(shop.db.scalar("SELECT state FROM refund ORDER BY id DESC"))


def refunds_in_list(telegram: Telegram) -> int:
    """Return how often Telegram gave something back."""
    return sum("receiver" in one for one in telegram.rows)


def test_stars_that_are_sent_back_leave_the_wallet_once_though_telegram_tells_of_it_too() -> None:
    telegram = Telegram()
    shop, budi, receipt = paid_late(telegram)
    assert send_back(shop, receipt) == "sent"
    assert balance(shop, budi) == 0
    payload = telegram.rows[0]["source"]["invoice_payload"]
    for _ in range(2):
        moves(shop, budi, payload, 500, kind="refunded_payment")
    shop.advance(hours=2)
    assert (balance(shop, budi), lost(shop), refunds_in_list(telegram)) == (0, 0, 1)


def test_a_refund_whose_answer_was_lost_is_not_sent_twice() -> None:
    telegram = Telegram(loses_answer=True)
    shop, budi, receipt = paid_late(telegram)
    assert send_back(shop, receipt) == "sending"
    shop.advance(minutes=2)
    assert shop.db.scalar("SELECT state FROM refund") == "sent"
    assert (balance(shop, budi), refunds_in_list(telegram)) == (0, 1)


def test_a_refund_waits_while_telegram_cannot_be_reached() -> None:
    telegram = Telegram()
    shop, budi, receipt = paid_late(telegram)
    telegram.down, telegram.after = True, 30
    assert send_back(shop, receipt) == "sending"
    telegram.down = False
    shop.advance(minutes=2)
    assert shop.db.scalar("SELECT state FROM refund") == "sent"
    assert balance(shop, budi) == 0


def test_a_refund_that_telegram_refuses_is_back_in_the_wallet() -> None:
    telegram = Telegram()
    shop, budi, receipt = paid_late(telegram)
    telegram.says = "Bad Request: CHARGE_NOT_FOUND"
    assert send_back(shop, receipt) == "failed"
    assert balance(shop, budi) == 100_000


def test_a_part_of_a_payment_cannot_be_sent_back_and_stays_in_the_wallet() -> None:
    telegram = Telegram()
    shop, budi, receipt = paid_late(telegram)
    assert send_back(shop, receipt, 200) == "failed"
    assert (balance(shop, budi), refunds_in_list(telegram)) == (100_000, 0)


def test_what_telegram_takes_back_by_itself_leaves_the_wallet_once() -> None:
    telegram = Telegram()
    shop, budi, _ = paid_late(telegram)
    payload = telegram.rows[0]["source"]["invoice_payload"]
    moves(shop, budi, payload, 500, kind="refunded_payment")
    assert (balance(shop, budi), lost(shop)) == (0, 0)
    telegram.rows.append(row("c1", 500, budi.id, payload, shop.clock.now(), "receiver"))
    moves(shop, budi, payload, 500, kind="refunded_payment")
    shop.advance(hours=2)
    assert (balance(shop, budi), lost(shop)) == (0, 0)
    assert shop.db.scalar("SELECT count(*) FROM reversal") == 1


def test_a_taking_back_that_nobody_told_of_is_found_in_the_list_even_when_nothing_is_open() -> None:
    telegram = Telegram()
    shop, budi, _ = paid_late(telegram)
    shop.advance(days=9)
    payload = telegram.rows[0]["source"]["invoice_payload"]
    telegram.rows.append(row("c1", 500, budi.id, payload, shop.clock.now(), "receiver"))
    shop.advance(hours=2).advance(hours=2)
    assert (balance(shop, budi), shop.db.scalar("SELECT count(*) FROM reversal")) == (0, 1)


def test_stars_taken_back_after_the_goods_went_out_are_the_shops_loss() -> None:
    telegram = Telegram()
    shop = at_telegram(telegram)
    budi, one = begins(shop, "Budi")
    pays(shop, telegram, budi, one)
    moves(shop, budi, checkouts.payload(one), 500, kind="refunded_payment")
    assert (order_state(shop, one), balance(shop, budi), lost(shop)) == ("delivered", 0, -100_000)


def test_a_taking_back_named_anew_each_time_would_count_twice() -> None:
    """The twin: a receipt of two payments' worth, so that only the name holds the second one up."""
    telegram = Telegram()
    shop, budi, _ = paid_late(telegram)
    shop.do(lambda tx: reversals.reverse(tx, "stars", Reversal("c1", "c1:a", Money(250, "XTR"), 1, "x")))
    shop.do(lambda tx: reversals.reverse(tx, "stars", Reversal("c1", "c1:b", Money(250, "XTR"), 1, "x")))
    assert shop.db.scalar("SELECT count(*) FROM reversal") == 2
    assert balance(shop, budi) == 0


def lost(shop: TestShop) -> int:
    """Return the account of what the shop has lost to takings back; below zero is lost."""
    return int(shop.db.scalar("SELECT coalesce(sum(balance), 0) FROM account WHERE name = 'reversals'"))


# --- the owner's page ---


def test_the_owners_test_comes_back_at_once() -> None:
    telegram = Telegram()
    shop = at_telegram(telegram)
    rina = shop.person("Rina", id=1).says("/admin").taps("Stars").taps("Test with 1 Star")
    assert "comes back" in rina.sees
    one = newest(shop)
    assert one.asked == Money(1, "XTR")
    assert asks_for(shop, rina, one) == ""
    pays(shop, telegram, rina, one)
    assert (refunds_in_list(telegram), balance(shop, rina)) == (1, 0)
    moves(shop, rina, checkouts.payload(one), 1, kind="refunded_payment")
    assert balance(shop, rina) == 0


def test_stars_only_hides_the_other_ways_and_keeps_the_balance() -> None:
    shop = at_telegram(Telegram(), qris={"mode": "static", "code": STATIC})
    rina = shop.person("Rina", id=1).says("/plugins on qris").says("/admin").taps("Stars")
    assert "digital goods" in rina.sees
    rina.taps("Stars only")
    assert "Stars only" in rina.sees
    budi = shop.person("Budi").says("/start").says("/balance")
    shop.do(lambda tx: ledger.adjust(tx, budi.id, Money(5_000, "IDR"), 1, "a gift", "gift"))
    budi.presses(1, "orders.checkout:1:1:100000")
    assert not any("QRIS" in label for label in budi.buttons)
    assert any("Stars" in label for label in budi.buttons)
    assert any("💰" in label for label in budi.buttons)
    rina.says("/admin").taps("Stars").taps("All ways to pay")
    budi.says("/orders").taps("Lumina")
    assert any("QRIS" in label for label in budi.buttons)


def test_stars_only_is_forgotten_while_the_plugin_is_off() -> None:
    shop = at_telegram(Telegram(), qris={"mode": "static", "code": STATIC})
    rina = shop.person("Rina", id=1).says("/plugins on qris").says("/admin").taps("Stars").taps("Stars only")
    rina.says("/plugins off stars")
    budi = shop.person("Budi").says("/start")
    budi.presses(1, "orders.checkout:1:1:100000")
    assert any("QRIS" in label for label in budi.buttons)


def test_a_customer_cannot_switch_the_ways_to_pay_or_start_the_test() -> None:
    shop = at_telegram(Telegram())
    budi = shop.person("Budi").says("/start")
    budi.presses(1, "stars.switch:1").presses(1, "stars.test").presses(1, "stars.stars")
    assert terms.only_method(shop.db) is None
    assert shop.db.scalar("SELECT count(*) FROM payment") == 0


@pytest.mark.parametrize(("command", "words"), [("/paysupport", "Write to the shop"), ("/terms", "digital goods")])
def test_what_telegram_asks_of_bots_that_take_stars(command: str, words: str) -> None:
    shop = at_telegram(Telegram())
    assert words in shop.person("Budi").says("/start").says(command).sees


# --- the list ---


@pytest.mark.parametrize("newest_first", [False, True])
@pytest.mark.parametrize("many", [0, 1, 99, 100, 101, 200, 1_000, 12_345])
def test_the_list_is_read_from_its_new_end_whatever_its_length_and_order(many: int, newest_first: bool) -> None:
    rows = [row(f"c{n}", 1, 7, "stars:1:1", n) for n in range(many)]
    telegram = Telegram(rows, newest_first=newest_first)
    moment = max(0, many - 150)
    seen = [one["id"] for one in since(telegram, moment)]
    assert {f"c{n}" for n in range(moment, many)} <= set(seen)
    assert len(seen) == len(set(seen))
    assert len(seen) <= 350
    assert len(telegram.asked) <= 35


def test_a_list_read_from_its_old_end_would_miss_what_is_new() -> None:
    """The twin: one page, as it comes."""
    telegram = Telegram([row(f"c{n}", 1, 7, "stars:1:1", n) for n in range(1_000)])
    page = telegram("getStarTransactions", offset=0, limit=100)["transactions"]
    assert "c999" not in {one["id"] for one in page}


@pytest.mark.parametrize(
    "partner",
    [{"type": "fragment"}, {"type": "user", "user": {"id": 5}}, {"type": "not known yet"}, {}, "x", [1],
     {"type": "user", "user": None, "invoice_payload": "1"}, {"type": "user", "invoice_payload": [2]}],
)  # fmt: skip
def test_what_else_is_in_the_list_is_no_payment(partner: object) -> None:
    telegram = Telegram()
    shop = at_telegram(telegram)
    telegram.rows += [
        {"id": "x", "amount": 5, "date": shop.clock.now(), side: partner} for side in ("source", "receiver")
    ]
    budi, one = begins(shop, "Budi")
    pays(shop, telegram, budi, one, told=False)
    shop.advance(minutes=2)
    assert order_state(shop, one) == "delivered"
    assert star_state(shop) == (1, 0)


def test_nothing_ends_before_telegram_was_asked_once_more() -> None:
    telegram = Telegram()
    shop = at_telegram(telegram)
    budi, one = begins(shop, "Budi")
    pays(shop, telegram, budi, one, told=False)
    telegram.down, telegram.after = True, 20
    for _ in range(4):
        shop.advance(minutes=15)
    assert order_state(shop, one) == "waiting"
    assert looking.health(shop.db, "stars").failures > 0
    telegram.down = False
    shop.advance(minutes=10)
    assert order_state(shop, one) == "delivered"


def test_help_names_the_ways_that_can_really_be_used() -> None:
    shop = at_telegram(Telegram())
    budi = shop.person("Budi").says("/start").says("/help")
    assert "Stars" in budi.sees
    assert "QRIS" not in budi.sees  # it is on, but not set up
    shop.do(lambda tx: tx.run("DELETE FROM rates_rate"))
    assert "You can pay by" not in budi.says("/help").sees
