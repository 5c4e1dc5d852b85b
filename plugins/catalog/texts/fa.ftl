# کاتالوگ برای خریداران؛ صفحه‌های کارکنان پایین‌تر است.

## Commands

cmd-stock = موجودی کالاها

## Buttons

btn-shop = 🛍 باز کردن فروشگاه
btn-best = 🔥 پرفروش‌ها
btn-all = 📋 همهٔ کالاها
btn-shelf = { $icon } { $title } · { $count }
btn-shelf-all = 📋 همهٔ این بخش · { $count }
btn-product = { $title }
btn-product-out = ⚪ { $title }
btn-less = −
btn-chosen = { $quantity }
btn-one-more = +
btn-two-more = +2
btn-five-more = +5
btn-buy = 🛒 خرید · { $total }

## Lists

shop = فروشگاه
best = پرفروش‌ها
all = همهٔ کالاها
stock = موجودی
search = جست‌وجو
name = { $name }
no-category = کالاهای دیگر
shop-count = { $count ->
    [one] { $count } کالا برای انتخاب دارید.
   *[other] { $count } کالا برای انتخاب دارید.
}
shop-hint = یک دسته را انتخاب کنید، یا شمارهٔ کالا یا بخشی از نام آن را بنویسید.
shop-empty = هنوز کالایی در فروشگاه نیست. لطفاً کمی بعد دوباره سر بزنید.
shelf-empty = این دسته فعلاً خالی است.
line = { $number } <b>{ $title }</b> — { $price } · موجودی { $left }
line-sold-out = { $number } { $title } — { $price } · ناموجود
best-line = { $place }. <b>{ $title }</b> — { $price } · فروش { $sold }
best-empty = هنوز چیزی فروخته نشده است. شاید شما اولین خریدار باشید!
stock-line = { $number } { $title } — <b>{ $left }</b>
stock-line-none = { $number } { $title } — ناموجود
stock-hint = برای باز کردن هر کالا شماره‌اش را بنویسید.
results = { $count ->
    [one] { $count } کالا با «{ $words }»:
   *[other] { $count } کالا با «{ $words }»:
}
nothing-found = «{ $words }» پیدا نشد. واژهٔ دیگری یا شمارهٔ کالا را بنویسید، یا سری به فروشگاه بزنید.

## Product

product-title = <b>{ $title }</b>
product-facts = { $price } · موجودی { $left } · فروش { $sold }
product-out = { $price } · <b>ناموجود</b> · فروش { $sold }
product-words = { $words }
product-least = { $least ->
    [one] کمترین سفارش: { $least } عدد.
   *[other] کمترین سفارش: { $least } عدد.
}
product-gone = این کالا دیگر فروخته نمی‌شود. به‌جای آن فروشگاه را ببینید.
category-gone = این دسته دیگر وجود ندارد. به‌جای آن فروشگاه را ببینید.
ask-quantity = { $title }
    چند عدد می‌خواهید؟ از { $least } تا { $most }.
