"""What a shop does all day, to its own file, while the system fails: the scenarios beside those of whole files.

Each prepares a shop up to the moment somebody acts, and keeps that back in `acts.json`; to act is to start the shop and
let it happen; to look is to start it again, let it finish whatever waits, and count who has what. Codes that left the
shop meanwhile (`SEEN`, memory that a killed process leaves behind) have to be sold to those who saw them.
"""

import json
import mmap
from collections.abc import Callable
from pathlib import Path

from shopbot.backup import archive, names, places
from shopbot.clock import Clock
from shopbot.db.store import Files
from tests.backup.lives import RECOVERY
from tests.db.witnessed import NOON
from tests.prove.disk.scenarios import Scenario, State, _lived, shop_of
from tests.prove.disk.till import OWNER, PRICE, Till, codes_in, holdings

SEEN = mmap.mmap(-1, 1 << 16)
_LATER = NOON + 3_600
_EXPIRED = 20 * 60
_ACTS = "acts.json"


def _saw(chat: int, words: str) -> None:
    for code in codes_in(words):
        SEEN.write(f"{chat} {code}\n".encode())


def forget_seen() -> None:
    """Begin anew with what people saw."""
    SEEN[:] = bytes(len(SEEN))
    SEEN.seek(0)


def _seen() -> dict[str, int]:
    told = SEEN[:].rstrip(b"\0").decode().split()
    return dict(zip(told[1::2], map(int, told[::2]), strict=True))


def _prepared(story: Callable[[Till], object]) -> Callable[[Path], None]:
    """Open a shop with goods and a buyer, let the story happen, and keep back what comes at its end."""

    def prepare(folder: Path) -> None:
        till = Till(shop_of(folder), NOON)
        till.run_jobs()
        story(till)
        (folder / _ACTS).write_text(json.dumps(till.held or []))
        till.close()

    return prepare


def _act(folder: Path, clock: Clock) -> None:
    """Start the shop, and let come what was kept back."""
    till = Till(shop_of(folder), clock.now(), _saw)
    try:
        till.settle()
        till.delivered(json.loads((folder / _ACTS).read_text()))
    finally:
        till.close()


def _waits(folder: Path, clock: Clock) -> None:
    """Start the shop when time has passed, and let its jobs run."""
    till = Till(shop_of(folder), clock.now() + _EXPIRED, _saw)
    try:
        till.run_jobs()
    finally:
        till.close()


def _look(folder: Path) -> State:
    till = Till(shop_of(folder), _LATER, _saw)
    try:
        till.settle()
        found = holdings(till.db)
        assert till.parked == [], till.parked
    finally:
        till.close()
    for code, person in _seen().items():
        assert found["goods"].get(code) == ["sold", person], (
            f"{person} has seen {code}, which is {found['goods'][code]}"
        )
    return found


# --- what happens ---


def _buys(till: Till) -> None:
    """A tap on Pay, from the wallet."""
    made, budi = till.shelf(), till.buyer()
    budi.presses(1, f"orders.checkout:{made.id}:1:{PRICE}")
    till.held = []
    budi.taps("Pay")


def _pays(till: Till) -> None:
    """Money that comes in for an order, which delivers it."""
    made, budi = till.shelf(), till.buyer(credit=0)
    budi.presses(1, f"orders.checkout:{made.id}:2:{2 * PRICE}").taps("Pretend")
    till.held = []
    budi.taps("Pay Rp")


def _imports(till: Till) -> None:
    """A file of codes, of which some are in stock already."""
    made = till.shelf()
    rina = till.person("Rina", id=OWNER).says("/start")
    lines = "\n".join(f"CODE-{made.id}-{n}" for n in range(5, 60))
    rina.sends_file("codes.txt", lines, caption=f"/addstock {made.number}")
    till.held = []
    rina.taps("Add ")


def _orders_and_leaves(till: Till) -> None:
    made, budi = till.shelf(), till.buyer(credit=0)
    budi.presses(1, f"orders.checkout:{made.id}:3:{3 * PRICE}")


# --- a copy kept elsewhere ---


def _lived_with_another_disk(folder: Path) -> None:
    _lived(folder)
    (folder / "away").mkdir(mode=0o700)


def _copy(folder: Path, _clock: Clock) -> None:
    newest = names.stored(Files(shop_of(folder)).backups)[0]
    places.Folder(folder / "away").put(newest.name, newest)


def _look_at_copies(folder: Path) -> State:
    """Require every copy that has its name to be whole."""
    there = [kept.name for kept in places.Folder(folder / "away").names()]
    for name in there:
        archive.verify(folder / "away" / name, RECOVERY.identity)
    return {"there": there}


FLOWS: dict[str, Scenario] = {
    "flow-buy": Scenario(_prepared(_buys), _act, _look, repeats=True),
    "flow-payment": Scenario(_prepared(_pays), _act, _look, repeats=True),
    "flow-import": Scenario(_prepared(_imports), _act, _look, repeats=True),
    "flow-expiry": Scenario(_prepared(_orders_and_leaves), _waits, _look, repeats=True),
    "backup-copy": Scenario(_lived_with_another_disk, _copy, _look_at_copies, repeats=True),
}
