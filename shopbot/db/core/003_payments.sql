-- Payments that are looked for: what the payer is asked for, when it is looked for next, and where every unit of it ended.
-- All times are UTC seconds; all amounts are whole smallest units of the currency beside them.

ALTER TABLE payment ADD COLUMN fee INTEGER NOT NULL DEFAULT 0 CHECK (fee >= 0);        -- on top of amount, in its currency
ALTER TABLE payment ADD COLUMN asked INTEGER CHECK (asked > 0);                        -- NULL: amount + fee
ALTER TABLE payment ADD COLUMN asked_currency TEXT CHECK ((asked_currency IS NULL) = (asked IS NULL));
ALTER TABLE payment ADD COLUMN details TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(details));  -- the method's own: QR, address
ALTER TABLE payment ADD COLUMN scope TEXT;                                             -- where asked has to be unique
ALTER TABLE payment ADD COLUMN held INTEGER NOT NULL DEFAULT 0 CHECK (held = 0 OR (scope IS NOT NULL AND asked IS NOT NULL));
ALTER TABLE payment ADD COLUMN keep INTEGER NOT NULL DEFAULT 0 CHECK (keep >= 0);      -- seconds after its end it still matters
ALTER TABLE payment ADD COLUMN watched INTEGER NOT NULL DEFAULT 0 CHECK (watched IN (0, 1));  -- 1: ends only after a look
ALTER TABLE payment ADD COLUMN looked_at INTEGER;                                      -- when the last good look began
ALTER TABLE payment ADD COLUMN look_at INTEGER;                                        -- when to look next; NULL: no more
ALTER TABLE payment ADD COLUMN nudged_at INTEGER;                                      -- when its payer last said "I have paid"
ALTER TABLE payment ADD COLUMN problem TEXT;                                           -- why it failed, in the method's words

-- No two attempts that somebody could still pay ask for the same sum in the same place.
CREATE UNIQUE INDEX payment_asked_once ON payment (method, scope, asked_currency, asked) WHERE held = 1;
CREATE INDEX payment_held ON payment (closed_at) WHERE held = 1 AND closed_at IS NOT NULL;
CREATE INDEX payment_look ON payment (method, look_at) WHERE look_at IS NOT NULL;
CREATE INDEX payment_closed ON payment (closed_at) WHERE closed_at IS NOT NULL;

CREATE TRIGGER payment_asked_fixed BEFORE UPDATE OF fee, asked, asked_currency, scope ON payment
WHEN EXISTS (SELECT 1 FROM receipt WHERE payment = OLD.id)
  AND (NEW.fee, NEW.asked, NEW.asked_currency, NEW.scope) IS NOT (OLD.fee, OLD.asked, OLD.asked_currency, OLD.scope)
BEGIN SELECT RAISE(ABORT, 'what was asked for stays once money came in'); END;

CREATE TABLE payment_said (                       -- what a provider said of an attempt, oldest first; secrets are masked before
    id      INTEGER PRIMARY KEY,
    payment INTEGER NOT NULL REFERENCES payment,
    kind    TEXT    NOT NULL,
    details TEXT    NOT NULL CHECK (json_valid(details)),
    at      INTEGER NOT NULL
) STRICT;
CREATE INDEX payment_said_of ON payment_said (payment, id);

CREATE TABLE payment_method (                     -- how looking goes, by method
    name          TEXT    PRIMARY KEY,
    since         INTEGER NOT NULL DEFAULT 0,     -- when the last good look began
    look_at       INTEGER NOT NULL DEFAULT 0,     -- not before
    looks         INTEGER NOT NULL DEFAULT 0,     -- how many were ordered
    looking       INTEGER,                        -- the one under way
    again         INTEGER NOT NULL DEFAULT 0,     -- 1: asked to look again meanwhile
    failures      INTEGER NOT NULL DEFAULT 0,     -- in a row
    failing_since INTEGER,
    problem       TEXT,
    told          INTEGER NOT NULL DEFAULT 0      -- 1: staff know that it is broken
) STRICT, WITHOUT ROWID;

-- Receipts: what each was worth to its payer ----------------------------------------------------------------------------

ALTER TABLE receipt ADD COLUMN worth INTEGER CHECK (worth >= 0);                       -- in the attempt's currency, fee included
ALTER TABLE receipt ADD COLUMN fee INTEGER NOT NULL DEFAULT 0 CHECK (fee >= 0);        -- of worth
ALTER TABLE receipt ADD COLUMN details TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(details));

DROP TRIGGER receipt_fixed;
UPDATE receipt SET worth = iif(currency = (SELECT currency FROM payment WHERE id = receipt.payment), amount, 0)
WHERE payment IS NOT NULL;
CREATE TRIGGER receipt_fixed BEFORE UPDATE ON receipt BEGIN SELECT RAISE(ABORT, 'receipts never change'); END;
CREATE TRIGGER receipt_worth BEFORE INSERT ON receipt
WHEN (NEW.payment IS NULL) <> (NEW.worth IS NULL) OR NEW.fee > coalesce(NEW.worth, 0)
BEGIN SELECT RAISE(ABORT, 'what is somebody''s is worth something to them'); END;
CREATE INDEX receipt_unknown ON receipt (id) WHERE outcome = 'unknown';

CREATE TABLE claim (                              -- what staff decided about money that was nobody's; once
    receipt  INTEGER PRIMARY KEY REFERENCES receipt,
    person   INTEGER REFERENCES person,           -- NULL: not the shop's
    payment  INTEGER REFERENCES payment,
    currency TEXT    NOT NULL,
    worth    INTEGER NOT NULL CHECK (worth >= 0),
    fee      INTEGER NOT NULL DEFAULT 0 CHECK (fee BETWEEN 0 AND worth),
    outcome  TEXT    NOT NULL,
    reason   TEXT    NOT NULL CHECK (reason <> ''),
    by       TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    posting  INTEGER NOT NULL UNIQUE REFERENCES posting,
    CHECK (payment IS NULL OR person IS NOT NULL)
) STRICT;
CREATE INDEX claim_payment ON claim (payment) WHERE payment IS NOT NULL;
CREATE TRIGGER claim_of_nobodys BEFORE INSERT ON claim
WHEN (SELECT outcome FROM receipt WHERE id = NEW.receipt) IS NOT 'unknown'
BEGIN SELECT RAISE(ABORT, 'only money that is nobody''s can be given'); END;
CREATE TRIGGER claim_fixed BEFORE UPDATE ON claim BEGIN SELECT RAISE(ABORT, 'a claim is decided once'); END;
CREATE TRIGGER claim_kept BEFORE DELETE ON claim BEGIN SELECT RAISE(ABORT, 'claims never go'); END;

DROP TRIGGER payment_counts_receipts;
CREATE TRIGGER payment_counts_receipts BEFORE UPDATE OF received ON payment
WHEN NEW.received <> (SELECT coalesce(sum(worth - fee), 0) FROM receipt WHERE payment = NEW.id)
                   + (SELECT coalesce(sum(worth - fee), 0) FROM claim WHERE payment = NEW.id)
BEGIN SELECT RAISE(ABORT, 'received is what the receipts add up to'); END;

-- Money that went back --------------------------------------------------------------------------------------------------

CREATE TABLE reversal (                           -- taken back by the method after it had come
    id        INTEGER PRIMARY KEY,
    receipt   INTEGER NOT NULL REFERENCES receipt,
    reference TEXT    NOT NULL,                   -- the method's name for the taking back
    amount    INTEGER NOT NULL CHECK (amount > 0),    -- in the receipt's currency
    wallet    INTEGER NOT NULL DEFAULT 0 CHECK (wallet >= 0),   -- of it from the payer's wallet, in the attempt's currency
    reason    TEXT    NOT NULL,
    seen_at   INTEGER NOT NULL,
    at        INTEGER NOT NULL,
    posting   INTEGER NOT NULL UNIQUE REFERENCES posting,
    UNIQUE (receipt, reference)
) STRICT;
CREATE TRIGGER reversal_fixed BEFORE UPDATE ON reversal BEGIN SELECT RAISE(ABORT, 'reversals never change'); END;
CREATE TRIGGER reversal_kept BEFORE DELETE ON reversal BEGIN SELECT RAISE(ABORT, 'reversals never go'); END;

CREATE TABLE refund (                             -- sent back by the shop, from the payer's wallet
    id        INTEGER PRIMARY KEY,
    receipt   INTEGER NOT NULL REFERENCES receipt,
    amount    INTEGER NOT NULL CHECK (amount > 0),    -- in the receipt's currency
    worth     INTEGER NOT NULL CHECK (worth > 0),     -- what left the wallet, in the attempt's currency
    state     TEXT    NOT NULL DEFAULT 'sending' CHECK (state IN ('sending', 'sent', 'failed')),
    reference TEXT,
    problem   TEXT,
    reason    TEXT    NOT NULL CHECK (reason <> ''),
    by        TEXT    NOT NULL,
    at        INTEGER NOT NULL,
    closed_at INTEGER,
    CHECK ((state = 'sending') = (closed_at IS NULL))
) STRICT;
CREATE INDEX refund_receipt ON refund (receipt);
CREATE INDEX refund_sending ON refund (id) WHERE state = 'sending';
CREATE TRIGGER refund_fixed BEFORE UPDATE OF id, receipt, amount, worth, reason, by, at ON refund
BEGIN SELECT RAISE(ABORT, 'what a refund is for never changes'); END;
CREATE TRIGGER refund_final BEFORE UPDATE OF state ON refund WHEN OLD.state <> 'sending'
BEGIN SELECT RAISE(ABORT, 'a refund ends once'); END;
CREATE TRIGGER refund_kept BEFORE DELETE ON refund BEGIN SELECT RAISE(ABORT, 'refunds never go'); END;

CREATE TRIGGER reversal_within BEFORE INSERT ON reversal
WHEN NEW.amount + (SELECT coalesce(sum(amount), 0) FROM reversal WHERE receipt = NEW.receipt)
     + (SELECT coalesce(sum(amount), 0) FROM refund WHERE receipt = NEW.receipt AND state <> 'failed')
     > (SELECT amount FROM receipt WHERE id = NEW.receipt)
BEGIN SELECT RAISE(ABORT, 'no more goes back than came'); END;
CREATE TRIGGER refund_within BEFORE INSERT ON refund
WHEN NEW.amount + (SELECT coalesce(sum(amount), 0) FROM reversal WHERE receipt = NEW.receipt)
     + (SELECT coalesce(sum(amount), 0) FROM refund WHERE receipt = NEW.receipt AND state <> 'failed')
     > (SELECT amount FROM receipt WHERE id = NEW.receipt)
BEGIN SELECT RAISE(ABORT, 'no more goes back than came'); END;

-- What the living screen of a chat is about ("payment:12"), so that news of it can be drawn in place ----------------------

CREATE TABLE screen_about (
    chat  INTEGER PRIMARY KEY,
    about TEXT    NOT NULL
) STRICT;
