"""Plugins: which there are, what each adds, and turning one on or off."""

from typing import Any

from plugins.admin.declare import plugin
from plugins.admin.desk import back
from plugins.admin.parts import cut, does, in_rows, pager, wrong_form
from plugins.admin.settings import of_owner
from shopbot.api import OWNER, STAFF, Button, Code, Name, Num, Request, Screen, Text, control, t

_A_PAGE = 12
_MOST_WARNINGS = 3
_EXAMPLE = "/plugins on wallet"
_STATES = {"on": "plugin-on", "off": "plugin-off", "problem": "plugin-problem-state"}


# --- the list ---


@plugin.menu("admin", label="btn-plugins", order=90)
@plugin.action(allow=STAFF)
def plugins(request: Request[Any], page: int = 0) -> None:
    """Show one page of all plugins."""
    every = control.plugins(request)
    at = max(page, 0)
    here = every[at * _A_PAGE : (at + 1) * _A_PAGE]
    buttons = [one.button(t(f"btn-plugin-{card.state}", name=Name(card.name)), card.name) for card in here]
    rows = [*in_rows(buttons), pager(plugins, at, len(every), _A_PAGE)]
    states = [card.state for card in every]
    line = t("plugins-count", on=Num(states.count("on")), off=Num(states.count("off")))
    wrong = t("plugins-wrong", count=Num(states.count("problem"))) if "problem" in states else None
    request.show(Screen.of(line, wrong, rows=rows, trail=(t("staff"), t("plugins")), back=back()))


@plugin.command("plugins", allow=STAFF, example=_EXAMPLE)
def plugins_command(request: Request[Any], word: str = "", name: str = "") -> None:
    """Show all plugins, or turn one on or off."""
    if not word:
        plugins(request)
    elif word.lower() in {"on", "off"} and name:
        switch(request, name.strip().lower(), word.lower() == "on")
    else:
        raise wrong_form(_EXAMPLE)


# --- one plugin ---


@plugin.action(allow=STAFF)
def one(request: Request[Any], name: str) -> None:
    """Show one plugin."""
    _show(request, control.plugin(request, name))


@plugin.action(allow=OWNER, once=True)
def switch(request: Request[Any], name: str, on: bool) -> None:
    """Turn a plugin on or off; what it kept stays."""
    card = control.switch(request, name, on=on)
    request.toast("plugin-now-on" if card.state == "on" else "plugin-now-off", plugin=Name(card.name))
    _show(request, card)


def _show(request: Request[Any], card: control.Card) -> None:
    row: list[Button | None] = [_switch_button(request, card), _settings_button(request, card)]
    trail = (t("staff"), t("plugins"), Text("just", {"words": Name(card.name)}, "shopbot"))
    request.show(Screen.of(*_lines(request, card), rows=[row], trail=trail, back=plugins.button("btn-back")))


def _switch_button(request: Request[Any], card: control.Card) -> Button | None:
    if not request.may(OWNER):
        return None
    if card.state == "on":
        return None if card.name in control.STAYS else switch.button("btn-turn-off", card.name, on=False)
    return switch.button("btn-turn-on", card.name, on=True).success()


def _settings_button(request: Request[Any], card: control.Card) -> Button | None:
    shown = card.state == "on" and card.settings and request.may(OWNER)
    return of_owner.button("btn-settings", card.name) if shown else None


def _lines(request: Request[Any], card: control.Card) -> list[Text | None]:
    kept = t("plugin-kept") if card.state == "on" and card.name not in control.STAYS else None
    return [
        t(_STATES[card.state], name=Name(card.name)),
        t("plugin-about", about=does(request, card.name, card.about)) if card.about else None,
        *_adds(card),
        t("plugin-requires", names=Code(", ".join(card.requires))) if card.requires else None,
        *[t("plugin-problem", problem=Name(cut(problem, 300))) for problem in card.problems],
        *[t("plugin-warning", warning=Name(cut(warning, 200))) for warning in card.warnings[:_MOST_WARNINGS]],
        t("plugin-warnings", count=Num(len(card.warnings))) if len(card.warnings) > _MOST_WARNINGS else None,
        kept,
    ]


def _adds(card: control.Card) -> list[Text | None]:
    counts = {"commands": card.commands, "buttons": card.buttons, "jobs": card.jobs, "settings": card.settings}
    return [t(f"adds-{what}", count=Num(count)) for what, count in counts.items() if count]
