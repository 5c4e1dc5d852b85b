"""From the one master key to the keys that are used, so that no two purposes ever share one.

The master is 32 random bytes. Each purpose has its own 32 bytes by HKDF-SHA256 (RFC 5869) with the purpose as `info`;
knowing one of them tells nothing of the others. The recovery key is the master itself, written for paper.
"""

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass

from shopbot.errors import WrongKey

_GROUP = 4
_RECOVERY_LENGTH = 56


def new_master() -> bytes:
    """Return 32 bytes of fresh randomness."""
    return secrets.token_bytes(32)


def derive(master: bytes, purpose: str) -> bytes:
    """Return the 32-byte key for `purpose`.

    HKDF with an empty salt and one block of output (RFC 5869, 2.2 and 2.3).
    """
    extracted = hmac.digest(b"\0" * 32, master, "sha256")
    return hmac.digest(extracted, f"shopbot/{purpose}\x01".encode(), "sha256")


@dataclass(frozen=True)
class Keys:
    """The derived keys one running shop needs; `repr` shows none of them."""

    file: bytes
    anchor: bytes
    audit: bytes
    goods: bytes
    web: bytes
    witness: bytes
    backup: bytes

    @classmethod
    def of(cls, master: bytes) -> "Keys":
        """Derive all of them from the 32-byte `master`."""
        purposes = ("file", "anchor", "audit", "goods", "web", "witness", "backup")
        return cls(*(derive(master, purpose) for purpose in purposes))

    def __repr__(self) -> str:
        return "Keys(***)"


def to_recovery(master: bytes) -> str:
    """Write the master for paper: base32 in groups of four, the last ones a checksum of 3 bytes."""
    checked = master + hashlib.sha256(b"shopbot recovery" + master).digest()[:3]
    letters = base64.b32encode(checked).decode()
    return "-".join(letters[i : i + _GROUP] for i in range(0, len(letters), _GROUP))


def from_recovery(words: str) -> bytes:
    """Read back what `to_recovery` wrote, with any spacing or case.

    Raises `WrongKey` when letters are missing or mistyped.
    """
    letters = "".join(c for c in words.upper() if c.isalnum()).replace("0", "O").replace("1", "I").replace("8", "B")
    try:
        checked = base64.b32decode(letters) if len(letters) == _RECOVERY_LENGTH else b""
    except ValueError:
        checked = b""
    master = checked[:32]
    if not checked or not hmac.compare_digest(to_recovery(master).replace("-", ""), letters):
        raise WrongKey("the recovery key is incomplete or mistyped", "type all 14 groups again, as they were printed")
    return master
