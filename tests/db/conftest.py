"""One bench for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.db.bench import Bench


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    made = Bench(tmp_path / "shop")
    yield made
    made.close()
