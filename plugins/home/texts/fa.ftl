## Commands

cmd-start = باز کردن فروشگاه
cmd-menu = منوی اصلی
cmd-language = تغییر زبان
cmd-profile = نمایهٔ شما
cmd-help = راهنمای خرید و فهرست دستورها
cmd-skip = رد کردن پرسش

## Buttons

btn-profile = 👤 نمایهٔ من
btn-help = 💬 راهنما
btn-faq = ❓ پرسش‌های رایج
btn-terms = 📜 قوانین
btn-language = 🌐 زبان
btn-welcome = 👋 استیکر خوش‌آمد
btn-remove = ✖ حذف
btn-again = 🔁 خرید دوباره
btn-pay-order = 💳 پرداخت سفارش
btn-edit-name = ✎ نام
btn-edit-email = ✎ ایمیل
btn-edit-whatsapp = ✎ واتس‌اپ
btn-to-id = Bahasa Indonesia
btn-to-en = English
btn-to-ar = العربية
btn-to-fa = فارسی
btn-to-zh = 中文
btn-in-id = ✓ Bahasa Indonesia
btn-in-en = ✓ English
btn-in-ar = ✓ العربية
btn-in-fa = ✓ فارسی
btn-in-zh = ✓ 中文

## Home

test-shop = 🧪 این فروشگاه آزمایشی است. لطفاً چیزی سفارش ندهید؛ چیزی تحویل داده نمی‌شود.
hello-new = سلام { $name } 👋 به { $shop } خوش آمدید.
    انتخاب کنید، پرداخت کنید و در چند ثانیه تحویل بگیرید؛ شبانه‌روز.
hello-back = { $name } عزیز، خوشحالیم که دوباره به { $shop } آمدید 👋
own-welcome = { $words }
home-title = 🏠 { $shop }
more-title = بخش‌های دیگر فروشگاه
link-unknown = این پیوند دیگر کار نمی‌کند. می‌توانید از فروشگاه دیدن کنید.
stats = { $orders ->
    [one] ✅ تاکنون { $orders } سفارش تحویل داده‌ایم
   *[other] ✅ تاکنون { $orders } سفارش تحویل داده‌ایم
}
gift = 🎁 هدیهٔ خوش‌آمدگویی شما: { $money }
balance = 💰 موجودی: { $money }
claimed = 👑 { $shop } از این پس متعلق به شماست و شما مالک آن هستید.
claim-failed = این پیوند مالکیت منقضی شده یا قبلاً استفاده شده است. با python3 run.py init --claim یکی تازه بسازید.

## Welcome sticker

send-welcome = استیکر، تصویر یا گیفی را که بازدیدکنندگان اول می‌بینند بفرستید.
welcome-kept = ✅ ذخیره شد. برای دیدنش /start را بفرستید.
welcome-wanted = لطفاً یک استیکر، تصویر یا گیف بفرستید.

## Language

language = زبان
choose-language = کدام زبان را ترجیح می‌دهید؟
language-kept = از این پس فروشگاه با شما فارسی صحبت می‌کند.

## Help

help = راهنما
steps = <b>روش خرید</b>
    ۱. فروشگاه را باز کنید و محصولی را انتخاب کنید.
    ۲. تعداد را مشخص کنید و بپردازید.
    ۳. خریدتان بی‌درنگ همین‌جا می‌رسد و در «سفارش‌های من» می‌ماند.
sells = در این فروشگاه: { $shelves }
ways = روش‌های پرداخت: { $ways }
commands = <b>دستورها</b>
command-line = { $command } · { $what }

## Profile

profile = نمایهٔ من
about-name = 👤 { $name }
about-username = نام کاربری: { $username }
about-id = شناسهٔ تلگرام: { $id }
about-bank = شمارهٔ مشتری: { $number }
about-since = عضو از { $date }
about-status = وضعیت: <b>{ $status }</b> · { $gives }
about-balance = 💰 موجودی: { $money }
about-orders = 🧾 سفارش‌ها: { $orders }
complete = اطلاعات شما: { $bar }
field-name = نام: { $value }
field-email = ایمیل: { $value }
field-whatsapp = واتس‌اپ: { $value }
not-given = وارد نشده
role-customer = مشتری
role-reseller = نماینده
role-admin = همکار فروشگاه
role-owner = مالک
gives-customer = همهٔ محصولات با تحویل فوری
gives-reseller = آنچه اینجا می‌خرید دوباره می‌فروشید
gives-admin = در ادارهٔ فروشگاه همراه ما هستید
gives-owner = این فروشگاه متعلق به شماست
tip-first = 💡 هنوز خریدی نکرده‌اید. نگاهی به فروشگاه بیندازید.
tip-waiting = 💡 یک سفارش در انتظار پرداخت شماست.
tip-again = 💡 آخرین خرید شما { $title } بود. با یک لمس دوباره بخرید.

## Forms

ask-name = نام شما چیست؟
ask-email = نشانی ایمیل شما چیست؟
ask-whatsapp = شمارهٔ واتس‌اپ شما چیست؟ لطفاً کد کشور را هم بنویسید.
email-wrong = این شبیه نشانی ایمیل نیست. نمونهٔ درست: name@example.com
phone-wrong = این شبیه شمارهٔ تلفن نیست. نمونهٔ درست: +989123456789
nothing-to-skip = چیزی برای رد کردن نیست.

## نام این افزونه و تنظیماتش

plugin-called = خانه
plugin-does = درِ ورودی: خوشامد، منوی اصلی، زبان، راهنما و نمایه.
btn-setting-show-stats = شمار تحویل‌ها
setting-show-stats = تعداد سفارش‌های تحویل‌شده را در منوی اصلی نشان می‌دهد.
btn-setting-starting-credits = هدیهٔ خوشامد
setting-starting-credits = اعتبار هدیه برای تازه‌واردها، به کوچک‌ترین یکای پول. ۰: بدون هدیه.
btn-setting-support = پشتیبانی
setting-support = جایی که خریداران کمک می‌گیرند: نام کاربری با @ یا پیوند. خالی: بدون دکمه.
btn-setting-faq = پرسش‌های پرتکرار
setting-faq = پیوند صفحهٔ پرسش و پاسخ. خالی: بدون دکمه.
btn-setting-terms = شرایط
setting-terms = پیوند شرایط فروشگاه. خالی: بدون دکمه.
btn-setting-welcome-sticker = استیکر خوشامد
setting-welcome-sticker = پیش از خوشامد فرستاده می‌شود. با /setwelcome تعیینش کنید.
btn-setting-ask-name = پرسیدن نام
setting-ask-name = آیا نام از تازه‌واردها پرسیده شود.
btn-setting-ask-email = پرسیدن رایانامه
setting-ask-email = آیا رایانامه از تازه‌واردها پرسیده شود.
btn-setting-ask-whatsapp = پرسیدن WhatsApp
setting-ask-whatsapp = آیا شمارهٔ WhatsApp از تازه‌واردها پرسیده شود.
btn-setting-welcome-id = خوشامد اندونزیایی
setting-welcome-id = خوشامد تازه‌واردها به اندونزیایی.
btn-setting-back-id = بازگشت اندونزیایی
setting-back-id = خوشامد کسانی که برمی‌گردند، به اندونزیایی.
btn-setting-welcome-en = خوشامد انگلیسی
setting-welcome-en = خوشامد تازه‌واردها به انگلیسی.
btn-setting-back-en = بازگشت انگلیسی
setting-back-en = خوشامد کسانی که برمی‌گردند، به انگلیسی.
btn-setting-welcome-ar = خوشامد عربی
setting-welcome-ar = خوشامد تازه‌واردها به عربی.
btn-setting-back-ar = بازگشت عربی
setting-back-ar = خوشامد کسانی که برمی‌گردند، به عربی.
btn-setting-welcome-fa = خوشامد فارسی
setting-welcome-fa = خوشامد تازه‌واردها به فارسی.
btn-setting-back-fa = بازگشت فارسی
setting-back-fa = خوشامد کسانی که برمی‌گردند، به فارسی.
btn-setting-welcome-zh = خوشامد چینی
setting-welcome-zh = خوشامد تازه‌واردها به چینی.
btn-setting-back-zh = بازگشت چینی
setting-back-zh = خوشامد کسانی که برمی‌گردند، به چینی.
