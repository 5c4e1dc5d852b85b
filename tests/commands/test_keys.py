"""`keys` tells where the key is and whether the owner holds the other one; it shows nothing but a new one, once."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from shopbot import config as configuration
from shopbot.backup import archive, recovery
from shopbot.clock import Clock
from shopbot.commands.keys import _is_handed_over
from shopbot.db import store
from shopbot.db.store import Files
from shopbot.errors import Exit, WrongKey
from shopbot.trade import audit
from tests.commands.clone import TOKEN, Clone
from tests.commands.terminal import asked_word, groups_in, typing, words_in

KEY = recovery.of_bytes(bytes(range(7, 39)))


@pytest.fixture
def shop(clone: Clone) -> Clone:
    """A shop whose recovery key is KEY."""
    master, clock = clone.set_up(), Clock()
    opened = clone.open()
    store.in_transaction(opened.writer, opened.keys, clock, lambda tx: recovery.begin(tx, KEY))
    recovery.ensure(opened, master, clock)
    opened.close()
    return clone


def status(shop: Clone) -> dict[str, Any]:
    done = shop.types("keys", "--json")
    assert done.returncode in (Exit.OK, Exit.PROBLEM), done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    assert found["ok"] == (done.returncode == Exit.OK)
    return found


def master_of(shop: Clone) -> bytes:
    return bytes.fromhex((shop.data / "shop.key").read_text())


def test_status_names_everything_but_the_secrets(shop: Clone) -> None:
    found = status(shop)
    assert found["key_path"] == str(shop.data / "shop.key")
    assert found["environment"] == "live"
    assert found["recovery_public"] == KEY.public
    assert found["recovery_sealed"] is True
    assert found["confirmed"] == []
    assert "keys confirm" in found["todo"][0]
    shown = shop.types("keys")
    assert shown.returncode == Exit.PROBLEM
    for secret in (master_of(shop).hex(), groups_in("-".join(KEY.groups())), " ".join(KEY.words()[:2])):
        assert secret not in shown.stdout + shown.stderr + json.dumps(found)


def test_status_tells_where_the_key_comes_from(shop: Clone) -> None:
    (shop.data / "shop.key").rename(shop.root / "elsewhere")
    shop.environ["SHOPBOT_KEY_FILE"] = str(shop.root / "elsewhere")
    assert status(shop)["key_from"] == "the file that SHOPBOT_KEY_FILE names"
    given = shop.root / "credentials"
    given.mkdir()
    (shop.root / "elsewhere").rename(given / "db.key")
    shop.environ["CREDENTIALS_DIRECTORY"] = str(given)
    assert status(shop)["key_from"] == "a credential of systemd"
    shop.environ |= {"SHOPBOT_KEY": (given / "db.key").read_text(), "SHOPBOT_ENVIRONMENT": "development"}
    found = status(shop)
    assert (found["key_from"], found["key_path"]) == ("the environment (SHOPBOT_KEY)", None)


def test_status_of_a_shop_of_before_names_the_first_start(clone: Clone) -> None:
    clone.set_up()
    found = status(clone)
    assert found["recovery_sealed"] is False
    assert "run.py run" in found["todo"][0]


def test_lost_or_foreign_sealed_master_is_told(shop: Clone) -> None:
    files = Files(shop.data)
    recovery.seal(files, bytes(32), KEY.public, 1)
    assert status(shop)["recovery_sealed"] is False
    files.recovery.write_text("half")
    assert status(shop)["recovery_sealed"] is False
    files.recovery.unlink()
    assert status(shop)["recovery_sealed"] is False


def test_right_key_is_confirmed_and_noted(shop: Clone) -> None:
    done = shop.types("keys", "confirm", answers=" ".join(KEY.words()) + "\n")
    assert done.returncode == Exit.OK, done.stderr
    assert "Noted." in done.stdout
    found = status(shop)
    assert found["ok"]
    assert len(found["confirmed"]) == 1


def test_wrong_key_is_refused_and_nothing_is_noted(shop: Clone) -> None:
    for typed in (" ".join(recovery.new().words()), " ".join(KEY.words()[:-1]), "", master_of(shop).hex()):
        done = shop.types("keys", "confirm", answers=typed + "\n")
        assert done.returncode == Exit.WRONG_KEY
        assert typed == "" or typed not in done.stdout + done.stderr
    assert status(shop)["confirmed"] == []


def test_while_the_shop_is_open_the_answer_is_given_but_not_noted(shop: Clone) -> None:
    opened = shop.open()
    try:
        done = shop.types("keys", "confirm", answers="-".join(KEY.groups()))
        assert done.returncode == Exit.OK, done.stderr
        assert "not noted" in done.stdout
        assert status(shop)["confirmed"] == []
        assert shop.types("keys", "new-recovery").returncode == Exit.ALREADY_RUNNING
    finally:
        opened.close()


def test_new_recovery_key_takes_the_place_of_the_old_one(shop: Clone) -> None:
    done = shop.types("keys", "new-recovery")
    assert done.returncode == Exit.OK, done.stderr
    key = recovery.read(" ".join(words_in(done.stdout)))
    assert key.secret == recovery.read(groups_in(done.stdout)).secret
    files = Files(shop.data)
    assert recovery.unseal(files, key) == master_of(shop)
    with pytest.raises(WrongKey):
        recovery.unseal(files, KEY)
    assert status(shop)["recovery_public"] == key.public
    assert shop.types("keys", "confirm", answers=" ".join(key.words())).returncode == Exit.OK
    opened = shop.open()
    try:
        noted = audit.recent(opened.reader(), 1)[0]
    finally:
        opened.close()
    assert (noted.actor, noted.action, noted.before, noted.after) == (
        "terminal", "keys.recovery", KEY.public, key.public,
    )  # fmt: skip
    assert not words_in(shop.types("keys").stdout)


def test_who_does_not_write_the_new_one_down_keeps_the_old_one(shop: Clone) -> None:
    _, shown = typing(shop, "keys", "new-recovery", answer=lambda _: None)
    assert words_in(shown)
    assert recovery.unseal(Files(shop.data), KEY) == master_of(shop)
    code, shown = typing(shop, "keys", "new-recovery", answer=asked_word)
    assert code == Exit.OK
    assert recovery.unseal(Files(shop.data), recovery.read(groups_in(shown))) == master_of(shop)


def test_mistyped_word_is_named_and_asked_again_on_a_terminal(shop: Clone) -> None:
    typed = iter([" ".join(["abandoned", *KEY.words()[1:]]), " ".join(KEY.words())])
    code, shown = typing(shop, "keys", "confirm", answer=lambda _: next(typed))
    assert code == Exit.OK
    assert "Word 1, 'abandoned'" in shown
    assert KEY.words()[5] not in shown.replace(KEY.words()[0], ""), "what is typed is not shown"


def test_rotated_key_opens_the_shop_and_a_fresh_backup(shop: Clone) -> None:
    old = master_of(shop)
    done = shop.types("keys", "rotate")
    assert done.returncode == Exit.OK, done.stderr
    master = master_of(shop)
    assert master != old
    assert recovery.unseal(Files(shop.data), KEY) == master
    assert "new addresses" in done.stdout
    for secret in (old.hex(), master.hex()):
        assert secret not in done.stdout + done.stderr
    good = archive.newest_good(Files(shop.data).backups, recovery.server_identity(master))
    assert good.manifest.master_bytes == master
    assert shop.types("check").returncode == Exit.OK
    shop.open().close()


def test_key_that_cannot_be_written_to_is_not_rotated(shop: Clone) -> None:
    given = shop.root / "credentials"
    given.mkdir()
    (shop.data / "shop.key").rename(given / "db.key")
    shop.environ["CREDENTIALS_DIRECTORY"] = str(given)
    before = {path: path.read_bytes() for path in shop.data.iterdir()}
    done = shop.types("keys", "rotate")
    assert done.returncode == Exit.PROBLEM
    assert "a credential of systemd" in done.stderr
    assert {path: path.read_bytes() for path in shop.data.iterdir()} == before


def test_key_that_is_put_back_at_each_start_is_not_rotated(tmp_path: Path) -> None:
    def shop_with(environ: Mapping[str, str]) -> bool:
        named = {"TELEGRAM_TOKEN": TOKEN, **environ}
        return bool(_is_handed_over(configuration.load(tmp_path, named)))

    assert shop_with({"SHOPBOT_KEY_FILE": "/run/secrets/shop.key"})
    assert shop_with({"SHOPBOT_KEY": "ab" * 32, "SHOPBOT_ENVIRONMENT": "development"})
    assert not shop_with({"SHOPBOT_KEY_FILE": "/etc/shopbot/shop.key"})
    assert not shop_with({})


def test_rotating_an_open_shop_is_refused(shop: Clone) -> None:
    opened = shop.open()
    try:
        assert shop.types("keys", "rotate").returncode == Exit.ALREADY_RUNNING
    finally:
        opened.close()
