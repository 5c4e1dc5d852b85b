"""Staff write to a person: `/pm`, from the person's card, or below an answer that came."""

from plugins.support import letters
from plugins.support.declare import WRITE, Settings, plugin
from shopbot.api import BotBlocked, Button, Code, Context, Name, Person, Request, Screen, ShopError, audit, people, t

_PM = "/pm 123456 Your order is on its way"


@plugin.command("pm", allow=WRITE, example=_PM)
def pm(request: Request[Settings], words: str = "") -> None:
    """Write to somebody: who, and what; a picture may come with it."""
    one, text = request.person_meant(words, _PM)
    if not text and request.incoming.photo is None:
        raise ShopError("wrong_form", example=Code(_PM))
    _send(request, one, text)


@plugin.menu("person", label="btn-write", order=20)
@plugin.action(allow=WRITE)
def write(request: Request[Settings], number: int) -> None:
    """Ask what to write to somebody."""
    one = people.sure(request.db, number)
    request.ask(t("what-to-write", name=Name(one.name)), then=got_words, number=number)


@plugin.action(allow=WRITE)
def answer_person(request: Request[Settings], letter: int) -> None:
    """Ask what to answer to a person's letter."""
    write(request, letters.get(request.db, letter).person)


@plugin.answer()
def got_words(request: Request[Settings], words: str, number: int) -> None:
    """Send it."""
    request.require(WRITE)
    _send(request, people.sure(request.db, number), words)


def _send(request: Request[Settings], one: Person, words: str) -> None:
    """Owe it to the person, and tell staff what becomes of it."""
    letter = letters.keep(request, one.id, request.user.id, words, came=False)
    request.owe(one.id, "to-person", rings=True, letter=letter)
    audit.write(request.tx, request.user.id, "support.written", f"person:{one.id}", None, {"letter": letter})
    key = "letter-waits" if one.blocked else "letter-sent"
    card = request.action("admin.card")
    rows: list[list[Button | None]] = [
        [write.button("btn-write-more", one.id), card.button("btn-card", one.id) if card else None]
    ]
    banned = t("letter-banned", name=Name(one.name)) if one.is_banned(request.now) else None
    request.show(Screen.of(t(key, name=Name(one.name)), banned, rows=rows, trail=(t("staff"), t("letters"))))


@plugin.on(BotBlocked)
def blocked(ctx: Context[Settings], event: BotBlocked) -> None:
    """Tell those who wrote to somebody that it cannot be brought for now."""
    waiting = ctx.db.rows(
        "SELECT DISTINCT support_letter.staff FROM outbox JOIN support_letter"
        " ON support_letter.id = json_extract(outbox.args, '$.letter')"
        " WHERE outbox.chat = ? AND outbox.owner = 'support' AND outbox.name = 'to-person' AND outbox.state = 'parked'",
        event.person,
    )
    name = Name(people.sure(ctx.db, event.person).name)
    for row in waiting:
        ctx.tell(
            row["staff"],
            "letter-waits",
            rings=True,
            dedupe=f"waits:{event.person}:{event.at}:{row['staff']}",
            name=name,
        )
