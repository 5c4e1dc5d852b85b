"""All stories, in the order they are played: what a newcomer sees first comes first."""

from shopbot.journeys.stories import arriving, buying, contested, faulty, mishaps, staff, strangers
from shopbot.journeys.story import STORIES

__all__ = ["STORIES", "arriving", "buying", "contested", "faulty", "mishaps", "staff", "strangers"]
