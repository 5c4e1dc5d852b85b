-- Finding things: what a search reads, and the counts of the lists, so that ten thousand products cost what ten do.

-- Words: a row for each product that is no variant, as shopbot/trade/search.py folds them. Only that module can fold, so
-- the triggers note which rows are no longer what the product says; they are folded anew before the next search.

CREATE TABLE search_text (
    product INTEGER PRIMARY KEY REFERENCES product,
    titles  TEXT NOT NULL,                        -- a line for each: its own and its active variants', in all languages
    rest    TEXT NOT NULL,                        -- type and description
    place   TEXT NOT NULL                         -- its category and country, as codes: their names are looked up
) STRICT;
CREATE TABLE search_stale (product INTEGER PRIMARY KEY) STRICT;
CREATE TABLE search_rules (rules TEXT NOT NULL) STRICT;        -- those the rows were folded by
CREATE VIRTUAL TABLE search_index USING fts5 (
    titles, rest, titles_parts, rest_parts, place,
    content = '', contentless_delete = 1, prefix = '1 2', tokenize = 'ascii'
);
CREATE VIRTUAL TABLE search_token USING fts5vocab ('search_index', 'instance');
INSERT INTO search_stale SELECT id FROM product WHERE parent IS NULL;

CREATE TRIGGER search_new_product AFTER INSERT ON product
BEGIN INSERT OR IGNORE INTO search_stale VALUES (coalesce(NEW.parent, NEW.id)); END;
CREATE TRIGGER search_changed_product AFTER UPDATE OF title, translations, description, type, country, category, parent, state
ON product
WHEN (NEW.title, NEW.translations, NEW.description, NEW.type, NEW.country, NEW.category, NEW.parent, NEW.state)
  IS NOT (OLD.title, OLD.translations, OLD.description, OLD.type, OLD.country, OLD.category, OLD.parent, OLD.state)
BEGIN INSERT OR IGNORE INTO search_stale VALUES (NEW.id), (coalesce(NEW.parent, NEW.id)), (coalesce(OLD.parent, OLD.id)); END;

-- Lists: how many products a category shows (0: those without one), and what a product's place among others is -----------

CREATE TABLE product_count (
    category INTEGER PRIMARY KEY,
    products INTEGER NOT NULL CHECK (products >= 0)
) STRICT;
INSERT INTO product_count
SELECT coalesce(category, 0), count(*) FROM product WHERE state = 'active' AND parent IS NULL GROUP BY 1;

CREATE TRIGGER product_count_new AFTER INSERT ON product WHEN NEW.state = 'active' AND NEW.parent IS NULL
BEGIN
    INSERT INTO product_count VALUES (coalesce(NEW.category, 0), 1) ON CONFLICT DO UPDATE SET products = products + 1;
END;
CREATE TRIGGER product_count_moved AFTER UPDATE OF state, category, parent ON product
WHEN (NEW.state, NEW.category, NEW.parent) IS NOT (OLD.state, OLD.category, OLD.parent)
BEGIN
    UPDATE product_count SET products = products - 1
    WHERE category = coalesce(OLD.category, 0) AND OLD.state = 'active' AND OLD.parent IS NULL;
    INSERT INTO product_count SELECT coalesce(NEW.category, 0), 1 WHERE NEW.state = 'active' AND NEW.parent IS NULL
    ON CONFLICT DO UPDATE SET products = products + 1;
END;

CREATE TABLE product_place (                        -- of each product that is no variant: what lists are ordered by
    product INTEGER PRIMARY KEY REFERENCES product,
    state   TEXT    NOT NULL,
    sold    INTEGER NOT NULL,                     -- of a family: by all its variants
    sort    INTEGER NOT NULL,
    number  INTEGER NOT NULL
) STRICT;
CREATE INDEX product_place_sold ON product_place (state, sold DESC, sort, number) WHERE sold > 0;
INSERT INTO product_place
SELECT id, state, coalesce((SELECT sum(sold + sold_shift) FROM product one WHERE one.parent = product.id),
    sold + sold_shift), sort, number FROM product WHERE parent IS NULL;

CREATE TRIGGER product_place_new AFTER INSERT ON product
BEGIN
    INSERT OR REPLACE INTO product_place
    SELECT id, state, coalesce((SELECT sum(sold + sold_shift) FROM product one WHERE one.parent = product.id),
        sold + sold_shift), sort, number FROM product WHERE id = coalesce(NEW.parent, NEW.id);
END;
CREATE TRIGGER product_place_moved AFTER UPDATE OF state, sold, sold_shift, sort, number, parent ON product
WHEN (NEW.state, NEW.sold + NEW.sold_shift, NEW.sort, NEW.number, NEW.parent)
  IS NOT (OLD.state, OLD.sold + OLD.sold_shift, OLD.sort, OLD.number, OLD.parent)
BEGIN
    DELETE FROM product_place WHERE product = NEW.id AND NEW.parent IS NOT NULL;
    INSERT OR REPLACE INTO product_place
    SELECT id, state, coalesce((SELECT sum(sold + sold_shift) FROM product one WHERE one.parent = product.id),
        sold + sold_shift), sort, number FROM product
    WHERE parent IS NULL AND id IN (coalesce(OLD.parent, OLD.id), coalesce(NEW.parent, NEW.id));
END;

-- Lists in their order, without reading what stands before the page that is asked for -------------------------------------

CREATE INDEX product_on_shelf ON product (category, state, sort, number) WHERE parent IS NULL;
CREATE INDEX product_of_country ON product (country, state, sort, number, type, category)
    WHERE parent IS NULL AND country IS NOT NULL;
CREATE INDEX product_of_type ON product (type, state, sort, number, country, category)
    WHERE parent IS NULL AND type IS NOT NULL;
CREATE INDEX product_cheapest ON product (price) WHERE state = 'active' AND price > 0;
