"""Every text of the shop in the owner's own words: found, read, changed by sending the new wording, and put back."""

from collections.abc import Sequence
from typing import Any

from plugins.admin.declare import plugin
from plugins.admin.parts import called, cut, in_rows, pager
from plugins.admin.settings import settings
from shopbot.api import (
    OWNER,
    Action,
    Button,
    Name,
    Num,
    Phrase,
    Request,
    Screen,
    ShopError,
    Text,
    control,
    copy_button,
    t,
)

_OWNERS = 8
_A_PAGE = 8
_LABEL = 18
_COPIED = 256  # what one copy button takes, in characters
_SHOP = "shopbot"


# --- whose ---


@plugin.menu("settings", label="btn-texts", order=10)
@plugin.action(allow=OWNER)
def wordings(request: Request[Any], language: str = "", page: int = 0) -> None:
    """Show whose texts there are: the shop's own, then the plugins'."""
    spoken, at, every = _spoken(request, language), max(page, 0), control.text_owners(request)
    here = every[at * _OWNERS : (at + 1) * _OWNERS]
    rows: list[Sequence[Button | None]] = [_languages(request, wordings, spoken)]
    rows += in_rows([wordings_of.button(_owner(request, name), name, spoken) for name in here])
    rows += [pager(wordings, at, len(every), _OWNERS, spoken), [find_wording.button("btn-find", spoken).primary()]]
    back = settings.button("btn-back")
    request.show(Screen.of("texts-whose", rows=rows, trail=(t("staff"), t("settings"), t("texts")), back=back))


def _spoken(request: Request[Any], language: str) -> str:
    """Return a language the shop speaks: the one asked for, else the owner's own."""
    return language if language in request.host.shop.languages else request.language


def _owner(request: Request[Any], name: str) -> Text:
    return t("btn-shop") if name == _SHOP else t("btn-owner-name", name=called(request, name))


def _languages(request: Request[Any], to: Action[Any], chosen: str, owner: str = "", mark: str = "") -> list[Button]:
    """Return the same screen's buttons in each language, side by side; what `to` does not take is empty."""
    return [
        to.button(
            t("btn-tongue-in" if one == chosen else "btn-tongue-to", language=Phrase(f"tongue-{one}")),
            *filter(None, (owner, one, mark)),
        )
        for one in request.host.shop.languages
    ]


# --- all of one owner ---


@plugin.action(allow=OWNER)
def wordings_of(request: Request[Any], owner: str, language: str = "", page: int = 0) -> None:
    """Show one page of an owner's texts, each by how it begins."""
    spoken, at = _spoken(request, language), max(page, 0)
    every = control.texts(request, owner, spoken)
    here = every[at * _A_PAGE : (at + 1) * _A_PAGE]
    rows: list[Sequence[Button | None]] = [_languages(request, wordings_of, spoken, owner)]
    rows += [*in_rows([_button(one) for one in here]), pager(wordings_of, at, len(every), _A_PAGE, owner, spoken)]
    rows.append([find_wording.button("btn-find", spoken)])
    own = sum(one.changed for one in every)
    line = t("texts-of", count=Num(len(every)), own=Num(own))
    trail = (t("settings"), t("texts"), _owner(request, owner))
    request.show(Screen.of(line, rows=rows, trail=trail, back=wordings.button("btn-back", spoken)))


def _button(one: control.Passage) -> Button:
    label = t("btn-text-own" if one.changed else "btn-text", start=Name(cut(one.start, _LABEL)))
    return wording.button(label, one.owner, one.language, one.mark)


# --- one text ---


@plugin.action(allow=OWNER)
def wording(request: Request[Any], owner: str, language: str, mark: str) -> None:
    """Show one text as its readers see it and as it is written."""
    one = _found(request, owner, language, mark)
    if one is not None:
        card = t("wording-card", preview=control.preview_text(request, one, one.source), source=one.written)
        rows: list[Sequence[Button | None]] = [_languages(request, wording, language, owner, mark), _tools(one)]
        state = t("wording-own") if one.changed else None
        trail = (t("settings"), t("texts"), _owner(request, owner))
        request.show(Screen.of(card, _values(one), state, rows=rows, trail=trail, back=_back(request, one)))


def _found(request: Request[Any], owner: str, language: str, mark: str) -> control.Passage | None:
    """Return the text of a button; if an upgrade took it away, show what there is and return None."""
    one = control.text(request, owner, _spoken(request, language), mark)
    if one is None:
        request.toast(Text("gone", {}, _SHOP))
        wordings_of(request, owner, language)
    return one


def _tools(one: control.Passage) -> list[Button | None]:
    place = (one.owner, one.language, one.mark)
    return [
        change_wording.button("btn-reword", *place).primary(),
        copy_button("btn-copy-text", one.source) if len(one.source) <= _COPIED else None,
        reset_wording.button("btn-original", *place) if one.changed else None,
    ]


def _values(one: control.Passage) -> Text | None:
    return t("wording-values", names=one.braces) if one.values else None


def _back(request: Request[Any], one: control.Passage) -> Button:
    """Return the way to the page of the list that has this text."""
    marks = [other.mark for other in control.texts(request, one.owner, one.language)]
    return wordings_of.button("btn-back", one.owner, one.language, marks.index(one.mark) // _A_PAGE)


@plugin.action(allow=OWNER)
def change_wording(request: Request[Any], owner: str, language: str, mark: str) -> None:
    """Ask for the new wording."""
    one = _found(request, owner, language, mark)
    if one is not None:
        values = Phrase("wording-keep", {"names": one.braces}) if one.values else Phrase("wording-no-values")
        back = wording.button("btn-back", owner, one.language, mark)
        question = t("wording-wanted", source=one.written, values=values, language=Phrase(f"tongue-{one.language}"))
        request.ask(question, then=got_wording, rows=[[back]], owner=owner, language=one.language, mark=mark)


@plugin.answer()
def got_wording(request: Request[Any], words: str, owner: str, language: str, mark: str) -> None:
    """Show how the new wording will read; nothing is changed yet."""
    request.require(OWNER)
    one = _found(request, owner, language, mark)
    if one is not None:
        preview = control.preview_text(request, one, words)
        rows: list[list[Button | None]] = [
            [save_wording.button("btn-keep-text", owner, language, mark, words).success()],
            [change_wording.button("btn-reword", owner, language, mark)],
        ]
        back = wording.button("btn-back", owner, language, mark)
        request.show(Screen.of(t("wording-preview", preview=preview), rows=rows, trail=(t("texts"),), back=back))


@plugin.action(allow=OWNER, once=True)
def save_wording(request: Request[Any], owner: str, language: str, mark: str, words: str) -> None:
    """Keep the new wording."""
    one = _found(request, owner, language, mark)
    if one is not None:
        control.set_text(request, one, words)
        request.toast(Text("saved", {}, _SHOP))
        wording(request, owner, language, mark)


@plugin.action(allow=OWNER)
def reset_wording(request: Request[Any], owner: str, language: str, mark: str) -> None:
    """Let a text read as the shop brings it."""
    one = _found(request, owner, language, mark)
    if one is not None:
        control.reset_text(request, one)
        request.toast("wording-reset")
        wording(request, owner, language, mark)


# --- finding a text ---


@plugin.action(allow=OWNER)
def find_wording(request: Request[Any], language: str) -> None:
    """Ask for words of the text."""
    spoken = _spoken(request, language)
    question = t("text-which", language=Phrase(f"tongue-{spoken}"))
    request.ask(question, then=got_words_of_text, rows=[[wordings.button("btn-back", spoken)]], language=spoken)


@plugin.answer()
def got_words_of_text(request: Request[Any], words: str, language: str) -> None:
    """Show the texts that hold these words."""
    request.require(OWNER)
    found = control.find_texts(request, language, words) if words.strip() else []
    if not found:
        raise ShopError("no_such_text")
    shown = found[:_A_PAGE]
    line = t("texts-found-more" if len(found) > len(shown) else "texts-found", count=Num(len(shown)))
    rows: list[Sequence[Button | None]] = [*in_rows([_button(one) for one in shown])]
    rows.append([find_wording.button("btn-find", language)])
    back = wordings.button("btn-back", language)
    request.show(Screen.of(line, rows=rows, trail=(t("settings"), t("texts")), back=back))
