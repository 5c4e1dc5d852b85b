cmd-broadcast = نوشتن به افراد زیاد، یک‌جا

## Buttons

btn-broadcasts = 📢 پیام همگانی
btn-new = ✍️ پیام تازه
btn-post = { $icon } { $words }
btn-people = { $people } · { $count }
btn-send = 📢 ارسال به { $count }
btn-yes = ✅ بله، به { $count } نفر بفرست
btn-try = 👤 اول برای خودم
btn-preview = 👁 پیش‌نمایش
btn-words = ✎ متن پیام
btn-whom = 👥 گیرندگان
btn-lead = 🔘 دکمه
btn-discard = 🗑 دور انداختن
btn-lead-shop = 🛍 فروشگاه
btn-lead-product = 📦 یک محصول
btn-lead-link = 🔗 یک پیوند
btn-lead-none = ∅ بدون دکمه
btn-shop = 🛍 به فروشگاه
btn-product = 🛍 دیدن محصول
own-label = { $words }
btn-fewer = 🔕 کمتر از این‌ها
btn-stop = ⏹ توقف
btn-look = 🔄 دوباره ببین
btn-back-take = 🗑 پس گرفتن پیام
btn-yes-back = 🗑 بله، همه‌جا حذف شود
btn-result = 📊 نتیجه
btn-news = 📣 خبرها و پیشنهادها
btn-mute = 🔕 دیگر نمی‌خواهم
btn-unmute = 🔔 دوباره برایم بفرست

## Writing

staff = مدیریت
broadcasts = پیام همگانی
about = 📢 یک پیام برای افراد زیاد. بی‌صدا و با سرعتی که تلگرام اجازه می‌دهد می‌رسد؛ آنچه کسی منتظرش است همیشه اول فرستاده می‌شود.
entry = { $icon } { $words } · { $at } · به { $sent } نفر
entry-draft = { $icon } { $words } · پیش‌نویس { $at }
a-picture = تصویر
write-it = پیام را همان‌طور که باید خوانده شود بفرستید: متن، یا تصویری با متن زیر آن. پررنگ‌ها، پیوندها و بقیه همان‌طور می‌مانند.
not-that-kind = این را نمی‌شود برای همه فرستاد. لطفاً متن یا یک تصویر با متن زیر آن بفرستید.
words-too-long = { $over } نویسه زیاد است: تلگرام اینجا { $most } نویسه اجازه می‌دهد. کوتاهش کنید و دوباره بفرستید.
to-whom = برای چه کسانی؟ عدد می‌گوید الان به چند نفر می‌رسد.
people-everyone = همه
people-buyers = خریداران
people-new = هنوز نخریده‌اند
people-resellers = نمایندگان فروش
people-language = { $language }
speak-id = Bahasa Indonesia
speak-en = English
speak-ar = العربية
speak-fa = فارسی
speak-zh = 中文
goes-to = 👥 <b>{ $people }</b>: به { $count } نفر می‌رسد
left-limited = · کنار گذاشته شد، این هفته { $limit } پیام گرفته‌اند: { $count }
left-muted = · کنار گذاشته شد، دیگر نمی‌خواهند: { $count }
left-banned = · کنار گذاشته شد، مسدودند: { $count }
left-blocked = · کنار گذاشته شد، ربات را بسته‌اند: { $count }
leads-nowhere = 🔘 بدون دکمه
leads-shop = 🔘 دکمه فروشگاه را باز می‌کند
leads-product = 🔘 دکمه { $title } را باز می‌کند
leads-link = 🔘 دکمه «{ $words }» { $address } را باز می‌کند
as-it-comes = 👁 پیام را یک بار دیگر دقیقاً همان‌طور که به مردم می‌رسد نشان می‌دهد.
tried = برای خودتان فرستاده شد، همان‌طور که به همه می‌رسد.
discarded = دور انداخته شد. کسی آن را ندیده است.
which-button = دکمه زیر پیام چه چیزی را باز کند؟
which-product = شماره محصول را بفرستید.
which-link = پیوند و بعد از آن نوشته دکمه را بفرستید، مثلاً:
    https://example.com/news بیشتر بخوانید
no-such-product = محصولی با این شماره نیست. لطفاً شماره‌ای را که مردم در فروشگاه می‌بینند بفرستید.
link-unclear = پیوندی لازم است که با https:// شروع شود و بعد از آن نوشته دکمه بیاید، حداکثر { $most } نویسه.
sent-already = این پیام دیگر پیش‌نویس نیست. فهرست را باز کنید تا ببینید چه شد.
sure = این را به <b>{ $count } نفر</b> بفرستیم؟
takes-seconds = ⏱ با سرعت تلگرام حدود { $count } ثانیه طول می‌کشد.
takes-minutes = ⏱ با سرعت تلگرام حدود { $count } دقیقه طول می‌کشد.
no-way-back = هر وقت بخواهید می‌توانید متوقفش کنید. آنچه فرستاده شد برنمی‌گردد، ولی تا ۴۸ ساعت می‌شود آن را از گفتگوها حذف کرد.
nobody-there = الان به هیچ‌کس نمی‌رسد. لطفاً گیرندگان دیگری انتخاب کنید.
one-at-a-time = یک پیام همگانی دیگر هنوز در راه است. صبر کنید تمام شود یا متوقفش کنید.

## On its way

state-sending = ▶️ <b>در حال ارسال</b>
state-stopping = ⏹ <b>در حال توقف</b>
state-done = ✅ <b>فرستاده شد</b>
state-stopped = ⏹ <b>متوقف شد</b>
state-erasing = 🗑 <b>در حال پس گرفتن</b>
state-erased = 🗑 <b>پس گرفته شد</b>
bar = { $bar }
line-sent = 📬 فرستاده شد: { $count }
line-blocked = 🚫 ربات را بسته‌اند: { $count }
line-failed = ⚠️ ناموفق: { $count }
line-withdrawn = ⏹ دیگر فرستاده نشد: { $count }
line-erased = 🗑 حذف شد: { $count }
begun-at = شروع: { $at }
sure-back = این پیام از گفتگوی { $count } نفر حذف شود؟ هر که خوانده، خوانده است.
too-old-to-erase = تلگرام فقط تا ۴۸ ساعت اجازه حذف می‌دهد و فقط وقتی ارسال تمام شده باشد.
told-ended = 📢 پیام همگانی شما تمام شد: { $sent } فرستاده شد، { $blocked } نفر ربات را بسته‌اند، { $failed } ناموفق بود.
told-erased = 🗑 پیام همگانی شما از { $erased } گفتگو پس گرفته شد.

## What people choose themselves

news = خبرها و پیشنهادها
news-on = 📣 فروشگاه می‌تواند درباره خبرها و پیشنهادها به شما پیام بدهد، حداکثر { $count } بار در هفته و بی‌صدا.
news-off = 🔕 فروشگاه دیگر درباره خبرها و پیشنهادها به شما پیام نمی‌دهد.
news-always = خریدها، پرداخت‌ها و پاسخ‌های شما در هر حال می‌رسد.
muted-now = انجام شد: دیگر از این‌ها نمی‌آید. در نمایه‌تان می‌توانید تغییرش دهید.

## What this plugin is called, its settings, and what the log of changes says

plugin-called = پیام همگانی
plugin-does = یک پیام برای افراد زیاد با سرعت تلگرام: با پیش‌نمایش، شمارش دقیق، امکان توقف، و «کمتر از این‌ها» برای هر نفر.
btn-setting-weekly = حداکثر در هفته
setting-weekly = بیشترین پیام همگانی که یک نفر در هفت روز می‌گیرد. هر که به این تعداد رسیده باشد از پیام بعدی کنار گذاشته می‌شود.
act-broadcast-send = پیام همگانی فرستاد
act-broadcast-stop = پیام همگانی را متوقف کرد
act-broadcast-back = پیام همگانی را پس گرفت
undo-cannot-broadcast = آنچه فرستاده شد خوانده شده است. پیام همگانی را می‌شود در راه متوقف کرد و تا ۴۸ ساعت از گفتگوها حذف کرد.
