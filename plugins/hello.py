"""Greets people and counts the greetings. Copy this file to start a plugin."""

from dataclasses import dataclass

from shopbot.api import Context, Plugin, Request, setting


@dataclass(frozen=True)
class Settings:
    emoji: str = setting("👋", "Put in front of every greeting")


plugin = Plugin("hello", Settings, on=False)
plugin.migration("001_greetings", "CREATE TABLE hello_greetings (user_id INTEGER PRIMARY KEY, times INTEGER) STRICT;")
plugin.texts(
    en="""
    button = Say hello
    hi = { $emoji } Hello { $name }! Visit { $times }.
    report = { $total ->
        [one] One greeting so far.
       *[other] { $total } greetings so far.
    }
    """,
)


@plugin.menu("main", label="button", order=90)
@plugin.command("hello")
def hello(request: Request[Settings]) -> None:
    """Greet the person and count it."""
    sql = "INSERT INTO hello_greetings VALUES (?, 1) ON CONFLICT DO UPDATE SET times = times + 1 RETURNING times"
    times = request.tx.scalar(sql, request.user.id)
    request.reply("hi", emoji=request.settings.emoji, name=request.user.name, times=times)


@plugin.every(hours=24)
def report(ctx: Context[Settings]) -> None:
    """Tell the admins how warm the shop has been."""
    ctx.tell_admins("report", total=ctx.db.scalar("SELECT coalesce(sum(times), 0) FROM hello_greetings"))
