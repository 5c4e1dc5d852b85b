"""A shop with vouchers, gifts, a service, refunds and replacements, lived in by buyers and its owner, and killed."""

from collections.abc import Sequence

from shopbot.commands.demo import OWNER
from shopbot.db.tx import Tx
from shopbot.journeys import steps
from shopbot.simulator.driver import DriverError
from shopbot.trade import vouchers
from shopbot.trade.vouchers import VoucherTerms
from tests.prove.crash.shop import CrashShop, labels_on

GIFT = 1_000
_ONES, _GIFTS = 120, 60
_OFF = VoucherTerms("percent", 1000, limit_all=1)
_GIVEN = VoucherTerms("gift", GIFT, "IDR", limit_all=1)
_SEEN = 6  # messages: what is told of meanwhile comes below the screen
_BUYERS_WISHES = ("Add to my balance", "Pay ", "Buy")
_OWNERS_WISHES = (
    ("Replace it", "Replace instead", "Hand over", "Refund"),
    ("Refund Rp", "Goodwill", "For one", "All of it", "Hand over", "Refund"),
)


class DepthShop(CrashShop):
    """Buyers type codes that somebody else may have taken, the owner puts things right; both tap twice at times."""

    def furnish(self, tx: Tx) -> None:
        """Make codes for one use each, and gifts."""
        super().furnish(tx)
        for n in range(_ONES):
            vouchers.create(tx, OWNER, _OFF, f"ONE{n:03}")
        for _ in range(_GIFTS):
            vouchers.create(tx, OWNER, _GIVEN)
        made = tx.rows("SELECT code FROM voucher WHERE kind = 'gift' OR code GLOB 'ONE*'")
        self.codes, self.made = [str(row["code"]) for row in made], 0
        later = "SELECT number FROM product WHERE supply = 'later' AND state = 'active' AND parent IS NULL"
        self.service = int(tx.scalar(later))

    def act(self) -> None:
        """Let some more people act: much of what they do here takes two."""
        self.somebody_acts()
        self.somebody_acts()
        super().act()

    def somebody_acts(self) -> None:
        """The owner puts something right, or a buyer taps, types a code, or asks for something to buy."""
        if self.rng.random() < 0.4:
            self._owner_acts()
            return
        buyer = self.rng.choice(self.buyers)
        if self.rng.random() < 0.2:
            self.driver.say(buyer, f"/voucher {self.rng.choice(self.codes)}")
        elif not self._taps(buyer, _BUYERS_WISHES):
            self.driver.say(buyer, str(self.rng.choice((steps.SUPPERS, steps.SUPPERS, self.service))))

    def _owner_acts(self) -> None:
        if "is to receive" in str((self.driver.last(OWNER) or {}).get("text", "")):
            self.made += 1
            self.driver.say(OWNER, f"MADE-{self.made:04}")
        elif not self._taps(OWNER, self.rng.choice(_OWNERS_WISHES)):
            with self.look() as seen:
                paid = seen.reader.rows(
                    "SELECT code FROM orders WHERE state IN ('paid', 'delivered') ORDER BY id DESC LIMIT 8"
                )
            if paid:
                self.driver.say(OWNER, f"/order {self.rng.choice(paid)['code']}")

    def _taps(self, person: int, wishes: Sequence[str]) -> bool:
        """Tap what is most to the point of the newest screens, at times twice; at times nothing, as people do."""
        labels = labels_on(self.driver.chat(person, limit=_SEEN)["messages"][::-1])
        label = next((label for wish in wishes for label in labels if wish in label and "Pretend" not in label), None)
        if label is None or self.rng.random() < 0.1:
            return False
        try:
            for _ in range(self.rng.choice((1, 1, 1, 2))):
                self.driver.press_text(person, label)
        except (DriverError, LookupError):
            return False
        return True
