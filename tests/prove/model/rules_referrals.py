"""Any sequence of visits, orders, money given back, repeats and time: no reward is ever paid twice, early or too much.

A real shop with the plugin on; only Telegram is pretended, and it recounts itself after every step. Beside that, the
rewards are held to the ledger's own postings and to the orders. Every payout and every word of an event is repeated.
"""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from plugins.referrals import invitations, rewards, watching
from shopbot.api import Context, OrderDelivered, OrderRefunded, ShopError, ledger, orders, people, refunds
from shopbot.testing import Person
from tests.plugins.test_referrals import OWNER, PRICE, balance, buys, idr, postings, shop_with
from tests.prove.model.rules_desk import TALLY, Machine

DAY = 86_400
NAMES = ("Oliver", "Sari", "Dewi", "Andi", "Layla", "Reza")
TERMS = st.fixed_dictionaries(
    {
        "inviter_percent": st.sampled_from([0, 7, 10, 100]),
        "inviter_amount": st.sampled_from([0, 333, 20_000]),
        "friend_percent": st.sampled_from([0, 5]),
        "friend_amount": st.sampled_from([0, 111]),
        "every_order": st.booleans(),
        "days": st.sampled_from([0, 10]),
        "least": st.sampled_from([0, PRICE + 1]),
        "wait_days": st.sampled_from([0, 3, 7]),
        "most_a_month": st.sampled_from([0, 1_500, 3_000]),
        "most_a_friend": st.sampled_from([0, 1_200]),
    }
)


class Rewards(Machine):
    """A shop whose people invite each other, buy, and ask for their money back."""

    @initialize(terms=TERMS)
    def open(self, terms: dict[str, Any]) -> None:
        """Start with one person and the owner's terms."""
        self.terms = terms
        self.shop = shop_with(plugins=("home", "orders", "referrals"), **terms)
        self.shop.person("Ani", id=OWNER).says("/start")
        self.people: list[Person] = [self.shop.person(NAMES[0]).says("/start")]
        self.orders: list[orders.Order] = []

    def teardown(self) -> None:
        """Close the file."""
        if hasattr(self, "shop"):
            self.shop.close()

    def recount(self) -> list[str]:
        """Count everything in the shop again."""
        return self.shop.check()

    def _code(self, person: Person) -> str:
        found: str = self.shop.do(lambda tx: invitations.code_of(tx.as_owner("referrals"), person.id))
        return f"/start r_{found}"

    def _as_plugin(self, work: Callable[[Context[Any]], object]) -> None:
        self.shop.do(lambda tx: work(Context(self.shop.host, tx, self.shop.host.plugin("referrals"))))
        self.shop.settle()

    # --- what people do ---

    @rule(inviter=st.integers(0, 5))
    def somebody_new_comes_by_a_link(self, inviter: int) -> None:
        """The first touch."""
        if len(self.people) < len(NAMES):
            code = self._code(self.people[inviter % len(self.people)])
            self.people.append(self.shop.person(NAMES[len(self.people)]).says(code))

    @rule(who=st.integers(0, 5), inviter=st.integers(0, 5))
    def somebody_known_opens_a_link(self, who: int, inviter: int) -> None:
        """Their own, their friend's, or anybody's: it changes nothing about who invited whom."""
        before = self.shop.db.rows("SELECT * FROM referrals_friend ORDER BY person")
        person = self.people[who % len(self.people)]
        person.says(self._code(self.people[inviter % len(self.people)]))
        after = self.shop.db.rows("SELECT * FROM referrals_friend ORDER BY person")
        assert [tuple(row) for row in before] == [tuple(row) for row in after]

    @rule(who=st.integers(0, 5), quantity=st.integers(1, 3))
    def somebody_buys(self, who: int, quantity: int) -> None:
        """With money they get for it, so that what they have earned stays."""
        try:
            self.orders.append(buys(self.shop, self.people[who % len(self.people)], quantity))
        except ShopError as refused:
            if refused.key not in {"sold_out", "banned"}:
                raise

    @rule(which=st.integers(0, 30), part=st.integers(1, 30_000) | st.just(30_000))
    def money_goes_back(self, which: int, part: int) -> None:
        """A part of an order's money, or all that is left of it."""
        if self.orders:
            order = self.orders[which % len(self.orders)]
            left = refunds.left(self.shop.db, order.id)
            if left.is_positive:
                amount = min(left, idr(part))
                self.shop.do(lambda tx: refunds.refund(tx, order.id, amount, OWNER, "test"))
                self.shop.settle()

    @rule(who=st.integers(0, 5), share=st.sampled_from([2, 1]))
    def somebody_spends(self, who: int, share: int) -> None:
        """Half of what they have, or all of it."""
        person = self.people[who % len(self.people)]
        spent = balance(self.shop, person) // share
        if spent:
            key = f"spent:{postings(self.shop)}"
            self.shop.do(lambda tx: ledger.adjust(tx, person.id, idr(-spent), "test", "test", key))

    # --- what staff do ---

    @rule(who=st.integers(0, 5), ended=st.booleans())
    def staff_end_or_allow_rewards(self, who: int, ended: bool) -> None:
        """Again and again."""
        person = self.people[who % len(self.people)].id
        if ended:
            self._as_plugin(lambda ctx: rewards.cut(ctx, person, OWNER, "test"))
        else:
            self._as_plugin(lambda ctx: rewards.restore(ctx, person, OWNER))

    @rule(who=st.integers(0, 5), until=st.sampled_from([None, DAY]))
    def staff_ban_or_forgive(self, who: int, until: int | None) -> None:
        """For a day, or not at all."""
        person = self.people[who % len(self.people)].id
        if until is None:
            self.shop.do(lambda tx: people.unban(tx, person, OWNER))
        else:
            self.shop.do(lambda tx: people.ban(tx, person, OWNER, "test", tx.now + until))

    # --- what time and trouble do ---

    @rule(days=st.sampled_from([0.01, 1, 3, 8, 31]))
    def time_goes_by(self, days: float) -> None:
        """Minutes, or a month."""
        self.shop.advance(days=days)

    @rule(which=st.integers(0, 30))
    def everything_is_said_again(self, which: int) -> None:
        """Events that were heard, and the payout, once more."""
        if self.orders:
            order = self.orders[which % len(self.orders)]
            self._as_plugin(lambda ctx: watching.delivered(ctx, OrderDelivered(order.id, order.person)))
            self._as_plugin(lambda ctx: watching.refunded(ctx, OrderRefunded(1, order.id, order.person)))
            self._as_plugin(watching.pay)
            self._as_plugin(watching.catch_up)

    @rule()
    def the_process_dies(self) -> None:
        """And starts again on the same file."""
        self.shop.restart()
        TALLY["restarts"] += 1

    # --- what always holds ---

    def _rows(self) -> list[Any]:
        return self.shop.db.rows("SELECT * FROM referrals_reward")

    def _posted(self, reason: str) -> dict[int, int]:
        """Return what the ledger says went into each wallet for a reason, by person."""
        rows = self.shop.db.rows(
            "SELECT account.person, sum(leg.amount) AS amount FROM posting JOIN leg ON leg.posting = posting.id"
            " JOIN account ON account.id = leg.account WHERE reason = ? AND account.person IS NOT NULL GROUP BY 1",
            reason,
        )
        return {row["person"]: row["amount"] for row in rows if row["amount"]}

    @invariant()
    def the_ledger_says_the_same(self) -> None:
        """What was paid and what was taken back, to the smallest unit and for each person."""
        paid: dict[int, int] = {}
        taken: dict[int, int] = {}
        for row in self._rows():
            paid[row["person"]] = paid.get(row["person"], 0) + row["paid"]
            taken[row["person"]] = taken.get(row["person"], 0) - row["taken"]
        assert self._posted(rewards.REASON) == {who: amount for who, amount in paid.items() if amount}
        assert self._posted(rewards.REASON_BACK) == {who: amount for who, amount in taken.items() if amount}

    @invariant()
    def nothing_is_paid_before_its_day(self) -> None:
        """The owner's days after the delivery."""
        for row in self._rows():
            delivered = orders.sure(self.shop.db, row["order_id"]).delivered_at or 0
            if row["state"] == "paid":
                assert row["settled_at"] >= delivered + self.terms["wait_days"] * DAY

    @invariant()
    def a_reward_is_what_the_money_kept_is_worth(self) -> None:
        """Whatever went back, in whatever parts, before or after the payout; nothing above what was promised."""
        for row in self._rows():
            gone = sum(one.amount.amount for one in refunds.of_order(self.shop.db, row["order_id"]))
            worth = row["amount"] * (row["base"] - gone) // row["base"]
            cost = orders.sure(self.shop.db, row["order_id"]).total.amount
            rate, fixed = self.terms[f"{row['side']}_percent"], self.terms[f"{row['side']}_amount"]
            assert row["promised"] == min(cost, cost * rate // 100 + fixed)
            if row["state"] == "paid":
                assert row["paid"] - row["taken"] - row["lost"] == worth

    @invariant()
    def no_limit_is_passed(self) -> None:
        """Neither within any 30 days, nor by one friend's orders."""
        kept = self.shop.db.rows("SELECT * FROM referrals_kept")
        for row in kept:
            month = [o for o in kept if o["person"] == row["person"] and 0 <= row["at"] - o["at"] < 30 * DAY]
            friend = [o for o in kept if (o["friend"], o["side"]) == (row["friend"], row["side"])]
            for most, those in ((self.terms["most_a_month"], month), (self.terms["most_a_friend"], friend)):
                assert not most or sum(one["kept"] for one in those) <= most

    @invariant()
    def only_the_first_order_counts_unless_every_one_does(self) -> None:
        """Of one friend, no second order is rewarded while the first one is."""
        if self.terms["every_order"]:
            return
        for row in self._rows():
            others = [o for o in self._rows() if o["friend"] == row["friend"] and o["order_id"] != row["order_id"]]
            counted = [o for o in others if o["state"] != "void" and row["state"] != "void"]
            assert counted == []

    @invariant()
    def nobody_invited_themselves_by_any_way_round(self) -> None:
        """Following who invited whom always ends."""
        by = {row["person"]: row["inviter"] for row in self.shop.db.rows("SELECT * FROM referrals_friend")}
        for person, inviter in by.items():
            chain = [person, inviter]
            while chain[-1] in by:
                assert by[chain[-1]] not in chain
                chain.append(by[chain[-1]])
