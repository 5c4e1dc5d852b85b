"""Every pair of half-finished forms: one is begun, another begun and finished, then the first one is taken up again."""

from collections.abc import Sequence
from dataclasses import dataclass

from shopbot.journeys import steps
from shopbot.journeys.guest import Missed, plain
from shopbot.journeys.stage import Stage
from shopbot.journeys.story import story
from shopbot.journeys.walk import Sight, Walk

_BROKEN = "something went wrong"


@dataclass(frozen=True)
class Form:
    """One form: the button (or command) that begins it, what it asks, what is typed, and what is read at its end."""

    begin: str
    asks: str
    typed: tuple[str, ...]
    ends: str


def _forms(customer: int, wording: str) -> Sequence[Form]:
    """Return every form there is; each does its own thing, so that an answer in the wrong one would show."""
    return (
        Form("wallet.other", "For example", ("21000",), "Adding Rp 21,000"),
        Form("catalog.how_many:301:b", "How many would you like", ("3",), "Weekend Budget"),
        Form("catalog.new_product", "What do you sell?", ("Crossing\n36000",), "This is what I understood"),
        Form("catalog.add_stock:8", "Send lines, or a", ("CROSS-ONE\nCROSS-TWO",), "They look like this"),
        Form("catalog.ask_change:9:title", "Send the new name", ("Crossed Python",), "Crossed Python"),
        Form("catalog.ask_change:10:price", "Send the new price", ("88000",), "Rp 88,000"),
        Form("catalog.ask_change:11:low", "should I warn you", ("4",), "4"),
        Form("catalog.add_shelf:0", "What is the category called", ("🧶 Wool",), "🧶 Wool"),
        Form("catalog.rename_shelf:5", "Send the new name", ("Lessons",), "Lessons"),
        Form("catalog.icon_shelf:6", "Send one emoji", ("🪁",), "🪁 Templates"),
        Form("wallet.wallets", "Whose wallet", ("Oliver",), "Who of them"),
        Form(f"wallet.ask_amount:add:{customer}", "How much should be added", ("5500", "a kindness"), "a kindness"),
        Form("admin.find", "Whom are you looking for", ("Oliver",), "customer"),
        Form(f"admin.reason_for:{customer}:24", "will read it", ("shouting",), "shouting"),
        Form("orders.find", "Send the order", ("7777-7777",), "does not exist"),
        Form("admin.setting:home:support", "Support", ("@budi_helps",), "@budi_helps"),
        Form("admin.find_wording:en", "Which text are you looking for", ("Rp",), "Texts with these words"),
        Form(wording, "how it is written now", ("Crossed words",), "Crossed words"),
        Form("home.edit:email", "e-mail address", ("budi@example.org",), "budi@example.org"),
        Form("/setwelcome", "Send the sticker", ("no sticker",), "sticker"),
    )


class Crossing:
    """The owner's walk through the pairs."""

    def __init__(self, stage: Stage) -> None:
        self._seen: list[Sight] = []
        budi = steps.owner_enters(stage)
        self._walk = Walk(stage, budi, self._seen.append)
        self._walk.presses("admin.choose:home:ask_email:optional")
        self._walk.presses("admin.wordings_of:home:en:0")
        self.wording = self._offered("admin.wording:").replace("wording:", "change_wording:")

    def _offered(self, begin: str) -> str:
        data = [str(one.get("callback_data", "")) for one in self._seen[-1].buttons]
        return next(one for one in data if one.startswith(begin))

    def all_after(self, first: Form, others: Sequence[Form]) -> None:
        """Begin the first, then finish each of the others, and come back to the first by its old button each time."""
        self._begins(first)
        for other in others:
            self._begins(other)
            for words in other.typed:
                self._seen.clear()
                self._walk.says(words)
            self._reads(other.ends, f"{other.begin} within {first.begin}")
            self._begins(first)
        self._seen.clear()
        self._walk.presses("home.cancel")
        self._walk.says("xyzzy")
        self._reads("xyzzy", f"words after {first.begin} was left")

    def _begins(self, form: Form) -> None:
        self._seen.clear()
        if form.begin.startswith("/"):
            self._walk.says(form.begin)
        else:
            self._walk.presses(form.begin)
        self._reads(form.asks, form.begin)

    def _reads(self, words: str, where: str) -> None:
        texts = [plain(one.text) + plain(one.toast) for one in self._seen]
        if any(_BROKEN in text for text in texts) or not any(words in text for text in texts):
            raise Missed(f"{where}: {words!r} was expected, there is {texts}")


def _walks(stage: Stage, part: int) -> None:
    oliver = steps.enters(stage.phone("Oliver"))
    crossing = Crossing(stage)
    forms = _forms(oliver.id, crossing.wording)
    for first in forms[part::2]:
        crossing.all_after(first, [form for form in forms if form is not first])
    steps.no_faults(oliver, stage.owner)


@story("every form interrupted by every other, first half")
def crosses(stage: Stage) -> None:
    """Whatever is half finished, another form is taken up and finished; no answer ends up in the wrong one."""
    _walks(stage, 0)


@story("every form interrupted by every other, second half")
def crosses_on(stage: Stage) -> None:
    """The same for the other half of the forms."""
    _walks(stage, 1)
