## Commands

cmd-refund = آنچه برای یک سفارش برمی‌گردد

## Buttons

btn-trouble = 🛠 کار نمی‌کند؟
btn-money-back = ↩ بازگشت پول
btn-number = شمارهٔ { $n }
btn-why-wrong = ❌ کار نمی‌کند
btn-why-used = ♻ قبلاً استفاده شده
btn-why-other = ❓ مشکل دیگر
btn-show-goods = 👁 دیدن کالا
btn-ask-back = ↩ درخواست { $money }
btn-ask-anyway = ✍ نوشتن به فروشگاه
btn-look = 👁 دیدن
btn-recall = 🧊 دیدن دسته
btn-to-balance = 💰 موجودی من
btn-copy = کپی
btn-cases = 🛟 درخواست‌ها
btn-case-broken = 🛠 { $code } · { $name }
btn-case-refund = ↩ { $code } · { $name }
btn-refund = ↩ بازگشت پول
btn-to-wallet = 💰 به موجودی { $money }
btn-whole = همه { $money }
btn-one-of = 1️⃣ برای یکی { $money }
btn-other = ✎ مبلغ دیگر
btn-back-by = ↩ از راه { $name } { $money }
btn-replace = ♻ تعویض
btn-replace-now = ♻ تعویض کن
btn-decline = ✖ رد
btn-goods-back = 📦 فروش دوباره
btn-goods-stay = 👤 نزد خریدار بماند
btn-refund-now = ↩ برگرداندن { $money }
btn-decline-over = ضمانت تمام شده
btn-decline-works = کار می‌کند
btn-decline-no-rule = وعده داده نشده
btn-reason-rule = طبق قاعده
btn-reason-wrong = کار نمی‌کند
btn-reason-goodwill = حسن نیت
btn-agree = ↩ موافقم، برگردان
btn-drop = رهایش کن
btn-recall-goods = ♻ تعویض برای همه
btn-recall-money = ♻ تعویض یا پول

## Parts

staff = کارکنان
cases = درخواست‌ها
code = { $code }
help-with-order = کمک برای سفارش
about = { $title } · سفارش { $code }

## The sum

sum-paid = پرداختی: { $money }
sum-gone = قبلاً برگشته: { $money }
sum-days = استفاده‌شده: { $days } از { $warranty } روز ضمانت
sum-claims = تعویض‌های قبلی: { $count }
sum-result = { $steps } = <b>{ $money }</b>
sum-rest = هنوز برمی‌گردد: <b>{ $money }</b>
sum-no-rule = برای این کالا بعد از تحویل پولی برگردانده نمی‌شود.
sum-undelivered = هنوز تحویل نشده، پس همه‌اش برمی‌گردد: <b>{ $money }</b>

## The buyer

which-one = دربارهٔ کدام است؟
what-is-wrong = مشکلش چیست؟
no-warranty-now = ضمانت دیگر شامل این نمی‌شود، ولی بررسی‌اش می‌کنیم.
nothing-to-replace = اینجا چیزی برای تعویض نیست.
nothing-back = هرچه می‌توانست برگردد، برگشته است.
asked-already = قبلاً به ما گفته‌اید. کسی بررسی می‌کند و همین‌جا می‌نویسد.
asked-staff = ✅ ممنون. کسی بررسی می‌کند و همین‌جا می‌نویسد.
replaced-toast = ♻ تعویض شد
replaced-now = ♻ تعویض شد. تازه‌اش پایین و در سفارش شماست.
sum-changed = در این میان چیزی تغییر کرد. لطفاً دوباره ببینید.
back-toast = ↩ پول در موجودی شماست
ask-why-back = در یک پیام بنویسید چرا پول سفارش { $code } را پس می‌خواهید. کسی می‌خواند و همین‌جا جواب می‌دهد.
fresh-title = ♻ <b>تعویض شد</b> · { $title } · { $code }
fresh-goods = { $unit }
fresh-part = { $name }: { $value }
fresh-words = به‌جای آن که کار نمی‌کرد از این استفاده کنید. برای دیدن روی خط بزنید.
told-refund = ↩ { $money } بابت سفارش { $code } به موجودی شما برگشت.
    دلیل: { $why }
told-refund-method = ↩ { $money } بابت سفارش { $code } از همان راهی که پرداختید برمی‌گردد. اگر نشد، در موجودی شما می‌ماند.
    دلیل: { $why }
told-declined = دربارهٔ سفارش { $code }: این بار نتوانستیم خواستهٔ شما را انجام دهیم.
    دلیل: { $why }

## Why

why-wrong = کار نمی‌کند
why-used = قبلاً استفاده شده
why-other = مشکل دیگری هست
why-rule = بازگشت پول طبق قاعده
reason-rule = طبق قاعده‌ای که وعده داده شده بود
reason-wrong = کار نمی‌کرد
reason-goodwill = از روی حسن نیت فروشگاه
reason-over = ضمانت آن تمام شده است.
reason-works = امتحانش کردیم و همان‌طور که نوشته شده کار می‌کند.
reason-no-rule = این در وعده‌های هنگام خرید نیست.
reason-recall = فراخوان فروشگاه: بخشی از این دسته کار نمی‌کند

## Staff

how-many-cases = { $count ->
    [0] کسی منتظر تصمیم نیست.
    [one] یک درخواست منتظر تصمیم است.
   *[other] { $count } درخواست منتظر تصمیم است.
}
order-of = 🧾 { $code } · 👤 { $name } · { $number }
what-when = { $title } × { $quantity }، { $at }
case-says = 💬 { $why }، { $at }
staff-broken = 🛠 { $name }: { $title } · { $code } · { $why }
staff-refund = ↩ { $name } پولش را پس می‌خواهد: { $title } · { $code } · { $why }
batch-alarm = ⚠️ { $count } خریدار می‌گویند چیزی از دستهٔ { $batch } از { $title } کار نمی‌کند. تا وقتی آن را نگه ندارید، چیزی از آن خودکار تعویض نمی‌شود.
went-back = ↩ { $money } برگشت، { $at }، { $why }
how-much = برای سفارش { $code } چقدر برگردد؟ حداکثر { $left }.
why-refund = چرا { $money } برمی‌گردد؟ یک دلیل را بزنید یا بنویسید؛ خریدار آن را می‌خواند.
would-refund = { $money } به موجودی خریدار می‌رود.
would-refund-method = { $money } از همان راهی که آمده برمی‌گردد.
would-refund-by = از راه { $name } برمی‌گردد، همان‌طور که آمده بود.
method-off = همان راه
because = دلیل: { $why }
goods-stay = آنچه تحویل شده نزد خریدار می‌ماند و دوباره فروخته نمی‌شود.
goods-back = 📦 آنچه تحویل شده، در دسته‌ای جدا دوباره فروخته می‌شود. خریدار همچنان آن را در سفارشش می‌بیند.
order-ends = هنوز چیزی تحویل نشده؛ اگر همه‌اش برگردد، سفارش تمام می‌شود.
second-needed = مبلغ بزرگ است: یک نفر دیگر از کارکنان باید موافقت کند.
second-asked = از نفر دوم خواسته شد
second-wanted = ⚖ { $name } می‌خواهد { $money } بابت سفارش { $code } برگرداند. لطفاً ببینید و موافقت کنید.
    دلیل: { $why }
second-title = ⚖ { $money } بابت سفارش { $code } برگردد؟
asked-by = تصمیم { $name }
second-own = این را خودتان تصمیم گرفته‌اید؛ شخص دیگری باید موافقت کند.
dropped = همان‌طور ماند
refunded-toast = ↩ برگردانده شد
note-restock = برگشته از سفارش { $code }
would-replace = شمارهٔ { $n } با یکی تازه عوض می‌شود؛ قبلی فروخته‌شده می‌ماند.
warranty-until = 🛡 ضمانت تا { $at }
warranty-over = 🛡 ضمانت در { $at } تمام شده است.
no-warranty = 🛡 ضمانتی وعده داده نشده بود.
free-for-it = موجودی برای تعویض: { $left }
why-declined = به خریدار چه گفته شود؟ یک پاسخ را بزنید یا بنویسید.
declined-toast = رد شد و به خریدار گفته شد

## Recall

recall-title = 🧊 دستهٔ { $batch } از { $title }
recall-facts = فروخته‌شده و تعویض‌نشده: { $affected } · تازه در موجودی: { $left }
recall-open = این دسته هنوز فروخته می‌شود. فراخوان بقیه‌اش را نگه می‌دارد.
recall-frozen = بقیهٔ این دسته نگه داشته شده است.
recall-going = ⏳ در جریان: { $count } انجام شد
recall-finished = ✅ تمام شد: { $count }
recall-result = ♻ تعویض { $replaced } · ↩ بازگشت پول { $refunded } · مانده برای شما { $left }
recall-done = 🧊 فراخوان دستهٔ { $batch } تمام شد: تعویض { $replaced }، بازگشت پول { $refunded }، مانده برای شما { $left }.

## In the log of changes

act-aftersales-decline = درخواست رد شد
act-aftersales-ask-second = موافقت نفر دوم خواسته شد
act-aftersales-drop-second = بازگشت بزرگ انجام نشد
act-aftersales-recall = دسته فراخوانده شد
final-declined = به خریدار گفته شده است. هنوز می‌توانید پول را برگردانید یا تعویض کنید.
final-recall = خریداران کالای تازه یا پولشان را گرفته‌اند. هنوز می‌توانید بقیهٔ دسته را بفروشید.

## What this plugin is called, and its settings

plugin-called = پس از فروش
plugin-does = آنچه کار نمی‌کند تعویض می‌شود، پول طبق قاعدهٔ وعده‌شده برمی‌گردد، دسته‌های معیوب فراخوانده می‌شوند.
btn-setting-auto-replace = تعویض خودکار
setting-auto-replace = آیا آنچه کار نمی‌کند در مدت ضمانت فوراً تعویض شود.
btn-setting-most-replaced = تعویض‌ها
setting-most-replaced = هر خریدار در ۳۰ روز چند تعویض خودکار می‌گیرد؛ بیشتر از آن با شماست.
btn-setting-auto-refund = بازگشت خودکار
setting-auto-refund = تا چه مبلغی برای یک سفارش (کوچک‌ترین واحد) پول طبق قاعده بدون پرسیدن از شما برمی‌گردد؛ ۰: همیشه پرسیده می‌شوید.
btn-setting-second-above = نفر دوم
setting-second-above = بالای چه مبلغی برای یک سفارش (کوچک‌ترین واحد) نفر دوم باید با بازگشت پول موافقت کند؛ ۰: هیچ‌وقت.
btn-setting-alarm-at = هشدار دسته
setting-alarm-at = بعد از چند خریدار با مشکل از یک دسته به شما هشدار داده شود.
