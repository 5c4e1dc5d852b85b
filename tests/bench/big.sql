-- A shop after years. Values: :size orders, :people, :first person's id, :part of a price (four credits pay one order), :now.
-- Run by big.py without the shop's triggers and indexes; `number` (n) holds 0 to :size - 1, `turn` (k) 0 to 4.

INSERT INTO product (id, number, title, price, currency, sold, created_at)
VALUES (1, 101, 'Old', 4 * :part, 'IDR', :size, :now);

INSERT INTO product_count VALUES (0, 1);

INSERT INTO product_place VALUES (1, 'active', :size, 0, 101);

INSERT INTO search_stale VALUES (1);

INSERT INTO stock_batch (id, product, added_by, at) VALUES (1, 1, 'bench', :now);

INSERT INTO person (id, name, language, bank_id, joined_at, seen_at)
SELECT :first + n, 'Guest ' || n, 'en', 100000 + n, :now, :now FROM number WHERE n < :people;

INSERT INTO account (id, name, currency, balance)
VALUES (1, 'adjustments', 'IDR', -4 * :part * :size), (2, 'sales', 'IDR', 4 * :part * :size);

INSERT INTO account (id, name, currency, person, floor)
SELECT 3 + n, 'wallet:' || (:first + n), 'IDR', :first + n, 0 FROM number WHERE n < :people;

INSERT INTO orders (id, code, person, basket, state, currency, total, created_at, expires_at, paid_at, delivered_at,
                    moved_at, moved_by)
SELECT 1 + n, printf('%04d-%04d', n / 10000, n % 10000), :first + n % :people, '1x1', 'delivered', 'IDR', 4 * :part, :now,
       :now + 900, :now, :now, :now, 'bench' FROM number;

INSERT INTO order_line (order_id, n, product, kind, title, quantity, price, price_version)
SELECT 1 + n, 1, 1, 'code', 'Old', 1, 4 * :part, 1 FROM number;

INSERT INTO order_step (order_id, n, step, label, amount, facts)
SELECT 1 + n, 1, 'base', 'line-base', 4 * :part, '{}' FROM number;

INSERT INTO order_event (order_id, state, at, actor) SELECT 1 + n, 'delivered', :now, 'bench' FROM number;

INSERT INTO stock_unit (id, product, batch, content, content_hash, state, order_id, sold_at)
SELECT 1 + n, 1, 1, 'OLD-' || n, CAST(printf('%032d', n) AS BLOB), 'sold', 1 + n, :now FROM number;

INSERT INTO outbox (chat, owner, name, args, dedupe, created_at, due_at, state, sent_at, message_id)
SELECT :first + n % :people, 'shopbot', 'delivered', '{}', 'delivered:' || (1 + n), :now, :now, 'sent', :now, 1 FROM number;

INSERT INTO posting (id, key, digest, reason, actor, order_id, at)
SELECT 1 + 5 * n + k, iif(k < 4, 'bench:' || n || ':' || k, 'order:' || (1 + n) || ':wallet'),
       CAST(printf('%032d', 5 * n + k) AS BLOB), iif(k < 4, 'adjustment', 'purchase'), 'bench', iif(k < 4, NULL, 1 + n), :now
FROM number CROSS JOIN turn;

INSERT INTO leg (posting, account, amount, balance)
SELECT 1 + 5 * n + k, 3 + n % :people, iif(k < 4, :part, -4 * :part), iif(k < 4, (k + 1) * :part, 0)
FROM number CROSS JOIN turn;

INSERT INTO leg (posting, account, amount, balance)
SELECT 1 + 5 * n + k, iif(k < 4, 1, 2), iif(k < 4, -:part, 4 * :part),
       iif(k < 4, -:part * (4 * n + k + 1), 4 * :part * (n + 1))
FROM number CROSS JOIN turn
