-- What a shop needs to sell more, and to put right what went wrong: variants, kinds of goods, batches that are frozen,
-- sales, vouchers, refunds and replacements. As before, each rule of the trade room is held here as well.

-- Products: a variant is a product of its own (price, cost, stock) inside the one it is a variant of ---------------------

ALTER TABLE product ADD COLUMN parent INTEGER REFERENCES product CHECK (parent <> id);
ALTER TABLE product ADD COLUMN supply TEXT NOT NULL DEFAULT 'units'      -- each unit once · the same for all · made later
    CHECK (supply IN ('units', 'shared', 'later'));
ALTER TABLE product ADD COLUMN parts TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(parts));   -- what an account's cells are
ALTER TABLE product ADD COLUMN issue TEXT NOT NULL DEFAULT 'oldest'      -- which unit goes first; chosen: by the buyer
    CHECK (issue IN ('oldest', 'newest', 'random', 'chosen'));
ALTER TABLE product ADD COLUMN cost INTEGER CHECK (cost >= 0);           -- of one, where its batch says nothing
ALTER TABLE product ADD COLUMN reseller_price INTEGER CHECK (reseller_price >= 0);   -- NULL: the normal price
ALTER TABLE product ADD COLUMN country TEXT CHECK (country GLOB '[A-Z][A-Z]');
ALTER TABLE product ADD COLUMN type TEXT CHECK (type <> '');
ALTER TABLE product ADD COLUMN warranty_days INTEGER NOT NULL DEFAULT 0 CHECK (warranty_days >= 0);
ALTER TABLE product ADD COLUMN refund_rule TEXT NOT NULL DEFAULT 'shop'; -- shop: the shop's own · none · or a formula
ALTER TABLE product ADD COLUMN note TEXT NOT NULL DEFAULT '';            -- shown with the goods, once they are paid
CREATE INDEX product_parent ON product (parent) WHERE parent IS NOT NULL;
CREATE INDEX product_shown ON product (state, sort, number) WHERE parent IS NULL;
CREATE INDEX product_country ON product (country) WHERE country IS NOT NULL;
CREATE INDEX product_type ON product (type) WHERE type IS NOT NULL;

CREATE TRIGGER product_variant_new BEFORE INSERT ON product
WHEN (SELECT parent FROM product WHERE id = NEW.parent) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a variant has no variants'); END;
CREATE TRIGGER product_variant_move BEFORE UPDATE OF parent ON product
WHEN NEW.parent IS NOT NULL AND ((SELECT parent FROM product WHERE id = NEW.parent) IS NOT NULL
                                 OR EXISTS (SELECT 1 FROM product WHERE parent = NEW.id))
BEGIN SELECT RAISE(ABORT, 'a variant has no variants'); END;
CREATE TRIGGER product_family_has_no_stock BEFORE INSERT ON stock_unit
WHEN EXISTS (SELECT 1 FROM product WHERE parent = NEW.product)
BEGIN SELECT RAISE(ABORT, 'the stock is that of the variants'); END;

-- Goods that are no units: the same for every buyer, by version; and what an order was given ---------------------------

CREATE TABLE shared_goods (
    id        INTEGER PRIMARY KEY,
    product   INTEGER NOT NULL REFERENCES product,
    content   TEXT    NOT NULL,                   -- the text or link; of a file its name
    size      INTEGER,                            -- of a file, in bytes; NULL: there is none
    added_by  TEXT    NOT NULL,
    at        INTEGER NOT NULL
) STRICT;
CREATE INDEX shared_goods_product ON shared_goods (product, id);
CREATE TABLE shared_file (
    goods INTEGER PRIMARY KEY REFERENCES shared_goods,
    bytes BLOB    NOT NULL
) STRICT;
-- Of goods that are no units `available` tells whether they can be bought at all: 1 or 0.
CREATE TRIGGER shared_goods_sold_from_now AFTER INSERT ON shared_goods
BEGIN UPDATE product SET available = 1 WHERE id = NEW.product; END;
CREATE TRIGGER product_later_new AFTER INSERT ON product WHEN NEW.supply = 'later'
BEGIN UPDATE product SET available = 1 WHERE id = NEW.id; END;
CREATE TRIGGER product_later AFTER UPDATE OF supply ON product WHEN NEW.supply <> OLD.supply
BEGIN UPDATE product SET available = (NEW.supply = 'later') WHERE id = NEW.id; END;
CREATE TRIGGER shared_goods_fixed BEFORE UPDATE ON shared_goods BEGIN SELECT RAISE(ABORT, 'what was given never changes'); END;
CREATE TRIGGER shared_goods_kept BEFORE DELETE ON shared_goods BEGIN SELECT RAISE(ABORT, 'what was given never goes'); END;
CREATE TRIGGER shared_file_fixed BEFORE UPDATE ON shared_file BEGIN SELECT RAISE(ABORT, 'what was given never changes'); END;
CREATE TRIGGER shared_file_kept BEFORE DELETE ON shared_file BEGIN SELECT RAISE(ABORT, 'what was given never goes'); END;

ALTER TABLE order_line ADD COLUMN supply TEXT NOT NULL DEFAULT 'units' CHECK (supply IN ('units', 'shared', 'later'));
ALTER TABLE order_line ADD COLUMN cost INTEGER;   -- of one, as the product had it
ALTER TABLE order_line ADD COLUMN terms TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(terms));   -- as they were promised

CREATE TABLE handed (                             -- what an order's line was given that is no unit: once
    id       INTEGER PRIMARY KEY,
    order_id INTEGER NOT NULL,
    n        INTEGER NOT NULL,
    goods    INTEGER REFERENCES shared_goods,
    content  TEXT,
    by       TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    UNIQUE (order_id, n),
    FOREIGN KEY (order_id, n) REFERENCES order_line,
    CHECK ((goods IS NULL) <> (content IS NULL))
) STRICT;
CREATE TRIGGER handed_when_paid BEFORE INSERT ON handed
WHEN (SELECT state FROM orders WHERE id = NEW.order_id) <> 'paid'
  OR (SELECT supply FROM order_line WHERE order_id = NEW.order_id AND n = NEW.n) = 'units'
BEGIN SELECT RAISE(ABORT, 'goods are handed over for a paid order'); END;
CREATE TRIGGER handed_counted AFTER INSERT ON handed
BEGIN
    UPDATE product SET sold = sold + (SELECT quantity FROM order_line WHERE order_id = NEW.order_id AND n = NEW.n)
    WHERE id = (SELECT product FROM order_line WHERE order_id = NEW.order_id AND n = NEW.n);
END;
CREATE TRIGGER handed_fixed BEFORE UPDATE ON handed BEGIN SELECT RAISE(ABORT, 'what was given never changes'); END;
CREATE TRIGGER handed_kept BEFORE DELETE ON handed BEGIN SELECT RAISE(ABORT, 'what was given never goes'); END;

DROP TRIGGER orders_delivered_by_stock;
CREATE TRIGGER orders_delivered_by_stock BEFORE UPDATE OF state ON orders
WHEN NEW.state = 'delivered' AND (
    (SELECT coalesce(sum(quantity), 0) FROM order_line WHERE order_id = NEW.id AND supply = 'units')
    <> (SELECT count(*) FROM stock_unit WHERE order_id = NEW.id AND state = 'sold')
    OR EXISTS (SELECT 1 FROM order_line WHERE order_id = NEW.id AND supply <> 'units'
               AND NOT EXISTS (SELECT 1 FROM handed WHERE handed.order_id = NEW.id AND handed.n = order_line.n)))
BEGIN SELECT RAISE(ABORT, 'an order is delivered when its goods are'); END;

ALTER TABLE orders ADD COLUMN replaced_by INTEGER REFERENCES orders;   -- cancelled, as this one took its place

-- Stock: batches that are frozen, units that are chosen, drawn by lot, or given in the place of another ----------------------

ALTER TABLE stock_batch ADD COLUMN state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'frozen'));
CREATE INDEX stock_batch_product ON stock_batch (product, id);
CREATE INDEX stock_unit_batch ON stock_unit (batch, state);
ALTER TABLE stock_unit ADD COLUMN hint TEXT CHECK (hint <> '');              -- what a buyer who chooses may see of it
ALTER TABLE stock_unit ADD COLUMN extra INTEGER NOT NULL DEFAULT 0 CHECK (extra >= 0);   -- what choosing it costs more
ALTER TABLE stock_unit ADD COLUMN shuffle INTEGER;                           -- its place in the lot, where lots are drawn
CREATE INDEX stock_unit_lot ON stock_unit (product, shuffle, id) WHERE state = 'available' AND shuffle IS NOT NULL;

CREATE TABLE replacement (
    id       INTEGER PRIMARY KEY,
    order_id INTEGER NOT NULL REFERENCES orders,
    unit     INTEGER NOT NULL UNIQUE REFERENCES stock_unit,   -- what did not work
    instead  INTEGER NOT NULL UNIQUE REFERENCES stock_unit,
    reason   TEXT    NOT NULL,
    by       TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    CHECK (unit <> instead)
) STRICT;
CREATE INDEX replacement_order ON replacement (order_id);
CREATE TRIGGER replacement_of_own BEFORE INSERT ON replacement
WHEN NOT EXISTS (SELECT 1 FROM stock_unit WHERE id = NEW.unit AND state = 'sold' AND order_id = NEW.order_id)
  OR NOT EXISTS (SELECT 1 FROM stock_unit WHERE id = NEW.instead AND state = 'reserved' AND order_id = NEW.order_id)
  OR (SELECT state FROM orders WHERE id = NEW.order_id) NOT IN ('delivered', 'part-delivered')
BEGIN SELECT RAISE(ABORT, 'a unit is replaced for the order that owns it'); END;
CREATE TRIGGER replacement_fixed BEFORE UPDATE ON replacement BEGIN SELECT RAISE(ABORT, 'the past never changes'); END;
CREATE TRIGGER replacement_kept BEFORE DELETE ON replacement BEGIN SELECT RAISE(ABORT, 'the past never goes'); END;

DROP TRIGGER stock_unit_sold_when_paid;
CREATE TRIGGER stock_unit_sold_when_paid BEFORE UPDATE OF state ON stock_unit
WHEN NEW.state = 'sold' AND (OLD.state <> 'reserved' OR OLD.order_id <> NEW.order_id
    OR ((SELECT state FROM orders WHERE id = NEW.order_id) <> 'paid'
        AND NOT EXISTS (SELECT 1 FROM replacement WHERE instead = NEW.id AND order_id = NEW.order_id)))
BEGIN SELECT RAISE(ABORT, 'only goods reserved for a paid order are sold'); END;

-- Money that goes back for an order ----------------------------------------------------------------------------------------

CREATE TABLE order_refund (
    id       INTEGER PRIMARY KEY,
    order_id INTEGER NOT NULL REFERENCES orders,
    amount   INTEGER NOT NULL CHECK (amount > 0),     -- in the order's currency, to its buyer's wallet
    reason   TEXT    NOT NULL CHECK (reason <> ''),
    facts    TEXT    NOT NULL CHECK (json_valid(facts)),   -- the rule and its sum, as they were shown
    by       TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    posting  INTEGER NOT NULL UNIQUE REFERENCES posting
) STRICT;
CREATE INDEX order_refund_order ON order_refund (order_id);
CREATE TRIGGER order_refund_within BEFORE INSERT ON order_refund
WHEN NEW.amount + (SELECT coalesce(sum(amount), 0) FROM order_refund WHERE order_id = NEW.order_id)
     > (SELECT iif(paid_at IS NULL, 0, total) FROM orders WHERE id = NEW.order_id)
BEGIN SELECT RAISE(ABORT, 'no more goes back than was paid'); END;
CREATE TRIGGER order_refund_fixed BEFORE UPDATE ON order_refund BEGIN SELECT RAISE(ABORT, 'refunds never change'); END;
CREATE TRIGGER order_refund_kept BEFORE DELETE ON order_refund BEGIN SELECT RAISE(ABORT, 'refunds never go'); END;
CREATE TRIGGER orders_refunded_whole BEFORE UPDATE OF state ON orders
WHEN NEW.state = 'refunded' AND NEW.total <> (SELECT coalesce(sum(amount), 0) FROM order_refund WHERE order_id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'an order is refunded when all of it went back'); END;

-- Sales -------------------------------------------------------------------------------------------------------------------

CREATE TABLE sale (
    id        INTEGER PRIMARY KEY,
    product   INTEGER REFERENCES product,
    category  INTEGER REFERENCES category,
    percent   INTEGER CHECK (percent BETWEEN 1 AND 10000),    -- in hundredths: 1000 is 10 %
    amount    INTEGER CHECK (amount > 0),                     -- off each one
    currency  TEXT,
    starts_at INTEGER NOT NULL,
    ends_at   INTEGER CHECK (ends_at > starts_at),
    state     TEXT    NOT NULL DEFAULT 'on' CHECK (state IN ('on', 'off')),
    made_by   TEXT    NOT NULL,
    made_at   INTEGER NOT NULL,
    CHECK ((product IS NULL) <> (category IS NULL)),
    CHECK ((percent IS NULL) <> (amount IS NULL)),
    CHECK ((amount IS NULL) = (currency IS NULL))
) STRICT;
CREATE INDEX sale_product ON sale (product) WHERE product IS NOT NULL AND state = 'on';
CREATE INDEX sale_category ON sale (category) WHERE category IS NOT NULL AND state = 'on';

-- Vouchers: held while an order waits, used when it is paid, free again when it ends ----------------------------------------

CREATE TABLE voucher_series (                     -- many codes made at once
    id      INTEGER PRIMARY KEY,
    note    TEXT    NOT NULL,
    count   INTEGER NOT NULL CHECK (count > 0),
    made_by TEXT    NOT NULL,
    made_at INTEGER NOT NULL
) STRICT;
CREATE TABLE voucher (
    id         INTEGER PRIMARY KEY,
    code       TEXT    NOT NULL UNIQUE CHECK (code <> ''),   -- as it is compared: letters and digits, upper case
    kind       TEXT    NOT NULL CHECK (kind IN ('percent', 'amount', 'gift')),
    value      INTEGER NOT NULL CHECK (value > 0),           -- of percent hundredths, else smallest units
    currency   TEXT,
    most       INTEGER CHECK (most > 0),                     -- the largest discount a percentage gives
    least      INTEGER NOT NULL DEFAULT 0 CHECK (least >= 0),    -- for orders from this sum on
    product    INTEGER REFERENCES product,
    category   INTEGER REFERENCES category,
    person     INTEGER REFERENCES person,
    audience   TEXT    NOT NULL DEFAULT 'everyone' CHECK (audience IN ('everyone', 'customers', 'resellers')),
    limit_all  INTEGER CHECK (limit_all > 0),
    limit_each INTEGER CHECK (limit_each > 0),
    starts_at  INTEGER NOT NULL,
    ends_at    INTEGER CHECK (ends_at > starts_at),
    listed     INTEGER NOT NULL DEFAULT 0 CHECK (listed IN (0, 1)),   -- offered without anybody typing it
    series     INTEGER REFERENCES voucher_series,
    state      TEXT    NOT NULL DEFAULT 'on' CHECK (state IN ('on', 'off')),
    uses       INTEGER NOT NULL DEFAULT 0 CHECK (uses >= 0 AND uses <= coalesce(limit_all, uses)),   -- held and used
    made_by    TEXT    NOT NULL,
    made_at    INTEGER NOT NULL,
    CHECK (kind <> 'percent' OR (value <= 10000 AND currency IS NULL)),
    CHECK (kind = 'percent' OR (currency IS NOT NULL AND most IS NULL)),
    CHECK (kind <> 'gift' OR (limit_all = 1 AND limit_all IS NOT NULL))
) STRICT;
CREATE INDEX voucher_person ON voucher (person) WHERE person IS NOT NULL AND state = 'on';
CREATE INDEX voucher_listed ON voucher (id) WHERE listed = 1 AND state = 'on';
CREATE INDEX voucher_of_series ON voucher (series) WHERE series IS NOT NULL;

CREATE TABLE voucher_use (
    id       INTEGER PRIMARY KEY,
    voucher  INTEGER NOT NULL REFERENCES voucher,
    person   INTEGER NOT NULL REFERENCES person,
    order_id INTEGER UNIQUE REFERENCES orders,    -- NULL: a gift's money went to the wallet
    amount   INTEGER NOT NULL CHECK (amount > 0), -- what it took off, or gave
    state    TEXT    NOT NULL CHECK (state IN ('held', 'used', 'released')),
    at       INTEGER NOT NULL,
    moved_at INTEGER NOT NULL
) STRICT;
CREATE INDEX voucher_use_person ON voucher_use (person, voucher) WHERE state <> 'released';
CREATE INDEX voucher_use_voucher ON voucher_use (voucher, id);
CREATE TRIGGER voucher_use_held AFTER INSERT ON voucher_use
BEGIN UPDATE voucher SET uses = uses + (NEW.state <> 'released') WHERE id = NEW.voucher; END;
CREATE TRIGGER voucher_use_moves BEFORE UPDATE OF state ON voucher_use WHEN OLD.state <> 'held'
BEGIN SELECT RAISE(ABORT, 'a voucher is used or released once'); END;
CREATE TRIGGER voucher_use_released AFTER UPDATE OF state ON voucher_use WHEN NEW.state = 'released'
BEGIN UPDATE voucher SET uses = uses - 1 WHERE id = NEW.voucher; END;
CREATE TRIGGER voucher_use_fixed BEFORE UPDATE OF id, voucher, person, order_id, amount, at ON voucher_use
BEGIN SELECT RAISE(ABORT, 'who used a voucher never changes'); END;
CREATE TRIGGER voucher_use_kept BEFORE DELETE ON voucher_use BEGIN SELECT RAISE(ABORT, 'uses never go'); END;

CREATE TABLE voucher_kept (                       -- a person's own list: from links, typed ones, gifts of the shop
    person  INTEGER NOT NULL REFERENCES person,
    voucher INTEGER NOT NULL REFERENCES voucher,
    at      INTEGER NOT NULL,
    PRIMARY KEY (person, voucher)
) STRICT, WITHOUT ROWID;
CREATE TABLE voucher_chosen (                     -- the one that their next order takes, if it fits
    person  INTEGER PRIMARY KEY REFERENCES person,
    voucher INTEGER NOT NULL REFERENCES voucher
) STRICT;
CREATE TABLE voucher_tries (                      -- wrong codes in a row, so that nobody guesses one
    person INTEGER PRIMARY KEY REFERENCES person,
    wrong  INTEGER NOT NULL,
    since  INTEGER NOT NULL,
    until  INTEGER                                -- UTC seconds; NULL: may go on
) STRICT;
