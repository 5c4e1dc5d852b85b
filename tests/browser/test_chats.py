"""What a chat can be besides bubbles: topics, groups, albums, invoices, inline mode; by keyboard, ear and eye too."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from shopbot.simulator.driver import Driver
from tests.browser.conftest import Bot, Window, bubble, button, keyboard, overflow, reaches, style
from tests.browser.test_page import PIXEL, WIDE

ROOMY = (1500, 860)
STARS: dict[str, Any] = {"currency": "XTR", "prices": [{"label": "One month", "amount": 150}], "payload": "order-7"}


@pytest.fixture
def staff(driver: Driver, sari: int) -> int:
    """A staff group with topics which Sari owns."""
    return int(driver.add_group("Staff", [sari], forum=True)["id"])


def _phone(page: Page, name: str) -> Locator:
    return page.get_by_test_id("phone").filter(has=page.locator(".as", has_text=name))


def test_two_people_stand_side_by_side_and_one_leaves(window: Window, bot: Bot, sari: int, layla: int) -> None:
    page = window(f"person={sari}", ROOMY)
    page.get_by_role("button", name="Show beside: Layla").click()
    expect(page.get_by_test_id("phone")).to_have_count(2)
    bot("sendMessage", chat_id=sari, text="For Sari")
    bot("sendMessage", chat_id=layla, text="For Layla")
    expect(bubble(_phone(page, "Sari"), "For Sari")).to_be_visible()
    expect(bubble(_phone(page, "Layla"), "For Layla")).to_be_visible()
    assert f"beside={layla}" in page.url
    _phone(page, "Layla").get_by_test_id("close-phone").click()
    expect(page.get_by_test_id("phone")).to_have_count(1)


def test_a_guest_on_a_wide_screen_meets_buyer_and_shopkeeper_at_once(window: Window, driver: Driver) -> None:
    for name, language in (("Wati", "id"), ("Oliver", "en"), ("Budi", "id")):
        driver.add_person(name, language)
    page = window("", ROOMY, locale="en-GB")
    expect(_phone(page, "Oliver")).to_be_visible()
    expect(_phone(page, "Budi")).to_be_visible()
    page.set_viewport_size({"width": 1100, "height": 800})
    expect(page.get_by_test_id("phone")).to_have_count(1)


def test_another_person_takes_the_phone_that_is_in_use(window: Window, driver: Driver, sari: int, layla: int) -> None:
    driver.add_person("Reza", "fa")
    page = window(f"person={sari}&beside={layla}", ROOMY)
    _phone(page, "Layla").get_by_test_id("composer").focus()
    page.get_by_test_id("person").filter(has_text="Reza").click()
    expect(_phone(page, "Reza")).to_be_visible()
    expect(_phone(page, "Sari")).to_be_visible()
    expect(_phone(page, "Layla")).to_have_count(0)


def test_topics_are_a_list_first_and_each_is_a_chat(window: Window, bot: Bot, driver: Driver, staff: int) -> None:
    orders, support = (bot("createForumTopic", chat_id=staff, name=name)["message_thread_id"] for name in ("🛒", "🆘"))
    bot("sendMessage", chat_id=staff, message_thread_id=orders, text="Order K7Q2 is paid")
    page = window("", WIDE)
    page.get_by_test_id("group").click()
    expect(page.get_by_test_id("topic")).to_have_count(3)
    expect(page.get_by_test_id("topic").filter(has_text="Order K7Q2 is paid")).to_be_visible()
    page.get_by_test_id("topic").filter(has_text="🆘").click()
    expect(bubble(page, "Order K7Q2")).to_have_count(0)
    page.get_by_test_id("composer").fill("On my way")
    page.get_by_test_id("composer").press("Enter")
    expect(bubble(page, "On my way")).to_be_visible()
    said = [one for one in driver.chat(driver.people()[0]["id"], staff)["messages"] if one.get("text") == "On my way"]
    assert [one["thread"] for one in said] == [support]
    page.get_by_test_id("back-to-topics").click()
    bot("sendMessage", chat_id=staff, message_thread_id=orders, text="And another")
    expect(page.get_by_test_id("topic").filter(has_text="And another").locator(".badge")).to_have_text(
        re.compile(r"\d")
    )


def test_an_album_is_one_bubble_with_each_picture(window: Window, bot: Bot, sari: int) -> None:
    media = [
        {"type": "photo", "media": f"attach://p{n}", **({} if n else {"caption": "Three views"})} for n in range(3)
    ]
    files = {f"p{n}": (f"p{n}.png", PIXEL) for n in range(3)}
    bot("sendMediaGroup", chat_id=sari, media=json.dumps(media), files=files)
    page = window(f"person={sari}")
    expect(bubble(page, "Three views").get_by_test_id("album").locator("img")).to_have_count(3)
    expect(page.get_by_test_id("message")).to_have_count(2)  # with /start
    bubble(page, "Three views").locator(".photo").nth(1).click()
    expect(page.get_by_role("dialog").locator("img")).to_be_visible()


def test_the_invoice_sheet_can_be_put_away_and_then_pays(window: Window, bot: Bot, sari: int) -> None:
    bot("sendInvoice", chat_id=sari, title="Lumina 1 month", description="A private profile", **STARS)
    page = window(f"person={sari}")
    page.get_by_test_id("button").click()
    sheet = page.get_by_role("dialog")
    expect(sheet).to_contain_text("⭐ 150")
    sheet.get_by_role("button", name="Cancel").click()
    expect(sheet).to_have_count(0)
    page.get_by_test_id("button").click()
    sheet.get_by_test_id("pay").click()
    query = bot.hears("pre_checkout_query")
    expect(sheet.get_by_test_id("pay")).to_be_disabled()
    bot("answerPreCheckoutQuery", pre_checkout_query_id=query["id"], ok=True)
    expect(sheet).to_have_count(0)
    expect(page.get_by_test_id("payment-note")).to_contain_text("⭐ 150")
    page.get_by_test_id("button").click()
    expect(page.get_by_test_id("toast")).to_have_text("This invoice is paid.")


def test_a_refused_payment_says_why(window: Window, bot: Bot, sari: int) -> None:
    bot("sendInvoice", chat_id=sari, title="Lumina", description="A profile", **STARS)
    page = window(f"person={sari}")
    page.get_by_test_id("button").click()
    page.get_by_test_id("pay").click()
    query = bot.hears("pre_checkout_query")
    bot("answerPreCheckoutQuery", pre_checkout_query_id=query["id"], ok=False, error_message="Somebody was faster")
    expect(page.get_by_role("dialog").get_by_test_id("toast")).to_have_text("Somebody was faster")
    expect(page.get_by_test_id("payment-note")).to_have_count(0)


def test_inline_results_are_offered_while_typing_and_sent(window: Window, bot: Bot, sari: int) -> None:
    me = bot("getMe")["username"]
    page = window(f"person={sari}")
    page.get_by_test_id("composer").press_sequentially(f"@{me} lumi")
    _answer_inline(bot, "lumi")
    expect(page.get_by_test_id("inline-result")).to_have_count(2)
    expect(page.get_by_test_id("inline-result").first).to_contain_text("Rp 35.000")
    page.get_by_test_id("composer").press("ArrowDown")
    page.get_by_test_id("composer").press("Enter")
    expect(bubble(page, "Lumina 1 month")).to_contain_text(f"via @{me}")
    expect(page.get_by_test_id("composer")).to_have_value("")


def _answer_inline(bot: Bot, query: str) -> None:
    asked = bot.hears("inline_query")
    assert asked["query"] == query
    rows = [("1", "Lumina 1 month", "Rp 35.000"), ("2", "Lumina 3 months", "Rp 96.000")]
    results = [
        {
            "type": "article",
            "id": one,
            "title": title,
            "description": price,
            "input_message_content": {"message_text": title},
        }
        for one, title, price in rows
    ]
    bot("answerInlineQuery", inline_query_id=asked["id"], results=results)


def test_a_search_button_begins_an_inline_query(window: Window, bot: Bot, sari: int) -> None:
    bot(
        "sendMessage",
        chat_id=sari,
        text="Shop",
        reply_markup=keyboard([button("Search", switch_inline_query_current_chat="")]),
    )
    page = window(f"person={sari}")
    page.get_by_test_id("button").click()
    expect(page.get_by_test_id("composer")).to_have_value(f"@{bot('getMe')['username']} ")
    asked = bot.hears("inline_query")
    bot("answerInlineQuery", inline_query_id=asked["id"], results=[])
    expect(page.get_by_text("Nothing found")).to_be_visible()


def test_a_link_to_this_bot_opens_in_the_page(window: Window, bot: Bot, driver: Driver, sari: int) -> None:
    link = f"https://t.me/{bot('getMe')['username']}?start=p_12"
    bot("sendMessage", chat_id=sari, text="Buy", reply_markup=keyboard([button("Open", url=link)]))
    bot("sendMessage", chat_id=sari, parse_mode="HTML", text=f'Or <a href="{link}">here</a>')
    page = window(f"person={sari}")
    page.get_by_test_id("button").click()
    expect(bubble(page, "/start p_12")).to_have_count(1)
    page.get_by_role("link", name="here").click()
    expect(bubble(page, "/start p_12")).to_have_count(2)
    assert len(page.context.pages) == 1


def test_a_link_in_a_group_opens_the_own_chat(window: Window, bot: Bot, driver: Driver, sari: int) -> None:
    group = driver.add_group("Friends", [sari])["id"]
    bot("sendMessage", chat_id=group, text=f"https://t.me/{bot('getMe')['username']}?start=c_3")
    page = window("", WIDE)
    page.get_by_test_id("group").click()
    page.locator(".content a").click()
    expect(bubble(page, "/start c_3")).to_be_visible()
    assert [one for one in driver.chat(sari, group)["messages"] if one["from"]["id"] == sari] == []


def test_a_blocked_bot_is_let_in_again(window: Window, driver: Driver, sari: int) -> None:
    page = window(f"person={sari}")
    page.get_by_role("button", name="Chat menu").click()
    page.get_by_test_id("block").click()
    expect(page.get_by_test_id("composer")).to_be_hidden()
    assert driver.people()[0]["blocked"]
    page.get_by_test_id("unblock").click()
    expect(page.get_by_test_id("composer")).to_be_visible()
    assert not driver.people()[0]["blocked"]


def test_a_dropped_file_is_sent(window: Window, driver: Driver, sari: int) -> None:
    page = window(f"person={sari}")
    expect(bubble(page, "/start")).to_be_visible()
    page.evaluate(
        """() => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File(["AAA-111"], "codes.txt", { type: "text/plain" }));
          const phone = document.querySelector(".phone");
          for (const kind of ["dragover", "drop"])
            phone.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true }));
        }"""
    )
    page.get_by_role("button", name="Send as file").click()
    expect(page.locator(".document")).to_contain_text("codes.txt")
    assert driver.chat(sari)["messages"][-1]["document"]["file_name"] == "codes.txt"


def test_old_messages_are_read_only_on_demand(window: Window, bot: Bot, driver: Driver, sari: int) -> None:
    for n in range(130):
        driver.say(sari, f"number {n}!")
    page = window(f"person={sari}")
    expect(bubble(page, "number 129!")).to_be_visible()
    expect(page.get_by_test_id("message")).to_have_count(120)
    page.get_by_role("button", name="Earlier messages").click()
    expect(page.get_by_test_id("message")).to_have_count(131)
    expect(page.get_by_role("button", name="Earlier messages")).to_be_hidden()


def test_everything_can_be_done_with_the_keyboard_alone(window: Window, bot: Bot, driver: Driver, sari: int) -> None:
    bot("sendMessage", chat_id=sari, text="Shop", reply_markup=keyboard([button("Back"), button("Buy")]))
    page = window(f"person={sari}", WIDE)
    expect(page.get_by_test_id("button")).to_have_count(2)
    reaches(page, "Buy")
    assert style(page.locator(":focus"), "outlineStyle") == "solid"
    page.keyboard.press("Enter")
    tap = bot.tap()
    assert tap["data"] == "Buy"
    markup = keyboard([button("Back"), button("Pay")])
    code = "Code <tg-spoiler>DEMO-1234</tg-spoiler>"
    message = tap["message"]["message_id"]
    bot("editMessageText", chat_id=sari, message_id=message, text=code, parse_mode="HTML", reply_markup=markup)
    bot("answerCallbackQuery", callback_query_id=tap["id"])
    expect(page.get_by_test_id("button").filter(has_text="Pay")).to_be_focused()
    for _ in ("Back", "Reply", "the spoiler"):
        page.keyboard.press("Shift+Tab")
    hidden = page.locator(".spoiler")
    expect(hidden).to_be_focused()
    page.keyboard.press("Enter")
    expect(hidden).to_have_class("spoiler shown")


def test_a_new_message_is_read_out_but_not_its_secret(window: Window, bot: Bot, sari: int) -> None:
    page = window(f"person={sari}")
    expect(bubble(page, "/start")).to_be_visible()
    bot("sendMessage", chat_id=sari, parse_mode="HTML", text="Your code: <tg-spoiler>DEMO-1234</tg-spoiler>")
    expect(page.get_by_test_id("announcer")).to_have_text("Your code: (Hidden, tap to show)")


_NAMELESS = """() => [...document.querySelectorAll("button, a[href], input, textarea, [role=button], iframe")]
  .filter(node => !(node.getAttribute("aria-label") || node.textContent.trim() || node.title || node.placeholder))
  .map(node => node.outerHTML.slice(0, 200))"""
# Text on plain grounds only: a picture or a gradient has no one colour to compute with.
_FAINT = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const parse = colour => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data]; };
  const over = (top, under) => top.slice(0, 3).map((c, i) => c * top[3] / 255 + under[i] * (1 - top[3] / 255));
  const light = rgb => { const [r, g, b] = rgb.map(c => (c /= 255) <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b; };
  const ground = node => { const layers = [];
    for (let one = node; one; one = one.parentElement) {
      const s = getComputedStyle(one);
      if (s.backgroundImage !== "none") return null;
      const colour = parse(s.backgroundColor);
      if (colour[3]) layers.push(colour);
      if (colour[3] === 255) break;
    }
    if (layers.at(-1)?.[3] !== 255) return null;
    return layers.reduceRight((under, top) => over(top, under), [0, 0, 0]); };
  const faint = [];
  for (const node of document.querySelectorAll("#app *")) {
    const own = [...node.childNodes].some(child => child.nodeType === 3 && child.data.trim());
    if (!own || !node.checkVisibility({ visibilityProperty: true })) continue;
    if (node.closest(":disabled, .spoiler, [aria-hidden=true]")) continue;
    const under = ground(node);
    if (!under) continue;
    const [a, b] = [light(over(parse(getComputedStyle(node).color), under)), light(under)];
    const contrast = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (contrast < 4.5) faint.push(`${contrast.toFixed(2)} ${node.className} ${node.textContent.slice(0, 30)}`);
  }
  return faint;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_control_has_a_name_and_every_text_stands_out(
    window: Window, bot: Bot, driver: Driver, sari: int, layla: int, scheme: str
) -> None:
    driver.plant("429")
    rows = [[button(style, callback_data=style, style=style)] for style in ("primary", "success", "danger")]
    text = "<b>Shop</b> <code>K7Q2</code> /help <blockquote>quoted</blockquote>"
    with pytest.raises(AssertionError, match="retry after"):
        bot("sendMessage", chat_id=sari, text="refused by the fault")
    bot("sendMessage", chat_id=sari, text=text, parse_mode="HTML", reply_markup=keyboard(*rows))
    page = window(f"person={sari}&beside={layla}", ROOMY, color_scheme=scheme)
    expect(bubble(page, "Shop")).to_be_visible()
    for tab in ("live", "trouble"):
        page.get_by_test_id(f"tab-{tab}").click()
        assert page.evaluate(_NAMELESS) == []
        assert page.evaluate(_FAINT) == []


def test_the_check_for_names_and_contrast_sees_what_is_wrong(window: Window, sari: int) -> None:
    page = window(f"person={sari}")
    expect(bubble(page, "/start")).to_be_visible()
    page.evaluate(
        """() => {
          const faint = document.querySelector(".watermark");
          faint.style.color = "#ccc";
          faint.style.background = "#fff";
          faint.append(document.createElement("button"));
        }"""
    )
    assert len(page.evaluate(_NAMELESS)) == 1
    assert len(page.evaluate(_FAINT)) == 1


def test_a_deleted_screen_leaves_the_keyboard_at_the_new_one(window: Window, bot: Bot, sari: int) -> None:
    sent = bot("sendMessage", chat_id=sari, text="Shop", reply_markup=keyboard([button("Buy")]))
    page = window(f"person={sari}")
    page.get_by_test_id("button").focus()
    bot("sendMessage", chat_id=sari, text="Checkout", reply_markup=keyboard([button("Pay")]))
    bot("deleteMessage", chat_id=sari, message_id=sent["message_id"])
    expect(page.get_by_test_id("button").filter(has_text="Pay")).to_be_focused()


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_right_to_left_mirrors_the_page_but_not_the_rows_of_buttons(
    window: Window, bot: Bot, layla: int, width: int
) -> None:
    bot("sendMessage", chat_id=layla, text="المتجر", reply_markup=keyboard([button("‹ رجوع"), button("🏠")]))
    page = window(f"person={layla}", (width, 844))
    back, home = (_left(page.get_by_test_id("button").filter(has_text=label)) for label in ("رجوع", "🏠"))
    assert back < home
    assert _left(page.get_by_test_id("send")) < _left(page.get_by_test_id("commands"))
    assert overflow(page) == 0
    if width >= 1000:
        assert _left(page.get_by_test_id("inspector")) < _left(page.get_by_test_id("people"))


def _left(target: Locator) -> float:
    expect(target).to_be_visible()
    box: Any = target.bounding_box()
    return float(box["x"])
