## Commands

cmd-voucher = کدهای تخفیف شما، یا یکی از آن‌ها با کدش
cmd-addvoucher = کد تخفیف تازه در یک سطر

## Buttons

btn-vouchers = 🎟 کد تخفیف
btn-another = 🎟 کد دیگر
btn-best = 🎟 { $code }: { $money }
btn-off = ✖ 🎟 { $code }
btn-mine = 🎟 تخفیف‌های من
btn-voucher = { $code } · { $what }
btn-voucher-in = ✓ { $code } · { $what }
btn-none = ✖ بدون تخفیف
btn-type = ✎ نوشتن کد
btn-again = ✎ دوباره
btn-add = ➕ { $n } عدد دیگر
btn-without = ادامه بدون تخفیف
btn-open = { $title } ›
btn-order = 🧾 سفارش { $code }
btn-take-price = ✓ سفارش با { $money }
btn-keep-price = همان { $money }
btn-start-anew = 🔁 از نو
btn-use-next = ✓ برای سفارش بعدی
btn-not-next = ✖ فعلاً نه
btn-drop = 🗑 حذف از فهرست
btn-redeem = 🎁 افزودن به موجودی
btn-shop = 🛍 باز کردن فروشگاه
btn-wallet = 💰 موجودی
btn-ask-shop = 💬 راهنما
btn-look = 🎟 دیدن

## Screens of a buyer

vouchers = تخفیف‌ها
for-order = سفارش { $code } · { $money }
voucher-offer = 🎟 <b>{ $code }</b>: { $off }، پرداختی شما <b>{ $total }</b>
voucher-line = 🎟 <b>{ $code }</b> · { $what }
voucher-not = ▫️ { $code } · { $what }
none-for-order = هنوز کد تخفیفی ندارید. اگر کدی دارید، همین‌جا بنویسید.
none-yet = هنوز کد تخفیفی ندارید. کدهایی که از پیوندها یا با نوشتن می‌گیرید اینجا می‌ماند.
chosen-now = ✓ { $code } از سفارش بعدی شما کم می‌شود.
is-next = ✓ خودبه‌خود از سفارش بعدی شما کم می‌شود.
not-next = می‌تواند از سفارش بعدی شما کم شود.
applied = 🎟 { $money } کمتر می‌پردازید.
taken-off = تخفیف از این سفارش برداشته شد.
chosen = از سفارش بعدی شما کم می‌شود.
not-chosen = سفارش بعدی شما بدون تخفیف است.
dropped = از فهرست شما حذف شد.
price-moved = از زمان سفارش شما قیمت تغییر کرده است. این سفارش { $old } می‌ماند؛ اگر اکنون سفارش دهید { $new } می‌شود.
begun = پرداخت سفارش { $code } را آغاز کرده‌اید، پس قیمت آن همین می‌ماند.
    برای استفاده از کد تخفیف از نو آغاز کنید: این سفارش لغو و همان کالا دوباره سفارش داده می‌شود. پولی که در راه است به موجودی شما افزوده می‌شود.
which-code = لطفاً کد را بنویسید.
kept = 🎟 <b>{ $code }</b> مال شما شد: { $what }. خودبه‌خود از سفارش بعدی شما کم می‌شود.
gift = 🎁 هدیه‌ای برای شما: <b>{ $money }</b>
gift-to-balance = می‌توانید یک بار آن را به موجودی خود بیفزایید و اینجا برای هر چیزی خرج کنید.
redeemed = 🎉 <b>{ $money }</b> به موجودی شما افزوده شد. موجودی شما اکنون { $after } است.
told-given = 🎟 فروشگاه برای شما تخفیفی دارد: { $what }

## What a voucher gives, and when

and = { $first } · { $rest }
sum = { $money }
percent = { $percent }
gives-percent = { $percent } تخفیف
gives-percent-most = { $percent } تخفیف، حداکثر { $most }
gives-amount = { $money } تخفیف
gives-gift = هدیهٔ { $money }
only = فقط { $title }
from-sum = از { $least }
from-day = از { $at }
until = تا { $at }
no-end = بدون پایان
for-everything = همهٔ کالاها
only-person = فقط { $name }
only-customers = فقط مشتریان، نه نمایندگان
only-resellers = فقط نمایندگان
all-any = هر چند بار
all-times = در مجموع { $times } بار
each-any = برای هر نفر هر چند بار
each-times = { $times } بار برای هر نفر
times-gift = یک بار، به موجودی
is-listed = بدون کد، برای همه

## Why it does not hold

voucher-unknown = این کد را نمی‌شناسم. لطفاً نگاهش کنید؛ { $left } بار دیگر می‌توانید.
voucher-wait = کدهای نادرست زیاد شد. لطفاً صبر کنید: دوباره می‌توانید { $until }.
voucher-off = این کد تخفیف دیگر اعتبار ندارد.
voucher-not-yet = این کد تخفیف { $at } آغاز می‌شود. برای شما نگه داشته شد.
voucher-over = این کد تخفیف { $at } پایان یافت.
voucher-not-yours = این کد تخفیف برای کس دیگری است.
voucher-resellers = این کد تخفیف برای نمایندگان است.
voucher-customers = این کد تخفیف برای نمایندگان نیست: شما قیمت خودتان را دارید.
voucher-held = این کد تخفیف روی سفارش { $code } شماست که هنوز پرداخت نشده. نخست آن سفارش را بپردازید یا لغو کنید.
voucher-used = این کد تخفیف را پیش‌تر به کار برده‌اید ({ $at }).
voucher-used-up = این کد تخفیف تمام شده است. اگر سفارشی پرداخت نشود و آن را پس بدهد، دوباره می‌توانید.
voucher-gift = این هدیه است: به موجودی شما افزوده می‌شود، نه روی سفارش.
voucher-currency = این کد تخفیف برای پول دیگری است.
voucher-product = این کد تخفیف فقط برای { $title } است.
voucher-category = این کد تخفیف فقط برای { $title } است.
voucher-minimum = این کد تخفیف از { $least } است؛ سفارش شما { $have } است.

## Staff

staff = مدیریت
new = تازه
named = { $title }
number = { $n }
btn-vouchers-admin = 🎟 تخفیف‌ها
btn-new = ➕ کد تازه
btn-find = 🔎 یافتن کد
btn-series = 📦 گروهی ({ $count })
btn-one-series = 📦 { $n } · { $count } · { $at }
btn-give = 🎁 دادن به کسی
btn-copy-code = 📋 کد
btn-copy-link = 📋 پیوند
btn-switch-off = ⏸ خاموش
btn-switch-on = ▶ روشن
btn-all-off = ⏸ همه خاموش
btn-all-on = ▶ همه روشن
btn-csv = ⤓ CSV
btn-txt = ⤓ TXT
how-many = { $count ->
    [one] { $count } کد تخفیف
   *[other] { $count } کد تخفیف
}
none-made = هنوز کد تخفیفی نیست. نخستین آن با چهار لمس ساخته می‌شود.
in-list = { $icon } <b>{ $code }</b> · { $what } · { $uses }
used = { $uses } بار
used-of = { $uses } از { $limit } بار
card = 🎟 <b>{ $code }</b> · { $what }
rule = • { $what }
is-on = 🟢 روشن است.
is-off = ⚪ خاموش است.
is-over = ⌛ زمانش گذشته است.
is-later = ⏳ هنوز آغاز نشده است.
is-used-up = ⚪ تمام شده است.
made = ساختهٔ { $by } در { $at }
counts = به‌کاررفته: <b>{ $used }</b> · در سفارش‌های پرداخت‌نشده: <b>{ $held }</b>
use-held = ⏳ { $name } · { $code } · { $money } · { $at }
use-used = ✅ { $name } · { $code } · { $money } · { $at }
use-released = ▫️ { $name } · { $code } · پس داده شد · { $at }
use-gift = 🎁 { $name } · { $at }
share-link = برای هم‌رسانی: { $link }
switched-on = دوباره روشن است.
switched-off = خاموش شد. سفارش‌هایی که آن را دارند نگهش می‌دارند.
all-switched-on = { $count ->
    [one] { $count } کد دوباره روشن شد.
   *[other] { $count } کد دوباره روشن شد.
}
all-switched-off = { $count ->
    [one] { $count } کد خاموش شد. سفارش‌هایی که آن را دارند نگهش می‌دارند.
   *[other] { $count } کد خاموش شد. سفارش‌هایی که آن را دارند نگهش می‌دارند.
}
ask-find = کدام کد؟
no-such-voucher = کد تخفیفی با این نوشته نیست.
ask-give = { $code } را به چه کسی بدهم؟ شناسه، نام کاربری با @ یا شمارهٔ مشتری را بفرستید، یا پیامی از او را بازفرست کنید.
give-which = کدام کد برای { $name }؟
give-none = کدی که { $name } بتواند به کار ببرد نیست. نخست یکی بسازید.
given = { $name } آن را گرفت و باخبر شد.
given-before = { $name } آن را دارد.
given-used = به کار رفته است و پس گرفته نمی‌شود.
series-list = کدهایی که با هم ساخته شد:
series = 📦 <b>{ $count } کد</b> · { $what } · { $at }
note = { $note }
series-counts = روشن: <b>{ $on }</b> · به‌کاررفته: <b>{ $used }</b> · در سفارش‌های پرداخت‌نشده: <b>{ $held }</b>
file = { $count ->
    [one] { $count } کد. این پیام پس از { $minutes } دقیقه خودش پاک می‌شود.
   *[other] { $count } کد. این پیام پس از { $minutes } دقیقه خودش پاک می‌شود.
}

## A new one

which-kind = چه بدهد؟
btn-kind-percent = ٪ تخفیف درصدی
btn-kind-amount = − تخفیف مبلغی
btn-kind-gift = 🎁 هدیه به موجودی
would-be = 🎟 <b>{ $what }</b>
code-drawn = • کدی که کسی نمی‌تواند حدس بزند
code-own = • کد { $code }
codes-many = { $count ->
    [one] • { $count } کد
   *[other] • { $count } کد، هر کدام جدا
}
btn-part-value = 💰 چقدر
btn-part-least = ⬆ از چه مبلغی
btn-part-most = ⬇ حداکثر
btn-part-goods = 🛍 برای چه
btn-part-people = 👥 برای چه کسی
btn-part-person = 👤 برای چه کسی
btn-part-often = 🔢 چند بار
btn-part-days = 📅 تا کی
btn-part-code = 🔤 کد
btn-part-count = 📦 چند کد
btn-list = 📢 پیشنهاد به همه
btn-unlist = 🔒 فقط با کد
btn-create = ✅ ساختن
created = ساخته شد.
part-value = چقدر؟
part-least = از چه مبلغ سفارش؟
part-most = حداکثر چقدر کم شود؟
part-goods = برای چه چیزی است؟
part-category = برای کدام دسته؟
part-product = برای کدام کالا؟
part-people = چه کسی می‌تواند به کار ببرد؟
part-person = چه کسی می‌تواند به کار ببرد؟
part-often = چند بار می‌توان به کار برد؟
part-limit-all = در مجموع چند بار؟
part-limit-each = هر نفر چند بار؟
part-days = تا کی اعتبار دارد؟
part-code = کدام کد؟
part-count = چند کد، هر کدام جدا؟
btn-other = ✎ مقدار دیگر
btn-no-least = هر مبلغی
btn-no-most = بی‌سقف
btn-any-number = نامحدود
btn-everything = همه چیز
btn-a-category = 🗂 یک دسته
btn-a-product = 📦 یک کالا
btn-everyone = همه
btn-customers = مشتریان
btn-resellers = نمایندگان
btn-one-person = 👤 یک نفر
btn-limit-all = 🔢 در مجموع
btn-limit-each = 👤 هر نفر
btn-no-end = بدون پایان
btn-date = ✎ تا یک روز
btn-draw = 🎲 تصادفی
btn-own-code = ✎ کد خودم
btn-by-number = ✎ با شماره‌اش
days = { $days ->
    [one] { $days } روز
   *[other] { $days } روز
}
ask-value = چقدر؟ برای نمونه ۱۰k.
ask-percent = چند درصد؟ برای نمونه ۱۰ یا ۱۲٫۵.
ask-least = از چه مبلغ سفارش؟ برای نمونه ۵۰k.
ask-most = حداکثر چقدر کم شود؟ برای نمونه ۲۰k.
ask-limit-all = در مجموع چند بار؟ عددی بفرستید.
ask-limit-each = هر نفر چند بار؟ عددی بفرستید.
ask-count = چند کد؟ از ۱ تا ۱۰۰۰۰.
ask-days = تا کی؟ شمار روزها، یا روز پایان به میلادی مانند ۲۰۲۶-۱۲-۳۱، یا روز آغاز و روز پایان را بفرستید.
ask-code = کدام کد؟ حروف A–Z و رقم، برای نمونه WELCOME10.
ask-product = شمارهٔ کالا را بفرستید.
ask-person = شناسه، نام کاربری با @ یا شمارهٔ مشتری را بفرستید، یا پیامی از او را بازفرست کنید.
percent-unclear = «{ $text }» درصد نیست. برای نمونه این‌طور بنویسید: ۱۰ یا ۱۲٫۵. حداکثر ۱۰۰ است.
date-unclear = «{ $text }» روز نیست. به میلادی این‌طور بنویسید: ۲۰۲۶-۱۲-۳۱. شمار روزها هم می‌شود.

## The log of changes

act-vouchers-give = دادن کد تخفیف
act-vouchers-take = پس گرفتن کد تخفیف
act-vouchers-download = دریافت کدها
why-downloaded = پرونده در دست کسی است و پس گرفته نمی‌شود، ولی کدها را می‌توان خاموش کرد.

## What this plugin is called

plugin-called = کدهای تخفیف
plugin-does = کدهایی که از سفارش کم می‌کنند، هدیه‌هایی که به موجودی افزوده می‌شوند، و بخش مدیریت هر دو.
