"""Money from one person's balance to another's: off until the owner allows it, within limits, once, and final.

The one who gives sees of the other only the first and last letter of their name, so that nobody reads who is behind a
number. The money moves by one posting, wallet to wallet, named after its row: neither a repeat nor a crash moves it
twice, and a balance below zero is refused by the ledger itself.
"""

from dataclasses import dataclass

from plugins.wallet.declare import Settings, plugin
from plugins.wallet.screens import own_balance, presets, wallet
from shopbot.api import (
    Code,
    Money,
    Name,
    Num,
    Person,
    Request,
    Screen,
    ShopError,
    control,
    ledger,
    people,
    read_amount,
    t,
    terms,
)

_HIDDEN = "•••"
_SHORT = 2  # letters of a name of which the last would tell the whole


def masked(name: str) -> Name:
    """Return a name with all but its first and last letter hidden: `S•••i`."""
    letters = Name(name).text
    return Name(letters[0] + _HIDDEN + (letters[-1] if len(letters) > _SHORT else ""))


@dataclass(frozen=True)
class Today:
    """What somebody has sent since midnight: how often, and how much in all."""

    times: int
    money: Money


def today_of(request: Request[Settings]) -> Today:
    """Count what this person has sent today, by the shop's clock."""
    currency = terms.currency(request.db)
    row = request.db.rows(
        "SELECT count(*) AS times, coalesce(sum(amount), 0) AS amount FROM wallet_transfers"
        " WHERE giver = ? AND at >= ? AND currency = ?",
        request.user.id, control.day_start(request), currency,
    )[0]  # fmt: skip
    return Today(row["times"], Money(row["amount"], currency))


# --- to whom ---


@plugin.action()
def friend(request: Request[Settings]) -> None:
    """Ask whom the money is for."""
    _allowed(request)
    request.ask(t("to-which-friend", number=Code(request.user.bank_id)), then=got_friend)


def _allowed(request: Request[Settings]) -> None:
    if not request.settings.transfers:
        raise ShopError("transfers_off")


@plugin.answer()
def got_friend(request: Request[Settings], words: str) -> None:
    """Find the person that was meant, and offer amounts."""
    found = people.find(request.db, words.strip())
    if found is None:
        raise ShopError("no_such_friend")
    how_much(request, _taker(request, found.id).id)


def _taker(request: Request[Settings], person: int) -> Person:
    """Return who is to get money. Raises ShopError: the sender themselves, banned, or transfers are off."""
    _allowed(request)
    found = people.sure(request.db, person)
    if found.id == request.user.id:
        raise ShopError("friend_is_you")
    if found.is_banned(request.now):
        raise ShopError("friend_banned")
    return found


# --- how much ---


@plugin.action()
def how_much(request: Request[Settings], person: int) -> None:
    """Offer the amounts that the balance covers, and any other."""
    found, have = _taker(request, person), own_balance(request)
    fitting = [money for money in presets(request) if money <= have]
    buttons = [check.button(t("btn-amount", money=money), person, money.amount) for money in fitting]
    request.show(
        Screen.of(
            t("friend-who", name=masked(found.name), number=Code(found.bank_id)),
            t("balance", money=have),
            t("friend-how-much"),
            rows=[*[buttons[i : i + 3] for i in range(0, len(buttons), 3)], [ask_other.button("btn-other", person)]],
            trail=(t("wallet"), t("friend")),
            back=wallet.button("btn-back"),
        )
    )


@plugin.action()
def ask_other(request: Request[Settings], person: int) -> None:
    """Ask for another amount."""
    _taker(request, person)
    request.ask(t("friend-which-amount", example=presets(request)[0]), then=got_sum, person=person)


@plugin.answer()
def got_sum(request: Request[Settings], text: str, person: int) -> None:
    """Take a typed amount and show what would be done."""
    check(request, person, read_amount(text, terms.currency(request.db)).amount)


# --- sure? ---


@plugin.action()
def check(request: Request[Settings], person: int, units: int) -> None:
    """Show whom the money would go to and what would be left."""
    found, money = _taker(request, person), _fitting(request, units)
    request.show(
        Screen.of(
            t("friend-sure", money=money, name=masked(found.name), number=Code(found.bank_id)),
            t("friend-after", money=own_balance(request) - money),
            "",
            "friend-final",
            rows=[[send.button(t("btn-send-money", money=money), person, units).success()]],
            trail=(t("wallet"), t("friend")),
            back=how_much.button("btn-back", person),
        )
    )


def _fitting(request: Request[Settings], units: int) -> Money:
    """Return the amount, if it is within what the owner allows and the person has."""
    limits, today, have = request.settings, today_of(request), own_balance(request)
    money = Money(units, have.currency)
    if not money.is_positive:
        raise ShopError("amount_zero")
    if units < limits.transfer_least:
        raise ShopError("friend_too_little", least=Money(limits.transfer_least, have.currency))
    if today.times >= limits.transfer_times:
        raise ShopError("friend_too_often", times=Num(limits.transfer_times))
    left = Money(limits.transfer_daily, have.currency) - today.money
    if money > left:
        raise ShopError("friend_too_much", most=Money(limits.transfer_daily, have.currency), left=_at_least_zero(left))
    if money > have:
        raise ShopError("not_enough", missing=money - have, balance=have)
    return money


def _at_least_zero(money: Money) -> Money:
    return money if money.is_positive else Money(0, money.currency)


# --- done ---


@plugin.action(once=True, paying=True)
def send(request: Request[Settings], person: int, units: int) -> None:
    """Move the money, by what is allowed and there now, and tell both."""
    found, money = _taker(request, person), _fitting(request, units)
    number = _keep(request, found, money)
    giver = request.user
    request.tell(
        found.id, "friend-got", rings=True, dedupe=f"transfer:{number}:got",
        money=money, name=masked(giver.name), number=Code(giver.bank_id), after=_balance(request, found.id),
    )  # fmt: skip
    request.tell(
        giver.id, "friend-sent", dedupe=f"transfer:{number}:sent",
        money=money, name=masked(found.name), number=Code(found.bank_id), after=_balance(request, giver.id),
    )  # fmt: skip
    wallet(request)


def _keep(request: Request[Settings], found: Person, money: Money) -> int:
    """Write the transfer down and post it; return its number."""
    sql = "INSERT INTO wallet_transfers (giver, taker, amount, currency, at) VALUES (?, ?, ?, ?, ?) RETURNING id"
    tx, giver = request.tx, request.user.id
    number = int(tx.scalar(sql, giver, found.id, money.amount, money.currency, request.now))
    legs = [ledger.Leg(ledger.wallet(giver), -money), ledger.Leg(ledger.wallet(found.id), money)]
    posting = ledger.post(tx, f"transfer:{number}", "transfer", legs, actor=giver)
    tx.run("UPDATE wallet_transfers SET posting = ? WHERE id = ?", posting, number)
    return number


def _balance(request: Request[Settings], person: int) -> Money:
    return ledger.balance(request.db, person, terms.currency(request.db))
