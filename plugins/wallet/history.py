"""Every change of the balance, with what it was for and what was left."""

from datetime import UTC, datetime

from plugins.wallet.declare import Settings, plugin
from plugins.wallet.friends import masked
from plugins.wallet.screens import own_balance, wallet
from shopbot.api import (
    Button,
    Code,
    Name,
    Num,
    Phrase,
    Request,
    Screen,
    Text,
    When,
    ledger,
    orders,
    people,
    plain_money,
    sheets,
    t,
)

_A_PAGE = 8
_SIGNS = {"all": 0, "in": 1, "out": -1}
_COLUMNS = ("time", "amount", "currency", "reason", "balance")


@plugin.action()
def history(request: Request[Settings], kind: str = "all", page: int = 0) -> None:
    """Show one page of the history: everything, or only what came in or went out."""
    kind = kind if kind in _SIGNS else "all"
    found = ledger.entries(request.db, request.user.id, max(page, 0) * _A_PAGE, _A_PAGE, _SIGNS[kind])
    pages = max(1, -(-found.total // _A_PAGE))
    request.show(
        Screen.of(
            t("balance", money=own_balance(request)),
            "" if found.items else t("nothing-here"),
            *[line(request, one) for one in found.items],
            t("page", page=Num(page + 1), pages=Num(pages)) if pages > 1 else None,
            rows=[
                [_filter(name, chosen=name == kind) for name in _SIGNS],
                [
                    history.button("btn-previous", kind, page - 1) if page > 0 else None,
                    history.button("btn-next", kind, page + 1) if page + 1 < pages else None,
                ],
                [export.button("btn-export")],
            ],
            trail=(t("wallet"), t("history")),
            back=wallet.button("btn-back"),
        )
    )


def _filter(name: str, *, chosen: bool) -> Button:
    return history.button(f"btn-{'now' if chosen else 'see'}-{name}", name, 0)


def line(request: Request[Settings], entry: ledger.Entry) -> Text:
    """Return one change: when, how much, what for, and the balance after it."""
    why = _why(request, entry)
    about = _about(request, entry)
    return t(
        "entry-about" if about else "entry",
        sign="➕" if entry.money.is_positive else "➖",
        money=abs(entry.money),
        why=Phrase(f"reason-{why}"),
        at=When(entry.at, "date"),
        after=entry.after,
        **({"about": about} if about else {}),
    )


def _about(request: Request[Settings], entry: ledger.Entry) -> Code | Name | None:
    """Return what a change belongs to: its order, the words of staff, or whom the money went to or came from."""
    found = orders.get(request.db, entry.order) if entry.order else None
    if found:
        return Code(found.code)
    if entry.reason == "transfer":
        return _other_side(request, entry)
    return Name(entry.note) if entry.note and entry.reason == "adjustment" else None


def _other_side(request: Request[Settings], entry: ledger.Entry) -> Name | None:
    """Return who else a transfer was with: masked, as they saw each other; staff see the name."""
    row = request.db.row("SELECT giver, taker FROM wallet_transfers WHERE posting = ?", entry.posting)
    if row is None:
        return None
    name = people.sure(request.db, row["giver"] if entry.money.is_positive else row["taker"]).name
    return Name(name) if request.user.is_staff else masked(name)


def _why(request: Request[Settings], entry: ledger.Entry) -> str:
    """Return the end of the key that words a reason; of one that has no words here, "other"."""
    if entry.reason == "transfer":
        return "transfer-in" if entry.money.is_positive else "transfer-out"
    key = entry.reason.replace("_", "-")
    return key if request.host.texts.has(plugin.name, f"reason-{key}") else "other"


@plugin.action()
def export(request: Request[Settings]) -> None:
    """Send the whole history as a table: times in UTC, sums in the unit people say."""
    entries = ledger.entries(request.db, request.user.id, 0, 10_000).items
    request.send_file("balance.csv", sheets.content(_COLUMNS, map(_row, entries)), "export-caption")


def _row(one: ledger.Entry) -> list[str]:
    at = datetime.fromtimestamp(one.at, UTC).strftime("%Y-%m-%d %H:%M:%S")
    return [at, plain_money(one.money), one.money.currency, one.reason, plain_money(one.after)]
