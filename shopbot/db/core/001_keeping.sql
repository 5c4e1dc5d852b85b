-- How the shop is kept. `shop` (identity, epoch, commit number) is made with the file itself.

CREATE TABLE inbox (
    id          INTEGER PRIMARY KEY,
    source      TEXT    NOT NULL,             -- telegram · job · errand · listener · …
    key         TEXT    NOT NULL,             -- what makes a repeat recognisable
    lane        INTEGER NOT NULL DEFAULT 1,   -- 0 first (payments), 1 people, 2 background
    body        TEXT    NOT NULL,             -- JSON
    seed        BLOB    NOT NULL,             -- 16 random bytes: the event's only randomness
    received_at INTEGER NOT NULL,             -- UTC seconds: the event's only clock
    due_at      INTEGER NOT NULL,
    tries       INTEGER NOT NULL DEFAULT 1,   -- the storing commit counts the first one
    state       TEXT    NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'done', 'parked')),
    problem     TEXT,                         -- error code of the last failure
    UNIQUE (source, key)
) STRICT;
CREATE INDEX inbox_waiting ON inbox (lane, id) WHERE state = 'new';
CREATE INDEX inbox_parked ON inbox (id) WHERE state = 'parked';
CREATE INDEX inbox_age ON inbox (received_at) WHERE state = 'done';

CREATE TABLE outbox (
    id         INTEGER PRIMARY KEY,
    chat       INTEGER NOT NULL,
    thread     INTEGER,
    owner      TEXT    NOT NULL,              -- whose message it is: a plugin or the house
    name       TEXT    NOT NULL,              -- message name or text key
    args       TEXT    NOT NULL,              -- JSON: a reference, never the goods
    dedupe     TEXT    UNIQUE,
    rings      INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    due_at     INTEGER NOT NULL,
    tries      INTEGER NOT NULL DEFAULT 0,
    state      TEXT    NOT NULL DEFAULT 'due' CHECK (state IN ('due', 'sent', 'parked', 'dead')),
    sent_at    INTEGER,
    message_id INTEGER,
    problem    TEXT
) STRICT;
CREATE INDEX outbox_due ON outbox (due_at, id) WHERE state = 'due';
CREATE INDEX outbox_parked ON outbox (chat) WHERE state = 'parked';

CREATE TABLE errand (
    id         INTEGER PRIMARY KEY,
    owner      TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    args       TEXT    NOT NULL,
    key        TEXT    NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    due_at     INTEGER NOT NULL,
    tries      INTEGER NOT NULL DEFAULT 0,
    state      TEXT    NOT NULL DEFAULT 'due' CHECK (state IN ('due', 'done', 'dead')),
    problem    TEXT
) STRICT;
CREATE INDEX errand_due ON errand (due_at, id) WHERE state = 'due';

CREATE TABLE setting (
    owner TEXT NOT NULL,
    name  TEXT NOT NULL,
    value TEXT NOT NULL,                      -- JSON
    PRIMARY KEY (owner, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE cursor (
    name  TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE job (
    owner      TEXT NOT NULL,
    name       TEXT NOT NULL,
    last_slot  TEXT,
    last_run   INTEGER,
    last_error TEXT,
    PRIMARY KEY (owner, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE screen (
    chat       INTEGER PRIMARY KEY,
    message_id INTEGER NOT NULL,
    photo      INTEGER NOT NULL,              -- 1: a picture message, which text cannot replace by an edit
    below      INTEGER NOT NULL DEFAULT 0     -- messages that came after it
) STRICT;

CREATE TABLE conversation (
    chat     INTEGER NOT NULL,
    person   INTEGER NOT NULL,
    owner    TEXT    NOT NULL,
    answer   TEXT    NOT NULL,
    args     TEXT    NOT NULL,
    asked_at INTEGER NOT NULL,
    PRIMARY KEY (chat, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE nonce (
    nonce   TEXT    PRIMARY KEY,
    person  INTEGER NOT NULL,
    owner   TEXT    NOT NULL,
    action  TEXT    NOT NULL,
    args    TEXT    NOT NULL,
    expires INTEGER NOT NULL,
    used_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX nonce_age ON nonce (expires);

CREATE TABLE alert (
    place    TEXT    PRIMARY KEY,             -- where the fault was
    told_at  INTEGER NOT NULL,
    since    INTEGER NOT NULL DEFAULT 0       -- how often it happened again and was not told
) STRICT, WITHOUT ROWID;
