"""The parts of `prove load`."""

from tests.prove.proof import Part

PARTS: tuple[Part, ...] = ()
