"""Sound, but everything it does goes wrong in another way."""

import socket
from pathlib import Path

from shopbot.api import Context, NotReady, OrderPlaced, PersonJoined, Plugin, Request, ShopError, t

plugin = Plugin("faulty")
plugin.migration("001_marks", "CREATE TABLE faulty_marks (what TEXT NOT NULL) STRICT;")
plugin.texts(en="no = No { $thing } for you.\nask = How many?\ngot = You said { $n }.\nfine = Fine.")
tries: list[str] = []


def mark(request: Request[object], what: str) -> None:
    """Leave a mark that must be gone when the handler fails."""
    request.tx.run("INSERT INTO faulty_marks VALUES (?)", what)


@plugin.command("raise")
def raise_bug(request: Request[object]) -> None:
    """Fail after writing."""
    mark(request, "raise")
    raise KeyError("a bug")


@plugin.command("refuse")
def refuse(request: Request[object]) -> None:
    """Refuse after writing."""
    mark(request, "refuse")
    raise ShopError("no", thing="cake")


@plugin.command("network")
def network(request: Request[object]) -> None:
    """Use the network inside a transaction."""
    socket.create_connection(("127.0.0.1", 9))


@plugin.command("file")
def file(request: Request[object]) -> None:
    """Write a file inside a transaction."""
    Path("/tmp/shopbot-forbidden").write_text("x")  # noqa: S108 - never written: that is the point


@plugin.command("steal")
def steal(request: Request[object]) -> None:
    """Write the shop's own books."""
    request.tx.run("UPDATE ledger_account SET balance = 1000000")


@plugin.command("peek")
def peek(request: Request[object]) -> None:
    """Read goods nobody bought."""
    request.tx.rows("SELECT content FROM stock_unit")


@plugin.command("commit")
def commit(request: Request[object]) -> None:
    """End the clerk's transaction."""
    request.tx.run("COMMIT")


@plugin.command("loop")
def loop(request: Request[object]) -> None:
    """Never come back, and swallow every ordinary error on the way."""
    while True:
        try:
            int("1")
        except Exception:  # noqa: S112 - a plugin may be that careless
            continue


@plugin.command("sql")
def endless_sql(request: Request[object]) -> None:
    """Never come back from the database."""
    request.tx.scalar("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n")


@plugin.command("count")
def count(request: Request[object]) -> None:
    """Ask for a number."""
    request.ask(t("ask"), then=counted)


@plugin.answer()
def counted(request: Request[object], answer: int) -> None:
    """Say it back."""
    request.reply("got", n=answer)


@plugin.command("fine")
def fine(request: Request[object], number: int = 0) -> None:
    """Work."""
    request.reply("fine")


@plugin.action(once=True)
def spend(request: Request[object], amount: int) -> None:
    """Leave a mark for each time it is carried out."""
    mark(request, f"spent {amount}")
    request.toast("fine")


@plugin.command("offer")
def offer(request: Request[object]) -> None:
    """Show a single-use button."""
    request.reply("fine", rows=[[spend.button("fine", 5)]])


@plugin.on(PersonJoined)
def listens_badly(ctx: Context[object], event: PersonJoined) -> None:
    """Fail each time."""
    tries.append("listener")
    raise ValueError("deaf")


@plugin.on(OrderPlaced)
def waits(ctx: Context[object], event: OrderPlaced) -> None:
    """Never be ready."""
    raise NotReady("later")


@plugin.every(hours=1)
def works_badly(ctx: Context[object]) -> None:
    """Fail each time."""
    tries.append("job")
    raise ZeroDivisionError("no work")


@plugin.every(hours=2)
def refuses(ctx: Context[object]) -> None:
    """Meet a refusal nobody is there to read."""
    tries.append("refuses")
    raise ShopError("receipt_differs")


@plugin.action(paying=True)
def paid(request: Request[object]) -> None:
    """Leave a mark, however fast somebody taps."""
    mark(request, "paid")


@plugin.action()
def unpaid(request: Request[object]) -> None:
    """Leave a mark, at the usual pace."""
    mark(request, "unpaid")
