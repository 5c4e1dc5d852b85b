"""Paying by USDT on a pretended TRON: seen, confirmed, flooded with dust, late, and while nobody answers."""

from shopbot.journeys import steps
from shopbot.journeys.guest import Guest, Missed
from shopbot.journeys.stage import Stage
from shopbot.journeys.story import story

_WINDOW = 17  # minutes; a payment's time is over


def _asks(guest: Guest) -> Guest:
    """Order one thing and choose USDT."""
    steps.opens_product(guest).taps("Buy").taps("USDT")
    return guest.sees("Send exactly", "Only TRC20", "Waiting for your payment")


def _asked(guest: Guest) -> tuple[str, str]:
    """Return sum and address as the copy buttons hold them, and hold the screen to show both in full."""
    found = guest.copyable[-2:]
    if len(found) != 2 or not all(one in guest.screen for one in found):
        raise Missed(f"{guest.name} can copy {found} below {guest.screen!r}")
    return found[0], found[1]


@story("USDT: two buyers, two sums, confirmations counted up in place", fakes=("usdt",))
def pays_by_usdt(stage: Stage) -> None:
    """What only looks like USDT moves nothing; the real thing is counted up, and delivered once it is final."""
    oliver, sari = steps.enters(stage.phone("Oliver")), steps.enters(stage.phone("Sari"))
    hers, his = _asked(_asks(sari)), _asked(_asks(oliver))
    stage.check(hers[1] == his[1] and hers[0] != his[0], "two payers should be told apart by the sum alone")
    oliver.pays("forged")
    stage.advance(minutes=2)
    oliver.sees("Waiting for your payment").never_sees("Delivered")
    oliver.pays()
    stage.advance(seconds=20)
    oliver.sees("of 19 confirmations").never_sees("Delivered")
    messages = len(oliver.texts)
    stage.advance(seconds=15)
    stage.check(len(oliver.texts) == messages, "the bar should move in place")
    stage.advance(minutes=1)
    oliver.finds("Delivered", "DEMO-").finds("Paid: ")
    sari.sees("Waiting for your payment").never_sees("Delivered")


@story("USDT: too little shown by its payer, and late money", fakes=("usdt",))
def pays_otherwise_by_usdt(stage: Stage) -> None:
    """Half of it is nobody's until staff decide, whatever hash is pasted; what comes late is in the wallet."""
    oliver, sari = steps.enters(stage.phone("Oliver")), steps.enters(stage.phone("Sari"))
    _asks(sari).pays("short")
    stage.advance(minutes=2)
    sari.taps("Fee?").sees("has to arrive").taps("I sent this").says("my hash").finds("no transaction ID")
    sari.says("0" * 64).finds("does not know it")
    sari.never_sees("Delivered")
    _asks(oliver).pays("late")
    stage.advance(minutes=_WINDOW)
    oliver.finds("Expired")
    stage.advance(minutes=5)
    stage.advance(hours=1)
    oliver.finds("had ended by then").never_sees("Delivered")
    stage.check(steps.balance_of(oliver) == "Rp 45,000", "the late money should be in the wallet")
    stage.check(steps.balance_of(sari) == "Rp 0", "half the sum is nobody's yet")


@story("USDT: nobody answers for ten minutes, and the bot dies meanwhile", fakes=("usdt",))
def pays_unseen_by_usdt(stage: Stage) -> None:
    """Money sent while both sources are silent is found when one is back, although the time to pay was over."""
    oliver = steps.enters(stage.phone("Oliver"))
    _asks(oliver)
    stage.advance(minutes=8)
    stage.gateway(down=True, name="usdt")
    oliver.pays()
    stage.advance(minutes=5)
    stage.kill()
    stage.start()
    stage.advance(minutes=5)
    oliver.never_sees("Delivered", "Expired")
    stage.gateway(down=False, name="usdt")
    for _ in range(6):
        stage.advance(minutes=1)
    oliver.finds_times("Delivered", 1).finds("Paid: ")
    stage.check(steps.balance_of(oliver) == "Rp 0", "nothing should be left over")
