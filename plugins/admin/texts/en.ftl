## Commands

cmd-admin = The staff’s screens
cmd-dashboard = Today in numbers
cmd-users = Find people
cmd-info = Show somebody’s card
cmd-ban = Ban somebody
cmd-unban = Let somebody in again
cmd-addadmin = Make somebody an admin
cmd-rmadmin = Take the admin role away
cmd-plugins = Turn plugins on and off
cmd-settings = All settings
cmd-version = What is running here

## Buttons

btn-admin = ⚙️ Staff
btn-people = 👥 People
btn-plugins = 🧩 Plugins
btn-settings = 🔧 Settings
btn-log = 📜 Log of changes
btn-faults = 🩹 Faults
btn-find = 🔎 Search
btn-person = { $name } · { $number }
btn-ban = 🚫 Ban
btn-unban = ✅ Let in again
btn-hour = 1 hour
btn-day = 1 day
btn-for-spam = Spam
btn-for-abuse = Abuse
btn-for-chargeback = Took money back
btn-for-sharing = Shares codes
btn-week = 7 days
btn-for-good = For good
btn-addadmin = ⭐ Make admin
btn-rmadmin = Remove admin
btn-owner = 👑 Make owner
btn-rmowner = Remove owner
btn-plugin-on = 🟢 { $name }
btn-plugin-off = ⚪ { $name }
btn-plugin-problem = ⚠️ { $name }
btn-turn-on = 🟢 Turn on
btn-turn-off = ⚪ Turn off
btn-shop = 🏪 The shop
btn-owner-name = { $name }
btn-setting = ✎ { $label }
btn-toggle-on = ✅ { $label }
btn-toggle-off = ⬜ { $label }
btn-choice = { $words }
btn-reset = ↩ Reset
btn-clear = 🧹 Make empty
btn-older = Older ›
btn-fault = 🩹 { $code }
btn-again = 🔄 Try again
btn-dismiss = Dismiss

## The first screen

staff = Staff
weather-faults = ⛈ Something failed and waits for you under Faults.
weather-empty = 🌧 Part of the shop is sold out. Time to restock.
weather-good = ☀️ A good day: more orders than a week ago at this hour.
weather-fair = 🌤 All is well, and orders are coming in.
weather-quiet = ⛅ All is well. No orders yet today.
today-orders = Paid orders today: <b>{ $count }</b>
today-revenue = Revenue today: <b>{ $money }</b>
waiting = Waiting for payment: { $count }
people-count = People: { $people }, new today: { $joined }
low = 📉 Products low on stock: { $count }
empty = 📭 Products sold out: { $count }
parked = 🩹 Faults waiting: { $count }

## People

people = People
people-known = People the shop knows: { $count }. Seen last come first.
whom = Whom are you looking for? Send a customer number, a Telegram ID, an @username or part of a name. A message forwarded from them works, too.
found = Found: { $count }
found-more = More fit than can be shown. These { $count } were seen last; search for more of the name.
person-name = 👤 <b>{ $name }</b>
person-username = Username: { $username }
person-ids = Customer number: { $number } · Telegram ID: { $id }
person-role = Role: { $role }
person-balance = Balance: { $money }
person-orders = Orders: { $count }
person-joined = Here since { $at }, last seen { $seen }
person-blocked = 🔕 They have blocked the bot: messages wait until they come back.
banned-for-good = 🚫 <b>Banned for good</b>: { $reason }
banned-for-now = 🚫 <b>Banned until { $until }</b>: { $reason }
ban-how-long = For how long shall { $name } stay out?
ban-why = Why? Tap a reason or write one. { $name } will read it.
ban-for-spam = spam
ban-for-abuse = abusive messages
ban-for-chargeback = a payment was taken back
ban-for-sharing = goods were passed on to others
ban-done = { $name } is banned.
unban-done = { $name } may use the shop again.
staff-not-banned = Members of staff cannot be banned. Take their role away first.
role-done = { $name } is now: { $role }
role-customer = customer
role-reseller = reseller
role-admin = admin
role-owner = owner

## Plugins

plugins = Plugins
plugins-count = On: { $on } · off: { $off }
plugins-wrong = ⚠️ With a problem: { $count }
plugin-on = 🟢 <b>{ $name }</b> is on.
plugin-off = ⚪ <b>{ $name }</b> is off.
plugin-problem-state = ⚠️ <b>{ $name }</b> was left out because of a problem.
plugin-about = { $about }
adds-commands = • Commands: { $count }
adds-buttons = • Menu buttons: { $count }
adds-jobs = • Jobs that run by themselves: { $count }
adds-settings = • Settings: { $count }
plugin-requires = Needs: { $names }
plugin-problem = ⚠️ { $problem }
plugin-warning = ℹ️ { $warning }
plugin-warnings = ℹ️ Notes in all: { $count }
plugin-kept = If you turn it off, its buttons and commands go; its data is kept.
plugin-now-on = { $plugin } is on.
plugin-now-off = { $plugin } is off. Its data is kept.

## Settings

settings = Settings
settings-whose = What do you want to set?
setting-card =
    <b>{ $label }</b>
    { $help }

    Now: { $value }

    Tap a button, or send the new value.
setting-line = <b>{ $label }</b>: { $value }
value-on = on
value-off = off
value-optional = optional
value-required = required
value-empty = empty
value-secret = set, kept hidden

## Texts

btn-texts = 💬 Texts
btn-text = { $start }
btn-text-own = ✎ { $start }
btn-tongue-to = { $language }
btn-tongue-in = ✓ { $language }
btn-reword = ✎ Change
btn-copy-text = 📋 Copy
btn-original = ↩ Original
btn-keep-text = ✅ Save
tongue-id = Indo
tongue-en = Eng
tongue-ar = عربي
tongue-fa = فارسی
tongue-zh = 中文
texts = Texts
texts-whose =
    Every sentence and every button can say it your way, in each language.
    Whose words do you want to change?
texts-of = Texts: { $count } · in your own words: { $own }
text-which = Which text are you looking for? Send a few of its words, as they read now. Language: { $language }
texts-found = Texts with these words: { $count }
texts-found-more = More texts have these words. These are the first { $count }; send more words to find the right one.
no-such-text = No text has all of these words. Send fewer words, or choose another language.
wording-card =
    <b>This is what people see</b>
    { $preview }

    <b>This is how it is written</b>
    { $source }
wording-own = ✎ These are your own words.
wording-values = The shop fills in { $names }.
wording-keep = The shop fills in { $names }. Keep these names in their braces wherever you want the value to stand.
wording-no-values = The shop fills in nothing here.
wording-wanted =
    This is how it is written now:
    { $source }

    { $values }

    Send the new wording. Language: { $language }
wording-preview =
    <b>This is what people will see</b>
    { $preview }

    Names in braces and numbers are only examples here. Shall it read like this?
wording-reset = It reads as before again.
wording-broken = I cannot use this wording. Every brace that opens has to close, braces are only for the values of this text, and no line may begin with [ or * or a full stop.
wording-value = The shop has no { $name } to fill in here. This text knows: { $names }
wording-tags = This formatting is not allowed, or is not closed. You may use { $tags }, and each needs its end. For a plain &lt; write &amp;lt;
wording-plural = For counted things, this language needs a wording for each of its number forms. Please keep all the lines in square brackets.
wording-label = { $most ->
    [one] This is a button: one line, no formatting, at most one character.
   *[other] This is a button: one line, no formatting, at most { $most } characters.
}

## The log of changes

log = Log of changes
log-empty = Nothing has been changed yet.
change = <b>{ $what }</b>: { $subject } · { $who } · { $at }
field-change = • { $field }: { $was } → { $now }
field-now = • { $field }: { $now }
value = value
field-of-units = pieces
field-of-added = added
field-of-category = category
field-of-description = description
field-of-price = price
field-of-title = name
field-of-number = number
field-of-min-quantity = at least
field-of-max-quantity = at most
field-of-low-stock = low from
field-of-amount = amount
field-of-balance = balance
field-of-reason = reason
field-of-until = until
field-of-icon = icon
field-of-formula = formula
value-active = on sale
value-hidden = hidden
value-deleted = deleted
act-person-role = Role
act-person-ban = Banned
act-person-unban = Let in again
act-person-full-name = Full name
act-person-email = E-mail
act-person-whatsapp = WhatsApp
act-wallet-adjust = Balance changed
act-setting-changed = Setting
act-text-changed = Text
act-keys-recovery = Recovery key replaced
act-keys-rotate = Shop’s key replaced
act-shop-restored = Shop restored from a backup
act-shop-restore-undone = Restore taken back
act-restore-release-product = Let a product’s stock go after the restore
act-restore-release-person = Let a person’s balance go after the restore
act-restore-settled = Settled the restore
act-restore-part = Part taken from a backup
act-plugin-switched = Plugin switched
act-event-again = Fault tried again
act-event-dismissed = Fault dismissed
act-product-create = New product
act-product-edit = Product edited
act-product-state = Product state
act-product-sold = Sold counter
act-category-create = New category
act-category-edit = Category edited
act-category-move = Category moved
act-category-state = Category state
act-stock-add = Stock added
act-stock-delete = Item deleted
act-stock-delete-unsold = Unsold stock deleted
act-stock-delete-batch = Batch of stock deleted
act-stock-export = Stock exported
act-stock-release = Stock freed
act-stock-undo = Undone
change-nth = <b>{ $n }.</b> <b>{ $what }</b>: { $subject } · { $who } · { $at }
btn-nth = { $n }
btn-newest = ⏮ Newest
log-none = Nothing in the log fits this.
log-by = 👤 By: { $who }
log-of-shop = 🤖 What the shop did by itself
log-kind = 🗂 { $kind }
log-on = 📅 { $day }
log-about = 🔎 About: { $subject }
log-whose = Whose changes do you want to see?
log-which-kind = What kind of changes do you want to see?
log-which-day = Which day? Tap one, or send a date like { $example }
log-no-day = I could not read that as a day. Please write it like this: { $example }
log-about-what = What is it about? Send an order code, a product’s number or name, or a person’s number or @username.
log-nothing-like-that = I know no order, product or person like that. Check the spelling, or send a number.
log-nothing-to-send = Nothing in the log fits this, so there is no file to send.
log-file = The log as a table. Rows: { $count }. This file deletes itself after { $minutes } minutes.
log-was-copied = Somebody has the copy. It cannot be called back.
btn-log-all = Everything
btn-log-mine = 👤 My own
btn-log-shop = 🤖 The shop
btn-log-who = 👤 Who
btn-log-kind = 🗂 Kind
btn-log-day = 📅 Day
btn-log-today = Today
btn-log-yesterday = Yesterday
btn-log-file = 📄 File
btn-chain = 🔗 Check
btn-verify = 🔗 Check it all now
kind-of-goods = Products
kind-of-stock = Stock
kind-of-people = People
kind-of-money = Money
kind-of-orders = Orders
kind-of-setup = Settings
kind-of-other = Other things
row-place = Row { $number } · { $action } · { $subject }
row-sound = 🔗 This row is as it was written, and follows from the one before.
row-broken = ⛔ This row was altered outside the shop: it does not follow from the one before.
chain = Check
chain-what =
    Every row of the log is sealed together with the one before it. If somebody alters a row, or takes one out, outside the shop, the seal breaks.
    The shop also counts all of it every night.
chain-never = Rows: { $count }. Nobody has asked for a check yet.
chain-running = Checking row { $row } … { $bar }
chain-good = ✅ No row was altered or taken out, up to row { $row } ({ $at }).
chain-bad = ⛔ The log was altered outside the shop. Checked up to row { $row } ({ $at }).
chain-broken = • Row { $row } does not follow from the one before.
act-admin-export = Log exported
act-change-undone = Undone
act-event-set-aside = Fault set aside again
act-product-family = Variants for a product
act-receipt-claimed = Payment given to somebody
act-receipt-refund = Payment sent back
act-stock-batch = Batch described
act-stock-freeze = Batch frozen
act-stock-thaw = Batch sold again
act-stock-replace = Item replaced
act-goods-put = Goods for every buyer
act-sale-start = Sale started
act-sale-on = Sale goes on
act-sale-off = Sale ended
act-voucher-create = New voucher
act-voucher-generate = New vouchers
act-voucher-switch = Voucher switched
act-voucher-switch-series = Vouchers switched
act-order-refund = Order refunded
act-order-hand-over = Order handed over
act-order-resend = Order sent again
act-price-own = A product’s own price
act-rate-set = Rate
field-of-rows = rows
field-of-count = how many
field-of-cost = cost
field-of-name = name
field-of-reseller-price = reseller price
field-of-note = note
field-of-state = state
field-of-kind = kind
field-of-warranty-days = days of warranty
field-of-country = country
field-of-type = type
field-of-refund-rule = refund rule

## Undo

undo = Undo
undo-intro = What staff changed in the last 24 hours. Tap a number to take that change back.
undo-empty = Nothing was changed in the last 24 hours.
undo-locked = 🔒 { $why }
undo-ask = Shall this be put back?
undo-refused = This cannot be put back.
btn-undo-list = ↩ Undo
btn-undo-nth = ↩ { $n }
btn-undo-now = ↩ Put it back
btn-of-mine = 👤 Only mine
btn-of-all = 👥 Everybody’s

## Faults

faults = Faults
faults-none = ✅ No faults. Everything that came in was dealt with.
faults-count = Set aside after several failed tries: { $count }. Nothing else waits for them.
fault-line = { $code } · { $place } · { $at }
fault-card =
    <b>Code { $code }</b>
    Place: { $place }
    Came: { $at }

    The log has the whole story under this code. If the cause is gone, let it run again.
fault-again = It runs once more now.
fault-dismissed = Dismissed.

## What is running

version = <b>shopbot { $version }</b>
version-schema = Tables: step { $count } ({ $newest })
version-on = 🟢 { $names }
version-problem = ⚠️ { $names }
version-off = ⚪ { $names }

## What this plugin is called, and its settings

plugin-called = Staff
plugin-does = The staff’s own screens: the shop at a glance, people, plugins, settings, texts, the log of changes, and faults.
field-of-issue = which goes first
field-of-supply = supply
field-of-parts = parts
value-oldest = the oldest
value-newest = the newest
value-random = by lot
value-chosen = the buyer chooses
value-shop = the shop’s own
value-none = no refunds
value-units = single items
value-shared = the same for all
value-later = made after the payment
value-code = codes
value-account = account
value-file = file
value-link = link
value-item = text
value-service = service
field-of-percent = off
field-of-least = from a sum of
field-of-most = at most
field-of-audience = for whom
field-of-limit-all = in all
field-of-limit-each = each person
field-of-starts-at = begins
field-of-ends-at = ends
field-of-listed = offered to all
field-of-person = person
field-of-product = product
value-everyone = everybody
value-customers = customers
value-resellers = resellers
value-percent = percent
value-amount = a sum
value-gift = a gift

## Vouchers and sales in the log

field-of-ids = which ones
field-of-on = on
field-of-value = worth
field-of-series = made at once
field-of-sale = sale
