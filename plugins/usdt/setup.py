"""Setting USDT up in the chat: one pasted address, checked before it is used, and no key to it anywhere.

Whoever can change the address can take the shop's money, so every owner hears of every change, however it was made.
"""

from typing import Any

from plugins.usdt.address import NotAnAddress, read_wallet
from plugins.usdt.declare import Settings, plugin
from plugins.usdt.method import usable
from shopbot.api import (
    OWNER,
    Button,
    Code,
    Context,
    Request,
    Screen,
    ShopError,
    Text,
    copy_button,
    people,
    t,
)

_BACK = "btn-back"


@plugin.menu("settings", label="btn-setup", order=21)
@plugin.action(allow=OWNER)
def setup(request: Request[Settings]) -> None:
    """Show where USDT goes, and what can be done about it."""
    now = request.settings
    address = usable(now)
    request.show(
        Screen.of(
            t("setup-on", address=Code(address)) if address else t("setup-off"),
            "",
            "setup-how",
            rows=[
                [
                    ask_address.button("btn-another" if address else "btn-address"),
                    copy_button("btn-copy-address", address) if address else None,
                ],
                [ask_key.button(t("btn-key", done="yes" if now.trongrid_key else "no"))],
                [turn_off.button("btn-off").danger()] if now.address else [],
            ],
            trail=_trail(),
            back=_to_settings(request),
        )
    )


def _to_settings(request: Request[Settings]) -> Button | None:
    action = request.action("admin.settings")
    return action.button(_BACK) if action else None


def _trail(*more: Text) -> tuple[Text, ...]:
    return (t("settings"), t("setup"), *more)


# --- the address ---


@plugin.action(allow=OWNER)
def ask_address(request: Request[Settings]) -> None:
    """Ask for the address."""
    request.ask("ask-address", then=got_address)


@plugin.answer()
def got_address(request: Request[Settings], words: str) -> None:
    """Check the address and show it once more, in full, before it is used."""
    request.require(OWNER)
    address = _read(words)
    request.show(
        Screen.of(
            "is-it-yours",
            "",
            t("address", address=Code(address)),
            rows=[[use.button("btn-mine", address).success()], [ask_address.button("btn-another")]],
            trail=_trail(t("address-title")),
            back=setup.button(_BACK),
        )
    )


def _read(words: str) -> str:
    try:
        return read_wallet(words)
    except NotAnAddress as wrong:
        raise ShopError(f"address-{wrong.reason}") from None


@plugin.action(allow=OWNER)
def use(request: Request[Settings], address: str) -> None:
    """Take the address from now on; payments that are open keep the one they were shown."""
    request.require(OWNER)
    request.set_setting("address", _read(address))
    watch_address(request)
    request.toast("saved")
    setup(request)


@plugin.action(allow=OWNER)
def turn_off(request: Request[Settings]) -> None:
    """Take no more USDT; what is open is still looked for."""
    request.set_setting("address", "")
    watch_address(request)
    setup(request)


@plugin.every(minutes=1)
def watch_address(ctx: Context[Settings]) -> None:
    """Tell every owner that the address is another one, whether it was changed here, elsewhere or in a file."""
    now = ctx.settings.address
    before = ctx.db.scalar("SELECT address FROM usdt_address ORDER BY id DESC LIMIT 1") or ""
    if now == before:
        return
    sql = "INSERT INTO usdt_address (address, at) VALUES (?, ?) RETURNING id"
    number = ctx.tx.scalar(sql, now, ctx.now)
    for one in _owners(ctx):
        ctx.tell(
            one.id, "address-changed" if now else "address-removed", dedupe=f"address:{number}:{one.id}", rings=True,
            now=Code(now or "—"), before=Code(before or "—"),
        )  # fmt: skip


def _owners(ctx: Context[Any]) -> list[people.Person]:
    return [one for one in people.staff(ctx.db) if one.role == OWNER]


# --- the key ---


@plugin.action(allow=OWNER)
def ask_key(request: Request[Settings]) -> None:
    """Ask for TronGrid's key."""
    request.ask("ask-key", then=got_key)


@plugin.answer()
def got_key(request: Request[Settings], words: str) -> None:
    """Keep the key and delete it from the chat."""
    request.require(OWNER)
    if len(words.split()) != 1:
        raise ShopError("one-word")
    request.set_setting("trongrid_key", words.strip())
    request.erase_message()
    setup(request)
