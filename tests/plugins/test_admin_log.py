"""The log of changes: found by hand, kind, day and thing, read in full, taken as a file, and proven unaltered."""

import csv
import io
import re
from typing import Any

import pytest

from plugins.admin import chain
from shopbot.api import Money, audit, ledger, orders, people, products, stock
from shopbot.testing import Person, TestShop

OWNER, ADMIN, BUYER = 1000, 1001, 1002
BIG = 10**15  # as long as a Telegram id may get
IDR = "IDR"


def opened(*more: str) -> tuple[TestShop, Person, Person, Person]:
    """Return a shop with an owner, an admin and a customer, and one change of each kind."""
    shop = TestShop("home", "admin", "wallet", "orders", *more, owner=OWNER)
    rina, adi = shop.person("Rina", id=OWNER), shop.person("Adi", id=ADMIN)
    budi = shop.person("Budi", id=BUYER)
    for person in (rina, adi, budi):
        person.says("/start")
    shop.do(lambda tx: people.set_role(tx, ADMIN, "admin", OWNER))
    made = shop.do(lambda tx: products.create(tx, ADMIN, "Lumina", Money(15_000, IDR)))
    shop.do(lambda tx: stock.add(tx, made.id, ["a", "b"], by=ADMIN))
    shop.do(lambda tx: ledger.adjust(tx, BUYER, Money(50_000, IDR), OWNER, "gift", "gift"))
    return shop, rina, adi, budi


def the_log(person: Person) -> Person:
    return person.says("/admin").taps("Log of changes")


def words(person: Person) -> str:
    return re.sub(r"[^\S\n]", " ", person.screen)


# --- narrowed ---


def test_by_hand_only_that_persons_changes_are_shown_and_said_so() -> None:
    _, rina, _, _ = opened()
    the_log(rina).taps("Who").taps("Adi")
    assert "👤 By: Adi" in rina.screen
    assert "New product: Lumina · Adi" in words(rina)
    assert "Balance changed" not in rina.screen
    rina.taps("Who").taps("My own")
    assert "Balance changed: Budi · Rina" in words(rina)
    assert "Lumina" not in rina.screen


def test_what_the_shop_did_by_itself_is_told_apart() -> None:
    shop, rina, _, _ = opened()
    shop.do(lambda tx: audit.write(tx, "wallet", "wallet.counted", "wallet:1"))
    the_log(rina).taps("Who").taps("The shop")
    assert "wallet.counted" in rina.screen
    assert "Adi" not in rina.screen


@pytest.mark.parametrize(
    ("kind", "shown", "hidden"),
    [
        ("Products", "New product", "Stock added"),
        ("Stock", "Stock added", "New product"),
        ("People", "Role: Adi", "New product"),
        ("Money", "Balance changed", "New product"),
        ("Settings", "Nothing in the log fits this.", "New product"),
        ("Orders", "Nothing in the log fits this.", "New product"),
        ("Other things", "hello.waved", "New product"),
    ],
)
def test_by_kind(kind: str, shown: str, hidden: str) -> None:
    shop, rina, _, _ = opened()
    shop.do(lambda tx: audit.write(tx, OWNER, "hello.waved", "hello:1"))
    the_log(rina).taps("Kind").taps(kind)
    assert shown in words(rina)
    assert hidden not in rina.screen


def test_by_day_tapped_and_typed_in_any_digits() -> None:
    shop, rina, _, _ = opened()
    shop.advance(days=3)
    shop.do(lambda tx: people.ban(tx, BUYER, ADMIN, "spam"))
    the_log(rina).taps("Day").taps("Today")
    assert "Banned: Budi" in words(rina)
    assert "Lumina" not in rina.screen
    rina.taps("Day").taps("Yesterday")
    assert "Nothing in the log fits this." in rina.screen
    rina.taps("Day").says("۲۰۲۶-۰۱-۰۱")
    assert "Lumina" in rina.screen
    assert "Banned" not in rina.screen


def test_a_day_that_is_none_is_asked_for_again() -> None:
    _, rina, _, _ = opened()
    the_log(rina).taps("Day").says("tomorrow")
    assert rina.sees == "I could not read that as a day. Please write it like this: 2026-11-21"
    rina.says("2026-01-01")
    assert "Lumina" in rina.screen


@pytest.mark.parametrize("said", ["1", "lumina", "LUMINA"])
def test_a_product_is_found_by_number_and_name(said: str) -> None:
    _, rina, _, _ = opened()
    the_log(rina).taps("Search").says(said)
    assert "🔎 About: Lumina" in rina.screen
    assert "Stock added: Lumina" in words(rina)
    assert "Budi" not in rina.screen


def test_a_person_and_an_order_are_found() -> None:
    shop, rina, _, budi = opened()
    the_log(rina).taps("Search").says(str(BUYER))
    assert "🔎 About: Budi" in rina.screen
    assert "Balance changed: Budi" in words(rina)
    placed = shop.do(lambda tx: orders.checkout(tx, budi.id, 1, 1, 15_000))
    shop.do(lambda tx: orders.cancel(tx, placed.id, BUYER))
    rina.taps("Search").says(placed.code.lower())
    assert f"🔎 About: {placed.code}" in rina.screen
    assert "Stock freed" in rina.screen


def test_what_nobody_knows_is_said_so_and_asked_again() -> None:
    _, rina, _, _ = opened()
    the_log(rina).taps("Search").says("zzz")
    assert rina.sees.startswith("I know no order, product or person like that.")
    assert "About: Lumina" in rina.says("1").screen


def test_what_lies_below_a_thing_belongs_to_it() -> None:
    shop, rina, _, _ = opened()
    shop.do(lambda tx: audit.write(tx, OWNER, "rates.price", "product:1:USD", None, 5))
    shop.do(lambda tx: audit.write(tx, OWNER, "rates.price", "product:11:USD", None, 7))
    the_log(rina).taps("Search").says("1")
    assert "value: 5" in rina.screen
    assert "value: 7" not in rina.screen


def test_filters_add_up_survive_pages_and_are_cleared_together() -> None:
    shop, rina, _, _ = opened()
    for n in range(8):
        shop.do(lambda tx, n=n: people.set_field(tx, BUYER, "full_name", f"Budi {n}", ADMIN))  # type: ignore[misc]
    the_log(rina).taps("Who").taps("Adi").taps("Kind").taps("People")
    assert "👤 By: Adi" in rina.screen
    assert "🗂 People" in rina.screen
    first = rina.screen
    rina.taps("Older")
    assert "Budi 0" in rina.screen
    assert "Lumina" not in rina.screen
    assert rina.taps("Newest").screen == first
    assert "Lumina" in rina.taps("Everything").taps("Older").screen


def test_every_button_fits_into_64_bytes_with_the_longest_of_everything() -> None:
    shop, rina, _, _ = opened()
    shop.person("Tara", id=BIG).says("/start")
    shop.do(lambda tx: people.set_role(tx, BIG, "admin", OWNER))
    the_log(rina).taps("Who").taps("Tara").taps("Kind").taps("Settings").taps("Day").taps("Today")
    assert "👤 By: Tara" in rina.screen
    rina.taps("Search").says(str(BIG))
    assert "🔎 About: Tara" in rina.screen


@pytest.mark.parametrize("args", ["x", "1:zz", "::nokind", ":::991399", "::::q5", "::::p", "9:1:goods:260101:p99999"])
def test_a_forged_filter_shows_something_and_breaks_nothing(args: str) -> None:
    shop, rina, _, _ = opened()
    the_log(rina).presses(rina.messages[-1].id, f"admin.changes:{args}")
    assert shop.parked == []
    assert "«" not in rina.screen


# --- one row ---


def test_one_row_is_shown_in_full_with_the_way_to_undo_it() -> None:
    _, rina, _, _ = opened()
    the_log(rina).taps("3")
    assert "New product: Lumina · Adi" in words(rina)
    assert "product.create" in rina.screen
    assert "This row is as it was written" in rina.screen
    assert "↩ Undo" in rina.buttons
    rina.taps("‹ Back")
    assert "1. New product" in words(rina)


def test_a_row_altered_outside_the_shop_shows_it() -> None:
    shop, _, _, _ = opened()
    shop.do(lambda tx: tx.run("DROP TRIGGER audit_unchanged"))
    shop.do(lambda tx: tx.run("UPDATE audit SET actor = '1000' WHERE action = 'stock.add'"))
    number = shop.db.scalar("SELECT id FROM audit WHERE action = 'stock.add'")
    assert not audit.follows(shop.db, shop._store.keys, number)
    assert audit.follows(shop.db, shop._store.keys, number - 1)
    rows = shop.db.scalar("SELECT max(id) FROM audit")
    assert not audit.follows(shop.db, shop._store.keys, rows + 1)


# --- as a file ---


def table(person: Person) -> list[list[str]]:
    name, content = person.messages[-1].rendered.document or ("", b"")
    assert name == "changes.csv"
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_what_is_looked_at_comes_as_a_file_and_that_it_was_taken_is_in_the_log() -> None:
    shop, rina, _, _ = opened()
    the_log(rina).taps("Kind").taps("Products").taps("File")
    rows = table(rina)
    assert rows[0] == ["row", "utc", "by", "name", "action", "subject", "before", "after"]
    assert [row[2:6] for row in rows[1:]] == [[str(ADMIN), "Adi", "product.create", "product:1"]]
    newest = audit.recent(shop.db, 1)[0]
    assert (newest.action, newest.actor, newest.after) == ("admin.export", str(OWNER), {"rows": 1})


def test_no_cell_of_the_file_is_a_formula() -> None:
    shop, rina, _, _ = opened()
    shop.do(lambda tx: audit.write(tx, OWNER, "=cmd|' /C calc'!A0", "+1", "@x", None))
    the_log(rina).taps("File")
    assert not [cell for row in table(rina) for cell in row if cell.startswith(("=", "+", "@"))]


def test_nothing_to_send_is_said_so() -> None:
    _, rina, _, _ = opened()
    the_log(rina).taps("Kind").taps("Orders").taps("File")
    assert rina.toast.startswith("Nothing in the log fits this")


# --- the chain ---


def test_the_whole_chain_is_counted_in_slices_and_whoever_asked_sees_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chain, "_SLICE", 2)
    shop, rina, _, _ = opened()
    rows = shop.db.scalar("SELECT max(id) FROM audit")
    assert rows > 4
    the_log(rina).taps("Check")
    assert f"Rows: {rows}. Nobody has asked for a check yet." in rina.screen
    rina.taps("Check it all now")
    assert f"✅ No row was altered or taken out, up to row {rows}" in rina.screen
    assert shop.db.scalar("SELECT count(*) FROM errand WHERE owner = 'admin'") >= rows // 2


def test_a_count_begun_anew_ends_the_older_one() -> None:
    shop, rina, _, _ = opened()
    the_log(rina).taps("Check").taps("Check it all now").taps("Check it all now")
    assert shop.db.scalar("SELECT count(*) FROM admin_chain") == 1
    assert "✅" in rina.screen


def test_a_count_that_was_cut_off_can_be_begun_again() -> None:
    shop, rina, _, _ = opened()
    the_log(rina).taps("Check").taps("Check it all now")
    shop.do(lambda tx: tx.as_owner("admin").run("UPDATE admin_chain SET ended_at = NULL, row = 1"))
    shop.advance(minutes=11)
    the_log(rina).taps("Check").taps("Check it all now")
    assert "✅ No row was altered" in rina.screen


def test_rows_altered_or_taken_out_are_named_slice_by_slice() -> None:
    """The shop's own check would end the test here, so the chain is asked as the screen asks it."""
    shop, _, _, _ = opened()
    for sql in ("DROP TRIGGER audit_unchanged", "DROP TRIGGER audit_kept", "UPDATE audit SET at = 1 WHERE id = 2",
                "DELETE FROM audit WHERE id = 4"):  # fmt: skip
        shop.do(lambda tx, sql=sql: tx.run(sql))  # type: ignore[misc]
    link, broken = audit.START_LINK, list[int]()
    while True:
        end, some = audit.verify_from(shop.db, shop._store.keys, link, 1)
        if end == link:
            break
        broken, link = broken + some, end
    assert broken == [2, 4, 5]


@pytest.mark.parametrize("language", ["id", "en", "ar", "fa", "zh"])
def test_every_screen_reads_in_every_language(language: str) -> None:
    shop, rina, _, _ = opened()
    shop.do(lambda tx: people.set_language(tx, OWNER, language))
    number = audit.recent(shop.db, 1)[0].id
    data = [
        "changes", "log_who", "log_kind", "log_day", "log_find", f"change:{number}", "chain", "verify", "undo_list",
        f"undo_one:{number}", f"undo_one:{number - 2}", "changes:::goods", "changes::shop", "changes:::::p1",
    ]  # fmt: skip
    rina.says("/admin")
    for one in data:
        rina.presses(rina.messages[-1].id, f"admin.{one}")
        shown: Any = rina.screen + "".join(rina.buttons)
        assert "«" not in shown, one
        assert "…???" not in shown, one
    assert not shop.host.texts.missing


class Listening:
    """A reader that notes the plan of everything it is asked."""

    def __init__(self, db: Any) -> None:
        self.db = db
        self.plans: list[str] = []

    def rows(self, sql: str, *params: Any) -> Any:
        self.plans += [row[3] for row in self.db.rows(f"EXPLAIN QUERY PLAN {sql}", *params)]
        return self.db.rows(sql, *params)

    def scalar(self, sql: str, *params: Any) -> Any:
        found = self.rows(sql, *params)
        return found[0][0] if found else None


@pytest.mark.parametrize(
    "wanted",
    [
        audit.Wanted(),
        audit.Wanted(actors=["1000"]),
        audit.Wanted(actions=["person.role", "product.create"]),
        audit.Wanted(actors=["1000", "shopbot"], actions=["person.role"]),
        audit.Wanted(subject="product:1"),
        audit.Wanted(subject="product:1", actors=["1000"], since=0, until=10**10),
        audit.Wanted(since=0, until=10**10, actions=["stock.add"]),
    ],
)
def test_no_search_reads_the_whole_log(wanted: audit.Wanted) -> None:
    """That is what a shop of a million rows would wait for: every step is a search by an index, and nothing is sorted.

    What is sorted or scanned is only the few rows found, and the few words that are asked for.
    """
    shop, _, _, _ = opened()
    heard = Listening(shop.db)
    audit.search(heard, wanted, 7)  # type: ignore[arg-type]
    assert heard.plans
    assert [plan for plan in heard.plans if plan.startswith("SCAN audit")] == []


def test_sabotage_a_search_without_an_index_is_heard() -> None:
    shop, _, _, _ = opened()
    heard = Listening(shop.db)
    heard.rows("SELECT id FROM audit WHERE after = '1'")
    assert heard.plans == ["SCAN audit"]
