"""Setting QRIS up in the chat: the printed code by photo, Pakasir by paste, the phone that forwards."""

import secrets
from collections.abc import Mapping
from typing import Any

from plugins.qris import emv, gateway, own, pakasir, photo, screens
from plugins.qris.declare import Settings, plugin
from plugins.qris.screens import RUPIAH
from shopbot.api import (
    OWNER,
    Button,
    Code,
    Context,
    Money,
    Name,
    Request,
    Screen,
    ShopError,
    Text,
    Upload,
    View,
    copy_button,
    pictures,
    t,
)

_TEST = Money(1_000, RUPIAH)
_BACK = "btn-back"


@plugin.menu("settings", label="btn-setup", order=20)
@plugin.action(allow=OWNER)
def setup(request: Request[Settings]) -> None:
    """Show how QRIS payments come in, and what can be done about it."""
    request.show(
        Screen.of(
            _state(request.settings),
            "",
            "setup-ways",
            rows=[
                [printed.button("btn-printed")],
                [by_gateway.button("btn-pakasir")],
                [
                    phone.button("btn-phone") if own.usable(request.settings) else None,
                    try_it.button("btn-test", "") if request.settings.mode != "off" else None,
                ],
                _off(request),
            ],
            trail=_trail(),
            back=_to_settings(request),
        )
    )


def _state(settings: Settings) -> Text:
    static = own.usable(settings)
    if settings.mode == "static" and static:
        return t("setup-static", name=Name(static.name), city=Name(static.city))
    if settings.mode == "pakasir" and settings.pakasir_slug and settings.pakasir_key:
        return t("setup-pakasir", slug=Code(settings.pakasir_slug))
    return t("setup-off")


def _off(request: Request[Settings]) -> list[Button]:
    return [] if request.settings.mode == "off" else [choose.button("btn-off", "off").danger()]


def _to_settings(request: Request[Settings]) -> Button | None:
    action = request.action("admin.settings")
    return action.button(_BACK) if action else None


def _trail(*more: Text) -> tuple[Text, ...]:
    return (t("settings"), t("setup"), *more)


@plugin.action(allow=OWNER)
def choose(request: Request[Settings], mode: str) -> None:
    """Take another way from now on; open payments go on as they began."""
    request.set_setting("mode", mode)
    setup(request)


# --- the printed code ---


@plugin.action(allow=OWNER)
def printed(request: Request[Settings]) -> None:
    """Ask for the printed QRIS."""
    request.ask("ask-printed", then=got_printed)


@plugin.answer()
def got_printed(request: Request[Settings], answer: str | Upload) -> None:
    """Read the code and show whose it is, before it is used."""
    request.require(OWNER)
    static = _read(_codes(answer))
    sql = "INSERT INTO qris_code (by, text) VALUES (?, ?) RETURNING id"
    number = int(request.tx.scalar(sql, request.user.id, static.text()))
    request.show(
        Screen.of(
            t("is-it-yours"),
            "",
            t("merchant", name=Name(static.name), city=Name(static.city)),
            t("national", number=Code(static.part("51", "02") or "—")),
            rows=[[use.button("btn-mine", number).success()], [printed.button("btn-another")]],
            trail=_trail(t("printed")),
            back=setup.button(_BACK),
        )
    )


def _codes(answer: str | Upload) -> list[str]:
    if isinstance(answer, str):
        return [answer]
    try:
        found = photo.codes_in(answer.content)
    except photo.NoPicture:
        raise ShopError("no-picture") from None
    if not found:
        raise ShopError("no-code")
    return found


def _read(codes: list[str]) -> emv.Payload:
    """Return the one QRIS among the codes of a picture; for none, say what is wrong with the first."""
    static, problems = {}, []
    for text in codes:
        try:
            static[text] = emv.read_static(text)
        except emv.NotQris as wrong:
            problems.append(wrong.reason)
    if len(static) > 1:
        raise ShopError("several-codes")
    if not static:
        raise ShopError(f"code-{problems[0]}")
    return next(iter(static.values()))


@plugin.action(allow=OWNER)
def use(request: Request[Settings], number: int) -> None:
    """Take the code the owner said is theirs."""
    text = request.db.scalar("SELECT text FROM qris_code WHERE id = ? AND by = ?", number, request.user.id)
    if text is None:
        raise ShopError("gone")
    request.set_setting("code", text)
    request.set_setting("mode", "static")
    request.toast("saved")
    setup(request)


# --- Pakasir ---


@plugin.action(allow=OWNER)
def by_gateway(request: Request[Settings]) -> None:
    """Show what Pakasir needs, and how far that is done."""
    now, address = request.settings, request.webhook_url("pakasir")
    rows: list[list[Button | None]] = [
        [slug.button(_ticked("btn-slug", now.pakasir_slug)), key.button(_ticked("btn-key", now.pakasir_key))],
        [
            secret.button(_ticked("btn-secret", now.pakasir_secret)),
            copy_button("btn-copy-url", address) if address else None,
        ],
    ]
    if now.pakasir_slug and now.pakasir_key:
        rows.append([try_it.button("btn-test", "pakasir"), choose.button("btn-use", "pakasir").success()])
    request.show(
        Screen.of(
            "pakasir-needs",
            "",
            t("pakasir-url", url=Code(address)) if address else t("no-public-url"),
            rows=rows,
            trail=_trail(t("pakasir")),
            back=setup.button(_BACK),
        )
    )


def _ticked(key: str, value: str) -> Text:
    return t(key, done="yes" if value else "no")


@plugin.action(allow=OWNER)
def slug(request: Request[Settings]) -> None:
    """Ask for the project's slug."""
    request.ask("ask-slug", then=got_slug)


@plugin.answer()
def got_slug(request: Request[Settings], words: str) -> None:
    """Keep the slug."""
    _set(request, "pakasir_slug", words)


@plugin.action(allow=OWNER)
def key(request: Request[Settings]) -> None:
    """Ask for the API key."""
    request.ask("ask-key", then=got_key)


@plugin.answer()
def got_key(request: Request[Settings], words: str) -> None:
    """Keep the key and delete it from the chat."""
    _set(request, "pakasir_key", words)


@plugin.action(allow=OWNER)
def secret(request: Request[Settings]) -> None:
    """Ask for the webhook secret."""
    request.ask("ask-secret", then=got_secret)


@plugin.answer()
def got_secret(request: Request[Settings], words: str) -> None:
    """Keep the webhook secret and delete it from the chat."""
    _set(request, "pakasir_secret", words)


def _set(request: Request[Settings], name: str, words: str) -> None:
    request.require(OWNER)
    value = words.strip()
    if not value or len(value.split()) > 1:
        raise ShopError("one-word")
    request.set_setting(name, value)
    if name != "pakasir_slug":
        request.erase_message()
    by_gateway(request)


# --- the phone ---


@plugin.action(allow=OWNER)
def phone(request: Request[Settings]) -> None:
    """Show how a phone forwards the bank's notifications to the shop."""
    now, address = request.settings, request.webhook_url("notice")
    shown = now.notice_secret and address
    request.show(
        Screen.of(
            "phone-how",
            "",
            None if address else t("no-public-url"),
            t("phone-url", url=Code(address or "")) if shown else None,
            t("phone-secret", secret=Code(now.notice_secret)) if shown else None,
            rows=[
                [copy_button("btn-copy-url", address), copy_button("btn-copy-secret", now.notice_secret)]
                if shown and address
                else [],
                [new_secret.button("btn-new-secret" if now.notice_secret else "btn-phone-on")] if address else [],
                [no_phone.button("btn-phone-off").danger()] if now.notice_secret else [],
            ],
            trail=_trail(t("phone")),
            back=setup.button(_BACK),
        )
    )


@plugin.action(allow=OWNER)
def new_secret(request: Request[Settings]) -> None:
    """Make a secret; a phone with the one before is no longer believed."""
    request.set_setting("notice_secret", secrets.token_urlsafe(18))
    phone(request)


@plugin.action(allow=OWNER)
def no_phone(request: Request[Settings]) -> None:
    """Believe no phone any more."""
    request.set_setting("notice_secret", "")
    phone(request)


# --- the test ---


@plugin.action(allow=OWNER)
def try_it(request: Request[Settings], mode: str = "") -> None:
    """Make a QR code for Rp 1.000: with the printed code at once, with Pakasir by asking it."""
    now = request.settings
    if (mode or now.mode) == "pakasir":
        if not (now.pakasir_slug and now.pakasir_key):
            raise ShopError("not-set-up")
        try_out.send(request, f"{request.user.id}:{request.now}", request.user.id, request.now)
        request.toast("asking-pakasir")
        return
    static = own.usable(now)
    if static is None:
        raise ShopError("not-set-up")
    made = emv.with_amount(static, _TEST.amount).text()
    request.show(
        Screen.of(
            t("test-scan", money=_TEST, name=Name(static.name)),
            trail=_trail(t("test")),
            back=setup.button(_BACK),
            photo=pictures.qr(made, screens.on_picture(_TEST), "TEST"),
        )
    )


@plugin.errand()
def try_out(settings: Settings, owner: int, at: int) -> Mapping[str, Any]:
    """Have Pakasir make an invoice for Rp 1.000 and cancel it again."""
    place = gateway.project(settings)
    try:
        made = pakasir.create(place, f"test-{at}-{owner}", _TEST.amount)
    except pakasir.Refused as refused:
        return {"problem": f"{refused.why}: {refused.said}".strip(": ")}
    pakasir.cancel(place, made.txn)
    return {"total": made.total, "qr": made.qr, "sandbox": made.sandbox}


@try_out.result
def tried(ctx: Context[Settings], result: Mapping[str, Any], owner: int, at: int) -> None:
    """Tell the owner how the test went."""
    if "qr" not in result:
        ctx.tell(
            owner, "test-failed", dedupe=f"test:{at}", problem=Code(str(result.get("problem") or result.get("failed")))
        )
    else:
        ctx.owe(owner, "test-made", dedupe=f"test:{at}", qr=result["qr"], total=result["total"],
                sandbox=int(result["sandbox"]))  # fmt: skip


@plugin.message("test-made")
def test_made(view: View[Settings], qr: str, total: int, sandbox: int) -> Screen:
    """Show the test's QR code."""
    asked = Money(total, RUPIAH)
    return Screen.of(
        t("test-pakasir", money=_TEST, total=asked),
        t("test-sandbox") if sandbox else None,
        photo=pictures.qr(qr, screens.on_picture(asked), "TEST") if qr else None,
        rows=[[setup.button("btn-setup")]],
        home=False,
    )
