"""Setting a shop up: nothing is overwritten, nothing secret is left lying about, and a kill costs nothing."""

import hashlib
import re
import stat
import subprocess
import sys
from pathlib import Path

from shopbot.db import keys, settings
from shopbot.errors import Exit
from tests.commands.clone import OTHER_TOKEN, SECONDS, TOKEN, Clone

_LINK = re.compile(r"https://t\.me/toko_budi_bot\?start=own_([A-Za-z0-9_-]{22})\b")
_RECOVERY = re.compile(r"(?:[A-Z2-7]{4}-){6}[A-Z2-7]{4}")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


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
    recovery = "-".join(_RECOVERY.findall(done.stdout))
    assert keys.from_recovery(recovery).hex() == (clone.data / "shop.key").read_text().strip()
    assert (clone.root / ".env").read_text() == f"# mine\nOTHER=1\nTELEGRAM_TOKEN={TOKEN}\n"
    assert TOKEN not in done.stdout + done.stderr


def test_files_are_private_after_init(clone: Clone) -> None:
    before = {path.name for path in clone.root.iterdir()}
    clone.types("init", answers=TOKEN)
    assert mode(clone.data) == 0o700
    assert {mode(path) for path in clone.data.iterdir()} == {0o600}
    assert mode(clone.root / ".env") == 0o600
    assert {path.name for path in clone.root.iterdir()} - before == {"data", ".env"}
    assert {path.name for path in clone.data.iterdir()} == {"shop.db", "shop.key", "shop.anchor", "shop.lock"}


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
    assert not _RECOVERY.search(second.stdout)


def test_lost_key_comes_back_from_paper_only(clone: Clone) -> None:
    done = clone.types("init", answers=TOKEN)
    recovery = "-".join(_RECOVERY.findall(done.stdout))
    mistyped = recovery[:-1] + ("B" if recovery.endswith("A") else "A")
    (clone.data / "shop.key").rename(clone.root / "elsewhere")
    again = clone.types("init", answers=TOKEN)
    assert again.returncode == Exit.NO_FILE
    assert not (clone.data / "shop.key").exists(), "a new key would hide that the old one is gone"
    other = clone.types("init", "--recover", answers=keys.to_recovery(keys.new_master()))
    assert other.returncode == Exit.WRONG_KEY
    assert clone.types("init", "--recover", answers=mistyped).returncode == Exit.WRONG_KEY
    assert clone.types("init", "--recover", answers=recovery.lower()).returncode == Exit.OK
    assert mode(clone.data / "shop.key") == 0o600
    clone.open().close()


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
