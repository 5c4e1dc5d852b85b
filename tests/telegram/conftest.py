"""One pretend Telegram for the session, emptied before each test; a fresh shop for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from shopbot.simulator.server import Simulator
from tests.telegram.bench import Bench


@pytest.fixture(scope="session")
def telegram() -> Iterator[Simulator]:
    simulator = Simulator(token="123456789:" + "canary-token-that-is-long-enough-x1").start()
    yield simulator
    simulator.stop()


@pytest.fixture
def still(tmp_path: Path, telegram: Simulator) -> Iterator[Bench]:
    """A shop nobody has opened yet."""
    bench = Bench(tmp_path, telegram)
    bench.driver.reset()
    yield bench
    bench.stop()
    assert bench.driver.violations() == []


@pytest.fixture
def bench(still: Bench) -> Bench:
    """A shop that sends."""
    return still.start()
