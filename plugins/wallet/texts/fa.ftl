## Commands

cmd-balance = موجودی شما
cmd-transfer = افزودن به موجودی یک نفر
cmd-editbalance = تعیین موجودی یک نفر

## Buttons

btn-wallet = 💰 موجودی
btn-topup = ➕ افزایش موجودی
btn-history = 🧾 گردش حساب
btn-to-order = 💳 رفتن به سفارش
btn-again = 🔁 خرید دوباره
btn-amount = { $money }
btn-other = ✎ مبلغ دیگر
btn-see-all = همه
btn-see-in = ورودی
btn-see-out = خروجی
btn-now-all = ✓ همه
btn-now-in = ✓ ورودی
btn-now-out = ✓ خروجی
btn-export = 📄 جدول (CSV)
btn-rest = 💳 پرداخت { $money }
btn-add-amount = ➕ { $money }
btn-dismiss = ✖
btn-gift = 🎁 به هدیه
btn-wallets = 💰 موجودی‌ها
btn-person = { $name } · { $number }
btn-add = ➕ افزودن
btn-take = ➖ کاستن
btn-set = ✎ تعیین

## Wallet

wallet = موجودی
topup = افزایش موجودی
history = گردش حساب
balance = 💰 <b>موجودی: { $money }</b>
card = { $light } { $bar } از { $goal }
tip-empty = 💡 با موجودی، هر محصولی را با یک لمس می‌خرید.
tip-waiting = 💡 یک سفارش در انتظار پرداخت شماست.
tip-enough = 💡 موجودی برای خرید دوبارهٔ { $title } کافی است.
tip-low = 💡 با افزودن { $missing } می‌توانید { $title } را دوباره بخرید.
tip-first = 💡 قیمت محصولات از { $goal } شروع می‌شود.
tip-ready = 💡 آمادهٔ خرید هستید؛ قیمت‌ها از { $goal } شروع می‌شود.
tip-gift = 💡 هدیه‌ای منتظر شماست که به موجودی‌تان می‌افزاید.
tip-month = 💡 در ۳۰ روز { $times } بار { $title } خریده‌اید. با یک بار افزودن { $money } برای همان تعداد کافی است.
how-much = چه مبلغی اضافه شود؟
which-amount = چه مبلغی اضافه شود؟ مثلاً { $example }.
adding = ➕ افزودن { $money }
which-way = با چه روشی می‌پردازید؟
no-way = در حال حاضر برای این مبلغ روش پرداختی نیست. لطفاً از فروشگاه بپرسید.

## History

nothing-here = هنوز چیزی اینجا نیست.
entry = { $sign } <b>{ $money }</b> · { $why }
    { $at } · موجودی { $after }
entry-about = { $sign } <b>{ $money }</b> · { $why } ({ $about })
    { $at } · موجودی { $after }
reason-purchase = خرید
reason-payment = پرداخت دریافتی
reason-adjustment = تغییر از سوی فروشگاه
reason-starting-credits = هدیهٔ خوش‌آمدگویی
reason-gift = هدیه
reason-referral = پاداش دعوت دوست
reason-referral-back = پس گرفتن پاداش
reason-other = سایر
export-caption = جدول گردش حساب شما.

## Between people

btn-friend = 🎁 ارسال به دوست
btn-send-money = ✅ ارسال { $money }
friend = ارسال به دوست
to-which-friend = برای چه کسی؟ شمارهٔ مشتری او (در نمایه‌اش هست) یا نام کاربری‌اش را با @ بفرستید. شمارهٔ شما { $number } است.
friend-who = 🎁 برای <b>{ $name }</b> · شمارهٔ مشتری { $number }
friend-how-much = چقدر می‌خواهید بفرستید؟
friend-which-amount = چقدر می‌خواهید بفرستید؟ مثلاً { $example }.
friend-sure = <b>{ $money }</b> برای <b>{ $name }</b> با شمارهٔ مشتری { $number } فرستاده شود؟
friend-after = ماندهٔ شما: { $money }
friend-final = ⚠️ پولی که فرستاده شد برنمی‌گردد. لطفاً شمارهٔ مشتری را با دوستتان مطابقت دهید.
friend-got = 🎁 { $name } (شمارهٔ مشتری { $number }) برای شما { $money } فرستاد. موجودی شما اکنون { $after } است.
friend-sent = ✅ شما { $money } برای { $name } (شمارهٔ مشتری { $number }) فرستادید. موجودی شما اکنون { $after } است.
transfers-off = ارسال پول میان افراد در این فروشگاه خاموش است.
no-such-friend = کسی با این شماره یا نام کاربری نمی‌شناسیم. شمارهٔ مشتری دوستتان را از او بپرسید؛ در نمایه‌اش هست.
friend-is-you = این خود شما هستید. لطفاً شمارهٔ شخص دیگر را بفرستید.
friend-banned = این شخص نمی‌تواند اینجا پول دریافت کند.
friend-too-little = کمترین مبلغ قابل ارسال { $least } است. لطفاً مبلغ بیشتری انتخاب کنید.
friend-too-often = امروز { $times } بار فرستاده‌اید و بیش از این نمی‌شود. فردا دوباره می‌توانید.
friend-too-much = در روز حداکثر { $most } می‌شود فرستاد؛ امروز { $left } مانده است.
reason-transfer-in = از دوست
reason-transfer-out = به دوست

## Money that came in

got-deposit = ✅ { $money } به موجودی شما افزوده شد.
got-for-order = ✅ { $money } برای سفارش { $code } دریافت شد.
got-short = { $money } برای سفارش { $code } دریافت شد. هنوز { $missing } باقی مانده است.
got-late = { $money } دریافت شد، اما سفارش { $code } پیش از آن پایان یافته بود. پول به موجودی شما رفت.
got-extra = { $money } دیگر برای سفارش { $code } دریافت شد که قبلاً پرداخت شده بود. پول به موجودی شما رفت.
staff-unknown = ⚠️ { $money } از راه { $method } رسید و صاحبش معلوم نیست. جداگانه نگه داشته شد.
staff-money = 💰 { $money } از { $payer } با { $method } به موجودی او افزوده شد

## Staff

staff = مدیریت
wallets = موجودی‌ها
whose = موجودی چه کسی؟ شمارهٔ مشتری، شناسهٔ تلگرام، نام کاربری با @ یا نام را بفرستید.
who-of-them = کدام‌یک؟
who = 👤 { $name } · شمارهٔ مشتری { $number } · شناسه { $id }
their-balance = 💰 موجودی: { $money }
how-much-add = چه مبلغی برای { $name } افزوده شود؟
how-much-take = چه مبلغی از { $name } کم شود؟
how-much-set = موجودی { $name } چقدر شود؟
why = { $money }. به چه دلیل؟ آن شخص دلیل را می‌خواند.
would-add = افزودن { $money }
would-take = کاستن { $money }
would-set = تعیین به { $money }
before-after = از { $before } به { $after }
because = دلیل: { $reason }
big-amount = ⚠️ این مبلغ زیاد است. لطفاً یک بار دیگر تأیید کنید.
balance-moved = موجودی در این میان تغییر کرد. لطفاً دوباره نگاه کنید.
told-add = ➕ فروشگاه { $money } به موجودی شما افزود. موجودی اکنون { $after } است.
    دلیل: { $reason }
told-take = ➖ فروشگاه { $money } از موجودی شما کم کرد. موجودی اکنون { $after } است.
    دلیل: { $reason }
told-set = فروشگاه موجودی شما را روی { $money } گذاشت. موجودی اکنون { $after } است.
    دلیل: { $reason }

## نام این افزونه و تنظیماتش

plugin-called = کیف پول
plugin-does = کیف پول: موجودی، گردش حساب، افزایش، و آنچه مدیران می‌توانند در موجودی کسی تغییر دهند.
btn-setting-presets = مبلغ‌های آماده
setting-presets = مبلغ‌هایی که برای افزایش موجودی پیشنهاد می‌شود، مانند ۱۰ هزار، ۵۰ هزار، ۱۰۰ هزار. خالی: مبلغ‌های معمول.
btn-setting-big-amount = مبلغ بزرگ
setting-big-amount = برای بیشتر از این، مدیران دو بار تأیید می‌کنند (به کوچک‌ترین یکای پول).
btn-setting-tell-deposits = واریزها
setting-tell-deposits = هر پولی را که به موجودی کسی آمد به مدیران خبر می‌دهد.
btn-setting-transfers = میان افراد
setting-transfers = افراد می‌توانند از موجودی خود برای هم پول بفرستند. آنچه فرستاده شد قطعی است؛ مدیریت با /transfer می‌تواند برگرداند.
btn-setting-transfer-least = کمترین ارسال
setting-transfer-least = کمترین مبلغ هر ارسال (به کوچک‌ترین واحد ارز).
btn-setting-transfer-daily = بیشترین در روز
setting-transfer-daily = بیشترین مبلغی که یک نفر در روز می‌فرستد (به کوچک‌ترین واحد ارز).
btn-setting-transfer-times = بار در روز
setting-transfer-times = یک نفر چند بار در روز می‌تواند بفرستد.
