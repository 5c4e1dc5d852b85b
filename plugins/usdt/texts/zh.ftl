## Paying

btn-usdt = ₮ USDT (TRC20)
payment = 付款
pay = 请通过 TRON（TRC20）转账，金额恰好为 <b>{ $money }</b>，末尾几位用来识别您。
to = 收款地址 { $address }
worth = 按 { $money } 计入 · ⏱ 汇率截止：{ $until }
only-trc20 = ⚠️ 仅限 TRC20，其他网络无法找回。
waiting = ⚪ 等待您付款
seen = 🔵 已于 { $at } 看到 · { $bar } · 确认 { $done }/{ $all }
btn-copy-amount = ⧉ 金额
btn-copy-address = ⧉ 地址
btn-fee = ❓ 手续费？
paid = ✅ <b>已付款：{ $money }</b>，计入 { $worth }
over = ⌛ <b>已过期，请不要再转 { $money }。</b>
over-why = 如果已经转出，钱不会丢：店铺会继续查找一天，到账后会记入您的余额。
invoice = 账单 { $code }
btn-order = 📦 查看订单
btn-wallet = 💰 余额
btn-again = 🔁 新账单
btn-back = ‹ 返回

## Another sum arrived

fee-title = 交易所手续费
fee-how = 交易所常从转账中扣约 1 USDT 手续费。实际<b>到账</b>须为 { $money }，请把手续费加上：多数交易所会显示收款方到账金额。
fee-sent = 如果到账的是别的金额，请把交易给我们看。若只可能是您的，会按实际价值记入。
btn-sent = 🧾 这笔是我转的
ask-hash = 请粘贴交易编号（TxID、哈希）或其链接。可在钱包或交易所的记录中找到，共 64 个字母和数字。
not-a-hash = 没有找到交易编号。它有 64 个字符，由 0 到 9 和 a 到 f 组成。请从钱包记录中复制，只发送它。
too-often = 一小时内您已提交多笔交易，请稍候，或联系我们。
looking-up = 🔎 正在查看这笔交易，很快会给您发消息。
btn-payment = 查看付款
hash-yours = ✅ 这笔交易到账 { $came }，已记入您名下。
    { $txid }
hash-taken = 这笔交易已经计入它所属的付款。如果您认为有误，请联系我们。
    { $txid }
hash-staff = 这笔交易到账 { $came }，但应付 { $asked }，无法确定是您的。钱没有丢：已请店铺查看。
    { $txid }
hash-old = 这笔交易早于您的付款，不可能属于它。
    { $txid }
hash-elsewhere = 这笔交易没有把 USDT 转到您付款的地址，或者交易失败。请在钱包中核对地址和网络。
    { $txid }
hash-dust = 这笔交易到账的金额太小，不予计入。
    { $txid }
hash-not-yet = 网络尚未最终确认这笔交易，或查不到它，通常约需一分钟。金额准确的付款会自动识别；否则请稍后再提交一次。
    { $txid }
staff-shown = 🧾 { $payer } 为 { $code } 提交了一笔交易：到账 { $came }，应付 { $asked }。无法确定属于谁，请决定。
    { $txid }
btn-decide = ⚖ 做决定

## Setting up

settings = 设置
setup = USDT
btn-setup = ₮ USDT
setup-off = USDT 未开启。粘贴您自己的 TRON 钱包地址即可开始。
setup-on = ✅ 买家把 USDT 转到
    { $address }
setup-how = 店铺只查看这个地址：不需要私钥，也动不了任何资金。请为店铺单独准备一个地址，其他到账会列为无主款项。买家靠金额末尾几位区分。
btn-address = ✎ 我的地址
btn-another = ✎ 换个地址
btn-key = { $done ->
        [yes] ✅ TronGrid 密钥
       *[no] ✎ TronGrid 密钥
    }
btn-off = 关闭 USDT
address-title = 地址
address = { $address }
ask-address = 请粘贴您的 TRON 钱包地址：以 T 开头，共 34 个字母和数字。
is-it-yours = 地址有效。请与钱包逐字核对：转到错误地址的钱无法找回。
btn-mine = ✅ 是的，使用它
saved = 已保存。
address-length = TRON 地址以 T 开头，恰好 34 个字母和数字。请从钱包中完整复制。
address-letters = 其中有 TRON 地址不会出现的字符（绝没有 0、O、I 和 l）。请复制，不要手打。
address-checksum = 这个地址有一个字母不对，区分大小写。请从钱包中重新复制。
address-network = 这是其他网络的地址。请发送 TRON（TRC20）上的 USDT 地址，以 T 开头。
address-contract = 这不是钱包，而是网络本身的已知地址，转到那里的钱无法找回。请发送您自己的地址。
address-changed = 🔔 USDT 收款地址已更改。
    现在：{ $now }
    之前：{ $before }
    不是您改的？请立即在 设置 › USDT 中改回，并检查还有谁能修改设置。
address-removed = 🔔 USDT 已关闭。原地址是 { $before }
ask-key = 请粘贴 trongrid.io 的 API 密钥，我会立即删除您的消息。没有密钥也能用，只是 TronGrid 应答较少。
one-word = 请只发送密钥，不要带空格或其他文字。

## What this plugin is called

plugin-called = USDT（TRC20）
plugin-does = TRON 上的 USDT，直接进您自己的钱包：只查看，由链上确认，按金额区分买家。
btn-setting-address = 地址
setting-address = 您收取 USDT 的 TRON 地址。更简单且会校验：设置 › USDT。
btn-setting-window = 付款分钟数
setting-window = 汇率和金额保留多少分钟。
btn-setting-least = 最小付款
setting-least = 最小付款，单位为百分之一 USDT。更小的视为粉尘，忽略。
btn-setting-tolerance = 交易所手续费
setting-tolerance = 买家提交交易时允许的金额差，单位为百分之一 USDT。
btn-setting-trongrid-key = TronGrid 密钥
setting-trongrid-key = TronGrid：您的 API 密钥。没有也能用，只是较慢。
btn-setting-tronscan-key = Tronscan 密钥
setting-tronscan-key = Tronscan：您的 API 密钥。
btn-setting-trongrid-url = TronGrid 地址
setting-trongrid-url = TronGrid：API 地址。
btn-setting-tronscan-url = Tronscan 地址
setting-tronscan-url = Tronscan：API 地址。
