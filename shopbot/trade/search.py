"""Finding products by what people type: a part of a name, a type, a country, a category, in any of the languages.

Both sides are folded to the same letters first (`fold`): case, accents, full width, digits of any script, Arabic and
Persian ways to write one letter. Then every word typed must be somewhere in the product: at the beginning of a word,
or, from three letters on, inside one; Chinese counts by signs. So no sign a person can type is one of a query.

Each product has a row in an FTS5 index. A word's inner parts are tokens of their own ("lumina": umina, mina, ina), so
that a part is found as any beginning is, and all words of a query are one question that SQLite answers without reading
the products. Names of countries and categories are looked up when somebody asks and stand in the index as codes: a
category that is renamed changes no product. Triggers note which rows are no longer what the product says; `refresh`
folds them anew, within the transaction that changed them. `problems` compares the whole of it.
"""

import json
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from shopbot.db.tx import Reader, Row, Tx
from shopbot.trade import countries
from shopbot.trade.money import plain_digits

MOST_FOUND = 60
_AT_ONCE = 500
_MOST_LETTERS, _MOST_WORDS, _LONGEST = 120, 10, 40
_PART = 3  # letters from which on a word is found by its inside
_RULES = f"1:{unicodedata.unidata_version}"  # to be raised with `fold`: the rows are folded anew at the next start
_START = "¶"  # of a title: words are found at it, and no two titles make a phrase; folded texts have no such sign
_JOINERS = "\u200c\u200d"
_SAME_AS = str.maketrans("يىےكةھہەۀٱ", "یییکههههها", "ـ\u00ad")
_Reading = tuple[str, ...]


# --- folding ---


@lru_cache(4096)
def fold(text: str) -> str:
    """Return a text's words as they are compared: letters and digits, each Chinese or Japanese sign a word.

    A word written with half-spaces, as Persian ones are, is there in its parts and as a whole.
    """
    return " ".join(" ".join(reading) for said in _unmarked(text).split() for reading in reversed(_readings(said)))


def _readings(said: str) -> tuple[_Reading, ...]:
    """Return the ways to read one word as phrases: as a whole and, with half-spaces, in its parts."""
    parts = [_spaced(part) for part in said.replace("\u200d", "\u200c").split("\u200c") if part]
    whole = _spaced(said.replace("\u200c", "").replace("\u200d", ""))
    return ((whole,), tuple(parts)) if len(parts) > 1 else ((whole,),) if whole else ()


def _unmarked(text: str) -> str:
    """Return a text in lower case, without accents; what parts words as spaces, half-spaces left in."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(map(_letter, plain.translate(_SAME_AS)))


@cache
def _letter(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind == "Nd":
        return str(unicodedata.decimal(sign))
    if sign in _JOINERS:
        return sign
    if kind in {"Mn", "Me", "Cf"}:
        return ""
    return sign if kind[0] in "LN" else " "


def _spaced(word: str) -> str:
    return " ".join("".join(f" {sign} " if _is_word(sign) else sign for sign in word).split())


def _is_word(sign: str) -> bool:
    """Tell whether this is a sign of a script that puts no spaces between words: Han, and both kana."""
    at = ord(sign)
    return 0x3040 <= at <= 0x30FF or 0x3400 <= at <= 0x9FFF or 0xF900 <= at <= 0xFAFF or 0x20000 <= at <= 0x3FFFF


# --- the index ---


@dataclass(frozen=True)
class _Text:
    """What is kept of a product: a line for each title, the rest, and where it belongs, as codes."""

    titles: str
    rest: str
    place: str

    def tokens(self) -> tuple[str, str, str, str, str]:
        """Return the columns of its row in the index."""
        return _lines(self.titles), self.rest, _parts(self.titles), _parts(self.rest), self.place


def _parts(words: str) -> str:
    """Return the ends of all words, down to three letters: what begins with a part of a word is one that has it."""
    long = {word[:_LONGEST] for word in words.split()}
    return " ".join(sorted({word[at:] for word in long for at in range(1, len(word) - _PART + 1)}))


def refresh(tx: Tx, most: int = _AT_ONCE) -> int:
    """Fold anew the products that changed, `most` of them at once; return how many were."""
    house = tx.house
    stale = [row["product"] for row in house.rows("SELECT product FROM search_stale LIMIT ?", most)]
    for product in stale:
        house.run("DELETE FROM search_stale WHERE product = ?", product)
        house.run("DELETE FROM search_text WHERE product = ?", product)
        house.run("DELETE FROM search_index WHERE rowid = ?", product)
        row = house.row("SELECT * FROM product WHERE id = ? AND parent IS NULL", product)
        if row is not None:
            _keep(house, product, _text(row, _names_of_variants(house, product)))
    if stale and house.scalar("SELECT rules FROM search_rules") is None:
        house.run("INSERT INTO search_rules VALUES (?)", _RULES)
    return len(stale)


def prepare(tx: Tx) -> None:
    """Bring the whole index up to date: at a start, when there may be new rules, or products from before the index."""
    house = tx.house
    if _outdated(house):
        house.run("INSERT OR IGNORE INTO search_stale SELECT id FROM product WHERE parent IS NULL")
        house.run("UPDATE search_rules SET rules = ?", _RULES)
    while refresh(house):
        pass


def _outdated(db: Reader) -> bool:
    return bool(db.scalar("SELECT rules <> ? FROM search_rules", _RULES))


def _keep(tx: Tx, product: int, text: _Text) -> None:
    tx.run("INSERT INTO search_text VALUES (?, ?, ?, ?)", product, text.titles, text.rest, text.place)
    tx.run(
        "INSERT INTO search_index (rowid, titles, rest, titles_parts, rest_parts, place) VALUES (?, ?, ?, ?, ?, ?)",
        product, *text.tokens(),
    )  # fmt: skip


def _names_of_variants(db: Reader, product: int) -> list[Row]:
    sql = "SELECT title, translations FROM product WHERE parent = ? AND state = 'active' ORDER BY id"
    return db.rows(sql, product)


def _text(row: Row, variants: Iterable[Row]) -> _Text:
    titles = [title for one in (row, *variants) for title in _said(one, "title")]
    rest = [row["type"] or "", *_said(row, "description")]
    places = [f"c{row['category']}" if row["category"] else "", f"k{row['country']}" if row["country"] else ""]
    return _Text(
        "\n".join(dict.fromkeys(filter(None, map(fold, titles)))),
        " ".join(filter(None, map(fold, rest))),
        " ".join(filter(None, places)).lower(),
    )


def _said(row: Row, field: str) -> Iterator[str]:
    yield row[field]
    for own in json.loads(row["translations"]).values():
        yield own.get(field) or ""


# --- what is asked ---


@dataclass(frozen=True)
class _Asked:
    """One word of a search: its readings, and the codes of the places whose name has it."""

    readings: tuple[_Reading, ...]
    places: tuple[str, ...] = ()

    def fits(self, padded: str) -> bool:
        """Tell whether a folded text, with a space before it, has it."""
        return any(all(_has(padded, phrase) for phrase in reading) for reading in self.readings)

    def query(self, *columns: str) -> str:
        """Return the question to the index: in these columns, and unless it is only for titles, in the places."""
        said = [" AND ".join(f"({_phrase(phrase, columns)})" for phrase in reading) for reading in self.readings]
        said += [f'place : "{place}"' for place in self.places if "rest" in columns]
        return "(" + " OR ".join(f"({one})" for one in said) + ")"


def _has(padded: str, phrase: str) -> bool:
    return f" {phrase}" in padded or (_by_inside(phrase) and phrase in padded)


def _by_inside(phrase: str) -> bool:
    return len(phrase) >= _PART and " " not in phrase


def _phrase(phrase: str, columns: Iterable[str]) -> str:
    begins = f'{{{" ".join(columns)}}} : "{phrase}" *'
    inside = f'{{{" ".join(f"{column}_parts" for column in columns)}}} : "{phrase}" *'
    return f"{begins} OR {inside}" if _by_inside(phrase) else begins


def _asked(db: Reader, words: str, *, everything: bool) -> list[_Asked]:
    said = [_readings(word) for word in _unmarked(words[:_MOST_LETTERS]).split()]
    plain = [_Asked(tuple(one)) for one in said if one][:_MOST_WORDS]
    return [_Asked(one.readings, tuple(_places(db, one, everything=everything))) for one in plain]


def _places(db: Reader, asked: _Asked, *, everything: bool) -> list[str]:
    """Return the codes of the countries and categories, and of the categories inside these, that are called so."""
    if all(len(phrase) < 2 and not _is_word(phrase) for reading in asked.readings for phrase in reading):
        return []
    shown = "state <> 'deleted'" if everything else "state = 'active'"
    rows = db.rows(f"SELECT id, parent, title, translations FROM category WHERE {shown}")  # noqa: S608 - one of two
    called = {row["id"] for row in rows if asked.fits(_titles(row["title"], row["translations"]))}
    shelves = [f"c{row['id']}" for row in rows if row["id"] in called or row["parent"] in called]
    return [place for place, names in _countries().items() if asked.fits(names)] + shelves


@lru_cache(2048)
def _titles(title: str, translations: str) -> str:
    return _padded(_said({"title": title, "translations": translations}, "title"))


@cache
def _countries() -> dict[str, str]:
    return {f"k{code.lower()}": _padded(said.values()) for code, said in countries.names().items()}


def _padded(texts: Iterable[str]) -> str:
    """Return texts folded, as `_Asked.fits` takes them."""
    return _lines("\n".join(filter(None, map(fold, texts))))


def _lines(titles: str) -> str:
    return "".join(f" {_START} {line}" for line in titles.split("\n"))


# --- finding ---


def ids(db: Reader, words: str, *, everything: bool = False, most: int = MOST_FOUND) -> list[int]:
    """Return the products that have every word, best first; families, not their variants.

    First the one of this number (or the family of the variant of this number); then those with a title that begins
    with what was typed, those with all of it in their titles, the others; of each what sold most, then the order of
    the shelf. Active ones only; `everything` (for staff) adds the hidden and the deleted.
    """
    house = db.house
    if isinstance(house, Tx):
        refresh(house)
    asked = _asked(house, words, everything=everything)
    found = _numbered(house, words, everything=everything)
    if asked:
        ranked = _ranked(house, asked, words, everything=everything, most=most)
        found += [one for one in ranked if one not in found]
    return found[:most]


def _numbered(db: Reader, words: str, *, everything: bool) -> list[int]:
    number = plain_digits(words)
    if not (number.isascii() and number.isdecimal() and len(number) < 10):
        return []
    sql = "SELECT coalesce(parent, id) FROM product WHERE number = ? AND (state = 'active' OR ?)"
    return [row[0] for row in db.rows(sql, int(number), int(everything))]


def _ranked(db: Reader, asked: list[_Asked], words: str, *, everything: bool, most: int) -> list[int]:
    """Return what the index finds, in its three ranks; the later ones are asked only if there is room left."""
    begins = f'titles : "{_START} {fold(words[:_MOST_LETTERS])}" *'
    found: dict[int, None] = {}
    for query in (begins, _all(asked, "titles"), _all(asked, "titles", "rest")):
        if len(found) < most:
            found |= dict.fromkeys(_matching(db, query, everything=everything, most=most))
    return list(found)


def _all(asked: list[_Asked], *columns: str) -> str:
    return " AND ".join(one.query(*columns) for one in asked)


def _matching(db: Reader, query: str, *, everything: bool, most: int) -> list[int]:
    rows = db.rows(
        "SELECT product FROM search_index CROSS JOIN product_place ON product = search_index.rowid"
        " WHERE search_index MATCH ? AND (state = 'active' OR ?) ORDER BY sold DESC, sort, number LIMIT ?",
        query, int(everything), most,
    )  # fmt: skip
    return [row[0] for row in rows]


# --- counting again ---


def problems(db: Reader) -> list[str]:
    """Return a sentence for each product whose row is not what the product says, and one if the index is not the rows.

    Rows that wait to be folded anew are no problem, nor are those of other rules: the next search or start does it.
    """
    house = db.house
    return [*_wrong_rows(house), *_wrong_index(house)]


def _wrong_rows(db: Reader) -> Iterator[str]:
    if _outdated(db):
        return
    kept = db.rows(
        "SELECT product.*, search_text.product AS known, titles, rest, place FROM product"
        " LEFT JOIN search_text ON search_text.product = product.id"
        " WHERE parent IS NULL AND id NOT IN (SELECT product FROM search_stale)"
    )
    for row in kept:
        kept_text = _Text(row["titles"], row["rest"], row["place"])
        if row["known"] is None or kept_text != _text(row, _names_of_variants(db, row["id"])):
            yield f"the search row of product {row['id']} differs from the product"
    surplus = "SELECT product FROM search_text WHERE product NOT IN (SELECT id FROM product WHERE parent IS NULL)"
    waits = " AND product NOT IN (SELECT product FROM search_stale)"
    yield from (f"the search row of product {row[0]} is of no product" for row in db.rows(surplus + waits))


def _wrong_index(db: Reader) -> Iterator[str]:
    """Compare sums over all tokens, as fine as it takes: which one, in which product, in which place."""
    found = db.row(
        "SELECT count(*), coalesce(sum(length(term)), 0), coalesce(sum(doc * unicode(term)), 0),"
        " coalesce(sum(doc * (offset + 1)), 0) FROM search_token"
    )
    wanted = [0, 0, 0, 0]
    for row in db.rows("SELECT * FROM search_text"):
        for column in _Text(row["titles"], row["rest"], row["place"]).tokens():
            for offset, term in enumerate(column.split()):
                wanted[0] += 1
                wanted[1] += len(term)
                wanted[2] += row["product"] * ord(term[0])
                wanted[3] += row["product"] * (offset + 1)
    if found is not None and tuple(found) != tuple(wanted):
        yield f"the search index holds {found[0]} words and sums {tuple(found)[1:]}, its rows {wanted}"
