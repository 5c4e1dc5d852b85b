"""What each way to pay keeps of a payment, as the owner knows it from the provider: a formula of the amount."""

from typing import Any

from plugins.profit.declare import plugin
from shopbot.api import (
    OWNER,
    Button,
    Code,
    Money,
    Name,
    Reader,
    Request,
    Screen,
    ShopError,
    Text,
    audit,
    formulas,
    payment_methods,
    plain_digits,
    t,
    terms,
)

_EXAMPLE = "amount * 0.7% + 310"
_MOST = 10


def formulas_of(db: Reader) -> dict[str, str]:
    """Return what methods keep, by their names."""
    return {row["method"]: row["formula"] for row in db.rows("SELECT * FROM profit_keeps")}


def way(request: Request[Any], method: str) -> Name:
    """Return what a method is called on its button, or its plain name while it is off."""
    nothing = Money.zero(terms.currency(request.db))
    for owner, one in payment_methods(request.host.registry):
        if one.name == method:
            label = Text(one.label, {"asked": nothing, "fee": nothing}, owner)
            return Name(request.as_plugin(owner).words.plain(label))
    return Name(method)


@plugin.action(allow=OWNER)
def keeps(request: Request[Any]) -> None:
    """Show what each way to pay keeps."""
    known = formulas_of(request.db)
    names = sorted({one.name for _, one in payment_methods(request.host.registry)} | known.keys())[:_MOST]
    screens = request.action("profit.profit")
    buttons = [ask_keeps.button(t("btn-way", name=way(request, one)), one) for one in names]
    request.show(
        Screen.of(
            "keeps-title",
            *[_line(request, one, known.get(one)) for one in names],
            rows=[buttons[i : i + 2] for i in range(0, len(buttons), 2)],
            trail=(t("staff"), t("profit")),
            back=screens.button("btn-back") if screens else None,
        )
    )


def _line(request: Request[Any], method: str, formula: str | None) -> Text:
    if formula is None:
        return t("keeps-none", way=way(request, method))
    return t("keeps-line", way=way(request, method), formula=Code(formula))


@plugin.action(allow=OWNER)
def ask_keeps(request: Request[Any], method: str) -> None:
    """Ask for the formula of a method."""
    rows: list[list[Button]] = [[forget.button("btn-keeps-nothing", method)]]
    asked = t("ask-keeps", way=way(request, method), example=Code(_EXAMPLE))
    request.ask(asked, then=got_keeps, rows=rows, method=method)


@plugin.answer()
def got_keeps(request: Request[Any], answer: str, method: str) -> None:
    """Keep the formula, tried before; `-` and 0 mean nothing."""
    request.require(OWNER)
    typed = answer.strip()
    _set(request, method, None if plain_digits(typed) in ("-", "0") else formulas.tidy(typed, formulas.FEE))
    keeps(request)


@plugin.action(allow=OWNER)
def forget(request: Request[Any], method: str) -> None:
    """Say that a method keeps nothing."""
    _set(request, method, None)
    keeps(request)


def _set(request: Request[Any], method: str, formula: str | None) -> None:
    was = formulas_of(request.db).get(method)
    if formula == was:
        return
    if formula is None:
        request.tx.run("DELETE FROM profit_keeps WHERE method = ?", method)
    else:
        sql = "INSERT INTO profit_keeps VALUES (?1, ?2) ON CONFLICT DO UPDATE SET formula = ?2"
        request.tx.run(sql, method, formula)
    after = {"formula": formula}
    audit.write(request.tx, request.user.id, "profit.keeps", f"method:{method}", {"formula": was}, after)
    request.toast("saved")


@plugin.undo("profit.keeps")
def put_back(request: Request[Any], record: audit.Record) -> None:
    """Let a method keep again what it kept before."""
    method = record.subject.partition(":")[2]
    if formulas_of(request.db).get(method) != record.after["formula"]:
        raise ShopError("changed_since")
    _set(request, method, record.before["formula"])
