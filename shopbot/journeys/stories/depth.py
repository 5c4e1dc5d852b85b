"""The owner gives the catalogue its depth: every kind of goods, variants, prices, a sale, a batch that freezes."""

from shopbot.journeys import steps
from shopbot.journeys.guest import Guest
from shopbot.journeys.stage import Stage
from shopbot.journeys.story import story


def _makes(owner: Guest, kind: str, form: str) -> Guest:
    return steps.opens_wizard(owner).taps(kind).says(form).sees(form.partition("\n")[0]).taps("Create")


@story("the owner sells every kind of goods")
def every_kind(stage: Stage) -> None:
    """Codes, accounts, a file, a link, a text and a service: each asks for what it needs and for nothing else."""
    steps.enters(stage.phone("Oliver"))
    budi = steps.owner_enters(stage)
    _makes(budi, "Codes", "Keys\n10k").sees("Kind: 🔑 Codes").offered("Add stock")
    _makes(budi, "Accounts", "Accounts\n20k").sees("Kind: 👤 Accounts").taps("Add stock").sees("E-mail : Password")
    _makes(budi, "File", "Handbook\n30k").sees("Send the file").sends("handbook.txt", "All there is to know.")
    budi.sees("handbook.txt", "1 KB").never_sees("All there is")
    _makes(budi, "Link", "Course\n40k").sees("Send the link").says("course").sees("Please send a link")
    budi.says("https://example.com/course").sees("What buyers of Course get")
    _makes(budi, "Text", "Recipe\n5k").says("Stir, then wait.").sees("What buyers of Recipe get")
    _makes(budi, "Service", "Logo\n50k").sees("Made after the payment").not_offered("Add stock")


@story("accounts are split into their parts")
def accounts(stage: Stage) -> None:
    """Lines with other separators fit, lines with a part too few are counted and left out, a table works as well."""
    steps.enters(stage.phone("Oliver"))
    budi = steps.owner_enters(stage)
    _makes(budi, "Accounts", "Lumina\n35k").taps("Add stock")
    budi.says("a@example.com:one:11\nb@example.com | two | 22\nc@example.com;three")
    budi.sees("2 lines have 3 parts instead of 2").taps("Parts").taps("PIN").taps("Done")
    budi.sees("E-mail : Password : PIN", "One line has 2 parts instead of 3").taps("Cost").says("21k").taps("Add 2")
    budi.sees("In stock: 2").taps("Add more").sends("more.csv", "email,password,pin\nd@example.com,four,44\n")
    budi.sees("1 new").taps("Add 1").sees("In stock: 3")


@story("one product in several variants")
def variants(stage: Stage) -> None:
    """A product with stock gets a second version; each has its own price, and they change places."""
    steps.enters(stage.phone("Oliver"))
    budi = steps.owner_enters(stage)
    _makes(budi, "Codes", "Lumina\n35k").taps("Add stock").says("LUMINA-1\nLUMINA-2").taps("Add 2").taps("Back")
    budi.taps("Variants").sees("No variants yet").taps("Variant").sees("What is the one called").says("1 month")
    budi.says("3 months\n90k").sees("has 2 variants", "1 month", "Rp 90,000").taps("3 months").taps("Up")
    budi.sees("Lumina · 3 months").taps("Prices").taps("Cost").says("60k").sees("profit Rp 30,000 · 33 %")


@story("a sale that is set, seen and ended")
def sale(stage: Stage) -> None:
    """Three taps start it, the buyer pays less, a sum that would give it away is refused, and one tap ends it."""
    oliver, budi = steps.enters(stage.phone("Oliver")), steps.owner_enters(stage)
    _makes(budi, "Codes", "Lumina\n35k").taps("Add stock").says("LUMINA-1").taps("Add 1").taps("Back")
    number = steps.number_of(budi, "Lumina")
    budi.says(f"/disc {number}|50k").sees("for nothing").says(f"/disc {number}|10%").sees("10 % off")
    budi.taps("20 %").taps("7 days").sees("20 % off until")
    oliver.says(str(number)).sees("Rp 28,000")
    budi.taps("End the sale").sees("There is no sale now")
    oliver.says(str(number)).sees("Rp 35,000").never_sees("Rp 28,000")


@story("a bad batch is frozen and looked into")
def frozen(stage: Stage) -> None:
    """Nothing of it is sold any more; the owner sees who has some of it, and what is left of the profit."""
    oliver, budi = steps.enters(stage.phone("Oliver")), steps.owner_enters(stage)
    _makes(budi, "Codes", "Lumina\n35k").taps("Add stock").says("LUMINA-1\nLUMINA-2").taps("Cost").says("21k")
    budi.taps("Note").says("from Sari").taps("Add 2")
    number = steps.number_of(budi, "Lumina")
    steps.tops_up(oliver, 50_000)
    steps.buys(oliver, number)
    budi.says("/start").taps("Staff").taps("Products").taps("Next").taps("Next").taps("Lumina").taps("Stock").taps(
        "Batches"
    ).taps("🧺")
    budi.sees("from Sari", "Free 1 · sold 1").taps("Freeze").taps("Does not work").sees("Frozen", "It does not work")
    budi.taps("Buyers · 1").sees("Oliver")
    oliver.says(str(number)).sees("sold out")
    budi.says("/profit").sees("profit: Rp 14,000 · 40 %", "Lumina")
