"""The program is called what it is called here, wherever its words come out."""

from pathlib import Path

import pytest

from shopbot import program
from shopbot.db.fence import HOUSE
from shopbot.texts.texts import house_texts
from shopbot.texts.values import Num


@pytest.fixture
def one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Be a program that was started from one file."""
    monkeypatch.setattr(program, "_BUILD", tmp_path / "build.json")
    (tmp_path / "build.json").write_text('{"commit": "commit 0123"}')
    monkeypatch.setenv("SHOPBOT_ONE_FILE", str(tmp_path / "shop & co.pyz"))
    return tmp_path


def test_a_checkout_is_called_as_all_words_call_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert program.as_typed("Type: python3 run.py check") == "Type: python3 run.py check"
    assert program.root() == program.CODE
    assert (program.one_file(), program.build()) == (None, {})


def test_a_name_left_in_the_environment_does_not_make_a_checkout_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOPBOT_ONE_FILE", "/elsewhere/shopbot.pyz")
    assert program.one_file() is None
    assert program.root() == program.CODE


def test_one_file_is_called_by_its_name_beside_it_and_by_its_path_elsewhere(
    one_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(one_file)
    assert program.as_typed("Type: python3 run.py check.") == "Type: python3 'shop & co.pyz' check."
    assert program.root() == one_file
    monkeypatch.chdir("/")
    assert program.name() == f"python3 '{one_file}/shop & co.pyz'"
    assert program.build() == {"commit": "commit 0123"}


def test_the_folder_of_the_shop_belongs_to_the_name(one_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOPBOT_ROOT", str(one_file / "other"))
    monkeypatch.chdir(one_file)
    assert program.name().endswith(f" --root {one_file}/other")
    assert program.root() == one_file / "other"


def test_texts_of_the_chat_name_it_too(one_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(one_file)
    texts = house_texts()
    for language in ("id", "en", "ar", "fa", "zh"):
        told = texts.render(HOUSE, language, "books-wrong", {"problems": Num(3)})
        assert "python3 'shop &amp; co.pyz' check --deep" in told
        assert "run.py" not in told
        assert "python3 'shop & co.pyz' check --deep" in texts.plain(
            HOUSE, language, "books-wrong", {"problems": Num(3)}
        )
