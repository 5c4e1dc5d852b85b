"""Who may touch which table: SQLite's authorizer, asked whenever a statement is prepared.

The house may do everything but attach another file. A plugin reads the shop's tables (never the columns that hold
goods or secrets), writes only tables called `<plugin>_...`, and changes the schema only while its migrations run.
It protects against mistakes, not against an attacker: a plugin is Python and could reach around it.

The authorizer is asked at *prepare*, and prepared statements are kept. So every statement of a plugin carries its
owner as a leading comment (`Fence.mark`): the same words from two owners are two statements, each asked for itself.
"""

from collections.abc import Iterable

from sqlcipher3 import dbapi2

HOUSE = "shopbot"

_READS = {dbapi2.SQLITE_SELECT, dbapi2.SQLITE_FUNCTION, dbapi2.SQLITE_RECURSIVE}
_WRITES = {dbapi2.SQLITE_INSERT, dbapi2.SQLITE_UPDATE, dbapi2.SQLITE_DELETE}
_SCHEMA_OBJECT_FIRST = {
    dbapi2.SQLITE_CREATE_TABLE,
    dbapi2.SQLITE_CREATE_VIEW,
    dbapi2.SQLITE_CREATE_VTABLE,
    dbapi2.SQLITE_DROP_TABLE,
    dbapi2.SQLITE_DROP_VIEW,
    dbapi2.SQLITE_DROP_VTABLE,
    dbapi2.SQLITE_ANALYZE,
}
_SCHEMA_TABLE_SECOND = {
    dbapi2.SQLITE_CREATE_INDEX,
    dbapi2.SQLITE_CREATE_TRIGGER,
    dbapi2.SQLITE_DROP_INDEX,
    dbapi2.SQLITE_DROP_TRIGGER,
    dbapi2.SQLITE_ALTER_TABLE,
}
_NOTES = "witness_due"  # what the witness' triggers write, whoever changed the row
_NEVER_IN_A_PLUGIN = {"load_extension", "sqlcipher_export"}
_SECRET_COLUMNS = {
    ("stock_unit", "content"), ("shared_goods", "content"), ("shared_file", "bytes"), ("handed", "content"),
    ("voucher", "code"), ("setting", "value"), ("inbox", "body"),
}  # fmt: skip


class Fence:
    """The rule for one writing connection; `owner` says whose statement is being prepared."""

    def __init__(self) -> None:
        self.owner = HOUSE
        self.schema_open = False

    def __call__(self, action: int, first: str | None, second: str | None, _db: str | None, via: str | None) -> int:
        """Answer SQLite: OK or DENY. `via` is the trigger that does it, if one does."""
        if self.owner == HOUSE:
            allowed = action not in (dbapi2.SQLITE_ATTACH, dbapi2.SQLITE_DETACH)
        elif first == _NOTES and via is not None and via.startswith("witness_"):
            allowed = action in (dbapi2.SQLITE_INSERT, dbapi2.SQLITE_READ)
        else:
            allowed = self._plugin_may(action, first or "", second or "")
        return int(dbapi2.SQLITE_OK if allowed else dbapi2.SQLITE_DENY)

    def _plugin_may(self, action: int, first: str, second: str) -> bool:
        if action in _READS:
            return second not in _NEVER_IN_A_PLUGIN
        if action == dbapi2.SQLITE_READ:
            return (first, second) not in _SECRET_COLUMNS
        if action in _WRITES:
            return self._owned(first) or (self.schema_open and first.startswith("sqlite_"))
        return self.schema_open and self._schema_may(action, first, second)

    def _schema_may(self, action: int, first: str, second: str) -> bool:
        if action in _SCHEMA_OBJECT_FIRST:
            return self._owned(first)
        if action in _SCHEMA_TABLE_SECOND:
            return self._owned(second)
        if action == dbapi2.SQLITE_PRAGMA:  # SQLite's own look at the rows of a strict table that gains a column
            return first == "quick_check" and self._owned(second)
        return bool(action == dbapi2.SQLITE_REINDEX)

    def _owned(self, table: str) -> bool:
        return table.startswith(f"{self.owner}_")

    def mark(self, sql: str, owner: str) -> str:
        """Return `sql` as `owner` must send it, and remember the owner for the questions that follow."""
        self.owner = owner
        return sql if owner == HOUSE else f"/*{owner}*/{sql}"


def names_taken(core_tables: Iterable[str]) -> set[str]:
    """Return the plugin names that would reach into the core's own tables (`stock` because of `stock_unit`)."""
    return {table.split("_", 1)[0] for table in core_tables if "_" in table} | {HOUSE}
