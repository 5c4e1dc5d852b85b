"""Typing instead of tapping: a product's number, or words that it has."""

from plugins.catalog import browse, parts
from plugins.catalog.declare import Settings, plugin
from shopbot.api import Name, Num, Request, Screen, products, t

_FOUND = 10
_KEPT_BYTES = 28
# A number, or at most 40 characters with three letters in them (two, where a letter is a word).
_NUMBER = r"(\d{1,9})"
_WORDS = r"(?=[^\n]{2,40}\Z)(?=(?:[\W\d_]*[^\W\d_]){3}|[^\n]*[\u3400-\u9fff]{2})([^/\n][^\n]*)"


@plugin.typed(_NUMBER, order=20)
def number_typed(request: Request[Settings], typed: str) -> None:
    """Open the product with this number."""
    found = products.by_number(request.db, int(typed))
    if found is None or found.state != "active":
        _nothing(request, typed)
    else:
        request.go("catalog.product", found.number)


@plugin.typed(_WORDS, order=95)
def words_typed(request: Request[Settings], typed: str) -> None:
    """Open the one product of this name, or list those it may be."""
    found, words = products.found(request.db, typed), _kept(typed)
    if not found:
        _nothing(request, typed)
    elif len(found) == 1:
        request.go("catalog.product", products.sure(request.db, found[0]).number)
    else:
        _list(request, words, found if words == typed else products.found(request.db, words), 0)


def _kept(typed: str) -> str:
    """Return the words as a button can hold them: without the separator, and short."""
    return " ".join(typed.replace(":", " ").split()).encode()[:_KEPT_BYTES].decode(errors="ignore")


@plugin.action()
def results(request: Request[Settings], words: str, page: int = 0) -> None:
    """List the products that have these words, best first."""
    _list(request, _kept(words), products.found(request.db, _kept(words)), page)


def _list(request: Request[Settings], words: str, found: list[int], page: int) -> None:
    page = parts.within(page, len(found), _FOUND)
    shown = products.of_ids(request.db, parts.cut(found, page, _FOUND))
    request.show(
        Screen.of(
            t("results", count=Num(len(found)), words=Name(words)),
            *[parts.product_line(request, one) for one in shown],
            rows=[
                *parts.in_rows([parts.product_button(request, one, f"q{page}{words}") for one in shown], 2),
                parts.page_row(page, len(found), _FOUND, lambda text, to: results.button(text, words, to)),
            ],
            trail=(t("shop"), t("search")),
            back=browse.shop.button("btn-back"),
        )
    )


def _nothing(request: Request[Settings], typed: str) -> None:
    rows = [[browse.shop.button("btn-shop").primary()], *request.menu("lost")]
    request.reply("nothing-found", words=Name(typed), rows=rows)
