"""The parts of `prove input`."""

from tests.prove.proof import Part

PARTS: tuple[Part, ...] = ()
