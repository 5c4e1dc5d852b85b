"""The one writer: what is stored is carried out once, whoever fails, whatever fills up, and whenever it dies."""

import contextlib
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from shopbot.db import anchor, cursors, inbox, outbox, store
from shopbot.db.clerk import Clerk, CrashedTooOften, Done, Park, Retry, Stopped
from shopbot.db.connection import OperationalError
from shopbot.db.inbox import Event, NewEvent
from shopbot.db.tx import Journal, Tx
from shopbot.errors import Exit
from tests.db.bench import KEYS, MASTER, Bench, count

ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT max(x) FROM c"
ENDLESS_WRITE = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) INSERT INTO cursor SELECT x, x FROM c"
SECONDS = 60


# --- one commit for many ---


def test_crowd_shares_one_commit(bench: Bench) -> None:
    before = bench.seq
    bench.put(*(f"tap-{n}" for n in range(64)))
    assert bench.seq == before + 1
    assert bench.run() == 1
    assert bench.seq == before + 2
    assert all(bench.times(f"tap-{n}") == 1 for n in range(64))


def test_idle_turn_commits_nothing(bench: Bench) -> None:
    before = bench.seq
    assert not bench.clerk.turn()
    assert bench.seq == before


def test_repeat_is_stored_once_and_carried_out_once(bench: Bench) -> None:
    assert bench.put("tap") == 1
    assert bench.put("tap") == 0
    bench.run()
    assert bench.put("tap") == 0, "also after it was carried out"
    assert bench.put("tap", source="other") == 1
    bench.run()
    assert bench.desk.handled == ["tap", "tap"]


def test_without_the_unique_key_a_repeat_is_carried_out_twice(bench: Bench) -> None:
    sql = bench.reader.scalar("SELECT sql FROM sqlite_schema WHERE name = 'inbox'").replace(
        "UNIQUE (source, key)", "CHECK (1)"
    )
    bench.store.writer.executescript(
        f"DROP TABLE inbox; {sql}; CREATE INDEX inbox_waiting ON inbox (lane, id) WHERE state = 'new';"
    )
    bench.put("tap")
    bench.put("tap")
    bench.run()
    assert bench.times("tap") == 2


def test_bad_job_fails_alone(bench: Bench) -> None:
    def bad(tx: Tx) -> None:
        cursors.move(tx, "bad", 1)
        raise ValueError("no")

    good = bench.clerk.submit(lambda tx: cursors.move(tx, "good", 1))
    failed = bench.clerk.submit(bad)
    wrong_sql = bench.clerk.submit(lambda tx: tx.run("INSERT INTO nowhere VALUES (1)"))
    bench.clerk.turn()
    assert good.exception() is None
    assert isinstance(failed.exception(), ValueError)
    assert isinstance(wrong_sql.exception(), OperationalError)
    assert (bench.times("good"), bench.times("bad")) == (1, 0)


def test_job_is_told_only_what_is_durable(bench: Bench) -> None:
    seen: list[int] = []
    done = bench.clerk.submit(lambda tx: cursors.move(tx, "job", 1))
    done.add_done_callback(lambda _: seen.append(bench.times("job")))
    bench.clerk.turn()
    assert seen == [1]


def test_stopped_clerk_takes_nothing_and_loses_nothing(bench: Bench) -> None:
    bench.clerk.start()
    waiting = bench.clerk.submit(lambda tx: cursors.move(tx, "last", 1))
    bench.clerk.later(lambda tx: cursors.move(tx, "later", 1))
    bench.clerk.stop()
    assert waiting.exception() is None
    assert (bench.times("last"), bench.times("later")) == (1, 1)
    with pytest.raises(Stopped):
        bench.clerk.submit(lambda tx: None)


def test_many_threads_hand_in_and_each_is_answered(bench: Bench) -> None:
    bench.clerk.start()
    threads = [
        threading.Thread(target=bench.clerk.put, args=([NewEvent("test", f"tap-{n}", {"do": "count"})],))
        for n in range(30)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    bench.clerk.stop()
    assert bench.reader.scalar("SELECT count(*) FROM inbox") == 30


# --- failing handlers ---


def test_error_rolls_back_only_its_own_event(bench: Bench) -> None:
    bench.put("before")
    bench.put("bad", do="fail")
    bench.put("after")
    bench.run()
    assert [bench.times(key) for key in ("before", "bad", "after")] == [1, 0, 1]
    assert bench.state("bad") == ("done", 1, "ValueError")


def test_failed_event_runs_again_when_it_is_due_and_is_set_aside_after_three(bench: Bench) -> None:
    bench.desk.verdict = lambda event, error: Retry(bench.clock.now() + 60, "later")
    bench.put("bad", do="fail")
    for tries in (1, 2, 3):
        assert bench.state("bad")[:2] == ("new", tries)
        bench.run()
        bench.run()
        assert len(bench.desk.handled) == tries, "not before it is due"
        bench.clock.advance(60)
    assert bench.state("bad") == ("parked", 3, "later")
    bench.run()
    assert len(bench.desk.handled) == 3


def test_parked_event_holds_nobody_up(bench: Bench) -> None:
    bench.desk.verdict = lambda event, error: Park("E-1")
    bench.put("bad", do="fail")
    bench.put("good")
    bench.run()
    assert bench.state("bad") == ("parked", 1, "E-1")
    assert bench.times("good") == 1


def test_desk_that_fails_while_it_apologises_costs_only_that_event(bench: Bench) -> None:
    def broken(_event: Event, _error: BaseException) -> Done:
        raise KeyError("no such text")

    bench.desk.verdict = broken
    bench.put("bad", do="fail")
    bench.put("good")
    bench.run()
    assert bench.state("bad")[0] == "parked"
    assert bench.times("good") == 1


def test_plugin_that_ends_itself_does_not_end_the_shop(bench: Bench) -> None:
    bench.desk.handlers["exit"] = lambda tx, event: sys.exit(3)
    bench.put("bad", do="exit")
    bench.put("good")
    bench.run()
    assert bench.state("bad")[2] == "SystemExit"
    assert bench.times("good") == 1


# --- handlers that do not come back ---


def test_endless_sql_is_stopped_and_its_neighbours_are_handled(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "shop", seconds=0.2)
    bench.desk.handlers["read"] = lambda tx, event: tx.scalar(ENDLESS)
    bench.put("bad", do="read")
    bench.put("good")
    bench.run()
    assert bench.state("bad") == ("done", 1, "OperationalError")
    assert bench.times("good") == 1
    bench.close()


def test_endless_write_takes_the_turn_with_it_and_still_only_its_own_event_fails(tmp_path: Path) -> None:
    """SQLite rolls back the whole transaction when a writing statement is interrupted."""
    bench = Bench(tmp_path / "shop", seconds=0.2)
    bench.desk.handlers["write"] = lambda tx, event: tx.run(ENDLESS_WRITE)
    bench.put("before")
    bench.put("bad", do="write")
    bench.put("after")
    job = bench.clerk.submit(lambda tx: cursors.move(tx, "job", 1))
    bench.run()
    assert bench.desk.handled.count("bad") == 1
    assert bench.state("bad") == ("done", 1, "OperationalError")
    assert job.exception() is None
    assert [bench.times(key) for key in ("before", "after", "job")] == [1, 1, 1]
    assert bench.reader.scalar("SELECT count(*) FROM cursor") == 3
    bench.close()


def test_several_endless_writes_in_one_turn_hold_up_the_shop_once_each(tmp_path: Path) -> None:
    """Each takes the turn with it; the others' verdicts must outlive that, or they run again and again."""
    bench = Bench(tmp_path / "shop", seconds=0.05)
    bench.desk.handlers["write"] = lambda tx, event: tx.run(ENDLESS_WRITE)
    bad = [f"bad-{n}" for n in range(5)]
    bench.put(*bad, do="write")
    bench.put("good")
    bench.run()
    assert [bench.desk.handled.count(key) for key in bad] == [1] * 5
    assert [bench.state(key)[0] for key in bad] == ["done"] * 5
    assert bench.times("good") == 1
    bench.close()


def test_endless_python_is_stopped_in_the_clerks_own_thread(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "shop", seconds=0.2)
    done = threading.Event()

    def endless(_tx: Tx, _event: Event) -> None:
        while True:
            with contextlib.suppress(Exception):  # what a careless author writes
                int("1")

    bench.desk.handlers["loop"] = endless
    watch = threading.Thread(target=bench.clerk.guard.watch, args=(done,))
    watch.start()
    bench.put("bad", do="loop")
    bench.put("good")
    bench.run()
    done.set()
    watch.join()
    assert bench.state("bad")[2] == "TooSlow"
    assert bench.times("good") == 1
    bench.close()


# --- a full disk ---


def fill(bench: Bench) -> None:
    pages = bench.store.writer.execute("PRAGMA page_count").fetchone()[0]
    bench.store.writer.execute(f"PRAGMA max_page_count={pages}")


def make_room(bench: Bench) -> None:
    bench.store.writer.execute(f"PRAGMA max_page_count={1 << 30}")


def bulky(tx: Tx, event: Event) -> None:
    count(tx, event)
    tx.run("INSERT INTO setting VALUES ('test', ?, ?)", event.key, "x" * 200_000)


def test_full_disk_loses_nothing_and_recovers_by_itself(bench: Bench) -> None:
    bench.desk.handlers["bulky"] = bulky
    bench.put("small")
    bench.put("big", do="bulky")
    fill(bench)
    assert not bench.clerk.turn()
    assert bench.state("big") == ("new", 1, None)
    assert bench.state("small")[0] == "new"
    make_room(bench)
    bench.run()
    assert (bench.times("small"), bench.times("big")) == (1, 1)


def test_what_a_full_disk_cannot_keep_is_not_acknowledged(bench: Bench) -> None:
    fill(bench)
    body = {"do": "count", "text": "x" * 200_000}
    with pytest.raises(OperationalError, match="full"):
        bench.clerk.put([NewEvent("test", "tap", body)])
    make_room(bench)
    assert bench.clerk.put([NewEvent("test", "tap", body)]) == 1


# --- no more answers than can leave ---


def test_crowd_that_cannot_be_answered_yet_waits_in_the_file(bench: Bench) -> None:
    bench.put(*(f"tap-{n}" for n in range(10)))
    bench.room = 3
    bench.clerk.turn()
    assert bench.desk.handled == ["tap-0", "tap-1", "tap-2"]
    bench.room = 0
    assert bench.run() == 0
    bench.reopen()  # a kill takes none of the others along
    bench.room = 64
    bench.run()
    assert sorted(bench.desk.handled) == [f"tap-{n}" for n in range(10)]


def test_without_asking_for_room_the_whole_crowd_is_answered_into_the_kill(bench: Bench) -> None:
    bench.put(*(f"tap-{n}" for n in range(10)))
    bench.clerk.turn()
    handled = len(bench.desk.handled)
    bench.reopen()
    assert (handled, bench.run()) == (10, 0)


def test_payments_and_the_background_go_on_while_no_answer_leaves(bench: Bench) -> None:
    bench.put("tap")
    bench.put("paid", lane=inbox.FIRST)
    bench.put("job", lane=inbox.BACKGROUND)
    bench.room = 0
    bench.run()
    assert bench.desk.handled == ["paid", "job"]
    assert bench.state("tap") == ("new", 1, None)


def test_work_that_is_handed_in_is_done_while_no_answer_leaves(bench: Bench) -> None:
    bench.room = 0
    done = bench.clerk.submit(lambda tx: cursors.move(tx, "note", 1))
    bench.run()
    assert done.done()
    assert bench.times("note") == 1


def test_what_a_kill_interrupted_waits_for_room_and_its_wait_is_no_try(bench: Bench) -> None:
    bench.put("tap")
    bench.put("job", lane=inbox.BACKGROUND)
    bench.reopen()
    bench.room = 0
    bench.put("paid", lane=inbox.FIRST)
    bench.put("later", lane=inbox.BACKGROUND)
    bench.run()
    assert bench.desk.handled == ["paid", "later"]
    assert bench.state("tap") == ("new", 1, None)
    bench.room = 1
    bench.run()
    assert bench.desk.handled == ["paid", "later", "tap", "job"]
    assert bench.state("tap") == ("done", 2, None)


def test_event_that_waits_over_orderly_stops_uses_up_no_try(bench: Bench) -> None:
    bench.put("tap")
    bench.room = 0
    for _ in range(4):
        bench.clerk.stop()
        bench.reopen()
    bench.room = 64
    bench.run()
    assert (bench.times("tap"), bench.state("tap")) == (1, ("done", 1, None))


def test_event_under_way_when_a_later_process_dies_is_counted_after_an_orderly_stop_before(bench: Bench) -> None:
    bench.room = 0
    bench.clerk.stop()
    bench.reopen()
    bench.put("tap")
    bench.reopen()
    bench.room = 64
    bench.run()
    assert bench.state("tap") == ("done", 2, None)


def test_death_in_the_first_turn_after_an_orderly_stop_is_counted(bench: Bench) -> None:
    """It dies before it commits anything: without care each start would take it for the orderly stop's successor."""
    bench.put("tap")
    bench.room = 0
    bench.clerk.stop()
    for _ in range(3):
        bench.reopen()
    bench.room = 64
    bench.run()
    assert bench.state("tap") == ("done", 2, None)


def test_crowd_that_waits_over_kills_is_not_taken_for_what_killed(bench: Bench) -> None:
    names = [f"tap-{n}" for n in range(200)]
    for name in names:
        bench.put(name)
    for _ in range(4):
        bench.reopen()
        bench.clerk.turn()  # one of them, and its end
    bench.reopen()
    bench.run()
    assert [name for name in names if bench.state(name)[0] != "done"] == []
    assert max(bench.times(name) for name in names) == 1
    assert bench.state("tap-199")[1] == 1


def test_clerk_that_was_held_up_goes_on_as_soon_as_it_is_told(bench: Bench) -> None:
    asked = threading.Event()

    def ask() -> int:
        asked.set()
        return room[0]

    room, done = [0], threading.Event()
    bench.desk.handlers["note"] = lambda tx, event: done.set()
    bench.put("tap", do="note")
    bench.clerk._room = ask
    bench.clerk.start()
    assert asked.wait(SECONDS)
    room[0] = 1
    bench.clerk.wake()
    assert done.wait(SECONDS)
    bench.clerk.stop()


# --- after the commit ---


def test_effect_comes_only_after_its_commit(bench: Bench) -> None:
    seen: list[int] = []

    def after(effects: Sequence[object]) -> None:
        seen.extend(bench.times(str(effect)) for effect in effects)

    def effectful(tx: Tx, event: Event) -> None:
        count(tx, event)
        tx.after_commit(event.key)

    bench.desk.handlers["effect"] = effectful
    bench.clerk = Clerk(bench.store.writer, KEYS, bench.clock, bench.desk, after=after)
    bench.put("tap", do="effect")
    bench.run()
    assert seen == [1]


def test_effects_that_cannot_be_carried_out_do_not_end_the_clerk(bench: Bench) -> None:
    """They are committed: whoever waits is told so, and the next person is served."""

    def after(effects: Sequence[object]) -> None:
        raise RuntimeError(effects)

    bench.clerk = Clerk(bench.store.writer, KEYS, bench.clock, bench.desk, after=after)
    job = bench.clerk.submit(lambda tx: tx.after_commit("a screen"))
    bench.clerk.turn()
    assert job.done()
    assert job.exception() is None
    bench.put("tap")
    bench.run()
    assert bench.times("tap") == 1


def test_effect_of_a_failed_event_never_comes(bench: Bench) -> None:
    def half(tx: Tx, event: Event) -> None:
        tx.after_commit("the lie")
        tx.owes()
        raise ValueError

    bench.desk.handlers["half"] = half
    bench.put("tap", do="half")
    before = bench.anchored
    bench.run()
    assert bench.effects == []
    assert bench.anchored == before


def owing(tx: Tx, event: Event) -> None:
    outbox.owe(tx, 7, "shopbot", "goods", {"order": event.key}, dedupe=event.key)
    tx.after_commit(event.key)


def anchored_when_told(bench: Bench) -> list[tuple[int, int]]:
    """Let an event owe a message; return (anchor, commit number) as they were when its effect came."""
    seen: list[tuple[int, int]] = []
    bench.desk.handlers["owe"] = owing
    bench.clerk._after = lambda effects: seen.append((bench.anchored, bench.seq))
    bench.put("order", do="owe")
    bench.run()
    return seen


def test_anchor_is_written_before_a_message_can_leave(bench: Bench) -> None:
    ((anchored, seq),) = anchored_when_told(bench)
    assert anchored == seq


def test_without_the_anchor_a_message_would_leave_first(bench: Bench) -> None:
    bench.clerk._anchor = None
    ((anchored, seq),) = anchored_when_told(bench)
    assert anchored < seq


def test_nothing_owed_costs_no_anchor(bench: Bench) -> None:
    before = bench.anchored
    bench.put("tap")
    bench.run()
    assert bench.anchored == before


# --- order ---


def test_payments_go_first_and_the_background_last(bench: Bench) -> None:
    bench.put("report", lane=inbox.BACKGROUND)
    bench.put("tap", lane=inbox.PEOPLE)
    bench.put("paid", lane=inbox.FIRST)
    bench.run()
    assert bench.desk.handled == ["paid", "tap", "report"]


def test_each_persons_taps_keep_their_order(bench: Bench) -> None:
    taps = [f"{person}:{n}" for n in range(70) for person in ("sari", "budi")]
    bench.put(*taps)
    bench.run()
    assert bench.desk.handled == taps


def test_event_has_the_time_it_came_and_its_own_randomness(bench: Bench) -> None:
    seen: list[tuple[int, bytes]] = []
    bench.desk.handlers["look"] = lambda tx, event: seen.append((tx.now, tx.token(8)))
    came = bench.clock.now()
    bench.put("one", "two", do="look")
    bench.clock.advance(3600)
    bench.run()
    assert [now for now, _ in seen] == [came, came]
    assert seen[0][1] != seen[1][1]


def test_replay_of_an_event_draws_the_same_tokens(bench: Bench) -> None:
    drawn: list[bytes] = []

    def draw(tx: Tx, event: Event) -> None:
        drawn.append(tx.token(8))
        if len(drawn) == 1:
            raise ValueError

    bench.desk.handlers["draw"] = draw
    bench.desk.verdict = lambda event, error: Retry(bench.clock.now(), "again")
    bench.put("tap", do="draw")
    bench.run()
    assert len(drawn) == 2
    assert drawn[0] == drawn[1]


# --- dying ---


def test_death_between_storing_and_handling_loses_nothing(bench: Bench) -> None:
    bench.put("one", "two")
    bench.reopen()
    bench.run()
    assert (bench.times("one"), bench.times("two")) == (1, 1)


def test_event_that_was_carried_out_is_not_carried_out_after_a_restart(bench: Bench) -> None:
    bench.put("one")
    bench.run()
    bench.reopen()
    bench.run()
    assert bench.times("one") == 1


def process(script: str, folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    path = Path(__file__).parent / script
    return subprocess.run(
        [sys.executable, path, folder, *words], cwd=Path.cwd(), env={"PYTHONPATH": str(path.parent.parent.parent)},
        capture_output=True, text=True, timeout=SECONDS, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("death", ["exit", "crash", "kill"])
def test_event_that_takes_the_process_down_is_set_aside_after_three_tries(bench: Bench, death: str) -> None:
    """The process that stored it counts as the first: it would have gone on to handle it."""
    bench.put("before")
    bench.put("poison", do=death)
    bench.put("after")
    bench.store.close()
    codes = [process("poisoned.py", bench.folder).returncode for _ in range(3)]
    assert all(codes[:2])
    assert codes[2] == 0
    bench.store = store.open_store(bench.folder, MASTER, bench.clock)
    bench.hire()
    assert bench.state("poison") == ("parked", 4, CrashedTooOften.__name__)
    assert (bench.times("before"), bench.times("after"), bench.times("poison")) == (1, 1, 0)


def test_uncounted_poison_would_stop_the_shop_for_good(bench: Bench) -> None:
    bench.put("poison", do="exit")
    bench.put("after")
    bench.store.close()
    assert all(process("poisoned.py", bench.folder, "uncounted").returncode for _ in range(6))
    bench.store = store.open_store(bench.folder, MASTER, bench.clock)
    bench.hire()
    assert bench.times("after") == 0


def test_call_into_c_that_never_returns_ends_the_process_and_is_counted(bench: Bench) -> None:
    bench.put("stuck", do="stuck")
    bench.store.close()
    assert process("poisoned.py", bench.folder).returncode == Exit.BUG
    bench.store = store.open_store(bench.folder, MASTER, bench.clock)
    bench.hire()
    assert bench.state("stuck")[0] == "new"


def test_writer_whose_epoch_has_passed_ends_without_writing(bench: Bench) -> None:
    bench.put("tap")
    bench.store.close()
    assert process("poisoned.py", bench.folder, "epoch").returncode == Exit.ALREADY_RUNNING
    bench.store = store.open_store(bench.folder, MASTER, bench.clock)
    bench.hire()
    assert bench.times("tap") == 0
    assert bench.state("tap")[0] == "new"


# --- twins: the safety taken away ---


def test_without_a_savepoint_a_failed_handlers_traces_would_stay(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Tx, "attempt", lambda self, work: work())
    bench.put("bad", do="fail")
    bench.run()
    assert bench.times("bad") == 1


def test_going_on_after_a_lost_transaction_would_break_the_turn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Clerk, "_reraise_if_more_than_the_event", staticmethod(lambda tx, event, error: None))
    bench = Bench(tmp_path / "shop", seconds=0.2)
    bench.desk.handlers["write"] = lambda tx, event: tx.run(ENDLESS_WRITE)
    bench.put("before")
    bench.put("bad", do="write")
    bench.clerk.turn()
    assert bench.times("before") == 0
    assert bench.state("bad")[0] == "done", "outside any transaction"
    bench.close()


def test_effects_before_the_commit_would_tell_what_is_not_there(bench: Bench) -> None:
    journal = Journal()
    bench.store.writer.execute("BEGIN IMMEDIATE")
    tx = Tx(bench.store.writer, bench.clerk.fence, KEYS, bench.clock.now(), b"s", journal)
    cursors.move(tx, "tap", 1)
    tx.after_commit("tap")
    assert journal.effects == ["tap"]
    assert bench.times("tap") == 0
    bench.store.writer.execute("ROLLBACK")
    assert anchor.read(bench.store.files.anchor, KEYS).seq <= bench.seq
