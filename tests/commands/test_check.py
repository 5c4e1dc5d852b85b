"""`check` finds every mistake at once, changes nothing, and does not mind a shop that runs."""

import json
from typing import Any

import pytest

from shopbot import config as configuration
from shopbot.clock import Clock
from shopbot.db import store
from shopbot.errors import Exit
from shopbot.host import environment
from tests.commands.clone import Clone


def found(clone: Clone, *words: str) -> dict[str, Any]:
    done = clone.types("check", "--json", *words)
    report: dict[str, Any] = json.loads(done.stdout)
    assert report["exit_code"] == done.returncode
    return report


def test_sound_shop_passes(clone: Clone) -> None:
    clone.set_up()
    done = clone.types("check")
    assert done.returncode == Exit.OK, done.stdout
    assert done.stdout.endswith("All is well.\n")
    report = found(clone, "--deep")
    assert report["ok"]
    assert report["tables"]["shop"] == 1


def test_all_mistakes_show_at_once(clone: Clone) -> None:
    clone.set_up()
    (clone.root / "config.toml").write_text('[shop]\nlanguage = "xx"\ncurency = "IDR"\n')
    (clone.data / "shop.key").chmod(0o644)
    (clone.root / "plugins" / "broken.py").write_text("raise ValueError('no')\n")
    (clone.root / "plugins" / "empty.py").write_text("")
    problems = "\n".join(found(clone)["problems"])
    for piece in (
        "shop.language must be one of", "did you mean currency?", "can be read by other users", "chmod 600",
        "plugin broken: import failed: ValueError: no", "plugin empty: it has no `plugin = Plugin(...)`",
    ):  # fmt: skip
        assert piece in problems
    assert clone.types("check").returncode == Exit.CONFIG


def test_a_plugin_that_another_one_of_its_name_hides_is_named(clone: Clone) -> None:
    clone.set_up()
    (clone.root / "config.toml").write_text('[plugins]\nfolders = ["mine"]\n')
    mine = clone.root / "mine"
    mine.mkdir()
    for name in ("hello", "other"):
        (mine / f"{name}.py").write_text((clone.root / "plugins" / "hello.py").read_text().replace("hello", name))
    warnings = "\n".join(found(clone, "--deep")["warnings"])
    assert f"plugin hello: {mine}/hello.py does not count, as another one of that name comes first" in warnings
    assert "other.py" not in warnings


def test_refusals_keep_their_exit_codes(clone: Clone) -> None:
    master = clone.set_up()
    key, file = clone.data / "shop.key", clone.data / "shop.db"
    key.write_text("11" * 32)
    assert found(clone)["exit_code"] == Exit.WRONG_KEY
    key.write_text(master.hex())
    (clone.data / "shop.anchor").unlink()
    assert found(clone)["exit_code"] == Exit.BEHIND_ANCHOR
    file.rename(clone.data / "gone.db")
    assert found(clone)["exit_code"] == Exit.NO_FILE
    assert not file.exists()
    key.unlink()
    assert found(clone)["exit_code"] == Exit.NO_FILE


def test_only_a_deep_look_sees_a_flipped_bit_in_the_stock(clone: Clone) -> None:
    clone.set_up()
    shop = clone.open()
    shop.writer.execute("BEGIN")
    for number in range(400):
        shop.writer.execute("INSERT INTO setting VALUES ('hello', ?, ?)", (f"filler-{number}", json.dumps("x" * 1000)))
    shop.writer.execute("COMMIT")
    shop.close()
    raw = bytearray((clone.data / "shop.db").read_bytes())
    raw[-4096 * 20 + 100] ^= 1
    (clone.data / "shop.db").write_bytes(raw)
    report = found(clone, "--deep")
    assert report["exit_code"] == Exit.DATA
    assert "restore the newest backup" in report["problems"][0]


def test_books_that_do_not_add_up_show_in_a_deep_look(clone: Clone) -> None:
    clone.set_up()
    shop = clone.open()
    shop.writer.execute(
        "INSERT INTO person (id, name, language, joined_at, seen_at, bank_id) VALUES (7, 'Budi', 'id', 1, 1, '123456')"
    )
    shop.close()
    assert found(clone)["ok"]
    report = found(clone, "--deep")
    assert report["exit_code"] == Exit.DATA
    assert "books: person 7 has no wallet" in report["problems"]


def test_shop_that_runs_is_looked_at_from_beside(clone: Clone) -> None:
    clone.set_up()
    shop = clone.open()
    try:
        report = found(clone, "--deep")
    finally:
        shop.close()
    assert report["ok"]
    assert "already running" in report["notes"][0]


def test_edited_migration_is_found_before_the_start(clone: Clone) -> None:
    clone.set_up()
    assert clone.types("plugins", "on", "hello").returncode == Exit.OK
    hello = clone.root / "plugins" / "hello.py"
    hello.write_text(hello.read_text().replace("times INTEGER)", "times INTEGER NOT NULL)"))
    assert any("001_greetings was changed after it had run" in one for one in found(clone)["problems"])


def test_missing_texts_are_counted_and_listed_in_a_deep_look(clone: Clone) -> None:
    clone.set_up()
    clone.types("plugins", "on", "hello")
    assert any("--deep lists them" in one for one in found(clone)["warnings"])
    assert sum("hello" in one for one in found(clone, "--deep")["warnings"]) > 3


def test_currency_that_a_start_would_refuse_is_found_before_it(clone: Clone) -> None:
    clone.set_up()
    (clone.root / "config.toml").write_text('[shop]\ncurrency = "USDT"\n')
    assert found(clone)["ok"], "an empty shop may still take another currency"
    shop = clone.open()
    shop.writer.execute(
        "INSERT INTO product (number, title, price, currency, created_at) VALUES (101, 'Lumina', 1, 'IDR', 1)"
    )
    shop.close()
    report = found(clone)
    assert report["exit_code"] == Exit.CONFIG
    assert 'prices or orders in IDR. Write currency = "IDR"' in report["problems"][0]


@pytest.mark.parametrize(
    "change",
    [
        "INSERT INTO migration VALUES ('shopbot', '999_of_the_future', 'x', 1)",
        "UPDATE migration SET digest = 'x' WHERE owner = 'shopbot'",
    ],
)
def test_file_of_another_version_is_refused_by_a_look_and_by_a_start(clone: Clone, change: str) -> None:
    clone.set_up()
    shop = clone.open()
    shop.writer.execute(change)
    shop.close()
    assert found(clone)["exit_code"] == Exit.FOREIGN_FILE
    started = clone.types("run")
    assert started.returncode == Exit.FOREIGN_FILE
    assert "made by another version" in started.stderr
    assert "git pull" in started.stderr


def test_looking_changes_nothing(clone: Clone) -> None:
    clone.set_up()
    before = {path: path.read_bytes() for path in clone.data.iterdir() if path.suffix != ".lock"}
    clone.types("check", "--deep")
    assert {path: path.read_bytes() for path in before} == before


def test_file_is_trusted_only_after_the_word(clone: Clone) -> None:
    clone.set_up()
    (clone.data / "shop.anchor").unlink()
    refused = clone.types("check", "--trust-file", answers="yes\n")
    assert refused.returncode == Exit.PROBLEM
    assert not (clone.data / "shop.anchor").exists()
    assert clone.types("check", "--trust-file", answers="newest\n").returncode == Exit.OK
    assert found(clone)["ok"]


def test_file_of_another_environment_is_told_as_a_start_would(clone: Clone) -> None:
    clone.set_up()
    opened, live = clone.open(), configuration.pretend(clone.root, clone.data)
    store.in_transaction(opened.writer, opened.keys, Clock(), lambda tx: environment.settle(tx, live))
    opened.close()
    assert clone.types("check").returncode == Exit.OK
    clone.environ["SHOPBOT_ENVIRONMENT"] = "staging"
    done = clone.types("check")
    assert done.returncode == Exit.CONFIG
    assert "that of a live shop, but shop.environment is staging" in done.stdout
