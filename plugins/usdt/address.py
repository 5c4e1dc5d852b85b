"""TRON addresses: 0x41, the account's 20 bytes and 4 bytes of checksum, in Base58 (34 letters and digits).

Source: developers.tron.network, "Account address format"; the checksum is the beginning of SHA-256 taken twice.
"""

from hashlib import sha256
from typing import Literal

Fault = Literal["length", "letters", "network", "checksum", "contract"]

USDT_CONTRACT = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
_NOBODY = "T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb"  # twenty zero bytes: what is sent there is lost
_LETTERS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_LENGTH, _PREFIX = 34, 0x41


class NotAnAddress(Exception):
    """This is no TRON address of a wallet; `reason` says what is wrong with it."""

    def __init__(self, reason: Fault) -> None:
        super().__init__(reason)
        self.reason = reason


def account(address: str) -> str:
    """Return the account's 20 bytes in hex, as they stand in the chain's logs. Raises NotAnAddress."""
    if len(address) != _LENGTH:
        raise NotAnAddress("length")
    number = 0
    for letter in address:
        place = _LETTERS.find(letter)
        if place < 0:
            raise NotAnAddress("letters")
        number = number * 58 + place
    raw = number.to_bytes(26)[-25:]
    if number >> 200 or _checksum(raw[:21]) != raw[21:]:
        raise NotAnAddress("checksum")
    if raw[0] != _PREFIX:
        raise NotAnAddress("network")
    return raw[1:21].hex()


def written(account: str) -> str:
    """Return the address of an account given by its 20 bytes in hex. Raises ValueError for anything else."""
    body = bytes([_PREFIX]) + bytes.fromhex(account)
    if len(body) != 21:
        raise ValueError("an account has 20 bytes")
    number, letters = int.from_bytes(body + _checksum(body)), ""
    while number:
        number, place = divmod(number, 58)
        letters = _LETTERS[place] + letters
    return letters


def read_wallet(text: str) -> str:
    """Return the address of a wallet that somebody typed or pasted. Raises NotAnAddress."""
    address = text.strip()
    if address.lower().startswith("0x"):
        raise NotAnAddress("network")
    account(address)
    if address in (USDT_CONTRACT, _NOBODY):
        raise NotAnAddress("contract")
    return address


def _checksum(body: bytes) -> bytes:
    return sha256(sha256(body).digest()).digest()[:4]
