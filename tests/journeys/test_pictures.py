"""`run.py pictures`: it says what is missing, and its page shows every picture that was taken."""

import argparse
from pathlib import Path

import pytest

from shopbot.commands import pictures
from shopbot.errors import Refusal


@pytest.mark.usefixtures("own_log")
def test_without_a_browser_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("SHOPBOT_BROWSER", raising=False)
    args = argparse.Namespace(out=tmp_path, language=None, all=False, readme=False)
    with pytest.raises(Refusal, match="Chromium"):
        pictures.run(args)


def test_the_contact_sheet_shows_each_picture_under_its_language() -> None:
    page = pictures.contact_sheet({"fa": ["fa/01-home-light.png"], "en": ["en/01-home-dark.png"]})
    for words in ("<h2>fa</h2>", 'src="fa/01-home-light.png"', "<h2>en</h2>", "01-home-dark"):
        assert words in page


def test_what_was_done_becomes_a_harmless_file_name() -> None:
    assert pictures.file_name("catalog.product:101:1:../../b") == "catalog-product-101-1-b"
