"""A very short book, made here: an EPUB 3 of a few kilobytes, the same bytes at every call.

After https://www.w3.org/TR/epub-33/: the entry `mimetype` first and uncompressed, then the container, the package
and one page for each language.
"""

import io
import zipfile
from xml.sax.saxutils import escape

NAME = "quiet-mornings.epub"
_MADE = (2026, 1, 1, 0, 0, 0)
_RIGHT_TO_LEFT = {"ar", "fa"}

# Language: (title, what the page says).
_PAGES = {
    "en": ("Quiet Mornings", "Before the first message arrives, there is a minute that belongs to nobody. Keep it."),
    "id": ("Pagi yang Tenang", "Sebelum pesan pertama datang, ada satu menit yang bukan milik siapa pun. Simpanlah."),
    "ar": ("صباحات هادئة", "قبل أن تصل الرسالة الأولى، هناك دقيقة لا يملكها أحد. احتفظ بها."),
    "fa": ("صبح‌های آرام", "پیش از رسیدن اولین پیام، یک دقیقه هست که مال هیچ‌کس نیست. آن را نگه دارید."),
    "zh": ("安静的早晨", "第一条消息到来之前，有一分钟不属于任何人。请留住它。"),
}  # fmt: skip
_CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
_XHTML = 'xmlns="http://www.w3.org/1999/xhtml"'


def epub() -> bytes:
    """Return the book."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as book:
        _write(book, "mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        _write(book, "META-INF/container.xml", _CONTAINER)
        _write(book, "book.opf", _package())
        _write(book, "nav.xhtml", _contents())
        for language in _PAGES:
            _write(book, f"{language}.xhtml", _page(language))
    return made.getvalue()


def _write(book: zipfile.ZipFile, name: str, text: str, how: int = zipfile.ZIP_DEFLATED) -> None:
    entry = zipfile.ZipInfo(name, _MADE)
    entry.compress_type = how
    book.writestr(entry, text)


def _package() -> str:
    pages = "".join(
        f'<item id="{one}" href="{one}.xhtml" media-type="application/xhtml+xml"/>' for one in _PAGES
    )  # fmt: skip
    spine = "".join(f'<itemref idref="{one}"/>' for one in _PAGES)
    languages = "".join(f"<dc:language>{one}</dc:language>" for one in _PAGES)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:shopbot:quiet-mornings'
        f"</dc:identifier><dc:title>{_PAGES['en'][0]}</dc:title>{languages}"
        '<meta property="dcterms:modified">2026-01-01T00:00:00Z</meta></metadata>'
        '<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        f"{pages}</manifest><spine>{spine}</spine></package>"
    )


def _contents() -> str:
    links = "".join(f'<li><a href="{one}.xhtml">{escape(title)}</a></li>' for one, (title, _) in _PAGES.items())
    return (
        f'<html {_XHTML} xmlns:epub="http://www.idpf.org/2007/ops"><head><title>{_PAGES["en"][0]}</title></head>'
        f'<body><nav epub:type="toc"><ol>{links}</ol></nav></body></html>'
    )


def _page(language: str) -> str:
    title, words = map(escape, _PAGES[language])
    direction = "rtl" if language in _RIGHT_TO_LEFT else "ltr"
    return (
        f'<html {_XHTML} xml:lang="{language}" lang="{language}" dir="{direction}"><head><title>{title}</title></head>'
        f"<body><h1>{title}</h1><p>{words}</p></body></html>"
    )
