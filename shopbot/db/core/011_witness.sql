-- What a restore needs: the rows that the witness has yet to write down, and what was held back because nobody knows
-- what became of it. All times are UTC seconds; all amounts are whole smallest units of the currency beside them.

-- The number of the newest batch that the witness is known to have: one that has less was put back from an old copy.
ALTER TABLE shop ADD COLUMN witness INTEGER NOT NULL DEFAULT 0;

CREATE TABLE witness_due (                        -- written by triggers (shopbot/db/witness.py), oldest first
    id  INTEGER PRIMARY KEY,
    tbl TEXT NOT NULL,
    pk  ANY  NOT NULL                             -- a rowid, or of a table without one its key as a JSON list
) STRICT;

-- Numbers that were given away outside and must not be given again: the next one is above the floor. --------------------

CREATE TABLE id_floor (
    name  TEXT    PRIMARY KEY,                    -- a table
    floor INTEGER NOT NULL CHECK (floor > 0)
) STRICT, WITHOUT ROWID;

-- Restores ----------------------------------------------------------------------------------------------------------------

CREATE TABLE restored (
    id       INTEGER PRIMARY KEY,
    at       INTEGER NOT NULL,
    by       TEXT    NOT NULL,
    made_at  INTEGER NOT NULL,                    -- when the backup was made
    known_at INTEGER NOT NULL CHECK (known_at >= made_at),   -- until when the past is known, by the witness
    complete INTEGER NOT NULL CHECK (complete IN (0, 1)),    -- 1: nothing that was promised is missing
    why      TEXT    CHECK ((why IS NULL) = (complete = 1)), -- what is missing
    rows     INTEGER NOT NULL CHECK (rows >= 0),  -- brought up to date by the witness
    facts    TEXT    NOT NULL CHECK (json_valid(facts)),     -- what was done, in numbers, and where the old files are
    told_at  INTEGER,                             -- when staff were told
    ended_at INTEGER                              -- when nothing was held back any more
) STRICT;
CREATE UNIQUE INDEX restored_open ON restored (complete) WHERE ended_at IS NULL;   -- one at a time
CREATE TRIGGER restored_fixed BEFORE UPDATE OF id, at, by, made_at, known_at, complete, why, rows ON restored
BEGIN SELECT RAISE(ABORT, 'the past never changes'); END;
CREATE TRIGGER restored_kept BEFORE DELETE ON restored BEGIN SELECT RAISE(ABORT, 'the past never goes'); END;

CREATE TABLE held_batch (                         -- stock whose units may have been sold: frozen
    batch       INTEGER PRIMARY KEY REFERENCES stock_batch,
    restored    INTEGER NOT NULL REFERENCES restored,
    released_at INTEGER,
    released_by TEXT,
    CHECK ((released_at IS NULL) = (released_by IS NULL))
) STRICT;
CREATE INDEX held_batch_waits ON held_batch (batch) WHERE released_at IS NULL;
CREATE TRIGGER held_batch_kept BEFORE DELETE ON held_batch BEGIN SELECT RAISE(ABORT, 'the past never goes'); END;

CREATE TABLE held_wallet (                        -- money that may have been spent: on the account `restore-held`
    restored    INTEGER NOT NULL REFERENCES restored,
    person      INTEGER NOT NULL REFERENCES person,
    currency    TEXT    NOT NULL,
    amount      INTEGER NOT NULL CHECK (amount > 0),
    spent       INTEGER CHECK (spent BETWEEN 0 AND amount),   -- what staff found out they had spent
    released_at INTEGER,
    released_by TEXT,
    PRIMARY KEY (restored, person, currency),
    CHECK ((released_at IS NULL) = (released_by IS NULL) AND (released_at IS NULL) = (spent IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX held_wallet_waits ON held_wallet (person) WHERE released_at IS NULL;
CREATE TRIGGER held_wallet_final BEFORE UPDATE ON held_wallet WHEN OLD.released_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'held money is released once'); END;
CREATE TRIGGER held_wallet_kept BEFORE DELETE ON held_wallet BEGIN SELECT RAISE(ABORT, 'the past never goes'); END;

CREATE TABLE held_receipt (                       -- money that may have been credited: nobody's until staff decide
    receipt  INTEGER PRIMARY KEY REFERENCES receipt,
    restored INTEGER NOT NULL REFERENCES restored,
    payment  INTEGER NOT NULL REFERENCES payment  -- the attempt it was for
) STRICT;
CREATE TRIGGER held_receipt_fixed BEFORE UPDATE ON held_receipt BEGIN SELECT RAISE(ABORT, 'the past never changes'); END;
CREATE TRIGGER held_receipt_kept BEFORE DELETE ON held_receipt BEGIN SELECT RAISE(ABORT, 'the past never goes'); END;
