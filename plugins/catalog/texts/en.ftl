# The catalogue for buyers; staff screens follow further down.

## Commands

cmd-buy = Open the shop, or a product by its number
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
btn-ten-more = +10
btn-buy = 🛒 Buy · { $total }
btn-wait = 🔔 Notify me
btn-wait-no-more = 🔕 No message, please
btn-see = 🛒 Have a look

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

## Filters, and cards posted in other chats

btn-by-country = 🌍 Country
btn-by-type = 🏷 Type
btn-unfiltered = ✖ Show all
btn-country = { $flag } { $name } · { $count }
btn-type = { $name } · { $count }
by-country = Country
by-type = Type
country-hint = Only products from here:
type-hint = Only products of this type:
filtered-empty = Nothing here fits these choices any more.
chosen-country = { $flag } { $name }
chosen-type = 🏷 { $name }
btn-share = ↗ Share
share-title = Share { $title }
share-hint = Send it to a chat, or copy the link. Whoever opens it comes straight to this product.
btn-share-chat = ↗ Choose a chat
btn-share-copy = 📋 Copy the link
share-words = Look at this: { $title }
btn-inline-buy = 🛒 Buy in the bot
inline-price = { $price }
inline-price-sale = <b>{ $price }</b> instead of <s>{ $old }</s>
inline-price-from = from { $price }
inline-sold-out = Sold out at the moment

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
will-tell = We will write to you as soon as it is back.
will-not-tell = Alright, no message.
back-in-stock = 🔔 { $title } is back in stock.
category-gone = This category is no longer here. Here is the shop instead.
ask-quantity = { $title }
    How many would you like? From { $least } to { $most }.

# --- Reply keyboard ---

key-products = 📋 Products
key-stock = 📦 Stock
key-account = 👤 Account
key-help = 💬 Help
keyboard = Your keyboard is ready: tap a number to open that product.

# --- Staff: products ---

admin = Staff
products = Products
new = New product
btn-products = 📦 Products
btn-new = ➕ New product
btn-shelves = 🗂 Categories
btn-state-active = On sale
btn-state-hidden = Hidden
btn-state-deleted = Deleted
list-active = { $count ->
    [0] Nothing is on sale yet.
    [one] One product is on sale:
   *[other] { $count } products are on sale:
}
list-hidden = { $count ->
    [0] No product is hidden.
    [one] One hidden product:
   *[other] { $count } hidden products:
}
list-deleted = { $count ->
    [0] No product is deleted.
    [one] One deleted product; it can be restored:
   *[other] { $count } deleted products; they can be restored:
}
card-title = { $number } <b>{ $title }</b> · { $state }
card-price = { $price } · { $shelf }
card-stock = Stock { $left } · reserved { $reserved } · sold { $sold }
card-limits = Per order: { $range } · warn at { $low } · picture: { $picture }
range = { $least } to { $most }
range-open = { $least } or more
is-active = on sale
is-hidden = hidden
is-deleted = deleted
btn-stock = 📦 Stock
btn-add-stock = ➕ Add stock
btn-as-buyer = 👁 View as buyer
btn-edit-title = ✎ Name
btn-edit-description = ✎ Text
btn-edit-price = 💰 Price
btn-edit-photo = 🖼 Picture
btn-edit-number = # Number
btn-edit-sold = 📈 Sold
btn-edit-range = ↕ Per order
btn-edit-low = 🔔 Warn at
btn-edit-category = 🗂 Category
btn-hide = 🙈 Hide
btn-show = 👁 Show
btn-delete = 🗑 Delete
btn-restore = ↩ Restore
now-active = It is on sale.
now-hidden = Hidden from buyers.
now-deleted = Deleted. You can restore it at any time.
ask-title = { $title }
    Send the new name.
ask-description = { $title }
    Now: { $now }
    Send the new text, or - for none.
ask-price = { $title } costs { $now }.
    Send the new price, for example 35000 or 35k.
ask-photo = { $title }
    Send the new picture as a photo, or - for none.
ask-number = { $title } has the number { $now }.
    Send the new number.
ask-sold = { $title } shows { $now } sold.
    Send the number buyers should see.
ask-range = { $title } · now { $now }
    How many can one order hold? Send for example 1-10, or 2- for two and more.
ask-low = { $title } warns at { $now }.
    At how many pieces left should I warn you?
pick-category = Which category for { $title }?
btn-no-category = No category

# --- Staff: a new product ---

ask-new = What do you sell? Send <b>one</b> message, with a photo if you like:

    Lumina 1 month
    35000
    Private profile, 30-day warranty
form-short = I need at least a name and a price, each on its own line. For example:
    Lumina 1 month
    35000
    Private profile, 30-day warranty
understood = This is what I understood:
understood-title = <b>{ $title }</b>
understood-price = Price: { $price }
understood-text = { $words }
understood-no-text = No description.
understood-photo = 📷 With a picture.
understood-no-photo = No picture.
understood-shelf = Category: { $shelf }
btn-create = ✅ Create
btn-fix = ✎ Fix
created = ✅ Created with the number { $number }. It needs stock next.

# --- Staff: categories ---

shelves = Categories
shelf-count = { $count ->
    [0] There are no categories yet.
    [one] One category:
   *[other] { $count } categories:
}
btn-shelf-outer = { $icon } { $title }
btn-shelf-inner = › { $icon } { $title }
btn-new-shelf = ➕ New category
ask-new-shelf = What is the category called? You may put an emoji in front, for example: 🎮 Games
shelf-title = { $icon } <b>{ $title }</b> · { $state }
shelf-facts = { $count ->
    [0] Empty, so buyers do not see it
    [one] One product on sale
   *[other] { $count } products on sale
} · { $inside }
top-level = at the top
btn-up = ⬆ Up
btn-down = ⬇ Down
btn-edit-icon = 🙂 Icon
btn-inside = 🗂 Move into…
btn-add-inside = ➕ Add inside
btn-top-level = To the top level
moved = Place { $place } of { $count }.
ask-shelf-title = { $title }
    Send the new name.
ask-icon = Send one emoji for this category, or - for none.
icon-wanted = Please send just one emoji.
ask-inside = Where should this category stand?
shelf-gone = Deleted. Its products are still there, without a category.

# --- Staff: stock ---

stock-of = 📦 <b>{ $title }</b>
btn-export = 📄 Export
btn-delete-one = ✖ Delete one
btn-delete-all = 🗑 Delete all unsold
btn-undo-add = ↩ Undo the import
btn-undo-delete = ↩ Undo the deletion
ask-stock = Stock for { $title }
    Send lines, or a .txt or .csv file. One line is one item.
    I erase your message once I have read it.
found-lines = { $count ->
    [one] Found one line for { $title }:
   *[other] Found { $count } lines for { $title }:
}
found-new = ✅ { $count } new
found-double = ♻ { $count } already in stock or twice in the list (skipped)
found-sold = 🕘 { $count } sold before (skipped)
found-empty = ⬜ { $count } empty
sample-heading = They look like this:
sample-line = { $line }
btn-add-lines = ✅ Add { $count }
btn-again = 🕘 Sold ones too
btn-not-again = 🕘 Without sold ones
added = { $count ->
    [0] Nothing new was added to { $title }. In stock: { $left }
    [one] ✔ One piece was added to { $title }. In stock: { $left }
   *[other] ✔ { $count } pieces were added to { $title }. In stock: { $left }
}
undo-until = You can undo this until { $until }.
btn-add-more = ➕ Add more
stock-empty = There is nothing unsold to export.
exported = { $count ->
    [one] { $title }: the one unsold piece. This file erases itself after { $minutes } minutes.
   *[other] { $title }: { $count } unsold pieces. This file erases itself after { $minutes } minutes.
}
export-sent = The file is below.
unsold = { $count ->
    [0] { $title } has nothing unsold.
    [one] { $title }: one unsold piece
   *[other] { $title }: { $count } unsold pieces
}
unsold-line = { $place }. { $line }
btn-delete-unit = 🗑 { $place }
unit-deleted = Deleted. You can undo it for 24 hours.
ask-wipe = { $count ->
    [0] { $title } has nothing unsold.
    [one] Delete the one unsold piece of { $title }? You can undo it for 24 hours.
   *[other] Delete all { $count } unsold pieces of { $title }? You can undo it for 24 hours.
}
btn-wipe = 🗑 Delete { $count }
wiped = { $count ->
    [one] One piece of { $title } was deleted.
   *[other] { $count } pieces of { $title } were deleted.
}
came-back = { $count ->
    [one] One piece is back in stock.
   *[other] { $count } pieces are back in stock.
}
low-notice = { $left ->
    [one] 📉 { $title }: only one piece is left.
   *[other] 📉 { $title }: only { $left } pieces are left.
}
sold-out-notice = 🚫 { $title } is sold out.

## What this plugin is called, and its settings

plugin-called = Catalogue
plugin-does = What the shop sells: browsing and searching for buyers; products, categories and stock for staff.
btn-setting-best-days = Best-seller days
setting-best-days = How many days the best sellers are counted over. 0: all time.
btn-setting-reply-keyboard = Keyboard
setting-reply-keyboard = Shows a keyboard with product numbers below the chat.

## The offer of one product

product-always = { $price } · always available · { $sold } sold
product-made = { $price } · made for you after the payment · { $sold } sold
product-country = { $flag } { $name }
product-type = 🏷 { $type }
offer-instead = 💸 For you { $price } instead of <s>{ $old }</s>
offer-reseller = 🤝 Your reseller price
offer-sale = 🏷 Sale: −{ $off }
offer-sale-until = 🏷 Sale: −{ $off } · ends { $until }
offer-voucher = 🎟 { $code }: −{ $money }
offer-warranty = { $days ->
    [one] 🛡 One day of warranty
   *[other] 🛡 { $days } days of warranty
}
offer-no-refund = ↩ No money back once it is delivered
offer-refund = ↩ Money back on the first day: { $money }
offer-refund-half = ↩ Money back: { $money } on the first day, { $half } on day { $day }
btn-variant = { $name } · { $price }
btn-variant-chosen = ✓ { $name }
btn-variant-out = { $name } · sold out
btn-choice = { $hint }
btn-choice-extra = { $hint } · +{ $extra }
btn-choice-picked = ✓ { $hint } · change
choice-went = Somebody else was quicker. Please choose another one.
btn-buy-held = 🛒 Buy now
btn-no-thanks = No, thanks
held-for-you = 🔔 { $title } is back, and one is held for you. It is yours until { $until }.
your-place = ✅ You are number { $place } of { $total } in line. When it is back, one is held for you.
btn-setting-hold-minutes = Held for the line
setting-hold-minutes = For how many minutes something that is back is held for the first in line; 0: only tell them.
