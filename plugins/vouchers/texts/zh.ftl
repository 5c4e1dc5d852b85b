## Commands

cmd-voucher = 您的优惠券，或用代码打开一张
cmd-addvoucher = 用一行文字新建优惠券

## Buttons

btn-vouchers = 🎟 优惠券
btn-another = 🎟 换一张优惠券
btn-best = 🎟 { $code }：{ $money }
btn-off = ✖ 🎟 { $code }
btn-mine = 🎟 我的优惠券
btn-voucher = { $code } · { $what }
btn-voucher-in = ✓ { $code } · { $what }
btn-none = ✖ 不用优惠券
btn-type = ✎ 输入代码
btn-again = ✎ 再试一次
btn-add = ➕ 再加 { $n } 件
btn-without = 不用，继续
btn-open = { $title } ›
btn-order = 🧾 订单 { $code }
btn-take-price = ✓ 按 { $money } 下单
btn-keep-price = 保留 { $money }
btn-start-anew = 🔁 重新下单
btn-use-next = ✓ 下一单使用
btn-not-next = ✖ 下一单不用
btn-drop = 🗑 从列表移除
btn-redeem = 🎁 存入余额
btn-shop = 🛍 打开商店
btn-wallet = 💰 余额
btn-ask-shop = 💬 帮助
btn-look = 🎟 查看

## Screens of a buyer

vouchers = 优惠券
for-order = 订单 { $code } · { $money }
voucher-offer = 🎟 <b>{ $code }</b>：{ $off }，您只需付 <b>{ $total }</b>
voucher-line = 🎟 <b>{ $code }</b> · { $what }
voucher-not = ▫️ { $code } · { $what }
none-for-order = 您还没有优惠券。如果您知道代码，请在这里输入。
none-yet = 您还没有优惠券。通过链接得到的，或输入代码得到的，都会保存在这里。
chosen-now = ✓ { $code } 将用于您的下一单。
is-next = ✓ 下一单会自动减去。
not-next = 可以用于您的下一单。
applied = 🎟 少付 { $money }。
taken-off = 此订单已不使用优惠券。
chosen = 将用于您的下一单。
not-chosen = 下一单不使用优惠券。
dropped = 已从您的列表移除。
price-moved = 您下单后价格有变化。保留此订单为 { $old }；现在重新下单为 { $new }。
begun = 您已开始支付订单 { $code }，所以价格保持不变。
    要使用优惠券，请重新下单：此订单会取消，并重新订购相同的商品。已经付出的款项会存入您的余额。
which-code = 请输入代码。
kept = 🎟 <b>{ $code }</b> 归您了：{ $what }。下一单会自动减去。
gift = 🎁 送给您的礼品卡：<b>{ $money }</b>
gift-to-balance = 可以存入余额一次，在本店任意使用。
redeemed = 🎉 <b>{ $money }</b> 已存入您的余额。现在余额为 { $after }。
told-given = 🎟 商店送您一张优惠券：{ $what }

## What a voucher gives, and when

and = { $first } · { $rest }
sum = { $money }
percent = { $percent }
gives-percent = 减 { $percent }
gives-percent-most = 减 { $percent }，最多 { $most }
gives-amount = 减 { $money }
gives-gift = 礼品卡 { $money }
only = 仅限 { $title }
from-sum = 满 { $least }
from-day = { $at } 起
until = { $at } 止
no-end = 长期有效
for-everything = 全部商品
only-person = 仅限 { $name }
only-customers = 仅限顾客，代理商除外
only-resellers = 仅限代理商
all-any = 总次数不限
all-times = 共 { $times } 次
each-any = 每人次数不限
each-times = 每人 { $times } 次
times-gift = 一次，存入余额
is-listed = 无需代码，向所有人提供

## Why it does not hold

voucher-unknown = 没有这个代码，请检查一下；还可以试 { $left } 次。
voucher-wait = 错误次数太多，请稍等：您可以在 { $until } 再试。
voucher-off = 这张优惠券已失效。
voucher-not-yet = 这张优惠券 { $at } 开始生效，已为您保存。
voucher-over = 这张优惠券已于 { $at } 结束。
voucher-not-yours = 这张优惠券是给别人的。
voucher-resellers = 这张优惠券仅限代理商使用。
voucher-customers = 这张优惠券不适用于代理商：您已享有专属价格。
voucher-held = 这张优惠券正用于您未付款的订单 { $code }。请先支付或取消那个订单。
voucher-used = 您已使用过这张优惠券（{ $at }）。
voucher-used-up = 这张优惠券已被领完。如果有未付款的订单退回，您可以再试。
voucher-gift = 这是礼品卡：会存入余额，不能用于订单。
voucher-currency = 这张优惠券适用于另一种货币。
voucher-product = 这张优惠券仅限 { $title }。
voucher-category = 这张优惠券仅限 { $title }。
voucher-minimum = 这张优惠券需满 { $least }；您现在是 { $have }。

## Staff

staff = 管理
new = 新建
named = { $title }
number = { $n }
btn-vouchers-admin = 🎟 优惠券
btn-new = ➕ 新建优惠券
btn-find = 🔎 查找代码
btn-series = 📦 批量生成（{ $count }）
btn-one-series = 📦 { $n } · { $count } · { $at }
btn-give = 🎁 送给某人
btn-copy-code = 📋 代码
btn-copy-link = 📋 链接
btn-switch-off = ⏸ 停用
btn-switch-on = ▶ 启用
btn-all-off = ⏸ 全部停用
btn-all-on = ▶ 全部启用
btn-csv = ⤓ CSV
btn-txt = ⤓ TXT
how-many = { $count } 张优惠券
none-made = 还没有优惠券。点四下就能做出第一张。
in-list = { $icon } <b>{ $code }</b> · { $what } · { $uses }
used = 已用 { $uses } 次
used-of = 已用 { $uses }／{ $limit }
card = 🎟 <b>{ $code }</b> · { $what }
rule = • { $what }
is-on = 🟢 有效。
is-off = ⚪ 已停用。
is-over = ⌛ 已过期。
is-later = ⏳ 尚未开始。
is-used-up = ⚪ 已用完。
made = 由 { $by } 创建于 { $at }
counts = 已使用：<b>{ $used }</b> · 未付款订单占用：<b>{ $held }</b>
use-held = ⏳ { $name } · { $code } · { $money } · { $at }
use-used = ✅ { $name } · { $code } · { $money } · { $at }
use-released = ▫️ { $name } · { $code } · 已退回 · { $at }
use-gift = 🎁 { $name } · { $at }
share-link = 分享：{ $link }
switched-on = 已重新启用。
switched-off = 已停用。已占用它的订单不受影响。
all-switched-on = 已启用 { $count } 个代码。
all-switched-off = 已停用 { $count } 个代码。已占用的订单不受影响。
ask-find = 哪个代码？
no-such-voucher = 没有使用这个代码的优惠券。
ask-give = 把 { $code } 送给谁？请发送对方的 ID、@用户名或客户编号，或转发对方的一条消息。
give-which = 送给 { $name } 哪一张？
give-none = 没有 { $name } 可以使用的优惠券，请先新建一张。
given = { $name } 已收到，并已通知。
given-before = { $name } 已经有了。
given-used = 对方已经使用，无法收回。
series-list = 批量生成的代码：
series = 📦 <b>{ $count } 个代码</b> · { $what } · { $at }
note = { $note }
series-counts = 有效：<b>{ $on }</b> · 已使用：<b>{ $used }</b> · 未付款订单占用：<b>{ $held }</b>
file = { $count } 个代码。此消息将在 { $minutes } 分钟后自动删除。

## A new one

which-kind = 优惠券给什么？
btn-kind-percent = ％ 按百分比减
btn-kind-amount = − 减一笔金额
btn-kind-gift = 🎁 余额礼品卡
would-be = 🎟 <b>{ $what }</b>
code-drawn = • 无法猜到的代码
code-own = • 代码 { $code }
codes-many = • { $count } 个各不相同的代码
btn-part-value = 💰 多少
btn-part-least = ⬆ 满多少可用
btn-part-most = ⬇ 最多减
btn-part-goods = 🛍 适用商品
btn-part-people = 👥 适用对象
btn-part-person = 👤 给谁
btn-part-often = 🔢 使用次数
btn-part-days = 📅 有效期
btn-part-code = 🔤 代码
btn-part-count = 📦 代码数量
btn-list = 📢 向所有人提供
btn-unlist = 🔒 仅凭代码
btn-create = ✅ 创建
created = 已创建。
part-value = 多少？
part-least = 订单满多少可用？
part-most = 最多减多少？
part-goods = 适用于什么？
part-category = 适用于哪个分类？
part-product = 适用于哪个商品？
part-people = 谁可以使用？
part-person = 谁可以使用？
part-often = 可以使用几次？
part-limit-all = 总共几次？
part-limit-each = 每人几次？
part-days = 有效多久？
part-code = 用什么代码？
part-count = 要多少个各不相同的代码？
btn-other = ✎ 其他
btn-no-least = 不限金额
btn-no-most = 不限
btn-any-number = 不限
btn-everything = 全部
btn-a-category = 🗂 一个分类
btn-a-product = 📦 一个商品
btn-everyone = 所有人
btn-customers = 顾客
btn-resellers = 代理商
btn-one-person = 👤 一个人
btn-limit-all = 🔢 总次数
btn-limit-each = 👤 每人次数
btn-no-end = 长期有效
btn-date = ✎ 到某一天
btn-draw = 🎲 随机生成
btn-own-code = ✎ 自己定
btn-by-number = ✎ 按编号
days = { $days } 天
ask-value = 多少？例如 10k。
ask-percent = 百分之几？例如 10 或 12.5。
ask-least = 订单满多少可用？例如 50k。
ask-most = 最多减多少？例如 20k。
ask-limit-all = 总共可以使用几次？请发送数字。
ask-limit-each = 每人可以使用几次？请发送数字。
ask-count = 多少个代码？1 到 10000。
ask-days = 到什么时候？请发送天数，或最后一天，例如 2026-12-31，或开始和结束两个日期。
ask-code = 用什么代码？字母 A–Z 和数字，例如 WELCOME10。
ask-product = 请发送商品编号。
ask-person = 请发送对方的 ID、@用户名或客户编号，或转发对方的一条消息。
percent-unclear = 无法把“{ $text }”读成百分比。请这样写：10 或 12.5，最多 100。
date-unclear = 无法把“{ $text }”读成日期。请这样写：2026-12-31，也可以写天数。

## The log of changes

act-vouchers-give = 赠送优惠券
act-vouchers-take = 收回优惠券
act-vouchers-download = 下载代码
why-downloaded = 文件已在别人手里，无法收回，但可以停用这些代码。

## What this plugin is called

plugin-called = 优惠券
plugin-does = 优惠券：减免订单金额的代码、存入余额的礼品卡，以及员工的管理界面。
