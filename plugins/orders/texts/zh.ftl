## Commands

cmd-orders = 我的订单
cmd-order = 用订单号打开订单

## Buttons

btn-mine = 🧾 我的订单
btn-pay = 💰 支付 { $money }
btn-free = 🎁 免费领取
btn-with-balance = 💰 { $balance } + { $money }
btn-take-rest = 🛒 改买 { $n } 件
btn-cancel-order = ✖ 取消订单
btn-again = 🔁 再次购买
btn-goods = 👁 查看商品
btn-order-page = 🧾 订单
btn-trouble = 🛠 用不了？
btn-one-by-one = 👁 逐个查看
btn-file = 📄 导出文件
btn-copy = 复制 { $n }
btn-copy-one = 复制
btn-export = 📄 表格 (CSV)
btn-order = { $icon } { $code } · { $title }
btn-look = 👁 查看
btn-buyer = 👤 买家
btn-find = 🔎 查找
btn-all-orders = 🧾 订单
btn-to-all = 全部
btn-to-waiting = 待付款
btn-to-delivered = 已发货
btn-to-expired = 已过期
btn-to-cancelled = 已取消
btn-in-all = ✓ 全部
btn-in-waiting = ✓ 待付款
btn-in-delivered = ✓ 已发货
btn-in-expired = ✓ 已过期
btn-in-cancelled = ✓ 已取消

## Parts

checkout = 结算
mine = 我的订单
staff = 管理
all-orders = 订单
code = { $code }
order-title = <b>订单 { $code }</b>
state = { $icon } { $state }
moment = { $icon } { $state } · { $at }
was-placed = 已下单
item = { $title } × { $quantity }
price-base = { $title } × { $quantity }：{ $money }
total = <b>合计：{ $money }</b>
total-less = <b>合计：{ $money }</b> <s>{ $usual }</s>
goods = { $units }
taken-back = ⛔ 付款中有 { $money } 被收回。本店损失：{ $lost }
tap-to-see = 点击对应行即可查看。

## Checkout

kept-until = ⏱ 已为您保留 · { $until }到期
balance-is = 💰 您的余额：{ $money }
balance-short = 💰 您的余额：{ $money }，还差 { $missing }。
nothing-charged = 未扣除任何费用。
paid = ✅ 付款成功，商品见下方消息。
order-cancelled = 订单已取消，未扣除任何费用。
why-expired = 订单未在规定时间内付款，没有扣除任何费用。如果您已经汇款，款项会转入您的余额。

## Delivery

delivered-title = 🎉 <b>已发货</b> · { $code }
    { $at }
in-file = 您的 { $units } 件商品在上方文件中。
one-of = 第 { $n } 件，共 { $total } 件
file-caption = 订单 { $code }。请妥善保管此文件，不要转发他人。
expired-title = ⌛ 订单 { $code } 已过期。
cancelled-by-staff = 您的订单 { $code } 已被商店取消，未扣除任何费用。

## My orders

none-yet = 您还没有订单。购买过的商品都会保存在这里。
mine-stats = 共 { $orders } 笔订单 · 累计消费 { $spent }
export-caption = 您的 { $orders } 笔订单明细表。

## Staff

how-many = 共 { $orders } 笔订单
none-here = 这里没有订单。
buyer = 👤 { $name } · 客户编号 { $number } · ID { $id }
which-order = 请发送订单号，例如 K7Q2-94MX。
staff-placed = { $icon } 新订单 { $code }：{ $title } × { $quantity } · { $money } · { $buyer }
staff-delivered = { $icon } 已售出：{ $title } × { $quantity } · { $money } · { $buyer } · { $code }
staff-cancelled = { $icon } 已取消：{ $code } · { $title } × { $quantity } · { $money } · { $buyer }
staff-expired = { $icon } 超时未付款：{ $code } · { $title } × { $quantity } · { $money } · { $buyer }
staff-placed-many = ⏳ 新订单 { $count } 个
staff-delivered-many = ✅ 已售订单 { $count } 个
staff-cancelled-many = ✖ 已取消订单 { $count } 个
staff-expired-many = ⌛ 超时未付订单 { $count } 个

## 本插件的名称与设置

plugin-called = 订单
plugin-does = 订单：结算、余额支付、发货、历史，以及员工看到的内容。
btn-setting-tell-placed = 新订单通知
setting-tell-placed = 每有新订单就通知员工。
btn-setting-tell-delivered = 成交通知
setting-tell-delivered = 每有订单付款并发货就通知员工。
btn-setting-tell-cancelled = 取消通知
setting-tell-cancelled = 每有订单取消就通知员工。
btn-setting-tell-expired = 过期通知
setting-tell-expired = 每有订单超时未付就通知员工。

## Goods of every kind, and what is promised with them

btn-open-link = 🔗 打开
btn-copy-part = ⧉ { $name }
part = { $name }：{ $value }
part-email = 邮箱
part-username = 用户名
part-password = 密码
part-pin = PIN 码
part-phone = 电话
part-recovery = 恢复码
part-profile = 档案
part-link = 链接
part-note = 备注
in-file-named = 📄 { $name }
note = 📖 { $words }
warranty-until = 🛡 质保至 { $until }
preparing-title = 🟡 <b>已付款，正在准备</b> · { $code }
preparing-words = 我们正在准备，完成后会在这里通知你。
went-back = ↩ { $money } 已退回你的余额 · { $at }
    原因：{ $why }
choice-gone = 别人抢先一步，这一件已经没有了。请另选一件。
price-choice = 你的选择 { $hint }：+{ $money }
price-reseller = 代理价，每件 { $price }：{ $money }
price-sale = 促销，每件 { $price }：{ $money }
price-sale-percent = 促销 −{ $percent }：{ $money }
price-voucher = 🎟 优惠券 { $code }：{ $money }
price-voucher-percent = 🎟 优惠券 { $code }（−{ $percent }）：{ $money }

## Staff hand over what is made after the payment

btn-to-paid = 待准备
btn-in-paid = ✓ 待准备
btn-hand-over = ✍ 交付
staff-to-make = { $icon } 已付款，请准备：{ $title } × { $quantity } · { $money } · { $buyer } · { $code }
ask-hand-over = 请发送 { $name } 购买 { $title } 应收到的内容：文字、代码或链接。
    会立即发给买家，并保留在订单中。
went-back-staff = ↩ { $money } 已退回买家余额 · { $at }
    原因：{ $why }
