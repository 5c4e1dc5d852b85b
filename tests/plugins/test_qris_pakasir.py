"""Money by Pakasir: only what the gateway itself says is believed, whatever is told, lost, repeated or down."""

from collections.abc import Iterator

import pytest

from plugins.qris.photo import codes_in
from shopbot.api import looking
from shopbot.fakes.pakasir import Pakasir, Trouble, fee_of
from shopbot.fakes.serve import Answer
from tests.plugins.qris_bench import KEY, PRICE, SECRET, SLUG, QrisShop, asked, delivered, picture

TOTAL = PRICE + fee_of(PRICE)
BROKEN = [Answer(500, b"<html>oops</html>"), Answer(200, b"not json"), Answer(200, []), Answer(200, {}), Answer(429)]


class Clocked:
    """The gateway's clock is the shop's."""

    shop: QrisShop | None = None

    def __call__(self) -> int:
        return self.shop.shop.clock.now() if self.shop else 0


@pytest.fixture
def gateway() -> Iterator[Pakasir]:
    made = Pakasir(SLUG, KEY, SECRET, Clocked())
    with made.edge:
        yield made


def opened(gateway: Pakasir, **settings: object) -> QrisShop:
    one = QrisShop(gateway, **settings)
    gateway._now.shop = one  # type: ignore[attr-defined]
    return one


def pay(gateway: Pakasir, number: int = 1) -> str:
    """Pay a transaction and return its id."""
    txn = f"TX{number:08}"
    gateway.pay(txn, "paid")
    return txn


def hint(one: QrisShop, gateway: Pakasir, txn: str = "TX00000001", secret: str = SECRET) -> bool:
    """Let the gateway tell the shop of a transaction."""
    return one.hook("pakasir", gateway.status_body(gateway.transactions[txn]), secret)


def looks(one: QrisShop) -> None:
    """Let the shop look, as it does by itself."""
    one.shop.advance(seconds=60)


# --- it works ---


def test_gateways_own_code_is_shown_with_its_fee(gateway: Pakasir) -> None:
    one = opened(gateway)
    sari = one.buyer("Sari").taps("QRIS")
    assert asked(sari) == TOTAL
    assert f"Rp\xa0{TOTAL:,}" in sari.screen
    assert f"Rp\xa0{fee_of(PRICE):,}" in sari.screen
    looks(one)
    assert (one.receipts(), delivered(sari)) == ([], 0)


def test_payment_is_seen_without_being_told(gateway: Pakasir) -> None:
    one = opened(gateway)
    sari = one.buyer("Sari").taps("QRIS")
    txn = pay(gateway)
    looks(one)
    assert one.receipts() == [(txn, TOTAL, "settled")]
    assert (delivered(sari), one.balance(sari)) == (1, 0)
    assert codes_in(picture(sari)) == []


def test_hint_makes_the_shop_look_at_once(gateway: Pakasir) -> None:
    one = opened(gateway)
    sari = one.buyer("Sari").taps("QRIS")
    one.shop.clock.advance(5)
    assert hint(one, gateway, pay(gateway))
    assert delivered(sari) == 1


def test_hint_that_comes_too_soon_after_a_look_is_not_asked_about_until_the_gateway_allows_it(
    gateway: Pakasir,
) -> None:
    one = opened(gateway)
    sari = one.buyer("Sari").taps("QRIS")
    one.shop.clock.advance(5)
    txn = "TX00000001"
    assert hint(one, gateway, txn)
    pay(gateway)
    assert hint(one, gateway, txn)
    assert delivered(sari) == 0
    assert looking.health(one.shop.db, "pakasir").failures == 0
    one.shop.advance(seconds=20)
    assert delivered(sari) == 1


def test_hint_repeated_and_status_saying_paid_for_ever_is_one_payment(gateway: Pakasir) -> None:
    one = opened(gateway)
    sari = one.buyer("Sari").taps("QRIS")
    txn = pay(gateway)
    for _ in range(5):
        assert hint(one, gateway, txn)
        looks(one)
    assert (len(one.receipts()), delivered(sari)) == (1, 1)


def test_two_buyers_of_the_same_thing_have_a_transaction_each(gateway: Pakasir) -> None:
    one = opened(gateway)
    sari, budi = one.buyer("Sari").taps("QRIS"), one.buyer("Budi").taps("QRIS")
    pay(gateway, 2)
    looks(one)
    assert (delivered(sari), delivered(budi)) == (0, 1)


def test_buyer_who_comes_back_sees_the_same_code(gateway: Pakasir) -> None:
    one = opened(gateway)
    sari = one.buyer("Sari").taps("QRIS")
    before = codes_in(picture(sari))
    sari.taps("Back").taps("QRIS")
    assert codes_in(picture(sari)) == before
    assert len(gateway.transactions) == 1


# --- lies and oddities ---


def test_forged_hint_moves_nothing_even_with_the_secret(gateway: Pakasir) -> None:
    one = opened(gateway)
    sari = one.buyer("Sari").taps("QRIS")
    one.shop.clock.advance(5)
    lie = {**gateway.status_body(gateway.transactions["TX00000001"]), "status": "completed"}
    assert not one.hook("pakasir", lie, "guessed")
    assert not one.hook("pakasir", lie, "")
    assert one.hook("pakasir", lie)
    for rubbish in (b"", b"null", b"[]", b'{"txn_id": 7}', b'{"txn_id": "TX99"}', b"\xff\xfe"):
        assert one.hook("pakasir", rubbish)
    looks(one)
    assert (one.receipts(), delivered(sari)) == ([], 0)


def test_without_a_secret_in_the_settings_nobody_has_it(gateway: Pakasir) -> None:
    one = opened(gateway, pakasir_secret="")
    one.buyer("Sari").taps("QRIS")
    assert not hint(one, gateway, secret="")


def test_hint_that_comes_before_the_invoice_is_known_harms_nothing(gateway: Pakasir) -> None:
    one = opened(gateway)
    gateway.trouble["create"].append(Trouble(Answer(500), done=True))
    sari = one.buyer("Sari").taps("QRIS")
    txn = pay(gateway)
    assert hint(one, gateway, txn)
    assert one.receipts() == []
    looks(one)
    looks(one)
    assert (one.receipts(), delivered(sari)) == ([(txn, TOTAL, "settled")], 1)


@pytest.mark.parametrize("said", [PRICE - 1, PRICE + 1, TOTAL, 1])
def test_another_amount_than_was_ordered_is_not_credited(gateway: Pakasir, said: int) -> None:
    one = opened(gateway)
    sari = one.buyer("Sari").taps("QRIS")
    gateway.transactions["TX00000001"].said_amount = said
    pay(gateway)
    looks(one)
    assert (one.receipts(), delivered(sari)) == ([], 0)
    assert f"Rp {said}" in one.shop.db.scalar("SELECT problem FROM payment")


def test_another_order_than_ours_is_not_credited(gateway: Pakasir) -> None:
    one = opened(gateway)
    sari = one.buyer("Sari").taps("QRIS")
    gateway.transactions["TX00000001"].order = "somebody-elses"
    pay(gateway)
    looks(one)
    assert (one.receipts(), delivered(sari)) == ([], 0)


def test_sandbox_invoice_is_shown_to_nobody_and_its_money_counts_only_where_the_owner_says_so(gateway: Pakasir) -> None:
    gateway.sandbox = True
    one = opened(gateway)
    sari = one.buyer("Sari").taps("QRIS")
    assert "sandbox" in one.owner.sees
    assert "QRIS" not in sari.screen
    trying = opened(gateway, pakasir_sandbox=True)
    trying.shop.clock.advance(60)
    budi = trying.buyer("Budi").taps("QRIS")
    pay(gateway, 2)
    looks(trying)
    assert delivered(budi) == 1


def test_project_set_back_to_sandbox_while_somebody_pays_earns_nothing(gateway: Pakasir) -> None:
    one = opened(gateway)
    sari = one.buyer("Sari").taps("QRIS")
    gateway.transactions["TX00000001"].sandbox = True
    pay(gateway)
    looks(one)
    assert (one.receipts(), delivered(sari)) == ([], 0)


@pytest.mark.parametrize(
    "odd",
    [
        {"total_payment": PRICE * 2},
        {"total_payment": PRICE - 1},
        {"qr_string": ""},
        {"qr_string": "https://example.com/pay"},
        {"is_sandbox": True},
    ],
)
def test_invoice_that_cannot_be_right_is_shown_to_nobody(gateway: Pakasir, odd: dict[str, object]) -> None:
    one = opened(gateway)
    body = {"txn_id": "TX1", "total_payment": TOTAL, "qr_string": "", "is_sandbox": False, "expired_at": None}
    gateway.trouble["create"].append(Trouble(Answer(200, {**body, **odd})))
    sari = one.buyer("Sari").taps("QRIS")
    assert one.shop.db.scalar("SELECT state FROM payment") == "failed"
    assert "QRIS by Pakasir does not work" in one.owner.sees
    assert not isinstance(sari.messages[-1].rendered.photo, bytes)


def test_code_that_asks_another_sum_than_the_gateway_says_is_shown_to_nobody(gateway: Pakasir) -> None:
    from shopbot.fakes.pakasir import qris

    one = opened(gateway)
    body = {"txn_id": "TX1", "total_payment": TOTAL, "qr_string": qris(TOTAL * 2, "TX1"), "is_sandbox": False}
    gateway.trouble["create"].append(Trouble(Answer(200, body)))
    one.buyer("Sari").taps("QRIS")
    assert f"Rp {TOTAL * 2}" in one.shop.db.scalar("SELECT problem FROM payment")


# --- trouble on the way ---


@pytest.mark.parametrize("answer", BROKEN, ids=lambda one: f"{one.status} {one.content()[:8]!r}")
def test_gateway_that_answers_rubbish_to_a_creation_is_asked_again(gateway: Pakasir, answer: Answer) -> None:
    one = opened(gateway)
    gateway.trouble["create"].append(Trouble(answer))
    sari = one.buyer("Sari").taps("QRIS")
    assert "being made" in sari.screen
    looks(one)
    assert asked(sari) == TOTAL


@pytest.mark.parametrize("answer", BROKEN, ids=lambda one: f"{one.status} {one.content()[:8]!r}")
def test_creation_whose_answer_was_lost_is_found_again_and_not_made_twice(gateway: Pakasir, answer: Answer) -> None:
    one = opened(gateway)
    gateway.trouble["create"].append(Trouble(answer, done=True))
    sari = one.buyer("Sari").taps("QRIS")
    looks(one)
    assert asked(sari) == TOTAL
    assert len(gateway.transactions) == 1


@pytest.mark.parametrize("answer", BROKEN, ids=lambda one: f"{one.status} {one.content()[:8]!r}")
def test_gateway_that_answers_rubbish_to_a_look_is_asked_again(gateway: Pakasir, answer: Answer) -> None:
    one = opened(gateway)
    sari = one.buyer("Sari").taps("QRIS")
    pay(gateway)
    gateway.trouble["status"].extend([Trouble(answer)] * 2)
    for _ in range(4):
        looks(one)
    assert (len(one.receipts()), delivered(sari)) == (1, 1)


def test_gateway_down_ten_minutes_loses_no_order(gateway: Pakasir) -> None:
    one = opened(gateway)
    sari = one.buyer("Sari").taps("QRIS")
    pay(gateway)
    gateway.down = True
    for _ in range(12):
        one.shop.advance(minutes=1)
    assert one.shop.db.scalar("SELECT state FROM payment") == "open"
    gateway.down = False
    for _ in range(6):
        one.shop.advance(minutes=1)
    assert (len(one.receipts()), delivered(sari)) == (1, 1)


def test_wrong_key_fails_the_payment_and_tells_the_owner_why(gateway: Pakasir) -> None:
    one = opened(gateway, pakasir_key="typo")
    one.buyer("Sari").taps("QRIS")
    assert one.shop.db.scalar("SELECT state FROM payment") == "failed"
    assert "does not know the API key" in one.owner.sees


def test_key_changed_for_a_wrong_one_ends_no_open_payment(gateway: Pakasir) -> None:
    one = opened(gateway)
    sari = one.buyer("Sari").taps("QRIS")
    pay(gateway)
    gateway.key = "renewed"
    looks(one)
    assert one.shop.db.scalar("SELECT state FROM payment") == "open"
    gateway.key = KEY
    for _ in range(3):
        looks(one)
    assert delivered(sari) == 1


def test_project_changed_while_somebody_pays_is_still_asked_about_them(gateway: Pakasir) -> None:
    one = opened(gateway)
    sari = one.buyer("Sari").taps("QRIS")
    one.owner.presses(1, "qris.slug").says("another-project")
    pay(gateway)
    looks(one)
    assert delivered(sari) == 1


def test_payment_the_gateway_gave_up_ends_and_late_money_is_in_the_wallet(gateway: Pakasir) -> None:
    one = opened(gateway)
    sari = one.buyer("Sari").taps("QRIS")
    gateway.transactions["TX00000001"].status = "canceled"
    looks(one)
    assert one.shop.db.scalar("SELECT state FROM payment") == "failed"
    pay(gateway)
    for _ in range(20):
        looks(one)
    assert one.balance(sari) + PRICE * delivered(sari) == PRICE


def test_order_given_up_is_cancelled_at_the_gateway_even_if_that_has_to_be_said_twice(gateway: Pakasir) -> None:
    one = opened(gateway)
    sari = one.buyer("Sari").taps("QRIS")
    gateway.trouble["cancel"].append(Trouble(Answer(500), done=True))
    sari.taps("Back").taps("Cancel order")
    looks(one)
    looks(one)
    assert gateway.transactions["TX00000001"].status == "canceled"
    assert not gateway.trouble["cancel"]


def test_late_payment_is_in_the_wallet(gateway: Pakasir) -> None:
    one = opened(gateway)
    sari = one.buyer("Sari").taps("QRIS")
    gateway.pay("TX00000001", "late")
    one.shop.advance(minutes=11)
    gateway.transactions["TX00000001"].status = "pending"  # the gateway could not be told in time
    for _ in range(20):
        one.shop.advance(minutes=2)
    assert (one.balance(sari), delivered(sari)) == (PRICE, 0)
    assert [kind for _, _, kind in one.receipts()] == ["late"]


def test_shop_restarted_between_every_step_loses_nothing(gateway: Pakasir) -> None:
    one = opened(gateway)
    gateway.trouble["create"].append(Trouble(Answer(500), done=True))
    sari = one.buyer("Sari").taps("QRIS")
    one.shop.restart()
    looks(one)
    one.shop.restart()
    pay(gateway)
    one.shop.restart()
    looks(one)
    one.shop.restart()
    looks(one)
    assert (len(gateway.transactions), len(one.receipts()), delivered(sari)) == (1, 1, 1)


def test_two_orders_never_share_an_order_number_even_in_a_shop_put_back(gateway: Pakasir) -> None:
    first = opened(gateway)
    first.buyer("Sari").taps("QRIS")
    pay(gateway)
    back = QrisShop(gateway)
    back.shop.clock.advance(3600)
    gateway._now.shop = back  # type: ignore[attr-defined]
    budi = back.buyer("Budi").taps("QRIS")
    looks(back)
    assert len(gateway.transactions) == 2
    assert delivered(budi) == 0


# --- the stand-in is as strict as the service ---


def test_stand_in_refuses_what_the_service_refuses(gateway: Pakasir) -> None:
    from shopbot.fakes.serve import Asked

    def ask(method: str, path: str, body: bytes = b"", key: str = KEY) -> int:
        return gateway.edge.answer_to(Asked(method, f"/api/v2/{path}", {}, {"x-api-key": key}, body)).status

    right = b'{"method": "qris", "amount": 1000}'
    assert ask("POST", f"create-transaction/{SLUG}/order-1", right, "wrong") == 401
    assert ask("POST", "create-transaction/other/order-1", right) == 404
    assert ask("POST", f"create-transaction/{SLUG}/one", right) == 400
    assert ask("POST", f"create-transaction/{SLUG}/order-1", b'{"method": "qris", "amount": 499}') == 400
    assert ask("POST", f"create-transaction/{SLUG}/order-1", b'{"method": "qris", "amount": 1000.5}') == 400
    assert [ask("POST", f"create-transaction/{SLUG}/order-{n}", right) for n in (1, 1, 2, 3)] == [200, 200, 200, 429]
    assert ask("POST", f"create-transaction/{SLUG}/order-1", b'{"method": "qris", "amount": 2000}') == 400
    assert [ask("GET", f"transaction-status/{SLUG}/TX00000001") for _ in range(2)] == [200, 429]
    assert ask("GET", f"transaction-status/{SLUG}/TX9") == 404
    assert ask("GET", f"create-transaction/{SLUG}/order-1") == 404
    assert ask("GET", "payment-fee/49000", key="") == 200
    assert [fee_of(one) for one in (6_000, 12_000, 49_000)] == [352, 394, 653]
