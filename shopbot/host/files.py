"""Files people send: fetched by an errand, because a handler never waits for the network.

A handler that takes an `Upload` is not called for the message itself. The message is stored again together with the
file's content once that has arrived, and goes the same way a second time; nothing changes for the plugin.
"""

import base64
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from shopbot.db import errands, inbox
from shopbot.db.fence import HOUSE
from shopbot.db.tx import Tx
from shopbot.errors import ShopError
from shopbot.host.incoming import FileRef
from shopbot.host.plugin import Upload
from shopbot.host.screen import Screen, Text

if TYPE_CHECKING:
    from shopbot.host.context import Request

SOURCE = "file"
DOWNLOAD = "download"
LARGEST = 20 << 20  # what a bot can fetch from Telegram, https://core.telegram.org/bots/api#getfile


def fetch(request: "Request[Any]", update: Mapping[str, Any], *, photos: bool = False) -> bool:
    """Order the file of this message, or of the one it answers; True if the handler has to wait for it.

    `photos`: a picture is one, too. Raises `ShopError` for a file that is too large.
    """
    picture = FileRef(request.incoming.photo, "photo.jpg", 0) if photos and request.incoming.photo else None
    document = request.incoming.document or picture or request.incoming.reply_document
    if document is None or request.upload is not None:
        return False
    if document.size > LARGEST:
        raise ShopError("file_too_large", limit=LARGEST >> 20)
    key = f"{DOWNLOAD}:{request.chat}:{request.incoming.message_id}:{document.file_id}"
    errands.send(request.tx, HOUSE, DOWNLOAD, _args(document, update), key)
    # A screen, not a message: what the file says takes its place.
    request.show(Screen.of(Text("reading-file", {}, HOUSE)))
    return True


def _args(document: FileRef, update: Mapping[str, Any]) -> dict[str, Any]:
    return {"file_id": document.file_id, "name": document.name, "update": dict(update)}


def arrived(tx: Tx, body: Mapping[str, Any]) -> None:
    """Store the message again, with its file (or with the news that there is none)."""
    args, result = body["args"], body["result"]
    again = {"update": args["update"], "name": args["name"], "content": result.get("content")}
    message = args["update"]["message"]
    key = f"{message['chat']['id']}:{message['message_id']}:{args['file_id']}"
    inbox.put(tx, SOURCE, key, again)


def upload_of(body: Mapping[str, Any]) -> Upload:
    """Return the file stored with a message. Raises `ShopError` when it could not be fetched."""
    if body["content"] is None:
        raise ShopError("file_not_fetched")
    return Upload(body["name"], base64.b64decode(body["content"]))


def packed(content: bytes) -> dict[str, str]:
    """Return a downloaded file as an errand's result."""
    return {"content": base64.b64encode(content).decode()}
