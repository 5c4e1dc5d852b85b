"""The parts of `prove disk`."""

from tests.prove.disk import faults, lost, power
from tests.prove.proof import Part

PARTS: tuple[Part, ...] = (faults.PART, power.PART, lost.PART)
