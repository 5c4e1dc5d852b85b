"""What goes wrong with the record of who did what: changed, cut, or faked."""

from pathlib import Path

import pytest

from shopbot.db.connection import IntegrityError
from shopbot.trade import audit
from tests.trade.desk import Desk


def three(desk: Desk) -> None:
    with desk.tx() as tx:
        for n in range(3):
            audit.write(tx, 1, "test", f"thing:{n}", {"n": n}, [n])


def test_the_chain_holds_and_its_head_moves(desk: Desk) -> None:
    with desk.tx() as tx:
        assert audit.head(tx) == audit.START
    three(desk)
    with desk.tx() as tx:
        assert len(audit.head(tx)) == 32
        assert audit.verify(tx, desk.keys) == []
        assert [(row.subject, row.before, row.after) for row in audit.recent(tx, 2)] == [
            ("thing:2", {"n": 2}, [2]), ("thing:1", {"n": 1}, [1]),
        ]  # fmt: skip


@pytest.mark.parametrize("sql", ["UPDATE audit SET actor = '2'", "DELETE FROM audit"])
def test_rows_do_not_change_or_go(desk: Desk, sql: str) -> None:
    three(desk)
    with pytest.raises(IntegrityError, match="never"), desk.tx() as tx:
        tx.run(sql)


def test_a_row_cannot_be_put_in_with_a_gap(desk: Desk) -> None:
    three(desk)
    with pytest.raises(IntegrityError, match="gaps"), desk.tx() as tx:
        tx.run("INSERT INTO audit VALUES (9, 1, 'a', 'b', 'c', NULL, NULL, zeroblob(32))")


@pytest.mark.parametrize(
    ("sql", "problem"),
    [
        ("UPDATE audit SET actor = '2' WHERE id = 2", "audit: row 2 does not follow from the one before"),
        ("DELETE FROM audit WHERE id = 2", "audit: row 2 is missing"),
        ("UPDATE audit SET after = NULL WHERE id = 3", "audit: row 3 does not follow from the one before"),
    ],
)
def test_sabotage_without_the_triggers_the_chain_still_shows_it(desk: Desk, sql: str, problem: str) -> None:
    three(desk)
    desk.sabotage("DROP TRIGGER audit_unchanged", "DROP TRIGGER audit_kept", sql)
    assert problem in desk.problems()


def test_the_end_cut_off_shows_in_the_head(desk: Desk) -> None:
    three(desk)
    with desk.tx() as tx:
        head = audit.head(tx)
    desk.sabotage("DROP TRIGGER audit_kept", "DELETE FROM audit WHERE id = 3")
    with desk.tx() as tx:
        assert audit.head(tx) != head


def test_a_row_of_another_history_does_not_fit_in(desk: Desk, tmp_path: Path) -> None:
    """The same row, under the same key, after another first row."""
    other = Desk(tmp_path / "other" / "shop.db")
    for one, first in ((desk, "here"), (other, "there")):
        with one.tx() as tx:
            audit.write(tx, 1, "test", first)
            audit.write(tx, 1, "test", "the same")
    with other.tx() as tx:
        foreign = audit.head(tx)
    other.connection.close()
    desk.sabotage("DROP TRIGGER audit_unchanged")
    with desk.tx() as tx:
        tx.run("UPDATE audit SET hash = ? WHERE id = 2", foreign)
    assert desk.problems() == ["audit: row 2 does not follow from the one before"]
