"""The bench measures shops and bots that do their duty; how fast they are is no test's business."""

import json
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from shopbot import cli
from shopbot.db import connection
from shopbot.db.survey import survey
from shopbot.errors import Exit
from shopbot.trade import checks, orders, products, stock
from tests.bench import big, buying, seams, shelves, taps
from tests.bench.__main__ import main
from tests.bench.api import FIRST_PERSON, Api, Crowd
from tests.bench.figure import Figure, Growth
from tests.bench.process import KEY_FILE, KINDS, Bot, folder_for, known_people
from tests.bench.seams import Meter
from tests.bench.till import KEYS, Till, empty, plain
from tests.bench.town import WAYS, Town

FIELDS = {"name", "value", "unit", "beside", "ratio"}
MESSAGE = {"text": "<b>Hello</b>", "reply_markup": {"inline_keyboard": [[{"text": "Shop", "callback_data": "x"}]]}}


@pytest.fixture(scope="module")
def api() -> Iterator[Api]:
    made = Api().start()
    yield made
    made.stop()


def test_what_is_measured_is_told_in_one_line_of_json(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["bench", "codes", "years", "--quick", "--json"])
    assert main() == Exit.OK
    *lines, last = capsys.readouterr().out.splitlines()
    results = json.loads(last)["results"]
    assert len(results) == len(lines) == 2
    for result in results:
        assert set(result) == FIELDS
        assert isinstance(result["name"], str)
        assert isinstance(result["unit"], str)
        assert all(isinstance(result[one], int | float) for one in ("value", "beside", "ratio"))


def test_name_that_is_no_figure_is_told_with_those_there_are(capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["bench", "speed"]) == Exit.USAGE
    assert "years" in capfd.readouterr().err


@pytest.mark.parametrize("kind", KINDS)
def test_each_bot_answers_everybody_once_and_sells_to_all_who_buy(kind: str, api: Api) -> None:
    crowd = Crowd(20, 10, 0.0, first=FIRST_PERSON + 100)
    with folder_for(kind, MESSAGE) as folder:
        number = buying.stocked(kind, folder, 5)
        with Bot(kind, api, folder) as bot:
            api.meet(crowd)
            assert crowd.wait(20, 60), bot.said()
            api.quiet(0.2)
            buyers = api.meet(buying.Buyers(5, 5, number))
            assert buyers.wait(5, 60), bot.said()
            bot.kill()
        assert known_people(kind, folder) == (25 if kind == "shop" else 20)
        assert sold(kind, folder) == 5
    assert set(crowd.answers.values()) == {1}
    assert {"text", "reply_markup"} <= (crowd.first_message or {}).keys()


def sold(kind: str, folder: Path) -> int:
    """Count what a stopped bot's file says was sold."""
    if kind == "shop":
        with survey(folder, bytes.fromhex((folder / KEY_FILE).read_text("ascii"))) as shop:
            return orders.delivered_count(shop.reader)
    with closing(sqlite3.connect(folder / "rows.db")) as rows:
        return int(rows.execute("SELECT count(*) FROM purchase JOIN stock ON stock = stock.id").fetchone()[0])


def test_each_way_through_a_whole_shop_is_gone_and_its_books_add_up() -> None:
    with closing(Town(10)) as town:
        assert all(way(town) > 0 for way in WAYS.values())
        assert town.check() == []
        assert orders.delivered_count(town.db) >= 10 + 1  # those it was filled with, and the purchase


def test_parts_of_a_tap_add_up_to_all_of_it() -> None:
    *figures, ours = taps.parts(1, [next(iter(taps.TAPS))])
    assert sum(one.value for one in figures) == pytest.approx(ours.beside)
    assert 0 < ours.value < ours.beside
    assert {seams.SQL, seams.COMMIT, seams.WAITS[seams.COMMIT]} <= {
        one.name.split(": ", 1)[1].rpartition(",")[0] for one in figures
    }


def test_time_inside_another_part_counts_for_the_inner_one_alone() -> None:
    meter = Meter()
    inner = meter.within("inner", lambda: sum(range(300_000)))
    meter.within("outer", inner)()
    assert meter.spent["inner"] > 10 * meter.spent["outer"] > 0


def test_shop_is_as_it_was_once_nothing_is_measured() -> None:
    before = [getattr(where, name) for where, name, _ in taps.SEAMS]
    with seams.wrapped(Meter(), taps.SEAMS):
        assert all(getattr(w, n) is not was for (w, n, _), was in zip(taps.SEAMS, before, strict=True))
    assert [getattr(where, name) for where, name, _ in taps.SEAMS] == before


def test_bot_that_cannot_start_is_told_of(api: Api) -> None:
    with folder_for("bare", MESSAGE) as folder:
        (folder / "message.json").unlink()
        with pytest.raises(RuntimeError, match="did not start"):
            Bot("bare", api, folder)


def test_update_is_delivered_again_until_it_is_acknowledged() -> None:
    crowd = Crowd(3, 2, 0.0, first=100)
    assert [number for number, _ in crowd.waiting] == [100, 101]
    crowd.acknowledged(101)
    crowd.answered(100)
    assert [number for number, _ in crowd.waiting] == [101, 102]
    crowd.answered(100)  # twice: it lets nobody in
    assert crowd.lost == 2
    assert len(crowd.waiting) == 2


def test_books_of_a_shop_after_years_add_up_and_it_goes_on_selling(tmp_path: Path) -> None:
    with closing(Till(empty(tmp_path / "shop"), tmp_path / "shop")) as till:
        big.fill(till.writer, 50)
        till.open(7, 3).sell()
    with closing(connection.open_reader(tmp_path / "shop" / "shop.db", KEYS)) as reader:
        assert checks.check_all(reader, KEYS) == []
        assert orders.delivered_count(reader) == 51
        assert reader.scalar("SELECT count(*) FROM posting") >= 250
        assert reader.scalar("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'") > 20


def test_books_of_full_shelves_add_up_and_each_way_leads_to_what_is_measured(tmp_path: Path) -> None:
    with closing(shelves.Shop(tmp_path / "shop", 30)) as shop:
        shop.till.sell()
        for said in shelves.TAPS.values():
            assert shop.does(said) > 0
        assert shop.asks_inline("lumina x00008") > 0
        assert checks.check_all(shop.reader, KEYS) == []
        assert [one.title for one in products.find(shop.reader, "aster x00002")] == ["Aster Lumina X00002"]
        assert products.page(shop.reader, 1).total == 10
        assert stock.count(shop.reader, 3).available == shelves.CODES_EACH


def test_plain_file_sells_what_the_encrypted_one_does(tmp_path: Path) -> None:
    for folder, writer in ((tmp_path / "a", empty(tmp_path / "a")), (tmp_path / "b", plain(tmp_path / "b"))):
        with closing(Till(writer, folder).open(7, 2)) as till:
            till.sell()
            assert till.writer.execute("SELECT state FROM orders").fetchone()[0] == "delivered"
    assert (tmp_path / "b" / "plain.db").read_bytes().startswith(b"SQLite format 3")
    assert not (tmp_path / "a" / "shop.db").read_bytes().startswith(b"SQLite format 3")


def test_nothing_beside_makes_no_ratio() -> None:
    assert Figure("lost", 0, "people", 0).ratio == 0
    assert Figure("rate", 3.0, "a second", 2.0).as_json()["ratio"] == 1.5
    assert str(Growth("a way", 3.0, "ms", 2.0)).endswith("growth 1.50x per 10x")
