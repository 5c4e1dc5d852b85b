"""A shop with a few commits in it, its recovery key, and backups of it in one call."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.backup.backing import Backing


@pytest.fixture
def backing(tmp_path: Path) -> Iterator[Backing]:
    made = Backing(tmp_path / "shop")
    yield made
    made.close()
