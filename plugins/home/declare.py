"""What the front door can be told, and the one table it keeps."""

from dataclasses import dataclass
from typing import Literal

from shopbot.api import Plugin, setting

OFF, REQUIRED = "off", "required"


@dataclass(frozen=True)
class Settings:
    """The owner's choices; welcome texts are by language, empty ones stay as the shop brings them."""

    show_stats: bool = setting(default=True, help="Show how many orders were delivered")
    starting_credits: int = setting(0, "Gift for new people, in the currency's smallest unit; 0: none")
    support: str = setting("", "Where buyers get help: @username or a link; empty: no button")
    faq: str = setting("", "A page with questions and answers, as a link; empty: no button")
    terms: str = setting("", "The terms of the shop, as a link; empty: no button")
    ask_name: Literal["off", "optional", "required"] = setting(OFF, "Whether new people are asked for their name")
    ask_email: Literal["off", "optional", "required"] = setting(OFF, "Whether new people are asked for their e-mail")
    ask_whatsapp: Literal["off", "optional", "required"] = setting(
        OFF, "Whether new people are asked for their WhatsApp number"
    )
    welcome_sticker: str = setting("", "Sent before the welcome; set it with /setwelcome")
    welcome_id: str = setting("", "Welcome for new people, in Indonesian")
    welcome_en: str = setting("", "Welcome for new people, in English")
    welcome_ar: str = setting("", "Welcome for new people, in Arabic")
    welcome_fa: str = setting("", "Welcome for new people, in Persian")
    welcome_zh: str = setting("", "Welcome for new people, in Chinese")
    back_id: str = setting("", "Welcome for people who come back, in Indonesian")
    back_en: str = setting("", "Welcome for people who come back, in English")
    back_ar: str = setting("", "Welcome for people who come back, in Arabic")
    back_fa: str = setting("", "Welcome for people who come back, in Persian")
    back_zh: str = setting("", "Welcome for people who come back, in Chinese")


plugin = Plugin("home", Settings)
# The field that is being asked for: a command such as /skip ends the open question, but has to know which it was.
plugin.migration(
    "001_form",
    """
    CREATE TABLE home_form (
        person INTEGER PRIMARY KEY,
        field  TEXT NOT NULL
    ) STRICT;
    """,
)
