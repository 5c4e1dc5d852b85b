"""Installing below another root, with a systemd that only notes what it is asked: nothing is lost or doubled."""

import os
import shutil
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from shopbot import config as configuration
from shopbot.commands import uninstall
from shopbot.commands.install import Installation
from shopbot.db.store import Files, Lock
from shopbot.errors import AlreadyRunning, Exit, Refusal
from shopbot.service import adopt, layout
from shopbot.service.layout import Layout
from shopbot.service.system import System, require_root
from tests.commands.clone import TOKEN, Clone

STEPS = 8
MOVING = ("_copy", "_put", "sync", "give")


class Noting(System):
    """Notes what it was asked to do, and makes the user as systemd-sysusers would."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.asked: list[str] = []

    def do(self, *command: str) -> str:
        self.asked.append(" ".join(command))
        if command[0] == "systemd-sysusers":
            (self.root / "etc/passwd").write_text(f"shopbot:x:{os.getuid()}:{os.getgid() or 1}::/:/bin/false\n")
        return ""


class Cut(BaseException):
    """The machine went down."""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A program that is installed at once: its run.py makes an interpreter that does nothing."""
    folder = tmp_path / "program"
    for name in ("shopbot", "plugins"):
        (folder / name).mkdir(parents=True)
    (folder / "shopbot/__init__.py").write_text('__version__ = "1.2.3"\n')
    (folder / "requirements.txt").touch()
    (folder / "config.example.toml").write_text("[shop]\n")
    made = (
        "from pathlib import Path\nmade = Path(__file__).parent / '.venv/bin/python'\nmade.parent.mkdir(parents=True)\n"
    )
    (folder / "run.py").write_text(f"{made}made.symlink_to('/bin/true')\n")
    return folder


@pytest.fixture
def shop(clone: Clone) -> Clone:
    """A shop that ran by hand, with a configuration and another line in .env."""
    clone.set_up()
    (clone.root / "config.toml").write_text('[shop]\nname = "Toko Budi"\n')
    (clone.root / ".env").write_text(f"TELEGRAM_TOKEN={TOKEN}\nSHOPBOT_LOG_LEVEL=debug\n")
    (clone.root / ".env").chmod(0o600)
    (clone.data / "backups").mkdir()
    (clone.data / "backups/shop-20261121T140000Z-7.age").write_bytes(b"sealed")
    return clone


def planned(tmp_path: Path, folder: Path, program: Path) -> Installation:
    place = Layout(root=tmp_path / "machine")
    (tmp_path / "python").write_text('#!/bin/sh\nexec python3 "$@"\n')
    (tmp_path / "python").chmod(0o755)
    (place.root / "etc").mkdir(parents=True, exist_ok=True)
    return Installation(place, folder, source=program, system=Noting(place.root), python=tmp_path / "python")


def carried_out(plan: Installation, most: int = STEPS) -> list[bool]:
    """Do the first steps of a plan; return which were found done."""
    steps = plan.steps()
    assert len(steps) == STEPS
    for step in steps[:most]:
        if not step.done:
            step.do()
    return [step.done for step in steps]


def content(folder: Path) -> dict[str, bytes]:
    left_behind = {"shop.lock", "shop.key"}
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in left_behind
    }


def test_a_shop_that_ran_by_hand_is_moved_whole_and_cannot_be_started_where_it_was(
    tmp_path: Path, shop: Clone, program: Path
) -> None:
    before, key = content(shop.data), (shop.data / "shop.key").read_text().strip()
    plan = planned(tmp_path, shop.root, program)
    assert carried_out(plan)[:-1].count(True) == 1, "only the new shop is not needed"
    place = plan.layout
    assert content(place.at(place.data)) == before
    assert not shop.data.exists()
    assert place.at(place.key).read_text().strip() == key
    assert place.at(place.token).read_text().strip() == TOKEN
    assert {stat.S_IMODE(place.at(one).stat().st_mode) for one in (place.key, place.token)} == {0o600}
    assert TOKEN not in (shop.root / ".env").read_text()
    assert "SHOPBOT_LOG_LEVEL=debug" in (place.at(place.etc) / ".env").read_text()
    assert 'name = "Toko Budi"' in (place.at(place.etc) / "config.toml").read_text()
    assert place.at(place.current).readlink().name.startswith("1.2.3-")
    assert any(line.endswith("enable shopbot.service") for line in plan.system.asked)  # type: ignore[attr-defined]


def test_installed_twice_nothing_is_done_twice(tmp_path: Path, shop: Clone, program: Path) -> None:
    carried_out(planned(tmp_path, shop.root, program))
    before = content(tmp_path / "machine")
    assert carried_out(planned(tmp_path, shop.root, program)) == [True] * (STEPS - 1) + [False]
    assert content(tmp_path / "machine") == before


@pytest.mark.parametrize("most", range(STEPS))
def test_broken_off_after_any_step_the_same_line_again_goes_on(
    tmp_path: Path, shop: Clone, program: Path, most: int
) -> None:
    before = content(shop.data)
    carried_out(planned(tmp_path, shop.root, program), most)
    plan = planned(tmp_path, shop.root, program)
    carried_out(plan)
    assert content(plan.layout.at(plan.layout.data)) == before
    assert not shop.data.exists()


def cut_after(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the machine go down at the given step of moving."""
    left = [count]

    def counted(real: Callable[..., object]) -> Callable[..., object]:
        def step(*args: object) -> object:
            left[0] -= 1
            if left[0] < 0:
                raise Cut
            return real(*args)

        return step

    for name in MOVING:
        monkeypatch.setattr(adopt, name, counted(getattr(adopt, name)))
    for name in ("unlink", "replace"):
        monkeypatch.setattr(Path, name, counted(getattr(Path, name)))


def test_cut_anywhere_while_it_is_moved_there_is_one_shop_and_moving_goes_on(tmp_path: Path) -> None:
    cuts = 0
    while True:
        old, new = tmp_path / f"old{cuts}", tmp_path / f"new{cuts}"
        for folder in (old, old / "backups", new):
            folder.mkdir()
        for name in ("shop.db", "shop.anchor", "backups/one.age"):
            (old / name).write_bytes(name.encode() * 1000)
        before = content(old)
        with pytest.MonkeyPatch.context() as patched:
            cut_after(cuts, patched)
            try:
                adopt.move(old, new, (os.getuid(), os.getgid()))
                break
            except Cut:
                cuts += 1
        whole = [folder for folder in (old, new) if (folder / "shop.db").exists()]
        assert whole, "the shop is gone"
        assert all((whole[-1] / name).exists() for name in before), "the shop is not whole where it counts"
        adopt.move(old, new, (os.getuid(), os.getgid()))
        assert content(new) == before
        assert not (old / "shop.db").exists()
    assert cuts > 10


def test_a_disk_that_writes_something_else_is_found_and_the_old_shop_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for folder in (old, new):
        folder.mkdir()
    (old / "shop.db").write_bytes(b"a" * 1000)

    def lossy(source: Path, to: Path) -> None:
        to.write_bytes(source.read_bytes()[:-1] + b"b")

    monkeypatch.setattr(shutil, "copyfile", lossy)
    with pytest.raises(Refusal, match="reads differently"):
        adopt.move(old, new, (os.getuid(), os.getgid()))
    assert content(old) == {"shop.db": b"a" * 1000}
    assert not (new / "shop.db").exists()


def test_two_different_shops_are_never_mixed(tmp_path: Path) -> None:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "shop.db").write_bytes(name.encode())
    with pytest.raises(Refusal, match="another one"):
        adopt.move(tmp_path / "old", tmp_path / "new", (os.getuid(), os.getgid()))
    assert (tmp_path / "old/shop.db").read_bytes() == b"old"
    assert (tmp_path / "new/shop.db").read_bytes() == b"new"


def test_a_shop_that_is_open_is_not_moved(tmp_path: Path, shop: Clone, program: Path) -> None:
    before = content(shop.data)
    lock = Lock(Files(shop.data).lock)
    try:
        with pytest.raises(AlreadyRunning):
            carried_out(planned(tmp_path, shop.root, program))
    finally:
        lock.release()
    assert content(shop.data) == before


def test_plugins_of_the_owners_own_go_where_an_upgrade_leaves_them(tmp_path: Path, shop: Clone, program: Path) -> None:
    def git(*words: str) -> None:
        subprocess.run(["git", "-C", str(shop.root), *words], check=True, capture_output=True)

    git("init", "-q")
    git("add", "plugins")
    (shop.root / "plugins/mine.py").write_text("'Mine.'\n")
    plan = planned(tmp_path, shop.root, program)
    carried_out(plan)
    plugins = plan.layout.at(plan.layout.etc) / "plugins"
    assert [path.name for path in plugins.iterdir()] == ["mine.py"]
    assert stat.S_IMODE((plugins / "mine.py").stat().st_mode) == 0o644


def test_another_program_than_the_installed_one_is_left_to_upgrade(tmp_path: Path, shop: Clone, program: Path) -> None:
    carried_out(planned(tmp_path, shop.root, program))
    (program / "shopbot/__init__.py").write_text('__version__ = "1.3.0"\n')
    plan = planned(tmp_path, shop.root, program)
    assert any("upgrade" in step.says and step.done for step in plan.steps())
    carried_out(plan)
    assert plan.releases.current().startswith("1.2.3-")


def test_a_witness_on_another_disk_stays_there_and_may_be_written_to(
    tmp_path: Path, shop: Clone, program: Path
) -> None:
    (shop.root / "config.toml").write_text('[data]\nwitness = "/srv/second-disk"\n[log]\nfile = "data/shop.log"\n')
    plan = planned(tmp_path, shop.root, program)
    carried_out(plan)
    units = plan.layout.at(plan.layout.units)
    assert "ReadWritePaths=/srv/second-disk" in (units / "shopbot.service.d/folders.conf").read_text()
    etc = plan.layout.at(plan.layout.etc)
    config, problems = configuration.examine(etc, plan.layout.environ, token_required=False)
    assert problems == ()
    assert config.log.file is None
    assert config.data.witness == Path("/srv/second-disk")
    assert carried_out(planned(tmp_path, shop.root, program))[:-1] == [True] * (STEPS - 1)


def test_uninstalling_keeps_the_shop_and_installing_finds_it(tmp_path: Path, shop: Clone, program: Path) -> None:
    plan = planned(tmp_path, shop.root, program)
    before = content(shop.data)
    carried_out(plan)
    said: list[str] = []
    uninstall.remove(plan.layout, plan.system, delete_data=False, say=said.append)
    place = plan.layout
    assert list(place.at(place.units).glob("*")) == []
    assert not place.at(place.opt).exists()
    assert content(place.at(place.data)) == before
    assert "is still in" in said[-1]
    again = planned(tmp_path, shop.root, program)
    carried_out(again)
    assert content(place.at(place.data)) == before


def test_a_dry_run_shows_everything_and_changes_nothing(clone: Clone) -> None:
    for name in ("run.py", "requirements.txt"):
        (clone.root / name).touch()
    before = content(clone.root)
    done = clone.types("install", "--dry-run")
    assert done.returncode == Exit.OK, done.stderr
    for word in ("a user of its own", "ProtectSystem=strict", "/etc/systemd/system/shopbot.service", "WatchdogSec"):
        assert word in done.stdout
    assert content(clone.root) == before
    assert TOKEN not in done.stdout


def test_nobody_but_root_installs_and_the_line_to_type_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(Refusal) as refused:
        require_root("sudo python3 run.py install --name shop2")
    assert refused.value.hint == "Type: sudo python3 run.py install --name shop2"


def test_a_folder_that_the_service_cannot_be_let_into_is_refused(tmp_path: Path, program: Path) -> None:
    with pytest.raises(Refusal, match="/home/budi"):
        Installation(layout.of("", tmp_path), tmp_path, source=program, writes=[Path("/home/budi/copies")])


def test_a_folder_without_the_program_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"run\.py"):
        Installation(layout.of("", tmp_path), tmp_path, source=tmp_path).steps()
