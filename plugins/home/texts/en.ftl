## Commands

cmd-start = Open the shop
cmd-menu = The main menu
cmd-language = Change the language
cmd-profile = Your profile
cmd-help = How to buy, and what you can type
cmd-skip = Skip the question

## Buttons

btn-profile = 👤 Profile
btn-help = 💬 Help
btn-faq = ❓ Questions
btn-terms = 📜 Terms
btn-language = 🌐 Language
btn-welcome = 👋 Welcome sticker
btn-remove = ✖ Remove it
btn-again = 🔁 Buy again
btn-pay-order = 💳 Pay the order
btn-edit-name = ✎ Name
btn-edit-email = ✎ E-mail
btn-edit-whatsapp = ✎ WhatsApp
btn-to-id = Bahasa Indonesia
btn-to-en = English
btn-to-ar = العربية
btn-to-fa = فارسی
btn-to-zh = 中文
btn-in-id = ✓ Bahasa Indonesia
btn-in-en = ✓ English
btn-in-ar = ✓ العربية
btn-in-fa = ✓ فارسی
btn-in-zh = ✓ 中文

## Home

test-shop = 🧪 This is a test shop. Please do not order anything here: nothing will come.
hello-new = Hi { $name } 👋 Welcome to { $shop }.
    Pick something, pay, and it is yours within seconds, day and night.
hello-back = Welcome back to { $shop }, { $name } 👋
own-welcome = { $words }
home-title = 🏠 { $shop }
more-title = More of this shop
link-unknown = That link no longer works. Here is the shop instead.
stats = { $orders ->
    [one] ✅ { $orders } order delivered
   *[other] ✅ { $orders } orders delivered
}
gift = 🎁 Your welcome gift: { $money }
balance = 💰 Balance: { $money }
claimed = 👑 { $shop } is yours now. You are its owner.
claim-failed = This owner link has expired or was used before. Make a new one with python3 run.py init --claim.

## Welcome sticker

send-welcome = Send the sticker, picture or GIF that new visitors see first.
welcome-kept = ✅ Kept. Send /start to see it.
welcome-wanted = Please send a sticker, a picture or a GIF.

## Language

language = Language
choose-language = Which language do you want to use here?
language-kept = The shop speaks English with you now.

## Help

help = Help
steps = <b>How to buy</b>
    1. Open the shop and choose a product.
    2. Choose how many, then pay.
    3. What you bought appears here at once, and stays in “My orders”.
sells = We sell: { $shelves }
ways = You can pay by: { $ways }
commands = <b>Commands</b>
command-line = { $command } · { $what }

## Profile

profile = Profile
about-name = 👤 { $name }
about-username = Username: { $username }
about-id = Telegram ID: { $id }
about-bank = Customer number: { $number }
about-since = Here since { $date }
about-status = Status: <b>{ $status }</b> · { $gives }
about-balance = 💰 Balance: { $money }
about-orders = 🧾 Orders: { $orders }
complete = Your details: { $bar }
field-name = Name: { $value }
field-email = E-mail: { $value }
field-whatsapp = WhatsApp: { $value }
not-given = not given
role-customer = customer
role-reseller = reseller
role-admin = staff
role-owner = owner
gives-customer = everything in the shop, delivered at once
gives-reseller = you sell on what you buy here
gives-admin = you help to run the shop
gives-owner = this shop is yours
tip-first = 💡 You have not bought anything yet. Have a look around.
tip-waiting = 💡 An order is waiting for your payment.
tip-again = 💡 You last bought { $title }. One tap buys it again.

## Forms

ask-name = What is your name?
ask-email = What is your e-mail address?
ask-whatsapp = What is your WhatsApp number? Please include the country code.
email-wrong = This does not look like an e-mail address. It should look like name@example.com.
phone-wrong = This does not look like a phone number. It should look like +628123456789.
nothing-to-skip = There is nothing to skip.

## What this plugin is called, and its settings

plugin-called = Home
plugin-does = The front door: welcome, main menu, language, help and profile.
btn-setting-show-stats = Show deliveries
setting-show-stats = Shows how many orders were delivered, on the main menu.
btn-setting-starting-credits = Welcome gift
setting-starting-credits = Balance given to new people, in the currency’s smallest unit. 0: no gift.
btn-setting-support = Support
setting-support = Where buyers get help: a @username or a link. Empty: no button.
btn-setting-faq = Questions page
setting-faq = A link to a page of questions and answers. Empty: no button.
btn-setting-terms = Terms
setting-terms = A link to the shop’s terms. Empty: no button.
btn-setting-welcome-sticker = Welcome sticker
setting-welcome-sticker = Sent before the welcome. Set it with /setwelcome.
btn-setting-ask-name = Ask for names
setting-ask-name = Whether new people are asked for their name.
btn-setting-ask-email = Ask for e-mail
setting-ask-email = Whether new people are asked for their e-mail.
btn-setting-ask-whatsapp = Ask for WhatsApp
setting-ask-whatsapp = Whether new people are asked for their WhatsApp number.
btn-setting-welcome-id = Welcome Indo
setting-welcome-id = The welcome for new people, in Indonesian.
btn-setting-back-id = Back Indo
setting-back-id = The welcome for people who come back, in Indonesian.
btn-setting-welcome-en = Welcome English
setting-welcome-en = The welcome for new people, in English.
btn-setting-back-en = Back English
setting-back-en = The welcome for people who come back, in English.
btn-setting-welcome-ar = Welcome Arabic
setting-welcome-ar = The welcome for new people, in Arabic.
btn-setting-back-ar = Back Arabic
setting-back-ar = The welcome for people who come back, in Arabic.
btn-setting-welcome-fa = Welcome Persian
setting-welcome-fa = The welcome for new people, in Persian.
btn-setting-back-fa = Back Persian
setting-back-fa = The welcome for people who come back, in Persian.
btn-setting-welcome-zh = Welcome Chinese
setting-welcome-zh = The welcome for new people, in Chinese.
btn-setting-back-zh = Back Chinese
setting-back-zh = The welcome for people who come back, in Chinese.
