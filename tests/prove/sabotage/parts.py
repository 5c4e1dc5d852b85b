"""The parts of `prove sabotage`."""

from tests.prove.sabotage.mutants import MUTANTS
from tests.prove.sabotage.named import NAMED

PARTS = (NAMED, MUTANTS)
