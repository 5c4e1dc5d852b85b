"""A person's own choice: whether the shop may write to them without being asked."""

from plugins.broadcast.declare import Settings, plugin
from plugins.broadcast.people import is_muted
from shopbot.api import Num, Request, Screen, t


@plugin.action()
def fewer(request: Request[Settings]) -> None:
    """Let no more broadcasts come, by the button under each of them."""
    _mute(request)
    request.toast("muted-now")
    news(request)


@plugin.menu("profile", label="btn-news", order=60)
@plugin.action()
def news(request: Request[Settings]) -> None:
    """Show whether the shop writes to this person, and let them change it."""
    muted = is_muted(request.db, request.user.id)
    profile = request.action("home.profile")
    button = hear.button("btn-unmute").success() if muted else mute.button("btn-mute")
    request.show(
        Screen.of(
            t("news-off") if muted else t("news-on", count=Num(request.settings.weekly)),
            "",
            "news-always",
            rows=[[button]],
            trail=(t("news"),),
            back=profile.button("btn-back") if profile else None,
        )
    )


@plugin.action()
def mute(request: Request[Settings]) -> None:
    """Let no more broadcasts come."""
    _mute(request)
    news(request)


@plugin.action()
def hear(request: Request[Settings]) -> None:
    """Let broadcasts come again."""
    request.tx.run("DELETE FROM broadcast_muted WHERE person = ?", request.user.id)
    news(request)


def _mute(request: Request[Settings]) -> None:
    request.tx.run("INSERT INTO broadcast_muted VALUES (?, ?) ON CONFLICT DO NOTHING", request.user.id, request.now)
