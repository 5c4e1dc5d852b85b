"""The parts of `prove crash`."""

from tests.prove.crash import killing, lines
from tests.prove.proof import Part

PARTS: tuple[Part, ...] = (
    Part(
        "crash.random",
        "kill -9 and SIGTERM at any moment of every flow, with a faulty Telegram and faulty gateways",
        "kills",
        100_000,
        killing.run,
        share=5,
    ),
    Part(
        "crash.lines",
        "kill -9 at every executed line of every flow, and at a line of the recovery once more",
        "points",
        34_000,
        lines.run,
        share=4,
    ),
)
