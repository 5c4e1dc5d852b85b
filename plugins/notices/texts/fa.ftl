# گروه‌هایی که خبرهای فروشگاه را می‌گیرند، و خبرهای زمان شلوغی.

offer = 📣 شما مرا به گروه { $group } اضافه کردید. خبرهای فروشگاه به آن‌جا هم برود؟
    همهٔ اعضای آن گروه آن‌ها را می‌خوانند.
btn-accept = ✅ به آن‌جا برود
group-welcome = 📣 از این پس خبرهای فروشگاه به این‌جا می‌آید. همهٔ اعضای گروه می‌توانند آن‌ها را بخوانند.
    مدیران در مدیریت › تنظیمات › گروه‌ها نوع خبرها را انتخاب می‌کنند؛ /rm آن را پایان می‌دهد.
group-bye = 📣 این گروه دیگر خبری نمی‌گیرد.
group-gone = من دیگر در آن گروه نیستم. لطفاً دوباره مرا اضافه کنید.
removed = { $group } دیگر خبری نمی‌گیرد.

btn-groups = 📣 گروه‌ها
groups = گروه‌ها
staff = مدیریت
groups-none = هنوز هیچ گروهی خبرهای فروشگاه را نمی‌گیرد.
groups-count = { $count ->
    [one] یک گروه، علاوه بر مدیران، خبرهای فروشگاه را می‌گیرد:
   *[other] { $count } گروه، علاوه بر مدیران، خبرهای فروشگاه را می‌گیرند:
}
groups-how = برای انتخاب گروه: مرا به آن اضافه کنید و این‌جا تأیید کنید، یا در آن بنویسید /whitelist (درون موضوعی که خبرها باید به آن بیاید). همهٔ اعضای گروه خبرها را می‌خوانند؛ دکمه‌ها فقط برای مدیران و در گفت‌وگوی خصوصی کار می‌کنند.
btn-group = { $group }
btn-add = ➕ افزودن به گروه
btn-last-busy = 🔔 آخرین شلوغی
group-title = 📣 <b>{ $group }</b> · { $id }
group-thread = به موضوعی که دستور در آن نوشته شد.
group-language = زبان: { $language }
group-kinds = آنچه این گروه باید بگیرد را بزنید:
btn-kind-on = ✅ { $kind }
btn-kind-off = ▫️ { $kind }
kind-orders = سفارش‌ها
kind-payments = پرداخت‌ها
kind-stock = موجودی
kind-messages = پیام‌ها
kind-faults = خطاها
kind-other = چیزهای دیگر
btn-language = 🌐 زبان
btn-remove = حذف
language-which = { $group } به چه زبانی می‌خواند؟
btn-tongue-id = Bahasa Indonesia
btn-tongue-en = English
btn-tongue-ar = العربية
btn-tongue-fa = فارسی
btn-tongue-zh = 中文
btn-tongue-shop = زبان فروشگاه
tongue-id = Bahasa Indonesia
tongue-en = English
tongue-ar = العربية
tongue-fa = فارسی
tongue-zh = 中文
tongue-shop = زبان خود فروشگاه

busy = زمان شلوغی
gathered-count = { $count ->
    [one] یک خبر از { $since }.
   *[other] { $count } خبر از { $since }، تازه‌ترین در آغاز.
}
gathered-one = <b>{ $number }</b> · { $at }
gathered-off = خبری از { $plugin } که خاموش است.
btn-number = { $number }

cmd-whitelist = گروه‌هایی که خبرهای فروشگاه را می‌گیرند
cmd-rm = پایان خبرها برای یک گروه
act-notices-group = خبرها در یک گروه

## نام این افزونه

plugin-called = خبرها
plugin-does = خبرهای مدیران: گروه‌هایی که آن‌ها را می‌گیرند، و زمان شلوغی در یک پیام.
