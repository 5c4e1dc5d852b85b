"""Mutants that change nothing anybody could see, each with the reason: they are told apart, never counted as found."""

_NARROWS = "says to the type checker what holds already"

EQUIVALENT: dict[str, str] = {
    "ledger._OF_SIGN: ?2 > 0 -> ?2 >= 0": "no leg moves nothing: the table refuses it",
    "ledger.history: + 1 -> 2": "each id is below itself and two, as it is below itself and one",
    "ledger._put_doubtful_aside: amount > 0 -> >=": "nothing is carried out that moves nothing (`_sums`)",
    "ledger._sums: totals.get(leg.money.currency, 0) + leg.money.amount -> -": (
        "the sum with its sign turned round is zero when the sum is; only the words of a LedgerError differ"
    ),
    "payments._enter: meant and doubted -> without meant": f"only an attempt is doubted; it {_NARROWS}",
    "payments._match: attempt is None or got is None -> without attempt is None": (
        f"nothing is worth something without an attempt; it {_NARROWS}"
    ),
    'payments.credit: kind == "settled" and attempt.order is not None -> without attempt.order is not None': (
        f"only an order is settled; it {_NARROWS}"
    ),
    "payments._count: id = ? -> always #2": "any other payment that has all its money is `paid` since that came",
    "payments._outcome: currency and person is not None -> without currency": (
        f"money that is somebody's has an attempt or a claim, and so a currency; it {_NARROWS}"
    ),
    'payments._outcome: currency and kept["fee"] -> without currency': f"without either there is no fee; it {_NARROWS}",
    "stock._AT_ONCE: 500 -> 501": "how many lines are looked up at once is not seen in what is found",
    'stock.sell: sorted({row["product"] for row in sold}) -> list': "an order is for one product",
    "stock.choice: orders.state = 'waiting' -> always": "goods are reserved for orders that wait and for no others",
    "stock.batch: state = 'sold' -> always": "what was replaced had been sold, and sold is final",
    "stock.replace: state = 'sold' -> always": "a delivered order owns no unit that is not sold",
    "stock.export: 1 -> 2": "every limit below zero means all",
    "stock.delete_batch: LIMIT 1 -> 2": "only the first row is asked for",
    "stock.undo: state = 'deleted' -> always": "only what is deleted names its removal: the table holds it",
    "stock.undo: now.state <> 'sold' -> never": "the first of the same goods that came in since has the same round",
    'stock.undo: sorted(row["id"] for row in back) -> list': "the rows happen to come back in their order",
    "stock._known: \", \" -> ','": "SQL reads a list without blanks as well",
    'stock._known: row["round"], sold.get(row["content_hash"], 0) -> exchanged': (
        "the larger of two is the same whichever is named first"
    ),
    "refunds.left: rest, Money.zero(rest.currency) -> exchanged": (
        "the larger of two is the same whichever is named first"
    ),
    "refunds._lost: if one.lost.currency == order.total.currency left out": (
        "what comes for an order is counted in the order's currency, and so is what is lost of it"
    ),
    "unclaimed.candidates: amount + fee -> -": "a payment that does not say what it asked is older than fees",
    'unclaimed._outcome: raise ShopError("gone") left out': f"a receipt is there for good; it {_NARROWS}",
    "unclaimed._outcome: \"gone\" -> 'gon'": "it is never raised, as a receipt is there for good",
    "goods.newest: LIMIT 1 -> 2": "only the first row is asked for",
    "goods.of_order: ORDER BY n -> DESC": "an order has one line",
    "inbox.waiting: most, limit - len(found) -> exchanged": "the smaller of two is the same whichever is named first",
    "inbox._waiting_in: limit <= 0 -> <": "a limit of 0 reads nothing either",
}
