"""Staff: the list of products, and one product with everything that can be done to it."""

from plugins.catalog import attributes, kinds, parts, waiting
from plugins.catalog.declare import EDIT, STOCK_ADD, Settings, plugin
from shopbot.api import Button, Name, Num, Phrase, Request, Screen, Text, products, sales, t, undoing

_ROWS = 8
_STATES: tuple[products.State, ...] = ("active", "hidden", "deleted")


@plugin.menu("admin", label="btn-products", order=10)
@plugin.action(allow=EDIT)
def manage(request: Request[Settings], state: str = "active", page: int = 0) -> None:
    """Show the products in one state."""
    shown: products.State = next((one for one in _STATES if one == state), "active")
    total = products.of_state(request.db, shown, limit=0).total
    page = parts.within(page, total, _ROWS)
    found = products.of_state(request.db, shown, page * _ROWS, _ROWS).items
    buttons = [card.button(t("btn-product", title=parts.label(parts.title(request, one))), one.id) for one in found]
    request.show(
        Screen.of(
            t(f"list-{shown}", count=Num(total)),
            *[parts.stock_line(request, one) for one in found],
            rows=[
                _over(request),
                [manage.button(f"btn-state-{one}", one) for one in _STATES],
                *parts.in_rows(buttons, 2),
                parts.page_row(page, total, _ROWS, lambda text, at: manage.button(text, shown, at)),
            ],
            trail=(t("admin"), t("products")),
            back=to_admin(request),
        )
    )


def _over(request: Request[Settings]) -> list[Button]:
    return [
        parts.action(request, "new_product").button("btn-new").primary(),
        parts.action(request, "shelves").button("btn-shelves"),
        parts.action(request, "all_sales").button("btn-all-sales"),
    ]


def to_admin(request: Request[Settings]) -> Button | None:
    """Return the way back to the staff's home, if there is one."""
    admin = request.action("admin.admin")
    return admin.button("btn-back") if admin else None


@plugin.action(allow=EDIT)
def card(request: Request[Settings], number: int) -> None:
    """Show a product (by its id) as staff see it."""
    found = products.sure(request.db, number)
    request.show(
        Screen.of(
            *about(request, found),
            rows=[
                [next_step(request, found), _as_buyer(request, found)],
                *_groups(request, found),
                *request.menu("goods", found.id),
                _state_row(found),
                [undoing.button(request, f"product:{found.id}")],
            ],
            trail=(t("admin"), t("products")),
            back=_to_list(request, found) if found.parent is None else _to_family(request, found.parent),
        )
    )


def about(request: Request[Settings], found: products.Product) -> list[Text | None]:
    """Return everything staff want to know of a product, in lines."""
    words = products.words(found, request.language)
    return [
        t("card-title", number=parts.number(found), title=Name(words.title), state=Phrase(f"is-{found.state}")),
        t("card-from" if found.is_family else "card-price", price=found.price, shelf=_shelf_name(request, found)),
        t("card-kind", kind=kinds.name(request, found.kind)),
        t("variants-of-card", count=Num(found.variants)) if found.is_family else None,
        _stock_line(found),
        _waiting_line(request, found),
        t("card-limits", range=limits(found), low=found.low_stock, picture=found.photo is not None),
        *_more_lines(request, found),
    ]


def _stock_line(found: products.Product) -> Text:
    if found.supply == "units":
        return t("card-stock", left=found.available, reserved=found.reserved, sold=found.sold)
    if found.supply == "later":
        return t("card-later", sold=found.sold)
    return t("card-shared" if found.available else "card-shared-none", sold=found.sold)


def _waiting_line(request: Request[Settings], found: products.Product) -> Text | None:
    """Say how many people wait for what is sold out, and what that is worth."""
    count = waiting.how_many_wait(request, found.id)
    return t("card-waiting", count=Num(count), worth=found.price * count) if count else None


def _more_lines(request: Request[Settings], found: products.Product) -> list[Text]:
    """Say where it is from, what type it is and what is promised, as far as anything is."""
    lines = []
    if found.country or found.type:
        words = [attributes.country(request, found)] if found.country else []
        lines.append(t("card-attributes", words=parts.joined([*words, *([Name(found.type)] if found.type else [])])))
    if found.warranty_days:
        lines.append(t("promise-warranty", days=Num(found.warranty_days)))
    running = sales.running(request.db, found, request.now)
    if running is not None:
        price = found.price - running.off(found.price)
        lines.append(t("card-sale", price=price, old=found.price))
    return lines


def limits(found: products.Product) -> Phrase:
    """Return how many of a product may be ordered at once."""
    if found.max_quantity is None:
        return Phrase("range-open", {"least": Num(found.min_quantity)})
    return Phrase("range", {"least": Num(found.min_quantity), "most": Num(found.max_quantity)})


def _shelf_name(request: Request[Settings], found: products.Product) -> Name | Phrase:
    if found.category is None:
        return Phrase("btn-no-category")
    return parts.title(request, products.category(request.db, found.category))


def next_step(request: Request[Settings], found: products.Product) -> Button | None:
    """Return the button for what is sold: adding while there is none."""
    if found.is_family or found.supply == "later":
        return None
    if found.supply == "shared":
        put = parts.action(request, "shared_goods").button("btn-goods", found.id)
        return (put if found.available else put.primary()) if request.may(STOCK_ADD) else None
    if found.available or not request.may(STOCK_ADD):
        return parts.action(request, "stockroom").button("btn-stock", found.id)
    return parts.action(request, "add_stock").button("btn-add-stock", found.id).primary()


def _as_buyer(request: Request[Settings], found: products.Product) -> Button | None:
    return parts.action(request, "product").button("btn-as-buyer", found.number) if found.state == "active" else None


def _groups(request: Request[Settings], found: products.Product) -> list[list[Button | None]]:
    """Return the ways to what belongs together; what variants share is changed on their family's card."""

    def to(name: str, label: str, *args: str | int) -> Button:
        return parts.action(request, name).button(label, *args)

    sale = to("sale", "btn-sale", "p", found.id)
    prices = to("prices", "btn-prices", found.id) if not found.is_family else None
    if found.parent is not None:
        return [
            [prices, sale],
            [to("wording", "btn-wording", found.id), to("details", "btn-details", found.id)],
            [to("move_variant", "btn-up", found.id, -1), to("move_variant", "btn-down", found.id, 1)],
        ]
    return [
        [prices, sale, to("details", "btn-details", found.id)],
        [to("variants", "btn-variants", found.id), to("wording", "btn-wording", found.id)],
        [to("attributes", "btn-attributes", found.id), to("promises", "btn-promises", found.id)],
    ]


def _to_family(request: Request[Settings], family: int) -> Button:
    return parts.action(request, "variants").button("btn-back", family)


def _state_row(found: products.Product) -> list[Button]:
    if found.state == "deleted":
        return [set_state.button("btn-restore", found.id, "active").success()]
    turned = ("btn-hide", "hidden") if found.state == "active" else ("btn-show", "active")
    return [
        set_state.button(turned[0], found.id, turned[1]),
        set_state.button("btn-delete", found.id, "deleted").danger(),
    ]


def _to_list(request: Request[Settings], found: products.Product) -> Button:
    """Return the way back to the page of the list that holds this product."""
    before = request.db.scalar(
        "SELECT count(*) FROM product WHERE state = ? AND parent IS NULL AND (sort, number) < (?, ?)",
        found.state, found.sort, found.number,
    )  # fmt: skip
    return manage.button("btn-back", found.state, before // _ROWS)


@plugin.action(allow=EDIT)
def set_state(request: Request[Settings], number: int, state: str) -> None:
    """Show, hide, delete or restore a product; each is undone by its opposite on the same screen."""
    change = {"active": products.restore, "hidden": products.hide, "deleted": products.delete}.get(state)
    if change is not None:
        change(request.tx, number, request.user.id)
        request.toast(f"now-{state}")
    card(request, number)
