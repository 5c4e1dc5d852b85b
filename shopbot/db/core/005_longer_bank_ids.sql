-- Six digits stand for 900,000 people; whoever comes after them gets seven. Only the rule changes, no row does:
-- SQLite lets a CHECK be widened in the schema's own text (https://www.sqlite.org/lang_altertable.html, section 8).

PRAGMA writable_schema = ON;
UPDATE sqlite_schema
SET sql = replace(sql, 'CHECK (bank_id GLOB ''[1-9][0-9][0-9][0-9][0-9][0-9]'')',
                       'CHECK (bank_id GLOB ''[1-9][0-9][0-9][0-9][0-9][0-9]'' OR bank_id GLOB ''[1-9][0-9][0-9][0-9][0-9][0-9][0-9]'')')
WHERE type = 'table' AND name = 'person';
PRAGMA writable_schema = RESET;

-- Made anew as it was: with this the schema has a new number, so that no connection goes on with the old text.
DROP TRIGGER person_stays;
CREATE TRIGGER person_stays BEFORE DELETE ON person
BEGIN SELECT RAISE(ABORT, 'people are never deleted'); END;
