"""One figure: what was measured, and what was measured beside it, in the same run on the same machine."""

import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """`name` says what it is and what it stands beside; `ratio` is `value` by `beside`, 0 where that is nothing."""

    name: str
    value: float
    unit: str
    beside: float

    @property
    def ratio(self) -> float:
        """Return how often `beside` is contained."""
        return self.value / self.beside if self.beside else 0.0

    def as_json(self) -> dict[str, Any]:
        """Return what `--json` prints of it."""
        rounded = {name: round(v, 4) if isinstance(v, float) else v for name, v in asdict(self).items()}
        return {**rounded, "ratio": round(self.ratio, 3)}

    def __str__(self) -> str:
        """Return one line."""
        return f"{self.name}: {self.value:,.4g} {self.unit}, beside {self.beside:,.4g}; ratio {self.ratio:.2f}"


class Growth(Figure):
    """A figure in a shop ten times as full, beside the same in the smaller one."""

    def __str__(self) -> str:
        """Return one line."""
        return (
            f"{self.name}: {self.value:,.4g} {self.unit}, beside {self.beside:,.4g}; growth {self.ratio:.2f}x per 10x"
        )


def paired(name: str, unit: str, ours: Sequence[float], theirs: Sequence[float]) -> Figure:
    """Return the figure of a few rounds, each of which measured both in turn: their medians."""
    return Figure(name, statistics.median(ours), unit, statistics.median(theirs))
