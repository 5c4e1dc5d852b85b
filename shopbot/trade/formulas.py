"""The owner's formulas: what a refund comes to, and what paying by a method costs on top.

A formula counts in units as people say them (rupiah, dollars: `amount * 2.9% + 0.30`), never in smallest units; values
are given as `Money` and counts. Everything is exact until `as_money`, which rounds down to the smallest unit and keeps
the sum between nothing and what there is.

Nothing divided by nothing is nothing here: `paid * left / warranty` of a product without warranty is 0. Anything else
divided by zero is refused.

Before a formula is kept it is tried with values as they come up, among them the numbers that stand in it: one that
divides by zero, falls below zero or asks more than was meant is never saved.
"""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from itertools import product
from math import ceil, floor
from operator import eq, ge, gt, le, lt, ne

from shopbot.errors import ShopError
from shopbot.trade import expressions
from shopbot.trade.expressions import Call, Choice, Named, Node, Number, Operation, Prefix
from shopbot.trade.money import CURRENCIES, LIMIT, Money

REFUND = ("paid", "price", "quantity", "days", "left", "warranty", "claims", "refunded")
"""What a refund knows: money paid, price of one, pieces; days since delivery, days of warranty left, days of warranty
promised; replacements given; money given back before."""
FEE = ("amount",)
"""What a fee knows: the sum that is to be credited."""

Values = Mapping[str, int | Money]
_Exact = Mapping[str, Fraction]
_SHOWN_SIGNS = {"*": "×", "/": "÷", "-": "−"}
_USUAL_PAID = 34_300
_LARGE = 1_000_000  # a sum in whole units at which a fee that is more than it is no fee
_MOST_OWN_NUMBERS = 4
_MOST_DAYS = 10_000


@lru_cache(maxsize=256)
def read(text: str, names: tuple[str, ...]) -> Node:
    """Return what a formula says, as `expressions.read` does; `names` is `REFUND` or `FEE`."""
    return expressions.read(text, names)


def tidy(text: str, names: tuple[str, ...]) -> str:
    """Return a formula in the one form it is kept in. Raises what `check` raises."""
    check(text, names)
    return expressions.write(read(text, names))


# --- values ---


def refund_values(  # every name at once, so that none is forgotten
    *, paid: Money, quantity: int, days: int, warranty: int, claims: int = 0, refunded: Money | None = None
) -> Values:
    """Return what a refund's formula is given. `days` used and `warranty` in days; `claims`: replacements given."""
    return {
        "paid": paid,
        "price": Money(paid.amount // quantity, paid.currency),
        "quantity": quantity,
        "days": days,
        "left": max(0, warranty - days),
        "warranty": warranty,
        "claims": claims,
        "refunded": refunded or Money.zero(paid.currency),
    }


def _exact(values: Values) -> _Exact:
    return {name: _of_money(one) if isinstance(one, Money) else Fraction(one) for name, one in values.items()}


def _of_money(money: Money) -> Fraction:
    return Fraction(money.amount, CURRENCIES[money.currency].scale)


def as_money(value: Fraction, currency: str, most: Money | None = None) -> Money:
    """Return a formula's result as money: rounded down to the smallest unit, not below zero, not above `most`."""
    units = min(max(0, floor(value * CURRENCIES[currency].scale)), LIMIT)
    found = Money(units, currency)
    return found if most is None else min(found, most)


# --- counting ---


def evaluate(text: str, values: Values) -> Fraction:
    """Return what a formula comes to, exactly, in units as people say them.

    Raises ShopError `formula_divides` (part, case, fix) where it divides by zero, and what `read` raises.
    """
    return _evaluate(read(text, tuple(values)), _exact(values))


def fee(text: str | None, amount: Money) -> Money:
    """Return what comes on top of `amount` by a method's fee formula; nothing without one.

    Raises ShopError `formula_divides` (part, case, fix).
    """
    if text is None:
        return Money.zero(amount.currency)
    return as_money(evaluate(text, {"amount": amount}), amount.currency)


def _evaluate(node: Node, values: _Exact) -> Fraction:
    match node:
        case Number():
            return node.value
        case Named():
            return values[node.name]
        case Prefix():
            return -_evaluate(node.of, values)
        case Choice():
            return _evaluate(_chosen(node, values), values)
        case Call():
            return _FUNCTIONS[node.function](*[_evaluate(one, values) for one in node.values])
        case Operation():
            return _operate(node, values)


def _operate(node: Operation, values: _Exact) -> Fraction:
    left, right = _evaluate(node.left, values), _evaluate(node.right, values)
    if node.sign == "/":
        return _divide(node, left, right, values)
    if node.sign == "*":
        return left * right
    return left + right if node.sign == "+" else left - right


def _divide(node: Operation, left: Fraction, right: Fraction, values: _Exact) -> Fraction:
    if left == right == 0:
        return left
    if right == 0:
        part = expressions.write(node.right)
        raise ShopError("formula_divides", part=part, case=_case(node, values), fix=f"max(1, {part})")
    return Fraction(left, right)


def _chosen(node: Choice, values: _Exact) -> Node:
    return node.then if _holds(node.condition, values) else node.otherwise


def _holds(node: Node, values: _Exact) -> bool:
    match node:
        case Prefix():
            return not _holds(node.of, values)
        case Operation(sign="and"):
            return _holds(node.left, values) and _holds(node.right, values)
        case Operation(sign="or"):
            return _holds(node.left, values) or _holds(node.right, values)
        case Operation():
            return _COMPARED[node.sign](_evaluate(node.left, values), _evaluate(node.right, values))
    raise TypeError(f"{node} is no condition")  # the reader lets none through


def _rounded(value: Fraction) -> Fraction:
    """Round to the nearest whole number, a half away from zero."""
    nearest = Fraction(floor(abs(value) + Fraction(1, 2)))
    return nearest if value >= 0 else -nearest


_COMPARED: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    "<": lt, "<=": le, ">": gt, ">=": ge, "==": eq, "!=": ne,
}  # fmt: skip
_FUNCTIONS: Mapping[str, Callable[..., Fraction]] = {
    "max": max,
    "min": min,
    "round": _rounded,
    "floor": lambda value: Fraction(floor(value)),
    "ceil": lambda value: Fraction(ceil(value)),
}


# --- showing ---


def steps(text: str, values: Values) -> tuple[str, ...]:
    """Return a formula with its values put in: `("34300", " × ", "(", "30", " − ", "12", ")", …)`.

    Of a choice, a `max` or `min` only what was taken is there; of a rounding its result. Numbers have ASCII digits, a
    point and perhaps a percent sign: a `Calculation` writes them for its reader. Raises what `evaluate` raises.
    """
    tree = read(text, tuple(values))
    exact = _exact(values)
    _evaluate(tree, exact)
    shown = {name: _shown(one) for name, one in values.items()}
    return tuple(expressions.parts(_put_in(tree, exact, shown), lambda sign: _SHOWN_SIGNS.get(sign, sign)))


def _shown(value: int | Money) -> str:
    if not isinstance(value, Money):
        return str(value)
    currency = CURRENCIES[value.currency]
    whole, rest = divmod(value.amount, currency.scale)
    fraction = f"{rest:0{currency.places}d}" if rest else ""
    return f"{whole}.{fraction if currency.fixed else fraction.rstrip('0')}" if fraction else str(whole)


def _put_in(node: Node, values: _Exact, shown: Mapping[str, str]) -> Node:
    match node:
        case Named():
            return Number(values[node.name], shown[node.name])
        case Prefix():
            return Prefix(node.sign, _put_in(node.of, values, shown))
        case Operation():
            return Operation(node.sign, _put_in(node.left, values, shown), _put_in(node.right, values, shown))
        case Choice():
            return _put_in(_chosen(node, values), values, shown)
        case Call(function="max" | "min"):
            found = _evaluate(node, values)
            return _put_in(next(one for one in node.values if _evaluate(one, values) == found), values, shown)
        case Call():
            found = _evaluate(node, values)
            whole = Number(abs(found), str(abs(found)))
            return whole if found >= 0 else Prefix("-", whole)
    return node


# --- trying ---


def check(text: str, names: tuple[str, ...]) -> None:
    """Hold a formula to be one that can be kept, for `REFUND` or `FEE`.

    Raises what `expressions.read` raises, and, for values as they come up: formula_divides(part, case, fix) ·
    formula_negative(case, result, fix) · formula_whole(case, result, fix), a fee that holds the sum itself or more ·
    formula_too_much(case, result, fix), a refund of more than was paid. `fix`: how to write it instead.
    """
    tree = read(text, names)
    for values in _samples(tree, names):
        found = _evaluate(tree, values)
        case, result, whole = _case(tree, values), _plain(found), expressions.write(tree)
        if found < 0:
            raise ShopError("formula_negative", case=case, result=result, fix=f"max(0, {whole})")
        if names == FEE and values["amount"] >= _LARGE and found >= values["amount"]:
            raise ShopError("formula_whole", case=case, result=result, fix="amount * 0.7% + 310")
        if names == REFUND and values["paid"] >= _USUAL_PAID and found > values["paid"]:
            raise ShopError("formula_too_much", case=case, result=result, fix=f"min(paid, {whole})")


def _samples(tree: Node, names: tuple[str, ...]) -> Iterator[_Exact]:
    """Yield values to try: usual ones and limits of every name the formula uses, the numbers in the formula as well."""
    used, own = set(_names(tree)), sorted(set(_own_numbers(tree)))[:_MOST_OWN_NUMBERS]
    if names == FEE:
        return (_as_exact({"amount": one}) for one in [*_AMOUNTS, *own])
    if "left" in used:
        used |= {"days", "warranty"}
    usual = {name: [*few, *(own if name in _OWN_TOO else [])] for name, few in _USUAL.items()}
    tried = [usual[name] if name in used else usual[name][:1] for name in usual]
    return (_whole_sample(*values) for values in product(*tried))


_AMOUNTS = (1, 7, 100, 5_000, _USUAL_PAID, _LARGE, 25_000_000, LIMIT)
_USUAL: Mapping[str, tuple[int, ...]] = {
    "paid": (_USUAL_PAID, 0, 1, LIMIT),
    "quantity": (1, 3),
    "days": (12, 0, 31, 400),
    "warranty": (30, 0, 1),
    "claims": (0, 1, 3),
    "refunded": (0, 50, 100),  # hundredths of what was paid
}
_OWN_TOO = ("days", "warranty", "claims", "quantity")


def _whole_sample(paid: int, quantity: int, days: int, warranty: int, claims: int, refunded: int) -> _Exact:
    back, one = paid * refunded // 100, max(1, quantity)
    return _as_exact(
        {"paid": paid, "price": paid // one, "quantity": one, "days": days, "left": max(0, warranty - days),
         "warranty": warranty, "claims": claims, "refunded": back}
    )  # fmt: skip


def _as_exact(values: Mapping[str, int]) -> _Exact:
    return {name: Fraction(one) for name, one in values.items()}


def _names(node: Node) -> Iterator[str]:
    return (one.name for one in _all(node) if isinstance(one, Named))


def _own_numbers(node: Node) -> Iterator[int]:
    values = (one.value for one in _all(node) if isinstance(one, Number))
    return (int(value) for value in values if value.denominator == 1 and 0 < value <= _MOST_DAYS)


def _all(node: Node) -> Iterator[Node]:
    yield node
    for one in _below(node):
        yield from _all(one)


def _below(node: Node) -> tuple[Node, ...]:
    match node:
        case Prefix():
            return (node.of,)
        case Operation():
            return node.left, node.right
        case Choice():
            return node.then, node.condition, node.otherwise
        case Call():
            return node.values
    return ()


def _case(node: Node, values: _Exact) -> str:
    """Say with which values it went wrong: `days = 31, warranty = 30`."""
    used = dict.fromkeys(_names(node))
    return ", ".join(f"{name} = {_plain(values[name])}" for name in used) or expressions.write(node)


def _plain(value: Fraction) -> str:
    """Write a number for a sentence, to two decimals."""
    hundredths = round(value * 100)
    whole, rest = divmod(abs(hundredths), 100)
    fraction = f".{rest:02d}".rstrip("0") if rest else ""
    return f"{'-' if hundredths < 0 else ''}{whole}{fraction}"
