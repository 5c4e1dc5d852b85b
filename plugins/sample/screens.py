"""The buttons that load and remove the sample shop, and its loading by itself in a demo."""

from typing import Any

from plugins.sample import api
from plugins.sample.declare import EDIT, plugin
from shopbot.api import Context, Num, PersonJoined, Request, Screen, products, t, terms

_DEMO = "demo"


@plugin.menu("admin", label="btn-sample", order=80)
@plugin.action(allow=EDIT)
def sample(request: Request[Any]) -> None:
    """Show what the sample shop is, with the one thing that can be done about it."""
    loaded = api.is_loaded(request.tx)
    button = remove.button("btn-remove").danger() if loaded else load.button("btn-load").primary()
    admin = request.action("admin.admin")
    request.show(
        Screen.of(
            "about",
            "about-remove" if loaded else "about-load",
            rows=[[button]],
            trail=(t("sample"),),
            back=admin.button("btn-back") if admin else None,
        )
    )


@plugin.action(allow=EDIT, once=True)
def load(request: Request[Any]) -> None:
    """Load it; removing is how this is undone."""
    done = _load(request, request.user.id)
    request.toast(t("loaded", products=Num(done.products), units=Num(done.units)))
    sample(request)


@plugin.action(allow=EDIT, once=True)
def remove(request: Request[Any]) -> None:
    """Remove it; loading is how this is undone."""
    done = api.remove(request.tx, request.user.id)
    request.toast(t("removed", products=Num(done.products)))
    sample(request)


@plugin.on(PersonJoined)
def fill_demo(ctx: Context[Any], _event: PersonJoined) -> None:
    """Fill a demo's empty shelves for its first visitor, once: who removes the sample keeps it removed."""
    empty = products.page(ctx.tx, limit=0).total == 0
    if ctx.host.config.mode == _DEMO and empty and not api.ever_loaded(ctx.tx):
        _load(ctx, plugin.name)


def _load(ctx: Context[Any], by: int | str) -> api.Done:
    return api.load(ctx.tx, by, terms.currency(ctx.db), offers=ctx.host.config.mode == _DEMO)
