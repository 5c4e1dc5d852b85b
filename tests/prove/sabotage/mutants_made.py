"""Small changes of a Python file, one at a time: what somebody could have written instead, by mistake.

Each is a piece of the file's own text that is exchanged, so that it can be shown as it would stand there. Left alone
are annotations, decorators, docstrings and what is only said of a fault of the program (`raise LedgerError(...)`).
"""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.prove.sabotage import mutants_sql

_COMPARED: dict[type[ast.cmpop], tuple[str, ...]] = {
    ast.Lt: ("<=", ">="), ast.LtE: ("<", ">"), ast.Gt: (">=", "<="), ast.GtE: (">", "<"), ast.Eq: ("!=",),
    ast.NotEq: ("==",), ast.Is: ("is not",), ast.IsNot: ("is",), ast.In: ("not in",), ast.NotIn: ("in",),
}  # fmt: skip
_COUNTED: dict[type[ast.operator], str] = {
    ast.Add: "-", ast.Sub: "+", ast.Mult: "//", ast.FloorDiv: "*", ast.Mod: "*", ast.BitOr: "&", ast.BitAnd: "|",
}  # fmt: skip
_SIGN = re.compile(rb"not\s+in|is\s+not|[<>=!]=?|in|is")
_CALLED = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list", "sum": "max"}
_CLEANING = frozenset({"strip", "casefold", "lower"})
_FAULTS = re.compile(r"(Ledger\w*|Value|Type|Runtime|Assertion)Error$")
_HANDLES = frozenset({"tx", "db", "house", "self", "sql"})
_SPECIAL_NAMES = frozenset({"__all__", "_HEADERS"})


@dataclass(frozen=True)
class Mutant:
    """One change: of which file, in which function (its dotted name), from which line to which, and the file's text.

    `name` stays the same while the code does, whatever moves above it. `at_import`: it is made when the file is read,
    not when a function runs. `start` and `end` are bytes.
    """

    name: str
    path: str
    function: str
    line: int
    first: int
    last: int
    start: int
    end: int
    new: str
    at_import: bool

    def applied(self, text: str) -> str:
        """Return the whole file as it would be."""
        raw = text.encode()
        return (raw[: self.start] + self.new.encode() + raw[self.end :]).decode()


@dataclass(frozen=True)
class _Edit:
    start: int
    end: int
    new: str
    said: str
    at_import: bool


@cache
def mutants(root: Path, path: str) -> tuple[Mutant, ...]:
    """Return every mutant of a file, in the order of the places they change; `path` is relative to `root`."""
    text = (root / path).read_text("utf-8")
    maker = _Maker(text)
    maker.visit(ast.parse(text))
    seen: Counter[str] = Counter()
    found = []
    raw = text.encode()
    for function, lines, edit in maker.found:
        plain = f"{Path(path).stem}.{function}: {' '.join(edit.said.split())}"
        seen[plain] += 1
        name = plain if seen[plain] == 1 else f"{plain} #{seen[plain]}"
        line = raw[: edit.start].count(b"\n") + 1
        found.append(Mutant(name, path, function, line, *lines, edit.start, edit.end, edit.new, edit.at_import))
    return tuple(found)


class _Maker(ast.NodeVisitor):
    """Walks a file and collects (function, lines of the statement, edit)."""

    def __init__(self, text: str) -> None:
        self.found: list[tuple[str, tuple[int, int], _Edit]] = []
        self._raw = text.encode()
        self._starts = [0]
        for line in self._raw.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))
        self._function: list[str] = []
        self._lines = (1, 1)
        self._states = _states(text)
        self._whole = (0, 0)
        self._running = False

    # --- places ---

    def _span(self, node: ast.AST) -> tuple[int, int]:
        place: ast.expr = node  # type: ignore[assignment]
        assert place.end_lineno is not None
        assert place.end_col_offset is not None
        return (
            self._starts[place.lineno - 1] + place.col_offset,
            self._starts[place.end_lineno - 1] + place.end_col_offset,
        )

    def _text(self, *nodes: ast.AST) -> str:
        return self._raw[self._span(nodes[0])[0] : self._span(nodes[-1])[1]].decode()

    def _put(self, node: ast.AST, new: str, said: str = "") -> None:
        self._put_at(*self._span(node), new, said or f"{_short(self._text(node))} -> {_short(new)}")

    def _put_at(self, start: int, end: int, new: str, said: str) -> None:
        edit = _Edit(start, end, new, said, not self._running)
        if self._compiles(edit):
            self.found.append((".".join(self._function), self._lines, edit))

    def _compiles(self, edit: _Edit) -> bool:
        """Tell whether the function or class around it could stand there like this, and is another."""
        begin, stop = self._whole
        raw = self._raw[begin : edit.start] + edit.new.encode() + self._raw[edit.end : stop]
        try:
            ast.parse(b"if 1:\n" + raw if raw.startswith(b" ") else raw)
        except SyntaxError:
            return False
        return self._raw[edit.start : edit.end] != edit.new.encode()

    # --- where we are ---

    def visit(self, node: ast.AST) -> None:
        """Go on, with the lines of the innermost statement at hand."""
        outer = self._lines
        if isinstance(node, ast.stmt):
            header = getattr(node, "body", None)
            last = header[0].lineno - 1 if isinstance(header, list) else node.end_lineno
            self._lines = (node.lineno, max(node.lineno, last or node.lineno))
        super().visit(node)
        self._lines = outer

    def visit_Module(self, node: ast.Module) -> None:
        """Go through it piece by piece."""
        for piece in node.body:
            self._enter(piece)
            self.visit(piece)

    def _enter(self, piece: ast.stmt) -> None:
        decorators = getattr(piece, "decorator_list", [])
        first = decorators[0].lineno if decorators else piece.lineno
        self._whole = (self._starts[first - 1], self._span(piece)[1])

    def _scope(self, node: ast.FunctionDef | ast.ClassDef) -> None:
        self._function.append(node.name)
        for inner in node.body:
            if isinstance(node, ast.ClassDef):
                self._enter(inner)
            self.visit(inner)
        self._function.pop()

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """Leave decorators and bases alone."""
        self._scope(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """Leave decorators and annotations alone."""
        self._function.append(node.name)
        for default in (*node.args.defaults, *node.args.kw_defaults):
            if default is not None:
                self.visit(default)
        self._function.pop()
        outer, self._running = self._running, True
        self._scope(node)
        self._running = outer

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        """Leave the annotation alone."""
        if node.value is not None:
            self.visit(node.value)

    # --- statements ---

    def visit_Expr(self, node: ast.Expr) -> None:
        """Leave a call out."""
        if isinstance(node.value, ast.Constant):
            return
        self._put(node, "pass", f"{_short(self._text(node))} left out")
        self.generic_visit(node)

    def visit_Raise(self, node: ast.Raise) -> None:
        """Leave an error out; what is told of a fault of the program stays."""
        self._put(node, "pass", f"{_short(self._text(node))} left out")
        called = node.exc.func if isinstance(node.exc, ast.Call) else None
        if not (isinstance(called, ast.Name) and _FAULTS.search(called.id)):
            self.generic_visit(node)

    def visit_Return(self, node: ast.Return) -> None:
        """Return nothing, or go on."""
        if node.value is None:
            self._put(node, "pass", "return left out")
            return
        if not (isinstance(node.value, ast.Constant) and node.value.value is None):
            self._put(node.value, "None", f"return {_short(self._text(node.value))} -> None")
        self.generic_visit(node)

    def visit_Continue(self, node: ast.Continue) -> None:
        """Go on instead."""
        self._put(node, "pass", "continue left out")

    def visit_Break(self, node: ast.Break) -> None:
        """Go on instead."""
        self._put(node, "pass", "break left out")

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        """Leave it out, or take away what was added."""
        said = self._text(node)
        self._put(node, "pass", f"{_short(said)} left out")
        for word, other in ((" += ", " -= "), (" -= ", " += "), (" |= ", " &= ")):
            if word in said:
                self._put(node, said.replace(word, other, 1))
        self.visit(node.value)

    def visit_Assign(self, node: ast.Assign) -> None:
        """Leave out what is put into something; a name's own assignment stays."""
        if isinstance(node.targets[0], ast.Name) and node.targets[0].id in _SPECIAL_NAMES:
            return
        if isinstance(node.targets[0], ast.Subscript | ast.Attribute):
            self._put(node, "pass", f"{_short(self._text(node))} left out")
        if isinstance(node.value, ast.Subscript) and self._text(node.value).startswith("Literal["):
            return
        if self._function:
            self.visit(node.value)
            return
        self._function = [self._text(node.targets[0])]
        self.visit(node.value)
        self._function = []

    def visit_If(self, node: ast.If) -> None:
        """Turn a plain question round."""
        self._asked(node.test)
        self.generic_visit(node)

    def visit_While(self, node: ast.While) -> None:
        """Never begin."""
        self._put(node.test, "False", f"while {_short(self._text(node.test))} -> never")
        self.generic_visit(node)

    def _asked(self, test: ast.expr) -> None:
        if not isinstance(test, ast.Compare | ast.BoolOp | ast.UnaryOp):
            self._put(test, f"(not {self._text(test)})")

    # --- expressions ---

    def visit_comprehension(self, node: ast.comprehension) -> None:
        """Leave a filter out, or turn it round."""
        for test in node.ifs:
            self._put(test, "True", f"if {_short(self._text(test))} left out")
            self._asked(test)
        self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        """Exchange what is taken and what is taken otherwise."""
        new = f"{self._text(node.orelse)} if {self._text(node.test)} else {self._text(node.body)}"
        self._put(node, new, f"{_short(self._text(node))} -> exchanged")
        self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> None:
        """Move the boundary, or turn it round."""
        left: ast.expr = node.left
        for kind, right in zip(node.ops, node.comparators, strict=True):
            for new in _COMPARED.get(type(kind), ()):
                start, end = self._span(left)[1], self._span(right)[0]
                said = f"{_short(self._text(left, right))} -> {new}"
                sign = _SIGN.search(self._raw[start:end])
                assert sign is not None
                self._put_at(start + sign.start(), start + sign.end(), new, said)
            left = right
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        """Exchange and/or, and leave each side out."""
        old, new = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        sides = [self._text(side) for side in node.values]
        wrapped = [f"({side})" for side in sides]
        self._put(node, f"({f' {new} '.join(wrapped)})", f"{_short(self._text(node))} -> {new}")
        for at, side in enumerate(sides):
            rest = f" {old} ".join([*wrapped[:at], *wrapped[at + 1 :]])
            self._put(node, f"({rest})", f"{_short(self._text(node))} -> without {_short(side)}")
        self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        """Calculate something else."""
        new = _COUNTED.get(type(node.op))
        words = (ast.JoinedStr, ast.List)
        text = any(isinstance(side, words) or _is_text(side) for side in (node.left, node.right))
        if new and not text:
            start, end = self._span(node.left)[1], self._span(node.right)[0]
            between = self._raw[start:end].decode()
            swapped = re.sub(r"[+\-*/%|&]+", new, between, count=1)
            self._put_at(start, end, swapped, f"{_short(self._text(node))} -> {new}")
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        """Leave `not` or a minus out."""
        if isinstance(node.op, ast.Not | ast.USub):
            self._put(node, f"({self._text(node.operand)})")
        self.visit(node.operand)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        """Leave the name of a column alone: another one is no mistake that could stay unseen."""
        self.visit(node.value)
        if not isinstance(node.slice, ast.Constant) or not isinstance(node.slice.value, str):
            self.visit(node.slice)

    def visit_Call(self, node: ast.Call) -> None:
        """Exchange arguments, leave named ones out, call the opposite."""
        for first, second in zip(node.args, node.args[1:], strict=False):
            one, other = self._text(first), self._text(second)
            plain = not any(isinstance(arg, ast.Starred) or self._is_sql(arg) for arg in (first, second))
            if plain and one != other and one not in _HANDLES:
                start, middle = self._span(first)[0], self._span(first)[1]
                between = self._raw[middle : self._span(second)[0]].decode()
                said = f"{_short(one)}, {_short(other)} -> exchanged"
                self._put_at(start, self._span(second)[1], f"{other}{between}{one}", said)
        for keyword in node.keywords:
            self._without(node, keyword)
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name in _CALLED and self._function:
            self._put(node.func, _CALLED[name], f"{_short(self._text(node))} -> {_CALLED[name]}")
        if isinstance(node.func, ast.Attribute) and node.func.attr in _CLEANING and not node.args:
            self._put(node, self._text(node.func.value))
        self.generic_visit(node)

    def _without(self, node: ast.Call, keyword: ast.keyword) -> None:
        start, end = self._span(keyword)
        if keyword.arg is None or re.match(r"(frozen|repr|name)$", keyword.arg):
            return
        rest = re.match(rb"\s*,\s*", self._raw[end : self._span(node)[1]])
        self._put_at(start, end + (rest.end() if rest else 0), "", f"{_short(self._text(keyword))} left out")

    def visit_Set(self, node: ast.Set) -> None:
        """Leave one out."""
        self._leave_out(node, node.elts, "{", "}")

    def visit_Dict(self, node: ast.Dict) -> None:
        """Leave one out."""
        pairs = [f"{self._text(key, value)}" if key else f"**{self._text(value)}" for key, value in self._pairs(node)]
        for at, pair in enumerate(pairs):
            rest = [*pairs[:at], *pairs[at + 1 :]]
            self._put(node, f"{{{', '.join(rest)}}}", f"{_short(pair)} left out of a dict")
        for _, value in self._pairs(node):
            self.visit(value)

    def _pairs(self, node: ast.Dict) -> Iterator[tuple[ast.expr | None, ast.expr]]:
        return zip(node.keys, node.values, strict=True)

    def _leave_out(self, node: ast.expr, elements: list[ast.expr], begin: str, end: str) -> None:
        words = [self._text(one) for one in elements]
        for at, word in enumerate(words):
            rest = [*words[:at], *words[at + 1 :]]
            if rest:
                self._put(node, f"{begin}{', '.join(rest)}{end}", f"{word} left out of {_short(self._text(node))}")

    def visit_Constant(self, node: ast.Constant) -> None:
        """Count one more, turn yes to no, and leave the last letter of a word out."""
        if node.value is True or node.value is False:
            self._put(node, str(not node.value))
        elif isinstance(node.value, int | float):
            self._put(node, str(node.value + 1))
        elif isinstance(node.value, str):
            if mutants_sql.is_sql(node.value):
                self._statement(node)
            elif node.value:
                self._put(node, repr(node.value[:-1]))

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """Change the statement, or leave out a value that makes a name one of its own."""
        if self._is_sql(node):
            self._statement(node)
            return
        text = self._text(node)
        for found in re.finditer(r"\{[^{}]+\}", text):
            self._put(node, text[: found.start()] + text[found.end() :], f"{_short(text)} -> without {found.group()}")

    def visit_FormattedValue(self, node: ast.FormattedValue) -> None:
        """Stay out of a string."""

    # --- SQL ---

    def _is_sql(self, node: ast.AST) -> bool:
        if isinstance(node, ast.Constant):
            return isinstance(node.value, str) and mutants_sql.is_sql(node.value)
        return isinstance(node, ast.JoinedStr) and mutants_sql.is_sql(self._text(node))

    def _statement(self, node: ast.expr) -> None:
        """Change a statement written as one string or as several that follow each other."""
        pieces = re.findall(r'(f?)"([^"]*)"', self._text(node))
        text = "".join(inner for _, inner in pieces)
        formed = "f" if any(f for f, _ in pieces) else ""
        for edit in mutants_sql.edits(text, self._states):
            self._put(node, f'{formed}"{text[: edit.start]}{edit.new}{text[edit.end :]}"', edit.said)


def _states(text: str) -> tuple[str, ...]:
    """Return the states that a file's statements name."""
    found: list[str] = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and mutants_sql.is_sql(node.value):
            found += [one for one in mutants_sql.states_in(node.value) if one not in found]
    return tuple(found)


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _short(text: str, most: int = 70) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most]}…"
