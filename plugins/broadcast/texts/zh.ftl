cmd-broadcast = 一次写给很多人

## Buttons

btn-broadcasts = 📢 群发消息
btn-new = ✍️ 新消息
btn-post = { $icon } { $words }
btn-people = { $people } · { $count }
btn-send = 📢 发送给 { $count } 人
btn-yes = ✅ 是的，发送给 { $count } 人
btn-try = 👤 先发给我
btn-preview = 👁 预览
btn-words = ✎ 内容
btn-whom = 👥 收件人
btn-lead = 🔘 按钮
btn-discard = 🗑 丢弃
btn-lead-shop = 🛍 商店
btn-lead-product = 📦 商品
btn-lead-link = 🔗 链接
btn-lead-none = ∅ 不要按钮
btn-shop = 🛍 进入商店
btn-product = 🛍 去看看
own-label = { $words }
btn-fewer = 🔕 少发这类消息
btn-stop = ⏹ 停止
btn-look = 🔄 刷新
btn-back-take = 🗑 撤回
btn-yes-back = 🗑 是的，全部删除
btn-result = 📊 结果
btn-news = 📣 消息和优惠
btn-mute = 🔕 不再接收
btn-unmute = 🔔 重新接收

## Writing

staff = 管理
broadcasts = 群发消息
about = 📢 一条消息发给很多人。静音送达，按 Telegram 允许的速度发送；别人正在等的消息永远优先。
entry = { $icon } { $words } · { $at } · 已发送 { $sent } 人
entry-draft = { $icon } { $words } · { $at } 的草稿
a-picture = 图片
write-it = 请把消息按大家将看到的样子发给我：文字，或者带文字的图片。粗体、链接等都会原样保留。
not-that-kind = 这个不能群发。请发送文字，或一张带文字的图片。
words-too-long = 超出 { $over } 个字符：Telegram 这里最多允许 { $most } 个。请缩短后重新发送。
to-whom = 发给谁？数字是现在能收到的人数。
people-everyone = 所有人
people-buyers = 买过的人
people-new = 没买过的人
people-resellers = 分销商
people-language = { $language }
speak-id = Bahasa Indonesia
speak-en = English
speak-ar = العربية
speak-fa = فارسی
speak-zh = 中文
goes-to = 👥 <b>{ $people }</b>：{ $count } 人会收到
left-limited = · 不发送，本周已收到 { $limit } 条：{ $count } 人
left-muted = · 不发送，不想再收到：{ $count } 人
left-banned = · 不发送，已被封禁：{ $count } 人
left-blocked = · 不发送，屏蔽了机器人：{ $count } 人
leads-nowhere = 🔘 没有按钮
leads-shop = 🔘 按钮打开商店
leads-product = 🔘 按钮打开 { $title }
leads-link = 🔘 按钮“{ $words }”打开 { $address }
as-it-comes = 👁 再看一遍大家会收到的消息，一模一样。
tried = 已发给你，和大家将收到的一样。
discarded = 已丢弃，没有人看到过。
which-button = 消息下面的按钮打开什么？
which-product = 请发送商品编号。
which-link = 请发送链接，后面写上按钮文字，例如：
    https://example.com/news 查看详情
no-such-product = 没有这个编号的商品。请发送大家在商店里看到的编号。
link-unclear = 我需要一个以 https:// 开头的链接，后面跟按钮文字，最多 { $most } 个字符。
sent-already = 这条群发已经不是草稿了。请打开列表查看结果。
sure = 要把它发送给 <b>{ $count } 人</b>吗？
takes-seconds = ⏱ 按 Telegram 的速度大约需要 { $count } 秒。
takes-minutes = ⏱ 按 Telegram 的速度大约需要 { $count } 分钟。
no-way-back = 随时可以停止。已发送的无法撤销；48 小时内可以从大家的聊天中删除。
nobody-there = 现在没有人会收到。请选择其他收件人。
one-at-a-time = 另一条群发还在发送中。请等它结束，或先停止它。

## On its way

state-sending = ▶️ <b>发送中</b>
state-stopping = ⏹ <b>正在停止</b>
state-done = ✅ <b>已发送</b>
state-stopped = ⏹ <b>已停止</b>
state-erasing = 🗑 <b>正在撤回</b>
state-erased = 🗑 <b>已撤回</b>
bar = { $bar }
line-sent = 📬 已发送：{ $count }
line-blocked = 🚫 屏蔽了机器人：{ $count }
line-failed = ⚠️ 失败：{ $count }
line-withdrawn = ⏹ 不再发送：{ $count }
line-erased = 🗑 已删除：{ $count }
begun-at = 开始于 { $at }
sure-back = 要从 { $count } 人的聊天中删除这条消息吗？看过的人已经看过了。
too-old-to-erase = Telegram 只允许机器人在 48 小时内删除消息，而且要等发送结束。
told-ended = 📢 群发完成：已发送 { $sent }，{ $blocked } 人屏蔽了机器人，失败 { $failed }。
told-erased = 🗑 群发已从 { $erased } 个聊天中撤回。

## What people choose themselves

news = 消息和优惠
news-on = 📣 商店可以给你发消息和优惠，每周最多 { $count } 次，静音送达。
news-off = 🔕 商店不再给你发消息和优惠。
news-always = 你的订单、付款和给你的回复照常送达。
muted-now = 好的，不再发送这类消息。可以在个人资料里更改。

## What this plugin is called, its settings, and what the log of changes says

plugin-called = 群发消息
plugin-does = 按 Telegram 的速度把一条消息发给很多人：有预览、精确计数、可停止，每个人都可以选择“少发这类消息”。
btn-setting-weekly = 每周上限
setting-weekly = 一个人七天内最多收到的群发数量。达到上限的人不会收到下一条。
act-broadcast-send = 发送了群发消息
act-broadcast-stop = 停止了群发消息
act-broadcast-back = 撤回了群发消息
undo-cannot-broadcast = 发出的消息已经被看到。群发可以在途中停止，48 小时内可以从聊天中删除。
