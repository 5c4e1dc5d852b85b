"""What the owner decides about broadcasts, who may send them, and what is kept of them."""

from dataclasses import dataclass

from shopbot.api import Plugin, setting


@dataclass(frozen=True)
class Settings:
    """How much a person is written to without having asked."""

    weekly: int = setting(2, "The most broadcasts one person gets in seven days", low=1, high=50)


plugin = Plugin("broadcast", Settings)
SEND = plugin.permission("broadcast.send", "Write to everybody")
for done in ("send", "stop", "back"):
    plugin.final(f"broadcast.{done}", "undo-cannot-broadcast")
# `cursor` is the last person looked at, NULL once all were; `words` and `entities` are as Telegram had them.
plugin.migration(
    "001_posts",
    """
    CREATE TABLE broadcast_post (
        id         INTEGER PRIMARY KEY,
        state      TEXT    NOT NULL DEFAULT 'draft'
            CHECK (state IN ('draft', 'sending', 'stopping', 'done', 'stopped', 'erasing', 'erased')),
        words      TEXT    NOT NULL,
        entities   TEXT    NOT NULL CHECK (json_valid(entities)),
        photo      TEXT,
        audience   TEXT    NOT NULL DEFAULT 'everyone',
        target     TEXT    NOT NULL DEFAULT '',
        label      TEXT    NOT NULL DEFAULT '',
        made_by    INTEGER NOT NULL,
        made_at    INTEGER NOT NULL,
        started_at INTEGER,
        ended_at   INTEGER,
        aimed      INTEGER NOT NULL DEFAULT 0,
        cursor     INTEGER DEFAULT 0,
        sent       INTEGER NOT NULL DEFAULT 0,
        blocked    INTEGER NOT NULL DEFAULT 0,
        failed     INTEGER NOT NULL DEFAULT 0,
        withdrawn  INTEGER NOT NULL DEFAULT 0,
        erased     INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX broadcast_post_busy ON broadcast_post (id) WHERE state IN ('sending', 'stopping', 'erasing');
    CREATE TABLE broadcast_copy (
        post   INTEGER NOT NULL REFERENCES broadcast_post,
        person INTEGER NOT NULL,
        debt   INTEGER NOT NULL,
        erase  INTEGER,
        at     INTEGER NOT NULL,
        state  TEXT    NOT NULL DEFAULT 'out'
            CHECK (state IN ('out', 'sent', 'blocked', 'failed', 'withdrawn', 'erasing', 'erased')),
        PRIMARY KEY (post, person)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX broadcast_copy_busy ON broadcast_copy (post, person) WHERE state IN ('out', 'erasing');
    CREATE INDEX broadcast_copy_sent ON broadcast_copy (post, person) WHERE state = 'sent';
    CREATE INDEX broadcast_copy_person ON broadcast_copy (person, at);
    CREATE TABLE broadcast_muted (
        person INTEGER PRIMARY KEY,
        at     INTEGER NOT NULL
    ) STRICT;
    """,
)
