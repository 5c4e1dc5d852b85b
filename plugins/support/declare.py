"""What was written between staff and the people of the shop, and how much of it may come."""

from dataclasses import dataclass

from shopbot.api import Plugin, setting


@dataclass(frozen=True)
class Settings:
    """How much people may answer."""

    answers_an_hour: int = setting(20, "Answers one person may send to the shop in an hour", low=1, high=200)


plugin = Plugin("support", Settings)
WRITE = plugin.permission("support.write", "Write to people in the name of the shop")
LONGEST = 2000
plugin.final("support.written", "was-read")
plugin.migration(
    "001_letters",
    """
    CREATE TABLE support_letter (
        id      INTEGER PRIMARY KEY,
        person  INTEGER NOT NULL,              -- the customer it is to, or from
        staff   INTEGER NOT NULL,              -- who wrote, or whom it answers
        came    INTEGER NOT NULL CHECK (came IN (0, 1)),   -- 1: from the customer
        words   TEXT    NOT NULL,
        photo   TEXT,                          -- Telegram's id of a picture
        at      INTEGER NOT NULL,              -- UTC seconds
        CHECK (words <> '' OR photo IS NOT NULL)
    ) STRICT;
    CREATE INDEX support_letter_of ON support_letter (person, at);
    """,
)
