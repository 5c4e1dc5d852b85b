"""The parts of `prove model`."""

from tests.prove.model.days import DAYS
from tests.prove.model.rules import RULES
from tests.prove.proof import Part

PARTS: tuple[Part, ...] = (RULES, DAYS)
