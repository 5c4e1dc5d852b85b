"""The terminal changes a shop once, running or closed, whoever dies: each command here is a process of its own."""

import json
import random
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from shopbot.clock import Clock
from shopbot.commands import counter
from shopbot.commands.counter import Shop
from shopbot.db import store, tables
from shopbot.db.tx import Tx
from shopbot.errors import AlreadyRunning, Exit, Refusal
from shopbot.trade import checks, ledger, people, products, terms
from shopbot.trade.money import Money
from tests.commands.clone import Clone, clerk_of, serving

PUTRI = 7002
ADD = ("wallet", "add", str(PUTRI), "1000", "--reason", "cash")
KILLED = 24


def settle_in(tx: Tx) -> None:
    terms.set_currency(tx, "IDR")
    people.meet(tx, 7001, "Budi", "budi", "id")
    people.meet(tx, PUTRI, "Putri", "putri", "id")
    people.set_role(tx, 7001, "owner", "test")
    products.create(tx, "test", "Lumina", Money(20_000, "IDR"), number=101)


def lived_in(clone: Clone) -> Shop:
    """Set a shop up with two people and a product, and return it as the terminal sees it."""
    master = clone.set_up()
    opened = clone.open()
    clerk = clerk_of(clone, opened)
    clerk.write(settle_in)
    opened.close()
    return Shop(clone.config(), master)


def balance(shop: Shop) -> int:
    with shop.look() as seen:
        assert checks.check_all(seen.reader, seen.keys) == []
        return ledger.balance(seen.reader, PUTRI, "IDR").amount


class Typist:
    """Types commands at a clone, each in a process that can be killed."""

    def __init__(self, clone: Clone) -> None:
        script = Path(__file__).parent / "typist.py"
        self._process = subprocess.Popen(
            [sys.executable, "-P", script], cwd=clone.root, env=clone.env(), stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def _say(self, *words: object) -> int:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(words) + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def types(self, *words: str, kill_after: int = -1) -> int:
        """Type a command; kill it after so many milliseconds, or let it end. Return its exit code."""
        self._say("type", words)
        return self._say("kill", kill_after)

    def begins(self, *words: str) -> None:
        self._say("type", words)

    def ends(self) -> int:
        return self._say("kill", -1)

    def starts_shop(self) -> None:
        self._say("shop")

    def kills_shop(self) -> None:
        self._say("end")

    def close(self) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()


@pytest.fixture
def typist(clone: Clone) -> Iterator[Typist]:
    typing = Typist(clone)
    yield typing
    typing.close()


def test_closed_shop_is_changed_and_starts_again(clone: Clone) -> None:
    shop = lived_in(clone)
    done = clone.types(*ADD, "--json")
    assert done.returncode == Exit.OK, done.stderr
    assert json.loads(done.stdout) == {"id": PUTRI, "balance": 1000, "currency": "IDR"}
    assert balance(shop) == 1000
    with serving(clone):
        assert balance(shop) == 1000, "the anchor would refuse a file that is not as it remembers it"


def test_running_shop_makes_the_change_itself(clone: Clone) -> None:
    shop = lived_in(clone)
    with serving(clone):
        assert clone.types(*ADD, "--key", "one").returncode == Exit.OK
        assert clone.types(*ADD, "--key", "one").returncode == Exit.OK
        refused = clone.types("people", "ban", "@budi", "--reason", "x")
        assert balance(shop) == 1000
    assert (refused.returncode, refused.stderr) == (
        Exit.PROBLEM, "shopbot: An owner cannot be banned.\nNothing was changed.\n",
    )  # fmt: skip


def test_terminal_writes_nothing_but_the_event(clone: Clone) -> None:
    shop = lived_in(clone)
    opened = clone.open()
    try:
        before = sizes(opened)
        with pytest.raises(Refusal, match="stored and will be done") as refused:
            ask(shop, wait=0.3)
        assert refused.value.exit_code == Exit.PENDING
        assert {name for name, count in sizes(opened).items() if count != before.get(name)} == {"inbox"}
    finally:
        opened.close()
    assert ask(shop)["balance"] == 1000
    assert ask(shop)["balance"] == 1000


def sizes(opened: store.Store) -> Mapping[str, int]:
    volatile = ("witness_due",)  # triggers of the witness note that the inbox has a new row
    return {name: count for name, count in tables.sizes(opened.writer).items() if name not in volatile}


def ask(shop: Shop, wait: float = counter.WAIT_SECONDS) -> Any:
    told = {"person": PUTRI, "amount": 1000, "currency": "IDR", "reason": "cash", "key": "terminal:pending"}
    return Shop(shop.config, shop.master, wait).ask("wallet.change", told, "pending")


def test_shop_that_stops_while_somebody_waits_is_opened_by_whoever_waits(clone: Clone) -> None:
    shop = lived_in(clone)
    opened = clone.open()
    left = threading.Timer(0.5, opened.close)
    left.start()
    assert ask(shop)["balance"] == 1000
    left.join()
    assert balance(shop) == 1000


def test_what_was_stored_before_the_shop_died_is_done_by_the_next_start(clone: Clone) -> None:
    shop = lived_in(clone)
    opened = clone.open()
    with pytest.raises(Refusal):
        ask(shop, wait=0.3)
    opened.abandon()
    with serving(clone) as clerk:
        clerk.wake()
        assert ask(shop)["balance"] == 1000
    assert balance(shop) == 1000


def test_shop_that_starts_waits_for_a_command_that_holds_its_lock(clone: Clone) -> None:
    lived_in(clone)
    lock = store.Lock(store.Files(clone.data).lock)
    threading.Timer(0.3, lock.release).start()
    store.open_store(clone.data, bytes.fromhex((clone.data / "shop.key").read_text()), Clock(), patience=5).close()
    lock = store.Lock(store.Files(clone.data).lock)
    with pytest.raises(AlreadyRunning):
        clone.open()
    lock.release()


def test_error_in_a_closed_shop_is_told_with_its_code_and_changes_nothing(clone: Clone) -> None:
    shop = lived_in(clone)
    with pytest.raises(Refusal, match=r"E-\w{4}") as refused:
        shop.ask("stock.add", {"product": 1, "lines": ["A"], "note": None, "cost": 10**30, "again": False})
    assert refused.value.exit_code == Exit.BUG
    with shop.look() as seen:
        assert seen.reader.scalar("SELECT count(*) FROM stock_batch") == 0


def test_commands_that_die_at_any_moment_count_once(clone: Clone, typist: Typist) -> None:
    shop, chance = lived_in(clone), random.Random(20261121)
    for number in range(KILLED):
        if number == KILLED // 2:
            typist.starts_shop()
        typist.types(*ADD, "--key", f"k{number}", kill_after=chance.randrange(400))
        assert typist.types(*ADD, "--key", f"k{number}") == Exit.OK
    typist.kills_shop()
    assert balance(shop) == 1000 * KILLED


def test_without_a_key_some_of_them_would_count_twice(clone: Clone, typist: Typist) -> None:
    shop = lived_in(clone)
    for number in range(KILLED):
        typist.types(*ADD, kill_after=150 + 20 * number)
        assert typist.types(*ADD) == Exit.OK
    assert balance(shop) > 1000 * KILLED


def test_shop_that_dies_at_any_moment_changes_once(clone: Clone, typist: Typist) -> None:
    shop, chance = lived_in(clone), random.Random(20261122)
    for number in range(KILLED // 2):
        typist.starts_shop()
        threading.Event().wait(chance.random() * 0.3)
        typist.begins(*ADD, "--key", f"k{number}")
        threading.Event().wait(chance.random() * 0.5)
        typist.kills_shop()
        assert typist.types(*ADD, "--key", f"k{number}") == Exit.OK
    assert balance(shop) == 1000 * (KILLED // 2)
