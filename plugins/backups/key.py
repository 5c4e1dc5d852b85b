"""Can you still find it? Three words of the recovery key are asked for, after the set-up, a week later, and each year.

Three of its words open nothing; the message with them is deleted all the same. Owners are asked once a week until
somebody knows the answer.
"""

import re

from plugins.backups import notes, screens
from plugins.backups.declare import Settings, plugin
from shopbot.api import OWNER, Code, Context, Lines, Num, Phrase, Request, Screen, Text, audit, backups, people, t

_WEEK = 7 * 86_400


@plugin.daily("18:00")
def remind(ctx: Context[Settings]) -> None:
    """Ask the owners, not more than once a week and never in the first hours of a shop."""
    asked_at = notes.read(ctx.db, "key-asked")
    if asked_at is None:
        notes.write(ctx.tx, "key-asked", ctx.now - _WEEK + 86_400)
        return
    if backups.key_asked(ctx.db, ctx.now) is None or asked_at > ctx.now - _WEEK:
        return
    notes.write(ctx.tx, "key-asked", ctx.now)
    for one in people.staff(ctx.db):
        if one.role == "owner":
            ctx.tell(one.id, "told-key", dedupe=f"key:{one.id}:{ctx.now}", rows=[[prove.button("btn-key")]])


def label(request: Request[Settings], *_of: object) -> Text | None:
    """Word the button among the backups', while nobody has shown to have the key."""
    return None if backups.key_proved(request.db) else t("btn-key")


@plugin.menu("backups", label=label)
@plugin.action(allow=OWNER)
def prove(request: Request[Settings]) -> None:
    """Ask for the words, or say that all is well."""
    asked = backups.key_asked(request.db, request.now)
    if asked is None:
        request.show(Screen.of("key-well", trail=screens.trail(t("the-key")), back=screens.main.button("btn-back")))
        return
    places = Lines(tuple(Phrase(f"key-{asked.kind}", {"n": Num(place)}) for place in asked.places))
    request.ask(
        t("key-ask", places=places), then=said, rows=[[lost.button("btn-key-lost")], [screens.main.button("btn-back")]]
    )


@plugin.answer()
def said(request: Request[Settings], words: str) -> None:
    """Compare, and take the message out of the chat, whatever it held."""
    request.require(OWNER)
    request.erase_message()
    if not backups.prove_key(request, re.findall(r"\w+", words)):
        request.reply("key-wrong")
        prove(request)
        return
    audit.write(request.tx, request.actor, "backups.key", "recovery", None, {"proved": True})
    request.reply("key-right")
    screens.main(request)


@plugin.action(allow=OWNER)
def lost(request: Request[Settings]) -> None:
    """Say what to do without it."""
    trail, back = screens.trail(t("the-key")), screens.main.button("btn-back")
    request.show(Screen.of(t("key-lost", command=Code(backups.typed("keys new-recovery"))), trail=trail, back=back))
