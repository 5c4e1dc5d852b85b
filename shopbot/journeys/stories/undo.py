"""Staff take back what they changed: from the list, by the button right after, once, and only while it still stands."""

from shopbot.journeys import steps
from shopbot.journeys.stage import Stage
from shopbot.journeys.story import story


@story("a wrong price is taken back from the list")
def wrong_price(stage: Stage) -> None:
    """The owner types a nought too many, sees it in the list, and puts the price back; Oliver pays what it was."""
    oliver, budi = steps.enters(stage.phone("Oliver")), steps.owner_enters(stage)
    steps.opens_product(oliver).sees("Rp 45,000")
    budi.says(f"/edit {steps.SUPPERS}|price|450000").sees("Rp 450,000")
    oliver.says(str(steps.SUPPERS)).sees("Rp 450,000")
    budi.says("/admin").taps("↩ Undo").sees("Rp 45,000 → Rp 450,000").taps("↩ 1")
    budi.sees("Shall this be put back?", "Rp 450,000 → Rp 45,000").taps("Put it back").told("Undone")
    oliver.says(str(steps.SUPPERS)).sees("Rp 45,000")


@story("an undo is undone")
def undone_twice(stage: Stage) -> None:
    """A ban is taken back, and the taking back is taken back."""
    oliver, budi = steps.enters(stage.phone("Oliver")), steps.owner_enters(stage)
    budi.says(f"/ban {oliver.id} 7 spam").taps("↩ Undo").taps("Put it back").told("Undone")
    oliver.says("/start").sees("Welcome back")
    budi.says("/admin").taps("↩ Undo").taps("↩ 1").sees("spam").taps("Put it back")
    oliver.says("/start").told("You cannot use this shop").told("spam")


@story("money that was spent cannot be taken back")
def spent(stage: Stage) -> None:
    """A balance is given and spent before the owner notices; the list says what is missing, and nothing moves."""
    oliver, budi = steps.enters(stage.phone("Oliver")), steps.owner_enters(stage)
    budi.says(f"/transfer {oliver.id} 50k wrong person").taps("Confirm")
    oliver.finds("added Rp 50,000")
    steps.buys(oliver)
    budi.says("/admin").taps("↩ Undo").taps("↩ 1").sees("has been spent", "Rp 5,000", "Rp 45,000")
    budi.not_offered("Put it back")
    stage.check(steps.balance_of(oliver) == "Rp 5,000", "nothing should have moved")


@story("stock is taken back as far as it is not sold")
def half_sold(stage: Stage) -> None:
    """The wrong file was added and one code of it is sold before it is taken back: the list says how many stay."""
    oliver, budi = steps.enters(stage.phone("Oliver")), steps.owner_enters(stage)
    steps.tops_up(oliver, 50_000)
    budi.says("/add 900|Lumina|Films|10000|Private profile")
    budi.says("/addstock 900").says("WRONG-1\nWRONG-2\nWRONG-3").taps("Add 3").sees("In stock: 3")
    stage.check(steps.buys(oliver, 900) == "WRONG-1", "the oldest code should be sold first")
    budi.says("/admin").taps("↩ Undo").taps("↩ 1").sees("will be deleted: 2", "stay: 1")
    budi.taps("Put it back").told("Undone")
    oliver.says("900").not_offered("Buy")


@story("two of the staff undo the same change")
def both_undo(stage: Stage) -> None:
    """Both have the question open; the first tap counts, the second is told who was first."""
    oliver, budi = steps.enters(stage.phone("Oliver")), steps.owner_enters(stage)
    budi.says(f"/addadmin {oliver.id}")
    budi.says(f"/del {steps.SUPPERS}")
    for one in (budi, oliver):
        one.says("/admin").taps("↩ Undo").taps("↩ 1").sees("Shall this be put back?")
    budi.taps("Put it back").told("Undone")
    oliver.taps("Put it back").told("Undone by Budi")
    oliver.says(str(steps.SUPPERS)).offered("Buy")


@story("the owner looks something up in the log")
def looks_up(stage: Stage) -> None:
    """By kind, by what it is about, one row in full, and whether anybody altered the log behind the shop's back."""
    oliver, budi = steps.enters(stage.phone("Oliver")), steps.owner_enters(stage)
    budi.says(f"/transfer {oliver.id} 50k late delivery").taps("Confirm")
    budi.says("/admin").taps("Log of changes").taps("Kind").taps("Money").sees("Balance changed", "late delivery")
    budi.taps("Search").says(str(oliver.id)).sees("About: Oliver", "Balance changed").taps("1")
    budi.sees("wallet.adjust", "as it was written").taps("Back")
    budi.taps("Check").taps("Check it all now").sees("No row was altered or taken out")
    budi.says("/admin").taps("Log of changes").taps("File")
    stage.check(b"wallet.adjust" in budi.file(), "the file should hold the change")
    stage.advance(hours=1)
    budi.loses_file()
