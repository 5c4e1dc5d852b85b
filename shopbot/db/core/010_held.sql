-- What the trade room says of families, frozen batches, vouchers, refunds and goods of all kinds, held here as well.

-- A family is never stocked, never sold, and never made of what has a life of its own.

CREATE TRIGGER product_family_new BEFORE INSERT ON product
WHEN NEW.parent IS NOT NULL AND (EXISTS (SELECT 1 FROM stock_batch WHERE product = NEW.parent)
    OR EXISTS (SELECT 1 FROM shared_goods WHERE product = NEW.parent)
    OR EXISTS (SELECT 1 FROM order_line WHERE product = NEW.parent))
BEGIN SELECT RAISE(ABORT, 'what was stocked or sold is no family'); END;
CREATE TRIGGER product_family_move BEFORE UPDATE OF parent ON product
WHEN NEW.parent IS NOT NULL AND (EXISTS (SELECT 1 FROM stock_batch WHERE product = NEW.parent)
    OR EXISTS (SELECT 1 FROM shared_goods WHERE product = NEW.parent)
    OR EXISTS (SELECT 1 FROM order_line WHERE product = NEW.parent))
BEGIN SELECT RAISE(ABORT, 'what was stocked or sold is no family'); END;
CREATE TRIGGER product_family_not_sold BEFORE INSERT ON order_line
WHEN EXISTS (SELECT 1 FROM product WHERE parent = NEW.product)
BEGIN SELECT RAISE(ABORT, 'a family is not sold'); END;

-- Goods for all buyers belong to a product of that kind; an order is given those of its own product, and nothing else.

CREATE TRIGGER shared_goods_of_their_kind BEFORE INSERT ON shared_goods
WHEN EXISTS (SELECT 1 FROM product WHERE parent = NEW.product)
  OR (SELECT supply FROM product WHERE id = NEW.product) <> 'shared'
BEGIN SELECT RAISE(ABORT, 'only goods for all buyers are kept by version'); END;
CREATE TRIGGER handed_of_its_product BEFORE INSERT ON handed
WHEN (NEW.goods IS NOT NULL) <> (SELECT supply = 'shared' FROM order_line WHERE order_id = NEW.order_id AND n = NEW.n)
  OR (SELECT product FROM shared_goods WHERE id = NEW.goods)
     <> (SELECT product FROM order_line WHERE order_id = NEW.order_id AND n = NEW.n)
BEGIN SELECT RAISE(ABORT, 'an order is given the goods of its product'); END;

-- Nothing of a frozen batch is free.

CREATE TRIGGER stock_unit_frozen_new BEFORE INSERT ON stock_unit
WHEN (SELECT state FROM stock_batch WHERE id = NEW.batch) = 'frozen'
BEGIN SELECT RAISE(ABORT, 'the batch is frozen'); END;
CREATE TRIGGER stock_unit_frozen BEFORE UPDATE OF state ON stock_unit
WHEN NEW.state = 'available' AND (SELECT state FROM stock_batch WHERE id = NEW.batch) = 'frozen'
BEGIN SELECT RAISE(ABORT, 'the batch is frozen'); END;

-- A voucher is used by whom it is for, as often as it may be, and as its order goes.

CREATE TRIGGER voucher_use_fits BEFORE INSERT ON voucher_use
WHEN (SELECT kind = 'gift' FROM voucher WHERE id = NEW.voucher) <> (NEW.order_id IS NULL)
  OR (SELECT person FROM voucher WHERE id = NEW.voucher) <> NEW.person
  OR (NEW.order_id IS NULL AND NEW.state <> 'used')
  OR (NEW.order_id IS NOT NULL AND (NEW.state <> 'held'
      OR NOT EXISTS (SELECT 1 FROM orders WHERE id = NEW.order_id AND state = 'draft' AND person = NEW.person)
      OR NEW.amount <> (SELECT -coalesce(sum(amount), 0) FROM order_step
                        WHERE order_id = NEW.order_id AND step = 'voucher')))
  OR (SELECT limit_each FROM voucher WHERE id = NEW.voucher)
     <= (SELECT count(*) FROM voucher_use WHERE person = NEW.person AND voucher = NEW.voucher AND state <> 'released')
BEGIN SELECT RAISE(ABORT, 'uses go by what the voucher says'); END;
CREATE TRIGGER voucher_use_follows BEFORE UPDATE OF state ON voucher_use
WHEN NEW.state <> OLD.state AND NOT EXISTS (SELECT 1 FROM orders WHERE id = NEW.order_id
    AND NEW.state = iif(paid_at IS NOT NULL, 'used', iif(state IN ('expired', 'cancelled'), 'released', 'held')))
BEGIN SELECT RAISE(ABORT, 'a voucher goes as its order does'); END;
CREATE TRIGGER voucher_fixed BEFORE UPDATE OF id, code, kind, value, currency, series, made_by, made_at ON voucher
BEGIN SELECT RAISE(ABORT, 'what a voucher is worth never changes'); END;
CREATE TRIGGER voucher_kept BEFORE DELETE ON voucher BEGIN SELECT RAISE(ABORT, 'vouchers never go'); END;

-- A refund is what its posting moved into its buyer's wallet, for its order.

CREATE TRIGGER order_refund_posted BEFORE INSERT ON order_refund
WHEN NOT EXISTS (SELECT 1 FROM orders JOIN posting ON posting.id = NEW.posting AND posting.order_id = orders.id
    JOIN leg ON leg.posting = posting.id AND leg.amount = NEW.amount
    JOIN account ON account.id = leg.account AND account.person = orders.person
        AND account.currency = orders.currency
    WHERE orders.id = NEW.order_id AND posting.reason = 'order_refund')
BEGIN SELECT RAISE(ABORT, 'what goes back is posted'); END;
