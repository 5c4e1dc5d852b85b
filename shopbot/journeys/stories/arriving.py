"""The first minute, in every language of the shop."""

from shopbot.journeys.stage import Stage
from shopbot.journeys.story import story

# Language: (a first name, what the greeting says, the shop's button, how many products it has, the language button,
# another language's name).
_FIRST = {
    "id": ("Sari", "Selamat datang", "Buka toko", "18", "Bahasa", "English"),
    "en": ("Oliver", "Welcome", "Open the shop", "18", "Language", "Bahasa Indonesia"),
    "ar": ("Layla", "أهلًا", "افتح المتجر", "18", "اللغة", "English"),
    "fa": ("Reza", "خوش", "فروشگاه", "۱۸", "زبان", "English"),
    "zh": ("Li Na", "欢迎", "商店", "18", "语言", "English"),
}


def _arrives(stage: Stage, language: str) -> None:
    name, greeting, shop, products, languages, other = _FIRST[language]
    person = stage.phone(name, language)
    person.says("/start").sees(name, greeting).offered(shop)
    person.taps(shop).sees(products)
    messages = len(person.says("/start").messages)
    person.taps(languages).taps(other).offered("Open the shop" if other == "English" else "Buka toko")
    stage.check(len(person.messages) == messages, "the same message should change its language")


@story("first start in Indonesian")
def indonesian(stage: Stage) -> None:
    """Sari is greeted in her language, sees the shop in it, and changes it in place."""
    _arrives(stage, "id")


@story("first start in English")
def english(stage: Stage) -> None:
    """Oliver is."""
    _arrives(stage, "en")


@story("first start in Arabic")
def arabic(stage: Stage) -> None:
    """Layla is."""
    _arrives(stage, "ar")


@story("first start in Persian")
def persian(stage: Stage) -> None:
    """Reza is."""
    _arrives(stage, "fa")


@story("first start in Chinese")
def chinese(stage: Stage) -> None:
    """Li Na is."""
    _arrives(stage, "zh")
