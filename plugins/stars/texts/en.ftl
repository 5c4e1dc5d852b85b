cmd-paysupport = Help with a payment
cmd-terms = Terms of this shop
btn-stars = ⭐ Stars
btn-pay = Pay { $stars }
btn-paysupport = 🧾 Payment help
btn-terms = 📜 Shop terms
btn-stars-admin = ⭐ Stars
btn-only-stars = ⭐ Stars only
btn-all-ways = 💳 All ways to pay
btn-test = 🧪 Test with 1 Star
btn-mine = 🧾 My orders
btn-help = 💬 Help
btn-rate = 💱 Rate of a Star
payment = Payment
pay-line = Tap the button to pay with Telegram Stars. If you have too few, Telegram offers to buy more.
preparing = ⏳ Your invoice is being made. It appears here in a moment.
to-pay = To pay: <b>{ $stars }</b>
worth = Worth { $money }
until = Valid: { $until }
invoice-balance = Add to your balance
invoice-balance-about = { $money } for your balance in this shop
invoice-line = { $title } × { $count }
invoice-order = Order { $code }
test = Test payment
test-about = This Star comes back to you at once.
paysupport = Payment help
paysupport-line = Something wrong with a payment? Nothing is lost: every payment is written down under its own number.
paysupport-steps =
    1. Open “My orders” and look at the order: what you paid is there, also when it came late.
    2. Paid too late or twice? The money is in your balance.
    3. Still wrong? Write to the shop and send the order’s code. Please do not ask Telegram support or your bank first: only the shop can give Stars back.
terms = Terms
terms-text =
    <b>Terms of this shop</b>
    
    1. You buy digital goods. They are delivered in this chat right after the payment.
    2. A code that does not work is replaced, or you get your money back. Tell us soon, with the order’s code.
    3. Money that arrives after an order has ended goes into your balance here.
    4. Payments in Stars are carried out by Telegram and follow Telegram’s terms too.
    5. Questions about a payment: tap the button below.
staff = Staff
stars = Stars
rule =
    <b>Telegram’s rule, in plain words:</b> digital goods (codes, accounts, files, courses) may be sold inside Telegram for Stars only. Other ways to pay them are at your own risk: Telegram may restrict the bot.
    
    You get Stars into the bot’s balance and withdraw them by Fragment; what a Star is worth to you, you decide under Rates. Telegram pays out with a delay.
only-now = ⭐ People pay in Stars only (and with their balance).
others-too = 💳 The other ways to pay that are on are offered besides Stars.
stars-whole = Telegram only gives Stars back as a whole: { $stars }.
stars-refused = Telegram refused to give the Stars back: { $words }
setting-hold-minutes = How many minutes an invoice in Stars stays open
btn-setting-hold-minutes = Invoice minutes

## What this plugin is called

plugin-called = Telegram Stars
plugin-does = Payment in Telegram Stars. Telegram allows digital goods for Stars only; other ways to pay are at your own risk.
