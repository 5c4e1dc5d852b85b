"""Whatever a manifest says, and however a tar comes in pieces: read as it is, or refused, never a bug."""

import hashlib
import json
import tarfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopbot.backup import envelope, manifest
from shopbot.backup.refusals import BackupRefusal, DamagedArchive

SOUND: dict[str, Any] = {
    "format": 1, "program": "0.1.0", "install": "0" * 32, "epoch": 1, "seq": 2, "head": "a" * 64, "made_at": 3,
    "shop": "Toko", "schema": {"shop": ["install"]}, "tables": {"shop": 1}, "steps": ["001_core"], "size": 700,
    "sha256": "", "file_key": "b" * 64, "master": "c" * 64,
}  # fmt: skip
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=80),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4),
    max_leaves=8,
)
FILE = b"\x01" * 700


def told_of(file: bytes) -> dict[str, Any]:
    return {**SOUND, "steps": [], "sha256": hashlib.sha256(file).hexdigest(), "size": len(file)}


def tar_of(told: dict[str, Any], file: bytes) -> bytes:
    raw = b""
    for name, body in ((envelope.MANIFEST_NAME, json.dumps(told).encode()), (envelope.FILE_NAME, file)):
        entry = tarfile.TarInfo(name)
        entry.size = len(body)
        raw += entry.tobuf(tarfile.GNU_FORMAT) + body + bytes(-len(body) % 512)
    return raw + bytes(1024)


def read_in_pieces(raw: bytes, sizes: list[int]) -> tuple[manifest.Manifest, bytes]:
    """Read a tar that comes in pieces of these sizes, in turn."""
    found = bytearray()
    tar = envelope.Tar(len(raw), found.extend)
    at, turn = 0, 0
    while at < len(raw):
        size = sizes[turn % len(sizes)]
        tar.write(raw[at : at + size])
        at, turn = at + size, turn + 1
    return tar.ended(), bytes(found)


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=8))
def test_a_tar_reads_the_same_in_whatever_pieces_it_comes(sizes: list[int]) -> None:
    told, file = read_in_pieces(tar_of(told_of(FILE), FILE), sizes)
    assert file == FILE
    assert told.size == 700


@given(st.binary(max_size=2000), st.integers(1, 700))
def test_noise_is_refused(noise: bytes, size: int) -> None:
    with pytest.raises(DamagedArchive):
        read_in_pieces(noise, [size])


@given(st.sampled_from(sorted(SOUND)), json_values)
def test_a_manifest_with_anything_in_it_is_read_or_refused(name: str, value: Any) -> None:
    told = {**told_of(FILE), name: value}
    try:
        found = manifest.load(json.dumps(told).encode())
    except BackupRefusal:
        return
    assert json.loads(found.dump()) == told


@given(st.binary(max_size=300) | json_values.map(lambda value: json.dumps(value).encode()))
def test_what_is_no_manifest_is_refused(raw: bytes) -> None:
    with pytest.raises(BackupRefusal):
        manifest.load(raw)


@pytest.mark.parametrize("told", [{"shop": "\ud800"}, {"program": "\udfff"}])
def test_half_a_letter_in_a_manifest_is_refused(told: dict[str, str]) -> None:
    with pytest.raises(DamagedArchive):
        manifest.load(json.dumps({**told_of(FILE), **told}).encode())


def test_a_manifest_comes_back_the_same() -> None:
    told = told_of(FILE)
    assert json.loads(manifest.load(json.dumps(told).encode()).dump()) == told
