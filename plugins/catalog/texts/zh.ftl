# 面向买家的商品目录；员工界面在后面。

## Commands

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
btn-buy = 🛒 购买 · { $total }

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

## Product

product-title = <b>{ $title }</b>
product-facts = { $price } · 库存 { $left } · 已售 { $sold }
product-out = { $price } · <b>已售完</b> · 已售 { $sold }
product-words = { $words }
product-least = { $least ->
   *[other] 最少购买 { $least } 件。
}
product-gone = 该商品已下架，请看看店里的其他商品。
category-gone = 该分类已不存在，请看看店里的其他商品。
ask-quantity = { $title }
    需要多少件？请输入 { $least } 到 { $most }。
