"""People, orders, stock, wallets, tables and figures at the terminal: what is shown, what is asked, what is refused."""

import csv
import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from shopbot.commands import console
from shopbot.db.tx import Tx
from shopbot.errors import Exit
from shopbot.trade import ledger, orders, people, products, stock, terms
from shopbot.trade.money import Money
from tests.commands.clone import Clone, clerk_of, serving

BUDI, PUTRI, WANG = 7001, 7002, 7003
PRICE = Money(20_000, "IDR")
RULING = "\x1b]0;owned\x07\u202eevil"


def settle_in(tx: Tx) -> None:
    """Three people, one with a name that no terminal should be told; a product, a sale, an order that waits."""
    terms.set_currency(tx, "IDR")
    people.meet(tx, BUDI, "Budi", "budi", "id")
    people.set_role(tx, BUDI, "owner", "test")
    people.meet(tx, PUTRI, f"=Putri{RULING}", "putri", "id")
    people.meet(tx, WANG, "王小明" * 9, "wang", "zh")
    product = products.create(tx, BUDI, "Lumina Pro", PRICE, number=101)
    stock.add(tx, product.id, ["GOODS-1", "GOODS-2", "GOODS-3"], by=BUDI)
    ledger.give(tx, PUTRI, PRICE + PRICE, "gift", "gift:test")
    bought = orders.checkout(tx, PUTRI, product.id, 1, PRICE.amount)
    orders.pay_from_wallet(tx, bought.id, PUTRI)
    orders.checkout(tx, WANG, product.id, 1, PRICE.amount)


@pytest.fixture
def shop(clone: Clone) -> Clone:
    clone.set_up()
    opened = clone.open()
    clerk_of(clone, opened).write(settle_in)
    opened.close()
    return clone


def said(clone: Clone, *words: str, answers: str = "") -> str:
    done = clone.types(*words, answers=answers)
    assert done.returncode == Exit.OK, done.stderr
    return done.stdout


def told(clone: Clone, *words: str) -> Any:
    return json.loads(said(clone, *words, "--json"))


def code_of(clone: Clone, state: str) -> str:
    return str(next(one["code"] for one in told(clone, "orders", "list", "--state", state)))


@pytest.mark.parametrize(
    "words", [("people",), ("people", "show", "@putri"), ("orders",), ("stock",), ("wallet", "show", "@putri"),
              ("dashboard",)],
)  # fmt: skip
def test_screens_fit_and_cannot_rule_the_terminal(shop: Clone, words: tuple[str, ...]) -> None:
    shown = said(shop, *words)
    assert max(map(console.columns, shown.splitlines())) <= console.WIDTH, shown
    assert not {sign for sign in shown if sign < " " and sign != "\n"} | ({"\u202e"} & set(shown))


def test_people_are_found_by_any_of_their_names(shop: Clone) -> None:
    number = told(shop, "people", "find", "putri")[0]["number"]
    for who in ("@putri", "@PUTRI", str(PUTRI), number):
        assert told(shop, "people", "show", who)["id"] == PUTRI
    assert [one["id"] for one in told(shop, "people", "list", "--role", "owner")] == [BUDI]
    assert told(shop, "people", "list", "--banned") == []
    missing = shop.types("people", "show", "@nobody")
    assert (missing.returncode, "Nobody is known as" in missing.stderr) == (Exit.PROBLEM, True)


def test_roles_are_given_and_the_last_owner_stays(shop: Clone) -> None:
    assert told(shop, "people", "role", "@putri", "admin")["role"] == "admin"
    assert shop.types("people", "role", "@budi", "customer").returncode == Exit.PROBLEM
    assert shop.types("people", "role", "@putri", "king").returncode == Exit.USAGE


def test_orders_are_filtered(shop: Clone) -> None:
    assert {one["state"] for one in told(shop, "orders")} == {"waiting", "delivered"}
    assert [one["person"] for one in told(shop, "orders", "list", "--who", "@putri")] == [PUTRI]
    assert told(shop, "orders", "list", "--until", "2020-01-01") == []
    assert shop.types("orders", "list", "--since", "yesterday").returncode == Exit.USAGE


def test_order_is_shown_without_its_goods(shop: Clone) -> None:
    code = code_of(shop, "delivered")
    shown = said(shop, "orders", "show", code.lower().replace("-", ""))
    assert "Rp 20,000" in shown
    assert "delivered, by shopbot" in shown
    assert "GOODS" not in shown + json.dumps(told(shop, "orders", "show", code))


def test_order_is_cancelled_while_the_shop_runs_and_its_goods_are_free(shop: Clone) -> None:
    code = code_of(shop, "waiting")
    with serving(shop):
        assert f"Order {code} is cancelled" in said(shop, "orders", "cancel", code)
    assert told(shop, "stock")[0]["available"] == 2
    refused = shop.types("orders", "cancel", code_of(shop, "delivered"))
    assert (refused.returncode, "Nothing was changed." in refused.stderr) == (Exit.PROBLEM, True)


def test_stock_is_imported_after_a_look_at_what_would_happen(shop: Clone) -> None:
    (shop.root / "codes.txt").write_text("GOODS-1\nGOODS-2\nNEW-1\nNEW-1\n\n=NEW-2\n")
    refused = shop.types("stock", "import", "101", "codes.txt", answers="no\n")
    assert refused.returncode == Exit.PROBLEM
    assert "2 units would be added." in refused.stderr
    assert "2 there already, 1 sold before, 1 empty" in refused.stdout
    assert told(shop, "stock")[0]["available"] == 1
    assert "Added 2 units" in said(shop, "stock", "import", "101", "codes.txt", answers="add\n")
    assert "Added 0 units" in said(shop, "stock", "import", "101", "codes.txt", "--yes")
    assert told(shop, "stock")[0]["available"] == 3


def test_table_is_imported_as_the_chat_does(shop: Clone) -> None:
    (shop.root / "accounts.csv").write_text('email,password\na@example.com,"x,1"\nb@example.com,y\n')
    done = told(shop, "stock", "import", "101", "accounts.csv", "--yes", "--note", "batch of May", "--cost", "12k")
    assert (done["new"], len(done["batches"])) == (2, 1)
    said(shop, "stock", "export", "101", "--to", "left.txt", answers="101\n")
    assert "a@example.com | x,1" in (shop.root / "left.txt").read_text()


def test_large_import_is_one_under_its_key_although_it_is_many_events(shop: Clone) -> None:
    (shop.root / "many.txt").write_text("".join(f"MANY-{number}\n" for number in range(5_000)))
    with serving(shop):
        done = told(shop, "stock", "import", "101", "many.txt", "--yes", "--key", "may")
        again = told(shop, "stock", "import", "101", "many.txt", "--yes", "--key", "may")
    assert (done["new"], len(done["batches"])) == (5_000, 3)
    assert again == done
    assert told(shop, "stock")[0]["available"] == 5_001


def test_bar_moves_on_a_terminal_and_nowhere_else(shop: Clone) -> None:
    (shop.root / "many.txt").write_text("".join(f"MANY-{number}\n" for number in range(3_000)))
    words = [sys.executable, "-P", "-m", "shopbot.cli", "stock", "import", "101", "many.txt", "--yes"]
    ours, theirs = pty.openpty()
    with subprocess.Popen(words, cwd=shop.root, env=shop.env(), stdout=subprocess.PIPE, stderr=theirs) as typed:
        os.close(theirs)
        assert typed.stdout
        assert "\x1b" not in typed.stdout.read().decode()
    drawn = os.read(ours, 65_536).decode()
    os.close(ours)
    assert "66%" in drawn
    assert "100%" in drawn
    assert shop.types("stock", "import", "101", "many.txt", "--yes", "--again").stderr == ""


def test_goods_leave_only_after_the_word_and_only_into_a_private_new_file(shop: Clone) -> None:
    path = shop.root / "left.txt"
    refused = shop.types("stock", "export", "101", "--to", "left.txt", answers="yes\n")
    assert (refused.returncode, path.exists()) == (Exit.PROBLEM, False)
    said(shop, "stock", "export", "101", "--to", "left.txt", answers="101\n")
    assert path.read_text() == "GOODS-3\n"
    assert path.stat().st_mode & 0o777 == 0o600
    assert shop.types("stock", "export", "101", "--to", "left.txt", answers="101\n").returncode == Exit.USAGE
    opened = shop.open()
    rows = opened.reader().rows("SELECT actor FROM audit WHERE action = 'stock.export'")
    opened.close()
    assert [row["actor"] for row in rows] == ["terminal"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("stock", "import", "999", "codes.txt", "--yes"), Exit.PROBLEM),
        (("stock", "import", "101", "nowhere.txt", "--yes"), Exit.NO_FILE),
        (("stock", "import", "101", "bad.txt", "--yes"), Exit.PROBLEM),
        (("stock", "export", "101", "--to", "no/such/folder.txt"), Exit.IO),
        (("wallet", "add", "@putri", "much", "--reason", "x"), Exit.PROBLEM),
        (("wallet", "add", "@putri", "10k", "--reason", " "), Exit.PROBLEM),
        (("wallet", "take", "@putri", "10m", "--reason", "x"), Exit.PROBLEM),
        (("wallet",), Exit.USAGE),
        (("orders", "show", "K7Q2-94MX"), Exit.PROBLEM),
        (("sales", "orders", "--to", "no/such/folder.csv"), Exit.IO),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(shop: Clone, words: tuple[str, ...], code: Exit) -> None:
    (shop.root / "codes.txt").write_text("A\n")
    (shop.root / "bad.txt").write_bytes(b"\xff\xfe\x00")
    done = shop.types(*words)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("shopbot: ")


def test_wallet_is_changed_and_shown_with_its_reason(shop: Clone) -> None:
    assert told(shop, "wallet", "set", "@wang", "12500", "--reason", "opening")["balance"] == 12_500
    entry = told(shop, "wallet", "show", "@wang")["entries"][0]
    assert (entry["actor"], entry["note"], entry["money"]["amount"]) == ("terminal", "opening", 12_500)


def test_table_of_sales_is_one_that_no_spreadsheet_calculates(shop: Clone) -> None:
    assert "1 rows are in sales.csv" in said(shop, "sales", "orders", "--to", "sales.csv")
    path: Path = shop.root / "sales.csv"
    assert path.stat().st_mode & 0o777 == 0o600
    row = next(iter(csv.DictReader(io.StringIO(path.read_text()))))
    assert row["name"].startswith("'=Putri")
    assert (row["total"], row["currency"], row["paid_by"], row["product"]) == ("20000", "IDR", "wallet", "101")
    legs = list(csv.DictReader(io.StringIO(said(shop, "sales", "postings"))))
    assert sum(int(leg["amount"]) for leg in legs) == 0
    assert any(leg["amount"].startswith("-") for leg in legs), "a number stays one"
    assert told(shop, "sales", "orders", "--until", "2020-01-01") == []


def test_dashboard_counts_what_there_is(shop: Clone) -> None:
    found = told(shop, "dashboard")
    assert (found["people"], found["orders_waiting"], found["today"]["orders"]) == (3, 1, 1)
    assert found["today"]["revenue"] == {"amount": 20_000, "currency": "IDR"}
    assert found["held"] == [{"amount": 20_000, "currency": "IDR"}]
    assert (found["runs"], found["backup"]) == (False, None)
    with serving(shop):
        assert told(shop, "dashboard")["runs"]


def test_tables_cut_the_column_that_may_give() -> None:
    rows = [("a", "王" * 60, 1), ("bb", "x", 22)]
    lines = console.table(("one", "two", "three"), rows, give=1, width=30).splitlines()
    assert [console.columns(line) for line in lines] == [30, 30, 30]
    assert lines[1].startswith("a    王王")
    assert "…" in lines[1]


@pytest.mark.parametrize(
    ("amount", "shown"), [(0, "0 B"), (999, "999 B"), (1234, "1.2 kB"), (640_000, "640 kB"), (12_345_678, "12.3 MB")]
)
def test_sizes_are_read_at_a_glance(amount: int, shown: str) -> None:
    assert console.size(amount) == shown
