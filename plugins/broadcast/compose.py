"""How staff write a broadcast: send the message, choose whom, look at it, try it on oneself, send it."""

import json
import re
from typing import Any

from plugins.broadcast import people, sending
from plugins.broadcast.copies import LINK, PRODUCT, SHOP, Post, line, post_of, rows
from plugins.broadcast.declare import SEND, Settings, plugin
from shopbot.api import (
    Code,
    Name,
    Num,
    Phrase,
    Request,
    Screen,
    ShopError,
    Text,
    When,
    audit,
    plain_digits,
    products,
    t,
)

_SHOWN = 6
_MOST_WORDS, _MOST_CAPTION, _MOST_LABEL = 4096, 1024, 40
_UNIT = 2  # bytes of UTF-16, in which Telegram counts
_BEGINNING = 32
_ADDRESS = re.compile(r"(https?://[^\s.]+\.\S+)(?:\s+(.+))?", re.DOTALL)
_ICONS = {"draft": "✏️", "sending": "▶️", "stopping": "⏹", "done": "✅", "stopped": "⏹", "erasing": "🗑", "erased": "🗑"}


# --- the list ---


@plugin.menu("admin", label="btn-broadcasts", order=45)
@plugin.action(allow=SEND)
def broadcasts(request: Request[Settings]) -> None:
    """Show the newest broadcasts and the way to a new one."""
    found = request.db.rows("SELECT id FROM broadcast_post ORDER BY id DESC LIMIT ?", _SHOWN)
    posts = [post_of(request.db, row["id"]) for row in found]
    desk = request.action("admin.admin")
    request.show(
        Screen.of(
            "about",
            "" if posts else None,
            *[_entry(post) for post in posts],
            rows=[
                [write.button("btn-new").primary()],
                *[[open_post.button(t("btn-post", icon=_ICONS[post.state], words=_beginning(post)), post.id)]
                  for post in posts],
            ],
            trail=(t("staff"), t("broadcasts")),
            back=desk.button("btn-back") if desk else None,
        )
    )  # fmt: skip


def _entry(post: Post) -> Text:
    at = When(post.started_at or post.made_at, "date")
    if post.state == "draft":
        return t("entry-draft", icon=_ICONS["draft"], words=_beginning(post), at=at)
    return t("entry", icon=_ICONS[post.state], words=_beginning(post), at=at, sent=Num(post.sent))


def _beginning(post: Post) -> Name | Phrase:
    words = " ".join(post.words.split())
    if not words:
        return Phrase("a-picture")
    return Name(words if len(words) <= _BEGINNING else f"{words[:_BEGINNING]}…")


@plugin.command("broadcast", allow=SEND)
def broadcast_command(request: Request[Settings]) -> None:
    """Write to many people at once."""
    broadcasts(request)


@plugin.action(allow=SEND)
def open_post(request: Request[Settings], post: int) -> None:
    """Go on with a draft, or look at what became of a broadcast."""
    if post_of(request.db, post).state == "draft":
        draft(request, post)
    else:
        sending.progress(request, post)


# --- the message ---


@plugin.action(allow=SEND)
def write(request: Request[Settings], post: int = 0) -> None:
    """Ask for the message, for a new broadcast or in place of a draft's."""
    request.ask("write-it", then=got_message, post=post)


@plugin.answer()
def got_message(request: Request[Settings], text: str, post: int) -> None:
    """Keep the message as it is, and go on to whom it is for."""
    request.require(SEND)
    _check(request, text)
    kept = (text, json.dumps(request.incoming.entities, ensure_ascii=False), request.incoming.photo)
    if post:
        draft_of(request, post)
        request.tx.run("UPDATE broadcast_post SET words = ?, entities = ?, photo = ? WHERE id = ?", *kept, post)
        draft(request, post, preview=True)
        return
    sql = "INSERT INTO broadcast_post (words, entities, photo, made_by, made_at) VALUES (?, ?, ?, ?, ?) RETURNING id"
    whom(request, int(request.tx.scalar(sql, *kept, request.user.id, request.now)))


def _check(request: Request[Settings], text: str) -> None:
    """Refuse what would not come out as it went in: files, videos, too many words below a picture."""
    sent = request.incoming
    if sent.document or sent.sticker or sent.animation or sent.other or not (text or sent.photo):
        raise ShopError("not_that_kind")
    most = _MOST_CAPTION if sent.photo else _MOST_WORDS
    units = len(text.encode("utf-16-le")) // _UNIT
    if units > most:
        raise ShopError("words_too_long", most=Num(most), over=Num(units - most))


def draft_of(request: Request[Settings], number: int) -> Post:
    """Return a draft. Raises ShopError `sent_already` when it is none any more."""
    found = post_of(request.db, number)
    if found.state != "draft":
        raise ShopError("sent_already")
    return found


# --- whom ---


@plugin.action(allow=SEND)
def whom(request: Request[Settings], post: int) -> None:
    """Show who there is, and how many of them would get it."""
    draft_of(request, post)
    known = people.census(request)
    buttons = [
        choose.button(t("btn-people", people=_called(name), count=Num(known.of(name)["free"])), post, name)
        for name in known.audiences()
    ]
    request.show(
        Screen.of(
            "to-whom",
            rows=[buttons[i : i + 2] for i in range(0, len(buttons), 2)],
            trail=(t("staff"), t("broadcasts")),
            back=broadcasts.button("btn-back"),
        )
    )


def _called(audience: str) -> Phrase:
    said = people.called(audience)
    return Phrase(said.key, said.values)


@plugin.action(allow=SEND)
def choose(request: Request[Settings], post: int, audience: str) -> None:
    """Keep whom it is for, and show the whole."""
    draft_of(request, post)
    if not people.is_audience(audience):
        raise ShopError("gone")
    request.tx.run("UPDATE broadcast_post SET audience = ? WHERE id = ?", audience, post)
    draft(request, post, preview=True)


# --- the whole ---


@plugin.action(allow=SEND)
def draft(request: Request[Settings], post: int, preview: bool = False) -> None:
    """Show whom it reaches and how long that takes; `preview` sends the message itself first."""
    found = draft_of(request, post)
    fates = people.census(request).of(found.audience)
    if preview:
        request.reply(line(found), rows=rows(request, request.db, found), photo=found.photo)
    request.show(
        Screen.of(
            t("goes-to", people=_called(found.audience), count=Num(fates["free"])),
            *left_out(request, fates),
            _leads_to(request, found),
            "",
            "as-it-comes",
            rows=[
                [ready.button(t("btn-send", count=Num(fates["free"])), post).success()] if fates["free"] else [],
                [try_it.button("btn-try", post), draft.button("btn-preview", post, preview=True)],
                [write.button("btn-words", post), whom.button("btn-whom", post)],
                [lead.button("btn-lead", post), discard.button("btn-discard", post).danger()],
            ],
            trail=(t("staff"), t("broadcasts")),
            back=broadcasts.button("btn-back"),
        ),
        below=preview,
    )


def left_out(request: Request[Settings], fates: Any) -> list[Text]:
    """Return a line for each reason that keeps somebody of the audience from getting it."""
    limit = Num(request.settings.weekly)
    return [
        t(f"left-{fate}", count=Num(fates[fate]), **({"limit": limit} if fate == "limited" else {}))
        for fate in people.LEFT_OUT
        if fates[fate]
    ]


def _leads_to(request: Request[Settings], post: Post) -> Text:
    if post.target.startswith(LINK):
        return t("leads-link", words=Name(post.label), address=Code(post.target.removeprefix(LINK)))
    if post.target.startswith(PRODUCT):
        found = products.sure(request.db, int(post.target.removeprefix(PRODUCT)))
        return t("leads-product", title=Name(products.words(found, request.language).title))
    return t("leads-shop" if post.target == SHOP else "leads-nowhere")


@plugin.action(allow=SEND)
def try_it(request: Request[Settings], post: int) -> None:
    """Send it to the one who writes it, as everybody will get it."""
    draft_of(request, post)
    request.owe(request.user.id, "trial", post=post)
    request.toast("tried")


@plugin.action(allow=SEND)
def discard(request: Request[Settings], post: int) -> None:
    """Forget a draft; nobody has seen it."""
    draft_of(request, post)
    request.tx.run("DELETE FROM broadcast_post WHERE id = ?", post)
    request.toast("discarded")
    broadcasts(request)


# --- its button ---


@plugin.action(allow=SEND)
def lead(request: Request[Settings], post: int) -> None:
    """Ask what the button under the message opens."""
    draft_of(request, post)
    request.show(
        Screen.of(
            "which-button",
            rows=[
                [set_lead.button("btn-lead-shop", post, SHOP), ask_product.button("btn-lead-product", post)],
                [ask_link.button("btn-lead-link", post), set_lead.button("btn-lead-none", post)],
            ],
            trail=(t("staff"), t("broadcasts")),
            back=draft.button("btn-back", post),
        )
    )


@plugin.action(allow=SEND)
def set_lead(request: Request[Settings], post: int, target: str = "") -> None:
    """Let the button open the shop, or leave it out."""
    _lead_to(request, post, SHOP if target == SHOP else "")


@plugin.action(allow=SEND)
def ask_product(request: Request[Settings], post: int) -> None:
    """Ask which product the button opens."""
    request.ask("which-product", then=got_product, post=post)


@plugin.answer()
def got_product(request: Request[Settings], text: str, post: int) -> None:
    """Let the button open the product of this number."""
    request.require(SEND)
    number = plain_digits(text).strip()
    found = products.by_number(request.db, int(number)) if number.isdecimal() and len(number) < 10 else None
    if found is None:
        raise ShopError("no_such_product")
    _lead_to(request, post, f"{PRODUCT}{found.id}")


@plugin.action(allow=SEND)
def ask_link(request: Request[Settings], post: int) -> None:
    """Ask for a link and what its button says."""
    request.ask("which-link", then=got_link, post=post)


@plugin.answer()
def got_link(request: Request[Settings], text: str, post: int) -> None:
    """Let the button open a link; the words after it are its label."""
    request.require(SEND)
    found = _ADDRESS.fullmatch(text.strip())
    label = (found[2] or "").strip() if found else ""
    if found is None or not label or len(label) > _MOST_LABEL:
        raise ShopError("link_unclear", most=Num(_MOST_LABEL))
    _lead_to(request, post, LINK + found[1], label)


def _lead_to(request: Request[Settings], post: int, target: str, label: str = "") -> None:
    draft_of(request, post)
    request.tx.run("UPDATE broadcast_post SET target = ?, label = ? WHERE id = ?", target, label, post)
    draft(request, post, preview=True)


# --- the last step ---


@plugin.action(allow=SEND)
def ready(request: Request[Settings], post: int) -> None:
    """Ask once more, with how many people it is and how long it takes."""
    found = draft_of(request, post)
    count = people.census(request).of(found.audience)["free"]
    request.show(
        Screen.of(
            t("sure", count=Num(count)),
            sending.takes(count),
            "",
            "no-way-back",
            rows=[[send.button(t("btn-yes", count=Num(count)), post).success()]],
            trail=(t("staff"), t("broadcasts")),
            back=draft.button("btn-back", post),
        )
    )


@plugin.action(allow=SEND, once=True)
def send(request: Request[Settings], post: int) -> None:
    """Begin to send, and show how it goes."""
    found = draft_of(request, post)
    count = people.census(request).of(found.audience)["free"]
    if not count:
        raise ShopError("nobody_there")
    sending.begin(request, found, count)
    audit.write(
        request.tx, request.user.id, "broadcast.send", f"broadcast:{post}", None,
        {"words": found.words, "audience": found.audience, "people": count},
    )  # fmt: skip
    sending.progress(request, post)
