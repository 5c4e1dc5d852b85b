"""Vouchers: typed, tapped, by link; refused with the way out; gifts; and how the owner makes them."""

from shopbot.journeys import steps
from shopbot.journeys.stage import Stage
from shopbot.journeys.story import story

# In each language: the button that opens the list, the one to type a code, "25% off", the way on from a minimum.
_WORDS = {
    "id": ("🎟 Voucher", "Ketik kode", "potongan 25%", "Tambah"),
    "ar": ("🎟 قسيمة", "اكتب رمزًا", "خصم 25", "أضف"),
    "fa": ("🎟 کد تخفیف", "نوشتن کد", "تخفیف", "دیگر"),
    "zh": ("🎟 优惠券", "输入代码", "减 25%", "再加"),
}


def _made(stage: Stage, *lines: str) -> None:
    """Let the owner make vouchers, one a line."""
    budi = steps.owner_enters(stage)
    for line in lines:
        budi.says(f"/addvoucher {line}").sees(line.partition("|")[0])


@story("a voucher by typing its code, and off again")
def types_it(stage: Stage) -> None:
    """Oliver types a code at the checkout, sees every line, takes it off, puts it on again and pays."""
    _made(stage, "SAVE25|25%")
    oliver = steps.enters(stage.phone("Oliver"))
    steps.tops_up(oliver, 50_000)
    steps.opens_product(oliver).taps("Buy").sees("Total: Rp 45,000").taps("🎟 Voucher").taps("Type a code")
    oliver.says("save-25").sees("Voucher SAVE25", "Total: Rp 33,750 Rp 45,000")
    oliver.taps("✖ 🎟 SAVE25").sees("Total: Rp 45,000").taps("🎟 SAVE25").sees("Total: Rp 33,750")
    oliver.taps("💰 Pay Rp 33,750").sees("Delivered", "DEMO-")
    stage.check(steps.orders_of(oliver) == 1, "what was replaced on the way is no order of Oliver's")
    steps.opens_product(oliver).taps("Buy").taps("🎟 Voucher").taps("Type a code").says("SAVE25").sees("already used")


@story("a voucher by a link, applied by itself")
def follows_link(stage: Stage) -> None:
    """A link keeps the voucher; the product already shows the lower price, and that is what is paid."""
    _made(stage, "SAVE25|25%|10|7d")
    oliver = stage.phone("Oliver").says("/start v_SAVE25").finds("SAVE25", "25% off").sees("Welcome")
    steps.opens_product(oliver).offered("Rp 33,750")
    oliver.taps("Buy").sees("Total: Rp 33,750").taps("Pretend payment").taps("✅ Pay Rp 33,750")
    oliver.finds("Delivered")
    oliver.says("/start v_NOSUCHCODE").finds("I do not know this code").sees("Welcome back")


@story("a voucher that does not hold yet says what is missing")
def misses_minimum(stage: Stage) -> None:
    """Oliver is short of the minimum; one button orders one more, and the voucher holds."""
    _made(stage, "SAVE25|25%|min 50k|listed")
    oliver = steps.enters(stage.phone("Oliver"))
    steps.opens_product(oliver).taps("Buy").taps("🎟 Voucher").sees("needs Rp 50,000", "you have Rp 45,000")
    oliver.taps("SAVE25").taps("Add 1 more").sees("× 2", "Total: Rp 67,500")


@story("a voucher for an order that is being paid")
def begun(stage: Stage) -> None:
    """The price of an order whose payment was begun stays; Oliver starts anew, and money for the old one is kept."""
    _made(stage, "SAVE25|25%|listed")
    oliver = steps.enters(stage.phone("Oliver"))
    steps.opens_product(oliver).taps("Buy").taps("Pretend payment").taps("Other method")
    oliver.taps("🎟 Voucher").sees("You have begun to pay").taps("Start anew").taps("SAVE25")
    oliver.sees("Total: Rp 33,750")


@story("wrong voucher codes, and the wait")
def guesses(stage: Stage) -> None:
    """After five wrong codes there is a wait with a live time; after it a right one works."""
    _made(stage, "SAVE25|25%")
    oliver = steps.enters(stage.phone("Oliver"))
    for n in range(4):
        oliver.says(f"/voucher WRONG{n}").sees("I do not know this code")
    oliver.says("/voucher WRONG4").sees("Please wait").says("/voucher SAVE25").sees("Please wait")
    stage.advance(minutes=5)
    oliver.says("/voucher SAVE25").sees("25% off")


@story("gift codes made at once, redeemed and switched off")
def gifts(stage: Stage) -> None:
    """Budi makes three gift codes; Oliver redeems one, nobody twice; the rest is switched off and taken back."""
    oliver, budi = steps.enters(stage.phone("Oliver")), steps.owner_enters(stage)
    budi.says("/admin").taps("Vouchers").taps("New voucher").taps("Balance gift").taps("Rp 50,000")
    budi.taps("How many codes").taps("Other").says("3").sees("3 codes").taps("Create").finds("On: 3")
    codes = [line.split(",")[0] for line in budi.file().decode().splitlines()[1:]]
    oliver.says(codes[0]).sees("A gift for you: Rp 50,000").taps("Add to my balance").sees("You have Rp 50,000")
    oliver.says(codes[0]).sees("already used")
    budi.taps("Switch all off").finds("On: 0", "used: 1")
    oliver.says(f"/redeem {codes[1]}").sees("no longer valid")
    budi.taps("Undo").taps("Put it back")
    oliver.says(f"/redeem {codes[1]}").taps("Add to my balance").sees("You have Rp 100,000")
    stage.advance(minutes=11)
    budi.loses_file()


def _speaks(stage: Stage, language: str) -> None:
    """Let somebody type a code at the checkout, read what it gives, and be led on from a minimum."""
    _made(stage, "SAVE25|25%", "BIG|25%|min 50k")
    opens, types, gives, more = _WORDS[language]
    layla = stage.phone("Layla", language).says("/start").sees("Layla")
    layla.says("/voucher BIG").says(str(steps.SUPPERS)).taps("🛒").taps(opens).taps("BIG").taps(more).sees("BIG", "−")
    layla.taps("✖ 🎟 BIG").taps(opens).taps(types).says("SAVE25").sees("SAVE25", "−")
    layla.says("/voucher SAVE25").sees("SAVE25", gives)
    steps.no_faults(layla)


@story("vouchers in Indonesian")
def indonesian(stage: Stage) -> None:
    """Typed, refused and led on in Indonesian."""
    _speaks(stage, "id")


@story("vouchers in Arabic")
def arabic(stage: Stage) -> None:
    """Typed, refused and led on in Arabic."""
    _speaks(stage, "ar")


@story("vouchers in Persian")
def persian(stage: Stage) -> None:
    """Typed, refused and led on in Persian."""
    _speaks(stage, "fa")


@story("vouchers in Chinese")
def chinese(stage: Stage) -> None:
    """Typed, refused and led on in Chinese."""
    _speaks(stage, "zh")
