"""USDT: only what the chain itself will never take back is money, however much looks like it."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.usdt import address, source, transfers, trongrid, tronscan
from plugins.usdt.source import Source
from plugins.usdt.transfers import Listing, walk
from shopbot.api import Money, NotReady, Quote, Tail, Tx, looking, payments
from shopbot.fakes.serve import Answer
from shopbot.fakes.tron import IMITATION, Log, Tron
from tests.plugins import usdt_bench
from tests.plugins.usdt_bench import ADDRESS, OTHER, PRICE, UsdtShop, copied, delivered, words

REFUSED = Answer(403, {"success": False, "error": "too fast", "statusCode": 403})


@pytest.fixture
def chain() -> Iterator[Tron]:
    with usdt_bench.chain() as made:
        yield made


# --- it works ---


def test_screen_says_address_sum_worth_and_network_in_full(chain: Tron) -> None:
    one = UsdtShop(chain)
    sari = one.buyer("Sari")
    asked = one.attempt(sari).asked.amount
    assert 6_120_000 < asked < 6_130_000
    shown = f"6.12{asked % 10_000:04d}".rstrip("0")
    assert f"{shown} USDT" in words(sari)
    assert all(part in words(sari) for part in (ADDRESS, "Rp 100,000", "Only TRC20", "Waiting"))
    assert copied(sari) == [shown, ADDRESS]


def test_payment_is_seen_counted_up_and_paid_only_when_final(chain: Tron) -> None:
    one = UsdtShop(chain)
    sari = one.buyer("Sari")
    one.pays(sari)
    one.shop.advance(seconds=20)
    assert "of 19 confirmations" in words(sari)
    assert delivered(sari) == 0
    messages = len(sari.messages)
    before = words(sari)
    one.shop.advance(seconds=15)
    assert (before != words(sari), len(sari.messages)) == (True, messages)
    one.passes()
    assert (delivered(sari), [kind for _, kind in one.receipts()]) == (1, ["settled"])
    assert one.balance(sari) == 0


def test_order_is_kept_for_a_quarter_of_an_hour(chain: Tron) -> None:
    one = UsdtShop(chain)
    sari = one.buyer("Sari")
    kept = one.attempt(sari)
    assert kept.expires_at - kept.opened_at == 900


def test_a_thousand_at_once_are_asked_for_a_thousand_sums(chain: Tron) -> None:
    one = UsdtShop(chain)
    one.shop.person("Sari", id=5000).says("/start")
    base, price = Money(6_120_000, "USDT"), Money(PRICE, "IDR")

    def open_all(tx: Tx) -> set[int]:
        until, quote = tx.now + 900, Quote(base, tail=Tail(ADDRESS, 9_999), details={"address": ADDRESS})
        made = [
            payments.open_attempt(tx, "usdt", 5000, price + Money(n, "IDR"), until, quote=quote, keep=86_400)
            for n in range(1000)
        ]
        return {attempt.asked.amount for attempt in made}

    sums: set[int] = one.shop.do(open_all)
    assert len(sums) == 1000
    assert {amount // 10_000 for amount in sums} == {612}


# --- what is no money ---


@pytest.mark.parametrize("sloppy", [False, True])
@pytest.mark.parametrize(
    "fake",
    [
        {"contract": IMITATION},  # another token that calls itself USDT
        {"kind": "Approval"},
        {"value": 0},
        {"to": OTHER, "sender": ADDRESS},  # the owner's own sending
    ],
    ids=["imitation", "approval", "zero", "going-out"],
)
def test_what_only_looks_like_the_payment_moves_nothing(chain: Tron, fake: dict[str, object], sloppy: bool) -> None:
    one = UsdtShop(chain)
    sari = one.buyer("Sari")
    chain.sloppy = sloppy
    chain.send(Log(**{"to": ADDRESS, "value": one.attempt(sari).asked.amount, **fake}))  # type: ignore[arg-type]
    one.passes()
    assert (one.receipts(), delivered(sari)) == ([], 0)
    assert "Waiting" in words(sari)


def test_imitation_beside_a_little_of_the_real_thing_moves_nothing(chain: Tron) -> None:
    one = UsdtShop(chain)
    sari = one.buyer("Sari")
    chain.send(Log(ADDRESS, 1_000_000), Log(ADDRESS, one.attempt(sari).asked.amount, contract=IMITATION))
    one.passes()
    assert ([kind for _, kind in one.receipts() if kind != "unknown"], delivered(sari)) == ([], 0)


def test_imitation_would_be_taken_if_the_contract_were_not_compared(
    chain: Tron, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = UsdtShop(chain)
    sari = one.buyer("Sari")
    chain.sloppy = True
    monkeypatch.setattr(trongrid, "USDT_CONTRACT", IMITATION)
    monkeypatch.setattr(trongrid, "_CONTRACT", address.account(IMITATION))
    chain.send(Log(ADDRESS, one.attempt(sari).asked.amount, contract=IMITATION))
    one.passes()
    assert delivered(sari) == 1


def test_failed_transaction_is_no_payment_although_it_is_listed(chain: Tron) -> None:
    one = UsdtShop(chain)
    sari = one.buyer("Sari")
    one.pays(sari, failed=True)
    one.passes()
    assert (one.receipts(), delivered(sari)) == ([], 0)


@pytest.mark.parametrize("failed", [{"result": "FAILED"}, {"receipt": {"result": "REVERT"}}, {"receipt": None}])
def test_failed_transaction_is_no_payment_although_a_node_keeps_its_logs(failed: dict[str, object]) -> None:
    to = address.account(ADDRESS)
    log = {
        "address": trongrid._CONTRACT, "data": f"{5:064x}", "topics": [trongrid._TRANSFER, "0" * 64, to.rjust(64, "0")]
    }  # fmt: skip
    info: dict[str, object] = {"receipt": {"result": "SUCCESS"}, "log": [log]}
    assert trongrid._values(info, to) == [5]
    assert trongrid._values({**info, **failed}, to) == []


def test_payment_that_a_new_block_takes_back_is_shown_and_then_not_any_more(chain: Tron) -> None:
    one = UsdtShop(chain)
    sari = one.buyer("Sari")
    txid = one.pays(sari)
    one.shop.advance(seconds=20)
    assert "confirmations" in words(sari)
    chain.reorganise(txid)
    one.passes()
    assert (one.receipts(), delivered(sari)) == ([], 0)
    assert "Waiting" in words(sari)


def test_list_that_calls_final_what_is_not_is_not_believed(chain: Tron) -> None:
    one = UsdtShop(chain)
    sari = one.buyer("Sari")
    chain.hasty = True
    txid = one.pays(sari)
    one.shop.advance(seconds=30)
    assert one.receipts() == []
    chain.reorganise(txid)
    one.passes()
    assert (one.receipts(), delivered(sari)) == ([], 0)


def test_what_is_not_final_would_be_taken_if_any_node_were_asked(chain: Tron, monkeypatch: pytest.MonkeyPatch) -> None:
    one = UsdtShop(chain)
    sari = one.buyer("Sari")
    chain.hasty = True
    asked = Source.post
    monkeypatch.setattr(Source, "post", lambda at, path, body: asked(at, path.replace("solidity", ""), body))
    txid = one.pays(sari)
    one.shop.advance(seconds=30)
    chain.reorganise(txid)
    assert delivered(sari) == 1


def test_transaction_listed_as_final_that_the_chain_never_knew_ends_nothing(chain: Tron) -> None:
    one = UsdtShop(chain)
    sari = one.buyer("Sari")
    chain.scan_down = True
    chain.hasty = True
    one.pays(sari)
    chain._is_final = lambda one: False  # type: ignore[method-assign]
    one.passes(minutes=20)
    assert looking.health(one.shop.db, "usdt").failures > 0
    assert (one.attempt(sari).state, delivered(sari)) == ("open", 0)


# --- whose it is ---


def test_two_transfers_in_one_transaction_are_both_counted(chain: Tron) -> None:
    one = UsdtShop(chain)
    sari, budi = one.buyer("Sari"), one.buyer("Budi")
    chain.send(*(Log(ADDRESS, one.attempt(who).asked.amount) for who in (sari, budi)))
    one.passes()
    assert (delivered(sari), delivered(budi), len(one.receipts())) == (1, 1, 2)


def test_two_equal_transfers_in_one_transaction_are_two_and_the_second_is_in_the_wallet(chain: Tron) -> None:
    one = UsdtShop(chain)
    sari = one.buyer("Sari")
    log = Log(ADDRESS, one.attempt(sari).asked.amount)
    chain.send(log, log)
    one.passes()
    one.passes()
    assert [kind for _, kind in one.receipts()] == ["settled", "extra"]
    assert (delivered(sari), one.balance(sari)) == (1, PRICE)


def test_equal_transfers_would_be_one_without_their_number(chain: Tron, monkeypatch: pytest.MonkeyPatch) -> None:
    one = UsdtShop(chain)
    sari = one.buyer("Sari")
    monkeypatch.setattr(transfers.Transfer, "reference", property(lambda this: this.txid))
    log = Log(ADDRESS, one.attempt(sari).asked.amount)
    chain.send(log, log)
    one.passes()
    assert len(one.receipts()) == 1


def test_two_payments_of_the_same_sum_are_two_however_often_they_are_listed(chain: Tron) -> None:
    one = UsdtShop(chain)
    sari = one.buyer("Sari")
    one.pays(sari)
    one.pays(sari)
    for _ in range(3):
        one.passes()
    assert [kind for _, kind in one.receipts()] == ["settled", "extra"]


def test_transfer_seen_by_both_sources_in_turn_is_one(chain: Tron) -> None:
    one = UsdtShop(chain)
    sari, budi = one.buyer("Sari"), one.buyer("Budi")
    chain.send(*(Log(ADDRESS, one.attempt(who).asked.amount) for who in (budi, sari, sari)))
    one.passes()
    chain.grid_down = True
    one.passes()
    chain.grid_down = False
    one.passes()
    assert len(one.receipts()) == 3


def test_look_alike_sender_is_nobody(chain: Tron) -> None:
    one = UsdtShop(chain)
    sari = one.buyer("Sari")
    chain.send(Log(ADDRESS, 1_000, sender=OTHER), Log(OTHER, one.attempt(sari).asked.amount, sender=ADDRESS))
    one.passes()
    assert (one.receipts(), delivered(sari)) == ([], 0)
    assert OTHER not in words(sari)


def test_transfer_from_before_the_payment_is_never_for_it(chain: Tron) -> None:
    one = UsdtShop(chain)
    sari = one.buyer("Sari")
    one.pays(sari, at=one.shop.clock.now() - 300)
    one.passes()
    assert ([kind for _, kind in one.receipts()], delivered(sari)) == (["unknown"], 0)


def test_sum_short_by_an_exchanges_fee_waits_for_staff_and_is_nobodys(chain: Tron) -> None:
    one = UsdtShop(chain)
    sari = one.buyer("Sari")
    one.pays(sari, more=-1_000_000)
    one.passes()
    assert (one.unclaimed(), one.balance(sari), delivered(sari)) == (1, 0, 0)


def test_late_money_is_found_and_in_the_wallet(chain: Tron) -> None:
    one = UsdtShop(chain)
    sari = one.buyer("Sari")
    one.passes(minutes=20)
    assert one.attempt(sari).state == "expired"
    assert "Expired" in words(sari)
    one.passes(minutes=60 * 20)
    one.pays(sari)
    one.passes(minutes=60 * 4)
    assert [kind for _, kind in one.receipts()] == ["late"]
    assert (one.balance(sari), delivered(sari)) == (PRICE, 0)


def test_owner_takes_another_address_and_both_payments_find_their_way(chain: Tron) -> None:
    one = UsdtShop(chain)
    sari = one.buyer("Sari")
    one.owner.presses(1, f"usdt.use:{OTHER}")
    budi = one.buyer("Budi")
    assert (ADDRESS in words(sari), OTHER in words(budi)) == (True, True)
    one.pays(sari)
    one.pays(budi)
    one.passes()
    assert (delivered(sari), delivered(budi)) == (1, 1)


def test_old_addresss_late_money_is_found_although_only_the_new_one_was_looked_at_meanwhile(chain: Tron) -> None:
    one = UsdtShop(chain)
    sari = one.buyer("Sari")
    one.passes(minutes=20)
    one.owner.presses(1, f"usdt.use:{OTHER}")
    one.passes(minutes=60 * 12)
    one.pays(sari)
    one.passes(minutes=60 * 6)
    assert one.balance(sari) == PRICE


# --- dust and outages ---


def test_five_thousand_crumbs_hide_no_payment_and_cost_no_more_than_their_pages(chain: Tron) -> None:
    one = UsdtShop(chain)
    sari = one.buyer("Sari")
    chain.flood(ADDRESS, 2_500)
    one.pays(sari)
    chain.flood(ADDRESS, 2_500)
    one.shop.advance(seconds=400)
    one.shop.settle()
    assert (delivered(sari), len(one.receipts())) == (1, 1)
    chain.requests.clear()
    one.shop.advance(seconds=301)
    one.shop.settle()
    lists = [path for path in chain.requests if path.endswith("trc20")]
    assert len(chain.requests) == len(lists) < 40


def test_final_transaction_is_asked_about_once(chain: Tron) -> None:
    one = UsdtShop(chain)
    one.buyer("Ani")
    txid = one.pays(one.buyer("Sari"))
    for _ in range(4):
        one.passes()
    kept = [key for key in source.MEMORY.final if key[1] == txid]
    asked = [path for path in chain.requests if path == "grid/walletsolidity/gettransactioninfobyid"]
    assert (len(kept), len(asked)) == (1, 1)


def test_tronscan_answers_while_trongrid_does_not(chain: Tron) -> None:
    one = UsdtShop(chain)
    sari = one.buyer("Sari")
    chain.grid_down = True
    chain.flood(ADDRESS, 300)
    one.pays(sari)
    one.passes(minutes=3)
    assert delivered(sari) == 1
    assert looking.health(one.shop.db, "usdt").failures == 0


@pytest.mark.parametrize("fake", [{"contract": IMITATION}, {"kind": "Approval"}, {"value": 0}, {"failed": True}])
def test_tronscans_word_on_what_is_no_money_is_not_taken_either(chain: Tron, fake: dict[str, object]) -> None:
    one = UsdtShop(chain)
    sari = one.buyer("Sari")
    chain.grid_down = chain.sloppy = chain.hasty = True
    failed = bool(fake.pop("failed", False))
    chain.send(Log(**{"to": ADDRESS, "value": one.attempt(sari).asked.amount, **fake}), failed=failed)  # type: ignore[arg-type]
    one.passes()
    assert (one.receipts(), delivered(sari)) == ([], 0)


def test_nothing_ends_unseen_while_both_are_down(chain: Tron) -> None:
    one = UsdtShop(chain)
    sari = one.buyer("Sari")
    chain.down = True
    one.pays(sari)
    one.passes(minutes=30)
    assert one.attempt(sari).state == "open"
    chain.down = False
    one.passes(minutes=15)
    assert (delivered(sari), one.attempt(sari).state) == (1, "paid")


def test_source_that_says_too_fast_is_left_alone_for_a_while(chain: Tron) -> None:
    one = UsdtShop(chain)
    one.buyer("Sari")
    one.shop.advance(seconds=15)
    chain.trouble.append(REFUSED)
    chain.requests.clear()
    one.shop.advance(seconds=15)
    one.shop.advance(seconds=15)
    grid = [path for path in chain.requests if path.startswith("grid/")]
    assert (len(grid), len(chain.requests) > 1) == (1, True)
    one.shop.advance(seconds=31)
    assert len([path for path in chain.requests if path.startswith("grid/")]) > 1


@pytest.mark.parametrize("body", [b"<html>", b"[]", b"{}", {"success": False}, {"data": 7}, {"data": [7, {}, None]}])
def test_rubbish_answered_ends_and_pays_nothing(chain: Tron, body: object) -> None:
    one = UsdtShop(chain)
    sari = one.buyer("Sari")
    chain.scan_down = True
    chain.trouble.append(Answer(200, body))
    one.passes()
    assert (one.receipts(), one.attempt(sari).state) == ([], "open")
    one.pays(sari)
    one.passes(minutes=5)
    assert delivered(sari) == 1


# --- lists from anybody ---

anything = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**40), 10**40) | st.text(max_size=70) | st.floats(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
KEYS = ("transaction_id", "block_timestamp", "to", "type", "value", "token_info", "block_ts", "quant", "tokenInfo")


@given(st.fixed_dictionaries({}, optional=dict.fromkeys((*KEYS, "confirmed", "to_address"), anything)))
def test_any_row_is_read_or_left_out_and_breaks_nothing(raw: dict[str, object]) -> None:
    assert trongrid._row(raw, ADDRESS) is None
    assert tronscan._row(raw, ADDRESS) is None


@given(st.dictionaries(st.sampled_from(["receipt", "log", "result", "id"]), anything))
def test_any_receipt_of_a_transaction_is_read_and_holds_no_money(info: dict[str, object]) -> None:
    assert trongrid._values(info, address.account(ADDRESS)) == []


@given(anything, anything, anything)
def test_line_counts_only_with_an_id_a_time_and_a_whole_sum(txid: object, at: object, value: object) -> None:
    found = transfers.row(txid, at, value)
    assert found is None or (len(found.txid) == 64 and found.value > 0)


@given(st.lists(st.integers(0, 40), max_size=120), st.integers(3, 12))
def test_windows_moved_over_a_long_list_find_every_line_once(times: list[int], most: int) -> None:
    lines = sorted(((at, number) for number, at in enumerate(times)), reverse=True)

    def listed(start: int, end: int) -> Listing:
        found = [line for line in lines if start <= line[0] <= end]
        return Listing([found[:most]], whole=len(found) < most)

    try:
        walked = [number for page in walk(listed, 0, 40) for number in page]
    except NotReady:
        assert max(times.count(at) for at in times) >= most
    else:
        assert sorted(walked) == sorted(range(len(times)))


def test_source_that_lists_one_moment_without_end_is_given_up() -> None:
    with pytest.raises(NotReady):
        walk(lambda _start, _end: Listing([[(5, "line")]], whole=False), 5, 5)


def test_payment_made_while_the_shops_clock_was_an_hour_ahead_is_in_the_books_for_the_owner(chain: Tron) -> None:
    """Found by `prove model.days`: every look began an hour after the payment, and nobody ever heard of it."""
    one = UsdtShop(chain)
    one.passes()
    one.shop.advance(hours=1)
    chain._now = lambda: one.shop.clock.now() - 3600
    sari = one.buyer("Sari")
    one.passes()
    one.pays(sari)
    one.passes(4)
    one.passes(20)
    assert [amount for amount, _ in one.receipts()] == [one.attempt(sari).asked.amount]
    assert (delivered(sari), one.unclaimed()) in [(1, 0), (0, 1)]
