"""Where a plugin's webhook is reached: `/hook/<plugin>/<secret>/<name>`.

The secret is derived from the shop's own key, so it needs no row, survives every restart, and differs from shop to shop
and from webhook to webhook: one address that leaks tells nothing of another.
"""

import base64
import hmac

from shopbot.db.keys import Keys

_BYTES = 24  # 192 bits, 32 letters


def hook_secret(keys: Keys, plugin: str, name: str) -> str:
    """Return the part of the address nobody can guess."""
    made = hmac.digest(keys.web, f"hook/{plugin}/{name}".encode("utf-8", "replace"), "sha256")
    return base64.urlsafe_b64encode(made[:_BYTES]).decode()


def hook_url(public_url: str, keys: Keys, plugin: str, name: str) -> str:
    """Return the whole address to give to whoever calls. It holds the secret: show it to the owner, never log it."""
    return f"{public_url}/hook/{plugin}/{hook_secret(keys, plugin, name)}/{name}"
