"""From the first tap to the delivered code."""

from shopbot.journeys import steps
from shopbot.journeys.stage import Stage
from shopbot.journeys.story import story


@story("browse to delivered code from balance")
def browses_and_buys(stage: Stage) -> None:
    """Oliver looks around, adds money, buys one code, copies it, and finds it again under his orders."""
    oliver = steps.enters(stage.phone("Oliver"))
    steps.tops_up(oliver, 50_000)
    oliver.says("/start").taps("Open the shop").taps("E-books").taps("Cooking").taps(steps.SUPPERS_TITLE)
    oliver.sees("18 in stock").taps("Buy").sees("Total: Rp 45,000", "Your balance: Rp 50,000")
    oliver.taps("💰 Pay").sees("Delivered", "DEMO-")
    (code,) = oliver.copyable
    oliver.sees(code)
    oliver.says("/orders").sees("1 order").taps(steps.SUPPERS_TITLE[:10]).taps("Show the goods").sees(code)
    stage.check(steps.stock_of(oliver) == 17, "one code should have left the shelf")
    stage.check(steps.balance_of(oliver) == "Rp 5,000", "45,000 should have left the balance")


@story("buying in Arabic")
def buys_in_arabic(stage: Stage) -> None:
    """Layla does the same in Arabic, and types the amount in Arabic digits."""
    layla = stage.phone("Layla", "ar").says("/start").sees("أهلًا Layla", "الرصيد")
    layla.taps("الرصيد").taps("إضافة رصيد").taps("مبلغ آخر").says("٥٠٠٠٠").taps("دفع تجريبي").taps("✅ ادفع")
    layla.finds("أُضيف Rp 50,000 إلى رصيدك")
    layla.says("١٠١").sees("المتوفر 18").taps("شراء").sees("الإجمالي: Rp 45,000").taps("💰 ادفع")
    layla.sees("تم التسليم", "DEMO-")
    layla.says("/orders").taps("✅").taps("عرض المنتج").sees(layla.copyable[0])


@story("too little balance, exact top-up offered")
def tops_up_exactly(stage: Stage) -> None:
    """Oliver is 15,000 short; one button adds exactly that, and the order waits for it."""
    oliver = steps.enters(stage.phone("Oliver"))
    steps.tops_up(oliver, 30_000)
    steps.opens_product(oliver).taps("Buy").sees("Your balance: Rp 30,000", "Rp 15,000 is missing")
    oliver.not_offered("💰 Pay").taps("+ Rp 15,000").taps("Pretend payment").taps("✅ Pay Rp 15,000")
    oliver.finds("Delivered", "DEMO-")
    stage.check(steps.balance_of(oliver) == "Rp 0", "the balance should be spent to the last rupiah")


@story("an order paid at once by another way than the balance")
def pays_directly(stage: Stage) -> None:
    """Oliver has no balance and pays the order itself."""
    oliver = steps.enters(stage.phone("Oliver"))
    steps.opens_product(oliver).taps("Buy").taps("Pretend payment").taps("✅ Pay Rp 45,000")
    oliver.finds("Delivered", "DEMO-")
    stage.check(steps.balance_of(oliver) == "Rp 0", "nothing should be left over")


@story("paid too little, then the rest; paid twice, the second is kept")
def pays_oddly(stage: Stage) -> None:
    """What comes in short or double is never lost: it is asked for, or becomes balance."""
    oliver = steps.enters(stage.phone("Oliver"))
    steps.opens_product(oliver).taps("Buy").taps("Pretend payment").taps("Pay too little")
    oliver.finds("is still missing").taps("💳 Pay").taps("Pretend payment").taps("✅ Pay")
    oliver.finds("Delivered", "DEMO-")
    steps.opens_product(oliver).taps("Buy").taps("Pretend payment").taps("Pay twice").finds(
        "The money is in your balance"
    )
    stage.check(steps.balance_of(oliver) == "Rp 45,000", "the second payment should be balance")


@story("/stock and a typed product number")
def types_a_number(stage: Stage) -> None:
    """Oliver knows what he wants and types it."""
    oliver = steps.enters(stage.phone("Oliver"))
    oliver.says("/stock").sees("Stock", steps.SUPPERS_TITLE).says("101").sees(steps.SUPPERS_TITLE, "Rp 45,000")
    oliver.taps("+").offered("Buy · Rp 90,000").taps("−").offered("Buy · Rp 45,000")
    oliver.says("9999").sees("could not find")
