"""Expressions as people type them: read into a small tree, checked on the way, and written out again.

Why not simpleeval (1.0), which was looked at for this: it reads a number as Python does, so that 0.7 is a float before
anybody can step in; `amount * 0.7% + 310` is a remainder to it, and × or a decimal comma no syntax at all; its fences
against attributes, calls and long computations are lists of what is forbidden, and some were climbed over
(CVE-2026-32640). Steps "with the values put in" need the tree in any case. Here there is only what is listed below:
no attribute, no text, no power, no assignment, no name but the given ones; length and depth are bounded, so time is.

Numbers are exact fractions. `%` stands after a number only. A comma between digits is a decimal mark, and a comma
anywhere else parts the values of a function; where both could be meant, nothing is guessed.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple, NoReturn, TypeAlias

from shopbot.errors import ShopError
from shopbot.trade.money import plain_digits

MOST_CHARACTERS = 200  # without spaces, so that what is written out again fits as well
MOST_DEEP = 16
_MOST_TYPED = 1000
_NEAR = 14


@dataclass(frozen=True)
class Number:
    """A number; `shown` is how it is written: ASCII digits, a point, perhaps a percent sign."""

    value: Fraction
    shown: str


@dataclass(frozen=True)
class Named:
    """A value known by name."""

    name: str


@dataclass(frozen=True)
class Prefix:
    """`-` before a number, or `not` before a comparison."""

    sign: str
    of: "Node"


@dataclass(frozen=True)
class Operation:
    """Two things with a sign between them."""

    sign: str
    left: "Node"
    right: "Node"


@dataclass(frozen=True)
class Call:
    """A function of values."""

    function: str
    values: "tuple[Node, ...]"


@dataclass(frozen=True)
class Choice:
    """`then if condition else otherwise`."""

    then: "Node"
    condition: "Node"
    otherwise: "Node"


Node: TypeAlias = Number | Named | Prefix | Operation | Call | Choice

COMPARISONS = ("<", "<=", ">", ">=", "==", "!=")
FUNCTIONS = {"max": 2, "min": 2, "round": 1, "floor": 1, "ceil": 1}
_LEVELS = {"or": 2, "and": 3, **dict.fromkeys(COMPARISONS, 5), "+": 6, "-": 6, "*": 7, "/": 7}
_CHOICE, _NOT, _MINUS, _ATOM = 1, 4, 8, 9
_JOINING = ("and", "or")
_WORDS = frozenset({"if", "else", "not", *_JOINING})


def is_truth(node: Node) -> bool:
    """Tell whether this is something that holds or not, rather than a number."""
    sign = node.sign if isinstance(node, Operation | Prefix) else ""
    return sign in COMPARISONS or sign in _JOINING or sign == "not"


# --- words ---

_SAME = str.maketrans(
    dict.fromkeys("×·∙⋅✕✖＊٭", "*")
    | dict.fromkeys("÷∕⁄／:：", "/")
    | dict.fromkeys("–—", "-")
    | {"٪": "%", "％": "%", "（": "(", "）": ")", "؛": ";", "；": ";", "＜": "<", "＞": ">", "＝": "="}
    | {"≤": "<=", "≥": ">=", "≠": "!="}
)
_TOKEN = re.compile(
    r" *(?:(?P<number>\d+(?:[.,٫٬']\d+)*)(?P<percent> ?%)?"
    r"|(?P<word>[^\W\d]\w*)|(?P<sign><=|>=|==|!=|<>|[-+*/<>=(),;]))"
)
_THOUSANDS = re.compile("[٬']")
_THOUSAND = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")  # 1.000: a thousand to some, one to others
_SPELLED = {"=": "==", "<>": "!=", ";": ","}


class Token(NamedTuple):
    """A word of an expression: `kind` is number, word, sign or end."""

    kind: str
    text: str
    at: int
    value: Fraction = Fraction(0)


def _tokens(text: str) -> Iterator[Token]:
    at, inside, before = 0, list[bool](), ""
    while at < len(text.rstrip()):
        found = _TOKEN.match(text, at)
        if found is None:
            raise ShopError("formula_unclear", near=text[at:].strip()[:_NEAR])
        token = _token(found, text, in_call=bool(inside and inside[-1]))
        if token.text == "(":
            inside.append(before == "word")
        elif token.text == ")" and inside:
            inside.pop()
        at, before = found.end(), token.kind
        yield token
    yield Token("end", "", len(text))


def _token(found: re.Match[str], text: str, *, in_call: bool) -> Token:
    if found["number"]:
        return _number(found, in_call=in_call and ";" not in text)
    word = found["word"]
    if word:
        spelled = word.casefold()
        return Token("sign" if spelled in _WORDS else "word", spelled, found.start("word"))
    return Token("sign", _SPELLED.get(found["sign"], found["sign"]), found.start("sign"))


def _number(found: re.Match[str], *, in_call: bool) -> Token:
    typed, percent = found["number"], found["percent"] is not None
    whole, *rest = re.split("[.,٫٬']", typed)
    if in_call and "," in typed:
        raise ShopError("formula_comma", text=typed, first=typed.replace(",", "."), second=typed.replace(",", "; "))
    if _THOUSANDS.search(typed) or len(rest) > 1:
        raise ShopError("formula_thousands", text=typed, first="".join([whole, *rest]))
    if _THOUSAND.fullmatch(typed) and not percent:
        raise ShopError("formula_number", text=typed, first=whole + rest[0], second=f"{whole}.{rest[0]}0")
    shown = ".".join([whole, *rest])
    value = Fraction(shown) * Fraction(1, 100 if percent else 1)
    return Token("number", shown + ("%" if percent else ""), found.start("number"), value)


# --- reading ---


class _Reader:
    """Reads one expression, by precedence; what is read is held to be a number or a condition where it stands."""

    def __init__(self, text: str, names: Collection[str]) -> None:
        self.text = text
        self.names = names
        self.tokens = list(_tokens(text))
        if sum(len(token.text) for token in self.tokens) > MOST_CHARACTERS:
            raise ShopError("formula_long", limit=MOST_CHARACTERS)
        self.at = 0
        self.deep = 0

    @property
    def next(self) -> Token:
        return self.tokens[self.at]

    def whole(self) -> Node:
        found = self.number(self.expression())
        if self.next.kind != "end":
            self.unclear()
        return found

    def expression(self, level: int = _CHOICE) -> Node:
        self.deep += 1
        if self.deep > MOST_DEEP:
            raise ShopError("formula_deep")
        left = self.prefixed()
        while _LEVELS.get(self.next.text, 0) >= max(level, 2):
            left = self.joined(left, self.taken().text)
        if level == _CHOICE and self.next.text == "if":
            left = self.choice(left)
        self.deep -= 1
        return left

    def joined(self, left: Node, sign: str) -> Node:
        held = self.truth if sign in _JOINING else self.number
        return Operation(sign, held(left), held(self.expression(_LEVELS[sign] + 1)))

    def choice(self, then: Node) -> Node:
        self.taken()
        condition = self.truth(self.expression(_CHOICE + 1))
        self.expect("else")
        return Choice(self.number(then), condition, self.number(self.expression()))

    def prefixed(self) -> Node:
        if self.next.text == "-":
            self.taken()
            return Prefix("-", self.number(self.expression(_MINUS)))
        if self.next.text == "not":
            self.taken()
            return Prefix("not", self.truth(self.expression(_NOT)))
        return self.atom()

    def atom(self) -> Node:
        if self.next.kind in ("sign", "end") and self.next.text != "(":
            self.unclear()
        token = self.taken()
        if token.kind == "number":
            return Number(token.value, token.text)
        if token.kind == "word":
            return self.called(token.text) if self.next.text == "(" else self.named(token.text)
        inner = self.expression()
        self.expect(")")
        return inner

    def named(self, name: str) -> Node:
        if name not in self.names:
            raise ShopError("formula_name", name=name, known=", ".join(self.names))
        return Named(name)

    def called(self, function: str) -> Node:
        if function not in FUNCTIONS:
            raise ShopError("formula_function", name=function, known=", ".join(FUNCTIONS))
        self.taken()
        values = [self.number(self.expression())]
        while self.next.text == ",":
            self.taken()
            values.append(self.number(self.expression()))
        self.expect(")")
        if FUNCTIONS[function] == 1 < len(values):
            raise ShopError("formula_one_value", name=function)
        if len(values) < FUNCTIONS[function]:
            raise ShopError("formula_two_values", name=function)
        return Call(function, tuple(values))

    @staticmethod
    def number(node: Node) -> Node:
        if is_truth(node):
            raise ShopError("formula_truth", part=write(node))
        return node

    @staticmethod
    def truth(node: Node) -> Node:
        if not is_truth(node):
            raise ShopError("formula_condition", part=write(node), fix=f"{write(node)} > 0")
        return node

    def taken(self) -> Token:
        token = self.next
        self.at += token.kind != "end"
        return token

    def expect(self, sign: str) -> None:
        if self.next.text == sign:
            self.taken()
        elif self.next.kind == "end":
            raise ShopError("formula_missing", sign=sign)
        else:
            self.unclear()

    def unclear(self) -> NoReturn:
        if self.next.kind == "end":
            raise ShopError("formula_unfinished")
        raise ShopError("formula_unclear", near=self.text[self.next.at :].strip()[:_NEAR])


def read(text: str, names: Collection[str]) -> Node:
    """Return what an expression says, a number as a whole.

    Takes `+ - * / %`, comparisons, `and or not`, `a if b else c`, `max min round floor ceil`, the given names, × · ÷ −,
    a decimal comma and digits of any script. Raises ShopError formula_empty · formula_long(limit) · formula_deep ·
    formula_unclear(near) · formula_unfinished · formula_missing(sign) · formula_number(text, first, second) ·
    formula_thousands(text, first) · formula_comma(text, first, second) · formula_name(name, known) ·
    formula_function(name, known) · formula_one_value(name) ·
    formula_two_values(name) · formula_truth(part) · formula_condition(part, fix).
    """
    if len(text) > _MOST_TYPED:
        raise ShopError("formula_long", limit=MOST_CHARACTERS)
    typed = plain_digits(text).translate(_SAME)
    if not typed:
        raise ShopError("formula_empty")
    return _Reader(typed, names).whole()


# --- writing ---


def write(node: Node) -> str:
    """Write an expression in one form, which reads back as the same one: `paid * (1 if days < 7 else 0.7)`."""
    return "".join(parts(node, lambda sign: sign))


def parts(node: Node, sign: Callable[[str], str], level: int = _CHOICE) -> Iterator[str]:
    """Yield the parts of an expression: numbers, names, brackets, and the signs as `sign` writes them.

    Signs between two things have their spaces with them. `level`: how firmly what stands around holds it.
    """
    bracket = _level(node) < level
    if bracket:
        yield "("
    yield from _inner(node, sign)
    if bracket:
        yield ")"


def _level(node: Node) -> int:
    match node:
        case Operation():
            return _LEVELS[node.sign]
        case Prefix():
            return _MINUS if node.sign == "-" else _NOT
        case Choice():
            return _CHOICE
    return _ATOM


def _inner(node: Node, sign: Callable[[str], str]) -> Iterator[str]:
    match node:
        case Number():
            yield node.shown
        case Named():
            yield node.name
        case Prefix():
            yield sign(node.sign) if node.sign == "-" else "not "
            yield from parts(node.of, sign, _level(node))
        case Operation():
            own = _LEVELS[node.sign]
            yield from parts(node.left, sign, own + (node.sign in COMPARISONS))
            yield f" {sign(node.sign)} "
            yield from parts(node.right, sign, own + 1)
        case Choice():
            yield from parts(node.then, sign, _CHOICE + 1)
            yield " if "
            yield from parts(node.condition, sign, _CHOICE + 1)
            yield " else "
            yield from parts(node.otherwise, sign, _CHOICE)
        case Call():
            yield f"{node.function}("
            for place, value in enumerate(node.values):
                yield from [", "] if place else []
                yield from parts(value, sign)
            yield ")"
