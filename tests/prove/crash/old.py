"""A shop's file of an earlier version, opened by today's program, which is killed while it brings it up to date."""

import random
import threading
from pathlib import Path

from shopbot.backup import private
from shopbot.db import connection, migrate
from shopbot.db.fence import HOUSE
from shopbot.db.keys import Keys
from shopbot.db.store import Files
from shopbot.trade import digest
from tests.db.witnessed import MASTER
from tests.plugins.test_old_shop import put_old_files
from tests.prove.crash.shop import CrashShop

_MOST_DELAY = 0.15


class OldShop(CrashShop):
    """Each life opens the old file, or what the last ones have left of it; once it is today's, it is the old one again.

    `opened` counts how often it became today's; what the file held before is in `books`.
    """

    def __init__(self, folder: Path, rng: random.Random, *words: str) -> None:
        self._keys = Keys.of(MASTER)
        super().__init__(folder, rng, *words)
        self.books: set[str] = set()
        self.opened = 0

    def make(self) -> None:
        private.write(self.folder / "shop.key", MASTER.hex().encode())
        self._put_old()

    def open(self) -> None:
        """Begin with the old file as it is."""

    def _put_old(self) -> None:
        for one in (*self.folder.glob("witness.db*"), *self.folder.glob("backups/*")):
            one.unlink()
        put_old_files(self.folder, self._keys)

    def live_and_die(self) -> None:
        """Open the shop, and die in the middle of it."""
        self.start()
        threading.Event().wait(self.rng.random() * _MOST_DELAY)
        self.kill()
        steps = self.steps()
        old = {step.name for step in migrate.core_steps() if step.name < "006"}
        assert steps == old or steps == {step.name for step in migrate.core_steps()}, f"between: {sorted(steps)}"
        self.under_way += bool(steps == old)
        if steps != old:
            self._to_the_end()

    def steps(self) -> set[str]:
        """Return the core's steps that the file has taken."""
        raw = connection.open_checked(Files(self.folder).main, self._keys)
        try:
            return {row[0] for row in raw.execute("SELECT name FROM migration WHERE owner = ?", (HOUSE,))}
        finally:
            raw.close()

    def _to_the_end(self) -> None:
        """Let the shop open whole, look at it, and begin anew with the old file."""
        self.start()
        self.until_polling()
        self.stop()
        self.opened += 1
        with self.look() as seen:
            found = digest.books(seen.reader)
            self.books.add(repr(sorted((name, what) for name, what in found.items() if name in _LASTING)))
        self._put_old()

    def finish(self) -> None:
        self.start()
        self.until_polling()
        self.stop()


_LASTING = frozenset({"money", "paid orders", "refunds", "products", "vouchers"})
