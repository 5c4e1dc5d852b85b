"""Getting about: any button from any half-finished form, the way back from every screen, old buttons, odd messages."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shopbot.api import Tx, orders, products
from shopbot.testing import Person
from tests.plugins.whole import BUYER, OWNER, Whole, forged, idr

ERROR = "send this code to support: E-"
VISITS = 10  # of the screens one action shows: there are a thousand, of an undo list or a grid of countries

FORMS = {
    "admin.find": "admin.got_words",
    f"admin.reason_for:{BUYER}:7": "admin.got_ban_reason",
    "admin.log_day": "admin.got_day",
    "admin.log_find": "admin.got_thing",
    "admin.setting:home:support": "admin.got_value",
    "admin.find_wording:en": "admin.got_words_of_text",
    "admin.change_wording:home:en:d32385722e": "admin.got_wording",
    "catalog.add_stock:1": "catalog.stock_sent",
    "catalog.add_variant:1": "catalog.first_named",
    "catalog.add_variant:3": "catalog.variant_described",
    "catalog.ask_batch:1:cost": "catalog.batch_told",
    "catalog.ask_freeze:1": "catalog.reason_typed",
    "catalog.ask_goods:1": "catalog.goods_sent",
    "catalog.ask_pending:2:note": "catalog.pending_told",
    "catalog.own_end:p:1:p1000:0": "catalog.end_typed",
    "catalog.own_off:p:1": "catalog.off_typed",
    "catalog.own_part:1": "catalog.part_named",
    "catalog.pick_type:1": "catalog.type_typed",
    "catalog.add_shelf:1": "catalog.shelf_named",
    "catalog.rename_shelf:1": "catalog.shelf_renamed",
    "catalog.icon_shelf:1": "catalog.icon_typed",
    "catalog.ask_change:1:title": "catalog.changed",
    "catalog.new_product": "catalog.described",
    "catalog.how_many:1:": "catalog.quantity_typed",
    "home.edit:email": "home.got_field",
    "home.set_welcome": "home.got_welcome",
    "orders.find": "orders.got_code",
    "orders.hand_over:3": "orders.handed_over",
    "support.answer_shop:2": "support.got_answer",
    f"support.write:{BUYER}": "support.got_words",
    "wallet.friend": "wallet.got_friend",
    f"wallet.ask_other:{BUYER}": "wallet.got_sum",
    "wallet.other": "wallet.got_amount",
    "wallet.wallets": "wallet.got_person",
    f"wallet.ask_amount:add:{BUYER}": "wallet.got_change",
}
LATER = {"wallet.got_reason"}  # asked by an answer, not by a button


class Busy(Whole):
    """The whole shop, with what the forms are about: a family, an order to make, lines to add, a letter, transfers."""

    def __init__(self) -> None:
        super().__init__(wallet={"transfers": True})
        family = self.shop.do(self._family)
        made = self.shop.do(self._to_make)
        self.ani.presses(1, "catalog.add_stock:1").says("LATER-1")
        self.ani.presses(1, "catalog.add_stock:1").says("LATER-2")
        self.ani.says(f"/pm {BUYER} Hello").says(f"/pm {OWNER} Hello")
        assert (family.id, made.id) == (3, 3), "the buttons above say so"

    def _family(self, tx: Tx) -> products.Product:
        plain = products.create(tx, "test", "Nova", idr(1000))
        return products.make_family(tx, plain.id, "1 month", "test")

    def _to_make(self, tx: Tx) -> orders.Order:
        service = products.create(tx, "test", "Logo", idr(1000), supply="later")
        placed = orders.checkout(tx, BUYER, service.id, 1, 1000)
        return orders.pay_from_wallet(tx, placed.id, BUYER)


def open_form(here: Whole) -> str | None:
    asked = here.shop.db.scalar("SELECT answer FROM conversation WHERE person = ?", OWNER)
    return None if asked is None else str(asked)


def test_every_form_is_walked_below() -> None:
    assert {*FORMS.values(), *LATER} == set(Whole().shop.host.registry.answers)


@pytest.mark.parametrize(("nth", "form"), [*enumerate(FORMS)])
def test_any_button_leaves_any_half_finished_form_and_takes_nothing_from_it(nth: int, form: str) -> None:
    """Every form meets a third of all buttons, so that every button is pressed in a third of the forms."""
    here = Busy()
    actions = [a for a in here.shop.host.registry.actions.values() if not a.once]
    buttons = {**dict.fromkeys(forged(a.handler, (1,))[0] for a in actions), **FORMS}
    assert len(buttons) > 80
    for button, next_answer in list(buttons.items())[nth % 3 :: 3]:
        here.ani.presses(1, form)
        assert open_form(here) == FORMS[form]
        here.ani.presses(1, button)
        assert open_form(here) in {None, next_answer} or next_answer is None, (form, button)
        assert ERROR not in here.ani.toast + here.ani.sees, (form, button)
    assert here.shop.parked == []


def test_a_form_is_forgotten_after_a_day_and_not_before() -> None:
    here = Whole()
    here.ani.presses(1, "catalog.ask_change:1:title")
    here.shop.advance(hours=23)
    here.shop.restart()
    here.ani.says("Lumina Plus")
    assert here.shop.db.scalar("SELECT title FROM product") == "Lumina Plus"
    here.ani.presses(1, "catalog.ask_change:1:title")
    here.shop.advance(hours=24, seconds=1)
    here.ani.says("Lumina Minus")
    assert here.shop.db.scalar("SELECT title FROM product") == "Lumina Plus"


@pytest.mark.parametrize("who", ["buyer", "owner"])
def test_every_screen_leads_back_and_keeps_the_house_style(who: str) -> None:
    here = Whole()
    person = here.budi if who == "buyer" else here.ani
    seen: dict[str, str] = {}
    visits: Counter[str] = Counter()
    todo = ["home.home"]
    while todo:
        data = todo.pop(0)
        if visits[place_of(data)] == VISITS:
            continue
        visits[place_of(data)] += 1
        before = newest_screen(person)
        person.presses(1, data)
        assert ERROR not in person.toast + person.sees, data
        shown = newest_screen(person)
        if shown == before and data != "home.home":
            continue
        rows = shown[1]
        assert len(rows) <= 8, (data, rows)
        assert all(len(row) <= (5 if all(len(label) <= 7 for label, _ in row) else 3) for row in rows), (data, rows)
        leave = {call for row in rows for _, call in row if call}
        assert data.startswith("home.") or leave & {"home.home", "home.cancel"}, (data, rows)
        for label, call in (pair for row in rows for pair in row):
            assert len(label) <= 24, (data, label)
            if call and call not in seen and not call.startswith(("!", "home.use_language")):
                seen[call] = data
                todo.append(call)
    assert {place_of(data) for data in seen} <= set(visits)
    assert len(visits) > (25 if who == "buyer" else 100)


def place_of(data: str) -> str:
    """Return the action that a button taps."""
    return data.partition(":")[0]


def newest_screen(person: Person) -> tuple[str, list[list[tuple[str, str]]]]:
    living = person.shop.db.scalar("SELECT message_id FROM screen WHERE chat = ?", person.id)
    message = person.shop.chats.messages[person.id][living]
    keys = [[(b["text"], str(b.get("callback_data", ""))) for b in row] for row in message.rendered.keyboard]
    return message.text, keys


def test_the_message_with_the_goods_is_never_edited_away() -> None:
    here = Whole()
    goods = next(m for m in here.budi.messages if "Delivered" in m.text and m.rings)
    for row in goods.rendered.keyboard:
        for button in row:
            if "callback_data" in button:
                here.budi.presses(goods.id, str(button["callback_data"]))
                here.budi.presses(goods.id, "home.home")
    assert here.shop.chats.messages[BUYER][goods.id].rendered == goods.rendered


def test_buttons_from_months_ago_open_how_things_stand_now() -> None:
    here = Whole()
    here.budi.presses(1, f"orders.order:{here.waiting.id}")
    pay, cancel = here.budi.data("Pay"), here.budi.data("Cancel")
    before = here.shop.db.scalar("SELECT balance FROM account WHERE person = ?", BUYER)
    here.shop.advance(days=100)
    here.budi.presses(1, pay)
    assert "was old" in here.budi.toast
    here.budi.presses(1, cancel)
    assert "expired" in here.budi.toast
    here.budi.presses(1, f"orders.order:{here.waiting.id}")
    assert "not paid in time" in here.budi.screen
    assert not [label for label in here.budi.buttons if "Pay" in label or "Cancel" in label]
    here.budi.presses(1, f"orders.checkout:{here.product.id}:1:{here.product.price.amount}")
    assert here.shop.db.scalar("SELECT balance FROM account WHERE person = ?", BUYER) == before
    assert orders.of_person(here.shop.db, BUYER, limit=1).items[0].state == "waiting"


# --- anything anybody may send ---

NUMBERS = st.one_of(
    st.integers(-(2**70), 2**70).map(str), st.sampled_from(["0", "1", "-1", "٣", "1e9", "", " ", "01", "+1"])
)
ODD = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
HOSTILE = st.sampled_from(
    [
        "' OR 1=1 --",
        '"; DROP TABLE person',
        "<b>x</b>",
        "{name}",
        "{ $money }",
        "%s",
        "\u202e",
        "\0",
        "a" * 4096,
        "٠",
        "．",
    ]
)


@pytest.fixture(scope="module")
def open_shop() -> Whole:
    return Whole()


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_button_and_no_message_anybody_makes_up_breaks_the_shop(open_shop: Whole, data: st.DataObject) -> None:
    here = open_shop
    person = data.draw(st.sampled_from([here.ani, here.budi, here.sari]))
    if data.draw(st.booleans()):
        place = data.draw(st.one_of(st.sampled_from(sorted(here.shop.host.registry.actions)), ODD))
        args = data.draw(st.lists(st.one_of(NUMBERS, ODD, HOSTILE), max_size=5))
        pressed = ":".join([place, *args]).encode()[:64].decode(errors="ignore")  # Telegram takes no more
        person.presses(data.draw(st.integers(1, 9)), pressed)
    else:
        word = data.draw(
            st.one_of(st.sampled_from(sorted(here.shop.host.registry.commands)).map("/{}".format), ODD, HOSTILE)
        )
        person.says(" ".join([word, *data.draw(st.lists(st.one_of(NUMBERS, ODD, HOSTILE), max_size=5))]))
    said = "\n".join([*here.shop.chats.toasts.get(person.id, [])[-3:], *[m.text for m in person.messages[-3:]]])
    here.shop.chats.messages[person.id].clear()
    here.shop.chats.toasts.clear()
    here.shop.do(lambda tx: tx.run("DELETE FROM screen"))
    assert ERROR not in said
    assert here.shop.parked == []


def test_a_button_as_long_as_telegram_takes_opens_its_screen_all_the_same() -> None:
    here = Whole()
    for action in here.shop.host.registry.actions.values():
        for data in forged(action.handler, (1,)):
            room = 64 - len(data) + len("add")
            here.ani.presses(1, data.replace(":add", ":" + "a" * room))
            here.ani.presses(1, data + "9" * (64 - len(data)))
            assert ERROR not in here.ani.sees, (action.handler.place, data)
    here.ani.presses(1, "catalog.product:1:1:" + "q" * 44)
    here.ani.presses(1, "catalog.results:" + "L" * 48)
    assert ERROR not in here.ani.sees


def test_back_leads_to_the_page_and_filter_a_person_or_an_order_was_opened_from() -> None:
    here = Whole()
    for _ in range(15):  # the first takes the place of the one that waits, which no list shows any more
        here.budi.presses(1, f"orders.checkout:{here.product.id}:1:{here.product.price.amount}").taps("Cancel")
    here.budi.presses(1, "orders.mine:3")
    assert "4/4" in here.budi.buttons
    oldest = next(b for row in newest_screen(here.budi)[1] for b in row if b[1] == f"orders.order:{here.delivered.id}")
    here.budi.taps(here.delivered.code).taps("Back")
    assert oldest in [b for row in newest_screen(here.budi)[1] for b in row]
    here.ani.presses(1, "orders.everybody:cancelled:1")
    before = newest_screen(here.ani)
    here.ani.taps("Lumina").taps("Back")
    assert newest_screen(here.ani) == before
    for number in range(20):
        here.shop.person(f"P{number}", id=5000 + number).says("/start")
    here.ani.presses(1, "admin.everybody:1")
    before = newest_screen(here.ani)
    here.ani.presses(1, before[1][0][0][1]).taps("Back")
    assert [row[0][1] for row in newest_screen(here.ani)[1]][-2:] == [row[0][1] for row in before[1]][-2:]
    here.budi.presses(1, "orders.mine:-5").presses(1, "orders.mine:999")
    assert "4/4" in here.budi.buttons
