"""Staff: what came in together: its cost and note, frozen when something is wrong with it, and whom it was sold to."""

from plugins.catalog import contents, parts, stockroom
from plugins.catalog.declare import STOCK_ADD, STOCK_SEE, Settings, plugin
from shopbot.api import (
    Button,
    Code,
    Money,
    Name,
    Num,
    Phrase,
    Request,
    Screen,
    ShopError,
    Text,
    When,
    orders,
    people,
    products,
    read_amount,
    stock,
    t,
)

_A_PAGE = 6
_NONE = "-"
_NOTE_LIMIT = 200
_REASONS = ("supplier", "faulty", "checking")


@plugin.action(allow=STOCK_ADD)
def batches(request: Request[Settings], number: int, page: int = 0) -> None:
    """Show a product's batches, newest first."""
    found = products.sure(request.db, number)
    total = stock.batches(request.db, number, limit=0).total
    page = parts.within(page, total, _A_PAGE)
    here = stock.batches(request.db, number, _A_PAGE, page * _A_PAGE).items
    buttons = [batch.button(t("btn-batch-n", n=Num(one.id)), one.id) for one in here]
    request.show(
        Screen.of(
            t("batches-of", title=parts.title(request, found), count=Num(total)),
            *[line for one in here for line in _lines(one)],
            rows=[
                *parts.in_rows(buttons, 3),
                parts.page_row(page, total, _A_PAGE, lambda text, at: batches.button(text, number, at)),
            ],
            trail=(t("admin"), t("products"), t("stock")),
            back=stockroom.stockroom.button("btn-back", number),
        )
    )


def _lines(one: stock.Batch) -> list[Text | None]:
    """Return a batch in a few lines: what it is, what was noted, and what has become of it."""
    frozen = one.state == "frozen"
    name = t("batch-line-frozen" if frozen else "batch-line", n=Code(str(one.id)), at=When(one.at, "date"))
    return [
        name,
        t("batch-note", note=Name(one.note)) if one.note else None,
        t("batch-cost", cost=one.cost) if one.cost is not None else None,
        t("batch-counts", free=one.available, sold=one.sold, held=one.quarantined),
        t("batch-replaced", count=Num(one.replaced)) if one.replaced else None,
    ]


@plugin.action(allow=STOCK_ADD)
def batch(request: Request[Settings], number: int) -> None:
    """Show one batch and what can be done with it."""
    found = stock.batch(request.db, number)
    product = products.sure(request.db, found.product)
    request.show(
        Screen.of(
            t("batch-title", title=parts.title(request, product), n=Code(str(number))),
            t("batch-added", at=When(found.at), by=_by(request, found)),
            t("batch-cost", cost=found.cost) if found.cost is not None else t("batch-no-cost"),
            t("batch-note", note=Name(found.note)) if found.note else None,
            t("batch-counts", free=found.available, sold=found.sold, held=found.quarantined),
            t("batch-waiting", count=Num(found.reserved)) if found.reserved else None,
            t("batch-replaced", count=Num(found.replaced)) if found.replaced else None,
            *_frozen(request, found),
            rows=_rows(request, found),
            trail=(t("admin"), t("products"), t("stock")),
            back=batches.button("btn-back", found.product),
        )
    )


def _by(request: Request[Settings], found: stock.Batch) -> Name:
    person = people.get(request.db, int(found.added_by)) if found.added_by.isdecimal() else None
    return Name(person.name if person else found.added_by)


def _frozen(request: Request[Settings], found: stock.Batch) -> list[Text]:
    if found.state != "frozen":
        return []
    row = stock.frozen_for(request.db, found.id)
    return [Text(""), t("batch-frozen", at=When(row.at), reason=Name(row.reason))] if row else [t("batch-is-frozen")]


def _rows(request: Request[Settings], found: stock.Batch) -> list[list[Button | None]]:
    sees = request.may(STOCK_SEE)
    turned = thaw.button("btn-thaw", found.id) if found.state == "frozen" else ask_freeze.button("btn-freeze", found.id)
    left = found.available + found.quarantined
    return [
        [ask_batch.button("btn-cost-line", found.id, "cost"), ask_batch.button("btn-batch-note", found.id, "note")],
        [turned if sees else None],
        [
            affected.button(t("btn-affected", count=found.sold - found.replaced), found.id)
            if sees and found.sold
            else None
        ],
        [export_batch.button("btn-export", found.id) if sees and left else None],
    ]


# --- what is said of it, before and after it came in ---


@plugin.action(allow=STOCK_ADD)
def ask_batch(request: Request[Settings], number: int, field: str) -> None:
    """Ask for a batch's cost or note."""
    request.ask(_asked(field), then=batch_told, number=number, field=_field(field))


@plugin.answer()
def batch_told(request: Request[Settings], answer: str, number: int, field: str) -> None:
    """Keep it."""
    request.require(STOCK_ADD)
    found = stock.batch(request.db, number)
    currency = products.sure(request.db, found.product).price.currency
    note, cost = _told(field, answer, currency, found.note, found.cost)
    stock.describe(request.tx, number, request.user.id, note=note, cost=cost)
    request.toast("saved")
    batch(request, number)


@plugin.action(allow=STOCK_ADD)
def ask_pending(request: Request[Settings], pending: int, field: str) -> None:
    """Ask for the cost or the note of lines that wait to be added."""
    stockroom.kept(request, pending)
    request.ask(_asked(field), then=pending_told, pending=pending, field=_field(field))


@plugin.answer()
def pending_told(request: Request[Settings], answer: str, pending: int, field: str) -> None:
    """Keep it with the lines."""
    request.require(STOCK_ADD)
    sent = stockroom.kept(request, pending)
    note, cost = _told(field, answer, sent.product.price.currency, sent.note, sent.cost)
    amount = None if cost is None else cost.amount
    request.tx.run("UPDATE catalog_pending SET note = ?, cost = ? WHERE id = ?", note, amount, pending)
    stockroom.look(request, pending)


def _field(field: str) -> str:
    return "cost" if field == "cost" else "note"


def _asked(field: str) -> Text:
    return t("ask-batch-cost") if field == "cost" else t("ask-batch-note", limit=Num(_NOTE_LIMIT))


def _told(
    field: str, words: str, currency: str, note: str | None, cost: Money | None
) -> tuple[str | None, Money | None]:
    """Return note and cost with one of them changed to what was typed; `-` takes it away."""
    text = "" if words.strip() == _NONE else words.strip()
    if field == "cost":
        return note, read_amount(text, currency) if text else None
    if len(text) > _NOTE_LIMIT:
        raise ShopError("note_too_long", limit=_NOTE_LIMIT)
    return text or None, cost


# --- freezing and recalling ---


@plugin.action(allow=STOCK_SEE)
def ask_freeze(request: Request[Settings], number: int) -> None:
    """Ask for the reason, with the usual ones to tap."""
    found = stock.batch(request.db, number)
    rows = [[freeze_for.button(f"btn-freeze-{reason}", number, reason)] for reason in _REASONS]
    request.ask(
        t("ask-freeze", n=Code(str(number)), count=Num(found.available)), then=reason_typed, rows=rows, number=number
    )


@plugin.answer()
def reason_typed(request: Request[Settings], answer: str, number: int) -> None:
    """Freeze the batch for what was typed."""
    request.require(STOCK_SEE)
    _freeze(request, number, answer)


@plugin.action(allow=STOCK_SEE)
def freeze_for(request: Request[Settings], number: int, reason: str) -> None:
    """Freeze the batch for one of the usual reasons."""
    key = reason if reason in _REASONS else _REASONS[0]
    _freeze(request, number, request.words.plain(t(f"freeze-{key}")))


def _freeze(request: Request[Settings], number: int, reason: str) -> None:
    done = stock.freeze(request.tx, number, request.user.id, reason)
    request.toast(t("frozen", count=Num(done.quarantined)))
    batch(request, number)


@plugin.action(allow=STOCK_SEE)
def thaw(request: Request[Settings], number: int) -> None:
    """Sell a batch again."""
    done = stock.thaw(request.tx, number, request.user.id)
    request.toast(t("thawed", count=Num(done.available)))
    batch(request, number)


@plugin.action(allow=STOCK_SEE)
def affected(request: Request[Settings], number: int, page: int = 0) -> None:
    """Show who bought of a batch and was not given another: whom a recall is for."""
    total = stock.affected(request.db, number, limit=0).total
    page = parts.within(page, total, _A_PAGE)
    here = stock.affected(request.db, number, _A_PAGE, page * _A_PAGE).items
    found = [orders.sure(request.db, order) for order, _unit in here]
    seen, recall = request.action("orders.seen"), request.action("aftersales.recall")
    offers = recall is not None and request.may(recall.handler.allow)
    buttons = [seen.button(t("btn-order", code=Code(one.code)), one.id) for one in found] if seen else []
    request.show(
        Screen.of(
            t("affected", n=Code(str(number)), count=Num(total)),
            *[_affected_line(request, one) for one in found],
            rows=[
                *parts.in_rows(buttons, 2),
                parts.page_row(page, total, _A_PAGE, lambda text, at: affected.button(text, number, at)),
                [recall.button("btn-recall", number).primary() if recall and offers and total else None],
            ],
            trail=(t("admin"), t("products"), t("stock")),
            back=batch.button("btn-back", number),
        )
    )


def _affected_line(request: Request[Settings], one: orders.Order) -> Text:
    buyer = people.sure(request.db, one.person)
    state = Phrase("affected-back") if one.state == "refunded" else Phrase("affected-sold")
    return t(
        "affected-line", code=Code(one.code), name=Name(buyer.name), at=When(one.paid_at or one.created_at), state=state
    )


@plugin.action(allow=STOCK_SEE)
def export_batch(request: Request[Settings], number: int) -> None:
    """Send what is not sold of a batch as a file that erases itself."""
    found = stock.batch(request.db, number)
    lines = stock.export_batch(request.tx, number, request.user.id)
    contents.send_lines(request, products.sure(request.db, found.product), lines, f"batch-{number}.txt")
