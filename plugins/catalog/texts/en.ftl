# The catalogue for buyers; staff screens follow further down.

## Commands

cmd-stock = What is in stock

## Buttons

btn-shop = 🛍 Open the shop
btn-best = 🔥 Best sellers
btn-all = 📋 All products
btn-shelf = { $icon } { $title } · { $count }
btn-shelf-all = 📋 All of these · { $count }
btn-product = { $title }
btn-product-out = ⚪ { $title }
btn-less = −
btn-chosen = { $quantity }
btn-one-more = +
btn-two-more = +2
btn-five-more = +5
btn-buy = 🛒 Buy · { $total }

## Lists

shop = Shop
best = Best sellers
all = All products
stock = Stock
search = Search
name = { $name }
no-category = Other things
shop-count = { $count ->
    [one] One product to choose from.
   *[other] { $count } products to choose from.
}
shop-hint = Tap a category, or type a product number or a part of its name.
shop-empty = There is nothing on the shelves yet. Please come back a little later.
shelf-empty = This shelf is empty at the moment.
line = { $number } <b>{ $title }</b> — { $price } · { $left } left
line-sold-out = { $number } { $title } — { $price } · sold out
best-line = { $place }. <b>{ $title }</b> — { $price } · { $sold } sold
best-empty = Nothing has been sold yet. You could be the first!
stock-line = { $number } { $title } — <b>{ $left }</b>
stock-line-none = { $number } { $title } — sold out
stock-hint = Type a number to open that product.
results = { $count ->
    [one] One product with “{ $words }”:
   *[other] { $count } products with “{ $words }”:
}
nothing-found = I could not find “{ $words }”. Try another word, a product number, or have a look around the shop.

## Product

product-title = <b>{ $title }</b>
product-facts = { $price } · { $left } in stock · { $sold } sold
product-out = { $price } · <b>sold out</b> · { $sold } sold
product-words = { $words }
product-least = { $least ->
    [one] Smallest order: one piece.
   *[other] Smallest order: { $least } pieces.
}
product-gone = This product is no longer for sale. Here is the shop instead.
category-gone = This category is no longer here. Here is the shop instead.
ask-quantity = { $title }
    How many would you like? From { $least } to { $most }.
