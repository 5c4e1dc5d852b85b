"""Telegram's HTML: measured as Telegram measures it, and cut so that each part stands on its own."""

import re
import unicodedata
from html import unescape

TEXT_UNITS = 4096
CAPTION_UNITS = 1024
MOST_ENTITIES = 100
_PIECE = re.compile(r"<[^<>]*>|&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z]+);|.", re.DOTALL)
_NAME = re.compile(r"</?\s*([a-zA-Z][a-zA-Z0-9-]*)")
_CODE = ("code", "pre", "tg-time")
_JOINER = "\u200d"
_ASTRAL = 0xFFFF


def units(text: str) -> int:
    """Return the length in UTF-16 code units, which is what Telegram's limits and offsets count."""
    return len(text) + sum(ord(letter) > _ASTRAL for letter in text)


def plain(html: str) -> str:
    """Return what a person sees of it."""
    return unescape(re.sub(r"<[^<>]*>", "", html))


def split(html: str, first: int = TEXT_UNITS, rest: int = TEXT_UNITS) -> list[str]:
    """Cut `html` into parts of at most `first`, then `rest` visible units and 100 entities each.

    Cuts after a line break, else after a space outside code, else anywhere but inside a tag, an entity or a letter with
    its marks. Tags that are open at a cut are closed there and opened again in the next part, so every part is
    well-formed if the whole is, and the visible text of all parts together is that of the whole; parts in which nothing
    can be seen are left out. The same input gives the same parts.
    """
    if units(html) <= min(first, TEXT_UNITS) and html.count("</") <= MOST_ENTITIES:
        return [html]
    cutter = _Cutter(first, rest)
    for piece in _PIECE.findall(html):
        cutter.add(piece)
    return cutter.finish()


class _Cutter:
    """Collects pieces of one part; when it is full, gives back what follows the best place to cut."""

    def __init__(self, first: int, rest: int) -> None:
        self._limit, self._rest = first, rest
        self._parts: list[str] = []
        self._opening: list[str] = []  # tags open where this part begins
        self._pieces: list[str] = []
        self._visible = 0
        self._entities = 0
        self._open: list[str] = []
        self._cuts: dict[str, int] = {}  # kind of place -> number of pieces before it

    def add(self, piece: str) -> None:
        if _NAME.match(piece):
            self._add_tag(piece)
            return
        size = units(unescape(piece))
        while self._pieces and self._visible + size > self._limit:
            self._cut(piece)
        self._pieces.append(piece)
        self._visible += size
        self._note_cut(piece)

    def _add_tag(self, tag: str) -> None:
        if not tag.startswith("</"):
            while self._entities >= MOST_ENTITIES and self._visible:
                self._cut("")
            self._entities += 1
            self._open.append(tag)
        elif self._open:
            self._open.pop()
        self._pieces.append(tag)

    def _note_cut(self, piece: str) -> None:
        here = len(self._pieces)
        if piece == "\n":
            self._cuts["line"] = here
        elif piece == " " and not any(_name(tag) in _CODE for tag in self._open):
            self._cuts["word"] = here

    def _cut(self, following: str) -> None:
        """Close this part at the best place and begin the next with what came after it."""
        at = self._cuts.get("line") or self._cuts.get("word") or self._letter_start(following)
        head, tail = self._pieces[:at], self._pieces[at:]
        still_open = _open_after(self._opening, head)
        part = "".join([*self._opening, *head, *(f"</{_name(tag)}>" for tag in reversed(still_open))])
        if _can_be_seen(part):
            self._parts.append(part)
            self._limit = self._rest
        self._opening, self._open, self._pieces, self._cuts = still_open, list(still_open), [], {}
        self._visible, self._entities = 0, len(still_open)
        for piece in tail:
            self.add(piece)

    def _letter_start(self, following: str) -> int:
        """Step back over a letter whose marks or joined letters would be torn off, if there is anything before it."""
        at = len(self._pieces)
        after = following
        while at > 1 and _clings(self._pieces[at - 1], after):
            after = self._pieces[at - 1]
            at -= 1
        return at if at > 1 else len(self._pieces)

    def finish(self) -> list[str]:
        last = "".join([*self._opening, *self._pieces])
        return [*self._parts, last] if _can_be_seen(last) or not self._parts else self._parts


def _can_be_seen(part: str) -> bool:
    return bool(plain(part).strip())


def _name(tag: str) -> str:
    found = _NAME.match(tag)
    return found[1] if found else ""


def _open_after(opening: list[str], pieces: list[str]) -> list[str]:
    still = list(opening)
    for piece in pieces:
        if not _NAME.match(piece):
            continue
        if not piece.startswith("</"):
            still.append(piece)
        elif still:
            still.pop()
    return still


def _clings(letter: str, following: str) -> bool:
    """Tell whether `following` belongs to `letter`: a combining mark, a variation, a joined emoji."""
    if len(following) != 1:
        return False
    return _JOINER in (letter, following) or unicodedata.category(following) in ("Mn", "Me", "Mc")
