-- Running the shop: why buyers wait, how it is, what was measured, what went wrong. All times are UTC seconds.

CREATE TABLE pause (                               -- what buyers have to wait for
    reason TEXT    PRIMARY KEY CHECK (reason IN ('maintenance', 'disk')),
    since  INTEGER NOT NULL,
    by     TEXT    NOT NULL                        -- a person's id, or the name of a part of the shop
) STRICT, WITHOUT ROWID;

CREATE TABLE health (                              -- each check as it was found last; a row changes with its level only
    name  TEXT    PRIMARY KEY,
    level TEXT    NOT NULL CHECK (level IN ('ok', 'warn', 'bad')),
    facts TEXT    NOT NULL,                        -- JSON: the values of its sentence
    since INTEGER NOT NULL,                        -- when it came to this level
    told  TEXT    CHECK (told IN ('warn', 'bad'))  -- the worst that staff were told since it was well
) STRICT, WITHOUT ROWID;

CREATE TABLE measured (                            -- one row every few minutes, for a day
    at      INTEGER PRIMARY KEY,
    cpu     INTEGER NOT NULL,                      -- of the process, thousandths of one processor
    memory  INTEGER NOT NULL,                      -- of the process, bytes
    disk    INTEGER NOT NULL,                      -- free where the shop's file is, bytes
    file    INTEGER NOT NULL,                      -- the shop's file with its write-ahead log, bytes
    inbox   INTEGER NOT NULL,                      -- events that wait
    outbox  INTEGER NOT NULL,                      -- messages that are owed
    errands INTEGER NOT NULL,                      -- errands that are due
    answer  INTEGER NOT NULL                       -- milliseconds within which 95 of 100 turns of the clerk were done
) STRICT;

CREATE TABLE trouble (                             -- errors by their code; the log has the traces
    code        TEXT    PRIMARY KEY,
    kind        TEXT    NOT NULL,                  -- the exception's name
    place       TEXT    NOT NULL,
    frames      TEXT    NOT NULL,                  -- JSON: file:function:line, the innermost last
    version     TEXT    NOT NULL,                  -- of the program that met it last
    times       INTEGER NOT NULL,
    first_at    INTEGER NOT NULL,
    last_at     INTEGER NOT NULL,
    muted_until INTEGER NOT NULL DEFAULT 0         -- staff are not told of it before then
) STRICT, WITHOUT ROWID;
