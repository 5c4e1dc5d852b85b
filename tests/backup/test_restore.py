"""A restore of a backup of any age: nothing is sold, credited or given back twice, with the witness and without it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from shopbot.backup import chunks, restore
from shopbot.backup.refusals import UnknownMaker
from shopbot.db import connection
from shopbot.db.connection import ReadConnection
from shopbot.db.store import Files
from shopbot.errors import BehindAnchor
from shopbot.trade import checks, held, products, stock
from tests.backup.lives import PRICE, RECOVERY, Life
from tests.db.witnessed import MASTER, OWNER


@pytest.fixture
def life(tmp_path: Path) -> Iterator[Life]:
    made = Life(tmp_path / "shop")
    yield made
    made.close()


def lived(life: Life) -> tuple[int, int]:
    """Let a shop sell, be backed up, and sell on; return a buyer and a product."""
    buyer, product = life.joins(9 * PRICE), life.stocks(9)
    life.buys_one(buyer, product)
    life.back_up()
    life.buys_one(buyer, product)
    life.pays(buyer, life.begins(buyer))
    life.looks()
    life.buys_one(life.joins(PRICE), product)
    return buyer, product


def closed(life: Life) -> None:
    """Close a shop whose disk is well."""
    life.clerk.stop()
    life.store.close()


def test_with_the_witness_the_shop_goes_on_as_if_nothing_had_happened(life: Life, tmp_path: Path) -> None:
    lived(life)
    saved = life.loses_disk(tmp_path / "kept")
    done = life.restored(life.archives[0], witness_file=saved)
    assert (done.complete, done.held) == (True, {})
    life.looks()
    life.require_fair(exactly=True)
    life.spends_all()
    assert len(life.world.shown) == 9


def test_a_catalogue_as_it_was_takes_nothing_of_what_was_sold_since(life: Life) -> None:
    buyer, product = life.joins(9 * PRICE), life.stocks(9)
    life.back_up()
    life.told(lambda tx: products.edit(tx, product, OWNER, title="Spoilt"))
    life.buys_one(buyer, product)
    closed(life)
    assert life.restored(life.archives[0], master=MASTER, as_it_was=True).complete
    assert life.clerk.write(lambda tx: products.sure(tx, product).title) != "Spoilt"
    life.require_fair(exactly=True)
    life.spends_all()
    assert len(life.world.shown) == 9


def test_a_restore_of_what_was_lost_keeps_what_staff_changed_since(life: Life) -> None:
    product = life.stocks(1)
    life.back_up()
    life.told(lambda tx: products.edit(tx, product, OWNER, title="Better"))
    closed(life)
    assert life.restored(life.archives[0], master=MASTER).complete
    assert life.clerk.write(lambda tx: products.sure(tx, product).title) == "Better"


def test_without_the_witness_nothing_goes_on_by_itself(life: Life, tmp_path: Path) -> None:
    lived(life)
    life.loses_disk(tmp_path / "kept", witness=False)
    done = life.restored(life.archives[0])
    assert (done.why, done.held["people"]) == (restore.NO_WITNESS, 1)
    life.looks()
    life.spends_all()
    assert len(life.world.shown) == 3  # no more than before
    found = held.summary(reader(life))
    assert found is not None
    assert (found.products, found.units, found.people) == (1, 8, 1)


def reader(life: Life) -> ReadConnection:
    return life.store.reader()


def test_sabotage_a_restore_that_forgets_the_witness_but_opens_for_sale_sells_twice(
    life: Life, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lived(life)
    life.loses_disk(tmp_path / "kept", witness=False)
    monkeypatch.setattr(held, "hold_back", lambda tx, restored: {})
    life.restored(life.archives[0])
    with pytest.raises(AssertionError, match="twice"):
        life.spends_all()


def test_sabotage_a_restore_that_gives_numbers_again_credits_the_wrong_payment(
    life: Life, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    buyer, _ = lived(life)
    life.loses_disk(tmp_path / "kept", witness=False)
    monkeypatch.setattr("shopbot.trade.recovering.raise_floors", lambda tx: None)
    life.restored(life.archives[0])
    before = set(life.world.numbers)
    assert life.begins(buyer) in before


def test_numbers_given_away_in_the_gap_are_not_given_again(life: Life, tmp_path: Path) -> None:
    buyer, _ = lived(life)
    before = set(life.world.numbers)
    life.loses_disk(tmp_path / "kept", witness=False)
    life.restored(life.archives[0])
    assert life.begins(buyer) not in before
    assert life.begins(buyer, 900) not in before


def test_new_money_after_an_incomplete_restore_is_credited_at_once(life: Life, tmp_path: Path) -> None:
    buyer, _ = lived(life)
    life.loses_disk(tmp_path / "kept", witness=False)
    life.restored(life.archives[0])
    life.clock.advance(600)
    life.pays(buyer, life.begins(buyer))
    life.looks()
    assert life.holds(buyer) == 700


def test_what_the_owner_lets_go_is_there_again(life: Life, tmp_path: Path) -> None:
    buyer, product = lived(life)
    life.loses_disk(tmp_path / "kept", witness=False)
    life.restored(life.archives[0])
    life.clerk.write(lambda tx: held.release_person(tx, buyer, OWNER))
    freed = life.clerk.write(lambda tx: held.release_product(tx, product, OWNER))
    assert (life.holds(buyer), freed) == (8 * PRICE, 8)
    assert held.summary(reader(life)).nothing  # type: ignore[union-attr]


def test_a_payment_of_the_gap_is_told_to_its_payer_and_credited_once_the_owner_says_so(
    life: Life, tmp_path: Path
) -> None:
    buyer = life.joins()
    attempt = life.begins(buyer)
    life.stocks(1)
    life.back_up()
    life.pays(buyer, attempt)
    life.loses_disk(tmp_path / "kept", witness=False)
    life.restored(life.archives[0])
    life.looks()
    assert life.holds(buyer) == 0
    rows = reader(life).rows("SELECT name FROM outbox WHERE chat = ? AND state = 'due'", buyer)
    assert "payment-held" in [row["name"] for row in rows]
    waiting = held.held_payments(reader(life))
    life.clerk.write(lambda tx: held.release_payment(tx, waiting.items[0].receipt, OWNER))
    assert life.holds(buyer) == 700
    assert checks.check_all(reader(life), life.store.keys) == []


def test_gifts_and_refunds_of_before_are_put_aside_until_the_owner_decides(life: Life, tmp_path: Path) -> None:
    buyer, product = life.joins(PRICE), life.stocks(3)
    life.buys_one(buyer, product)
    code = life.voucher()
    life.back_up()
    life.redeems(buyer, code)
    life.refunds(buyer)
    life.loses_disk(tmp_path / "kept", witness=False)
    life.restored(life.archives[0])
    life.redeems(buyer, code)
    life.refunds(buyer)
    assert life.holds(buyer) == 0
    assert held.held_money(reader(life)).items[0].money.amount == 300 + PRICE


# --- on the machine where the shop was ---


def test_on_the_same_machine_the_file_itself_says_whether_the_end_is_there(life: Life) -> None:
    lived(life)
    life.clerk.stop()
    life.store.close()
    done = life.restored(life.archives[0], master=MASTER)
    assert done.complete
    life.looks()
    life.require_fair(exactly=True)
    assert (life.store.files.replaced / done.stamp / "shop.db").is_file()


def test_killed_shop_whose_last_commit_never_reached_the_witness_is_complete_all_the_same(life: Life) -> None:
    buyer, product = lived(life)
    life.clerk._scribe.write = lambda: None  # type: ignore[union-attr, method-assign]  # killed before it
    life.buys_one(buyer, product)
    life.die()
    done = life.restored(life.archives[0], master=MASTER)
    assert done.complete
    life.require_fair(exactly=True)


def test_a_rotten_file_is_restored_completely_when_anchor_and_witness_agree(life: Life) -> None:
    lived(life)
    life.die()
    life.store.files.main.write_bytes(b"\0" * 8192)
    done = life.restored(life.archives[0], master=MASTER)
    assert done.complete
    life.looks()
    life.require_fair(exactly=True)


def test_a_witness_that_ends_before_the_anchor_is_not_taken_for_complete(life: Life) -> None:
    lived(life)
    life.die()
    life.store.files.main.write_bytes(b"\0" * 8192)
    db = connection.open_raw(life.store.files.witness, life.store.keys.witness)
    db.execute("DELETE FROM batch WHERE n = (SELECT max(n) FROM batch)")
    db.close()
    done = life.restored(life.archives[0], master=MASTER)
    assert done.why == restore.OPEN_END
    life.looks()
    life.spends_all()
    life.require_fair(exactly=False)


def test_a_backup_from_before_an_earlier_restore_opens_in_recovery_mode(life: Life) -> None:
    lived(life)
    life.clerk.stop()
    life.store.close()
    assert life.restored(life.archives[0], master=MASTER).complete
    life.clerk.stop()
    life.store.close()
    done = life.restored(life.archives[0], master=MASTER)
    assert done.why == restore.OTHER_WITNESS
    life.spends_all()
    life.require_fair(exactly=False)


# --- and back ---


def test_undo_puts_everything_back_with_a_new_epoch(life: Life) -> None:
    lived(life)
    life.clerk.stop()
    life.store.close()
    life.store.files.witness.unlink()
    assert life.restored(life.archives[0], master=MASTER).why == restore.NO_WITNESS
    epoch = reader(life).scalar("SELECT epoch FROM shop")
    life.clerk.stop()
    life.store.close()
    restore.undo(life.store.files, MASTER, life.clock)
    life.reopen()
    assert reader(life).scalar("SELECT epoch FROM shop") == epoch + 1
    life.looks()
    life.require_fair(exactly=True)
    assert checks.check_all(reader(life), life.store.keys) == []


def test_undo_is_refused_once_goods_or_money_moved(life: Life) -> None:
    buyer, product = lived(life)
    life.clerk.stop()
    life.store.close()
    assert life.restored(life.archives[0], master=MASTER).complete
    life.buys_one(buyer, product)
    life.clerk.stop()
    life.store.close()
    with pytest.raises(restore.NotUndone):
        restore.undo(life.store.files, MASTER, life.clock)
    life.reopen()


def test_an_older_file_put_back_beside_the_new_anchor_is_refused(life: Life) -> None:
    lived(life)
    life.clerk.stop()
    life.store.close()
    old = life.store.files.main.read_bytes()
    life.restored(life.archives[0], master=MASTER)
    life.clerk.stop()
    life.store.close()
    new = life.store.files.main.read_bytes()
    life.store.files.main.write_bytes(old)
    with pytest.raises(BehindAnchor, match="older than the shop was"):
        life.reopen()
    life.store.files.main.write_bytes(new)
    life.reopen()


def test_stock_of_a_frozen_batch_is_not_counted_as_free(life: Life, tmp_path: Path) -> None:
    _, product = lived(life)
    life.loses_disk(tmp_path / "kept", witness=False)
    life.restored(life.archives[0])
    assert stock.count(reader(life), product).available == 0
    assert RECOVERY.public.startswith("age1")


# --- what the witness keeps, and pieces of it elsewhere ---


def test_the_witness_reaches_back_eight_days_also_for_a_backup_that_is_kept_elsewhere(life: Life) -> None:
    buyer, product = life.joins(9 * PRICE), life.stocks(9)
    for _ in range(3):
        life.back_up()
        life.buys_one(buyer, product)
    files, keys = life.store.files, life.store.keys
    elsewhere = life.archives[0].rename(life.archives[0].with_suffix(".elsewhere"))
    assert chunks.prune(files, keys, life.clock.now()) == 0
    closed(life)
    assert life.restored(elsewhere, master=MASTER).complete
    life.require_fair(exactly=True)


def test_what_is_older_than_eight_days_leaves_the_witness(life: Life) -> None:
    buyer, product = life.joins(9 * PRICE), life.stocks(9)
    for _ in range(3):
        life.back_up()
        life.buys_one(buyer, product)
    files, keys = life.store.files, life.store.keys
    assert chunks.prune(files, keys, life.clock.now() + 2 * chunks.KEPT_SECONDS) > 0
    closed(life)
    assert life.restored(life.archives[2], master=MASTER).complete
    life.require_fair(exactly=True)


def test_pieces_kept_elsewhere_are_complete_only_if_the_anchor_says_so(life: Life, tmp_path: Path) -> None:
    lived(life)
    found = chunks.following(life.store.files, life.store.keys, None, 0, RECOVERY.public)
    assert found is not None
    piece = tmp_path / found.name
    piece.write_bytes(found.content)
    life.loses_disk(tmp_path / "kept", witness=False)
    done = life.restored(life.archives[0], pieces=[piece], pieces_identity=RECOVERY.identity)
    assert (done.why, done.rows > 0) == (restore.PIECES, True)
    life.looks()
    life.spends_all()
    life.require_fair(exactly=False)


# --- whose backup it is ---


def test_a_backup_forged_with_the_public_recovery_key_is_refused_where_the_shop_still_has_its_key(life: Life) -> None:
    lived(life)
    life.clerk.stop()
    life.store.close()
    before = life.store.files.main.read_bytes()
    with pytest.raises(UnknownMaker):
        life.restored(life.archives[0], master=bytes(32))
    assert life.store.files.main.read_bytes() == before
    life.reopen()


def test_sabotage_a_backup_of_an_older_key_is_taken_when_somebody_says_so(life: Life, tmp_path: Path) -> None:
    lived(life)
    other, empty = bytes(range(9, 41)), Files(tmp_path / "other")
    with pytest.raises(UnknownMaker):
        restore.whole(empty, life.archives[0], RECOVERY.identity, life.clock, master=other)
    done = restore.whole(empty, life.archives[0], RECOVERY.identity, life.clock, master=other, older_key=True)
    assert done.master.reveal() == other.hex()
