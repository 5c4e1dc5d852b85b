## دکمه‌ها

btn-paid = 🔄 پرداخت کردم
btn-other-way = ⇄ روش دیگر
btn-cancel = ✖ لغو
btn-centre = 💳 پرداخت‌ها
btn-back = ‹ بازگشت
btn-previous = ‹
btn-next = ›
btn-page = { $page }/{ $pages }
btn-unclaimed = ❓ بی‌صاحب: { $n }
btn-open = ⏳ باز: { $n }
btn-late = ⌛ دیررسیده: { $n }
btn-failed = ⚠️ ناموفق: { $n }
btn-all-paid = ✅ پرداخت‌شده
btn-attempt = { $icon } { $asked } · { $name }
btn-receipt = ⌛ { $money } · { $name }
btn-found = ❓ { $money } · { $method }
btn-order = 🧾 سفارش
btn-send-back = ↩ برگرداندن { $money }
btn-send-back-now = ↩ بله، برگردان
btn-to-person = 👤 دادن به یک نفر
btn-not-ours = ✖ مال ما نیست
btn-candidate = { $asked } · { $name }
btn-give = ✅ بله، بده

## پرداخت

it-is-over = این پرداخت تمام شده است. نتیجه‌اش این است.
just-looked = همین چند لحظه پیش بررسی کردیم و خودمان ادامه می‌دهیم. لازم نیست چیزی را بزنید.
it-is-slow = سرویس پرداخت فعلاً کند است. خودمان به بررسی ادامه می‌دهیم و چیزی گم نمی‌شود. می‌توانید روش دیگری هم انتخاب کنید.
looking = در حال بررسی… معمولاً ۵ تا ۲۰ ثانیه طول می‌کشد.
cancelled = لغو شد. پولی که در راه است به موجودی شما می‌رود.

## مرکز پرداخت

staff = مدیریت
centre = پرداخت‌ها
open-now = ⏳ { $n } پرداخت باز است.
unclaimed-now = ❓ { $n } مبلغ بی‌صاحب رسیده است. لطفاً نگاهی بیندازید.
nothing-unclaimed = ✅ هیچ پولی بی‌صاحب نیست.
method-well = 🟢 { $method } · آخرین بررسی { $at }
method-idle = ⚪ { $method } · هنوز چیزی برای بررسی نبوده است
method-ill = 🔴 { $method } · { $n } بررسی پشت سر هم ناموفق بود: { $problem }
list-none = اینجا چیزی نیست.
list-open = { $n } پرداخت باز
list-failed = { $n } پرداخت ناموفق
list-paid = { $n } پرداخت‌شده
list-expired = { $n } پرداخت منقضی
list-late = { $n } مبلغ دیر رسید و در موجودی پرداخت‌کننده‌اش است.
list-unclaimed = { $n } مبلغ بی‌صاحب
attempt-title = <b>{ $icon } { $state }</b> · { $method }
state-open = باز
state-paid = پرداخت‌شده
state-expired = منقضی
state-cancelled = لغوشده
state-failed = ناموفق
attempt-who = 👤 { $name } · { $purpose }
for-balance = برای موجودی
for-order = برای سفارش { $code }
attempt-asked = خواسته‌شده: { $asked } · حساب می‌شود { $amount }
attempt-fee = کارمزد اضافه: { $fee }
attempt-when = شروع { $opened } · پایان { $until }
attempt-reference = شناسه: { $reference }
attempt-problem = دلیل: { $problem }
receipt = 💵 { $money } · { $fate }
fate-settled = سفارش را پرداخت کرد
fate-short = کم بود؛ در موجودی است
fate-late = دیر رسید؛ در موجودی است
fate-extra = بیش از اندازه؛ در موجودی است
fate-deposit = به موجودی افزوده شد
fate-unknown = بی‌صاحب
taken-back = ⛔ پس گرفته شد: { $money } ({ $reason })
said = { $at } { $kind } { $words }

## بی‌صاحب

found = <b>❓ { $money }</b> · { $method }
found-when = دیده‌شده { $at }
found-reference = شناسه: { $reference }
detail = { $name }: { $words }
maybe = شاید برای یکی از این‌ها بوده است. پیش از زدن مقایسه کنید:
would-give = { $money } به { $name } داده شود؟
given = داده شد و به آن شخص خبر داده شد.
whose = { $money } مال کیست؟ شناسه، شمارهٔ بانکی یا نام کاربری @ او را بفرستید.
worth-what = { $money } به پول فروشگاه چقدر حساب می‌شود؟ مثلاً 100k.
why-give = چرا { $name } مبلغ { $money } می‌گیرد؟ در سوابق نگه داشته می‌شود.
given-to = ✅ { $money } به { $name } داده شد و به او خبر داده شد.
why-not-ours = چرا { $money } مال فروشگاه نیست؟ در سوابق نگه داشته می‌شود.
set-aside = به‌عنوان «مال ما نیست» کنار گذاشته شد.

## برگرداندن

why-send-back = چرا { $money } را به { $name } برمی‌گردانید؟ در سوابق نگه داشته می‌شود.
would-send-back = { $money } به { $name } برگردانده شود؟ همین ارزش از موجودی او کم می‌شود.
because = دلیل: { $reason }
sending-back = در راه برگشت است.

## نام این افزونه

plugin-called = پرداخت‌ها
plugin-does = پرداخت‌ها برای مدیران و خریداران: آنچه آمده، پول بی‌صاحب، و بازپرداخت.
