"""The owner at work: products, stock, money, bans."""

from shopbot.journeys import steps
from shopbot.journeys.stage import Stage
from shopbot.journeys.story import story


@story("the owner adds a product and stock, and it sells")
def adds_a_product(stage: Stage) -> None:
    """One message makes the product, one its stock; Oliver buys a piece a minute later."""
    oliver, budi = steps.enters(stage.phone("Oliver")), steps.owner_enters(stage)
    steps.opens_wizard(budi)
    budi.says("Lumina 1 month\n35k\nPrivate profile").sees("Lumina 1 month", "Rp 35,000").taps("Create")
    budi.sees("Lumina 1 month").taps("Add stock").says("LUMINA-1\n\nLUMINA-2\nLUMINA-1").sees(
        "2 new", "1 already", "1 empty"
    )
    budi.never_sees("LUMINA-1").taps("Add 2").sees("In stock: 2")
    number = steps.number_of(budi, "Lumina")
    steps.tops_up(oliver, 50_000)
    stage.check(steps.buys(oliver, number) in {"LUMINA-1", "LUMINA-2"}, "Oliver should have one of the two codes")
    budi.finds("Sold: Lumina 1 month")


@story("stock by file, with a preview, and undone")
def stock_by_file(stage: Stage) -> None:
    """A list with doubles and empty lines is shown before it counts, and can be taken back."""
    steps.enters(stage.phone("Oliver"))
    budi = steps.owner_enters(stage)
    budi.says(f"/addstock {steps.SUPPERS}").sees("Send lines")
    budi.sends("codes.txt", "NEW-1\r\nNEW-2\r\n\r\nNEW-2\r\nNEW-3\r\n").sees("3 new", "1 already", "1 empty")
    budi.taps("Add 3").sees("In stock: 21").taps("Undo").told("Undone")
    stage.check(steps.stock_of(budi) == 18, "the file should be taken back")


@story("stock exported as a file")
def exports(stage: Stage) -> None:
    """The unsold codes come as a file that erases itself."""
    steps.enters(stage.phone("Oliver"))
    budi = steps.owner_enters(stage)
    budi.says(f"/exportstock {steps.SUPPERS}")
    lines = budi.file().decode().split()
    stage.check(len(lines) == 18 and lines[0].startswith("DEMO-"), f"18 codes were expected: {lines}")
    stage.advance(hours=1)
    budi.loses_file()


@story("commands of the catalogue")
def commands(stage: Stage) -> None:
    """Add, edit, delete with undo: by commands with pipes, each with an example when it is wrong."""
    oliver, budi = steps.enters(stage.phone("Oliver")), steps.owner_enters(stage)
    budi.says("/add 900|Lumina|Films|35000|Private profile").sees("Lumina", "Rp 35,000", "Films")
    budi.says("/add 901|Lumina").sees("/add 101|Lumina|Streaming|35000|Text")
    budi.says("/addstock").sees("/addstock 101")
    budi.says("/edit 900|price|many").sees("as an amount")
    budi.says("/del 900").offered("Restore")
    oliver.says("900").sees("could not find")
    budi.taps("Restore")
    oliver.says("900").sees("Lumina")


@story("staff commands from a customer")
def customers_command(stage: Stage) -> None:
    """A customer who knows the commands of staff hears nothing at all."""
    oliver = steps.enters(stage.phone("Oliver"))
    commands = ("/add 1|A|-|1", "/addstock 101\nX", "/exportstock 101", "/plugins", "/transfer 1 1 x", "/ban 1 0 x")
    steps.hears_nothing(stage, oliver, *commands)


@story("the owner changes a balance, with a reason")
def changes_balance(stage: Stage) -> None:
    """Added, taken, never below zero; the person reads why."""
    oliver, budi = steps.enters(stage.phone("Oliver")), steps.owner_enters(stage)
    budi.says(f"/transfer {oliver.id} 50k late delivery").sees("Rp 0 → Rp 50,000").taps("Confirm")
    oliver.finds("added Rp 50,000", "late delivery")
    budi.says(f"/transfer {oliver.id} -80k mistake").told("more is needed")
    budi.says(f"/transfer {oliver.id} -20k mistake").taps("Confirm")
    oliver.finds("took Rp 20,000")
    stage.check(steps.balance_of(oliver) == "Rp 30,000", "30,000 should be left")


@story("a banned person")
def bans(stage: Stage) -> None:
    """They are told once, with the reason, then hear nothing until they are let back in."""
    oliver, budi = steps.enters(stage.phone("Oliver")), steps.owner_enters(stage)
    budi.says(f"/ban {oliver.id} 0 chargeback")
    oliver.says("/start").told("You cannot use this shop").told("chargeback")
    steps.hears_nothing(stage, oliver, "/start")
    budi.says(f"/unban {oliver.id}")
    oliver.says("/start").sees("Welcome back")
