## Commands

cmd-refund = 查看订单可退金额

## Buttons

btn-trouble = 🛠 用不了？
btn-money-back = ↩ 退款
btn-number = 第 { $n } 个
btn-why-wrong = ❌ 用不了
btn-why-used = ♻ 已被用过
btn-why-other = ❓ 其他问题
btn-show-goods = 👁 查看商品
btn-ask-back = ↩ 申请退 { $money }
btn-ask-anyway = ✍ 写给店家
btn-look = 👁 查看
btn-recall = 🧊 查看批次
btn-to-balance = 💰 我的余额
btn-copy = 复制
btn-cases = 🛟 售后请求
btn-case-broken = 🛠 { $code } · { $name }
btn-case-refund = ↩ { $code } · { $name }
btn-refund = ↩ 退款
btn-to-wallet = 💰 退到余额 { $money }
btn-whole = 全部 { $money }
btn-one-of = 1️⃣ 只退一件 { $money }
btn-other = ✎ 其他金额
btn-back-by = ↩ 经 { $name } 退 { $money }
btn-replace = ♻ 改为换货
btn-replace-now = ♻ 换货
btn-decline = ✖ 拒绝
btn-goods-back = 📦 商品重新上架
btn-goods-stay = 👤 商品留给买家
btn-refund-now = ↩ 退 { $money }
btn-decline-over = 保修已过
btn-decline-works = 可以用
btn-decline-no-rule = 不在承诺内
btn-reason-rule = 按规则
btn-reason-wrong = 用不了
btn-reason-goodwill = 店家好意
btn-agree = ↩ 同意退款
btn-drop = 不退了
btn-recall-goods = ♻ 全部换货
btn-recall-money = ♻ 换货或退款

## Parts

staff = 店员
cases = 售后请求
code = { $code }
help-with-order = 订单帮助
about = { $title } · 订单 { $code }

## The sum

sum-paid = 已付：{ $money }
sum-gone = 之前已退：{ $money }
sum-days = 已用：{ $days } 天，质保 { $warranty } 天
sum-claims = 之前已换：{ $count }
sum-result = { $steps } = <b>{ $money }</b>
sum-rest = 还可退：<b>{ $money }</b>
sum-no-rule = 这个商品发货后不退款。
sum-undelivered = 还没有发货，所以全额退回：<b>{ $money }</b>

## The buyer

which-one = 是哪一个？
what-is-wrong = 出了什么问题？
no-warranty-now = 已经过了质保，不过我们会看一看。
nothing-to-replace = 这里没有可以更换的。
nothing-back = 能退的都已经退了。
asked-already = 你已经告诉过我们了，会有人查看并在这里回复你。
asked-staff = ✅ 谢谢，会有人查看并在这里回复你。
replaced-toast = ♻ 已更换
replaced-now = ♻ 已更换。新的在下方，也在你的订单里。
sum-changed = 刚才有变化，请再看一次。
back-toast = ↩ 钱已在你的余额里
ask-why-back = 请发一条消息说明为什么要为订单 { $code } 退款。会有人阅读并在这里回复。
fresh-title = ♻ <b>已更换</b> · { $title } · { $code }
fresh-goods = { $unit }
fresh-part = { $name }：{ $value }
fresh-words = 请用这个代替用不了的那个。点一下那一行即可查看。
told-refund = ↩ 订单 { $code } 的 { $money } 已退到你的余额。
    原因：{ $why }
told-refund-method = ↩ 订单 { $code } 的 { $money } 将按你付款的方式退回。若退不了，就留在你的余额里。
    原因：{ $why }
told-declined = 关于订单 { $code }：这次我们无法满足你的请求。
    原因：{ $why }

## Why

why-wrong = 用不了
why-used = 已被用过
why-other = 其他问题
why-rule = 按规则退款
reason-rule = 按当时承诺的规则
reason-wrong = 用不了
reason-goodwill = 店家的好意
reason-over = 保修期已过。
reason-works = 我们试过了，与描述一致，可以用。
reason-no-rule = 购买时的承诺不包括这种情况。
reason-recall = 店家召回：这一批有一部分用不了

## Staff

how-many-cases = { $count ->
    [0] 没有人在等决定。
   *[other] { $count } 个请求在等决定。
}
order-of = 🧾 { $code } · 👤 { $name } · { $number }
what-when = { $title } × { $quantity } · { $at }
case-says = 💬 { $why } · { $at }
staff-broken = 🛠 { $name }：{ $title } · { $code } · { $why }
staff-refund = ↩ { $name } 要求退款：{ $title } · { $code } · { $why }
batch-alarm = ⚠️ 有 { $count } 位买家说 { $title } 第 { $batch } 批里有用不了的。在你停售这批之前，不再自动更换。
went-back = ↩ 已退 { $money } · { $at } · { $why }
how-much = 订单 { $code } 要退多少？最多 { $left }。
why-refund = 为什么退 { $money }？点一个原因或自己写，买家会看到。
would-refund = { $money } 退到买家余额。
would-refund-method = { $money } 原路退回。
would-refund-by = 经 { $name } 原路退回。
method-off = 原来的方式
because = 原因：{ $why }
goods-stay = 已交付的留在买家那里，不会再卖。
goods-back = 📦 已交付的会作为单独一批重新出售。买家仍能在订单里看到。
order-ends = 还没有发货；全额退回后订单结束。
second-needed = 金额较大：需要另一位店员同意。
second-asked = 已请另一位店员确认
second-wanted = ⚖ { $name } 想为订单 { $code } 退 { $money }。请查看并同意。
    原因：{ $why }
second-title = ⚖ 为订单 { $code } 退 { $money }？
asked-by = 由 { $name } 决定
second-own = 这是你自己的决定，需要别人同意。
dropped = 保持原样
refunded-toast = ↩ 已退款
note-restock = 订单 { $code } 退回
would-replace = 第 { $n } 个换成新的；旧的仍记为已售。
warranty-until = 🛡 质保至 { $at }
warranty-over = 🛡 保修已于 { $at } 到期。
no-warranty = 🛡 没有承诺质保。
free-for-it = 可用于更换的库存：{ $left }
why-declined = 要告诉买家什么？点一个答复，或自己写。
declined-toast = 已拒绝，并已告知买家

## Recall

recall-title = 🧊 { $title } 第 { $batch } 批
recall-facts = 已售未换：{ $affected } · 新库存：{ $left }
recall-open = 这一批还在卖。召回会冻结剩下的。
recall-frozen = 这一批剩下的已冻结。
recall-going = ⏳ 进行中：已完成 { $count }
recall-finished = ✅ 已完成：{ $count }
recall-result = ♻ 已换 { $replaced } · ↩ 已退 { $refunded } · 留给你处理 { $left }
recall-done = 🧊 第 { $batch } 批召回完成：已换 { $replaced }，已退 { $refunded }，留给你处理 { $left }。

## In the log of changes

act-aftersales-decline = 拒绝了请求
act-aftersales-ask-second = 已请另一位店员同意
act-aftersales-drop-second = 大额退款未执行
act-aftersales-recall = 召回了一批
final-declined = 已经告诉买家。你仍可退款或更换。
final-recall = 买家已拿到新商品或退款。这批剩下的仍可继续卖。

## What this plugin is called, and its settings

plugin-called = 售后
plugin-does = 更换用不了的商品，按承诺的规则退款，召回有问题的批次。
btn-setting-auto-replace = 自动换货
setting-auto-replace = 质保期内用不了的商品是否立即更换。
btn-setting-most-replaced = 换货次数
setting-most-replaced = 一位买家 30 天内自动换货几次；更多的交给你决定。
btn-setting-auto-refund = 自动退款
setting-auto-refund = 单个订单在多少金额（最小单位）以内按规则自动退款，不问你；0：每次都问。
btn-setting-second-above = 第二人
setting-second-above = 单个订单超过多少金额（最小单位）需要另一位店员同意退款；0：从不。
btn-setting-alarm-at = 批次警报
setting-alarm-at = 同一批有多少位买家反映用不了时提醒你。
