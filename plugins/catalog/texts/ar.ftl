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
line-from = { $number } <b>{ $title }</b> — ابتداءً من { $price } · المتبقي { $left }
line-always = { $number } <b>{ $title }</b> — { $price } · متوفر دائمًا
line-made = { $number } <b>{ $title }</b> — { $price } · يُجهَّز لك
line-sold-out = { $number } { $title } — { $price } · نفدت الكمية
best-line = { $place }. <b>{ $title }</b> — { $price } · المبيعات { $sold }
best-empty = لم يُبَع شيء بعد. قد تكون أنت الأول!
stock-line = { $number } { $title } — <b>{ $left }</b>
stock-line-always = { $number } { $title } — متوفر دائمًا
stock-line-made = { $number } { $title } — يُجهَّز بعد الدفع
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
card-waiting = 🔔 المنتظرون: { $count } (≈ { $worth })
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

ask-new = ماذا تبيع؟ اضغط النوع ثم أرسل رسالة <b>واحدة</b>، ومعها صورة إن شئت:

    Lumina شهر واحد
    35000
    حساب خاص بضمان 30 يومًا

    النوع: { $kind }
    { $about }
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

# --- Staff: kinds of goods ---

btn-kind-code = 🔑 رموز
btn-kind-account = 👤 حسابات
btn-kind-file = 📄 ملف
btn-kind-link = 🔗 رابط
btn-kind-item = ♾ نص
btn-kind-service = 🧑‍💻 خدمة
kind-code-is = رموز ومفاتيح. كل سطر قطعة واحدة، وتُباع كل قطعة مرة واحدة.
kind-account-is = حسابات من عدة أجزاء، مثل البريد وكلمة المرور. يُباع كل حساب مرة واحدة.
kind-file-is = ملف لا يتجاوز 20 ميغابايت. يحصل كل مشترٍ على الملف نفسه.
kind-link-is = رابط. يحصل كل مشترٍ على الرابط نفسه.
kind-item-is = نص لا ينفد. يحصل كل مشترٍ على النص نفسه.
kind-service-is = شيء تُعدّه بعد الدفع وتسلّمه بنفسك.
kind-off = هذا النوع من السلع تابع لإضافة متوقفة. شغّل الإضافة أو اختر نوعًا آخر.
card-kind = النوع: { $kind }
created-shared = ✅ أُنشئ بالرقم { $number }. أرسل الآن ما سيحصل عليه المشترون.
created-later = ✅ أُنشئ بالرقم { $number }. يمكن شراؤه الآن.
parts-join = { $before } : { $after }
nothing-set = لا شيء
btn-done = ✅ تم

# --- Staff: what every buyer gets ---

btn-goods = 📦 ما يصل المشتري
btn-goods-put = ➕ أضفه
btn-goods-replace = 🔁 استبدله
btn-goods-see = 👁 أرسله إليّ
goods-of = 📦 ما يحصل عليه مشتري <b>{ $title }</b>
goods-none = لا شيء بعد، لذلك لا يمكن شراؤه. أضفه من فضلك.
goods-file = 📄 { $name } · { $size } ك.ب
    { $by }، { $at }
goods-text = { $content }
    { $by }، { $at }
goods-past = { $count ->
    [zero] لا نسخ سابقة
    [one] نسخة سابقة واحدة، ويحتفظ بها من اشتراها:
    [two] نسختان سابقتان، ويحتفظ بهما من اشتراهما:
    [few] { $count } نسخ سابقة، ويحتفظ بها من اشتراها:
    [many] { $count } نسخة سابقة، ويحتفظ بها من اشتراها:
   *[other] { $count } نسخة سابقة، ويحتفظ بها من اشتراها:
}
goods-past-text = • { $by }، { $at }
goods-past-file = • { $name } · { $size } ك.ب · { $at }
goods-saved = حُفظ. من الآن يحصل كل مشترٍ على هذا.
goods-sent = { $title }: ما يحصل عليه المشترون الآن. تُحذف هذه الرسالة تلقائيًا بعد مدة بالدقائق: { $minutes }.
ask-file = أرسل ملف { $title }، وحجمه لا يتجاوز 20 ميغابايت.
    سأحذف رسالتك فور حفظها.
ask-link = أرسل رابط { $title }.
    سأحذف رسالتك فور حفظها.
ask-text = أرسل نص { $title } كما سيقرؤه المشترون تمامًا.
    سأحذف رسالتك فور حفظها.
link-wanted = أرسل رابطًا من فضلك، مثل https://example.com/page

# --- Staff: accounts and goods that buyers choose ---

btn-parts = 🔡 الأجزاء
btn-part = { $name }
btn-part-in = ✅ { $name }
btn-part-own = ✎ اسم آخر
btn-parts-none = ✖ بلا أجزاء
parts-title = 🔡 أجزاء <b>{ $title }</b>
parts-now = الآن: { $parts }
parts-none = الآن: السطر كله قطعة واحدة.
parts-hint = اضغط الأجزاء بترتيبها في سطورك. يستلم المشتري كل جزء على حدة جاهزًا للنسخ.
ask-part = ما اسم الجزء؟ يمكنك كتابة عدة أسماء بينها فاصلة.
looks-like = الشكل: { $parts }
found-odd = { $count ->
    [zero] ⚠ لا سطور ناقصة
    [one] ⚠ سطر واحد عدد أجزائه { $have } بدل { $want } (تُرك)
    [two] ⚠ سطران عدد أجزائهما { $have } بدل { $want } (تُركا)
    [few] ⚠ { $count } سطور عدد أجزائها { $have } بدل { $want } (تُركت)
    [many] ⚠ { $count } سطرًا عدد أجزائها { $have } بدل { $want } (تُركت)
   *[other] ⚠ { $count } سطر عدد أجزائها { $have } بدل { $want } (تُركت)
}
found-unclear = { $count ->
    [zero] ⚠ كل التلميحات مقروءة
    [one] ⚠ سطر واحد لم يُفهم تلميحه أو زيادته (تُرك)
    [two] ⚠ سطران لم يُفهم تلميحهما أو زيادتهما (تُركا)
    [few] ⚠ { $count } سطور لم تُفهم تلميحاتها أو زياداتها (تُركت)
    [many] ⚠ { $count } سطرًا لم تُفهم تلميحاتها أو زياداتها (تُركت)
   *[other] ⚠ { $count } سطر لم تُفهم تلميحاتها أو زياداتها (تُركت)
}
ask-stock-form = مخزون { $title }
    { $form }
    أرسل السطور أو ملف .txt أو .csv، وسأحذف رسالتك فور قراءتها.
ask-stock-parts = السطر الواحد: { $parts }. افصل بين الأجزاء بعلامة | أو ; أو : أو علامة جدولة.
ask-stock-chosen = اكتب في البداية ما يراه المشتري: تلميح =&gt; المحتوى، أو تلميح +5000 =&gt; المحتوى إن كان سعر القطعة أعلى.
sample-hint = { $hint } ← { $line }
sample-extra = { $hint } (+{ $extra }) ← { $line }

# --- Staff: the card's groups ---

card-from = ابتداءً من { $price } · { $shelf }
card-later = يُعدّ بعد الدفع · المبيع { $sold }
card-shared = لا ينفد · المبيع { $sold }
card-shared-none = ⚠ لا محتوى بعد · المبيع { $sold }
card-attributes = { $words }
card-sale = 🏷 تخفيض: { $old } ← <b>{ $price }</b>
variants-of-card = { $count ->
    [0] 🧩 لا خيارات معروضة للبيع
    [zero] 🧩 لا خيارات معروضة للبيع
    [one] 🧩 خيار واحد معروض للبيع
    [two] 🧩 خياران معروضان للبيع
    [few] 🧩 { $count } خيارات معروضة للبيع
    [many] 🧩 { $count } خيارًا معروضًا للبيع
   *[other] 🧩 { $count } خيار معروض للبيع
}
btn-prices = 💰 الأسعار
btn-sale = 🏷 تخفيض
btn-variants = 🧩 الخيارات
btn-wording = ✎ النصوص
btn-attributes = 🌍 البلد والصنف
btn-promises = 🛡 الضمانات
btn-details = ⚙ التفاصيل
btn-issue = 🔀 ترتيب التسليم
details-issue = ترتيب التسليم: { $issue }
issue-title = 🔀 أي قطعة من <b>{ $title }</b> تُسلَّم أولًا؟
issue-oldest = الأقدم أولًا
issue-newest = الأحدث أولًا
issue-random = بالقرعة
issue-chosen = المشتري يختار
issue-about-oldest = • الأقدم: يناسب ما تنتهي صلاحيته.
issue-about-newest = • الأحدث: آخر دفعة تُسلَّم أولًا.
issue-about-random = • بالقرعة: لا أحد يعرف القطعة التالية.
issue-about-chosen = • المشتري يختار: يرى تلميحًا لكل قطعة ويختار واحدة.
btn-issue-oldest = ⏫ الأقدم
btn-issue-newest = ⏬ الأحدث
btn-issue-random = 🎲 بالقرعة
btn-issue-chosen = 👆 المشتري يختار

# --- Staff: prices ---

prices-of = 💰 أسعار <b>{ $title }</b>
price-normal = السعر: <b>{ $price }</b>
price-sale = بعد التخفيض: { $old } ← <b>{ $price }</b>
price-reseller = الموزعون: <b>{ $price }</b>
price-no-reseller = يدفع الموزعون السعر العادي.
price-cost = تكلفة القطعة: { $cost }. وقد تختلف من دفعة إلى أخرى.
price-no-cost = لم تُحدَّد التكلفة بعد، لذلك الربح غير معروف.
price-profit = { "    " }الربح { $profit } · { $margin } %
price-loss = { "    " }⚠ خسارة { $loss }
btn-edit-cost = 🏭 التكلفة
btn-edit-reseller = 🤝 سعر الموزع
ask-cost = كم تكلّفك قطعة واحدة من { $title }؟ الآن: { $now }
    أرسل مثلًا 21000، أو - إن كانت غير معروفة.
ask-reseller = كم يدفع الموزعون مقابل { $title }؟ الآن: { $now }
    أرسل مثلًا 28000، أو - للسعر العادي.
reseller-above = لا يمكن أن يزيد سعر الموزع على السعر العادي { $price }.

# --- Staff: variants ---

variants-of = { $count ->
    [0] 🧩 <b>{ $title }</b>
    [zero] 🧩 <b>{ $title }</b>
    [one] 🧩 <b>{ $title }</b> له خيار واحد:
    [two] 🧩 <b>{ $title }</b> له خياران:
    [few] 🧩 <b>{ $title }</b> له { $count } خيارات:
    [many] 🧩 <b>{ $title }</b> له { $count } خيارًا:
   *[other] 🧩 <b>{ $title }</b> له { $count } خيار:
}
variants-none = لا خيارات بعد. بالخيارات يكون للمنتج عدة نسخ، لكل منها سعرها ومخزونها: شهر، 3 أشهر، مشترك، خاص.
variant-line = { $number } <b>{ $name }</b> — { $price } · المتوفر { $left }
variant-line-hidden = { $number } { $name } — { $price } · مخفي
btn-add-variant = ➕ خيار
ask-variant = { $title }
    أرسل اسم الخيار وسعره، كلًا في سطر:

        3 أشهر
        90000
ask-first-variant = سيصبح { $title } منتجًا له خيارات. ما اسم الموجود الآن؟ مثلًا: شهر واحد
family-made = تم. مخزونه وطلباته باقية معه.

# --- Staff: country and type ---

attributes-of = 🌍 <b>{ $title }</b>
attribute-country = البلد: { $country }
attribute-type = الصنف: { $type }
attributes-hint = يستطيع المشترون البحث عن المنتجات بحسب البلد والصنف.
no-country = غير محدد
no-type = غير محدد
btn-flag = { $flag } { $code }
btn-other-country = ✎ بلد آخر
btn-no-country = ✖ بلا بلد
btn-set-type = 🏷 الصنف
btn-no-type = ✖ بلا صنف
ask-country = من أي بلد { $title }؟ أرسل اسم البلد أو حرفيه أو علمه، أو - لعدم التحديد.
ask-type = ما صنف { $title }؟ مثلًا: مميز، بطاقة هدية، عائلي. أرسله أو اضغط واحدًا.
country-unknown = لا أعرف بلدًا باسم «{ $words }». أرسل اسم البلد أو حرفيه أو علمه.

# --- Staff: note, warranty, refunds ---

promises-of = 🛡 ما تعد به مع <b>{ $title }</b>
promise-note = 📝 ملاحظة مع التسليم: { $note }
promise-no-note = 📝 لا ملاحظة مع التسليم.
promise-warranty = { $days ->
    [zero] 🛡 بلا ضمان
    [one] 🛡 ضمان يوم واحد
    [two] 🛡 ضمان يومين
    [few] 🛡 ضمان { $days } أيام
    [many] 🛡 ضمان { $days } يومًا
   *[other] 🛡 ضمان { $days } يوم
}
promise-no-warranty = 🛡 بلا ضمان
promise-refund = ↩ الاسترداد حسب { $rule }: { $formula }
promise-no-refund = ↩ بلا استرداد
promise-example = مثال: دُفع { $paid } والضمان { $warranty } يوم وطُلب الاسترداد في اليوم { $days }: يعود { $back }.
refund-by-shop = قاعدة المتجر
refund-by-own = قاعدة خاصة به
btn-note = 📝 الملاحظة
btn-days = { $days ->
    [zero] { $days } يوم
    [one] يوم واحد
    [two] يومان
    [few] { $days } أيام
    [many] { $days } يومًا
   *[other] { $days } يوم
}
btn-no-warranty = بلا ضمان
btn-warranty-own = ✎ مدة أخرى
btn-refund-shop = قاعدة المتجر
btn-refund-none = بلا استرداد
btn-refund-own = ✎ معادلة خاصة
note-of = 📝 الملاحظة مع <b>{ $title }</b>
note-now = الآن: { $note }
note-hint = يقرؤها المشتري مع ما اشتراه. ويحتفظ كل طلب بالملاحظة التي كانت عند تقديمه.
btn-note-all = ✎ للجميع
btn-note-to = { $language }
btn-note-in = ✅ { $language }
ask-note = { $title }
    الآن: { $now }
    أرسل الملاحظة التي تأتي مع التسليم، أو - لعدم وجودها. ستُحذف الملاحظات باللغات الأخرى.
ask-note-in = { $title }
    أرسل الملاحظة بهذه اللغة: { $language }. أرسل - لحذفها.
ask-warranty = ضمان { $title } الآن بالأيام: { $now }. كم تريده؟ 0 يعني بلا ضمان.
ask-refund = { $title }
    الآن: { $now }
    أرسل معادلة الاسترداد، مثلًا: { $example }
    يمكنك استخدام: { $names }
    أرسل - لقاعدة المتجر، أو 0 لعدم الاسترداد.

# --- Staff: batches ---

btn-batches = 🧺 الدفعات
btn-batch = 🧺 الدفعة
btn-batch-n = 🧺 { $n }
btn-cost-line = 🏭 التكلفة
btn-batch-note = 📝 ملاحظة
btn-freeze = ❄ تجميد
btn-thaw = ☀ بيعها مجددًا
btn-affected = 👥 المشترون · { $count }
btn-order = { $code }
btn-recall = ♻ اعرض حلًا للجميع
batches-of = { $count ->
    [0] 🧺 لا دفعات لمنتج <b>{ $title }</b> بعد.
    [zero] 🧺 لا دفعات لمنتج <b>{ $title }</b> بعد.
    [one] 🧺 دفعة واحدة من <b>{ $title }</b>
    [two] 🧺 دفعتان من <b>{ $title }</b>
    [few] 🧺 { $count } دفعات من <b>{ $title }</b>
    [many] 🧺 { $count } دفعة من <b>{ $title }</b>
   *[other] 🧺 { $count } دفعة من <b>{ $title }</b>
}
batch-line = <b>{ $n }</b> · { $at }
batch-line-frozen = ❄ <b>{ $n }</b> · { $at } · مجمّدة
batch-counts = المتاح { $free } · المبيع { $sold } · المحجوز جانبًا { $held }
batch-title = 🧺 الدفعة { $n } من <b>{ $title }</b>
batch-added = أضافها { $by }، { $at }
batch-cost = تكلفة القطعة: { $cost }
batch-no-cost = تكلفة القطعة: كما في المنتج
batch-note = ملاحظة: { $note }
batch-waiting = { $count ->
    [zero] لا شيء محفوظ لطلبات تنتظر الدفع.
    [one] قطعة واحدة محفوظة لطلب ينتظر الدفع.
    [two] قطعتان محفوظتان لطلبات تنتظر الدفع.
    [few] { $count } قطع محفوظة لطلبات تنتظر الدفع.
    [many] { $count } قطعة محفوظة لطلبات تنتظر الدفع.
   *[other] { $count } قطعة محفوظة لطلبات تنتظر الدفع.
}
batch-replaced = { $count ->
    [zero] لم يُستبدل شيء من المبيع.
    [one] استُبدلت قطعة واحدة من المبيع.
    [two] استُبدلت قطعتان من المبيع.
    [few] استُبدلت { $count } قطع من المبيع.
    [many] استُبدلت { $count } قطعة من المبيع.
   *[other] استُبدلت { $count } قطعة من المبيع.
}
batch-frozen = ❄ جُمّدت { $at }: { $reason }
batch-is-frozen = ❄ مجمّدة
ask-batch-cost = كم كلّفتك القطعة من هذه الدفعة؟ مثلًا 21000، أو - كما في المنتج.
ask-batch-note = ما الذي تريد تذكّره عن هذه الدفعة؟ حتى { $limit } حرف، أو - بلا ملاحظة. مثلًا: من سارة، فاتورة 12
ask-freeze = { $count ->
    [0] تجميد الدفعة { $n }؟ لم يبقَ منها شيء متاح، لكن ما يُعاد منها لن يُباع.
    [zero] تجميد الدفعة { $n }؟ لم يبقَ منها شيء متاح، لكن ما يُعاد منها لن يُباع.
    [one] تجميد الدفعة { $n }؟ لن تُباع القطعة المتاحة. لماذا؟ اضغط السبب أو اكتبه.
    [two] تجميد الدفعة { $n }؟ لن تُباع القطعتان المتاحتان. لماذا؟ اضغط السبب أو اكتبه.
    [few] تجميد الدفعة { $n }؟ لن تُباع القطع المتاحة وعددها { $count }. لماذا؟ اضغط السبب أو اكتبه.
    [many] تجميد الدفعة { $n }؟ لن تُباع القطع المتاحة وعددها { $count }. لماذا؟ اضغط السبب أو اكتبه.
   *[other] تجميد الدفعة { $n }؟ لن تُباع القطع المتاحة وعددها { $count }. لماذا؟ اضغط السبب أو اكتبه.
}
freeze-supplier = أبلغ المورّد عن مشكلة
freeze-faulty = لا تعمل
freeze-checking = قيد الفحص
btn-freeze-supplier = مشكلة من المورّد
btn-freeze-faulty = لا تعمل
btn-freeze-checking = قيد الفحص
frozen = جُمّدت. المحجوز جانبًا: { $count }
thawed = عادت إلى البيع. المتاح: { $count }
affected = { $count ->
    [0] الدفعة { $n }: لا أحد لديه قطعة منها لم تُستبدل.
    [zero] الدفعة { $n }: لا أحد لديه قطعة منها لم تُستبدل.
    [one] الدفعة { $n }: بيعت قطعة واحدة ولم تُستبدل.
    [two] الدفعة { $n }: بيعت قطعتان ولم تُستبدلا.
    [few] الدفعة { $n }: بيعت { $count } قطع ولم تُستبدل.
    [many] الدفعة { $n }: بيعت { $count } قطعة ولم تُستبدل.
   *[other] الدفعة { $n }: بيعت { $count } قطعة ولم تُستبدل.
}
affected-line = { $code } · { $name } · { $at } · { $state }
affected-sold = مبيع
affected-back = أُعيد المبلغ

# --- Staff: sales ---

sales = التخفيضات
btn-all-sales = 🏷 التخفيضات
sale-of = 🏷 تخفيض <b>{ $title }</b>
sale-none = لا تخفيض الآن.
sale-how-much = كم الخصم؟
sale-line = { $title }: خصم { $off } حتى توقفه
sale-line-until = { $title }: خصم { $off } حتى { $until }
sale-line-later = { $title }: خصم { $off } يبدأ { $at }
percent-off = { $percent } %
btn-percent = −{ $percent } %
btn-off-own = ✎ غير ذلك
btn-sale-stop = ✖ إنهاء التخفيض
ask-off = { $title }
    كم الخصم؟ أرسل نسبة مثل 12% أو مبلغًا مثل 5000.
sale-when = <b>{ $title }</b>: خصم { $off }
sale-begins-now = يبدأ فورًا.
sale-begins = يبدأ { $at }.
sale-how-long = اضغط المدة فيصبح التخفيض ساريًا.
btn-begins-0 = الآن
btn-begins-1 = غدًا
btn-begins-7 = بعد أسبوع
btn-until-stopped = ∞ حتى أوقفه
btn-end-own = ✎ نهاية أخرى
ask-end = كم يدوم؟ مثلًا { $days } بالأيام أو { $hours } بالساعات، أو آخر يوم: { $day }. أرسل - ليبقى حتى توقفه.
end-unclear = لم أفهم متى ينتهي. أرسل مثلًا { $example } للأيام، أو آخر يوم: { $day }
sale-started = 🏷 ضُبط التخفيض.
sales-stopped = { $count ->
    [0] لا يوجد تخفيض لإنهائه.
    [zero] لا يوجد تخفيض لإنهائه.
    [one] انتهى التخفيض.
    [two] انتهى تخفيضان.
    [few] انتهت { $count } تخفيضات.
    [many] انتهى { $count } تخفيضًا.
   *[other] انتهى { $count } تخفيض.
}
sales-all = { $count ->
    [0] 🏷 لا تخفيضات. افتح منتجًا أو فئة لبدء واحد.
    [zero] 🏷 لا تخفيضات. افتح منتجًا أو فئة لبدء واحد.
    [one] 🏷 تخفيض واحد:
    [two] 🏷 تخفيضان:
    [few] 🏷 { $count } تخفيضات:
    [many] 🏷 { $count } تخفيضًا:
   *[other] 🏷 { $count } تخفيض:
}
numbered = { $n }. { $line }
btn-stop-n = ✖ { $n }
discount-whole = هكذا يصبح شيء مجانيًا: أقل سعر هو { $price }. قلّل الخصم من فضلك.

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
