## Paying

btn-qris = 🔳 QRIS
payment = 付款
pay = 请用 QRIS 支付 <b>{ $money }</b>
invoice = 账单 { $code }
invoice-to = 账单 { $code }，收款方 { $name }
ends = ⏱ 付款期限：{ $until }
exact = 请分毫不差地支付：末尾数字用来认出您，其中 { $tail } 会存入您的余额。
how = 1. 打开 GoPay、OVO、DANA 或您的银行应用。
    2. 扫描图片，或从相册选择。
preparing = ⏳ 正在生成二维码。如果等得太久，请换一种方式。
paid = ✅ <b>已支付：{ $money }</b>
over = ⌛ <b>已过期，请不要再支付这个二维码。</b>
over-why = 如果您已经付款，钱不会丢：一到账就会存入您的余额。
btn-order = 📦 查看订单
btn-wallet = 💰 余额
btn-again = 🔁 新的账单
shop-asked = 已请店家核对，通常需要几分钟。
not-there-yet = 🔎 我们查过了：{ $code } 的 { $money } 还没有到账。如果您的应用显示已发送，通常再等几分钟即可；否则请联系我们。

## Staff

staff = 管理
waiting = QRIS
btn-waiting = 🔳 待核对的 QRIS
btn-refresh = 🔄 刷新
look-into-bank = 请查看银行应用：下面某个金额是否分毫不差地到账了？轻点一下即可入账。
nobody-waits = 没有待核对的付款。
waiting-line = • <b>{ $money }</b> · { $code } · { $payer } · { $at }
staff-asked = 🔳 { $payer } 表示已用 QRIS 为 { $code } 支付 <b>{ $money }</b>。请查看银行应用：这笔金额是否分毫不差地到账了？
btn-arrived = ✅ { $money }
btn-not-there = 还没到账
entered = { $money } 已入账。
was-entered = { $money } 之前已经入账，没有任何变化。
entered-unclaimed = { $money } 已入账。没有这个金额的账单，先单独保留，等您确认归属。
payer-told = 已告知买家。
staff-no-invoice = ⚠️ Pakasir 的 QRIS 无法使用：买家拿不到二维码。{ $problem }
staff-unclear = 🔔 我无法确定到账多少：
    “{ $words }”
staff-repeated = 🔔 这条通知来了两次。是手机重复发送，还是真有第二笔付款？
    “{ $words }”
btn-type-sum = ✎ 填写金额
btn-second = ➕ 第二笔付款
btn-pass = 忽略
which-sum = 到账多少？例如 50.123。
passed-over = 已忽略，没有入账。

## Setting up

settings = 设置
setup = QRIS
btn-setup = 🔳 QRIS
setup-off = QRIS 未启用。
setup-static = ✅ 您自己的 QRIS：<b>{ $name }</b>，{ $city }
setup-pakasir = ✅ Pakasir，项目 { $slug }
setup-ways = <b>您打印的 QRIS</b> 无需签约：每位买家会看到带准确金额的您的收款码，钱到账后您轻点一下确认。
    <b>Pakasir</b> 是支付网关：自动识别到账，并收取手续费。
btn-printed = 📷 我打印的 QRIS
btn-pakasir = 🏦 Pakasir
btn-phone = 📱 到账通知
btn-test = 🧪 测试 Rp 1.000
btn-off = 停用 QRIS
printed = 我打印的 QRIS
ask-printed = 请发送您打印的 QRIS 的照片，或其中的文字。整个码要清晰、完整、没有反光。
is-it-yours = 这是您的店吗？请与打印码下方的名称核对。
merchant = 🏪 <b>{ $name }</b>，{ $city }
national = 全国商户号：{ $number }
btn-mine = ✅ 是的，使用它
btn-another = 📷 换一张照片
no-picture = 我打不开这个文件，请以照片形式发送。
no-code = 这张图片里看不到二维码。请在光线好的地方，从正上方近距离拍摄。
several-codes = 这张图片里有好几个 QRIS，请只拍您自己的。
code-shape = 这是二维码或文字，但不是 QRIS。请发送带有 QRIS 标志的码。
code-checksum = 这个码有一部分读错或已损坏，请发送更清晰的照片。
code-country = 这个收款码不是用于印尼盾的。
code-dynamic = 这个码只用于一次付款。请发送打印的、由买家输入金额的那种。
code-amount = 这个码里已有固定金额。请发送打印的、由买家输入金额的那种。
one-word = 请只发送这个值，不要带空格或其他文字。
not-set-up = 还没有可测试的内容。请先发送您打印的 QRIS，或 Pakasir 的 slug 和密钥。
pakasir = Pakasir
pakasir-needs = 需要您在 pakasir.com 的项目里的三样东西：slug（短名称）、API 密钥和 webhook 密钥。请把项目设为 live 模式，并阅读他们关于数字商品的条款。
pakasir-url = 请在那里把这个地址填为 webhook：{ $url }
no-public-url = 商店还没有公网地址。没有它，商店会每 15 秒自己询问 Pakasir，手机也无法转发通知。请在 config.toml 的 [web] 部分填写 public_url。
btn-slug = { $done ->
        [yes] ✅ Slug
       *[no] ✎ Slug
    }
btn-key = { $done ->
        [yes] ✅ API 密钥
       *[no] ✎ API 密钥
    }
btn-secret = { $done ->
        [yes] ✅ Webhook 密钥
       *[no] ✎ Webhook 密钥
    }
btn-use = ✅ 使用 Pakasir
btn-copy-url = 地址
btn-copy-secret = 密钥
ask-slug = 请发送您在 Pakasir 的项目 slug。
ask-key = 请发送项目的 API 密钥。我会立即删除您的消息。
ask-secret = 请发送项目的 webhook 密钥。我会立即删除您的消息。
phone = 到账通知
phone-how = 手机上的应用可以转发银行的通知，这样就不用任何人点确认。请让它把每条到账通知的标题（title）和内容（text）用 POST 发送到下面的地址，并带上 X-Secret 请求头。这两样都不要告诉别人。
    我没有把握读懂的，会来问您。
phone-url = 地址：{ $url }
phone-secret = X-Secret：{ $secret }
btn-phone-on = 📱 启用
btn-new-secret = 🔑 换新密钥
btn-phone-off = 停用
test = 测试
test-scan = 请用您自己的应用扫描。应显示 { $name } 和 { $money }。不必付款。
asking-pakasir = 正在询问 Pakasir …
test-failed = ❌ Pakasir 没有生成测试账单：{ $problem }
test-pakasir = ✅ Pakasir 有应答。{ $money } 的商品，买家需支付 { $total }。这张测试账单已取消。
test-sandbox = ⚠️ 项目处于 sandbox 模式：其付款不是真钱。开店前请设为 live。

## 本插件的名称

plugin-called = QRIS
plugin-does = QRIS：用你的印刷收款码，为每笔付款生成精确金额；或使用 Pakasir 网关。
btn-setting-mode = QRIS 模式
setting-mode = 自己的印刷收款码（static）、Pakasir，或不用 QRIS。
btn-setting-code = 印刷收款码
setting-code = 印刷收款码的内容。发照片更方便：设置 › QRIS。
btn-setting-tail = 识别尾数
btn-setting-notice-secret = 通知密钥
btn-setting-pakasir-slug = Pakasir 标识
btn-setting-pakasir-key = Pakasir 密钥
btn-setting-pakasir-secret = Pakasir 回调密钥
btn-setting-pakasir-sandbox = Pakasir 沙盒
btn-setting-pakasir-url = Pakasir 地址
setting-tail = 为区分相同金额的买家，最多加收多少印尼盾。
setting-notice-secret = 转发银行通知的手机所用的密钥。
setting-pakasir-slug = Pakasir：项目标识。
setting-pakasir-key = Pakasir：项目的 API 密钥。
setting-pakasir-secret = Pakasir：项目的 webhook 密钥。
setting-pakasir-sandbox = Pakasir：把沙盒付款视为已付。仅供试用。
setting-pakasir-url = Pakasir：其 API 的地址。
