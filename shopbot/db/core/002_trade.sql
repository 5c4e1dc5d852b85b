-- What a shop is. Each rule the trade room says in words is held here as well, by CHECK, UNIQUE, FOREIGN KEY or trigger.
-- All times are UTC seconds; all amounts are whole smallest units of the currency beside them.

-- People ------------------------------------------------------------------------------------------------------------

CREATE TABLE person (
    id           INTEGER PRIMARY KEY,            -- Telegram's id
    name         TEXT    NOT NULL,
    username     TEXT,                           -- without @; may move from one person to another
    language     TEXT    NOT NULL,
    chose_language INTEGER NOT NULL DEFAULT 0,      -- 1: picked in the shop; until then it follows their Telegram
    role         TEXT    NOT NULL DEFAULT 'customer' CHECK (role IN ('customer', 'reseller', 'admin', 'owner')),
    bank_id      TEXT    NOT NULL UNIQUE CHECK (bank_id GLOB '[1-9][0-9][0-9][0-9][0-9][0-9]'),
    full_name    TEXT,
    email        TEXT,
    whatsapp     TEXT,
    joined_at    INTEGER NOT NULL,
    seen_at      INTEGER NOT NULL,
    banned_at    INTEGER,
    banned_until INTEGER,                        -- NULL while banned: for good
    ban_reason   TEXT,
    blocked      INTEGER NOT NULL DEFAULT 0 CHECK (blocked IN (0, 1)),   -- they blocked the bot
    CHECK (banned_at IS NOT NULL OR (banned_until IS NULL AND ban_reason IS NULL)),
    CHECK (banned_at IS NULL OR role <> 'owner')
) STRICT;
CREATE INDEX person_username ON person (lower(username)) WHERE username IS NOT NULL;
CREATE INDEX person_staff ON person (role) WHERE role IN ('admin', 'owner');

CREATE TRIGGER person_last_owner BEFORE UPDATE OF role ON person
WHEN OLD.role = 'owner' AND NEW.role <> 'owner' AND (SELECT count(*) FROM person WHERE role = 'owner') = 1
BEGIN SELECT RAISE(ABORT, 'a shop keeps one owner'); END;

CREATE TRIGGER person_stays BEFORE DELETE ON person
BEGIN SELECT RAISE(ABORT, 'people are never deleted'); END;

CREATE TABLE once_given (                         -- gifts that a person gets one time only
    person   INTEGER NOT NULL REFERENCES person,
    what     TEXT    NOT NULL,
    given_at INTEGER NOT NULL,
    PRIMARY KEY (person, what)
) STRICT, WITHOUT ROWID;

CREATE TABLE pace (                               -- how often a person tapped, in this minute and the one before
    person INTEGER PRIMARY KEY,
    minute INTEGER NOT NULL,
    taps   INTEGER NOT NULL,
    before INTEGER NOT NULL,
    warned INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Audit: rows chained by a keyed hash, never changed, never without the one before -----------------------------------

CREATE TABLE audit (
    id      INTEGER PRIMARY KEY,
    at      INTEGER NOT NULL,
    actor   TEXT    NOT NULL,                     -- a person's id, or the name of a part of the shop
    action  TEXT    NOT NULL,
    subject TEXT    NOT NULL,
    before  TEXT,                                 -- JSON
    after   TEXT,                                 -- JSON
    hash    BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX audit_subject ON audit (subject, id);

CREATE TRIGGER audit_in_order BEFORE INSERT ON audit
WHEN NEW.id <> (SELECT coalesce(max(id), 0) + 1 FROM audit)
BEGIN SELECT RAISE(ABORT, 'audit rows have no gaps'); END;
CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows never change'); END;
CREATE TRIGGER audit_kept BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows never go'); END;

-- Ledger: append-only double entry -------------------------------------------------------------------------------------
-- Legs are written first and sealed by their posting, which must balance; a leg without a posting fails at COMMIT.

CREATE TABLE account (
    id       INTEGER PRIMARY KEY,
    name     TEXT    NOT NULL CHECK (name GLOB '[a-z]*'),
    currency TEXT    NOT NULL,
    person   INTEGER REFERENCES person,
    floor    INTEGER,                             -- NULL: may go anywhere
    balance  INTEGER NOT NULL DEFAULT 0,          -- what the legs add up to
    UNIQUE (name, currency),
    CHECK (floor IS NULL OR balance >= floor),
    CHECK ((name GLOB 'wallet:*') = (person IS NOT NULL)),
    CHECK (person IS NULL OR (name = 'wallet:' || person AND floor IS NOT NULL AND floor = 0))
) STRICT;
CREATE INDEX account_person ON account (person) WHERE person IS NOT NULL;

CREATE TABLE posting (
    id       INTEGER PRIMARY KEY,
    key      TEXT    NOT NULL UNIQUE,             -- what it belongs to; never a time
    digest   BLOB    NOT NULL CHECK (length(digest) = 32),   -- of reason and legs: the same key twice means the same
    reason   TEXT    NOT NULL CHECK (reason <> ''),
    actor    TEXT    NOT NULL,
    order_id INTEGER REFERENCES orders,
    note     TEXT,
    at       INTEGER NOT NULL
) STRICT;
CREATE INDEX posting_order ON posting (order_id) WHERE order_id IS NOT NULL;

CREATE TABLE leg (
    id      INTEGER PRIMARY KEY,
    posting INTEGER NOT NULL REFERENCES posting DEFERRABLE INITIALLY DEFERRED,
    account INTEGER NOT NULL REFERENCES account,
    amount  INTEGER NOT NULL CHECK (amount <> 0),
    balance INTEGER NOT NULL                      -- the account's, after this leg
) STRICT;
CREATE INDEX leg_account ON leg (account, id);
CREATE INDEX leg_posting ON leg (posting);

CREATE TRIGGER account_starts_empty BEFORE INSERT ON account WHEN NEW.balance <> 0
BEGIN SELECT RAISE(ABORT, 'an account starts at zero'); END;
CREATE TRIGGER account_unchanged BEFORE UPDATE OF id, name, currency, person, floor ON account
BEGIN SELECT RAISE(ABORT, 'accounts never change'); END;
CREATE TRIGGER account_kept BEFORE DELETE ON account BEGIN SELECT RAISE(ABORT, 'accounts never go'); END;
CREATE TRIGGER account_moved_by_leg BEFORE UPDATE OF balance ON account
WHEN NEW.balance IS NOT (SELECT balance FROM leg WHERE account = NEW.id ORDER BY id DESC LIMIT 1)
BEGIN SELECT RAISE(ABORT, 'only a leg moves a balance'); END;

CREATE TRIGGER leg_before_seal BEFORE INSERT ON leg WHEN EXISTS (SELECT 1 FROM posting WHERE id = NEW.posting)
BEGIN SELECT RAISE(ABORT, 'the posting is sealed'); END;
CREATE TRIGGER leg_adds_up BEFORE INSERT ON leg
WHEN NEW.balance <> (SELECT balance FROM account WHERE id = NEW.account) + NEW.amount
BEGIN SELECT RAISE(ABORT, 'the leg does not add up'); END;
CREATE TRIGGER leg_moves_balance AFTER INSERT ON leg
BEGIN UPDATE account SET balance = NEW.balance WHERE id = NEW.account; END;
CREATE TRIGGER leg_unchanged BEFORE UPDATE ON leg BEGIN SELECT RAISE(ABORT, 'legs never change'); END;
CREATE TRIGGER leg_kept BEFORE DELETE ON leg BEGIN SELECT RAISE(ABORT, 'legs never go'); END;

CREATE TRIGGER posting_balances BEFORE INSERT ON posting
WHEN NOT EXISTS (SELECT 1 FROM leg WHERE posting = NEW.id)
  OR EXISTS (SELECT 1 FROM leg CROSS JOIN account ON account.id = leg.account WHERE leg.posting = NEW.id
             GROUP BY account.currency HAVING sum(leg.amount) <> 0)
BEGIN SELECT RAISE(ABORT, 'a posting balances to zero'); END;
CREATE TRIGGER posting_unchanged BEFORE UPDATE ON posting BEGIN SELECT RAISE(ABORT, 'postings never change'); END;
CREATE TRIGGER posting_kept BEFORE DELETE ON posting BEGIN SELECT RAISE(ABORT, 'postings never go'); END;

-- What is sold ----------------------------------------------------------------------------------------------------------

CREATE TABLE category (
    id           INTEGER PRIMARY KEY,
    parent       INTEGER REFERENCES category CHECK (parent <> id),
    title        TEXT    NOT NULL CHECK (title <> ''),
    translations TEXT    NOT NULL DEFAULT '{}' CHECK (json_valid(translations)),   -- {"fa": {"title": "…"}}
    icon         TEXT    NOT NULL DEFAULT '',
    sort         INTEGER NOT NULL DEFAULT 0,
    state        TEXT    NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'hidden', 'deleted'))
) STRICT;
CREATE INDEX category_parent ON category (parent);

CREATE TRIGGER category_two_levels_new BEFORE INSERT ON category
WHEN (SELECT parent FROM category WHERE id = NEW.parent) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'categories have two levels'); END;
CREATE TRIGGER category_two_levels_move BEFORE UPDATE OF parent ON category
WHEN NEW.parent IS NOT NULL AND ((SELECT parent FROM category WHERE id = NEW.parent) IS NOT NULL
                                 OR EXISTS (SELECT 1 FROM category WHERE parent = NEW.id))
BEGIN SELECT RAISE(ABORT, 'categories have two levels'); END;

CREATE TABLE product (
    id            INTEGER PRIMARY KEY,            -- for buttons and history; never changes
    number        INTEGER NOT NULL UNIQUE CHECK (number > 0),   -- what people type; staff may change it
    kind          TEXT    NOT NULL DEFAULT 'code',
    category      INTEGER REFERENCES category,
    title         TEXT    NOT NULL CHECK (title <> ''),
    description   TEXT    NOT NULL DEFAULT '',
    translations  TEXT    NOT NULL DEFAULT '{}' CHECK (json_valid(translations)),
    price         INTEGER NOT NULL CHECK (price >= 0),
    currency      TEXT    NOT NULL,
    price_version INTEGER NOT NULL DEFAULT 1,     -- raised by trigger whenever the price changes
    photo         TEXT,
    min_quantity  INTEGER NOT NULL DEFAULT 1 CHECK (min_quantity >= 1),
    max_quantity  INTEGER CHECK (max_quantity >= min_quantity),
    state         TEXT    NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'hidden', 'deleted')),
    sort          INTEGER NOT NULL DEFAULT 0,
    low_stock     INTEGER NOT NULL DEFAULT 3 CHECK (low_stock >= 0),
    low_told      INTEGER NOT NULL DEFAULT 0 CHECK (low_told IN (0, 1)),
    sold_shift    INTEGER NOT NULL DEFAULT 0,     -- added to the true count where a buyer sees it
    available     INTEGER NOT NULL DEFAULT 0 CHECK (available >= 0),   -- these three are kept by stock_unit's triggers
    reserved      INTEGER NOT NULL DEFAULT 0 CHECK (reserved >= 0),
    sold          INTEGER NOT NULL DEFAULT 0 CHECK (sold >= 0),
    created_at    INTEGER NOT NULL,
    CHECK (sold + sold_shift >= 0)
) STRICT;
CREATE INDEX product_category ON product (category);

CREATE TABLE product_price (                      -- every price a product had, by version
    product  INTEGER NOT NULL REFERENCES product,
    version  INTEGER NOT NULL,
    price    INTEGER NOT NULL,
    currency TEXT    NOT NULL,
    PRIMARY KEY (product, version)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER product_first_price AFTER INSERT ON product
BEGIN INSERT INTO product_price VALUES (NEW.id, NEW.price_version, NEW.price, NEW.currency); END;
CREATE TRIGGER product_new_price AFTER UPDATE OF price, currency ON product
WHEN NEW.price <> OLD.price OR NEW.currency <> OLD.currency
BEGIN
    UPDATE product SET price_version = OLD.price_version + 1 WHERE id = NEW.id;
    INSERT INTO product_price VALUES (NEW.id, OLD.price_version + 1, NEW.price, NEW.currency);
END;
CREATE TRIGGER product_kept BEFORE DELETE ON product
BEGIN SELECT RAISE(ABORT, 'products are hidden or marked as deleted'); END;

-- Orders ------------------------------------------------------------------------------------------------------------------

CREATE TABLE orders (
    id           INTEGER PRIMARY KEY,
    code         TEXT    NOT NULL UNIQUE CHECK (length(code) = 9),   -- K7Q2-94MX
    person       INTEGER NOT NULL REFERENCES person,
    basket       TEXT    NOT NULL,                -- product, quantity and price in one word: a second tap finds it
    state        TEXT    NOT NULL DEFAULT 'draft',
    currency     TEXT    NOT NULL,
    total        INTEGER NOT NULL CHECK (total >= 0),
    created_at   INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL CHECK (expires_at > created_at),
    paid_at      INTEGER,
    delivered_at INTEGER,
    moved_at     INTEGER NOT NULL,                -- when and by whom the state was last changed
    moved_by     TEXT    NOT NULL,
    CHECK ((state IN ('paid', 'part-delivered', 'delivered', 'refunded')) = (paid_at IS NOT NULL)),
    CHECK (state NOT IN ('delivered', 'part-delivered') OR delivered_at IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX orders_one_basket ON orders (person, basket) WHERE state = 'waiting';
CREATE INDEX orders_of_person ON orders (person, id);
CREATE INDEX orders_expiring ON orders (expires_at) WHERE state = 'waiting';
CREATE INDEX orders_undelivered ON orders (id) WHERE state = 'paid';
CREATE INDEX orders_paid ON orders (paid_at) WHERE paid_at IS NOT NULL;             -- today's sales
CREATE INDEX orders_delivered ON orders (delivered_at) WHERE delivered_at IS NOT NULL; -- the count every welcome shows

CREATE TABLE order_move (                         -- the only changes of state there are
    was  TEXT NOT NULL,
    goes TEXT NOT NULL,
    PRIMARY KEY (was, goes)
) STRICT, WITHOUT ROWID;
INSERT INTO order_move VALUES
    ('draft', 'waiting'), ('waiting', 'paid'), ('waiting', 'expired'), ('waiting', 'cancelled'),
    ('paid', 'delivered'), ('paid', 'part-delivered'), ('paid', 'refunded'),
    ('part-delivered', 'delivered'), ('part-delivered', 'refunded'), ('delivered', 'refunded');

CREATE TABLE order_line (
    order_id      INTEGER NOT NULL REFERENCES orders,
    n             INTEGER NOT NULL,
    product       INTEGER NOT NULL REFERENCES product,
    kind          TEXT    NOT NULL,
    title         TEXT    NOT NULL,               -- as it was called when it was bought
    titles        TEXT    NOT NULL DEFAULT '{}',  -- and in other languages, JSON by language
    quantity      INTEGER NOT NULL CHECK (quantity > 0),
    price         INTEGER NOT NULL CHECK (price >= 0),
    price_version INTEGER NOT NULL,
    PRIMARY KEY (order_id, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX order_line_product ON order_line (product);

CREATE TABLE order_step (                         -- how the total came about, in the published order of pricing
    order_id INTEGER NOT NULL REFERENCES orders,
    n        INTEGER NOT NULL,
    step     TEXT    NOT NULL,
    label    TEXT    NOT NULL,
    amount   INTEGER NOT NULL,
    facts    TEXT    NOT NULL CHECK (json_valid(facts)),
    PRIMARY KEY (order_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE order_event (                        -- the timeline; written by trigger, so no change of state is missing
    id       INTEGER PRIMARY KEY,
    order_id INTEGER NOT NULL REFERENCES orders,
    state    TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    actor    TEXT    NOT NULL
) STRICT;
CREATE INDEX order_event_order ON order_event (order_id, id);

CREATE TRIGGER orders_start BEFORE INSERT ON orders WHEN NEW.state <> 'draft'
BEGIN SELECT RAISE(ABORT, 'an order starts as a draft'); END;
CREATE TRIGGER orders_moves BEFORE UPDATE OF state ON orders
WHEN NOT EXISTS (SELECT 1 FROM order_move WHERE was = OLD.state AND goes = NEW.state)
BEGIN SELECT RAISE(ABORT, 'no such change of an order''s state'); END;
CREATE TRIGGER orders_fixed BEFORE UPDATE OF id, code, person, basket, currency, total, created_at ON orders
BEGIN SELECT RAISE(ABORT, 'an order''s price and owner never change'); END;
CREATE TRIGGER orders_kept BEFORE DELETE ON orders BEGIN SELECT RAISE(ABORT, 'orders never go'); END;
CREATE TRIGGER orders_add_up BEFORE UPDATE OF state ON orders
WHEN NEW.state = 'waiting' AND NEW.total <> (SELECT coalesce(sum(amount), -1) FROM order_step WHERE order_id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'the lines add up to the total'); END;
CREATE TRIGGER orders_paid_by_ledger BEFORE UPDATE OF state ON orders
WHEN NEW.state = 'paid' AND NEW.total <> (
    SELECT coalesce(sum(leg.amount), 0) FROM posting CROSS JOIN leg ON leg.posting = posting.id
    CROSS JOIN account ON account.id = leg.account AND account.name = 'sales' AND account.currency = NEW.currency
    WHERE posting.order_id = NEW.id)   -- CROSS JOIN: in this order, or each sale would read all sales
BEGIN SELECT RAISE(ABORT, 'an order is paid when the ledger says so'); END;
CREATE TRIGGER orders_delivered_by_stock BEFORE UPDATE OF state ON orders
WHEN NEW.state = 'delivered' AND
    (SELECT coalesce(sum(quantity), 0) FROM order_line WHERE order_id = NEW.id AND kind = 'code')
    <> (SELECT count(*) FROM stock_unit WHERE order_id = NEW.id AND state = 'sold')
BEGIN SELECT RAISE(ABORT, 'an order is delivered when its goods are'); END;
CREATE TRIGGER orders_first_event AFTER INSERT ON orders
BEGIN INSERT INTO order_event (order_id, state, at, actor) VALUES (NEW.id, NEW.state, NEW.moved_at, NEW.moved_by); END;
CREATE TRIGGER orders_next_event AFTER UPDATE OF state ON orders
BEGIN INSERT INTO order_event (order_id, state, at, actor) VALUES (NEW.id, NEW.state, NEW.moved_at, NEW.moved_by); END;

CREATE TRIGGER order_line_draft BEFORE INSERT ON order_line
WHEN (SELECT state FROM orders WHERE id = NEW.order_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'the order is placed'); END;
CREATE TRIGGER order_line_fixed BEFORE UPDATE ON order_line BEGIN SELECT RAISE(ABORT, 'order lines never change'); END;
CREATE TRIGGER order_line_kept BEFORE DELETE ON order_line BEGIN SELECT RAISE(ABORT, 'order lines never go'); END;
CREATE TRIGGER order_step_draft BEFORE INSERT ON order_step
WHEN (SELECT state FROM orders WHERE id = NEW.order_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'the order is placed'); END;
CREATE TRIGGER order_step_fixed BEFORE UPDATE ON order_step BEGIN SELECT RAISE(ABORT, 'order steps never change'); END;
CREATE TRIGGER order_step_kept BEFORE DELETE ON order_step BEGIN SELECT RAISE(ABORT, 'order steps never go'); END;
CREATE TRIGGER order_event_fixed BEFORE UPDATE ON order_event BEGIN SELECT RAISE(ABORT, 'the past never changes'); END;
CREATE TRIGGER order_event_kept BEFORE DELETE ON order_event BEGIN SELECT RAISE(ABORT, 'the past never goes'); END;

-- Stock -----------------------------------------------------------------------------------------------------------------

CREATE TABLE stock_batch (
    id       INTEGER PRIMARY KEY,
    product  INTEGER NOT NULL REFERENCES product,
    added_by TEXT    NOT NULL,
    note     TEXT,
    cost     INTEGER,                             -- of one unit
    currency TEXT,
    at       INTEGER NOT NULL,
    CHECK ((cost IS NULL) = (currency IS NULL))
) STRICT;

CREATE TABLE stock_removal (                      -- one "delete", so that it can be taken back
    id        INTEGER PRIMARY KEY,
    product   INTEGER NOT NULL REFERENCES product,
    by        TEXT    NOT NULL,
    at        INTEGER NOT NULL,
    undone_at INTEGER
) STRICT;

CREATE TABLE stock_unit (
    id             INTEGER PRIMARY KEY,
    product        INTEGER NOT NULL REFERENCES product,
    batch          INTEGER NOT NULL REFERENCES stock_batch,
    content        TEXT    NOT NULL CHECK (content <> ''),
    content_hash   BLOB    NOT NULL CHECK (length(content_hash) = 32),
    round          INTEGER NOT NULL DEFAULT 0,    -- raised when staff sell the same content again on purpose
    state          TEXT    NOT NULL DEFAULT 'available'
                   CHECK (state IN ('available', 'reserved', 'sold', 'quarantined', 'deleted')),
    order_id       INTEGER REFERENCES orders,
    reserved_until INTEGER,
    sold_at        INTEGER,
    removal        INTEGER REFERENCES stock_removal,
    CHECK ((state IN ('reserved', 'sold')) = (order_id IS NOT NULL)),
    CHECK ((state = 'reserved') = (reserved_until IS NOT NULL)),
    CHECK ((state = 'sold') = (sold_at IS NOT NULL)),
    CHECK ((state = 'deleted') = (removal IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX stock_unit_once ON stock_unit (content_hash, round) WHERE state <> 'deleted';
CREATE UNIQUE INDEX stock_unit_live_once ON stock_unit (content_hash) WHERE state IN ('available', 'reserved', 'quarantined');
CREATE INDEX stock_unit_next ON stock_unit (product, id) WHERE state = 'available';
CREATE INDEX stock_unit_order ON stock_unit (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX stock_unit_removal ON stock_unit (removal) WHERE removal IS NOT NULL;
CREATE INDEX stock_unit_reserved ON stock_unit (reserved_until) WHERE state = 'reserved';

CREATE TRIGGER stock_unit_starts BEFORE INSERT ON stock_unit WHEN NEW.state <> 'available'
BEGIN SELECT RAISE(ABORT, 'a unit starts available'); END;
CREATE TRIGGER stock_unit_content BEFORE UPDATE OF id, product, batch, content, content_hash, round ON stock_unit
BEGIN SELECT RAISE(ABORT, 'what a unit holds never changes'); END;
CREATE TRIGGER stock_unit_sold_is_final BEFORE UPDATE ON stock_unit WHEN OLD.state = 'sold'
BEGIN SELECT RAISE(ABORT, 'sold is final'); END;
CREATE TRIGGER stock_unit_sold_when_paid BEFORE UPDATE OF state ON stock_unit
WHEN NEW.state = 'sold' AND (OLD.state <> 'reserved' OR OLD.order_id <> NEW.order_id
                             OR (SELECT state FROM orders WHERE id = NEW.order_id) <> 'paid')
BEGIN SELECT RAISE(ABORT, 'only goods reserved for a paid order are sold'); END;
CREATE TRIGGER stock_unit_reserved_for_one BEFORE UPDATE ON stock_unit
WHEN NEW.state = 'reserved' AND (OLD.state <> 'available' OR NOT EXISTS (
    SELECT 1 FROM order_line WHERE order_id = NEW.order_id AND product = NEW.product))
BEGIN SELECT RAISE(ABORT, 'only an available unit is reserved, for an order of its product'); END;
CREATE TRIGGER stock_unit_deleted_when_free BEFORE UPDATE OF state ON stock_unit
WHEN NEW.state = 'deleted' AND OLD.state NOT IN ('available', 'quarantined')
BEGIN SELECT RAISE(ABORT, 'a unit that is promised is not deleted'); END;
CREATE TRIGGER stock_unit_kept BEFORE DELETE ON stock_unit BEGIN SELECT RAISE(ABORT, 'units never go'); END;

CREATE TRIGGER stock_unit_counted_new AFTER INSERT ON stock_unit
BEGIN UPDATE product SET available = available + 1 WHERE id = NEW.product; END;
CREATE TRIGGER stock_unit_counted AFTER UPDATE OF state ON stock_unit WHEN NEW.state <> OLD.state
BEGIN
    UPDATE product SET
        available = available + (NEW.state = 'available') - (OLD.state = 'available'),
        reserved = reserved + (NEW.state = 'reserved') - (OLD.state = 'reserved'),
        sold = sold + (NEW.state = 'sold') - (OLD.state = 'sold')
    WHERE id = NEW.product;
END;

-- Payments: one row per attempt, one row per thing seen -------------------------------------------------------------------

CREATE TABLE payment (
    id         INTEGER PRIMARY KEY,
    method     TEXT    NOT NULL,
    person     INTEGER NOT NULL REFERENCES person,
    order_id   INTEGER REFERENCES orders,         -- NULL: a deposit
    currency   TEXT    NOT NULL,
    amount     INTEGER NOT NULL CHECK (amount > 0),
    received   INTEGER NOT NULL DEFAULT 0 CHECK (received >= 0),
    state      TEXT    NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'paid', 'expired', 'cancelled', 'failed')),
    reference  TEXT,                              -- the method's own name for it
    opened_at  INTEGER NOT NULL,
    expires_at INTEGER NOT NULL CHECK (expires_at > opened_at),
    closed_at  INTEGER,
    CHECK ((state = 'open') = (closed_at IS NULL)),
    CHECK (state <> 'paid' OR received >= amount)
) STRICT;
CREATE UNIQUE INDEX payment_reference ON payment (method, reference) WHERE reference IS NOT NULL;
CREATE INDEX payment_order ON payment (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX payment_person ON payment (person, id);
CREATE INDEX payment_open_of_person ON payment (person) WHERE state = 'open';
CREATE INDEX payment_open ON payment (expires_at) WHERE state = 'open';

CREATE TRIGGER payment_fixed BEFORE UPDATE OF id, method, person, order_id, currency, amount, opened_at ON payment
BEGIN SELECT RAISE(ABORT, 'what an attempt is for never changes'); END;
CREATE TRIGGER payment_moves BEFORE UPDATE OF state ON payment
WHEN NEW.state <> OLD.state AND OLD.state <> 'open' AND NEW.state <> 'paid'   -- late money still makes it paid
BEGIN SELECT RAISE(ABORT, 'a closed attempt stays closed'); END;
CREATE TRIGGER payment_paid_is_final BEFORE UPDATE OF state ON payment WHEN OLD.state = 'paid' AND NEW.state <> 'paid'
BEGIN SELECT RAISE(ABORT, 'paid is final'); END;
CREATE TRIGGER payment_kept BEFORE DELETE ON payment BEGIN SELECT RAISE(ABORT, 'attempts never go'); END;

CREATE TABLE receipt (
    id        INTEGER PRIMARY KEY,
    method    TEXT    NOT NULL,
    reference TEXT    NOT NULL,                   -- the method's name for the money that came in
    payment   INTEGER REFERENCES payment,         -- NULL: nobody's
    currency  TEXT    NOT NULL,
    amount    INTEGER NOT NULL CHECK (amount > 0),
    outcome   TEXT    NOT NULL,
    seen_at   INTEGER NOT NULL,                   -- by the method's account of it
    at        INTEGER NOT NULL,                   -- when it was entered here
    posting   INTEGER NOT NULL UNIQUE REFERENCES posting,
    UNIQUE (method, reference)
) STRICT;
CREATE INDEX receipt_payment ON receipt (payment) WHERE payment IS NOT NULL;

CREATE TRIGGER receipt_fixed BEFORE UPDATE ON receipt BEGIN SELECT RAISE(ABORT, 'receipts never change'); END;
CREATE TRIGGER receipt_kept BEFORE DELETE ON receipt BEGIN SELECT RAISE(ABORT, 'receipts never go'); END;
CREATE TRIGGER payment_counts_receipts BEFORE UPDATE OF received ON payment
WHEN NEW.received <> (SELECT coalesce(sum(amount), 0) FROM receipt
                      WHERE payment = NEW.id AND currency = NEW.currency)
BEGIN SELECT RAISE(ABORT, 'received is what the receipts add up to'); END;
