# 店铺赚了多少。

staff = 管理
profit = 利润
btn-profit = 📈 利润
cmd-profit = 店铺赚了多少
btn-to-today = 今天
btn-in-today = • 今天
btn-to-7d = 7 天
btn-in-7d = • 7 天
btn-to-30d = 30 天
btn-in-30d = • 30 天
btn-to-year = 1 年
btn-in-year = • 1 年
btn-to-all = 全部
btn-in-all = • 全部
btn-csv = ⤓ CSV
btn-keeps = 🏦 通道扣费
btn-way = { $name }
btn-keeps-nothing = 不扣费
nothing-sold = 这段时间没有销售。
line-revenue = { $orders ->
   *[other] 收入：<b>{ $money }</b> · { $orders } 个订单
}
line-fees = + 买家支付的手续费：{ $money }
line-cost = − 商品成本：{ $money }
line-kept = − 支付方式扣费：{ $money }
line-refunds = − 退款：{ $money }
line-profit = = 利润：<b>{ $money }</b> · { $margin } %
line-loss = = ⚠ 亏损：<b>{ $money }</b>
line-unknown = { $count ->
   *[other] ⚠ { $count } 件商品的成本未知，按零计算。
}
best-heading = 最赚钱的商品：
best-line = • { $title }：<b>{ $profit }</b>，收入 { $revenue }
way-heading = 按支付方式，扣费之后：
way-line = • { $way }：{ $money }，到手 <b>{ $left }</b>
way-wallet = 👛 余额
too-many-orders = 超过 { $limit } 个订单，无法一次算完。请选择更短的时间。
file-sent = 利润表格。此文件将在 { $minutes } 分钟后自动删除。
saved = 已保存。
keeps-title = 🏦 每种支付方式扣多少？请参考您与服务商的约定。
keeps-none = • { $way }：不扣费
keeps-line = • { $way }：{ $formula }
ask-keeps = { $way } 每笔支付扣多少？请发送以金额计算的公式，例如：{ $example }

plugin-called = 利润
plugin-does = 卖出之后剩下多少：收入、成本、支付手续费和退款，按商品和支付方式统计。
act-profit-keeps = 支付方式扣费
