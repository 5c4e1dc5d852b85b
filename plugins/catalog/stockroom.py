"""Staff: the stock of one product. Lines come in by message or file and are looked at before they count."""

import json
from dataclasses import dataclass

from plugins.catalog import kinds, manage, parts
from plugins.catalog.declare import EDIT, STOCK_ADD, STOCK_SEE, Settings, plugin
from shopbot.api import (
    Button,
    Code,
    Context,
    Lines,
    Money,
    Name,
    Num,
    Phrase,
    Request,
    Screen,
    ShopError,
    Text,
    Upload,
    When,
    imports,
    products,
    stock,
    t,
)

_KEEP_SECONDS = 86_400
_LARGEST = 5 << 20
_DOTS = "••••••"

plugin.migration(
    "011_batches",
    """
    ALTER TABLE catalog_pending ADD COLUMN cost INTEGER;
    ALTER TABLE catalog_pending ADD COLUMN note TEXT;
    """,
)


@plugin.action(allow=STOCK_ADD)
def stockroom(request: Request[Settings], number: int) -> None:
    """Show what a product (by its id) has on stock, and what can be done about it."""
    found = products.sure(request.db, number)
    request.show(
        Screen.of(
            t("stock-of", title=parts.title(request, found)),
            t("card-stock", left=found.available, reserved=found.reserved, sold=found.sold),
            rows=[
                [
                    add_stock.button("btn-add-stock", number).primary(),
                    parts.action(request, "batches").button("btn-batches", number),
                ],
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
    if found.supply != "units":
        raise ShopError("no_units")
    title, form = parts.title(request, found), _form(found)
    words = t("ask-stock-form", title=title, form=Lines(form)) if form else t("ask-stock", title=title)
    request.ask(words, then=stock_sent, product=number)


def _form(found: products.Product) -> tuple[Phrase, ...]:
    """Say how a line has to look, where it is more than one thing."""
    cells = [Phrase("ask-stock-parts", {"parts": kinds.parts_line(found)})] if found.parts else []
    return (*cells, *([Phrase("ask-stock-chosen")] if found.issue == "chosen" else []))


@plugin.answer()
def stock_sent(request: Request[Settings], answer: str | Upload, product: int) -> None:
    """Look at what was sent."""
    request.require(STOCK_ADD)
    name, raw = (answer.name, answer.content) if isinstance(answer, Upload) else ("", answer)
    receive(request, product, name, raw)


def receive(request: Request[Settings], product: int, name: str, raw: bytes | str) -> None:
    """Keep lines for the confirmation, erase the message that brought them, and show what they are.

    Raises ShopError `file_unreadable`, `file_too_large`, `line_too_long`, `no_such_product`, `no_units`.
    """
    if len(raw) > _LARGEST:
        raise ShopError("file_too_large", limit=_LARGEST >> 20)
    if products.sure(request.db, product).supply != "units":
        raise ShopError("no_units")
    lines = imports.lines_of(name, raw)
    pending = request.tx.scalar(
        "INSERT INTO catalog_pending (by, product, lines, created_at) VALUES (?, ?, ?, ?) RETURNING id",
        request.user.id, product, json.dumps(lines, ensure_ascii=False), request.now,
    )  # fmt: skip
    request.erase_message()
    look(request, pending)


@dataclass(frozen=True)
class Pending:
    """Lines that wait for their confirmation, with what the batch is to be called and one of its units cost."""

    id: int
    product: products.Product
    lines: list[str]
    note: str | None
    cost: Money | None


def kept(request: Request[Settings], pending: int) -> Pending:
    """Return what this person sent. Raises ShopError `gone`."""
    row = request.tx.row("SELECT * FROM catalog_pending WHERE id = ? AND by = ?", pending, request.user.id)
    if row is None:
        raise ShopError("gone")
    found = products.sure(request.db, row["product"])
    cost = None if row["cost"] is None else Money(row["cost"], found.price.currency)
    return Pending(pending, found, json.loads(row["lines"]), row["note"], cost)


@plugin.action(allow=STOCK_ADD)
def look(request: Request[Settings], pending: int, again: bool = False) -> None:
    """Show what adding would do; `again` takes in lines that were sold before."""
    sent = kept(request, pending)
    read = imports.understand(sent.lines, sent.product)
    found = stock.preview(request.tx, sent.product.id, read.lines, again=again)
    add = add_lines.button(t("btn-add-lines", count=found.new), pending, again).success() if found.new else None
    other = look.button("btn-not-again" if again else "btn-again", pending, not again)
    request.show(
        Screen.of(
            t("found-lines", count=Num(len(sent.lines)), title=parts.title(request, sent.product)),
            t("looks-like", parts=kinds.parts_line(sent.product)) if sent.product.parts else None,
            t("found-new", count=Num(found.new)),
            *_left_out(read, sent.product),
            t("found-double", count=Num(found.duplicates)) if found.duplicates else None,
            t("found-sold", count=Num(found.sold_before)) if found.sold_before else None,
            t("found-empty", count=Num(found.empty)) if found.empty else None,
            t("batch-cost", cost=sent.cost) if sent.cost is not None else None,
            t("batch-note", note=Name(sent.note)) if sent.note else None,
            *_samples(found.sample, read, sent.product.price.currency),
            rows=[
                [add],
                [other if found.sold_before or again else None],
                _about_batch(request, sent),
                [drop.button("btn-cancel", pending).danger()],
            ],
            trail=(t("admin"), t("products"), t("stock")),
        )
    )


def _left_out(read: imports.Understood, found: products.Product) -> list[Text]:
    """Say which lines do not fit, by how many parts they have."""
    want = Num(len(found.parts))
    odd = [t("found-odd", count=Num(count), have=Num(have), want=want) for have, count in sorted(read.odd.items())]
    return [*odd, t("found-unclear", count=Num(read.unclear))] if read.unclear else odd


def _about_batch(request: Request[Settings], sent: Pending) -> list[Button | None]:
    """Return what can be said of lines before they are added: what their parts are, their cost, a note."""
    has_parts = sent.product.kind == kinds.ACCOUNT or sent.product.parts
    pick = parts.action(request, "pick_parts")
    about = parts.action(request, "ask_pending")
    return [
        pick.button("btn-parts", sent.product.id, sent.id) if has_parts and request.may(EDIT) else None,
        about.button("btn-cost-line", sent.id, "cost"),
        about.button("btn-batch-note", sent.id, "note"),
    ]


def _samples(lines: tuple[str, ...], read: imports.Understood, currency: str) -> list[Text]:
    shown = [_sample(line, read.hints.get(line), currency) for line in lines]
    return [Text(""), t("sample-heading"), *shown] if shown else []


def _sample(line: str, hint: tuple[str, int] | None, currency: str) -> Text:
    if hint is None:
        return t("sample-line", line=Code(masked(line)))
    words, extra = hint
    if extra:
        return t("sample-extra", hint=Name(words), extra=Money(extra, currency), line=Code(masked(line)))
    return t("sample-hint", hint=Name(words), line=Code(masked(line)))


def masked(line: str) -> str:
    """Return a line as it may stand in a chat: the beginning and end of each of its cells, dots between."""
    return imports.JOINED.join(_masked(cell) for cell in line.split(imports.JOINED))


def _masked(line: str) -> str:
    shown = 4 if len(line) >= 12 else 2 if len(line) >= 6 else 1
    return f"{line[:shown]}{_DOTS}{line[-shown // 2 :] if len(line) >= 6 else ''}"


@plugin.action(allow=STOCK_ADD, once=True)
def add_lines(request: Request[Settings], pending: int, again: bool) -> None:
    """Put the lines on stock and say how many."""
    sent = kept(request, pending)
    read, product = imports.understand(sent.lines, sent.product), sent.product.id
    request.tx.run("DELETE FROM catalog_pending WHERE id = ?", pending)
    by = request.user.id
    done = stock.add(
        request.tx, product, read.lines, by=by, note=sent.note, cost=sent.cost, again=again, hints=read.hints
    )
    found = products.sure(request.db, product)
    buyer = parts.action(request, "product")
    until = When(request.now + stock.UNDO_SECONDS)
    request.show(
        Screen.of(
            t("added", count=Num(done.new), left=found.available, title=parts.title(request, found)),
            t("undo-until", until=until) if done.batch else None,
            rows=[
                _of_batch(request, done.batch) if done.batch else [],
                [buyer.button("btn-as-buyer", found.number) if found.state == "active" else None],
                [add_stock.button("btn-add-more", product)],
            ],
            trail=(t("admin"), t("products"), t("stock")),
            back=manage.card.button("btn-back", product),
        )
    )


def _of_batch(request: Request[Settings], batch: int) -> list[Button]:
    return [take_back.button("btn-undo", batch), parts.action(request, "batch").button("btn-batch", batch)]


@plugin.action(allow=STOCK_ADD)
def drop(request: Request[Settings], pending: int) -> None:
    """Forget lines that were not added."""
    product = kept(request, pending).product.id
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
