## Commands

cmd-orders = سفارش‌های شما
cmd-order = باز کردن سفارش با کد آن

## Buttons

btn-mine = 🧾 سفارش‌های من
btn-pay = 💰 پرداخت { $money }
btn-free = 🎁 رایگان بگیرید
btn-with-balance = 💰 { $balance } + { $money }
btn-take-rest = 🛒 خرید { $n } عدد
btn-cancel-order = ✖ لغو سفارش
btn-again = 🔁 خرید دوباره
btn-goods = 👁 نمایش کالا
btn-order-page = 🧾 سفارش
btn-trouble = 🛠 کار نمی‌کند؟
btn-one-by-one = 👁 یکی‌یکی
btn-file = 📄 دریافت فایل
btn-copy = کپی { $n }
btn-copy-one = کپی
btn-export = 📄 جدول (CSV)
btn-order = {"\u200F"}{ $icon } { $code } · { $title }
btn-look = 👁 مشاهده
btn-buyer = 👤 خریدار
btn-find = 🔎 جست‌وجو
btn-all-orders = 🧾 سفارش‌ها
btn-to-all = همه
btn-to-waiting = در انتظار
btn-to-delivered = تحویل‌شده
btn-to-expired = منقضی
btn-to-cancelled = لغوشده
btn-in-all = ✓ همه
btn-in-waiting = ✓ در انتظار
btn-in-delivered = ✓ تحویل‌شده
btn-in-expired = ✓ منقضی
btn-in-cancelled = ✓ لغوشده

## Parts

checkout = تسویه‌حساب
mine = سفارش‌های من
staff = مدیریت
all-orders = سفارش‌ها
code = { $code }
order-title = <b>سفارش { $code }</b>
state = { $icon } { $state }
moment = { $icon } { $state } · { $at }
was-placed = ثبت سفارش
item = { $title } × { $quantity }
price-base = { $title } × { $quantity }: { $money }
total = <b>جمع کل: { $money }</b>
total-less = <b>جمع کل: { $money }</b> <s>{ $usual }</s>
goods = { $units }
taken-back = ⛔ { $money } از پرداخت پس گرفته شد. زیان فروشگاه: { $lost }
tap-to-see = برای دیدن، روی هر سطر بزنید.

## Checkout

kept-until = ⏱ برای شما نگه داشتیم · پایان مهلت: { $until }
balance-is = 💰 موجودی شما: { $money }
balance-short = 💰 موجودی شما: { $money }؛ { $missing } کم است.
nothing-charged = مبلغی کسر نشد.
paid = ✅ پرداخت شد. کالای شما در پیام پایین است.
order-cancelled = سفارش لغو شد. مبلغی کسر نشد.
why-expired = این سفارش به‌موقع پرداخت نشد و مبلغی کسر نشد. اگر پولی فرستاده‌اید، به موجودی شما افزوده می‌شود.

## Delivery

delivered-title = 🎉 <b>تحویل شد</b> · { $code }
    { $at }
in-file = { $units ->
    [one] { $units } مورد شما در فایل بالا است.
   *[other] { $units } مورد شما در فایل بالا است.
}
one-of = { $n } از { $total }
file-caption = سفارش { $code }. لطفاً این فایل را فقط نزد خودتان نگه دارید.
expired-title = ⌛ مهلت سفارش { $code } تمام شد.
cancelled-by-staff = سفارش { $code } از سوی فروشگاه لغو شد. مبلغی کسر نشد.

## My orders

none-yet = هنوز سفارشی ندارید. هرچه بخرید اینجا می‌ماند.
mine-stats = { $orders ->
    [one] { $orders } سفارش · جمع خرید { $spent }
   *[other] { $orders } سفارش · جمع خرید { $spent }
}
export-caption = { $orders ->
    [one] جدول { $orders } سفارش شما.
   *[other] جدول { $orders } سفارش شما.
}

## Staff

how-many = { $orders ->
    [one] { $orders } سفارش
   *[other] { $orders } سفارش
}
none-here = اینجا سفارشی نیست.
buyer = 👤 { $name } · شمارهٔ مشتری { $number } · شناسه { $id }
which-order = کد سفارش را بفرستید؛ مثلاً K7Q2-94MX
staff-placed = { $icon } سفارش تازه { $code }: { $title } × { $quantity } · { $money } · { $buyer }
staff-delivered = { $icon } فروخته شد: { $title } × { $quantity } · { $money } · { $buyer } · { $code }
staff-cancelled = { $icon } لغو شد: { $code } · { $title } × { $quantity } · { $money } · { $buyer }
staff-expired = { $icon } به‌موقع پرداخت نشد: { $code } · { $title } × { $quantity } · { $money } · { $buyer }
staff-placed-many = ⏳ { $count } سفارش تازه
staff-delivered-many = ✅ { $count } سفارش فروخته‌شده
staff-cancelled-many = ✖ { $count } سفارش لغوشده
staff-expired-many = ⌛ { $count } سفارش پرداخت‌نشده در مهلت

## نام این افزونه و تنظیماتش

plugin-called = سفارش‌ها
plugin-does = سفارش‌ها: ثبت، پرداخت از موجودی، تحویل، تاریخچه، و آنچه مدیران می‌بینند.
btn-setting-tell-placed = سفارش‌های تازه
setting-tell-placed = هر سفارش تازه را به مدیران خبر می‌دهد.
btn-setting-tell-delivered = فروش‌ها
setting-tell-delivered = هر سفارش پرداخت و تحویل‌شده را به مدیران خبر می‌دهد.
btn-setting-tell-cancelled = لغوها
setting-tell-cancelled = هر سفارش لغوشده را به مدیران خبر می‌دهد.
btn-setting-tell-expired = منقضی‌ها
setting-tell-expired = هر سفارشی را که به‌موقع پرداخت نشد به مدیران خبر می‌دهد.

## Goods of every kind, and what is promised with them

btn-open-link = 🔗 باز کردن
btn-copy-part = ⧉ { $name }
part = { $name }: { $value }
part-email = ایمیل
part-username = نام کاربری
part-password = گذرواژه
part-pin = پین
part-phone = تلفن
part-recovery = کد بازیابی
part-profile = پروفایل
part-link = پیوند
part-note = یادداشت
in-file-named = 📄 { $name }
note = 📖 { $words }
warranty-until = 🛡 ضمانت تا { $until }
preparing-title = 🟡 <b>پرداخت شد و در حال آماده‌سازی است</b> · { $code }
preparing-words = داریم آماده‌اش می‌کنیم. همین که آماده شود، اینجا پیام می‌گیرید.
went-back = ↩ { $money } به موجودی شما برگشت · { $at }
    دلیل: { $why }
choice-gone = شخص دیگری زودتر این را برداشت. لطفاً یکی دیگر انتخاب کنید.
price-choice = انتخاب شما، { $hint }: +{ $money }
price-reseller = قیمت همکار، هر عدد { $price }: { $money }
price-sale = حراج، هر عدد { $price }: { $money }
price-sale-percent = حراج −{ $percent }: { $money }
price-voucher = 🎟 کد تخفیف { $code }: { $money }
price-voucher-percent = 🎟 کد تخفیف { $code } (−{ $percent }): { $money }

## Staff hand over what is made after the payment

btn-to-paid = برای آماده‌سازی
btn-in-paid = ✓ برای آماده‌سازی
btn-hand-over = ✍ تحویل
staff-to-make = { $icon } پرداخت شد، لطفاً آماده کنید: { $title } × { $quantity } · { $money } · { $buyer } · { $code }
ask-hand-over = آنچه { $name } برای { $title } باید دریافت کند بفرستید: متن، کد یا پیوند.
    همان لحظه به خریدار می‌رسد و در سفارش می‌ماند.
went-back-staff = ↩ { $money } به موجودی خریدار برگشت · { $at }
    دلیل: { $why }
