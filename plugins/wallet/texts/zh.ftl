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
reason-referral = 邀请好友奖励
reason-referral-back = 收回奖励
reason-other = 其他
export-caption = 您的余额明细表。

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
