"""Telegram Stars end to end: the invoice's link, Telegram's question before the money moves, and money going back."""

from shopbot.journeys import steps
from shopbot.journeys.guest import Guest, Missed
from shopbot.journeys.stage import Stage
from shopbot.journeys.story import story

_WINDOW = 31  # minutes; an invoice's time is over
_ANSWER = "answerPreCheckoutQuery"


def _asks(guest: Guest) -> str:
    """Order one thing, choose Stars, and return the invoice's link."""
    steps.opens_product(guest).taps("Buy").taps("⭐").sees("Telegram Stars", "To pay").offered("Pay ⭐")
    return _link(guest)


def _link(guest: Guest) -> str:
    """Return the newest link to an invoice in somebody's chat."""
    for message in reversed(guest.messages):
        for row in message.get("reply_markup", {}).get("inline_keyboard", []):
            for button in row:
                if str(button.get("url", "")).startswith("https://t.me/$"):
                    return str(button["url"])
    raise Missed(f"{guest.name} has no link to an invoice")


def _pays(stage: Stage, guest: Guest, link: str) -> None:
    """Open an invoice and confirm it in Telegram's own sheet."""
    stage.note(f"{guest.name} confirms an invoice in Stars")
    before = stage.driver.call_count()
    stage.driver.pay_link(guest.id, link)
    stage.driver.wait_quiet(after=before)


def _charges(stage: Stage, guest: Guest, kind: str = "successful_payment") -> list[str]:
    """Return Telegram's names for what somebody has paid, or got back, as their chat shows it."""
    shown = stage.driver.chat(guest.id)["messages"]
    return [str(one[kind]["telegram_payment_charge_id"]) for one in shown if kind in one]


@story("Stars: paid by its payer only, delivered once")
def pays_by_stars(stage: Stage) -> None:
    """Sari opens Oliver's invoice and is refused; he pays it, and a second phone of his cannot pay it again."""
    oliver, sari = steps.enters(stage.phone("Oliver")), steps.enters(stage.phone("Sari"))
    link = _asks(oliver)
    _pays(stage, sari, link)
    sari.told("belongs to somebody else")
    stage.check(_charges(stage, sari) == [], "Sari should not have been charged")
    _pays(stage, oliver, link)
    oliver.finds("Delivered", "DEMO-")
    _pays(stage, oliver, link)
    oliver.told("is over")
    stage.advance(minutes=5)
    stage.check(len(_charges(stage, oliver)) == 1, "Oliver should have been charged once")
    stage.check(len(set(oliver.copyable)) == 1, "one code should have been delivered")
    stage.check(steps.balance_of(oliver) == "Rp 0", "nothing should be left over")


@story("Stars: the bot dies between Telegram's question and the payment")
def dies_while_paying(stage: Stage) -> None:
    """Killed as soon as it has said yes: the goods come once when it is back."""
    oliver = steps.enters(stage.phone("Oliver"))
    link, before = _asks(oliver), stage.driver.call_count()
    stage.note("Oliver confirms the invoice; the bot is killed as soon as it has said yes")
    stage.driver.pay_link(oliver.id, link)
    while not any(one["method"] == _ANSWER for one in stage.driver.calls(since=before)):
        if not stage.driver.wait_calls(stage.driver.call_count() + 1):
            raise Missed("the bot has not answered Telegram's question")
    stage.kill()
    stage.start()
    oliver.finds("Delivered", "DEMO-")
    stage.advance(minutes=5)
    stage.check(len(_charges(stage, oliver)) == 1, "Oliver should have been charged once")
    stage.check(len(set(oliver.copyable)) == 1, "one code should have been delivered")
    stage.check(steps.balance_of(oliver) == "Rp 0", "nothing should be left over")


@story("Stars: an old invoice is refused and charges nothing")
def pays_an_old_invoice(stage: Stage) -> None:
    """The order has ended and its goods are free; Telegram is told no, in words."""
    oliver = steps.enters(stage.phone("Oliver"))
    link = _asks(oliver)
    stage.advance(minutes=_WINDOW)
    oliver.finds("has expired")
    _pays(stage, oliver, link)
    oliver.told("is over")
    stage.check(_charges(stage, oliver) == [], "nothing should have been charged")
    stage.check(steps.stock_of(oliver) == 18, "the code should be back on the shelf")


@story("Stars: sent back by the shop, and taken back by Telegram")
def goes_back(stage: Stage) -> None:
    """A top-up goes back once, although Telegram tells of it too; what Telegram takes by itself leaves the balance."""
    budi, oliver, sari = (steps.enters(one) for one in (stage.owner, stage.phone("Oliver"), stage.phone("Sari")))
    for guest in (oliver, sari):
        guest.says("/balance").taps("Add money").taps("Other amount").says("21000").taps("⭐").offered("Pay ⭐")
        _pays(stage, guest, _link(guest))
        guest.finds("was added to your balance")
    budi.presses(budi.messages[-1]["message_id"], "payments.ask_refund:1").says("asked for it").taps(
        "Yes, send it back"
    )
    stage.advance(minutes=2)
    stage.check(_charges(stage, oliver, "refunded_payment") == _charges(stage, oliver), "Oliver should have his Stars")
    stage.note("Telegram gives Sari her Stars back by itself")
    stage.driver.refund(sari.id, _charges(stage, sari)[0])
    stage.driver.wait_quiet()
    stage.advance(hours=2)
    for guest in (oliver, sari):
        stage.check(steps.balance_of(guest) == "Rp 0", f"{guest.name}'s balance should be empty")
