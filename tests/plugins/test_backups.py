"""Backups as their owner meets them: made by themselves, quiet when they work, loud when not, copied, brought back."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import urllib3

from plugins.backups import jobs
from shopbot.api import Money, backups, held, ledger, people, products
from shopbot.backup import archive, recovery
from shopbot.backup.refusals import WrongArchiveKey
from shopbot.fakes.s3 import S3
from shopbot.host import backup_place, backup_work
from shopbot.host.restoring import RestoreDue
from shopbot.testing import TestShop
from tests.plugins.backups_bench import (
    MASTER,
    PAPER,
    archives,
    folder,
    made_s3,
    opened,
    proves_key,
    rings,
    s3_settings,
)


@pytest.fixture
def s3() -> Iterator[S3]:
    made = made_s3()
    with made.edge:
        yield made


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(urllib3.Retry, "sleep", lambda *_: None)


def fails_to_make(monkeypatch: pytest.MonkeyPatch, free: int = 1000) -> None:
    """Let the disk be nearly full."""
    usage = shutil.disk_usage("/")._replace(free=free)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)


# --- by themselves ---


def test_one_backup_a_span_and_the_first_within_minutes() -> None:
    shop, budi, _ = opened()
    shop.advance(minutes=5)
    assert len(archives(shop)) == 1
    for _ in range(5):
        shop.advance(minutes=5)
    assert len(archives(shop)) in {1, 2}
    before = len(archives(shop))
    shop.advance(minutes=30)
    assert len(archives(shop)) == before + 1
    assert not [message for message in budi.messages if message.rings]


def test_a_restart_in_the_span_makes_no_second_one() -> None:
    shop, _, _ = opened()
    shop.advance(minutes=5)
    shop.restart().run_jobs()
    assert len(archives(shop)) == 1


def test_backup_now_tapped_twice_in_one_second_makes_one() -> None:
    shop, budi, _ = opened()
    budi.says("/backup")
    data, message = budi.data("Back up now"), max(one.id for one in budi.messages)
    budi.presses(message, data).presses(message, data)
    assert len(archives(shop)) == 1
    assert "Last one: ✅" in budi.screen


def test_two_owners_at_once_make_one() -> None:
    shop, budi, _ = opened()
    shop.do(lambda tx: tx.house.run("UPDATE person SET role = 'owner' WHERE id = 1"))
    sari = shop.person("Sari", id=2).says("/start")
    shop.do(lambda tx: tx.house.run("UPDATE person SET role = 'owner' WHERE id = 2"))
    sari.says("/backup")
    budi.says("/backup").taps("Back up now")
    sari.taps("Back up now")
    assert len(archives(shop)) == 1
    assert shop.parked == []


def test_a_full_disk_rings_once_and_then_says_that_it_works_again(monkeypatch: pytest.MonkeyPatch) -> None:
    shop, budi, _ = opened()
    shop.advance(minutes=5)
    kept = archives(shop)
    with monkeypatch.context() as full:
        fails_to_make(full)
        for _ in range(3):
            shop.advance(minutes=30)
    assert archives(shop) == kept
    assert rings(budi, "could not be made") == 1
    assert "free" in next(message.text for message in budi.messages if "could not be made" in message.text)
    shop.advance(minutes=30)
    assert len(archives(shop)) == len(kept) + 1
    assert any("being made again" in message.text and not message.rings for message in budi.messages)
    assert "⚠" not in budi.says("/backup").screen


def test_the_alarm_rings_when_no_job_ran_at_all() -> None:
    shop, budi, _ = opened()
    shop.advance(minutes=5)
    others = {place: job for place, job in shop.host.registry.jobs.items() if place != "backups.back_up"}
    shop.host.registry = replace(shop.host.registry, jobs=others)
    for _ in range(20):
        shop.advance(minutes=5)
    assert rings(budi, "No backup has been made for too long") == 1
    budi.says("/backup").taps("Back up now")
    assert any("being made again" in message.text for message in budi.messages)


def test_the_alarm_is_silent_while_backups_are_made() -> None:
    shop, budi, _ = opened()
    for _ in range(30):
        shop.advance(minutes=5)
    assert rings(budi, "too long") == 0


def test_old_ones_go_by_the_plan() -> None:
    shop, _, _ = opened(newest=2, days=0, weeks=0)
    for _ in range(5):
        shop.advance(minutes=30)
    assert len(archives(shop)) == 2


# --- proof ---


def test_a_restore_is_practised_each_week() -> None:
    shop, budi, _ = opened()
    shop.advance(minutes=5)
    shop.advance(days=1)
    shop.advance(minutes=5)
    assert "Proof: ✅" in budi.says("/backup").screen
    first = shop.db.scalar("SELECT value FROM backups_note WHERE name = 'drill'")
    shop.advance(days=1)
    assert shop.db.scalar("SELECT value FROM backups_note WHERE name = 'drill'") == first
    shop.advance(days=6)
    shop.advance(minutes=5)
    assert shop.db.scalar("SELECT value FROM backups_note WHERE name = 'drill'") != first


def damage(shop: TestShop, at: Callable[[int], int]) -> None:
    path = folder(shop) / archives(shop)[0]
    content = bytearray(path.read_bytes())
    content[at(len(content))] ^= 1
    path.write_bytes(content)


def test_a_damaged_backup_is_found_by_the_practice_and_told() -> None:
    shop, budi, _ = opened()
    budi.says("/backup").taps("Back up now")
    damage(shop, lambda size: size // 2)
    budi.taps("Test it now")
    assert rings(budi, "could not be restored for practice") == 1
    assert "Proof: ❌" in budi.says("/backup").screen


def test_a_backup_with_a_damaged_head_is_marked_in_the_list() -> None:
    shop, budi, _ = opened()
    budi.says("/backup").taps("Back up now")
    damage(shop, lambda _size: 400)
    shop.restart()
    budi.says("/backup").says("/backup").taps("All backups").taps("⚠")
    assert "cannot be used" in budi.screen
    assert "Get the file" not in " ".join(budi.buttons)


# --- copies ---


def copied_to(s3: S3) -> tuple[TestShop, Any, Any]:
    shop, budi, telegram = opened(**s3_settings(s3))
    shop.advance(minutes=5)
    return shop, budi, telegram


def test_a_copy_in_s3_opens_with_the_recovery_key_alone(s3: S3, tmp_path: Path) -> None:
    shop, budi, _ = copied_to(s3)
    name = archives(shop)[0]
    assert list(s3.objects) == [name]
    path = tmp_path / name
    path.write_bytes(s3.objects[name].content)
    assert archive.verify(path, PAPER.identity).shop
    with pytest.raises(WrongArchiveKey):
        archive.verify(path, recovery.server_identity(MASTER))
    assert "S3 storage: ✅" in budi.says("/backup").screen


def test_copies_go_once_a_day_and_old_ones_leave(s3: S3) -> None:
    shop, _, _ = opened(**s3_settings(s3), newest=2, days=0, weeks=0)
    for _ in range(4 * 48):
        shop.advance(minutes=30)
    assert 4 <= s3.puts <= 6
    assert len(s3.objects) == 2


def test_a_file_of_somebody_else_in_the_bucket_is_left_alone(s3: S3) -> None:
    shop, _, _ = opened(**s3_settings(s3), newest=2, days=0, weeks=0, copies=3600)
    shop.advance(minutes=5)
    s3.objects["holiday.jpg"] = next(iter(s3.objects.values()))
    for _ in range(8):
        shop.advance(hours=1)
    assert "holiday.jpg" in s3.objects
    assert len(s3.objects) == 3


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (lambda s3: setattr(s3.edge, "down", True), "No answer came"),
        (lambda s3: setattr(s3, "secret", "changed"), "secret key is wrong"),
        (lambda s3: setattr(s3, "full", True), "no room left"),
        (lambda s3: setattr(s3, "refuses", "AccessDenied"), "refused"),
    ],
    ids=["down", "wrong key", "full", "refused"],
)
def test_trouble_at_the_place_rings_once_and_is_tried_again(s3: S3, trouble: Callable[[S3], None], said: str) -> None:
    right = s3.secret
    shop, budi, _ = opened(**s3_settings(s3))
    trouble(s3)
    for _ in range(3):
        shop.advance(minutes=30)
    assert rings(budi, "could not be kept") == 1
    assert any(said in message.text for message in budi.messages)
    assert len(archives(shop)) >= 2
    s3.edge.down, s3.secret, s3.full, s3.refuses = False, right, False, ""
    shop.advance(minutes=30)
    assert len(s3.objects) == 1
    assert any("copies are kept again" in message.text for message in budi.messages)


def tampering(s3: S3) -> None:
    """Let the service change a byte of what it was given."""
    honest = s3.edge.answer

    def answer(asked: Any) -> Any:
        answered = honest(asked)
        for one in s3.objects.values():
            one.content = one.content[:-1] + bytes([one.content[-1] ^ 1])
        return answered

    s3.edge.answer = answer


def test_a_copy_that_comes_back_changed_does_not_count(s3: S3) -> None:
    tampering(s3)
    shop, budi, _ = copied_to(s3)
    assert rings(budi, "not what was put there") == 1
    assert shop.db.scalar("SELECT count(*) FROM backups_copy") == 0


def test_sabotage_without_the_comparison_a_changed_copy_would_count(s3: S3, monkeypatch: pytest.MonkeyPatch) -> None:
    tampering(s3)
    monkeypatch.setattr(backup_work, "same", lambda *_: True)
    shop, budi, _ = copied_to(s3)
    assert rings(budi, "not what was put there") == 0
    assert shop.db.scalar("SELECT count(*) FROM backups_copy") == 1


def test_a_copy_comes_back_from_s3_byte_for_byte_and_names_the_command(s3: S3) -> None:
    shop, budi, _ = copied_to(s3)
    name = archives(shop)[0]
    budi.says("/backup").taps("Copies").taps("S3 storage").taps("⤓")
    vault = shop.host.vault
    assert vault is not None
    assert (vault.received / name).read_bytes() == s3.objects[name].content
    assert f"restore {vault.received / name}" in budi.sees
    assert (vault.received / name).stat().st_mode & 0o777 == 0o600


def test_a_folder_that_is_not_mounted_is_told_and_used_once_it_is(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    shop, budi, _ = opened(folder=str(disk))
    shop.advance(minutes=5)
    assert rings(budi, "is not there") == 1
    disk.mkdir()
    shop.advance(minutes=30)
    assert [path.name for path in disk.iterdir()] == [archives(shop)[0]]


def test_a_copy_cut_off_by_a_restart_is_taken_up_again(s3: S3) -> None:
    shop, _, _ = opened(**s3_settings(s3))
    budi = shop.person("Budi", id=1)
    budi.says("/backup").taps("Back up now")
    s3.objects.clear()
    request = _context(shop)
    shop.do(lambda tx: backups.copy(request(tx), "s3", archives(shop)[0], request(tx).settings.keep, {}))
    shop.clock.advance(60)
    shop.restart()
    assert list(s3.objects) == archives(shop)


def test_a_backup_cut_off_by_a_restart_is_made_anew_and_rings_nobody() -> None:
    shop, budi, _ = opened()
    request = _context(shop)
    shop.do(lambda tx: backups.make(request(tx), request(tx).settings.keep, slot="1"))
    shop.clock.advance(60)
    shop.restart()
    assert archives(shop) == []
    shop.advance(minutes=5)
    assert len(archives(shop)) == 1
    assert not [message for message in budi.messages if message.rings]


def _context(shop: TestShop) -> Callable[[Any], Any]:
    from shopbot.host.context import Context

    return lambda tx: Context(shop.host, tx, shop.host.plugin("backups"))


# --- the chat as a place, and files ---


def test_the_chat_gets_copies_only_once_the_key_was_proved() -> None:
    shop, budi, telegram = opened(chat=True)
    shop.advance(minutes=5)
    assert telegram.sent == {}
    proves_key(budi)
    shop.advance(minutes=30)
    assert [name for name, _ in telegram.sent.values()] == [archives(shop)[0]]
    assert telegram.rang == 0


def test_the_newest_five_stay_in_the_chat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup_place, "PART_BYTES", 300_000)
    shop, budi, telegram = opened(chat=True, copies=3600)
    proves_key(budi)
    for _ in range(8):
        shop.advance(hours=1)
    sent = [name for name, _ in telegram.sent.values()]
    assert len({name.partition(".part")[0] for name in sent}) == 5
    assert len(sent) >= 15


def test_parts_sent_to_the_bot_are_joined_whatever_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup_place, "PART_BYTES", 300_000)
    shop, budi, telegram = opened()
    budi.says("/backup").taps("Back up now").taps("All backups").taps("📦").taps("Get the file")
    parts = [(name, content) for name, content in telegram.sent.values()]
    assert len(parts) >= 3
    assert "To join them" in budi.sees
    for name, content in reversed(parts):
        budi.sends_file(name, content)
    assert "is on the server" in budi.sees
    vault = shop.host.vault
    assert vault is not None
    name = archives(shop)[0]
    assert (vault.received / name).read_bytes() == b"".join(content for _, content in parts)
    assert [path.name for path in vault.received.iterdir()] == [name]
    assert archive.verify(vault.received / name, PAPER.identity).shop


def test_what_is_no_backup_is_not_put_on_the_server_and_others_are_not_heard() -> None:
    shop, budi, _ = opened()
    budi.sends_file("shop-20260101T000000Z-7.age", b"#!/bin/sh\n")
    assert "not a backup" in budi.sees
    vault = shop.host.vault
    assert vault is not None
    assert not vault.received.exists() or list(vault.received.iterdir()) == []
    sari = (
        shop.person("Sari", id=2).says("/start").sends_file("shop-20260101T000000Z-8.age", b"age-encryption.org/v1\n")
    )
    assert not vault.received.exists() or list(vault.received.iterdir()) == []
    assert "on the server" not in sari.sees


def test_telegram_down_while_a_file_is_wanted_is_said() -> None:
    shop, budi, telegram = opened()
    budi.says("/backup").taps("Back up now").taps("All backups").taps("📦")
    telegram.down = True
    budi.taps("Get the file")
    assert "could not be sent" in budi.sees
    assert shop.parked == []


# --- who may ---


def test_admins_see_but_neither_take_files_nor_change_the_plan() -> None:
    shop, budi, telegram = opened()
    budi.says("/backup").taps("Back up now")
    sari = shop.person("Sari", id=2).says("/start")
    shop.do(lambda tx: tx.house.run("UPDATE person SET role = 'admin' WHERE id = 2"))
    sari.says("/backup")
    assert "Last one" in sari.screen
    assert "Plan" not in " ".join(sari.buttons)
    sari.taps("All backups").taps("📦")
    assert "Get the file" not in " ".join(sari.buttons)
    at = int(shop.clock.now())
    sari.presses(max(one.id for one in sari.messages), f"backups.send:{at}")
    sari.presses(max(one.id for one in sari.messages), "backups.plan")
    assert telegram.sent == {}


def test_buyers_learn_nothing() -> None:
    shop, budi, _ = opened()
    budi.says("/backup").taps("Back up now")
    sari = shop.person("Sari", id=2).says("/start").says("/backup")
    assert "Last one" not in "".join(message.text for message in sari.messages)


# --- the recovery key ---


def test_the_key_is_asked_for_and_the_answer_leaves_the_chat() -> None:
    shop, budi, _ = opened()
    shop.advance(days=2)
    shop.advance(days=1)
    assert any("still find your recovery key" in message.text for message in budi.messages)
    proves_key(budi)
    assert "Can you still find" not in budi.screen
    groups = PAPER.groups()
    said = [message.text for message in shop.chats.messages[1].values() if not message.from_bot]
    assert not any(group in text for group in groups for text in said)


def test_a_wrong_answer_is_told_and_leaves_the_chat_too() -> None:
    shop, budi, _ = opened()
    budi.says("/backup").taps("Recovery key").says("AAAA BBBB CCCC")
    assert any("not what stands on your paper" in message.text for message in budi.messages)
    assert not any("AAAA" in message.text for message in shop.chats.messages[1].values())
    assert "Can you still find" in budi.says("/backup").screen


def test_the_jobs_of_a_week_leave_nothing_behind() -> None:
    shop, _, _ = opened(newest=3, days=2, weeks=0)
    for _ in range(7 * 8):
        shop.advance(hours=3)
    assert shop.parked == []
    assert jobs.OVERDUE not in shop.db.rows("SELECT what FROM backups_trouble")
    assert not [path for path in folder(shop).iterdir() if path.name.startswith(".")]


# --- restoring ---


def ordered(shop: TestShop) -> list[RestoreDue]:
    """Return the restores that leave the shop from now on."""
    left: list[RestoreDue] = []
    before = shop.chats.carry_out

    def carry_out(effect: object) -> Any:
        if isinstance(effect, RestoreDue):
            left.append(effect)
        return before(effect)

    shop.chats.carry_out = carry_out  # type: ignore[method-assign]
    return left


def to_the_last_button(shop: TestShop, budi: Any) -> None:
    budi.says("/backup").taps("Back up now").taps("All backups").taps("📦").taps("Restore").taps("Restore everything")
    budi.taps("Tap me · 1/3").taps("Tap me · 2/3")
    assert shop.parked == []


def test_a_restore_takes_three_places_and_happens_once_however_often_it_is_tapped() -> None:
    shop, budi, _ = opened()
    left = ordered(shop)
    to_the_last_button(shop, budi)
    assert left == []
    data, message = budi.data("Tap me · 3/3"), max(one.id for one in budi.messages)
    budi.presses(message, data).presses(message, data)
    assert left == [RestoreDue(archives(shop)[0], 1)]
    assert "closes now" in budi.screen


def test_two_owners_cannot_restore_at_once() -> None:
    shop, budi, _ = opened()
    sari = shop.person("Sari", id=2).says("/start")
    shop.do(lambda tx: tx.house.run("UPDATE person SET role = 'owner' WHERE id = 2"))
    left = ordered(shop)
    to_the_last_button(shop, budi)
    sari.says("/backup").taps("All backups").taps("📦").taps("Restore").taps("Restore everything")
    sari.taps("Tap me · 1/3").taps("Tap me · 2/3")
    budi.taps("Tap me · 3/3")
    sari.taps("Tap me · 3/3")
    assert len(left) == 1
    assert "under way already" in sari.toast


def test_a_button_beside_it_cancels_and_the_last_one_cannot_be_forged() -> None:
    shop, budi, _ = opened()
    left = ordered(shop)
    to_the_last_button(shop, budi)
    at = shop.clock.now()
    budi.presses(max(one.id for one in budi.messages), f"backups.begin:{at}")
    budi.says("/backup").taps("All backups").taps("📦").taps("Restore").taps("Restore everything").taps("·")
    assert "Restore everything" in " ".join(budi.buttons)
    assert left == []


def test_admins_cannot_restore() -> None:
    shop, budi, _ = opened()
    left = ordered(shop)
    budi.says("/backup").taps("Back up now")
    sari = shop.person("Sari", id=2).says("/start")
    shop.do(lambda tx: tx.house.run("UPDATE person SET role = 'admin' WHERE id = 2"))
    sari.says("/backup").taps("All backups").taps("📦")
    assert "Restore" not in " ".join(sari.buttons)
    at, message = shop.clock.now(), max(one.id for one in sari.messages)
    for data in (f"backups.restore:{at}", f"backups.hold:{at}:3", f"backups.begin:{at}", "backups.undo"):
        sari.presses(message, data)
    assert left == []


def test_a_restore_that_came_to_nothing_is_told_and_can_be_begun_again() -> None:
    shop, budi, _ = opened()
    left = ordered(shop)
    to_the_last_button(shop, budi)
    budi.taps("Tap me · 3/3")
    shop.advance(minutes=3)
    assert any("as it was before" in message.text for message in budi.messages)
    to_the_last_button(shop, budi)
    budi.taps("Tap me · 3/3")
    assert len(left) == 2


def test_a_restore_that_brought_its_own_note_in_is_neither_under_way_nor_taken_back() -> None:
    shop, budi, _ = opened()
    left = ordered(shop)
    to_the_last_button(shop, budi)
    budi.taps("Tap me · 3/3")
    shop.do(lambda tx: held.note(tx.house, 1, made_at=tx.now, known_at=tx.now, why=None, rows=1, facts={}))
    to_the_last_button(shop, budi)
    budi.taps("Tap me · 3/3")
    assert len(left) == 2
    shop.do(lambda tx: held.note(tx.house, 1, made_at=tx.now, known_at=tx.now, why=None, rows=1, facts={}))
    shop.advance(minutes=3)
    assert not any("as it was before" in message.text for message in budi.messages)


def test_what_a_restore_holds_back_is_let_go_one_by_one_and_once() -> None:
    shop, budi, _ = opened()
    shop.do(_restored_short)
    budi.says("/backup").taps("Held back")
    assert "Balances" in budi.screen
    budi.taps("Balances: 1").taps("Sari")
    data, message = budi.data("Give it back"), max(one.id for one in budi.messages)
    budi.presses(message, data).presses(message, data)
    assert "Held back" not in " ".join(budi.says("/backup").buttons)
    assert ledger.balance(shop.db, ledger.wallet(2), "IDR") == Money(5000, "IDR")


def test_a_forged_button_for_a_kind_of_held_goods_there_is_none_of_is_told_so() -> None:
    shop, budi, _ = opened()
    shop.do(_restored_short)
    for data in ("backups.kept:everything", "backups.ask:everything:1", "backups.kept:"):
        budi.presses(1, data)
        assert budi.toast == "This is no longer available."
    assert not shop.host.texts.missing


def _restored_short(tx: Any) -> None:
    people.meet(tx.house, 2, "Sari", None, "en")
    ledger.post(tx.house, "gift", "gift", [ledger.Leg("adjustments", Money(-5000, "IDR")),
                ledger.Leg(ledger.wallet(2), Money(5000, "IDR"))], actor="test")  # fmt: skip
    number = held.note(tx.house, 1, made_at=tx.now, known_at=tx.now, why="no-witness", rows=0, facts={})
    held.set_facts(tx.house, number, held.hold_back(tx.house, number))


# --- a part ---


def spoiled(shop: TestShop, budi: Any) -> int:
    """Back up a shop with a product, then let somebody change its price and a setting; return the product."""
    number = shop.do(lambda tx: products.create(tx.house, "test", "Lumina", Money(35_000, "IDR")).id)
    budi.says("/backup").taps("Plan").taps("6 hours")
    budi.says("/backup").taps("Back up now")
    shop.do(lambda tx: tx.house.run("UPDATE product SET price = 1 WHERE id = ?", number))
    budi.says("/backup").taps("Plan").taps("15 minutes")
    return int(number)


def test_only_products_come_back_after_a_preview_and_nothing_else_does() -> None:
    shop, budi, _ = opened()
    number = spoiled(shop, budi)
    budi.says("/backup").taps("All backups").taps("📦").taps("Restore").taps("Only products")
    assert "Would change" in budi.screen
    assert f"product:{number}" in budi.screen
    assert products.sure(shop.db, number).price == Money(1, "IDR")
    data, message = budi.data("Put it back"), max(one.id for one in budi.messages)
    budi.presses(message, data).presses(message, data)
    assert products.sure(shop.db, number).price == Money(35_000, "IDR")
    assert "every 15 minutes" in budi.says("/backup").taps("Plan").screen
    assert shop.db.scalar("SELECT count(*) FROM audit WHERE action = 'restore.part'") == 1


def test_only_settings_come_back() -> None:
    shop, budi, _ = opened()
    number = spoiled(shop, budi)
    budi.says("/backup").taps("All backups").taps("📦").taps("Restore").taps("Only settings").taps("Put it back")
    assert any("Put back as in the backup" in message.text for message in budi.messages)
    assert "every 6 hours" in budi.says("/backup").taps("Plan").screen
    assert products.sure(shop.db, number).price == Money(1, "IDR")


def test_only_one_person_comes_back() -> None:
    shop, budi, _ = opened()
    shop.person("Sari", id=2).says("/start")
    budi.says("/backup").taps("Back up now")
    shop.do(lambda tx: tx.house.run("UPDATE person SET language = 'zh' WHERE id = 2"))
    budi.says("/backup").taps("All backups").taps("📦").taps("Restore").taps("Only one person").says("2")
    assert "person:2" in budi.screen
    budi.taps("Put it back")
    assert shop.db.scalar("SELECT language FROM person WHERE id = 2") == "en"
    budi.says("/backup").taps("All backups").taps("📦").taps("Restore").taps("Only one person").says("nobody at all")
    assert "part" not in " ".join(shop.parked)


def test_a_part_of_a_damaged_backup_is_refused_and_changes_nothing() -> None:
    shop, budi, _ = opened()
    number = spoiled(shop, budi)
    damage(shop, lambda size: size // 2)
    budi.says("/backup").taps("All backups").taps("📦").taps("Restore").taps("Only products")
    assert "Nothing was changed" in budi.screen
    assert products.sure(shop.db, number).price == Money(1, "IDR")
