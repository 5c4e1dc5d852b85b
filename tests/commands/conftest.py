"""A clone for each test, and one pretend Telegram for all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from shopbot.simulator.server import Simulator
from tests.commands.clone import TOKEN, Clone


@pytest.fixture(scope="session")
def telegram(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulator]:
    clock = tmp_path_factory.mktemp("telegram") / "clock"
    with Simulator(0, TOKEN, "Toko Budi", "toko_budi_bot", clock) as running:
        yield running


@pytest.fixture
def clone(tmp_path: Path, telegram: Simulator) -> Clone:
    return Clone(tmp_path / "clone", telegram.api_url)
