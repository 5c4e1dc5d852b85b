"""A bank's words are read to the rupiah, or left to a person; never guessed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.qris.notice import Unsure, read_sum

CERTAIN = {
    "Dana masuk Rp50.123 dari SARI": 50_123,
    "Dana masuk Rp 50.123,00 dari SARI. Saldo Anda Rp1.250.000": 50_123,
    "Rp. 50.123,- sudah diterima": 50_123,
    "Payment received: IDR 50,123.00 from SARI": 50_123,
    "IDR50123.00 credited": 50_123,
    "50.123 IDR received": 50_123,
    "Anda menerima 50123 rupiah": 50_123,
    "RP50.123 MASUK": 50_123,
    "Rp\u00a050.123 diterima": 50_123,
    "Rp50\u00a0123 diterima": 50_123,
    "Rp\u202f1.250.000 diterima": 1_250_000,
    "Rp ٥٠.١٢٣ masuk": 50_123,
    "\u200eRp\u200b50.123 masuk": 50_123,
    "Rp1 diterima": 1,
    "+Rp50.123": 50_123,
    "Rp +50.123": 50_123,
    "Total: Rp50.123.": 50_123,
    "Pembayaran QRIS Rp50.123 berhasil diterima. Saldo: Rp1.250.000. Biaya Rp0": 50_123,
    "Saldo kamu bertambah Rp50.123": 50_123,
    "Transfer masuk\nRp50.123 dari 081234567890 pada 12/11/2026 10:33": 50_123,
    "Uang masuk Rp50.123\nRp50.123 dari SARI lewat QRIS, ref 123456789012": 50_123,
    "Terima kasih! Rp50.123 masuk ke Toko 12": 50_123,
    "BCA - Rp50.123 masuk": 50_123,
    "Rp10.000.000 masuk": 10_000_000,
    "Rp500.000 diterima, saldo Rp 500.000": 500_000,
}
DOUBTFUL = {
    "": "none",
    "Kode OTP Anda 501234": "none",
    "USD 50.12 received": "none",
    "Saldo Anda Rp1.250.000": "none",
    "grp50.123 masuk": "none",
    "Rp50.123 dari SARI, Rp20.000 dari BUDI": "several",
    "Rp50rb masuk": "unclear",
    "Rp 50 ribu masuk": "unclear",
    "Rp1,5 jt masuk": "unclear",
    "Rp50.12 masuk": "unclear",
    "Rp50.123,50 masuk": "unclear",
    "Rp50.123.00 masuk": "unclear",
    "Rp1.23.456 masuk": "unclear",
    "Rp5.0123 masuk": "unclear",
    "Rp050.123 masuk": "unclear",
    "Rp0 masuk": "unclear",
    "Rp50 123 masuk": "unclear",
    "-Rp50.123": "unclear",
    "Rp50.123.12:30 masuk": "unclear",
    "Anda membayar Rp50.123 di TOKO CONTOH": "outgoing",
    "Transfer ke SARI Rp50.123 berhasil": "outgoing",
    "Uang keluar Rp50.123": "outgoing",
    "You sent IDR 50,123": "outgoing",
    "Pembayaran Rp50.123 gagal": "outgoing",
    "Permintaan uang Rp50.123 dari SARI": "outgoing",
    "Rp10.000.001 masuk": "sum",
}


@pytest.mark.parametrize(("words", "rupiah"), CERTAIN.items())
def test_certain_words_are_read(words: str, rupiah: int) -> None:
    assert read_sum(words) == rupiah


@pytest.mark.parametrize(("words", "doubt"), DOUBTFUL.items())
def test_doubtful_words_are_left_to_a_person(words: str, doubt: str) -> None:
    with pytest.raises(Unsure) as refused:
        read_sum(words)
    assert refused.value.doubt == doubt


def outcome(words: str) -> int | str:
    try:
        return read_sum(words)
    except Unsure as unsure:
        return unsure.doubt


@settings(deadline=None)
@given(st.integers(1, 10_000_000), st.sampled_from("., \u00a0"), st.sampled_from(["", ",00", ".00", ",-"]))
def test_every_way_to_write_a_sum_gives_that_sum_or_none(rupiah: int, mark: str, end: str) -> None:
    written = f"{rupiah:,}".replace(",", mark) + end
    doubtful = rupiah >= 1000 and (mark == " " or end[:2] == f"{mark}0")
    assert outcome(f"Dana masuk Rp{written} dari SARI") == ("unclear" if doubtful else rupiah)


@settings(deadline=None)
@given(st.integers(1, 10_000_000), st.integers(1, 10_000_000))
def test_the_balance_is_never_taken_for_the_payment(rupiah: int, balance: int) -> None:
    words = f"QRIS Rp{rupiah:,} diterima. Saldo Anda Rp{balance:,}".replace(",", ".")
    assert read_sum(words) == rupiah


@settings(deadline=None)
@given(st.text(max_size=200), st.integers(1, 999))
def test_any_words_are_read_or_left(words: str, rupiah: int) -> None:
    for text in (words, f"Rp{words}", f"Rp{rupiah}{words}"):
        found = outcome(text)
        known = {"none", "several", "unclear", "outgoing", "sum"}
        assert 1 <= found <= 10_000_000 if isinstance(found, int) else found in known


def test_words_too_long_for_a_notification_are_left() -> None:
    for end in ("", " keluar"):
        with pytest.raises(Unsure, match="unclear"):
            read_sum("Rp50.123 " * 1000 + end)
