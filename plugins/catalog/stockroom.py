"""Staff: the stock of one product. Lines come in by message or file and are looked at before they count."""

import json

from plugins.catalog import manage, parts
from plugins.catalog.declare import STOCK_ADD, STOCK_SEE, Settings, plugin
from shopbot.api import (
    Button,
    Code,
    Context,
    Num,
    Request,
    Screen,
    ShopError,
    Text,
    Upload,
    When,
    products,
    stock,
    t,
)

_KEEP_SECONDS = 86_400
_DOTS = "••••••"


@plugin.action(allow=STOCK_ADD)
def stockroom(request: Request[Settings], number: int) -> None:
    """Show what a product (by its id) has on stock, and what can be done about it."""
    found = products.sure(request.db, number)
    request.show(
        Screen.of(
            t("stock-of", title=parts.title(request, found)),
            t("card-stock", left=found.available, reserved=found.reserved, sold=found.sold),
            rows=[
                [add_stock.button("btn-add-stock", number).primary()],
                *_with_contents(request, found),
                _undo_row(request, number),
            ],
            trail=(t("admin"), t("products")),
            back=manage.card.button("btn-back", number),
        )
    )


def _with_contents(request: Request[Settings], found: products.Product) -> list[list[Button]]:
    if not found.available or not request.may(STOCK_SEE):
        return []
    return [
        [
            parts.action(request, "export").button("btn-export", found.id),
            parts.action(request, "unsold").button("btn-delete-one", found.id),
        ],
        [parts.action(request, "ask_wipe").button("btn-delete-all", found.id).danger()],
    ]


def _undo_row(request: Request[Settings], number: int) -> list[Button | None]:
    """Return what of the last day can be taken back: the newest import, the newest deletion."""
    since = request.now - stock.UNDO_SECONDS
    batch = request.db.scalar(
        "SELECT max(id) FROM stock_batch WHERE product = ? AND at > ? AND id IN"
        " (SELECT batch FROM stock_unit WHERE product = ? AND state = 'available')",
        number, since, number,
    )  # fmt: skip
    removal = request.db.scalar(
        "SELECT max(id) FROM stock_removal WHERE product = ? AND undone_at IS NULL AND at > ?", number, since
    )
    return [
        take_back.button("btn-undo-add", batch) if batch else None,
        parts.action(request, "undo").button("btn-undo-delete", removal) if removal else None,
    ]


# --- lines come in ---


@plugin.action(allow=STOCK_ADD)
def add_stock(request: Request[Settings], number: int) -> None:
    """Ask for lines or a file."""
    found = products.sure(request.db, number)
    request.ask(t("ask-stock", title=parts.title(request, found)), then=stock_sent, product=number)


@plugin.answer()
def stock_sent(request: Request[Settings], answer: str | Upload, product: int) -> None:
    """Look at what was sent."""
    request.require(STOCK_ADD)
    name, raw = (answer.name, answer.content) if isinstance(answer, Upload) else ("", answer)
    receive(request, product, name, raw)


def receive(request: Request[Settings], product: int, name: str, raw: bytes | str) -> None:
    """Keep lines for the confirmation, erase the message that brought them, and show what they are.

    Raises ShopError `file_unreadable`, `line_too_long`, `no_such_product`.
    """
    lines = stock.read_lines(name, raw)
    pending = request.tx.scalar(
        "INSERT INTO catalog_pending (by, product, lines, created_at) VALUES (?, ?, ?, ?) RETURNING id",
        request.user.id, product, json.dumps(lines, ensure_ascii=False), request.now,
    )  # fmt: skip
    request.erase_message()
    look(request, pending)


def _kept(request: Request[Settings], pending: int) -> tuple[int, list[str]]:
    row = request.tx.row("SELECT * FROM catalog_pending WHERE id = ? AND by = ?", pending, request.user.id)
    if row is None:
        raise ShopError("gone")
    return row["product"], json.loads(row["lines"])


@plugin.action(allow=STOCK_ADD)
def look(request: Request[Settings], pending: int, again: bool = False) -> None:
    """Show what adding would do; `again` takes in lines that were sold before."""
    product, lines = _kept(request, pending)
    found = stock.preview(request.tx, product, lines, again=again)
    add = add_lines.button(t("btn-add-lines", count=found.new), pending, again).success() if found.new else None
    other = look.button("btn-not-again" if again else "btn-again", pending, not again)
    request.show(
        Screen.of(
            t("found-lines", count=Num(len(lines)), title=parts.title(request, products.sure(request.db, product))),
            t("found-new", count=Num(found.new)),
            t("found-double", count=Num(found.duplicates)) if found.duplicates else None,
            t("found-sold", count=Num(found.sold_before)) if found.sold_before else None,
            t("found-empty", count=Num(found.empty)) if found.empty else None,
            *_samples(found.sample),
            rows=[
                [add],
                [other if found.sold_before or again else None],
                [drop.button("btn-cancel", pending).danger()],
            ],
            trail=(t("admin"), t("products"), t("stock")),
        )
    )


def _samples(lines: tuple[str, ...]) -> list[Text]:
    return (
        [Text(""), t("sample-heading"), *[t("sample-line", line=Code(masked(line))) for line in lines]] if lines else []
    )


def masked(line: str) -> str:
    """Return a line as it may stand in a chat: its beginning and end, dots between."""
    shown = 4 if len(line) >= 12 else 2 if len(line) >= 6 else 1
    return f"{line[:shown]}{_DOTS}{line[-shown // 2 :] if len(line) >= 6 else ''}"


@plugin.action(allow=STOCK_ADD, once=True)
def add_lines(request: Request[Settings], pending: int, again: bool) -> None:
    """Put the lines on stock and say how many."""
    product, lines = _kept(request, pending)
    request.tx.run("DELETE FROM catalog_pending WHERE id = ?", pending)
    done = stock.add(request.tx, product, lines, by=request.user.id, again=again)
    found = products.sure(request.db, product)
    buyer = parts.action(request, "product")
    until = When(request.now + stock.UNDO_SECONDS)
    request.show(
        Screen.of(
            t("added", count=Num(done.new), left=found.available, title=parts.title(request, found)),
            t("undo-until", until=until) if done.batch else None,
            rows=[
                [take_back.button("btn-undo", done.batch)] if done.batch else [],
                [buyer.button("btn-as-buyer", found.number) if found.state == "active" else None],
                [add_stock.button("btn-add-more", product)],
            ],
            trail=(t("admin"), t("products"), t("stock")),
            back=manage.card.button("btn-back", product),
        )
    )


@plugin.action(allow=STOCK_ADD)
def drop(request: Request[Settings], pending: int) -> None:
    """Forget lines that were not added."""
    product, _ = _kept(request, pending)
    request.tx.run("DELETE FROM catalog_pending WHERE id = ?", pending)
    request.toast("cancelled")
    stockroom(request, product)


@plugin.action(allow=STOCK_ADD, once=True)
def take_back(request: Request[Settings], batch: int) -> None:
    """Undo an import: what is still unsold of it goes."""
    stock.delete_batch(request.tx, batch, request.user.id)
    request.toast("undone")
    stockroom(request, request.db.scalar("SELECT product FROM stock_batch WHERE id = ?", batch))


@plugin.every(hours=1)
def forget_forms(ctx: Context[Settings]) -> None:
    """Drop lines and drafts that nobody confirmed within a day."""
    since = ctx.now - _KEEP_SECONDS
    ctx.tx.run("DELETE FROM catalog_pending WHERE created_at < ?", since)
    ctx.tx.run("DELETE FROM catalog_draft WHERE created_at < ?", since)
