"""Reads the QR codes in a photo. Pillow and zxing-cpp (about 12 MB) are loaded when the first photo comes."""

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

_FORMATS = ("JPEG", "PNG", "WEBP")
_MOST_PIXELS = 50_000_000  # the largest phone cameras; a small file that claims more is a trap
_ENOUGH = 2_000  # pixels a side: more of them make no code easier to read


class NoPicture(Exception):
    """These bytes are no picture that can be read."""


def codes_in(content: bytes) -> list[str]:
    """Return what the QR codes in a picture say, each once, in the order found. Raises NoPicture."""
    import zxingcpp

    wanted = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
    found = zxingcpp.read_barcodes(_grey(content), formats=wanted, text_mode=zxingcpp.TextMode.Plain)
    return list(dict.fromkeys(one.text for one in found))


def _grey(content: bytes) -> "Image.Image":
    from PIL import Image

    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as image:
            if image.width * image.height > _MOST_PIXELS:
                raise NoPicture
            image.draft("L", (_ENOUGH, _ENOUGH))  # JPEG: decoded at half or a quarter of its size at once
            flat = _on_white(image)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as broken:  # all that decoders raise
        raise NoPicture from broken
    flat.thumbnail((_ENOUGH, _ENOUGH))
    return flat


def _on_white(image: "Image.Image") -> "Image.Image":
    """Return it in greys; what is transparent becomes paper."""
    from PIL import Image

    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("L")
    ground = Image.new("RGBA", image.size, (255, 255, 255, 255))
    return Image.alpha_composite(ground, image.convert("RGBA")).convert("L")
