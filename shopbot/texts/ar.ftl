# The house's own words. Plugins fall back to these, so a plugin needs no "Back" of its own.

language-name = العربية

## Buttons

btn-back = ‹ رجوع
btn-home = 🏠
btn-next = التالي ›
btn-previous = ‹ السابق
btn-page = { $page }/{ $pages }
btn-more = المزيد ▾
btn-ok = حسنًا
btn-yes = نعم
btn-no = لا
btn-confirm = ✅ تأكيد
btn-save = 💾 حفظ
btn-edit = ✎ تعديل
btn-cancel = ✖ إلغاء
btn-skip = تخطي
btn-undo = ↩ تراجع
btn-close = إغلاق
btn-retry = 🔄 إعادة المحاولة
btn-refresh = 🔄 تحديث
btn-support = 💬 المساعدة
btn-shop = 🛍 افتح المتجر

## Words inside sentences

trail-home = 🏠
yes = نعم
no = لا
just = { $words }
no-name = بلا اسم
page = صفحة { $page } من { $pages }

state-draft = لم يُطلب بعد
state-waiting = بانتظار الدفع
state-paid = مدفوع
state-delivered = تم التسليم
state-part-delivered = سُلّم جزء منه
state-expired = انتهت مهلته
state-cancelled = ملغى
state-refunded = أُعيد المبلغ

## Answers to taps and messages

working = جارٍ التنفيذ…
reading-file = جارٍ قراءة الملف…
already-done = تم هذا من قبل.
saved = تم الحفظ.
cancelled = تم الإلغاء، ولم يتغيّر شيء.
undone = تم التراجع.
undo-too-late = فات أوان التراجع عن هذا.
nothing-to-cancel = لا يوجد ما يمكن إلغاؤه.
nothing-to-delete = لا يوجد ما يمكن حذفه.
old-button = هذا الزر قديم. إليك الوضع الحالي.
not-allowed = هذا غير متاح لك.
not-ready = ما زلنا نعمل على ذلك. حاول مجددًا بعد لحظات.
gone = لم يعد هذا متاحًا.
sold-out = { $left ->
    [zero] نفدت الكمية للتو.
    [one] لم تبقَ سوى قطعة واحدة.
    [two] لم تبقَ سوى قطعتين.
    [few] لم يبقَ سوى { $left } قطع.
    [many] لم يبقَ سوى { $left } قطعة.
   *[other] لم يبقَ سوى { $left } قطعة.
}
too-fast = مهلًا قليلًا! انتظر بضع ثوانٍ من فضلك.
not-understood = عذرًا، لم أفهم ذلك. اضغط أحد الأزرار، أو أرسل /start لفتح المتجر.
wrong-form = اكتبه هكذا من فضلك: { $example }
error-apology = نعتذر، حدث خلل لدينا ولم يتغيّر شيء.
    حاول مرة أخرى من فضلك. وإن تكرر الأمر فأرسل هذا الرمز إلى الدعم: { $code }

banned = لا يمكنك استخدام هذا المتجر حاليًا.
    السبب: { $reason }
banned-until = لا يمكنك استخدام هذا المتجر حتى { $until }.
    السبب: { $reason }

## Questions and forms

text-wanted = أجب برسالة نصية من فضلك.
photo-wanted = أرسل صورة من فضلك.
file-wanted = أرسل ملفًا من فضلك.
field-empty = لا يمكن ترك هذا فارغًا.
field-too-long = { $limit ->
    [zero] النص طويل جدًا.
    [one] النص طويل جدًا. الحد الأقصى حرف واحد.
    [two] النص طويل جدًا. الحد الأقصى حرفان.
    [few] النص طويل جدًا. الحد الأقصى { $limit } أحرف.
    [many] النص طويل جدًا. الحد الأقصى { $limit } حرفًا.
   *[other] النص طويل جدًا. الحد الأقصى { $limit } حرف.
}
file-too-large = هذا الملف كبير جدًا. الحد الأقصى { $limit } ميغابايت.
file-wrong-type = لا يمكن استخدام هذا النوع من الملفات. أرسل أحد هذه الأنواع: { $types }
file-unreadable = تعذّرت قراءة الملف { $name }. احفظه كنص عادي (UTF-8) ثم أرسله مجددًا.
file-not-fetched = تعذّر جلب الملف من تيليجرام. أرسله مرة أخرى من فضلك.
reason-missing = اكتب السبب من فضلك.
setting-wrong = لا تصلح هذه القيمة للإعداد { $name }. القيم المقبولة: { $kind }
kind-switch = on أو off
kind-number = عدد
kind-text = نص
kind-address = عنوان يبدأ بـ { $begin }
kind-list = قائمة مفصولة بفواصل
number-unclear = تعذّرت قراءة «{ $text }» كرقم. أرسل أرقامًا فقط، مثل 3.
number-range = اختر رقمًا من { $low } إلى { $high }.

amount-unclear = تعذّرت قراءة «{ $text }» كمبلغ. اكتبه مثلًا هكذا: 50000 أو 50k أو 12.50.
amount-ambiguous = يمكن فهم «{ $text }» بطريقتين: { $first } أو { $second }. اكتبه كما تقصده من فضلك.
amount-too-fine = { $places ->
    [zero] المبالغ بعملة { $currency } بلا كسور عشرية. اكتب المبلغ دون كسور من فضلك.
    [one] المبالغ بعملة { $currency } تقبل خانة عشرية واحدة على الأكثر.
    [two] المبالغ بعملة { $currency } تقبل خانتين عشريتين على الأكثر.
    [few] المبالغ بعملة { $currency } تقبل { $places } خانات عشرية على الأكثر.
    [many] المبالغ بعملة { $currency } تقبل { $places } خانة عشرية على الأكثر.
   *[other] المبالغ بعملة { $currency } تقبل { $places } خانة عشرية على الأكثر.
}
amount-negative = لا يمكن أن يكون المبلغ أقل من صفر.
amount-zero = يجب أن يكون المبلغ أكبر من صفر.
amount-too-big = هذا المبلغ كبير جدًا. الحد الأقصى { $limit }.
rate-missing = سعر { $currency } غير معروف بعد، لذلك لا يمكن استخدام طريقة الدفع هذه. اختر طريقة أخرى من فضلك.
rate-stale = سعر { $currency } قديم حاليًا. اختر طريقة دفع أخرى أو حاول لاحقًا.
invoice-over = انتهت هذه الفاتورة ولم يُخصم شيء. افتح طلبك في المتجر واختر طريقة الدفع من جديد.
invoice-not-yours = هذه الفاتورة تخص شخصًا آخر. لم يُخصم شيء.
invoice-changed = تغيّر المبلغ ولم يُخصم شيء. افتح طلبك في المتجر وادفع من جديد.
invoice-refused = لا يمكن قبول هذا الدفع. لم يُخصم شيء. تواصل مع المتجر من فضلك.

## Products and stock

no-such-product = هذا المنتج غير موجود.
no-such-category = هذا القسم غير موجود.
not-for-sale = هذا المنتج غير معروض للبيع حاليًا.
title-missing = اكتب الاسم من فضلك.
title-too-long = { $limit ->
    [zero] الاسم طويل جدًا.
    [one] الاسم طويل جدًا. الحد الأقصى حرف واحد.
    [two] الاسم طويل جدًا. الحد الأقصى حرفان.
    [few] الاسم طويل جدًا. الحد الأقصى { $limit } أحرف.
    [many] الاسم طويل جدًا. الحد الأقصى { $limit } حرفًا.
   *[other] الاسم طويل جدًا. الحد الأقصى { $limit } حرف.
}
description-too-long = { $limit ->
    [zero] الوصف طويل جدًا.
    [one] الوصف طويل جدًا. الحد الأقصى حرف واحد.
    [two] الوصف طويل جدًا. الحد الأقصى حرفان.
    [few] الوصف طويل جدًا. الحد الأقصى { $limit } أحرف.
    [many] الوصف طويل جدًا. الحد الأقصى { $limit } حرفًا.
   *[other] الوصف طويل جدًا. الحد الأقصى { $limit } حرف.
}
price-negative = لا يمكن أن يكون السعر أقل من صفر.
price-too-big = هذا السعر مرتفع جدًا.
number-invalid = لا يصلح هذا الرقم رقمًا لمنتج.
number-taken = الرقم { $number } مستخدم لمنتج آخر.
count-negative = لا يمكن أن تكون الكمية أقل من صفر.
quantity-range = الكميات غير متوافقة: أقل كمية هي 1، ولا يجوز أن يكون الحد الأعلى أصغر من الحد الأدنى.
category-too-deep = الأقسام مستويان فقط لا أكثر.
unit-gone = لم تعد هذه القطعة في المخزون.
line-too-long = { $limit ->
    [zero] السطر { $line } طويل جدًا.
    [one] السطر { $line } طويل جدًا. الحد الأقصى حرف واحد.
    [two] السطر { $line } طويل جدًا. الحد الأقصى حرفان.
    [few] السطر { $line } طويل جدًا. الحد الأقصى { $limit } أحرف.
    [many] السطر { $line } طويل جدًا. الحد الأقصى { $limit } حرفًا.
   *[other] السطر { $line } طويل جدًا. الحد الأقصى { $limit } حرف.
}

## Orders

no-such-order = هذا الطلب غير موجود.
order-closed = { $state ->
    [paid] تم دفع هذا الطلب من قبل.
    [delivered] تم تسليم هذا الطلب من قبل.
    [part-delivered] سُلّم جزء من هذا الطلب من قبل.
    [expired] انتهت مهلة هذا الطلب.
    [cancelled] أُلغي هذا الطلب.
    [refunded] أُعيد مبلغ هذا الطلب.
   *[other] لم يعد تعديل هذا الطلب ممكنًا.
}
too-many-waiting = { $limit ->
    [zero] لا يمكن إنشاء طلب جديد الآن.
    [one] لديك طلب لم يُدفع بعد. ادفعه أو ألغه أولًا.
    [two] لديك طلبان لم يُدفعا بعد. ادفع أحدهما أو ألغه أولًا.
    [few] لديك { $limit } طلبات لم تُدفع بعد. ادفع أحدها أو ألغه أولًا.
    [many] لديك { $limit } طلبًا لم يُدفع بعد. ادفع أحدها أو ألغه أولًا.
   *[other] لديك { $limit } طلب لم يُدفع بعد. ادفع أحدها أو ألغه أولًا.
}
too-few = { $min ->
    [zero] لا حد أدنى للكمية.
    [one] أقل كمية للطلب قطعة واحدة.
    [two] أقل كمية للطلب قطعتان.
    [few] أقل كمية للطلب { $min } قطع.
    [many] أقل كمية للطلب { $min } قطعة.
   *[other] أقل كمية للطلب { $min } قطعة.
}
too-many = { $max ->
    [zero] لا يمكن طلب هذا المنتج الآن.
    [one] لا يمكن طلب أكثر من قطعة واحدة في الطلب.
    [two] لا يمكن طلب أكثر من قطعتين في الطلب.
    [few] لا يمكن طلب أكثر من { $max } قطع في الطلب.
    [many] لا يمكن طلب أكثر من { $max } قطعة في الطلب.
   *[other] لا يمكن طلب أكثر من { $max } قطعة في الطلب.
}
price-changed = تغيّر السعر من { $old } إلى { $new }. لم يُخصم أي مبلغ.
receipt-differs = سُجّلت الدفعة { $reference } من قبل بمبلغ { $was }، وورد الآن أنها { $now }. راجعها يدويًا من فضلك.

## People and money

not-enough = رصيدك { $balance }، وينقصك { $missing }.
no-such-person = هذا الشخص غير معروف لدينا. عليه أن يشغّل البوت مرة أولًا.
last-owner = هذا هو المالك الوحيد. عيّن مالكًا آخر أولًا.
owner-not-banned = لا يمكن حظر مالك المتجر.

## For the staff

bug-alert = { $times ->
    [zero] ⚠️ لا أخطاء في { $place }. الرمز: { $code }
    [one] ⚠️ حدث خطأ في { $place }. الرمز: { $code }
    [two] ⚠️ حدث خطآن في { $place }. الرمز: { $code }
    [few] ⚠️ حدثت { $times } أخطاء في { $place }. الرمز: { $code }
    [many] ⚠️ حدث { $times } خطأً في { $place }. الرمز: { $code }
   *[other] ⚠️ حدث { $times } خطأ في { $place }. الرمز: { $code }
}
parked-alert = ⚠️ وُضع جانبًا بعد ثلاث محاولات فاشلة: { $event }. الرمز: { $code }
    بقية العمل مستمرة ولا تنتظره.
plugin-alert = ⚠️ لم تُحمَّل الإضافة { $plugin }: { $problem }
unreachable-alert = ⚠️ لا يستطيع تيليجرام الوصول إلى عنوان المتجر على الويب. تنتظر رسائل الزبائن 24 ساعة على الأكثر ثم تضيع.
    لمعرفة السبب اكتب على الخادم: { $command }
door-alert = ⚠️ تعذّر فتح مدخل المتجر على الويب، فلا تستطيع خدمات الدفع الاتصال به: { $problem }

## Plugins and settings

no-such-plugin = لا توجد إضافة باسم { $plugin }.
plugin-refused = تعذّر تشغيل { $plugin }: { $problem }
plugin-needed = يجب أن تبقى { $plugin } مفعّلة لأن { $by } تعتمد عليها. أوقف تلك أولًا.
plugin-needs = تحتاج { $plugin } إلى { $needs }. شغّل ذلك أولًا.
plugin-stays = يجب أن تبقى { $plugin } مفعّلة: بدونها لن تتمكن من العودة إلى هنا.
already-dealt-with = لم يبقَ ما يُفعل هنا: تمت معالجة هذا من قبل.
setting-payment-window = عدد الدقائق المتاحة للمشتري للدفع قبل أن تعود البضاعة إلى المخزون
btn-setting-payment-window = مهلة الدفع
setting-most-waiting = عدد الطلبات غير المدفوعة المسموح بها للمشتري في وقت واحد
btn-setting-most-waiting = طلبات غير مدفوعة

bot-about = { $shop }: اختر وادفع ويصلك طلبك خلال ثوانٍ، ليلًا ونهارًا.
bot-description =
    مرحبًا بك في { $shop }!
    اختر ما تريد وادفع واستلمه هنا خلال ثوانٍ، ليلًا ونهارًا. اضغط «ابدأ» لتتصفّح المتجر.
books-wrong = { $problems ->
    [zero] ✅ لم تجد المراجعة الليلية أي خطأ.
    [one] ⛔ وجدت المراجعة الليلية أمرًا واحدًا غير متطابق. نفّذ على الخادم: python3 run.py check --deep
    [two] ⛔ وجدت المراجعة الليلية أمرين غير متطابقين. نفّذ على الخادم: python3 run.py check --deep
    [few] ⛔ وجدت المراجعة الليلية { $problems } أمور غير متطابقة. نفّذ على الخادم: python3 run.py check --deep
    [many] ⛔ وجدت المراجعة الليلية { $problems } أمرًا غير متطابق. نفّذ على الخادم: python3 run.py check --deep
   *[other] ⛔ وجدت المراجعة الليلية { $problems } أمر غير متطابق. نفّذ على الخادم: python3 run.py check --deep
}

## المدفوعات

method-busy = عدد كبير من الناس يدفعون بهذه الطريقة الآن. يُرجى اختيار طريقة أخرى أو المحاولة بعد بضع دقائق.
claimed-already = سبق أن اتخذ أحدهم قرارًا بشأن هذا المبلغ.
other-currency = لم يكن مطلوبًا دفع هذه العملية بعملة { $currency }. أعطِ المبلغ للشخص نفسه بدلًا من ذلك.
worth-differs = هذا المبلغ هو { $money }، ولا يمكن احتسابه بقيمة أخرى.
refund-too-much = أقصى ما يمكن إعادته من هذا المبلغ هو { $money }.
cannot-refund = لا يمكن إعادة الأموال عبر طريقة الدفع هذه.
fee-included = يشمل هذا رسومًا قدرها { $fee }، ويُحتسب منه { $amount }.
way-costs = { $way }: ترسل { $asked }
way-costs-fee = { $way }: ترسل { $asked }، منها رسوم { $fee }
looked-at = 🔎 آخر تحقق { $at }: لم يصل شيء بعد. نواصل التحقق تلقائيًا.
method-off = ⏸ طريقة الدفع { $method } متوقفة بينما لا يزال هناك من يدفع بها.
    مدفوعاتهم مجمّدة ولم تضِع: لن ينتهي شيء قبل أن تعود وتتحقق. أعد تشغيلها قريبًا.
method-broken = ⚠️ لم تستجب طريقة الدفع { $method } عدة مرات متتالية: { $problem }
    لن تُعرض في الوقت الحالي. المدفوعات المفتوحة مجمّدة ولم تضِع، وستعود من تلقاء نفسها.
method-back = ✅ عادت طريقة الدفع { $method } إلى العمل وأصبحت معروضة.
money-reversed = ⛔ استعادت { $method } مبلغ { $money }. الطلب: { $code }
    السبب: { $reason }
    ما لم يغطّه رصيد الدافع: { $lost }
refund-failed = ⚠️ تعذّرت إعادة { $money }: { $problem }
    عاد المبلغ إلى رصيد الشخص.

## Formulas

formula-empty = اكتب المعادلة من فضلك.
formula-long = { $limit ->
    [zero] المعادلة طويلة جدًا.
    [one] المعادلة طويلة جدًا. الحد الأقصى حرف واحد.
    [two] المعادلة طويلة جدًا. الحد الأقصى حرفان.
    [few] المعادلة طويلة جدًا. الحد الأقصى { $limit } أحرف.
    [many] المعادلة طويلة جدًا. الحد الأقصى { $limit } حرفًا.
   *[other] المعادلة طويلة جدًا. الحد الأقصى { $limit } حرف.
}
formula-deep = الأقواس المتداخلة كثيرة. اكتب المعادلة بشكل أبسط من فضلك.
formula-unclear = المعادلة غير مفهومة ابتداءً من هنا: { $near }
formula-unfinished = المعادلة تتوقف في منتصفها، وينقص شيء في آخرها.
formula-missing = ينقص المعادلة { $sign }.
formula-number = يمكن قراءة { $text } بطريقتين: { $first } أو { $second }. اكتبه كما تقصده من فضلك.
formula-thousands = اكتب { $text } من دون فواصل الآلاف: { $first }
formula-comma = داخل قوسي الدالة يمكن قراءة { $text } بطريقتين: { $first } أو { $second }. اكتبه كما تقصده من فضلك.
formula-name = { $name } غير معروف هنا. الأسماء المتاحة: { $known }
formula-function = لا توجد دالة باسم { $name }. المتاح: { $known }
formula-one-value = تأخذ { $name } قيمة واحدة فقط.
formula-two-values = تأخذ { $name } قيمتين على الأقل، تفصل بينهما فاصلة ومسافة.
formula-truth = { $part } إما صحيح أو غير صحيح، والمطلوب هنا عدد.
formula-condition = { $part } عدد، والمطلوب هنا مقارنة، مثل { $fix }
formula-divides = مع { $case } تصبح القسمة على صفر. اكتب { $fix } بدلًا من { $part }.
formula-negative = مع { $case } تكون النتيجة { $result }، أي أقل من الصفر. يمكنك كتابة { $fix }
formula-whole = مع { $case } تكون النتيجة { $result }. المعادلة هي ما يدفعه الدافع زيادةً فقط، من دون المبلغ نفسه، مثل { $fix }
formula-too-much = مع { $case } تكون النتيجة { $result }، أي أكثر مما دُفع. يمكنك كتابة { $fix }

## إشعارات للفريق، والمجموعات التي تتلقّاها

digest-busy = { $count ->
    [zero] 🔔 المتجر مزدحم: لا إشعارات أخرى منذ { $since }.
    [one] 🔔 المتجر مزدحم: إشعار آخر منذ { $since }.
    [two] 🔔 المتجر مزدحم: إشعاران آخران منذ { $since }.
    [few] 🔔 المتجر مزدحم: { $count } إشعارات أخرى منذ { $since }.
    [many] 🔔 المتجر مزدحم: { $count } إشعارًا آخر منذ { $since }.
   *[other] 🔔 المتجر مزدحم: { $count } إشعار آخر منذ { $since }.
}
digest-over = { $count ->
    [zero] 🔔 لا إشعارات أخرى بين { $since } و{ $until }. تصل الإشعارات الآن واحدًا واحدًا من جديد.
    [one] 🔔 إشعار آخر بين { $since } و{ $until }. تصل الإشعارات الآن واحدًا واحدًا من جديد.
    [two] 🔔 إشعاران آخران بين { $since } و{ $until }. تصل الإشعارات الآن واحدًا واحدًا من جديد.
    [few] 🔔 { $count } إشعارات أخرى بين { $since } و{ $until }. تصل الإشعارات الآن واحدًا واحدًا من جديد.
    [many] 🔔 { $count } إشعارًا آخر بين { $since } و{ $until }. تصل الإشعارات الآن واحدًا واحدًا من جديد.
   *[other] 🔔 { $count } إشعار آخر بين { $since } و{ $until }. تصل الإشعارات الآن واحدًا واحدًا من جديد.
}
digest-line = { $count } × { $what }
btn-digest = عرضها
notices-orders = طلبات
notices-payments = مدفوعات
notices-stock = مخزون
notices-messages = رسائل
notices-faults = أعطال
notices-other = إشعارات أخرى
setting-notices-a-minute = عدد الإشعارات التي تصل واحدًا واحدًا في الدقيقة. ما زاد يُجمع في رسالة واحدة تعدّه.
btn-setting-notices-a-minute = إشعارات الدقيقة
group-lost = ⚠️ لم تعد المجموعة { $group } تتلقّى الإشعارات: أُزلتُ منها أو لا يحقّ لي الكتابة فيها.
    لتغيير ذلك أضفني إلى المجموعة من جديد واكتب فيها /whitelist
no-such-group = هذه المجموعة لا تتلقّى إشعارات.
author-hidden = لا يذكر تيليجرام من هو { $name }: حسابه مخفيّ عند إعادة توجيه رسائله.
    استخدم بدلًا من ذلك رقمه أو اسم المستخدم أو رقمه البنكي. تجد الرقم البنكي في ملفه داخل المتجر.
author-unknown = لم يفتح { $id } المتجر قط، فلا شيء معروف عنه هنا.
