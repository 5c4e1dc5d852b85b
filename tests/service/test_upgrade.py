"""Upgrading with a systemd that is played: wherever it is broken off, the shop ends up open and nothing is lost."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from shopbot.commands import upgrade
from shopbot.commands.upgrade import Upgrade
from shopbot.errors import Exit, Refusal
from shopbot.service.layout import Layout
from shopbot.service.release import Releases, name_of
from shopbot.service.system import System

MADE = "from pathlib import Path\nmade = Path(__file__).parent / '.venv/bin/python'\nmade.parent.mkdir(parents=True)\n"


class Cut(BaseException):
    """The machine went down."""


class Played(System):
    """A systemd that opens the shop unless its release is broken; a newer program writes into the file at its start."""

    def __init__(self, place: Layout) -> None:
        super().__init__(place.root)
        self.place = place
        self.broken: set[str] = set()
        self.served: set[str] = set()
        self.state = "active"
        self.opened = 1
        self.left: int | None = None

    @property
    def data(self) -> Path:
        return self.place.at(self.place.data) / "shop.db"

    def _step(self) -> None:
        if self.left is not None:
            self.left -= 1
            if self.left < 0:
                raise Cut

    def do(self, *command: str) -> str:
        self._step()
        if "stop" in command:
            self.state = "inactive"
        return ""

    def ask(self, *command: str) -> "subprocess.CompletedProcess[str]":
        self._step()
        if "start" in command:
            self._start()
        if "stop" in command:
            self.state = "inactive"
        return subprocess.CompletedProcess(command, 0, "", "")

    def _start(self) -> None:
        release = Releases(self.place).current()
        if release.startswith("2"):
            self.data.write_text("as version 2 has it")
        elif self.data.read_text() != "as version 1 has it":
            self.state = "failed"
            return
        if release not in self.broken or release in self.served:
            self.opened += 1
        self.state = "failed" if release in self.broken else "active"

    def show(self, unit: str, *names: str) -> dict[str, str]:
        facts = {"ActiveState": self.state, "NRestarts": "0", "StatusText": "it is broken", "Result": "exit-code"}
        facts["ActiveEnterTimestampMonotonic"] = str(self.opened)
        return {name: facts[name] for name in names}


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_PAUSE", "_STEADY_SECONDS"):
        monkeypatch.setattr(upgrade, name, 0.0)


def program(folder: Path, version: str) -> Path:
    for name in ("shopbot", "plugins"):
        (folder / name).mkdir(parents=True)
    (folder / "shopbot/__init__.py").write_text(f'__version__ = "{version}"\n')
    (folder / "requirements.txt").touch()
    (folder / "run.py").write_text(f"{MADE}made.symlink_to('/bin/true')\n")
    return folder


class Machine:
    """A machine with version 1 installed and version 2 at hand."""

    def __init__(self, folder: Path) -> None:
        self.place = Layout(root=folder / "machine")
        self.python = folder / "python"
        self.python.write_text('#!/bin/sh\nexec python3 "$@"\n')
        self.python.chmod(0o755)
        self.new = program(folder / "new", "2.0.0")
        old = program(folder / "old", "1.0.0")
        self.place.at(self.place.data).mkdir(parents=True)
        self.systemd = Played(self.place)
        self.systemd.data.write_text("as version 1 has it")
        self.releases = Releases(self.place)
        self.first = self.releases.make(old, self.python)
        self.releases.use(self.first)
        self.second = name_of(self.new)

    def upgrades(self) -> int:
        made = Upgrade(self.place, self.new, seconds=5, backup=False, system=self.systemd, python=self.python)
        return made.run()

    def left_over(self) -> Iterator[Path]:
        yield from self.releases.folder.glob(".*")
        yield from self.systemd.data.parent.glob(".*")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_a_sound_release_is_switched_to(machine: Machine) -> None:
    assert machine.upgrades() == Exit.OK
    assert (machine.releases.current(), machine.systemd.state) == (machine.second, "active")
    assert machine.upgrades() == Exit.OK
    assert list(machine.left_over()) == []


def test_a_release_that_does_not_open_goes_with_what_it_wrote(machine: Machine) -> None:
    machine.systemd.broken = {machine.second}
    assert machine.upgrades() == Exit.PROBLEM
    assert (machine.releases.current(), machine.systemd.state) == (machine.first, "active")
    assert machine.systemd.data.read_text() == "as version 1 has it"
    assert list(machine.left_over()) == []


def test_what_a_release_took_from_people_before_it_fell_is_never_put_back_over(machine: Machine) -> None:
    machine.systemd.broken = machine.systemd.served = {machine.second}
    with pytest.raises(Refusal, match="either"):
        machine.upgrades()
    assert machine.systemd.data.read_text() == "as version 2 has it"
    kept = machine.systemd.data.parent / ".before-upgrade/shop.db"
    assert kept.read_text() == "as version 1 has it"


def test_what_the_old_program_sold_after_a_power_cut_stays_sold(tmp_path: Path) -> None:
    cut_before_the_switch = 0
    for cuts in range(20):
        (tmp_path / str(cuts)).mkdir()
        machine = Machine(tmp_path / str(cuts))
        machine.systemd.broken, machine.systemd.left = {machine.second}, cuts
        try:
            machine.upgrades()
            break
        except Cut:
            machine.systemd.left = None
        if machine.releases.current() != machine.first or machine.systemd.state == "active":
            continue
        cut_before_the_switch += 1
        anchor = machine.systemd.data.with_name("shop.anchor")
        anchor.write_text("sold after the cut")
        machine.systemd.state = "active"
        assert machine.upgrades() == Exit.PROBLEM
        assert anchor.read_text() == "sold after the cut"
    assert cut_before_the_switch


@pytest.mark.parametrize("broken", [False, True], ids=["sound", "broken"])
def test_cut_anywhere_the_same_line_again_ends_with_an_open_shop(tmp_path: Path, broken: bool) -> None:
    cuts = 0
    while True:
        (tmp_path / str(cuts)).mkdir()
        machine = Machine(tmp_path / str(cuts))
        machine.systemd.broken = {machine.second} if broken else set()
        machine.systemd.left = cuts
        try:
            machine.upgrades()
            break
        except Cut:
            cuts += 1
        machine.systemd.left = None
        machine.upgrades()
        assert machine.systemd.state == "active", f"closed after cut {cuts}"
        wanted = machine.first if broken else machine.second
        assert machine.releases.current() == wanted
        assert machine.systemd.data.read_text() == f"as version {1 if broken else 2} has it"
        assert list(machine.left_over()) == []
    assert cuts >= 4
