"""Which of these tests can run here: some need systemd's own tools, some a whole systemd in a box (Linux, root).

Where the tools are missing their tests are not collected and the run says so; under CI they fail instead. A box needs
rights that not every machine gives even to root, so that is tried once, and said if it cannot be.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from shopbot.simulator.server import Simulator
from tests.commands.clone import TOKEN, Clone

TOOLS = shutil.which("systemd-analyze") is not None
REQUIRED = bool(os.environ.get("CI"))


def can_box() -> bool:
    """Tell whether this kernel lets us have a machine in a box."""
    if not TOOLS or os.geteuid() != 0 or not Path("/lib/systemd/systemd").exists() or shutil.which("nsenter") is None:
        return False
    command = [
        "unshare",
        "--cgroup",
        "--pid",
        "--mount",
        "--uts",
        "--ipc",
        "--fork",
        "mount",
        "-t",
        "tmpfs",
        "x",
        "/mnt",
    ]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


collect_ignore_glob = [
    *([] if TOOLS or REQUIRED else ["test_units.py", "test_confined.py"]),
    *([] if can_box() else ["test_box.py"]),
]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say plainly what did not run."""
    if collect_ignore_glob:
        terminalreporter.write_line(f"Not run here, for want of systemd or root: {', '.join(collect_ignore_glob)}")


@pytest.fixture(scope="session")
def telegram(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulator]:
    clock = tmp_path_factory.mktemp("telegram") / "clock"
    with Simulator(0, TOKEN, "Toko Budi", "toko_budi_bot", clock) as running:
        yield running


@pytest.fixture
def clone(tmp_path: Path, telegram: Simulator) -> Clone:
    return Clone(tmp_path / "clone", telegram.api_url)
