-- What came of something that was typed in a terminal: so that a repeat of it is told the same and does nothing.

CREATE TABLE terminal_answer (
    key    TEXT    PRIMARY KEY,              -- whoever typed it chose it, or it was drawn
    asked  BLOB    NOT NULL,                 -- SHA-256 of what was asked: one key, one thing
    state  TEXT    NOT NULL CHECK (state IN ('done', 'refused', 'failed')),
    answer TEXT    NOT NULL,                 -- JSON; never goods or secrets
    at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX terminal_answer_age ON terminal_answer (at);
