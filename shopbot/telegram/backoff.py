"""How long to wait before trying again."""

import random

FIRST_SECONDS = 1.0


def delay(tries: int, most: float) -> float:
    """Return seconds: 1 doubling up to `most`, then a random part of up to a half off, so that a crowd spreads out."""
    longest = min(most, FIRST_SECONDS * 2.0 ** min(tries, 30))
    return longest * (1 - random.random() / 2)  # noqa: S311 - nothing secret hangs on it
