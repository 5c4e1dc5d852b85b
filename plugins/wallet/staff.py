"""Staff add to, take from or set a balance: always with a reason, always shown before it is done, once."""

from typing import Literal

from plugins.wallet.declare import CHANGE, Settings, plugin
from plugins.wallet.history import line
from shopbot.api import (
    Code,
    Money,
    Name,
    Person,
    Request,
    Screen,
    ShopError,
    Text,
    ledger,
    people,
    read_amount,
    t,
    terms,
    undoing,
)

Kind = Literal["add", "take", "set"]
_KINDS: tuple[Kind, ...] = ("add", "take", "set")
_TRANSFER = "/transfer 123456 50k compensation"
_EDIT = "/editbalance 123456 50k correction"


# --- finding the person ---


@plugin.menu("admin", label="btn-wallets", order=40)
@plugin.action(allow=CHANGE)
def wallets(request: Request[Settings]) -> None:
    """Ask whose wallet it is about."""
    request.ask("whose", then=got_person)


@plugin.answer()
def got_person(request: Request[Settings], words: str) -> None:
    """Open the wallet of the person who was meant, or show who it may be."""
    request.require(CHANGE)
    found = request.author_meant() or people.find(request.db, words)
    if found is not None:
        person(request, found.id)
        return
    fitting = people.search(request.db, words, limit=6)
    if not fitting:
        raise ShopError("no_such_person")
    rows = [[person.button(t("btn-person", name=Name(one.name), number=Code(one.bank_id)), one.id)] for one in fitting]
    request.show(Screen.of("who-of-them", rows=rows, trail=(t("staff"), t("wallets"))))


@plugin.menu("person", label="btn-wallet", order=10)
@plugin.action(allow=CHANGE)
def person(request: Request[Settings], number: int) -> None:
    """Show somebody's wallet and what can be done with it."""
    found = people.sure(request.db, number)
    newest = ledger.entries(request.db, number, 0, 5).items
    request.show(
        Screen.of(
            _who(found),
            t("their-balance", money=_balance(request, number)),
            "",
            *[line(request, one) for one in newest],
            rows=[
                [ask_amount.button(f"btn-{kind}", kind, number) for kind in _KINDS],
                [undoing.button(request, f"person:{number}")],
            ],
            trail=(t("staff"), t("wallets")),
            back=wallets.button("btn-back"),
        )
    )


def _who(found: Person) -> Text:
    return t("who", name=Name(found.name), number=Code(found.bank_id), id=Code(str(found.id)))


def _balance(request: Request[Settings], number: int) -> Money:
    return ledger.balance(request.db, number, terms.currency(request.db))


# --- by buttons ---


@plugin.action(allow=CHANGE)
def ask_amount(request: Request[Settings], kind: str, number: int) -> None:
    """Ask how much."""
    known = _kind(kind)
    request.ask(t(f"how-much-{known}", name=_name(request, number)), then=got_change, kind=known, number=number)


@plugin.answer()
def got_change(request: Request[Settings], text: str, kind: str, number: int) -> None:
    """Keep the amount and ask why."""
    money = _read(request, text, _kind(kind))
    request.ask(t("why", money=money), then=got_reason, kind=kind, number=number, units=money.amount)


@plugin.answer()
def got_reason(request: Request[Settings], text: str, kind: str, number: int, units: int) -> None:
    """Show what would be done."""
    request.require(CHANGE)
    _confirm(request, _kind(kind), number, Money(units, terms.currency(request.db)), text)


def _name(request: Request[Settings], number: int) -> Name:
    return Name(people.sure(request.db, number).name)


def _kind(words: str) -> Kind:
    found = next((kind for kind in _KINDS if kind == words), None)
    if found is None:
        raise ShopError("gone")
    return found


def _read(request: Request[Settings], text: str, kind: Kind) -> Money:
    money = read_amount(text, terms.currency(request.db))
    if money.is_zero and kind != "set":
        raise ShopError("amount_zero")
    return money


# --- by commands ---


@plugin.command("transfer", allow=CHANGE, example=_TRANSFER)
def transfer(request: Request[Settings], words: str = "") -> None:
    """Add to somebody's balance: who, how much, why; an amount below zero is taken."""
    one, amount, reason = _told(request, words, _TRANSFER)
    money = read_amount(amount, terms.currency(request.db), allow_negative=True)
    if money.is_zero:
        raise ShopError("amount_zero")
    _confirm(request, "take" if money.is_negative else "add", one.id, abs(money), reason)


@plugin.command("editbalance", allow=CHANGE, example=_EDIT)
def edit_balance(request: Request[Settings], words: str = "") -> None:
    """Set somebody's balance: who, how much, why."""
    one, amount, reason = _told(request, words, _EDIT)
    _confirm(request, "set", one.id, _read(request, amount, "set"), reason)


def _told(request: Request[Settings], words: str, example: str) -> tuple[Person, str, str]:
    """Return whom a command is about, the amount and the reason."""
    one, rest = request.person_meant(words, example)
    amount, _, reason = rest.partition(" ")
    if not reason.strip():
        raise ShopError("wrong_form", example=Code(example))
    return one, amount, reason


# --- doing it ---


def _confirm(
    request: Request[Settings], kind: Kind, number: int, money: Money, reason: str, *, again: bool = False
) -> None:
    if not reason.strip():
        raise ShopError("reason_missing")
    found, was = people.sure(request.db, number), _balance(request, number)
    after = _after(kind, was, money)
    if after.is_negative:
        raise ShopError("not_enough", missing=-after, balance=was)
    confirm = do.button("btn-confirm", kind, number, money.amount, was.amount, int(again), reason.strip())
    request.show(
        Screen.of(
            t("big-amount") if again else None,
            _who(found),
            t(f"would-{kind}", money=money),
            t("before-after", before=was, after=after),
            t("because", reason=Name(reason)),
            rows=[[confirm.success(), person.button("btn-cancel", number).danger()]],
            trail=(t("staff"), t("wallets")),
        )
    )


def _after(kind: Kind, was: Money, money: Money) -> Money:
    return money if kind == "set" else was + money if kind == "add" else was - money


@plugin.action(allow=CHANGE, once=True)
def do(request: Request[Settings], kind: str, number: int, units: int, was: int, again: int, reason: str) -> None:
    """Carry out what was confirmed, unless the balance moved since, or it is so much that it is asked again."""
    known, now = _kind(kind), _balance(request, number)
    money = Money(units, now.currency)
    if now.amount != was:
        request.alert("balance-moved")
        _confirm(request, known, number, money, reason)
    elif not again and abs(_after(known, now, money) - now).amount > request.settings.big_amount:
        _confirm(request, known, number, money, reason, again=True)
    else:
        _change(request, known, number, money, reason)


def _change(request: Request[Settings], kind: Kind, number: int, money: Money, reason: str) -> None:
    key, staff = f"staff:{request.tx.token(16).hex()}", request.user.id
    if kind == "set":
        after = ledger.set_balance(request.tx, number, money, staff, reason, key)
    else:
        after = ledger.adjust(request.tx, number, money if kind == "add" else -money, staff, reason, key)
    request.tell(number, f"told-{kind}", rings=True, dedupe=key, money=money, after=after, reason=Name(reason))
    request.toast("saved")
    person(request, number)
