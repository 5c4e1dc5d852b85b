"""Goods come in, are looked at, counted, taken back, exported and deleted; none is lost, none is sold twice."""

from dataclasses import dataclass

from shopbot.api import Money, audit, orders, products, stock
from shopbot.testing import Person, TestShop


@dataclass
class Counter:
    """A shop with one product, number 101, and its owner."""

    shop: TestShop
    rina: Person
    product: int

    @property
    def left(self) -> int:
        return stock.count(self.shop.db, self.product).available


def counter(*lines: str, low_stock: int = 0) -> Counter:
    shop = TestShop("home", "catalog", "orders", owner=1)
    made = shop.do(lambda tx: products.create(tx, "test", "Lumina", Money(0, "IDR"), number=101, low_stock=low_stock))
    if lines:
        shop.do(lambda tx: stock.add(tx, made.id, lines, by="test"))
    return Counter(shop, shop.person("Rina", id=1).says("/start"), made.id)


def buy(here: Counter, quantity: int) -> None:
    here.shop.person("Sari", id=9).says("/start")
    placed = here.shop.do(lambda tx: orders.checkout(tx, 9, here.product, quantity, 0))
    here.shop.do(lambda tx: orders.pay_from_wallet(tx, placed.id, 9))
    here.shop.settle()


def test_lines_below_the_command_are_shown_before_they_count() -> None:
    here = counter("OLD-1")
    here.rina.says("/addstock 101\nNEW-1\nNEW-2\n\nOLD-1\nnew-1")
    screen = here.rina.screen
    assert all(words in screen for words in ("5 lines", "2 new", "2 already", "1 empty"))
    assert "NEW-1" not in screen
    assert here.left == 1
    here.rina.taps("Add 2")
    assert here.left == 3
    assert "In stock: 3" in here.rina.screen


def test_second_tap_on_add_adds_nothing() -> None:
    here = counter()
    add = here.rina.says("/addstock 101\nA\nB").data("Add 2")
    here.rina.presses(1, add).presses(1, add)
    assert here.left == 2
    assert "already" in here.rina.toast


def test_message_with_goods_is_erased() -> None:
    here = counter()
    here.rina.says("/addstock 101\nSECRET-1")
    assert not any("SECRET" in m.text for m in here.shop.chats.messages[1].values())


def test_file_as_caption_and_as_answer_to_the_question() -> None:
    here = counter()
    here.rina.sends_file("stock.txt", "A-1\nA-2\r\n", caption="/addstock 101").taps("Add 2")
    here.rina.presses(1, f"catalog.add_stock:{here.product}").sends_file("more.csv", "code,pin\nB-1,11\nB-2,22\n")
    here.rina.taps("Add 2")
    assert here.shop.do(lambda tx: stock.export(tx, here.product, "test")) == ["A-1", "A-2", "B-1 | 11", "B-2 | 22"]


def test_unreadable_file_is_refused_and_nothing_kept() -> None:
    here = counter()
    here.rina.sends_file("stock.txt", b"\xff\xfe\x00\x81", caption="/addstock 101")
    assert "could not be read" in here.rina.sees
    assert here.shop.do(lambda tx: tx.scalar("SELECT count(*) FROM catalog_pending")) == 0
    assert not here.shop.parked


def test_ten_thousand_lines_come_in_whole() -> None:
    here = counter()
    here.rina.sends_file("big.txt", "\n".join(f"CODE-{n:05d}" for n in range(10_000)), caption="/addstock 101")
    here.rina.taps("Add 10,000")
    assert here.left == 10_000


def test_restart_between_preview_and_confirmation_loses_nothing() -> None:
    here = counter()
    here.rina.says("/addstock 101\nA\nB")
    here.shop.restart()
    here.rina.taps("Add 2")
    assert here.left == 2


def test_cancelled_lines_are_forgotten() -> None:
    here = counter()
    add = here.rina.says("/addstock 101\nA\nB").data("Add 2")
    here.rina.taps("Cancel").presses(1, add)
    assert here.left == 0
    assert "no longer" in here.rina.toast


def test_another_member_of_staff_cannot_confirm_lines_by_a_forged_button() -> None:
    here = counter()
    here.rina.says("/addstock 101\nA")
    sari = here.shop.person("Sari")
    sari.presses(1, "catalog.look:1:0").presses(1, "catalog.add_lines:1:0")
    assert here.left == 0


def test_lines_sold_before_come_in_only_on_purpose() -> None:
    here = counter("A")
    buy(here, 1)
    here.rina.says("/addstock 101\nA\nB")
    assert "1 sold before" in here.rina.screen
    here.rina.taps("Sold ones too").taps("Add 2")
    assert here.left == 2


def test_import_is_undone_once_and_only_what_is_unsold_goes() -> None:
    here = counter("OLD")
    here.rina.says("/addstock 101\nA\nB").taps("Add 2")
    undo = here.rina.data("Undo")
    buy(here, 2)
    here.rina.presses(1, undo)
    assert here.left == 0
    here.rina.presses(1, undo)
    assert "already" in here.rina.toast
    assert here.shop.check() == []


def test_import_cannot_be_undone_after_a_day() -> None:
    here = counter()
    undo = here.rina.says("/addstock 101\nA").taps("Add 1").data("Undo")
    here.shop.advance(days=1, seconds=1)
    here.rina.presses(1, undo)
    assert here.left == 1
    assert "too late" in here.rina.toast


def test_undo_is_offered_in_the_stockroom_too() -> None:
    here = counter()
    here.rina.says("/addstock 101\nA\nB").taps("Add 2").presses(1, f"catalog.stockroom:{here.product}")
    here.rina.taps("Undo the import")
    assert here.left == 0
    here.rina.taps("Undo the deletion")
    assert here.left == 2


def test_one_line_is_deleted_by_tap_or_by_its_words_and_comes_back() -> None:
    here = counter("A-1", "B-2", "C-3")
    here.rina.says("/delstock 101").taps("🗑 2")
    assert [words for _, words in here.shop.do(lambda tx: stock.unsold(tx, here.product))] == ["A-1", "C-3"]
    here.rina.presses(1, f"catalog.stockroom:{here.product}").taps("Undo the deletion")
    assert here.left == 3
    here.rina.says("/delstock 101 c-3")
    assert here.left == 2
    assert not any("c-3" in m.text for m in here.shop.chats.messages[1].values() if not m.from_bot)
    assert "no longer in stock" in here.rina.says("/delstock 101 Z").sees


def test_all_unsold_go_after_one_question_and_come_back() -> None:
    here = counter("A", "B", "C")
    buy(here, 1)
    here.rina.says("/delallstock 101")
    assert here.left == 2
    here.rina.taps("Delete 2")
    assert here.left == 0
    here.rina.taps("Undo")
    assert here.left == 2
    assert here.shop.check() == []


def test_export_is_a_file_that_erases_itself_and_is_audited() -> None:
    here = counter("A", "B")
    here.rina.says("/exportstock 101")
    sent = [m.rendered.document for m in here.rina.messages if m.rendered.document]
    assert sent == [("stock-101.txt", b"A\nB\n")]
    newest = audit.of(here.shop.db, f"product:{here.product}")[0]
    assert (newest.action, newest.actor) == ("stock.export", "1")
    assert "nothing unsold" in counter().rina.says("/exportstock 101").sees


def test_staff_hear_once_that_stock_is_low_and_once_that_it_is_out() -> None:
    here = counter("A", "B", "C", "D", low_stock=2)
    buy(here, 2)
    buy(here, 1)
    buy(here, 1)
    told = [m.text for m in here.rina.messages if m.text.startswith(("📉", "🚫"))]
    assert told == ["📉 Lumina: only 2 pieces are left.", "🚫 Lumina is sold out."]
    here.rina.taps("Add stock").says("E")
    assert "1 new" in here.rina.screen
