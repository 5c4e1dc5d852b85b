"""The text in a QRIS is taken apart and put together exactly; whatever is wrong with one is refused."""

import io

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from plugins.qris import emv
from plugins.qris.emv import NotQris, Payload
from plugins.qris.photo import NoPicture, codes_in
from shopbot import pictures

# Synthetic; the merchant's name looks like the country's object on purpose.
BODY = (
    "26680016ID.CO.CONTOH.WWW011893600000000000000102150000000000000010303UMI51440014ID.CO.QRIS.WWW0215ID1000000000001"
    "0303UMI5204581253033605802ID5918TOKO CONTOH 5802ID6007JAKARTA61051011062070703A01"
)
STATIC = f"000201010211{BODY}630449C4"
# From the EMVCo specification: objects out of order, Chinese letters counted as one each.
SAMPLE = (
    "00020101021229300012D156000000000510A93FO3230Q31280012D15600000001030812345678520441115802CN5914BEST TRANSPORT"
    "6007BEIJING64200002ZH0104最佳运输0202北京540523.7253031565502016233030412340603***0708A60086670902ME9132"
    "0016A0112233449988770708123456786304A13A"
)
WILD = ("ID.DANA.WWW", "COM.NOBUBANK.WWW", "ID.CO.SHOPEE.WWW", "COM.DOKU.WWW", "CO.XENDIT.WWW")


def sealed(*objects: tuple[str, str]) -> str:
    """Return objects with the right checksum behind them, in this order."""
    body = emv.written(objects) + "6304"
    return body + emv.checksum(body)


def parts(**changed: str | None) -> list[tuple[str, str]]:
    """Return the sample's objects with some changed, `t54="1"`, or left out (None)."""
    values = dict(emv.read(STATIC).objects) | {name[1:]: value for name, value in changed.items() if value is not None}
    return [(tag, value) for tag, value in sorted(values.items()) if changed.get(f"t{tag}", "") is not None]


def reason(text: str, *, static: bool = False) -> str:
    with pytest.raises(NotQris) as refused:
        (emv.read_static if static else emv.read)(text)
    assert refused.value.reason in emv.REASONS
    return refused.value.reason


# --- reading ---


def test_checksum_is_the_one_of_the_standard() -> None:
    assert emv.checksum("123456789") == "29B1"


def test_merchant_whose_name_looks_like_an_object_is_read_whole() -> None:
    payload = emv.read_static(f"  {STATIC}\n")
    assert (payload.name, payload.city) == ("TOKO CONTOH 5802ID", "JAKARTA")
    assert payload.part("51", "02") == "ID1000000000001"
    assert payload.part("62", "05") is None
    assert payload.part("64", "00") is None


def test_lengths_count_characters_and_objects_may_stand_in_any_order() -> None:
    payload = emv.read(SAMPLE)
    assert payload.part("64", "01") == "最佳运输"
    assert emv.read(payload.text()) == Payload(tuple(sorted(payload.objects)))


def test_checksum_in_small_letters_is_the_same_checksum() -> None:
    assert emv.read(STATIC[:-4] + STATIC[-4:].lower()) == emv.read(STATIC)


@pytest.mark.parametrize("acquirer", WILD)
def test_acquirers_and_long_names_seen_in_the_wild_are_taken(acquirer: str) -> None:
    account = emv.written([("00", acquirer), ("01", "936000000000000000"), ("02", "0000"), ("03", "UKE")])
    payload = emv.read_static(sealed(*parts(t26=account, t59="WARUNG DENGAN NAMA YANG SANGAT PANJANG")))
    assert emv.with_amount(payload, 12_000).part("26", "00") == acquirer


@pytest.mark.parametrize(("written", "rupiah"), [("100003.00", 100_003), ("10000", 10_000), ("10000.", 10_000)])
def test_amounts_with_and_without_decimals_are_read(written: str, rupiah: int) -> None:
    assert emv.read(sealed(*parts(t01="12", t54=written))).rupiah == rupiah


def test_amount_with_parts_of_a_rupiah_is_none() -> None:
    with pytest.raises(NotQris, match="amount"):
        _ = emv.read(sealed(*parts(t54="23.72"))).rupiah
    assert emv.read(STATIC).rupiah is None


# --- refusing ---

BROKEN = {
    "empty": "",
    "a link": "https://example.com/pay?id=12",
    "cut short": STATIC[:-5],
    "no checksum": STATIC[:-4],
    "text after the end": STATIC + "00",
    "a length that is no number": STATIC.replace("5204", "52x4"),
    "digits of another script": STATIC.replace("5204", "52٠٤"),
    "an object twice": sealed(*parts(), ("52", "5812")),
    "a template that runs past its end": sealed(*parts(t26="0099ID.CO")),
    "a template with an object twice": sealed(*parts(t62="0702A10702A2")),
    "another format": sealed(*parts(t00="02")),
    "the format not first": sealed(*parts()[1:], parts()[0]),
    "no account to pay to": sealed(*parts(t26=None, t51=None)),
    "half a letter": STATIC.replace("JAKARTA", "JAKART\ud800"),
    "too long": sealed(*parts(), *((f"{tag}", "x" * 99) for tag in range(65, 72))),
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_what_is_not_built_like_a_payment_qr_is_refused(text: str) -> None:
    assert reason(text) == "shape"


@pytest.mark.parametrize("tag", ["00", "52", "53", "58", "59", "60"])
def test_what_has_to_be_there_has_to_be_there(tag: str) -> None:
    assert reason(sealed(*parts(**{f"t{tag}": None}))) == "shape"


@settings(deadline=None)
@given(at=st.integers(0, len(STATIC) - 1), letter=st.characters(codec="utf-8"))
def test_one_changed_letter_anywhere_is_found(at: int, letter: str) -> None:
    changed = STATIC[:at] + letter + STATIC[at + 1 :]
    if changed.upper() != STATIC and changed.strip() != STATIC:
        assert reason(changed) in {"shape", "checksum"}


@settings(deadline=None)
@given(st.text(max_size=600))
def test_any_text_is_read_or_refused(text: str) -> None:
    assert reason(text) in {"shape", "checksum"}


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99), st.text("0123456789ID.", max_size=99))))
def test_rows_that_look_right_are_read_or_refused(rows: list[tuple[int, int, str]]) -> None:
    body = "000201" + "".join(f"{tag:02}{length:02}{value}" for tag, length, value in rows) + "6304"
    assert reason(body + emv.checksum(body)) == "shape"


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"t53": "840"}, "country"),
        ({"t58": "MY"}, "country"),
        ({"t01": "12"}, "dynamic"),
        ({"t01": None}, "dynamic"),
        ({"t54": "10000"}, "amount"),
    ],
)
def test_only_a_printed_qris_of_any_amount_is_made_into_others(changed: dict[str, str | None], why: str) -> None:
    assert reason(sealed(*parts(**changed)), static=True) == why


# --- one payment's own ---


@pytest.mark.parametrize(("rupiah", "check"), [(1, "7C7D"), (10_000, "B65E"), (50_123, "92AC"), (10_000_000, "BF6A")])
def test_amount_is_put_in_where_it_belongs(rupiah: int, check: str) -> None:
    head, tail = BODY.split("5303360")
    made = emv.with_amount(emv.read_static(STATIC), rupiah).text()
    assert made == f"000201010212{head}530336054{len(str(rupiah)):02}{rupiah}{tail}6304{check}"


@pytest.mark.parametrize("rupiah", [0, -1, 10_000_001])
def test_sums_no_qris_can_carry_are_refused(rupiah: int) -> None:
    with pytest.raises(NotQris, match="sum"):
        emv.with_amount(emv.read_static(STATIC), rupiah)


@pytest.mark.parametrize("tip", [{"t55": "01"}, {"t55": "02", "t56": "500"}, {"t55": "03", "t57": "0.7"}])
def test_tip_that_would_change_the_amount_is_left_out(tip: dict[str, str]) -> None:
    made = emv.with_amount(emv.read_static(sealed(*parts(**tip))), 50_123)
    assert made == emv.with_amount(emv.read_static(STATIC), 50_123)


def test_object_no_row_can_hold_is_a_bug_here() -> None:
    with pytest.raises(ValueError, match="100 characters"):
        emv.written([("59", "x" * 100)])
    with pytest.raises(ValueError, match="object 5"):
        emv.written([("5", "x")])


names = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=40)


@settings(deadline=None)
@given(rupiah=st.integers(1, emv.DEAREST), name=names, city=names, terminal=names)
def test_amount_comes_back_whatever_the_merchant_is_called(rupiah: int, name: str, city: str, terminal: str) -> None:
    changed = {"t59": name, "t60": city, "t62": emv.written([("07", terminal)])}
    static = emv.read_static(sealed(*parts(**changed)))
    made = emv.read(emv.with_amount(static, rupiah).text())
    assert (made.rupiah, made.name, made.city, made.part("62", "07")) == (rupiah, name, city, terminal)
    assert made.values["01"] == "12"
    assert {tag: made.values[tag] for tag in static.values if tag != "01"} == {
        tag: value for tag, value in static.values.items() if tag != "01"
    }


# --- the picture ---


@settings(max_examples=30, deadline=None)
@given(rupiah=st.integers(1, emv.DEAREST), name=names)
def test_every_drawn_code_is_read_back_by_another_library(rupiah: int, name: str) -> None:
    text = emv.with_amount(emv.read_static(sealed(*parts(t59=name))), rupiah).text()
    drawn = Image.open(io.BytesIO(pictures.qr(text, f"Rp {rupiah}", "K7Q2-94MX")))
    assert [one.text for one in zxingcpp.read_barcodes(drawn.convert("L"))] == [text]


def test_cards_hold_no_code_to_pay_and_are_of_the_codes_size() -> None:
    drawn = [pictures.qr(STATIC, "Rp 1"), pictures.card("paid", "Rp 1", "K7Q2"), pictures.card("ended")]
    sizes = {Image.open(io.BytesIO(one)).size for one in drawn}
    assert len(sizes) == 1
    assert [codes_in(one) for one in drawn] == [[STATIC], [], []]


def test_content_no_code_holds_is_refused() -> None:
    with pytest.raises(ValueError, match="too long"):
        pictures.qr("x" * 3000)


def test_photo_taken_askew_in_bad_light_is_read() -> None:
    small = Image.open(io.BytesIO(pictures.qr(STATIC, "Rp 1"))).convert("RGB").resize((420, 513))
    askew = small.rotate(17, expand=True, fillcolor=(90, 80, 70))
    out = io.BytesIO()
    askew.point(lambda shade: 60 + shade // 3).save(out, "JPEG", quality=45)
    assert codes_in(out.getvalue()) == [STATIC]


def test_picture_with_a_clear_background_is_read() -> None:
    code = Image.open(io.BytesIO(pictures.qr(STATIC))).convert("L")
    clear = Image.new("RGBA", code.size, (0, 0, 0, 0))
    clear.putalpha(code.point(lambda shade: 255 - shade))
    out = io.BytesIO()
    clear.save(out, "PNG")
    assert codes_in(out.getvalue()) == [STATIC]


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_bytes_that_are_no_picture_are_refused(content: bytes) -> None:
    for start in (b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"RIFF\x10\0\0\0WEBPVP8 "):
        with pytest.raises(NoPicture):
            codes_in(start + content)


def test_picture_that_claims_to_be_huge_is_not_unpacked() -> None:
    out = io.BytesIO()
    Image.new("1", (8_000, 8_000)).save(out, "PNG")
    with pytest.raises(NoPicture):
        codes_in(out.getvalue())
