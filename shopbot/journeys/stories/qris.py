"""Paying by QRIS: with the owner's own printed code, and by a pretended Pakasir with all that can go wrong there."""

from shopbot.journeys import steps
from shopbot.journeys.guest import Guest, Missed
from shopbot.journeys.stage import Stage
from shopbot.journeys.story import story

# What a scanner reads off a printed QRIS; synthetic, its checksum right.
_PRINTED = (
    "00020101021126680016ID.CO.CONTOH.WWW011893600000000000000102150000000000000010303UMI51440014ID.CO.QRIS.WWW0215"
    "ID10000000000010303UMI5204581253033605802ID5918TOKO CONTOH 5802ID6007JAKARTA61051011062070703A01630449C4"
)
_WINDOW = 12  # minutes; a payment's time is over


def _asks(guest: Guest) -> Guest:
    """Order one thing and choose QRIS."""
    return steps.opens_product(guest).taps("Buy").taps("QRIS").sees("with QRIS").offered("I have paid")


def _pays(stage: Stage, how: str) -> None:
    """Pay the newest transaction at the pretended Pakasir."""
    newest = next((one for one in stage.driver.get("shop/payments")["payments"] if one["gateway"] == "pakasir"), None)
    if newest is None:
        raise Missed("Pakasir was asked for nothing")
    stage.note(f"the transaction {newest['id']} is paid at Pakasir ({how})")
    stage.driver.post("shop/payments", id=newest["id"], how=how)
    stage.driver.wait_quiet()


@story("QRIS by the owner's own printed code")
def pays_by_printed_code(stage: Stage) -> None:
    """Budi pastes his code; two buyers are asked for different sums, and one tap pays the right one."""
    budi = steps.enters(stage.owner)
    budi.says("/settings").taps("🔳 QRIS").taps("My printed QRIS").says("hello").finds("not a QRIS")
    budi.says(_PRINTED).sees("TOKO CONTOH 5802ID", "JAKARTA").taps("Yes, use it").sees("Your own QRIS")
    oliver, sari = steps.enters(stage.phone("Oliver")), steps.enters(stage.phone("Sari"))
    for guest in (oliver, sari):
        _asks(guest).sees("TOKO CONTOH 5802ID", "Pay exactly this amount")
    stage.check(
        oliver.screen.splitlines()[1] != sari.screen.splitlines()[1], "two payers should be told apart by the sum"
    )
    oliver.taps("I have paid").told("asked to look")
    budi.finds("Oliver says").taps("✅").told("was entered")
    oliver.finds("Delivered", "DEMO-").finds("Paid: Rp")
    stage.check(not any("Delivered" in text for text in sari.texts), "Sari has paid nothing")
    stage.advance(minutes=_WINDOW)
    sari.finds("Expired").finds("has expired").never_sees("Delivered")
    sari.says("101").sees("17 in stock")  # one code has left the shelf, the other is back on it


@story("QRIS by Pakasir: told, forged, and while the gateway is down", fakes=("pakasir",))
def pays_by_pakasir(stage: Stage) -> None:
    """A lie moves nothing; a payment while the gateway is silent is seen when it is back; the goods come once."""
    oliver = steps.enters(stage.phone("Oliver"))
    _asks(oliver).sees("fee")
    _pays(stage, "forged")
    stage.advance(seconds=20)
    oliver.never_sees("Delivered")
    stage.gateway(down=True, name="pakasir")
    _pays(stage, "paid")
    stage.advance(minutes=2)
    oliver.never_sees("Delivered")
    stage.gateway(down=False, name="pakasir")
    for _ in range(6):
        stage.advance(minutes=1)
    oliver.finds_times("Delivered", 1).finds("Paid: Rp")
    stage.check(steps.balance_of(oliver) == "Rp 0", "nothing should be left over")


@story("QRIS by Pakasir: the bot dies while the invoice is made, the money comes late", fakes=("pakasir",))
def pays_late_by_pakasir(stage: Stage) -> None:
    """The invoice is made once although the bot was killed; money after the end is in the wallet."""
    oliver = steps.enters(stage.phone("Oliver"))
    stage.gateway(down=True, name="pakasir")
    steps.opens_product(oliver).taps("Buy").taps("QRIS").sees("being made")
    stage.kill()
    stage.gateway(down=False, name="pakasir")
    stage.start()
    for _ in range(3):
        stage.advance(minutes=1)
    oliver.says("/orders").taps(steps.SUPPERS_TITLE[:10]).taps("QRIS").sees("with QRIS")
    made = [one for one in stage.driver.get("shop/payments")["payments"] if one["gateway"] == "pakasir"]
    stage.check(len(made) == 1, f"one invoice should have been made, not {len(made)}")
    _pays(stage, "late")
    stage.advance(minutes=_WINDOW)
    oliver.finds("Expired")
    stage.advance(hours=1)
    oliver.finds("had ended by then").never_sees("Delivered")
    stage.check(steps.balance_of(oliver) == "Rp 45,000", "the late money should be in the wallet")
