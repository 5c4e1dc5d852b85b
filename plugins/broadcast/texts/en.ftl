cmd-broadcast = Write to many people at once

## Buttons

btn-broadcasts = 📢 Broadcast
btn-new = ✍️ New message
btn-post = { $icon } { $words }
btn-people = { $people } · { $count }
btn-send = 📢 Send to { $count }
btn-yes = ✅ Yes, send to { $count }
btn-try = 👤 To me first
btn-preview = 👁 Preview
btn-words = ✎ Message
btn-whom = 👥 People
btn-lead = 🔘 Button
btn-discard = 🗑 Discard
btn-lead-shop = 🛍 The shop
btn-lead-product = 📦 A product
btn-lead-link = 🔗 A link
btn-lead-none = ∅ No button
btn-shop = 🛍 To the shop
btn-product = 🛍 Look at it
own-label = { $words }
btn-fewer = 🔕 Fewer of these
btn-stop = ⏹ Stop
btn-look = 🔄 Look again
btn-back-take = 🗑 Take back
btn-yes-back = 🗑 Yes, delete it
btn-result = 📊 The result
btn-news = 📣 News and offers
btn-mute = 🔕 No more of these
btn-unmute = 🔔 Send them again

## Writing

staff = Staff
broadcasts = Broadcast
about = 📢 One message to many people. It comes without a sound and at the pace Telegram allows; what people wait for always goes first.
entry = { $icon } { $words } · { $at } · sent to { $sent }
entry-draft = { $icon } { $words } · draft of { $at }
a-picture = picture
write-it = Send me the message as people shall read it: a text, or a picture with a text below. Bold, links and so on stay as they are.
not-that-kind = That cannot be sent to everybody. Please send a text, or one picture with a text below it.
words-too-long = That is { $over } characters too many: Telegram allows { $most } here. Please shorten it and send it again.
to-whom = Who shall get it? The number is how many people it would reach now.
people-everyone = Everyone
people-buyers = Buyers
people-new = Never bought
people-resellers = Resellers
people-language = { $language }
speak-id = Bahasa Indonesia
speak-en = English
speak-ar = العربية
speak-fa = فارسی
speak-zh = 中文
goes-to = 👥 <b>{ $people }</b>: { $count ->
    [one] one person gets it
   *[other] { $count } people get it
    }
left-limited = · left out, { $limit ->
    [one] had one this week
   *[other] had { $limit } this week
    }: { $count }
left-muted = · left out, want no more of these: { $count }
left-banned = · left out, banned: { $count }
left-blocked = · left out, blocked the bot: { $count }
leads-nowhere = 🔘 No button
leads-shop = 🔘 The button opens the shop
leads-product = 🔘 The button opens { $title }
leads-link = 🔘 The button “{ $words }” opens { $address }
as-it-comes = 👁 shows the message once more, exactly as people get it.
tried = Sent to you, as everybody will get it.
discarded = Discarded. Nobody has seen it.
which-button = What shall the button under the message open?
which-product = Send the number of the product.
which-link = Send the link and after it what the button shall say, for example:
    https://example.com/news Read more
no-such-product = There is no product with that number. Please send a number as people see it in the shop.
link-unclear = I need a link that begins with https:// and after it the words of the button, at most { $most } characters.
sent-already = That broadcast is no draft any more. Open the list to see what became of it.
sure = Send this to <b>{ $count ->
    [one] one person
   *[other] { $count } people
    }</b>?
takes-seconds = ⏱ Takes about { $count ->
    [one] one second
   *[other] { $count } seconds
    } at Telegram’s pace.
takes-minutes = ⏱ Takes about { $count ->
    [one] one minute
   *[other] { $count } minutes
    } at Telegram’s pace.
no-way-back = You can stop it at any time. What has been sent cannot be undone; for 48 hours it can be deleted from people’s chats.
nobody-there = Nobody would get it now. Please choose other people.
one-at-a-time = Another broadcast is still on its way. Please wait until it is done, or stop it.

## On its way

state-sending = ▶️ <b>Sending</b>
state-stopping = ⏹ <b>Stopping</b>
state-done = ✅ <b>Sent</b>
state-stopped = ⏹ <b>Stopped</b>
state-erasing = 🗑 <b>Being taken back</b>
state-erased = 🗑 <b>Taken back</b>
bar = { $bar }
line-sent = 📬 Sent: { $count }
line-blocked = 🚫 Have blocked the bot: { $count }
line-failed = ⚠️ Failed: { $count }
line-withdrawn = ⏹ Not sent any more: { $count }
line-erased = 🗑 Deleted: { $count }
begun-at = Begun { $at }
sure-back = Delete this message from the chats of { $count ->
    [one] one person
   *[other] { $count } people
    }? Whoever has read it has read it.
too-old-to-erase = Telegram lets a bot delete a message for 48 hours only, and only once it is sent.
told-ended = 📢 Your broadcast is done: { $sent } sent, { $blocked } have blocked the bot, { $failed } failed.
told-erased = 🗑 Your broadcast was taken back from { $erased } chats.

## What people choose themselves

news = News and offers
news-on = 📣 The shop may write to you about news and offers, at most { $count ->
    [one] once
   *[other] { $count } times
    } a week and without a sound.
news-off = 🔕 The shop writes to you about news and offers no more.
news-always = What you buy, your payments and answers to you come in any case.
muted-now = Done: no more of these. You can change that in your profile.

## What this plugin is called, its settings, and what the log of changes says

plugin-called = Broadcast
plugin-does = One message to many people at Telegram’s pace: with preview, exact counts, a stop, and each person’s own “fewer of these”.
btn-setting-weekly = At most a week
setting-weekly = The most broadcasts one person gets in seven days. Whoever had as many is left out of the next.
act-broadcast-send = sent a broadcast
act-broadcast-stop = stopped a broadcast
act-broadcast-back = took a broadcast back
undo-cannot-broadcast = What has been sent has been read. A broadcast can be stopped while it is on its way, and deleted from chats for 48 hours.
