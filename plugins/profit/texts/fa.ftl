# سود فروشگاه.

staff = مدیریت
profit = سود
btn-profit = 📈 سود
cmd-profit = سود فروشگاه
btn-to-today = امروز
btn-in-today = • امروز
btn-to-7d = ۷ روز
btn-in-7d = • ۷ روز
btn-to-30d = ۳۰ روز
btn-in-30d = • ۳۰ روز
btn-to-year = ۱ سال
btn-in-year = • ۱ سال
btn-to-all = همه
btn-in-all = • همه
btn-csv = ⤓ CSV
btn-keeps = 🏦 کسری‌ها
btn-way = { $name }
btn-keeps-nothing = چیزی کم نمی‌کند
nothing-sold = در این مدت چیزی فروخته نشد.
line-revenue = { $orders ->
    [one] درآمد: <b>{ $money }</b> · یک سفارش
   *[other] درآمد: <b>{ $money }</b> · { $orders } سفارش
}
line-fees = + کارمزدی که خریداران دادند: { $money }
line-cost = − هزینهٔ کالا: { $money }
line-kept = − سهم روش‌های پرداخت: { $money }
line-refunds = − پول برگشتی: { $money }
line-profit = = سود: <b>{ $money }</b> · { $margin } %
line-loss = = ⚠ زیان: <b>{ $money }</b>
line-unknown = { $count ->
    [one] ⚠ هزینهٔ یک عدد معلوم نیست و صفر حساب شده.
   *[other] ⚠ هزینهٔ { $count } عدد معلوم نیست و صفر حساب شده.
}
best-heading = پرسودترین‌ها:
best-line = • { $title }: <b>{ $profit }</b> از { $revenue }
way-heading = به تفکیک روش پرداخت، پس از سهم هر کدام:
way-line = • { $way }: { $money }، که <b>{ $left }</b> مال شماست
way-wallet = 👛 موجودی
too-many-orders = بیش از { $limit } سفارش را یک‌جا نمی‌شود شمرد. مدت کوتاه‌تری برگزینید.
file-sent = سود به شکل جدول. این فایل پس از { $minutes } دقیقه خودش پاک می‌شود.
saved = ذخیره شد.
keeps-title = 🏦 هر روش پرداخت چقدر برمی‌دارد؟ آن را از قراردادتان با ارائه‌دهنده می‌دانید.
keeps-none = • { $way }: هیچ
keeps-line = • { $way }: { $formula }
ask-keeps = { $way } از هر پرداخت چقدر برمی‌دارد؟ فرمولی از مبلغ بفرستید، مثلاً: { $example }

plugin-called = سود
plugin-does = آنچه از فروش می‌ماند: درآمد، هزینه، کارمزد پرداخت و پول برگشتی، به تفکیک محصول و روش پرداخت.
act-profit-keeps = سهم یک روش پرداخت
