"""The parts of `prove race`."""

from tests.prove.proof import Part

PARTS: tuple[Part, ...] = ()
