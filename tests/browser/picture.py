"""Take the README's picture of the demo: `.venv/bin/python -m tests.browser.picture [FILE]`, by default docs/demo.png.

Oliver has just bought something and chooses how many he wants of the next; the inspector shows what the bot did. The
picture in docs was then given a palette of 256 colours (Pillow: `quantize(256, kmeans=3)`).
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from shopbot.commands import ROOT
from shopbot.commands.demo import demo
from shopbot.commands.test import find_browser
from shopbot.simulator.driver import Driver, Phone

_BOUGHT, _NEXT = "401", "103"
_THINKING_SECONDS = 3


def main(target: Path) -> None:
    """Play the scene in a demo of its own and write the picture."""
    with demo(0) as running, sync_playwright() as playwright:
        driver = Driver(running.simulator.url)
        oliver = Phone(driver, next(int(one["id"]) for one in driver.people() if one["first_name"] == "Oliver"))
        _buy(oliver)
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="light", reduced_motion="reduce")
        page.goto(f"{running.simulator.url}/?person={oliver.person}")
        _look(page)
        target.parent.mkdir(exist_ok=True)
        page.screenshot(path=target)
        browser.close()


def _buy(buyer: Phone) -> None:
    buyer.says("/start").says(_BOUGHT)
    for label in ("🛒 Buy", "🎭 Pretend payment", "✅ Pay"):
        buyer.driver.advance(_THINKING_SECONDS)
        buyer.taps(label)
    buyer.expect("Delivered")
    buyer.says(_NEXT).expect("in stock").taps("+")


def _look(page: Page) -> None:
    picture = page.locator(".photo img")
    expect(picture).to_be_visible()
    expect(picture).to_have_js_property("complete", value=True)
    expect(page.get_by_test_id("button").filter(has_text="🛒 Buy")).to_be_in_viewport(ratio=1)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "demo.png")
