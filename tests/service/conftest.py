"""Which of these tests can run here: some need systemd's own tools, some a whole systemd in a box (Linux, root).

Where one is missing its tests are not collected and the run says so; under CI nothing is left out, and they fail.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from shopbot.simulator.server import Simulator
from tests.commands.clone import TOKEN, Clone

TOOLS = shutil.which("systemd-analyze") is not None
BOX = TOOLS and Path("/lib/systemd/systemd").exists() and os.geteuid() == 0 and shutil.which("nsenter") is not None
REQUIRED = bool(os.environ.get("CI"))

collect_ignore_glob = [
    *([] if TOOLS or REQUIRED else ["test_units.py", "test_confined.py"]),
    *([] if BOX or REQUIRED else ["test_box.py"]),
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
