btn-pretend = 🎭 模拟付款
btn-now = ✅ 支付 { $money }
btn-little = 少付
btn-much = 多付
btn-twice = 重复付款
btn-late = 逾期付款
payment = 付款
pretend-line = 🎭 <b>这是模拟资金。</b>不会产生真实的资金往来，商店会按真实付款处理。
to-pay = 应付：<b>{ $money }</b>
until = ⏱ 付款期限：{ $until }
reported = 已上报模拟付款。
on-its-way = 模拟款项将在付款时限结束后到账。
setting-gateway = 模拟支付网关的地址；留空则只有聊天中的按钮
btn-setting-gateway = 网关
setting-gateway-key = 模拟支付网关用来识别本店的密钥
btn-setting-gateway-key = 网关密钥

## 本插件的名称与设置

plugin-called = 模拟支付
plugin-does = 不动用真钱的支付方式，供试用。在正式店铺中不会加载。
