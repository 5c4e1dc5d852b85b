"""People who tap too fast, too late, or what no button says."""

from shopbot.journeys import steps
from shopbot.journeys.stage import Stage
from shopbot.journeys.story import story

_FORGED = (
    "orders.pay:1",
    "orders.pay_by:1:pretend",
    "orders.cancel:1",
    "orders.order:1",
    "orders.goods:1:0",
    "orders.checkout:1:-5:1",
    "orders.checkout:1:1000000000000000000000:1",
    "orders.checkout:x:y:z",
    "wallet.amount:-50000",
    "wallet.pay:99999999999999999999:pretend:0",
    "wallet.do:add:1:1000000:0:0:gift",
    "pretend.report:1:now",
    "catalog.create:1",
    "catalog.set_state:1:deleted",
    "!AAAAAAAAAAAAAAAAAAAAAA",
    "nothing.at_all",
    ":::::",
)


@story("a flood is answered once")
def floods(stage: Stage) -> None:
    """Sixty messages in a moment get one polite word; a minute later Oliver is welcome again."""
    oliver = steps.enters(stage.phone("Oliver"))
    for _ in range(60):
        stage.driver.say(oliver.id, "/help")
    for _ in range(5):
        stage.advance(seconds=5)
    oliver.finds("That was quick")
    stage.check(sum("That was quick" in text for text in oliver.texts) == 1, "it should be said once")
    stage.advance(minutes=2)
    oliver.says("/start").sees("Welcome back")


@story("a button of another day")
def stale_button(stage: Stage) -> None:
    """What an old message's button opens is today's state of the same thing."""
    oliver, budi = steps.enters(stage.phone("Oliver")), steps.owner_enters(stage)
    steps.tops_up(oliver, 50_000)
    steps.opens_product(oliver)
    old = oliver.messages[-1]["message_id"]
    data = oliver.button_data("Buy")
    budi.says(f"/edit {steps.SUPPERS}|price|30000").finds("Saved")
    stage.advance(days=3)
    oliver.presses(old, data).told("The price has changed")
    oliver.sees("Rp 30,000")
    stage.check(steps.orders_of(oliver) == 0, "nothing should have been ordered")


@story("forged buttons change nothing")
def forges(stage: Stage) -> None:
    """Mallory sends every button that is not hers; Oliver's order and everybody's money stay as they were."""
    oliver, mallory = steps.enters(stage.phone("Oliver")), steps.enters(stage.phone("Mallory"))
    steps.tops_up(oliver, 50_000)
    steps.opens_product(oliver).taps("Buy").sees("Total")
    paying = oliver.button_data("💰 Pay")
    screen = mallory.messages[-1]["message_id"]
    for data in (*_FORGED, paying):
        mallory.presses(screen, data)
    mallory.never_sees("DEMO-", "Delivered")
    stage.check(steps.balance_of(mallory) == "Rp 0", "Mallory should have gained nothing")
    stage.check(steps.orders_of(mallory) == 0, "Mallory should have no order")
    stage.recount()
    oliver.taps("💰 Pay").finds("Delivered")
    stage.check(steps.balance_of(oliver) == "Rp 5,000", "Oliver should have paid once")
