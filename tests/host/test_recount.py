"""Books that do not add up end the shop, however big it is; and it does not open again before they do."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from shopbot.commands import ROOT
from shopbot.db import connection
from shopbot.errors import DamagedFile, Exit
from shopbot.host import house, recount
from shopbot.host.recount import Recount, RecountDue
from shopbot.trade import checks
from tests.bench import big
from tests.bench.api import TOKEN, Api
from tests.bench.till import KEYS, MASTER, Till, empty

PATIENCE = 60


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a shop with a few postings."""
    with closing(Till(empty(tmp_path / "shop"), tmp_path / "shop")) as till:
        till.open(7, 2).sell()
    return tmp_path / "shop"


@pytest.fixture
def big_shop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recount, "SMALL", 0)


def alter(folder: Path, by: int = 1) -> None:
    """Change an amount behind the shop's back."""
    with closing(connection.open_writer(folder / "shop.db", KEYS)) as writer:
        writer.execute("DROP TRIGGER IF EXISTS leg_unchanged")
        writer.execute("UPDATE leg SET amount = amount + ? WHERE id = 1", (by,))


@contextmanager
def counting(folder: Path, heard: list[DamagedFile]) -> Iterator[Recount]:
    with closing(connection.open_reader(folder / "shop.db", KEYS)) as reader:
        made = Recount(reader, KEYS, folder / "unsound", heard.append)
        yield made
        made.stop()


def test_small_shop_whose_books_are_wrong_does_not_open(folder: Path) -> None:
    alter(folder)
    with counting(folder, []) as one, pytest.raises(DamagedFile, match="do not add up"):
        one.before()


@pytest.mark.usefixtures("big_shop")
def test_big_shop_whose_books_are_wrong_opens_once_and_is_ended(folder: Path) -> None:
    alter(folder)
    heard: list[DamagedFile] = []
    with counting(folder, heard) as one:
        one.before()
        one.beside()
        assert one.wait(PATIENCE)
        assert "do not add up" in str(heard[0])
    with counting(folder, []) as again, pytest.raises(DamagedFile):
        again.before()


@pytest.mark.usefixtures("big_shop")
def test_shop_whose_books_were_put_right_opens_again(folder: Path) -> None:
    alter(folder)
    with counting(folder, []) as wrong, pytest.raises(DamagedFile):
        wrong._require_sound()
    alter(folder, -1)
    heard: list[DamagedFile] = []
    for _ in range(2):
        with counting(folder, heard) as one:
            one.before()
            one.beside()
            assert one.wait(PATIENCE)
    assert heard == []
    assert not (folder / "unsound").exists()


@pytest.mark.usefixtures("big_shop")
def test_stop_in_the_middle_of_a_recount_is_no_fault(tmp_path: Path) -> None:
    with closing(Till(empty(tmp_path / "shop"), tmp_path / "shop")) as till:
        big.fill(till.writer, 3000)
    heard: list[DamagedFile] = []
    with counting(tmp_path / "shop", heard) as one:
        one.beside()
        one.stop()
        assert one.wait(0)
    assert heard == []


def test_books_found_wrong_at_night_are_told_and_the_shop_goes_on(folder: Path) -> None:
    alter(folder)
    ended: list[DamagedFile] = []
    told: list[list[str]] = []
    with counting(folder, ended) as one:
        one.again(told.append)
        assert one.wait(PATIENCE)
    assert len(told) == 1
    assert "its legs say" in " ".join(told[0])
    assert (ended, (folder / "unsound").exists()) == ([], False)


def test_books_that_are_right_at_night_are_no_news(folder: Path) -> None:
    told: list[list[str]] = []
    with counting(folder, []) as one:
        one.again(told.append)
        assert one.wait(PATIENCE)
    assert told == []


def test_recount_of_a_day_that_takes_longer_than_the_day_is_not_begun_twice(folder: Path) -> None:
    alter(folder)
    told: list[list[str]] = []
    with counting(folder, []) as one:
        with one._one_at_a_time:  # the first is under way
            one.again(told.append)
            one.again(told.append)
        assert one.wait(PATIENCE)
    assert len(told) == 1


def test_recount_at_night_takes_none_of_the_clerks_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """It used to run in an event, which may take ten seconds: too few for 300,000 orders."""
    monkeypatch.setattr(checks, "check_all", lambda *_: pytest.fail("recounted by the clerk"))
    effects: list[object] = []
    ctx = SimpleNamespace(tx=SimpleNamespace(after_commit=effects.append))
    house.recount(cast(Any, ctx))
    assert effects == [RecountDue()]


RUNNING = """
import sys
from pathlib import Path
from shopbot import cli, config
from shopbot.clock import Clock
from shopbot.commands import ROOT, run
from shopbot.host import house, recount
recount.SMALL = 0
folder, token, url = sys.argv[1:]
run._what_to_run = lambda: (config.pretend(ROOT, Path(folder), token=token, api_url=url), Clock())
sys.exit(cli.main(["run"]))
"""


def test_running_shop_whose_books_turn_out_wrong_ends_and_says_so(folder: Path) -> None:
    alter(folder)
    (folder / "shop.key").touch(mode=0o600)
    (folder / "shop.key").write_text(MASTER.hex())
    api = Api().start()
    ended = subprocess.run(
        [sys.executable, "-P", "-c", RUNNING, str(folder), TOKEN, api.url],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    api.stop()
    assert ended.returncode == Exit.DATA, ended.stderr
    assert "shopbot: the shop's books do not add up" in ended.stderr
    assert " open " in ended.stderr
