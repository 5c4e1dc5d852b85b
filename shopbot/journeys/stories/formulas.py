"""The owner's own formulas: a fee that the payer sees and pays, a bad one refused, and one taken back."""

from shopbot.journeys import steps
from shopbot.journeys.stage import Stage
from shopbot.journeys.story import story


@story("the owner sets a fee formula; a buyer sees it and pays it")
def asks_a_fee(stage: Stage) -> None:
    """A bad formula is explained and not kept; with a good one the order is paid with exactly what it costs."""
    oliver, budi = steps.enters(stage.phone("Oliver")), steps.owner_enters(stage)
    budi.says("/setformula").taps("Pretend payment").sees("pay nothing on top")
    budi.says("amount * 1.01").finds("only what the payer pays on top")
    budi.says("amuont * 1%").finds("These names are: amount")
    budi.says("amount × 0,7% + 310").sees("amount * 0.7% + 310", "= 10,000 × 0.7% + 310")
    steps.opens_product(oliver).taps("Buy").sees("Pretend payment: you send Rp", "fee").taps("Pretend payment")
    oliver.sees("includes a fee of Rp").taps("✅ Pay").finds("Delivered", "DEMO-")
    stage.check(steps.balance_of(oliver) == "Rp 0", "the order should have been paid with exactly its price")
    oliver.taps("Add money").taps("Other amount").says("100000").sees("you send Rp 101,010", "Rp 1,010 fee")
    oliver.taps("Pretend payment").sees("To pay: Rp 101,010", "includes a fee of Rp 1,010").taps("✅ Pay")
    oliver.finds("was added to your balance")
    stage.check(steps.balance_of(oliver) == "Rp 100,000", "exactly the amount should be credited")
    budi.taps("Undo").taps("Put it back")
    budi.says("/setformula").sees("Pretend payment: nothing")


@story("the owner changes the refund formula, with an example")
def changes_the_refund(stage: Stage) -> None:
    """Its steps are shown with the values put in; one that would divide by zero is never kept."""
    budi = steps.owner_enters(stage)
    budi.taps("Staff").taps("Settings").taps("Formulas").taps("Refund formula")
    budi.sees("used 12 days: Rp 14,406", "34,300 × (30 − 12) ÷ 30 × 0.7")
    budi.says("paid * (1 - days / warranty)").finds("divide by zero", "max(1, warranty)")
    budi.says("paid * left / warranty * 90%").sees("used 12 days: Rp 18,522", "34,300 × 18 ÷ 30 × 90%")
    budi.taps("Full in warranty").sees("used 12 days: Rp 34,300").taps("Days left").sees("used 12 days: Rp 14,406")
    steps.hears_nothing(stage, steps.enters(stage.phone("Oliver")), "/setformula refund|paid", "/setformula")
