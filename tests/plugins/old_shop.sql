CREATE TABLE shop (install TEXT NOT NULL, epoch INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT;
CREATE TABLE migration (owner TEXT NOT NULL, name TEXT NOT NULL, digest TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (owner, name)) STRICT, WITHOUT ROWID;
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
CREATE TABLE alert (
    place    TEXT    PRIMARY KEY,             -- where the fault was
    told_at  INTEGER NOT NULL,
    since    INTEGER NOT NULL DEFAULT 0       -- how often it happened again and was not told
) STRICT, WITHOUT ROWID;
CREATE TABLE person (
    id           INTEGER PRIMARY KEY,            -- Telegram's id
    name         TEXT    NOT NULL,
    username     TEXT,                           -- without @; may move from one person to another
    language     TEXT    NOT NULL,
    chose_language INTEGER NOT NULL DEFAULT 0,      -- 1: picked in the shop; until then it follows their Telegram
    role         TEXT    NOT NULL DEFAULT 'customer' CHECK (role IN ('customer', 'reseller', 'admin', 'owner')),
    bank_id      TEXT    NOT NULL UNIQUE CHECK (bank_id GLOB '[1-9][0-9][0-9][0-9][0-9][0-9]' OR bank_id GLOB '[1-9][0-9][0-9][0-9][0-9][0-9][0-9]'),
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
CREATE TABLE leg (
    id      INTEGER PRIMARY KEY,
    posting INTEGER NOT NULL REFERENCES posting DEFERRABLE INITIALLY DEFERRED,
    account INTEGER NOT NULL REFERENCES account,
    amount  INTEGER NOT NULL CHECK (amount <> 0),
    balance INTEGER NOT NULL                      -- the account's, after this leg
) STRICT;
CREATE TABLE category (
    id           INTEGER PRIMARY KEY,
    parent       INTEGER REFERENCES category CHECK (parent <> id),
    title        TEXT    NOT NULL CHECK (title <> ''),
    translations TEXT    NOT NULL DEFAULT '{}' CHECK (json_valid(translations)),   -- {"fa": {"title": "…"}}
    icon         TEXT    NOT NULL DEFAULT '',
    sort         INTEGER NOT NULL DEFAULT 0,
    state        TEXT    NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'hidden', 'deleted'))
) STRICT;
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
CREATE TABLE product_price (                      -- every price a product had, by version
    product  INTEGER NOT NULL REFERENCES product,
    version  INTEGER NOT NULL,
    price    INTEGER NOT NULL,
    currency TEXT    NOT NULL,
    PRIMARY KEY (product, version)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE order_move (                         -- the only changes of state there are
    was  TEXT NOT NULL,
    goes TEXT NOT NULL,
    PRIMARY KEY (was, goes)
) STRICT, WITHOUT ROWID;
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
    closed_at  INTEGER, fee INTEGER NOT NULL DEFAULT 0 CHECK (fee >= 0), asked INTEGER CHECK (asked > 0), asked_currency TEXT CHECK ((asked_currency IS NULL) = (asked IS NULL)), details TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(details)), scope TEXT, held INTEGER NOT NULL DEFAULT 0 CHECK (held = 0 OR (scope IS NOT NULL AND asked IS NOT NULL)), keep INTEGER NOT NULL DEFAULT 0 CHECK (keep >= 0), watched INTEGER NOT NULL DEFAULT 0 CHECK (watched IN (0, 1)), looked_at INTEGER, look_at INTEGER, nudged_at INTEGER, problem TEXT,
    CHECK ((state = 'open') = (closed_at IS NULL)),
    CHECK (state <> 'paid' OR received >= amount)
) STRICT;
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
    posting   INTEGER NOT NULL UNIQUE REFERENCES posting, worth INTEGER CHECK (worth >= 0), fee INTEGER NOT NULL DEFAULT 0 CHECK (fee >= 0), details TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(details)),
    UNIQUE (method, reference)
) STRICT;
CREATE TABLE payment_said (                       -- what a provider said of an attempt, oldest first; secrets are masked before
    id      INTEGER PRIMARY KEY,
    payment INTEGER NOT NULL REFERENCES payment,
    kind    TEXT    NOT NULL,
    details TEXT    NOT NULL CHECK (json_valid(details)),
    at      INTEGER NOT NULL
) STRICT;
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
CREATE TABLE screen_about (
    chat  INTEGER PRIMARY KEY,
    about TEXT    NOT NULL
) STRICT;
CREATE TABLE catalog_pending (
    id         INTEGER PRIMARY KEY,
    by         INTEGER NOT NULL,
    product    INTEGER NOT NULL,
    lines      TEXT    NOT NULL CHECK (json_valid(lines)),
    created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE catalog_draft (
    id          INTEGER PRIMARY KEY,
    by          INTEGER NOT NULL,
    title       TEXT    NOT NULL,
    price       INTEGER NOT NULL,
    currency    TEXT    NOT NULL,
    description TEXT    NOT NULL,
    photo       TEXT,
    category    INTEGER,
    created_at  INTEGER NOT NULL
) STRICT;
CREATE TABLE catalog_keys (
    person INTEGER PRIMARY KEY,
    shown  TEXT NOT NULL
) STRICT;
CREATE TABLE catalog_waiting (
    product INTEGER NOT NULL,
    person  INTEGER NOT NULL,
    PRIMARY KEY (product, person)
) STRICT, WITHOUT ROWID;
CREATE TABLE home_form (
    person INTEGER PRIMARY KEY,
    field  TEXT NOT NULL
) STRICT;
CREATE TABLE orders_told (
    minute INTEGER NOT NULL,
    kind   TEXT    NOT NULL,
    orders INTEGER NOT NULL,
    PRIMARY KEY (minute, kind)
) STRICT, WITHOUT ROWID;
CREATE TABLE pretend_late (
    attempt INTEGER PRIMARY KEY
) STRICT;
CREATE TABLE rates_rate (
    currency TEXT PRIMARY KEY,
    base TEXT NOT NULL,
    price TEXT NOT NULL,
    by_hand INTEGER NOT NULL,
    at INTEGER NOT NULL,
    good_until INTEGER,
    source TEXT NOT NULL,
    waiting TEXT
) STRICT;
CREATE TABLE rates_own_price (
    product INTEGER NOT NULL,
    currency TEXT NOT NULL,
    amount INTEGER NOT NULL,
    PRIMARY KEY (product, currency)
) STRICT, WITHOUT ROWID;
CREATE TABLE qris_notice (                  -- what the owner's phone forwarded
    id      INTEGER PRIMARY KEY,
    mark    TEXT    NOT NULL,               -- alike for what may be the same notification
    words   TEXT    NOT NULL,
    state   TEXT    NOT NULL CHECK (state IN ('entered', 'waiting', 'passed')),
    doubt   TEXT,                           -- why it waits for a person, or was passed over
    amount  INTEGER,                        -- rupiah
    attempt INTEGER,                        -- whose payment it was
    at      INTEGER NOT NULL                -- UTC seconds
) STRICT;
CREATE TABLE qris_code (                    -- read from a photo, until the owner says that it is theirs
    id INTEGER PRIMARY KEY,
    by INTEGER NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE TABLE usdt_address (             -- the addresses there were; the newest is the one the owners were told of
    id      INTEGER PRIMARY KEY,
    address TEXT    NOT NULL,
    at      INTEGER NOT NULL            -- UTC seconds
) STRICT;
CREATE TABLE usdt_shown (               -- transactions that payers showed
    id      INTEGER PRIMARY KEY,
    person  INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    txid    TEXT    NOT NULL,
    at      INTEGER NOT NULL            -- UTC seconds
) STRICT;
INSERT INTO shop VALUES ('743d6766c9b25627f4589f47520adc3e', 1, 49);
INSERT INTO migration VALUES ('catalog', '001_forms', '81473a0c96b774228ef13553f2eda51d221762022421717a878a7660856071c8', 1767225600);
INSERT INTO migration VALUES ('catalog', '002_waiting', '1cccb87f8bcc7d7b81b3ffa63edbc541c522bf8c99529e90cce8c13d13b83ab0', 1767225600);
INSERT INTO migration VALUES ('home', '001_form', '4d7a7aa0d43e8a5e9b4c57e32b9daee08e46007f05ff8a944204e768eca76cbc', 1767225600);
INSERT INTO migration VALUES ('orders', '001_told', '4a577807b11aa6209ec1ce0e10331df865aeb685237dce2cea7b5269447a8698', 1767225600);
INSERT INTO migration VALUES ('pretend', '001_late', '1b865f748e0802768c2a322bc6764e896413cf34eb2d8dfa7f826718cfa67bee', 1767225600);
INSERT INTO migration VALUES ('qris', '001_notices', '4c98be3b14e58730f6965bf29e24c4e74ee8a1d42726477d5dd3143340a1c117', 1767225600);
INSERT INTO migration VALUES ('rates', '001_rates', '685bc9f83b653f6a4238ac46e24e3c8c44bf078ac9a71dbe36b05430f7c59a5a', 1767225600);
INSERT INTO migration VALUES ('shopbot', '001_keeping', '43704ddb59e561f4eecfc25a728dd10d65c03eb17e4bf43d9ab03a3b3acf2dfe', 1767225600);
INSERT INTO migration VALUES ('shopbot', '002_trade', '568a998fa2e95a7349c8026cfa02a85ecc6f9ba8534d63c1af55dbca067c206a', 1767225600);
INSERT INTO migration VALUES ('shopbot', '003_payments', 'dfbc2559551b9212b98146ede2c84871337d06a69fe001e27c1193e857af6524', 1767225600);
INSERT INTO migration VALUES ('shopbot', '004_kept_longer', '95886d496fbab8d516f08b3f22eb86a46cc45cc2b1eeffd444fbb2d0655ff6c8', 1767225600);
INSERT INTO migration VALUES ('shopbot', '005_longer_bank_ids', '93a133a2039a56204449e6123c933a7ac3a0092856982d1b25e2717dd50dd13f', 1767225600);
INSERT INTO migration VALUES ('usdt', '001_usdt', '8527e75d71b60b72fa7971bc48544ec10117ca6331ae04ea1d850457d88d45ad', 1767225600);
INSERT INTO inbox VALUES (1, 'telegram:1', '1', 1, '{"update_id":1,"message":{"date":1767225600,"message_id":1,"from":{"id":900,"is_bot":false,"first_name":"Ani","language_code":"en"},"chat":{"id":900,"type":"private","first_name":"Ani"},"text":"/start"}}', X'731840B4395A88A00593BE7539B15176', 1767225600, 0, 1, 'done', NULL);
INSERT INTO inbox VALUES (2, 'event', 'PersonJoined:900', 2, '{"name":"PersonJoined","fields":{"person":900}}', X'27324A1B3AB17EBB14B29FB9695E1EC2', 1767225600, 0, 1, 'done', NULL);
INSERT INTO inbox VALUES (3, 'listener', '2:rates.fill_demo', 2, '{"listener":"rates.fill_demo","event":{"name":"PersonJoined","fields":{"person":900}}}', X'4B800D07EA196CF955715A324271A44D', 1767225600, 0, 1, 'done', NULL);
INSERT INTO inbox VALUES (4, 'telegram:1', '2', 1, '{"update_id":2,"message":{"date":1767225600,"message_id":3,"from":{"id":901,"is_bot":false,"first_name":"Budi","language_code":"en"},"chat":{"id":901,"type":"private","first_name":"Budi"},"text":"/start"}}', X'98B20B857A3F2A8CFF4E60ACF3B1FAD4', 1767225600, 0, 1, 'done', NULL);
INSERT INTO inbox VALUES (5, 'event', 'PersonJoined:901', 2, '{"name":"PersonJoined","fields":{"person":901}}', X'13676E3A560F213B507BAC2EC834D979', 1767225600, 0, 1, 'done', NULL);
INSERT INTO inbox VALUES (6, 'listener', '5:rates.fill_demo', 2, '{"listener":"rates.fill_demo","event":{"name":"PersonJoined","fields":{"person":901}}}', X'D85BE21F7FED603CFBC993AAA426B25A', 1767225600, 0, 1, 'done', NULL);
INSERT INTO inbox VALUES (7, 'telegram:1', '3', 1, '{"update_id":3,"message":{"date":1767225600,"message_id":5,"from":{"id":902,"is_bot":false,"first_name":"Sari","language_code":"en"},"chat":{"id":902,"type":"private","first_name":"Sari"},"text":"/start"}}', X'8F07FE89BB0E45E68A4571D478DD4F4D', 1767225600, 0, 1, 'done', NULL);
INSERT INTO inbox VALUES (8, 'event', 'PersonJoined:902', 2, '{"name":"PersonJoined","fields":{"person":902}}', X'8D8DC84506B1A946C70FE3933B24915C', 1767225600, 0, 1, 'done', NULL);
INSERT INTO inbox VALUES (9, 'listener', '8:rates.fill_demo', 2, '{"listener":"rates.fill_demo","event":{"name":"PersonJoined","fields":{"person":902}}}', X'98A8483397D17C330AB967D3DBF9B3A9', 1767225600, 0, 1, 'done', NULL);
INSERT INTO inbox VALUES (10, 'event', 'StockAdded:1:1:6', 2, '{"name":"StockAdded","fields":{"product":1,"batch":1,"added":6}}', X'1749360A51AA0DF1A8192C8E131F439C', 1767225600, 0, 1, 'done', NULL);
INSERT INTO inbox VALUES (11, 'event', 'BalanceChanged:901:1', 2, '{"name":"BalanceChanged","fields":{"person":901,"posting":1}}', X'7A05121E4C302262F97838D52EFAB971', 1767225600, 0, 1, 'done', NULL);
INSERT INTO inbox VALUES (12, 'event', 'OrderPlaced:1:901', 2, '{"name":"OrderPlaced","fields":{"order":1,"person":901}}', X'5923360C2C1921F5AEFDF8F58104E079', 1767225600, 0, 1, 'done', NULL);
INSERT INTO inbox VALUES (13, 'event', 'BalanceChanged:901:2', 2, '{"name":"BalanceChanged","fields":{"person":901,"posting":2}}', X'22F28E7E3D89BD8C8727122B95851411', 1767225600, 0, 1, 'done', NULL);
INSERT INTO inbox VALUES (14, 'event', 'OrderPaid:1:901', 2, '{"name":"OrderPaid","fields":{"order":1,"person":901}}', X'CC496AB77C1D61C427091812AC4E8355', 1767225600, 0, 1, 'done', NULL);
INSERT INTO inbox VALUES (15, 'event', 'OrderDelivered:1:901', 2, '{"name":"OrderDelivered","fields":{"order":1,"person":901}}', X'7F3D5C075095C4A6DAC87052AB52293A', 1767225600, 0, 1, 'done', NULL);
INSERT INTO inbox VALUES (16, 'listener', '12:orders.placed', 2, '{"listener":"orders.placed","event":{"name":"OrderPlaced","fields":{"order":1,"person":901}}}', X'901B7CCA94D3B5F1D067F23AD84414B9', 1767225600, 0, 1, 'done', NULL);
INSERT INTO inbox VALUES (17, 'event', 'OrderPlaced:2:901', 2, '{"name":"OrderPlaced","fields":{"order":2,"person":901}}', X'F2FBE18DEE18DEC9A07A6BFBE787F531', 1767225600, 0, 1, 'done', NULL);
INSERT INTO inbox VALUES (18, 'listener', '15:shopbot.order_delivered', 2, '{"listener":"shopbot.order_delivered","event":{"name":"OrderDelivered","fields":{"order":1,"person":901}}}', X'A3E3677D246326FE30CE8E23A7AA3974', 1767225600, 0, 1, 'done', NULL);
INSERT INTO inbox VALUES (19, 'listener', '15:orders.sold', 2, '{"listener":"orders.sold","event":{"name":"OrderDelivered","fields":{"order":1,"person":901}}}', X'7DD28D686526F5F195E010C2EB664FB6', 1767225600, 0, 1, 'done', NULL);
INSERT INTO inbox VALUES (20, 'event', 'OrderCancelled:2:901', 2, '{"name":"OrderCancelled","fields":{"order":2,"person":901}}', X'B51E3DD1BC6BF82EBDAE22A5DD9C9CF1', 1767225600, 0, 1, 'done', NULL);
INSERT INTO inbox VALUES (21, 'listener', '17:orders.placed', 2, '{"listener":"orders.placed","event":{"name":"OrderPlaced","fields":{"order":2,"person":901}}}', X'92776F6456FAAFC199D9A8E380C4A8C9', 1767225600, 0, 1, 'done', NULL);
INSERT INTO inbox VALUES (22, 'event', 'OrderPlaced:3:901', 2, '{"name":"OrderPlaced","fields":{"order":3,"person":901}}', X'127B6D6A05E576B29F3FCF51C10F455A', 1767225600, 0, 1, 'done', NULL);
INSERT INTO inbox VALUES (23, 'listener', '20:shopbot.order_cancelled', 2, '{"listener":"shopbot.order_cancelled","event":{"name":"OrderCancelled","fields":{"order":2,"person":901}}}', X'AF4F2D803BBC8F11B4D322110F122853', 1767225600, 0, 1, 'done', NULL);
INSERT INTO inbox VALUES (24, 'listener', '20:orders.given_up', 2, '{"listener":"orders.given_up","event":{"name":"OrderCancelled","fields":{"order":2,"person":901}}}', X'F9D5A45C8BAC3EAC7B299D7F2ADFE763', 1767225600, 0, 1, 'done', NULL);
INSERT INTO inbox VALUES (25, 'listener', '22:orders.placed', 2, '{"listener":"orders.placed","event":{"name":"OrderPlaced","fields":{"order":3,"person":901}}}', X'8620DE13ED3C24CED66B43B7FE5A72B3', 1767225600, 0, 1, 'done', NULL);
INSERT INTO inbox VALUES (26, 'event', 'OrderPlaced:4:902', 2, '{"name":"OrderPlaced","fields":{"order":4,"person":902}}', X'7813A743C0382663BC1083ED9EE56C29', 1767225600, 0, 1, 'done', NULL);
INSERT INTO inbox VALUES (27, 'listener', '26:orders.placed', 2, '{"listener":"orders.placed","event":{"name":"OrderPlaced","fields":{"order":4,"person":902}}}', X'79D3BECA8C1718F3F659E873DB1D14E6', 1767225600, 0, 1, 'done', NULL);
INSERT INTO inbox VALUES (28, 'telegram:1', '4', 1, '{"update_id":4,"message":{"date":1767225600,"message_id":9,"from":{"id":902,"is_bot":false,"first_name":"Sari","language_code":"en"},"chat":{"id":902,"type":"private","first_name":"Sari"},"text":"2"}}', X'605F121A17C132539F89A0A8C4DB1BDF', 1767225600, 0, 1, 'done', NULL);
INSERT INTO inbox VALUES (29, 'telegram:1', '5', 1, '{"update_id":5,"callback_query":{"id":"cb-5","from":{"id":902,"is_bot":false,"first_name":"Sari","language_code":"en"},"message":{"message_id":10,"chat":{"id":902,"type":"private","first_name":"Sari"},"date":1767225600},"data":"catalog.wait:2:1:","chat_instance":"1"}}', X'819A495F5B6CE7AECDECECA84D7CDB06', 1767225600, 0, 1, 'done', NULL);
INSERT INTO inbox VALUES (30, 'telegram:1', '6', 1, '{"update_id":6,"message":{"date":1767225600,"message_id":11,"from":{"id":901,"is_bot":false,"first_name":"Budi","language_code":"en"},"chat":{"id":901,"type":"private","first_name":"Budi"},"text":"1"}}', X'72BFF466483663F4E72F34857AC03A41', 1767225600, 0, 1, 'done', NULL);
INSERT INTO outbox VALUES (1, 901, NULL, 'shopbot', 'delivered', '{"order": 1}', 'delivered:1', 1, 1767225600, 0, 0, 'sent', 1767225600, 7, NULL);
INSERT INTO outbox VALUES (2, 900, NULL, 'orders', 'staff-delivered', '{"values": {"icon": "✅", "code": ["code", "RKEQ-T96N"], "title": ["worded", "Lumina", {}], "quantity": ["num", 1], "money": ["money", 1100, "IDR"], "buyer": ["name", "Budi"]}, "rows": [[{"label": ["", "btn-look", {}], "call": ["orders.seen", ["1", "all", "0"]], "url": null, "copy": null, "style": null}]]}', 'orders:staff-delivered:1:900', 0, 1767225600, 0, 0, 'sent', 1767225600, 8, NULL);
INSERT INTO setting VALUES ('shopbot', 'texts_sound', '["17e99ccf1d45784f97d1158732b0c57e", "4b6e920945405c04ce88811826eb5fc7", "4dcb19dd196e7e000d538c74f9f4d432", "789f80b48b2b0b0735ceac186dc8072f", "984ab9dcd9b54ad44855b0aa79717822", "a9ee7b76e5f45ccb1fe5e24912aca00e", "b3f90ec1dc526418d40dcf22d176f7e6", "c5ec3f6ac4c773d6d85d572b6b56b629", "e5b0df02a5a47c71264e47c282dd2810", "ef0b0475b0c550d12280bc3c550cdb77", "fe0510eda06c552ac54edc8c743691ee"]');
INSERT INTO job VALUES ('catalog', 'forget_forms', '490896', NULL, NULL);
INSERT INTO job VALUES ('catalog', 'tell_waiting', '29453760', NULL, NULL);
INSERT INTO job VALUES ('orders', 'sum_up', '29453760', NULL, NULL);
INSERT INTO job VALUES ('pretend', 'arrive', '29453760', NULL, NULL);
INSERT INTO job VALUES ('qris', 'forget', '20454', NULL, NULL);
INSERT INTO job VALUES ('rates', 'refresh', '5890752', NULL, NULL);
INSERT INTO job VALUES ('shopbot', 'expire_due', '58907520', NULL, NULL);
INSERT INTO job VALUES ('shopbot', 'forget_old', '490896', NULL, NULL);
INSERT INTO job VALUES ('shopbot', 'look_for_money', '176722560', NULL, NULL);
INSERT INTO job VALUES ('shopbot', 'recount', '20454', NULL, NULL);
INSERT INTO job VALUES ('usdt', 'watch_address', '29453760', NULL, NULL);
INSERT INTO screen VALUES (900, 2, 0, 0);
INSERT INTO screen VALUES (901, 12, 0, 0);
INSERT INTO screen VALUES (902, 10, 0, 0);
INSERT INTO person VALUES (900, 'Ani', NULL, 'en', 0, 'owner', '570266', NULL, NULL, NULL, 1767225600, 1767225600, NULL, NULL, NULL, 0);
INSERT INTO person VALUES (901, 'Budi', NULL, 'en', 0, 'customer', '671918', NULL, NULL, NULL, 1767225600, 1767225600, NULL, NULL, NULL, 0);
INSERT INTO person VALUES (902, 'Sari', NULL, 'en', 0, 'customer', '164853', NULL, NULL, NULL, 1767225600, 1767225600, NULL, NULL, NULL, 0);
INSERT INTO once_given VALUES (900, 'welcomed', 1767225600);
INSERT INTO once_given VALUES (901, 'welcomed', 1767225600);
INSERT INTO once_given VALUES (902, 'welcomed', 1767225600);
INSERT INTO pace VALUES (901, 29453760, 2, 0, 0);
INSERT INTO pace VALUES (902, 29453760, 3, 0, 0);
INSERT INTO audit VALUES (1, 1767225600, 'shopbot', 'person.role', 'person:900', '"customer"', '"owner"', X'1838BF1F64A2530D233A36072CB90E9F620183499DDBC35B657C968299D8721B');
INSERT INTO audit VALUES (2, 1767225600, 'test', 'category.create', 'category:1', NULL, '{"parent": null, "title": "Streaming"}', X'FFD7BFA7C09D4378C2DBFA0C67D1BE40B57891E4C8C48B4F9631B7AA1CD17FDC');
INSERT INTO audit VALUES (3, 1767225600, 'test', 'product.create', 'product:1', NULL, '{"category": 1, "created_at": 1767225600, "currency": "IDR", "number": 1, "price": 1000, "title": "Lumina"}', X'F4BA6FFD157A9845994A0DD405E7460DD0CEA08B21FD08BA08E32192EB5C112F');
INSERT INTO audit VALUES (4, 1767225600, 'test', 'product.create', 'product:2', NULL, '{"created_at": 1767225600, "currency": "IDR", "number": 2, "price": 2000, "title": "Orbit"}', X'42C3259FDBFFA7B7514B38415AAF146BC9AE89D831C50063224EB832B384F977');
INSERT INTO audit VALUES (5, 1767225600, 'test', 'stock.add', 'product:1', NULL, '{"added": 6, "batch": 1}', X'25FBCE58C9880F720F9F2C400C71A321F7E645D460BC74D2DAB56019C5F01F0E');
INSERT INTO audit VALUES (6, 1767225600, 'test', 'wallet.adjust', 'person:901', '{"balance": 0, "currency": "IDR"}', '{"balance": 5000, "currency": "IDR", "reason": "test"}', X'290CAA0B05ED559D225D302855AE75C3E82C0A3962DD57497E26B9A5705F8B99');
INSERT INTO audit VALUES (7, 1767225600, 'test', 'product.edit', 'product:1', '{"currency": "IDR", "price": 1000}', '{"currency": "IDR", "price": 1100}', X'E3922B9565102EBAD857439889C51D220CCE36B2547D507DF93D1EB044507FB7');
INSERT INTO audit VALUES (8, 1767225600, 'shopbot', 'stock.release', 'order:2', NULL, '{"units": 3}', X'3AA51DD38116052FEA66FF102872A962E7A044315B0F0B1521369D6F0FA9C391');
INSERT INTO account VALUES (1, 'wallet:900', 'IDR', 900, 0, 0);
INSERT INTO account VALUES (2, 'wallet:901', 'IDR', 901, 0, 3900);
INSERT INTO account VALUES (3, 'wallet:902', 'IDR', 902, 0, 0);
INSERT INTO account VALUES (4, 'adjustments', 'IDR', NULL, NULL, -5000);
INSERT INTO account VALUES (5, 'sales', 'IDR', NULL, NULL, 1100);
INSERT INTO posting VALUES (1, 'rich', X'07246B9E70F19DCCF34345D1424D2FEC0C1DD3A8CC04F4DC98E5B1AA6C7BD025', 'adjustment', 'test', NULL, 'test', 1767225600);
INSERT INTO posting VALUES (2, 'order:1:wallet', X'0DD50BC30A67246012855B782A8D0E6F72C9AC7D5DE65453570519934C1CC46A', 'purchase', '901', 1, NULL, 1767225600);
INSERT INTO leg VALUES (1, 1, 2, 5000, 5000);
INSERT INTO leg VALUES (2, 1, 4, -5000, -5000);
INSERT INTO leg VALUES (3, 2, 2, -1100, 3900);
INSERT INTO leg VALUES (4, 2, 5, 1100, 1100);
INSERT INTO category VALUES (1, NULL, 'Streaming', '{}', '', 0, 'active');
INSERT INTO product VALUES (1, 1, 'code', 1, 'Lumina', '', '{}', 1100, 'IDR', 2, NULL, 1, NULL, 'active', 0, 3, 0, 0, 2, 3, 1, 1767225600);
INSERT INTO product VALUES (2, 2, 'code', NULL, 'Orbit', '', '{}', 2000, 'IDR', 1, NULL, 1, NULL, 'active', 0, 3, 0, 0, 0, 0, 0, 1767225600);
INSERT INTO product_price VALUES (1, 1, 1000, 'IDR');
INSERT INTO product_price VALUES (1, 2, 1100, 'IDR');
INSERT INTO product_price VALUES (2, 1, 2000, 'IDR');
INSERT INTO orders VALUES (1, 'RKEQ-T96N', 901, '1*1@2=1100IDR', 'delivered', 'IDR', 1100, 1767225600, 1767226200, 1767225600, 1767225600, 1767225600, 'shopbot');
INSERT INTO orders VALUES (2, 'DF5Q-QNG7', 901, '1*3@2=3300IDR', 'cancelled', 'IDR', 3300, 1767225600, 1767226200, NULL, NULL, 1767225600, '901');
INSERT INTO orders VALUES (3, '99HV-KX25', 901, '1*2@2=2200IDR', 'waiting', 'IDR', 2200, 1767225600, 1767232600, NULL, NULL, 1767225600, '901');
INSERT INTO orders VALUES (4, 'CGJ3-69KK', 902, '1*1@2=1100IDR', 'waiting', 'IDR', 1100, 1767225600, 1767226200, NULL, NULL, 1767225600, '902');
INSERT INTO order_move VALUES ('delivered', 'refunded');
INSERT INTO order_move VALUES ('draft', 'waiting');
INSERT INTO order_move VALUES ('paid', 'delivered');
INSERT INTO order_move VALUES ('paid', 'part-delivered');
INSERT INTO order_move VALUES ('paid', 'refunded');
INSERT INTO order_move VALUES ('part-delivered', 'delivered');
INSERT INTO order_move VALUES ('part-delivered', 'refunded');
INSERT INTO order_move VALUES ('waiting', 'cancelled');
INSERT INTO order_move VALUES ('waiting', 'expired');
INSERT INTO order_move VALUES ('waiting', 'paid');
INSERT INTO order_line VALUES (1, 1, 1, 'code', 'Lumina', '{}', 1, 1100, 2);
INSERT INTO order_line VALUES (2, 1, 1, 'code', 'Lumina', '{}', 3, 1100, 2);
INSERT INTO order_line VALUES (3, 1, 1, 'code', 'Lumina', '{}', 2, 1100, 2);
INSERT INTO order_line VALUES (4, 1, 1, 'code', 'Lumina', '{}', 1, 1100, 2);
INSERT INTO order_step VALUES (1, 1, 'base', 'price_base', 1100, '{"title": "Lumina", "quantity": 1, "price": 1100}');
INSERT INTO order_step VALUES (2, 1, 'base', 'price_base', 3300, '{"title": "Lumina", "quantity": 3, "price": 1100}');
INSERT INTO order_step VALUES (3, 1, 'base', 'price_base', 2200, '{"title": "Lumina", "quantity": 2, "price": 1100}');
INSERT INTO order_step VALUES (4, 1, 'base', 'price_base', 1100, '{"title": "Lumina", "quantity": 1, "price": 1100}');
INSERT INTO order_event VALUES (1, 1, 'draft', 1767225600, '901');
INSERT INTO order_event VALUES (2, 1, 'waiting', 1767225600, '901');
INSERT INTO order_event VALUES (3, 1, 'paid', 1767225600, '901');
INSERT INTO order_event VALUES (4, 1, 'delivered', 1767225600, 'shopbot');
INSERT INTO order_event VALUES (5, 2, 'draft', 1767225600, '901');
INSERT INTO order_event VALUES (6, 2, 'waiting', 1767225600, '901');
INSERT INTO order_event VALUES (7, 2, 'cancelled', 1767225600, '901');
INSERT INTO order_event VALUES (8, 3, 'draft', 1767225600, '901');
INSERT INTO order_event VALUES (9, 3, 'waiting', 1767225600, '901');
INSERT INTO order_event VALUES (10, 4, 'draft', 1767225600, '902');
INSERT INTO order_event VALUES (11, 4, 'waiting', 1767225600, '902');
INSERT INTO stock_batch VALUES (1, 1, 'test', NULL, NULL, NULL, 1767225600);
INSERT INTO stock_unit VALUES (1, 1, 1, 'OLD-0', X'C85C7DAA94E8F8811412425EA79B4A273A017FBBD3DE77633DAEBDB0B991B39B', 0, 'sold', 1, NULL, 1767225600, NULL);
INSERT INTO stock_unit VALUES (2, 1, 1, 'OLD-1', X'15C9ADB50217791F1AB9516B9D23170AA646FB69D8BA9E797B442EDED0C6F2FE', 0, 'reserved', 3, 1767232600, NULL, NULL);
INSERT INTO stock_unit VALUES (3, 1, 1, 'OLD-2', X'511F329E3BD605457CA085668B27AE72B815DE7433CABB2B5C80C67D6F05E883', 0, 'reserved', 3, 1767232600, NULL, NULL);
INSERT INTO stock_unit VALUES (4, 1, 1, 'OLD-3', X'1E575C91CC1476002D2F91CEDE22B9384C9E0D9510603B8422F526507291E077', 0, 'reserved', 4, 1767226200, NULL, NULL);
INSERT INTO stock_unit VALUES (5, 1, 1, 'OLD-4', X'1724F36792FA358C986EA9DBB19A3126DDF9FCF7DF8CD5B865C117C2344D1ED5', 0, 'available', NULL, NULL, NULL, NULL);
INSERT INTO stock_unit VALUES (6, 1, 1, 'OLD-5', X'52937A3868951EA72E65BA90BC2A30ADCFE7D2CE29F892AB6FD3CF89D155C9D7', 0, 'available', NULL, NULL, NULL, NULL);
INSERT INTO payment VALUES (1, 'pretend', 902, 4, 'IDR', 1100, 0, 'open', NULL, 1767225600, 1767226200, NULL, 0, 1100, 'IDR', '{}', NULL, 0, 0, 0, NULL, NULL, NULL, NULL);
INSERT INTO payment VALUES (2, 'pretend', 901, NULL, 'IDR', 7000, 0, 'open', NULL, 1767225600, 1767226200, NULL, 0, 7000, 'IDR', '{}', NULL, 0, 0, 0, NULL, NULL, NULL, NULL);
INSERT INTO catalog_waiting VALUES (2, 902);
INSERT INTO orders_told VALUES (29453760, 'staff-delivered', 1);
CREATE INDEX inbox_waiting ON inbox (lane, id) WHERE state = 'new';
CREATE INDEX inbox_parked ON inbox (id) WHERE state = 'parked';
CREATE INDEX inbox_age ON inbox (received_at) WHERE state = 'done';
CREATE INDEX outbox_due ON outbox (due_at, id) WHERE state = 'due';
CREATE INDEX outbox_parked ON outbox (chat) WHERE state = 'parked';
CREATE INDEX errand_due ON errand (due_at, id) WHERE state = 'due';
CREATE INDEX nonce_age ON nonce (expires);
CREATE INDEX person_username ON person (lower(username)) WHERE username IS NOT NULL;
CREATE INDEX person_staff ON person (role) WHERE role IN ('admin', 'owner');
CREATE INDEX audit_subject ON audit (subject, id);
CREATE INDEX account_person ON account (person) WHERE person IS NOT NULL;
CREATE INDEX posting_order ON posting (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX leg_account ON leg (account, id);
CREATE INDEX leg_posting ON leg (posting);
CREATE INDEX category_parent ON category (parent);
CREATE INDEX product_category ON product (category);
CREATE UNIQUE INDEX orders_one_basket ON orders (person, basket) WHERE state = 'waiting';
CREATE INDEX orders_of_person ON orders (person, id);
CREATE INDEX orders_expiring ON orders (expires_at) WHERE state = 'waiting';
CREATE INDEX orders_undelivered ON orders (id) WHERE state = 'paid';
CREATE INDEX orders_paid ON orders (paid_at) WHERE paid_at IS NOT NULL;
CREATE INDEX orders_delivered ON orders (delivered_at) WHERE delivered_at IS NOT NULL;
CREATE INDEX order_line_product ON order_line (product);
CREATE INDEX order_event_order ON order_event (order_id, id);
CREATE UNIQUE INDEX stock_unit_once ON stock_unit (content_hash, round) WHERE state <> 'deleted';
CREATE UNIQUE INDEX stock_unit_live_once ON stock_unit (content_hash) WHERE state IN ('available', 'reserved', 'quarantined');
CREATE INDEX stock_unit_next ON stock_unit (product, id) WHERE state = 'available';
CREATE INDEX stock_unit_order ON stock_unit (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX stock_unit_removal ON stock_unit (removal) WHERE removal IS NOT NULL;
CREATE INDEX stock_unit_reserved ON stock_unit (reserved_until) WHERE state = 'reserved';
CREATE UNIQUE INDEX payment_reference ON payment (method, reference) WHERE reference IS NOT NULL;
CREATE INDEX payment_order ON payment (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX payment_person ON payment (person, id);
CREATE INDEX payment_open_of_person ON payment (person) WHERE state = 'open';
CREATE INDEX payment_open ON payment (expires_at) WHERE state = 'open';
CREATE INDEX receipt_payment ON receipt (payment) WHERE payment IS NOT NULL;
CREATE UNIQUE INDEX payment_asked_once ON payment (method, scope, asked_currency, asked) WHERE held = 1;
CREATE INDEX payment_held ON payment (closed_at) WHERE held = 1 AND closed_at IS NOT NULL;
CREATE INDEX payment_look ON payment (method, look_at) WHERE look_at IS NOT NULL;
CREATE INDEX payment_closed ON payment (closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX payment_said_of ON payment_said (payment, id);
CREATE INDEX receipt_unknown ON receipt (id) WHERE outcome = 'unknown';
CREATE INDEX claim_payment ON claim (payment) WHERE payment IS NOT NULL;
CREATE INDEX refund_receipt ON refund (receipt);
CREATE INDEX refund_sending ON refund (id) WHERE state = 'sending';
CREATE INDEX qris_notice_mark ON qris_notice (mark, at);
CREATE INDEX qris_notice_attempt ON qris_notice (attempt) WHERE attempt IS NOT NULL;
CREATE INDEX qris_notice_at ON qris_notice (at);
CREATE INDEX usdt_shown_person ON usdt_shown (person, at);
CREATE TRIGGER person_last_owner BEFORE UPDATE OF role ON person
WHEN OLD.role = 'owner' AND NEW.role <> 'owner' AND (SELECT count(*) FROM person WHERE role = 'owner') = 1
BEGIN SELECT RAISE(ABORT, 'a shop keeps one owner'); END;
CREATE TRIGGER audit_in_order BEFORE INSERT ON audit
WHEN NEW.id <> (SELECT coalesce(max(id), 0) + 1 FROM audit)
BEGIN SELECT RAISE(ABORT, 'audit rows have no gaps'); END;
CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows never change'); END;
CREATE TRIGGER audit_kept BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows never go'); END;
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
CREATE TRIGGER category_two_levels_new BEFORE INSERT ON category
WHEN (SELECT parent FROM category WHERE id = NEW.parent) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'categories have two levels'); END;
CREATE TRIGGER category_two_levels_move BEFORE UPDATE OF parent ON category
WHEN NEW.parent IS NOT NULL AND ((SELECT parent FROM category WHERE id = NEW.parent) IS NOT NULL
                                 OR EXISTS (SELECT 1 FROM category WHERE parent = NEW.id))
BEGIN SELECT RAISE(ABORT, 'categories have two levels'); END;
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
CREATE TRIGGER payment_fixed BEFORE UPDATE OF id, method, person, order_id, currency, amount, opened_at ON payment
BEGIN SELECT RAISE(ABORT, 'what an attempt is for never changes'); END;
CREATE TRIGGER payment_moves BEFORE UPDATE OF state ON payment
WHEN NEW.state <> OLD.state AND OLD.state <> 'open' AND NEW.state <> 'paid'   -- late money still makes it paid
BEGIN SELECT RAISE(ABORT, 'a closed attempt stays closed'); END;
CREATE TRIGGER payment_paid_is_final BEFORE UPDATE OF state ON payment WHEN OLD.state = 'paid' AND NEW.state <> 'paid'
BEGIN SELECT RAISE(ABORT, 'paid is final'); END;
CREATE TRIGGER payment_kept BEFORE DELETE ON payment BEGIN SELECT RAISE(ABORT, 'attempts never go'); END;
CREATE TRIGGER receipt_kept BEFORE DELETE ON receipt BEGIN SELECT RAISE(ABORT, 'receipts never go'); END;
CREATE TRIGGER payment_asked_fixed BEFORE UPDATE OF fee, asked, asked_currency, scope ON payment
WHEN EXISTS (SELECT 1 FROM receipt WHERE payment = OLD.id)
  AND (NEW.fee, NEW.asked, NEW.asked_currency, NEW.scope) IS NOT (OLD.fee, OLD.asked, OLD.asked_currency, OLD.scope)
BEGIN SELECT RAISE(ABORT, 'what was asked for stays once money came in'); END;
CREATE TRIGGER receipt_fixed BEFORE UPDATE ON receipt BEGIN SELECT RAISE(ABORT, 'receipts never change'); END;
CREATE TRIGGER receipt_worth BEFORE INSERT ON receipt
WHEN (NEW.payment IS NULL) <> (NEW.worth IS NULL) OR NEW.fee > coalesce(NEW.worth, 0)
BEGIN SELECT RAISE(ABORT, 'what is somebody''s is worth something to them'); END;
CREATE TRIGGER claim_of_nobodys BEFORE INSERT ON claim
WHEN (SELECT outcome FROM receipt WHERE id = NEW.receipt) IS NOT 'unknown'
BEGIN SELECT RAISE(ABORT, 'only money that is nobody''s can be given'); END;
CREATE TRIGGER claim_fixed BEFORE UPDATE ON claim BEGIN SELECT RAISE(ABORT, 'a claim is decided once'); END;
CREATE TRIGGER claim_kept BEFORE DELETE ON claim BEGIN SELECT RAISE(ABORT, 'claims never go'); END;
CREATE TRIGGER payment_counts_receipts BEFORE UPDATE OF received ON payment
WHEN NEW.received <> (SELECT coalesce(sum(worth - fee), 0) FROM receipt WHERE payment = NEW.id)
                   + (SELECT coalesce(sum(worth - fee), 0) FROM claim WHERE payment = NEW.id)
BEGIN SELECT RAISE(ABORT, 'received is what the receipts add up to'); END;
CREATE TRIGGER reversal_fixed BEFORE UPDATE ON reversal BEGIN SELECT RAISE(ABORT, 'reversals never change'); END;
CREATE TRIGGER reversal_kept BEFORE DELETE ON reversal BEGIN SELECT RAISE(ABORT, 'reversals never go'); END;
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
CREATE TRIGGER stock_unit_reserved_for_one BEFORE UPDATE ON stock_unit
WHEN NEW.state = 'reserved' AND NOT (OLD.state = 'reserved' AND OLD.order_id = NEW.order_id)
     AND (OLD.state <> 'available' OR NOT EXISTS (
    SELECT 1 FROM order_line WHERE order_id = NEW.order_id AND product = NEW.product))
BEGIN SELECT RAISE(ABORT, 'only an available unit is reserved, for an order of its product'); END;
CREATE TRIGGER person_stays BEFORE DELETE ON person
BEGIN SELECT RAISE(ABORT, 'people are never deleted'); END;
