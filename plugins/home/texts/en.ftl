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
