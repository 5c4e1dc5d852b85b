"""Resellers: made, congratulated, and back to the usual prices."""

from shopbot.journeys import steps
from shopbot.journeys.stage import Stage
from shopbot.journeys.story import story


@story("somebody becomes a reseller, and is one no longer")
def becomes(stage: Stage) -> None:
    """From the person's card; each change is told, once, and takes effect on the next price that is shown."""
    budi, oliver = steps.owner_enters(stage), steps.enters(stage.phone("Oliver"))
    budi.says(f"/info {oliver.id}").taps("Reseller").sees("Not a reseller").taps_twice("Grant").sees("Reseller: sees")
    oliver.sees("Congratulations")
    stage.check(sum("Congratulations" in text for text in oliver.texts) == 1, "he should be congratulated once")
    budi.says("/admin").taps("Resellers").sees("One reseller").taps("Oliver").taps("Withdraw").sees("Not a reseller")
    oliver.sees("no longer a reseller")
