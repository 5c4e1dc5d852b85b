cmd-paysupport = 付款帮助
cmd-terms = 商店条款
btn-stars = ⭐ 星星
btn-pay = 支付 { $stars }
btn-paysupport = 🧾 付款帮助
btn-terms = 📜 商店条款
btn-stars-admin = ⭐ 星星
btn-only-stars = ⭐ 只收星星
btn-all-ways = 💳 所有付款方式
btn-test = 🧪 用 1 颗星测试
btn-mine = 🧾 我的订单
btn-help = 💬 帮助
btn-rate = 💱 星星汇率
payment = 付款
pay-line = 点按钮用 Telegram 星星付款。星星不够时，Telegram 会提示购买。
preparing = ⏳ 正在生成账单，马上显示在这里。
to-pay = 应付：<b>{ $stars }</b>
worth = 折合 { $money }
until = 有效期：{ $until }
invoice-balance = 充值余额
invoice-balance-about = { $money }，存入您在本店的余额
invoice-line = { $title } × { $count }
invoice-order = 订单 { $code }
test = 测试付款
test-about = 这颗星会立即退还给您。
paysupport = 付款帮助
paysupport-line = 付款有问题？不会丢失：每笔付款都有单独的编号记录。
paysupport-steps =
    1. 打开“我的订单”查看该订单：您付的款都在那里，晚到的也在。
    2. 付晚了或付了两次？钱在您的余额里。
    3. 仍有问题？请联系商店并发送订单号。请先不要找 Telegram 客服或银行：只有商店能退还星星。
terms = 条款
terms-text =
    <b>本店条款</b>
    
    1. 您购买的是数字商品，付款后立即在此聊天中交付。
    2. 无法使用的卡密可更换或退款，请尽快带上订单号告知我们。
    3. 订单结束后才到的款项会存入您在本店的余额。
    4. 星星付款由 Telegram 处理，同时遵循 Telegram 的条款。
    5. 对付款有疑问？请点下面的按钮。
staff = 管理
stars = 星星
rule =
    <b>Telegram 的规定，简单说：</b>在 Telegram 内出售数字商品（卡密、账号、文件、课程）只允许收星星。使用其他付款方式风险自负：Telegram 可能限制机器人。
    
    星星进入机器人的余额，通过 Fragment 提取；一颗星星值多少由您在“汇率”中决定。Telegram 会延迟结算。
only-now = ⭐ 买家只能用星星（和余额）付款。
others-too = 💳 除星星外，还提供其他已启用的付款方式。
stars-whole = Telegram 只能整笔退还星星：{ $stars }。
stars-refused = Telegram 拒绝退还星星：{ $words }
setting-hold-minutes = 星星账单保持多少分钟有效
btn-setting-hold-minutes = 账单分钟数

## 本插件的名称

plugin-called = Telegram 星星
plugin-does = 用 Telegram 星星付款。Telegram 只允许用星星出售数字商品，其他付款方式风险自负。
