"""The pseudo language `xx-rtl`: English in Hebrew letters, a third longer and right to left, without a translator.

Walking the shop in it shows what real translations will show later: clipped labels, sentences glued together in
code, words that are no text at all (they stay Latin), and lines that turn round.
"""

import re
from copy import deepcopy

from fluent.syntax import ast

PSEUDO = "xx-rtl"

_LETTERS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "אבסדהפגחיקכלמנועץרשתוףטצזז")
_KEPT = re.compile(r"(<[^<>]*>|&\w+;)")
_VOWEL = re.compile("([aeiou])")


def pseudo_text(text: str) -> str:
    """Return English as the pseudo language writes it; tags and entities stay as they are."""
    parts = _KEPT.split(text)
    parts[::2] = (_VOWEL.sub(r"\1\1", part.lower()).translate(_LETTERS) for part in parts[::2])
    return "".join(parts)


def _translate(node: object) -> None:
    if isinstance(node, ast.TextElement):
        node.value = pseudo_text(node.value)
    elif isinstance(node, ast.BaseNode):
        _translate(list(vars(node).values()))
    elif isinstance(node, list):
        for child in node:
            _translate(child)


def pseudo_resource(english: ast.Resource) -> ast.Resource:
    """Return a copy of English messages in the pseudo language."""
    copy = deepcopy(english)
    _translate(copy.body)
    return copy
