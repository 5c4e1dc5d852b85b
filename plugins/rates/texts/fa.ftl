cmd-rates = نرخ تتر، استارز و دلار
btn-rates = 💱 نرخ‌ها
btn-rate = { $currency }
btn-refresh = 🔄 به‌روزرسانی
btn-accept = ✅ تأیید نرخ جدید
btn-by-hand = ✎ تعیین دستی
btn-automatic = 🔄 خودکار
btn-own-prices = 💱 قیمت ویژه
btn-set-own = ✎ { $currency }
btn-drop-own = ✖ حذف
staff = مدیریت
rates = نرخ‌ها
own-prices = قیمت ویژه
intro = قیمت هر واحد به پول فروشگاه. خریدار پیش از پرداخت هر دو مبلغ را می‌بیند.
line = <b>۱ { $currency }</b> = { $price }
    { $how } · { $at }
line-none = <b>۱ { $currency }</b>: هنوز نرخی ندارد
by-hand = دستی
automatic = خودکار، { $source }
stale = ⚠️ برای فروش قدیمی است ({ $source })
waits = ⚠️ بازار اکنون { $now } است. فاصله‌اش با نرخ فعلی زیاد است و اول باید شما تأیید کنید.
hand-stays = نرخ دستی تا وقتی خودتان عوضش نکنید می‌ماند.
asked = از منابع می‌پرسیم. چند لحظه دیگر این صفحه را دوباره باز کنید.
asked-already = در حال پرسیدن است.
demo-asks-nobody = این نسخهٔ نمایشی از بیرون چیزی نمی‌پرسد. نرخ را دستی تعیین کنید.
ask-rate = هر ۱ { $currency } چند { $base } است؟ عدد را بفرستید، مثلاً ۱۶۳۵۰.
rate-unclear = «{ $words }» دو جور خوانده می‌شود یا قیمت نیست. بدون جداکنندهٔ هزارگان بفرستید، مثل ۱۶۳۵۰ یا ۰٫۰۱۳.
too-old = ⚠️ نرخ { $currency } برای فروش قدیمی شده و این روش پرداخت فعلاً نمایش داده نمی‌شود. با پاسخ منبع خودش برمی‌گردد، یا از مدیریت › نرخ‌ها دستی تعیین کنید.
jumped = ⚠️ قیمت بازار { $currency } از { $was } به { $now } رسید. تا بررسی شما نرخ قبلی می‌ماند: مدیریت › نرخ‌ها.
own-of = <b>محصول { $title }</b>: { $price }
own-why = وقتی کل قیمت به این روش پرداخت شود، قیمت ویژه بر نرخ مقدم است.
own-line = { $currency }: { $price }
own-none = طبق نرخ
ask-own = محصول { $title } به { $currency } چند است؟ عدد را بفرستید.
setting-max-hours = نرخ خودکار پس از چند ساعت برای فروش قدیمی است
btn-setting-max-hours = سقف عمر
setting-band = نرخ جدید تا چند درصد می‌تواند فرق کند بدون آنکه از شما پرسیده شود
btn-setting-band = سقف جهش
setting-star-value = ارزش هر استار برای شما، به هزارم دلار (۱۳ یعنی ۰٫۰۱۳ دلار)
btn-setting-star-value = ارزش استار
setting-fiat-source = منبع نرخ دلار
btn-setting-fiat-source = منبع دلار
setting-usdt-source = منبع قیمت تتر
btn-setting-usdt-source = منبع تتر
setting-toman-source = منبع قیمت تتر در ایران
btn-setting-toman-source = منبع ایران

## نام این افزونه

plugin-called = نرخ‌ها
plugin-does = ارزش قیمت‌های فروشگاه به USDT، ستاره و دلار: دستی یا بر پایهٔ بازار.

## In the log of changes

act-rates-set = نرخ
act-rates-price = قیمت ویژهٔ محصول
