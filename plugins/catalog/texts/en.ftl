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
line-from = { $number } <b>{ $title }</b> — from { $price } · { $left } left
line-always = { $number } <b>{ $title }</b> — { $price } · always available
line-made = { $number } <b>{ $title }</b> — { $price } · made for you
line-sold-out = { $number } { $title } — { $price } · sold out
best-line = { $place }. <b>{ $title }</b> — { $price } · { $sold } sold
best-empty = Nothing has been sold yet. You could be the first!
stock-line = { $number } { $title } — <b>{ $left }</b>
stock-line-always = { $number } { $title } — always available
stock-line-made = { $number } { $title } — made for you
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
card-waiting = { $count ->
    [one] 🔔 One person waits for it (≈ { $worth })
   *[other] 🔔 { $count } people wait for it (≈ { $worth })
}
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

ask-new = What do you sell? Tap its kind, then send <b>one</b> message, with a photo if you like:

    Lumina 1 month
    35000
    Private profile, 30-day warranty

    Kind: { $kind }
    { $about }
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

# --- Staff: kinds of goods ---

btn-kind-code = 🔑 Codes
btn-kind-account = 👤 Accounts
btn-kind-file = 📄 File
btn-kind-link = 🔗 Link
btn-kind-item = ♾ Text
btn-kind-service = 🧑‍💻 Service
kind-code-is = Codes and keys. One line is one piece, and each is sold once.
kind-account-is = Accounts with parts, such as e-mail and password. Each is sold once.
kind-file-is = A file of up to 20 MB. Every buyer gets the same one.
kind-link-is = A link. Every buyer gets the same one.
kind-item-is = A text that never runs out. Every buyer gets the same one.
kind-service-is = Something you make after the payment and hand over by hand.
kind-off = This kind of goods belongs to a plugin that is off. Turn the plugin on, or choose another kind.
card-kind = Kind: { $kind }
created-shared = ✅ Created with the number { $number }. Now send what buyers get.
created-later = ✅ Created with the number { $number }. It can be bought at once.
parts-join = { $before } : { $after }
nothing-set = nothing
btn-done = ✅ Done

# --- Staff: what every buyer gets ---

btn-goods = 📦 What buyers get
btn-goods-put = ➕ Add it
btn-goods-replace = 🔁 Replace it
btn-goods-see = 👁 Send it to me
goods-of = 📦 What buyers of <b>{ $title }</b> get
goods-none = Nothing yet, so it cannot be bought. Please add it.
goods-file = 📄 { $name } · { $size } KB
    { $by }, { $at }
goods-text = { $content }
    { $by }, { $at }
goods-past = { $count ->
    [one] One earlier version. Who bought it keeps it:
   *[other] { $count } earlier versions. Who bought them keeps them:
}
goods-past-text = • { $by }, { $at }
goods-past-file = • { $name } · { $size } KB · { $at }
goods-saved = Saved. From now on every buyer gets this.
goods-sent = { $title }: what buyers get now. This message erases itself after { $minutes } minutes.
ask-file = Send the file for { $title }, up to 20 MB.
    I erase your message once I have it.
ask-link = Send the link for { $title }.
    I erase your message once I have it.
ask-text = Send the text for { $title }, just as buyers are to read it.
    I erase your message once I have it.
link-wanted = Please send a link, for example https://example.com/page

# --- Staff: accounts and goods that buyers choose ---

btn-parts = 🔡 Parts
btn-part = { $name }
btn-part-in = ✅ { $name }
btn-part-own = ✎ Another name
btn-parts-none = ✖ No parts
parts-title = 🔡 Parts of <b>{ $title }</b>
parts-now = Now: { $parts }
parts-none = Now: a line is one thing.
parts-hint = Tap the parts in the order they have in your lines. Buyers get each part by itself, ready to copy.
ask-part = What is the part called? Several at once with a comma between them.
looks-like = Looks like: { $parts }
found-odd = { $count ->
    [one] ⚠ One line has { $have } parts instead of { $want } (left out)
   *[other] ⚠ { $count } lines have { $have } parts instead of { $want } (left out)
}
found-unclear = { $count ->
    [one] ⚠ One line with a hint or surcharge I cannot read (left out)
   *[other] ⚠ { $count } lines with a hint or surcharge I cannot read (left out)
}
ask-stock-form = Stock for { $title }
    { $form }
    Send lines, or a .txt or .csv file. I erase your message once I have read it.
ask-stock-parts = One line: { $parts }. Between the parts | ; : or a tab.
ask-stock-chosen = Put in front what buyers may see: hint =&gt; content, or hint +5000 =&gt; content if that piece costs more.
sample-hint = { $hint } → { $line }
sample-extra = { $hint } (+{ $extra }) → { $line }

# --- Staff: the card's groups ---

card-from = from { $price } · { $shelf }
card-later = Made after the payment · sold { $sold }
card-shared = Never runs out · sold { $sold }
card-shared-none = ⚠ Nothing to hand out yet · sold { $sold }
card-attributes = { $words }
card-sale = 🏷 On sale: { $old } → <b>{ $price }</b>
variants-of-card = { $count ->
    [0] 🧩 No variant is on sale
    [one] 🧩 One variant on sale
   *[other] 🧩 { $count } variants on sale
}
btn-prices = 💰 Prices
btn-sale = 🏷 Sale
btn-variants = 🧩 Variants
btn-wording = ✎ Words
btn-attributes = 🌍 Country and type
btn-promises = 🛡 Promises
btn-details = ⚙ Details
btn-issue = 🔀 Order of issue
details-issue = Given out: { $issue }
issue-title = 🔀 Which piece of <b>{ $title }</b> goes first?
issue-oldest = the oldest first
issue-newest = the newest first
issue-random = by lot
issue-chosen = the buyer chooses
issue-about-oldest = • Oldest: right for goods that expire.
issue-about-newest = • Newest: the latest delivery goes first.
issue-about-random = • By lot: nobody can tell which comes next.
issue-about-chosen = • Buyer chooses: buyers see a hint of each piece and pick one.
btn-issue-oldest = ⏫ Oldest
btn-issue-newest = ⏬ Newest
btn-issue-random = 🎲 By lot
btn-issue-chosen = 👆 Buyer chooses

# --- Staff: prices ---

prices-of = 💰 Prices of <b>{ $title }</b>
price-normal = Price: <b>{ $price }</b>
price-sale = On sale: { $old } → <b>{ $price }</b>
price-reseller = Resellers: <b>{ $price }</b>
price-no-reseller = Resellers pay the normal price.
price-cost = Cost of one: { $cost }. A batch can say otherwise.
price-no-cost = What it costs you is not set, so the profit is not known.
price-profit = { "    " }profit { $profit } · { $margin } %
price-loss = { "    " }⚠ loss { $loss }
btn-edit-cost = 🏭 Cost
btn-edit-reseller = 🤝 Reseller price
ask-cost = What does one piece of { $title } cost you? Now: { $now }
    Send for example 21000 or 21k, or - for not known.
ask-reseller = What do resellers pay for { $title }? Now: { $now }
    Send for example 28000 or 28k, or - for the normal price.
reseller-above = The reseller price cannot be above the normal price of { $price }.

# --- Staff: variants ---

variants-of = { $count ->
    [0] 🧩 <b>{ $title }</b>
    [one] 🧩 <b>{ $title }</b> has one variant:
   *[other] 🧩 <b>{ $title }</b> has { $count } variants:
}
variants-none = No variants yet. With them, one product has several versions, each with its own price and stock: 1 month, 3 months, shared, private.
variant-line = { $number } <b>{ $name }</b> — { $price } · { $left } in stock
variant-line-hidden = { $number } { $name } — { $price } · hidden
btn-add-variant = ➕ Variant
ask-variant = { $title }
    Send the name and the price of the variant, each on its own line:

        3 months
        90000
ask-first-variant = { $title } becomes a product with variants. What is the one called that is there now? For example: 1 month
family-made = Done. Its stock and orders stay with it.

# --- Staff: country and type ---

attributes-of = 🌍 <b>{ $title }</b>
attribute-country = Country: { $country }
attribute-type = Type: { $type }
attributes-hint = Buyers can look for products by country and type.
no-country = not set
no-type = not set
btn-flag = { $flag } { $code }
btn-other-country = ✎ Another
btn-no-country = ✖ No country
btn-set-type = 🏷 Type
btn-no-type = ✖ No type
ask-country = Which country is { $title } from? Send its name, its two letters or its flag, or - for none.
ask-type = What type is { $title }? For example: Premium, Gift card, Family. Send it, or tap one.
country-unknown = I know no country called “{ $words }”. Please send its name, its two letters or its flag.

# --- Staff: note, warranty, refunds ---

promises-of = 🛡 What is promised with <b>{ $title }</b>
promise-note = 📝 Note with the goods: { $note }
promise-no-note = 📝 No note comes with the goods.
promise-warranty = { $days ->
    [one] 🛡 One day of warranty
   *[other] 🛡 { $days } days of warranty
}
promise-no-warranty = 🛡 No warranty
promise-refund = ↩ Refunds by { $rule }: { $formula }
promise-no-refund = ↩ No refunds
promise-example = For example { $paid } paid, { $warranty } days of warranty, asked for on day { $days }: { $back } goes back.
refund-by-shop = the shop’s own rule
refund-by-own = a rule of its own
btn-note = 📝 Note
btn-days = { $days ->
    [one] 1 day
   *[other] { $days } days
}
btn-no-warranty = No warranty
btn-warranty-own = ✎ Other days
btn-refund-shop = Shop’s rule
btn-refund-none = No refunds
btn-refund-own = ✎ Own formula
note-of = 📝 Note with <b>{ $title }</b>
note-now = Now: { $note }
note-hint = Buyers read it with their goods. Orders keep the note they were placed with.
btn-note-all = ✎ For everybody
btn-note-to = { $language }
btn-note-in = ✅ { $language }
ask-note = { $title }
    Now: { $now }
    Send the note that comes with the goods, or - for none. What was written in other languages goes.
ask-note-in = { $title }
    Send the note in this language: { $language }. Send - to take it away.
ask-warranty = { $title } has { $now } days of warranty. How many should it have? 0 is none.
ask-refund = { $title }
    Now: { $now }
    Send the formula of its refunds, for example: { $example }
    You can use: { $names }
    Send - for the shop’s own rule, or 0 for no refunds.

# --- Staff: batches ---

btn-batches = 🧺 Batches
btn-batch = 🧺 The batch
btn-batch-n = 🧺 { $n }
btn-cost-line = 🏭 Cost
btn-batch-note = 📝 Note
btn-freeze = ❄ Freeze
btn-thaw = ☀ Sell again
btn-affected = 👥 Buyers · { $count }
btn-order = { $code }
btn-recall = ♻ Make it good
batches-of = { $count ->
    [0] 🧺 <b>{ $title }</b> has no batches yet.
    [one] 🧺 One batch of <b>{ $title }</b>
   *[other] 🧺 { $count } batches of <b>{ $title }</b>
}
batch-line = <b>{ $n }</b> · { $at }
batch-line-frozen = ❄ <b>{ $n }</b> · { $at } · frozen
batch-counts = Free { $free } · sold { $sold } · held back { $held }
batch-title = 🧺 Batch { $n } of <b>{ $title }</b>
batch-added = Added by { $by }, { $at }
batch-cost = Cost of one: { $cost }
batch-no-cost = Cost of one: as the product says
batch-note = Note: { $note }
batch-waiting = { $count ->
    [one] One is kept for an order that waits for payment.
   *[other] { $count } are kept for orders that wait for payment.
}
batch-replaced = { $count ->
    [one] One of the sold was replaced.
   *[other] { $count } of the sold were replaced.
}
batch-frozen = ❄ Frozen { $at }: { $reason }
batch-is-frozen = ❄ Frozen
ask-batch-cost = What did one piece of this batch cost you? For example 21000 or 21k, or - for what the product says.
ask-batch-note = What should you remember about this batch? Up to { $limit } characters, or - for nothing. For example: from Sari, invoice 12
ask-freeze = { $count ->
    [0] Freeze batch { $n }? Nothing of it is free any more, but what is given back will not be sold.
    [one] Freeze batch { $n }? The one free piece is not sold any more. Why? Tap or type the reason.
   *[other] Freeze batch { $n }? Its { $count } free pieces are not sold any more. Why? Tap or type the reason.
}
freeze-supplier = The supplier reported a problem
freeze-faulty = It does not work
freeze-checking = Being checked
btn-freeze-supplier = Supplier’s problem
btn-freeze-faulty = Does not work
btn-freeze-checking = Being checked
frozen = Frozen. Held back: { $count }
thawed = On sale again. Free: { $count }
affected = { $count ->
    [0] Batch { $n }: nobody has a piece of it that was not replaced.
    [one] Batch { $n }: one piece was sold and not replaced.
   *[other] Batch { $n }: { $count } pieces were sold and not replaced.
}
affected-line = { $code } · { $name } · { $at } · { $state }
affected-sold = sold
affected-back = refunded

# --- Staff: sales ---

sales = Sales
btn-all-sales = 🏷 Sales
sale-of = 🏷 Sale of <b>{ $title }</b>
sale-none = There is no sale now.
sale-how-much = How much less?
sale-line = { $title }: { $off } off, until you stop it
sale-line-until = { $title }: { $off } off until { $until }
sale-line-later = { $title }: { $off } off, starts { $at }
percent-off = { $percent } %
btn-percent = −{ $percent } %
btn-off-own = ✎ Other
btn-sale-stop = ✖ End the sale
ask-off = { $title }
    How much less? Send a percentage, for example 12%, or a sum, for example 5000.
sale-when = <b>{ $title }</b>: { $off } off
sale-begins-now = It starts at once.
sale-begins = It starts { $at }.
sale-how-long = Tap how long it lasts, and it is set.
btn-begins-0 = Now
btn-begins-1 = Tomorrow
btn-begins-7 = In a week
btn-until-stopped = ∞ Until stopped
btn-end-own = ✎ Other end
ask-end = How long does it last? For example { $days } or { $hours }, or the last day: { $day }. Send - for until you stop it.
end-unclear = I could not read when it ends. Send for example { $example } for days, or the last day: { $day }
sale-started = 🏷 The sale is set.
sales-stopped = { $count ->
    [0] There was no sale to end.
    [one] The sale has ended.
   *[other] { $count } sales have ended.
}
sales-all = { $count ->
    [0] 🏷 There are no sales. Open a product or a category to start one.
    [one] 🏷 One sale:
   *[other] 🏷 { $count } sales:
}
numbered = { $n }. { $line }
btn-stop-n = ✖ { $n }
discount-whole = That would give something away for nothing: the lowest price is { $price }. Please take less off.

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
