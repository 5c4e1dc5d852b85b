"""A plugin for test_canary: it keeps a secret as gateways do, and puts it and goods into everything that can fail."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from shopbot.api import Context, Money, Plugin, Request, http, products, setting, stock


@dataclass(frozen=True)
class Settings:
    key: str = setting("", "The key of a gateway", secret=True)


plugin = Plugin("leaky", Settings)
plugin.texts(en="done = Done.\nleaky-called = Leaky\nleaky-does = It leaks.\n")


@plugin.command("fill")
def fill(request: Request[Settings], codes: str) -> None:
    """Put goods on sale."""
    made = products.create(request.tx, request.user.id, "Lumina", Money(1_000, "IDR"))
    stock.add(request.tx, made.id, codes.split(","), by=request.user.id)
    request.reply("done")


@plugin.command("raise")
def fail(request: Request[Settings]) -> None:
    """Fail with everything that is known here in the message, in a cause and in locals."""
    code = request.db.house.scalar("SELECT content FROM stock_unit")
    try:
        raise ValueError(f"{code!r} at https://gateway.example/pay?key={request.settings.key}")
    except ValueError as error:
        raise RuntimeError({"authorization": f"Bearer {request.settings.key}", "goods": [code]}) from error


@plugin.command("ask")
def ask(request: Request[Settings]) -> None:
    """Ask a gateway that is not there, and one that makes the errand fail."""
    for number in range(2):
        call.send(request, f"{request.now}-{number}", number)
    request.reply("done")


@plugin.errand()
def call(settings: Settings, number: int) -> Mapping[str, Any]:
    """Reach for a gateway with the key in the address, or fail with it in the message."""
    if number:
        raise KeyError(settings.key)
    answer = http.get(f"http://127.0.0.1:9/pay?key={settings.key}", headers={"Authorization": settings.key})
    return {"status": answer.status}


@call.result
def answered(ctx: Context[Settings], result: Mapping[str, Any], number: int) -> None:
    """Nothing follows."""
