"""Steps of schema: each taken once and whole, and never edited afterwards."""

import pytest

from shopbot.db import migrate
from shopbot.db.migrate import Step
from shopbot.db.tx import Tx
from shopbot.errors import PluginError
from tests.db.bench import Bench

FIRST = Step("001", "CREATE TABLE hello_a (id INTEGER PRIMARY KEY) STRICT;")
BROKEN = Step("002", "CREATE TABLE hello_b (id INTEGER PRIMARY KEY) STRICT; INSERT INTO hello_b VALUES ('no');")
MENDED = Step("002", "CREATE TABLE hello_b (id INTEGER PRIMARY KEY) STRICT; INSERT INTO hello_b VALUES (1);")


def take(bench: Bench, *steps: Step, owner: str = "hello") -> list[str]:
    return bench.clerk.write(lambda tx: migrate.migrate(tx, owner, steps))


def tables(bench: Bench) -> set[str]:
    return {row[0] for row in bench.reader.rows("SELECT name FROM sqlite_schema WHERE name GLOB 'hello*'")}


def test_each_step_is_taken_once(bench: Bench) -> None:
    assert take(bench, FIRST) == ["001"]
    assert take(bench, FIRST) == []
    assert take(bench, FIRST, MENDED) == ["002"]


def test_core_steps_are_taken_with_the_file_and_never_again(bench: Bench) -> None:
    assert take(bench, *migrate.core_steps(), owner="shopbot") == []
    assert bench.clerk.write(lambda tx: migrate.edited(tx, "shopbot", migrate.core_steps())) == []


def test_failing_step_leaves_nothing_of_itself(bench: Bench) -> None:
    with pytest.raises(PluginError, match="migration 002"):
        take(bench, BROKEN)
    assert tables(bench) == set()
    assert take(bench, FIRST, MENDED) == ["001", "002"]


def test_failing_step_leaves_nothing_of_itself_where_the_work_around_it_goes_on(bench: Bench) -> None:
    def goes_on(tx: Tx) -> None:
        with pytest.raises(PluginError):
            migrate.migrate(tx, "hello", [FIRST, BROKEN])

    bench.clerk.write(goes_on)
    assert tables(bench) == {"hello_a"}


def test_steps_before_the_failing_one_do_not_stay_alone_in_one_transaction(bench: Bench) -> None:
    with pytest.raises(PluginError):
        take(bench, FIRST, BROKEN)
    assert tables(bench) == set(), "the clerk's job failed as a whole"


def test_plugin_stopped_half_way_goes_on_with_the_next_step(bench: Bench) -> None:
    take(bench, FIRST)
    bench.reopen()
    assert take(bench, FIRST, MENDED) == ["002"]
    assert tables(bench) == {"hello_a", "hello_b"}


def test_edited_step_is_refused_before_anything_runs(bench: Bench) -> None:
    take(bench, FIRST)
    edited = Step("001", FIRST.sql.replace("id", "number"))
    with pytest.raises(PluginError, match="001 was changed after it had run"):
        take(bench, edited, MENDED)
    assert tables(bench) == {"hello_a"}


def test_new_white_space_is_no_edit(bench: Bench) -> None:
    take(bench, FIRST)
    assert take(bench, Step("001", f"\n    {FIRST.sql.replace(' ', '   ')}\n")) == []


def test_without_the_receipt_an_edited_step_would_pass_unseen(bench: Bench) -> None:
    take(bench, FIRST)
    bench.store.writer.execute("DELETE FROM migration WHERE owner = 'hello'")
    edited = Step("001", FIRST.sql.replace("hello_a", "hello_c"))
    assert take(bench, edited) == ["001"]


def test_two_plugins_may_name_their_steps_alike(bench: Bench) -> None:
    take(bench, FIRST)
    assert take(bench, Step("001", "CREATE TABLE other_a (id INTEGER) STRICT;"), owner="other") == ["001"]


def test_trigger_with_semicolons_inside_is_one_statement(bench: Bench) -> None:
    sql = """
        CREATE TABLE hello_a (id INTEGER PRIMARY KEY, what TEXT) STRICT;
        -- a comment; with a semicolon
        CREATE TRIGGER hello_t AFTER INSERT ON hello_a BEGIN
            UPDATE hello_a SET what = 'a;b' WHERE id = new.id;
            UPDATE hello_a SET what = what || ';' WHERE id = new.id;
        END;
        INSERT INTO hello_a VALUES (1, NULL);
    """
    take(bench, Step("001", sql))
    assert bench.reader.scalar("SELECT what FROM hello_a") == "a;b;"


def test_step_without_a_last_semicolon_is_carried_out(bench: Bench) -> None:
    take(bench, Step("001", "CREATE TABLE hello_a (id INTEGER) STRICT; CREATE TABLE hello_b (id INTEGER) STRICT"))
    assert tables(bench) == {"hello_a", "hello_b"}
