"""Plugins that go wrong cost only themselves; good ones come and go while the shop is open."""

import re

from shopbot.journeys import steps
from shopbot.journeys.stage import Stage
from shopbot.journeys.story import story

_RAISES = '''
"""Fails whenever it is used."""

from shopbot.api import Plugin, Request

plugin = Plugin("clumsy")


@plugin.command("clumsy")
def clumsy(request: Request[object]) -> None:
    """Fail."""
    raise RuntimeError("a bug in a plugin")
'''
_HANGS = '''
"""Never comes back, and swallows every ordinary error on the way."""

from shopbot.api import Plugin, Request

plugin = Plugin("sleepy")


@plugin.command("sleepy")
def sleepy(request: Request[object]) -> None:
    """Loop for ever."""
    while True:
        try:
            int("1")
        except Exception:
            continue
'''
_WILL_NOT_IMPORT = '''
"""Cannot even be imported."""

import no_such_library
'''
_CODE = re.compile(r"[A-Z0-9]{4,}")


@story("a plugin that raises", plugins={"clumsy": _RAISES})
def raises(stage: Stage) -> None:
    """The buyer gets an apology with a code, the owner the same code, and the shop goes on."""
    budi, oliver = steps.owner_enters(stage), steps.enters(stage.phone("Oliver"))
    oliver.says("/clumsy").told("Sorry, something went wrong")
    code = oliver.screen.rsplit(" ", 1)[-1]
    budi.finds(code, "clumsy")
    steps.tops_up(oliver, 50_000)
    steps.buys(oliver)


@story("a plugin that hangs", plugins={"sleepy": _HANGS})
def hangs(stage: Stage) -> None:
    """An endless loop is ended; whoever waited behind it is served."""
    budi, oliver = steps.owner_enters(stage), steps.enters(stage.phone("Oliver"))
    stage.driver.say(oliver.id, "/sleepy")
    sari = stage.phone("Sari")
    stage.driver.say(sari.id, "/start")
    oliver.told("Sorry, something went wrong")
    sari.sees("Welcome")
    budi.finds("sleepy")


@story("a plugin that will not import", plugins={"broken": _WILL_NOT_IMPORT})
def will_not_import(stage: Stage) -> None:
    """The shop opens without it, and tells the owner which and why."""
    oliver = steps.enters(stage.phone("Oliver"))
    budi = steps.owner_enters(stage)
    budi.says("/plugins").taps("⚠️ broken").sees("no_such_library")
    stage.restart()
    budi.finds("The plugin broken was left out", "no_such_library")
    steps.tops_up(oliver, 50_000)
    steps.buys(oliver)


@story("a plugin is switched on and off in the chat")
def switched_on(stage: Stage) -> None:
    """/hello works from the moment the owner says so, and is gone again when they say so."""
    oliver, budi = steps.enters(stage.phone("Oliver")), steps.owner_enters(stage)
    oliver.says("/hello").sees("did not understand")
    budi.says("/plugins on hello")
    oliver.says("/hello").sees("Hello Oliver! Visit 1.")
    oliver.says("/start").taps("More").offered("Say hello")
    budi.says("/plugins off hello")
    oliver.says("/hello").sees("did not understand")
    budi.says("/plugins on hello")
    oliver.says("/hello").sees("Visit 2.")
