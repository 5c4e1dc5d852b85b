"""The people of the shop: who they are, what they may do, and how fast they may tap.

A person exists from the first thing Telegram says about them, with an empty wallet and a bank id: six digits (seven,
once nearly all of six are given out) that stand for them in searches and transfers. Nobody is ever deleted, as the
ledger speaks of them.
"""

from dataclasses import dataclass
from typing import Literal, get_args

from shopbot.db.tx import Reader, Row, Tx
from shopbot.errors import ShopError
from shopbot.trade import audit, events, ledger, terms
from shopbot.trade.audit import Actor
from shopbot.trade.money import plain_digits

Role = Literal["customer", "reseller", "admin", "owner"]
Field = Literal["full_name", "email", "whatsapp"]
STAFF: tuple[Role, ...] = ("admin", "owner")
ROLES: tuple[Role, ...] = get_args(Role)
FIELDS: tuple[Field, ...] = get_args(Field)
_FIELD_LIMIT = 100
_SEEN_SECONDS = 300
_BANK_IDS = (range(100_000, 1_000_000), range(1_000_000, 10_000_000))
_BANK_DRAWS = 50  # in vain: then nine in ten are taken, and more digits are found sooner than a free one of these


@dataclass(frozen=True)
class Person:
    """One person as the shop knows them. `id` is Telegram's; `name` what Telegram calls them; times UTC seconds."""

    id: int
    name: str
    username: str | None
    language: str
    chose_language: bool
    role: Role
    bank_id: str
    full_name: str | None
    email: str | None
    whatsapp: str | None
    joined_at: int
    seen_at: int
    banned_at: int | None
    banned_until: int | None
    ban_reason: str | None
    blocked: bool

    @property
    def is_staff(self) -> bool:
        """True for admins and owners."""
        return self.role in STAFF

    def is_banned(self, now: int) -> bool:
        """True while a ban holds at `now` (UTC seconds)."""
        return self.banned_at is not None and (self.banned_until is None or now < self.banned_until)


def meet(tx: Tx, user_id: int, name: str, username: str | None, language: str) -> tuple[Person, bool]:
    """Return the person Telegram calls `user_id`, and whether they are new.

    A new one gets one row, one empty wallet and a bank id; a known one's name and username are brought up to date.
    `language` is that of their Telegram: the shop follows it until they pick one themselves.
    """
    house = tx.house
    known = get(house, user_id)
    if known is None:
        return _join(house, user_id, name, username, language), True
    spoken = known.language if known.chose_language else language
    told = (known.name, known.username, known.language)
    if told == (name, username, spoken) and tx.now < known.seen_at + _SEEN_SECONDS:
        return known, False
    house.run(
        "UPDATE person SET name = ?, username = ?, language = ?, seen_at = ? WHERE id = ?",
        name, username, spoken, tx.now, user_id,
    )  # fmt: skip
    return sure(house, user_id), False


def get(db: Reader, person: int) -> Person | None:
    """Return the person with this Telegram id, or None."""
    row = db.row("SELECT * FROM person WHERE id = ?", person)
    return None if row is None else _person(row)


def find(db: Reader, words: str) -> Person | None:
    """Return the one person meant by a bank id, a Telegram id or an @username (any case, digits of any script)."""
    text = plain_digits(words).removeprefix("@")
    if not text.isdecimal():
        found = db.row(
            "SELECT * FROM person WHERE username IS NOT NULL AND lower(username) = lower(?)"
            " ORDER BY seen_at DESC LIMIT 1",
            text,
        )
    else:
        found = db.row("SELECT * FROM person WHERE bank_id = ?", text)
        found = found or db.row("SELECT * FROM person WHERE id = ?", min(int(text[:19]), 2**63 - 1))
    return None if found is None else _person(found)


def search(db: Reader, words: str, limit: int = 10, offset: int = 0) -> list[Person]:
    """Return people whose name, username, bank id or id holds `words`; the most recently seen first."""
    text = f"%{_escaped(plain_digits(words).removeprefix('@'))}%"
    rows = db.rows(
        "SELECT * FROM person WHERE name LIKE ?1 ESCAPE '\\' OR username LIKE ?1 ESCAPE '\\'"
        " OR full_name LIKE ?1 ESCAPE '\\' OR bank_id LIKE ?1 ESCAPE '\\' OR id LIKE ?1 ESCAPE '\\'"
        " ORDER BY seen_at DESC, id LIMIT ?2 OFFSET ?3",
        text, limit, offset,
    )  # fmt: skip
    return [_person(row) for row in rows]


def count(db: Reader) -> int:
    """Return how many people the shop knows."""
    return int(db.scalar("SELECT count(*) FROM person"))


def staff(db: Reader) -> list[Person]:
    """Return the owners, then the admins; in each the longest known first."""
    rows = db.rows("SELECT * FROM person WHERE role IN ('admin', 'owner') ORDER BY role DESC, joined_at, id")
    return [_person(row) for row in rows]


def set_language(tx: Tx, person: int, language: str) -> None:
    """Set the language a person chose; from then on it is theirs, whatever their Telegram speaks."""
    tx.house.run("UPDATE person SET language = ?, chose_language = 1 WHERE id = ?", language, person)


def set_role(tx: Tx, person: int, role: Role, by: Actor) -> Person:
    """Give a person a role. Raises ShopError `last_owner` when it would leave the shop without an owner.

    Also `owner_not_banned` for making a banned person owner, `no_such_person`.
    """
    house = tx.house
    was = sure(house, person)
    if was.role == role:
        return was
    if was.role == "owner" and house.scalar("SELECT count(*) FROM person WHERE role = 'owner'") == 1:
        raise ShopError("last_owner")
    if role == "owner" and was.banned_at is not None:
        raise ShopError("owner_not_banned")
    house.run("UPDATE person SET role = ? WHERE id = ? AND role = ?", role, person, was.role)
    audit.write(house, by, "person.role", f"person:{person}", was.role, role)
    return sure(house, person)


def ban(tx: Tx, person: int, by: Actor, reason: str, until: int | None = None, *, since: int | None = None) -> Person:
    """Keep a person from buying, until `until` (UTC seconds) or for good; `since` is for a ban that is put back.

    Raises ShopError `reason_missing`, `owner_not_banned`, `no_such_person`.
    """
    house = tx.house
    was = sure(house, person)
    if not reason.strip():
        raise ShopError("reason_missing")
    if was.role == "owner":
        raise ShopError("owner_not_banned")
    house.run(
        "UPDATE person SET banned_at = ?, banned_until = ?, ban_reason = ? WHERE id = ?",
        tx.now if since is None else since, until, reason.strip(), person,
    )  # fmt: skip
    now = sure(house, person)
    audit.write(house, by, "person.ban", f"person:{person}", _ban(was), _ban(now))
    return now


def unban(tx: Tx, person: int, by: Actor) -> Person:
    """Let a person buy again; quietly nothing when they are not banned."""
    house = tx.house
    was = sure(house, person)
    if was.banned_at is None:
        return was
    house.run("UPDATE person SET banned_at = NULL, banned_until = NULL, ban_reason = NULL WHERE id = ?", person)
    audit.write(house, by, "person.unban", f"person:{person}", _ban(was))
    return sure(house, person)


def mark_blocked(tx: Tx, person: int, blocked: bool) -> bool:
    """Note whether the person has blocked the bot; return whether that is news."""
    return bool(tx.house.run("UPDATE person SET blocked = ?1 WHERE id = ?2 AND blocked <> ?1", int(blocked), person))


def set_field(tx: Tx, person: int, field: Field, value: str | None, by: Actor) -> Person:
    """Set or clear a field of the profile, the old value kept in the audit; raises ShopError `field_too_long` (limit).

    Whether it is a valid e-mail or number is the form's business.
    """
    house = tx.house
    was = sure(house, person)
    text = (value or "").strip() or None
    if len(text or "") > _FIELD_LIMIT:
        raise ShopError("field_too_long", limit=_FIELD_LIMIT)
    if getattr(was, field) == text:
        return was
    column = {"full_name": "full_name", "email": "email", "whatsapp": "whatsapp"}[field]
    house.run(f"UPDATE person SET {column} = ? WHERE id = ?", text, person)  # noqa: S608 - one of three names
    audit.write(house, by, f"person.{field}", f"person:{person}", getattr(was, field), text)
    return sure(house, person)


def grant_once(tx: Tx, person: int, what: str) -> bool:
    """Return True the first time this person is granted `what` ("starting_credits"), and never again."""
    return bool(tx.house.run("INSERT INTO once_given VALUES (?, ?, ?) ON CONFLICT DO NOTHING", person, what, tx.now))


def allow(tx: Tx, person: int, per_minute: int) -> Literal["ok", "warn", "drop"]:
    """Count one tap of a person and say what to do with it; `warn` comes once a minute, then `drop`.

    A sliding window from two counters: this minute's taps, and the last minute's by the share of it that still lies
    within 60 seconds. One small row a person, so a restart forgives nobody. Never ask it about payments.
    """
    house = tx.house
    minute, second = divmod(tx.now, 60)
    row = house.row("SELECT * FROM pace WHERE person = ?", person)
    taps, before, warned = _window(row, minute)
    fits = (taps + 1) * 60 + before * (60 - second) <= per_minute * 60
    verdict: Literal["ok", "warn", "drop"] = "ok" if fits else "drop" if warned else "warn"
    house.run(
        "INSERT INTO pace VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET minute = excluded.minute,"
        " taps = excluded.taps, before = excluded.before, warned = excluded.warned",
        person, minute, taps + fits, before, int(warned or not fits),
    )  # fmt: skip
    return verdict


def _window(row: Row | None, minute: int) -> tuple[int, int, bool]:
    """Return this minute's counted taps, the last minute's, and whether the person was warned in this one."""
    if row is None or minute > row["minute"] + 1:
        return 0, 0, False
    if minute == row["minute"] + 1:
        return 0, row["taps"], False
    return row["taps"], row["before"], bool(row["warned"])


def _join(tx: Tx, user_id: int, name: str, username: str | None, language: str) -> Person:
    tx.run(
        "INSERT INTO person (id, name, username, language, bank_id, joined_at, seen_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        user_id, name, username, language, _new_bank_id(tx), tx.now, tx.now,
    )  # fmt: skip
    ledger.open_wallet(tx, user_id, terms.currency(tx))
    events.emit(tx, events.PersonJoined(user_id))
    return sure(tx, user_id)


def _new_bank_id(tx: Tx) -> str:
    for length in _BANK_IDS:
        for _ in range(_BANK_DRAWS):
            drawn = str(length[int.from_bytes(tx.token(8)) % len(length)])
            if not tx.scalar("SELECT 1 FROM person WHERE bank_id = ?", drawn):
                return drawn
    raise RuntimeError("the bank ids are taken")


def sure(db: Reader, person: int) -> Person:
    """Return the person, or raise ShopError `no_such_person`."""
    found = get(db, person)
    if found is None:
        raise ShopError("no_such_person")
    return found


def _ban(person: Person) -> dict[str, object] | None:
    if person.banned_at is None:
        return None
    return {"until": person.banned_until, "reason": person.ban_reason, "since": person.banned_at}


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _person(row: Row) -> Person:
    flags = {"blocked": bool(row["blocked"]), "chose_language": bool(row["chose_language"])}
    return Person(**{**dict(row), **flags})
