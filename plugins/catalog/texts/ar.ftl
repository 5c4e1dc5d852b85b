# الكتالوج للمشترين، وشاشات الموظفين في الأسفل.

## Commands

cmd-buy = فتح المتجر، أو منتج برقمه
cmd-stock = المتوفر في المخزون

## Buttons

btn-shop = 🛍 افتح المتجر
btn-best = 🔥 الأكثر مبيعًا
btn-all = 📋 كل المنتجات
btn-shelf = { $icon } { $title } · { $count }
btn-shelf-all = 📋 كل ما هنا · { $count }
btn-product = { $title }
btn-product-out = ⚪ { $title }
btn-less = −
btn-chosen = { $quantity }
btn-one-more = +
btn-two-more = +2
btn-five-more = +5
btn-ten-more = +10
btn-buy = 🛒 شراء · { $total }
btn-wait = 🔔 أخبرني
btn-wait-no-more = 🔕 لا تخبرني
btn-see = 🛒 عرض المنتج

## Lists

shop = المتجر
best = الأكثر مبيعًا
all = كل المنتجات
stock = المخزون
search = البحث
name = { $name }
no-category = منتجات أخرى
shop-count = { $count ->
    [zero] لا توجد منتجات الآن.
    [one] لديك منتج واحد للاختيار.
    [two] لديك منتجان للاختيار.
    [few] لديك { $count } منتجات للاختيار.
    [many] لديك { $count } منتجًا للاختيار.
   *[other] لديك { $count } منتج للاختيار.
}
shop-hint = اختر فئة، أو اكتب رقم المنتج أو جزءًا من اسمه.
shop-empty = لا توجد منتجات معروضة بعد. عُد إلينا بعد قليل.
shelf-empty = لا توجد منتجات في هذه الفئة حاليًا.
line = { $number } <b>{ $title }</b> — { $price } · المتبقي { $left }
line-sold-out = { $number } { $title } — { $price } · نفدت الكمية
best-line = { $place }. <b>{ $title }</b> — { $price } · المبيعات { $sold }
best-empty = لم يُبَع شيء بعد. قد تكون أنت الأول!
stock-line = { $number } { $title } — <b>{ $left }</b>
stock-line-none = { $number } { $title } — نفدت الكمية
stock-hint = اكتب الرقم لفتح المنتج.
results = { $count ->
    [zero] لا نتائج عن «{ $words }».
    [one] نتيجة واحدة عن «{ $words }»:
    [two] نتيجتان عن «{ $words }»:
    [few] { $count } نتائج عن «{ $words }»:
    [many] { $count } نتيجة عن «{ $words }»:
   *[other] { $count } نتيجة عن «{ $words }»:
}
nothing-found = لم أجد «{ $words }». جرّب كلمة أخرى أو رقم المنتج، أو ألقِ نظرة على المتجر.

## Filters, and cards posted in other chats

btn-by-country = 🌍 البلد
btn-by-type = 🏷 النوع
btn-unfiltered = ✖ عرض الكل
btn-country = { $flag } { $name } · { $count }
btn-type = { $name } · { $count }
by-country = البلد
by-type = النوع
country-hint = اختر بلدًا لعرض منتجاته:
type-hint = اختر نوعًا لعرض منتجاته:
filtered-empty = لم يعد هناك ما يناسب هذا الاختيار.
chosen-country = { $flag } { $name }
chosen-type = 🏷 { $name }
btn-share = ↗ مشاركة
share-title = شارك { $title }
share-hint = أرسله إلى محادثة أو انسخ الرابط. من يفتحه يصل مباشرة إلى هذا المنتج.
btn-share-chat = ↗ اختر محادثة
btn-share-copy = 📋 انسخ الرابط
share-words = شاهد هذا: { $title }
btn-inline-buy = 🛒 اشترِ من البوت
inline-price = { $price }
inline-price-sale = <b>{ $price }</b> بدلًا من <s>{ $old }</s>
inline-price-from = ابتداءً من { $price }
inline-sold-out = نفد حاليًا

## Product

product-title = <b>{ $title }</b>
product-facts = { $price } · المتوفر { $left } · المبيعات { $sold }
product-out = { $price } · <b>نفدت الكمية</b> · المبيعات { $sold }
product-words = { $words }
product-least = { $least ->
    [zero] لا حدّ أدنى للطلب.
    [one] أقل طلب قطعة واحدة.
    [two] أقل طلب قطعتان.
    [few] أقل طلب { $least } قطع.
    [many] أقل طلب { $least } قطعة.
   *[other] أقل طلب { $least } قطعة.
}
product-gone = لم يعد هذا المنتج معروضًا للبيع. إليك المتجر بدلًا منه.
will-tell = سنراسلك فور توفره من جديد.
will-not-tell = حسنًا، لن نراسلك.
back-in-stock = 🔔 توفر { $title } من جديد.
category-gone = لم تعد هذه الفئة موجودة. إليك المتجر بدلًا منها.
ask-quantity = { $title }
    كم قطعة تريد؟ من { $least } إلى { $most }.

# --- Reply keyboard ---

key-products = 📋 المنتجات
key-stock = 📦 المخزون
key-account = 👤 حسابي
key-help = 💬 المساعدة
keyboard = لوحة الأزرار جاهزة: اضغط رقمًا لفتح منتجه.

# --- Staff: products ---

admin = الإدارة
products = المنتجات
new = منتج جديد
btn-products = 📦 المنتجات
btn-new = ➕ منتج جديد
btn-shelves = 🗂 الفئات
btn-state-active = معروضة
btn-state-hidden = مخفية
btn-state-deleted = محذوفة
list-active = { $count ->
    [zero] لا شيء معروض للبيع بعد.
    [one] منتج واحد معروض للبيع:
    [two] منتجان معروضان للبيع:
    [few] { $count } منتجات معروضة للبيع:
    [many] { $count } منتجًا معروضًا للبيع:
   *[other] { $count } منتج معروض للبيع:
}
list-hidden = { $count ->
    [zero] لا توجد منتجات مخفية.
    [one] منتج مخفي واحد:
    [two] منتجان مخفيان:
    [few] { $count } منتجات مخفية:
    [many] { $count } منتجًا مخفيًا:
   *[other] { $count } منتج مخفي:
}
list-deleted = { $count ->
    [zero] لا توجد منتجات محذوفة.
    [one] منتج محذوف واحد يمكن استعادته:
    [two] منتجان محذوفان يمكن استعادتهما:
    [few] { $count } منتجات محذوفة يمكن استعادتها:
    [many] { $count } منتجًا محذوفًا يمكن استعادتها:
   *[other] { $count } منتج محذوف يمكن استعادتها:
}
card-title = { $number } <b>{ $title }</b> · { $state }
card-price = { $price } · { $shelf }
card-stock = المخزون { $left } · المحجوز { $reserved } · المبيعات { $sold }
card-limits = لكل طلب: { $range } · التنبيه عند { $low } · صورة: { $picture }
range = من { $least } إلى { $most }
range-open = { $least } أو أكثر
is-active = معروض
is-hidden = مخفي
is-deleted = محذوف
btn-stock = 📦 المخزون
btn-add-stock = ➕ إضافة مخزون
btn-as-buyer = 👁 كما يراه المشتري
btn-edit-title = ✎ الاسم
btn-edit-description = ✎ الوصف
btn-edit-price = 💰 السعر
btn-edit-photo = 🖼 الصورة
btn-edit-number = # الرقم
btn-edit-sold = 📈 المبيعات
btn-edit-range = ↕ لكل طلب
btn-edit-low = 🔔 حد التنبيه
btn-edit-category = 🗂 الفئة
btn-hide = 🙈 إخفاء
btn-show = 👁 إظهار
btn-delete = 🗑 حذف
btn-restore = ↩ استعادة
now-active = أصبح معروضًا للبيع.
now-hidden = أُخفي عن المشترين.
now-deleted = حُذف، ويمكنك استعادته في أي وقت.
ask-title = { $title }
    أرسل الاسم الجديد.
ask-description = { $title }
    الحالي: { $now }
    أرسل الوصف الجديد، أو - لحذفه.
ask-price = سعر { $title } الآن { $now }.
    أرسل السعر الجديد، مثل 35000 أو 35k.
ask-photo = { $title }
    أرسل الصورة الجديدة، أو - لحذفها.
ask-number = رقم { $title } هو { $now }.
    أرسل الرقم الجديد.
ask-sold = المبيعات الظاهرة لـ { $title } هي { $now }.
    أرسل العدد الذي يراه المشترون.
ask-range = { $title } · الحالي { $now }
    كم قطعة في الطلب الواحد؟ مثل 1-10، أو 2- لاثنتين فأكثر.
ask-low = التنبيه لـ { $title } عند { $now }.
    عند بقاء كم قطعة أنبّهك؟
pick-category = إلى أي فئة ينتمي { $title }؟
btn-no-category = بلا فئة

# --- Staff: a new product ---

ask-new = ماذا تبيع؟ أرسل رسالة <b>واحدة</b>، ويمكنك إرفاق صورة:

    Lumina شهر واحد
    35000
    حساب خاص بضمان 30 يومًا
form-short = أحتاج على الأقل إلى اسم وسعر، كلٌّ في سطر. مثال:
    Lumina شهر واحد
    35000
    حساب خاص بضمان 30 يومًا
understood = هذا ما فهمته:
understood-title = <b>{ $title }</b>
understood-price = السعر: { $price }
understood-text = { $words }
understood-no-text = بلا وصف.
understood-photo = 📷 مع صورة.
understood-no-photo = بلا صورة.
understood-shelf = الفئة: { $shelf }
btn-create = ✅ إنشاء
btn-fix = ✎ تعديل
created = ✅ أُنشئ المنتج برقم { $number }. أضف مخزونه الآن.

# --- Staff: categories ---

shelves = الفئات
shelf-count = { $count ->
    [zero] لا توجد فئات بعد.
    [one] فئة واحدة:
    [two] فئتان:
    [few] { $count } فئات:
    [many] { $count } فئة:
   *[other] { $count } فئة:
}
btn-shelf-outer = { $icon } { $title }
btn-shelf-inner = › { $icon } { $title }
btn-new-shelf = ➕ فئة جديدة
ask-new-shelf = ما اسم الفئة؟ يمكنك البدء برمز تعبيري، مثل: 🎮 ألعاب
shelf-title = { $icon } <b>{ $title }</b> · { $state }
shelf-facts = { $count ->
    [zero] فارغة، فلا يراها المشترون
    [one] منتج واحد معروض
    [two] منتجان معروضان
    [few] { $count } منتجات معروضة
    [many] { $count } منتجًا معروضًا
   *[other] { $count } منتج معروض
} · { $inside }
top-level = في المستوى الأعلى
btn-up = ⬆ أعلى
btn-down = ⬇ أسفل
btn-edit-icon = 🙂 الرمز
btn-inside = 🗂 نقل إلى…
btn-add-inside = ➕ فئة فرعية
btn-top-level = إلى المستوى الأعلى
moved = الترتيب { $place } من { $count }.
ask-shelf-title = { $title }
    أرسل الاسم الجديد.
ask-icon = أرسل رمزًا تعبيريًا واحدًا لهذه الفئة، أو - لحذفه.
icon-wanted = أرسل رمزًا تعبيريًا واحدًا فقط.
ask-inside = أين توضع هذه الفئة؟
shelf-gone = حُذفت. منتجاتها باقية، لكن بلا فئة.

# --- Staff: stock ---

stock-of = 📦 <b>{ $title }</b>
btn-export = 📄 تصدير
btn-delete-one = ✖ حذف واحدة
btn-delete-all = 🗑 حذف غير المبيع
btn-undo-add = ↩ إلغاء الإضافة
btn-undo-delete = ↩ إلغاء الحذف
ask-stock = مخزون { $title }
    أرسل الأسطر، أو ملف .txt أو .csv. كل سطر قطعة واحدة.
    سأمسح رسالتك بعد قراءتها.
found-lines = { $count ->
    [zero] لا توجد أسطر لـ { $title }:
    [one] سطر واحد لـ { $title }:
    [two] سطران لـ { $title }:
    [few] { $count } أسطر لـ { $title }:
    [many] { $count } سطرًا لـ { $title }:
   *[other] { $count } سطر لـ { $title }:
}
found-new = ✅ جديدة: { $count }
found-double = ♻ موجودة أو مكررة (ستُتجاوز): { $count }
found-sold = 🕘 بيعت من قبل (ستُتجاوز): { $count }
found-empty = ⬜ فارغة: { $count }
sample-heading = تبدو هكذا:
sample-line = { $line }
btn-add-lines = ✅ إضافة { $count }
btn-again = 🕘 مع المبيعة سابقًا
btn-not-again = 🕘 دون المبيعة
added = { $count ->
    [zero] لم يُضف جديد إلى { $title }. المخزون: { $left }
    [one] ✔ أُضيفت قطعة واحدة إلى { $title }. المخزون: { $left }
    [two] ✔ أُضيفت قطعتان إلى { $title }. المخزون: { $left }
    [few] ✔ أُضيفت { $count } قطع إلى { $title }. المخزون: { $left }
    [many] ✔ أُضيفت { $count } قطعة إلى { $title }. المخزون: { $left }
   *[other] ✔ أُضيفت { $count } قطعة إلى { $title }. المخزون: { $left }
}
undo-until = يمكنك التراجع حتى { $until }.
btn-add-more = ➕ إضافة المزيد
stock-empty = لا يوجد مخزون غير مبيع لتصديره.
exported = { $count ->
    [zero] { $title }: لا قطع غير مبيعة. يُمسح هذا الملف تلقائيًا بعد { $minutes } دقائق.
    [one] { $title }: قطعة واحدة غير مبيعة. يُمسح هذا الملف تلقائيًا بعد { $minutes } دقائق.
    [two] { $title }: قطعتان غير مبيعتين. يُمسح هذا الملف تلقائيًا بعد { $minutes } دقائق.
    [few] { $title }: { $count } قطع غير مبيعة. يُمسح هذا الملف تلقائيًا بعد { $minutes } دقائق.
    [many] { $title }: { $count } قطعة غير مبيعة. يُمسح هذا الملف تلقائيًا بعد { $minutes } دقائق.
   *[other] { $title }: { $count } قطعة غير مبيعة. يُمسح هذا الملف تلقائيًا بعد { $minutes } دقائق.
}
export-sent = الملف في الأسفل.
unsold = { $count ->
    [zero] لا يوجد مخزون غير مبيع من { $title }.
    [one] { $title }: قطعة واحدة غير مبيعة
    [two] { $title }: قطعتان غير مبيعتين
    [few] { $title }: { $count } قطع غير مبيعة
    [many] { $title }: { $count } قطعة غير مبيعة
   *[other] { $title }: { $count } قطعة غير مبيعة
}
unsold-line = { $place }. { $line }
btn-delete-unit = 🗑 { $place }
unit-deleted = حُذفت. يمكنك التراجع خلال 24 ساعة.
ask-wipe = { $count ->
    [zero] لا يوجد مخزون غير مبيع من { $title }.
    [one] هل تحذف القطعة الوحيدة غير المبيعة من { $title }؟ يمكنك التراجع خلال 24 ساعة.
    [two] هل تحذف القطعتين غير المبيعتين من { $title }؟ يمكنك التراجع خلال 24 ساعة.
    [few] هل تحذف { $count } قطع غير مبيعة من { $title }؟ يمكنك التراجع خلال 24 ساعة.
    [many] هل تحذف { $count } قطعة غير مبيعة من { $title }؟ يمكنك التراجع خلال 24 ساعة.
   *[other] هل تحذف { $count } قطعة غير مبيعة من { $title }؟ يمكنك التراجع خلال 24 ساعة.
}
btn-wipe = 🗑 حذف { $count }
wiped = { $count ->
    [zero] لم يُحذف شيء من { $title }.
    [one] حُذفت قطعة واحدة من { $title }.
    [two] حُذفت قطعتان من { $title }.
    [few] حُذفت { $count } قطع من { $title }.
    [many] حُذفت { $count } قطعة من { $title }.
   *[other] حُذفت { $count } قطعة من { $title }.
}
came-back = { $count ->
    [zero] لم يعد شيء إلى المخزون.
    [one] عادت قطعة واحدة إلى المخزون.
    [two] عادت قطعتان إلى المخزون.
    [few] عادت { $count } قطع إلى المخزون.
    [many] عادت { $count } قطعة إلى المخزون.
   *[other] عادت { $count } قطعة إلى المخزون.
}
low-notice = { $left ->
    [zero] 📉 { $title }: لم يبقَ شيء.
    [one] 📉 { $title }: بقيت قطعة واحدة فقط.
    [two] 📉 { $title }: بقيت قطعتان فقط.
    [few] 📉 { $title }: بقيت { $left } قطع فقط.
    [many] 📉 { $title }: بقيت { $left } قطعة فقط.
   *[other] 📉 { $title }: بقيت { $left } قطعة فقط.
}
sold-out-notice = 🚫 نفد مخزون { $title }.

## اسم هذه الإضافة وإعداداتها

plugin-called = الكتالوج
plugin-does = ما يبيعه المتجر: التصفّح والبحث للمشترين، والمنتجات والفئات والمخزون للإدارة.
btn-setting-best-days = أيام الأكثر مبيعًا
setting-best-days = على كم يومًا تُحسب المنتجات الأكثر مبيعًا. 0: كل الوقت.
btn-setting-reply-keyboard = لوحة الأزرار
setting-reply-keyboard = يعرض أسفل المحادثة لوحة أزرار بأرقام المنتجات.

## The offer of one product

product-always = { $price } · متوفر دائمًا · المبيعات { $sold }
product-made = { $price } · يُجهَّز لك بعد الدفع · المبيعات { $sold }
product-country = { $flag } { $name }
product-type = 🏷 { $type }
offer-instead = 💸 لك بسعر { $price } بدلًا من <s>{ $old }</s>
offer-reseller = 🤝 سعرك كموزّع
offer-sale = 🏷 تخفيض: −{ $off }
offer-sale-until = 🏷 تخفيض: −{ $off } · ينتهي { $until }
offer-voucher = 🎟 { $code }: −{ $money }
offer-warranty = { $days ->
    [zero] 🛡 بلا ضمان
    [one] 🛡 ضمان ليوم واحد
    [two] 🛡 ضمان ليومين
    [few] 🛡 ضمان { $days } أيام
    [many] 🛡 ضمان { $days } يومًا
   *[other] 🛡 ضمان { $days } يوم
}
offer-no-refund = ↩ لا يُسترد المبلغ بعد التسليم
offer-refund = ↩ المبلغ المسترد في اليوم الأول: { $money }
offer-refund-half = ↩ المبلغ المسترد: { $money } في اليوم الأول، و{ $half } في اليوم { $day }
btn-variant = { $name } · { $price }
btn-variant-chosen = ✓ { $name }
btn-variant-out = { $name } · نفد
btn-choice = { $hint }
btn-choice-extra = { $hint } · +{ $extra }
btn-choice-picked = ✓ { $hint } · تغيير
choice-went = سبقك شخص آخر إليه. اختر غيره من فضلك.
btn-buy-held = 🛒 اشترِ الآن
btn-no-thanks = لا، شكرًا
held-for-you = 🔔 توفر { $title } من جديد، وحجزنا لك واحدًا حتى { $until }.
your-place = ✅ أنت رقم { $place } من { $total } في قائمة الانتظار. عند توفره نحجز لك واحدًا.
btn-setting-hold-minutes = الحجز للمنتظرين
setting-hold-minutes = كم دقيقة يُحجز ما توفر من جديد لأول المنتظرين؛ 0: إخبارهم فقط.
