"""Who gets a broadcast, and who is left out of it and why.

`fate` says for each person what keeps a message from them; the first that fits counts: they blocked the bot, they are
banned, they want no more of these, they had as many as one may get in seven days; else `free`.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from plugins.broadcast.declare import Settings
from shopbot.api import Context, Phrase, Reader, Text, View, t

WEEK = 7 * 86_400
AUDIENCES = ("everyone", "buyers", "new", "resellers")
LEFT_OUT = ("limited", "muted", "banned", "blocked")
_LANGUAGE = "lang-"
_BOUGHT = "EXISTS (SELECT 1 FROM orders WHERE orders.person = person.id AND orders.paid_at IS NOT NULL)"
_FATE = """
    CASE WHEN blocked THEN 'blocked'
         WHEN banned_at IS NOT NULL AND coalesce(banned_until, ?1 + 1) > ?1 THEN 'banned'
         WHEN EXISTS (SELECT 1 FROM broadcast_muted WHERE broadcast_muted.person = person.id) THEN 'muted'
         WHEN (SELECT count(*) FROM broadcast_copy WHERE broadcast_copy.person = person.id
               AND broadcast_copy.at > ?1 - ?2 AND broadcast_copy.state IN ('out', 'sent', 'erasing', 'erased')) >= ?3
         THEN 'limited' ELSE 'free' END"""
_CENSUS = f"""
    SELECT language, role = 'reseller' AS reseller, {_BOUGHT} AS bought, {_FATE} AS fate, count(*) AS people
    FROM person GROUP BY 1, 2, 3, 4"""  # noqa: S608 - two constants from above
_FITS = {
    "everyone": "1",
    "buyers": _BOUGHT,
    "new": f"NOT {_BOUGHT}",
    "resellers": "role = 'reseller'",
}


@dataclass(frozen=True)
class Kind:
    """So many people who are alike in all that matters here."""

    language: str
    reseller: bool
    bought: bool
    fate: str
    people: int

    def fits(self, audience: str) -> bool:
        """Tell whether they belong to an audience."""
        return {
            "everyone": True,
            "buyers": self.bought,
            "new": not self.bought,
            "resellers": self.reseller,
        }.get(audience, audience == _LANGUAGE + self.language)


class Census:
    """Everybody the shop knows, counted in one pass."""

    def __init__(self, kinds: Sequence[Kind]) -> None:
        self._kinds = kinds

    def of(self, audience: str) -> Counter[str]:
        """Return how many of an audience have which fate."""
        found: Counter[str] = Counter()
        for kind in self._kinds:
            found[kind.fate] += kind.people if kind.fits(audience) else 0
        return found

    def audiences(self) -> list[str]:
        """Return the audiences there are: the general ones, then one for each language people speak."""
        return [*AUDIENCES, *sorted({_LANGUAGE + kind.language for kind in self._kinds})]


def census(ctx: Context[Settings]) -> Census:
    """Count everybody."""
    rows = ctx.db.rows(_CENSUS, ctx.now, WEEK, ctx.settings.weekly)
    return Census([Kind(r["language"], bool(r["reseller"]), bool(r["bought"]), r["fate"], r["people"]) for r in rows])


def slice_of(ctx: Context[Settings], audience: str, after: int, until: int, most: int) -> list[int]:
    """Return the next people of an audience who may get a broadcast, by id above `after`, known since `until`."""
    spoken = audience.removeprefix(_LANGUAGE) if audience.startswith(_LANGUAGE) else ""
    sql = (
        f"SELECT id FROM person WHERE id > ?4 AND joined_at <= ?5 AND {_FITS.get(audience, '1')}"  # noqa: S608 - constants
        f" AND (?7 = '' OR language = ?7) AND {_FATE} = 'free' ORDER BY id LIMIT ?6"
    )
    return [row["id"] for row in ctx.db.rows(sql, ctx.now, WEEK, ctx.settings.weekly, after, until, most, spoken)]


def is_audience(name: str) -> bool:
    """Tell whether a button's word names an audience."""
    return name in AUDIENCES or (name.startswith(_LANGUAGE) and len(name) > len(_LANGUAGE))


def called(audience: str) -> Text:
    """Return what an audience is called."""
    if audience.startswith(_LANGUAGE):
        return t("people-language", language=Phrase(f"speak-{audience.removeprefix(_LANGUAGE)}"))
    return t(f"people-{audience}")


def is_muted(db: Reader, person: int) -> bool:
    """Tell whether a person wants no more broadcasts."""
    return bool(db.scalar("SELECT 1 FROM broadcast_muted WHERE person = ?", person))


def wants(view: View[Settings]) -> bool:
    """Tell whether the reader of a message still wants broadcasts."""
    return not is_muted(view.db, view.person)
