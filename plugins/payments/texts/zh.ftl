## 按钮

btn-paid = 🔄 我已付款
btn-other-way = ⇄ 换一种方式
btn-cancel = ✖ 取消
btn-centre = 💳 付款
btn-back = ‹ 返回
btn-previous = ‹
btn-next = ›
btn-page = { $page }/{ $pages }
btn-unclaimed = ❓ 无主：{ $n }
btn-open = ⏳ 待付：{ $n }
btn-late = ⌛ 迟到：{ $n }
btn-failed = ⚠️ 失败：{ $n }
btn-all-paid = ✅ 已付
btn-attempt = { $icon } { $asked } · { $name }
btn-receipt = ⌛ { $money } · { $name }
btn-found = ❓ { $money } · { $method }
btn-order = 🧾 订单
btn-send-back = ↩ 退回 { $money }
btn-send-back-now = ↩ 确认退回
btn-to-person = 👤 记给某人
btn-not-ours = ✖ 不是本店的
btn-candidate = { $asked } · { $name }
btn-give = ✅ 确认记入

## 付款中

it-is-over = 这次付款已经结束，结果如下。
just-looked = 我们刚刚查过，并会自动继续查询，您不用再点。
it-is-slow = 支付服务现在有点慢。我们会自动继续查询，钱不会丢。您也可以换一种方式。
looking = 正在查询……通常需要 5 到 20 秒。
cancelled = 已取消。已经在路上的钱会进入您的余额。

## 付款中心

staff = 管理
centre = 付款
open-now = ⏳ 有 { $n } 笔付款待完成。
unclaimed-now = ❓ 有 { $n } 笔无主的钱，请查看。
nothing-unclaimed = ✅ 没有无主的钱。
method-well = 🟢 { $method } · 上次查询 { $at }
method-idle = ⚪ { $method } · 目前没有需要查询的
method-ill = 🔴 { $method } · 连续 { $n } 次查询失败：{ $problem }
list-none = 这里什么都没有。
list-open = { $n } 笔待付
list-failed = { $n } 笔失败
list-paid = { $n } 笔已付
list-expired = { $n } 笔已过期
list-late = { $n } 笔钱来迟了，已进入付款人的余额。
list-unclaimed = { $n } 笔无主的钱
attempt-title = <b>{ $icon } { $state }</b> · { $method }
state-open = 待付
state-paid = 已付
state-expired = 已过期
state-cancelled = 已取消
state-failed = 失败
attempt-who = 👤 { $name } · { $purpose }
for-balance = 充值余额
for-order = 订单 { $code }
attempt-asked = 应付：{ $asked } · 计作 { $amount }
attempt-fee = 另加手续费：{ $fee }
attempt-when = 开始 { $opened } · 截止 { $until }
attempt-reference = 编号：{ $reference }
attempt-problem = 原因：{ $problem }
receipt = 💵 { $money } · { $fate }
fate-settled = 已支付订单
fate-short = 金额不足，存入余额
fate-late = 来迟了，存入余额
fate-extra = 多付的，存入余额
fate-deposit = 已充入余额
fate-unknown = 无主
taken-back = ⛔ 被收回：{ $money }（{ $reason }）
said = { $at } { $kind } { $words }

## 无主的钱

found = <b>❓ { $money }</b> · { $method }
found-when = 发现于 { $at }
found-reference = 编号：{ $reference }
detail = { $name }：{ $words }
maybe = 可能是下面其中一笔。点之前请先核对：
would-give = 把 { $money } 记给 { $name }？
given = 已记入，并已通知对方。
whose = { $money } 是谁的？请发送其 id、账号或 @username。
worth-what = { $money } 按本店货币算多少？例如 100k。
why-give = 为什么给 { $name } { $money }？原因会记录在案。
given-to = ✅ { $money } 已记给 { $name }，并已通知对方。
why-not-ours = 为什么 { $money } 不是本店的？原因会记录在案。
set-aside = 已作为“不是本店的”搁置。

## 退回

why-send-back = 为什么把 { $money } 退给 { $name }？原因会记录在案。
would-send-back = 把 { $money } 退给 { $name }？同等价值会从其余额扣除。
because = 原因：{ $reason }
sending-back = 正在退回。

## 本插件的名称

plugin-called = 付款
plugin-does = 面向员工和买家的付款：到账、无人认领的款项和退款。
