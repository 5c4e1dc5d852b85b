"""Stock by the ten thousand."""

from shopbot.journeys import steps
from shopbot.journeys.stage import Stage
from shopbot.journeys.story import story

_LINES = 10_000


@story("10,000 lines of stock by file, undone, and imported again")
def imports_much(stage: Stage) -> None:
    """The preview counts them all, one tap adds them, one takes them back; the second time they sell."""
    oliver, budi = steps.enters(stage.phone("Oliver")), steps.owner_enters(stage)
    lines = [f"BULK-{n:05d}-SECRET" for n in range(_LINES)]
    for _ in range(2):
        budi.says(f"/addstock {steps.SUPPERS}").sees("Send lines")
        budi.sends("codes.txt", "\n".join([*lines, *lines[:7], ""])).sees("10,007 lines", "10,000 new", "7 already")
        budi.never_sees(lines[0], lines[-1]).taps("Add 10,000").sees("In stock: 10,018")
        stage.recount()
        if _ == 0:
            budi.taps("Undo").told("Undone")
            stage.check(steps.stock_of(budi) == 18, "the file should be taken back")
    steps.tops_up(oliver, 100_000)
    steps.buys(oliver)
    stage.check(steps.stock_of(oliver) == 10_017, "one should be sold")
