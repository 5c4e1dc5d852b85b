"""What a shop's books and its people's chats must say after any number of deaths: each thing once, in one place."""

import re
from collections import Counter
from collections.abc import Iterable

from shopbot import log
from shopbot.db import inbox
from shopbot.db.clerk import CrashedTooOften
from shopbot.db.survey import Survey
from shopbot.trade import checks
from tests.prove.crash.depth import GIFT, DepthShop
from tests.prove.crash.old import OldShop
from tests.prove.crash.payers import GATEWAYS_OWN
from tests.prove.crash.paying import PayingShop, entered
from tests.prove.crash.shop import FUNDS, PRICE, CrashShop
from tests.prove.proof import Outcome

_FAULT = re.compile(r"\bE-[2-9A-Z]{4}\b")
_GOODS = re.compile(r"\b(?:CRASH-\d{5}|FILE-\d{3}-\d{3})\b")
_TOO_OFTEN = log.error_code(CrashedTooOften())
_DEEDS = {
    "vouchers": "SELECT count(*) FROM voucher_use WHERE order_id IS NOT NULL AND state = 'used'",
    "gifts": "SELECT count(*) FROM voucher_use WHERE order_id IS NULL",
    "refunds": "SELECT count(*) FROM order_refund",
    "replacements": "SELECT count(*) FROM replacement",
    "services": "SELECT count(*) FROM handed WHERE content IS NOT NULL",
}


class Verdict:
    """Looks at one shop that is closed; what is wrong goes into `seen`."""

    def __init__(self, shop: CrashShop, stored: int, sent: int) -> None:
        self._shop = shop
        self._stored, self._sent = stored, sent
        self.seen = Outcome()
        self._forgot = False
        self.seen.counts.update(dict.fromkeys(("kills", "purchases", "payments", "lost", "doubled", "repeats"), 0))

    def given(self) -> Outcome:
        """Look at everything, and return what was found."""
        shop, counts = self._shop, self.seen.counts
        counts["kills"] = shop.kills
        counts["met_something"] = shop.under_way + getattr(shop, "on_its_way", 0)
        counts.update(shop.done)
        with shop.look() as seen:
            # The witness bridges from the newest restore on: a backup from before it, restored again, has a gap.
            incomplete = int(seen.reader.scalar("SELECT count(*) FROM restored WHERE complete = 0"))
            counts["restores_with_a_gap"] = incomplete
            self._forgot = bool(incomplete)
            self._require("the books", checks.check_all(seen.reader, seen.keys))
            self._require("the pages", seen.page_problems())
            self._set_aside([str(row["problem"]) for row in inbox.parked(seen.reader)])
            if isinstance(shop, OldShop):
                counts["migrations"] = shop.opened
                self._require("the books of the old file differ", sorted(shop.books)[1:])
                return self.seen
            self._updates(seen)
            self._goods(seen)
            self._imports(seen)
            if isinstance(shop, PayingShop):
                self._payments(shop, seen)
            else:
                self._wallets(shop, seen)
            if isinstance(shop, DepthShop):
                self._deeds(shop, seen)
            counts["backups"] = len(list((shop.folder / "backups").glob("*.age")))
            counts["restores"] = int(seen.reader.scalar("SELECT epoch - 1 FROM shop"))
        return self.seen

    def _require(self, what: str, wrong: Iterable[object], count: str = "") -> None:
        found = list(wrong)
        if count:
            self.seen.counts[count] += len(found)
        if found:
            name = type(self._shop).__name__
            self.seen.bad.append(f"{name} after {self._shop.kills} kills: {what}: {found[:3]} ({len(found)} in all)")

    def _set_aside(self, problems: list[str]) -> None:
        """Hold that no event was set aside but one in whose hands the process was killed three times in a row."""
        too_often = sum(_TOO_OFTEN in one for one in problems)
        self.seen.counts["killed_three_times"] += too_often
        self._require("events set aside", [one for one in problems if _TOO_OFTEN not in one])

    # --- what people did and got ---

    def _updates(self, seen: Survey) -> None:
        """Hold that every update that Telegram was told has arrived is in the file; a restore forgets the old ones."""
        if self._shop.restores:
            return
        missing = self._shop.updates.next_id - self._sent - (taken(seen) - self._stored)
        self._require("updates were acknowledged and never stored", range(missing), "lost")

    def _goods(self, seen: Survey) -> None:
        """Hold that each unit is one order's and came to its buyer and to nobody else; that each paid order has one."""
        units, paid = sold(seen), paid_orders(seen)
        chats = {buyer: self._shop.chat(buyer) for buyer in self._shop.buyers}
        self.seen.counts["purchases"] = len(paid)
        codes = Counter(code for _, _, code in units)
        self._require("codes were sold twice", [code for code, times in codes.items() if times > 1], "doubled")
        self._require("orders ended without goods", paid.keys() - {order for _, order, _ in units}, "lost")
        self._require("goods of orders that nobody paid", {order for _, order, _ in units} - paid.keys(), "doubled")
        missing = [(order, code) for buyer, order, code in units if code not in chats[buyer]]
        self._require("goods never came", missing, "lost")
        strangers = [
            (order, code) for buyer, order, code in units for other in chats if other != buyer and code in chats[other]
        ]
        self._require("goods came to somebody else", strangers, "doubled")
        theirs = {(buyer, code) for buyer, _, code in units}
        seen_there = {(buyer, code) for buyer, chat in chats.items() for code in _GOODS.findall(chat)}
        if self._forgot:
            free = {
                str(row["content"])
                for row in seen.reader.rows("SELECT content FROM stock_unit WHERE state IN ('available', 'reserved')")
            }
            self._require(
                "goods were seen and are for sale", sorted(one for one in seen_there if one[1] in free), "doubled"
            )
        elif not isinstance(self._shop, DepthShop):  # there a code that did not work was taken back
            self._require("goods were seen and are not sold", sorted(seen_there - theirs), "doubled")
        times = [self._shop.messages(buyer, code) for buyer, _, code in units]
        self.seen.counts["repeats"] += sum(max(0, number - 1) for number in times)
        shown = {code for chat in chats.values() for code in _FAULT.findall(chat)} - {_TOO_OFTEN}
        self._require("faults of the shop were shown", sorted(shown))

    def _imports(self, seen: Survey) -> None:
        """Hold that a file's codes are on the shelf all or not at all, and each once."""
        rows = seen.reader.rows("SELECT content FROM stock_unit WHERE content GLOB 'FILE-*'")
        there = Counter(str(row["content"]) for row in rows)
        self._require("codes were brought in twice", [code for code, times in there.items() if times > 1], "doubled")
        parts = [file[0] for file in self._shop.files if 0 < sum(code in there for code in file) < len(file)]
        self._require("files were brought in by halves", parts, "lost")
        self.seen.counts["imports"] = sum(file[0] in there for file in self._shop.files)

    # --- money ---

    def _wallets(self, shop: CrashShop, seen: Survey) -> None:
        """Hold each wallet against what it began with, gifts and refunds, less what was bought."""
        wanted, there = owned(seen), held(seen)
        more = [buyer for buyer in shop.buyers if there.get(buyer, 0) > wanted[buyer]]
        less = [buyer for buyer in shop.buyers if there.get(buyer, 0) < wanted[buyer]]
        self._require("wallets hold too much", more, "doubled")
        if not self._forgot:  # else it is held until the owner lets go of it
            self._require("wallets hold too little", less, "lost")

    def _payments(self, shop: PayingShop, seen: Survey) -> None:
        """Hold the books against the other sides' own, and all that came in to be in one place."""
        came, there = shop.came(), entered(seen)
        self.seen.counts["payments"] = sum(came.values())
        for method, number in Counter(method for method, _, _, _ in came.elements()).items():
            self.seen.counts[f"paid by {method}"] += number
        if not self._forgot:
            self._require("money came in and is not in the books", (came - there).elements(), "lost")
        self._require("money in the books that never came in", (there - came).elements(), "doubled")
        wrong = in_places(seen) - worth(seen)
        self._require("money in no place or in two", [wrong] if wrong else [], "doubled" if wrong > 0 else "lost")
        self._require("orders ended although their price was there in time", turned_away(seen), "lost")
        prices = [row for row in paid_orders(seen).values() if row != PRICE]
        self._require("orders cost something else", prices)

    def _deeds(self, shop: DepthShop, seen: Survey) -> None:
        """Hold vouchers to their one use, and what was made for somebody to be theirs, once."""
        self.seen.counts.update({what: int(seen.reader.scalar(sql)) for what, sql in _DEEDS.items()})
        used = seen.reader.rows(
            "SELECT voucher FROM voucher_use WHERE state <> 'released' GROUP BY voucher HAVING count(*) > 1"
        )
        self._require("vouchers were used twice", [row["voucher"] for row in used], "doubled")
        handed = seen.reader.rows(
            "SELECT person, content FROM handed JOIN orders ON orders.id = order_id WHERE content IS NOT NULL"
        )
        twice = [one for one, times in Counter(row["content"] for row in handed).items() if times > 1]
        self._require("what was made was handed over twice", twice, "doubled")
        never = [row["content"] for row in handed if row["content"] not in shop.chat(row["person"])]
        self._require("what was handed over never came", never, "lost")


def taken(seen: Survey) -> int:
    """Return how many updates the shop has ever stored."""
    return int(seen.reader.scalar("SELECT count(*) FROM inbox WHERE source LIKE 'telegram:%'"))


def sold(seen: Survey) -> list[tuple[int, str, str]]:
    """Return buyer, order and code of every unit that is sold, and of every one that another took the place of."""
    return [
        (row["person"], row["code"], row["content"])
        for row in seen.reader.rows(
            "SELECT orders.person, orders.code, stock_unit.content FROM stock_unit JOIN orders"
            " ON orders.id = stock_unit.order_id WHERE stock_unit.state = 'sold'"
        )
    ]


def paid_orders(seen: Survey) -> dict[str, int]:
    """Return the totals of all paid orders of goods off the shelf, by their codes."""
    rows = seen.reader.rows(
        "SELECT code, total FROM orders WHERE paid_at IS NOT NULL AND EXISTS (SELECT 1 FROM order_line JOIN product"
        " ON product.id = order_line.product WHERE order_id = orders.id AND product.supply <> 'later')"
    )
    return {str(row["code"]): int(row["total"]) for row in rows}


def owned(seen: Survey) -> dict[int, int]:
    """Return what each wallet must hold: what it began with, gifts and refunds, less what was bought."""
    return {
        row["id"]: FUNDS + row["gifts"] + row["back"] - row["spent"]
        for row in seen.reader.rows(
            "SELECT id, (SELECT coalesce(sum(total), 0) FROM orders WHERE person = person.id AND paid_at IS NOT NULL)"
            " AS spent, (SELECT coalesce(sum(order_refund.amount), 0) FROM order_refund JOIN orders"
            " ON orders.id = order_id WHERE orders.person = person.id) AS back,"
            " (SELECT ? * count(*) FROM voucher_use WHERE person = person.id AND order_id IS NULL) AS gifts"
            " FROM person",
            GIFT,
        )
    }


def held(seen: Survey) -> dict[int, int]:
    """Return what each wallet holds."""
    rows = seen.reader.rows("SELECT person, balance FROM account WHERE person IS NOT NULL")
    return {row["person"]: row["balance"] for row in rows}


def worth(seen: Survey) -> int:
    """Return what all money that came in is worth in the shop's currency; what is nobody's has no rate."""
    rows = seen.reader.rows("SELECT currency, amount, worth FROM receipt")
    return sum(int(row["amount"] if row["currency"] == "IDR" else row["worth"] or 0) for row in rows)


def in_places(seen: Survey) -> int:
    """Return what is in the places money may be in: orders, wallets, fees, unclaimed, held after a restore."""
    ordered = seen.reader.scalar("SELECT coalesce(sum(total), 0) FROM orders WHERE paid_at IS NOT NULL")
    kept = seen.reader.scalar(
        "SELECT coalesce(sum(balance), 0) FROM account WHERE currency = 'IDR'"
        " AND (person IS NOT NULL OR name GLOB 'fees:*' OR name IN ('unclaimed', 'restore-held'))"
    )
    return int(ordered) + int(kept)


def turned_away(seen: Survey) -> list[dict[str, object]]:
    """Return the orders that ended although a gateway had their whole price before the payment's own end.

    What a button of the pretend method reports is dated by its tap, which may wait in the file while nobody runs the
    shop: that is no gateway's money.
    """
    rows = seen.reader.rows(
        "SELECT orders.code, orders.expires_at AS until, orders.moved_at, receipt.seen_at,"
        " receipt.outcome, payment.* FROM receipt JOIN payment ON payment.id = receipt.payment JOIN orders"
        " ON orders.id = payment.order_id WHERE orders.state = 'expired' AND receipt.method IN ('pretend', 'pakasir')"
        " AND receipt.worth - receipt.fee >= orders.total AND receipt.seen_at < payment.expires_at"
        " AND (receipt.method <> 'pretend' OR instr(receipt.reference, ?))",
        GATEWAYS_OWN,
    )
    return [dict(row) for row in rows]
