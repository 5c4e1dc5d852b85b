"""Codes that people read, type and read out: letters that nobody takes for another."""

from shopbot.db.tx import Tx
from shopbot.trade.money import plain_digits

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no 0 O 1 I L U: nobody has to ask which one it is
_EVEN = len(LETTERS) * (256 // len(LETTERS))  # bytes from here on would favour the first letters


def draw(tx: Tx, length: int) -> str:
    """Return `length` letters drawn evenly: 4.9 bits each, unguessable and the same when the event is replayed."""
    letters = ""
    while len(letters) < length:
        letters += "".join(LETTERS[byte % len(LETTERS)] for byte in tx.token(32) if byte < _EVEN)
    return letters[:length]


def compared(words: str) -> str:
    """Return a typed code as codes are compared: digits of any script, upper case, letters and digits only."""
    return "".join(c for c in plain_digits(words).upper() if c.isalnum())
