"""The parts of `prove crash`."""

from tests.prove.proof import Part

PARTS: tuple[Part, ...] = ()
