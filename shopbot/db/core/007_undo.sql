-- Which changes of staff were taken back. The audit itself never changes: that one was undone is a row of its own here.

CREATE TABLE undone (
    audit INTEGER PRIMARY KEY REFERENCES audit,   -- the change that was taken back: once, whoever taps
    by    TEXT    NOT NULL,
    at    INTEGER NOT NULL,
    made  INTEGER NOT NULL UNIQUE REFERENCES audit CHECK (made > audit)   -- the newest row that undoing it wrote
) STRICT;
CREATE TRIGGER undone_fixed BEFORE UPDATE ON undone BEGIN SELECT RAISE(ABORT, 'what was undone stays undone'); END;
CREATE TRIGGER undone_kept BEFORE DELETE ON undone BEGIN SELECT RAISE(ABORT, 'what was undone stays undone'); END;

-- What the log of changes is asked for: a day, a kind of change, a hand.
CREATE INDEX audit_at ON audit (at);
CREATE INDEX audit_action ON audit (action);
CREATE INDEX audit_actor ON audit (actor, action);
