"""The owner sets QRIS up in the chat: by photo, by text, by paste; whatever is wrong is said in one clear sentence."""

import io

import pytest
from PIL import Image

from plugins.qris.photo import codes_in
from shopbot import pictures
from shopbot.fakes.pakasir import Pakasir, Trouble, fee_of
from shopbot.fakes.serve import Answer
from shopbot.testing import Person, TestShop
from tests.plugins.qris_bench import KEY, OWNER, SLUG, asked
from tests.plugins.test_qris_payload import STATIC, parts, sealed


def owner_of(**settings: object) -> Person:
    """Return the owner of a new shop, in front of the set-up screen."""
    web = settings.pop("public_url", "")
    shop = TestShop("home", "orders", "wallet", "admin", "payments", "qris", owner=OWNER, settings={"qris": settings})
    if web:
        object.__setattr__(shop.config.web, "public_url", web)
    return shop.person("Rina", id=OWNER).says("/start").presses(1, "qris.setup")


def setting(owner: Person, name: str) -> str:
    """Return what a setting is, as the shop keeps it."""
    row = owner.shop.db.row("SELECT value FROM setting WHERE owner = 'qris' AND name = ?", name)
    return "" if row is None else str(row["value"])


def photo(*codes: str) -> bytes:
    """Return a photo with these QR codes side by side."""
    sheet = Image.new("L", (760 * max(1, len(codes)), 900), 230)
    for at, code in enumerate(codes):
        sheet.paste(Image.open(io.BytesIO(pictures.qr(code))).convert("L"), (760 * at, 0))
    out = io.BytesIO()
    sheet.save(out, "JPEG", quality=70)
    return out.getvalue()


def test_photo_of_the_printed_code_is_shown_back_and_then_used() -> None:
    owner = owner_of().taps("My printed QRIS").sends_photo(content=photo(STATIC))
    assert "TOKO CONTOH 5802ID" in owner.screen
    assert "JAKARTA" in owner.screen
    assert "ID1000000000001" in owner.screen
    assert STATIC not in setting(owner, "code")
    owner.taps("Yes, use it")
    assert STATIC in setting(owner, "code")
    assert "Your own QRIS: TOKO CONTOH 5802ID, JAKARTA" in owner.screen


def test_the_picture_may_be_sent_as_a_file() -> None:
    owner = owner_of().taps("My printed QRIS").sends_file("qris.png", pictures.qr(STATIC))
    assert "TOKO CONTOH 5802ID" in owner.screen


def test_the_code_may_be_sent_as_text() -> None:
    owner = owner_of().taps("My printed QRIS").says(f" {STATIC}\n")
    assert "TOKO CONTOH 5802ID" in owner.screen


WRONG = {
    "not a picture": (b"PK\x03\x04 an archive", "not a picture I can open"),
    "no code": (photo(), "no QR code"),
    "a link": (photo("https://example.com"), "not a QRIS"),
    "two merchants": (photo(STATIC, sealed(*parts(t59="TOKO LAIN"))), "several QRIS"),
    "one payment only": (photo(sealed(*parts(t01="12"))), "one payment only"),
    "a fixed amount": (photo(sealed(*parts(t54="10000"))), "fixed amount"),
    "another country": (photo(sealed(*parts(t58="MY", t53="458"))), "not for rupiah"),
    "damaged": (photo(STATIC.replace("JAKARTA", "JAKARTU")), "read wrongly or is damaged"),
}


@pytest.mark.parametrize(("content", "words"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_with_a_photo_is_said_and_another_may_follow(content: bytes, words: str) -> None:
    owner = owner_of().taps("My printed QRIS").sends_photo(content=content)
    assert words in owner.sees
    owner.sends_photo(content=photo("https://example.com", STATIC))
    assert "TOKO CONTOH 5802ID" in owner.screen


def test_code_that_was_not_confirmed_is_not_used_and_nobody_else_can_confirm_it() -> None:
    owner = owner_of().taps("My printed QRIS").says(STATIC)
    mine = owner.data("Yes, use it")
    sari = owner.shop.person("Sari").says("/start").presses(1, mine).presses(1, "qris.setup").presses(1, "qris.phone")
    assert setting(owner, "code") == ""
    assert "printed" not in sari.screen


def test_test_code_is_for_a_thousand_rupiah() -> None:
    owner = owner_of(mode="static", code=STATIC).taps("Test")
    assert asked(owner) == 1_000


def test_secrets_pasted_in_the_chat_are_deleted_from_it() -> None:
    owner = owner_of().taps("Pakasir")
    owner.taps("Slug").says(f" {SLUG} ").taps("API key").says(KEY).taps("Webhook secret").says("hush-hush")
    written = [m.text for m in owner.shop.chats.messages[OWNER].values()]
    assert not any(KEY in text or "hush-hush" in text for text in written)
    assert (SLUG in setting(owner, "pakasir_slug"), "✅ API key" in owner.buttons) == (True, True)
    assert owner.shop.db.scalar("SELECT count(*) FROM audit WHERE before || after LIKE ?", f"%{KEY}%") == 0
    owner.taps("Use Pakasir")
    assert f"Pakasir, project {SLUG}" in owner.screen
    owner.taps("Turn QRIS off")
    assert "QRIS is off" in owner.screen


def test_two_words_are_no_key() -> None:
    owner = owner_of().taps("Pakasir").taps("API key").says("my key is").says("right-one")
    assert "right-one" in setting(owner, "pakasir_key")


def test_phone_needs_a_public_address_and_then_gets_address_and_secret() -> None:
    owner = owner_of(mode="static", code=STATIC).taps("Notifications")
    assert "public_url" in owner.screen
    open_to_all = owner_of(mode="static", code=STATIC, public_url="https://toko.example").taps("Notifications")
    assert "https://toko.example" not in open_to_all.screen
    open_to_all.taps("Turn on")
    assert "https://toko.example/hook/qris/" in open_to_all.screen
    first = setting(open_to_all, "notice_secret")
    open_to_all.taps("New secret")
    assert first != setting(open_to_all, "notice_secret") != ""
    open_to_all.taps("Turn off")
    assert "https://toko.example" not in open_to_all.screen


def test_pakasir_is_tried_out_with_an_invoice_that_is_cancelled_again() -> None:
    gateway = Pakasir(SLUG, KEY, "s", lambda: 1_767_225_600)
    with gateway.edge:
        owner = owner_of(pakasir_slug=SLUG, pakasir_key=KEY, pakasir_url=gateway.url).taps("Pakasir").taps("Test")
        assert "Pakasir answers" in owner.sees
        sent = owner.messages[-1].rendered.photo
        assert isinstance(sent, bytes)
        assert str(1_000 + fee_of(1_000)) in codes_in(sent)[0]
        assert [one.status for one in gateway.transactions.values()] == ["canceled"]
        gateway.trouble["create"].append(Trouble(Answer(400, {"message": f"no QRIS for {KEY}"})))
        owner.shop.clock.advance(5)
        owner.presses(1, "qris.try_it:pakasir")
        assert "no QRIS for ***" in owner.sees
        gateway.key = "another"
        owner.shop.clock.advance(5)
        owner.presses(1, "qris.try_it:pakasir")
        assert "made no test invoice: key" in owner.sees


def test_nothing_to_test_is_said() -> None:
    assert "nothing to test" in owner_of().presses(1, "qris.try_it:").toast
    assert "nothing to test" in owner_of().presses(1, "qris.try_it:pakasir").toast
