## Commands

cmd-balance = 我的余额
cmd-transfer = 为用户增加余额
cmd-editbalance = 设置用户余额

## Buttons

btn-wallet = 💰 余额
btn-topup = ➕ 充值
btn-history = 🧾 明细
btn-to-order = 💳 查看订单
btn-again = 🔁 再次购买
btn-amount = { $money }
btn-other = ✎ 其他金额
btn-see-all = 全部
btn-see-in = 收入
btn-see-out = 支出
btn-now-all = ✓ 全部
btn-now-in = ✓ 收入
btn-now-out = ✓ 支出
btn-export = 📄 表格 (CSV)
btn-rest = 💳 支付 { $money }
btn-add-amount = ➕ { $money }
btn-dismiss = ✖
btn-gift = 🎁 查看礼物
btn-wallets = 💰 余额管理
btn-person = { $name } · { $number }
btn-add = ➕ 增加
btn-take = ➖ 扣除
btn-set = ✎ 设置

## Wallet

wallet = 余额
topup = 充值
history = 明细
balance = 💰 <b>余额：{ $money }</b>
card = { $light } { $bar } / { $goal }
tip-empty = 💡 充值后即可一键购买店内所有商品。
tip-waiting = 💡 您有一笔订单等待付款。
tip-enough = 💡 余额足够再次购买 { $title }。
tip-low = 💡 再充值 { $missing } 即可再次购买 { $title }。
tip-first = 💡 商品最低 { $goal } 起。
tip-ready = 💡 余额充足，商品最低 { $goal } 起，可以选购了。
tip-gift = 💡 有一份礼物在等你，可以增加余额。
tip-month = 💡 你 30 天内买了 { $times } 次 { $title }。一次充值 { $money }，就够再买这么多次。
how-much = 您想充值多少？
which-amount = 您想充值多少？例如 { $example }。
adding = ➕ 充值 { $money }
which-way = 请选择付款方式。
no-way = 目前没有适用于该金额的付款方式，请联系商店。

## History

nothing-here = 这里还没有记录。
entry = { $sign } <b>{ $money }</b> · { $why }
    { $at } · 余额 { $after }
entry-about = { $sign } <b>{ $money }</b> · { $why }（{ $about }）
    { $at } · 余额 { $after }
reason-purchase = 购买
reason-payment = 收到付款
reason-adjustment = 商店调整
reason-starting-credits = 新人礼金
reason-gift = 礼品卡
reason-referral = 邀请好友奖励
reason-referral-back = 收回奖励
reason-other = 其他
export-caption = 您的余额明细表。

## Between people

btn-friend = 🎁 转给朋友
btn-send-money = ✅ 转出 { $money }
friend = 转给朋友
to-which-friend = 转给谁？请发送对方的客户编号（在对方的个人资料里）或 @用户名。你的编号是 { $number }。
friend-who = 🎁 转给 <b>{ $name }</b> · 客户编号 { $number }
friend-how-much = 要转多少？
friend-which-amount = 要转多少？例如 { $example }。
friend-sure = 要把 <b>{ $money }</b> 转给 <b>{ $name }</b>（客户编号 { $number }）吗？
friend-after = 转出后余额：{ $money }
friend-final = ⚠️ 转出的钱无法收回。请先和朋友核对客户编号。
friend-got = 🎁 { $name }（客户编号 { $number }）给你转了 { $money }。你的余额现在是 { $after }。
friend-sent = ✅ 你给 { $name }（客户编号 { $number }）转了 { $money }。你的余额现在是 { $after }。
transfers-off = 本店没有开启互相转账。
no-such-friend = 这里没有这个编号或 @用户名的人。请向朋友要客户编号，在其个人资料里。
friend-is-you = 这是你自己。请发送对方的编号。
friend-banned = 此人无法在这里收款。
friend-too-little = 最少转 { $least }。请选择更大的金额。
friend-too-often = 你今天已经转了 { $times } 次，达到上限。明天可以继续。
friend-too-much = 每天最多转 { $most }；今天还剩 { $left }。
reason-transfer-in = 来自朋友
reason-transfer-out = 转给朋友

## Money that came in

got-deposit = ✅ { $money } 已存入您的余额。
got-for-order = ✅ 已收到订单 { $code } 的付款 { $money }。
got-short = 已收到订单 { $code } 的付款 { $money }，还差 { $missing }。
got-late = 已收到 { $money }，但订单 { $code } 当时已结束，款项已存入您的余额。
got-extra = 订单 { $code } 此前已付清，又收到 { $money }，款项已存入您的余额。
staff-unknown = ⚠️ 通过 { $method } 收到 { $money }，无法确定付款人，已暂存。
staff-money = 💰 { $payer } 通过 { $method } 支付的 { $money } 已存入其余额

## Staff

staff = 管理
wallets = 余额管理
whose = 查看谁的余额？请发送客户编号、Telegram ID、@用户名或姓名。
who-of-them = 是哪一位？
who = 👤 { $name } · 客户编号 { $number } · ID { $id }
their-balance = 💰 余额：{ $money }
how-much-add = 要为 { $name } 增加多少？
how-much-take = 要从 { $name } 扣除多少？
how-much-set = 要把 { $name } 的余额设为多少？
why = { $money }。请填写原因，对方会看到。
would-add = 增加 { $money }
would-take = 扣除 { $money }
would-set = 设为 { $money }
before-after = { $before } → { $after }
because = 原因：{ $reason }
big-amount = ⚠️ 金额较大，请再次确认。
balance-moved = 余额刚刚发生了变化，请重新核对。
told-add = ➕ 商店为您的余额增加了 { $money }，当前余额 { $after }。
    原因：{ $reason }
told-take = ➖ 商店从您的余额扣除了 { $money }，当前余额 { $after }。
    原因：{ $reason }
told-set = 商店已将您的余额设为 { $money }，当前余额 { $after }。
    原因：{ $reason }

## 本插件的名称与设置

plugin-called = 钱包
plugin-does = 钱包：余额、明细、充值，以及员工对他人余额的调整。
btn-setting-presets = 充值金额
setting-presets = 充值时提供的金额，如 10k, 50k, 100k。留空使用常用金额。
btn-setting-big-amount = 大额界限
setting-big-amount = 超过此数额时员工需确认两次（以货币最小单位计）。
btn-setting-tell-deposits = 充值通知
setting-tell-deposits = 每有资金存入余额就通知员工。
btn-setting-transfers = 互相转账
setting-transfers = 允许大家用余额互相转账。转出即生效；管理员可以用 /transfer 转回。
btn-setting-transfer-least = 单次最少
setting-transfer-least = 单次最少转账金额（以货币最小单位计）。
btn-setting-transfer-daily = 每天最多
setting-transfer-daily = 一个人每天最多转出的金额（以货币最小单位计）。
btn-setting-transfer-times = 每天次数
setting-transfer-times = 一个人每天最多转账几次。
