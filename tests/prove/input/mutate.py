"""Wrong input made of right input: words, bytes and JSON, each from the seeded generator it is handed.

What is made keeps most of its sample's shape, so that it comes past the first check and meets the second one.
"""

import json
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

LONGEST = 3_000  # characters or bytes; what is longer is made on purpose, by `grown`
_TOKENS = (
    "", " ", "\n", "\r\n", "\t", "\0", "\x1b[2J", "\x7f", "\x85", "\u2028", "\u200b", "\u200e", "\u202e", "\u2066",
    "\ufeff", "\ufffd", "\ud800", "\udfff", "é", "e\u0301", "ß", "İ", "ﷺ", "𝟙", "²", "Ⅷ", "٣", "۴", "五", "٫", "٬", "’",
    "0", "-0", "-1", "00", "1e9", "1e999", "0x1F", "1_000", "9" * 19, "9" * 400, "+7", "½", "NaN", "Infinity", "-inf",
    "1.000", "1,000.00", "1.000,00", "10k", "5jt", "100%", "٪", "Rp", "IDR", "USDT", "null", "true", "None", "[]", "{}",
    "'", '"', "`", "\\", "/", "//", "../", "../../etc/passwd", ";", ":", "|", ",", "=", "=1+1", "@", "+", "-", "*", "#",
    "%", "%s", "%n", "%(x)s", "{", "}", "{0}", "{ $name }", "{name.__class__}", "${x}", "{{", "&", "&lt;", "&#x0;", "<",
    ">", "<b>", "</b>", "<a href=\"javascript:x\">", "<script>", "<!--", "]]>", "' OR 1=1 --", "%00", "%2e", "a" * 300,
    "😀", "👨‍👩‍👧", "\U000e0041", "א", "ب", "一", "if", "else", "and", "not", "max(", "(", ")", "((((((((", "[[[[[[[[",
)  # fmt: skip
_BYTES = (b"", b"\0", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\x80", b"\r\n", b"\xc0\xaf", b"\xed\xa0\x80", b"PK\3\4")
_DIGITS = tuple(str.maketrans("0123456789", digits) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９"))
_DEEP = "deep"
_STRANGE: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2**31, -(2**31), 2**53, 2**63, 2**64, -(2**63), 10**19, 10**40, 0.1, 1e308, -0.0,
    float("inf"), float("-inf"), float("nan"), "", " ", "0", "-1", "1e5", "NaN", "null", "x" * 2_000, "\0", "\ud800",
    "2026-01-01T00:00:00Z", "9999-12-31T23:59:59+00:00", "0001-01-01T00:00:00+14:00", [], {}, [None], [[]], {"": ""},
    [1, "a", None], {"a": {"b": {}}}, _DEEP, "٣", "<b>", "' OR 1=1 --", "9" * 5_000,
)  # fmt: skip


def words(rng: Random, samples: Sequence[str]) -> str:
    """Return one of the samples with one to four things wrong with it; now and then right as it is."""
    text = rng.choice(samples)
    for _ in range(rng.choice((0, 1, 1, 1, 1, 2, 2, 3, 4))):
        text = rng.choice(_WORDS)(rng, text, samples)
    return text[:LONGEST]


def _place(rng: Random, text: Any) -> tuple[int, int]:
    low = rng.randrange(len(text) + 1)
    return low, min(len(text), low + rng.choice((0, 1, 1, 2, 3, 8, 30)))


def _put(rng: Random, text: str, _samples: Sequence[str]) -> str:
    low, high = _place(rng, text)
    return text[: low if rng.random() < 0.5 else high] + rng.choice(_TOKENS) + text[high:]


def _cut(rng: Random, text: str, _samples: Sequence[str]) -> str:
    low, high = _place(rng, text)
    return text[:low] + text[high:]


def _twice(rng: Random, text: str, _samples: Sequence[str]) -> str:
    low, high = _place(rng, text)
    return text[:high] + text[low:high] * rng.choice((1, 1, 2, 9, 60)) + text[high:]


def _spliced(rng: Random, text: str, samples: Sequence[str]) -> str:
    other = rng.choice(samples)
    return text[: rng.randrange(len(text) + 1)] + other[rng.randrange(len(other) + 1) :]


def _letter(rng: Random, text: str, _samples: Sequence[str]) -> str:
    low = rng.randrange(len(text) + 1)
    code = rng.choice((rng.randrange(128), rng.randrange(0x800), rng.randrange(0x110000)))
    return text[:low] + chr(code) + text[low + 1 :]


def _swapped(rng: Random, text: str, _samples: Sequence[str]) -> str:
    low, high = _place(rng, text)
    return text[:low] + text[low:high][::-1] + text[high:]


def _recoded(rng: Random, text: str, _samples: Sequence[str]) -> str:
    return rng.choice((str.upper, str.lower, str.swapcase, str.title, _other_digits))(text)


def _other_digits(text: str) -> str:
    return text.translate(_DIGITS[len(text) % len(_DIGITS)])


_WORDS: tuple[Callable[[Random, str, Sequence[str]], str], ...] = (
    _put, _put, _cut, _twice, _spliced, _letter, _swapped, _recoded,
)  # fmt: skip


def octets(rng: Random, samples: Sequence[bytes]) -> bytes:
    """Return one of the samples with bits turned, pieces cut out, doubled or of another sample."""
    raw = bytearray(rng.choice(samples))
    for _ in range(rng.choice((0, 1, 1, 1, 2, 3))):
        low, high = _place(rng, raw)
        kind = rng.randrange(6)
        if kind == 0 and raw:
            raw[min(low, len(raw) - 1)] ^= 1 << rng.randrange(8)
        elif kind == 1:
            del raw[low:high]
        elif kind == 2:
            raw[low:low] = rng.choice(_BYTES)
        elif kind == 3:
            raw[low:high] = rng.randbytes(high - low)
        elif kind == 4:
            raw[low:] = b""
        else:
            other = rng.choice(samples)
            raw[low:] = other[rng.randrange(len(other) + 1) :]
    return bytes(raw)


def data(rng: Random, samples: Sequence[Any]) -> Any:
    """Return a copy of one of the samples (JSON data) with something of another type, too much or too little in it."""
    whole = _copy(rng.choice(samples))
    for _ in range(rng.choice((0, 1, 1, 1, 2, 3))):
        places = list(_places(whole))
        if not places:
            return rng.choice(_STRANGE)
        holder, key = rng.choice(places)
        kind = rng.randrange(8)
        if kind == 0:
            del holder[key]
        elif kind == 1 and isinstance(holder[key], str):
            holder[key] = words(rng, (holder[key],))
        elif kind == 2:
            holder[key] = [holder[key], holder[key]]
        elif kind == 3:
            holder[key] = _copy(rng.choice(places)[0])
        elif kind == 4:
            holder[key] = str(holder[key])
        else:
            holder[key] = _strange(rng)
    return whole


def _strange(rng: Random) -> Any:
    found = rng.choice(_STRANGE)
    return _nested(rng.choice((5, 60))) if found is _DEEP else _copy(found)


def _nested(depth: int) -> Any:
    whole: Any = []
    for _ in range(depth):
        whole = [whole]
    return whole


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _copy(one) for name, one in value.items()}
    return [_copy(one) for one in value] if isinstance(value, list) else value


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Return every place inside a value, as what holds it and by which key."""
    found: list[tuple[Any, Any]] = []
    waiting = [value] if isinstance(value, dict | list) else []
    while waiting and len(found) < 400:
        holder = waiting.pop()
        inside = list(holder.items()) if isinstance(holder, dict) else list(enumerate(holder))
        for key, one in inside:
            found.append((holder, key))
            if isinstance(one, dict | list) and one:
                waiting.append(one)
    return found


_NO_JSON = (
    b"", b"null", b"[]", b"0", b'""', b"<html><body>502 Bad Gateway</body></html>", b"\xef\xbb\xbf{}", b"\xff\xfe{",
    b"[" * 90_000, b'{"a":' * 30_000, b"9" * 5_000, b'{"a": ' + b"9" * 5_000 + b"}", b"{} {}", b"{'a': 1}", b"NaN",
    b'{"a": 1e9999}', b'"\\ud800"', b"\0",
)  # fmt: skip


def body(rng: Random, samples: Sequence[Any]) -> bytes:
    """Return JSON as it comes over a wire: of `data`, cut off or altered, or something that is none."""
    if rng.random() < 0.02:
        return rng.choice(_NO_JSON)
    raw = json.dumps(data(rng, samples), ensure_ascii=rng.random() < 0.7).encode("utf-8", "surrogatepass")
    return octets(rng, (raw,)) if rng.random() < 0.2 else raw


_UNITS = (
    "0", "9", " ", "\n", "\t", "a", "A", "é", "一", "٣", "٬", ".", ",", "'", "1.", "1,", "1,000", "-", "+", "(", ")",
    "[",
    "{", "}", "<", ">", "<b>", "&", "&amp;", "%", "%s", "\\", "/", "|", ":", ";", "=", "a|", "a b ", "\u200b", "\u202e",
    "ab-", "x=>", "1+", "not ", "if ", "max(", "-" * 3, "😀", "{ $a }", "\r", '"', '","',
)  # fmt: skip


def units(samples: Sequence[str]) -> tuple[str, ...]:
    """Return the short pieces long inputs are made of: signs that parsers stop at, and the samples themselves."""
    return (*_UNITS, *(one for one in samples if 0 < len(one) <= 200))


def grown(unit: str, length: int) -> str:
    """Return `unit` again and again, `length` characters of it."""
    return (unit * (length // len(unit) + 1))[:length]
