"""The installed shop under a systemd that really runs: opened, confined, watched, upgraded, gone back, taken away."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from shopbot.backup import recovery
from shopbot.errors import Exit
from shopbot.journeys import steps
from shopbot.journeys.guest import Guest
from shopbot.service import units
from shopbot.simulator.driver import Driver
from shopbot.simulator.server import Simulator
from tests.commands.clone import TOKEN
from tests.commands.terminal import words_in
from tests.service.box import Box, box

PROJECT = Path(__file__).parent.parent.parent
PROGRAM = ("run.py", "shopbot", "plugins", "requirements.txt", "config.example.toml", "README.md", "CHANGELOG.md")
PATIENCE = 60.0
OTHER_KEY = "0123456789abcdef" * 4


@dataclass
class Installed:
    """A box with an installed shop, the pretend Telegram it talks to, and its owner."""

    box: Box
    telegram: Simulator
    owner_id: int
    said: str

    @property
    def owner(self) -> Guest:
        """The owner's phone, on a connection of its own: one that was idle for a minute has been closed."""
        return phone(Driver(self.telegram.url), self.owner_id, "Budi")

    def does(self, *words: str, answers: str = "") -> str:
        """Type something that has to succeed."""
        done = self.box.types(*words, answers=answers)
        assert done.returncode == 0, f"{' '.join(words)}\n{done.stdout}\n{done.stderr}\n{self.log()}"
        return done.stdout

    def log(self) -> str:
        return self.box.types("journalctl", "--unit", "shopbot*", "--output", "cat", "--lines", "400").stdout

    def shown(self, name: str, unit: str = "shopbot.service") -> str:
        return self.box.types("systemctl", "show", unit, "--value", f"--property={name}").stdout.strip()

    def until(self, true: Callable[[], bool], what: str) -> None:
        ends = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < ends, f"{what}\n{self.log()}"
            time.sleep(0.2)

    def begins(self) -> None:
        """Be open, also after a test that failed with the shop closed."""
        self.box.types("systemctl", "start", "--no-block", "shopbot")
        self.until_open()

    def until_open(self) -> None:
        self.until(lambda: self.shown("ActiveState") == "active", "the shop should be open")

    def process(self) -> Path:
        """The shop's process as the box's /proc shows it."""
        return self.box.files() / "proc" / self.shown("MainPID")

    def program(self, name: str, change: Callable[[Path], object]) -> str:
        """Put a changed copy of the program into the box; return its folder there."""
        copy_program(self.box.files() / "root" / name)
        change(self.box.files() / "root" / name)
        return f"/root/{name}"


def copy_program(to: Path) -> None:
    to.mkdir()
    for name in PROGRAM:
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, to / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, to / name)


def phone(driver: Driver, person: int, name: str) -> Guest:
    return Guest(driver, person, name, lambda _: None)


def let_the_owner_in(driver: Driver, said: str) -> int:
    """Open the owner's link that the installation printed; return who opened it."""
    link = re.search(r"start=(own_\S+)", said)
    assert link, said
    budi = phone(driver, int(driver.add_person("Budi", "en")["id"]), "Budi")
    driver.start(budi.id, link[1])
    return budi.finds("owner").id


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installed]:
    clock = tmp_path_factory.mktemp("telegram") / "clock"
    with Simulator(0, TOKEN, "Toko Budi", "toko_budi_bot", clock) as telegram, box() as made:
        clone = made.files() / "root" / "shopbot"
        copy_program(clone)
        (clone / "config.toml").write_text(f'[telegram]\napi_url = "{telegram.api_url}"\n[shop]\nname = "Toko Budi"\n')
        done = made.types("/usr/bin/python3", "/root/shopbot/run.py", "install", answers=f"{TOKEN}\n")
        assert done.returncode == 0, f"{done.stdout}\n{done.stderr}\n{made.types('journalctl', '-n', '60').stdout}"
        owner = let_the_owner_in(Driver(telegram.url), done.stdout)
        yield Installed(made, telegram, owner, done.stdout)


def test_the_process_is_confined_and_holds_no_secret_where_others_look(shop: Installed) -> None:
    shop.begins()
    status = (shop.process() / "status").read_text()
    assert re.search(r"^CapEff:\s+0+$", status, re.MULTILINE)
    assert re.search(r"^NoNewPrivs:\s+1$", status, re.MULTILINE)
    assert re.search(r"^Seccomp:\s+2$", status, re.MULTILINE)
    assert not re.search(r"^Uid:\s+0\b", status, re.MULTILINE)
    key = (shop.box.files() / "etc/shopbot/db.key").read_text().strip()
    for place in ("environ", "cmdline"):
        shown = (shop.process() / place).read_text()
        assert TOKEN not in shown
        assert key not in shown
    assert "Open as @toko_budi_bot" in shop.shown("StatusText")
    assert not (shop.box.files() / "root/shopbot/data/shop.db").exists()


def test_the_unit_in_the_running_system_is_exposed_by_no_more_than_said(shop: Installed) -> None:
    for unit in ("shopbot.service", "shopbot-alert.service"):
        told = shop.does("systemd-analyze", "security", "--threshold=12", unit)
        assert re.search(r"Overall exposure level for \S+: (0|1\.[012])", told)


TRIES = """\
import os, socket, subprocess
from pathlib import Path

own = Path("/var/lib/shopbot/tried")
own.write_text("#!/bin/sh")
own.chmod(0o700)
for what in (
    lambda: Path("/etc/shopbot/config.toml").write_text("x"),
    lambda: Path("/opt/shopbot/current/run.py").write_text("x"),
    lambda: Path("/etc/shopbot/db.key").read_text(),
    lambda: subprocess.run([own], check=True),
    lambda: os.listdir("/root"),
    lambda: os.nice(-1),
    lambda: os.setuid(0),
    lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW),
):
    try:
        what()
        print("tried and did it")
    except OSError:
        print("tried and was refused")
own.unlink()
"""


def test_the_shop_can_neither_change_the_system_nor_run_what_it_writes(shop: Installed) -> None:
    shop.begins()
    root = shop.box.files()
    (root / "opt/tries.py").write_text(TRIES)
    rules = (root / "etc/systemd/system/shopbot.service").read_text().replace("Type=notify", "Type=oneshot")
    kept = [line for line in rules.splitlines() if not line.startswith(("Restart", "Watchdog", "OnFailure"))]
    start = "ExecStart=/opt/shopbot/current/.venv/bin/python /opt/tries.py"
    unit = "\n".join(start if line.startswith("ExecStart") else line for line in kept)
    (root / "etc/systemd/system/tries.service").write_text(unit)
    shop.does("systemctl", "daemon-reload")
    shop.does("systemctl", "start", "tries")
    said = shop.does("journalctl", "--unit", "tries", "--output", "cat")
    assert re.findall("tried and .*", said) == ["tried and was refused"] * 8


def test_somebody_buys_from_the_confined_shop(shop: Installed) -> None:
    shop.begins()
    driver = Driver(shop.telegram.url)
    oliver, budi = phone(driver, int(driver.add_person("Oliver", "en")["id"]), "Oliver"), shop.owner
    steps.enters(oliver)
    budi.says("/add 7|Lumina 1 month|-|35000|Private profile").says("/addstock 7\nLUMINA-1\nLUMINA-2")
    budi.taps("Add 2").says(f"/transfer {oliver.id} 50k welcome").taps("Confirm")
    assert steps.buys(oliver, 7) in {"LUMINA-1", "LUMINA-2"}
    # The box has no memory controller, so the unit's limit is held against what the process has needed.
    peak = re.search(r"^VmHWM:\s+(\d+) kB$", (shop.process() / "status").read_text(), re.MULTILINE)
    assert peak
    assert int(peak[1]) < int(units.MEMORY_MAX.removesuffix("M")) * 1024


def test_a_shop_that_no_longer_moves_is_killed_by_the_watchdog_and_started_again(shop: Installed) -> None:
    shop.begins()
    drop_in = shop.box.files() / "etc/systemd/system/shopbot.service.d"
    drop_in.mkdir()
    (drop_in / "soon.conf").write_text("[Service]\nWatchdogSec=2s\nTimeoutAbortSec=1s\n")
    shop.does("systemctl", "daemon-reload")
    shop.does("systemctl", "restart", "shopbot")
    stuck = shop.shown("MainPID")
    shop.does("kill", "-STOP", stuck)
    shop.until(lambda: shop.shown("MainPID") not in (stuck, "0") and shop.shown("ActiveState") == "active", "restarted")
    assert "Watchdog timeout" in shop.log()
    shutil.rmtree(drop_in)
    shop.does("systemctl", "daemon-reload")
    shop.does("systemctl", "restart", "shopbot")


def test_with_a_wrong_key_it_stays_closed_and_its_owner_is_told_once(shop: Installed) -> None:
    shop.begins()
    key = shop.box.files() / "etc/shopbot/db.key"
    right = key.read_text()
    shop.does("systemctl", "stop", "shopbot")
    told_before = len([text for text in shop.owner.texts if "has stopped" in text])
    key.write_text(f"{OTHER_KEY}\n")
    assert shop.box.types("systemctl", "start", "shopbot").returncode
    shop.until(lambda: shop.shown("ActiveState") == "failed", "it should have failed for good")
    assert shop.shown("ExecMainStatus") == str(int(Exit.WRONG_KEY))
    assert shop.shown("NRestarts") == "0"
    shop.owner.finds("🔴 Toko Budi has stopped", "The key does not open the shop's file", "sudo shopbot status")
    assert "closed" in shop.box.types("shopbot", "status").stdout
    key.write_text(right)
    shop.does("systemctl", "reset-failed", "shopbot")
    shop.does("systemctl", "start", "shopbot")
    assert len([text for text in shop.owner.texts if "has stopped" in text]) == told_before + 1
    assert OTHER_KEY not in shop.log()


def test_the_same_installation_again_changes_nothing(shop: Installed) -> None:
    shop.begins()
    process = shop.shown("MainPID")
    said = shop.does("/usr/bin/python3", "/root/shopbot/run.py", "install")
    assert said.count("✓") >= 7
    assert shop.shown("MainPID") == process


def test_nobody_but_root_gets_anywhere_and_is_told_what_to_type(shop: Installed) -> None:
    nobody = ("setpriv", "--reuid=65534", "--clear-groups", "--no-new-privs")
    for words in (("shopbot", "check"), ("shopbot", "upgrade"), ("shopbot", "people", "list")):
        done = shop.box.types(*nobody, *words)
        assert done.returncode == Exit.CONFIG, done.stdout + done.stderr
        assert f"Type: sudo {' '.join(words)}" in done.stderr
    assert "systemctl start shopbot" in shop.box.types("shopbot", "run").stderr
    here = shop.box.types("/usr/bin/python3", "/root/shopbot/run.py", "status")
    assert "is a service: sudo shopbot status" in here.stdout


def test_commands_are_carried_out_as_the_shops_user(shop: Installed) -> None:
    shop.begins()
    assert "All is well" in shop.does("shopbot", "check", "--deep")
    ids = {path.stat().st_uid for path in (shop.box.files() / "var/lib/shopbot").rglob("*")}
    assert ids == {(shop.box.files() / "var/lib/shopbot").stat().st_uid}
    assert 0 not in ids
    assert "INFO shopbot.app open" in shop.does("shopbot", "logs")


def test_the_key_can_be_changed_and_the_service_opens_with_the_new_one(shop: Installed) -> None:
    shop.begins()
    key = shop.box.files() / "etc/shopbot/db.key"
    before = key.read_text()
    refused = shop.box.types("shopbot", "keys", "rotate")
    assert refused.returncode == Exit.ALREADY_RUNNING
    assert key.read_text() == before
    shop.does("systemctl", "stop", "shopbot")
    shop.does("shopbot", "keys", "rotate")
    assert key.read_text() != before
    assert key.stat().st_uid == 0
    assert not (shop.box.files() / "var/lib/shopbot/.key").exists()
    shop.does("systemctl", "start", "shopbot")
    assert "shop       open" in shop.box.types("shopbot", "status").stdout


def test_a_key_that_is_lost_comes_back_from_the_paper(shop: Installed) -> None:
    shop.begins()
    shop.does("systemctl", "stop", "shopbot")
    key = shop.box.files() / "etc/shopbot/db.key"
    before = key.read_text()
    key.unlink()
    other = " ".join(recovery.new().words())
    assert shop.box.types("shopbot", "init", "--recover", answers=other + "\n").returncode == Exit.WRONG_KEY
    assert not key.exists()
    shop.does("shopbot", "init", "--recover", answers=" ".join(words_in(shop.said)) + "\n")
    assert key.read_text() == before
    assert (key.stat().st_uid, key.stat().st_mode & 0o777) == (0, 0o600)
    assert not (shop.box.files() / "var/lib/shopbot/.key").exists()
    shop.begins()


def test_the_guides_way_to_another_server_loses_nothing(shop: Installed) -> None:
    shop.begins()
    shop.does("systemctl", "stop", "shopbot")
    shop.does("shopbot", "backup", "now")
    root, data = shop.box.files() / "root", shop.box.files() / "var/lib/shopbot"
    newest = max((data / "backups").glob("shop-*.age"))
    for path in (newest, data / "witness.db", shop.box.files() / "etc/shopbot/config.toml"):
        shutil.copy(path, root / "shopbot" if path.suffix == ".toml" else root)
    shop.does("shopbot", "uninstall", "--delete-data", answers="shopbot\nshopbot\n")
    run, words = ("/usr/bin/python3", "/root/shopbot/run.py"), " ".join(words_in(shop.said))
    said = shop.does(*run, "restore", f"/root/{newest.name}", "--witness", "/root/witness.db", answers=words + "\n")
    assert "Nothing that was promised is missing" in said
    (root / "shopbot/.env").write_text(f"TELEGRAM_TOKEN={TOKEN}\n")
    shop.does(*run, "install")
    shop.until_open()
    assert "Budi" in shop.does("shopbot", "people", "list")


def test_a_newer_program_comes_in_with_a_backup_first(shop: Installed) -> None:
    shop.begins()
    before = shop.does("readlink", "/opt/shopbot/current")

    def newer(folder: Path) -> None:
        about = folder / "shopbot/__init__.py"
        about.write_text(about.read_text().replace('"0.', '"7.0.'))

    folder = shop.program("newer", newer)
    assert "Available: 7.0." in shop.does("shopbot", "upgrade", "--from", folder, "--check")
    assert shop.does("readlink", "/opt/shopbot/current") == before
    said = shop.does("shopbot", "upgrade", "--from", folder)
    assert "read back and sound" in said
    assert shop.does("readlink", "/opt/shopbot/current").startswith("7.0.")
    shop.until_open()
    assert list((shop.box.files() / "var/lib/shopbot/backups").glob("shop-*.age"))
    assert "nothing to do" in shop.does("shopbot", "upgrade", "--from", folder)
    shop.does("shopbot", "upgrade", "--from", "/root/shopbot")


def test_one_file_brings_the_program_in_without_pip_or_network(shop: Installed, tmp_path: Path) -> None:
    shop.begins()
    pack = [sys.executable, "-P", "-m", "shopbot.cli", "pack", "--out", str(tmp_path)]
    packed = subprocess.run(
        pack, cwd=PROJECT, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(PROJECT)}
    )
    assert packed.returncode == 0, packed.stderr
    shutil.copy(tmp_path / "shopbot.pyz", shop.box.files() / "root/shopbot.pyz")
    said = shop.does("env", "PIP_NO_INDEX=1", "shopbot", "upgrade", "--from", "/root/shopbot.pyz")
    assert "read back and sound" in said
    shop.until_open()
    assert "All is well" in shop.does("shopbot", "check")
    assert (shop.process() / "cmdline").read_bytes().startswith(b"/opt/shopbot/current/.venv/bin/python")
    shop.does("shopbot", "upgrade", "--from", "/root/shopbot")


def test_a_program_that_changes_the_file_and_does_not_open_goes_back_with_all_its_traces(shop: Installed) -> None:
    shop.begins()
    before = shop.does("readlink", "/opt/shopbot/current")

    def broken(folder: Path) -> None:
        step = "CREATE TABLE from_tomorrow (id INTEGER PRIMARY KEY) STRICT;\n"
        (folder / "shopbot/db/core/900_tomorrow.sql").write_text(step)
        app = folder / "shopbot/app.py"
        cut = app.read_text().replace("        self._clerk.recover()\n", '        raise RuntimeError("broken")\n')
        assert cut != app.read_text()
        app.write_text(cut)

    done = shop.box.types("shopbot", "upgrade", "--from", shop.program("broken", broken), "--seconds", "30")
    assert done.returncode == Exit.PROBLEM, done.stdout + done.stderr
    assert "did not open" in done.stderr
    assert shop.does("readlink", "/opt/shopbot/current") == before
    shop.until_open()
    assert "All is well" in shop.does("shopbot", "check")
    assert "from_tomorrow" not in shop.does("shopbot", "check", "--deep")


def test_a_second_shop_lives_beside_the_first_and_can_be_taken_away_whole(shop: Installed, tmp_path: Path) -> None:
    shop.begins()
    token = TOKEN.replace("1234567890", "1234567891")
    with Simulator(0, token, "Toko Dua", "toko_dua_bot", tmp_path / "clock") as telegram:
        folder = shop.box.files() / "root/dua"
        folder.mkdir()
        (folder / "config.toml").write_text(f'[telegram]\napi_url = "{telegram.api_url}"\n')
        install = ("/usr/bin/python3", "/root/shopbot/run.py", "install", "--name", "dua", "--folder", "/root/dua")
        shop.does(*install, answers=f"{token}\n")
        assert shop.shown("ActiveState", "shopbot@dua.service") == "active"
        assert shop.shown("ActiveState") == "active"
        ids = {name: (shop.box.files() / "var/lib" / name).stat().st_uid for name in ("shopbot", "shopbot-dua")}
        assert len(set(ids.values())) == 2
        shop.does("systemd-analyze", "security", "--threshold=12", "shopbot@dua.service")
        assert "toko_dua_bot" in shop.does("shopbot", "--shop", "dua", "logs") + shop.shown(
            "StatusText", "shopbot@dua.service"
        )
        no = shop.box.types("shopbot", "--shop", "dua", "uninstall", "--delete-data", answers="shopbot-dua\nno\n")
        assert no.returncode
        assert (shop.box.files() / "var/lib/shopbot-dua/shop.db").exists()
        words = "shopbot-dua\nshopbot-dua\n"
        shop.does("shopbot", "--shop", "dua", "uninstall", "--delete-data", answers=words)
        assert not (shop.box.files() / "var/lib/shopbot-dua").exists()
    assert shop.shown("ActiveState") == "active"


def test_uninstalling_keeps_the_shop_and_installing_finds_it_again(shop: Installed) -> None:
    shop.begins()
    said = shop.does("shopbot", "uninstall")
    assert "is still in /var/lib/shopbot" in said
    assert shop.shown("LoadState") == "not-found"
    assert not (shop.box.files() / "opt/shopbot").exists()
    assert (shop.box.files() / "var/lib/shopbot/shop.db").exists()
    shop.does("/usr/bin/python3", "/root/shopbot/run.py", "install")
    shop.until_open()


def test_it_is_closed_within_five_seconds(shop: Installed) -> None:
    shop.begins()
    shop.does("systemctl", "stop", "shopbot")
    left, entered = (int(shop.shown(f"{one}TimestampMonotonic")) for one in ("ActiveExit", "InactiveEnter"))
    shop.does("systemctl", "start", "shopbot")
    assert 0 < entered - left < 5_000_000
