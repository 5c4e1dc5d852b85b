"""The pretend S3 believes nobody: every request is held to its signature, its hash and the clock."""

import dataclasses
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import urllib3

from shopbot.backup.places import Bucket, Folder, Kept, Misplaced, sha256
from shopbot.fakes.s3 import S3, Refused, require_signed
from shopbot.fakes.serve import Asked

KEY, SECRET = "AKTOKOBUDI", "not/a+real-secret"
BIG = 34 << 20  # three parts


@pytest.fixture
def s3() -> Iterator[S3]:
    made = S3("toko-budi", KEY, SECRET, lambda: int(time.time()))
    with made.edge:
        yield made


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(urllib3.Retry, "sleep", lambda *_: None)


def bucket(s3: S3, **changed: str) -> Bucket:
    return Bucket(**(s3.settings | changed))


def file_of(tmp_path: Path, size: int) -> Path:
    path = tmp_path / "made.age"
    path.write_bytes(bytes(range(256)) * (size // 256))
    return path


@pytest.mark.parametrize("size", [0, 512, BIG])
def test_what_is_put_comes_back_byte_for_byte(s3: S3, tmp_path: Path, size: int) -> None:
    there, file = bucket(s3, folder="shops/toko budi/"), file_of(tmp_path, size)
    there.put("shop-1.age", file)
    assert there.names() == [Kept("shop-1.age", size)]
    there.get("shop-1.age", tmp_path / "back")
    assert sha256(tmp_path / "back") == sha256(file)
    assert (tmp_path / "back").stat().st_mode & 0o777 == 0o600
    assert not s3.uploads


def test_names_beyond_one_page_are_all_listed(s3: S3, tmp_path: Path) -> None:
    there, file = bucket(s3), file_of(tmp_path, 256)
    there.put("a", file)
    kept = s3.objects["a"]
    s3.objects |= {f"b{n:04}": kept for n in range(1500)}
    assert len(there.names()) == 1501


def test_removing_twice_is_harmless_and_a_missing_copy_is_named(s3: S3, tmp_path: Path) -> None:
    there = bucket(s3)
    there.put("one", file_of(tmp_path, 256))
    there.remove("one")
    there.remove("one")
    assert there.names() == []
    assert refused(lambda: there.get("one", tmp_path / "back")) == "place_no_copy"


def test_an_upload_cut_off_in_the_middle_leaves_no_copy_and_no_parts(s3: S3, tmp_path: Path) -> None:
    s3.cut_after = 1
    assert refused(lambda: bucket(s3).put("half", file_of(tmp_path, BIG))) == "place_refused"
    assert bucket(s3).names() == []
    assert not s3.uploads


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"secret": "another"}, "place_wrong_key"),
        ({"key": "AKNOBODY"}, "place_unknown_key"),
        ({"bucket": "toko-sari"}, "place_no_bucket"),
        ({"bucket": "Not A Bucket"}, "place_bad_bucket"),
        ({"region": "eu-west-3"}, "place_wrong_region"),
        ({"endpoint": "http://127.0.0.1:9"}, "place_unreachable"),
    ],
)
def test_each_mistake_in_the_settings_is_named(s3: S3, tmp_path: Path, changed: dict[str, str], key: str) -> None:
    there, file = bucket(s3, **changed), file_of(tmp_path, 256)
    for use in (
        lambda: there.put("x", file),
        there.names,
        lambda: there.get("x", tmp_path / "b"),
        lambda: there.remove("x"),
    ):
        assert refused(use) == key
    assert not s3.objects


def test_down_full_and_a_wrong_clock_are_named(s3: S3, tmp_path: Path) -> None:
    there, file = bucket(s3), file_of(tmp_path, 256)
    s3.full = True
    assert refused(lambda: there.put("x", file)) == "place_full"
    s3.now = lambda: int(time.time()) + 3600
    assert refused(there.names) == "place_clock"
    s3.edge.down = True
    assert refused(there.names) == "place_unreachable"


def test_no_error_holds_the_secret(s3: S3, tmp_path: Path) -> None:
    for changed in ({"key": "AKNOBODY"}, {"endpoint": "http://127.0.0.1:9"}, {"bucket": "no such"}):
        with pytest.raises(Misplaced) as caught:
            bucket(s3, **changed).put("x", file_of(tmp_path, 256))
        chain = [caught.value, caught.value.__cause__]
        assert not any(SECRET in f"{error!r} {error}" for error in chain)
        assert SECRET not in repr(bucket(s3))


# --- the fake itself: what it must not let through ---


@dataclasses.dataclass
class Overheard:
    """The last request a client made, to be changed and asked again."""

    s3: S3
    asked: Asked | None = None

    def __call__(self, asked: Asked) -> Any:
        self.asked = asked
        return self.s3.answer(asked)


def overheard(s3: S3, tmp_path: Path) -> Asked:
    ear = Overheard(s3)
    s3.edge.answer = ear
    bucket(s3).put("x", file_of(tmp_path, 512))
    assert ear.asked is not None
    return ear.asked


FORGERIES: dict[str, Callable[[Asked], dict[str, Any]]] = {
    "another body": lambda asked: {"body": asked.body + b"x"},
    "another path": lambda asked: {"target": asked.target.replace("/x", "/y")},
    "another method": lambda _asked: {"method": "DELETE"},
    "a query nobody signed": lambda asked: {"target": asked.target + "?uploads="},
    "another host": lambda asked: {"headers": {**asked.headers, "host": "elsewhere"}},
    "another time": lambda asked: {"headers": {**asked.headers, "x-amz-date": "20300101T000000Z"}},
    "no signature": lambda asked: {"headers": {k: v for k, v in asked.headers.items() if k != "authorization"}},
    "a hash of another body": lambda asked: {"headers": {**asked.headers, "x-amz-content-sha256": "0" * 64}},
}


@pytest.mark.parametrize("forged", FORGERIES)
def test_the_fake_refuses_what_was_not_signed(s3: S3, tmp_path: Path, forged: str) -> None:
    asked = overheard(s3, tmp_path)
    require_signed(asked, KEY, SECRET, "us-east-1", int(time.time()))
    changed = dataclasses.replace(asked, **FORGERIES[forged](asked))
    with pytest.raises(Refused):
        require_signed(changed, KEY, SECRET, "us-east-1", int(time.time()))


# --- a folder ---


def test_a_folder_keeps_gives_back_and_removes(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    there, file = Folder(tmp_path / "disk"), file_of(tmp_path, 4096)
    there.put("one", file)
    there.put("one", file)
    assert there.names() == [Kept("one", 4096)]
    there.get("one", tmp_path / "back")
    assert sha256(tmp_path / "back") == sha256(file)
    there.remove("one")
    there.remove("one")
    assert there.names() == []
    assert refused(lambda: there.get("one", tmp_path / "back")) == "place_no_copy"


def test_a_folder_that_is_not_mounted_is_not_made(tmp_path: Path) -> None:
    there = Folder(tmp_path / "disk")
    assert refused(lambda: there.put("one", file_of(tmp_path, 256))) == "place_missing"
    assert refused(there.names) == "place_missing"
    assert not (tmp_path / "disk").exists()


def test_a_folder_that_fills_up_in_the_middle_keeps_no_half_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "disk").mkdir()
    there = Folder(tmp_path / "disk")

    def fills_up(_source: Any, out: Any, *_: Any) -> None:
        out.write(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfileobj", fills_up)
    assert refused(lambda: there.put("one", file_of(tmp_path, 256))) == "place_full"
    assert list((tmp_path / "disk").iterdir()) == []


def refused(use: Callable[[], object]) -> str:
    with pytest.raises(Misplaced) as caught:
        use()
    assert caught.value.message
    assert caught.value.hint
    return caught.value.key
