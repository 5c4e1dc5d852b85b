-- Shelves full of goods. Values: :size products, :each codes of one, :shelves categories, :names (JSON), :now, and
-- how many products there are :before.
-- Run by shelves.py without the shop's triggers and indexes; `number` (n) holds 0 to :size * :each - 1.

INSERT INTO category (id, parent, title)
SELECT 1 + n, iif(n < 10, NULL, 1 + n % 10), 'Shelf ' || (1 + n) FROM number WHERE n < :shelves;

INSERT INTO product (id, number, title, description, price, currency, category, country, type, sort, available,
                     sold_shift, created_at)
SELECT :before + 1 + n, 1001 + n, :names ->> (n % 8) || ' ' || (:names ->> (n / 8 % 8)) || printf(' X%05d', n),
       'Works for a month with ' || (:names ->> (n / 64 % 8)) || ', series ' || n || '.', 35000, 'IDR',
       1 + n % :shelves, substr('IDTRUSDE', 1 + n % 4 * 2, 2), iif(n % 3, 'eSIM', 'Account'), n % 7, :each, n % 97, :now
FROM number WHERE n < :size;

INSERT INTO product_price SELECT id, price_version, price, currency FROM product WHERE id > :before;

INSERT INTO stock_batch (id, product, added_by, at) SELECT id, id, 'bench', :now FROM product WHERE id > :before;

INSERT INTO stock_unit (product, batch, content, content_hash)
SELECT :before + 1 + n / :each, :before + 1 + n / :each, 'CODE-' || n, CAST(printf('c%031d', n) AS BLOB) FROM number
WHERE n < :size * :each;

INSERT INTO product_count SELECT category, count(*) FROM product WHERE id > :before GROUP BY category;

INSERT INTO product_place SELECT id, state, sold_shift, sort, number FROM product WHERE id > :before;

INSERT INTO search_stale SELECT id FROM product WHERE id > :before
