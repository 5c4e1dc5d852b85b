"""The pictures the shop draws itself: a QR code to pay, and the card that takes its place when paying is over.

Signs, digits and Latin letters only: what has to be said in the reader's language stands below the picture. Pillow and
qrcode (about 9 MB) are loaded when the first one is drawn. A picture takes some 20 ms, so a handler may draw it.
"""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from PIL import Image, ImageDraw

Sign = Literal["paid", "ended"]

_WIDTH, _HEIGHT = 720, 710  # a phone shows it whole, with words and buttons below; both alike, so that nothing jumps
_CODE = 616  # the QR code with its quiet zone
_BIG, _SMALL = 56, 30
_TEXT_WIDTH = 660
_QUIET = 4  # modules around the code, ISO/IEC 18004
_FINE = 2  # signs are drawn this much larger and scaled down: smooth edges
# A picture has one colour and white, and what lies between them: 0 is the colour, 255 is white.
_WHITE, _FAINT, _COLOUR = 255, 100, 0
_INK = (24, 26, 30)
_GROUND = {"paid": (26, 127, 67), "ended": (120, 126, 134)}
_SIDE = 420  # of a card's sign
_MARKS: dict[Sign, Sequence[Sequence[tuple[float, float]]]] = {
    "paid": [[(0.29, 0.53), (0.44, 0.68), (0.72, 0.36)]],
    "ended": [[(0.34, 0.34), (0.66, 0.66)], [(0.66, 0.34), (0.34, 0.66)]],
}


def qr(content: str, amount: str = "", note: str = "") -> bytes:
    """Return a PNG of `content` as a QR code, with an amount in large and a note in small letters below.

    Raises ValueError for content that no QR code holds (2,331 bytes at this level).
    """
    from PIL import Image, ImageDraw

    code = _code(content)
    scale = max(1, _CODE // code.width)
    code = code.resize((code.width * scale, code.height * scale), Image.Resampling.NEAREST)
    width, height = max(_WIDTH, code.width), max(_HEIGHT, code.height + _HEIGHT - _CODE)
    top = (height - (_HEIGHT - _CODE) - code.height) // 2
    picture = Image.new("L", (width, height), _WHITE)
    picture.paste(code, ((width - code.width) // 2, top))
    draw = ImageDraw.Draw(picture)
    _write(draw, (width // 2, height - 84), amount, _BIG, _COLOUR)
    _write(draw, (width // 2, height - 30), note, _SMALL, _FAINT)
    return _png(picture, _INK)


def qr_lines(content: str) -> list[str]:
    """Return `content` as a QR code for a terminal: lines of half blocks in the terminal's own two colours.

    Dark is where a character has ink, so the lines are to be shown dark on light.
    """
    rows = _modules(content)
    rows = [*rows, [False] * len(rows[0])] if len(rows) % 2 else rows
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return ["".join(" ▄▀█"[upper * 2 + lower] for upper, lower in zip(*pair, strict=True)) for pair in pairs]


def card(sign: Sign, amount: str = "", note: str = "") -> bytes:
    """Return a PNG with a large sign: `paid` a tick on green, `ended` a cross on grey and the amount struck out."""
    from PIL import Image, ImageDraw

    picture = Image.new("L", (_WIDTH, _HEIGHT), _COLOUR)
    picture.paste(_sign(sign), ((_WIDTH - _SIDE) // 2, 70))
    draw = ImageDraw.Draw(picture)
    middle = (_WIDTH // 2, _HEIGHT - 145)
    half = _write(draw, middle, amount, _BIG, _WHITE) // 2
    if sign == "ended" and amount:
        draw.line((middle[0] - half - 12, middle[1], middle[0] + half + 12, middle[1]), _WHITE, 5)
    _write(draw, (_WIDTH // 2, _HEIGHT - 80), note, _SMALL, _WHITE)
    return _png(picture, _GROUND[sign])


def _code(content: str) -> "Image.Image":
    """Return the code with one pixel a module, quiet zone included."""
    from PIL import Image

    rows = _modules(content)
    light = bytes(0 if dark else 255 for row in rows for dark in row)
    return Image.frombytes("L", (len(rows), len(rows)), light)


def _modules(content: str) -> list[list[bool]]:
    """Return the code's modules row by row, dark ones true, quiet zone included."""
    import qrcode
    from qrcode.exceptions import DataOverflowError

    made = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=_QUIET)
    made.add_data(content)
    try:
        return list(made.get_matrix())
    except (ValueError, DataOverflowError):
        raise ValueError("too long for a QR code") from None


def _sign(sign: Sign) -> "Image.Image":
    from PIL import Image, ImageDraw

    side = _SIDE * _FINE
    large = Image.new("L", (side, side), _COLOUR)
    draw = ImageDraw.Draw(large)
    draw.ellipse((0, 0, side - 1, side - 1), _WHITE)
    thick = side // 11
    for line in _MARKS[sign]:
        points = [(x * side, y * side) for x, y in line]
        draw.line(points, _COLOUR, thick, joint="curve")
        for x, y in points:
            draw.ellipse((x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2), _COLOUR)
    return large.resize((_SIDE, _SIDE), Image.Resampling.BOX)


def _write(draw: "ImageDraw.ImageDraw", middle: tuple[int, int], words: str, size: int, shade: int) -> int:
    """Write one centred line, smaller if it is long; return its width. What the font cannot write is left out."""
    from PIL import ImageFont

    shown = " ".join("".join(c if " " <= c <= "~" else " " for c in words).split())
    font = ImageFont.load_default(size)
    wide = draw.textlength(shown, font)
    if wide > _TEXT_WIDTH:
        font = ImageFont.load_default(max(12, int(size * _TEXT_WIDTH / wide)))
    draw.text(middle, shown, shade, font, anchor="mm")
    return int(draw.textlength(shown, font))


def _png(picture: "Image.Image", colour: tuple[int, int, int]) -> bytes:
    picture.putpalette([part + (255 - part) * shade // 255 for shade in range(256) for part in colour])
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
