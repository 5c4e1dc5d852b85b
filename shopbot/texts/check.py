"""What is wrong with a text before anybody reads it: run when a plugin is admitted, and over the whole house by a test.

A problem is `fatal` when a reader would meet it (a text that does not parse, a tag Telegram refuses, a plural
with a hole); the rest (a language not translated yet) falls back to English and is only reported.
"""

import hashlib
import re
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from pathlib import Path

from fluent.syntax import FluentParser, ast

from shopbot.texts.formats import LANGUAGES, PLURALS
from shopbot.texts.values import BIDI_CONTROLS

LABEL_LIMIT = 20
TAGS = frozenset({"b", "i", "u", "s", "tg-spoiler", "blockquote"})

_CATEGORIES = frozenset({"zero", "one", "two", "few", "many", "other"})
_BEGINS = re.compile(r"^-?[a-zA-Z][\w-]*", re.MULTILINE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)( expandable)?>|[<>]")
_LABEL = re.compile(r"(?:.*\.)?(?:btn-.*|.*-btn|label|button)")
_BELOW = (ast.SyntaxNode, list)
_PARSER = FluentParser(with_spans=True)
_UNCOUNTED = {"Mn", "Me", "Cf"}


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of a text: where it is (file or language, line), what it is, and whether the text is unusable.

    `kind` is what a shop owner's own wording is refused for ("tags", "label", …), `about` the part that is meant.
    """

    where: str
    text: str
    fatal: bool = True
    kind: str = ""
    about: str = ""

    def __str__(self) -> str:
        """Return one line for the author."""
        return f"{self.where}: {self.text}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One text: its key (`hi`, `shop.label`), its pattern, and where in the source it begins."""

    key: str
    pattern: ast.Pattern
    start: int


def clean_source(source: str) -> str:
    """Return a Fluent source as it is parsed: it may be indented as a whole, as a string in a plugin is."""
    return textwrap.dedent(source.replace("\r\n", "\n")).strip("\n") + "\n"


def _split(clean: str) -> list[tuple[str, int, str]]:
    """Return each message's name (a term's with `-`), place and source: whatever word is at the margin begins one.

    What stands before the first has no name. Fluent would let a line inside braces begin at the margin; here that is
    two pieces, neither of which is Fluent.
    """
    starts = [(found[0], found.start()) for found in _BEGINS.finditer(clean)]
    places = [("", 0), *starts, ("", len(clean))]
    return [(name, start, clean[start:end]) for (name, start), (_, end) in pairwise(places) if start < end]


def pieces(source: str) -> dict[str, str]:
    """Return the source of each message and term (by its name with `-`); of two of one name, the later one."""
    return {name: piece for name, _, piece in _split(clean_source(source)) if name}


@lru_cache(maxsize=1024)
def parse_piece(piece: str) -> ast.Resource:
    """Return one of the `pieces` parsed; nobody may change what they get.

    Parsed, a text takes a hundred times its length in memory, and a day's readers see a small part of all there is: so
    each is parsed when somebody is shown it.
    """
    return FluentParser(with_spans=False).parse(piece)


def used_pieces(resource: ast.Resource) -> frozenset[str]:
    """Return the names of the other pieces that a parsed one takes in."""
    return frozenset(_named(n) for n in _nodes(resource) if isinstance(n, ast.MessageReference | ast.TermReference))


def _named(node: ast.MessageReference | ast.TermReference) -> str:
    return f"-{node.id.name}" if isinstance(node, ast.TermReference) else node.id.name


def piece_name(key: str) -> str:
    """Return the name of the message that holds a key: `shop` of `shop.label`."""
    return key.partition(".")[0]


def defines(source: str, key: str) -> bool:
    """Tell whether a source has this text."""
    piece = pieces(source).get(piece_name(key))
    return piece is not None and any(entry.key == key for entry in entries(parse_piece(piece)))


def _start(node: ast.SyntaxNode) -> int:
    return node.span.start if node.span else 0


def all_entries(source: str) -> Iterator[Entry]:
    """Yield every text of a whole source, one piece at a time."""
    for piece in pieces(source).values():
        yield from entries(parse_piece(piece))


def entries(resource: ast.Resource) -> Iterator[Entry]:
    """Yield every text of a parsed piece: the message's value and its attributes."""
    for item in resource.body:
        if isinstance(item, ast.Message):
            if item.value:
                yield Entry(item.id.name, item.value, _start(item))
            for attribute in item.attributes:
                yield Entry(f"{item.id.name}.{attribute.id.name}", attribute.value, _start(attribute))


def _nodes(node: object) -> Iterator[ast.BaseNode]:
    """Yield a node and all below it, in the order they are written."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, ast.BaseNode):
            yield one
            below = [child for child in vars(one).values() if isinstance(child, _BELOW)]
        else:
            below = one if isinstance(one, list) else []
        waiting += reversed(below)


def variables(pattern: ast.Pattern) -> frozenset[str]:
    """Return the names of the values a text uses."""
    return frozenset(n.id.name for n in _nodes(pattern) if isinstance(n, ast.VariableReference))


def references(pattern: ast.Pattern) -> frozenset[str]:
    """Return the names of the other texts and terms a text takes in."""
    kinds = ast.MessageReference | ast.TermReference
    return frozenset(n.id.name for n in _nodes(pattern) if isinstance(n, kinds))


def is_label(key: str) -> bool:
    """Tell whether a text is a button's label."""
    return _LABEL.fullmatch(key) is not None


def selectors(pattern: ast.Pattern) -> dict[str, str]:
    """Return the values that choose between a text's variants, each with a choice it has ("3" for counted ones)."""
    found: dict[str, str] = {}
    for node in _nodes(pattern):
        if isinstance(node, ast.SelectExpression) and isinstance(node.selector, ast.VariableReference):
            names = [v.key.name for v in node.variants if isinstance(v.key, ast.Identifier)]
            counted = set(names) <= _CATEGORIES
            found[node.selector.id.name] = "3" if counted else names[0]
    return found


def wordings(pattern: ast.Pattern) -> list[str]:
    """Return what a text can read as, one choice of variant at a time; a value stands as U+FFFC."""
    found = [""]
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            found = [text + element.value for text in found]
        elif isinstance(element.expression, ast.SelectExpression):
            choices = [w for variant in element.expression.variants for w in wordings(variant.value)]
            found = [found[0] + choice for choice in choices] + [text + choices[-1] for text in found[1:]]
        else:
            found = [text + "\ufffc" for text in found]
    return found


def visible_length(text: str) -> int:
    """Count what a reader sees: no joiners, no variation selectors, no combining marks, and no values."""
    return sum(c != "\ufffc" and unicodedata.category(c) not in _UNCOUNTED for c in text)


def categories(language: str) -> frozenset[str]:
    """Return the plural categories CLDR gives a language."""
    return frozenset(PLURALS[language]) | {"other"}


def _tag_faults(text: str) -> Iterator[str]:
    open_tags: list[str] = []
    for found in _TAG.finditer(text):
        closing, name = found[1], found[2]
        if name in {"code", "pre"}:
            yield f"<{name}> is not written in a text: pass a Code value, which copies clean"
        elif name not in TAGS:
            yield f"{found[0]} is not a tag a text may use ({', '.join(sorted(TAGS))}); write &lt; and &gt;"
        elif not closing:
            open_tags.append(name)
        elif not open_tags or open_tags.pop() != name:
            yield f"</{name}> closes nothing"
    if open_tags:
        yield f"<{open_tags[-1]}> is not closed in every variant"


def _select_faults(pattern: ast.Pattern, language: str) -> Iterator[str]:
    wanted = categories(language) if language in LANGUAGES else frozenset()
    for node in _nodes(pattern):
        if not isinstance(node, ast.SelectExpression):
            continue
        names = {v.key.name for v in node.variants if isinstance(v.key, ast.Identifier)}
        counted = bool(names) and names <= _CATEGORIES
        if counted and wanted and names != wanted:
            yield f"a plural in {language} has {', '.join(sorted(wanted))}; this one {', '.join(sorted(names))}"


def _label_faults(key: str, texts: Iterable[str]) -> Iterator[str]:
    if not is_label(key):
        return
    for text in texts:
        if visible_length(text) > LABEL_LIMIT:
            yield f"a label has at most {LABEL_LIMIT} visible characters, not {visible_length(text)}: {text}"
        if "\n" in text or _TAG.search(text):
            yield "a label is one line without tags"


def entry_faults(entry: Entry, language: str) -> dict[str, str]:
    """Return what is wrong with one text, each as a sentence, once, and its kind (see `Problem`)."""
    texts = wordings(entry.pattern)
    faults = {fault: "tags" for text in texts for fault in _tag_faults(text)}
    faults |= dict.fromkeys(_select_faults(entry.pattern, language), "plural")
    faults |= dict.fromkeys(_label_faults(entry.key, texts), "label")
    if any(BIDI_CONTROLS.search(text) for text in texts):
        faults["direction marks are put in by the house; take them out of the text"] = "marks"
    if any(isinstance(n, ast.FunctionReference) for n in _nodes(entry.pattern)):
        faults["functions are not used here: values are typed (Money, When, Num)"] = "broken"
    return faults


def _reference_faults(uses: Mapping[str, frozenset[str]]) -> Iterator[str]:
    for name in sorted(frozenset().union(*uses.values()) - uses.keys()):
        kind = "term" if name.startswith("-") else "text"
        yield f"{{ {name} }} refers to a {kind} that is not here"


def _circle_faults(uses: Mapping[str, frozenset[str]]) -> Iterator[str]:
    try:
        TopologicalSorter(uses).prepare()
    except CycleError as circle:
        yield f"texts refer to each other in a circle: {' > '.join(circle.args[1])}"


class _Examination:
    """One language's texts, looked at piece by piece; `variables` are the values each text uses, by key."""

    def __init__(self, source: str, language: str, where: str) -> None:
        self.problems: list[Problem] = []
        self.variables: dict[str, frozenset[str]] = {}
        self._clean = clean_source(source)
        self._language = language
        self._where = where
        uses: dict[str, frozenset[str]] = {}
        for name, start, piece in _split(self._clean):
            resource = _PARSER.parse(piece)
            self._take(resource, start)
            if any(isinstance(item, ast.Message | ast.Term) for item in resource.body):
                uses[name] = used_pieces(resource)
        shared = [*_reference_faults(uses), *_circle_faults(uses)]
        self.problems += [Problem(where, fault) for fault in shared]

    def _take(self, resource: ast.Resource, start: int) -> None:
        for item in resource.body:
            if isinstance(item, ast.Junk):
                said = " ".join(a.message or "" for a in item.annotations) or "not Fluent"
                self.problems.append(Problem(self._place(start + _start(item)), said))
        for entry in entries(resource):
            faults = [
                *entry_faults(entry, self._language),
                *["this key is there twice"] * (entry.key in self.variables),
            ]
            place = self._place(start + entry.start, entry.key)
            self.problems += [Problem(place, fault) for fault in faults]
            self.variables[entry.key] = variables(entry.pattern)

    def _place(self, start: int, key: str = "") -> str:
        return f"{self._where}:{self._clean.count(chr(10), 0, start) + 1} {key}".rstrip()


def check_source(source: str, language: str, where: str) -> list[Problem]:
    """Return what is wrong with one language's texts, taken by themselves."""
    return _Examination(source, language, where).problems


def read_folder(folder: Path) -> dict[str, str]:
    """Return an owner's texts by language from its `<language>.ftl` files; languages we do not speak are left out."""
    files = (folder / f"{language}.ftl" for language in LANGUAGES)
    return {file.stem: file.read_text("utf-8") for file in files if file.is_file()}


Values = Mapping[str, frozenset[str]]


def _compare(english: Values, other: Values, where: str) -> Iterator[Problem]:
    for key in english.keys() - other.keys():
        yield Problem(where, f"{key} is not translated: English is shown", fatal=False)
    for key in other.keys() - english.keys():
        yield Problem(where, f"{key} is not in English, which stands in where a language lacks a text")
    for key in english.keys() & other.keys():
        ours, theirs = english[key], other[key]
        if theirs - ours:
            yield Problem(where, f"{key} uses ${', $'.join(sorted(theirs - ours))}, which English does not")
        if ours - theirs:
            yield Problem(where, f"{key} leaves out ${', $'.join(sorted(ours - theirs))}", fatal=False)


def check_languages(sources: Mapping[str, str], where: str) -> list[Problem]:
    """Return what is wrong with an owner's texts in all languages: each by itself, and against English.

    `sources` is language -> Fluent source. Only English has to be there. What was looked at once in this process is not
    looked at again: tests and proofs open hundreds of shops with the same texts.
    """
    known = (where, mark(sources))
    if known not in _examined:
        _examined[known] = tuple(_problems(sources, where))
    return list(_examined[known])


_examined: dict[tuple[str, str], tuple[Problem, ...]] = {}


def _problems(sources: Mapping[str, str], where: str) -> list[Problem]:
    examined = {one: _Examination(source, one, f"{where} {one}") for one, source in sources.items()}
    problems = [problem for one in examined.values() for problem in one.problems]
    if "en" not in examined:
        problems.append(Problem(where, "no English texts; every other language falls back to them"))
        return problems
    for language in LANGUAGES:
        if language not in examined:
            problems.append(Problem(where, f"no texts in {language}: English is shown", fatal=False))
        elif language != "en":
            problems += _compare(examined["en"].variables, examined[language].variables, f"{where} {language}")
    return problems


def mark(sources: Mapping[str, str]) -> str:
    """Return a mark of an owner's texts that changes with any of them, and with what is asked of them here."""
    told = hashlib.sha256(Path(__file__).read_bytes())
    for language, source in sorted(sources.items()):
        told.update(f"\0{language}\0{source}".encode())
    return told.hexdigest()[:32]
