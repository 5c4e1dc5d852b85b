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
line-from = { $number } <b>{ $title }</b> — از { $price } · موجودی { $left }
line-always = { $number } <b>{ $title }</b> — { $price } · همیشه موجود
line-made = { $number } <b>{ $title }</b> — { $price } · برایتان آماده می‌شود
line-sold-out = { $number } { $title } — { $price } · ناموجود
best-line = { $place }. <b>{ $title }</b> — { $price } · فروش { $sold }
best-empty = هنوز چیزی فروخته نشده است. شاید شما اولین خریدار باشید!
stock-line = { $number } { $title } — <b>{ $left }</b>
stock-line-always = { $number } { $title } — همیشه موجود
stock-line-made = { $number } { $title } — بعد از پرداخت آماده می‌شود
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
card-waiting = 🔔 { $count } نفر منتظر آن هستند (≈ { $worth })
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

ask-new = چه می‌فروشید؟ نوعش را بزنید، بعد <b>یک</b> پیام بفرستید، اگر خواستید با عکس:

    Lumina یک‌ماهه
    35000
    پروفایل شخصی، ۳۰ روز ضمانت

    نوع: { $kind }
    { $about }
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

# --- Staff: kinds of goods ---

btn-kind-code = 🔑 کد
btn-kind-account = 👤 حساب
btn-kind-file = 📄 فایل
btn-kind-link = 🔗 لینک
btn-kind-item = ♾ متن
btn-kind-service = 🧑‍💻 خدمات
kind-code-is = کد و کلید. هر خط یک عدد است و هر کدام یک بار فروخته می‌شود.
kind-account-is = حساب با چند بخش، مثل ایمیل و گذرواژه. هر کدام یک بار فروخته می‌شود.
kind-file-is = یک فایل تا ۲۰ مگابایت. همهٔ خریداران همان را می‌گیرند.
kind-link-is = یک لینک. همهٔ خریداران همان را می‌گیرند.
kind-item-is = متنی که تمام نمی‌شود. همهٔ خریداران همان را می‌گیرند.
kind-service-is = چیزی که پس از پرداخت آماده می‌کنید و خودتان تحویل می‌دهید.
kind-off = این نوع کالا مال افزونه‌ای است که خاموش است. آن را روشن کنید یا نوع دیگری برگزینید.
card-kind = نوع: { $kind }
created-shared = ✅ با شمارهٔ { $number } ساخته شد. حالا چیزی را که خریدار می‌گیرد بفرستید.
created-later = ✅ با شمارهٔ { $number } ساخته شد. همین حالا می‌شود خرید.
parts-join = { $before } : { $after }
nothing-set = هیچ
btn-done = ✅ تمام

# --- Staff: what every buyer gets ---

btn-goods = 📦 سهم خریدار
btn-goods-put = ➕ افزودن
btn-goods-replace = 🔁 جایگزین کردن
btn-goods-see = 👁 برایم بفرست
goods-of = 📦 آنچه خریدار <b>{ $title }</b> می‌گیرد
goods-none = هنوز چیزی نیست، پس نمی‌شود خرید. لطفاً آن را اضافه کنید.
goods-file = 📄 { $name } · { $size } کیلوبایت
    { $by }، { $at }
goods-text = { $content }
    { $by }، { $at }
goods-past = { $count ->
    [one] یک نسخهٔ پیشین؛ هر که خریده نگهش می‌دارد:
   *[other] { $count } نسخهٔ پیشین؛ هر که خریده نگهش می‌دارد:
}
goods-past-text = • { $by }، { $at }
goods-past-file = • { $name } · { $size } کیلوبایت · { $at }
goods-saved = ذخیره شد. از حالا همهٔ خریداران این را می‌گیرند.
goods-sent = { $title }: آنچه خریداران حالا می‌گیرند. این پیام پس از { $minutes } دقیقه خودش پاک می‌شود.
ask-file = فایل { $title } را بفرستید، تا ۲۰ مگابایت.
    پیامتان را پس از ذخیره پاک می‌کنم.
ask-link = لینک { $title } را بفرستید.
    پیامتان را پس از ذخیره پاک می‌کنم.
ask-text = متن { $title } را درست همان‌طور که خریدار باید بخواند بفرستید.
    پیامتان را پس از ذخیره پاک می‌کنم.
link-wanted = لطفاً یک لینک بفرستید، مثلاً https://example.com/page

# --- Staff: accounts and goods that buyers choose ---

btn-parts = 🔡 بخش‌ها
btn-part = { $name }
btn-part-in = ✅ { $name }
btn-part-own = ✎ نام دیگر
btn-parts-none = ✖ بدون بخش
parts-title = 🔡 بخش‌های <b>{ $title }</b>
parts-now = حالا: { $parts }
parts-none = حالا: هر خط یک چیز کامل است.
parts-hint = بخش‌ها را به ترتیبی که در خط‌هایتان هستند بزنید. خریدار هر بخش را جدا و آمادهٔ کپی می‌گیرد.
ask-part = نام این بخش چیست؟ چند نام را با ویرگول جدا کنید.
looks-like = شکل: { $parts }
found-odd = { $count ->
    [one] ⚠ یک خط به‌جای { $want } بخش، { $have } بخش دارد (کنار گذاشته شد)
   *[other] ⚠ { $count } خط به‌جای { $want } بخش، { $have } بخش دارند (کنار گذاشته شدند)
}
found-unclear = { $count ->
    [one] ⚠ یک خط که راهنما یا اضافه‌بهایش خوانده نشد (کنار گذاشته شد)
   *[other] ⚠ { $count } خط که راهنما یا اضافه‌بهایشان خوانده نشد (کنار گذاشته شدند)
}
ask-stock-form = موجودی { $title }
    { $form }
    خط‌ها را بفرستید، یا یک فایل .txt یا .csv. پیامتان را پس از خواندن پاک می‌کنم.
ask-stock-parts = هر خط: { $parts }. بین بخش‌ها | ; : یا تب بگذارید.
ask-stock-chosen = آنچه خریدار می‌بیند را جلوتر بنویسید: راهنما =&gt; محتوا، یا راهنما +۵۰۰۰ =&gt; محتوا اگر آن یکی گران‌تر است.
sample-hint = { $hint } ← { $line }
sample-extra = { $hint } (+{ $extra }) ← { $line }

# --- Staff: the card's groups ---

card-from = از { $price } · { $shelf }
card-later = پس از پرداخت آماده می‌شود · فروش { $sold }
card-shared = تمام نمی‌شود · فروش { $sold }
card-shared-none = ⚠ هنوز چیزی برای تحویل نیست · فروش { $sold }
card-attributes = { $words }
card-sale = 🏷 حراج: { $old } ← <b>{ $price }</b>
variants-of-card = { $count ->
    [0] 🧩 هیچ گونه‌ای در فروش نیست
    [one] 🧩 یک گونه در فروش
   *[other] 🧩 { $count } گونه در فروش
}
btn-prices = 💰 قیمت‌ها
btn-sale = 🏷 حراج
btn-variants = 🧩 گونه‌ها
btn-wording = ✎ نوشته‌ها
btn-attributes = 🌍 کشور و دسته
btn-promises = 🛡 تعهدها
btn-details = ⚙ جزئیات
btn-issue = 🔀 ترتیب تحویل
details-issue = ترتیب تحویل: { $issue }
issue-title = 🔀 کدام <b>{ $title }</b> اول تحویل شود؟
issue-oldest = قدیمی‌ترین اول
issue-newest = تازه‌ترین اول
issue-random = با قرعه
issue-chosen = خریدار انتخاب می‌کند
issue-about-oldest = • قدیمی‌ترین: برای چیزهایی که تاریخ مصرف دارند.
issue-about-newest = • تازه‌ترین: آخرین محموله اول تحویل می‌شود.
issue-about-random = • با قرعه: کسی نمی‌داند بعدی کدام است.
issue-about-chosen = • انتخاب خریدار: خریدار راهنمای هر کدام را می‌بیند و یکی را برمی‌دارد.
btn-issue-oldest = ⏫ قدیمی‌ترین
btn-issue-newest = ⏬ تازه‌ترین
btn-issue-random = 🎲 با قرعه
btn-issue-chosen = 👆 انتخاب خریدار

# --- Staff: prices ---

prices-of = 💰 قیمت‌های <b>{ $title }</b>
price-normal = قیمت: <b>{ $price }</b>
price-sale = حراج: { $old } ← <b>{ $price }</b>
price-reseller = همکاران: <b>{ $price }</b>
price-no-reseller = همکاران قیمت عادی را می‌پردازند.
price-cost = هزینهٔ هر عدد: { $cost }. هر محموله می‌تواند هزینهٔ خودش را داشته باشد.
price-no-cost = هزینه‌اش ثبت نشده، پس سود معلوم نیست.
price-profit = { "    " }سود { $profit } · { $margin } %
price-loss = { "    " }⚠ زیان { $loss }
btn-edit-cost = 🏭 هزینه
btn-edit-reseller = 🤝 قیمت همکار
ask-cost = هر { $title } برای شما چند تمام می‌شود؟ حالا: { $now }
    مثلاً ۲۱۰۰۰ بفرستید، یا - اگر معلوم نیست.
ask-reseller = همکاران برای { $title } چند می‌پردازند؟ حالا: { $now }
    مثلاً ۲۸۰۰۰ بفرستید، یا - برای قیمت عادی.
reseller-above = قیمت همکار نمی‌تواند از قیمت عادی { $price } بیشتر باشد.

# --- Staff: variants ---

variants-of = { $count ->
    [0] 🧩 <b>{ $title }</b>
    [one] 🧩 <b>{ $title }</b> یک گونه دارد:
   *[other] 🧩 <b>{ $title }</b> { $count } گونه دارد:
}
variants-none = هنوز گونه‌ای نیست. با گونه‌ها، یک محصول چند نسخه دارد که هر کدام قیمت و موجودی خودش را دارد: یک‌ماهه، سه‌ماهه، اشتراکی، اختصاصی.
variant-line = { $number } <b>{ $name }</b> — { $price } · موجودی { $left }
variant-line-hidden = { $number } { $name } — { $price } · پنهان
btn-add-variant = ➕ گونه
ask-variant = { $title }
    نام و قیمت گونه را هر کدام در یک خط بفرستید:

        سه‌ماهه
        ۹۰۰۰۰
ask-first-variant = { $title } محصولی با چند گونه می‌شود. نام همین که حالا هست چیست؟ مثلاً: یک‌ماهه
family-made = انجام شد. موجودی و سفارش‌هایش با خودش می‌مانند.

# --- Staff: country and type ---

attributes-of = 🌍 <b>{ $title }</b>
attribute-country = کشور: { $country }
attribute-type = دسته: { $type }
attributes-hint = خریداران می‌توانند محصولات را با کشور و دسته پیدا کنند.
no-country = ثبت نشده
no-type = ثبت نشده
btn-flag = { $flag } { $code }
btn-other-country = ✎ کشور دیگر
btn-no-country = ✖ بدون کشور
btn-set-type = 🏷 دسته
btn-no-type = ✖ بدون دسته
ask-country = { $title } مال کدام کشور است؟ نام، دو حرف یا پرچمش را بفرستید، یا - برای هیچ.
ask-type = { $title } از چه دسته‌ای است؟ مثلاً: ویژه، کارت هدیه، خانوادگی. بفرستید یا یکی را بزنید.
country-unknown = کشوری به نام «{ $words }» نمی‌شناسم. نام، دو حرف یا پرچمش را بفرستید.

# --- Staff: note, warranty, refunds ---

promises-of = 🛡 آنچه همراه <b>{ $title }</b> تعهد می‌شود
promise-note = 📝 یادداشت همراه کالا: { $note }
promise-no-note = 📝 یادداشتی همراه کالا نیست.
promise-warranty = { $days ->
    [one] 🛡 یک روز ضمانت
   *[other] 🛡 { $days } روز ضمانت
}
promise-no-warranty = 🛡 بدون ضمانت
promise-refund = ↩ بازگشت پول با { $rule }: { $formula }
promise-no-refund = ↩ بدون بازگشت پول
promise-example = مثلاً { $paid } پرداخت، { $warranty } روز ضمانت، درخواست در روز { $days }: { $back } برمی‌گردد.
refund-by-shop = قاعدهٔ فروشگاه
refund-by-own = قاعدهٔ خودش
btn-note = 📝 یادداشت
btn-days = { $days ->
    [one] ۱ روز
   *[other] { $days } روز
}
btn-no-warranty = بدون ضمانت
btn-warranty-own = ✎ مدت دیگر
btn-refund-shop = قاعدهٔ فروشگاه
btn-refund-none = بدون بازگشت
btn-refund-own = ✎ فرمول خودش
note-of = 📝 یادداشت همراه <b>{ $title }</b>
note-now = حالا: { $note }
note-hint = خریدار آن را با کالا می‌خواند. هر سفارش یادداشت زمان ثبتش را نگه می‌دارد.
btn-note-all = ✎ برای همه
btn-note-to = { $language }
btn-note-in = ✅ { $language }
ask-note = { $title }
    حالا: { $now }
    یادداشتی را که همراه کالا می‌آید بفرستید، یا - برای هیچ. نوشته‌های زبان‌های دیگر پاک می‌شوند.
ask-note-in = { $title }
    یادداشت را به این زبان بفرستید: { $language }. برای برداشتن - بفرستید.
ask-warranty = { $title } حالا { $now } روز ضمانت دارد. چند روز باشد؟ ۰ یعنی هیچ.
ask-refund = { $title }
    حالا: { $now }
    فرمول بازگشت پول را بفرستید، مثلاً: { $example }
    می‌توانید به کار ببرید: { $names }
    - برای قاعدهٔ فروشگاه، ۰ برای بدون بازگشت.

# --- Staff: batches ---

btn-batches = 🧺 محموله‌ها
btn-batch = 🧺 همین محموله
btn-batch-n = 🧺 { $n }
btn-cost-line = 🏭 هزینه
btn-batch-note = 📝 یادداشت
btn-freeze = ❄ توقف فروش
btn-thaw = ☀ فروش دوباره
btn-affected = 👥 خریداران · { $count }
btn-order = { $code }
btn-recall = ♻ پیشنهاد جبران
batches-of = { $count ->
    [0] 🧺 <b>{ $title }</b> هنوز محموله‌ای ندارد.
    [one] 🧺 یک محموله از <b>{ $title }</b>
   *[other] 🧺 { $count } محموله از <b>{ $title }</b>
}
batch-line = <b>{ $n }</b> · { $at }
batch-line-frozen = ❄ <b>{ $n }</b> · { $at } · متوقف
batch-counts = آزاد { $free } · فروخته { $sold } · نگه‌داشته { $held }
batch-title = 🧺 محمولهٔ { $n } از <b>{ $title }</b>
batch-added = { $by } افزود، { $at }
batch-cost = هزینهٔ هر عدد: { $cost }
batch-no-cost = هزینهٔ هر عدد: همان که در محصول است
batch-note = یادداشت: { $note }
batch-waiting = { $count ->
    [one] یکی برای سفارشی که منتظر پرداخت است نگه داشته شده.
   *[other] { $count } عدد برای سفارش‌های منتظر پرداخت نگه داشته شده‌اند.
}
batch-replaced = { $count ->
    [one] یکی از فروخته‌ها جایگزین شده.
   *[other] { $count } عدد از فروخته‌ها جایگزین شده‌اند.
}
batch-frozen = ❄ توقف فروش { $at }: { $reason }
batch-is-frozen = ❄ فروش متوقف است
ask-batch-cost = هر عدد این محموله چند تمام شده؟ مثلاً ۲۱۰۰۰، یا - برای همان که در محصول است.
ask-batch-note = دربارهٔ این محموله چه یادتان بماند؟ تا { $limit } نویسه، یا - برای هیچ. مثلاً: از سارا، فاکتور ۱۲
ask-freeze = { $count ->
    [0] فروش محمولهٔ { $n } متوقف شود؟ چیزی از آن آزاد نمانده، ولی آنچه پس داده شود فروخته نمی‌شود.
    [one] فروش محمولهٔ { $n } متوقف شود؟ یک عدد آزادش دیگر فروخته نمی‌شود. چرا؟ دلیل را بزنید یا بنویسید.
   *[other] فروش محمولهٔ { $n } متوقف شود؟ { $count } عدد آزادش دیگر فروخته نمی‌شود. چرا؟ دلیل را بزنید یا بنویسید.
}
freeze-supplier = تأمین‌کننده از مشکلی خبر داده است
freeze-faulty = کار نمی‌کند
freeze-checking = در حال بررسی
btn-freeze-supplier = مشکل تأمین‌کننده
btn-freeze-faulty = کار نمی‌کند
btn-freeze-checking = در حال بررسی
frozen = فروش متوقف شد. نگه‌داشته: { $count }
thawed = دوباره در فروش است. آزاد: { $count }
affected = { $count ->
    [0] محمولهٔ { $n }: کسی عددی از آن ندارد که جایگزین نشده باشد.
    [one] محمولهٔ { $n }: یک عدد فروخته و جایگزین نشده است.
   *[other] محمولهٔ { $n }: { $count } عدد فروخته و جایگزین نشده‌اند.
}
affected-line = { $code } · { $name } · { $at } · { $state }
affected-sold = فروخته
affected-back = پول برگشت

# --- Staff: sales ---

sales = حراج‌ها
btn-all-sales = 🏷 حراج‌ها
sale-of = 🏷 حراج <b>{ $title }</b>
sale-none = حالا حراجی نیست.
sale-how-much = چقدر کمتر؟
sale-line = { $title }: { $off } تخفیف، تا وقتی متوقفش کنید
sale-line-until = { $title }: { $off } تخفیف تا { $until }
sale-line-later = { $title }: { $off } تخفیف، شروع { $at }
percent-off = { $percent } %
btn-percent = −{ $percent } %
btn-off-own = ✎ مقدار دیگر
btn-sale-stop = ✖ پایان حراج
ask-off = { $title }
    چقدر کمتر؟ درصد بفرستید، مثلاً ۱۲٪، یا مبلغ، مثلاً ۵۰۰۰.
sale-when = <b>{ $title }</b>: { $off } تخفیف
sale-begins-now = همین حالا شروع می‌شود.
sale-begins = شروع { $at }.
sale-how-long = مدتش را بزنید تا برقرار شود.
btn-begins-0 = حالا
btn-begins-1 = فردا
btn-begins-7 = یک هفتهٔ دیگر
btn-until-stopped = ∞ تا توقف
btn-end-own = ✎ پایان دیگر
ask-end = چقدر طول بکشد؟ مثلاً { $days } به روز یا { $hours } به ساعت، یا آخرین روز: { $day }. برای تا توقف - بفرستید.
end-unclear = نفهمیدم کی تمام می‌شود. مثلاً { $example } برای روز، یا آخرین روز: { $day }
sale-started = 🏷 حراج برقرار شد.
sales-stopped = { $count ->
    [0] حراجی برای پایان دادن نبود.
    [one] حراج پایان یافت.
   *[other] { $count } حراج پایان یافت.
}
sales-all = { $count ->
    [0] 🏷 حراجی نیست. برای شروع، محصول یا دسته‌بندی را باز کنید.
    [one] 🏷 یک حراج:
   *[other] 🏷 { $count } حراج:
}
numbered = { $n }. { $line }
btn-stop-n = ✖ { $n }
discount-whole = این‌طور چیزی رایگان می‌شود: کمترین قیمت { $price } است. کمتر تخفیف بدهید.

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
setting-hold-minutes = کالایی که دوباره موجود شده چند دقیقه برای نفر اول صف نگه داشته شود؛ ۰: فقط خبر بده.
