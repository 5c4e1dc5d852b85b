## Commands

cmd-refund = What goes back for an order

## Buttons

btn-trouble = 🛠 Not working?
btn-money-back = ↩ Money back
btn-number = No. { $n }
btn-why-wrong = ❌ It does not work
btn-why-used = ♻ It was used before
btn-why-other = ❓ Something else
btn-show-goods = 👁 Show the goods
btn-ask-back = ↩ Ask for { $money } back
btn-ask-anyway = ✍ Write to the shop
btn-look = 👁 Look
btn-recall = 🧊 Look at the batch
btn-to-balance = 💰 To my balance
btn-copy = Copy
btn-cases = 🛟 Requests
btn-case-broken = 🛠 { $code } · { $name }
btn-case-refund = ↩ { $code } · { $name }
btn-refund = ↩ Refund
btn-to-wallet = 💰 To wallet { $money }
btn-whole = All of it { $money }
btn-one-of = 1️⃣ For one { $money }
btn-other = ✎ Another sum
btn-back-by = ↩ Back by { $name } { $money }
btn-replace = ♻ Replace instead
btn-replace-now = ♻ Replace it
btn-decline = ✖ Decline
btn-goods-back = 📦 Sell it again
btn-goods-stay = 👤 Leave it used
btn-refund-now = ↩ Refund { $money }
btn-decline-over = The warranty is over
btn-decline-works = It works
btn-decline-no-rule = Not promised
btn-reason-rule = By the rule
btn-reason-wrong = It does not work
btn-reason-goodwill = Goodwill
btn-agree = ↩ Agree and refund
btn-drop = Leave it
btn-recall-goods = ♻ Replace for all
btn-recall-money = ♻ Replace or refund

## Parts

staff = Staff
cases = Requests
code = { $code }
help-with-order = Help with an order
about = { $title } · order { $code }

## The sum

sum-paid = Paid: { $money }
sum-gone = Given back before: { $money }
sum-days = Used: { $days } of { $warranty } days of warranty
sum-claims = Replaced before: { $count }
sum-result = { $steps } = <b>{ $money }</b>
sum-rest = Still to go back: <b>{ $money }</b>
sum-no-rule = For this product no money goes back once it was delivered.
sum-undelivered = It was not delivered yet, so everything goes back: <b>{ $money }</b>

## The buyer

which-one = Which one is it about?
what-is-wrong = What is wrong with it?
no-warranty-now = The warranty does not cover this any more, but we will have a look.
nothing-to-replace = There is nothing here that can be replaced.
nothing-back = Everything that can go back has gone back.
asked-already = You have told us already. Somebody will look at it and write to you here.
asked-staff = ✅ Thank you. Somebody will look at it and write to you here.
replaced-toast = ♻ Replaced
replaced-now = ♻ Replaced. The new one is below and with your order.
sum-changed = Something changed meanwhile. Please look again.
back-toast = ↩ The money is in your balance
ask-why-back = Tell us in a message why you want money back for order { $code }. Somebody will read it and answer here.
fresh-title = ♻ <b>Replaced</b> · { $title } · { $code }
fresh-goods = { $unit }
fresh-part = { $name }: { $value }
fresh-words = Use this one instead of the one that did not work. Tap the line to see it.
told-refund = ↩ { $money } for order { $code } is in your balance.
    Because: { $why }
told-refund-method = ↩ { $money } for order { $code } go back to you the way you paid. Should that not work, they stay in your balance.
    Because: { $why }
told-declined = About order { $code }: this time we could not do what you asked for.
    Because: { $why }

## Why

why-wrong = it does not work
why-used = it was used before
why-other = something else is wrong
why-rule = money back by the rule
reason-rule = By the rule that was promised with it
reason-wrong = It did not work
reason-goodwill = As a courtesy of the shop
reason-over = The warranty for it is over.
reason-works = We have tried it, and it works as described.
reason-no-rule = What was promised with it does not cover this.
reason-recall = Recalled by the shop: part of this batch does not work

## Staff

how-many-cases = { $count ->
    [0] Nobody waits for a decision.
    [one] One request waits for a decision.
   *[other] { $count } requests wait for a decision.
}
order-of = 🧾 { $code } · 👤 { $name } · { $number }
what-when = { $title } × { $quantity } · { $at }
case-says = 💬 { $why } · { $at }
staff-broken = 🛠 { $name }: { $title } · { $code } · { $why }
staff-refund = ↩ { $name } asks for money back: { $title } · { $code } · { $why }
batch-alarm = ⚠️ { $count } buyers say that something of batch { $batch } of { $title } does not work. Until you hold it back, no more of it is replaced by itself.
went-back = ↩ { $money } went back · { $at } · { $why }
how-much = How much is to go back for order { $code }? At most { $left }.
why-refund = Why do { $money } go back? Tap a reason or write one; the buyer will read it.
would-refund = { $money } go to the buyer’s balance.
would-refund-method = { $money } go back the way they came.
would-refund-by = It goes back by { $name }, the way it came.
method-off = the way it came
because = Because: { $why }
goods-stay = What was delivered stays with the buyer and is not sold again.
goods-back = 📦 What was delivered is sold again, as a batch of its own. The buyer can still see it in their order.
order-ends = Nothing was delivered yet; if all of it goes back, the order ends.
second-needed = This is a large sum: a second member of staff has to agree.
second-asked = A second member of staff has been asked
second-wanted = ⚖ { $name } wants to give { $money } back for order { $code }. Please look and agree.
    Because: { $why }
second-title = ⚖ Give { $money } back for order { $code }?
asked-by = Decided by { $name }
second-own = You have decided this yourself; somebody else has to agree.
dropped = Left as it is
refunded-toast = ↩ Refunded
note-restock = Back from order { $code }
would-replace = No. { $n } is replaced by a fresh one; the old one stays sold.
warranty-until = 🛡 Warranty until { $at }
warranty-over = 🛡 The warranty was over on { $at }.
no-warranty = 🛡 No warranty was promised.
free-for-it = In stock for it: { $left }
why-declined = What is the buyer to be told? Tap an answer or write one.
declined-toast = Declined; the buyer has been told

## Recall

recall-title = 🧊 Batch { $batch } of { $title }
recall-facts = Sold and not replaced: { $affected } · fresh ones in stock: { $left }
recall-open = The batch is still being sold. A recall holds the rest of it back.
recall-frozen = The rest of the batch is held back.
recall-going = ⏳ Going on: { $count } done so far
recall-finished = ✅ Done: { $count }
recall-result = ♻ replaced { $replaced } · ↩ refunded { $refunded } · left for you { $left }
recall-done = 🧊 The recall of batch { $batch } is done: replaced { $replaced }, refunded { $refunded }, left for you { $left }.

## In the log of changes

act-aftersales-decline = Request declined
act-aftersales-ask-second = Second member of staff asked
act-aftersales-drop-second = Large refund not made
act-aftersales-recall = Batch recalled
final-declined = The buyer has been told. You can still refund or replace.
final-recall = The buyers have their new goods or their money. You can still sell the rest of the batch.

## What this plugin is called, and its settings

plugin-called = After the sale
plugin-does = Replaces what does not work, gives money back by the rule that was promised, recalls bad batches.
btn-setting-auto-replace = Replace by itself
setting-auto-replace = Whether something that does not work is replaced at once, within its warranty.
btn-setting-most-replaced = Replacements
setting-most-replaced = How many replacements one buyer gets by themselves in 30 days; more are laid before you.
btn-setting-auto-refund = Refund by itself
setting-auto-refund = Up to which sum for one order (smallest unit) money goes back by the rule without asking you; 0: you are always asked.
btn-setting-second-above = Second person
setting-second-above = Above which sum for one order (smallest unit) a second member of staff has to agree to a refund; 0: never.
btn-setting-alarm-at = Batch alarm
setting-alarm-at = After how many buyers with something of one batch that does not work you are warned.
