"""What was told to anybody outside stands in the witness, and a copy of any age catches up with it exactly."""

import random
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from shopbot.db import connection, errands, witness
from shopbot.db.tx import Tx
from shopbot.errors import DamagedFile, NoFile
from tests.db.witnessed import Witnessed, anything, catch_up, contents


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Witnessed]:
    made = Witnessed(tmp_path / "shop")
    yield made
    made.close()


def rows(shop: Witnessed) -> dict[str, list[tuple[object, ...]]]:
    return contents(shop.store.writer)


@pytest.mark.parametrize("seed", range(6))
def test_a_copy_of_any_moment_catches_up_exactly_whatever_was_changed(
    shop: Witnessed, tmp_path: Path, seed: int
) -> None:
    rng = random.Random(seed)
    shop.make_tables()
    copies = []
    for turn in range(60):
        if rng.random() < 0.15:
            copies.append(shop.copy(tmp_path / f"copy-{turn}"))
        shop.do(*(anything(rng) for _ in range(rng.randint(1, 5))))
    for copy in copies:
        assert shop.caught_up(copy).stopped == ""
        assert contents(copy) == rows(shop)
        copy.close()


def test_a_copy_made_before_purchases_catches_up_with_them(shop: Witnessed, tmp_path: Path) -> None:
    buyer, product = shop.somebody(9_000), shop.product(5)
    copy = shop.copy(tmp_path / "copy")
    for _ in range(3):
        shop.buys(buyer, product)
    shop.buys(shop.somebody(1_000), product)
    replayed = shop.caught_up(copy)
    assert contents(copy) == rows(shop)
    assert (replayed.seq, replayed.head) == (
        shop.store.writer.execute("SELECT seq FROM shop").fetchone()[0],
        shop.store.writer.execute("SELECT hash FROM audit ORDER BY id DESC").fetchone()[0],
    )
    copy.close()


def test_what_a_trigger_forgets_would_show(shop: Witnessed, tmp_path: Path) -> None:
    """The sabotage twin: without one of the triggers the copy differs."""
    shop.make_tables()
    shop.do("INSERT INTO hello_one (word) VALUES ('before')")
    copy = shop.copy(tmp_path / "copy")
    shop.store.writer.execute("DROP TRIGGER witness_changed_hello_one")
    shop.clerk._scribe._schema = shop.clerk._scribe._version()  # type: ignore[union-attr]  # or it would be put back
    shop.do("UPDATE hello_one SET word = 'after'")
    shop.caught_up(copy)
    assert contents(copy) != rows(shop)
    copy.close()


def test_a_trigger_that_was_taken_away_is_put_back(shop: Witnessed) -> None:
    shop.store.writer.execute("DROP TRIGGER witness_gone_orders")
    shop.do("UPDATE shop SET seq = seq")
    assert witness.installed(shop.store.writer)


def test_rows_of_a_table_that_a_plugin_brings_while_the_shop_runs_are_kept(shop: Witnessed, tmp_path: Path) -> None:
    shop.do("CREATE TABLE late_one (id INTEGER PRIMARY KEY) STRICT", "INSERT INTO late_one VALUES (7)")
    reading = witness.OpenReading(shop.store.files.witness, shop.store.keys)
    last = list(reading.sound(shop.store.keys))[-1]
    reading.close()
    assert last.rows["late_one"] == ([], [[7]])


def test_an_errand_leaves_only_after_it_is_written_down(shop: Witnessed) -> None:
    seen: list[int] = []
    shop.clerk._after = lambda effects: seen.append(end(shop))

    def send(tx: Tx) -> None:
        errands.send(tx, "hello", "open", {}, "open:1")

    shop.clerk.write(send)
    assert seen == [shop.store.writer.execute("SELECT seq FROM shop").fetchone()[0]]


def test_menus_and_taps_are_not_written_down(shop: Witnessed) -> None:
    shop.do("INSERT INTO screen VALUES (1, 2, 0, 0)")
    before = end(shop)
    shop.do("UPDATE screen SET below = below + 1", "INSERT INTO nonce VALUES ('n', 1, 'x', 'y', '', 9, NULL)")
    shop.do(
        "INSERT INTO inbox (source, key, body, seed, received_at, due_at)"
        " VALUES ('telegram:1', '1', '{}', x'', 1, 9999999999)"
    )
    assert end(shop) == before


def end(shop: Witnessed) -> int:
    return witness.reach(shop.store.files.witness, shop.store.keys)[1]


# --- dying ---


def test_killed_between_commit_and_witness_it_is_written_down_at_the_next_start(
    shop: Witnessed, tmp_path: Path
) -> None:
    buyer, product = shop.somebody(9_000), shop.product()
    copy = shop.copy(tmp_path / "copy")
    shop.clerk._scribe.write = lambda: None  # type: ignore[union-attr, method-assign]  # the process is killed here
    shop.buys(buyer, product)
    shop.die()
    shop.reopen()
    shop.do("UPDATE product SET low_told = low_told")
    assert shop.lost == []
    shop.caught_up(copy)
    assert contents(copy) == rows(shop)
    copy.close()


def test_killed_between_commit_and_witness_it_is_written_down_though_the_next_start_has_nothing_to_do(
    shop: Witnessed, tmp_path: Path
) -> None:
    """Its first turn took the notes for written down, and had written none of the rows."""
    shop.make_tables()
    copy = shop.copy(tmp_path / "copy")
    shop.clerk._scribe.write = lambda: None  # type: ignore[union-attr, method-assign]  # the process is killed here
    shop.do("INSERT INTO hello_three VALUES ('told', 1.5)")
    shop.die()
    assert not shop.reopen().clerk.turn()
    shop.do("INSERT INTO hello_four VALUES ('later')")
    shop.caught_up(copy)
    assert contents(copy) == rows(shop)
    copy.close()


def test_killed_after_the_witness_a_batch_is_only_written_twice(shop: Witnessed, tmp_path: Path) -> None:
    buyer, product = shop.somebody(9_000), shop.product()
    copy = shop.copy(tmp_path / "copy")
    shop.buys(buyer, product)
    shop.die()
    shop.reopen()
    shop.buys(buyer, product)
    assert shop.lost == []
    assert shop.caught_up(copy).stopped == ""
    assert contents(copy) == rows(shop)
    copy.close()


# --- a witness that is not what it should be ---


def test_a_lost_witness_is_begun_anew_loudly_and_does_not_cover_what_came_before(shop: Witnessed) -> None:
    shop.buys(shop.somebody(9_000), shop.product())
    shop.close()
    before = connection.open_writer(shop.store.files.main, shop.store.keys)
    seq = before.execute("SELECT seq FROM shop").fetchone()[0]
    before.close()
    shop.store.files.witness.unlink()
    shop.reopen().buys(shop.somebody(9_000), shop.product())
    assert len(shop.lost) == 1
    since, _ = witness.reach(shop.store.files.witness, shop.store.keys)
    assert since == seq


def test_an_older_witness_put_back_is_begun_anew(shop: Witnessed, tmp_path: Path) -> None:
    shop.buys(shop.somebody(9_000), shop.product())
    shop.close()
    old = shop.store.files.witness.read_bytes()
    shop.reopen().buys(shop.somebody(9_000), shop.product())
    shop.do("UPDATE product SET low_told = low_told")
    shop.close()
    shop.store.files.witness.write_bytes(old)
    shop.reopen().do("UPDATE product SET low_told = low_told")
    assert "old copy" in shop.lost[0]


@pytest.mark.parametrize("harm", [b"", b"nonsense", b"\0" * 8192])
def test_a_damaged_witness_does_not_stop_the_shop_from_selling(shop: Witnessed, harm: bytes) -> None:
    buyer, product = shop.somebody(9_000), shop.product()
    shop.buys(buyer, product)
    shop.close()
    shop.store.files.witness.write_bytes(harm)
    shop.reopen().buys(buyer, product)
    assert len(shop.lost) == 1


def test_a_witness_whose_disk_is_gone_does_not_stop_the_shop_and_goes_on_where_it_was(
    shop: Witnessed, tmp_path: Path
) -> None:
    buyer, product = shop.somebody(9_000), shop.product(5)
    copy = shop.copy(tmp_path / "copy")
    shop.buys(buyer, product)
    shop.clerk._scribe._witness._db.close()  # type: ignore[union-attr]  # what a disk that was pulled looks like
    shop.buys(buyer, product)
    assert len(shop.lost) == 1
    shop.clock.advance(60)
    shop.buys(buyer, product)
    assert len(shop.lost) == 1
    shop.caught_up(copy)
    assert contents(copy) == rows(shop)
    copy.close()


def test_a_batch_that_was_taken_out_or_changed_ends_what_is_believed(shop: Witnessed) -> None:
    buyer, product = shop.somebody(9_000), shop.product(5)
    for _ in range(3):
        shop.buys(buyer, product)
    keys, path = shop.store.keys, shop.store.files.witness
    raw = connection.open_raw(path, keys.witness)
    first, last = raw.execute("SELECT min(n), max(n) FROM batch").fetchone()
    raw.execute("UPDATE batch SET at = at + 1 WHERE n = ?", (last - 1,))
    assert last_believed(shop) == last - 2
    raw.execute("DELETE FROM batch WHERE n = ?", (first + 1,))
    assert last_believed(shop) == first
    raw.close()


def last_believed(shop: Witnessed) -> int:
    reading = witness.OpenReading(shop.store.files.witness, shop.store.keys)
    try:
        return [batch.n for batch in reading.sound(shop.store.keys)][-1]
    finally:
        reading.close()


def test_replay_stops_before_a_table_that_was_changed_by_an_update(shop: Witnessed, tmp_path: Path) -> None:
    shop.make_tables()
    copy = shop.copy(tmp_path / "copy")
    shop.do("INSERT INTO hello_one VALUES (1, 'a', NULL)")
    shop.do("ALTER TABLE hello_one ADD COLUMN more TEXT", "INSERT INTO hello_one VALUES (2, 'b', NULL, 'c')")
    replayed = shop.caught_up(copy)
    assert "hello_one" in replayed.stopped
    assert contents(copy)["hello_one"] == [(1, 1, "a", None)]
    copy.close()


# --- pruning, and pieces kept elsewhere ---


def test_pruning_keeps_what_a_kept_backup_needs(shop: Witnessed, tmp_path: Path) -> None:
    buyer, product = shop.somebody(9_000), shop.product(6)
    shop.buys(buyer, product)
    copy = shop.copy(tmp_path / "copy")
    seq = copy.execute("SELECT seq FROM shop").fetchone()[0]
    for _ in range(3):
        shop.buys(buyer, product)
    assert witness.prune(shop.store.files.witness, shop.store.keys, seq) > 0
    assert witness.prune(shop.store.files.witness, shop.store.keys, seq) == 0
    assert witness.reach(shop.store.files.witness, shop.store.keys)[0] <= seq
    shop.caught_up(copy)
    assert contents(copy) == rows(shop)
    copy.close()


def carried(shop: Witnessed, buyer: int, product: int, count: int) -> list[bytes]:
    """Carry what is new away after each of so many sales."""
    pieces, place = [], None
    for _ in range(count):
        shop.buys(buyer, product)
        found = witness.chunk(shop.store.files.witness, shop.store.keys, place, 0)
        assert found is not None
        pieces.append(found.raw)
        place = found.place
    assert witness.chunk(shop.store.files.witness, shop.store.keys, place, 0) is None
    return pieces


def test_pieces_kept_elsewhere_say_the_same_as_the_witness(shop: Witnessed, tmp_path: Path) -> None:
    buyer, product = shop.somebody(9_000), shop.product(6)
    copy = shop.copy(tmp_path / "copy")
    pieces = carried(shop, buyer, product, 4)
    random.Random(1).shuffle(pieces)
    catch_up(copy, witness.joined([*pieces, pieces[1]], 1, 0), shop.store.keys)
    assert contents(copy) == rows(shop)
    copy.close()


def test_a_missing_piece_ends_what_is_told_by_the_others(shop: Witnessed) -> None:
    buyer, product = shop.somebody(9_000), shop.product(6)
    first, _, third = carried(shop, buyer, product, 3)
    reading = witness.joined([third, first], 1, 0)
    told, alone = reading.told(shop.store.keys), witness.joined([first], 1, 0)
    assert told == alone.told(shop.store.keys)
    assert (reading.broken, alone.broken) == (True, False)


@pytest.mark.parametrize(
    "told",
    ['[' * 90_000, '{"about": {}, "shapes": {}, "batches": []}',
     '{"about": {"install": "a", "epoch": 1, "since": 0, "first": 1, "link": "a"}, "shapes": {}, "batches": []}',
     ('{"about": {"install": "a", "epoch": 1, "since": 0, "first": 1, "link": {"~": "AA=="}}, "shapes": {},'
      ' "batches": [[1, 2, "a", 3, 1, "b", "c"]]}')],
)  # fmt: skip
def test_what_is_no_piece_is_refused_as_one(told: str) -> None:
    with pytest.raises(DamagedFile, match="no piece"):
        witness.joined([zlib.compress(told.encode())], 1, 0)


def test_sabotage_all_three_pieces_are_whole(shop: Witnessed) -> None:
    buyer, product = shop.somebody(9_000), shop.product(6)
    reading = witness.joined(carried(shop, buyer, product, 3), 1, 0)
    assert reading.told(shop.store.keys).seq == witness.reach(shop.store.files.witness, shop.store.keys)[1]
    assert not reading.broken


def test_a_witness_begun_anew_is_carried_from_its_beginning(shop: Witnessed) -> None:
    buyer, product = shop.somebody(9_000), shop.product(6)
    shop.buys(buyer, product)
    files, keys = shop.store.files, shop.store.keys
    found = witness.chunk(files.witness, keys, None, 0)
    assert found is not None
    assert witness.chunk(files.witness, keys, found.place, 0) is None
    other = replace(found.place, sign=found.place.sign ^ 1)
    assert witness.chunk(files.witness, keys, other, 0) == found


def test_nonsense_is_no_piece() -> None:
    with pytest.raises(DamagedFile):
        witness.joined([b"nonsense"], 1, 0)
    with pytest.raises(NoFile):
        witness.joined([], 1, 0)
