"""Parameters of earlier Bot API versions that the real server still reads, turned into what stands for them today.

`disable_web_page_preview` became `link_preview_options`; `reply_to_message_id` and `allow_sending_without_reply` became
`reply_parameters` (Bot API 7.0, "backward compatibility is kept"). aiogram and other libraries still send them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

Given = dict[str, Any]


def modern(known: Collection[str], given: Given) -> Given:
    """What was given, with names that are no longer `known` replaced where the newer ones are known and not given."""
    made = dict(given)
    for old, (new, build) in _FORMER.items():
        if old in given and old not in known and new in known:
            made.pop(old)
            value = build(given)
            if value is not None:
                made.setdefault(new, value)
    return made


def _preview(given: Given) -> Given | None:
    off = str(given["disable_web_page_preview"]).lower() in {"true", "1", "yes"}
    return {"is_disabled": True} if off else None


def _reply(given: Given) -> Given | None:
    if "reply_to_message_id" not in given:
        return None
    lenient = str(given.get("allow_sending_without_reply", "")).lower() in {"true", "1", "yes"}
    return {"message_id": int(given["reply_to_message_id"]), "allow_sending_without_reply": lenient}


_FORMER: dict[str, tuple[str, Callable[[Given], Given | None]]] = {
    "disable_web_page_preview": ("link_preview_options", _preview),
    "reply_to_message_id": ("reply_parameters", _reply),
    "allow_sending_without_reply": ("reply_parameters", _reply),
}
