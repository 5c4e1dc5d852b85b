"""What a disk may look like after the power went, and careless ways that have to be found; the rest is `prove disk`.

Shops are recorded in a process of their own: a process that runs tests should not fork.
"""

import random
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from tests.prove.disk import lost, power
from tests.prove.disk.platter import ROOT, Cut, Entry, Platter, Sync, Write, wiped

ONE, TWO, FOLDER = 1, 2, 3
SEED = 5


@pytest.fixture(scope="module")
def aside() -> Iterator[ProcessPoolExecutor]:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        yield pool


@pytest.fixture
def platter() -> Platter:
    """One file that is synced with its name, written to since; and one of which nothing is."""
    made = Platter()
    for change in (
        Entry(ONE, None, (ROOT, "one")), Write(ONE, 0, b"a" * 2000), Sync(ONE), Sync(ROOT), Write(ONE, 700, b"b" * 900),
        Entry(TWO, None, (ROOT, "two")), Write(TWO, 0, b"c" * 10),
    ):  # fmt: skip
        made.take(change)
    return made


def seen(platter: Platter, folder: Path, seed: int) -> dict[str, bytes]:
    """Return the files of an image."""
    platter.image(random.Random(seed), wiped(folder))
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_is_synced_is_in_every_image_and_the_rest_is_torn_at_sectors(platter: Platter, tmp_path: Path) -> None:
    found = [seen(platter, tmp_path / "image", seed) for seed in range(60)]
    assert {"one"} < set().union(*found)
    assert {len(image) for image in found} == {1, 2}
    parts = {image["one"] for image in found}
    assert all(one[:700] == b"a" * 700 and one[1600:] == b"a" * 400 for one in parts)
    torn = [one[700:1600] for one in parts]
    assert {b"a" * 900, b"b" * 900} < set(torn)
    assert all(piece[:324] in (b"a" * 324, b"b" * 324) for piece in torn)


def test_a_name_is_safe_only_once_its_folder_is_synced(platter: Platter, tmp_path: Path) -> None:
    platter.take(Sync(TWO))
    assert {"two" in seen(platter, tmp_path / "image", seed) for seed in range(20)} == {True, False}
    platter.take(Sync(ROOT))
    assert all(seen(platter, tmp_path / "image", seed)["two"] == b"c" * 10 for seed in range(20))


def test_a_file_in_a_folder_whose_name_is_lost_is_lost(platter: Platter, tmp_path: Path) -> None:
    for change in (Entry(FOLDER, None, (ROOT, "folder"), folder=True), Entry(ONE, (ROOT, "one"), (FOLDER, "moved"))):
        platter.take(change)
    platter.take(Sync(FOLDER))
    assert {frozenset(seen(platter, tmp_path / "image", seed)) & {"one", "moved"} for seed in range(40)} == {
        frozenset({"moved"}), frozenset()
    }  # fmt: skip


def test_a_file_that_is_cut_is_short_or_as_it_was(platter: Platter, tmp_path: Path) -> None:
    platter.take(Sync(ONE))
    platter.take(Cut(ONE, 0))
    assert {len(seen(platter, tmp_path / "image", seed)["one"]) for seed in range(20)} == {0, 2000}


def test_an_image_is_the_same_again_by_its_seed(platter: Platter, tmp_path: Path) -> None:
    first = [seen(platter, tmp_path / "image", seed) for seed in range(9)]
    assert first == [seen(platter, tmp_path / "image", seed) for seed in range(9)]


@pytest.mark.parametrize("sabotage", ["", "synced-at-times", "anchor-without-a-sync", "witness-goes-last"])
def test_careless_ways_are_found_in_few_images_and_the_shop_is_sound(aside: ProcessPoolExecutor, sabotage: str) -> None:
    outcome = aside.submit(power.images, SEED, 120, 60.0, sabotage, 3).result(120)
    assert outcome.counts["images"] > 0
    assert bool(outcome.bad) == bool(sabotage), outcome.bad


def test_a_witness_need_not_know_of_what_changed_nothing_it_keeps() -> None:
    """A shop that closed after a tap that came to nothing is anchored beyond its witness; nobody misses anything."""
    promised = power.Promised()
    promised.hear({"at": [1, 83], "holdings": {}, "witnessed": True})
    promised.hear({"at": [1, 86], "holdings": {}, "witnessed": False})
    promised.hear({"at": [1, 86], "chat": 8, "codes": [], "anchor": [1, 86]})
    assert (promised.anchor, promised.witness) == ((1, 86), (1, 83))


def test_a_shop_loses_its_disk_and_everybody_has_what_is_theirs(tmp_path: Path) -> None:
    assert lost.lost(SEED, tmp_path, before=12).counts["codes_shown"] > 0
