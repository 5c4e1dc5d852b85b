"""After the sale: a fresh code in seconds, money back with the sum shown beforehand, and staff who type nothing."""

from shopbot.journeys import steps
from shopbot.journeys.guest import Guest
from shopbot.journeys.stage import Stage
from shopbot.journeys.story import story


def promises(owner: Guest, days: int) -> None:
    """Let the owner promise a warranty for the suppers."""
    owner.says(f"/edit {steps.SUPPERS}|warranty|{days}")


@story("a code that does not work is replaced at once")
def replaced_at_once(stage: Stage) -> None:
    """Two taps under the goods bring a fresh code; the old one is no longer with the order, and the owner sees why."""
    oliver, budi = steps.enters(stage.phone("Oliver")), steps.owner_enters(stage)
    promises(budi, 30)
    steps.tops_up(oliver, 100_000)
    first = steps.buys(oliver)
    oliver.taps("Not working?").sees("What is wrong with it?").taps("It does not work").sees("Replaced")
    fresh = oliver.copyable[-1]
    stage.check(fresh != first, "another code should be delivered")
    oliver.says("/orders").taps(steps.SUPPERS_TITLE[:12]).taps("Show the goods").sees(fresh)
    stage.check(first not in oliver.screen, "the code that did not work should be gone from the order")


@story("money back is asked for with the sum in view, and staff give it in three taps")
def money_back(stage: Stage) -> None:
    """Ten days into a warranty of thirty the rule is shown step by step; the owner gives just that, typing nothing."""
    oliver, budi = steps.enters(stage.phone("Oliver")), steps.owner_enters(stage)
    promises(budi, 30)
    steps.tops_up(oliver, 45_000)
    steps.buys(oliver)
    stage.advance(days=10)
    oliver.says("/orders").taps(steps.SUPPERS_TITLE[:12]).taps("Money back")
    oliver.sees("45,000 × (30 − 10) ÷ 30 × 0.7 = Rp 21,000").taps("Ask for").sees("Somebody will look")
    budi.finds("asks for money back").taps("Look").sees("Rp 21,000")
    budi.taps("To wallet").taps("By the rule").taps("Refund Rp").told("Refunded")
    oliver.finds("is in your balance")
    stage.check(steps.balance_of(oliver) == "Rp 21,000", "the rule's sum should be in the balance")


@story("a refund reads from right to left")
def right_to_left(stage: Stage) -> None:
    """A buyer and the owner who read Persian do the same."""
    parisa = stage.phone("Parisa", "fa").says("/start")
    budi = stage.owner_speaking("fa").says("/start")
    promises(budi, 30)
    budi.says(f"/transfer {parisa.id} 45000 gift").taps("تأیید")
    parisa.says(str(steps.SUPPERS)).taps("خرید").taps("💰")
    parisa.finds("تحویل")
    parisa.says("/orders").taps("✅").taps("بازگشت پول").sees("ضمانت").taps("درخواست")
    budi.finds("پولش را پس").taps("دیدن").taps("به موجودی").taps("طبق قاعده").taps("برگرداندن")
    parisa.finds("به موجودی شما برگشت")


@story("a bad batch is recalled by one tap")
def recalled(stage: Stage) -> None:
    """Three buyers complain of one batch; the owner holds it back and everybody has a fresh code."""
    budi = steps.owner_enters(stage)
    budi.says("/add 900|Lumina|Films|10000|Private profile").says("/edit 900|warranty|30")
    budi.says("/addstock 900").says("\n".join(f"DUD-{n}" for n in range(1, 9))).taps("Add 8")
    buyers = [steps.enters(stage.phone(name)) for name in ("Oliver", "Sari", "Dewi", "Ayu")]
    for one in buyers:
        steps.tops_up(one, 10_000)
        steps.buys(one, 900)
    for one in buyers[:3]:
        one.taps("Not working?").taps("It does not work")
    budi.finds("does not work. Until you hold it back")
    budi.says("/addstock 900").says("\n".join(f"GOOD-{n}" for n in range(1, 9))).taps("Add 8")
    budi.finds("does not work. Until you hold it back").taps("Look at the batch").taps("Replace for all")
    for one in buyers:
        one.finds("GOOD-")
