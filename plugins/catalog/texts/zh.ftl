# 面向买家的商品目录；员工界面在后面。

## Commands

cmd-buy = 打开商店，或按编号打开商品
cmd-stock = 查看库存

## Buttons

btn-shop = 🛍 进入商店
btn-best = 🔥 热销商品
btn-all = 📋 全部商品
btn-shelf = { $icon } { $title } · { $count }
btn-shelf-all = 📋 本类全部 · { $count }
btn-product = { $title }
btn-product-out = ⚪ { $title }
btn-less = −
btn-chosen = { $quantity }
btn-one-more = +
btn-two-more = +2
btn-five-more = +5
btn-ten-more = +10
btn-buy = 🛒 购买 · { $total }
btn-wait = 🔔 到货通知我
btn-wait-no-more = 🔕 不用通知了
btn-see = 🛒 去看看

## Lists

shop = 商店
best = 热销商品
all = 全部商品
stock = 库存
search = 搜索
name = { $name }
no-category = 其他商品
shop-count = { $count ->
   *[other] 共有 { $count } 件商品可选。
}
shop-hint = 请选择分类，也可以直接输入商品编号或名称的一部分。
shop-empty = 店里暂时还没有商品，请稍后再来。
shelf-empty = 这个分类暂时没有商品。
line = { $number } <b>{ $title }</b> — { $price } · 剩余 { $left }
line-from = { $number } <b>{ $title }</b> — { $price } 起 · 剩余 { $left }
line-always = { $number } <b>{ $title }</b> — { $price } · 一直有货
line-made = { $number } <b>{ $title }</b> — { $price } · 为你制作
line-sold-out = { $number } { $title } — { $price } · 已售完
best-line = { $place }. <b>{ $title }</b> — { $price } · 已售 { $sold }
best-empty = 还没有售出记录，来做第一位买家吧！
stock-line = { $number } { $title } — <b>{ $left }</b>
stock-line-always = { $number } { $title } — 一直有货
stock-line-made = { $number } { $title } — 付款后制作
stock-line-none = { $number } { $title } — 已售完
stock-hint = 输入编号即可打开商品。
results = { $count ->
   *[other] 找到 { $count } 件含“{ $words }”的商品：
}
nothing-found = 没有找到“{ $words }”。换个词或输入商品编号试试，也可以到店里逛逛。

## Filters, and cards posted in other chats

btn-by-country = 🌍 国家/地区
btn-by-type = 🏷 类型
btn-unfiltered = ✖ 显示全部
btn-country = { $flag } { $name } · { $count }
btn-type = { $name } · { $count }
by-country = 国家/地区
by-type = 类型
country-hint = 请选择产品的国家或地区：
type-hint = 请选择产品类型：
filtered-empty = 目前没有符合条件的产品了。
chosen-country = { $flag } { $name }
chosen-type = 🏷 { $name }
btn-share = ↗ 分享
share-title = 分享{ $title }
share-hint = 发送到聊天，或复制链接。打开链接的人会直接看到这件商品。
btn-share-chat = ↗ 选择聊天
btn-share-copy = 📋 复制链接
share-words = 看看这个：{ $title }
btn-inline-buy = 🛒 在机器人中购买
inline-price = { $price }
inline-price-sale = <b>{ $price }</b>（原价 <s>{ $old }</s>）
inline-price-from = { $price } 起
inline-sold-out = 暂时售罄

## Product

product-title = <b>{ $title }</b>
product-facts = { $price } · 库存 { $left } · 已售 { $sold }
product-out = { $price } · <b>已售完</b> · 已售 { $sold }
product-words = { $words }
product-least = { $least ->
   *[other] 最少购买 { $least } 件。
}
product-gone = 该商品已下架，请看看店里的其他商品。
will-tell = 到货后会第一时间通知你。
will-not-tell = 好的，不再通知。
back-in-stock = 🔔 { $title } 到货了。
category-gone = 该分类已不存在，请看看店里的其他商品。
ask-quantity = { $title }
    需要多少件？请输入 { $least } 到 { $most }。

# --- Reply keyboard ---

key-products = 📋 商品
key-stock = 📦 库存
key-account = 👤 我的
key-help = 💬 帮助
keyboard = 键盘已就绪：点编号即可打开商品。

# --- Staff: products ---

admin = 管理
products = 商品
new = 新商品
btn-products = 📦 商品
btn-new = ➕ 新商品
btn-shelves = 🗂 分类
btn-state-active = 在售
btn-state-hidden = 已隐藏
btn-state-deleted = 已删除
list-active = { $count ->
    [0] 还没有在售商品。
   *[other] { $count } 件在售商品：
}
list-hidden = { $count ->
    [0] 没有隐藏的商品。
   *[other] { $count } 件已隐藏的商品：
}
list-deleted = { $count ->
    [0] 没有已删除的商品。
   *[other] { $count } 件已删除的商品，可以恢复：
}
card-title = { $number } <b>{ $title }</b> · { $state }
card-price = { $price } · { $shelf }
card-waiting = 🔔 有 { $count } 人在等（≈ { $worth }）
card-stock = 库存 { $left } · 预留 { $reserved } · 已售 { $sold }
card-limits = 每单：{ $range } · 低于 { $low } 提醒 · 图片：{ $picture }
range = { $least } 到 { $most } 件
range-open = { $least } 件起
is-active = 在售
is-hidden = 已隐藏
is-deleted = 已删除
btn-stock = 📦 库存
btn-add-stock = ➕ 添加库存
btn-as-buyer = 👁 买家视角
btn-edit-title = ✎ 名称
btn-edit-description = ✎ 描述
btn-edit-price = 💰 价格
btn-edit-photo = 🖼 图片
btn-edit-number = # 编号
btn-edit-sold = 📈 已售数
btn-edit-range = ↕ 每单数量
btn-edit-low = 🔔 提醒数量
btn-edit-category = 🗂 分类
btn-hide = 🙈 隐藏
btn-show = 👁 显示
btn-delete = 🗑 删除
btn-restore = ↩ 恢复
now-active = 已上架。
now-hidden = 已对买家隐藏。
now-deleted = 已删除，随时可以恢复。
ask-title = { $title }
    请发送新名称。
ask-description = { $title }
    当前：{ $now }
    请发送新描述，发送 - 可清空。
ask-price = { $title } 当前价格为 { $now }。
    请发送新价格，例如 35000 或 35k。
ask-photo = { $title }
    请发送新图片，发送 - 可移除图片。
ask-number = { $title } 的编号是 { $now }。
    请发送新编号。
ask-sold = { $title } 当前显示已售 { $now }。
    请发送要展示给买家的数量。
ask-range = { $title } · 当前 { $now }
    每单可以买多少？例如 1-10，或 2- 表示两件起。
ask-low = { $title } 剩 { $now } 件时提醒。
    剩多少件时提醒你？
pick-category = { $title } 放在哪个分类？
btn-no-category = 不分类

# --- Staff: a new product ---

ask-new = 您要卖什么？点选类型，然后发送<b>一条</b>消息，可以附照片：

    Lumina 一个月
    35000
    独立账户，30 天质保

    类型：{ $kind }
    { $about }
form-short = 至少需要名称和价格，各占一行。例如：
    Lumina 一个月
    35000
    独立账户，30 天质保
understood = 我的理解如下：
understood-title = <b>{ $title }</b>
understood-price = 价格：{ $price }
understood-text = { $words }
understood-no-text = 没有描述。
understood-photo = 📷 带图片。
understood-no-photo = 没有图片。
understood-shelf = 分类：{ $shelf }
btn-create = ✅ 创建
btn-fix = ✎ 修改
created = ✅ 已创建，编号 { $number }。接下来请添加库存。

# --- Staff: categories ---

shelves = 分类
shelf-count = { $count ->
    [0] 还没有分类。
   *[other] { $count } 个分类：
}
btn-shelf-outer = { $icon } { $title }
btn-shelf-inner = › { $icon } { $title }
btn-new-shelf = ➕ 新分类
ask-new-shelf = 分类叫什么？前面可以加一个表情，例如：🎮 游戏
shelf-title = { $icon } <b>{ $title }</b> · { $state }
shelf-facts = { $count ->
    [0] 空分类，买家看不到
   *[other] { $count } 件在售商品
} · { $inside }
top-level = 顶层
btn-up = ⬆ 上移
btn-down = ⬇ 下移
btn-edit-icon = 🙂 图标
btn-inside = 🗂 移到…
btn-add-inside = ➕ 添加子分类
btn-top-level = 移到顶层
moved = 第 { $place } 位，共 { $count } 个。
ask-shelf-title = { $title }
    请发送新名称。
ask-icon = 请为这个分类发送一个表情，发送 - 可移除。
icon-wanted = 请只发送一个表情。
ask-inside = 这个分类放在哪里？
shelf-gone = 已删除。其中的商品还在，只是不再有分类。

# --- Staff: stock ---

stock-of = 📦 <b>{ $title }</b>
btn-export = 📄 导出
btn-delete-one = ✖ 删除一条
btn-delete-all = 🗑 删除全部未售
btn-undo-add = ↩ 撤销导入
btn-undo-delete = ↩ 撤销删除
ask-stock = { $title } 的库存
    请发送文本，或 .txt、.csv 文件。每行是一件商品。
    读取后我会删除你的消息。
found-lines = { $count ->
   *[other] { $title }：共 { $count } 行
}
found-new = ✅ { $count } 行新内容
found-double = ♻ { $count } 行已在库存或重复（跳过）
found-sold = 🕘 { $count } 行以前售出过（跳过）
found-empty = ⬜ { $count } 行为空
sample-heading = 示例：
sample-line = { $line }
btn-add-lines = ✅ 添加 { $count } 件
btn-again = 🕘 包括售出过的
btn-not-again = 🕘 不含售出过的
added = { $count ->
    [0] { $title } 没有新增内容。库存：{ $left }
   *[other] ✔ 已为 { $title } 添加 { $count } 件。库存：{ $left }
}
undo-until = 在 { $until } 之前可以撤销。
btn-add-more = ➕ 继续添加
stock-empty = 没有可导出的未售库存。
exported = { $count ->
   *[other] { $title }：{ $count } 件未售。此文件将在 { $minutes } 分钟后自动删除。
}
export-sent = 文件在下方。
unsold = { $count ->
    [0] { $title } 没有未售库存。
   *[other] { $title }：{ $count } 件未售
}
unsold-line = { $place }. { $line }
btn-delete-unit = 🗑 { $place }
unit-deleted = 已删除，24 小时内可以撤销。
ask-wipe = { $count ->
    [0] { $title } 没有未售库存。
   *[other] 删除 { $title } 的全部 { $count } 件未售库存？24 小时内可以撤销。
}
btn-wipe = 🗑 删除 { $count } 件
wiped = { $count ->
   *[other] 已删除 { $title } 的 { $count } 件库存。
}
came-back = { $count ->
   *[other] { $count } 件已恢复库存。
}
low-notice = { $left ->
   *[other] 📉 { $title } 只剩 { $left } 件。
}
sold-out-notice = 🚫 { $title } 已售完。

# --- Staff: kinds of goods ---

btn-kind-code = 🔑 卡密
btn-kind-account = 👤 账号
btn-kind-file = 📄 文件
btn-kind-link = 🔗 链接
btn-kind-item = ♾ 文本
btn-kind-service = 🧑‍💻 服务
kind-code-is = 兑换码和密钥。一行一件，每件只卖一次。
kind-account-is = 由多个部分组成的账号，例如邮箱和密码。每个只卖一次。
kind-file-is = 一个不超过 20 MB 的文件，所有买家拿到的相同。
kind-link-is = 一个链接，所有买家拿到的相同。
kind-item-is = 永不售罄的文本，所有买家拿到的相同。
kind-service-is = 付款后由您制作并亲自交付。
kind-off = 这种商品类型所属的插件已关闭。请打开插件，或选择其他类型。
card-kind = 类型：{ $kind }
created-shared = ✅ 已创建，编号 { $number }。现在请发送买家会收到的内容。
created-later = ✅ 已创建，编号 { $number }。现在就可以购买。
parts-join = { $before } : { $after }
nothing-set = 无
btn-done = ✅ 完成

# --- Staff: what every buyer gets ---

btn-goods = 📦 发货内容
btn-goods-put = ➕ 添加
btn-goods-replace = 🔁 更换
btn-goods-see = 👁 发给我看
goods-of = 📦 <b>{ $title }</b> 的发货内容
goods-none = 还没有内容，所以暂时不能购买。请先添加。
goods-file = 📄 { $name } · { $size } KB
    { $by }，{ $at }
goods-text = { $content }
    { $by }，{ $at }
goods-past = { $count ->
   *[other] 之前有 { $count } 个版本，买过的人会保留：
}
goods-past-text = • { $by }，{ $at }
goods-past-file = • { $name } · { $size } KB · { $at }
goods-saved = 已保存。从现在起，每位买家都会收到这份内容。
goods-sent = { $title }：买家目前收到的内容。此消息将在 { $minutes } 分钟后自动删除。
ask-file = 请发送 { $title } 的文件，不超过 20 MB。
    保存后我会删除您的消息。
ask-link = 请发送 { $title } 的链接。
    保存后我会删除您的消息。
ask-text = 请发送 { $title } 的文本，买家看到的就是原样。
    保存后我会删除您的消息。
link-wanted = 请发送一个链接，例如 https://example.com/page

# --- Staff: accounts and goods that buyers choose ---

btn-parts = 🔡 字段
btn-part = { $name }
btn-part-in = ✅ { $name }
btn-part-own = ✎ 其他名称
btn-parts-none = ✖ 不分字段
parts-title = 🔡 <b>{ $title }</b> 的字段
parts-now = 当前：{ $parts }
parts-none = 当前：一行就是一件完整的商品。
parts-hint = 按您每行里的顺序点选字段。买家会分别收到每个字段，方便复制。
ask-part = 这个字段叫什么？多个名称用逗号隔开。
looks-like = 格式：{ $parts }
found-odd = { $count ->
   *[other] ⚠ { $count } 行有 { $have } 个字段，应为 { $want } 个（已跳过）
}
found-unclear = { $count ->
   *[other] ⚠ { $count } 行的提示或加价看不懂（已跳过）
}
ask-stock-form = { $title } 的库存
    { $form }
    请发送内容，或 .txt、.csv 文件。读完后我会删除您的消息。
ask-stock-parts = 每行：{ $parts }。字段之间用 | ; : 或制表符。
ask-stock-chosen = 把买家能看到的写在前面：提示 =&gt; 内容；若这件更贵，写 提示 +5000 =&gt; 内容。
sample-hint = { $hint } → { $line }
sample-extra = { $hint }（+{ $extra }）→ { $line }

# --- Staff: the card's groups ---

card-from = { $price } 起 · { $shelf }
card-later = 付款后制作 · 已售 { $sold }
card-shared = 永不售罄 · 已售 { $sold }
card-shared-none = ⚠ 还没有发货内容 · 已售 { $sold }
card-attributes = { $words }
card-sale = 🏷 促销：{ $old } → <b>{ $price }</b>
variants-of-card = { $count ->
    [0] 🧩 没有在售的规格
   *[other] 🧩 { $count } 个在售规格
}
btn-prices = 💰 价格
btn-sale = 🏷 促销
btn-variants = 🧩 规格
btn-wording = ✎ 文字
btn-attributes = 🌍 国家和类别
btn-promises = 🛡 售后承诺
btn-details = ⚙ 详情
btn-issue = 🔀 发货顺序
details-issue = 发货顺序：{ $issue }
issue-title = 🔀 <b>{ $title }</b> 先发哪一件？
issue-oldest = 先进先出
issue-newest = 后进先出
issue-random = 随机
issue-chosen = 买家自选
issue-about-oldest = • 先进先出：适合会过期的商品。
issue-about-newest = • 后进先出：最新一批先发。
issue-about-random = • 随机：谁也不知道下一件是哪个。
issue-about-chosen = • 买家自选：买家看到每件的提示并挑选一件。
btn-issue-oldest = ⏫ 先进先出
btn-issue-newest = ⏬ 后进先出
btn-issue-random = 🎲 随机
btn-issue-chosen = 👆 买家自选

# --- Staff: prices ---

prices-of = 💰 <b>{ $title }</b> 的价格
price-normal = 售价：<b>{ $price }</b>
price-sale = 促销：{ $old } → <b>{ $price }</b>
price-reseller = 分销价：<b>{ $price }</b>
price-no-reseller = 分销商按普通价购买。
price-cost = 单件成本：{ $cost }。各批次可以另设。
price-no-cost = 还没有设置成本，所以不知道利润。
price-profit = { "    " }利润 { $profit } · { $margin } %
price-loss = { "    " }⚠ 亏损 { $loss }
btn-edit-cost = 🏭 成本
btn-edit-reseller = 🤝 分销价
ask-cost = 一件 { $title } 的成本是多少？当前：{ $now }
    请发送例如 21000；不清楚请发 -。
ask-reseller = 分销商买 { $title } 付多少？当前：{ $now }
    请发送例如 28000；按普通价请发 -。
reseller-above = 分销价不能高于普通价 { $price }。

# --- Staff: variants ---

variants-of = { $count ->
    [0] 🧩 <b>{ $title }</b>
   *[other] 🧩 <b>{ $title }</b> 有 { $count } 个规格：
}
variants-none = 还没有规格。有了规格，一个商品可以有多个版本，各有价格和库存：1 个月、3 个月、共享、独享。
variant-line = { $number } <b>{ $name }</b> — { $price } · 库存 { $left }
variant-line-hidden = { $number } { $name } — { $price } · 已隐藏
btn-add-variant = ➕ 规格
ask-variant = { $title }
    请发送规格的名称和价格，各占一行：

        3 个月
        90000
ask-first-variant = { $title } 将变成有规格的商品。现在这一款叫什么？例如：1 个月
family-made = 好了。它的库存和订单都还在。

# --- Staff: country and type ---

attributes-of = 🌍 <b>{ $title }</b>
attribute-country = 国家：{ $country }
attribute-type = 类别：{ $type }
attributes-hint = 买家可以按国家和类别查找商品。
no-country = 未设置
no-type = 未设置
btn-flag = { $flag } { $code }
btn-other-country = ✎ 其他国家
btn-no-country = ✖ 不设国家
btn-set-type = 🏷 类别
btn-no-type = ✖ 不设类别
ask-country = { $title } 来自哪个国家？请发送国名、两位字母或国旗；不设请发 -。
ask-type = { $title } 属于什么类别？例如：高级版、礼品卡、家庭版。请发送，或点选一个。
country-unknown = 没有找到叫“{ $words }”的国家。请发送国名、两位字母或国旗。

# --- Staff: note, warranty, refunds ---

promises-of = 🛡 <b>{ $title }</b> 的售后承诺
promise-note = 📝 随货说明：{ $note }
promise-no-note = 📝 没有随货说明。
promise-warranty = { $days ->
   *[other] 🛡 质保 { $days } 天
}
promise-no-warranty = 🛡 无质保
promise-refund = ↩ 退款按{ $rule }：{ $formula }
promise-no-refund = ↩ 不退款
promise-example = 例如付款 { $paid }，质保 { $warranty } 天，第 { $days } 天申请：退回 { $back }。
refund-by-shop = 店铺规则
refund-by-own = 本商品规则
btn-note = 📝 说明
btn-days = { $days ->
   *[other] { $days } 天
}
btn-no-warranty = 无质保
btn-warranty-own = ✎ 其他天数
btn-refund-shop = 店铺规则
btn-refund-none = 不退款
btn-refund-own = ✎ 自定公式
note-of = 📝 <b>{ $title }</b> 的随货说明
note-now = 当前：{ $note }
note-hint = 买家收货时会看到。每个订单保留下单时的说明。
btn-note-all = ✎ 所有语言
btn-note-to = { $language }
btn-note-in = ✅ { $language }
ask-note = { $title }
    当前：{ $now }
    请发送随货说明；不要说明请发 -。其他语言的说明会一并删除。
ask-note-in = { $title }
    请用这种语言发送说明：{ $language }。要删除请发 -。
ask-warranty = { $title } 现在质保 { $now } 天。要改成几天？0 表示无质保。
ask-refund = { $title }
    当前：{ $now }
    请发送退款公式，例如：{ $example }
    可用：{ $names }
    按店铺规则请发 -，不退款请发 0。

# --- Staff: batches ---

btn-batches = 🧺 批次
btn-batch = 🧺 这一批
btn-batch-n = 🧺 { $n }
btn-cost-line = 🏭 成本
btn-batch-note = 📝 备注
btn-freeze = ❄ 冻结
btn-thaw = ☀ 恢复销售
btn-affected = 👥 买家 · { $count }
btn-order = { $code }
btn-recall = ♻ 向全部买家补救
batches-of = { $count ->
    [0] 🧺 <b>{ $title }</b> 还没有批次。
   *[other] 🧺 <b>{ $title }</b> 有 { $count } 个批次
}
batch-line = <b>{ $n }</b> · { $at }
batch-line-frozen = ❄ <b>{ $n }</b> · { $at } · 已冻结
batch-counts = 可售 { $free } · 已售 { $sold } · 扣留 { $held }
batch-title = 🧺 <b>{ $title }</b> 的批次 { $n }
batch-added = { $by } 添加，{ $at }
batch-cost = 单件成本：{ $cost }
batch-no-cost = 单件成本：按商品设置
batch-note = 备注：{ $note }
batch-waiting = { $count ->
   *[other] { $count } 件为待付款的订单保留。
}
batch-replaced = { $count ->
   *[other] 已售的有 { $count } 件已更换。
}
batch-frozen = ❄ 冻结于 { $at }：{ $reason }
batch-is-frozen = ❄ 已冻结
ask-batch-cost = 这一批每件成本是多少？例如 21000；按商品设置请发 -。
ask-batch-note = 关于这一批要记下什么？最多 { $limit } 个字；不写请发 -。例如：供货商小王，单号 12
ask-freeze = { $count ->
    [0] 冻结批次 { $n }？已没有可售的，但退回的不会再卖。
   *[other] 冻结批次 { $n }？其中 { $count } 件可售的将停止销售。为什么？请点选或输入原因。
}
freeze-supplier = 供货商反馈有问题
freeze-faulty = 无法使用
freeze-checking = 正在检查
btn-freeze-supplier = 供货商问题
btn-freeze-faulty = 无法使用
btn-freeze-checking = 正在检查
frozen = 已冻结。扣留：{ $count }
thawed = 已恢复销售。可售：{ $count }
affected = { $count ->
    [0] 批次 { $n }：没有尚未更换的买家。
   *[other] 批次 { $n }：{ $count } 件已售且尚未更换。
}
affected-line = { $code } · { $name } · { $at } · { $state }
affected-sold = 已售
affected-back = 已退款

# --- Staff: sales ---

sales = 促销
btn-all-sales = 🏷 促销
sale-of = 🏷 <b>{ $title }</b> 的促销
sale-none = 目前没有促销。
sale-how-much = 便宜多少？
sale-line = { $title }：减 { $off }，直到您停止
sale-line-until = { $title }：减 { $off }，到 { $until } 为止
sale-line-later = { $title }：减 { $off }，{ $at } 开始
percent-off = { $percent } %
btn-percent = −{ $percent } %
btn-off-own = ✎ 其他
btn-sale-stop = ✖ 结束促销
ask-off = { $title }
    便宜多少？请发送百分比，例如 12%，或金额，例如 5000。
sale-when = <b>{ $title }</b>：减 { $off }
sale-begins-now = 立即开始。
sale-begins = { $at } 开始。
sale-how-long = 点选持续多久，促销就设好了。
btn-begins-0 = 现在
btn-begins-1 = 明天
btn-begins-7 = 一周后
btn-until-stopped = ∞ 直到停止
btn-end-own = ✎ 其他结束时间
ask-end = 持续多久？例如 { $days }（天）或 { $hours }（小时），或最后一天：{ $day }。直到您停止请发 -。
end-unclear = 看不懂何时结束。请发送例如 { $example } 表示天数，或最后一天：{ $day }
sale-started = 🏷 促销已设好。
sales-stopped = { $count ->
    [0] 没有可结束的促销。
   *[other] 已结束 { $count } 个促销。
}
sales-all = { $count ->
    [0] 🏷 没有促销。打开商品或分类即可开始。
   *[other] 🏷 { $count } 个促销：
}
numbered = { $n }. { $line }
btn-stop-n = ✖ { $n }
discount-whole = 这样会有商品变成免费：最低价是 { $price }。请少减一些。

## 本插件的名称与设置

plugin-called = 商品
plugin-does = 店里卖什么：买家浏览和搜索；员工管理商品、分类和库存。
btn-setting-best-days = 热销天数
setting-best-days = 热销榜统计最近多少天。0：不限时间。
btn-setting-reply-keyboard = 快捷键盘
setting-reply-keyboard = 在聊天下方显示带商品编号的键盘。

## The offer of one product

product-always = { $price } · 一直有货 · 已售 { $sold }
product-made = { $price } · 付款后为你制作 · 已售 { $sold }
product-country = { $flag } { $name }
product-type = 🏷 { $type }
offer-instead = 💸 你的价格 { $price }，原价 <s>{ $old }</s>
offer-reseller = 🤝 你的代理价
offer-sale = 🏷 促销：−{ $off }
offer-sale-until = 🏷 促销：−{ $off } · { $until } 结束
offer-voucher = 🎟 { $code }：−{ $money }
offer-warranty = 🛡 质保 { $days } 天
offer-no-refund = ↩ 发货后不退款
offer-refund = ↩ 首日退款：{ $money }
offer-refund-half = ↩ 退款：首日 { $money }，第 { $day } 天 { $half }
btn-variant = { $name } · { $price }
btn-variant-chosen = ✓ { $name }
btn-variant-out = { $name } · 已售完
btn-choice = { $hint }
btn-choice-extra = { $hint } · +{ $extra }
btn-choice-picked = ✓ { $hint } · 换一个
choice-went = 别人抢先一步，请另选一件。
btn-buy-held = 🛒 立即购买
btn-no-thanks = 不用了
held-for-you = 🔔 { $title } 到货了，已为你留了一件，保留至 { $until }。
your-place = ✅ 你在队伍中排第 { $place } 位，共 { $total } 人。到货后会为你留一件。
btn-setting-hold-minutes = 为排队者保留
setting-hold-minutes = 重新到货的商品为排在最前的人保留多少分钟；0：只通知。
