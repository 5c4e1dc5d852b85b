"""Bytes as Bech32 (BIP-173): letters with a checksum, the form in which age writes its keys.

BIP-173's limit of 90 characters is one of Bitcoin's addresses; age's format (C2SP, age.md) leaves it out.
"""

from collections.abc import Iterable, Sequence

_LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECKED = 6


def encode(prefix: str, content: bytes) -> str:
    """Return `content` in Bech32 with the human-readable `prefix`, in small letters."""
    return write(prefix, _fives(content))


def decode(prefix: str, text: str) -> bytes:
    """Return the bytes that `encode` wrote. Raises ValueError for another prefix, a slip, or mixed case."""
    values = read(prefix, text.lower() if text.isupper() else text)
    bits, spare = 0, len(values) * 5 % 8
    for value in values:
        bits = bits << 5 | value
    if spare > 4 or bits & ((1 << spare) - 1):
        raise ValueError("no whole number of bytes")
    return (bits >> spare).to_bytes(len(values) * 5 // 8)


def read(prefix: str, text: str) -> list[int]:
    """Return the values of 5 bits that `write` wrote. Raises ValueError."""
    found, _, letters = text.rpartition("1")
    values = [_LETTERS.index(letter) for letter in letters]  # raises for letters there are not
    checked, checksum = values[:-_CHECKED], values[-_CHECKED:]
    if not found or found != prefix or _checksum(prefix, checked) != checksum:
        raise ValueError("mistyped")
    return checked


def write(prefix: str, values: Sequence[int]) -> str:
    """Return values of 5 bits each in Bech32: the prefix, a 1, the values and six letters of checksum."""
    return f"{prefix}1" + "".join(_LETTERS[value] for value in [*values, *_checksum(prefix, values)])


def _checksum(prefix: str, values: Sequence[int]) -> list[int]:
    high, low = [ord(c) >> 5 for c in prefix], [ord(c) & 31 for c in prefix]
    left = _remainder([*high, 0, *low, *values, *[0] * _CHECKED]) ^ 1
    return [(left >> 5 * (_CHECKED - 1 - place)) & 31 for place in range(_CHECKED)]


def _remainder(values: Iterable[int]) -> int:
    """Return the remainder of the polynomial over GF(32) whose coefficients are `values`, 30 bits."""
    left = 1
    for value in values:
        top = left >> 25
        left = (left & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate(_GENERATOR):
            left ^= generator if top >> place & 1 else 0
    return left


def _fives(content: bytes) -> list[int]:
    """Return the bits of `content` in pieces of five, the last one filled up with noughts."""
    length = -(-len(content) * 8 // 5)
    bits = int.from_bytes(content) << (length * 5 - len(content) * 8)
    return [bits >> 5 * (length - 1 - place) & 31 for place in range(length)]
