"""All stories, in the order they are played: what a newcomer sees first comes first."""

from shopbot.journeys.stories import (
    arriving,
    bulk,
    buying,
    contested,
    crossing,
    crowds,
    edits,
    faulty,
    forging,
    languages,
    mishaps,
    qris,
    staff,
    staleness,
    stars,
    strangers,
    usdt,
)
from shopbot.journeys.story import STORIES

__all__ = [
    "STORIES",
    "arriving",
    "bulk",
    "buying",
    "contested",
    "crossing",
    "crowds",
    "edits",
    "faulty",
    "forging",
    "languages",
    "mishaps",
    "qris",
    "staff",
    "staleness",
    "stars",
    "strangers",
    "usdt",
]
