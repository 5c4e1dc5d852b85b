-- A way to pay may take longer than the shop's window: then what is reserved stays reserved for the same order.

DROP TRIGGER stock_unit_reserved_for_one;
CREATE TRIGGER stock_unit_reserved_for_one BEFORE UPDATE ON stock_unit
WHEN NEW.state = 'reserved' AND NOT (OLD.state = 'reserved' AND OLD.order_id = NEW.order_id)
     AND (OLD.state <> 'available' OR NOT EXISTS (
    SELECT 1 FROM order_line WHERE order_id = NEW.order_id AND product = NEW.product))
BEGIN SELECT RAISE(ABORT, 'only an available unit is reserved, for an order of its product'); END;
