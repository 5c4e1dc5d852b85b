# پیام‌ها میان فروشگاه و مشتریانش.

from-shop = 📨 <b>پیام از فروشگاه:</b>
btn-answer-shop = 💬 پاسخ
your-answer = چه می‌خواهید به فروشگاه بگویید؟ متن، یا عکس همراه با چند کلمه.
answer-sent = ✅ فرستاده شد. فروشگاه همین‌جا پاسخ می‌دهد.
from-person = 💬 پاسخ <b>{ $name }</b> ({ $number }):
group-answer = 💬 پاسخ { $name } ({ $number }): { $words }
group-answer-many = { $count ->
    [one] 💬 یک پاسخ
   *[other] 💬 { $count } پاسخ
}
a-picture = یک عکس
btn-answer = 💬 جواب
btn-card = 👤 کارت
btn-write = 📨 نوشتن پیام
btn-write-more = 📨 پیام دیگر
what-to-write = { $name } چه بخواند؟ متن، یا عکس همراه با چند کلمه.
letter-sent = ✅ پیام شما در راه { $name } است. پاسخ او به شما می‌رسد.
letter-waits = 🕓 { $name } ربات را مسدود کرده است. پیام شما نگه داشته می‌شود و هنگام بازگشت او می‌رسد.
letter-banned = { $name } از فروشگاه محروم است: پیام را می‌خواند، ولی نمی‌تواند پاسخ دهد.
letters = پیام
staff = مدیریت
letter-empty = لطفاً متن یا عکس بفرستید.
letter-too-long = خیلی بلند است. حداکثر { $limit } نویسه جا می‌شود.
too-many-letters = در یک ساعت گذشته پیام‌های زیادی به فروشگاه فرستاده‌اید. لطفاً کمی صبر کنید؛ پیام‌های پیشین رسیده‌اند.
was-read = پیامی که فرستاده شد پس گرفته نمی‌شود.
cmd-pm = نوشتن پیام به کسی
act-support-written = پیام به

## نام این افزونه و تنظیماتش

plugin-called = پیام‌ها
plugin-does = مدیران به نام فروشگاه به مشتریان می‌نویسند و پاسخشان را می‌گیرند.
btn-setting-answers-an-hour = پاسخ در ساعت
setting-answers-an-hour = هر کس در یک ساعت چند پاسخ می‌تواند به فروشگاه بفرستد.
