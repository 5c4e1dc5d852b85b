"""Formulas of the owner: read as meant or refused with the way out, exact, bounded, and never a wrong one kept."""

import re
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from shopbot.errors import ShopError
from shopbot.trade import expressions, formulas, terms
from shopbot.trade.expressions import Call, Choice, Named, Node, Number, Operation, Prefix
from shopbot.trade.formulas import FEE, REFUND
from shopbot.trade.money import CURRENCIES, LIMIT, Money
from tests.trade.desk import rp

WEEKS = "paid * max(0, warranty - days) / warranty * (1 if days < 7 else 0.7)"


def used(days: int, warranty: int = 30, paid: Money | None = None, **more: Any) -> formulas.Values:
    return formulas.refund_values(paid=paid or rp(34_300), quantity=1, days=days, warranty=warranty, **more)


def refused(text: str, names: tuple[str, ...] = REFUND) -> ShopError:
    with pytest.raises(ShopError) as found:
        formulas.check(text, names)
    return found.value


def problem(text: str) -> ShopError | None:
    try:
        formulas.check(text, REFUND)
    except ShopError as found:
        return found
    return None


# --- what is meant ---


@pytest.mark.parametrize(
    ("days", "comes_to"), [(0, 34_300), (6, 27_440), (7, Fraction(55_223, 3)), (12, 14_406), (30, 0), (400, 0)]
)
def test_days_that_were_used_cost_and_what_is_left_comes_back(days: int, comes_to: int | Fraction) -> None:
    assert formulas.evaluate(WEEKS, used(days)) == comes_to


@pytest.mark.parametrize(
    "typed",
    [
        "amount * 0.7% + 310",
        "amount*0,7%+310",
        "Amount × 0٫7 % + 310",
        "amount · ٠٫٧٪ + ٣١٠",
        "  amount*۰٫۷٪ + ۳۱۰\n",
        "(amount*7/1000)+310",
        "amount ÷ 1000 × 7 − −310",
        "AMOUNT＊0.7％＋310",
        "max(310; 310 + amount * 0,7%)",
        "310 + amount * 0.7% if amount > 0 and not amount <> amount else 0",
    ],
)
def test_people_write_the_same_in_many_ways(typed: str) -> None:
    assert formulas.fee(typed, rp(34_300)) == rp(550)
    formulas.check(typed, FEE)


def test_a_product_without_warranty_comes_to_nothing() -> None:
    for text in (terms.REFUND_FORMULA, WEEKS, "paid * left / warranty", "left / warranty * paid * 70%"):
        formulas.check(text, REFUND)
        assert formulas.evaluate(text, used(3, warranty=0)) == 0


def test_functions_round_the_way_their_names_say() -> None:
    assert formulas.evaluate("floor(7/2) * 1000 + ceil(7/2) * 100 + round(7/2) * 10 + round(-7/2)", {}) == 3_436
    assert formulas.evaluate("min(3, 2, 5) - max(1, -1, 4)", {}) == -2


def test_cents_count_as_people_say_them() -> None:
    assert formulas.fee("amount * 2.9% + 0.30", Money(1_250, "USD")) == Money(66, "USD")  # 12.50 -> 0.6625


@pytest.mark.parametrize(
    ("value", "most", "money"),
    [(Fraction(1999, 1000), None, 1), (Fraction(-5), None, 0), (Fraction(70), 50, 50), (Fraction(10**30), None, LIMIT)],
)
def test_a_result_is_rounded_down_and_held_between_nothing_and_all(value: Fraction, most: Any, money: int) -> None:
    assert formulas.as_money(value, "IDR", None if most is None else rp(most)) == rp(money)


# --- what is refused, and how it is explained ---


@pytest.mark.parametrize(
    ("text", "key", "facts"),
    [
        ("  ", "formula_empty", {}),
        ("1" * 201, "formula_long", {"limit": 200}),
        ("(" * 30 + "1" + ")" * 30, "formula_deep", {}),
        ("-" * 60 + "1", "formula_deep", {}),
        ("paid ** 2", "formula_unclear", {"near": "* 2"}),
        ("paid.__class__", "formula_unclear", {"near": ".__class__"}),
        ("'paid'", "formula_unclear", {"near": "'paid'"}),
        ("paid[0]", "formula_unclear", {"near": "[0]"}),
        ("days % 7", "formula_unclear", {"near": "% 7"}),
        ("5 % 3", "formula_unclear", {"near": "3"}),
        ("paid days", "formula_unclear", {"near": "days"}),
        ("paid * ", "formula_unfinished", {}),
        ("max(0, paid", "formula_missing", {"sign": ")"}),
        ("paid if days < 7", "formula_missing", {"sign": "else"}),
        ("paid - 1.250", "formula_number", {"text": "1.250", "first": "1250", "second": "1.2500"}),
        ("paid - 1,250", "formula_number", {"text": "1,250", "first": "1250", "second": "1.2500"}),
        ("paid - 1.000.000", "formula_thousands", {"text": "1.000.000", "first": "1000000"}),
        ("max(0,7)", "formula_comma", {"text": "0,7", "first": "0.7", "second": "0; 7"}),
        ("price * qty", "formula_name", {"name": "qty", "known": ", ".join(REFUND)}),
        ("__import__", "formula_name", {"name": "__import__", "known": ", ".join(REFUND)}),
        ("open(1)", "formula_function", {"name": "open", "known": "max, min, round, floor, ceil"}),
        ("max(paid)", "formula_two_values", {"name": "max"}),
        ("floor(paid, 2)", "formula_one_value", {"name": "floor"}),
        ("days < 7", "formula_truth", {"part": "days < 7"}),
        ("paid * (days < 7)", "formula_truth", {"part": "days < 7"}),
        ("1 if 0 < days < 7 else 0", "formula_truth", {"part": "0 < days"}),
        ("paid if days else 0", "formula_condition", {"part": "days", "fix": "days > 0"}),
        ("paid if not days else 0", "formula_condition", {"part": "days", "fix": "days > 0"}),
        (
            "paid * (1 - days / warranty)",
            "formula_divides",
            {"part": "warranty", "case": "days = 12, warranty = 0", "fix": "max(1, warranty)"},
        ),
        (
            "paid - 5000",
            "formula_negative",
            {"case": "paid = 0", "result": "-5000", "fix": "max(0, paid - 5000)"},
        ),
        (
            "paid * 70",
            "formula_too_much",
            {"case": "paid = 34300", "result": "2401000", "fix": "min(paid, paid * 70)"},
        ),
    ],
)
def test_each_mistake_is_explained(text: str, key: str, facts: dict[str, Any]) -> None:
    found = refused(text)
    assert (found.key, found.facts) == (key, facts)


def test_what_is_proposed_instead_is_understood() -> None:
    typed = "paid * (warranty - days) / warranty"
    once = typed.replace("/ warranty", f"/ {refused(typed).facts['fix']}")
    formulas.check(str(refused(once).facts["fix"]), REFUND)


@pytest.mark.parametrize("text", ["amount + 310", "amount * 1.01", "amount * 7"])
def test_a_fee_that_holds_the_sum_itself_is_taken_for_a_misunderstanding(text: str) -> None:
    assert refused(text, FEE).key == "formula_whole"


def test_numbers_in_the_formula_are_tried_as_days() -> None:
    assert refused("min(paid, max(0, 1 / (days - 13)))").key == "formula_divides"


def test_a_division_that_was_not_foreseen_is_said_and_not_guessed() -> None:
    formulas.check("min(amount, max(0, 1 / (amount * 3 - 100000)))", FEE)
    with pytest.raises(ShopError, match="formula_divides"):
        formulas.fee("min(amount, max(0, 1 / (amount * 3 - 99)))", rp(33))


# --- what the steps show ---


def test_the_steps_show_only_what_was_taken() -> None:
    assert "".join(formulas.steps(WEEKS, used(12))) == "34300 × (30 − 12) ÷ 30 × 0.7"
    assert "".join(formulas.steps(WEEKS, used(2))) == "34300 × (30 − 2) ÷ 30 × 1"
    assert "".join(formulas.steps(WEEKS, used(40))) == "34300 × 0 ÷ 30 × 0.7"
    assert "".join(formulas.steps("amount * 2.9% + ceil(amount / 5)", {"amount": Money(1_205, "USD")})) == (
        "12.05 × 2.9% + 3"
    )


# --- properties ---

NAMES = ("amount", "days")


def numbers() -> st.SearchStrategy[Node]:
    shown = st.from_regex(r"(0|[1-9]\d{0,5})(\.\d{1,2})?%?", fullmatch=True, alphabet="0123456789.%")
    return st.builds(_number, shown) | st.sampled_from(NAMES).map(Named)


def _number(shown: str) -> Node:
    value = Fraction(shown.removesuffix("%"))
    return Number(value / 100 if shown.endswith("%") else value, shown)


def conditions(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    compared = st.builds(Operation, st.sampled_from(expressions.COMPARISONS), inner, inner)
    joined = st.builds(Operation, st.sampled_from(("and", "or")), compared, compared)
    return compared | joined | st.builds(Prefix, st.just("not"), compared | joined)


def larger(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return st.one_of(
        st.builds(Operation, st.sampled_from("+-*/"), inner, inner),
        st.builds(Prefix, st.just("-"), inner),
        st.builds(Choice, inner, conditions(inner), inner),
        st.builds(Call, st.sampled_from(("max", "min")), st.tuples(inner, inner)),
        st.builds(Call, st.sampled_from(("floor", "ceil", "round")), st.tuples(inner)),
    )


TREES = st.recursive(numbers(), larger, max_leaves=12).filter(lambda tree: len(expressions.write(tree)) < 200)
VALUES = st.fixed_dictionaries({"amount": st.integers(0, 10**9).map(rp), "days": st.integers(0, 400)})


@given(TREES)
def test_what_is_written_reads_back_as_the_same(tree: Node) -> None:
    assert expressions.read(expressions.write(tree), NAMES) == tree


def by_python(text: str, values: formulas.Values) -> Fraction:
    """Return what Python makes of a formula: another reader, other arithmetic. Raises ZeroDivisionError."""

    def half_up(value: Fraction) -> Fraction:
        return Fraction(int(abs(value) + Fraction(1, 2))) * (1 if value >= 0 else -1)

    known = {name: Fraction(one.amount if isinstance(one, Money) else one) for name, one in values.items()}
    exact = re.sub(r"(\d+(?:\.\d+)?)%", r"(F('\1')/100)", text)
    exact = re.sub(r"(?<!')\b(\d+(?:\.\d+)?)\b(?!')", r"F('\1')", exact)
    exact = exact.replace("floor(", "F_(").replace("ceil(", "C_(").replace("round(", "R_(")
    tools = {"F": Fraction, "F_": lambda v: Fraction(v // 1), "C_": lambda v: Fraction(-(-v // 1)), "R_": half_up}
    return Fraction(eval(exact, {**tools, **known}))  # noqa: S307 - what a test made itself


@given(TREES, VALUES)
def test_what_it_comes_to_is_what_python_says_too(tree: Node, values: formulas.Values) -> None:
    text = expressions.write(tree)
    try:
        wanted = by_python(text, values)
    except ZeroDivisionError:
        return  # nothing by nothing is ours alone; see the product without warranty
    assert formulas.evaluate(text, values) == wanted


@given(TREES, VALUES)
def test_the_steps_come_to_the_same(tree: Node, values: formulas.Values) -> None:
    text = expressions.write(tree)
    try:
        found = formulas.evaluate(text, values)
    except ShopError:
        with pytest.raises(ShopError, match="formula_divides"):
            formulas.steps(text, values)
        return
    shown = "".join(formulas.steps(text, values))
    if len(shown) <= expressions.MOST_CHARACTERS:
        assert formulas.evaluate(shown, {}) == found


@example("paid" + "if" * 90)
@example("max(" * 40)
@example("1+" * 99 + "1")
@given(st.text(alphabet="paiddays()+-*/%,;.<>=0123456789 maxifelsenot×÷۷٫", max_size=210) | st.text(max_size=210))
def test_whatever_is_typed_is_a_formula_or_explained(text: str) -> None:
    found = problem(text)
    if found is not None:
        assert found.key.startswith("formula_")
    else:
        kept = formulas.tidy(text, REFUND)
        assert formulas.tidy(kept, REFUND) == kept


@given(st.fractions(), st.sampled_from(sorted(CURRENCIES)), st.integers(0, LIMIT))
def test_no_result_is_ever_money_that_is_not_there(value: Fraction, currency: str, most: int) -> None:
    found = formulas.as_money(value, currency, Money(most, currency))
    assert 0 <= found.amount <= most
    assert found.is_zero or found.amount <= value * CURRENCIES[currency].scale
