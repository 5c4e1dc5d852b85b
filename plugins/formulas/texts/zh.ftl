cmd-setformula = 退款与手续费公式
btn-formulas = 🧮 公式
btn-refund = ↩ 退款公式
btn-way = { $way }
btn-refund-days = 📅 按剩余天数 70%
btn-refund-full = 💯 质保内全退
btn-refund-none = 🚫 不退款
btn-fee-qris = 0.7% + 310
btn-fee-one = 1%
btn-fee-three = 3%
btn-fee-none = 🚫 不收手续费
staff = 管理
settings = 设置
formulas = 公式
refund-now =
    <b>订单退款时退回多少</b>
    { $formula }
fees-now =
    <b>付款人另付多少</b>
    { $lines }
fee-line = { $way }：{ $fee }
no-fee = 不另收
legend = • { $name }：{ $about }
name-paid = 实付金额
name-price = 单价
name-quantity = 购买数量
name-days = 交付后的天数
name-left = 质保剩余天数
name-warranty = 承诺的质保天数
name-claims = 已更换的次数
name-refunded = 之前已退的金额
name-amount = 支付或充值的金额，不含手续费
refund-card =
    <b>订单退款时退回多少</b>
    { $formula }

    <b>例：</b>实付 { $paid }，质保 { $warranty } 天
    { $examples }

    <b>可以使用</b>
    { $names }

    退款不会超过实付金额，也不会小于零。已经卖出的订单仍按卖出时的公式。
    请点按钮，或直接发送公式。
refund-example =
    • 用了 { $days } 天：<b>{ $back }</b>
    { $steps }
refund-plain = • 用了 { $days } 天：<b>{ $back }</b>
refund-fails = • 用了 { $days } 天：这个公式没有结果
fee-card =
    <b>{ $way }：付款人另付多少</b>
    { $formula }

    <b>例</b>
    { $examples }

    <b>可以使用</b>
    { $names }

    付款前会显示手续费，金额全部计入订单或余额。
    请点按钮，或直接发送公式。
fee-card-none =
    <b>{ $way }：付款人不用另付</b>

    <b>可以使用</b>
    { $names }

    付款前会显示手续费，金额全部计入订单或余额。
    请点按钮，或直接发送公式。
fee-example =
    • 付 { $amount }：<b>{ $fee }</b>
    { $steps }
fee-plain = • 付 { $amount }：<b>{ $fee }</b>
fee-fails = • 付 { $amount }：这个公式没有结果，因此不提供这种付款方式
no-such-way = 没有名为 { $name } 的付款方式。现有：{ $known }
act-formulas-refund = 退款公式
act-formulas-fee = 手续费公式

## 本插件的名称

plugin-called = 公式
plugin-does = 店主自己的公式：订单退回多少，付款人另付多少。
