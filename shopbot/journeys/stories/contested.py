"""Two at once: the last piece, the changed price, the double tap, and goods that come free again."""

from shopbot.journeys import steps
from shopbot.journeys.stage import Stage
from shopbot.journeys.story import story


@story("sold out while deciding")
def sold_out(stage: Stage) -> None:
    """Oliver looks at the last one while Sari buys it."""
    oliver, sari = steps.enters(stage.phone("Oliver")), steps.enters(stage.phone("Sari"))
    steps.tops_up(sari, 50_000)
    steps.opens_product(oliver, steps.LAST_ONE).sees("1 in stock")
    steps.buys(sari, steps.LAST_ONE)
    oliver.taps("Buy").told("sold out").sees("Nothing was charged")
    stage.check(steps.orders_of(oliver) == 0, "Oliver should have no order")


@story("price changed while deciding")
def price_changed(stage: Stage) -> None:
    """The owner raises the price while Oliver looks; he is shown the new one and charged nothing."""
    oliver = steps.enters(stage.phone("Oliver"))
    budi = steps.owner_enters(stage)
    steps.opens_product(oliver).offered("Rp 45,000")
    budi.says(f"/edit {steps.SUPPERS}|price|47000").finds("Saved")
    oliver.taps("Buy").told("The price has changed from Rp 45,000 to Rp 47,000").offered("Buy · Rp 47,000")
    stage.check(steps.orders_of(oliver) == 0, "Oliver should have no order yet")
    steps.opens_product(oliver).taps("Buy").sees("Total: Rp 47,000")


@story("two taps at once on Buy and on Pay")
def double_taps(stage: Stage) -> None:
    """An impatient thumb gets one order, one charge and one code."""
    oliver = steps.enters(stage.phone("Oliver"))
    steps.tops_up(oliver, 200_000)
    steps.opens_product(oliver).taps_twice("Buy").sees("Total: Rp 45,000")
    oliver.taps_twice("💰 Pay").finds("Delivered")
    stage.check(len(oliver.copyable) == 1, f"one code was bought, these came: {oliver.copyable}")
    stage.check(steps.orders_of(oliver) == 1, "there should be one order")
    stage.check(steps.balance_of(oliver) == "Rp 155,000", "one code should have been charged")


@story("a cancelled order frees its goods at once")
def cancels(stage: Stage) -> None:
    """Oliver gives the last one up; Sari can have it."""
    oliver, sari = steps.enters(stage.phone("Oliver")), steps.enters(stage.phone("Sari"))
    steps.tops_up(sari, 50_000)
    steps.opens_product(oliver, steps.LAST_ONE).taps("Buy").sees("Total")
    sari.says(str(steps.LAST_ONE)).sees("sold out").not_offered("Buy")
    oliver.taps("Cancel order").told("Nothing was charged")
    steps.buys(sari, steps.LAST_ONE)


@story("a payment window that ends frees the goods")
def lets_it_run_out(stage: Stage) -> None:
    """Oliver forgets to pay; after ten minutes he is told, and Sari can have it."""
    oliver, sari = steps.enters(stage.phone("Oliver")), steps.enters(stage.phone("Sari"))
    steps.opens_product(oliver, steps.LAST_ONE).taps("Buy").sees("Kept for you")
    stage.advance(minutes=11)
    oliver.finds("has expired", "nothing was charged")
    stage.check(steps.stock_of(sari, steps.LAST_ONE) == 1, "the goods should be free again")


@story("money that comes after the window becomes balance")
def pays_late(stage: Stage) -> None:
    """Oliver's payment arrives when his order has ended; it is not lost."""
    oliver = steps.enters(stage.phone("Oliver"))
    steps.opens_product(oliver).taps("Buy").taps("Pretend payment").taps("Pay late")
    stage.advance(minutes=11)
    oliver.finds("has expired")
    stage.advance(minutes=2)
    oliver.finds("The money is in your balance")
    stage.check(steps.balance_of(oliver) == "Rp 45,000", "the late money should be balance")
