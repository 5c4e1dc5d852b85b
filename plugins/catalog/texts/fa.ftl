# کاتالوگ برای خریداران؛ صفحه‌های کارکنان پایین‌تر است.

## Commands

cmd-buy = باز کردن فروشگاه، یا کالایی با شماره‌اش
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
btn-two-more = +۲
btn-five-more = +۵
btn-ten-more = +۱۰
btn-buy = 🛒 خرید · { $total }
btn-wait = 🔔 خبرم کنید
btn-wait-no-more = 🔕 خبرم نکنید
btn-see = 🛒 دیدن کالا

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

## Filters, and cards posted in other chats

btn-by-country = 🌍 کشور
btn-by-type = 🏷 نوع
btn-unfiltered = ✖ نمایش همه
btn-country = { $flag } { $name } · { $count }
btn-type = { $name } · { $count }
by-country = کشور
by-type = نوع
country-hint = کشور محصول را انتخاب کنید:
type-hint = نوع محصول را انتخاب کنید:
filtered-empty = دیگر چیزی با این انتخاب جور نیست.
chosen-country = { $flag } { $name }
chosen-type = 🏷 { $name }
btn-share = ↗ هم‌رسانی
share-title = هم‌رسانی { $title }
share-hint = آن را به گفت‌وگویی بفرستید یا لینک را کپی کنید. هر کس بازش کند مستقیم به همین محصول می‌رسد.
btn-share-chat = ↗ انتخاب گفت‌وگو
btn-share-copy = 📋 کپی لینک
share-words = این را ببینید: { $title }
btn-inline-buy = 🛒 خرید در ربات
inline-price = { $price }
inline-price-sale = <b>{ $price }</b> به‌جای <s>{ $old }</s>
inline-price-from = از { $price }
inline-sold-out = فعلاً تمام شده

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
will-tell = همین که دوباره موجود شود خبرتان می‌کنیم.
will-not-tell = باشد، پیامی نمی‌فرستیم.
back-in-stock = 🔔 { $title } دوباره موجود شد.
category-gone = این دسته دیگر وجود ندارد. به‌جای آن فروشگاه را ببینید.
ask-quantity = { $title }
    چند عدد می‌خواهید؟ از { $least } تا { $most }.

# --- Reply keyboard ---

key-products = 📋 کالاها
key-stock = 📦 موجودی
key-account = 👤 حساب من
key-help = 💬 راهنما
keyboard = صفحه‌کلید شما آماده است: برای باز کردن هر کالا شماره‌اش را بزنید.

# --- Staff: products ---

admin = مدیریت
products = کالاها
new = کالای تازه
btn-products = 📦 کالاها
btn-new = ➕ کالای تازه
btn-shelves = 🗂 دسته‌ها
btn-state-active = در فروش
btn-state-hidden = پنهان
btn-state-deleted = حذف‌شده
list-active = { $count ->
    [0] هنوز کالایی برای فروش نیست.
    [one] { $count } کالا در فروش است:
   *[other] { $count } کالا در فروش است:
}
list-hidden = { $count ->
    [0] هیچ کالایی پنهان نیست.
    [one] { $count } کالای پنهان:
   *[other] { $count } کالای پنهان:
}
list-deleted = { $count ->
    [0] هیچ کالایی حذف نشده است.
    [one] { $count } کالای حذف‌شده که می‌توان بازگرداند:
   *[other] { $count } کالای حذف‌شده که می‌توان بازگرداند:
}
card-title = { $number } <b>{ $title }</b> · { $state }
card-price = { $price } · { $shelf }
card-stock = موجودی { $left } · رزرو { $reserved } · فروش { $sold }
card-limits = در هر سفارش: { $range } · هشدار در { $low } · عکس: { $picture }
range = { $least } تا { $most }
range-open = { $least } یا بیشتر
is-active = در فروش
is-hidden = پنهان
is-deleted = حذف‌شده
btn-stock = 📦 موجودی
btn-add-stock = ➕ افزودن موجودی
btn-as-buyer = 👁 از دید خریدار
btn-edit-title = ✎ نام
btn-edit-description = ✎ توضیح
btn-edit-price = 💰 قیمت
btn-edit-photo = 🖼 عکس
btn-edit-number = # شماره
btn-edit-sold = 📈 فروش
btn-edit-range = ↕ در هر سفارش
btn-edit-low = 🔔 مرز هشدار
btn-edit-category = 🗂 دسته
btn-hide = 🙈 پنهان کردن
btn-show = 👁 نمایش
btn-delete = 🗑 حذف
btn-restore = ↩ بازگرداندن
now-active = اکنون در فروش است.
now-hidden = از دید خریداران پنهان شد.
now-deleted = حذف شد. هر وقت بخواهید می‌توانید بازش گردانید.
ask-title = { $title }
    نام تازه را بفرستید.
ask-description = { $title }
    اکنون: { $now }
    توضیح تازه را بفرستید، یا - برای خالی کردن.
ask-price = قیمت { $title } اکنون { $now } است.
    قیمت تازه را بفرستید، مثلاً ۳۵۰۰۰ یا ۳۵ هزار.
ask-photo = { $title }
    عکس تازه را بفرستید، یا - برای برداشتن عکس.
ask-number = شمارهٔ { $title } اکنون { $now } است.
    شمارهٔ تازه را بفرستید.
ask-sold = فروش { $title } اکنون { $now } نمایش داده می‌شود.
    عددی را که خریداران ببینند بفرستید.
ask-range = { $title } · اکنون { $now }
    در هر سفارش چند عدد؟ مثلاً ۱-۱۰، یا ۲- برای دو عدد و بیشتر.
ask-low = هشدار { $title } در { $now } عدد است.
    وقتی چند عدد مانده باشد خبرتان کنم؟
pick-category = { $title } در کدام دسته باشد؟
btn-no-category = بدون دسته

# --- Staff: a new product ---

ask-new = چه چیزی می‌فروشید؟ <b>یک</b> پیام بفرستید، اگر خواستید با عکس:

    Lumina یک‌ماهه
    35000
    پروفایل شخصی، ۳۰ روز ضمانت
form-short = دست‌کم نام و قیمت لازم است، هر کدام در یک سطر. مثلاً:
    Lumina یک‌ماهه
    35000
    پروفایل شخصی، ۳۰ روز ضمانت
understood = این‌طور متوجه شدم:
understood-title = <b>{ $title }</b>
understood-price = قیمت: { $price }
understood-text = { $words }
understood-no-text = بدون توضیح.
understood-photo = 📷 همراه با عکس.
understood-no-photo = بدون عکس.
understood-shelf = دسته: { $shelf }
btn-create = ✅ ساختن
btn-fix = ✎ اصلاح
created = ✅ با شمارهٔ { $number } ساخته شد. حالا موجودی‌اش را اضافه کنید.

# --- Staff: categories ---

shelves = دسته‌ها
shelf-count = { $count ->
    [0] هنوز دسته‌ای نیست.
    [one] { $count } دسته:
   *[other] { $count } دسته:
}
btn-shelf-outer = { $icon } { $title }
btn-shelf-inner = › { $icon } { $title }
btn-new-shelf = ➕ دستهٔ تازه
ask-new-shelf = نام دسته چیست؟ می‌توانید پیش از آن یک ایموجی بگذارید، مثلاً: 🎮 بازی
shelf-title = { $icon } <b>{ $title }</b> · { $state }
shelf-facts = { $count ->
    [0] خالی است و خریداران آن را نمی‌بینند
    [one] { $count } کالا در فروش
   *[other] { $count } کالا در فروش
} · { $inside }
top-level = در بالاترین سطح
btn-up = ⬆ بالا
btn-down = ⬇ پایین
btn-edit-icon = 🙂 نشانه
btn-inside = 🗂 انتقال به…
btn-add-inside = ➕ زیردسته
btn-top-level = به بالاترین سطح
moved = جایگاه { $place } از { $count }.
ask-shelf-title = { $title }
    نام تازه را بفرستید.
ask-icon = یک ایموجی برای این دسته بفرستید، یا - برای برداشتن آن.
icon-wanted = لطفاً فقط یک ایموجی بفرستید.
ask-inside = این دسته کجا باشد؟
shelf-gone = حذف شد. کالاهایش هستند، فقط بدون دسته.

# --- Staff: stock ---

stock-of = 📦 <b>{ $title }</b>
btn-export = 📄 خروجی
btn-delete-one = ✖ حذف یکی
btn-delete-all = 🗑 حذف همهٔ نفروخته
btn-undo-add = ↩ لغو افزودن
btn-undo-delete = ↩ لغو حذف
ask-stock = موجودی { $title }
    سطرها را بفرستید، یا فایل .txt یا .csv. هر سطر یک کالاست.
    پیامتان را پس از خواندن پاک می‌کنم.
found-lines = { $count ->
    [one] { $count } سطر برای { $title }:
   *[other] { $count } سطر برای { $title }:
}
found-new = ✅ { $count } تازه
found-double = ♻ { $count } از پیش موجود یا تکراری (رد می‌شود)
found-sold = 🕘 { $count } پیش‌تر فروخته‌شده (رد می‌شود)
found-empty = ⬜ { $count } خالی
sample-heading = نمونه:
sample-line = { $line }
btn-add-lines = ✅ افزودن { $count }
btn-again = 🕘 با فروخته‌شده‌ها
btn-not-again = 🕘 بی‌فروخته‌شده‌ها
added = { $count ->
    [0] چیز تازه‌ای به { $title } اضافه نشد. موجودی: { $left }
    [one] ✔ { $count } عدد به { $title } اضافه شد. موجودی: { $left }
   *[other] ✔ { $count } عدد به { $title } اضافه شد. موجودی: { $left }
}
undo-until = تا { $until } می‌توانید این کار را لغو کنید.
btn-add-more = ➕ افزودن بیشتر
stock-empty = موجودی فروخته‌نشده‌ای برای خروجی نیست.
exported = { $count ->
    [one] { $title }: { $count } عدد فروخته‌نشده. این فایل پس از { $minutes } دقیقه خودش پاک می‌شود.
   *[other] { $title }: { $count } عدد فروخته‌نشده. این فایل پس از { $minutes } دقیقه خودش پاک می‌شود.
}
export-sent = فایل پایین همین صفحه است.
unsold = { $count ->
    [0] { $title } موجودی فروخته‌نشده ندارد.
    [one] { $title }: { $count } عدد فروخته‌نشده
   *[other] { $title }: { $count } عدد فروخته‌نشده
}
unsold-line = { $place }. { $line }
btn-delete-unit = 🗑 { $place }
unit-deleted = حذف شد. تا ۲۴ ساعت می‌توانید لغوش کنید.
ask-wipe = { $count ->
    [0] { $title } موجودی فروخته‌نشده ندارد.
    [one] { $count } عدد فروخته‌نشدهٔ { $title } حذف شود؟ تا ۲۴ ساعت می‌توانید لغوش کنید.
   *[other] هر { $count } عدد فروخته‌نشدهٔ { $title } حذف شود؟ تا ۲۴ ساعت می‌توانید لغوش کنید.
}
btn-wipe = 🗑 حذف { $count }
wiped = { $count ->
    [one] { $count } عدد از { $title } حذف شد.
   *[other] { $count } عدد از { $title } حذف شد.
}
came-back = { $count ->
    [one] { $count } عدد به موجودی برگشت.
   *[other] { $count } عدد به موجودی برگشت.
}
low-notice = { $left ->
    [one] 📉 { $title }: فقط { $left } عدد مانده است.
   *[other] 📉 { $title }: فقط { $left } عدد مانده است.
}
sold-out-notice = 🚫 موجودی { $title } تمام شد.

## نام این افزونه و تنظیماتش

plugin-called = ویترین
plugin-does = آنچه فروشگاه می‌فروشد: گشت‌وگذار و جست‌وجو برای خریداران؛ کالا، دسته و موجودی برای مدیران.
btn-setting-best-days = روزهای پرفروش
setting-best-days = پرفروش‌ها در چند روز گذشته شمرده شوند. ۰: از ابتدا.
btn-setting-reply-keyboard = صفحه‌کلید
setting-reply-keyboard = صفحه‌کلیدی با شمارهٔ کالاها زیر گفت‌وگو نشان می‌دهد.

## The offer of one product

product-always = { $price } · همیشه موجود · فروش { $sold }
product-made = { $price } · بعد از پرداخت برایتان آماده می‌شود · فروش { $sold }
product-country = { $flag } { $name }
product-type = 🏷 { $type }
offer-instead = 💸 برای شما { $price } به‌جای <s>{ $old }</s>
offer-reseller = 🤝 قیمت همکار شما
offer-sale = 🏷 حراج: −{ $off }
offer-sale-until = 🏷 حراج: −{ $off } · پایان { $until }
offer-voucher = 🎟 { $code }: −{ $money }
offer-warranty = 🛡 { $days } روز ضمانت
offer-no-refund = ↩ بعد از تحویل پول برگردانده نمی‌شود
offer-refund = ↩ بازگشت پول در روز اول: { $money }
offer-refund-half = ↩ بازگشت پول: روز اول { $money }، روز { $day }ام { $half }
btn-variant = { $name } · { $price }
btn-variant-chosen = ✓ { $name }
btn-variant-out = { $name } · ناموجود
btn-choice = { $hint }
btn-choice-extra = { $hint } · +{ $extra }
btn-choice-picked = ✓ { $hint } · تغییر
choice-went = شخص دیگری زودتر آن را برداشت. لطفاً یکی دیگر انتخاب کنید.
btn-buy-held = 🛒 همین حالا می‌خرم
btn-no-thanks = نه، ممنون
held-for-you = 🔔 { $title } دوباره موجود شد و یکی تا { $until } برای شما نگه داشته‌ایم.
your-place = ✅ شما نفر { $place } از { $total } در صف هستید. وقتی موجود شود، یکی برایتان نگه می‌داریم.
btn-setting-hold-minutes = نگه‌داری برای صف
setting-hold-minutes = کالایی که دوباره موجود شده چند دقیقه برای نفر اول صف نگه داشته شود؛ 0: فقط خبر بده.
