# The house's own words. Plugins fall back to these, so a plugin needs no "Back" of its own.

language-name = English

## Buttons

btn-back = ‹ Back
btn-home = 🏠
btn-next = Next ›
btn-previous = ‹ Previous
btn-page = { $page }/{ $pages }
btn-more = More ▾
btn-ok = OK
btn-yes = Yes
btn-no = No
btn-confirm = ✅ Confirm
btn-save = 💾 Save
btn-edit = ✎ Edit
btn-cancel = ✖ Cancel
btn-skip = Skip
btn-undo = ↩ Undo
btn-close = Close
btn-retry = 🔄 Try again
btn-refresh = 🔄 Refresh
btn-support = 💬 Help
btn-shop = 🛍 Open the shop

## Words inside sentences

trail-home = 🏠
yes = yes
no = no
just = { $words }
no-name = no name
page = Page { $page } of { $pages }

state-draft = not placed yet
state-waiting = waiting for payment
state-paid = paid
state-delivered = delivered
state-part-delivered = partly delivered
state-expired = expired
state-cancelled = cancelled
state-refunded = refunded

## Answers to taps and messages

working = Working on it…
inline-open = 🛍 Open { $shop }
reading-file = Reading the file…
already-done = This has already been done.
saved = Saved.
cancelled = Cancelled. Nothing was changed.
undone = Undone.
undo-too-late = It is too late to undo this.
nothing-to-cancel = There is nothing to cancel.
nothing-to-delete = There is nothing to delete.
old-button = That button was old. This is how things stand now.
not-allowed = This is not available to you.
not-ready = Still busy with this. Please try again in a moment.
gone = This is no longer available.
sold-out = { $left ->
    [0] This has just sold out.
    [one] Only one is left.
   *[other] Only { $left } are left.
}
too-fast = That was quick! Please wait a few seconds.
not-understood = I did not understand that. Please tap one of the buttons, or send /start to open the shop.
wrong-form = Please write it like this: { $example }
error-apology = Sorry, something went wrong on our side. Nothing was changed.
    Please try again. If it happens again, send this code to support: { $code }

banned = You cannot use this shop at the moment.
    Reason: { $reason }
banned-until = You cannot use this shop until { $until }.
    Reason: { $reason }

## Questions and forms

text-wanted = Please answer with a text message.
photo-wanted = Please send a photo.
file-wanted = Please send a file.
field-empty = This cannot be left empty.
field-too-long = { $limit ->
    [one] That is too long. At most one character fits.
   *[other] That is too long. At most { $limit } characters fit.
}
file-too-large = This file is too large. At most { $limit } MB can be read.
file-wrong-type = This kind of file cannot be used. Please send one of these: { $types }
file-unreadable = The file { $name } could not be read. Please save it as plain text (UTF-8) and send it again.
file-not-fetched = The file could not be fetched from Telegram. Please send it again.
reason-missing = Please give a reason.
setting-wrong = { $name } does not take this value. It takes: { $kind }
kind-switch = on or off
kind-number = a number
kind-text = a text
kind-address = an address that begins with { $begin }
kind-list = a list, separated by commas
number-unclear = I could not read “{ $text }” as a number. Please send digits only, for example 3.
number-range = Please choose a number from { $low } to { $high }.

amount-unclear = I could not read “{ $text }” as an amount. Write it for example like this: 50000, 50k or 12.50.
amount-ambiguous = “{ $text }” can be read in two ways: { $first } or { $second }. Please write it the way you mean it.
amount-too-fine = { $places ->
    [0] Amounts in { $currency } have no decimals. Please leave them out.
    [one] Amounts in { $currency } have at most one decimal.
   *[other] Amounts in { $currency } have at most { $places } decimals.
}
amount-negative = The amount cannot be below zero.
amount-zero = The amount has to be more than zero.
amount-too-big = That amount is too large. The limit is { $limit }.
rate-missing = The rate of { $currency } is not known yet, so this way to pay cannot be used. Please choose another one.
rate-stale = The rate of { $currency } is too old right now. Please choose another way to pay, or try again later.
invoice-over = This invoice is over. Nothing was charged. Please open your order in the shop and choose how to pay again.
invoice-not-yours = This invoice belongs to somebody else. Nothing was charged.
invoice-changed = The amount has changed. Nothing was charged. Please open your order in the shop and pay again.
invoice-refused = This payment cannot be accepted. Nothing was charged. Please ask the shop.

## Products and stock

no-such-product = This product does not exist.
no-such-category = This category does not exist.
not-for-sale = This product is not for sale at the moment.
title-missing = Please give a name.
title-too-long = { $limit ->
    [one] That name is too long. At most one character fits.
   *[other] That name is too long. At most { $limit } characters fit.
}
description-too-long = { $limit ->
    [one] That description is too long. At most one character fits.
   *[other] That description is too long. At most { $limit } characters fit.
}
price-negative = A price cannot be below zero.
price-too-big = That price is too high.
number-invalid = That is not a possible product number.
number-taken = Another product already has the number { $number }.
count-negative = A number of pieces cannot be below zero.
quantity-range = These quantities do not fit together: the least is 1, and the most cannot be less than the least.
category-too-deep = Categories have two levels, not more.
family-first = This product has stock or sales of its own. First say what it is called as a variant; then more can be added.
choose-variant = This product comes in several versions. Please choose one of them.
kind-fixed = The kind of a product cannot change once it has stock or orders. Please create a new product.
note-too-long = That note is too long. At most { $limit } characters fit.
country-invalid = Please give the country as two letters, for example ID, SA, IR or CN.
type-too-long = That is too long for a type. At most { $limit } characters fit.
too-many-parts = An account has at most { $limit } parts.
no-units = This product has no single items in stock: every buyer gets the same, or it is made after the payment.
no-shared = This product has single items in stock. Please add them as stock.
choice-gone = Somebody else was quicker: this one is gone. Please choose another.
no-such-batch = This batch does not exist.
content-missing = There is nothing in it yet. Please send what the buyer is to receive.
file-too-big = That file is too big. At most { $limit } MB can be taken.
discount-invalid = That is not a possible discount. Write for example 10% or 5000; it has to be less than the price.
dates-wrong = The end has to be later than the beginning, and in the future.
count-out-of-range = Please give a number from { $least } to { $most }.
voucher-used-up = This voucher has been used up.
voucher-code-bad = A code has { $least } to { $most } letters A–Z and digits.
voucher-code-taken = The code { $code } exists already. Please choose another one.
voucher-code-weak = A gift carries money, so its code is always drawn and cannot be chosen.
unit-gone = This item is no longer in stock.
line-too-long = { $limit ->
    [one] Line { $line } is too long. At most one character fits.
   *[other] Line { $line } is too long. At most { $limit } characters fit.
}

## Orders

no-such-order = This order does not exist.
order-closed = { $state ->
    [paid] This order is already paid.
    [delivered] This order is already delivered.
    [part-delivered] This order is already partly delivered.
    [expired] This order has expired.
    [cancelled] This order was cancelled.
    [refunded] This order was refunded.
   *[other] This order can no longer be changed.
}
too-many-waiting = { $limit ->
    [one] You already have an unpaid order. Please pay or cancel it first.
   *[other] You already have { $limit } unpaid orders. Please pay or cancel one of them first.
}
too-few = { $min ->
    [one] The smallest order is one piece.
   *[other] The smallest order is { $min } pieces.
}
too-many = { $max ->
    [one] At most one piece per order.
   *[other] At most { $max } pieces per order.
}
price-changed = The price has changed from { $old } to { $new }. Nothing was charged.
receipt-differs = Payment { $reference } was already recorded with { $was }, and now { $now } is reported. Please check it by hand.

## People and money

not-enough = Your balance is { $balance }. { $missing } more is needed.
no-such-person = I do not know this person. They have to start the bot once.
last-owner = This is the only owner. Make someone else an owner first.
owner-not-banned = An owner cannot be banned.
recovery-tries = Too many wrong answers. Try again in an hour, with your paper in front of you.

## For the staff

bug-alert = { $times ->
    [one] ⚠️ Something failed at { $place }. Code: { $code }
   *[other] ⚠️ Something failed { $times } times at { $place }. Code: { $code }
}
parked-alert = ⚠️ Set aside after three failed tries: { $event }. Code: { $code }
    It waits and holds up nothing else.
plugin-alert = ⚠️ The plugin { $plugin } was left out: { $problem }
unreachable-alert = ⚠️ Telegram cannot reach the shop's web address. What people write waits for 24 hours at most, then it is lost.
    To see why, type on the server: { $command }
door-alert = ⚠️ The shop's web door could not be opened, so payment services cannot call it: { $problem }
unwitnessed-alert = ⚠️ The record of what was promised since the last backup had a fault and was begun anew, or cannot be written. The shop goes on. Make a backup now, so that a restore loses nothing: { $command }

## Plugins and settings

no-such-plugin = There is no plugin called { $plugin }.
plugin-refused = { $plugin } cannot be turned on: { $problem }
plugin-needed = { $plugin } has to stay on, because { $by } cannot do without it. Turn that off first.
plugin-needs = { $plugin } needs { $needs }. Turn that on first.
plugin-stays = { $plugin } has to stay on: without it you could not get back in here.
already-dealt-with = Nothing is left to do here: this was already dealt with.
setting-payment-window = Minutes a buyer has to pay before the goods go back on the shelf
btn-setting-payment-window = Time to pay
setting-most-waiting = Unpaid orders one buyer may have at the same time
btn-setting-most-waiting = Unpaid orders

bot-about = { $shop }: pick, pay, and it is yours within seconds, day and night.
bot-description =
    Welcome to { $shop }!
    Pick something, pay, and receive it here within seconds, day and night. Press Start to look around.
books-wrong = { $problems ->
    [one] ⛔ The nightly recount found one thing that does not add up. On the server, type: python3 run.py check --deep
   *[other] ⛔ The nightly recount found { $problems } things that do not add up. On the server, type: python3 run.py check --deep
}

## Payments

method-busy = Too many people are paying this way right now. Please choose another one, or try again in a few minutes.
claimed-already = Somebody has decided about this money already.
other-currency = This attempt was not meant to be paid in { $currency }. Give the money to the person instead.
worth-differs = This money is { $money }; it cannot count for another sum.
refund-too-much = At most { $money } of this can still be sent back.
cannot-refund = This way to pay cannot send money back.
fee-included = This includes a fee of { $fee }; { $amount } of it counts.
way-costs = { $way }: you send { $asked }
way-costs-fee = { $way }: you send { $asked }, of it { $fee } fee
looked-at = 🔎 Last looked { $at }: nothing has arrived yet. We go on looking by ourselves.
method-off = ⏸ The way to pay { $method } is switched off while people are still paying with it.
    Their payments are frozen, not lost: nothing ends before it is back and has looked. Switch it on again soon.
method-broken = ⚠️ The way to pay { $method } has not answered several times in a row: { $problem }
    It is not offered for now. Open payments are frozen, not lost; it comes back by itself.
method-back = ✅ The way to pay { $method } answers again and is offered.
money-reversed = ⛔ { $method } took { $money } back. Order: { $code }
    Reason: { $reason }
    Not covered by the payer's balance: { $lost }
refund-failed = ⚠️ Sending back { $money } did not work: { $problem }
    The money is in the person's balance again.

## Formulas

formula-empty = Please write a formula.
formula-long = { $limit ->
    [one] That formula is too long. At most one character fits.
   *[other] That formula is too long. At most { $limit } characters fit.
}
formula-deep = There are too many brackets inside brackets. Please write it more simply.
formula-unclear = I do not understand the formula from here on: { $near }
formula-unfinished = The formula stops in the middle. Something is missing at its end.
formula-missing = The formula needs one more { $sign }.
formula-number = { $text } can be read in two ways: { $first } or { $second }. Please write it the way you mean it.
formula-thousands = Please write { $text } without thousands marks: { $first }
formula-comma = Inside the brackets of a function, { $text } can be read in two ways: { $first } or { $second }. Please write it the way you mean it.
formula-name = { $name } is not known here. These names are: { $known }
formula-function = There is no function { $name }. There are: { $known }
formula-one-value = { $name } takes exactly one value.
formula-two-values = { $name } takes at least two values, with a comma and a space between them.
formula-truth = { $part } is either true or not; a number is needed there.
formula-condition = { $part } is a number; a comparison is needed there, for example { $fix }
formula-divides = This would divide by zero with { $case }. Write { $fix } instead of { $part }.
formula-negative = With { $case } this gives { $result }, which is below zero. You can write { $fix }
formula-whole = With { $case } this gives { $result }. The formula is only what the payer pays on top, without the amount itself, for example { $fix }
formula-too-much = With { $case } this gives { $result }, more than was paid. You can write { $fix }

## Notices for staff, and groups that get them

digest-busy = { $count ->
    [one] 🔔 It is busy: one more notice since { $since }.
   *[other] 🔔 It is busy: { $count } more notices since { $since }.
}
digest-over = { $count ->
    [one] 🔔 One more notice between { $since } and { $until }. From now on they come one by one again.
   *[other] 🔔 { $count } more notices between { $since } and { $until }. From now on they come one by one again.
}
digest-line = { $count } × { $what }
btn-digest = Show them
notices-orders = orders
notices-payments = payments
notices-stock = stock
notices-messages = messages
notices-faults = faults
notices-other = other notices
setting-notices-a-minute = Notices a minute that come one by one. Any more are gathered into one message that counts them.
btn-setting-notices-a-minute = Notices a minute
group-lost = ⚠️ The group { $group } gets no more notices: I was removed from it, or I may not write there.
    To change that, add me to the group again and type /whitelist there.
no-such-group = This group does not get notices.
author-hidden = Telegram does not say who { $name } is: they hide their account when their messages are forwarded.
    Please use their id, @username or bank id instead. Their bank id is on their profile in the shop.
author-unknown = { $id } has never opened the shop, so nothing is known about them here.

## What the parts of an account are called

part-email = E-mail
part-username = Username
part-password = Password
part-pin = PIN
part-phone = Phone
part-profile = Profile
part-server = Server
part-recovery = Recovery code
part-key = Key
part-note = Note

## Undo

changed-since = This has been changed again since. Undo the newer change first, or set it by hand.
changed-since-by = { $who } has changed this again since ({ $at }). Undo that change first, or set it by hand.
undo-done = This has already been undone.
undo-done-by = Undone by { $who } ({ $at }).
undo-by-shop = The shop did this by itself.
undo-unknown = It was not written down how this was before. Please set it by hand.
undo-not-allowed = You may not make this change yourself, so you cannot undo it either.
undo-plugin-off = { $plugin } is off. Turn it on, then this can be undone.
undo-plugin-problem = This plugin had a problem before, and nobody wants to go back there.
undo-secret = Secrets are never written down, so the old one cannot be put back. Please enter it again.
undo-spent = Some of this money has been spent. The balance is { $balance }: { $missing } too little.
undo-sold = Pieces already sold: { $count }. The product has to stay, but you can hide it.
undo-has-stock = Pieces in stock: { $count }. Undo adding them first, or delete them.
undo-all-sold = Nothing is left to take back. Pieces sold or reserved: { $count }
undo-shelf-used = There are products or categories in it by now. Move them out first.
undo-added-again = The same goods have been added again since.
undo-never-twice = This only says that something was undone.
undo-never-ran = It has run again, and what it did is done.
undo-never-key = The old key was to stop working. Make a new one instead: python3 run.py keys
undo-never-restore = A restore is taken back at the terminal: python3 run.py restore --undo. What was let go after one stays so.
undo-never-family = A product with variants stays one. Hide or delete the variants you do not want.
undo-never-claimed = The money has been given to somebody, and they know. Change their balance instead.
undo-never-refund = The money is on its way back to the payer.
undo-never-copied = Somebody has the copy. It cannot be called back.
undo-never-replaced = The buyer already has the new goods.
undo-never-handed = The buyer already has what was handed over.
undo-never-sent = The message was sent.
order-cancelled = Your order { $code } was cancelled by the shop. Nothing was charged.
undo-never-order-refund = The money is in the buyer’s balance, and they know. Change their balance instead.
undo-first-goods = Nothing was there before this. Put something else in its place.
undo-note-voucher = They are switched off, and can be switched on again at any time.
undo-voucher-used = Already used or held by an order: { $count }. Switch it off instead.
undo-note-deletes = The product will be marked as deleted. Its history stays, and it can be restored at any time.
undo-note-stock = Pieces that will be deleted: { $count }
undo-note-stock-sold = Pieces that will be deleted: { $count }. Already sold or reserved, these stay: { $sold }

## Backups

backup-failed = The backup could not be made. The ones made before are untouched.
backup-no-room = The server's disk has too little room for a backup: it needs { $needed } MB for a moment, and { $free } MB are free.
backup-disk-full = The server's disk is full, so the backup could not be written. The ones made before are untouched.
backup-disk = The server's disk did not take the backup ({ $problem }). The ones made before are untouched.
backup-unsound = The copy of the shop does not add up (things found: { $problems }), so it was not kept as a backup. On the server, type: python3 run.py check --deep
backup-source = The shop's own file could not be read to its end, so no backup was made. On the server, type: python3 run.py check --deep
backup-drill-unsound = The newest backup could be opened, but what it holds does not add up. Things found: { $problems }
backup-not-written = What was read back was not what had been written, so it was not kept as a backup. The server's disk or memory loses data.
backup-no-key = The shop has no usable recovery key, so nothing can be encrypted for it. Make a new one first.
backup-missing = This backup is not there any more.
backup-none = There is no backup yet.
backup-none-good = None of the backups here can be used. Those looked at: { $tried }
backup-foreign = This file is not a backup of a shop.
backup-wrong-key = This key does not open the backup. Use the recovery key that was shown for this very shop.
backup-damaged = This backup is damaged: it was cut off or altered. Choose the next older one.
backup-other-shop = This is a backup of another shop: { $shop }
backup-not-ours = This backup was not made under this shop’s present key: it is older than a change of the key, or somebody else made it.
backup-newer = This backup was made by a newer version of the program ({ $program }). Update the program first.
restore-not-undone = This restore cannot be undone any more: goods or money have moved since, or nothing was put aside.
backup-bug = Something in the program failed. The log has it under the code { $code }.
backup-interrupted = The shop was restarted meanwhile. A new backup is made within minutes.
backup-overdue = No backup was made for too long.
backup-place-off = The plugin that brings this place is switched off.
backup-too-large = The backup is too large for a chat ({ $megabytes } MB). Copy it from the server’s folder, or use S3 storage.
backup-telegram = Telegram could not be reached. Try again in a while.
backup-parts-wait = { $have } of { $of } parts are here. Send the others too.
backup-file = 📦 Backup { $name }. Only your recovery key opens it.
backup-file-part = 📦 Backup { $name }, part { $part } of { $parts }. Only your recovery key opens it.
place-missing = The folder { $place } is not there. Mount the disk or make the folder.
place-read-only = The shop may not write to { $place }. Give that folder to the user that runs the shop.
place-full = There is no room left ({ $place }). Make room there, or let fewer copies be kept.
place-disk = The disk does not work ({ $place }). Look at it soon.
place-unreachable = No answer came ({ $place }).
place-refused = It was refused ({ $place }). The access key must be allowed to read, write, list and delete there.
place-wrong-key = The secret key is wrong. Enter access key and secret key again.
place-unknown-key = The service does not know this access key. Enter access key and secret key again.
place-no-bucket = There is no such bucket. Make it, or correct its name.
place-bad-bucket = No bucket can be called { $place }. Correct its name.
place-wrong-region = The bucket is in another region. Correct the region.
place-clock = The server’s clock is wrong. Set it right first.
place-differs = What came back is not what was put there ({ $place }).
place-no-copy = This copy is not there any more ({ $place }).
place-broken = The answer made no sense ({ $place }). Is this the address of an S3 service?

## Running the shop

selling-stopped = We cannot take new orders for a moment. Nothing is lost: what you have paid for will be delivered. Please try again a little later.
maintenance = 🛠 { $shop } is being worked on and will be back soon. Nothing is lost: payments you make still arrive.
staff-maintenance = 🛠 <b>Maintenance is on</b> since { $since }: buyers only read that the shop will be back soon.
staff-disk = ⛔ <b>The disk is nearly full</b> since { $since }: nothing new is sold.
health-ok = ✅ Well again: { $what }
health-warn = ⚠️ { $what }
health-bad = ⛔ { $what }
check-telegram = Telegram
check-telegram-bad = Nothing comes from Telegram, or too little. On the server, type: { $command }
check-inbox = Answers to people
check-inbox-bad = People wait more than a minute for an answer. Waiting: { $count }
check-outbox = Messages to people
check-outbox-bad = Messages have been waiting to leave for more than ten minutes. Waiting: { $count }
check-methods = Payment methods
check-methods-bad = These payment methods do not answer and are not offered: { $names }. Payments under way wait and are not lost.
check-books = The books
check-books-bad = The last recount found things that do not add up: { $count }. On the server, type: { $command }
check-disk = Room on the disk
check-disk-warn = The disk is filling up: { $megabytes } MB free at { $folder }. Delete what you do not need, or get a larger disk.
check-disk-bad = The disk is nearly full: { $megabytes } MB free at { $folder }. Nothing new is sold until there is room again; payments are still entered. Delete what you do not need.
check-clock = The clock
check-clock-bad = The server’s clock is { $minutes } min { $way } the shop’s own count. The shop counts on by itself; nothing ends early. Set it right ({ $command }) or confirm it: System › Health.
clock-ahead = ahead of
clock-behind = behind
clock-fine = Nobody doubts the clock any more.
check-witness = The witness (what a restore needs)
check-witness-warn = The witness cannot be written or lags behind. Until it is well, make backups more often. Rows waiting: { $count }
check-memory = Memory
check-memory-warn = Memory is getting short: { $megabytes } MB in use, { $share } of what there is.
check-memory-bad = Memory is nearly used up: { $megabytes } MB, { $share } of what there is. The system may end the shop; it then starts again by itself.
check-errors = Errors
check-errors-warn = Many errors within five minutes: { $count }. They are listed under System › Errors.
check-jobs = Jobs
check-jobs-warn = Late or failing jobs: { $names }
check-errands = Errands
check-errands-warn = Errands (looking for payments, backups and the like) have waited for more than a quarter of an hour. Waiting: { $count }
check-parked = Events set aside
check-parked-warn = Set aside after several failed tries: { $count }. You find them under Faults.
check-plugins = Plugins
check-plugins-warn = Left out at the start: { $names }
check-backup = Backups
check-backup-bad = The newest proved backup is too old. Look under System › Backups.
setting-disk-warning = How many megabytes must be free on the disk before you are warned
btn-setting-disk-warning = Disk: warning
setting-disk-stop = How many megabytes must be free on the disk for new orders to be taken
btn-setting-disk-stop = Disk: stop selling

## The service

service-stopped = 🔴 { $shop } has stopped and will not start again by itself.
service-why-config = The configuration has a mistake. Nothing is lost; buyers get no answer until it is mended.
service-why-damaged = The shop's file is damaged. Do not delete anything: a backup brings it back.
service-why-missing = The shop's file or its key is not where it should be.
service-why-foreign = The file at the shop's place is not this shop's, or belongs to a newer version of the program.
service-why-program = The program or its Python has to be installed anew. The shop's data is not affected.
service-why-behind = The shop's file is older than what the shop has already done. Starting from it could sell goods twice.
service-why-twice = The shop is already running somewhere else on this server.
service-why-key = The key does not open the shop's file.
service-why-crashes = It fell again and again within minutes.
service-said = The program said: { $words }
service-type = To see why, type on the server: { $command }
service-again = Then open it again with: { $command }

## After a restore

payment-held = 💰 Your payment of { $money } has arrived. The shop was restored from a backup a moment ago, so its owner looks at it before it is credited. Nothing is lost.
money-held = ℹ️ The shop was restored from a backup. Your balance of { $money } is put aside until its owner has compared it with what you bought. Nothing is lost.
money-released = ✅ Your balance is back in your wallet: { $money }
restored-whole = ✅ The shop was restored from the backup of { $made }. What happened since then was brought in as well, up to { $known } ({ $entries } entries): nothing that was promised is missing.
restored-short = ⚠️ The shop was restored from the backup of { $made }, and something is missing: { $why }
restored-unknown = What was sold and paid after { $known } is not known, so nothing of it goes on by itself. Decide what goes on in /backup.
restored-held = Unpaid orders ended: { $orders }. Batches of stock frozen: { $batches }. People whose balance is put aside: { $people }.
restore-failed-alert = ❌ The backup was not restored; the shop is as it was. The reason: { $problem }
restore-undone-alert = ↩️ The restore was taken back: the shop is what it was before it.
restore-why-no-witness = there was no record of what came after it.
restore-why-too-short = the record of what came after begins later than this backup.
restore-why-other-witness = the record that was there belongs to another time of the shop.
restore-why-broken = the record of what came after is damaged.
restore-why-other-shape = the program was updated in between.
restore-why-open-end = the record of what came after ends before the shop did.
restore-why-said-so = the shop was open after its record ends.
restore-why-pieces = the newest pieces of the record may be missing.
nothing-held = Nothing of that is held back any more.
spent-too-much = More cannot have been spent than was put aside: { $money }
still-held = Something is still held back. Decide that first.
