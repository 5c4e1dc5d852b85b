"""The parts of `prove crash`."""

from tests.prove.crash import killing
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
)
