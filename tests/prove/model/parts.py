"""The parts of `prove model`."""

from tests.prove.proof import Part

PARTS: tuple[Part, ...] = ()
