"""What an invitation earns, who may see and end rewards, and the tables of links, clicks, friends and rewards.

Shipped off: money is given away only once the owner says so.
"""

from dataclasses import dataclass

from shopbot.api import Plugin, setting

DAY = 86_400
INVITER, FRIEND = "inviter", "friend"


@dataclass(frozen=True)
class Settings:
    """The owner's choices; sums are in the currency's smallest unit."""

    inviter_percent: int = setting(10, "Percent of what a friend's order cost, for whoever invited", low=0, high=100)
    inviter_amount: int = setting(0, "A fixed sum besides, for whoever invited (smallest unit)", low=0)
    friend_percent: int = setting(0, "Percent of what the order cost, for the invited friend", low=0, high=100)
    friend_amount: int = setting(0, "A fixed sum besides, for the invited friend (smallest unit)", low=0)
    every_order: bool = setting(default=False, help="Reward every order of a friend, not only the first")
    days: int = setting(90, "With every order: for how many days after the friend joined; 0: always", low=0, high=3650)
    least: int = setting(0, "Orders below this sum earn nothing (smallest unit)", low=0)
    wait_days: int = setting(7, "Days between delivery and payout: as long as you give money back", low=0, high=365)
    most_a_month: int = setting(0, "The most one person earns within 30 days (smallest unit); 0: no limit", low=0)
    most_a_friend: int = setting(0, "The most that one friend's orders earn (smallest unit); 0: no limit", low=0)
    no_staff: bool = setting(default=True, help="Staff earn nothing, and their orders earn nobody anything")


plugin = Plugin("referrals", Settings, requires=("home",), on=False)
MANAGE = plugin.permission("referrals.manage", "See who invited whom, and end somebody's rewards")

# Who invited whom is said once, at a person's first visit, and never changes: so whoever already invited somebody
# cannot be invited themselves, and no circle of any length can close. Money sums are in the smallest unit of
# `currency`. `amount` is what the whole order earns after the limits; `refunded` is the order's money that went back
# and was taken into account; what is still kept is paid - taken - lost.
plugin.migration(
    "001_invitations",
    """
    CREATE TABLE referrals_link (
        person INTEGER PRIMARY KEY,
        code   TEXT    NOT NULL UNIQUE CHECK (length(code) = 8),
        at     INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE referrals_click (
        inviter INTEGER NOT NULL,
        day     INTEGER NOT NULL,
        person  INTEGER NOT NULL CHECK (person <> inviter),
        PRIMARY KEY (inviter, day, person)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE referrals_friend (
        person  INTEGER PRIMARY KEY,
        inviter INTEGER NOT NULL CHECK (inviter <> person),
        at      INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX referrals_friend_inviter ON referrals_friend (inviter, at);
    CREATE TRIGGER referrals_friend_is_new BEFORE INSERT ON referrals_friend
    WHEN EXISTS (SELECT 1 FROM referrals_friend WHERE inviter = NEW.person)
    BEGIN SELECT RAISE(ABORT, 'whoever invited others was not invited after that'); END;
    CREATE TRIGGER referrals_friend_fixed BEFORE UPDATE ON referrals_friend
    BEGIN SELECT RAISE(ABORT, 'who invited whom never changes'); END;
    CREATE TRIGGER referrals_friend_kept BEFORE DELETE ON referrals_friend
    BEGIN SELECT RAISE(ABORT, 'who invited whom never goes'); END;

    CREATE TABLE referrals_reward (
        id         INTEGER PRIMARY KEY,
        order_id   INTEGER NOT NULL,
        side       TEXT    NOT NULL CHECK (side IN ('inviter', 'friend')),
        person     INTEGER NOT NULL,
        friend     INTEGER NOT NULL,
        currency   TEXT    NOT NULL,
        base       INTEGER NOT NULL CHECK (base > 0),
        promised   INTEGER NOT NULL CHECK (promised > 0),
        amount     INTEGER NOT NULL CHECK (amount BETWEEN 0 AND promised),
        capped     TEXT CHECK (capped IN ('month', 'friend')),
        refunded   INTEGER NOT NULL DEFAULT 0 CHECK (refunded BETWEEN 0 AND base),
        state      TEXT    NOT NULL CHECK (state IN ('pending', 'paid', 'void')),
        why        TEXT,
        at         INTEGER NOT NULL,
        due_at     INTEGER NOT NULL,
        settled_at INTEGER,
        paid       INTEGER NOT NULL DEFAULT 0 CHECK (paid BETWEEN 0 AND amount),
        taken      INTEGER NOT NULL DEFAULT 0 CHECK (taken >= 0),
        lost       INTEGER NOT NULL DEFAULT 0 CHECK (lost >= 0),
        UNIQUE (order_id, side),
        CHECK (taken + lost <= paid),
        CHECK ((state = 'paid') = (paid > 0)),
        CHECK ((state = 'void') = (why IS NOT NULL)),
        CHECK ((state = 'pending') = (settled_at IS NULL)),
        CHECK ((side = 'friend') = (person = friend))
    ) STRICT;
    CREATE INDEX referrals_reward_due ON referrals_reward (due_at) WHERE state = 'pending';
    CREATE INDEX referrals_reward_person ON referrals_reward (person, id);
    CREATE INDEX referrals_reward_friend ON referrals_reward (friend, id);
    CREATE TRIGGER referrals_reward_settled BEFORE UPDATE OF state ON referrals_reward
    WHEN OLD.state <> 'pending' AND NEW.state <> OLD.state
    BEGIN SELECT RAISE(ABORT, 'a reward is paid or void once'); END;
    CREATE TRIGGER referrals_reward_fixed
    BEFORE UPDATE OF order_id, side, person, friend, currency, base, promised, amount, at ON referrals_reward
    BEGIN SELECT RAISE(ABORT, 'what was promised never changes'); END;
    CREATE TRIGGER referrals_reward_paid_once BEFORE UPDATE OF paid ON referrals_reward WHEN OLD.paid > 0
    BEGIN SELECT RAISE(ABORT, 'a reward is paid once'); END;
    CREATE TRIGGER referrals_reward_kept BEFORE DELETE ON referrals_reward
    BEGIN SELECT RAISE(ABORT, 'rewards never go'); END;

    CREATE VIEW referrals_kept AS
        SELECT person, friend, side, currency, at, state, taken, lost,
               CASE state WHEN 'pending' THEN amount * (base - refunded) / base ELSE paid - taken END AS kept
        FROM referrals_reward WHERE state <> 'void';

    CREATE TABLE referrals_cut (
        person INTEGER PRIMARY KEY,
        reason TEXT    NOT NULL CHECK (reason <> ''),
        at     INTEGER NOT NULL
    ) STRICT;
    """,
)
