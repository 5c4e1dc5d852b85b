"""Reads how many rupiah a bank's or wallet's notification says came in. In doubt it refuses: a wrong sum is money.

Banks write `Rp50.123`, `Rp 50.123,00`, `IDR 50,123.00`, `50.123 IDR`, `Rp. 50.123,-`. A notification may name other
sums too (the balance, a fee), told by the words before them. Left to a person are: two different sums, a rounded one
(`50rb`), parts of a rupiah, groups held together by a plain space, and whatever speaks of money that went out.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

from plugins.qris.emv import DEAREST

# none: no sum is named · several: which of them? · unclear: a sum that can be read in two ways ·
# outgoing: not money that came in · sum: more than one QRIS payment may be
Doubt = Literal["none", "several", "unclear", "outgoing", "sum"]
LONGEST = 4_000  # characters; a notification has a few hundred

_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_HOLDING_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f", "_"))  # a number is not broken at these
_DIGITS = r"\d(?:[\d.,'_]*\d)?"
_COIN_FIRST = re.compile(rf"(?<![a-z])(?:rp|idr|rupiah)(?![a-z])[\s_]*[.:=]?[\s_]*\+?({_DIGITS})")
_COIN_LAST = re.compile(rf"(?<![\d.,'_a-z])({_DIGITS})[\s_]*(?:idr|rupiah)(?![a-z])(?![\s_]*[.:=]?[\s_]*\d)")
_SUM = re.compile(r"(?:[1-9]\d{0,2}(?P<mark>[.,'_])\d{3}(?:(?P=mark)\d{3})*|[1-9]\d*)(?:(?P<point>[.,])(?P<sen>\d\d))?")
_ROUNDED = re.compile(r"[\s_]?(?:rb|ribu|k|jt|juta|mio|million|m)(?![a-z])")
_MORE_DIGITS = re.compile(r" \d{3}(?!\d)")
_CLAUSE = re.compile(r"[\n;!?|()]|[.,](?=\s)")
_BESIDE = re.compile(
    r"(?<![a-z])(?:saldo|balance|sisa|biaya|fee|admin|limit|potongan|cashback|diskon|discount|min|minimum|maks|poin)\b"
)
_INCOMING = re.compile(
    r"(?<![a-z])(?:masuk|diterima|menerima|terima(?! kasih)|received?|incoming|credited|bertambah|ditambah)(?![a-z])"
)
_OUTGOING = re.compile(
    r"(?<![a-z])(?:keluar|mengirim|(?:kirim|dikirim|transfer|ditransfer|bayar|dibayar) (?:ke|kepada)|membayar|penarikan"
    r"|tarik tunai|pembelian|tagihan|debit|debet|didebet|didebit|sent|you paid|pa(?:id|yment) to|withdraw(?:n|al)?"
    r"|purchase|refund(?:ed)?|pengembalian|gagal|failed|ditolak|declined|dibatalkan|cancel(?:l?ed)?|pending|diproses"
    r"|permintaan|request(?:ed|s)?|expired|kedaluwarsa)(?![a-z])"
)
_WORDS_BEFORE = 5
_MINUS = ("-", "−", "–")


class Unsure(Exception):
    """The sum is for a person to read. `doubt` says why."""

    def __init__(self, doubt: Doubt) -> None:
        super().__init__(doubt)
        self.doubt = doubt


def read_sum(text: str) -> int:
    """Return the rupiah that came in by a notification's words. Raises Unsure."""
    if len(text) > LONGEST:
        raise Unsure("unclear")
    words = _plain(text)
    if _OUTGOING.search(words):
        raise Unsure("outgoing")
    sums = {_rupiah(number) for number in _sums(words)}
    if not sums:
        raise Unsure("none")
    if None in sums:
        raise Unsure("unclear")
    if len(sums) > 1:
        raise Unsure("several")
    (found,) = (one for one in sums if one is not None)
    if found > DEAREST:
        raise Unsure("sum")
    return found


def _plain(text: str) -> str:
    shown = _INVISIBLE.sub("", text).translate(_HOLDING_SPACES).casefold()
    return "".join(str(unicodedata.decimal(c)) if unicodedata.category(c) == "Nd" else c for c in shown)


def _sums(words: str) -> Iterator[str]:
    """Yield the numbers that stand for money and are not labelled as something else; "" for one that is not exact."""
    for pattern in (_COIN_FIRST, _COIN_LAST):
        for found in pattern.finditer(words):
            if not _is_beside(words[: found.start()]):
                whole = not _goes_on(found[1], words[found.end(1) :]) and words[: found.start()][-1:] not in _MINUS
                yield found[1] if whole else ""


def _is_beside(before: str) -> bool:
    """Tell whether the words before a sum say that it is a balance, a fee or the like."""
    clause = " ".join(_CLAUSE.split(before[-120:])[-1].split()[-_WORDS_BEFORE:])
    labels = list(_BESIDE.finditer(clause))
    return bool(labels) and not _INCOMING.search(clause, labels[-1].end())


def _goes_on(number: str, after: str) -> bool:
    """Tell whether what follows belongs to the number: `50rb`, `50 123`."""
    return bool(_ROUNDED.match(after)) or (len(number) <= 3 and bool(_MORE_DIGITS.match(after)))


def _rupiah(number: str) -> int | None:
    """Return a written sum, or None for one that is not certainly whole rupiah."""
    found = _SUM.fullmatch(number)
    if found is None or (found["point"] and found["point"] == found["mark"]) or (found["sen"] or "00") != "00":
        return None
    whole = number[: -3 if found["sen"] else None]
    return int(re.sub(r"\D", "", whole))
