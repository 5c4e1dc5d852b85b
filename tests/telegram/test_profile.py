"""The bot's introduction of itself."""

from shopbot.telegram.profile import Introduction, Language, forget_staff, introduce
from tests.telegram.bench import Bench

BUYERS = {
    "": Language((("start", "Open the shop"),), "A shop", "Codes at once"),
    "id": Language((("start", "Buka toko"),), "Toko", "Kode langsung"),
}


def test_each_language_and_each_staff_chat_gets_its_menu(bench: Bench) -> None:
    sari, boss = bench.person(), bench.person("Boss")
    bench.driver.change_person(sari, language_code="id")
    staff = {boss: {"": (("start", "Open the shop"), ("plugins", "Plugins"))}}
    introduce(bench.api, Introduction(BUYERS, staff))
    assert bench.driver.bot(sari)["commands"] == [{"command": "start", "description": "Buka toko"}]
    assert [c["command"] for c in bench.driver.bot(boss)["commands"]] == ["start", "plugins"]
    forget_staff(bench.api, boss, [""])
    assert [c["command"] for c in bench.driver.bot(boss)["commands"]] == ["start"]


def test_nothing_is_called_when_nothing_changed(bench: Bench) -> None:
    mark = introduce(bench.api, Introduction(BUYERS))
    before = bench.driver.call_count()
    assert introduce(bench.api, Introduction(BUYERS), mark) == mark
    assert bench.driver.call_count() == before
    assert introduce(bench.api, Introduction({"": BUYERS[""]}), mark) != mark


def test_a_staff_chat_that_was_never_opened_holds_up_nobody(bench: Bench) -> None:
    bench.driver.plant("400", "setMyCommands", chat=None, times=0, description="Bad Request: chat not found")
    boss = bench.person("Boss")
    menus = {"": (("plugins", "Plugins"),)}
    introduce(bench.api, Introduction({}, {987654: menus, boss: menus}))
    assert [c["command"] for c in bench.driver.bot(boss)["commands"]] == ["plugins"]
