## Paying

btn-qris = 🔳 QRIS
payment = Payment
pay = Pay <b>{ $money }</b> with QRIS
invoice = Invoice { $code }
invoice-to = Invoice { $code }, to { $name }
ends = ⏱ The time to pay ends { $until }
exact = Pay exactly this amount: its last digits identify you. { $tail } of it goes to your balance.
how = 1. Open GoPay, OVO, DANA or your bank’s app.
    2. Scan the picture, or pick it from your photos.
preparing = ⏳ Your QR code is being made. If it takes long, choose another method.
paid = ✅ <b>Paid: { $money }</b>
over = ⌛ <b>Expired. Please do not pay this code any more.</b>
over-why = If you have paid already, nothing is lost: as soon as the money arrives it is in your balance.
btn-order = 📦 To the order
btn-wallet = 💰 Balance
btn-again = 🔁 New invoice
shop-asked = The shop was asked to look. It usually takes a few minutes.
not-there-yet = 🔎 We looked: { $money } for { $code } has not arrived yet. If your app says it was sent, a few more minutes usually help. If not, write to us.

## Staff

staff = Staff
waiting = QRIS
btn-waiting = 🔳 QRIS to check
btn-refresh = 🔄 Refresh
look-into-bank = Look into your bank’s app. Has exactly one of these amounts arrived? One tap enters it.
nobody-waits = Nobody is waiting to be checked.
waiting-line = • <b>{ $money }</b> · { $code } · { $payer } · { $at }
staff-asked = 🔳 { $payer } says that <b>{ $money }</b> was paid by QRIS for { $code }. Look into your bank’s app: has exactly this amount arrived?
btn-arrived = ✅ { $money }
btn-not-there = Not there yet
entered = { $money } was entered.
was-entered = { $money } had been entered already. Nothing changed.
entered-unclaimed = { $money } was entered. No payment asked for this amount, so it is kept aside until you say whose it is.
payer-told = The buyer was told.
staff-no-invoice = ⚠️ QRIS by Pakasir does not work: buyers get no QR code. { $problem }
staff-unclear = 🔔 I cannot tell for certain how much came in:
    “{ $words }”
staff-repeated = 🔔 This notification came twice. Did your phone repeat itself, or was there a second payment?
    “{ $words }”
btn-type-sum = ✎ Enter the amount
btn-second = ➕ Second payment
btn-pass = Leave it
which-sum = How much came in? For example 50.123.
passed-over = Left alone. Nothing was entered.

## Setting up

settings = Settings
setup = QRIS
btn-setup = 🔳 QRIS
setup-off = QRIS is off.
setup-static = ✅ Your own QRIS: <b>{ $name }</b>, { $city }
setup-pakasir = ✅ Pakasir, project { $slug }
setup-ways = <b>Your printed QRIS</b> needs no contract: every buyer gets your code with the exact amount, and you confirm with one tap that the money has arrived.
    <b>Pakasir</b> is a gateway: it sees the money by itself and takes a fee.
btn-printed = 📷 My printed QRIS
btn-pakasir = 🏦 Pakasir
btn-phone = 📱 Notifications
btn-test = 🧪 Test Rp 1.000
btn-off = Turn QRIS off
printed = My printed QRIS
ask-printed = Send a photo of your printed QRIS, or the text in it. The whole code has to be in the picture, sharp and without glare.
is-it-yours = Is this your shop? Compare it with the name below your printed code.
merchant = 🏪 <b>{ $name }</b>, { $city }
national = National merchant number: { $number }
btn-mine = ✅ Yes, use it
btn-another = 📷 Another photo
no-picture = This file is not a picture I can open. Please send it as a photo.
no-code = I see no QR code in this picture. Take the photo from straight above, in good light, and close enough to fill it.
several-codes = There are several QRIS in this picture. Please send a photo with only yours.
code-shape = This is a QR code or a text, but not a QRIS. Please send the code with the QRIS sign on it.
code-checksum = A part of this code was read wrongly or is damaged. Please send a sharper photo.
code-country = This payment code is not for rupiah in Indonesia.
code-dynamic = This code was made for one payment only. Please send the printed one, where buyers enter the amount.
code-amount = This code has a fixed amount in it. Please send the printed one, where buyers enter the amount.
one-word = Please send just the value, without spaces or other words.
not-set-up = There is nothing to test yet. First send your printed QRIS, or slug and key of Pakasir.
pakasir = Pakasir
pakasir-needs = From your project on pakasir.com you need three things: the slug (its short name), the API key and the webhook secret. Set the project to live, and read their terms on digital goods.
pakasir-url = Enter this address there as the webhook: { $url }
no-public-url = The shop has no public address yet. Without one it asks Pakasir itself every 15 seconds, and no phone can forward notifications. Set public_url under [web] in config.toml.
btn-slug = { $done ->
        [yes] ✅ Slug
       *[no] ✎ Slug
    }
btn-key = { $done ->
        [yes] ✅ API key
       *[no] ✎ API key
    }
btn-secret = { $done ->
        [yes] ✅ Webhook secret
       *[no] ✎ Webhook secret
    }
btn-use = ✅ Use Pakasir
btn-copy-url = Address
btn-copy-secret = Secret
ask-slug = Send the slug of your project on Pakasir.
ask-key = Send the API key of your project. I delete your message at once.
ask-secret = Send the webhook secret of your project. I delete your message at once.
phone = Notifications
phone-how = An app on your phone can forward the notifications of your bank, so that nobody has to tap. Let it send a POST with title and text of each notification about money that came in to the address below, with the header X-Secret. Nobody else should know either.
    What I cannot read for certain I ask you about.
phone-url = Address: { $url }
phone-secret = X-Secret: { $secret }
btn-phone-on = 📱 Turn on
btn-new-secret = 🔑 New secret
btn-phone-off = Turn off
test = Test
test-scan = Scan this with your own app. It should show { $name } and { $money }. You need not pay.
asking-pakasir = Asking Pakasir …
test-failed = ❌ Pakasir made no test invoice: { $problem }
test-pakasir = ✅ Pakasir answers. For { $money } a buyer would pay { $total }. This test invoice was cancelled again.
test-sandbox = ⚠️ The project is in sandbox mode: its payments are no money. Set it to live before you open.

## What this plugin is called

plugin-called = QRIS
plugin-does = QRIS: your printed code, made anew for each payment with its exact amount, or the gateway Pakasir.
btn-setting-mode = QRIS mode
setting-mode = Your own printed QRIS (static), Pakasir, or no QRIS at all.
btn-setting-code = Printed code
setting-code = What the printed QRIS says. Easier by a photo: Settings › QRIS.
btn-setting-tail = Unique amounts
btn-setting-notice-secret = Notice secret
btn-setting-pakasir-slug = Pakasir slug
btn-setting-pakasir-key = Pakasir key
btn-setting-pakasir-secret = Pakasir secret
btn-setting-pakasir-sandbox = Pakasir sandbox
btn-setting-pakasir-url = Pakasir address
setting-tail = The most rupiah added to tell buyers with the same amount apart.
setting-notice-secret = The secret of the phone that forwards bank notifications.
setting-pakasir-slug = Pakasir: the project’s slug.
setting-pakasir-key = Pakasir: the project’s API key.
setting-pakasir-secret = Pakasir: the project’s webhook secret.
setting-pakasir-sandbox = Pakasir: counts sandbox payments as paid. Only for trying out.
setting-pakasir-url = Pakasir: the address of its API.
