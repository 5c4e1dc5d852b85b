## Commands

cmd-balance = Your balance
cmd-transfer = Add to somebody’s balance
cmd-editbalance = Set somebody’s balance

## Buttons

btn-wallet = 💰 Balance
btn-topup = ➕ Add money
btn-history = 🧾 History
btn-to-order = 💳 To the order
btn-again = 🔁 Buy again
btn-amount = { $money }
btn-other = ✎ Other amount
btn-see-all = All
btn-see-in = In
btn-see-out = Out
btn-now-all = ✓ All
btn-now-in = ✓ In
btn-now-out = ✓ Out
btn-export = 📄 Table (CSV)
btn-rest = 💳 Pay { $money }
btn-add-amount = ➕ { $money }
btn-dismiss = ✖
btn-gift = 🎁 To the gift
btn-wallets = 💰 Wallets
btn-person = { $name } · { $number }
btn-add = ➕ Add
btn-take = ➖ Deduct
btn-set = ✎ Set

## Wallet

wallet = Balance
topup = Add money
history = History
balance = 💰 <b>Balance: { $money }</b>
card = { $light } { $bar } of { $goal }
tip-empty = 💡 Money you add here pays for anything in the shop with one tap.
tip-waiting = 💡 An order is waiting for your payment.
tip-enough = 💡 That is enough to buy { $title } again.
tip-low = 💡 Add { $missing } to buy { $title } again.
tip-first = 💡 Products start at { $goal }.
tip-ready = 💡 You are ready to buy: products start at { $goal }.
tip-gift = 💡 A gift is waiting for you: it adds money to your balance.
tip-month = 💡 You bought { $title } { $times } times in 30 days. With { $money } you pay in once and have enough for as much again.
how-much = How much do you want to add?
which-amount = How much do you want to add? For example { $example }.
adding = ➕ Adding { $money }
which-way = How do you want to pay?
no-way = There is no way to pay this amount here at the moment. Please ask the shop.

## History

nothing-here = There is nothing here yet.
entry = { $sign } <b>{ $money }</b> · { $why }
    { $at } · balance { $after }
entry-about = { $sign } <b>{ $money }</b> · { $why } ({ $about })
    { $at } · balance { $after }
reason-purchase = purchase
reason-payment = payment received
reason-adjustment = change by the shop
reason-starting-credits = welcome gift
reason-gift = gift
reason-referral = reward for invited friend
reason-referral-back = reward taken back
reason-other = other
export-caption = Your balance history as a table.

## Between people

btn-friend = 🎁 Send to a friend
btn-send-money = ✅ Send { $money }
friend = Send to a friend
to-which-friend = Who is it for? Send their customer number (it stands in their profile) or their @username. Yours is { $number }.
friend-who = 🎁 To <b>{ $name }</b> · customer number { $number }
friend-how-much = How much do you want to send?
friend-which-amount = How much do you want to send? For example { $example }.
friend-sure = Send <b>{ $money }</b> to <b>{ $name }</b>, customer number { $number }?
friend-after = Left in your balance: { $money }
friend-final = ⚠️ Money that is sent cannot be called back. Please compare the customer number with your friend’s.
friend-got = 🎁 { $name } (customer number { $number }) sent you { $money }. Your balance is now { $after }.
friend-sent = ✅ You sent { $money } to { $name } (customer number { $number }). Your balance is now { $after }.
transfers-off = Sending money to each other is switched off in this shop.
no-such-friend = Nobody with that number or @username is known here. Ask your friend for their customer number; it stands in their profile.
friend-is-you = That is you. Please send the number of the other person.
friend-banned = This person cannot receive money here.
friend-too-little = The least that can be sent is { $least }. Please choose a larger amount.
friend-too-often = You have sent money { $times ->
    [one] once
   *[other] { $times } times
    } today; that is as often as it goes. Tomorrow you can again.
friend-too-much = At most { $most } can be sent in a day; today { $left } is left.
reason-transfer-in = from a friend
reason-transfer-out = to a friend

## Money that came in

got-deposit = ✅ { $money } was added to your balance.
got-for-order = ✅ We received { $money } for order { $code }.
got-short = We received { $money } for order { $code }. { $missing } is still missing.
got-late = We received { $money }, but order { $code } had ended by then. The money is in your balance.
got-extra = We received { $money } more for order { $code }, which was paid already. The money is in your balance.
staff-unknown = ⚠️ { $money } came in by { $method } and belongs to nobody we know. It is kept aside.
staff-money = 💰 { $money } from { $payer } by { $method }, now in their balance

## Staff

staff = Staff
wallets = Wallets
whose = Whose wallet? Send a customer number, a Telegram ID, an @username or a name.
who-of-them = Who of them?
who = 👤 { $name } · customer number { $number } · ID { $id }
their-balance = 💰 Balance: { $money }
how-much-add = How much should be added for { $name }?
how-much-take = How much should be taken from { $name }?
how-much-set = What should the balance of { $name } be?
why = { $money }. Why? The person will read the reason.
would-add = Add { $money }
would-take = Deduct { $money }
would-set = Set to { $money }
before-after = { $before } → { $after }
because = Reason: { $reason }
big-amount = ⚠️ This is a large amount. Please confirm once more.
balance-moved = The balance has changed in the meantime. Please look again.
told-add = ➕ The shop added { $money } to your balance, which is now { $after }.
    Reason: { $reason }
told-take = ➖ The shop took { $money } from your balance, which is now { $after }.
    Reason: { $reason }
told-set = The shop set your balance to { $money }. It is now { $after }.
    Reason: { $reason }

## What this plugin is called, and its settings

plugin-called = Wallet
plugin-does = The wallet: balance, history, adding money, and what staff may change in somebody’s.
btn-setting-presets = Amounts offered
setting-presets = The amounts offered for adding money, as 10k, 50k, 100k. Empty: the usual ones.
btn-setting-big-amount = Big amount
setting-big-amount = Staff confirm twice when they move more than this (in the currency’s smallest unit).
btn-setting-tell-deposits = Deposits
setting-tell-deposits = Tells staff of money that came into wallets.
btn-setting-transfers = Between people
setting-transfers = Lets people send money from their balance to each other. What was sent is final; staff can move money back with /transfer.
btn-setting-transfer-least = Least sent at once
setting-transfer-least = The least that can be sent at once (in the currency’s smallest unit).
btn-setting-transfer-daily = Most sent in a day
setting-transfer-daily = The most one person can send in a day (in the currency’s smallest unit).
btn-setting-transfer-times = Times a day
setting-transfer-times = How often one person can send in a day.
