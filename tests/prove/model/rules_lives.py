"""Whole lives of a shop: it sells, is backed up, loses its disk, is restored from any backup, and goes on.

The witness of what was sold since is whole, ends early, is damaged, or is lost too. What is held against the shop is
the world outside (`tests.backup.lives`): codes people saw, what the gateway was paid, what everybody therefore has.
"""

import contextlib
import random
import tempfile
from pathlib import Path
from typing import Literal

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from shopbot.db import connection
from shopbot.trade import checks
from tests.backup.lives import Life
from tests.prove.disk.lost import cut
from tests.prove.model.rules_desk import TALLY, Machine

WHO = st.integers(0, 7)
WHICH = st.integers(0, 3)
SUM = st.sampled_from((300, 700, 2_000))


class Lives(Machine):
    """One life after the other of one shop. `exact`: nothing of it was ever lost to the shop."""

    @initialize()
    def open(self) -> None:
        """Start with three people who have money and two products."""
        self._room = tempfile.TemporaryDirectory(prefix="shopbot-lives-")
        self.life = Life(Path(self._room.name) / "shop")
        self.exact = True
        self.losses = 0
        for _ in range(3):
            self.life.joins(3_000)
        for units in (6, 4):
            self.life.stocks(units)
        self.life.back_up()

    def teardown(self) -> None:
        """Close the files."""
        if hasattr(self, "life"):
            with contextlib.suppress(connection.DatabaseError):  # it failed while it was closed
                self.life.close()
            self._room.cleanup()

    def recount(self) -> list[str]:
        """Count everything in the file again, from beside the clerk."""
        db = connection.open_reader(self.life.store.files.main, self.life.store.keys)
        try:
            return checks.check_all(db, self.life.store.keys)
        finally:
            db.close()

    def _person(self, n: int) -> int:
        """Return somebody, who opens the chat: whom the shop forgot is new to it."""
        everybody = list(self.life.world.worth)
        person = everybody[n % len(everybody)]
        self.life.comes(person)
        return person

    def _product(self, n: int) -> int:
        return self.life.products[n % len(self.life.products)]

    # --- what happens ---

    @rule(who=WHO, product=WHICH)
    def buys(self, who: int, product: int) -> None:
        """From the wallet; the buyer sees the code."""
        self.life.buys_one(self._person(who), self._product(product))

    @rule(who=WHO, amount=SUM)
    def pays_unseen(self, who: int, amount: int) -> None:
        """At the gateway; the shop does not know yet."""
        person = self._person(who)
        self.life.pays(person, self.life.begins(person, amount), amount)

    @rule()
    def looks(self) -> None:
        """The shop sees everything that the gateway ever was paid."""
        self.life.looks()

    @rule(who=WHO, to=WHO, amount=st.sampled_from((100, 900)))
    def gives(self, who: int, to: int, amount: int) -> None:
        """From one wallet to another."""
        self.life.gives(self._person(who), self._person(to), amount)

    @rule(who=WHO, again=WHO)
    def redeems(self, who: int, again: int) -> None:
        """A gift, and somebody else tries it too."""
        code = self.life.voucher()
        redeemed = self.life.redeems(self._person(who), code)
        assert redeemed or not self.exact  # what may be older than an incomplete restore is put aside
        assert not self.life.redeems(self._person(again), code)

    @rule(who=WHO)
    def is_given_money_back(self, who: int) -> None:
        """For the newest order."""
        self.life.refunds(self._person(who))

    @rule(who=WHO, product=WHICH)
    def orders_and_waits(self, who: int, product: int) -> None:
        """And does not pay."""
        self.life.waits(self._person(who), self._product(product))

    @rule(product=WHICH)
    def goods_come(self, product: int) -> None:
        """One more on stock."""
        self.life.adds(self._product(product), 1)

    @precondition(lambda self: len(self.life.world.worth) < 8)
    @rule()
    def somebody_joins(self) -> None:
        """With a little money."""
        self.life.joins(500)

    @rule(seconds=st.sampled_from((10, 700)))
    def time_goes_by(self, seconds: int) -> None:
        """Orders and payments end."""
        self.life.passes(seconds)

    # --- what goes wrong ---

    @rule()
    def is_backed_up(self) -> None:
        """Whole, sealed, proved."""
        self.life.back_up()
        TALLY["backups"] += 1

    @rule()
    def is_killed_and_starts_again(self) -> None:
        """On its own file."""
        self.life.die()
        self.life.reopen()
        TALLY["restarts"] += 1

    @rule(
        witness=st.sampled_from(("whole", "whole", "cut", "lost")), which=st.integers(0, 5),
        draw=st.randoms(use_true_random=False),
    )  # fmt: skip
    def loses_its_disk(self, witness: Literal["whole", "cut", "lost"], which: int, draw: random.Random) -> None:
        """And is restored from one of its newest backups, with what there is of the witness."""
        self.losses += 1
        kept = Path(self._room.name) / f"kept-{self.losses}"
        saved = self.life.loses_disk(kept, witness=witness != "lost")
        if saved is not None and not saved.exists():  # nothing was promised yet
            saved, witness = None, "lost"
        if saved is not None and witness == "cut":
            cut(saved, self.life, draw)
        newest = self.life.archives[-2:]
        path = newest[which % len(newest)]
        done = self.life.restored(path, witness_file=saved, open_end=witness != "whole")
        assert done.complete is (witness == "whole")
        self.exact = self.exact and done.complete
        self.life.back_up()
        self.life.archives = self.life.archives[-1:]
        self.life.looks()
        TALLY["restores"] += 1

    # --- what always holds ---

    @invariant()
    def nobody_has_more_than_is_theirs(self) -> None:
        """Nor less, while nothing was lost."""
        self.life.require_fair(exactly=self.exact)
