"""What goes wrong with money: made from nothing, moved twice, spent below zero, changed afterwards."""

import pytest

from shopbot.db.connection import IntegrityError
from shopbot.errors import ShopError
from shopbot.trade import audit, ledger
from shopbot.trade.ledger import GIFTS, LedgerError, Leg, wallet
from shopbot.trade.money import Money
from tests.trade.desk import OWNER, Desk, rp

FREE_MONEY = "INSERT INTO leg (posting, account, amount, balance) SELECT 99, id, 5, 105 FROM account WHERE person = 7"
ITS_POSTING = "INSERT INTO posting VALUES (99, 'k', zeroblob(32), 'r', 'a', NULL, NULL, 1)"


def gift(person: int, amount: int) -> list[Leg]:
    return [Leg(wallet(person), rp(amount)), Leg(GIFTS, rp(-amount))]


def test_the_same_key_twice_moves_nothing_more(desk: Desk) -> None:
    desk.person(7)
    with desk.tx() as tx:
        first = ledger.post(tx, "gift:1", "gift", gift(7, 500), actor=OWNER)
    with desk.tx() as tx:
        assert ledger.post(tx, "gift:1", "gift", list(reversed(gift(7, 500))), actor=OWNER) == first
    assert desk.balance(7) == 500


def test_the_same_key_for_another_sum_is_refused(desk: Desk) -> None:
    desk.person(7)
    with desk.tx() as tx:
        ledger.post(tx, "gift:1", "gift", gift(7, 500), actor=OWNER)
    with pytest.raises(LedgerError, match="gift:1"), desk.tx() as tx:
        ledger.post(tx, "gift:1", "gift", gift(7, 501), actor=OWNER)
    assert desk.balance(7) == 500


@pytest.mark.parametrize(
    "legs",
    [
        [Leg("wallet:7", rp(5))],
        [Leg("wallet:7", rp(5)), Leg("gifts", rp(-4))],
        [Leg("wallet:7", rp(5)), Leg("gifts", Money(-5, "USD"))],
        [
            Leg("wallet:7", rp(5)),
            Leg("gifts", rp(-4)),
            Leg("wallet:7", Money(5, "USD")),
            Leg("gifts", Money(-5, "USD")),
        ],
        [Leg("gifts", rp(5)), Leg("gifts", rp(-5))],
        [],
    ],
)
def test_legs_that_do_not_balance_or_move_nothing_are_refused(desk: Desk, legs: list[Leg]) -> None:
    desk.person(7)
    with pytest.raises(LedgerError), desk.tx() as tx:
        ledger.post(tx, "x", "gift", legs, actor=OWNER)


def test_the_database_itself_refuses_a_posting_out_of_balance(desk: Desk) -> None:
    desk.person(7, credit=100)
    with desk.tx() as tx, pytest.raises(IntegrityError, match="balances to zero"):
        tx.attempt(lambda: (tx.run(FREE_MONEY), tx.run(ITS_POSTING)))


def test_sabotage_without_the_trigger_money_comes_from_nowhere_and_the_recount_says_so(desk: Desk) -> None:
    desk.person(7, credit=100)
    desk.sabotage("DROP TRIGGER posting_balances")
    with desk.tx() as tx:
        tx.run(FREE_MONEY)
        tx.run(ITS_POSTING)
    assert desk.problems() == ["posting 99 leaves 5 IDR", "all accounts in IDR together hold 5"]


def test_a_leg_without_a_posting_does_not_commit(desk: Desk) -> None:
    desk.person(7, credit=100)
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), desk.tx() as tx:
        tx.run(FREE_MONEY)
    desk.connection.execute("ROLLBACK")
    assert desk.balance(7) == 100


def test_nothing_is_added_to_a_sealed_posting(desk: Desk) -> None:
    desk.person(7, credit=100)
    with pytest.raises(IntegrityError, match="sealed"), desk.tx() as tx:
        tx.run("INSERT INTO leg (posting, account, amount, balance) SELECT 1, id, 5, 105 FROM account WHERE person = 7")


def test_a_wallet_never_goes_below_zero(desk: Desk) -> None:
    desk.person(7, credit=300)
    with pytest.raises(ShopError) as refused, desk.tx() as tx:
        ledger.post(tx, "spend", "purchase", gift(7, -1000), actor=7)
    assert refused.value.key == "not_enough"
    assert refused.value.facts == {"missing": rp(700), "balance": rp(300)}
    assert desk.balance(7) == 300


def test_a_refused_posting_leaves_no_trace_even_if_its_caller_goes_on(desk: Desk) -> None:
    desk.person(7, credit=300)
    desk.person(8)
    with desk.tx() as tx:
        legs = [Leg(wallet(8), rp(1000)), Leg(wallet(7), rp(-1000))]
        with pytest.raises(ShopError, match="not_enough"):
            ledger.post(tx, "spend", "transfer", legs, actor=7)
    assert (desk.balance(7), desk.balance(8)) == (300, 0)


def test_the_database_itself_refuses_a_wallet_below_zero(desk: Desk) -> None:
    desk.person(7, credit=3)
    with pytest.raises(IntegrityError, match="balance >= floor"), desk.tx() as tx:
        tx.run(
            "INSERT INTO leg (posting, account, amount, balance) SELECT 99, id, -5, -2 FROM account WHERE person = 7"
        )


def test_a_balance_is_not_written_by_hand(desk: Desk) -> None:
    desk.person(7, credit=3)
    with pytest.raises(IntegrityError, match="only a leg"), desk.tx() as tx:
        tx.run("UPDATE account SET balance = 1000 WHERE person = 7")


def test_sabotage_a_balance_written_by_hand_is_found(desk: Desk) -> None:
    desk.person(7, credit=3)
    desk.sabotage("DROP TRIGGER account_moved_by_leg", "UPDATE account SET balance = 1000 WHERE person = 7")
    assert "account wallet:7 (IDR) says 1000, its legs say 3" in desk.problems()


@pytest.mark.parametrize("table", ["posting", "leg"])
def test_the_past_is_not_rewritten(desk: Desk, table: str) -> None:
    desk.person(7, credit=3)
    for sql in (f"DELETE FROM {table}", f"UPDATE {table} SET id = id"):  # noqa: S608 - a fixed name
        with pytest.raises(IntegrityError, match="never"), desk.tx() as tx:
            tx.run(sql)


def test_sabotage_a_deleted_posting_is_found(desk: Desk) -> None:
    desk.person(7, credit=3)
    desk.sabotage("DROP TRIGGER leg_kept", "DELETE FROM leg WHERE account = 1")
    assert "account wallet:7 (IDR) says 3, its legs say 0" in desk.problems()


def test_history_shows_before_and_after_of_each_change(desk: Desk) -> None:
    desk.person(7, credit=300)
    with desk.tx() as tx:
        ledger.adjust(tx, 7, rp(-100), OWNER, "a mistake", "fix:1")
        ledger.give(tx, 7, rp(50), "bonus", "bonus:7")
        entries = ledger.history(tx, 7)
        older = ledger.history(tx, 7, before=entries[0].id)
        paged = ledger.entries(tx, 7, offset=1, limit=1)
        out = ledger.entries(tx, 7, sign=-1)
    assert [(e.before.amount, e.money.amount, e.after.amount, e.reason) for e in entries] == [
        (200, 50, 250, "bonus"), (300, -100, 200, "adjustment"), (0, 300, 300, "adjustment"),
    ]  # fmt: skip
    assert (older, paged.items, paged.total) == (entries[1:], (entries[1],), 3)
    assert [entry.money.amount for entry in out.items] == [-100]
    assert (entries[1].note, entries[1].actor) == ("a mistake", "1")


def test_staff_need_a_reason_and_a_sum_and_cannot_take_what_is_not_there(desk: Desk) -> None:
    desk.person(7, credit=300)
    for money, reason, key in (
        (rp(5), " ", "reason_missing"),
        (rp(0), "x", "amount_zero"),
        (rp(-301), "x", "not_enough"),
    ):
        with pytest.raises(ShopError) as refused, desk.tx() as tx:
            ledger.adjust(tx, 7, money, OWNER, reason, "k")
        assert refused.value.key == key
    with pytest.raises(ShopError) as refused, desk.tx() as tx:
        ledger.set_balance(tx, 7, rp(-1), OWNER, "x", "k")
    assert refused.value.key == "amount_negative"
    assert desk.balance(7) == 300


def test_a_balance_set_to_what_it_is_already_needs_no_posting(desk: Desk) -> None:
    desk.person(7, credit=300)
    with desk.tx() as tx:
        assert ledger.set_balance(tx, 7, rp(300), OWNER, "counted", "set:1") == rp(300)
        assert ledger.posted(tx, "set:1") is None
        assert ledger.set_balance(tx, 7, rp(0), OWNER, "left the shop", "set:2") == rp(0)


def test_setting_a_balance_twice_with_one_key_sets_it_once(desk: Desk) -> None:
    desk.person(7, credit=300)
    with desk.tx() as tx:
        assert ledger.set_balance(tx, 7, rp(1000), OWNER, "agreed", "set:1") == rp(1000)
        ledger.adjust(tx, 7, rp(-400), OWNER, "spent elsewhere", "adj:1")
        assert ledger.set_balance(tx, 7, rp(1000), OWNER, "agreed", "set:1") == rp(600)


def test_every_change_by_staff_is_in_the_audit_once(desk: Desk) -> None:
    desk.person(7)
    with desk.tx() as tx:
        for _ in range(2):
            ledger.adjust(tx, 7, rp(5), OWNER, "gift", "adj:1")
        rows = [row for row in audit.of(tx, "person:7") if row.action == "wallet.adjust"]
    assert [(row.actor, row.before, row.after) for row in rows] == [
        ("1", {"balance": 0, "currency": "IDR"}, {"balance": 5, "currency": "IDR", "reason": "gift"})
    ]


def test_what_comes_from_nobody_is_on_the_account_that_says_from_where(desk: Desk) -> None:
    desk.person(7, credit=300)
    with desk.tx() as tx:
        ledger.give(tx, 7, rp(50), "bonus", "bonus:7")
        assert ledger.balance(tx, "adjustments", "IDR") == rp(-300)
        assert ledger.balance(tx, "gifts", "IDR") == rp(-50)
        assert ledger.balance(tx, "sales", "IDR") == rp(0)  # nothing was ever on it


def test_the_smallest_sum_is_seen_among_what_came_in_and_the_reason_without_its_blanks(desk: Desk) -> None:
    desk.person(7)
    with desk.tx() as tx:
        ledger.adjust(tx, 7, rp(1), OWNER, "  found a coin\n", "coin")
        (entry,) = ledger.entries(tx, 7, sign=1).items
    assert (entry.note, entry.at, entry.posting, entry.order) == ("found a coin", desk.now, 1, None)


def test_a_page_of_a_wallet_is_ten_changes_and_the_newest_are_first(desk: Desk) -> None:
    desk.person(7)
    with desk.tx() as tx:
        for number in range(1, 12):
            ledger.give(tx, 7, rp(number), "bonus", f"bonus:{number}")
        newest = [entry.money.amount for entry in ledger.history(tx, 7)]
        page = ledger.entries(tx, 7)
    assert newest == [entry.money.amount for entry in page.items] == list(range(11, 1, -1))
    assert page.total == 11


def test_both_of_a_transfer_are_told_in_the_same_order_whoever_gave(desk: Desk) -> None:
    desk.person(7)
    desk.person(8, credit=300)
    with desk.tx() as tx:
        number = ledger.post(
            tx, "t", "transfer", [Leg(wallet(8), rp(-100)), Leg(wallet(7), rp(100))], actor=8, note="lunch"
        )
        rows = tx.rows("SELECT key FROM inbox WHERE key LIKE 'BalanceChanged%' ORDER BY id DESC LIMIT 2")
    assert [row["key"] for row in rows] == [f"BalanceChanged:8:{number}", f"BalanceChanged:7:{number}"]


def test_two_currencies_are_two_wallets(desk: Desk) -> None:
    desk.person(7, credit=300)
    with desk.tx() as tx:
        ledger.give(tx, 7, Money(250, "USD"), "bonus", "usd")
        assert ledger.balances(tx, 7) == [rp(300), Money(250, "USD")]
        assert ledger.balance(tx, 7, "USD") == Money(250, "USD")
        assert ledger.balance(tx, 7, "EUR") == Money(0, "EUR")


def test_a_wallet_belongs_to_somebody(desk: Desk) -> None:
    with pytest.raises(IntegrityError), desk.tx() as tx:
        ledger.give(tx, 12345, rp(5), "bonus", "k")
