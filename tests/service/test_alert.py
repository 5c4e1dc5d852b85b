"""The message to the owners when the shop has failed for good: it needs neither the shop's file nor its key."""

import subprocess
import sys
from pathlib import Path

import pytest

from shopbot.commands import alert
from shopbot.config import pretend
from shopbot.errors import Exit, WrongKey
from shopbot.service import notes
from shopbot.service.notes import Owner, Stopped
from shopbot.simulator.driver import Driver
from shopbot.simulator.server import Simulator
from shopbot.texts.texts import house_texts
from tests.commands.clone import TOKEN, Clone

LANGUAGES = ("id", "en", "ar", "fa", "zh")


def texts_of(telegram: Simulator, person: int) -> list[str]:
    return [str(one.get("text", "")) for one in Driver(telegram.url).chat(person)["messages"]]


def owner(telegram: Simulator, name: str = "Budi") -> int:
    """Return somebody who has written to the bot: only then may it write to them."""
    driver = Driver(telegram.url)
    person = int(driver.add_person(name, "en")["id"])
    driver.say(person, "/start")
    return person


def alerts(clone: Clone, **environ: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-P", "-m", "shopbot.commands.alert", "shopbot.service"]
    return subprocess.run(
        command, env={**clone.env(), **environ}, cwd=clone.root, capture_output=True, text=True, check=False
    )


def test_owners_are_told_although_nothing_of_the_shop_can_be_opened(clone: Clone, telegram: Simulator) -> None:
    person = owner(telegram)
    clone.data.mkdir()
    notes.keep_owners(clone.data, [Owner(person, "en")])
    notes.keep_refusal(clone.data, WrongKey("The key is another shop's."))
    (clone.data / "shop.db").write_bytes(b"rubbish")
    (clone.root / ".env").write_text(f"TELEGRAM_TOKEN={TOKEN}\n")
    done = alerts(clone, MONITOR_EXIT_STATUS="77", MONITOR_SERVICE_RESULT="exit-code")
    assert done.returncode == Exit.OK, done.stderr
    told = texts_of(telegram, person)[-1]
    assert "The key does not open the shop's file." in told
    assert "The key is another shop's." in told
    assert "sudo shopbot status" in told
    assert "sudo systemctl start shopbot.service" in told
    assert TOKEN not in told + done.stdout + done.stderr


def test_an_owner_named_in_the_configuration_is_told_where_the_shop_noted_nobody(
    clone: Clone, telegram: Simulator
) -> None:
    person = owner(telegram)
    (clone.root / ".env").write_text(f"TELEGRAM_TOKEN={TOKEN}\n")
    (clone.root / "config.toml").write_text(f'[telegram]\nowners = [{person}]\n[shop]\nlanguage = "zh"\n')
    assert alerts(clone, MONITOR_EXIT_STATUS="65").returncode == Exit.OK
    assert "已损坏" in texts_of(telegram, person)[-1]


def test_with_nobody_to_tell_it_fails_and_the_log_says_so(clone: Clone) -> None:
    (clone.root / ".env").write_text(f"TELEGRAM_TOKEN={TOKEN}\n")
    done = alerts(clone, MONITOR_EXIT_STATUS="65")
    assert done.returncode == Exit.PROBLEM
    assert "nobody_to_alert" in done.stderr


def test_an_owner_who_blocked_the_bot_does_not_keep_it_from_the_others(clone: Clone, telegram: Simulator) -> None:
    gone, there = owner(telegram, "Gone"), owner(telegram, "There")
    Driver(telegram.url).block(gone)
    clone.data.mkdir()
    notes.keep_owners(clone.data, [Owner(gone, "en"), Owner(there, "id")])
    (clone.root / ".env").write_text(f"TELEGRAM_TOKEN={TOKEN}\n")
    assert alerts(clone, MONITOR_EXIT_STATUS="1").returncode == Exit.OK
    assert "jatuh berulang kali" in texts_of(telegram, there)[-1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", [None, *Exit])
def test_every_ending_has_a_reason_in_every_language(tmp_path: Path, language: str, code: Exit | None) -> None:
    words = alert.message(house_texts(), language, pretend(tmp_path, tmp_path), "shopbot.service", code, None)
    assert "«" not in words
    assert "service-" not in words
    assert len(words.split("\n\n")) == 4


def test_the_programs_own_words_are_added_only_when_they_are_about_this_ending(tmp_path: Path) -> None:
    config = pretend(tmp_path, tmp_path)
    noted = Stopped(77, "The key is another shop's.")
    about_it = alert.message(house_texts(), "en", config, "shopbot.service", 77, noted)
    of_another = alert.message(house_texts(), "en", config, "shopbot.service", 65, noted)
    assert noted.words in about_it
    assert noted.words not in of_another


def test_a_named_shops_owner_is_told_what_to_type_for_that_shop(tmp_path: Path) -> None:
    words = alert.message(house_texts(), "en", pretend(tmp_path, tmp_path), "shopbot@shop2.service", 77, None)
    assert "sudo shopbot --shop shop2 status" in words


@pytest.mark.parametrize("spoilt", ["", "{", "[1]", '[{"id": "x", "language": 1}]', "null"])
def test_a_spoilt_note_names_nobody_and_breaks_nothing(tmp_path: Path, spoilt: str) -> None:
    for name in ("owners.json", "stopped.json"):
        (tmp_path / name).write_text(spoilt)
    assert notes.owners(tmp_path) == []
    notes.refusal(tmp_path)


def test_notes_are_private_and_a_folder_that_cannot_be_written_to_is_no_reason_to_fall(tmp_path: Path) -> None:
    notes.keep_owners(tmp_path, [Owner(7, "id")])
    assert (tmp_path / "owners.json").stat().st_mode & 0o077 == 0
    assert notes.owners(tmp_path) == [Owner(7, "id")]
    notes.keep_owners(tmp_path / "nowhere", [Owner(7, "id")])
    assert [one.name for one in tmp_path.iterdir()] == ["owners.json"]
