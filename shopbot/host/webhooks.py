"""Calls from outside, on their way from the web door to the plugin that asked for them.

The door verifies a call raw (`Host.verify_webhook`), stores it as an event of the source `webhook:<plugin>:<name>`, and
only then answers; the plugin's handler runs in the clerk, with the call as it was stored.
"""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

SOURCE = "webhook:"


@dataclass(frozen=True)
class WebhookCall:
    """One call: which plugin's which place, headers (names in small letters), the body as it came, the query."""

    plugin: str
    name: str
    headers: Mapping[str, str]
    body: bytes
    query: Mapping[str, str]

    @property
    def source(self) -> str:
        """What it is stored under."""
        return f"{SOURCE}{self.plugin}:{self.name}"

    def json(self) -> Any:
        """Return what the body says as JSON; None for what is none, or is nested deeper than anybody means it.

        Half a letter, which JSON can hold and no table can, comes as a question mark.
        """
        try:
            said = json.loads(self.body)
            return json.loads(json.dumps(said, ensure_ascii=False).encode("utf-8", "replace"))
        except (ValueError, RecursionError):
            return None

    def pack(self) -> dict[str, Any]:
        """Return it as JSON data."""
        return {
            "plugin": self.plugin,
            "name": self.name,
            "headers": dict(self.headers),
            "body": base64.b64encode(self.body).decode(),
            "query": dict(self.query),
        }

    @classmethod
    def unpack(cls, data: Mapping[str, Any]) -> "WebhookCall":
        """Read back what `pack` wrote."""
        return cls(data["plugin"], data["name"], data["headers"], base64.b64decode(data["body"]), data["query"])
