## Commands

cmd-orders = Your orders
cmd-order = Open an order by its code

## Buttons

btn-mine = 🧾 My orders
btn-pay = 💰 Pay { $money }
btn-free = 🎁 Get it for free
btn-with-balance = 💰 { $balance } + { $money }
btn-take-rest = 🛒 Take { $n } instead
btn-cancel-order = ✖ Cancel order
btn-again = 🔁 Buy again
btn-goods = 👁 Show the goods
btn-order-page = 🧾 Order
btn-trouble = 🛠 Not working?
btn-one-by-one = 👁 One by one
btn-file = 📄 As a file
btn-copy = Copy { $n }
btn-copy-one = Copy
btn-export = 📄 Table (CSV)
btn-order = { $icon } { $code } · { $title }
btn-look = 👁 Look
btn-buyer = 👤 Buyer
btn-find = 🔎 Find
btn-all-orders = 🧾 Orders
btn-to-all = All
btn-to-waiting = Waiting
btn-to-delivered = Delivered
btn-to-expired = Expired
btn-to-cancelled = Cancelled
btn-in-all = ✓ All
btn-in-waiting = ✓ Waiting
btn-in-delivered = ✓ Delivered
btn-in-expired = ✓ Expired
btn-in-cancelled = ✓ Cancelled

## Parts

checkout = Checkout
mine = My orders
staff = Staff
all-orders = Orders
code = { $code }
order-title = <b>Order { $code }</b>
state = { $icon } { $state }
moment = { $icon } { $state } · { $at }
was-placed = placed
item = { $title } × { $quantity }
price-base = { $title } × { $quantity }: { $money }
total = <b>Total: { $money }</b>
total-less = <b>Total: { $money }</b> <s>{ $usual }</s>
goods = { $units }
taken-back = ⛔ { $money } of the payment was taken back. Lost to the shop: { $lost }
tap-to-see = Tap a line to see it.

## Checkout

kept-until = ⏱ Kept for you · ends { $until }
balance-is = 💰 Your balance: { $money }
balance-short = 💰 Your balance: { $money }. { $missing } is missing.
nothing-charged = Nothing was charged.
paid = ✅ Paid. Your goods are below.
order-cancelled = The order is cancelled. Nothing was charged.
why-expired = It was not paid in time, so nothing was charged. If you did send money, it goes to your balance.

## Delivery

delivered-title = 🎉 <b>Delivered</b> · { $code }
    { $at }
in-file = { $units ->
    [one] Your { $units } item is in the file above.
   *[other] Your { $units } items are in the file above.
}
one-of = { $n } of { $total }
file-caption = Order { $code }. Please keep this file to yourself.
expired-title = ⌛ Order { $code } has expired.
cancelled-by-staff = Your order { $code } was cancelled by the shop. Nothing was charged.

## My orders

none-yet = You have no orders yet. Everything you buy will be kept here.
mine-stats = { $orders ->
    [one] { $orders } order · spent { $spent }
   *[other] { $orders } orders · spent { $spent }
}
export-caption = { $orders ->
    [one] Your order as a table.
   *[other] Your { $orders } orders as a table.
}

## Staff

how-many = { $orders ->
    [one] { $orders } order
   *[other] { $orders } orders
}
none-here = There are no orders here.
buyer = 👤 { $name } · customer number { $number } · ID { $id }
which-order = Send the order’s code, for example K7Q2-94MX.
staff-placed = { $icon } New order { $code }: { $title } × { $quantity } · { $money } · { $buyer }
staff-delivered = { $icon } Sold: { $title } × { $quantity } · { $money } · { $buyer } · { $code }
staff-cancelled = { $icon } Cancelled: { $code } · { $title } × { $quantity } · { $money } · { $buyer }
staff-expired = { $icon } Not paid in time: { $code } · { $title } × { $quantity } · { $money } · { $buyer }
staff-placed-many = { $count ->
    [one] ⏳ one new order
   *[other] ⏳ { $count } new orders
}
staff-delivered-many = { $count ->
    [one] ✅ one order sold
   *[other] ✅ { $count } orders sold
}
staff-cancelled-many = { $count ->
    [one] ✖ one order cancelled
   *[other] ✖ { $count } orders cancelled
}
staff-expired-many = { $count ->
    [one] ⌛ one order not paid in time
   *[other] ⌛ { $count } orders not paid in time
}

## What this plugin is called, and its settings

plugin-called = Orders
plugin-does = Orders: checkout, payment from the balance, delivery, history, and what staff see of them.
btn-setting-tell-placed = New orders
setting-tell-placed = Tells staff of every order that was placed.
btn-setting-tell-delivered = Sales
setting-tell-delivered = Tells staff of every order that was paid and delivered.
btn-setting-tell-cancelled = Cancellations
setting-tell-cancelled = Tells staff of every order that was cancelled.
btn-setting-tell-expired = Expired orders
setting-tell-expired = Tells staff of every order that nobody paid in time.

## Goods of every kind, and what is promised with them

btn-open-link = 🔗 Open
btn-copy-part = ⧉ { $name }
part = { $name }: { $value }
part-email = E-mail
part-username = User name
part-password = Password
part-pin = PIN
part-phone = Phone
part-recovery = Recovery code
part-profile = Profile
part-link = Link
part-note = Note
in-file-named = 📄 { $name }
note = 📖 { $words }
warranty-until = 🛡 Warranty until { $until }
preparing-title = 🟡 <b>Paid, and being prepared</b> · { $code }
preparing-words = We are preparing it now. You get a message here as soon as it is ready.
went-back = ↩ { $money } went back to your balance · { $at }
    Because: { $why }
choice-gone = Somebody else was quicker: this one is gone. Please choose another.
price-choice = Your choice, { $hint }: +{ $money }
price-reseller = Reseller price, { $price } each: { $money }
price-sale = Sale, { $price } each: { $money }
price-sale-percent = Sale −{ $percent }: { $money }
price-voucher = 🎟 Voucher { $code }: { $money }
price-voucher-percent = 🎟 Voucher { $code } (−{ $percent }): { $money }

## Staff hand over what is made after the payment

btn-to-paid = To prepare
btn-in-paid = ✓ To prepare
btn-hand-over = ✍ Hand over
staff-to-make = { $icon } Paid, please prepare: { $title } × { $quantity } · { $money } · { $buyer } · { $code }
ask-hand-over = Send what { $name } is to receive for { $title }: a text, a code or a link.
    It goes to the buyer at once and stays with the order.
went-back-staff = ↩ { $money } went back to the buyer’s balance · { $at }
    Because: { $why }
