"""A shop with vouchers, gifts, a service, refunds and replacements, lived in by buyers and its owner, and killed."""

from collections.abc import Sequence
from typing import Any

from shopbot.commands.demo import OWNER
from shopbot.journeys import steps
from shopbot.journeys.guest import Guest
from shopbot.simulator.driver import DriverError
from tests.prove.crash.shop import CrashShop

GIFT = 1_000
_ONES, _GIFTS = 30, 15
_SEEN = 6  # messages: what is told of meanwhile comes below the screen
_BUYERS_WISHES = ("Add to my balance", "Pay ", "Buy")
_OWNERS_WISHES = (
    ("Replace it", "Replace instead", "Hand over", "Refund"),
    ("Refund Rp", "Goodwill", "For one", "All of it", "Hand over", "Refund"),
)


class DepthShop(CrashShop):
    """Buyers type codes that somebody else may have taken, the owner puts things right; both tap twice at times."""

    def settle_in(self, budi: Guest) -> None:
        """Make codes for one use each, and gifts."""
        for n in range(_ONES):
            budi.says(f"/addvoucher ONE{n:02}|10%|1").finds(f"ONE{n:02}")
        for _ in range(_GIFTS):
            budi.says("/addvoucher -|gift 1k").finds("Rp")
        with self.look() as seen:
            codes = seen.reader.rows("SELECT code FROM voucher WHERE kind = 'gift' OR code GLOB 'ONE*'")
            self.codes = [str(row["code"]) for row in codes]
            later = "SELECT number FROM product WHERE supply = 'later' AND state = 'active' AND parent IS NULL"
            self.service = int(seen.reader.scalar(later))
        self.made = 0

    def _act(self) -> None:
        for _ in range(self.rng.randint(3, 9)):
            self.somebody_acts()

    def somebody_acts(self) -> None:
        """The owner puts something right, or a buyer taps, types a code, or asks for something to buy."""
        if self.rng.random() < 0.4:
            self._owner_acts()
            return
        buyer = self.rng.choice(self.buyers)
        if self.rng.random() < 0.2:
            self.driver.say(buyer, f"/voucher {self.rng.choice(self.codes[-45:])}")
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
        messages: Sequence[Any] = self.driver.chat(person)["messages"][-_SEEN:]
        rows = [row for one in reversed(messages) for row in one.get("reply_markup", {}).get("inline_keyboard", ())]
        labels = [str(button["text"]) for row in rows for button in row]
        label = next((label for wish in wishes for label in labels if wish in label and "Pretend" not in label), None)
        if label is None or self.rng.random() < 0.1:
            return False
        try:
            for _ in range(self.rng.choice((1, 1, 1, 2))):
                self.driver.press_text(person, label)
        except (DriverError, LookupError):
            return False
        return True
