"""What people hear of a restore: staff once, whoever's balance is put aside and given back, each in their language."""

from collections.abc import Iterator

import pytest

from shopbot.backup import restore
from shopbot.db.tx import Tx
from shopbot.errors import Refusal
from shopbot.host import restoring
from shopbot.testing import TestShop
from shopbot.texts.formats import LANGUAGES
from shopbot.trade import held, ledger
from shopbot.trade.money import Money

OWNER = 1000


@pytest.fixture
def shop() -> Iterator[TestShop]:
    made = TestShop("home", owner=OWNER)
    made.person("Budi", id=OWNER).says("/start")
    yield made
    made.close()


def restored(shop: TestShop, why: str | None) -> None:
    def work(tx: Tx) -> None:
        now = tx.now
        number = held.note(tx, OWNER, made_at=now - 900, known_at=now - 600, why=why, rows=12, facts={})
        if why:
            held.set_facts(tx, number, held.hold_back(tx, number))
        restoring.tell(tx)

    shop.do(work)
    shop.settle()


def seen(shop: TestShop, person: int) -> str:
    return "\n".join(str(message) for message in shop.chats.messages[person].values())


def test_staff_hear_once_that_nothing_is_missing(shop: TestShop) -> None:
    restored(shop, None)
    assert "nothing that was promised is missing" in seen(shop, OWNER)
    before = len(shop.chats.messages[OWNER])
    shop.do(restoring.tell)
    shop.settle()
    assert len(shop.chats.messages[OWNER]) == before


@pytest.mark.parametrize("why", restore.WHY)
def test_staff_hear_what_is_missing_and_where_to_decide(shop: TestShop, why: str) -> None:
    restored(shop, why)
    assert "something is missing" in seen(shop, OWNER)
    assert "/backup" in seen(shop, OWNER)
    assert "restore-why" not in seen(shop, OWNER)


@pytest.mark.parametrize("language", LANGUAGES)
def test_whose_balance_is_put_aside_hears_it_and_hears_when_it_is_back(shop: TestShop, language: str) -> None:
    sari = shop.person("Sari", language=language)
    sari.says("/start")
    shop.do(lambda tx: ledger.adjust(tx, sari.id, Money(50_000, "IDR"), OWNER, "for the test", "once"))
    count = len(shop.chats.messages[sari.id])
    restored(shop, restore.NO_WITNESS)
    assert len(shop.chats.messages[sari.id]) == count + 1
    assert ledger.balance(shop.db, sari.id, "IDR").is_zero
    shop.do(lambda tx: held.release_person(tx, sari.id, OWNER))
    shop.settle()
    assert len(shop.chats.messages[sari.id]) == count + 2
    assert ledger.balance(shop.db, sari.id, "IDR").amount == 50_000


def test_staff_hear_why_a_restore_came_to_nothing_and_that_one_was_taken_back(shop: TestShop) -> None:
    shop.do(lambda tx: restoring.tell_failed(tx, Refusal("the backup is damaged")))
    shop.do(restoring.tell_undone)
    shop.settle()
    assert "the backup is damaged" in seen(shop, OWNER)
    assert "taken back" in seen(shop, OWNER)
