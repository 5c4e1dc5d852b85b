## Commands

cmd-voucher = Your vouchers, or one by its code
cmd-addvoucher = New voucher in one line

## Buttons

btn-vouchers = 🎟 Voucher
btn-another = 🎟 Another voucher
btn-best = 🎟 { $code }: { $money }
btn-off = ✖ 🎟 { $code }
btn-mine = 🎟 My vouchers
btn-voucher = { $code } · { $what }
btn-voucher-in = ✓ { $code } · { $what }
btn-none = ✖ No voucher
btn-type = ✎ Type a code
btn-again = ✎ Try again
btn-add = ➕ Add { $n } more
btn-without = Go on without it
btn-open = { $title } ›
btn-order = 🧾 Order { $code }
btn-take-price = ✓ Order for { $money }
btn-keep-price = Keep { $money }
btn-start-anew = 🔁 Start anew
btn-use-next = ✓ Use it next
btn-not-next = ✖ Do not use it next
btn-drop = 🗑 Off my list
btn-redeem = 🎁 Add to my balance
btn-shop = 🛍 Open the shop
btn-wallet = 💰 Balance
btn-ask-shop = 💬 Help
btn-look = 🎟 Look

## Screens of a buyer

vouchers = Vouchers
for-order = Order { $code } · { $money }
voucher-offer = 🎟 <b>{ $code }</b>: { $off }, you pay <b>{ $total }</b>
voucher-line = 🎟 <b>{ $code }</b> · { $what }
voucher-not = ▫️ { $code } · { $what }
none-for-order = You have no vouchers yet. If you know a code, type it here.
none-yet = You have no vouchers yet. Those you get from links or by typing a code are kept here.
chosen-now = ✓ { $code } comes off your next order.
is-next = ✓ It comes off your next order by itself.
not-next = It can come off your next order.
applied = 🎟 { $money } less to pay.
taken-off = The voucher is off this order.
chosen = It comes off your next order.
not-chosen = Your next order is without a voucher.
dropped = It is off your list.
price-moved = The price has changed since you placed this order. As it stands it costs { $old }; ordered now it would cost { $new }.
begun = You have begun to pay order { $code }, so its price stays as it is.
    To use a voucher, start anew: this order is cancelled and the same is ordered again. Money that is already on its way goes to your balance.
which-code = Please type the code.
kept = 🎟 <b>{ $code }</b> is yours: { $what }. It comes off your next order by itself.
gift = 🎁 A gift for you: <b>{ $money }</b>
gift-to-balance = You can add it to your balance once, and spend it on anything here.
redeemed = 🎉 <b>{ $money }</b> is on your balance now. You have { $after }.
told-given = 🎟 The shop has a voucher for you: { $what }

## What a voucher gives, and when

and = { $first } · { $rest }
sum = { $money }
percent = { $percent }
gives-percent = { $percent } off
gives-percent-most = { $percent } off, at most { $most }
gives-amount = { $money } off
gives-gift = gift of { $money }
only = only { $title }
from-sum = from { $least }
from-day = from { $at }
until = until { $at }
no-end = no end date
for-everything = everything
only-person = only { $name }
only-customers = only customers, not resellers
only-resellers = only resellers
all-any = any number of times
all-times = { $times ->
    [one] once in all
   *[other] { $times } times in all
}
each-any = as often as somebody likes
each-times = { $times ->
    [one] once each
   *[other] { $times } times each
}
times-gift = once, into the balance
is-listed = offered to everybody without a code

## Why it does not hold

voucher-unknown = { $left ->
    [one] I do not know this code. Please check it; one more try is left.
   *[other] I do not know this code. Please check it; { $left } tries are left.
}
voucher-wait = Too many wrong codes. Please wait: you can try again { $until }.
voucher-off = This voucher is no longer valid.
voucher-not-yet = This voucher begins { $at }. It is kept for you.
voucher-over = This voucher ended { $at }.
voucher-not-yours = This voucher is for somebody else.
voucher-resellers = This voucher is for resellers.
voucher-customers = This voucher is not for resellers: your own prices hold already.
voucher-held = This voucher is on your order { $code }, which is not paid yet. Pay or cancel that order first.
voucher-used = You have already used this voucher ({ $at }).
voucher-used-up = This voucher has been used up. Should an unpaid order give it back, you can try again.
voucher-gift = This is a gift: it goes to your balance, not on an order.
voucher-currency = This voucher is for another currency.
voucher-product = This voucher is only for { $title }.
voucher-category = This voucher is only for { $title }.
voucher-minimum = This voucher needs { $least }; you have { $have }.

## Staff

staff = Staff
new = New
named = { $title }
number = { $n }
btn-vouchers-admin = 🎟 Vouchers
btn-new = ➕ New voucher
btn-find = 🔎 Find a code
btn-series = 📦 Made at once ({ $count })
btn-one-series = 📦 { $n } · { $count } · { $at }
btn-give = 🎁 Give to somebody
btn-copy-code = 📋 Code
btn-copy-link = 📋 Link
btn-switch-off = ⏸ Switch off
btn-switch-on = ▶ Switch on
btn-all-off = ⏸ Switch all off
btn-all-on = ▶ Switch all on
btn-csv = ⤓ CSV
btn-txt = ⤓ TXT
how-many = { $count ->
    [one] { $count } voucher
   *[other] { $count } vouchers
}
none-made = There are no vouchers yet. The first one takes four taps.
in-list = { $icon } <b>{ $code }</b> · { $what } · { $uses }
used = used { $uses }×
used-of = used { $uses } of { $limit }
card = 🎟 <b>{ $code }</b> · { $what }
rule = • { $what }
is-on = 🟢 It is on.
is-off = ⚪ It is switched off.
is-over = ⌛ Its time is over.
is-later = ⏳ It has not begun yet.
is-used-up = ⚪ It is used up.
made = Made by { $by } on { $at }
counts = Used: <b>{ $used }</b> · held by unpaid orders: <b>{ $held }</b>
use-held = ⏳ { $name } · { $code } · { $money } · { $at }
use-used = ✅ { $name } · { $code } · { $money } · { $at }
use-released = ▫️ { $name } · { $code } · given back · { $at }
use-gift = 🎁 { $name } · { $at }
share-link = To share: { $link }
switched-on = It is on again.
switched-off = It is off. Orders that hold it keep it.
all-switched-on = { $count ->
    [one] One code is on again.
   *[other] { $count } codes are on again.
}
all-switched-off = { $count ->
    [one] One code is off. Orders that hold it keep it.
   *[other] { $count } codes are off. Orders that hold one keep it.
}
ask-find = Which code?
no-such-voucher = There is no voucher with this code.
ask-give = Who gets { $code }? Send an id, a @username or a bank id, or forward a message of theirs.
give-which = Which voucher does { $name } get?
give-none = There is no voucher that { $name } could use. Make one first.
given = { $name } has it and was told.
given-before = { $name } has it already.
given-used = They have used it already, so it cannot be taken back.
series-list = Codes that were made at once:
series = 📦 <b>{ $count } codes</b> · { $what } · { $at }
note = { $note }
series-counts = On: <b>{ $on }</b> · used: <b>{ $used }</b> · held by unpaid orders: <b>{ $held }</b>
file = { $count ->
    [one] One code. This message deletes itself in { $minutes } minutes.
   *[other] { $count } codes. This message deletes itself in { $minutes } minutes.
}

## A new one

which-kind = What should it give?
btn-kind-percent = ％ Percent off
btn-kind-amount = − A sum off
btn-kind-gift = 🎁 Balance gift
would-be = 🎟 <b>{ $what }</b>
code-drawn = • a code that nobody can guess
code-own = • code { $code }
codes-many = { $count ->
    [one] • one code
   *[other] • { $count } codes, each different
}
btn-part-value = 💰 How much
btn-part-least = ⬆ From a sum
btn-part-most = ⬇ At most
btn-part-goods = 🛍 For what
btn-part-people = 👥 For whom
btn-part-person = 👤 For whom
btn-part-often = 🔢 How often
btn-part-days = 📅 How long
btn-part-code = 🔤 Code
btn-part-count = 📦 How many codes
btn-list = 📢 Offer to everybody
btn-unlist = 🔒 Only by code
btn-create = ✅ Create
created = Created.
part-value = How much?
part-least = From which order sum on?
part-most = At most how much off?
part-goods = For what does it hold?
part-category = For which category?
part-product = For which product?
part-people = Who can use it?
part-person = Who can use it?
part-often = How often can it be used?
part-limit-all = How often in all?
part-limit-each = How often by one person?
part-days = How long does it hold?
part-code = Which code?
part-count = How many codes, each different?
btn-other = ✎ Other
btn-no-least = Any sum
btn-no-most = No limit
btn-any-number = No limit
btn-everything = Everything
btn-a-category = 🗂 A category
btn-a-product = 📦 A product
btn-everyone = Everybody
btn-customers = Customers
btn-resellers = Resellers
btn-one-person = 👤 One person
btn-limit-all = 🔢 In all
btn-limit-each = 👤 By one person
btn-no-end = No end
btn-date = ✎ Until a day
btn-draw = 🎲 Draw one
btn-own-code = ✎ My own
btn-by-number = ✎ By its number
days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
ask-value = How much? For example 10k.
ask-percent = How many percent? For example 10 or 12.5.
ask-least = From which order sum on? For example 50k.
ask-most = At most how much off? For example 20k.
ask-limit-all = How often can it be used in all? Send a number.
ask-limit-each = How often can one person use it? Send a number.
ask-count = How many codes? From 1 to 10000.
ask-days = Until when? Send a number of days, a last day such as 2026-12-31, or a first and a last day.
ask-code = Which code? Letters A–Z and digits, for example WELCOME10.
ask-product = Send the product’s number.
ask-person = Send an id, a @username or a bank id, or forward a message of theirs.
percent-unclear = I could not read “{ $text }” as a percentage. Write it for example like this: 10 or 12.5. It can be 100 at most.
date-unclear = I could not read “{ $text }” as a day. Write it like this: 2026-12-31. A number of days works, too.

## The log of changes

act-vouchers-give = Voucher given
act-vouchers-take = Voucher taken back
act-vouchers-download = Codes downloaded
why-downloaded = Somebody has the file. It cannot be called back, but the codes can be switched off.

## What this plugin is called

plugin-called = Vouchers
plugin-does = Vouchers: codes that take something off an order, gifts that bring balance, and the staff’s side of both.
