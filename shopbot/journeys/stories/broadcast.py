"""Written to many at once: seen before it leaves, stopped, refused by those who want no more."""

from shopbot.journeys import steps
from shopbot.journeys.guest import Guest
from shopbot.journeys.stage import Stage
from shopbot.journeys.story import story

_WORDS = "Half price on all suppers until Sunday"


def _writes(budi: Guest, words: str = _WORDS, to: str = "Everyone") -> Guest:
    return budi.says("/broadcast").taps("New message").says(words).finds("Who shall get it?").taps(to)


@story("a broadcast: tried on oneself, sent to everyone, counted")
def sends(stage: Stage) -> None:
    """The owner sees it as people will, sends it, and reads how many got it; the button leads into the shop."""
    oliver, sari = steps.enters(stage.phone("Oliver")), steps.enters(stage.phone("Sari"))
    budi = steps.owner_enters(stage)
    _writes(budi).finds(_WORDS).taps("🔘 Button").taps("The shop").sees("The button opens the shop")
    budi.taps("To me first").finds_times(_WORDS, 2)
    budi.taps("📢 Send to").finds("cannot be undone", "Telegram’s pace").taps("Yes, send")
    for guest in (oliver, sari):
        guest.finds(_WORDS).offered("To the shop", "Fewer of these")
    stage.advance(seconds=10)
    budi.finds("Sent: 3")
    oliver.taps("To the shop").sees("Shop")
    steps.no_faults(oliver, sari, budi)


@story("somebody who wants fewer broadcasts")
def wants_fewer(stage: Stage) -> None:
    """One tap below the message, and the next one leaves them out; the owner reads how many that are."""
    oliver, budi = steps.enters(stage.phone("Oliver")), steps.owner_enters(stage)
    _writes(budi, "First").taps("📢 Send to").taps("Yes, send")
    oliver.finds("First").taps("Fewer of these").sees("no more")
    stage.advance(seconds=10)
    budi.finds("Sent: 2")  # one broadcast at a time
    _writes(budi, "Second").finds("want no more of these: 1").taps("📢 Send to").taps("Yes, send")
    stage.advance(seconds=10)
    budi.finds("Sent: 1")
    oliver.never_sees("Second").says("/profile").taps("News and offers").taps("Send them again").sees(
        "may write to you"
    )


@story("a broadcast to somebody who blocks the bot meanwhile")
def blocked(stage: Stage) -> None:
    """They are counted, not waited for; and when they come back, yesterday's offer does not come with them."""
    oliver, budi = steps.enters(stage.phone("Oliver")), steps.owner_enters(stage)
    _writes(budi)
    oliver.blocks()
    budi.taps("Preview").finds("blocked the bot: 1").taps("📢 Send to").taps("Yes, send")
    stage.advance(seconds=10)
    budi.finds("Sent: 1")
    oliver.blocks(blocked=False).says("/start").never_sees(_WORDS)


@story("a broadcast that is taken back")
def taken_back(stage: Stage) -> None:
    """The wrong price went out: it is deleted from every chat, and the owner reads from how many."""
    oliver, budi = steps.enters(stage.phone("Oliver")), steps.owner_enters(stage)
    _writes(budi, "Everything for nothing").taps("📢 Send to").taps("Yes, send")
    oliver.finds("Everything for nothing")
    stage.advance(seconds=10)
    budi.taps("Take back").taps("Yes, delete")
    stage.advance(seconds=10)
    budi.finds("Deleted: 2")
    oliver.never_sees("Everything for nothing")


@story("/broadcast from a customer")
def customers(stage: Stage) -> None:
    """A customer who knows the command hears nothing."""
    oliver = steps.enters(stage.phone("Oliver"))
    steps.hears_nothing(stage, oliver, "/broadcast", "/broadcast everyone look here")
