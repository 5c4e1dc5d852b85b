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
line-sold-out = { $number } { $title } — { $price } · 已售完
best-line = { $place }. <b>{ $title }</b> — { $price } · 已售 { $sold }
best-empty = 还没有售出记录，来做第一位买家吧！
stock-line = { $number } { $title } — <b>{ $left }</b>
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

ask-new = 要卖什么？请用<b>一条</b>消息发送，可以附上图片：

    Lumina 一个月
    35000
    独立账户，30 天质保
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
