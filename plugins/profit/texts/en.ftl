# What the shop earned.

staff = Staff
profit = Profit
btn-profit = 📈 Profit
cmd-profit = What the shop earned
btn-to-today = Today
btn-in-today = • Today
btn-to-7d = 7 days
btn-in-7d = • 7 days
btn-to-30d = 30 days
btn-in-30d = • 30 days
btn-to-year = 1 year
btn-in-year = • 1 year
btn-to-all = All
btn-in-all = • All
btn-csv = ⤓ CSV
btn-keeps = 🏦 What they keep
btn-way = { $name }
btn-keeps-nothing = It keeps nothing
nothing-sold = Nothing was sold in this time.
line-revenue = { $orders ->
    [one] Revenue: <b>{ $money }</b> · one order
   *[other] Revenue: <b>{ $money }</b> · { $orders } orders
}
line-fees = + paid on top by payers: { $money }
line-cost = − cost of the goods: { $money }
line-kept = − kept by the ways to pay: { $money }
line-refunds = − refunds: { $money }
line-profit = = profit: <b>{ $money }</b> · { $margin } %
line-loss = = ⚠ loss: <b>{ $money }</b>
line-unknown = { $count ->
    [one] ⚠ The cost of one piece is not known and counts as nothing.
   *[other] ⚠ The cost of { $count } pieces is not known and counts as nothing.
}
best-heading = What earned most:
best-line = • { $title }: <b>{ $profit }</b> of { $revenue }
way-heading = By way to pay, after what each keeps:
way-line = • { $way }: { $money }, of which <b>{ $left }</b> is yours
way-wallet = 👛 Balance
too-many-orders = More than { $limit } orders are too many to count at once. Please choose a shorter time.
file-sent = The profit as a table. This file erases itself after { $minutes } minutes.
saved = Saved.
keeps-title = 🏦 What does each way to pay keep of a payment? You know it from your contract with the provider.
keeps-none = • { $way }: nothing
keeps-line = • { $way }: { $formula }
ask-keeps = What does { $way } keep of a payment? Send a formula of the amount, for example: { $example }

plugin-called = Profit
plugin-does = What is left of what was sold: revenue, cost, payment fees and refunds, by product and by way to pay.
act-profit-keeps = What a way to pay keeps
