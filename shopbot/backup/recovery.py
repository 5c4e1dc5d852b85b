"""The recovery key: what the owner keeps on paper, so that the shop outlives its server.

It is 32 random bytes R, apart from the shop's master key, written as 24 English words (BIP-39) and as 14 groups of
letters; both are read back. As an age identity (X25519) it opens every backup that leaves the server, also with the
`age` program alone. The server keeps only its public half, and in `shop.recovery` the master sealed for it: whoever
holds R gets the master back. A shop made before there was such a key printed its master as the 14 groups; for such a
shop R is its master, so that the paper goes on working.

Whether the owner still has it is asked now and then: three of its words (of an older paper, groups), whose keyed hashes
are kept in the shop's encrypted file with the key they are made with. Together they tell 33 of R's 256 bits (of three
groups 60) to whoever can read that file, and then nobody needs R to read it; 196 or more stay unknown.

The setting `recovery` of the house and the file `shop.recovery` say the same; `ensure` makes one follow the other after
a kill between the two, or a restore. The one made later counts.
"""

import base64
import difflib
import hmac
import json
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import pyrage
from mnemonic import Mnemonic

from shopbot.backup import bech32, private
from shopbot.clock import Clock
from shopbot.db import keys as master_keys
from shopbot.db import settings, store
from shopbot.db.fence import HOUSE
from shopbot.db.store import Files, Store
from shopbot.db.tx import Reader, Tx
from shopbot.errors import DamagedFile, NoFile, ShopError, WrongKey

Kind = Literal["words", "groups"]
WORDS, GROUPS = 24, 14
ASKED = 3
"""How many words a proof asks for."""
TRIES, TRIES_SECONDS = 5, 3600
"""So many wrong proofs are heard in so many seconds."""
WEEK, YEAR = 7 * 86_400, 365 * 86_400
_SETTING = "recovery"
_IDENTITY = "age-secret-key-"
_CHECK_BYTES = 8
_WHOLE_GROUPS = GROUPS - 2  # the last two hold the checksum


# --- the key itself ---


class RecoveryKey:
    """A recovery key. Neither `repr` nor `str` shows it; `words()` and `groups()` are for paper only."""

    __slots__ = ("_secret",)

    def __init__(self, secret: bytes) -> None:
        if len(secret) != 32:
            raise ValueError("a recovery key is 32 bytes")
        self._secret = secret

    @property
    def secret(self) -> bytes:
        """The 32 bytes."""
        return self._secret

    def words(self) -> tuple[str, ...]:
        """Return its 24 words."""
        return tuple(_mnemonic().to_mnemonic(self._secret).split())

    def groups(self) -> tuple[str, ...]:
        """Return its 14 groups of four letters and digits."""
        return tuple(master_keys.to_recovery(self._secret).split("-"))

    def for_age(self) -> str:
        """Return it as the program `age` writes it, for its option --identity."""
        return bech32.encode(_IDENTITY, self._secret).upper()

    @property
    def identity(self) -> "pyrage.x25519.Identity":
        """The age identity that opens what was encrypted for this key."""
        return _identity(self._secret)

    @property
    def public(self) -> str:
        """Its age recipient, "age1…": what is encrypted for it only this key opens."""
        return str(self.identity.to_public())

    def __repr__(self) -> str:
        return "RecoveryKey(***)"


def new() -> RecoveryKey:
    """Return a fresh key."""
    return RecoveryKey(secrets.token_bytes(32))


def of_bytes(secret: bytes) -> RecoveryKey:
    """Return the key that is these 32 bytes: the master's, of a shop whose paper shows its master."""
    return RecoveryKey(secret)


def read(text: str) -> RecoveryKey:
    """Return the key that somebody typed or scanned: its words, its groups, or age's form, in any case and spacing.

    A word may be cut to the first four letters, which tell it from all others. Raises `WrongKey` that names the first
    mistyped word.
    """
    if text.strip().lower().startswith(_IDENTITY):
        return RecoveryKey(_from_age(text.strip().lower()))
    parts = re.findall(r"[^\W_]+", text.lower())
    words = [part for part in parts if not re.fullmatch("[0-9]{1,2}", part)]  # they may come numbered
    if len(words) > 1 and all(map(str.isalpha, words)) and not _are_groups(words):
        return RecoveryKey(_from_words(words))
    try:
        return RecoveryKey(master_keys.from_recovery(text))
    except WrongKey:
        raise _mistyped() from None


def _mistyped() -> WrongKey:
    return WrongKey(
        "This recovery key is incomplete or mistyped.",
        f"Type all {WORDS} words or all {GROUPS} groups again, as they were shown.",
    )


def _from_age(typed: str) -> bytes:
    try:
        secret = bech32.decode(_IDENTITY, typed)
    except ValueError:
        raise _mistyped() from None
    if len(secret) != 32:
        raise _mistyped()
    return secret


def _are_groups(parts: Sequence[str]) -> bool:
    return len(parts) == GROUPS and {len(part) for part in parts} == {4}


def _from_words(typed: Sequence[str]) -> bytes:
    words = [_known_word(place, word) for place, word in enumerate(typed, 1)]
    if len(words) != WORDS:
        raise WrongKey(
            f"These are {len(words)} words; a recovery key has {WORDS}.", "Type all of them, in their order."
        )
    try:
        return bytes(_mnemonic().to_entropy(words))
    except ValueError:
        raise WrongKey(
            "All these words exist, but together they are no recovery key.",
            "One of them is another word, or two have changed places: compare each with your paper.",
        ) from None


def _known_word(place: int, typed: str) -> str:
    """Return the word of the list that was typed, or begun with four letters."""
    book = _mnemonic()
    word = typed if typed in book.wordlist or len(typed) < 4 else str(book.expand_word(typed))
    if word not in book.wordlist:
        close = difflib.get_close_matches(typed, book.wordlist, n=1, cutoff=0.6)
        hint = f"Perhaps {close[0]!r}? " if close else ""
        raise WrongKey(
            f"Word {place}, {typed!r}, is not one a recovery key can have.",
            f"{hint}Look at word {place} on your paper and type all {WORDS} again.",
        )
    return word


@cache
def _mnemonic() -> Mnemonic:
    return Mnemonic("english")


def _identity(secret: bytes) -> "pyrage.x25519.Identity":
    return pyrage.x25519.Identity.from_str(bech32.encode(_IDENTITY, secret).upper())


def server_identity(master: bytes) -> "pyrage.x25519.Identity":
    """Return the server's own age identity, derived from its master: for backups that stay on the server."""
    return _identity(master_keys.Keys.of(master).backup)


# --- the sealed master ---


@dataclass(frozen=True)
class Sealed:
    """What `shop.recovery` says: for which key, since when (UTC seconds), and of which master (a check value)."""

    public: str
    made: int
    sealed: bytes
    check: str

    def is_of(self, master: bytes) -> bool:
        """Tell whether this master is the sealed one."""
        return hmac.compare_digest(self.check.encode("utf-8", "replace"), check_of(master).encode())


def seal(files: Files, master: bytes, public: str, made: int) -> None:
    """Write `shop.recovery`: the master, sealed for the recovery key whose public half this is, made at that time."""
    sealed = pyrage.encrypt(master, [pyrage.x25519.Recipient.from_str(public)])
    body = {
        "public": public,
        "made": made,
        "check": check_of(master),
        "sealed": base64.b64encode(sealed).decode("ascii"),
    }
    private.write(files.recovery, json.dumps(body, indent=1).encode() + b"\n")


def sealed(files: Files) -> Sealed | None:
    """Return what `shop.recovery` says; None where there is none. Raises `DamagedFile` when it cannot be read."""
    try:
        body = json.loads(files.recovery.read_bytes())
        found = Sealed(
            body["public"],
            int(body["made"]),
            base64.b64decode(body["sealed"], validate=True),
            str(body["check"]),
        )
        pyrage.x25519.Recipient.from_str(found.public)
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError, pyrage.RecipientError) as error:
        raise DamagedFile(
            f"{files.recovery} cannot be read.",
            "Put it back from a copy, or use the key file; a start writes it again.",
        ) from error
    return found


def unseal(files: Files, key: RecoveryKey) -> bytes:
    """Return the master that is sealed for `key`. Raises `NoFile`, `DamagedFile`, or `WrongKey` for another's key."""
    found = sealed(files)
    if found is None:
        raise NoFile(f"There is no {files.recovery}.", "Restore a backup: it brings the shop's key with it.")
    if not hmac.compare_digest(found.public, key.public):
        raise WrongKey("This is a recovery key, but another one's.", "Look for the one that was shown for this shop.")
    try:
        master = bytes(pyrage.decrypt(found.sealed, [key.identity]))
    except pyrage.DecryptError as error:
        raise DamagedFile(f"What {files.recovery} holds is damaged.", "Put it back from a copy.") from error
    if not found.is_of(master):
        raise DamagedFile(f"What {files.recovery} holds does not fit together.", "Put it back from a copy.")
    return master


def check_of(master: bytes) -> str:
    """Return what tells this master from others and says nothing of it: 16 hex digits."""
    return master_keys.derive(master, "recovery-check")[:_CHECK_BYTES].hex()


# --- what the shop knows of it ---


@dataclass(frozen=True)
class Asked:
    """What a proof asks for: words or groups, at these places of the paper (the first is 1)."""

    kind: Kind
    places: tuple[int, ...]


@dataclass(frozen=True)
class State:
    """The shop's recovery key: its public half, when it was made and proved (UTC seconds), what a proof asks for.

    `asked` is None where the shop never saw the key's words, for example after a newer `shop.recovery` was found.
    """

    public: str
    made: int
    confirmed: tuple[int, ...]
    asked: Asked | None


def state(db: Reader) -> State | None:
    """Return what the shop knows of its recovery key; None before the first start with one."""
    kept = _kept(db)
    if kept is None:
        return None
    asked = Asked(kept["kind"], tuple(kept["places"])) if kept["places"] else None
    return State(kept["public"], kept["made"], tuple(kept["confirmed"]), asked)


def begin(tx: Tx, key: RecoveryKey) -> None:
    """Let this be the shop's recovery key from now on; nothing was proved yet.

    Once that is committed `ensure` writes `shop.recovery`; a start after a kill in between does.
    """
    _begun(tx, key, "words")


def _begun(tx: Tx, key: RecoveryKey, kind: Kind) -> dict[str, Any]:
    """Keep the key's public half and what a proof by `kind` asks for; return what is kept."""
    kept = _kept(tx)
    made = max(tx.now, kept["made"] + 1) if kept else tx.now
    count = WORDS if kind == "words" else _WHOLE_GROUPS
    places = sorted(secrets.SystemRandom().sample(range(1, count + 1), ASKED))
    parts = key.words() if kind == "words" else key.groups()
    salt = secrets.token_bytes(32)
    return _keep(tx, {
        "public": key.public, "made": made, "kind": kind, "places": places, "salt": salt.hex(),
        "hashes": [_hash(salt, place, parts[place - 1]) for place in places], "confirmed": [], "wrong": [],
    })  # fmt: skip


def ensure(opened: Store, master: bytes, clock: Clock) -> None:
    """Let setting and file agree, at each start. A shop without either is an old one: its key is its master."""
    store.in_transaction(opened.writer, opened.keys, clock, lambda tx: _ensure(tx, opened.files, master))


def _ensure(tx: Tx, files: Files, master: bytes) -> None:
    file = _sealed_if_whole(files)
    kept = _agreed(tx, file, master)
    if file is None or file.public != kept["public"] or not file.is_of(master):
        seal(files, master, kept["public"], kept["made"])


def _agreed(tx: Tx, file: Sealed | None, master: bytes) -> dict[str, Any]:
    """Return the setting, once it follows a newer file, or is begun where there is neither."""
    kept = _kept(tx)
    if file is None:
        return kept or _begun(tx, of_bytes(master), "groups")
    if kept is None or file.made > kept["made"]:
        return _follow(tx, file, master)
    return kept


def _sealed_if_whole(files: Files) -> Sealed | None:
    try:
        return sealed(files)
    except DamagedFile:
        return None


def _follow(tx: Tx, file: Sealed, master: bytes) -> dict[str, Any]:
    """Take the key that the file names; its words are known only if it is the master itself."""
    own = of_bytes(master)
    if own.public == file.public:
        return _begun(tx, own, "groups")
    return _keep(tx, _unproved(file.public, file.made))


def _unproved(public: str, made: int) -> dict[str, Any]:
    return {
        "public": public, "made": made, "kind": "words", "places": [], "salt": "", "hashes": [], "confirmed": [],
        "wrong": [],
    }  # fmt: skip


# --- does the owner still have it? ---


def due(db: Reader, now: int) -> Asked | None:
    """Return what to ask the owner for, or None: asked until it was proved, a week after that, then every year."""
    known = state(db)
    if known is None or known.asked is None:
        return None
    if not known.confirmed:
        return known.asked
    wait = WEEK if len(known.confirmed) == 1 else YEAR
    return known.asked if now >= known.confirmed[-1] + wait else None


def confirm(tx: Tx, words: Sequence[str]) -> bool:
    """Tell whether these are the words (or groups) asked for, in that order; note it if they are.

    Raises ShopError `recovery_tries` when too many wrong ones came within the hour.
    """
    kept = _kept(tx)
    if kept is None or not kept["places"]:
        return False
    wrong = [at for at in kept["wrong"] if at > tx.now - TRIES_SECONDS]
    if len(wrong) >= TRIES:
        raise ShopError("recovery_tries", tries=TRIES)
    if not _fits(kept, words):
        _keep(tx, {**kept, "wrong": [*wrong, tx.now]})
        return False
    _note(tx)
    return True


def confirm_whole(tx: Tx, key: RecoveryKey) -> bool:
    """Tell whether this is the shop's recovery key, typed whole at the terminal; note it if it is."""
    kept = _kept(tx)
    if kept is None or not hmac.compare_digest(kept["public"], key.public):
        return False
    if not kept["places"]:
        begin(tx, key)
    _note(tx)
    return True


def _note(tx: Tx) -> None:
    kept = _kept(tx) or {}
    _keep(tx, {**kept, "confirmed": [*kept["confirmed"], tx.now][-ASKED:], "wrong": []})


def _fits(kept: dict[str, Any], words: Sequence[str]) -> bool:
    salt = bytes.fromhex(kept["salt"])
    found = [_hash(salt, place, _whole(kept["kind"], word)) for place, word in zip(kept["places"], words, strict=False)]
    return len(words) == len(kept["hashes"]) and hmac.compare_digest("".join(found), "".join(kept["hashes"]))


def _whole(kind: Kind, typed: str) -> str:
    """Return a word or group as it stands on the paper; of a word, four letters are enough."""
    word = typed.strip()
    if kind == "groups":
        return word.upper().replace("0", "O").replace("1", "I").replace("8", "B")
    word = word.lower()
    return str(_mnemonic().expand_word(word)) if len(word) >= 4 else word


def _hash(salt: bytes, place: int, word: str) -> str:
    return hmac.digest(salt, f"recovery {place} {word}".encode(), "sha256").hex()


def _kept(db: Reader) -> dict[str, Any] | None:
    found = settings.read(db.house, HOUSE).get(_SETTING)
    return dict(found) if found else None


def _keep(tx: Tx, body: dict[str, Any]) -> dict[str, Any]:
    settings.write(tx.house, HOUSE, _SETTING, body)
    return body
