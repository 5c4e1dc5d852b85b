"""`pictures`: the screens of the demo as people see them, photographed in a browser at the width of a phone.

Twelve key screens in each of the five languages, light and dark, with a page to look through them (index.html).
Needs a Chromium on this machine; SHOPBOT_BROWSER=/path/to/it names another one. Examples:

  python3 run.py pictures                  120 pictures into data/pictures
  python3 run.py pictures --language fa    only those in Persian
  python3 run.py pictures --all            every other screen too that a buyer and the owner can reach
  python3 run.py pictures --readme         only docs/demo.png, the picture in README.md
"""

import argparse
import importlib.util
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from shopbot import log
from shopbot.commands import CODE
from shopbot.commands.demo import OWNER, shown
from shopbot.commands.journeys import opened
from shopbot.commands.test import find_browser
from shopbot.errors import Exit, Refusal
from shopbot.journeys.guest import Guest
from shopbot.journeys.scenes import scenes
from shopbot.journeys.stage import Means, Stage
from shopbot.journeys.stories.languages import visits
from shopbot.journeys.story import Story
from shopbot.journeys.walk import Sight
from shopbot.simulator.driver import Driver, Phone

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LANGUAGES = ("id", "en", "ar", "fa", "zh")
THEMES = ("light", "dark")
FOLDER = CODE / "data" / "pictures"
_PHONE, _WIDE = (390, 844), (1440, 900)
_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
_DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
_SETTLED = "() => [...document.images].every(image => image.complete) && !document.querySelector('.waiting')"


def options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("--out", type=Path, default=FOLDER, metavar="FOLDER", help="where to (default: data/pictures)")
    parser.add_argument("--language", choices=LANGUAGES, action="append", help="only this language; may be repeated")
    parser.add_argument("--all", action="store_true", help="also every screen that can be reached, light only")
    parser.add_argument("--readme", action="store_true", help="only take docs/demo.png anew")


def run(args: argparse.Namespace) -> int:
    """Take the pictures. Raises a `Refusal` that says what is missing."""
    log.setup("error")
    with _browser() as browser:
        if args.readme:
            _take_readme(browser, CODE / "docs" / "demo.png")
            return Exit.OK
        taken = {language: _take(browser, language, args) for language in args.language or LANGUAGES}
    index = args.out / "index.html"
    index.write_text(contact_sheet(taken), encoding="utf-8")
    print(f"{sum(map(len, taken.values()))} pictures; look through them at {index}")
    return Exit.OK


@contextmanager
def _browser() -> "Iterator[Browser]":
    if importlib.util.find_spec("playwright") is None:
        raise Refusal("playwright is not installed here", "Start it as: python3 run.py pictures", Exit.USAGE)
    path = find_browser()
    if path is None:
        raise Refusal("no Chromium was found", "On Debian: sudo apt install chromium", Exit.USAGE)
    from playwright.sync_api import sync_playwright  # only this command needs it, and only the tests install it

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(_ARGUMENTS))
        yield running
        running.close()


def _take(browser: "Browser", language: str, args: argparse.Namespace) -> list[str]:
    """Take the pictures of one language in demos of their own; return their paths below the folder."""
    (args.out / language).mkdir(parents=True, exist_ok=True)
    with _shop() as means:
        camera = Camera(browser, means, args.out, language)
        for number, scene in enumerate(scenes(Stage(means), language), 1):
            camera.takes(f"{number:02d}-{scene.name}", scene.guest, THEMES)
    if args.all:
        with _shop() as means:
            every = Camera(browser, means, args.out, language, camera.taken)
            visits(Stage(means), language, every.looks)
    print(f"{language}: {len(camera.taken)}", flush=True)
    return camera.taken


@contextmanager
def _shop() -> Iterator[Means]:
    with opened(Story("pictures", lambda _stage: None)) as means:
        yield means


class Camera:
    """Takes pictures of chats in one demo."""

    def __init__(
        self, browser: "Browser", means: Means, folder: Path, language: str, taken: list[str] | None = None
    ) -> None:
        self.taken = [] if taken is None else taken
        self._browser, self._url, self._folder, self._language = browser, means.page, folder, language
        self._pages: dict[int, Page] = {}

    def takes(self, name: str, guest: Guest, themes: tuple[str, ...]) -> None:
        """Take a picture of somebody's chat in each of the themes."""
        page = self._page(guest)
        page.wait_for_function(_SETTLED)
        for cover in page.locator(".message").last.locator(".spoiler").all():
            cover.click()
        page.mouse.move(0, 0)  # what a mouse hovers over shows more than a thumb sees
        for theme in themes:
            page.emulate_media(color_scheme=theme)  # type: ignore[arg-type] # one of the two
            page.evaluate(_DRAWN)
            path = f"{self._language}/{name}-{theme}.png"
            page.screenshot(path=self._folder / path, animations="disabled")
            self.taken.append(path)

    def looks(self, guest: Guest, sight: Sight) -> None:
        """Take a picture of whatever a walk sees."""
        self.takes(f"all-{len(self.taken):03d}-{file_name(sight.after)}", guest, ("light",))

    def _page(self, guest: Guest) -> "Page":
        if guest.id not in self._pages:
            context = self._browser.new_context(
                viewport={"width": _PHONE[0], "height": _PHONE[1]}, locale=self._language, reduced_motion="reduce"
            )
            self._pages[guest.id] = context.new_page()
        page = self._pages[guest.id]
        page.goto(f"{self._url}?person={guest.id}&view=chat")
        page.get_by_test_id("message").last.wait_for()
        return page


def file_name(words: str) -> str:
    """Return words as a part of a file's name."""
    return re.sub(r"[^A-Za-z0-9]+", "-", words).strip("-")[:60]


def contact_sheet(taken: Mapping[str, list[str]]) -> str:
    """Return a page that shows all pictures, a row for each language."""
    rows = "".join(f"<h2>{escape(language)}</h2><div>{_shown(paths)}</div>" for language, paths in taken.items())
    style = (
        "body{font:14px system-ui;margin:16px;background:#8a94a3}div{display:flex;flex-wrap:wrap;gap:12px}"
        "figure{margin:0}img{width:260px;display:block;border-radius:8px}"
    )
    return f'<!doctype html><meta charset="utf-8"><title>Pictures</title><style>{style}</style>{rows}\n'


def _shown(paths: list[str]) -> str:
    return "".join(
        f'<figure><img loading="lazy" src="{escape(path)}" alt="">{escape(Path(path).stem)}</figure>' for path in paths
    )


def _take_readme(browser: "Browser", target: Path) -> None:
    """Take the picture of the whole page: a buyer about to pay, the owner beside, and what changed in the books."""
    with shown() as running:
        driver = Driver(running.simulator.url)
        driver.change_person(OWNER, language_code="en")
        oliver = next(one["id"] for one in driver.people() if one["first_name"] == "Oliver")
        Phone(driver, oliver).says("/start").says("401").taps("Buy").taps("QRIS")
        Phone(driver, OWNER).says("/start").says("/admin")
        page = browser.new_page(
            viewport={"width": _WIDE[0], "height": _WIDE[1]}, color_scheme="light", reduced_motion="reduce"
        )
        page.goto(f"{running.simulator.url}/?person={oliver}&beside={OWNER}")
        page.locator("img").first.wait_for()
        page.get_by_test_id("filter-books").click()
        page.get_by_test_id("change").last.wait_for()
        page.wait_for_function(_SETTLED)
        page.mouse.move(0, 0)
        page.screenshot(path=target)
    print(f"{target}; give it a palette of 256 colours before it is committed")
