"""Telegram will not edit a message: gone, too old, just as it was. The screen is there all the same."""

from shopbot.journeys import steps
from shopbot.journeys.stage import Stage
from shopbot.journeys.story import story

# What Telegram says of edits it refuses, in its own words (core.telegram.org/bots/api and what bots were answered).
_REFUSALS = (
    "Bad Request: message to edit not found",
    "Bad Request: message can't be edited",
    "Bad Request: MESSAGE_ID_INVALID",
    "Bad Request: there is no text in the message to edit",
)


@story("a screen that cannot be edited any more")
def cannot_edit(stage: Stage) -> None:
    """The message is gone or too old; what was asked for comes as a new one, at every step of a purchase."""
    oliver = steps.enters(stage.phone("Oliver"))
    steps.tops_up(oliver, 200_000)
    for description in _REFUSALS:
        for method in ("editMessageText", "editMessageMedia", "editMessageCaption"):
            stage.driver.plant("400", method, times=None, description=description)
        oliver.says("/start").taps("Open the shop").sees("products to choose from")
        oliver.taps("Templates").sees("Weekly Planner").taps("Weekly Planner").sees("Rp 15,000")
        oliver.taps("Buy").sees("Total").taps("💰 Pay").finds("Delivered")
        stage.driver.heal()
    stage.check(len(steps.codes_delivered(oliver)) == len(_REFUSALS), "each purchase should bring one code")


@story("an edit that changes nothing, and a message that cannot be deleted")
def nothing_to_edit(stage: Stage) -> None:
    """Both are no trouble: nobody is told of them, and the screen stays."""
    oliver = steps.enters(stage.phone("Oliver"))
    same = "Bad Request: message is not modified: specified new message content and reply markup are exactly the same"
    stage.driver.plant("400", "editMessageText", times=1, description=same)
    oliver.taps("Open the shop")
    stage.driver.plant("400", "deleteMessage", times=None, description="Bad Request: message can't be deleted")
    steps.opens_product(oliver).taps("Back").sees("products to choose from")
    oliver.never_sees("something went wrong")
    stage.driver.heal()
