"""What staff are told, where and how: groups, busy times, letters to people and back, a reply to a forward."""

from typing import Any

from shopbot.journeys import steps
from shopbot.journeys.guest import plain
from shopbot.journeys.stage import Stage
from shopbot.journeys.story import story

# A command of staff that tells all of them so many things at once, as a busy hour would.
_BUSY = {
    "busy": '''"""Tells staff of many things at once."""

from typing import Any

from shopbot.api import STAFF, Num, Plugin, Request

plugin = Plugin("busy")
plugin.texts(en="told = Thing { $number } happened", id="told = Hal { $number } terjadi")


@plugin.command("rush", allow=STAFF)
def rush(request: Request[Any], first: int, last: int) -> None:
    for number in range(first, last + 1):
        request.tell_admins("told", kind="orders", dedupe=f"told:{number}", number=Num(number))
'''
}


def _texts(stage: Stage, person: int, chat: int) -> list[str]:
    """Return what the bot has written into a chat."""
    found: list[dict[str, Any]] = stage.driver.chat(person, chat)["messages"]
    return [plain(one["text"]) for one in found if one["from"]["is_bot"] and "text" in one]


@story("a group gets the notices by one tap")
def group(stage: Stage) -> None:
    """The owner takes the bot into a group and taps once; a sale is told there, and its button opens in private."""
    budi, oliver = steps.owner_enters(stage), steps.enters(stage.phone("Oliver"))
    number = int(stage.driver.add_group("Night shift", [budi.id, oliver.id])["id"])
    budi.finds("Night shift").taps("Send them there").sees("Night shift")
    steps.tops_up(oliver, 100_000)
    steps.buys(oliver)
    stage.driver.wait_quiet()
    told = _texts(stage, oliver.id, number)
    stage.check(any("Oliver" in text and "45" in text for text in told), f"the group should read of the sale: {told}")
    link = next(
        button["url"]
        for one in stage.driver.chat(oliver.id, number)["messages"]
        for row in one.get("reply_markup", {}).get("inline_keyboard", [])
        for button in row
    )
    stage.driver.post("open", person=budi.id, url=link)
    budi.sees("Thirty Quick Suppers", "Oliver")
    before = len(oliver.texts)
    stage.driver.post("open", person=oliver.id, url=link)
    stage.driver.wait_quiet()
    stage.check(not any("Customer number" in text for text in oliver.texts[before:]), "a customer should see no order")


@story("strangers in a group hear nothing")
def silent(stage: Stage) -> None:
    """Somebody takes the bot into their own group, and types what staff would type."""
    oliver = steps.enters(stage.phone("Oliver"))
    number = int(stage.driver.add_group("Bargains", [oliver.id])["id"])
    for text in ("/whitelist", "/rm", "/start", "/admin", "hello"):
        stage.driver.say(oliver.id, text, number)
    stage.driver.wait_quiet()
    stage.check(_texts(stage, oliver.id, number) == [], "the bot should be silent in a stranger's group")


@story("a group becomes a supergroup while notices wait")
def migrates(stage: Stage) -> None:
    """The group gets another number; what was owed to the old one arrives in the new one, and so does what follows."""
    budi, oliver = steps.owner_enters(stage), steps.enters(stage.phone("Oliver"))
    number = int(stage.driver.add_group("Night shift", [budi.id, oliver.id], kind="group")["id"])
    budi.finds("Night shift").taps("Send them there").sees("Night shift")
    steps.tops_up(oliver, 100_000)
    stage.driver.wait_quiet()
    stage.kill()
    made = int(stage.driver.post(f"groups/{number}", migrate=True)["id"])
    stage.start()
    steps.buys(oliver)
    stage.driver.wait_quiet()
    told = _texts(stage, oliver.id, made)
    stage.check(any("Oliver" in text and "45" in text for text in told), f"the supergroup should read of it: {told}")


@story("a busy hour is one message", _BUSY)
def busy(stage: Stage) -> None:
    """Forty things at once: ten are told, thirty counted in a message that grows in place, and all can be read."""
    budi = steps.owner_enters(stage)
    budi.says("/rush 1 40").finds("30 more notices")
    stage.advance(seconds=10)
    budi.says("/rush 41 47")
    stage.advance(seconds=10)
    budi.finds("37 more notices")
    singles = [text for text in budi.texts if text.startswith("Thing")]
    stage.check(len(singles) == 10, f"ten should be told one by one, not {len(singles)}")
    budi.taps("Show them").sees("37 notices", "Thing 47 happened")
    for _ in range(6):
        budi.taps("Next")
    budi.sees("Thing 11 happened")


@story("staff write to a customer, and the answer comes back")
def letters(stage: Stage) -> None:
    """By a command in reply to a forwarded message; the customer taps, answers, and reads the answer to that."""
    budi, oliver = steps.owner_enters(stage), steps.enters(stage.phone("Oliver"))
    budi.forwards(oliver, "My code does not work!").replies("/pm Please try this one: AAAA-1").sees("on its way")
    oliver.sees("Message from the shop", "AAAA-1").taps("Reply").says("It works, thank you").sees("Sent")
    budi.finds("It works, thank you").taps("Answer").says("Enjoy!")
    oliver.finds("Enjoy!")


@story("a forward of somebody who hides their account")
def hidden(stage: Stage) -> None:
    """Telegram keeps back who it was: staff are told so, and what to do instead."""
    budi, oliver = steps.owner_enters(stage), steps.enters(stage.phone("Oliver"))
    stage.driver.change_person(oliver.id, hidden=True)
    budi.forwards(oliver, "Hello?").replies("/info").sees("Telegram does not say who", "bank id")
    budi.says(f"/ban {oliver.id} 12h spam").sees("Banned until")
