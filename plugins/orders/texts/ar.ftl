## Commands

cmd-orders = طلباتك
cmd-order = فتح طلب برمزه

## Buttons

btn-mine = 🧾 طلباتي
btn-pay = 💰 ادفع { $money }
btn-free = 🎁 خذه مجانًا
btn-with-balance = 💰 { $balance } + { $money }
btn-take-rest = 🛒 خذ { $n } فقط
btn-cancel-order = ✖ إلغاء الطلب
btn-again = 🔁 شراء مجددًا
btn-goods = 👁 عرض المنتج
btn-order-page = 🧾 الطلب
btn-trouble = 🛠 لا يعمل؟
btn-one-by-one = 👁 واحدًا واحدًا
btn-file = 📄 كملف
btn-copy = نسخ { $n }
btn-copy-one = نسخ
btn-export = 📄 جدول (CSV)
btn-order = {"\u200F"}{ $icon } { $code } · { $title }
btn-look = 👁 عرض
btn-buyer = 👤 المشتري
btn-find = 🔎 بحث
btn-all-orders = 🧾 الطلبات
btn-to-all = الكل
btn-to-waiting = بالانتظار
btn-to-delivered = المُسلَّمة
btn-to-expired = المنتهية
btn-to-cancelled = الملغاة
btn-in-all = ✓ الكل
btn-in-waiting = ✓ بالانتظار
btn-in-delivered = ✓ المُسلَّمة
btn-in-expired = ✓ المنتهية
btn-in-cancelled = ✓ الملغاة

## Parts

checkout = إتمام الشراء
mine = طلباتي
staff = الإدارة
all-orders = الطلبات
code = { $code }
order-title = <b>الطلب { $code }</b>
state = { $icon } { $state }
moment = { $icon } { $state } · { $at }
was-placed = تم الطلب
item = { $title } × { $quantity }
price-base = { $title } × { $quantity }: { $money }
total = <b>الإجمالي: { $money }</b>
total-less = <b>الإجمالي: { $money }</b> <s>{ $usual }</s>
goods = { $units }
taken-back = ⛔ استُعيد { $money } من الدفعة. خسارة المتجر: { $lost }
tap-to-see = اضغط على السطر لعرضه.

## Checkout

kept-until = ⏱ محجوز لك · ينتهي { $until }
balance-is = 💰 رصيدك: { $money }
balance-short = 💰 رصيدك: { $money }، وينقصك { $missing }.
nothing-charged = لم يُخصم أي مبلغ.
paid = ✅ تم الدفع. طلبك في الرسالة أدناه.
order-cancelled = أُلغي الطلب، ولم يُخصم أي مبلغ.
why-expired = لم يُدفع الطلب في الوقت المحدد، فلم يُخصم أي مبلغ. وإن كنت قد أرسلت المال فسيُضاف إلى رصيدك.

## Delivery

delivered-title = 🎉 <b>تم التسليم</b> · { $code }
    { $at }
in-file = { $units ->
    [zero] لا توجد قطع في الملف أعلاه.
    [one] القطعة التي اشتريتها في الملف أعلاه.
    [two] القطعتان اللتان اشتريتهما في الملف أعلاه.
    [few] القطع الـ{ $units } التي اشتريتها في الملف أعلاه.
    [many] القطع الـ{ $units } التي اشتريتها في الملف أعلاه.
   *[other] القطع الـ{ $units } التي اشتريتها في الملف أعلاه.
}
one-of = { $n } من { $total }
file-caption = الطلب { $code }. احتفظ بهذا الملف لنفسك من فضلك.
expired-title = ⌛ انتهت مهلة الطلب { $code }.
cancelled-by-staff = ألغى المتجر طلبك { $code }، ولم يُخصم أي مبلغ.

## My orders

none-yet = لا توجد لديك طلبات بعد. كل ما تشتريه سيبقى محفوظًا هنا.
mine-stats = { $orders ->
    [zero] لا طلبات · أنفقت { $spent }
    [one] طلب واحد · أنفقت { $spent }
    [two] طلبان · أنفقت { $spent }
    [few] { $orders } طلبات · أنفقت { $spent }
    [many] { $orders } طلبًا · أنفقت { $spent }
   *[other] { $orders } طلب · أنفقت { $spent }
}
export-caption = { $orders ->
    [zero] جدول طلباتك.
    [one] جدول طلبك.
    [two] جدول طلبَيك.
    [few] جدول طلباتك، وعددها { $orders }.
    [many] جدول طلباتك، وعددها { $orders }.
   *[other] جدول طلباتك، وعددها { $orders }.
}

## Staff

how-many = { $orders ->
    [zero] لا توجد طلبات
    [one] طلب واحد
    [two] طلبان
    [few] { $orders } طلبات
    [many] { $orders } طلبًا
   *[other] { $orders } طلب
}
none-here = لا توجد طلبات هنا.
buyer = 👤 { $name } · رقم العميل { $number } · المعرّف { $id }
which-order = أرسل رمز الطلب، مثل K7Q2-94MX
staff-placed = { $icon } طلب جديد { $code }: { $title } × { $quantity } · { $money } · { $buyer }
staff-delivered = { $icon } تم البيع: { $title } × { $quantity } · { $money } · { $buyer } · { $code }
staff-cancelled = { $icon } أُلغي: { $code } · { $title } × { $quantity } · { $money } · { $buyer }
staff-expired = { $icon } لم يُدفع في وقته: { $code } · { $title } × { $quantity } · { $money } · { $buyer }
staff-placed-many = { $count ->
    [zero] ⏳ لا طلبات
    [one] ⏳ طلب جديد واحد
    [two] ⏳ طلبان جديدان
    [few] ⏳ { $count } طلبات جديدة
    [many] ⏳ { $count } طلبًا جديدًا
   *[other] ⏳ { $count } طلب جديد
}
staff-delivered-many = { $count ->
    [zero] ✅ لا طلبات
    [one] ✅ طلب مبيع واحد
    [two] ✅ طلبان مبيعان
    [few] ✅ { $count } طلبات مبيعة
    [many] ✅ { $count } طلبًا مبيعًا
   *[other] ✅ { $count } طلب مبيع
}
staff-cancelled-many = { $count ->
    [zero] ✖ لا طلبات
    [one] ✖ طلب ملغى واحد
    [two] ✖ طلبان ملغيان
    [few] ✖ { $count } طلبات ملغاة
    [many] ✖ { $count } طلبًا ملغى
   *[other] ✖ { $count } طلب ملغى
}
staff-expired-many = { $count ->
    [zero] ⌛ لا طلبات
    [one] ⌛ طلب واحد لم يُدفع في موعده
    [two] ⌛ طلبان لم يُدفعا في موعدهما
    [few] ⌛ { $count } طلبات لم تُدفع في موعدها
    [many] ⌛ { $count } طلبًا لم يُدفع في موعده
   *[other] ⌛ { $count } طلب لم يُدفع في موعده
}

## اسم هذه الإضافة وإعداداتها

plugin-called = الطلبات
plugin-does = الطلبات: إتمام الشراء والدفع من الرصيد والتسليم والسجل وما تراه الإدارة منها.
btn-setting-tell-placed = الطلبات الجديدة
setting-tell-placed = يُعلم الإدارة بكل طلب جديد.
btn-setting-tell-delivered = المبيعات
setting-tell-delivered = يُعلم الإدارة بكل طلب دُفع وسُلّم.
btn-setting-tell-cancelled = الإلغاءات
setting-tell-cancelled = يُعلم الإدارة بكل طلب أُلغي.
btn-setting-tell-expired = المنتهية
setting-tell-expired = يُعلم الإدارة بكل طلب لم يُدفع في وقته.

## Goods of every kind, and what is promised with them

btn-open-link = 🔗 فتح
btn-copy-part = ⧉ { $name }
part = { $name }: { $value }
part-email = البريد الإلكتروني
part-username = اسم المستخدم
part-password = كلمة المرور
part-pin = الرمز السري
part-phone = الهاتف
part-recovery = رمز الاستعادة
part-profile = الملف الشخصي
part-link = الرابط
part-note = ملاحظة
in-file-named = 📄 { $name }
note = 📖 { $words }
warranty-until = 🛡 الضمان حتى { $until }
preparing-title = 🟡 <b>تم الدفع ويجري التجهيز</b> · { $code }
preparing-words = نجهّز طلبك الآن. ستصلك رسالة هنا فور جاهزيته.
went-back = ↩ عاد { $money } إلى رصيدك · { $at }
    السبب: { $why }
choice-gone = سبقك شخص آخر إلى هذه القطعة. اختر غيرها من فضلك.
price-choice = اختيارك، { $hint }: +{ $money }
price-reseller = سعر الموزّع، { $price } للواحد: { $money }
price-sale = تخفيض، { $price } للواحد: { $money }
price-sale-percent = تخفيض −{ $percent }: { $money }
price-voucher = 🎟 قسيمة { $code }: { $money }
price-voucher-percent = 🎟 قسيمة { $code } (−{ $percent }): { $money }

## Staff hand over what is made after the payment

btn-to-paid = للتجهيز
btn-in-paid = ✓ للتجهيز
btn-hand-over = ✍ تسليم
staff-to-make = { $icon } مدفوع، يرجى التجهيز: { $title } × { $quantity } · { $money } · { $buyer } · { $code }
ask-hand-over = أرسل ما سيستلمه { $name } مقابل { $title }: نصًا أو رمزًا أو رابطًا.
    يصل إلى المشتري فورًا ويبقى مع الطلب.
went-back-staff = ↩ عاد { $money } إلى رصيد المشتري · { $at }
    السبب: { $why }
