"""Links, clicks and friends: who came by whose link. Each counts once, and the first touch holds for ever."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from shopbot.api import Context, Reader, Tx, codes

PREFIX = "r_"
_LENGTH = 8  # 30^8 codes: none is found by trying
_BOUGHT = "person IN (SELECT person FROM orders WHERE state IN ('paid', 'delivered', 'part-delivered'))"


@dataclass(frozen=True)
class Invitation:
    """Who brought a person, and when (UTC seconds)."""

    person: int
    inviter: int
    at: int


@dataclass(frozen=True)
class Counts:
    """What came of somebody's link, or of all: opened on how many days by how many, new people, buyers among them."""

    clicks: int
    joined: int
    bought: int


# --- links ---


def code_of(tx: Tx, person: int) -> str:
    """Return the code of a person's link; it is drawn when it is first wanted and never changes."""
    known = known_code(tx, person)
    if known is not None:
        return known
    drawn = _new_code(tx)
    tx.run("INSERT INTO referrals_link VALUES (?, ?, ?)", person, drawn, tx.now)
    return drawn


def known_code(db: Reader, person: int) -> str | None:
    """Return the code of a person's link, or None while they have none."""
    found = db.scalar("SELECT code FROM referrals_link WHERE person = ?", person)
    return None if found is None else str(found)


def owner_of(db: Reader, code: str) -> int | None:
    """Return whose link a code is (in any case), or None."""
    found = db.scalar("SELECT person FROM referrals_link WHERE code = ?", code.strip().lower())
    return None if found is None else int(found)


def _new_code(tx: Tx) -> str:
    while True:
        drawn = codes.draw(tx, _LENGTH).lower()
        if owner_of(tx, drawn) is None:
            return drawn


# --- clicks and friends ---


def click(ctx: Context[Any], inviter: int, person: int) -> None:
    """Count that somebody opened a person's link: once a day of the shop's own time zone."""
    day = datetime.fromtimestamp(ctx.now, ZoneInfo(ctx.host.shop.time_zone)).toordinal()
    ctx.tx.run("INSERT INTO referrals_click VALUES (?, ?, ?) ON CONFLICT DO NOTHING", inviter, day, person)


def join(tx: Tx, person: int, inviter: int) -> None:
    """Note who brought somebody whom the shop has never seen before; the first one said holds for ever."""
    tx.run("INSERT INTO referrals_friend VALUES (?, ?, ?) ON CONFLICT DO NOTHING", person, inviter, tx.now)


def joined_since(db: Reader, inviter: int, since: int) -> int:
    """Return how many friends of somebody joined since then (UTC seconds)."""
    return int(db.scalar("SELECT count(*) FROM referrals_friend WHERE inviter = ? AND at >= ?", inviter, since))


# --- reading ---


def of(db: Reader, person: int) -> Invitation | None:
    """Return who brought a person, or None for somebody who came by themselves."""
    row = db.row("SELECT * FROM referrals_friend WHERE person = ?", person)
    return None if row is None else Invitation(row["person"], row["inviter"], row["at"])


def counts(db: Reader, inviter: int | None = None) -> Counts:
    """Return what came of one person's link, or of all. A buyer has an order whose money did not go back whole."""
    clicks = db.scalar("SELECT count(*) FROM referrals_click WHERE inviter = coalesce(?, inviter)", inviter)
    joined = db.scalar("SELECT count(*) FROM referrals_friend WHERE inviter = coalesce(?, inviter)", inviter)
    sql = f"SELECT count(*) FROM referrals_friend WHERE inviter = coalesce(?, inviter) AND {_BOUGHT}"  # noqa: S608 - our own
    return Counts(int(clicks), int(joined), int(db.scalar(sql, inviter)))


def friends(db: Reader, inviter: int, offset: int, limit: int) -> list[Invitation]:
    """Return whom somebody brought, the newest first."""
    sql = "SELECT * FROM referrals_friend WHERE inviter = ? ORDER BY at DESC, person DESC LIMIT ? OFFSET ?"
    return [Invitation(row["person"], row["inviter"], row["at"]) for row in db.rows(sql, inviter, limit, offset)]


def best(db: Reader, offset: int, limit: int) -> list[tuple[int, int]]:
    """Return who brought the most people, and how many, the first first."""
    sql = (
        "SELECT inviter, count(*) AS brought FROM referrals_friend GROUP BY inviter"
        " ORDER BY brought DESC, inviter LIMIT ? OFFSET ?"
    )
    return [(row["inviter"], row["brought"]) for row in db.rows(sql, limit, offset)]


def inviters(db: Reader) -> int:
    """Return how many people have brought somebody."""
    return int(db.scalar("SELECT count(DISTINCT inviter) FROM referrals_friend"))
