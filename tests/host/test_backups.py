"""What a plugin can rely on: one backup at a time, places that never see what they could read, and its own events."""

import importlib.util
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from shopbot.api import (
    Away,
    BackupFailed,
    BackupMade,
    BackupPlace,
    Context,
    CopyFailed,
    CopyKept,
    DrillDone,
    Keep,
    Kept,
    Plugin,
    Request,
    ShopError,
    backups,
)
from shopbot.backup import archive, recovery
from shopbot.backup.places import sha256
from shopbot.backup.refusals import WrongArchiveKey
from shopbot.host import backup_work
from shopbot.host.admit import Admission, Checker
from shopbot.testing import ROOT, Person, TestShop
from tests.plugins.backups_bench import MASTER, PAPER, archives, folder


def stranger(place: type[BackupPlace] | None = None) -> Plugin[Any]:
    """Return a plugin as somebody else might write it, which notes every event it hears of."""
    plugin = Plugin("stranger")
    plugin.migration("001_heard", "CREATE TABLE stranger_heard (n INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT;")
    plugin.texts(en="place-cellar = The cellar\nsaid = { $words }")
    if place is not None:
        plugin.backup_place(place)

    @plugin.command("make")
    def make(request: Request[Any]) -> None:
        request.reply("said", words=repr([backups.make(request, Keep()), backups.make(request, Keep())]))

    @plugin.command("drill")
    def drill(request: Request[Any]) -> None:
        request.reply("said", words=repr([backups.drill(request), backups.make(request, Keep())]))

    @plugin.command("copy")
    def copy(request: Request[Any]) -> None:
        name = (backups.shelf(request) or ())[0].name
        request.reply("said", words=repr([backups.copy(request, "cellar", name, Keep(), {}) for _ in range(2)]))

    for kind in (BackupMade, BackupFailed, CopyKept, CopyFailed, DrillDone):
        _listens(plugin, kind)
    return plugin


def _listens(plugin: Plugin[Any], kind: type[Any]) -> None:
    def heard(ctx: Context[Any], event: Any) -> None:
        ctx.tx.run("INSERT INTO stranger_heard (words) VALUES (?)", f"{kind.__name__} {getattr(event, 'reason', '')}")

    heard.__name__ = f"heard_{kind.__name__.lower()}"
    plugin.on(kind)(heard)


class Cellar(BackupPlace):
    """A place in memory that looks at all it is given."""

    name, label = "cellar", "place-cellar"
    kept: dict[str, bytes]
    raises: Exception | None

    def ready(self, settings: Any) -> bool:
        return settings is not None

    def put(self, away: Away[Any], name: str, file: Path) -> str:
        if self.raises:
            raise self.raises
        self.kept[name] = file.read_bytes()
        return "shelf 3"

    def names(self, away: Away[Any]) -> Sequence[Kept]:
        return [Kept(name, len(content)) for name, content in self.kept.items()]

    def get(self, away: Away[Any], name: str, into: Path) -> None:
        assert away.known[name] == "shelf 3"
        into.write_bytes(self.kept[name])

    def remove(self, away: Away[Any], name: str) -> None:
        self.kept.pop(name, None)


@pytest.fixture
def cellar() -> type[Cellar]:
    return type("Fresh", (Cellar,), {"kept": {}, "raises": None})


def opened(place: type[BackupPlace] | None = None) -> tuple[TestShop, Person]:
    shop = TestShop("home", stranger(place), owner=1)
    return shop, shop.person("Rina", id=1).says("/start")


def heard(shop: TestShop) -> list[str]:
    return [str(row["words"]).strip() for row in shop.db.rows("SELECT words FROM stranger_heard ORDER BY n")]


def test_two_orders_in_one_breath_make_one_backup() -> None:
    shop, rina = opened()
    rina.says("/make")
    assert rina.sees == "[True, False]"
    assert len(archives(shop)) == 1
    assert heard(shop) == ["BackupMade"]
    assert shop.do(backups.verified_at) == shop.clock.now()


def test_nothing_is_backed_up_beside_a_drill() -> None:
    shop, rina = opened()
    rina.says("/make").says("/drill")
    assert rina.sees == "[True, False]"
    assert heard(shop) == ["BackupMade", "DrillDone"]


def test_a_drill_without_a_backup_says_so() -> None:
    shop, rina = opened()
    rina.says("/drill")
    assert heard(shop) == ["DrillDone backup_none"]


def test_a_backup_that_kills_the_process_is_not_tried_again_by_the_next() -> None:
    shop, _ = opened()
    shop.do(lambda tx: backups.make(Context(shop.host, tx, shop.host.plugin("stranger")), Keep()))
    shop.clock.advance(1)
    shop.restart()
    assert heard(shop) == ["BackupFailed backup_interrupted"]
    assert archives(shop) == []


def test_a_place_gets_what_the_server_itself_cannot_open(cellar: type[Cellar], tmp_path: Path) -> None:
    shop, rina = opened(cellar)
    rina.says("/make").says("/copy")
    assert rina.sees == "[True, False]"
    assert heard(shop)[-1] == "CopyKept"
    (content,) = cellar.kept.values()
    path = tmp_path / next(iter(cellar.kept))
    path.write_bytes(content)
    with pytest.raises(WrongArchiveKey):
        archive.verify(path, recovery.server_identity(MASTER))
    assert archive.verify(path, PAPER.identity).made_at == shop.clock.now()
    assert not [one for one in folder(shop).iterdir() if one.name.startswith(".")]


def test_sabotage_a_copy_that_was_not_sealed_anew_would_open_on_the_server(
    cellar: type[Cellar], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def plain_copy(path: Path, out: Path, *_: Any, **__: Any) -> archive.Exported:
        out.write_bytes(path.read_bytes())
        told = archive.verify(out, recovery.server_identity(MASTER))
        return archive.Exported(out, told, out.stat().st_size, sha256(out))

    monkeypatch.setattr(archive, "export", plain_copy)
    _, rina = opened(cellar)
    rina.says("/make").says("/copy")
    path = tmp_path / next(iter(cellar.kept))
    path.write_bytes(cellar.kept[path.name])
    assert archive.verify(path, recovery.server_identity(MASTER)).shop


@pytest.mark.parametrize(
    ("raised", "reason"),
    [
        (RuntimeError("a bug of the place"), "backup_bug"),
        (ShopError("gone"), "gone"),
        (OSError(5, "Input/output error"), "place_disk"),
    ],
    ids=["bug", "refusal", "disk"],
)
def test_a_place_that_raises_costs_its_copy_and_nothing_else(
    cellar: type[Cellar], raised: Exception, reason: str
) -> None:
    cellar.raises = raised
    shop, rina = opened(cellar)
    rina.says("/make").says("/copy")
    assert heard(shop) == ["BackupMade", f"CopyFailed {reason}"]
    assert shop.parked == []
    cellar.raises = None
    rina.says("/copy")
    assert heard(shop)[-1] == "CopyKept"


@pytest.mark.parametrize("name", ["../../etc/passwd", "shop-x.age", "/tmp/shop-20260101T000000Z-1.age", ""])  # noqa: S108 - a name
def test_what_is_no_backups_name_never_becomes_a_path(cellar: type[Cellar], name: str) -> None:
    shop, _ = opened(cellar)
    assert shop.host.vault is not None
    args = {"place": "cellar", "name": name, "known": {}, "by": 1, "owner": 1, "keep": {}}
    for errand in (backup_work.COPY, backup_work.FETCH):
        assert backup_work.run(shop.host, errand, args)["reason"] == "backup_foreign"
    assert cellar.kept == {}


def test_a_place_with_an_impossible_name_or_label_is_not_admitted() -> None:
    class Odd(Cellar):
        name, label = "My Cloud", "no-such-text"

    result = _admitted(stranger(Odd))
    assert any("backup place 'My Cloud'" in problem for problem in result.problems)
    assert any("no text for the backup place 'no-such-text'" in problem for problem in result.problems)


def test_two_plugins_cannot_have_a_place_of_one_name(cellar: type[Cellar]) -> None:
    checker = Checker("test", set(), {})
    first, second = stranger(cellar), Plugin("other")
    second.texts(en="place-cellar = Cellar")
    second.backup_place(cellar)
    assert checker.check(first, {}).problems == []
    assert checker.check(second, {}).problems == ["the backup place cellar is stranger's already"]


def _admitted(plugin: Plugin[Any]) -> Admission:
    return Checker("test", set(), {}).check(plugin, {})


# --- the place on the authors' page ---


def from_the_page() -> ModuleType:
    page = (ROOT / "plugins" / "README.md").read_text(encoding="utf-8")
    section = page.split("## A place for backups")[1].split("\n## ")[0]
    (source,) = re.findall(r"```python\n(.*?)```", section, re.DOTALL)
    spec = importlib.util.spec_from_loader("shelf_of_the_page", loader=None)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[module.__name__] = module
    exec(compile(source, str(ROOT / "plugins" / "shelf.py"), "exec"), module.__dict__)  # noqa: S102 - our own page
    return module


def test_the_place_on_the_authors_page_keeps_copies(tmp_path: Path) -> None:
    page = from_the_page()
    settings: dict[str, dict[str, object]] = {"shelf": {"share": str(tmp_path)}, "backups": {"chat": False}}
    shop = TestShop("home", "admin", "backups", page.plugin, settings=settings, owner=1)
    budi = shop.person("Budi", id=1).says("/start").says("/backup").taps("Back up now")
    assert [path.name for path in tmp_path.iterdir()] == archives(shop)
    assert shop.db.scalar("SELECT name FROM shelf_kept") == archives(shop)[0]
    assert "shelf: ✅" in budi.says("/backup").screen
