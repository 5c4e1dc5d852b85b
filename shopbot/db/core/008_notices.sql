-- Groups that get the shop's notices, and notices of a busy time that are gathered into one message.
-- All times are UTC seconds.

CREATE TABLE notice_group (
    chat     INTEGER PRIMARY KEY CHECK (chat < 0),   -- Telegram's id; another one once the group becomes a supergroup
    thread   INTEGER,                                -- the topic they go to; NULL: the group itself
    title    TEXT    NOT NULL,
    language TEXT,                                   -- NULL: the shop's own
    without  TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(without)),   -- kinds of notices it does not get
    made_by  TEXT    NOT NULL,
    made_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE notice_pace (                           -- how many notices came for a chat in each of the last 60 seconds
    chat    INTEGER NOT NULL,
    second  INTEGER NOT NULL,
    notices INTEGER NOT NULL,
    PRIMARY KEY (chat, second)
) STRICT, WITHOUT ROWID;

CREATE TABLE notice_digest (                         -- one message that stands for many, and grows while it is busy
    id        INTEGER PRIMARY KEY,
    chat      INTEGER NOT NULL,
    began_at  INTEGER NOT NULL,
    closed_at INTEGER,                               -- NULL: what comes next is gathered too
    owed      INTEGER REFERENCES outbox
) STRICT;
CREATE UNIQUE INDEX notice_digest_open ON notice_digest (chat) WHERE closed_at IS NULL;

CREATE TABLE notice_gathered (                       -- what it stands for, each as it would have been owed
    id     INTEGER PRIMARY KEY,
    digest INTEGER NOT NULL REFERENCES notice_digest,
    kind   TEXT    NOT NULL,
    owner  TEXT    NOT NULL,
    name   TEXT    NOT NULL,
    args   TEXT    NOT NULL CHECK (json_valid(args)),
    dedupe TEXT    UNIQUE,
    at     INTEGER NOT NULL
) STRICT;
CREATE INDEX notice_gathered_of ON notice_gathered (digest, id);

-- A message that may change after it was sent: each change is a new version, and only the newest one counts as sent.
ALTER TABLE outbox ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
CREATE INDEX outbox_of_chat ON outbox (chat) WHERE state = 'due';

-- How many are told one by one was a setting of the plugin that tells of orders; now all notices go by it.
INSERT INTO setting SELECT 'shopbot', name, value FROM setting WHERE owner = 'orders' AND name = 'notices_a_minute';
DELETE FROM setting WHERE owner = 'orders' AND name = 'notices_a_minute';
