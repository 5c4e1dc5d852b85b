"""Setting a shop up: nothing is overwritten, nothing secret is left lying about, and a kill costs nothing."""

import hashlib
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from shopbot.backup import recovery
from shopbot.backup.recovery import RecoveryKey
from shopbot.clock import Clock
from shopbot.db import keys, settings
from shopbot.db.store import Files
from shopbot.errors import Exit, WrongKey
from tests.commands.clone import OTHER_TOKEN, SECONDS, TOKEN, Clone
from tests.commands.terminal import asked_word, groups_in, typing, words_in

_LINK = re.compile(r"https://t\.me/toko_budi_bot\?start=own_([A-Za-z0-9_-]{22})\b")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def shown_key(shown: str) -> RecoveryKey:
    return recovery.read(groups_in(shown))


def kept_claim(clone: Clone) -> str:
    shop = clone.open()
    try:
        return str(settings.read(shop.reader(), "shopbot")["claim"]["digest"])
    finally:
        shop.close()


def test_one_paste_makes_a_shop_with_an_owners_link_and_a_recovery_key(clone: Clone) -> None:
    (clone.root / ".env").write_text("# mine\nOTHER=1\nTELEGRAM_TOKEN=\n")
    done = clone.types("init", answers=f"  {TOKEN}\n")
    assert done.returncode == Exit.CONFIG, "an empty token in .env is a mistake that is told first"
    (clone.root / ".env").write_text("# mine\nOTHER=1\n")
    done = clone.types("init", answers=f"  {TOKEN}\n")
    assert done.returncode == Exit.OK, done.stderr
    link = _LINK.search(done.stdout)
    assert link is not None
    assert kept_claim(clone) == hashlib.sha256(link[1].encode()).hexdigest()
    key = shown_key(done.stdout)
    assert recovery.read(" ".join(words_in(done.stdout))).secret == key.secret
    master = bytes.fromhex((clone.data / "shop.key").read_text())
    assert recovery.unseal(Files(clone.data), key) == master
    assert key.secret != master, "what leaves the server for the paper is not what opens the file on it"
    assert (clone.root / ".env").read_text() == f"# mine\nOTHER=1\nTELEGRAM_TOKEN={TOKEN}\n"
    assert TOKEN not in done.stdout + done.stderr


def test_files_are_private_after_init(clone: Clone) -> None:
    before = {path.name for path in clone.root.iterdir()}
    clone.types("init", answers=TOKEN)
    assert mode(clone.data) == 0o700
    assert {mode(path) for path in clone.data.iterdir()} == {0o600}
    assert mode(clone.root / ".env") == 0o600
    assert {path.name for path in clone.root.iterdir()} - before == {"data", ".env"}
    files = {path.name for path in clone.data.iterdir()}
    assert files - {"witness.db"} == {"shop.db", "shop.key", "shop.anchor", "shop.lock", "shop.recovery"}


def test_wrong_token_makes_nothing(clone: Clone) -> None:
    for wrong in (OTHER_TOKEN, "hello", ""):
        done = clone.types("init", answers=f"{wrong}\n")
        assert done.returncode == Exit.CONFIG
        assert "Telegram does not know this token." in done.stderr
        assert not (clone.root / ".env").exists()
        assert not (clone.data / "shop.db").exists()
        assert not (clone.data / "shop.key").exists()


def test_no_network_says_so_and_makes_nothing(clone: Clone) -> None:
    clone.environ["SHOPBOT_TELEGRAM_API_URL"] = "http://127.0.0.1:9"
    done = clone.types("init", answers=TOKEN)
    assert done.returncode == Exit.NO_NETWORK
    assert "cannot be reached" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (clone.data / "shop.db").exists()


def test_second_init_refuses_and_changes_nothing(clone: Clone) -> None:
    clone.types("init", answers=TOKEN)
    before = {path: path.read_bytes() for path in clone.data.iterdir() if path.name != "shop.lock"}
    done = clone.types("init", answers=TOKEN)
    assert done.returncode == Exit.PROBLEM
    assert "already" in done.stderr
    assert "init --claim" in done.stderr
    assert {path: path.read_bytes() for path in before} == before


def test_new_link_ends_the_old_one(clone: Clone) -> None:
    first = clone.types("init", answers=TOKEN)
    second = clone.types("init", "--claim")
    old, new = _LINK.search(first.stdout), _LINK.search(second.stdout)
    assert second.returncode == Exit.OK, second.stderr
    assert old
    assert new
    assert old[1] != new[1]
    assert kept_claim(clone) == hashlib.sha256(new[1].encode()).hexdigest()
    assert not groups_in(second.stdout)
    assert not words_in(second.stdout)


def test_lost_key_comes_back_from_paper_only(clone: Clone) -> None:
    done = clone.types("init", answers=TOKEN)
    words = words_in(done.stdout)
    mistyped = " ".join([*words[:-1], words[-1] + "x"])
    before = (clone.data / "shop.key").read_bytes()
    (clone.data / "shop.key").rename(clone.root / "elsewhere")
    again = clone.types("init", answers=TOKEN)
    assert again.returncode == Exit.NO_FILE
    assert not (clone.data / "shop.key").exists(), "a new key would hide that the old one is gone"
    other = clone.types("init", "--recover", answers=" ".join(recovery.new().words()))
    assert other.returncode == Exit.WRONG_KEY
    slip = clone.types("init", "--recover", answers=mistyped)
    assert slip.returncode == Exit.WRONG_KEY
    assert "Word 24" in slip.stderr
    assert clone.types("init", "--recover", answers=" ".join(words).upper()).returncode == Exit.OK
    assert (clone.data / "shop.key").read_bytes() == before
    assert mode(clone.data / "shop.key") == 0o600
    clone.open().close()


def test_older_papers_groups_are_the_key_itself(clone: Clone) -> None:
    """A shop of before there was a recovery key apart: with its file `shop.recovery`, and before its first start."""
    master = clone.set_up()
    for started in (False, True):
        if started:
            opened = clone.open()
            recovery.ensure(opened, master, Clock())
            opened.close()
        (clone.data / "shop.key").unlink()
        done = clone.types("init", "--recover", answers=keys.to_recovery(master).lower())
        assert done.returncode == Exit.OK, done.stderr
        assert bytes.fromhex((clone.data / "shop.key").read_text()) == master


def test_who_types_goes_on_only_with_a_word_from_the_paper(clone: Clone) -> None:
    told: list[str] = []

    def answer(said: str) -> str:
        told.append(said)
        return "nonsense" if len(told) == 2 else asked_word(said) or TOKEN

    code, said = typing(clone, "init", answer=answer)
    assert code == Exit.OK, said
    assert len(told) == 3
    assert "own_" not in told[1], "nothing more is told before the paper was looked at"
    assert re.search(r"That is not word \d+", told[2])
    assert "own_" in said
    assert "█" in said, "on a terminal there is a picture to scan as well"


def test_who_stops_before_writing_it_down_is_shown_another_key(clone: Clone) -> None:
    _, first = typing(clone, "init", answer=lambda said: None if asked_word(said) else TOKEN)
    assert "own_" not in first
    code, second = typing(clone, "init", answer=lambda said: asked_word(said) or TOKEN)
    assert code == Exit.OK
    files = Files(clone.data)
    assert recovery.unseal(files, shown_key(second))
    with pytest.raises(WrongKey):
        recovery.unseal(files, shown_key(first))


def test_nothing_that_is_shown_once_can_be_shown_again(clone: Clone) -> None:
    words = words_in(clone.types("init", answers=TOKEN).stdout)
    for again in (("init",), ("init", "--claim"), ("check",), ("check", "--deep")):
        assert not set(words_in(clone.types(*again).stdout)) & set(words)
    everything = b"".join(path.read_bytes() for path in clone.root.rglob("*") if path.is_file())
    assert " ".join(words[:3]).encode() not in everything
    assert recovery.read(" ".join(words)).secret not in everything


def test_lost_file_is_never_answered_with_a_fresh_shop(clone: Clone) -> None:
    clone.set_up()
    (clone.data / "shop.db").unlink()
    done = clone.types("init", answers=TOKEN)
    assert done.returncode == Exit.NO_FILE
    assert "There was a shop" in done.stderr
    assert not (clone.data / "shop.db").exists()


def test_running_shop_is_not_disturbed(clone: Clone) -> None:
    clone.set_up()
    shop = clone.open()
    try:
        assert clone.types("init", answers=TOKEN).returncode == Exit.ALREADY_RUNNING
        assert clone.types("init", "--claim").returncode == Exit.ALREADY_RUNNING
    finally:
        shop.close()


def test_killed_at_any_write_the_next_init_goes_on(clone: Clone) -> None:
    """Every change of a file or folder is the last one in turn; then init is typed again."""
    script = Path(__file__).parent / "kill_init.py"
    done = subprocess.run(
        [sys.executable, "-P", script], cwd=clone.root, env={**clone.env(), "INIT_TOKEN": TOKEN}, text=True,
        capture_output=True, timeout=SECONDS, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(done.stdout) > 10, "it must have been killed often enough to mean something"
