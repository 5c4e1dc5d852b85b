"""The owner's claim: the link that `run.py init` prints makes whoever opens it first the owner of the shop.

Kept is only the token's SHA-256 and when it ends, as the house's setting `claim`.
"""

import hashlib
import hmac
import secrets

from shopbot.db import settings
from shopbot.db.fence import HOUSE
from shopbot.db.tx import Tx
from shopbot.trade import people

_SETTING = "claim"
LASTS_SECONDS = 15 * 60


def offer_claim(tx: Tx) -> str:
    """Return a fresh token for the owner's link, good once and for 15 minutes; an earlier one ends now."""
    token = secrets.token_urlsafe(16)
    digest = hashlib.sha256(token.encode()).hexdigest()
    settings.write(tx, HOUSE, _SETTING, {"digest": digest, "expires": tx.now + LASTS_SECONDS})
    return token


def claim_shop(tx: Tx, person: int, token: str) -> bool:
    """Make `person` the owner if `token` is the one handed out and has not ended; it works once.

    Raises ShopError `owner_not_banned`.
    """
    kept = settings.read(tx.house, HOUSE).get(_SETTING)
    if not kept or tx.now >= int(kept["expires"]):
        return False
    digest = hashlib.sha256(token.encode()).hexdigest()
    if not hmac.compare_digest(digest, str(kept["digest"])):
        return False
    settings.forget(tx, HOUSE, _SETTING)
    people.set_role(tx, person, "owner", person)
    return True
