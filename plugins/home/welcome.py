"""The sticker, picture or GIF before the welcome: the owner sets it by sending it."""

from plugins.home.declare import Settings, plugin
from shopbot.api import OWNER, Request, Screen, ShopError


def send(request: Request[Settings]) -> None:
    """Send what the owner chose, if anything; it is no part of the welcome, so a dead id cannot hold that up."""
    if request.settings.welcome_sticker:
        request.send_sticker(request.settings.welcome_sticker)


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
    sent = request.incoming
    kept = sent.sticker or sent.animation or sent.photo
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
