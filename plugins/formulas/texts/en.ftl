cmd-setformula = Formulas for refunds and fees
btn-formulas = 🧮 Formulas
btn-refund = ↩ Refund formula
btn-way = { $way }
btn-refund-days = 📅 Days left, 70%
btn-refund-full = 💯 Full in warranty
btn-refund-none = 🚫 No refunds
btn-fee-qris = 0.7% + 310
btn-fee-one = 1%
btn-fee-three = 3%
btn-fee-none = 🚫 No fee
staff = Staff
settings = Settings
formulas = Formulas
refund-now =
    <b>What goes back when an order is refunded</b>
    { $formula }
fees-now =
    <b>What payers pay on top</b>
    { $lines }
fee-line = { $way }: { $fee }
no-fee = nothing
legend = • { $name }: { $about }
name-paid = what was paid
name-price = the price of one piece
name-quantity = pieces bought
name-days = days since delivery
name-left = days of warranty left
name-warranty = days of warranty promised
name-claims = replacements given already
name-refunded = money given back already
name-amount = what is paid or added, without the fee
refund-card =
    <b>What goes back when an order is refunded</b>
    { $formula }

    <b>Example:</b> paid { $paid }, warranty { $warranty } days
    { $examples }

    <b>You can use</b>
    { $names }

    Never more than was paid, never less than nothing. What is sold already keeps the formula it was sold with.
    Tap a button, or send a formula.
refund-example =
    • used { $days ->
        [one] one day
       *[other] { $days } days
    }: <b>{ $back }</b>
    { $steps }
refund-plain = • used { $days ->
        [one] one day
       *[other] { $days } days
    }: <b>{ $back }</b>
refund-fails = • used { $days ->
        [one] one day
       *[other] { $days } days
    }: this formula has no result
fee-card =
    <b>{ $way }: what payers pay on top</b>
    { $formula }

    <b>Examples</b>
    { $examples }

    <b>You can use</b>
    { $names }

    The fee is shown before paying, and the whole amount counts for the order or the balance.
    Tap a button, or send a formula.
fee-card-none =
    <b>{ $way }: payers pay nothing on top</b>

    <b>You can use</b>
    { $names }

    The fee is shown before paying, and the whole amount counts for the order or the balance.
    Tap a button, or send a formula.
fee-example =
    • for { $amount }: <b>{ $fee }</b>
    { $steps }
fee-plain = • for { $amount }: <b>{ $fee }</b>
fee-fails = • for { $amount }: this formula has no result, so this way is not offered
no-such-way = There is no way to pay called { $name }. There are: { $known }
act-formulas-refund = Refund formula
act-formulas-fee = Fee formula

## What this plugin is called

plugin-called = Formulas
plugin-does = The owner’s own formulas: what goes back for an order, and what payers pay on top.
