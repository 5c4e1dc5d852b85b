## Commands

cmd-admin = صفحه‌های مدیریت
cmd-dashboard = آمار امروز
cmd-users = جست‌وجوی افراد
cmd-info = نمایش کارت یک نفر
cmd-ban = مسدود کردن یک نفر
cmd-unban = رفع مسدودی یک نفر
cmd-addadmin = مدیر کردن یک نفر
cmd-rmadmin = گرفتن نقش مدیر
cmd-plugins = روشن و خاموش کردن افزونه‌ها
cmd-settings = همهٔ تنظیمات
cmd-version = نسخهٔ در حال اجرا

## Buttons

btn-admin = ⚙️ مدیریت
btn-people = 👥 افراد
btn-plugins = 🧩 افزونه‌ها
btn-settings = 🔧 تنظیمات
btn-log = 📜 گزارش تغییرات
btn-faults = 🩹 خطاها
btn-find = 🔎 جست‌وجو
btn-person = { $name } · { $number }
btn-ban = 🚫 مسدود کردن
btn-unban = ✅ رفع مسدودی
btn-hour = ۱ ساعت
btn-day = ۱ روز
btn-for-spam = هرزنامه
btn-for-abuse = بدرفتاری
btn-for-chargeback = پس‌گرفتن پول
btn-for-sharing = پخش کدها
btn-week = ۷ روز
btn-for-good = برای همیشه
btn-addadmin = ⭐ مدیر شود
btn-rmadmin = لغو مدیریت
btn-owner = 👑 مالک شود
btn-rmowner = لغو مالکیت
btn-plugin-on = 🟢 { $name }
btn-plugin-off = ⚪ { $name }
btn-plugin-problem = ⚠️ { $name }
btn-turn-on = 🟢 روشن کردن
btn-turn-off = ⚪ خاموش کردن
btn-shop = 🏪 فروشگاه
btn-owner-name = { $name }
btn-setting = ✎ { $label }
btn-toggle-on = ✅ { $label }
btn-toggle-off = ⬜ { $label }
btn-choice = { $words }
btn-reset = ↩ بازنشانی
btn-clear = 🧹 خالی کردن
btn-older = قدیمی‌تر ›
btn-fault = 🩹 { $code }
btn-again = 🔄 تلاش دوباره
btn-dismiss = نادیده گرفتن

## The first screen

staff = مدیریت
weather-faults = ⛈ خطایی رخ داده و در بخش «خطاها» منتظر شماست.
weather-empty = 🌧 بخشی از کالاها تمام شده است. وقت پر کردن موجودی است.
weather-good = ☀️ روز خوبی است: سفارش‌ها از هفتهٔ پیش تا همین ساعت بیشتر است.
weather-fair = 🌤 همه‌چیز خوب است و سفارش‌ها می‌رسند.
weather-quiet = ⛅ همه‌چیز خوب است. امروز هنوز سفارشی نرسیده.
today-orders = سفارش‌های پرداخت‌شدهٔ امروز: <b>{ $count }</b>
today-revenue = درآمد امروز: <b>{ $money }</b>
waiting = در انتظار پرداخت: { $count }
people-count = افراد: { $people }، تازه‌وارد امروز: { $joined }
low = 📉 کالاهای رو به اتمام: { $count }
empty = 📭 کالاهای تمام‌شده: { $count }
parked = 🩹 خطاهای در انتظار رسیدگی: { $count }

## People

people = افراد
people-known = افراد شناخته‌شدهٔ فروشگاه: { $count }. آخرین بازدیدکننده‌ها اول می‌آیند.
whom = دنبال چه کسی هستید؟ شمارهٔ مشتری، شناسهٔ تلگرام، نام کاربری با @ یا بخشی از نام را بفرستید. پیامی که از او بازارسال شود هم کافی است.
found = یافته‌ها: { $count }
found-more = تعداد یافته‌ها بیش از حد نمایش است. این { $count } نفر آخرین بازدیدکننده‌ها هستند؛ نام کامل‌تری بنویسید.
person-name = 👤 <b>{ $name }</b>
person-username = نام کاربری: { $username }
person-ids = شمارهٔ مشتری: { $number } · شناسهٔ تلگرام: { $id }
person-role = نقش: { $role }
person-balance = موجودی: { $money }
person-orders = سفارش‌ها: { $count }
person-joined = عضو از { $at }، آخرین بازدید { $seen }
person-blocked = 🔕 ربات را مسدود کرده است؛ پیام‌ها تا بازگشت او منتظر می‌مانند.
banned-for-good = 🚫 <b>برای همیشه مسدود است</b>: { $reason }
banned-for-now = 🚫 <b>تا { $until } مسدود است</b>: { $reason }
ban-how-long = { $name } تا چه مدت مسدود باشد؟
ban-why = چرا؟ دلیلی را بزنید یا بنویسید. { $name } آن را می‌خواند.
ban-for-spam = هرزنامه
ban-for-abuse = پیام‌های توهین‌آمیز
ban-for-chargeback = پول پرداختی پس گرفته شد
ban-for-sharing = کالا در اختیار دیگران گذاشته شد
ban-done = { $name } مسدود شد.
unban-done = { $name } دوباره می‌تواند از فروشگاه استفاده کند.
staff-not-banned = کارکنان را نمی‌توان مسدود کرد. ابتدا نقش آن‌ها را بگیرید.
role-done = نقش { $name } اکنون: { $role }
role-customer = مشتری
role-reseller = نماینده
role-admin = مدیر
role-owner = مالک

## Plugins

plugins = افزونه‌ها
plugins-count = روشن: { $on } · خاموش: { $off }
plugins-wrong = ⚠️ دارای مشکل: { $count }
plugin-on = 🟢 <b>{ $name }</b> روشن است.
plugin-off = ⚪ <b>{ $name }</b> خاموش است.
plugin-problem-state = ⚠️ <b>{ $name }</b> به دلیل مشکل بارگذاری نشد.
plugin-about = { $about }
adds-commands = • دستورها: { $count }
adds-buttons = • دکمه‌های منو: { $count }
adds-jobs = • کارهای خودکار: { $count }
adds-settings = • تنظیمات: { $count }
plugin-requires = نیاز دارد به: { $names }
plugin-problem = ⚠️ { $problem }
plugin-warning = ℹ️ { $warning }
plugin-warnings = ℹ️ مجموع نکته‌ها: { $count }
plugin-kept = اگر خاموشش کنید، دکمه‌ها و دستورهایش برداشته می‌شود؛ داده‌هایش می‌ماند.
plugin-now-on = { $plugin } روشن شد.
plugin-now-off = { $plugin } خاموش شد. داده‌هایش می‌ماند.

## Settings

settings = تنظیمات
settings-whose = چه چیزی را می‌خواهید تنظیم کنید؟
setting-card =
    <b>{ $label }</b>
    { $help }

    اکنون: { $value }

    دکمه‌ای بزنید یا مقدار تازه را بفرستید.
setting-line = <b>{ $label }</b>: { $value }
value-on = روشن
value-off = خاموش
value-optional = اختیاری
value-required = الزامی
value-empty = خالی
value-secret = ثبت شده، پنهان

## Texts

btn-texts = 💬 متن‌ها
btn-text = { $start }
btn-text-own = ✎ { $start }
btn-tongue-to = { $language }
btn-tongue-in = ✓ { $language }
btn-reword = ✎ تغییر
btn-copy-text = 📋 کپی
btn-original = ↩ متن اصلی
btn-keep-text = ✅ ذخیره
tongue-id = Indo
tongue-en = Eng
tongue-ar = عربي
tongue-fa = فارسی
tongue-zh = 中文
texts = متن‌ها
texts-whose =
    هر جمله و هر دکمه را می‌توانید در هر زبان به بیان خودتان بنویسید.
    متن‌های کدام بخش را می‌خواهید تغییر دهید؟
texts-of = متن‌ها: { $count } · به بیان شما: { $own }
text-which = دنبال کدام متن هستید؟ چند کلمه از آن را همان‌طور که الان دیده می‌شود بفرستید. زبان: { $language }
texts-found = متن‌هایی که این کلمه‌ها را دارند: { $count }
texts-found-more = متن‌های دیگری هم این کلمه‌ها را دارند. این { $count } تای اول است؛ برای پیدا کردن متن درست، کلمه‌های بیشتری بفرستید.
no-such-text = هیچ متنی همهٔ این کلمه‌ها را ندارد. کلمه‌های کمتری بفرستید یا زبان دیگری انتخاب کنید.
wording-card =
    <b>آنچه مردم می‌بینند</b>
    { $preview }

    <b>آن‌طور که نوشته شده</b>
    { $source }
wording-own = ✎ این بیان خود شماست.
wording-values = فروشگاه { $names } را پر می‌کند.
wording-keep = فروشگاه { $names } را پر می‌کند. این نام‌ها را با آکولادشان هر جا که مقدار باید بیاید نگه دارید.
wording-no-values = فروشگاه اینجا چیزی را پر نمی‌کند.
wording-wanted =
    الان این‌طور نوشته شده است:
    { $source }

    { $values }

    متن تازه را بفرستید. زبان: { $language }
wording-preview =
    <b>مردم این را خواهند دید</b>
    { $preview }

    نام‌های داخل آکولاد و عددها اینجا فقط نمونه‌اند. همین باشد؟
wording-reset = متن به حالت اول برگشت.
wording-broken = این متن قابل استفاده نیست. هر آکولادی که باز می‌شود باید بسته شود، آکولاد فقط برای مقدارهای همین متن است، و هیچ سطری نباید با [ یا * یا نقطه شروع شود.
wording-value = فروشگاه برای اینجا { $name } ندارد. این متن این‌ها را می‌شناسد: { $names }
wording-tags = این قالب‌بندی مجاز نیست یا بسته نشده است. مجازها: { $tags } و هر کدام باید بسته شود. برای نوشتن خود &lt; بنویسید &amp;lt;
wording-plural = برای تعدادها، این زبان برای هر صورت عدد یک متن لازم دارد. لطفاً همهٔ سطرهای داخل کروشه را نگه دارید.
wording-label = { $most ->
    [one] این یک دکمه است: یک سطر، بدون قالب‌بندی، حداکثر { $most } نویسه.
   *[other] این یک دکمه است: یک سطر، بدون قالب‌بندی، حداکثر { $most } نویسه.
}

## The log of changes

log = گزارش تغییرات
log-empty = هنوز چیزی تغییر نکرده است.
change = <b>{ $what }</b>: { $subject } · { $who } · { $at }
field-change = • { $field }: از { $was } به { $now }
field-now = • { $field }: { $now }
value = مقدار
field-of-units = عدد
field-of-added = افزوده
field-of-category = دسته
field-of-description = توضیح
field-of-price = قیمت
field-of-title = نام
field-of-number = شماره
field-of-min-quantity = دست‌کم
field-of-max-quantity = حداکثر
field-of-low-stock = هشدار کمبود
field-of-amount = مبلغ
field-of-balance = موجودی
field-of-reason = دلیل
field-of-until = تا
field-of-icon = نشان
field-of-formula = فرمول
value-active = در فروش
value-hidden = پنهان
value-deleted = حذف‌شده
act-person-role = نقش
act-person-ban = مسدود شد
act-person-unban = رفع مسدودی
act-person-full-name = نام کامل
act-person-email = ایمیل
act-person-whatsapp = واتساپ
act-wallet-adjust = تغییر موجودی
act-setting-changed = تنظیم
act-text-changed = متن
act-keys-recovery = کلید بازیابی عوض شد
act-keys-rotate = کلید فروشگاه عوض شد
act-shop-restored = فروشگاه از پشتیبان بازیابی شد
act-shop-restore-undone = بازیابی برگردانده شد
act-restore-release-product = موجودی یک کالا پس از بازیابی آزاد شد
act-restore-release-person = موجودی یک شخص پس از بازیابی آزاد شد
act-restore-settled = بازیابی تسویه شد
act-restore-part = بخشی از پشتیبان گرفته شد
act-plugin-switched = تغییر وضعیت افزونه
act-event-again = تلاش دوبارهٔ خطا
act-event-dismissed = نادیده گرفتن خطا
act-product-create = کالای تازه
act-product-edit = ویرایش کالا
act-product-state = وضعیت کالا
act-product-sold = شمار فروش
act-category-create = دستهٔ تازه
act-category-edit = ویرایش دسته
act-category-move = جابه‌جایی دسته
act-category-state = وضعیت دسته
act-stock-add = افزودن موجودی
act-stock-delete = حذف یک قلم
act-stock-delete-unsold = حذف موجودی فروش‌نرفته
act-stock-delete-batch = حذف یک دسته موجودی
act-stock-export = خروجی گرفتن از موجودی
act-stock-release = آزاد شدن موجودی
act-stock-undo = برگرداندن
change-nth = <b>{ $n }.</b> <b>{ $what }</b>: { $subject } · { $who } · { $at }
btn-nth = { $n }
btn-newest = ⏮ تازه‌ترین
log-none = چیزی در گزارش با این جور درنمی‌آید.
log-by = 👤 به دست: { $who }
log-of-shop = 🤖 کارهایی که فروشگاه خودش کرده
log-kind = 🗂 { $kind }
log-on = 📅 { $day }
log-about = 🔎 دربارهٔ: { $subject }
log-whose = تغییرات چه کسی را می‌خواهید ببینید؟
log-which-kind = چه نوع تغییری را می‌خواهید ببینید؟
log-which-day = کدام روز؟ یکی را بزنید، یا تاریخی مثل { $example } بفرستید
log-no-day = این تاریخ خوانده نشد. لطفاً این‌طور بنویسید: { $example }
log-about-what = دربارهٔ چیست؟ کد سفارش، شماره یا نام محصول، یا شمارهٔ مشتری یا @username او را بفرستید.
log-nothing-like-that = سفارش، محصول یا شخصی با این نشانی نیست. املا را بررسی کنید یا شماره بفرستید.
log-nothing-to-send = چیزی در گزارش با این جور درنمی‌آید، پس فایلی هم نیست.
log-file = گزارش به شکل جدول. تعداد سطر: { $count }. این فایل پس از { $minutes } دقیقه خودش پاک می‌شود.
log-was-copied = نسخه‌ای برداشته شده و پس گرفتنی نیست.
btn-log-all = همه
btn-log-mine = 👤 خودم
btn-log-shop = 🤖 فروشگاه
btn-log-who = 👤 چه کسی
btn-log-kind = 🗂 نوع
btn-log-day = 📅 روز
btn-log-today = امروز
btn-log-yesterday = دیروز
btn-log-file = 📄 فایل
btn-chain = 🔗 بررسی
btn-verify = 🔗 بررسی همه
kind-of-goods = محصولات
kind-of-stock = انبار
kind-of-people = افراد
kind-of-money = پول
kind-of-orders = سفارش‌ها
kind-of-setup = تنظیمات
kind-of-other = موارد دیگر
row-place = سطر { $number } · { $action } · { $subject }
row-sound = 🔗 این سطر همان است که نوشته شده و به سطر قبل پیوسته است.
row-broken = ⛔ این سطر از بیرون فروشگاه دست‌کاری شده و به سطر قبل پیوسته نیست.
chain = بررسی
chain-what =
    هر سطر گزارش همراه سطر پیش از خودش مهر شده است. اگر کسی از بیرون فروشگاه سطری را تغییر دهد یا بردارد، مهر می‌شکند.
    فروشگاه هم هر شب همهٔ آن را دوباره می‌شمارد.
chain-never = تعداد سطر: { $count }. هنوز کسی بررسی نخواسته است.
chain-running = در حال بررسی سطر { $row } … { $bar }
chain-good = ✅ تا سطر { $row } هیچ سطری تغییر نکرده و حذف نشده است ({ $at }).
chain-bad = ⛔ گزارش از بیرون فروشگاه دست‌کاری شده است. تا سطر { $row } بررسی شد ({ $at }).
chain-broken = • سطر { $row } به سطر قبل پیوسته نیست.
act-admin-export = خروجی گرفتن از گزارش
act-change-undone = برگردانده شد
act-event-set-aside = خطا دوباره کنار گذاشته شد
act-product-family = گونه برای محصول
act-receipt-claimed = پرداخت به کسی داده شد
act-receipt-refund = پرداخت پس فرستاده شد
act-stock-batch = توضیح دستهٔ کالا
act-stock-freeze = توقف فروش دستهٔ کالا
act-stock-thaw = فروش دوبارهٔ دستهٔ کالا
act-stock-replace = کالا تعویض شد
act-goods-put = محتوا برای همهٔ خریداران
act-sale-start = شروع حراج
act-sale-on = ادامهٔ حراج
act-sale-off = پایان حراج
act-voucher-create = کد تخفیف تازه
act-voucher-generate = کدهای تخفیف تازه
act-voucher-switch = روشن/خاموش کردن کد تخفیف
act-voucher-switch-series = روشن/خاموش کردن کدهای تخفیف
act-order-refund = بازپرداخت سفارش
act-order-hand-over = تحویل سفارش
act-order-resend = ارسال دوبارهٔ سفارش
act-price-own = قیمت ویژهٔ محصول
act-rate-set = نرخ
field-of-rows = سطرها
field-of-count = تعداد
field-of-cost = هزینه
field-of-name = نام
field-of-reseller-price = قیمت همکار
field-of-note = یادداشت
field-of-state = وضعیت
field-of-kind = نوع
field-of-warranty-days = روزهای گارانتی
field-of-country = کشور
field-of-type = گونه
field-of-refund-rule = قاعدهٔ بازپرداخت

## بازگردانی

undo = بازگردانی
undo-intro = آنچه کارکنان در ۲۴ ساعت گذشته تغییر داده‌اند. برای برگرداندن، شماره‌اش را بزنید.
undo-empty = در ۲۴ ساعت گذشته چیزی تغییر نکرده است.
undo-locked = 🔒 { $why }
undo-ask = به حالت قبل برگردد؟
undo-refused = این برگشت‌پذیر نیست.
btn-undo-list = ↩ بازگردانی
btn-undo-nth = ↩ { $n }
btn-undo-now = ↩ برگردان
btn-of-mine = 👤 فقط خودم
btn-of-all = 👥 همهٔ کارکنان

## Faults

faults = خطاها
faults-none = ✅ خطایی نیست. به همهٔ رویدادها رسیدگی شده است.
faults-count = پس از چند تلاش ناموفق کنار گذاشته شد: { $count }. بقیهٔ کارها منتظر آن‌ها نیست.
fault-line = { $code } · { $place } · { $at }
fault-card =
    <b>کد { $code }</b>
    محل: { $place }
    زمان: { $at }

    شرح کامل با همین کد در گزارش سیستم هست. اگر علت برطرف شده، دوباره اجرا کنید.
fault-again = اکنون یک بار دیگر اجرا می‌شود.
fault-dismissed = نادیده گرفته شد.

## What is running

version = <b>shopbot { $version }</b>
version-schema = جدول‌ها: گام { $count } ({ $newest })
version-on = 🟢 { $names }
version-problem = ⚠️ { $names }
version-off = ⚪ { $names }

## نام این افزونه و تنظیماتش

plugin-called = مدیریت
plugin-does = صفحه‌های مدیران: نگاهی به فروشگاه، افراد، افزونه‌ها، تنظیمات، متن‌ها، گزارش تغییرها و خطاها.
field-of-issue = کدام اول می‌رود
field-of-supply = شیوهٔ تأمین
field-of-parts = بخش‌ها
value-oldest = قدیمی‌ترین
value-newest = تازه‌ترین
value-random = به قرعه
value-chosen = خریدار انتخاب می‌کند
value-shop = قاعدهٔ فروشگاه
value-none = بدون بازگشت
value-units = تکی
value-shared = یکسان برای همه
value-later = بعد از پرداخت آماده می‌شود
value-code = کد
value-account = حساب
value-file = فایل
value-link = پیوند
value-item = متن
value-service = خدمت
field-of-percent = تخفیف
field-of-least = از مبلغ
field-of-most = حداکثر
field-of-audience = برای چه کسی
field-of-limit-all = در کل
field-of-limit-each = هر نفر
field-of-starts-at = آغاز
field-of-ends-at = پایان
field-of-listed = پیشنهاد به همه
field-of-person = شخص
field-of-product = محصول
value-everyone = همه
value-customers = مشتریان
value-resellers = همکاران
value-percent = درصد
value-amount = مبلغ
value-gift = هدیه

## Vouchers and sales in the log

field-of-ids = کدام‌ها
field-of-on = روشن
field-of-value = ارزش
field-of-series = گروه
field-of-sale = حراج
