"""Random deaths: the real process is killed, or told to stop, at any moment of everything that people do with it."""

import random
import time

from tests.prove.crash.depth import DepthShop
from tests.prove.crash.old import OldShop
from tests.prove.crash.paying import PayingShop, PrintedQrisShop
from tests.prove.crash.shop import CrashShop, opened
from tests.prove.crash.verdict import Verdict, taken
from tests.prove.proof import Outcome, Run, play

KINDS: tuple[type[CrashShop], ...] = (CrashShop, DepthShop, PayingShop, PrintedQrisShop, OldShop)
_KILLS, _FEW_KILLS = 150, 25
_RESTORING = 0.25
"""In so many of the rounds the owner restores backups, too."""
_LAST_SECONDS = 12.0
"""What the end of a round takes: all that waits, every window over, and the look at the books."""


def kinds(seed: int) -> type[CrashShop]:
    """Return which shop a round is about: each is as likely, but the old file's, which is quickly known."""
    return random.Random(seed).choices(KINDS, (3, 4, 4, 3, 1))[0]


def lived(kind: type[CrashShop], seed: int, kills: int, seconds: float, *words: str) -> Outcome:
    """Let a shop of this kind die so often, or for so many seconds, and return what came of it."""
    with opened(kind, seed, *words) as shop:
        ends = time.monotonic() + seconds - _LAST_SECONDS
        with shop.look() as seen:
            stored, sent = taken(seen), shop.updates.next_id
        shop.troubled = not isinstance(shop, OldShop)
        shop.restores = shop.troubled and shop.rng.random() < _RESTORING
        while shop.kills < kills and (shop.kills < 1 or time.monotonic() < ends):
            shop.live_and_die()
        shop.finish()
        return Verdict(shop, stored, sent).given()


def one_round(seed: int, seconds: float) -> Outcome:
    """Play one shop's round: a proof's `Round`."""
    return lived(kinds(seed), seed, _KILLS, seconds)


def short_round(seed: int, seconds: float) -> Outcome:
    """Play a round of few kills, so that several kinds of shops get their turn in a minute."""
    return lived(kinds(seed), seed, _FEW_KILLS, seconds)


def run(asked: Run) -> Outcome:
    """Kill until the time or the goal is used up."""
    return play(asked, short_round if asked.short else one_round, "kills")
