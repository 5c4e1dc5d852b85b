"""A shop of before there was a recovery key: its first start with this version makes its old paper one."""

from pathlib import Path

import pytest

from shopbot.backup import recovery
from shopbot.clock import ManualClock
from shopbot.db import keys, store
from shopbot.db.keys import Keys
from shopbot.db.store import Files
from tests.commands.clone import Clone
from tests.plugins.test_old_shop import put_old_files

MASTER = bytes(range(32))


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    return Clone(tmp_path / "clone", "http://127.0.0.1:9")


def started(folder: Path) -> None:
    clock = ManualClock()
    opened = store.open_store(folder, MASTER, clock)
    recovery.ensure(opened, MASTER, clock)
    opened.close()


def test_old_paper_brings_the_key_back_after_the_first_start_and_before(clone: Clone) -> None:
    clone.data.mkdir(mode=0o700)
    put_old_files(clone.data, Keys.of(MASTER))
    paper = keys.to_recovery(MASTER)
    for again in range(2):
        assert clone.types("init", "--recover", answers=paper).returncode == 0
        assert bytes.fromhex((clone.data / "shop.key").read_text()) == MASTER
        started(clone.data)
        assert recovery.unseal(Files(clone.data), recovery.read(paper)) == MASTER, again
        (clone.data / "shop.key").unlink()


def test_old_shop_is_asked_for_groups_since_its_paper_has_no_words(tmp_path: Path) -> None:
    put_old_files(tmp_path, Keys.of(MASTER))
    started(tmp_path)
    opened = store.open_store(tmp_path, MASTER, ManualClock())
    try:
        asked = recovery.due(opened.reader(), ManualClock().now())
    finally:
        opened.close()
    assert asked is not None
    assert asked.kind == "groups"
