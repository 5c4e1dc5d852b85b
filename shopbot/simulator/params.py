"""The parameters of an HTTP request, whichever of the four ways of the Bot API carried them.

Written here rather than taken from a form library because the whole body is small and in memory, and because each
call pays for it: query string, urlencoded form, JSON and multipart (also sent in chunks, as aiogram does).
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote

from shopbot.simulator.refusal import Refusal, broken_rule

MAX_UPLOAD = 50 << 20


@dataclass(frozen=True, slots=True)
class Upload:
    """One uploaded file."""

    file_name: str
    content: bytes
    mime_type: str


Params = dict[str, object]


def read(query: bytes, content_type: str, body: bytes) -> tuple[Params, dict[str, Upload]]:
    """Parameters and uploaded files of one request; raises `Refusal` for a body that cannot be read."""
    params: Params = dict(parse_qsl(query.decode("utf-8"), keep_blank_values=True)) if query else {}
    files: dict[str, Upload] = {}
    kind = content_type.partition(";")[0].strip().lower()
    if not body:
        return params, files
    if kind == "application/json":
        params |= _from_json(body)
    elif kind == "multipart/form-data":
        _multipart(content_type, body, params, files)
    else:
        params |= dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    if any(len(upload.content) > MAX_UPLOAD for upload in files.values()):
        raise Refusal(413, "Request Entity Too Large", violation=True)
    return params, files


def _from_json(body: bytes) -> Params:
    try:
        made = json.loads(body)
    except ValueError:
        raise broken_rule("can't parse request body as JSON") from None
    if not isinstance(made, dict):
        raise broken_rule("JSON object expected as request body")
    return {name: value for name, value in made.items() if value is not None}


def _multipart(content_type: str, body: bytes, params: Params, files: dict[str, Upload]) -> None:
    found = re.search(r'boundary="?([^";]+)"?', content_type)
    if not found:
        raise broken_rule("multipart boundary is missing")
    mark = b"--" + found[1].encode("latin-1")
    for part in (b"\r\n" + body).split(b"\r\n" + mark)[1:]:
        if part.startswith(b"--"):
            return
        head, _, content = part.partition(b"\r\n\r\n")
        headers = head.decode("utf-8", "replace")
        name = _disposition(headers, "name")
        if name is None:
            raise broken_rule("multipart part without a name")
        file_name = _disposition(headers, "filename")
        if file_name is None:
            params[name] = content.decode("utf-8", "replace")
        else:
            mime = re.search(r"content-type:\s*([^\r\n;]+)", headers, re.IGNORECASE)
            files[name] = Upload(file_name, content, mime[1].strip() if mime else "application/octet-stream")
    raise broken_rule("multipart body is cut off")


def _disposition(headers: str, name: str) -> str | None:
    found = re.search(rf'[;\s]{name}="((?:[^"\\]|\\.)*)"', headers, re.IGNORECASE)
    if found:
        return re.sub(r"\\(.)", r"\1", found[1])
    encoded = re.search(rf"[;\s]{name}\*=utf-8''([^;\r\n]+)", headers, re.IGNORECASE)
    bare = re.search(rf"[;\s]{name}=([^;\s\"]+)", headers, re.IGNORECASE)
    return unquote(encoded[1]) if encoded else (bare[1] if bare else None)
