## Commands

cmd-invite = Invite friends

## Buttons

btn-friends = 🤝 Invite friends
btn-copy = 📋 Copy link
btn-share = 📨 Share
btn-mine = 🎁 My rewards
btn-mine-many = 🎁 My rewards ({ $count })
btn-friends-admin = 🤝 Invitations
btn-inviter = { $name } · { $count }
btn-friend = { $name } ›
btn-tree = 🤝 Invitations
btn-their-rewards = 🎁 Rewards
btn-cut = ✂ End rewards
btn-restore = ✓ Allow rewards

## Invite friends

friends = Invite friends
rewards = My rewards
link = Your link:
    { $link }
no-link = Your link is not ready yet. Please look again in a moment.
inviter-first = 🎁 For a friend’s first order you get <b>{ $reward }</b>.
inviter-every = 🎁 For each order of a friend you get <b>{ $reward }</b>.
inviter-days = { $days ->
    [one] 🎁 For each order in a friend’s first day here you get <b>{ $reward }</b>.
   *[other] 🎁 For each order in a friend’s first { $days } days here you get <b>{ $reward }</b>.
}
friend-first = 🎉 For their first order your friend gets <b>{ $reward }</b>.
friend-every = 🎉 For each order your friend gets <b>{ $reward }</b>.
friend-days = { $days ->
    [one] 🎉 For each order in their first day here your friend gets <b>{ $reward }</b>.
   *[other] 🎉 For each order in their first { $days } days here your friend gets <b>{ $reward }</b>.
}
percent = { $percent }% of what it cost
percent-and-sum = { $percent }% of what it cost and { $money } on top
from-sum = Orders from { $money } on count.
paid-after = { $days ->
    [one] ⏳ It is added to your balance one day after delivery.
   *[other] ⏳ It is added to your balance { $days } days after delivery.
}
paid-at-once = ⏳ It is added to your balance a few minutes after delivery.
limit-month = You can earn up to { $money } within 30 days.
limit-friend = One friend can earn you up to { $money }.
nothing-offered = At the moment the shop gives no reward for invitations. Your link works all the same.
ended = ✂ The shop has ended your rewards. Reason: { $reason }
    If you think this is a mistake, please ask the shop.
came = 👆 Opened: <b>{ $clicks }</b> · 👥 Joined: <b>{ $joined }</b> · 🛒 Bought: <b>{ $bought }</b>
sums = ✅ Earned: <b>{ $earned }</b> · ⏳ Pending: <b>{ $pending }</b>
share-words = I shop at { $shop }, right in Telegram. Have a look:

## My rewards

no-rewards = There are no rewards yet. The first one appears here when a friend’s order is delivered.
reward-pending = ⏳ <b>{ $money }</b> · { $about }
reward-paid = ✅ <b>{ $money }</b> · { $about }
reward-void = ▫️ { $money } · { $about }
about-friend = order of { $name }
about-own = your order { $code }
due-on = will be paid { $at }
paid-on = paid { $at }
held = on hold: the shop has ended your rewards
void-small = nothing: the order was below the smallest sum that counts
void-capped = nothing: the limit was reached
void-refunded = nothing: the order’s money was given back
void-banned = nothing: somebody concerned was banned from the shop
void-staff = nothing: staff do not take part
void-cut = nothing: the shop has ended the rewards
capped-month = the limit of 30 days was reached; it would have been { $money }
capped-friend = the limit for one friend was reached; it would have been { $money }
reduced = less, as part of the order’s money was given back; it was { $money }
taken = { $money } was taken back, as the order’s money was given back

## Opening a link

own-link = This is your own link. Send it to friends!
dead-link = This invitation does not work any more, but you are welcome all the same.
known-already = You already know this shop: invitations count for new people only. Have a look at what is new!
invited-first = 🎉 A friend has invited you. Your first order earns you { $reward }.
invited-every = 🎉 A friend has invited you. Each of your orders earns you { $reward }.

## Messages

told-joined = 👥 { $name } has joined by your link.
told-paid = { $rewards ->
    [one] 🎁 Your reward is here: <b>{ $money }</b> was added to your balance. Thank you for inviting friends!
   *[other] 🎁 Your { $rewards } rewards are here: <b>{ $money }</b> was added to your balance. Thank you for inviting friends!
}
told-taken = ➖ { $money } of a reward was taken back from your balance, because the order’s money was given back.
told-ended = ✂ The shop has ended your rewards for invitations. Reason: { $reason }

## Staff

staff = Staff
invitations = Invitations
totals = ✅ Paid: <b>{ $earned }</b> · ⏳ Pending: <b>{ $pending }</b>
    ↩ Taken back: { $taken } · ✖ Lost: { $lost }
best = 🏆 Who brought the most people:
nobody-yet = Nobody has brought anybody yet.
person = 👤 { $name }
brought-by = Brought by { $name } on { $at }
brought-by-nobody = Came without an invitation
ended-line = ✂ Rewards ended { $at }: { $reason }
friend-line = • { $name } · since { $at } · earned { $money } · brought { $brought }
brought-nobody = Has brought nobody yet.
cut-why = Why are the rewards of { $name } to end? They will read the reason. What is pending waits 24 hours and is then gone.
restored = Rewards are possible again.
act-referrals-cut = Rewards ended
act-referrals-restore = Rewards allowed again

## What this plugin is called, and its settings

plugin-called = Invitations
plugin-does = A link for everybody, and a reward for whoever brings a friend who buys: paid once the money stays.
btn-setting-inviter-percent = Inviter: percent
setting-inviter-percent = What whoever invited gets: so many percent of what the friend’s order cost, after all discounts.
btn-setting-inviter-amount = Inviter: sum
setting-inviter-amount = A fixed sum besides for whoever invited, in the currency’s smallest unit. Never more than the order cost.
btn-setting-friend-percent = Friend: percent
setting-friend-percent = What the invited friend gets: so many percent of what the order cost, after all discounts.
btn-setting-friend-amount = Friend: sum
setting-friend-amount = A fixed sum besides for the invited friend, in the currency’s smallest unit. Never more than the order cost.
btn-setting-every-order = Every order
setting-every-order = Rewards every order of a friend. Off: only the first.
btn-setting-days = For how long
setting-days = With every order: for how many days after the friend joined. 0: always.
btn-setting-least = From this sum on
setting-least = Orders below this sum earn nothing (in the currency’s smallest unit).
btn-setting-wait-days = Payout after
setting-wait-days = Days between delivery and payout. Choose it as long as you give money back.
btn-setting-most-a-month = Limit for 30 days
setting-most-a-month = The most one person earns within 30 days, in the currency’s smallest unit. 0: no limit.
btn-setting-most-a-friend = Limit for a friend
setting-most-a-friend = The most that one friend’s orders earn, in the currency’s smallest unit. 0: no limit.
btn-setting-no-staff = Without staff
setting-no-staff = Staff earn nothing, and their orders earn nobody anything.
