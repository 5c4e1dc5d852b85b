"""The parts of `prove load`: many people, one message to everybody, weeks of sales, and what the file is read by."""

from tests.prove.load.broadcast import PEOPLE, broadcast
from tests.prove.load.indexes import indexes
from tests.prove.load.people import crowds
from tests.prove.load.soak import UPDATES, soak
from tests.prove.proof import Part

PARTS: tuple[Part, ...] = (
    Part("load.people", "100, 1,000 and 10,000 people at once", "people", 12_200, crowds, share=2),
    Part("load.broadcast", "a message to 1,000,000 people at Telegram's pace", "got", int(PEOPLE * 0.95), broadcast),
    Part("load.soak", "weeks of taps and purchases: memory and file growth", "updates", UPDATES, soak),
    Part("load.indexes", "no hot statement reads through a table that grows", "statements", 150, indexes),
)
