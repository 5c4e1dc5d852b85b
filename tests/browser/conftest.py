"""A real browser on the chat page of a real pretend Telegram, and a bot that only says what a test tells it to.

Where no browser is found these tests are not collected and the run says so; under CI that is a failure instead,
because there they must run. `SHOPBOT_BROWSER` names a browser that is not on the path.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
import requests
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from shopbot.commands.test import find_browser
from shopbot.simulator.driver import Driver
from shopbot.simulator.server import Simulator

BROWSER = find_browser()
REQUIRED = bool(os.environ.get("CI"))
PHONE = (390, 844)
_HEARD = ["message", "callback_query", "inline_query", "pre_checkout_query"]
_QUIET = (
    "--no-sandbox",  # containers and CI run as root
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

# Without a browser there is nothing to collect; under CI the fixture below fails each test instead.
collect_ignore_glob = [] if BROWSER or REQUIRED else ["test_*.py"]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say plainly that these tests did not run; the header would be hidden by `-q`."""
    if not BROWSER:
        terminalreporter.write_line("no browser found: browser tests not run", yellow=True)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for the tests of one module: Playwright's event loop must not stay open for the other tests."""
    if BROWSER is None:
        pytest.fail("no browser found, but CI is set: install chromium")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=BROWSER, args=list(_QUIET))
        yield running
        running.close()


def bubble(page: Page | Locator, text: str) -> Locator:
    """The messages that say this, on the page or on one phone."""
    return page.get_by_test_id("message").filter(has_text=text)


def button(label: str, **more: object) -> dict[str, Any]:
    """An inline button that tells the bot its own label, unless it does something else."""
    return {"text": label, **({} if more else {"callback_data": label}), **more}


def keyboard(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    """An inline keyboard."""
    return {"inline_keyboard": list(rows)}


def style(target: Locator, name: str) -> str:
    """A computed property of an element."""
    return str(target.evaluate("(node, name) => getComputedStyle(node)[name]", name))


def overflow(page: Page) -> int:
    """How many pixels the page or the chat could be scrolled sideways."""
    script = (
        "() => [document.documentElement, document.querySelector('.scroller')].map(n => n.scrollWidth - n.clientWidth)"
    )
    return max(int(pixels) for pixels in page.evaluate(script))


def reaches(page: Page, label: str, key: str = "Tab") -> None:
    """Press a key until the control with this text (or this test id) has the focus, and see that it shows it."""
    script = "[document.activeElement.textContent.trim(), document.activeElement.dataset.testid]"
    for _ in range(60):
        page.keyboard.press(key)
        if any(str(words).startswith(label) for words in page.evaluate(script) if words):
            return
    pytest.fail(f"no way to {label!r} by keyboard")


@dataclass
class Bot:
    """A bot without a mind: each call goes straight to the Bot API, and its refusal fails the test."""

    telegram: Simulator

    def __call__(self, method: str, files: dict[str, Any] | None = None, **params: object) -> Any:
        url = f"{self.telegram.api_url}/bot{self.telegram.token}/{method}"
        answer = requests.post(url, json=params, timeout=30) if files is None else _upload(url, params, files)
        body = answer.json()
        assert body["ok"], body
        return body["result"]

    def tap(self) -> dict[str, Any]:
        """The next tap that waits for an answer."""
        return self.hears("callback_query")

    def hears(self, kind: str) -> dict[str, Any]:
        """The newest update of this kind; waits for one."""
        found: list[dict[str, Any]] = []
        while not found:
            updates = self("getUpdates", offset=0, timeout=10, allowed_updates=_HEARD)
            assert updates, f"no {kind} came"
            self("getUpdates", offset=updates[-1]["update_id"] + 1)
            found = [one[kind] for one in updates if kind in one]
        return found[-1]


def _upload(url: str, params: dict[str, object], files: dict[str, Any]) -> requests.Response:
    return requests.post(url, data={name: str(value) for name, value in params.items()}, files=files, timeout=30)


@dataclass
class Window:
    """Opens the page for a person. What the browser complained about is collected in `complaints`."""

    browser: Browser
    telegram: Simulator
    complaints: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def __call__(self, query: str = "", size: tuple[int, int] = PHONE, **options: Any) -> Page:
        """Open the page at this width and height, with the query behind its address."""
        viewport = {"width": size[0], "height": size[1]}
        context = self.browser.new_context(viewport=viewport, **options)  # type: ignore[arg-type] # a plain dict
        self.contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda line: self.complaints.append(line.text) if line.type == "error" else None)
        page.goto(f"{self.telegram.url}/?{query}")
        return page


@pytest.fixture(scope="module")
def telegram() -> Iterator[Simulator]:
    with Simulator() as running:
        yield running


@pytest.fixture
def driver(telegram: Simulator) -> Driver:
    made = Driver(telegram.url)
    made.reset()
    made.post("clock", advance=-made.get("clock")["offset"])
    return made


@pytest.fixture
def bot(telegram: Simulator, driver: Driver) -> Bot:
    made = Bot(telegram)
    made("getUpdates", allowed_updates=_HEARD)  # what is not asked for is not kept either
    return made


@pytest.fixture
def window(browser: Browser, telegram: Simulator, driver: Driver) -> Iterator[Window]:
    """The page, and at the end the proof that the browser had nothing to complain about (errors, refused content)."""
    expect.set_options(timeout=15_000)
    made = Window(browser, telegram)
    yield made
    for context in made.contexts:
        context.close()
    assert made.complaints == []


@pytest.fixture
def sari(driver: Driver) -> int:
    """Somebody who has started the bot."""
    return _started(driver, "Sari", "en")


@pytest.fixture
def layla(driver: Driver) -> int:
    """Somebody who reads from right to left."""
    return _started(driver, "Layla", "ar")


def _started(driver: Driver, name: str, language: str) -> int:
    person = int(driver.add_person(name, language)["id"])
    driver.say(person, "/start")
    return person


def press(control: Locator) -> None:
    """Press what is there now, in one step of the page's own.

    Between finding a place and clicking on it the page may be drawn anew, and a click would meet another button there.
    """
    while not control.evaluate("node => node.isConnected && !node.disabled && (node.click(), true)"):
        continue
