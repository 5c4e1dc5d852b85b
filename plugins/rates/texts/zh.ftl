cmd-rates = USDT、星星和美元的汇率
btn-rates = 💱 汇率
btn-rate = { $currency }
btn-refresh = 🔄 立即更新
btn-accept = ✅ 采用新汇率
btn-by-hand = ✎ 手动设置
btn-automatic = 🔄 自动
btn-own-prices = 💱 单独定价
btn-set-own = ✎ { $currency }
btn-drop-own = ✖ 删除
staff = 管理
rates = 汇率
own-prices = 单独定价
intro = 一个单位折合本店货币的价格。买家付款前会看到两种金额。
line = <b>1 { $currency }</b> = { $price }
    { $how } · { $at }
line-none = <b>1 { $currency }</b>：暂无汇率
by-hand = 手动设置
automatic = 自动，{ $source }
stale = ⚠️ 已过期，暂不按此收款（{ $source }）
waits = ⚠️ 市场现价为 { $now }，与当前汇率相差过大，需要您先确认。
hand-stays = 手动汇率会一直有效，直到您修改。
asked = 正在查询，请稍后重新打开此页面。
asked-already = 正在查询中。
demo-asks-nobody = 演示版不会访问外部网络，请手动设定汇率。
ask-rate = 1 { $currency } 等于多少 { $base }？请发送数字，例如 16350。
rate-unclear = “{ $words }”可能有两种读法，或不是价格。请不要加千分位，例如 16350 或 0.013。
too-old = ⚠️ { $currency } 的汇率已过期，该付款方式暂停提供。数据源恢复后会自动启用，也可以在“管理 › 汇率”手动设置。
jumped = ⚠️ { $currency } 的市场价从 { $was } 变为 { $now }。在您确认前继续使用旧汇率：管理 › 汇率。
own-of = <b>商品 { $title }</b>：{ $price }
own-why = 以该方式支付全价时，单独定价优先于汇率。
own-line = { $currency }：{ $price }
own-none = 按汇率
ask-own = 商品 { $title } 的 { $currency } 价格是多少？请发送数字。
setting-max-hours = 自动汇率超过多少小时就不再用于收款
btn-setting-max-hours = 有效时长
setting-band = 新汇率相差超过百分之几时需要您确认
btn-setting-band = 波动上限
setting-star-value = 一颗星星对您值多少，单位为千分之一美元（13 表示 0.013 美元）
btn-setting-star-value = 星星价值
setting-fiat-source = 美元汇率的来源
btn-setting-fiat-source = 美元来源
setting-usdt-source = USDT 价格的来源
btn-setting-usdt-source = USDT 来源
setting-toman-source = 伊朗 USDT 价格的来源
btn-setting-toman-source = 伊朗来源

## 本插件的名称

plugin-called = 汇率
plugin-does = 店内价格折合多少 USDT、星星和美元：手动设定或跟随市场。

## In the log of changes

act-rates-set = 汇率
act-rates-price = 商品单独定价
