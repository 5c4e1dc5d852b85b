"""The chat page itself, with a bot that says exactly what each test wants to see."""

from __future__ import annotations

import pytest
from playwright.sync_api import FilePayload, expect

from shopbot.simulator.driver import Driver
from tests.browser.conftest import Bot, Window, bubble, button, keyboard, overflow, style

WIDE = (1280, 800)
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000"
    "000049454e44ae426082"
)


def test_an_empty_simulator_asks_who_you_are(window: Window, driver: Driver) -> None:
    page = window()
    page.get_by_test_id("new-name").fill("Reza")
    page.get_by_test_id("language-fa").click()
    page.get_by_test_id("create-person").click()
    expect(page.get_by_test_id("start")).to_have_text("شروع")
    assert [(one["first_name"], one["language_code"]) for one in driver.people()] == [("Reza", "fa")]


def test_the_start_button_of_an_empty_chat_says_start(window: Window, driver: Driver) -> None:
    person = int(driver.add_person("Budi", "id")["id"])
    page = window(f"person={person}")
    page.get_by_test_id("start").click()
    expect(bubble(page, "/start")).to_have_count(1)
    expect(page.get_by_test_id("start")).to_be_hidden()
    assert [one["text"] for one in driver.chat(person)["messages"]] == ["/start"]


def test_bubbles_of_both_sides_appear_by_themselves(window: Window, bot: Bot, sari: int, driver: Driver) -> None:
    page = window(f"person={sari}")
    bot("sendMessage", chat_id=sari, text="Welcome, <b>Sari</b>", parse_mode="HTML")
    expect(bubble(page, "Welcome").locator("b", has_text="Sari")).to_be_visible()
    page.get_by_test_id("composer").fill("How much?")
    page.get_by_test_id("composer").press("Enter")
    expect(bubble(page, "How much?")).to_have_class("message out last fresh")
    expect(page.get_by_test_id("composer")).to_have_value("")


def test_a_pressed_button_turns_until_it_is_answered(window: Window, bot: Bot, sari: int) -> None:
    bot("sendMessage", chat_id=sari, text="Shop", reply_markup=keyboard([button("Buy"), button("Back")]))
    page = window(f"person={sari}")
    buy = page.get_by_test_id("button").filter(has_text="Buy")
    buy.click()
    tap = bot.tap()
    expect(buy).to_have_attribute("aria-busy", "true")
    bot("answerCallbackQuery", callback_query_id=tap["id"], text="Bought")
    expect(page.get_by_test_id("toast")).to_have_text("Bought")
    expect(buy).to_have_attribute("aria-busy", "false")


def test_an_alert_waits_for_the_person(window: Window, bot: Bot, sari: int) -> None:
    bot("sendMessage", chat_id=sari, text="Shop", reply_markup=keyboard([button("Buy")]))
    page = window(f"person={sari}")
    page.get_by_test_id("button").click()
    bot("answerCallbackQuery", callback_query_id=bot.tap()["id"], text="Sold out", show_alert=True)
    alert = page.get_by_role("dialog")
    expect(alert.get_by_test_id("toast")).to_have_text("Sold out")
    alert.get_by_role("button", name="OK").click()
    expect(alert).to_have_count(0)


def test_a_toast_of_the_past_is_not_shown_again(window: Window, bot: Bot, sari: int) -> None:
    bot("sendMessage", chat_id=sari, text="Shop", reply_markup=keyboard([button("Buy")]))
    page = window(f"person={sari}")
    page.get_by_test_id("button").click()
    bot("answerCallbackQuery", callback_query_id=bot.tap()["id"], text="Bought")
    expect(page.get_by_test_id("toast")).to_be_visible()
    page.reload()
    expect(bubble(page, "Shop")).to_be_visible()
    expect(page.get_by_test_id("toast")).to_have_count(0)


def test_a_disabled_button_cannot_be_pressed(window: Window, bot: Bot, sari: int) -> None:
    waiting = button("⏳", disabled={})
    bot("sendMessage", chat_id=sari, text="Shop", reply_markup=keyboard([waiting, button("Back")]))
    page = window(f"person={sari}")
    expect(page.get_by_test_id("button").filter(has_text="⏳")).to_be_disabled()
    expect(page.get_by_test_id("button").filter(has_text="Back")).to_be_enabled()


def test_arabic_reads_right_to_left_from_page_to_bubble(window: Window, bot: Bot, layla: int) -> None:
    bot("sendMessage", chat_id=layla, text="مرحبًا بك في Toko Budi")
    bot("sendMessage", chat_id=layla, text="Lumina 1 month")
    page = window(f"person={layla}")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    arabic, latin = bubble(page, "مرحبًا"), bubble(page, "Lumina")
    assert style(arabic.locator(".text"), "direction") == "rtl"
    assert style(latin.locator(".text"), "direction") == "ltr"
    box, screen = arabic.bounding_box(), page.viewport_size
    assert box is not None
    assert screen is not None
    assert box["x"] + box["width"] > screen["width"] * 0.9  # the bot speaks from the right


def test_each_line_of_a_right_to_left_bubble_begins_at_the_right(window: Window, bot: Bot, layla: int) -> None:
    bot("sendMessage", chat_id=layla, text="أهلًا Layla\nوصل طلبك المدفوع ليلًا ونهارًا خلال ثوانٍ\n\u200fToko Budi")
    text = bubble(window(f"person={layla}"), "أهلًا").locator(".content")
    script = """node => {
      const range = document.createRange();
      range.selectNodeContents(node);
      const lines = Map.groupBy(range.getClientRects(), rect => Math.round(rect.bottom));
      return [...lines.values()].map(rects => Math.round(Math.max(...rects.map(rect => rect.right))));
    }"""
    edges = text.evaluate(script)
    assert len(edges) == 3
    assert max(edges) - min(edges) <= 2


def test_one_click_changes_the_language(window: Window, driver: Driver, sari: int) -> None:
    page = window(f"person={sari}", WIDE)
    page.get_by_test_id("language-fa").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.get_by_test_id("composer")).to_have_attribute("placeholder", "پیام بنویسید")
    assert driver.people()[0]["language_code"] == "fa"


def test_a_spoiler_is_unreadable_until_tapped_and_then_copies(window: Window, bot: Bot, sari: int) -> None:
    bot("sendMessage", chat_id=sari, parse_mode="HTML", text="PIN <tg-spoiler><code>4711</code></tg-spoiler>")
    page = window(f"person={sari}", permissions=["clipboard-read", "clipboard-write"])
    spoiler = bubble(page, "PIN").locator(".spoiler")
    assert style(spoiler, "color") == "rgba(0, 0, 0, 0)"
    spoiler.click()
    assert style(spoiler, "color") != "rgba(0, 0, 0, 0)"
    expect(page.get_by_test_id("toast")).to_have_count(0)
    spoiler.click()
    expect(page.get_by_test_id("toast")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == "4711"


def test_a_copy_button_copies_exactly_and_asks_nobody(window: Window, bot: Bot, driver: Driver, sari: int) -> None:
    copy = button("Address", copy_text={"text": "TXab 9kQ2"})
    bot("sendMessage", chat_id=sari, text="Pay", reply_markup=keyboard([copy]))
    page = window(f"person={sari}", permissions=["clipboard-read", "clipboard-write"])
    before = driver.get("events", once=1)["seq"]
    page.get_by_test_id("button").click()
    expect(page.get_by_test_id("toast")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == "TXab 9kQ2"
    assert [one for one in driver.events(before) if one["kind"] == "callback"] == []


def test_an_edit_changes_the_bubble_in_place(window: Window, bot: Bot, sari: int) -> None:
    sent = bot("sendMessage", chat_id=sari, text="Preparing", reply_markup=keyboard([button("Cancel")]))
    page = window(f"person={sari}")
    bubble(page, "Preparing").evaluate("node => { node.sameAsBefore = true }")
    page.get_by_test_id("button").focus()
    markup = keyboard([button("Open", callback_data="Open", style="success")])
    bot("editMessageText", chat_id=sari, message_id=sent["message_id"], text="Delivered", reply_markup=markup)
    expect(bubble(page, "Delivered").locator(".edited")).to_have_text("edited")
    assert bubble(page, "Delivered").evaluate("node => node.sameAsBefore")
    expect(page.get_by_test_id("button").filter(has_text="Open")).to_be_focused()


def test_a_deleted_message_leaves(window: Window, bot: Bot, sari: int) -> None:
    sent = bot("sendMessage", chat_id=sari, text="A secret")
    page = window(f"person={sari}")
    expect(bubble(page, "A secret")).to_be_visible()
    bot("deleteMessage", chat_id=sari, message_id=sent["message_id"])
    expect(bubble(page, "A secret")).to_have_count(0)


@pytest.mark.parametrize("width", [360, 390, 430])
def test_a_phone_never_scrolls_sideways(window: Window, bot: Bot, sari: int, width: int) -> None:
    row = [button(f"{n} months minus twenty percent") for n in range(3)]
    bot("sendMessage", chat_id=sari, text="x" * 300 + " " + "مرحبا" * 60, reply_markup=keyboard(row, row))
    bot("sendMessage", chat_id=sari, text=f"<pre>{'y' * 200}</pre>", parse_mode="HTML")
    bot("sendDocument", chat_id=sari, files={"document": ("z" * 90 + ".txt", b"codes")})
    page = window(f"person={sari}", (width, 780))
    expect(page.get_by_test_id("message")).to_have_count(4)
    assert overflow(page) == 0


def test_every_control_is_large_enough_for_a_thumb(window: Window, bot: Bot, sari: int) -> None:
    bot("sendMessage", chat_id=sari, text="Shop", reply_markup=keyboard([button("+"), button("−")]))
    page = window(f"person={sari}")
    expect(page.get_by_test_id("button")).to_have_count(2)
    script = "nodes => nodes.map(n => n.getBoundingClientRect().height).filter(h => h > 0 && h < 40)"
    assert page.locator(".phone button").evaluate_all(script) == []


def test_a_countdown_follows_the_clock(window: Window, bot: Bot, driver: Driver, sari: int) -> None:
    moment = f'Ends <tg-time unix="{driver.now() + 3 * 86400 + 60}" format="r">soon</tg-time>'
    bot("sendMessage", chat_id=sari, parse_mode="HTML", text=moment)
    page = window(f"person={sari}")
    expect(bubble(page, "Ends")).to_contain_text("in 3 days")
    driver.advance(86400)
    expect(bubble(page, "Ends")).to_contain_text("in 2 days")


def test_markup_in_names_and_buttons_stays_text(window: Window, bot: Bot, driver: Driver) -> None:
    trick = "<img src=x onerror=alert(1)>"
    person = int(driver.add_person(trick, "en")["id"])
    driver.say(person, trick)
    bot("sendMessage", chat_id=person, text=trick, reply_markup=keyboard([button(trick, callback_data="x")]))
    page = window(f"person={person}", WIDE)
    expect(bubble(page, trick)).to_have_count(2)
    expect(page.get_by_test_id("button")).to_have_text(trick)
    assert page.locator("img").count() == 0


def test_commands_are_offered_while_typing(window: Window, bot: Bot, driver: Driver, sari: int) -> None:
    page = window(f"person={sari}")
    page.get_by_test_id("commands").click()  # before there are any: they show as soon as they are known
    menu = [{"command": "stock", "description": "What is there"}, {"command": "help", "description": "Help"}]
    bot("setMyCommands", commands=menu)
    expect(page.get_by_role("option")).to_have_count(2)
    page.get_by_test_id("composer").press_sequentially("/st")
    expect(page.get_by_role("option")).to_have_count(1)
    page.get_by_test_id("composer").press("ArrowDown")
    page.get_by_test_id("composer").press("Enter")
    expect(bubble(page, "/stock")).to_have_count(1)


def test_a_reply_key_says_its_own_words(window: Window, bot: Bot, sari: int) -> None:
    keys = {"keyboard": [[{"text": "STOCK"}, {"text": "ACCOUNT"}]], "resize_keyboard": True}
    bot("sendMessage", chat_id=sari, text="Choose", reply_markup=keys)
    page = window(f"person={sari}")
    page.get_by_test_id("reply-key").filter(has_text="ACCOUNT").click()
    expect(bubble(page, "ACCOUNT")).to_have_count(1)


def test_a_file_travels_both_ways(window: Window, bot: Bot, driver: Driver, sari: int) -> None:
    bot("sendDocument", chat_id=sari, files={"document": ("codes.txt", b"AAA-111")})
    page = window(f"person={sari}")
    with page.expect_download() as download:
        page.locator(".document").click()
    assert download.value.path().read_bytes() == b"AAA-111"
    receipt: FilePayload = {"name": "receipt.png", "mimeType": "image/png", "buffer": PIXEL}
    page.locator("input[type=file]").set_input_files(receipt)
    page.get_by_role("button", name="Send as photo").click()
    expect(page.locator(".photo")).to_have_count(1)
    assert "photo" in driver.chat(sari)["messages"][-1]


def test_a_photo_can_be_enlarged_and_put_away(window: Window, bot: Bot, sari: int) -> None:
    bot("sendPhoto", chat_id=sari, files={"photo": ("qr.png", PIXEL)})
    page = window(f"person={sari}")
    page.locator(".photo").click()
    expect(page.get_by_role("dialog").locator("img")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_broken_rule_is_red_in_the_inspector(window: Window, bot: Bot, driver: Driver, sari: int) -> None:
    page = window(f"person={sari}", WIDE)
    with pytest.raises(AssertionError, match="message is too long"):
        bot("sendMessage", chat_id=sari, text="x" * 5000)
    red = page.get_by_test_id("calls").locator(".violation")
    expect(red).to_contain_text("message is too long")
    expect(page.get_by_test_id("violations")).to_have_text("1")
    assert len(driver.violations()) == 1


def test_clock_and_faults_answer_to_the_inspector(window: Window, driver: Driver, sari: int) -> None:
    page = window(f"person={sari}", WIDE)
    before = driver.now()
    page.get_by_test_id("advance-86400").click()
    page.get_by_test_id("tab-trouble").click()
    page.get_by_test_id("fault-429").click()
    expect(page.locator(".fault-list li")).to_have_count(1)
    assert driver.now() - before >= 86400
    assert [one["kind"] for one in driver.faults()] == ["429"]
    page.locator(".fault-list button").click()
    expect(page.locator(".fault-list li")).to_have_count(0)


def test_lasting_faults_stay_until_all_are_cleared(window: Window, driver: Driver, sari: int) -> None:
    page = window(f"person={sari}", WIDE)
    page.get_by_test_id("tab-trouble").click()
    page.get_by_test_id("lasting").click()
    page.get_by_test_id("fault-500").click()
    page.get_by_test_id("fault-slow").click()
    expect(page.locator(".fault-list li")).to_have_count(2)
    assert [one["times"] for one in driver.faults()] == [None, None]
    page.get_by_test_id("clear-faults").click()
    expect(page.locator(".fault-list li")).to_have_count(0)
    assert driver.faults() == []


def test_another_person_is_one_click_away(window: Window, bot: Bot, sari: int, layla: int) -> None:
    bot("sendMessage", chat_id=sari, text="For Sari")
    page = window(f"person={sari}", WIDE)
    expect(bubble(page, "For Sari")).to_be_visible()
    bot("sendMessage", chat_id=layla, text="For Layla")
    row = page.get_by_test_id("person").filter(has_text="Layla")
    expect(row.locator(".badge")).to_have_text("1")
    row.click()
    expect(bubble(page, "For Layla")).to_be_visible()
    expect(bubble(page, "For Sari")).to_have_count(0)
    assert f"person={layla}" in page.url


def test_a_guest_first_stands_before_somebody_who_speaks_their_language(window: Window, driver: Driver) -> None:
    driver.add_person("Wati", "id")
    oliver = driver.add_person("Oliver", "en")["id"]
    page = window("", locale="en-GB")
    expect(page.locator(".as")).to_contain_text("Oliver")
    assert f"person={oliver}" in page.url


def test_tapping_who_one_is_leads_to_the_others(window: Window, sari: int, layla: int) -> None:
    page = window(f"person={sari}")
    page.locator(".as").click()
    page.get_by_test_id("person").filter(has_text="Layla").click()
    expect(page.locator(".as")).to_contain_text("Layla")
    assert f"person={layla}" in page.url


def test_a_chat_for_pictures_shows_nothing_else(window: Window, sari: int) -> None:
    page = window(f"person={sari}&view=chat", WIDE)
    expect(bubble(page, "/start")).to_be_visible()
    expect(page.get_by_test_id("people")).to_be_hidden()
    expect(page.get_by_test_id("inspector")).to_be_hidden()


def test_the_chosen_darkness_is_remembered(window: Window, sari: int) -> None:
    page = window(f"person={sari}", WIDE, color_scheme="light")
    page.get_by_test_id("theme").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
