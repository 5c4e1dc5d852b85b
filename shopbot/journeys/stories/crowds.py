"""Many at once: two hundred for fifty codes, a storm of refusals, a crowd under Telegram's own limits."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any

from shopbot.journeys import steps
from shopbot.journeys.guest import Guest
from shopbot.journeys.stage import Stage
from shopbot.journeys.story import story

_BUYERS, _CODES = 200, 50
_NUMBER = 900
_HANDS = 8
_STORM, _RETRY_AFTER = 12, 4
_CROWD = 40
_SENDS = ("sendMessage", "sendPhoto", "sendDocument", "editMessageText", "editMessageMedia", "editMessageCaption")


def _at_once(stage: Stage, act: Callable[[Guest], object], guests: Iterable[Guest]) -> None:
    """Let everybody do the same without waiting for each other, then wait for the bot."""
    before = stage.driver.call_count()
    with ThreadPoolExecutor(_HANDS) as hands:
        list(hands.map(act, guests))
    stage.driver.wait_quiet(after=before)


def _press(stage: Stage, label: str, times: int = 1) -> Callable[[Guest], None]:
    def press(guest: Guest) -> None:
        guest.offered(label)
        message_id, row, column = stage.driver.find_button(guest.id, label)
        for _ in range(times):
            stage.driver.press_at(guest.id, message_id, row, column)

    return press


def _say(stage: Stage, words: str) -> Callable[[Guest], object]:
    return lambda guest: stage.driver.say(guest.id, words)


@story("200 buyers at once for 50 codes")
def sells_out(stage: Stage) -> None:
    """Fifty get one code each, 150 hear that it is sold out, and nobody gets another's."""
    budi = steps.owner_enters(stage)
    budi.says(f"/add {_NUMBER}|Lumina|-|35000|Private profile").sees("Lumina")
    budi.says(f"/addstock {_NUMBER}\n" + "\n".join(f"LUMINA-{n:03d}" for n in range(_CODES))).taps(f"Add {_CODES}")
    crowd = [stage.phone(f"Guest {n}") for n in range(_BUYERS)]
    stage.note(f"{_BUYERS} people open it")
    _at_once(stage, _say(stage, str(_NUMBER)), crowd)
    stage.note("all of them tap Buy")
    _at_once(stage, _press(stage, "Buy"), crowd)
    screens = {guest.id: guest.screen for guest in crowd}
    lucky = [guest for guest in crowd if "Total" in screens[guest.id]]
    late = [guest for guest in crowd if "sold out" in screens[guest.id]]
    stage.check(len(lucky) == _CODES, f"{_CODES} should have an order, not {len(lucky)}")
    stage.check(len(late) == _BUYERS - _CODES, f"{_BUYERS - _CODES} should be told it is sold out, not {len(late)}")
    stage.note("those who have an order pay, tapping twice")
    _at_once(stage, _press(stage, "Pretend payment"), lucky)
    _at_once(stage, _press(stage, "✅ Pay", times=2), lucky)
    for guest in lucky:
        guest.finds("Delivered")
    codes = [code for guest in lucky for code in steps.codes_delivered(guest)]
    stage.check(len(codes) == len(set(codes)) == _CODES, f"{_CODES} different codes were sold, these came: {codes}")
    stage.check(not any(guest.copyable for guest in late), "who was late should have no code")
    stage.check(steps.stock_of(budi, _NUMBER) == 0, "nothing should be left")


@story("a storm of refusals while goods are owed")
def storm(stage: Stage) -> None:
    """Telegram refuses everybody's messages with a time to wait; all goods arrive, once, and no wait is cut short."""
    steps.owner_enters(stage)
    crowd = [stage.phone(f"Guest {n}") for n in range(_STORM)]
    stage.note("a dozen people are about to pay")
    _at_once(stage, _say(stage, str(steps.SUPPERS)), crowd)
    _at_once(stage, _press(stage, "Buy"), crowd)
    _at_once(stage, _press(stage, "Pretend payment"), crowd)
    for guest in crowd:
        stage.driver.plant("429", "sendMessage", times=2, chat=guest.id, retry_after=_RETRY_AFTER)
    since = stage.driver.call_count()
    stage.note("everybody pays, and Telegram refuses what is sent to them")
    _at_once(stage, _press(stage, "✅ Pay"), crowd)
    for _ in range(8):
        stage.advance(seconds=_RETRY_AFTER)
    for guest in crowd:
        guest.finds("Delivered", "DEMO-")
        stage.check(sum("Delivered" in text for text in guest.texts) == 1, f"{guest.name} should have it once")
    calls = stage.driver.calls(since)
    refused = [call for call in calls if call.get("error_code") == 429]
    stage.check(len(refused) >= _STORM, f"everybody should have been refused, not {len(refused)} messages")
    early = [call for call in refused for after in _sent_after(call, calls) if after["at"] < call["at"] + _RETRY_AFTER]
    stage.check(not early, f"{len(early)} messages left before their time: {early[:1]}")


def _sent_after(refused: dict[str, Any], calls: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the next message into the chat that refused one, if there was any."""
    chat = refused["params"]["chat_id"]
    return [
        one for one in calls if one["n"] > refused["n"] and one["method"] in _SENDS and one["params"]["chat_id"] == chat
    ][:1]


@story("a crowd under Telegram's own limits")
def limited(stage: Stage) -> None:
    """Forty people come, look and buy while Telegram counts; nothing it refuses is refused again when repeated."""
    steps.owner_enters(stage)
    crowd = [stage.phone(f"Guest {n}") for n in range(_CROWD)]
    stage.driver.limits(on=True)
    since = stage.driver.call_count()
    stage.note("everybody comes in at once, under Telegram's limits")
    _at_once(stage, _say(stage, "/start"), crowd)
    for guest in crowd:
        guest.sees("Welcome")
    _at_once(stage, _say(stage, "401"), crowd[:20])
    for guest in crowd[:20]:
        guest.offered("Buy")
    stage.driver.limits(on=False)
    calls = stage.driver.calls(since)
    again = [pair for chat in {guest.id for guest in crowd} for pair in _refused_twice(chat, calls)]
    stage.check(not again, f"{len(again)} messages were refused twice: {again[:1]}")


def _refused_twice(chat: int, calls: list[dict[str, Any]]) -> list[Any]:
    into = [one for one in calls if one["params"].get("chat_id") == chat and one["method"] in _SENDS]
    return [pair for pair in pairwise(into) if all(one.get("error_code") == 429 for one in pair)]
