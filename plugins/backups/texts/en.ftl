cmd-backup = Backups of the shop
btn-backups = 🛟 Backups
staff = Staff
backups = Backups
btn-now = 💾 Back up now
btn-busy = ⏳ Working…
btn-list = 📦 All backups
btn-copies = ☁ Copies
btn-drill = 🧪 Test it now
btn-plan = ⚙ Plan
btn-key = 🔑 Recovery key
btn-key-lost = I cannot find it
btn-file = ⤓ Get the file
btn-archive = 📦 { $at }
btn-damaged = ⚠ { $at }
btn-open = 🛟 Open backups
btn-copy-now = ☁ Copy now
btn-bring = ⤓ { $at }
btn-span = { $span }
btn-chat-on = 💬 Copies here: off
btn-chat-off = 💬 Copies here: on
btn-more = ⚙ All settings

every = Every { $span }.
last = Last one: ✅ { $at }, { $size }
none-yet = No backup was made yet. The first one comes by itself within minutes.
proof = Proof: ✅ restored for practice, { $at }
no-proof = Proof: a practice restore is done once a week, at night.
proof-bad = Proof: ❌ { $at }. { $why }
kept = Kept on this server: { $count } ({ $size })
copy-off = { $place }: —
copy-none = { $place }: none yet
copy-waits = { $place }: starts once you have proved that you have the recovery key
copy-at = { $place }: ✅ { $at }
trouble = ⚠ { $what } (since { $since }): { $why }
what-making = Making backups
what-drill = The practice restore
key-unproved = 🔑 Can you still find your recovery key? Without it nobody can restore a lost server.
bar = { $bar }
busy = ⏳ A backup is being made or tested…
already-busy = One is under way already.
just-made = A backup was made just now.

place-chat = Your chat
place-folder = Other disk
place-s3 = S3 storage
place-other = { $name }
about-chat = The newest five stay in your chat as silent documents. Large ones come in parts of 19 MB.
about-folder = A folder of another disk or a mounted share. Enter its path under Plan › All settings.
about-s3 = Any S3-compatible service. Enter address, bucket and keys under Plan › All settings.
copies = Copies
copies-sealed = Every copy that leaves this server is encrypted for your recovery key alone, and read back after it was put there.
there = Copies there: { $count } ({ $size }). Tap one to bring it back to this server.
carrying = The newest backup is on its way.
bringing = The copy is on its way back.

list = Backups on this server: { $count }
list-empty = There is no backup on this server yet.
all-of-them = All backups
one = { $at }
made-at = Made: { $at }
takes = Size: { $size }
damaged = ⚠ It cannot be used. { $why }
holds = In it: orders { $orders }, people { $people }, products { $products }
made-by = Made by version { $program }
sending = The file is on its way into this chat.

the-plan = Plan
plan-every = A backup every { $span }, proved each time: opened, recounted, read back.
plan-keep = Kept: the newest { $newest }, the last of each day for { $days } days, of each week for { $weeks } weeks; { $size } at most.
plan-copies = A copy to each other place every { $span }.
plan-chat-on = Copies into your chat are on.
plan-chat-off = Copies into your chat are off.
plan-drill = Once a week, at night, the newest backup is restored for practice.

size-kb = { $n } KB
size-mb = { $n } MB
size-gb = { $n } GB
span-minutes = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
}
span-hours = { $n ->
    [one] 1 hour
   *[other] { $n } hours
}

the-key = Recovery key
key-well = ✅ You have shown that you have the recovery key. You are asked again from time to time.
key-ask =
    🔑 <b>Can you still find your recovery key?</b>
    If the server is lost, nothing else opens the backups. Look at your paper and send these, in this order:
    { $places }
    Your message is deleted at once. These alone open nothing. Never send the whole key to anybody, not even here.
key-words = word { $n }
key-groups = group { $n }
key-right = ✅ That is right. Your message was removed from this chat.
key-wrong = That is not what stands on your paper. Your message was removed from this chat; please look again.
key-lost =
    As long as this server runs, nothing is lost. Make a new recovery key now. On the server, type:
    { $command }
    It is shown once, there. The old one then opens only the copies made before.
told-key = 🔑 Can you still find your recovery key? It takes half a minute to check, and one day it may save the shop.

receiving = ⏳ I am putting this backup on the server…
told-brought =
    📦 The backup { $name } ({ $size }) is on the server. Only your recovery key opens it, and a key should never be sent in a chat.
    On the server, type this; the key is asked for there, unseen:
    { $command }
told-not-brought = The backup could not be put on the server. { $why }
told-parts-wait = 📦 This part has arrived. { $why }
told-not-sent = The file could not be sent. { $why }
told-parts =
    The backup came in { $parts } parts. To join them on a computer:
    { $command }
    Or send all the parts to the bot: it joins them itself.

told-failed = 🔴 <b>The backup could not be made.</b> { $why }
told-overdue = 🔴 <b>No backup has been made for too long.</b> The newest proved one is from { $since }. Open the backups and tap “Back up now”; if that does not help, look at the server’s log.
told-made-again = 🟢 Backups are being made again.
told-copy-failed = 🔴 <b>{ $place }: the copy of the backup could not be kept.</b> { $why } It is tried again with the next backup.
told-copy-again = 🟢 { $place }: copies are kept again.
told-drill-failed = 🔴 <b>A backup could not be restored for practice.</b> { $why } The shop itself is not touched. Make a new backup now and test it.
told-drill-again = 🟢 The newest backup could be restored for practice again.

restore = Restore
btn-restore = 🛟 Restore
btn-restore-all = 🛟 Restore everything
btn-hold = 🔴 Tap me · { $step }/{ $steps }
btn-not-here = ·
btn-undo-restore = ↩ Undo the restore
restore-what = Products and settings go back to what they were in this backup ({ $at }).
restore-since = Orders, stock, balances and people stay as they are now: since then there were { $orders } more orders and { $people } more people, and the shop’s own record brings them in again. Where that is not possible, stock, balances and payments in doubt are held back until you decide.
restore-how = No code is sold twice and no money is lost. What is here now is put aside, and you can undo the restore as long as nothing was sold or paid after it.
restore-closed = The shop is closed meanwhile, usually for some seconds.
hold = The shop goes back to { $at }. To be sure that this is meant, tap the red button at each of its three places. Any other button cancels.
restoring = ⏳ The shop closes now: copy → check → switch → verify. It writes to you when it is open again.
restore-begun = A restore is under way already. Please wait two minutes.
undo-what = The shop goes back to how it was right before the restore. What was done since the restore is put aside.
told-as-before = ↩ The shop is as it was before the restore.

btn-only-products = Only products
btn-only-settings = Only settings
btn-only-person = Only one person
btn-part = Put it back
part-looking = ⏳ Comparing the shop with the backup…
part-whom = Whose name, language and contact shall be as they were? Send the id, @username or customer number.
part-count = Would change with the backup of { $at }: { $count }
part-line = • { $subject }
part-more = … and more: { $count }
part-never = Money, stock, orders and roles are never touched. What is not in the backup stays as it is. Switched plugins and own texts follow at the next start.
part-not = Nothing was changed. { $why }
part-done = ✅ Put back as in the backup: { $count }. Each change is in the log.

held = Held back
btn-held = 🧊 Held back
held-why = The shop was restored ({ $restored }) from a backup made { $made }. Nobody knows what was sold and paid in between, so nothing of it goes on by itself.
held-products = Stock: { $products } products, { $units } pieces
held-people = Balances: { $people } people, { $money }
held-payments = Payments that may have been credited already: { $count }
held-how = Look at your chats and at your payment services. Let go what you are sure of, one by one.
btn-held-product = 📦 Products: { $count }
btn-held-person = 👤 Balances: { $count }
btn-held-payment = 💳 Payments: { $count }
btn-release-all = Let everything go
held-product = Products
held-person = Balances
held-payment = Payments
held-list-product = These products have pieces that may have been sold in the gap. Tap one to sell it again.
held-list-person = These people’s money may have been spent in the gap. Tap one to give it back to them.
held-list-payment = These payments may have been credited in the gap. Tap one to credit it.
btn-one-product = { $title } · { $units }
btn-one-person = { $name } · { $money }
btn-one-payment = { $name } · { $money }
held-ask-product = Sell the held pieces of this product again? Only if none of them was sold in the gap: else somebody gets a code that another one has.
held-ask-person = Give the held money back to this person? Only if they did not spend it in the gap.
held-ask-payment = Credit this payment to its payer? Only if they did not get their goods or money in the gap.
held-ask-all = Let everything go at once? Only if the shop was surely closed in the gap. What was sold then is sold again, what was spent is given back.
btn-release-product = Sell them again
btn-release-person = Give it back
btn-release-payment = Credit it
released = Done.

final-sent = The file was sent into the chat.
final-fetched = The file was put on the server.
final-key = It was only checked that you have the key.
act-backups-sent = Sent a backup as a file
act-backups-fetched = Brought a backup to the server
act-backups-key = Proved to have the recovery key

btn-setting-every = Interval, minutes
setting-every = How many minutes lie between two backups
btn-setting-newest = Newest kept
setting-newest = How many of the newest backups stay on the server
btn-setting-days = Days kept
setting-days = For how many days the last backup of each day stays
btn-setting-weeks = Weeks kept
setting-weeks = For how many weeks the last backup of each week stays
btn-setting-disk = Disk, MB
setting-disk = How many megabytes the backups may take on the server
btn-setting-copies = Copies, hours
setting-copies = How many hours lie between two copies to each other place
btn-setting-chat = Copies in the chat
setting-chat = Whether copies are sent into the owner’s chat with the bot
btn-setting-folder = Folder
setting-folder = Path of a folder on another disk or a mounted share, for copies
btn-setting-s3-endpoint = S3 address
setting-s3-endpoint = Address of the S3 service, https://…
btn-setting-s3-bucket = S3 bucket
setting-s3-bucket = Name of the bucket
btn-setting-s3-region = S3 region
setting-s3-region = Region of the bucket, if the service has regions
btn-setting-s3-folder = S3 prefix
setting-s3-folder = What goes before the names of the copies, if several shops share the bucket
btn-setting-s3-key = S3 access key
setting-s3-key = The access key of the S3 service
btn-setting-s3-secret = S3 secret key
setting-s3-secret = The secret key of the S3 service

## What this plugin is called

plugin-called = Backups
plugin-does = Encrypted backups, proved each time, copied elsewhere, and restored from the chat.
