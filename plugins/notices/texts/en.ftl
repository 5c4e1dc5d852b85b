# Groups that get the shop's notices, and the notices of a busy time.

offer = 📣 You have added me to the group { $group }. Shall the shop’s notices go there, too?
    Everybody in that group will read them.
btn-accept = ✅ Send them there
group-welcome = 📣 From now on the shop’s notices come here. Everybody in this group can read them.
    Staff choose which ones under Staff › Settings › Groups; /rm ends it.
group-bye = 📣 This group gets no more notices.
group-gone = I am not in that group any more. Please add me to it again.
removed = { $group } gets no more notices.

btn-groups = 📣 Groups
groups = Groups
staff = Staff
groups-none = No group gets the shop’s notices yet.
groups-count = { $count ->
    [one] One group gets the shop’s notices, besides staff:
   *[other] { $count } groups get the shop’s notices, besides staff:
}
groups-how = To choose one: add me to the group and confirm here, or type /whitelist in it (in a topic, if they should come there). Everybody in that group reads what comes; buttons work for staff only, in private.
btn-group = { $group }
btn-add = ➕ Add to a group
btn-last-busy = 🔔 The last busy time
group-title = 📣 <b>{ $group }</b> · { $id }
group-thread = Into the topic in which /whitelist was typed.
group-language = Language: { $language }
group-kinds = Tap what this group should get:
btn-kind-on = ✅ { $kind }
btn-kind-off = ▫️ { $kind }
kind-orders = Orders
kind-payments = Payments
kind-stock = Stock
kind-messages = Messages
kind-faults = Faults
kind-other = Everything else
btn-language = 🌐 Language
btn-remove = Remove
language-which = In which language does { $group } read?
btn-tongue-id = Bahasa Indonesia
btn-tongue-en = English
btn-tongue-ar = العربية
btn-tongue-fa = فارسی
btn-tongue-zh = 中文
btn-tongue-shop = Of the shop
tongue-id = Bahasa Indonesia
tongue-en = English
tongue-ar = العربية
tongue-fa = فارسی
tongue-zh = 中文
tongue-shop = the shop’s own

busy = Busy time
gathered-count = { $count ->
    [one] One notice since { $since }.
   *[other] { $count } notices since { $since }, the newest first.
}
gathered-one = <b>{ $number }</b> · { $at }
gathered-off = A notice of { $plugin }, which is off.
btn-number = { $number }

cmd-whitelist = Groups that get the shop’s notices
cmd-rm = Send no more notices to a group
act-notices-group = Notices in a group

## What this plugin is called

plugin-called = Notices
plugin-does = Notices for staff: groups that get them, and busy times in one message.
