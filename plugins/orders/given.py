"""What an order was given, as its owner reads it: codes, the parts of an account, a text, a link, a file."""

import re
from dataclasses import dataclass

from plugins.orders import parts
from shopbot.api import (
    Button,
    Code,
    Name,
    Num,
    Phrase,
    Reader,
    Spoiler,
    Text,
    copy_button,
    goods,
    orders,
    stock,
    t,
    url_button,
)

BETWEEN = " | "  # the cells of an account, as `stock.read_lines` joins them
PART_KEYS = frozenset({"email", "username", "password", "pin", "phone", "recovery", "profile", "link", "note"})
_COPY_LIMIT = 256
_MOST_COPIED = 4
_LINK = re.compile(r"https?://\S+")


@dataclass(frozen=True)
class Given:
    """Everything an order was given: single items (`units`), texts, and files by number and name."""

    units: tuple[str, ...]
    texts: tuple[str, ...]
    files: tuple[tuple[int, str], ...]
    names: tuple[str, ...]

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.units or self.texts or self.files)


def of_order(db: Reader, order: orders.Order) -> Given:
    """Return what an order was given, without what was replaced. The caller has made sure whose order it is."""
    handed = goods.of_order(db, order.id)
    return Given(
        tuple(stock.of_order(db, order.id)),
        tuple(one.content for one in handed if not one.is_file),
        tuple((one.goods, one.content) for one in handed if one.is_file and one.goods is not None),
        order.items[0].promise.parts,
    )


def unit_lines(given: Given, unit: str) -> list[Text]:
    """Return one item: the parts of an account under their names, anything else as it is; covered until tapped."""
    cells = cells_of(given, unit)
    if not cells:
        return [t("goods", units=Spoiler(Code(unit)))]
    return [t("part", name=part_name(name), value=Spoiler(Code(cell))) for name, cell in cells]


def cells_of(given: Given, unit: str) -> list[tuple[str, str]]:
    """Return the parts of an account by their names; none where the item is not made of as many."""
    cells = unit.split(BETWEEN)
    return list(zip(given.names, cells, strict=True)) if given.names and len(cells) == len(given.names) else []


def part_name(name: str) -> Phrase | Name:
    """Return what a part is called: a usual one in the reader's language, else in the owner's words."""
    return Phrase(f"part-{name}") if name in PART_KEYS else Name(name)


def lines(given: Given) -> list[Text]:
    """Return the goods for one message; many single items are told by their number, as they come in a file."""
    found = [line for text in given.texts for line in _text_lines(text)]
    found += [t("in-file-named", name=Name(name)) for _, name in given.files]
    if not given.units:
        return found
    if not parts.fits_message(list(given.units)):
        return [*found, t("in-file", units=Num(len(given.units)))]
    if not given.names:
        return [*found, parts.covered(list(given.units)), t("tap-to-see")]
    apart = [line for unit in given.units for line in [Text(""), *unit_lines(given, unit)]]
    return [*found, *apart[1:], t("tap-to-see")]


def _text_lines(text: str) -> list[Text]:
    return [t("goods", units=Spoiler(Code(text)))]


def copy_rows(given: Given) -> list[list[Button]]:
    """Return buttons that copy, or open a link: for a few items each, for one account each of its parts."""
    links = [[url_button(t("btn-open-link"), text)] for text in given.texts if _LINK.fullmatch(text)]
    texts = [copy_button(t("btn-copy-one"), text) for text in given.texts if len(text) <= _COPY_LIMIT]
    cells = cells_of(given, given.units[0]) if len(given.units) == 1 else []
    if cells:
        copied = [(name, cell) for name, cell in cells if 0 < len(cell) <= _COPY_LIMIT][:_MOST_COPIED]
        buttons = [copy_button(t("btn-copy-part", name=part_name(name)), cell) for name, cell in copied]
        return [*links, *[buttons[i : i + 2] for i in range(0, len(buttons), 2)]]
    return [*links, texts, parts.copy_row(list(given.units))]


def document(db: Reader, order: orders.Order, given: Given) -> tuple[str, bytes] | None:
    """Return the file that comes with the message: the goods themselves, or a list of many items."""
    if given.files:
        number, name = given.files[0]
        return name, goods.file(db, number)
    if given.units and not parts.fits_message(list(given.units)):
        return f"{order.code}.txt", as_text(given)
    return None


def as_text(given: Given) -> bytes:
    """Return everything but files as a text file."""
    return ("\n".join([*given.texts, *given.units]) + "\n").encode()
