"""Power cuts, restarts, blocked chats, and updates no sane Telegram would send."""

from typing import Any

from shopbot.journeys import steps
from shopbot.journeys.stage import Stage
from shopbot.journeys.story import story

# Each is an update that is wrong in another way; `{}` is harmless, the last ones are as bad as they can be.
_POISON: tuple[dict[str, Any], ...] = (
    {},
    {"message": "text"},
    {"message": {"message_id": 1}},
    {"message": {"message_id": "x", "from": {"id": "y"}, "chat": {}}},
    {"callback_query": {"id": None, "from": {}, "message": {"chat": None}}},
    {"my_chat_member": {"from": None}},
    {
        "message": {
            "message_id": 1,
            "date": 1,
            "from": {"id": 2**70, "first_name": "Big"},
            "chat": {"id": 2**70, "type": "private"},
        }
    },
    {
        "message": {
            "message_id": 1,
            "date": 1,
            "from": {"id": 5, "first_name": "\ud800"},
            "chat": {"id": 5, "type": "private"},
            "text": "\ud800",
        }
    },
)


def _nested(depth: int) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for _ in range(depth):
        made = {"message": made}
    return made


@story("restart in mid-form: a typed amount")
def restarts_while_asking(stage: Stage) -> None:
    """Oliver is asked for an amount, the bot restarts, and his answer is understood."""
    oliver = steps.enters(stage.phone("Oliver"))
    oliver.says("/balance").taps("Add money").taps("Other amount").sees("How much")
    stage.restart()
    oliver.says("20000").taps("Pretend payment")
    stage.restart()
    oliver.taps("✅ Pay").finds("Rp 20,000 was added")


@story("restart in mid-form: a new product")
def restarts_in_wizard(stage: Stage) -> None:
    """Budi is asked for a product, and its stock; a restart at each step loses nothing."""
    steps.enters(stage.phone("Oliver"))
    budi = steps.owner_enters(stage)
    steps.opens_wizard(budi)
    stage.restart()
    budi.says("Lumina 1 month\n35000\nPrivate profile").sees("This is what I understood", "Rp 35,000")
    stage.restart()
    budi.taps("Create").sees("Lumina 1 month").taps("Add stock")
    stage.restart()
    budi.says("LUMINA-1\nLUMINA-2").sees("2 new")
    stage.restart()
    budi.taps("Add 2").sees("2 pieces were added")


@story("kill -9 in mid-purchase, nothing lost")
def killed_while_paying(stage: Stage) -> None:
    """The power goes at another moment of each purchase; each is made once, or not at all."""
    oliver = steps.enters(stage.phone("Oliver"))
    steps.tops_up(oliver, 500_000)
    for calls in range(4):
        steps.opens_product(oliver).taps("Buy").sees("Total: Rp 45,000")
        before = stage.driver.call_count()
        oliver.taps_and_leaves("💰 Pay")
        stage.driver.wait_calls(before + calls)
        stage.kill()
        stage.recount()
        stage.start()
        oliver.finds_times("Delivered", calls + 1)
    codes = steps.codes_delivered(oliver)
    stage.check(len(codes) == 4, f"four codes were bought, these came: {codes}")
    stage.check(steps.orders_of(oliver) == 4, "there should be four orders")
    stage.check(steps.balance_of(oliver) == "Rp 320,000", "four codes should have been charged")


@story("Telegram fails while the goods are sent")
def telegram_fails(stage: Stage) -> None:
    """The message with the goods meets errors; it comes all the same."""
    oliver = steps.enters(stage.phone("Oliver"))
    steps.tops_up(oliver, 50_000)
    steps.opens_product(oliver).taps("Buy").sees("Total")
    stage.driver.plant("500", "sendMessage", times=2)
    stage.driver.plant("429", "sendMessage", times=1, retry_after=1)
    oliver.taps("💰 Pay")
    stage.advance(minutes=1)
    oliver.finds("Delivered", "DEMO-")
    stage.driver.heal()


@story("the line breaks after Telegram sent the goods")
def line_breaks(stage: Stage) -> None:
    """The bot cannot know whether the goods came, sends them again, and nothing is sold twice."""
    oliver = steps.enters(stage.phone("Oliver"))
    steps.tops_up(oliver, 100_000)
    steps.opens_product(oliver).taps("Buy").sees("Total")
    stage.driver.plant("drop_after", "sendMessage", times=1)
    oliver.taps("💰 Pay").finds("Delivered")
    stage.advance(minutes=1)
    oliver.finds_times("Delivered", 2)
    stage.check(len(steps.codes_delivered(oliver)) == 1, f"both should bring the same code: {oliver.copyable}")
    stage.check(steps.balance_of(oliver) == "Rp 55,000", "one code should have been charged")


@story("a blocked bot brings what it owes when it is let in")
def comes_back(stage: Stage) -> None:
    """Oliver blocks the bot, money comes in for him meanwhile, and he hears of it when he is back."""
    oliver = steps.enters(stage.phone("Oliver"))
    budi = steps.owner_enters(stage)
    oliver.blocks()
    budi.says(f"/transfer {oliver.id} 25000 for your patience").taps("Confirm")
    oliver.never_sees("for your patience")
    oliver.blocks(blocked=False).finds("for your patience")
    stage.check(steps.balance_of(oliver) == "Rp 25,000", "the money should be there once")


@story("poison updates stop nobody")
def poison(stage: Stage) -> None:
    """Updates that cannot be read, or would crash a careless bot, are set aside alone."""
    oliver = steps.enters(stage.phone("Oliver"))
    for update in (*_POISON, _nested(60)):
        stage.driver.update(update)
    oliver.says("/stock").sees("Stock")
    stage.advance(minutes=10)
    stage.restart()
    oliver.says("/start").sees("Welcome back")
