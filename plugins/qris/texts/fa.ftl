## Paying

btn-qris = 🔳 QRIS
payment = پرداخت
pay = <b>{ $money }</b> را با QRIS بپردازید
invoice = صورت‌حساب { $code }
invoice-to = صورت‌حساب { $code } به { $name }
ends = ⏱ پایان مهلت پرداخت: { $until }
exact = دقیقاً همین مبلغ را بپردازید: رقم‌های آخرش نشانهٔ شماست. { $tail } از آن به موجودی‌تان می‌رود.
how = ۱. GoPay، OVO، DANA یا برنامهٔ بانک را باز کنید.
    ۲. تصویر را اسکن یا از عکس‌ها انتخاب کنید.
preparing = ⏳ کد QR در حال ساخته‌شدن است. اگر طول کشید، روش دیگری را انتخاب کنید.
paid = ✅ <b>پرداخت شد: { $money }</b>
over = ⌛ <b>مهلت تمام شد. لطفاً دیگر این کد را نپردازید.</b>
over-why = اگر پرداخت کرده‌اید، چیزی گم نمی‌شود: همین که پول برسد، در موجودی شماست.
btn-order = 📦 رفتن به سفارش
btn-wallet = 💰 موجودی
btn-again = 🔁 صورت‌حساب تازه
shop-asked = از فروشگاه خواسته شد نگاه کند. معمولاً چند دقیقه طول می‌کشد.
not-there-yet = 🔎 نگاه کردیم: { $money } برای { $code } هنوز نرسیده است. اگر برنامه‌تان می‌گوید فرستاده شده، معمولاً چند دقیقهٔ دیگر کافی است؛ وگرنه به ما پیام بدهید.

## Staff

staff = مدیریت
waiting = QRIS
btn-waiting = 🔳 بررسی QRIS
btn-refresh = 🔄 تازه‌سازی
look-into-bank = برنامهٔ بانکتان را ببینید. آیا دقیقاً یکی از این مبلغ‌ها رسیده است؟ با یک لمس ثبت می‌شود.
nobody-waits = کسی منتظر بررسی نیست.
waiting-line = • <b>{ $money }</b> · { $code } · { $payer } · { $at }
staff-asked = 🔳 { $payer } می‌گوید <b>{ $money }</b> را برای { $code } با QRIS پرداخته است. برنامهٔ بانکتان را ببینید: آیا دقیقاً همین مبلغ رسیده؟
btn-arrived = ✅ { $money }
btn-not-there = هنوز نرسیده
entered = { $money } ثبت شد.
was-entered = { $money } پیش‌تر ثبت شده بود. چیزی تغییر نکرد.
entered-unclaimed = { $money } ثبت شد. صورت‌حسابی با این مبلغ نیست؛ تا وقتی بگویید مال کیست، کنار می‌ماند.
payer-told = به خریدار خبر داده شد.
staff-no-invoice = ⚠️ پرداخت QRIS از راه Pakasir کار نمی‌کند: خریداران کد QR نمی‌گیرند. { $problem }
staff-unclear = 🔔 با اطمینان نمی‌دانم چقدر رسیده است:
    «{ $words }»
staff-repeated = 🔔 این اعلان دو بار آمد. گوشی‌تان تکرارش کرده یا پرداخت دومی در کار بوده؟
    «{ $words }»
btn-type-sum = ✎ واردکردن مبلغ
btn-second = ➕ پرداخت دوم
btn-pass = نادیده بگیر
which-sum = چقدر رسیده است؟ مثلاً 50.123.
passed-over = نادیده گرفته شد. چیزی ثبت نشد.

## Setting up

settings = تنظیمات
setup = QRIS
btn-setup = 🔳 QRIS
setup-off = QRIS خاموش است.
setup-static = ✅ کد QRIS خودتان: <b>{ $name }</b>، { $city }
setup-pakasir = ✅ Pakasir، پروژهٔ { $slug }
setup-ways = <b>کد QRIS چاپی شما</b> به قرارداد نیاز ندارد: هر خریدار کد شما را با مبلغ دقیق می‌گیرد و شما رسیدن پول را با یک لمس تأیید می‌کنید.
    <b>Pakasir</b> درگاه پرداخت است: خودش پول را می‌بیند و کارمزد می‌گیرد.
btn-printed = 📷 کد چاپی من
btn-pakasir = 🏦 Pakasir
btn-phone = 📱 اعلان‌ها
btn-test = 🧪 آزمایش Rp 1.000
btn-off = خاموش‌کردن QRIS
printed = کد چاپی من
ask-printed = عکس کد QRIS چاپی‌تان یا متن درون آن را بفرستید. همهٔ کد باید واضح و بدون بازتاب نور در عکس باشد.
is-it-yours = این فروشگاه شماست؟ با نام زیر کد چاپی‌تان مقایسه کنید.
merchant = 🏪 <b>{ $name }</b>، { $city }
national = شمارهٔ ملی پذیرنده: { $number }
btn-mine = ✅ بله، همین
btn-another = 📷 عکس دیگر
no-picture = این پرونده تصویری نیست که بتوانم باز کنم. لطفاً به‌صورت عکس بفرستید.
no-code = در این تصویر کد QR نمی‌بینم. از روبه‌رو، در نور خوب و از نزدیک عکس بگیرید.
several-codes = در این تصویر چند کد QRIS هست. لطفاً عکسی بفرستید که فقط کد شما در آن باشد.
code-shape = این کد یا متن، QRIS نیست. لطفاً کدی را بفرستید که نشان QRIS دارد.
code-checksum = بخشی از این کد نادرست خوانده شده یا آسیب دیده است. لطفاً عکس واضح‌تری بفرستید.
code-country = این کد پرداخت برای روپیه در اندونزی نیست.
code-dynamic = این کد فقط برای یک پرداخت ساخته شده است. لطفاً کد چاپی را بفرستید که خریدار مبلغش را وارد می‌کند.
code-amount = در این کد مبلغ ثابتی هست. لطفاً کد چاپی را بفرستید که خریدار مبلغش را وارد می‌کند.
one-word = لطفاً فقط خود مقدار را بفرستید، بدون فاصله یا واژهٔ دیگر.
not-set-up = هنوز چیزی برای آزمایش نیست. اول کد چاپی‌تان یا شناسه و کلید Pakasir را بفرستید.
pakasir = Pakasir
pakasir-needs = از پروژه‌تان در pakasir.com سه چیز لازم است: شناسهٔ کوتاه (slug)، کلید API و رمز وب‌هوک (webhook secret). پروژه را در حالت live بگذارید و شرایطشان دربارهٔ کالای دیجیتال را بخوانید.
pakasir-url = این نشانی را آنجا به‌عنوان webhook وارد کنید: { $url }
no-public-url = فروشگاه هنوز نشانی عمومی ندارد. بدون آن، خودش هر ۱۵ ثانیه از Pakasir می‌پرسد و هیچ گوشی‌ای نمی‌تواند اعلان بفرستد. public_url را در بخش [web] فایل config.toml بنویسید.
btn-slug = { $done ->
        [yes] ✅ شناسه
       *[no] ✎ شناسه
    }
btn-key = { $done ->
        [yes] ✅ کلید API
       *[no] ✎ کلید API
    }
btn-secret = { $done ->
        [yes] ✅ رمز وب‌هوک
       *[no] ✎ رمز وب‌هوک
    }
btn-use = ✅ استفاده از Pakasir
btn-copy-url = نشانی
btn-copy-secret = رمز
ask-slug = شناسهٔ کوتاه (slug) پروژه‌تان در Pakasir را بفرستید.
ask-key = کلید API پروژه‌تان را بفرستید. پیامتان را بی‌درنگ پاک می‌کنم.
ask-secret = رمز وب‌هوک پروژه‌تان را بفرستید. پیامتان را بی‌درنگ پاک می‌کنم.
phone = اعلان‌ها
phone-how = برنامه‌ای روی گوشی‌تان می‌تواند اعلان‌های بانک را بفرستد تا کسی لازم نباشد تأیید کند. تنظیمش کنید که برای هر اعلان واریز، عنوان (title) و متن (text) را با POST و سرآیند X-Secret به نشانی زیر بفرستد. هیچ‌کدام را به کسی ندهید.
    آنچه را نتوانم با اطمینان بخوانم از خودتان می‌پرسم.
phone-url = نشانی: { $url }
phone-secret = X-Secret: { $secret }
btn-phone-on = 📱 روشن‌کردن
btn-new-secret = 🔑 رمز تازه
btn-phone-off = خاموش‌کردن
test = آزمایش
test-scan = این را با برنامهٔ خودتان اسکن کنید. باید { $name } و { $money } را نشان دهد. لازم نیست بپردازید.
asking-pakasir = از Pakasir می‌پرسیم …
test-failed = ❌ Pakasir صورت‌حساب آزمایشی نساخت: { $problem }
test-pakasir = ✅ Pakasir پاسخ می‌دهد. برای { $money } خریدار { $total } می‌پردازد. این صورت‌حساب آزمایشی باز لغو شد.
test-sandbox = ⚠️ پروژه در حالت sandbox است: پرداخت‌هایش پول واقعی نیست. پیش از بازکردن فروشگاه آن را live کنید.

## نام این افزونه

plugin-called = QRIS
plugin-does = QRIS: کد چاپی شما که برای هر پرداخت با مبلغ دقیق از نو ساخته می‌شود، یا درگاه Pakasir.
btn-setting-mode = حالت QRIS
setting-mode = کد QRIS چاپی خودتان (static)، Pakasir، یا بدون QRIS.
btn-setting-code = کد چاپی
setting-code = محتوای QRIS چاپی. با عکس آسان‌تر است: تنظیمات › QRIS.
btn-setting-tail = مبلغ یکتا
btn-setting-notice-secret = رمز اعلان‌ها
btn-setting-pakasir-slug = شناسهٔ Pakasir
btn-setting-pakasir-key = کلید Pakasir
btn-setting-pakasir-secret = رمز Pakasir
btn-setting-pakasir-sandbox = آزمایش Pakasir
btn-setting-pakasir-url = نشانی Pakasir
setting-tail = بیشترین روپیه‌ای که برای تشخیص خریدارانِ هم‌مبلغ افزوده می‌شود.
setting-notice-secret = رمز گوشی‌ای که اعلان‌های بانک را می‌فرستد.
setting-pakasir-slug = Pakasir: شناسهٔ کوتاه پروژه.
setting-pakasir-key = Pakasir: کلید API پروژه.
setting-pakasir-secret = Pakasir: رمز webhook پروژه.
setting-pakasir-sandbox = Pakasir: پرداخت‌های آزمایشی را پرداخت‌شده می‌شمارد. فقط برای آزمودن.
setting-pakasir-url = Pakasir: نشانی API آن.
