# 经销商。

btn-resellers = 🤝 经销商
resellers = 经销商
staff = 管理
resellers-none = 还没有经销商。
resellers-count = 共有 { $count } 位经销商。
resellers-how = 商品设有经销价时，经销商按经销价付款。可在个人名片上授予，或用 { $add }；用 { $remove } 撤销。
btn-person = { $name } · { $number }
btn-reseller = 🤝 经销商
btn-grant = 🤝 授予
btn-withdraw = 撤销
btn-card = 👤 名片
who = 👤 <b>{ $name }</b> · { $number }
is-one = 经销商：看到并支付经销价。
is-none = 不是经销商：看到并支付普通价格。
is-staff = { $name } 是员工，不是经销商。
orders-count = 订单：{ $count }
granted = { $name } 现在是经销商。
no-longer = { $name } 不再是经销商。
staff-is-no-reseller = { $name } 是员工。请先取消其员工身份。
congratulations = 🎉 恭喜！您现在是 { $shop } 的经销商。
    从现在起，凡设有经销价的商品您都会看到经销价。已下的订单价格不变。
btn-look = 🛍 查看价格
withdrawn = 您不再是经销商。从现在起您会看到普通价格。已下的订单价格不变。
cmd-addreseller = 设某人为经销商
cmd-rmress = 撤销经销商

## 本插件的名称

plugin-called = 经销商
plugin-does = 经销商：名单、授予与撤销，每次都会通知本人。
