"""Vouchers: codes that take something off an order, or bring money as a gift.

Held while an order waits, used when it is paid, free again when it ends unpaid: in the order's own transactions. How
often a voucher may be used counts what is held, so that no crowd can overdraw it. A gift is redeemed into the
wallet, once. Who tries wrong codes has to wait.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from shopbot.db.tx import Reader, Row, Tx
from shopbot.errors import ShopError
from shopbot.trade import audit, codes, ledger, people, products, stock
from shopbot.trade.audit import Actor
from shopbot.trade.money import LIMIT, Money, Rounding, share
from shopbot.trade.page import Page
from shopbot.trade.products import Product

Kind = Literal["percent", "amount", "gift"]
Audience = Literal["everyone", "customers", "resellers"]
WHOLE = 10_000  # percentages are in hundredths of a percent
TRIES, WAIT_SECONDS, FORGET_SECONDS = 5, 300, 900
MOST_AT_ONCE = 10_000
SECRET_LENGTH = 18  # letters of a code nobody chose: 88 bits
CODE_LENGTHS = (3, 32)
_HALF = 6
_FOR_NOW = {"voucher_not_yet", "voucher_held", "voucher_used_up"}  # what may yet change by itself


@dataclass(frozen=True)
class VoucherTerms:
    """What a voucher is worth, and for whom.

    `value` is hundredths of a percent, or smallest units of `currency`; `most` the largest sum a percentage takes off;
    `least` the sum from which it holds; `limit_all` and `limit_each` how often it can be used, in all and by one;
    times are UTC seconds. `listed`: offered to everybody it fits, without a code being typed.
    """

    kind: Kind
    value: int
    currency: str | None = None
    most: int | None = None
    least: int = 0
    product: int | None = None
    category: int | None = None
    person: int | None = None
    audience: Audience = "everyone"
    limit_all: int | None = None
    limit_each: int | None = 1
    starts_at: int | None = None
    ends_at: int | None = None
    listed: bool = False


@dataclass(frozen=True)
class Voucher:
    """One voucher. `code` is as it is compared; `shown` is how people read it."""

    id: int
    code: str
    terms: VoucherTerms
    series: int | None
    on: bool
    uses: int
    made_by: str
    made_at: int

    @property
    def shown(self) -> str:
        """The code as people read it: long ones in groups."""
        if len(self.code) < SECRET_LENGTH:
            return self.code
        return "-".join(self.code[i : i + _HALF] for i in range(0, len(self.code), _HALF))

    @property
    def money(self) -> Money | None:
        """The sum of an amount or a gift; None for a percentage."""
        return None if self.terms.currency is None else Money(self.terms.value, self.terms.currency)


@dataclass(frozen=True)
class Series:
    """Many vouchers made at once. `count` is how many; all have the same terms and codes of their own."""

    id: int
    note: str
    count: int
    made_by: str
    made_at: int


@dataclass(frozen=True)
class Counts:
    """What became of a voucher, or of a series: `on` how many still hold, `held` by unpaid orders, `used` for good."""

    on: int
    held: int
    used: int


@dataclass(frozen=True)
class Refusal:
    """Why a voucher does not hold: a key, as of a ShopError, and its facts."""

    key: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Use:
    """One use: by whom, for which order (None: a gift), how much, held, used or released."""

    id: int
    voucher: int
    person: int
    order: int | None
    amount: int
    state: Literal["held", "used", "released"]
    at: int


# --- made by staff ---


def create(tx: Tx, by: Actor, terms: VoucherTerms, code: str | None = None, series: int | None = None) -> Voucher:
    """Make one voucher; without a `code` it gets one that nobody can guess.

    Raises ShopError `voucher_code_bad` (least, most), `voucher_code_taken` (code), `voucher_code_weak` for a gift with
    a code somebody chose, `discount_invalid`, `dates_wrong`, `no_such_product`, `no_such_category`, `no_such_person`.
    """
    house = tx.house
    _check_terms(house, terms, tx.now)
    fresh = _new_code(house, terms, code)
    _insert(house, by, terms, [fresh], series)
    made = _voucher(house.rows("SELECT * FROM voucher WHERE code = ?", fresh)[0])
    audit.write(house, by, "voucher.create", f"voucher:{made.id}", None, asdict(made.terms))
    return made


def generate(tx: Tx, by: Actor, terms: VoucherTerms, count: int, note: str) -> tuple[int, list[Voucher]]:
    """Make `count` vouchers of the same terms, each with a code of its own; return the series and them.

    Raises ShopError `count_out_of_range` (least, most), and as `create`.
    """
    house = tx.house
    if not 0 < count <= MOST_AT_ONCE:
        raise ShopError("count_out_of_range", least=1, most=MOST_AT_ONCE)
    _check_terms(house, terms, tx.now)
    series = int(
        house.scalar(
            "INSERT INTO voucher_series (note, count, made_by, made_at) VALUES (?, ?, ?, ?) RETURNING id",
            note.strip()[:100], count, str(by), tx.now,
        )
    )  # fmt: skip
    _insert(house, by, terms, (_new_code(house, terms, None) for _ in range(count)), series)
    after = {**asdict(terms), "count": count, "note": note.strip()[:100]}
    audit.write(house, by, "voucher.generate", f"series:{series}", None, after)
    return series, of_series(house, series)


def switch(tx: Tx, voucher: int, by: Actor, *, on: bool) -> Voucher:
    """Let a voucher hold, or no more; what is held by an order that waits stays held."""
    house = tx.house
    was = sure(house, voucher)
    if was.on != on:
        house.run("UPDATE voucher SET state = ? WHERE id = ?", _state(on), voucher)
        audit.write(house, by, "voucher.switch", f"voucher:{voucher}", was.on, on)
    return sure(house, voucher)


def switch_series(tx: Tx, series: int, by: Actor, *, on: bool) -> int:
    """Let all vouchers of a series hold, or no more; return how many that changed."""
    sql = "SELECT id FROM voucher WHERE series = ? AND state <> ?"
    return switch_many(tx, series, [row["id"] for row in tx.house.rows(sql, series, _state(on))], by, on=on)


def switch_many(tx: Tx, series: int, ids: Iterable[int], by: Actor, *, on: bool) -> int:
    """Let these vouchers of a series hold, or no more; return how many that changed. The audit says which."""
    house = tx.house
    changed = house.rows(
        "UPDATE voucher SET state = ?1 WHERE id IN (SELECT value FROM json_each(?2)) AND series = ?3 AND state <> ?1"
        " RETURNING id",
        _state(on), json.dumps([*ids]), series,
    )  # fmt: skip
    if changed:
        told = {"on": on, "ids": stock.spans(sorted(row["id"] for row in changed))}
        audit.write(house, by, "voucher.switch_series", f"series:{series}", {"on": not on}, told)
    return len(changed)


def _state(on: bool) -> str:
    return "on" if on else "off"


# --- reading ---


def get(db: Reader, voucher: int) -> Voucher | None:
    """Return one voucher, or None."""
    row = db.house.row("SELECT * FROM voucher WHERE id = ?", voucher)
    return None if row is None else _voucher(row)


def sure(db: Reader, voucher: int) -> Voucher:
    """Return one voucher. Raises ShopError `gone`."""
    found = get(db, voucher)
    if found is None:
        raise ShopError("gone")
    return found


def of_series(db: Reader, series: int) -> list[Voucher]:
    """Return the vouchers of a series, in the order they were made."""
    return [_voucher(row) for row in db.house.rows("SELECT * FROM voucher WHERE series = ? ORDER BY id", series)]


def first_of(db: Reader, series: int) -> Voucher:
    """Return the first voucher of a series: the others have the same terms. Raises ShopError `gone`."""
    row = db.house.row("SELECT * FROM voucher WHERE series = ? ORDER BY id LIMIT 1", series)
    if row is None:
        raise ShopError("gone")
    return _voucher(row)


def listing(db: Reader, offset: int = 0, limit: int = 10) -> Page[Voucher]:
    """Return the vouchers that belong to no series, newest first, for staff."""
    total = db.scalar("SELECT count(*) FROM voucher WHERE series IS NULL")
    sql = "SELECT * FROM voucher WHERE series IS NULL ORDER BY id DESC LIMIT ? OFFSET ?"
    return Page(tuple(_voucher(row) for row in db.house.rows(sql, limit, offset)), int(total))


def all_series(db: Reader, offset: int = 0, limit: int = 10) -> Page[Series]:
    """Return the series, newest first, for staff."""
    total = db.scalar("SELECT count(*) FROM voucher_series")
    rows = db.house.rows("SELECT * FROM voucher_series ORDER BY id DESC LIMIT ? OFFSET ?", limit, offset)
    return Page(tuple(Series(*row) for row in rows), int(total))


def sure_series(db: Reader, series: int) -> Series:
    """Return one series. Raises ShopError `gone`."""
    row = db.house.row("SELECT * FROM voucher_series WHERE id = ?", series)
    if row is None:
        raise ShopError("gone")
    return Series(*row)


def counts(db: Reader, *, voucher: int | None = None, series: int | None = None) -> Counts:
    """Return what became of one voucher, or of all of a series: how many still hold, are held, were used."""
    one, key = ("id", voucher) if series is None else ("series", series)
    house = db.house
    states = house.rows(
        f"SELECT voucher_use.state, count(*) FROM voucher_use JOIN voucher ON voucher.id = voucher_use.voucher"  # noqa: S608 - one of two
        f" WHERE voucher.{one} = ? GROUP BY 1",
        key,
    )
    found = {row[0]: int(row[1]) for row in states}
    on = house.scalar(f"SELECT count(*) FROM voucher WHERE {one} = ? AND state = 'on'", key)  # noqa: S608 - as above
    return Counts(int(on), found.get("held", 0), found.get("used", 0))


def mine(db: Reader, person: int, now: int) -> list[Voucher]:
    """Return what a person can use at `now`: what they kept, what is theirs alone, and what is offered to everybody."""
    rows = db.house.rows(
        "SELECT * FROM voucher WHERE id IN (SELECT voucher FROM voucher_kept WHERE person = ?1"
        " UNION SELECT id FROM voucher WHERE person = ?1 AND state = 'on'"
        " UNION SELECT id FROM voucher INDEXED BY voucher_listed WHERE listed = 1 AND state = 'on')"
        " AND state = 'on' AND starts_at <= ?2 AND (ends_at IS NULL OR ends_at > ?2)"
        " AND uses < coalesce(limit_all, uses + 1) ORDER BY coalesce(ends_at, 9e15), id LIMIT 100",
        person, now,
    )  # fmt: skip
    found = [_voucher(row) for row in rows]
    return [one for one in found if unusable(db, one, person, now) is None]


def knows(db: Reader, person: int, voucher: Voucher) -> bool:
    """Tell whether a voucher is on a person's list: kept, theirs alone, or offered to everybody."""
    sql = "SELECT 1 FROM voucher_kept WHERE person = ? AND voucher = ?"
    listed = voucher.terms.listed and voucher.on
    return listed or voucher.terms.person == person or db.house.scalar(sql, person, voucher.id) is not None


def kept(db: Reader, person: int, now: int) -> list[tuple[Voucher, Refusal]]:
    """Return what a person kept that they cannot use at `now`, and why: begins later, or waits with an order."""
    sql = "SELECT * FROM voucher WHERE id IN (SELECT voucher FROM voucher_kept WHERE person = ?) ORDER BY id LIMIT 100"
    found = [(one, unusable(db, one, person, now)) for one in map(_voucher, db.house.rows(sql, person))]
    return [(one, why) for one, why in found if why is not None and why.key in _FOR_NOW]


def find(db: Reader, words: str) -> Voucher | None:
    """Return the voucher of a code, for staff: nothing is counted."""
    row = db.house.row("SELECT * FROM voucher WHERE code = ?", codes.compared(words))
    return None if row is None else _voucher(row)


def uses(db: Reader, voucher: int, limit: int = 20) -> list[Use]:
    """Return who used a voucher, newest first."""
    rows = db.rows("SELECT * FROM voucher_use WHERE voucher = ? ORDER BY id DESC LIMIT ?", voucher, limit)
    return [_use(row) for row in rows]


def of_order(db: Reader, order: int) -> Use | None:
    """Return the use of a voucher by an order, or None."""
    row = db.row("SELECT * FROM voucher_use WHERE order_id = ?", order)
    return None if row is None else _use(row)


# --- whether it holds ---


def refusal(db: Reader, voucher: Voucher, person: int, product: Product, subtotal: Money, now: int) -> Refusal | None:
    """Return why a voucher takes nothing off this, or None if it does.

    Keys: those of `unusable`, `voucher_gift`, `voucher_currency`, `voucher_product` (product: its id),
    `voucher_category` (category: its id), `voucher_minimum` (least, have).
    """
    terms = voucher.terms
    if terms.kind == "gift":
        return Refusal("voucher_gift")
    found = unusable(db, voucher, person, now, product.id) or _refusal_of_goods(db, terms, product)
    if found is not None:
        return found
    if terms.currency not in (None, subtotal.currency):
        return Refusal("voucher_currency")
    least = Money(terms.least, subtotal.currency)
    return Refusal("voucher_minimum", {"least": least, "have": subtotal}) if subtotal < least else None


def discount(voucher: Voucher, subtotal: Money) -> Money:
    """Return what a voucher takes off `subtotal`: never more than there is, parts of a smallest unit left."""
    terms = voucher.terms
    if terms.kind == "percent":
        found = share(subtotal, terms.value, WHOLE, Rounding.DOWN)
        return found if terms.most is None else min(found, Money(terms.most, subtotal.currency))
    return min(Money(terms.value, subtotal.currency), subtotal)


def best(db: Reader, person: int, product: Product, subtotal: Money, now: int) -> Voucher | None:
    """Return the voucher of a person that takes most off, or None if none takes anything."""
    fits = [one for one in mine(db, person, now) if refusal(db, one, person, product, subtotal, now) is None]
    found = max(fits, key=lambda one: (discount(one, subtotal).amount, -one.id), default=None)
    return found if found is not None and discount(found, subtotal).is_positive else None


def unusable(
    db: Reader, voucher: Voucher, person: int, now: int, product: int | None = None
) -> Refusal | None:  # fmt: skip
    """Return why a person cannot use a voucher for anything at `now`, or None.

    Keys: `voucher_off`, `voucher_not_yet` (at), `voucher_over` (at), `voucher_not_yours`, `voucher_resellers`,
    `voucher_customers`, `voucher_held` (order: its id), `voucher_used` (at), `voucher_used_up`. What a waiting order of
    `product` holds does not count where that order gives way to the next one.
    """
    terms = voucher.terms
    if not voucher.on:
        return Refusal("voucher_off")
    if terms.starts_at is not None and now < terms.starts_at:
        return Refusal("voucher_not_yet", {"at": terms.starts_at})
    if terms.ends_at is not None and now >= terms.ends_at:
        return Refusal("voucher_over", {"at": terms.ends_at})
    if terms.person not in (None, person):
        return Refusal("voucher_not_yours")
    role = people.sure(db, person).role
    if terms.audience == "resellers" and role != "reseller":
        return Refusal("voucher_resellers")
    if terms.audience == "customers" and role == "reseller":
        return Refusal("voucher_customers")
    return _refusal_of_limits(db, voucher, person, now, product)


def _refusal_of_limits(
    db: Reader, voucher: Voucher, person: int, now: int, product: int | None
) -> Refusal | None:  # fmt: skip
    """Count what is held and used, but not what the person's own waiting order of this product holds.

    That order gives way to the one this is asked for, unless its payment was begun: as `orders.checkout` has it.
    """
    own = db.house.rows(
        "SELECT voucher_use.at, voucher_use.state, order_id, orders.state = 'waiting' AND EXISTS (SELECT 1"
        " FROM order_line WHERE order_line.order_id = orders.id AND product = ?3) AND (expires_at <= ?4 OR NOT EXISTS"
        " (SELECT 1 FROM payment WHERE payment.order_id = orders.id)) AS gives_way"
        " FROM voucher_use LEFT JOIN orders ON orders.id = order_id"
        " WHERE voucher_use.person = ?1 AND voucher = ?2 AND voucher_use.state <> 'released' ORDER BY voucher_use.id",
        person, voucher.id, product, now,
    )  # fmt: skip
    counted = [row for row in own if not row["gives_way"]]
    terms = voucher.terms
    if terms.limit_each is not None and len(counted) >= terms.limit_each:
        held = next((row["order_id"] for row in counted if row["state"] == "held"), None)
        return Refusal("voucher_held", {"order": held}) if held else Refusal("voucher_used", {"at": counted[-1]["at"]})
    if terms.limit_all is not None and voucher.uses - (len(own) - len(counted)) >= terms.limit_all:
        return Refusal("voucher_used_up")
    return None


def _refusal_of_goods(db: Reader, terms: VoucherTerms, product: Product) -> Refusal | None:
    if terms.product is not None and terms.product not in (product.id, product.family):
        return Refusal("voucher_product", {"product": terms.product})
    if terms.category is None or terms.category in products.shelves_of(db, product):
        return None
    return Refusal("voucher_category", {"category": terms.category})


# --- a person's own ---


def by_code(tx: Tx, person: int, words: str) -> Voucher | Refusal:
    """Return the voucher of a code somebody typed, or why not: `voucher_wait` (until), `voucher_unknown` (left).

    Wrong codes are counted: after five, each within a quarter of an hour of the last, the person waits five minutes. A
    right one between them changes nothing, else whoever knows one code could guess for ever. Nothing is raised, so that
    it counts.
    """
    house = tx.house
    tries: Row | None = house.row("SELECT * FROM voucher_tries WHERE person = ?", person)
    if tries is not None and tries["until"] is not None and tx.now < tries["until"]:
        return Refusal("voucher_wait", {"until": tries["until"]})
    row = house.row("SELECT * FROM voucher WHERE code = ?", codes.compared(words))
    if row is None or row["person"] not in (None, person):
        goes_on = tries is not None and tries["until"] is None and tx.now < tries["since"] + FORGET_SECONDS
        return _wrong(house, person, tries["wrong"] + 1 if tries is not None and goes_on else 1)
    return _voucher(row)


def _wrong(tx: Tx, person: int, wrong: int) -> Refusal:
    until = tx.now + WAIT_SECONDS if wrong >= TRIES else None
    tx.run(
        "INSERT INTO voucher_tries VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET wrong = excluded.wrong,"
        " since = excluded.since, until = excluded.until",
        person, wrong, tx.now, until,
    )  # fmt: skip
    return (
        Refusal("voucher_unknown", {"left": TRIES - wrong})
        if until is None
        else Refusal("voucher_wait", {"until": until})
    )


def keep(tx: Tx, person: int, voucher: int) -> bool:
    """Put a voucher on a person's own list; False when it is there already."""
    return bool(
        tx.house.run("INSERT INTO voucher_kept VALUES (?, ?, ?) ON CONFLICT DO NOTHING", person, voucher, tx.now)
    )


def drop(tx: Tx, person: int, voucher: int) -> None:
    """Take a voucher off a person's list, and out of their next order."""
    tx.house.run("DELETE FROM voucher_kept WHERE person = ? AND voucher = ?", person, voucher)
    tx.house.run("DELETE FROM voucher_chosen WHERE person = ? AND voucher = ?", person, voucher)


def choose(tx: Tx, person: int, voucher: int | None) -> None:
    """Let a person's next order take this voucher, if it fits; None: take none."""
    if voucher is None:
        tx.house.run("DELETE FROM voucher_chosen WHERE person = ?", person)
    else:
        tx.house.run(
            "INSERT INTO voucher_chosen VALUES (?, ?) ON CONFLICT DO UPDATE SET voucher = excluded.voucher",
            person, voucher,
        )  # fmt: skip


def chosen(db: Reader, person: int) -> Voucher | None:
    """Return the voucher that a person's next order takes if it fits, or None."""
    row = db.house.row("SELECT * FROM voucher WHERE id = (SELECT voucher FROM voucher_chosen WHERE person = ?)", person)
    return None if row is None else _voucher(row)


def redeem(tx: Tx, person: int, voucher: int) -> Money:
    """Put a gift's money into a person's wallet, once for ever; return it.

    Raises ShopError with the key and facts of the refusal: `voucher_used_up`, `voucher_used`, `voucher_off`,
    `voucher_over`, `voucher_not_yet`, `voucher_not_yours` …, or `gone` for what is no gift.
    """
    house = tx.house
    found = sure(house, voucher)
    if found.terms.kind != "gift" or found.money is None:
        raise ShopError("gone")
    why = unusable(house, found, person, tx.now)
    if why is not None:
        raise ShopError(why.key, **why.facts)
    money = found.money
    house.run(
        "INSERT INTO voucher_use (voucher, person, amount, state, at, moved_at) VALUES (?, ?, ?, 'used', ?, ?)",
        voucher, person, money.amount, tx.now, tx.now,
    )  # fmt: skip
    ledger.give(house, person, money, "gift", f"gift:{voucher}", actor=person)
    return money


# --- with an order; for `orders` alone ---


def hold(tx: Tx, voucher: int, person: int, order: int, amount: Money) -> None:
    """Take a voucher for an order that waits. Raises ShopError `voucher_used_up` when another was quicker."""
    house = tx.house
    found = sure(house, voucher)
    each = house.scalar(
        "SELECT count(*) FROM voucher_use WHERE person = ? AND voucher = ? AND state <> 'released'", person, voucher
    )
    terms = found.terms
    if (terms.limit_all is not None and found.uses >= terms.limit_all) or (
        terms.limit_each is not None and each >= terms.limit_each
    ):
        raise ShopError("voucher_used_up")
    house.run(
        "INSERT INTO voucher_use (voucher, person, order_id, amount, state, at, moved_at)"
        " VALUES (?, ?, ?, ?, 'held', ?, ?)",
        voucher, person, order, amount.amount, tx.now, tx.now,
    )  # fmt: skip


def use(tx: Tx, order: int) -> None:
    """Make what a paid order held its own, and leave the person to choose anew."""
    house = tx.house
    if _move(house, order, "used"):
        house.run(
            "DELETE FROM voucher_chosen WHERE (person, voucher) ="
            " (SELECT person, voucher FROM voucher_use WHERE order_id = ?)",
            order,
        )


def release(tx: Tx, order: int) -> None:
    """Free what an order held that ended unpaid."""
    _move(tx.house, order, "released")


def _move(tx: Tx, order: int, state: Literal["used", "released"]) -> int:
    sql = "UPDATE voucher_use SET state = ?, moved_at = ? WHERE order_id = ? AND state = 'held'"
    return tx.run(sql, state, tx.now, order)


# --- inside ---


def _check_terms(db: Reader, terms: VoucherTerms, now: int) -> None:
    percent = terms.kind == "percent"
    most = WHOLE if percent else LIMIT
    if not 0 < terms.value <= most or percent == (terms.currency is not None) or not _sound_numbers(terms):
        raise ShopError("discount_invalid")
    if terms.ends_at is not None and terms.ends_at <= max(now, terms.starts_at or now):
        raise ShopError("dates_wrong")
    if terms.product is not None:
        products.sure(db, terms.product)
    if terms.category is not None:
        products.category(db, terms.category)
    if terms.person is not None:
        people.sure(db, terms.person)


def _sound_numbers(terms: VoucherTerms) -> bool:
    limits = (terms.most, terms.limit_all, terms.limit_each)
    return 0 <= terms.least <= LIMIT and all(one is None or 0 < one <= LIMIT for one in limits) and not (
        terms.most is not None and terms.kind != "percent"
    )  # fmt: skip


def _new_code(tx: Tx, terms: VoucherTerms, words: str | None) -> str:
    if words is None:
        return codes.draw(tx, SECRET_LENGTH)
    code, (least, most) = codes.compared(words), CODE_LENGTHS
    if not (least <= len(code) <= most and code.isascii()):
        raise ShopError("voucher_code_bad", least=least, most=most)
    if terms.kind == "gift":
        raise ShopError("voucher_code_weak")
    if tx.scalar("SELECT 1 FROM voucher WHERE code = ?", code):
        raise ShopError("voucher_code_taken", code=code)
    return code


def _insert(tx: Tx, by: Actor, terms: VoucherTerms, new: Iterable[str], series: int | None) -> None:
    """Write vouchers of the same terms, one for each code; a gift is for one use, whatever its terms say."""
    gift = terms.kind == "gift"
    same = (
        terms.kind, terms.value, terms.currency, terms.most, terms.least, terms.product, terms.category, terms.person,
        terms.audience, 1 if gift else terms.limit_all, 1 if gift else terms.limit_each,
        tx.now if terms.starts_at is None else terms.starts_at, terms.ends_at, int(terms.listed and not gift), series,
        str(by), tx.now,
    )  # fmt: skip
    tx.many(
        "INSERT INTO voucher (code, kind, value, currency, most, least, product, category, person, audience, limit_all,"
        " limit_each, starts_at, ends_at, listed, series, made_by, made_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(code, *same) for code in new],
    )


_TERMS = tuple(VoucherTerms.__dataclass_fields__)


def _voucher(row: Row) -> Voucher:
    terms = VoucherTerms(**{**{name: row[name] for name in _TERMS}, "listed": bool(row["listed"])})
    return Voucher(
        row["id"], row["code"], terms, row["series"], row["state"] == "on", row["uses"], row["made_by"], row["made_at"]
    )


def _use(row: Row) -> Use:
    return Use(row["id"], row["voucher"], row["person"], row["order_id"], row["amount"], row["state"], row["at"])
