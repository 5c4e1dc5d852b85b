## Buttons

btn-paid = 🔄 I have paid
btn-other-way = ⇄ Other method
btn-cancel = ✖ Cancel
btn-centre = 💳 Payments
btn-back = ‹ Back
btn-previous = ‹
btn-next = ›
btn-page = { $page }/{ $pages }
btn-unclaimed = ❓ Unclaimed: { $n }
btn-open = ⏳ Open: { $n }
btn-late = ⌛ Late: { $n }
btn-failed = ⚠️ Failed: { $n }
btn-all-paid = ✅ Paid
btn-attempt = { $icon } { $asked } · { $name }
btn-receipt = ⌛ { $money } · { $name }
btn-found = ❓ { $money } · { $method }
btn-order = 🧾 Order
btn-send-back = ↩ Send { $money } back
btn-send-back-now = ↩ Yes, send it back
btn-to-person = 👤 Give to a person
btn-not-ours = ✖ Not ours
btn-candidate = { $asked } · { $name }
btn-give = ✅ Yes, give it

## Paying

it-is-over = This payment is over. Here is how it ended.
just-looked = We looked a moment ago and go on looking by ourselves. You need not press anything.
it-is-slow = The payment service is slow at the moment. We keep checking by ourselves; nothing is lost. You can also choose another method.
looking = Looking… this usually takes 5 to 20 seconds.
cancelled = Cancelled. Money that is already on its way goes to your balance.

## Centre

staff = Staff
centre = Payments
open-now = { $n ->
    [one] ⏳ One payment is open.
   *[other] ⏳ { $n } payments are open.
}
unclaimed-now = { $n ->
    [one] ❓ One sum came in that is nobody’s. Please have a look.
   *[other] ❓ { $n } sums came in that are nobody’s. Please have a look.
}
nothing-unclaimed = ✅ Nothing is unclaimed.
method-well = 🟢 { $method } · last looked { $at }
method-idle = ⚪ { $method } · nothing to look for so far
method-ill = { $n ->
    [one] 🔴 { $method } · one look failed: { $problem }
   *[other] 🔴 { $method } · { $n } looks failed in a row: { $problem }
}
list-none = Nothing here.
list-open = { $n ->
    [one] One open payment
   *[other] { $n } open payments
}
list-failed = { $n ->
    [one] One failed payment
   *[other] { $n } failed payments
}
list-paid = { $n ->
    [one] One paid
   *[other] { $n } paid
}
list-expired = { $n ->
    [one] One expired payment
   *[other] { $n } expired payments
}
list-late = { $n ->
    [one] One sum came late. It is in its payer’s balance.
   *[other] { $n } sums came late. They are in their payers’ balances.
}
list-unclaimed = { $n ->
    [one] One sum that is nobody’s
   *[other] { $n } sums that are nobody’s
}
attempt-title = <b>{ $icon } { $state }</b> · { $method }
state-open = open
state-paid = paid
state-expired = expired
state-cancelled = cancelled
state-failed = failed
attempt-who = 👤 { $name } · { $purpose }
for-balance = for the balance
for-order = for order { $code }
attempt-asked = Asked for: { $asked } · counts for { $amount }
attempt-fee = Fee on top: { $fee }
attempt-when = Opened { $opened } · ends { $until }
attempt-reference = Reference: { $reference }
attempt-problem = Reason: { $problem }
receipt = 💵 { $money } · { $fate }
fate-settled = paid the order
fate-short = too little; waits in the balance
fate-late = too late; in the balance
fate-extra = more than was due; in the balance
fate-deposit = added to the balance
fate-unknown = nobody’s
taken-back = ⛔ Taken back: { $money } ({ $reason })
said = { $at } { $kind } { $words }

## Unclaimed

found = <b>❓ { $money }</b> · { $method }
found-when = Seen { $at }
found-reference = Reference: { $reference }
detail = { $name }: { $words }
maybe = It may have been meant for one of these. Compare before you tap:
would-give = Give { $money } to { $name }?
given = Given. The person was told.
whose = Whose are { $money }? Send their id, bank number or @username.
worth-what = What do { $money } count for in the shop’s currency? For example 100k.
why-give = Why does { $name } get { $money }? It is kept in the records.
given-to = ✅ { $money } were given to { $name }. They were told.
why-not-ours = Why are { $money } not the shop’s? It is kept in the records.
set-aside = Set aside as not ours.

## Sending back

why-send-back = Why do you send { $money } back to { $name }? It is kept in the records.
would-send-back = Send { $money } back to { $name }? The same value leaves their balance.
because = Reason: { $reason }
sending-back = On its way back.

## What this plugin is called

plugin-called = Payments
plugin-does = Payments for staff and buyers: what came in, money nobody has claimed, and refunds.
