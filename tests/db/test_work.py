"""What waits, what is owed and what is set: rows that come once, wait their time, and go."""

from collections.abc import Callable

from shopbot.db import cursors, errands, inbox, outbox, settings
from shopbot.db.clerk import Park
from tests.db.bench import Bench

WEEK = 7 * 86_400
HOUR = 3600
CLOSE = "UPDATE inbox SET state = 'done', problem = ? WHERE key = ?"
MANY = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) INSERT INTO "
SENT = MANY + (  # noqa: S608 - a constant
    "outbox (chat, owner, name, args, created_at, due_at, state) SELECT i, 'orders', 'goods', '{}', 1, 0, 'sent' FROM n"
)
ANSWERED = MANY + (  # noqa: S608
    "errand (owner, name, args, key, created_at, due_at, state) SELECT 'qris', 'open', '{}', i, 1, 0, 'done' FROM n"
)


def test_event_waits_until_it_is_due(bench: Bench) -> None:
    later = bench.clock.now() + 60
    bench.clerk.write(lambda tx: inbox.put(tx, "job", "night", {"do": "count"}, due_at=later))
    bench.run()
    assert bench.times("night") == 0
    assert inbox.waiting_count(bench.reader) == 1
    bench.clock.advance(60)
    bench.run()
    assert bench.times("night") == 1
    assert inbox.waiting_count(bench.reader) == 0


def test_a_clock_put_right_delays_nothing_that_is_due_at_once(bench: Bench) -> None:
    """A machine may start hours ahead, until it has asked for the time: goods owed in between do not wait for it."""
    right, bench.clock._now = bench.clock._now, bench.clock._now + 7 * 3600
    bench.put("tap")
    bench.clerk.write(lambda tx: outbox.owe(tx, 7, "shop", "goods", {}))
    bench.clerk.write(lambda tx: errands.send(tx, "shop", "look", {}, "once"))
    bench.clock._now = right
    bench.run()
    assert bench.times("tap") == 1
    assert len(outbox.due(bench.reader, bench.clock.now(), 0, 10)) == 1
    assert len(errands.due(bench.reader, bench.clock.now(), 10)) == 1


def test_only_old_finished_events_are_forgotten(bench: Bench) -> None:
    bench.put("old")
    bench.put("stuck", do="fail")
    bench.desk.verdict = lambda event, error: Park("E-1")
    bench.run()
    assert bench.clerk.write(inbox.prune) == 0
    bench.clock.advance(WEEK + 1)
    bench.put("new")
    bench.run()
    assert bench.clerk.write(inbox.prune) == 1
    assert [row["key"] for row in bench.reader.rows("SELECT key FROM inbox ORDER BY id")] == ["stuck", "new"]
    assert [row["key"] for row in inbox.parked(bench.reader)] == ["stuck"]


def test_jobs_of_an_hour_ago_are_forgotten_and_the_days_own_ones_and_failed_ones_are_not(bench: Bench) -> None:
    """An idle shop has 40,000 of them a day: kept for a week they were most of its file, and more came than went."""
    for key, problem in (("a.job:1", None), ("a.daily:2026-01-31", None), ("a.job:2", "E-1")):
        bench.clerk.write(lambda tx, k=key: inbox.put(tx, "job", k, {"do": "tap"}))  # type: ignore[misc]
        bench.clerk.write(lambda tx, k=key, p=problem: tx.run(CLOSE, p, k))  # type: ignore[misc]
    bench.clock.advance(HOUR)
    assert bench.clerk.write(inbox.prune) == 0
    bench.clock.advance(1)
    assert bench.clerk.write(inbox.prune) == 1
    assert [row["key"] for row in bench.reader.rows("SELECT key FROM inbox ORDER BY id")] == [
        "a.daily:2026-01-31", "a.job:2",
    ]  # fmt: skip


def test_body_comes_back_as_it_was(bench: Bench) -> None:
    seen: list[object] = []
    bench.desk.handlers["look"] = lambda tx, event: seen.append(event.body)
    body = {"do": "look", "text": "مرحبا 你好 \u2028 'x'", "n": [1, None, {"a": True}]}
    bench.clerk.write(lambda tx: inbox.put(tx, "test", "tap", body))
    bench.run()
    assert seen == [body]


def test_message_is_owed_once_for_each_reason(bench: Bench) -> None:
    def owe(reason: str) -> int:
        return bench.clerk.write(lambda tx: outbox.owe(tx, 7, "orders", "goods", {"order": 1}, dedupe=reason))

    assert owe("delivered:1") > 0
    assert owe("delivered:1") == 0
    assert owe("delivered:2") > 0
    assert len(outbox.due(bench.reader, bench.clock.now(), 0, 10)) == 2


def test_without_a_reason_every_message_is_owed(bench: Bench) -> None:
    for _ in range(2):
        bench.clerk.write(lambda tx: outbox.owe(tx, 7, "orders", "note", {}))
    assert len(outbox.due(bench.reader, bench.clock.now(), 0, 10)) == 2


def test_messages_come_due_in_the_order_they_were_owed(bench: Bench) -> None:
    for number in range(5):
        bench.clerk.write(lambda tx, n=number: outbox.owe(tx, 7, "o", "m", {"n": n}))  # type: ignore[misc]
    now = bench.clock.now()
    found = outbox.due(bench.reader, now, 0, 3)
    assert [owed.args["n"] for owed in found] == [0, 1, 2]
    assert [owed.args["n"] for owed in outbox.due(bench.reader, now, found[-1].id, 9)] == [3, 4]


def test_sent_message_stays_sent(bench: Bench) -> None:
    number = bench.clerk.write(lambda tx: outbox.owe(tx, 7, "o", "m", {}))
    bench.clerk.write(lambda tx: outbox.sent(tx, number, 99))
    bench.clerk.write(lambda tx: outbox.dead(tx, number, "too late"))
    bench.clerk.write(lambda tx: outbox.sent(tx, number, 100))
    row = bench.reader.row("SELECT state, message_id FROM outbox")
    assert tuple(row or ()) == ("sent", 99)


def test_failed_message_waits_and_counts(bench: Bench) -> None:
    number = bench.clerk.write(lambda tx: outbox.owe(tx, 7, "o", "m", {}))
    bench.clerk.write(lambda tx: outbox.again(tx, number, bench.clock.now() + 30, "500"))
    assert outbox.due(bench.reader, bench.clock.now(), 0, 9) == []
    (owed,) = outbox.due(bench.reader, bench.clock.now() + 30, 0, 9)
    assert owed.tries == 1


def test_blocked_chat_is_owed_everything_again_when_it_comes_back(bench: Bench) -> None:
    for chat in (7, 7, 8):
        bench.clerk.write(lambda tx, c=chat: outbox.owe(tx, c, "o", "m", {}))  # type: ignore[misc]
    assert bench.clerk.write(lambda tx: outbox.park_chat(tx, 7, "403")) == 2
    assert len(outbox.due(bench.reader, bench.clock.now(), 0, 10)) == 1
    before = bench.anchored
    assert bench.clerk.write(lambda tx: outbox.wake_chat(tx, 7)) == 2
    assert len(outbox.due(bench.reader, bench.clock.now(), 0, 10)) == 3
    assert bench.anchored > before


def test_errand_is_sent_once_and_answered_once(bench: Bench) -> None:
    def send() -> bool:
        return bench.clerk.write(lambda tx: errands.send(tx, "qris", "open", {"amount": 5}, "open:1"))

    assert send()
    assert not send()
    assert bench.effects == [errands.ErrandDue()]
    (errand,) = errands.due(bench.reader, bench.clock.now(), 9)
    for _ in range(2):
        bench.clerk.write(lambda tx: errands.answered(tx, errand, {"do": "count"}))
    rows = bench.reader.rows("SELECT source, body FROM inbox")
    assert len(rows) == 1
    assert errands.due(bench.reader, bench.clock.now(), 9) == []


def test_errand_that_fails_for_good_is_told_once(bench: Bench) -> None:
    bench.clerk.write(lambda tx: errands.send(tx, "qris", "open", {}, "open:1"))
    (errand,) = errands.due(bench.reader, bench.clock.now(), 9)
    bench.clerk.write(lambda tx: errands.again(tx, errand, bench.clock.now() + 5, "timeout"))
    assert errands.due(bench.reader, bench.clock.now(), 9) == []
    bench.clerk.write(lambda tx: errands.give_up(tx, errand, "timeout"))
    bench.clerk.write(lambda tx: errands.answered(tx, errand, {"late": True}))
    (row,) = bench.reader.rows("SELECT body FROM inbox")
    assert '"failed":"timeout"' in row["body"]


def test_setting_keeps_any_json_and_goes_back_to_its_default(bench: Bench) -> None:
    for value in ("x", 5, True, None, [1, 2], {"ar": "نص"}):
        bench.clerk.write(lambda tx, v=value: settings.write(tx, "hello", "emoji", v))  # type: ignore[misc]
        assert settings.read(bench.reader, "hello") == {"emoji": value}
    assert settings.read(bench.reader, "other") == {}
    bench.clerk.write(lambda tx: settings.forget(tx, "hello", "emoji"))
    assert settings.read(bench.reader, "hello") == {}


def test_cursor_may_go_down(bench: Bench) -> None:
    assert cursors.read(bench.reader, "telegram") is None
    for value in (900, 5):
        bench.clerk.write(lambda tx, v=value: cursors.move(tx, "telegram", v))  # type: ignore[misc]
        assert cursors.read(bench.reader, "telegram") == value


def steps(bench: Bench, look: Callable[[], object]) -> int:
    """Return how many instructions SQLite's machine takes for a look."""
    taken: list[int] = []
    line = bench.reader._connection
    look()
    line.set_progress_handler(lambda: taken.append(1), 1)
    look()
    line.set_progress_handler(None, 1)
    return len(taken)


def test_looking_for_what_is_due_costs_the_same_after_a_thousand_that_are_done(bench: Bench) -> None:
    """Both tables grow with every sale and are looked at several times a second: it used to read all of them."""
    now = bench.clock.now()
    looks: list[Callable[[], object]] = [
        lambda: outbox.due(bench.reader, now, 0, 9),
        lambda: outbox.fresh(bench.reader, now, 1000, 9),
        lambda: errands.due(bench.reader, now, 9),
    ]
    before = [steps(bench, look) for look in looks]
    for sql in (SENT, ANSWERED):
        bench.clerk.write(lambda tx, sql=sql: tx.run(sql))  # type: ignore[misc]
    assert [steps(bench, look) for look in looks] == before
