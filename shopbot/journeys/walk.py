"""Walking through every screen a person can reach: each button is pressed once, the nearest first.

Buttons that are alike (the same thing for another product, another page) are pressed only a few times. What cannot be
taken back comes last, so that it takes no screen away from the walk: first buttons that work once or are red, then
those that would end the shop as it is. Questions are answered with words, wrong ones and right ones.
"""

import re
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from shopbot.journeys.guest import Guest, Missed, plain
from shopbot.journeys.stage import Stage

_QUIET_MS = 30
_THINKING_SECONDS = 3
_SEEN = 12
_ALIKE = 2
_OF_ONE_ACTION = 60
_ONCE = "!"

# What is typed where a button asks for words, by the button's kind; what comes last is understood.
ANSWERS: Mapping[str, Sequence[str]] = {
    "admin.why": ("too many chargebacks",),
    "admin.change_wording": ("<b>{", "Words of our own"),
    "admin.find": ("nobody at all", "Oliver"),
    "admin.find_wording": ("zzzzzz", "Rp"),
    "admin.setting": ("many", "none"),
    "catalog.add_shelf": ("🎲 Games",),
    "catalog.add_stock": ("WALK-ONE\nWALK-TWO\n\nWALK-ONE",),
    "catalog.ask_change:#:title": ("Lumina",),
    "catalog.ask_change:#:description": ("Private profile",),
    "catalog.ask_change:#:price": ("many", "45000"),
    "catalog.ask_change:#:photo": ("many",),
    "catalog.ask_change:#:number": ("many", "150"),
    "catalog.ask_change:#:sold": ("many", "12"),
    "catalog.ask_change:#:range": ("many", "1-20"),
    "catalog.ask_change:#:low": ("many", "3"),
    "catalog.how_many": ("many", "2"),
    "catalog.icon_shelf": ("many", "🎈"),
    "catalog.new_product": ("Lumina", "Lumina\n35000\nPrivate profile"),
    "catalog.rename_shelf": ("Games",),
    "formulas.fee": ("amount * 7", "amount * 0.7% + 310"),
    "formulas.refund": ("paid / claims", "paid * left / warranty"),
    "home.edit": ("nobody at all", "somebody@example.org", "+62 812 0000 0000"),
    "home.set_welcome": ("many",),
    "orders.find": ("nobody at all",),
    "wallet.ask_amount": ("many", "5000", "Private profile"),
    "wallet.other": ("many", "20000"),
    "wallet.wallets": ("nobody at all", "Oliver"),
}
# How often the buttons of one action are pressed, where that is not the usual number.
_MOST = {"admin.wording": 6, "admin.wordings_of": 10, "admin.change_wording": 3, "admin.toggle": 2, "home.edit": 9}
# Where wrong words would break what lies outside the shop: gateways, sources of rates.
_NOT_TYPED = ("admin.setting:pretend:", "admin.setting:rates:", "admin.setting:qris:", "admin.setting:usdt:")
_LAST = ("sample.",)
_NEVER = ("home.use_language:", "admin.one:hello")
_NEVER_ONCE = ("admin.one:",)  # they switch plugins off, and the plugin to copy, which speaks English, on


@dataclass(frozen=True)
class Sight:
    """A message of the bot as it came into sight. `after` is what was done: a button's data or typed words."""

    after: str
    message: Mapping[str, Any]
    toast: str = ""

    @property
    def text(self) -> str:
        """The text or caption as it was sent, direction marks included."""
        return str(self.message.get("text") or self.message.get("caption") or "")

    @property
    def buttons(self) -> list[Mapping[str, Any]]:
        """Its buttons, row by row."""
        return [button for row in _rows(self.message) for button in row]


@dataclass(frozen=True)
class Step:
    """One button of a screen, not pressed yet. `within` is what led to that screen."""

    data: str
    label: str
    style: str
    within: str

    @property
    def kind(self) -> str:
        """What makes buttons alike: the same action on the same sort of thing."""
        if self.data.startswith(_ONCE):
            return numberless(f"{self.within} {_ONCE} {self.label}")
        return numberless(self.data)

    @property
    def action(self) -> str:
        """The action's name; of a button that works once, where it is."""
        return (self.within if self.data.startswith(_ONCE) else self.data).partition(":")[0]

    @property
    def turn(self) -> int:
        """When it is pressed: 0 with the others, 1 after them, 2 at the very end."""
        if self.within.startswith(_LAST) and self.data.startswith(_ONCE):
            return 2
        return int(self.data.startswith(_ONCE) or self.style == "danger")


def numberless(words: str) -> str:
    """Return words with # for each number: what is alike in buttons for different things."""
    return re.sub(r"\d+", "#", words)


def _rows(message: Mapping[str, Any]) -> list[list[Mapping[str, Any]]]:
    rows: list[list[Mapping[str, Any]]] = message.get("reply_markup", {}).get("inline_keyboard", [])
    return rows


def _answers(step: Step) -> Sequence[str]:
    if step.data.startswith(_NOT_TYPED):
        return ()
    return next((words for kind, words in ANSWERS.items() if f"{step.kind}:".startswith(f"{kind}:")), ())


def _data(message: Mapping[str, Any]) -> list[str]:
    return [str(button["callback_data"]) for row in _rows(message) for button in row if "callback_data" in button]


@dataclass
class Walk:
    """One person's walk. `look` is called with whatever comes into sight; `types` is False where nothing is typed."""

    stage: Stage
    guest: Guest
    look: Callable[[Sight], None]
    types: bool = True
    pressed: list[Step] = field(default_factory=list)
    _waiting: tuple[deque[Step], ...] = field(default_factory=lambda: (deque(), deque(), deque()))
    _known: set[str] = field(default_factory=set)
    _alike: Counter[str] = field(default_factory=Counter)
    _actions: Counter[str] = field(default_factory=Counter)
    _before: dict[int, Any] = field(default_factory=dict)

    def says(self, *texts: str) -> None:
        """Write messages one after another, and look at what comes."""
        for text in texts:
            self._do(text.split("\n", 1)[0], lambda text=text: self.stage.driver.say(self.guest.id, text))  # type: ignore[misc]

    def goes(self, until: int = 3) -> None:
        """Press what has come into sight, and what comes into sight then; `until` 1 leaves out what comes last."""
        while (step := self._next(until)) is not None:
            self.pressed.append(step)
            self.presses(step.data, step.within)
            for words in _answers(step) if self.types else ():
                self.says(words)

    def presses(self, data: str, within: str = "") -> None:
        """Press one button, on the newest message that has any."""
        name = within if data.startswith(_ONCE) else data
        self._do(name, lambda: self.stage.driver.press(self.guest.id, self._pressable(), data, force=True))

    def follows(self, *begins: str) -> None:
        """Press, one after another, the newest button whose data begins so; "!" is one that works once, * anything."""
        for begin in begins:
            everything = (data for one in reversed(self._messages()) for data in _data(one))
            found = [data for data in everything if fnmatchcase(data, f"{begin}*")]
            if not found:
                raise Missed(f"{self.guest.name} finds no button for {begin!r}; there are {self.guest.buttons}")
            self.presses(found[0], begin)

    def _next(self, until: int) -> Step | None:
        return next((turn.popleft() for turn in self._waiting[:until] if turn), None)

    def _pressable(self) -> int:
        found = [one for one in self._messages() if _rows(one)] or self._messages()
        return int(found[-1]["message_id"])

    def _messages(self) -> list[dict[str, Any]]:
        shown = self.stage.driver.chat(self.guest.id, limit=_SEEN)["messages"]
        return [one for one in shown if one["from"]["is_bot"]]

    def _do(self, name: str, act: Callable[[], object]) -> None:
        driver = self.stage.driver
        self.stage.note(f"{self.guest.name}: {name}")
        driver.advance(_THINKING_SECONDS)
        before, toasts = driver.call_count(), self._toasts()
        act()
        driver.wait_quiet(_QUIET_MS, after=before)
        changed = list(self._changed())
        if not changed:  # the bot's first call need not have been about this
            driver.wait_quiet(after=before)
            changed = list(self._changed())
        toast = next(iter(self._toasts()[len(toasts) :]), "")
        for message in changed:
            self._saw(Sight(name, message, toast))

    def _toasts(self) -> list[str]:
        return [str(one["text"]) for one in self.stage.driver.chat(self.guest.id, limit=1)["toasts"]]

    def _changed(self) -> Iterator[dict[str, Any]]:
        for message in self._messages():
            looks = (message.get("html"), message.get("reply_markup"))
            if self._before.get(message["message_id"]) != looks:
                self._before[message["message_id"]] = looks
                yield message

    def _saw(self, sight: Sight) -> None:
        self.look(sight)
        for button in sight.buttons:
            if "callback_data" in button and not button.get("disabled"):
                step = Step(button["callback_data"], plain(button["text"]), button.get("style", ""), sight.after)
                self._consider(step)

    def _consider(self, step: Step) -> None:
        once, action = step.data.startswith(_ONCE), step.action
        known = step.kind if once else step.data
        if known in self._known or step.data.startswith(_NEVER) or (once and step.within.startswith(_NEVER_ONCE)):
            return
        if self._alike[step.kind] >= _ALIKE or self._actions[action] >= _MOST.get(action, _OF_ONE_ACTION):
            return
        self._known.add(known)
        self._alike[step.kind] += 1
        self._actions[action] += 1
        self._waiting[step.turn].append(step)
