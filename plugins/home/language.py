"""The language of a person: five names in their own script."""

from plugins.home.declare import Settings, plugin
from shopbot.api import Button, Request, Screen, people, t


@plugin.menu("main", label="btn-language", order=42)
@plugin.command("language", "lang")
def choose(request: Request[Settings]) -> None:
    """Show the languages of the shop."""
    names = [_button(request, language) for language in request.host.shop.languages]
    rows = [names[i : i + 2] for i in range(0, len(names), 2)]
    request.show(Screen.of("choose-language", rows=rows, trail=(t("language"),)))


def _button(request: Request[Settings], language: str) -> Button:
    chosen = language == request.language
    return use_language.button(f"btn-{'in' if chosen else 'to'}-{language}", language)


@plugin.action()
def use_language(request: Request[Settings], language: str) -> None:
    """Keep the choice, and redraw the screen in it."""
    if language in request.host.shop.languages:
        people.set_language(request.tx, request.user.id, language)
        request.user = people.sure(request.tx, request.user.id)
    request.toast("language-kept")
    request.go("home.home")
