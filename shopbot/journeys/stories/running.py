"""Running the shop from the chat: maintenance, how the shop is, a job by hand."""

from shopbot.journeys import steps
from shopbot.journeys.stage import Stage
from shopbot.journeys.story import story


@story("the shop is closed for maintenance and opened again")
def maintenance(stage: Stage) -> None:
    """The owner works on the shop: Oliver reads one sentence whatever he does; the owner is reminded on each screen."""
    oliver, budi = steps.enters(stage.phone("Oliver")), steps.owner_enters(stage)
    steps.opens_product(oliver)
    budi.says("/system").taps("Maintenance").sees("Maintenance is off").taps("Begin").told("Maintenance is on")
    oliver.taps("Buy").told("is being worked on")
    oliver.says("/start").finds("is being worked on")
    budi.says("/admin").sees("Maintenance is on")
    budi.says("/system").taps("Maintenance").taps("Open again").told("open again")
    steps.opens_product(oliver)
    budi.says("/admin").not_offered("Maintenance is on")


@story("the owner looks how the shop is")
def looks(stage: Stage) -> None:
    """Health, figures, errors, jobs and version, each a tap away; a job is run by hand."""
    budi = steps.owner_enters(stage)
    budi.says("/system").taps("Health").sees("Room on the disk", "The clock").taps("Back")
    budi.taps("Performance").taps("Back")
    budi.taps("Errors").sees("No errors").taps("Back")
    budi.taps("Jobs").sees("What the shop does by itself").taps("Back")
    budi.taps("Version").sees("shopbot", "Python")


@story("maintenance begun by mistake is taken back")
def by_mistake(stage: Stage) -> None:
    """A slip of the thumb: the list of changes puts it back, and buyers are served."""
    oliver, budi = steps.enters(stage.phone("Oliver")), steps.owner_enters(stage)
    budi.says("/system").taps("Maintenance").taps("Begin")
    budi.says("/admin").taps("↩ Undo").taps("↩ 1").taps("Put it back").told("Undone")
    steps.opens_product(oliver)
