"""The inspector beside the real demo: a bot in its own process that is paid badly, restarted, killed and checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from shopbot.commands.checks import Checks
from shopbot.commands.demo import Demo, demo
from shopbot.commands.journeys import Ahead, opened
from shopbot.journeys.guest import Missed
from shopbot.journeys.stage import Stage
from shopbot.journeys.steps import enters
from shopbot.journeys.story import Story
from shopbot.simulator.driver import Driver
from tests.browser.conftest import Window, bubble, press, reaches
from tests.browser.test_purchase import Buyer

WIDE = (1280, 900)
NUMBER = 401


def _greets(stage: Stage) -> None:
    enters(stage.phone("Sari"))


def _is_told_too_much(stage: Stage) -> None:
    enters(stage.phone("Sari")).says("/balance")
    raise Missed("Sari should read the owner's key")


def _few(announce: Callable[[], object]) -> Checks:
    """Two stories to check, so that nobody waits for forty."""
    return Checks(
        [Story("a first start", _greets), Story("a story that fails", _is_told_too_much)], opened, Ahead, announce
    )


@pytest.fixture(scope="module")
def shop() -> Iterator[Demo]:
    """A fresh demo; what its bot logs stays out of the way."""
    with demo(0, start=False, checks=_few) as running:
        running.output = running.folder / "bot.log"
        running.start_bot()
        yield running


@dataclass
class Desk:
    """Somebody at the page: a buyer's thumbs, and the inspector."""

    page: Page
    buyer: Buyer

    def opens(self, tab: str) -> None:
        self.page.get_by_test_id(f"tab-{tab}").click()

    def presses(self, control: str) -> None:
        press(self.page.get_by_test_id(control).first)

    def orders(self) -> None:
        """From nothing to an invoice that waits for its money."""
        composer = self.page.get_by_test_id("composer")
        composer.fill(str(NUMBER))
        composer.press("Enter")
        self.buyer.taps("🛒 Buy")
        self.buyer.sees("Total")
        self.buyer.taps("🎭 Pretend payment")
        self.buyer.sees("To pay")

    def books(self, words: str | re.Pattern[str]) -> Locator:
        return self.page.get_by_test_id("change").filter(has_text=words)


@pytest.fixture
def desk(shop: Demo, browser: Browser) -> Iterator[Desk]:
    expect.set_options(timeout=20_000)
    driver = Driver(shop.simulator.url)
    person = driver.add_person("Ruth", "en")["id"]
    window = Window(browser, shop.simulator)
    page = window(f"person={person}", WIDE)
    page.get_by_test_id("start").click()
    expect(bubble(page, "Welcome")).to_be_visible()
    yield Desk(page, Buyer(page, driver))
    for context in window.contexts:
        context.close()
    assert window.complaints == []
    assert driver.violations() == []


def test_each_call_and_each_change_of_the_books_is_listed(desk: Desk) -> None:
    sent = desk.page.get_by_test_id("calls").locator("li").filter(has_text="sendMessage").first
    expect(sent).to_contain_text(re.compile(r"\d\d:\d\d:\d\d.*\d ms.*ok"))
    sent.locator("summary").click()
    expect(sent.locator("pre")).to_contain_text('"chat_id"')
    desk.orders()
    desk.presses("filter-books")
    expect(desk.books("waiting (1 × Weekly Planner)").first).to_be_visible()
    expect(desk.page.locator(".call:visible")).to_have_count(0)


def test_a_forged_notification_changes_nothing_and_half_the_money_needs_its_rest(desk: Desk) -> None:
    desk.orders()
    expect(desk.page.get_by_test_id("payments")).to_contain_text("15.000")
    desk.presses("pay-forged")
    expect(desk.page.get_by_test_id("said")).to_contain_text("No money came")
    expect(bubble(desk.page, "Delivered")).to_have_count(0)
    desk.presses("pay-short")
    desk.buyer.taps("💳 Pay")
    desk.buyer.sees("How do you want to pay?")  # the screen before has the same button, for the whole sum
    desk.buyer.taps("🎭 Pretend payment")
    expect(desk.page.get_by_test_id("payments")).to_contain_text("7.500")
    expect(bubble(desk.page, "Delivered")).to_have_count(0)
    desk.presses("pay-paid")
    desk.buyer.sees("Delivered")
    desk.presses("filter-books")
    expect(desk.books("delivered").first).to_be_visible()


def test_a_purchase_needs_no_mouse(desk: Desk) -> None:
    page = desk.page
    page.get_by_test_id("composer").focus()
    page.keyboard.type(str(NUMBER))
    page.keyboard.press("Enter")
    desk.buyer.sees("in stock")
    for label, seen in (("🛒 Buy", "Total"), ("🎭 Pretend payment", "To pay"), ("✅ Pay", "🎉 Delivered")):
        desk.buyer.driver.advance(3)
        expect(desk.buyer.button(label)).to_be_visible()
        page.get_by_test_id("composer").focus()
        reaches(page, label, "Shift+Tab")
        page.keyboard.press("Enter")
        desk.buyer.sees(seen)


def test_a_bot_restarted_from_the_page_goes_on_with_the_purchase(desk: Desk) -> None:
    desk.orders()
    desk.opens("trouble")
    desk.presses("restart")
    expect(desk.page.get_by_test_id("restart")).not_to_have_attribute("aria-busy", "true")
    expect(desk.page.get_by_test_id("bot-status")).to_have_attribute("data-status", "running")
    desk.buyer.taps("✅ Pay")
    desk.buyer.sees("Delivered")


def test_a_killed_bot_is_seen_to_be_down_and_answers_after_the_start(desk: Desk) -> None:
    desk.orders()
    desk.opens("trouble")
    desk.presses("kill")
    expect(desk.page.get_by_test_id("bot-status")).to_have_text("Not running")
    expect(desk.page.get_by_text("The bot is not running.")).to_be_visible()
    pay = desk.buyer.button("✅ Pay")
    press(pay)
    expect(pay).to_have_attribute("aria-busy", "true")
    expect(desk.page.get_by_test_id("restart")).to_have_text("Start the bot")
    desk.presses("restart")
    expect(desk.page.get_by_test_id("bot-status")).to_have_text("Running")
    expect(desk.page.get_by_text("The bot is not running.")).to_be_hidden()
    desk.buyer.sees("Delivered")
    expect(bubble(desk.page, "🎉 Delivered")).to_have_count(1)


def test_checks_run_from_a_button_and_the_failed_one_is_replayed(desk: Desk) -> None:
    page = desk.page
    desk.opens("checks")
    desk.presses("run-checks")
    expect(page.get_by_test_id("stop-checks")).to_be_visible()
    expect(page.get_by_test_id("checks-progress")).to_have_text("2 / 2", timeout=60_000)
    expect(page.get_by_test_id("checks-summary")).to_contain_text("1 passed")
    failed = page.get_by_test_id("story").filter(has_text="a story that fails")
    expect(failed).to_have_attribute("data-state", "wrong")
    expect(failed).to_contain_text("Sari should read the owner's key")
    failed.get_by_test_id("replay").click()
    _plays_to_the_end(page)
    expect(page.get_by_test_id("replay-verdict")).to_have_text("failed")
    expect(page.get_by_test_id("replay-problem")).to_contain_text("Sari should read the owner's key")
    desk.presses("close-replay")
    expect(page.get_by_test_id("composer")).to_be_visible()
    expect(page.get_by_test_id("replay-stage")).to_have_count(0)


def _plays_to_the_end(page: Page) -> None:
    """One step, seen on the story's own phone, and then the rest."""
    steps = page.get_by_test_id("step")
    expect(steps).to_have_attribute("data-state", "waits")
    page.get_by_test_id("next-step").click()
    expect(steps.nth(1)).to_have_attribute("data-state", "waits")
    expect(steps.first).to_have_attribute("data-state", "done")
    phone = page.frame_locator("[data-testid=replay-frame]").get_by_test_id("message")
    expect(phone.filter(has_text="/start")).to_be_visible()
    page.get_by_test_id("all-steps").click()
