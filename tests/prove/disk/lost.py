"""The disk is lost after a backup, with the witness on another one or not: nothing is sold or credited twice.

Each life is a shop of its own (`tests/backup/lives.py`) in which anything happens in any order, with backups in
between; then all is gone but the backups and perhaps the witness, whole, cut off or damaged. It is restored from any of
them on an empty machine, and life goes on: what the world outside saw is held against it.
"""

import random
from collections import Counter
from pathlib import Path

from shopbot.db import connection
from shopbot.trade import checks
from tests.backup.lives import Life
from tests.prove.disk.faults import in_memory
from tests.prove.proof import Outcome, Part, Run, play

_BEFORE, _AFTER = 50, 15
_AT_A_TIME = 4


def lost(seed: int, room: Path, before: int = _BEFORE) -> Outcome:
    """Let one shop lose its disk; raises AssertionError with what somebody has who should not."""
    rng = random.Random(seed)
    life = Life(room / "shop")
    try:
        for _ in range(3):
            life.joins(3_000)
        life.stocks(6)
        life.stocks(4)
        for turn in range(before):
            if turn in (10, 30) or rng.random() < 0.05:
                life.back_up()
            life.anything(rng)
        whole = rng.random() < 0.5
        saved = life.loses_disk(room / "kept", witness=whole or rng.random() < 0.7)
        if saved is not None and not whole:
            cut(saved, life, rng)
        done = life.restored(rng.choice(life.archives), witness_file=saved, open_end=not whole)
        assert done.complete is whole, f"complete: {done.complete}, the witness was whole: {whole}"
        _goes_on(life, rng, whole=whole)
    finally:
        life.close()
    return Outcome(Counter(lives=1, complete=whole, codes_shown=len(life.world.shown), lost=0, doubled=0))


def _goes_on(life: Life, rng: random.Random, *, whole: bool) -> None:
    life.looks()
    life.require_fair(exactly=whole)
    life.spends_all()
    for _ in range(_AFTER):
        life.anything(rng)
    life.looks()
    life.spends_all()
    life.require_fair(exactly=False)
    found = checks.check_all(life.store.reader(), life.store.keys)
    assert found == [], found


def cut(path: Path, life: Life, rng: random.Random) -> None:
    """Lose the witness' end, or all after a batch in its middle, or damage its file."""
    if rng.random() < 0.3:
        raw = bytearray(path.read_bytes())
        raw[rng.randrange(len(raw) // 2, len(raw))] ^= 0xFF
        path.write_bytes(raw)
        path.with_name("witness.db-wal").unlink(missing_ok=True)
        return
    db = connection.open_raw(path, life.store.keys.witness)
    first, last = db.execute("SELECT min(n), max(n) FROM batch").fetchone()
    db.execute("DELETE FROM batch WHERE n > ?", (rng.randint(first, last),))
    db.close()


def one_round(seed: int, _left: float) -> Outcome:
    """Play one life in memory."""
    with in_memory() as room:
        return lost(seed, room)


def proved(run: Run) -> Outcome:
    """Play lives until there are enough."""
    return play(run, one_round, "lives")


PART = Part(
    "disk.lost",
    "the disk is lost after a backup, with and without the witness: nothing is sold, credited or given back twice",
    unit="lives",
    goal=1_000,
    run=proved,
)
