"""Staff: what a product gives to every buyer, a file, a link or a text; a newer version takes the place of the last."""

from urllib.parse import urlsplit

from plugins.catalog import kinds, manage, parts
from plugins.catalog.declare import STOCK_ADD, STOCK_SEE, Settings, plugin
from shopbot.api import (
    Code,
    Name,
    Num,
    Request,
    Screen,
    ShopError,
    Spoiler,
    Text,
    Upload,
    When,
    goods,
    people,
    products,
    t,
)

_VERSIONS = 5
_FILE_SECONDS = 600
_ASKS = {kinds.FILE: "ask-file", kinds.LINK: "ask-link"}
_KB = 1024
_SCHEMES = {"http", "https", "tg"}


@plugin.action(allow=STOCK_ADD)
def shared_goods(request: Request[Settings], number: int) -> None:
    """Show what a product (by its id) gives to its buyers now, and what it gave before."""
    found = products.sure(request.db, number)
    past = goods.versions(request.db, number, _VERSIONS)
    now = past.items[0] if past.items else None
    request.show(
        Screen.of(
            t("goods-of", title=parts.title(request, found)),
            _content(request, now) if now else t("goods-none"),
            *_past(request, past.items[1:], past.total),
            rows=[
                [ask_goods.button("btn-goods-replace" if now else "btn-goods-put", number).primary()],
                [send_goods.button("btn-goods-see", number) if now and request.may(STOCK_SEE) else None],
            ],
            trail=(t("admin"), t("products")),
            back=manage.card.button("btn-back", number),
        )
    )


def _content(request: Request[Settings], one: goods.Shared) -> Text:
    """Say what is given: a file's name and size, or the text itself, covered."""
    by, at = _who(request, one), When(one.at)
    if one.size is not None:
        return t("goods-file", name=Code(one.content), size=_size(one.size), at=at, by=by)
    shown = one.content if request.may(STOCK_SEE) else _masked(one.content)
    return t("goods-text", content=Spoiler(Code(shown)), at=at, by=by)


def _masked(content: str) -> str:
    return f"{content[:4]}••••••"


def _size(size: int) -> Num:
    """Return a size in kilobytes, at least one."""
    return Num(max(1, size // _KB))


def _past(request: Request[Settings], past: tuple[goods.Shared, ...], total: int) -> list[Text]:
    if not past:
        return []
    lines = [_past_line(request, one) for one in past]
    return [Text(""), t("goods-past", count=Num(total - 1)), *lines]


def _past_line(request: Request[Settings], one: goods.Shared) -> Text:
    if one.size is None:
        return t("goods-past-text", at=When(one.at), by=_who(request, one))
    return t("goods-past-file", at=When(one.at), name=Code(one.content), size=_size(one.size))


def _who(request: Request[Settings], one: goods.Shared) -> Name:
    person = people.get(request.db, int(one.added_by)) if one.added_by.isdecimal() else None
    return Name(person.name if person else one.added_by)


@plugin.action(allow=STOCK_ADD)
def ask_goods(request: Request[Settings], number: int) -> None:
    """Ask for the file, the link or the text."""
    found = products.sure(request.db, number)
    asked = t(_ASKS.get(found.kind, "ask-text"), title=parts.title(request, found))
    request.ask(asked, then=goods_sent, product=number)


@plugin.answer()
def goods_sent(request: Request[Settings], answer: str | Upload, product: int) -> None:
    """Give it to every buyer from now on; the message that brought it is erased."""
    request.require(STOCK_ADD)
    found = products.sure(request.db, product)
    words, file = (answer.name, answer.content) if isinstance(answer, Upload) else (answer.strip(), None)
    _check_sent(found, words, file)
    goods.put(request.tx, product, words, request.user.id, file)
    request.erase_message()
    request.toast("goods-saved")
    shared_goods(request, product)


def _check_sent(found: products.Product, words: str, file: bytes | None) -> None:
    """Raise ShopError `file_wanted` or `link_wanted` when it is not what the product's kind sells."""
    if found.kind == kinds.FILE and file is None:
        raise ShopError("file_wanted")
    if found.kind == kinds.LINK and (file is not None or not _is_link(words)):
        raise ShopError("link_wanted")


def _is_link(words: str) -> bool:
    try:
        parsed = urlsplit(words)
    except ValueError:
        return False
    return len(words.split()) == 1 and parsed.scheme in _SCHEMES and bool(parsed.netloc)


@plugin.action(allow=STOCK_SEE)
def send_goods(request: Request[Settings], number: int) -> None:
    """Send staff what buyers get now, as a file that erases itself."""
    found, now = products.sure(request.db, number), goods.newest(request.db, number)
    if now is None:
        raise ShopError("content_missing")
    content = now.content.encode() if now.size is None else goods.file(request.db, now.id)
    name = f"goods-{found.number}.txt" if now.size is None else now.content
    minutes = Num(_FILE_SECONDS // 60)
    said = t("goods-sent", title=parts.title(request, found), minutes=minutes)
    request.send_file(name, content, said, erase_after=_FILE_SECONDS)
    request.toast("export-sent")
