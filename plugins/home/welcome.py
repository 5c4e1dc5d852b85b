"""The sticker, picture or GIF before the welcome: the owner sets it by sending it."""

from typing import Literal

from plugins.home.declare import Settings, plugin
from shopbot.api import OWNER, Request, Screen, ShopError

_KINDS: tuple[Literal["sticker", "animation", "photo"], ...] = ("sticker", "animation", "photo")


def send(request: Request[Settings]) -> None:
    """Send what the owner chose, if anything; it is no part of the welcome, so a dead id cannot hold that up."""
    said, _, file_id = request.settings.welcome_sticker.partition(" ")
    for kind in _KINDS:
        if kind == said and file_id:
            request.send_sticker(file_id, kind)


@plugin.menu("settings", label="btn-welcome", order=20)
@plugin.command("setwelcome", allow=OWNER, listed=False)
def set_welcome(request: Request[Settings]) -> None:
    """Ask the owner for the sticker."""
    rows = [[remove_welcome.button("btn-remove").danger()]] if request.settings.welcome_sticker else []
    request.ask("send-welcome", then=got_welcome, rows=rows)


@plugin.answer()
def got_welcome(request: Request[Settings], _text: str) -> None:
    """Keep the sticker, picture or GIF that was sent."""
    request.require(OWNER)
    found = [(kind, getattr(request.incoming, kind)) for kind in _KINDS]
    kept = next((f"{kind} {file_id}" for kind, file_id in found if file_id), None)
    if kept is None:
        raise ShopError("welcome_wanted")
    request.set_setting("welcome_sticker", kept)
    request.show(Screen.of("welcome-kept"))


@plugin.action(allow=OWNER)
def remove_welcome(request: Request[Settings]) -> None:
    """Go back to words alone."""
    request.set_setting("welcome_sticker", "")
    request.toast("saved")
    request.go("home.home")
