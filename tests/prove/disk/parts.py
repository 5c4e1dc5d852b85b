"""The parts of `prove disk`."""

from tests.prove.disk import faults, power
from tests.prove.proof import Part

PARTS: tuple[Part, ...] = (faults.PART, power.PART)
