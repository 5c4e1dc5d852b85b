"""What the owner decides about replacements and refunds, and the cases people open."""

from dataclasses import dataclass

from shopbot.api import Plugin, setting


@dataclass(frozen=True)
class Settings:
    """Sums without a currency are in its smallest unit."""

    auto_replace: bool = setting(default=True, help="Replace what does not work at once, within the warranty")
    most_replaced: int = setting(2, "Replacements one buyer gets by themselves in 30 days", low=1, high=100)
    auto_refund: int = setting(
        0, "Refunds for one order up to this are paid by the rule without asking staff; 0: none", low=0
    )
    second_above: int = setting(
        1_000_000, "Refunds for one order above this need a second member of staff; 0: never", low=0
    )
    alarm_at: int = setting(
        3, "Warn when so many buyers say that something of one batch does not work", low=2, high=100
    )


plugin = Plugin("aftersales", Settings, requires=(), after=("orders", "catalog"))
DECIDE = plugin.permission("aftersales.decide", "Replace goods and give money back")
plugin.migration(
    "001_cases",
    """
    CREATE TABLE aftersales_case (
        id        INTEGER PRIMARY KEY,
        order_id  INTEGER NOT NULL,
        unit      INTEGER,                       -- what does not work; NULL: about the order as a whole
        batch     INTEGER,
        person    INTEGER NOT NULL,
        what      TEXT    NOT NULL CHECK (what IN ('broken', 'refund')),
        why       TEXT    NOT NULL,              -- a reason that was tapped, or the buyer's words
        at        INTEGER NOT NULL,
        state     TEXT    NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'replaced', 'refunded', 'declined')),
        closed_by TEXT,
        closed_at INTEGER,
        answer    TEXT,
        CHECK ((state = 'open') = (closed_at IS NULL))
    ) STRICT;
    CREATE UNIQUE INDEX aftersales_case_open ON aftersales_case (order_id, coalesce(unit, 0), what)
        WHERE state = 'open';
    CREATE INDEX aftersales_case_state ON aftersales_case (state, id);
    CREATE INDEX aftersales_case_person ON aftersales_case (person, at);
    CREATE INDEX aftersales_case_batch ON aftersales_case (batch) WHERE batch IS NOT NULL;
    CREATE TABLE aftersales_alarm (              -- batches staff were warned of
        batch INTEGER PRIMARY KEY,
        at    INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE aftersales_second (             -- large refunds that wait for a second member of staff
        id       INTEGER PRIMARY KEY,
        order_id INTEGER NOT NULL,
        amount   INTEGER NOT NULL,
        back     INTEGER NOT NULL,               -- the receipt it goes back by; 0: to the wallet
        was      INTEGER NOT NULL,               -- what was left of the order's money when it was decided
        restock  INTEGER NOT NULL,               -- 1: what was delivered is sold again
        reason   TEXT    NOT NULL,
        asked_by INTEGER NOT NULL,
        at       INTEGER NOT NULL,
        state    TEXT    NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'dropped'))
    ) STRICT;
    CREATE TABLE aftersales_recall (             -- a batch whose buyers get something else, done in slices
        batch    INTEGER PRIMARY KEY,
        by       INTEGER NOT NULL,
        money    INTEGER NOT NULL,               -- 1: where nothing is left to replace it, money goes back by the rule
        at       INTEGER NOT NULL,
        upto     INTEGER NOT NULL,               -- the last sold unit it is about
        below    INTEGER NOT NULL,               -- the next one to look at is below this
        replaced INTEGER NOT NULL DEFAULT 0,
        refunded INTEGER NOT NULL DEFAULT 0,
        left_over INTEGER NOT NULL DEFAULT 0,
        state    TEXT    NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done'))
    ) STRICT;
    """,
)
