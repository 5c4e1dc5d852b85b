"""Small changes of SQL: half of what keeps money and goods exact is a condition in a statement.

They are made on the text of one statement, or of a piece of one. A condition is switched off as `(it OR 1)`, so that
its parameters stay where they are.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_SAYS_SQL = re.compile(
    r"\b(SELECT|INSERT INTO|UPDATE \w+ SET|DELETE FROM|RETURNING|ORDER BY)\b|(^|\s)(FROM|WHERE|AND|JOIN) \w"
    r"|\?\d"
)
_TOKEN = re.compile(r"'[^']*'|\{[^}]*\}|\?\d*|\d+|\w+(?:\.\w+)?|<=|>=|<>|\|\||[<>=+*/(),-]|\S")
_COMPARED = {"<": ("<=", ">="), "<=": ("<", ">"), ">": (">=", "<="), ">=": (">", "<"), "<>": ("=",)}
_COUNTED = {"+": "-", "-": "+", "*": "+", "max": "min", "min": "max", "sum": "max", "ASC": "DESC", "DESC": "ASC"}
_ENDS = frozenset({"ORDER", "LIMIT", "GROUP", "RETURNING", "ON", "WHERE", "CROSS", "JOIN", "SET", "FROM", "HAVING"})
_OPENERS = frozenset({"WHERE", "AND", "OR", "ON", "HAVING"})


class Edit(NamedTuple):
    """Put `new` in the place of what stands between `start` and `end`; `said` is how it is told."""

    start: int
    end: int
    new: str
    said: str


class _Token(NamedTuple):
    start: int
    end: int
    text: str
    depth: int


def is_sql(text: str) -> bool:
    """Tell whether a string is SQL, or a piece of it."""
    return _SAYS_SQL.search(text) is not None


def states_in(text: str) -> list[str]:
    """Return the states a statement names, as the literals they are, in the order in which they stand."""
    tokens = _tokens(text)
    return [one.text for at, one in enumerate(tokens) if one.text.startswith("'") and _is_state(tokens, at)]


def edits(text: str, states: tuple[str, ...] = ()) -> Iterator[Edit]:
    """Yield the changes of a statement; `states` are all that its module names, one of which may stand for another."""
    tokens = _tokens(text)
    yield from _words(tokens, states)
    yield from _conditions(text, tokens)
    yield from _assignments(text, tokens)
    yield from _orders(tokens)
    yield from _lists(tokens)
    for found in re.finditer(r" ON CONFLICT DO NOTHING", text):
        yield Edit(*found.span(), "", "ON CONFLICT DO NOTHING left out")


def _tokens(text: str) -> list[_Token]:
    found, depth = [], 0
    for match in _TOKEN.finditer(text):
        word = match.group()
        depth -= word == ")"
        found.append(_Token(*match.span(), word, depth))
        depth += word == "("
    return found


def _words(tokens: list[_Token], states: tuple[str, ...]) -> Iterator[Edit]:
    for at, (start, end, word, _) in enumerate(tokens):
        before = tokens[at - 1].text if at else ""
        after = tokens[at + 1].text if at + 1 < len(tokens) else ""
        for new in _COMPARED.get(word, ()):
            yield Edit(start, end, new, f"{before} {word} {after} -> {before} {new} {after}")
        if word == "=" and not _is_assignment(tokens, at):
            yield Edit(start, end, "<>", f"{before} = {after} -> {before} <> {after}")
        if word in _COUNTED and not (word == "*" and (before in {"SELECT", "("} or after == ")")):
            yield Edit(start, end, _COUNTED[word], f"{before} {word} {after} -> {_COUNTED[word]}")
        if word in {"AND", "OR"} and not _is_between(tokens, at):
            new = "OR" if word == "AND" else "AND"
            yield Edit(start, end, new, f"{before} {word} {after} -> {new}")
        if word == "NULL" and before in {"IS", "NOT"}:
            first, new = (at - 1, "IS NOT NULL") if before == "IS" else (at - 2, "IS NULL")
            yield Edit(tokens[first].start, end, new, f"{tokens[first - 1].text} -> {new}")
        if word == "NOT" and after in {"IN", "EXISTS"}:
            yield Edit(start, end, "", f"NOT {after} -> {after}")
        elif word in {"IN", "EXISTS"} and before != "NOT":
            yield Edit(start, start, "NOT ", f"{before} {word} -> NOT {word}")
        if word.isdigit() and before not in {"SELECT", "."}:
            yield Edit(start, end, str(int(word) + 1), f"{before} {word} -> {int(word) + 1}")
        if word in {"LIMIT", "OFFSET"} and after.startswith("?"):
            yield Edit(tokens[at + 1].start, tokens[at + 1].end, f"({after} + 1)", f"{word} {after} -> {after} + 1")
        if word.startswith("'"):
            yield from _literal(tokens, at, states)


def _literal(tokens: list[_Token], at: int, states: tuple[str, ...]) -> Iterator[Edit]:
    start, end, word, _ = tokens[at]
    others = [one for one in states if one != word]
    if _is_state(tokens, at) and others:
        new = next((one for one in states[states.index(word) :] if one != word), others[0])
    else:
        new = f"{word[:-1]}x'"
    yield Edit(start, end, new, f"{word} -> {new}")


def _conditions(text: str, tokens: list[_Token]) -> Iterator[Edit]:
    """Switch each condition off: true where others must hold with it, false where one of several is enough."""
    for at, token in enumerate(tokens):
        if token.text not in _OPENERS or _is_between(tokens, at) or _next(tokens, at) in {"CONFLICT", ""}:
            continue
        stop = _end_of_condition(tokens, at)
        if stop <= at + 1 or (stop == at + 2 and tokens[at + 1].text.startswith("{")):
            continue
        start, end = tokens[at + 1].start, tokens[stop - 1].end
        one_of_several = token.text == "OR" or (stop < len(tokens) and tokens[stop].text == "OR")
        new = f"({text[start:end]} {'AND 0' if one_of_several else 'OR 1'})"
        yield Edit(start, end, new, f"{_short(text[start:end])} -> {'never' if one_of_several else 'always'}")


def _end_of_condition(tokens: list[_Token], at: int) -> int:
    depth, between = tokens[at].depth, False
    for place in range(at + 1, len(tokens)):
        word = tokens[place].text
        if tokens[place].depth < depth:
            return place
        if tokens[place].depth > depth:
            continue
        if word == "AND" and between:
            between = False
        elif word in {"AND", "OR"} or word in _ENDS:
            return place
        between = between or word == "BETWEEN"
    return len(tokens)


def _assignments(text: str, tokens: list[_Token]) -> Iterator[Edit]:
    """Leave a column as it is: `a = ?` becomes `a = iif(1, a, ?)`."""
    for at, token in enumerate(tokens):
        if token.text != "=" or not _is_assignment(tokens, at):
            continue
        stop = at + 1
        while stop < len(tokens) and not (
            tokens[stop].depth <= token.depth and tokens[stop].text in {",", "WHERE", "RETURNING", "FROM"}
        ):
            stop += 1
        column, value = tokens[at - 1].text, text[tokens[at + 1].start : tokens[stop - 1].end]
        new = f"iif(1, {column}, {value})"
        yield Edit(tokens[at + 1].start, tokens[stop - 1].end, new, f"{column} = {_short(value)} left out")


def _orders(tokens: list[_Token]) -> Iterator[Edit]:
    """Turn what sorts upwards round."""
    for at, token in enumerate(tokens):
        if token.text != "ORDER":
            continue
        term = at + 2
        while term < len(tokens) and re.fullmatch(r"[\w.]+", tokens[term].text):
            after = _next(tokens, term)
            if after not in {"DESC", "ASC"}:
                said = f"ORDER BY {tokens[term].text} -> DESC"
                yield Edit(tokens[term].end, tokens[term].end, " DESC", said)
            term += 1 + (after in {"DESC", "ASC"})
            if term >= len(tokens) or tokens[term].text != ",":
                break
            term += 1


def _lists(tokens: list[_Token]) -> Iterator[Edit]:
    """Leave one literal out of `IN ('a', 'b')`."""
    for at, token in enumerate(tokens):
        comma = _next(tokens, at) == ","
        if token.text.startswith("'") and comma and tokens[at - 1].text in {"(", ","} and _in_list(tokens, at):
            yield Edit(token.start, tokens[at + 1].end, "", f"{token.text} left out")
        elif token.text.startswith("'") and tokens[at - 1].text == "," and _in_list(tokens, at):
            yield Edit(tokens[at - 1].start, token.end, "", f"{token.text} left out")


def _in_list(tokens: list[_Token], at: int) -> bool:
    while at and tokens[at].text != "(":
        if not (tokens[at].text.startswith("'") or tokens[at].text == ","):
            return False
        at -= 1
    return tokens[at - 1].text == "IN"


def _is_state(tokens: list[_Token], at: int) -> bool:
    names = ("state", "outcome")
    if _in_list(tokens, at):
        while tokens[at].text != "(":
            at -= 1
        before = tokens[at - 3 if tokens[at - 2].text == "NOT" else at - 2].text
        return before.rpartition(".")[2] in names
    return at > 1 and tokens[at - 1].text in {"=", "<>"} and tokens[at - 2].text.rpartition(".")[2] in names


def _is_assignment(tokens: list[_Token], at: int) -> bool:
    """Tell whether the `=` at this place belongs to SET: nothing of the words that end one stands between."""
    depth = tokens[at].depth
    for token in reversed(tokens[:at]):
        if token.depth < depth or (token.text in {"WHERE", "ON", "AND", "OR", "SELECT"} and token.depth == depth):
            return False
        if token.text == "SET" and token.depth == depth:
            return True
    return False


def _is_between(tokens: list[_Token], at: int) -> bool:
    return tokens[at].text == "AND" and at > 1 and tokens[at - 2].text == "BETWEEN"


def _next(tokens: list[_Token], at: int) -> str:
    return tokens[at + 1].text if at + 1 < len(tokens) else ""


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[:most]}…"
