"""The parts of `prove disk`."""

from tests.prove.proof import Part

PARTS: tuple[Part, ...] = ()
