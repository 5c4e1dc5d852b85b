"""The parts of `prove sabotage`."""

from tests.prove.proof import Part

PARTS: tuple[Part, ...] = ()
