"""A plugin reaches its own tables and no others, whatever was prepared before it."""

import pytest

from shopbot.db import settings
from shopbot.db.connection import DatabaseError
from shopbot.db.fence import Fence
from shopbot.db.migrate import Step, migrate
from shopbot.db.tx import Tx
from shopbot.errors import PluginError
from tests.db.bench import Bench

REFUSED = r"not authorized|prohibited|may not be modified"
HELLO = Step("001", "CREATE TABLE hello_greetings (person INTEGER PRIMARY KEY, times INTEGER NOT NULL) STRICT;")
OTHER = Step("001", "CREATE TABLE other_things (id INTEGER PRIMARY KEY, what TEXT) STRICT;")
FORBIDDEN = (
    "UPDATE shop SET seq = seq",
    "DELETE FROM posting",
    "INSERT INTO leg (posting, account, amount) VALUES (1, 1, 1)",
    "UPDATE account SET balance = balance + 1",
    "UPDATE stock_unit SET state = 'available'",
    "INSERT INTO setting VALUES ('other', 'x', '1')",
    "DELETE FROM audit",
    "INSERT INTO other_things VALUES (1, 'mine')",
    "DROP TABLE other_things",
    "DROP TABLE hello_greetings",
    "CREATE TABLE hello_more (id INTEGER)",
    "ALTER TABLE hello_greetings ADD COLUMN more INTEGER",
    "CREATE TEMP TABLE hello_temp (id INTEGER)",
    "CREATE TRIGGER hello_t AFTER INSERT ON person BEGIN SELECT 1; END",
    "SELECT content FROM stock_unit",
    "SELECT * FROM stock_unit",
    "SELECT value FROM setting",
    "SELECT body FROM inbox",
    "SELECT 1 FROM stock_unit WHERE content LIKE 'A%'",
    "ATTACH DATABASE ':memory:' AS away",
    "PRAGMA user_version = 1",
    "PRAGMA cipher_version",
    "PRAGMA writable_schema = ON",
    "UPDATE sqlite_schema SET sql = ''",
    "SELECT load_extension('x')",
    "SELECT sqlcipher_export('main')",
    "COMMIT",
    "ROLLBACK",
    "SAVEPOINT mine",
    "RELEASE attempt_1",
    "REINDEX",
    "ANALYZE",
)
ALLOWED = (
    "INSERT INTO hello_greetings VALUES (1, 1) ON CONFLICT DO UPDATE SET times = times + 1 RETURNING times",
    "SELECT count(*) FROM product",
    "SELECT name, language FROM person",
    "SELECT id, state FROM stock_unit",
    "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 3) SELECT x FROM c",
    "DELETE FROM hello_greetings",
)


@pytest.fixture
def plugins(bench: Bench) -> Bench:
    bench.clerk.write(lambda tx: migrate(tx, "hello", [HELLO]))
    bench.clerk.write(lambda tx: migrate(tx, "other", [OTHER]))
    return bench


@pytest.mark.parametrize("sql", FORBIDDEN)
def test_plugin_is_refused(plugins: Bench, sql: str) -> None:
    with pytest.raises(DatabaseError, match=REFUSED):
        plugins.clerk.write(lambda tx: tx.as_owner("hello").rows(sql))
    assert not plugins.store.writer.in_transaction


@pytest.mark.parametrize("sql", ALLOWED)
def test_plugin_does_its_own_work(plugins: Bench, sql: str) -> None:
    plugins.clerk.write(lambda tx: tx.as_owner("hello").rows(sql))


@pytest.mark.parametrize("sql", ["UPDATE shop SET seq = seq", "DELETE FROM audit", "SELECT value FROM setting"])
def test_same_words_of_the_house_open_no_door(plugins: Bench, sql: str) -> None:
    plugins.clerk.write(lambda tx: tx.rows(sql))
    with pytest.raises(DatabaseError, match=REFUSED):
        plugins.clerk.write(lambda tx: tx.as_owner("hello").rows(sql))


def test_same_words_of_another_plugin_open_no_door(plugins: Bench) -> None:
    sql = "DELETE FROM other_things"
    plugins.clerk.write(lambda tx: tx.as_owner("other").run(sql))
    with pytest.raises(DatabaseError, match="not authorized"):
        plugins.clerk.write(lambda tx: tx.as_owner("hello").run(sql))


def test_without_the_owners_mark_prepared_words_would_pass(plugins: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def unmarked(self: Fence, sql: str, owner: str) -> str:
        self.owner = owner
        return sql

    monkeypatch.setattr(Fence, "mark", unmarked)
    sql = "INSERT INTO setting VALUES ('other', 'x', '1')"
    plugins.clerk.write(lambda tx: tx.run(sql))
    plugins.clerk.write(lambda tx: tx.run("DELETE FROM setting"))
    plugins.clerk.write(lambda tx: tx.as_owner("hello").run(sql))
    assert settings.read(plugins.reader, "other") == {"x": 1}


def test_house_cannot_attach_a_file_either(bench: Bench) -> None:
    with pytest.raises(DatabaseError, match="not authorized"):
        bench.clerk.write(lambda tx: tx.run("ATTACH DATABASE ':memory:' AS away"))


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TABLE stock_mine (id INTEGER);",
        "CREATE TABLE hell_o (id INTEGER);",
        "DROP TABLE posting;",
        "CREATE INDEX hello_i ON person (name);",
        "CREATE TRIGGER hello_t AFTER INSERT ON posting BEGIN SELECT 1; END;",
        "ALTER TABLE person ADD COLUMN hello_x TEXT;",
        "INSERT INTO setting VALUES ('a', 'b', '1');",
        "PRAGMA user_version = 3;",
    ],
)
def test_migration_makes_only_tables_of_its_own(plugins: Bench, sql: str) -> None:
    with pytest.raises(PluginError, match="not authorized"):
        plugins.clerk.write(lambda tx: migrate(tx, "hello", [HELLO, Step("002", sql)]))


def test_migration_adds_a_column_to_a_strict_table_of_its_own(plugins: Bench) -> None:
    more = Step("002", "ALTER TABLE hello_greetings ADD COLUMN last_at INTEGER CHECK (last_at > 0);")
    plugins.clerk.write(lambda tx: migrate(tx, "hello", [HELLO, more]))
    plugins.clerk.write(lambda tx: tx.as_owner("hello").run("INSERT INTO hello_greetings VALUES (7, 1, 5)"))


def test_trigger_of_a_plugin_has_no_more_rights_than_its_plugin(plugins: Bench) -> None:
    step = Step("002", "CREATE TRIGGER hello_t AFTER INSERT ON hello_greetings BEGIN DELETE FROM audit; END;")
    plugins.clerk.write(lambda tx: migrate(tx, "hello", [HELLO, step]))
    with pytest.raises(DatabaseError, match="not authorized"):
        plugins.clerk.write(lambda tx: tx.as_owner("hello").run("INSERT INTO hello_greetings VALUES (1, 1)"))


def test_schema_is_closed_again_after_a_failed_migration(plugins: Bench) -> None:
    with pytest.raises(PluginError):
        plugins.clerk.write(lambda tx: migrate(tx, "hello", [HELLO, Step("002", "CREATE TABLE nonsense (;")]))
    with pytest.raises(DatabaseError, match="not authorized"):
        plugins.clerk.write(lambda tx: tx.as_owner("hello").run("CREATE TABLE hello_more (id INTEGER)"))


def test_house_does_what_a_plugin_asks_of_its_functions(plugins: Bench) -> None:
    def through_the_core(tx: Tx) -> None:
        settings.write(tx.as_owner("hello"), "hello", "emoji", "x")

    plugins.clerk.write(through_the_core)
    assert settings.read(plugins.reader, "hello") == {"emoji": "x"}
