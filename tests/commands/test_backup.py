"""Backups from the terminal: made beside a shop that sells, listed, read through, practised with, taken away."""

import json
import os
from pathlib import Path

import pytest

from shopbot.backup import archive, names, recovery
from shopbot.backup.recovery import RecoveryKey
from shopbot.clock import Clock
from shopbot.db import store
from shopbot.errors import Exit
from shopbot.trade import people, terms
from tests.commands.clone import Clone, clerk_of, serving


def settle_in(clone: Clone) -> RecoveryKey:
    """Set up a shop that has somebody in it, and return its recovery key."""
    master = clone.set_up()
    key = recovery.new()
    opened = clone.open()
    clerk_of(clone, opened).write(lambda tx: terms.set_currency(tx, "IDR"))
    clerk_of(clone, opened).write(lambda tx: people.meet(tx, 7001, "Budi", "budi", "id"))
    recovery.seal(store.Files(clone.data), master, key.public, Clock().now())
    clerk_of(clone, opened).write(lambda tx: recovery.begin(tx, key))
    opened.close()
    return key


def made(clone: Clone) -> Path:
    done = clone.types("backup", "--json")
    assert done.returncode == Exit.OK, done.stderr
    return clone.data / "backups" / str(json.loads(done.stdout)["name"])


def test_closed_shop_is_backed_up_and_the_shop_knows_of_it(clone: Clone) -> None:
    settle_in(clone)
    path = made(clone)
    opened = clone.open()
    assert opened.reader().scalar("SELECT count(*) FROM inbox WHERE source = 'event' AND body LIKE '%BackupMade%'") == 1
    opened.close()
    assert path.stat().st_mode & 0o777 == 0o600
    listed = json.loads(clone.types("backup", "list", "--json").stdout)
    assert [(one["name"], one["problem"]) for one in listed] == [(path.name, "")]


def test_running_shop_is_backed_up_and_drilled(clone: Clone) -> None:
    settle_in(clone)
    with serving(clone):
        path = made(clone)
        done = clone.types("backup", "drill", "--json")
    assert (done.returncode, json.loads(done.stdout)["name"]) == (Exit.OK, path.name), done.stderr
    assert [left.name for left in (clone.data / ".restore").iterdir()] == []


def test_copy_that_leaves_opens_with_the_recovery_key_and_not_with_the_servers(clone: Clone) -> None:
    key = settle_in(clone)
    made(clone)
    done = clone.types("backup", "get", "newest", "--to", "away.age")
    assert done.returncode == Exit.OK, done.stderr
    assert archive.verify(clone.root / "away.age", key.identity).tables["person"] == 1
    assert clone.types("backup", "get", "newest", "--to", "away.age").returncode == Exit.USAGE


@pytest.mark.parametrize("how", ["flip", "cut"])
def test_damaged_backup_is_told_by_every_command_that_reads_it(clone: Clone, how: str) -> None:
    settle_in(clone)
    path = made(clone)
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw if how == "flip" else raw[: len(raw) // 2])
    verified, drilled = clone.types("backup", "verify", path.name), clone.types("backup", "drill")
    assert verified.returncode == Exit.DATA
    assert (drilled.returncode, "The practice failed" in drilled.stdout) == (Exit.PROBLEM, True)


def test_missing_backup_is_told_with_what_to_do(clone: Clone) -> None:
    settle_in(clone)
    done = clone.types("backup", "verify", "newest")
    assert (done.returncode, "python3 run.py backup" in done.stderr) == (Exit.NO_FILE, True)
    assert clone.types("backup", "list").stdout == "There is no backup yet.\n"


def test_old_ones_go_by_what_was_decided_in_the_chat(clone: Clone) -> None:
    settle_in(clone)
    (clone.root / "config.toml").write_text("[plugin.backups]\nnewest = 2\ndays = 0\nweeks = 0\n")
    path = made(clone)
    now = names.parse(path.name)
    assert now
    for hours in range(1, 4):
        older = clone.data / "backups" / str(names.ArchiveName(now.at - 3600 * hours, now.seq))
        os.link(path, older)
    told = json.loads(clone.types("backup", "tidy", "--json").stdout)
    assert len(told["removed"]) == 2
    assert len(names.stored(clone.data / "backups")) == 2


def test_maintenance_is_begun_and_ended_while_the_shop_runs(clone: Clone) -> None:
    settle_in(clone)
    with serving(clone):
        assert json.loads(clone.types("maintenance", "on", "--json").stdout)["maintenance"]
        assert "Maintenance since" in clone.types("maintenance").stdout
        assert not json.loads(clone.types("maintenance", "off", "--json").stdout)["maintenance"]
