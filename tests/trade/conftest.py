"""What every test of the trade room starts with."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.trade.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "shop" / "shop.db")
    yield made
    made.connection.close()
