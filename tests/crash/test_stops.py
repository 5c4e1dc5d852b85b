"""Asked to stop (SIGTERM) while buyers buy: it ends in order, and what Telegram handed over is not lost."""

from shopbot.trade import checks
from tests.crash.test_kills import lost, sold, taken
from tests.prove.crash.shop import crash_shop

STOPS = 12


def test_stopped_in_the_middle_of_purchases_it_ends_in_order_and_loses_nothing() -> None:
    with crash_shop(7) as shop:
        stored, sent = taken(shop), shop.updates.next_id
        for _ in range(STOPS):
            shop.start()
            shop.until_polling()
            for _ in range(6):
                shop.somebody_acts()
            shop.stop()
        shop.finish()

        assert lost(shop, stored, sent) == 0, "an update was acknowledged and never stored"
        with shop.look() as seen:
            assert checks.check_all(seen.reader, seen.keys) == []
            units = sold(seen)
        assert units
        assert len({code for _, _, code in units}) == len(units)
        for buyer, order, code in units:
            assert code in shop.chat(buyer), f"{order} was paid and {code} never came"
