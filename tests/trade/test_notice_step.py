"""The step that lets all notices go by one setting keeps what the owner had chosen for those of orders."""

from pathlib import Path

import pytest

from shopbot.db import migrate, settings
from shopbot.trade import terms
from tests.trade.desk import Desk


@pytest.mark.parametrize(("chosen", "then"), [(3, 3), (None, terms.NOTICES_A_MINUTE)])
def test_what_the_owner_chose_for_orders_holds_for_all_notices(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, chosen: int | None, then: int
) -> None:
    steps = migrate.core_steps()
    with monkeypatch.context() as patch:
        patch.setattr(migrate, "core_steps", lambda: [step for step in steps if step.name < "008"])
        desk = Desk(tmp_path / "shop" / "shop.db")
    desk.careless = True
    with desk.tx() as tx:
        if chosen is not None:
            settings.write(tx, "orders", "notices_a_minute", chosen)
        migrate.migrate(tx, "shopbot", steps)
        assert terms.notices_a_minute(tx) == then
        assert "notices_a_minute" not in settings.read(tx, "orders")
    desk.connection.close()
