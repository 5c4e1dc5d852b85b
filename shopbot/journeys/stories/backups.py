"""Backups: made and practised in the chat, restored whole and taken back, without a code sold twice."""

from shopbot.journeys import steps
from shopbot.journeys.guest import Guest
from shopbot.journeys.stage import Stage
from shopbot.journeys.story import story

# In each language: back up, all of them, restore, restore everything, the button that moves, ready again.
_WORDS = {
    "fa": ("همین حالا بساز", "همهٔ پشتیبان‌ها", "🛟 بازگردانی", "بازگردانی همه", "🔴"),
    "ar": ("انسخ الآن", "كل النسخ", "🛟 استعادة", "استعادة كل شيء", "🔴"),
    "id": ("Cadangkan sekarang", "Semua cadangan", "🛟 Pulihkan", "Pulihkan semuanya", "🔴"),
    "zh": ("立即备份", "全部备份", "🛟 恢复", "全部恢复", "🔴"),
}


def _backs_up(owner: Guest) -> Guest:
    owner.says("/backup").sees("Every 30 minutes").taps("Back up now")
    return owner.sees("Last one: ✅")


def _restores(owner: Guest) -> Guest:
    """Follow the button through its three places; the shop then closes and opens by itself."""
    owner.says("/backup").taps("All backups").taps("📦").taps("Restore").sees("No code is sold twice")
    owner.taps("Restore everything").taps("1/3").taps("2/3").taps("3/3")
    return owner.finds("The shop was restored")


@story("a backup made and practised in the chat")
def practised(stage: Stage) -> None:
    """Budi backs up with a tap, tests the backup, reads what is in it and how it is planned."""
    budi = steps.owner_enters(stage)
    _backs_up(budi).taps("Test it now").sees("Proof: ✅ restored for practice")
    budi.taps("All backups").sees("Backups on this server: ").taps("📦").sees("Made: ", "In it: orders")
    budi.says("/backup").taps("Plan").sees("proved each time").taps("15 minutes").sees("every 15 minutes")
    stage.advance(minutes=16)
    stage.advance(minutes=5)
    budi.says("/backup").sees("Kept on this server: 2")
    steps.no_faults(budi)


@story("a shop restored from the chat: what was sold since stays sold")
def restored(stage: Stage) -> None:
    """Oliver buys before and after the backup; both codes stay his after the restore, the next buyer gets another."""
    budi, oliver = steps.owner_enters(stage), steps.enters(stage.phone("Oliver"))
    steps.tops_up(oliver, 200_000)
    first = steps.buys(oliver)
    _backs_up(budi)
    second = steps.buys(oliver)
    balance = steps.balance_of(oliver)
    _restores(budi)
    stage.check(steps.balance_of(oliver) == balance, "spent money came back, or money was lost")
    stage.check(steps.orders_of(oliver) == 2, "an order was lost in the restore")
    sari = steps.enters(stage.phone("Sari"))
    steps.tops_up(sari, 100_000)
    third = steps.buys(sari)
    stage.check(len({first, second, third}) == 3, f"a code was sold twice: {[first, second, third]}")
    steps.no_faults(budi, oliver, sari)


@story("a restore from the chat, taken back")
def undone(stage: Stage) -> None:
    """Nothing was sold since: Budi takes the restore back, and the shop is as it was before."""
    budi = steps.owner_enters(stage)
    _backs_up(budi)
    _restores(budi)
    budi.says("/backup").taps("Undo the restore").sees("right before the restore").taps("Undo the restore")
    stage.advance(minutes=3)
    budi.finds("as it was before")
    steps.no_faults(budi)


def _speaks(stage: Stage, language: str) -> None:
    """Let the owner back up and restore in their language."""
    now, every, restore, everything, red = _WORDS[language]
    budi = stage.owner_speaking(language).says("/start").says("/backup").taps(now).sees("✅")
    budi.taps(every).taps("📦").taps(restore).taps(everything)
    for step in ("1", "2", "3"):
        budi.taps(red)
        stage.note(f"step {step} was followed")
    budi.finds("✅").says("/backup").taps(every)
    steps.no_faults(budi)


@story("backups in Persian")
def persian(stage: Stage) -> None:
    """Made and restored in Persian."""
    _speaks(stage, "fa")


@story("backups in Arabic")
def arabic(stage: Stage) -> None:
    """Made and restored in Arabic."""
    _speaks(stage, "ar")


@story("backups in Indonesian")
def indonesian(stage: Stage) -> None:
    """Made and restored in Indonesian."""
    _speaks(stage, "id")


@story("backups in Chinese")
def chinese(stage: Stage) -> None:
    """Made and restored in Chinese."""
    _speaks(stage, "zh")
