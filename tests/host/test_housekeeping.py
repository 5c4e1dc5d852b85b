"""What the house deletes by itself keeps pace with what a shop takes in."""

from shopbot.db import inbox
from shopbot.host.house import house
from shopbot.testing import TestShop

DAY = 86_400
BUSY = 1_000_000  # events a day


def test_more_events_are_forgotten_in_a_day_than_come_in() -> None:
    """A thousand an hour was less than the shop's own jobs are: the file of an idle shop grew for ever."""
    job = next(one for one in house.jobs if one.handler.name == "forget_events")
    shop = TestShop()
    shop.do(lambda tx: [inbox.put(tx, "test", f"{n}", {}) for n in range(5000)])
    shop.do(lambda tx: tx.run("UPDATE inbox SET state = 'done' WHERE source = 'test'"))
    shop.clock.advance(8 * DAY)
    gone = shop.do(inbox.prune)
    assert job.seconds
    assert gone * DAY / job.seconds > BUSY
