"""Every setting of the shop and its plugins, by tap: shown with its help, changed, checked, and put back."""

from collections.abc import Sequence
from typing import Any

from plugins.admin.declare import plugin
from plugins.admin.desk import back
from plugins.admin.parts import called, cut, in_rows, pager
from shopbot.api import OWNER, Button, Name, Num, Phrase, Request, Screen, ShopError, Text, control, t, undoing

_A_PAGE = 10
_ON_A_PAGE = 5
_SHOP = "shopbot"


# --- whose ---


@plugin.menu("admin", label="btn-settings", order=91)
@plugin.action(allow=OWNER)
def settings(request: Request[Any], page: int = 0) -> None:
    """Show who has settings: the shop itself, then the plugins."""
    every, at = control.owners(request), max(page, 0)
    here = every[at * _A_PAGE : (at + 1) * _A_PAGE]
    own = request.menu("settings") if at == 0 else []
    owners = [of_owner.button(_owner(request, name), name) for name in here]
    rows: list[Sequence[Button | None]] = [*in_rows(owners), *own]
    rows.append(pager(settings, at, len(every), _A_PAGE))
    request.show(Screen.of("settings-whose", rows=rows, trail=(t("staff"), t("settings")), back=back()))


@plugin.command("settings", allow=OWNER)
def settings_command(request: Request[Any]) -> None:
    """Show who has settings."""
    settings(request)


def _owner(request: Request[Any], name: str) -> Text:
    return t("btn-shop") if name == _SHOP else t("btn-owner-name", name=called(request, name))


# --- all of one plugin ---


@plugin.action(allow=OWNER)
def of_owner(request: Request[Any], owner: str, page: int = 0) -> None:
    """Show one page of an owner's settings and what they are now."""
    _show(request, owner, page)


def _show(request: Request[Any], owner: str, page: int = 0, changed: str = "") -> None:
    """Show them; right after one of them was changed, with the way to take that back."""
    every, at = control.values(request, owner), max(page, 0)
    here = every[at * _ON_A_PAGE : (at + 1) * _ON_A_PAGE]
    lines = [t("setting-line", label=_label(request, one), value=_shown(request, one, 40)) for one in here]
    rows: list[list[Button | None]] = [[_button(request, one)] for one in here]
    rows.append(pager(of_owner, at, len(every), _ON_A_PAGE, owner))
    rows.append([undoing.button(request, f"{owner}.{changed}")])
    trail = (t("staff"), t("settings"), _owner(request, owner))
    request.show(Screen.of(*lines, rows=rows, trail=trail, back=settings.button("btn-back")))


def _label(request: Request[Any], value: control.Value) -> Name:
    return Name(request.words.plain(control.label(request, value.owner, value.setting)))


def _button(request: Request[Any], value: control.Value) -> Button:
    name, label = value.setting.name, Name(cut(_label(request, value).text, 18))
    if value.setting.kind is bool:
        sign = "on" if value.now else "off"
        return toggle.button(t(f"btn-toggle-{sign}", label=label), value.owner, name, not value.now)
    return setting.button(t("btn-setting", label=label), value.owner, name)


def _shown(request: Request[Any], value: control.Value, most: int) -> Name | Num | Phrase:
    """Return a value as people read it; of a secret only whether there is one."""
    now = value.shown
    if now in ("", ()):
        return Phrase("value-empty")
    if value.setting.secret:
        return Phrase("value-secret")
    if isinstance(now, bool):
        return Phrase("value-on" if now else "value-off")
    if isinstance(now, int):
        return Num(now)
    if value.setting.choices:
        return _choice(request, str(now))
    return Name(cut(", ".join(map(str, now)) if isinstance(now, tuple) else str(now), most))


# --- one setting ---


@plugin.action(allow=OWNER)
def setting(request: Request[Any], owner: str, name: str) -> None:
    """Show one setting, and ask for its new value."""
    value = control.value(request, owner, name)
    request.ask(
        t(
            "setting-card",
            label=_label(request, value),
            help=Name(request.words.plain(control.help_line(request, owner, value.setting))),
            value=_shown(request, value, 1000),
        ),
        then=got_value,
        rows=_rows(request, value),
        owner=owner,
        name=name,
    )


def _rows(request: Request[Any], value: control.Value) -> list[list[Button | None]]:
    owner, name = value.owner, value.setting.name
    choices = [
        choose.button(t("btn-choice", words=_choice(request, one)), owner, name, one) for one in value.setting.choices
    ]
    may_be_empty = isinstance(value.now, str | tuple) and value.now and value.setting.takes(type(value.now)())
    return [
        *in_rows(choices),
        [
            reset.button("btn-reset", owner, name) if value.changed else None,
            clear.button("btn-clear", owner, name) if may_be_empty else None,
        ],
        [of_owner.button("btn-back", owner)],
    ]


def _choice(request: Request[Any], words: str) -> Name | Phrase:
    """Return one of a setting's choices in the reader's language, where there is a word for it."""
    key = f"value-{words}"
    return Phrase(key) if request.host.texts.has("admin", key) else Name(words)


@plugin.answer()
def got_value(request: Request[Any], words: str, owner: str, name: str) -> None:
    """Take what was typed, if it fits; a secret is deleted from the chat."""
    request.require(OWNER)
    one = control.value(request, owner, name).setting
    if not words.strip():
        raise ShopError("text_wanted")
    control.set_value(request, owner, name, one.read(words))
    if one.secret:
        request.erase_message()
    _saved(request, owner, name)


@plugin.action(allow=OWNER)
def toggle(request: Request[Any], owner: str, name: str, on: bool) -> None:
    """Turn a setting on or off."""
    control.set_value(request, owner, name, on)
    _saved(request, owner, name)


@plugin.action(allow=OWNER)
def choose(request: Request[Any], owner: str, name: str, words: str) -> None:
    """Take one of the choices."""
    control.set_value(request, owner, name, words)
    _saved(request, owner, name)


@plugin.action(allow=OWNER)
def clear(request: Request[Any], owner: str, name: str) -> None:
    """Make a text or list empty."""
    kept = control.value(request, owner, name).now
    control.set_value(request, owner, name, "" if isinstance(kept, str) else ())
    _saved(request, owner, name)


@plugin.action(allow=OWNER)
def reset(request: Request[Any], owner: str, name: str) -> None:
    """Go back to the first value."""
    control.reset_value(request, owner, name)
    _saved(request, owner, name)


def _saved(request: Request[Any], owner: str, name: str) -> None:
    request.toast(Text("saved", {}, _SHOP))
    _show(request, owner, changed=name)
