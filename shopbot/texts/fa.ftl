# The house's own words. Plugins fall back to these, so a plugin needs no "Back" of its own.

language-name = فارسی

## Buttons

btn-back = ‹ بازگشت
btn-home = 🏠
btn-next = بعدی ›
btn-previous = ‹ قبلی
btn-page = { $page }/{ $pages }
btn-more = بیشتر ▾
btn-ok = باشه
btn-yes = بله
btn-no = خیر
btn-confirm = ✅ تأیید
btn-save = 💾 ذخیره
btn-edit = ✎ ویرایش
btn-cancel = ✖ انصراف
btn-skip = رد کردن
btn-undo = ↩ بازگرداندن
btn-close = بستن
btn-retry = 🔄 تلاش دوباره
btn-refresh = 🔄 به‌روزرسانی
btn-support = 💬 پشتیبانی
btn-shop = 🛍 ورود به فروشگاه

## Words inside sentences

trail-home = 🏠
yes = بله
no = خیر
just = { $words }
no-name = بدون نام
page = صفحهٔ { $page } از { $pages }

state-draft = ثبت‌نشده
state-waiting = در انتظار پرداخت
state-paid = پرداخت‌شده
state-delivered = تحویل‌شده
state-part-delivered = بخشی تحویل شده
state-expired = منقضی‌شده
state-cancelled = لغوشده
state-refunded = مبلغ برگشت داده شد

## Answers to taps and messages

working = در حال انجام…
reading-file = در حال خواندن فایل…
already-done = این کار قبلاً انجام شده است.
saved = ذخیره شد.
cancelled = لغو شد. چیزی تغییر نکرد.
undone = به حالت قبل برگشت.
undo-too-late = مهلت بازگرداندن این کار گذشته است.
nothing-to-cancel = چیزی برای لغو کردن نیست.
nothing-to-delete = چیزی برای حذف نیست.
old-button = این دکمه قدیمی است. وضعیت فعلی را اینجا می‌بینید.
not-allowed = این بخش برای شما در دسترس نیست.
not-ready = هنوز در حال انجام است. چند لحظهٔ دیگر دوباره امتحان کنید.
gone = این مورد دیگر موجود نیست.
sold-out = { $left ->
    [0] متأسفانه همین حالا تمام شد.
    [one] فقط { $left } عدد باقی مانده است.
   *[other] فقط { $left } عدد باقی مانده است.
}
too-fast = کمی آهسته‌تر! لطفاً چند ثانیه صبر کنید.
not-understood = متوجه نشدم. لطفاً یکی از دکمه‌ها را بزنید یا برای باز کردن فروشگاه /start را بفرستید.
wrong-form = لطفاً به این شکل بنویسید: { $example }
error-apology = متأسفیم، مشکلی از سمت ما پیش آمد. چیزی تغییر نکرد.
    لطفاً دوباره امتحان کنید. اگر باز هم تکرار شد، این کد را برای پشتیبانی بفرستید: { $code }

banned = در حال حاضر امکان استفاده از این فروشگاه را ندارید.
    دلیل: { $reason }
banned-until = تا { $until } امکان استفاده از این فروشگاه را ندارید.
    دلیل: { $reason }

## Questions and forms

text-wanted = لطفاً با یک پیام متنی پاسخ دهید.
photo-wanted = لطفاً یک عکس بفرستید.
file-wanted = لطفاً یک فایل بفرستید.
field-empty = این بخش نمی‌تواند خالی باشد.
field-too-long = { $limit ->
    [one] متن خیلی طولانی است. حداکثر { $limit } نویسه مجاز است.
   *[other] متن خیلی طولانی است. حداکثر { $limit } نویسه مجاز است.
}
file-too-large = این فایل خیلی بزرگ است. حداکثر حجم مجاز { $limit } مگابایت است.
file-wrong-type = این نوع فایل پذیرفته نمی‌شود. لطفاً یکی از این‌ها را بفرستید: { $types }
file-unreadable = فایل { $name } خوانده نشد. آن را به‌صورت متن ساده (UTF-8) ذخیره کنید و دوباره بفرستید.
file-not-fetched = دریافت فایل از تلگرام انجام نشد. لطفاً دوباره بفرستید.
reason-missing = لطفاً دلیل را بنویسید.
setting-wrong = این مقدار برای { $name } پذیرفته نیست. مقدار قابل قبول: { $kind }
kind-switch = on یا off
kind-number = عدد
kind-text = متن
kind-address = نشانی‌ای که با { $begin } شروع شود
kind-list = فهرستی که با ویرگول جدا شده
number-unclear = «{ $text }» را نتوانستم به‌عنوان عدد بخوانم. لطفاً فقط عدد بفرستید، مثلاً ۳.
number-range = لطفاً عددی از { $low } تا { $high } انتخاب کنید.

amount-unclear = «{ $text }» را نتوانستم به‌عنوان مبلغ بخوانم. مثلاً این‌طور بنویسید: ۵۰٬۰۰۰ یا ۵۰ هزار.
amount-ambiguous = «{ $text }» دو معنی دارد: { $first } یا { $second }. لطفاً منظورتان را روشن‌تر بنویسید.
amount-too-fine = { $places ->
    [0] مبلغ به { $currency } رقم اعشار ندارد. لطفاً بدون اعشار بنویسید.
    [one] مبلغ به { $currency } حداکثر { $places } رقم اعشار دارد.
   *[other] مبلغ به { $currency } حداکثر { $places } رقم اعشار دارد.
}
amount-negative = مبلغ نمی‌تواند کمتر از صفر باشد.
amount-zero = مبلغ باید بیشتر از صفر باشد.
amount-too-big = این مبلغ خیلی زیاد است. سقف مجاز { $limit } است.
rate-missing = نرخ { $currency } هنوز معلوم نیست و این روش پرداخت قابل استفاده نیست. لطفاً روش دیگری انتخاب کنید.
rate-stale = نرخ { $currency } فعلاً به‌روز نیست. لطفاً روش دیگری انتخاب کنید یا بعداً دوباره امتحان کنید.
invoice-over = مهلت این صورتحساب تمام شده و مبلغی کسر نشد. سفارش خود را در فروشگاه باز کنید و دوباره روش پرداخت را انتخاب کنید.
invoice-not-yours = این صورتحساب برای شخص دیگری است. مبلغی کسر نشد.
invoice-changed = مبلغ تغییر کرده و چیزی کسر نشد. سفارش خود را در فروشگاه باز کنید و دوباره بپردازید.
invoice-refused = این پرداخت پذیرفته نمی‌شود. مبلغی کسر نشد. لطفاً از فروشگاه بپرسید.

## Products and stock

no-such-product = این محصول وجود ندارد.
no-such-category = این دسته وجود ندارد.
not-for-sale = این محصول فعلاً فروخته نمی‌شود.
title-missing = لطفاً نام را بنویسید.
title-too-long = { $limit ->
    [one] نام خیلی طولانی است. حداکثر { $limit } نویسه مجاز است.
   *[other] نام خیلی طولانی است. حداکثر { $limit } نویسه مجاز است.
}
description-too-long = { $limit ->
    [one] توضیح خیلی طولانی است. حداکثر { $limit } نویسه مجاز است.
   *[other] توضیح خیلی طولانی است. حداکثر { $limit } نویسه مجاز است.
}
price-negative = قیمت نمی‌تواند کمتر از صفر باشد.
price-too-big = این قیمت خیلی زیاد است.
number-invalid = این شماره برای محصول قابل استفاده نیست.
number-taken = شمارهٔ { $number } برای محصول دیگری ثبت شده است.
count-negative = تعداد نمی‌تواند کمتر از صفر باشد.
quantity-range = این تعدادها با هم جور نیستند: حداقل باید ۱ باشد و حداکثر نباید از حداقل کمتر باشد.
category-too-deep = دسته‌ها فقط دو سطح دارند.
unit-gone = این مورد دیگر در انبار نیست.
line-too-long = { $limit ->
    [one] سطر { $line } خیلی طولانی است. حداکثر { $limit } نویسه مجاز است.
   *[other] سطر { $line } خیلی طولانی است. حداکثر { $limit } نویسه مجاز است.
}

## Orders

no-such-order = این سفارش وجود ندارد.
order-closed = { $state ->
    [paid] این سفارش پرداخت شده است.
    [delivered] این سفارش تحویل شده است.
    [part-delivered] بخشی از این سفارش تحویل شده است.
    [expired] مهلت این سفارش تمام شده است.
    [cancelled] این سفارش لغو شده است.
    [refunded] مبلغ این سفارش برگشت داده شده است.
   *[other] این سفارش دیگر قابل تغییر نیست.
}
too-many-waiting = { $limit ->
    [one] یک سفارش پرداخت‌نشده دارید. لطفاً ابتدا آن را پرداخت یا لغو کنید.
   *[other] { $limit } سفارش پرداخت‌نشده دارید. لطفاً ابتدا یکی را پرداخت یا لغو کنید.
}
too-few = { $min ->
    [one] حداقل سفارش { $min } عدد است.
   *[other] حداقل سفارش { $min } عدد است.
}
too-many = { $max ->
    [one] در هر سفارش حداکثر { $max } عدد مجاز است.
   *[other] در هر سفارش حداکثر { $max } عدد مجاز است.
}
price-changed = قیمت از { $old } به { $new } تغییر کرده است. مبلغی کسر نشد.
receipt-differs = پرداخت { $reference } قبلاً با مبلغ { $was } ثبت شده، اما اکنون { $now } گزارش شده است. لطفاً آن را دستی بررسی کنید.

## People and money

not-enough = موجودی شما { $balance } است و { $missing } کم دارید.
no-such-person = این شخص را نمی‌شناسم. باید یک بار ربات را اجرا کند.
last-owner = این تنها مالک فروشگاه است. ابتدا شخص دیگری را مالک کنید.
owner-not-banned = مالک فروشگاه را نمی‌توان مسدود کرد.

## For the staff

bug-alert = { $times ->
    [one] ⚠️ خطایی در { $place } رخ داد. کد: { $code }
   *[other] ⚠️ { $times } خطا در { $place } رخ داد. کد: { $code }
}
parked-alert = ⚠️ پس از سه تلاش ناموفق کنار گذاشته شد: { $event }. کد: { $code }
    بقیهٔ کارها منتظر این نمی‌مانند.
plugin-alert = ⚠️ افزونهٔ { $plugin } بارگذاری نشد: { $problem }
unreachable-alert = ⚠️ تلگرام به نشانی وب فروشگاه دسترسی ندارد. پیام خریداران حداکثر ۲۴ ساعت منتظر می‌ماند و پس از آن از دست می‌رود.
    برای دیدن علت، این را روی سرور بنویسید: { $command }
door-alert = ⚠️ ورودی وب فروشگاه باز نشد و سرویس‌های پرداخت نمی‌توانند با آن تماس بگیرند: { $problem }

## Plugins and settings

no-such-plugin = افزونه‌ای به نام { $plugin } وجود ندارد.
plugin-refused = { $plugin } روشن نشد: { $problem }
plugin-needed = { $plugin } باید روشن بماند، چون { $by } بدون آن کار نمی‌کند. ابتدا آن را خاموش کنید.
plugin-needs = { $plugin } به { $needs } نیاز دارد. ابتدا آن را روشن کنید.
plugin-stays = { $plugin } باید روشن بماند؛ بدون آن دیگر نمی‌توانید به این‌جا برگردید.
already-dealt-with = این‌جا کاری باقی نمانده؛ قبلاً به آن رسیدگی شده است.
setting-payment-window = خریدار چند دقیقه برای پرداخت فرصت دارد، پیش از آن‌که کالا به موجودی برگردد
btn-setting-payment-window = مهلت پرداخت
setting-most-waiting = هر خریدار هم‌زمان چند سفارش پرداخت‌نشده می‌تواند داشته باشد
btn-setting-most-waiting = سفارش پرداخت‌نشده

bot-about = { $shop }: انتخاب کنید، پرداخت کنید و همان لحظه تحویل بگیرید؛ شبانه‌روزی.
bot-description =
    به { $shop } خوش آمدید!
    کالا را انتخاب کنید، پرداخت کنید و در چند ثانیه همین‌جا تحویل بگیرید؛ شبانه‌روزی. برای دیدن فروشگاه «شروع» را بزنید.
books-wrong = { $problems ->
    [one] ⛔ در بازشماری شبانه یک مورد نادرست پیدا شد. روی سرور اجرا کنید: python3 run.py check --deep
   *[other] ⛔ در بازشماری شبانه { $problems } مورد نادرست پیدا شد. روی سرور اجرا کنید: python3 run.py check --deep
}

## پرداخت‌ها

method-busy = همین حالا افراد زیادی با این روش پرداخت می‌کنند. لطفاً روش دیگری انتخاب کنید یا چند دقیقهٔ دیگر دوباره امتحان کنید.
claimed-already = دربارهٔ این پول قبلاً تصمیم گرفته شده است.
other-currency = قرار نبود این پرداخت با { $currency } انجام شود. پول را به خود شخص بدهید.
worth-differs = این پول { $money } است و نمی‌تواند مبلغ دیگری حساب شود.
refund-too-much = حداکثر { $money } از این پول را هنوز می‌توان برگرداند.
cannot-refund = با این روش پرداخت نمی‌توان پول را برگرداند.
fee-included = شامل { $fee } کارمزد است؛ { $amount } آن حساب می‌شود.
way-costs = { $way }: مبلغ ارسالی شما { $asked }
way-costs-fee = { $way }: مبلغ ارسالی شما { $asked }، شامل { $fee } کارمزد
looked-at = 🔎 آخرین بررسی { $at }: هنوز چیزی نرسیده است. خودمان به بررسی ادامه می‌دهیم.
method-off = ⏸ روش پرداخت { $method } خاموش است، در حالی که هنوز کسانی با آن پرداخت می‌کنند.
    پرداخت‌هایشان متوقف شده، نه گم: تا این روش برنگردد و بررسی نکند، چیزی تمام نمی‌شود. زود دوباره روشنش کنید.
method-broken = ⚠️ روش پرداخت { $method } چند بار پشت سر هم جواب نداد: { $problem }
    فعلاً پیشنهاد نمی‌شود. پرداخت‌های باز متوقف شده‌اند، نه گم؛ خودش برمی‌گردد.
method-back = ✅ روش پرداخت { $method } دوباره جواب می‌دهد و پیشنهاد می‌شود.
money-reversed = ⛔ { $method } مبلغ { $money } را پس گرفت. سفارش: { $code }
    دلیل: { $reason }
    آنچه موجودی پرداخت‌کننده پوشش نداد: { $lost }
refund-failed = ⚠️ برگرداندن { $money } انجام نشد: { $problem }
    پول دوباره در موجودی شخص است.

## Formulas

formula-empty = لطفاً یک فرمول بنویسید.
formula-long = { $limit ->
    [one] فرمول خیلی بلند است. حداکثر یک نویسه جا می‌شود.
   *[other] فرمول خیلی بلند است. حداکثر { $limit } نویسه جا می‌شود.
}
formula-deep = پرانتزهای تودرتو زیاد است. لطفاً ساده‌تر بنویسید.
formula-unclear = فرمول از اینجا به بعد نامفهوم است: { $near }
formula-unfinished = فرمول نیمه‌کاره مانده و در پایانش چیزی کم است.
formula-missing = در فرمول یک { $sign } کم است.
formula-number = { $text } دو معنی دارد: { $first } یا { $second }. لطفاً منظورتان را روشن‌تر بنویسید.
formula-thousands = لطفاً { $text } را بدون جداکنندهٔ هزارگان بنویسید: { $first }
formula-comma = درون پرانتز تابع، { $text } دو معنی دارد: { $first } یا { $second }. لطفاً منظورتان را روشن‌تر بنویسید.
formula-name = { $name } اینجا شناخته‌شده نیست. نام‌های موجود: { $known }
formula-function = تابعی به نام { $name } نداریم. تابع‌های موجود: { $known }
formula-one-value = { $name } فقط یک مقدار می‌گیرد.
formula-two-values = { $name } دست‌کم دو مقدار می‌گیرد که با ویرگول و فاصله از هم جدا شوند.
formula-truth = { $part } یا درست است یا نادرست؛ آنجا یک عدد لازم است.
formula-condition = { $part } عدد است؛ آنجا یک مقایسه لازم است، مثلاً { $fix }
formula-divides = با { $case } تقسیم بر صفر می‌شود. به جای { $part } بنویسید { $fix }
formula-negative = با { $case } نتیجه { $result } می‌شود که کمتر از صفر است. می‌توانید بنویسید { $fix }
formula-whole = با { $case } نتیجه { $result } می‌شود. فرمول فقط مبلغی است که پرداخت‌کننده اضافه می‌دهد، بدون خود مبلغ، مثلاً { $fix }
formula-too-much = با { $case } نتیجه { $result } می‌شود که از مبلغ پرداختی بیشتر است. می‌توانید بنویسید { $fix }

## خبرها برای مدیران، و گروه‌هایی که آن‌ها را می‌گیرند

digest-busy = { $count ->
    [one] 🔔 فروشگاه شلوغ است: از { $since } تاکنون یک خبر دیگر.
   *[other] 🔔 فروشگاه شلوغ است: از { $since } تاکنون { $count } خبر دیگر.
}
digest-over = { $count ->
    [one] 🔔 یک خبر دیگر بین { $since } و { $until }. از این پس خبرها دوباره تک‌تک می‌آیند.
   *[other] 🔔 { $count } خبر دیگر بین { $since } و { $until }. از این پس خبرها دوباره تک‌تک می‌آیند.
}
digest-line = { $count } × { $what }
btn-digest = نمایش خبرها
notices-orders = سفارش
notices-payments = پرداخت
notices-stock = موجودی
notices-messages = پیام
notices-faults = خطا
notices-other = خبرهای دیگر
setting-notices-a-minute = چند خبر در دقیقه تک‌تک بیاید. بیشتر از آن در یک پیام جمع و شمرده می‌شود.
btn-setting-notices-a-minute = خبر در دقیقه
group-lost = ⚠️ گروه { $group } دیگر خبری نمی‌گیرد: من از آن حذف شده‌ام یا اجازهٔ نوشتن در آن را ندارم.
    برای تغییر آن، دوباره مرا به گروه اضافه کنید و آن‌جا بنویسید /whitelist
no-such-group = این گروه خبری نمی‌گیرد.
author-hidden = تلگرام نمی‌گوید { $name } کیست: حسابش هنگام هدایت پیام پنهان است.
    به‌جای آن شناسه، نام کاربری یا شمارهٔ بانکی او را بنویسید. شمارهٔ بانکی در نمایهٔ او در فروشگاه است.
author-unknown = { $id } هرگز فروشگاه را باز نکرده است، پس این‌جا چیزی دربارهٔ او نیست.
